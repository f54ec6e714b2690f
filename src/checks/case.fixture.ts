/**
 * A case: a small negotiation in Markdown, with the findings that it must give and no others. Documentation and test at once.
 *
 *     # Ben's letter was not shown to Carla          the title, a sentence about letters
 *     Who they are and what went on.                 the story
 *     ```papers/ana-ben.md … ```                     a file of the papers folder; the info string is its name
 *     ## Findings
 *     - error paper-not-passed-on: carla · ana-ben "not among the papers"
 */
import { type Collation, collate } from '../collation/collate.ts'
import { type Problem, readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { runChecks } from './checks.ts'
import type { Finding, Severity } from './finding.ts'

export interface Case {
  readonly title: string
  readonly story: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly expected: readonly ExpectedFinding[]
}

export interface ExpectedFinding {
  readonly severity: Severity
  readonly check: string
  /** Ids of parties, papers (without their folder) and statements that it must name. */
  readonly names: readonly string[]
  /** What its message must contain. */
  readonly words: readonly string[]
  /** The line as written. */
  readonly line: string
}

export interface CaseRun {
  readonly record: Record
  readonly whole: Collation
  readonly findings: readonly Finding[]
  readonly problems: readonly Problem[]
}

const FENCED = /^```(\S+)\n([\s\S]*?)^```$/gm
const LINE = /^- (error|warning|info) ([a-z-]+)(?::\s*(.*))?$/

/** Reads a case. Throws if it has no title, no papers or no findings: a case that expects nothing must say so. */
export function readCase(source: string): Case {
  const title = /^# (.+)$/m.exec(source)?.[1]
  const [told, listed] = source.split(/^## Findings$/m)
  if (!title || told === undefined || listed === undefined)
    throw new Error('A case has a title and a list of findings.')
  const files = [...told.matchAll(FENCED)].map((m) => ({ path: m[1]!, text: m[2]! }))
  if (files.length === 0) throw new Error(`No papers in “${title}”.`)
  const story = told.slice(told.indexOf(title) + title.length, told.indexOf('```')).trim()
  const lines = listed.split('\n').filter((l) => l.trim() !== '')
  if (lines.length === 0) throw new Error(`“${title}” lists no findings and does not say “no findings”.`)
  const silent = lines.length === 1 && /^no findings\b/i.test(lines[0]!.trim())
  return { title, story, files, expected: silent ? [] : lines.map(readLine) }
}

function readLine(line: string): ExpectedFinding {
  const m = LINE.exec(line)
  if (!m) throw new Error(`Not a finding: ${line}`)
  const rest = m[3] ?? ''
  const words = [...rest.matchAll(/["“]([^"”]+)["”]/g)].map((w) => w[1]!)
  const names = rest
    .replace(/["“][^"”]+["”]/g, '')
    .split('·')
    .map((n) => n.trim())
    .filter(Boolean)
  return { severity: m[1] as Severity, check: m[2]!, names, words, line }
}

/** Reads the papers of a case as any folder is read, and runs every check on them. */
export async function runCase(c: Case): Promise<CaseRun> {
  const files = c.files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }))
  const { entries, bodies, problems } = await readPapers(files, { at: '2026-11-23T12:00:00Z' })
  const record = foldEntries(entries, bodies)
  const whole = collate(record)
  return { record, whole, findings: runChecks(record, whole), problems }
}

/** What was expected and not found, and what was found and not expected; both empty when the case holds. */
export function compareFindings(
  expected: readonly ExpectedFinding[],
  findings: readonly Finding[],
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const left = [...findings]
  const missing: string[] = []
  // What names most is served first, so that a vague line does not take the finding of a sharp one.
  const sharpest = [...expected].sort((a, b) => b.names.length + b.words.length - a.names.length - a.words.length)
  for (const e of sharpest) {
    const at = left.findIndex((f) => isExpected(e, f))
    if (at < 0) missing.push(e.line)
    else left.splice(at, 1)
  }
  return { missing, unexpected: left.map(writeLine) }
}

export function isExpected(e: ExpectedFinding, f: Finding): boolean {
  const named = namesIn(f)
  return (
    e.check === f.check &&
    e.severity === f.severity &&
    e.names.every((n) => [...named].some((id) => id === n || id.endsWith(`/${n}`))) &&
    e.words.every((w) => f.message.includes(w))
  )
}

function namesIn(f: Finding): Set<string> {
  return new Set([...f.parties, ...f.papers, ...(f.statements ?? []), ...(f.paper ? [f.paper] : [])])
}

/** A finding as a case would list it. */
function writeLine(f: Finding): string {
  return `- ${f.severity} ${f.check}: ${[...namesIn(f)].join(' · ')} “${f.message}”`
}
