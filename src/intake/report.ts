/** The report of an intake, file by file: what was read, what was inferred, what is doubtful, what was refused. */
import type { Intake, Problem } from './intake.ts'

export interface FileReport {
  readonly path: string
  readonly format: string
  readonly status: Intake['files'][number]['status']
  readonly papers: number
  /** Statements, parties, copies and whatever else it said. */
  readonly others: number
  /** Fields of its papers that the program filled in: which, and in how many papers. */
  readonly inferred: { readonly [field: string]: number }
  readonly doubtful: readonly Pick<Problem, 'code' | 'line' | 'message' | 'remedy'>[]
  readonly refused: readonly Pick<Problem, 'code' | 'line' | 'message' | 'remedy'>[]
  /** Papers whose text is another than when the file was read before. */
  readonly changed: readonly Omit<ChangedText, 'file'>[]
}

/** A paper that has other words than its file had before, and how the two differ, in words. */
export interface ChangedText {
  readonly file: string
  readonly paper: string
  /** The paper that has the earlier words now. */
  readonly earlier: string
  readonly message: string
}

/** One row to a file, in order of path. Problems of files that could not even be opened come as rows of their own. */
export function reportIntake(
  intake: Intake,
  problems: readonly Problem[] = intake.problems,
  changed: readonly ChangedText[] = [],
): FileReport[] {
  const inferred = new Map<string, Map<string, number>>()
  const others = new Map<string, number>()
  for (const e of intake.entries) {
    const path = e.origin?.file
    if (path === undefined) continue
    if (e.kind !== 'paper') {
      others.set(path, (others.get(path) ?? 0) + 1)
      continue
    }
    const of = inferred.get(path) ?? new Map<string, number>()
    inferred.set(path, of)
    for (const field of Object.keys(e.said.inferred ?? {})) of.set(field, (of.get(field) ?? 0) + 1)
  }
  const told = new Map<string, { doubtful: Problem[]; refused: Problem[] }>()
  for (const p of problems) {
    const of = told.get(p.file) ?? { doubtful: [], refused: [] }
    told.set(p.file, of)
    of[p.severity === 'error' ? 'refused' : 'doubtful'].push(p)
  }
  const changedIn = new Map<string, Omit<ChangedText, 'file'>[]>()
  for (const { file, ...text } of changed) changedIn.set(file, [...(changedIn.get(file) ?? []), text])
  const bare = ({ code, line, message, remedy }: Problem) => ({
    code,
    ...(line !== undefined && { line }),
    message,
    remedy,
  })
  const known = new Set(intake.files.map((f) => f.path))
  const unopened = [...told.keys()]
    .filter((path) => !known.has(path))
    .map((path) => ({ path, format: '', papers: 0, status: 'unreadable' as const }))
  return [...intake.files, ...unopened].map((f) => ({
    path: f.path,
    format: f.format,
    status: f.status,
    papers: f.papers,
    others: others.get(f.path) ?? 0,
    inferred: Object.fromEntries([...(inferred.get(f.path) ?? [])].sort((a, b) => (a[0] < b[0] ? -1 : 1))),
    doubtful: (told.get(f.path)?.doubtful ?? []).map(bare),
    refused: (told.get(f.path)?.refused ?? []).map(bare),
    changed: changedIn.get(f.path) ?? [],
  }))
}

/** The rows as a table of plain text, the widest columns cut. */
export function printReport(rows: readonly FileReport[]): string {
  const cells = rows.map((r) => [
    r.path,
    r.format,
    r.status,
    String(r.papers),
    Object.entries(r.inferred)
      .map(([field, n]) => (n > 1 ? `${field} ×${n}` : field))
      .join(' ') || '–',
    tally(r.doubtful),
    tally(r.refused),
    ...(rows.some((other) => other.changed.length) ? [r.changed.length ? String(r.changed.length) : '–'] : []),
  ])
  const headings = ['file', 'format', 'status', 'papers', 'inferred', 'doubtful', 'refused', 'changed']
  const all = [headings.slice(0, cells[0]?.length ?? 7), ...cells]
  const widths = all[0]!.map((_, i) => Math.min(i === 0 ? 48 : 36, Math.max(...all.map((row) => row[i]!.length))))
  return `${all
    .map((row) =>
      row
        .map((c, i) => clip(c, widths[i]!).padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

function tally(problems: readonly { readonly code: string }[]): string {
  const counts = new Map<string, number>()
  for (const p of problems) counts.set(p.code, (counts.get(p.code) ?? 0) + 1)
  return [...counts].map(([code, n]) => (n > 1 ? `${code} ×${n}` : code)).join(' ') || '–'
}

/** The end of a path tells more than its beginning. */
const clip = (s: string, width: number) => (s.length <= width ? s : `…${s.slice(s.length - width + 1)}`)
