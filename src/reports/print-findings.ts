/**
 * Findings as a good compiler prints errors: what, where, the words underlined, what else is known, where to look next.
 *
 *     error[paper-not-passed-on]: …
 *       --> khrushchev-kennedy-1962-10-26:1:14
 *        |
 *      1 | Acknowledges Kennedy's letter of 25 October and finds in it…
 *        |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
import type { Finding, Severity } from '../checks/finding.ts'
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import { columns, count, excerpt, findPlaces, type Places, paint, titleOf } from './print-text.ts'

const WIDTH = 92
const ORDER: readonly Severity[] = ['error', 'warning', 'info']
const NAMES: { readonly [S in Severity]: readonly [string, string] } = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

/** Findings by check, the gravest checks first; within a check in the order in which it reported them. */
function groupFindings(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const f of findings) {
    const group = groups.get(f.check)
    if (group) group.push(f)
    else groups.set(f.check, [f])
  }
  const gravest = (group: readonly Finding[]) => Math.min(...group.map((f) => ORDER.indexOf(f.severity)))
  return new Map([...groups].sort((a, b) => gravest(a[1]) - gravest(b[1])))
}

/** One finding after another, each as a piece of text; then a line that says what it covers. */
export function* printFindings(
  record: Record,
  collation: Collation,
  findings: readonly Finding[],
  covers: string,
): Generator<string> {
  const places = findPlaces(record)
  for (const group of groupFindings(findings).values()) {
    for (const f of group) yield printFinding(record, collation, places, f)
    yield `  ${paint('dim', 'help:')} ${group[0]!.help}\n\n`
  }
  yield `${sumUp(findings)} in ${covers}.\n`
}

function printFinding(record: Record, collation: Collation, places: Places, f: Finding): string {
  const lines = [`${paint(f.severity, `${NAMES[f.severity][0]}[${f.check}]`)}${paint('bold', `: ${f.message}`)}`]
  if (f.paper !== undefined) lines.push(...showPlace(record, collation, places, f.paper, f.span))
  for (const e of f.evidence) {
    if (e.paper === f.paper && e.span[0] === f.span?.[0] && e.span[1] === f.span[1]) continue
    lines.push(
      `  ${paint('dim', 'known:')} ${places.say(e.paper, e.span[0])} "${e.words.replace(/\s+/g, ' ').trim()}" (${titleOf(record, collation, e.paper)})`,
    )
  }
  if (f.next) lines.push(`  ${paint('dim', 'next:')} ${f.next}`)
  return `${lines.join('\n')}\n\n`
}

function showPlace(
  record: Record,
  collation: Collation,
  places: Places,
  id: string,
  span: readonly [number, number] | undefined,
): string[] {
  const text = places.textOf(id)
  const title = record.papers.has(id) ? titleOf(record, collation, id) : id
  const named = title === id ? '' : `  ${paint('dim', title)}`
  if (span === undefined || text === undefined) return [`  ${paint('place', '-->')} ${id}${named}`]
  const { line } = places.at(id, span[0])
  const { before, words, after } = excerpt(text, span[0], span[1], WIDTH)
  const number = String(line)
  const gap = ' '.repeat(number.length + 1)
  return [
    ` ${gap}${paint('place', '-->')} ${places.say(id, span[0])}${named}`,
    ` ${gap}${paint('place', '|')}`,
    ` ${paint('place', `${number} |`)} ${before}${words}${after}`,
    ` ${gap}${paint('place', '|')} ${' '.repeat(columns(before))}${paint(
      'error',
      '^'.repeat(Math.max(1, columns(words))),
    )}`,
  ]
}

/** "2 errors, 1 warning" */
function sumUp(findings: readonly Finding[]): string {
  const parts = ORDER.map((s) => [s, findings.filter((f) => f.severity === s).length] as const).filter(([, n]) => n > 0)
  return parts.length ? parts.map(([s, n]) => count(n, ...NAMES[s])).join(', ') : 'No findings'
}
