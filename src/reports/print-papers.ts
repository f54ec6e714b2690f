/** The papers as a table, one to a line. `~` stands before what was inferred; dates are written as they were understood. */
import { findVersions } from '../collation/versions.ts'
import type { Record } from '../record/record.ts'
import { type PaperRow, sayNames } from './papers.ts'
import { columns, paint } from './print-text.ts'
import { sayTime } from './print-time.ts'
import { sayVersion } from './say-version.ts'
import { findTextChange, sayTextChange } from './text-changes.ts'

/** A name longer than this pushes the rest of its own line to the right, and of no other. */
const WIDEST = 40
const HEADINGS = ['id', 'file', 'date', 'from → to', 'kind', 'language'] as const

export function* printPapers(record: Record, rows: Iterable<PaperRow>, covers: string): Generator<string> {
  const list = [...rows]
  const table = list.map((row) => cellsOf(record, row))
  const hasFiles = table.some((cells) => cells[1] !== '')
  const kept = HEADINGS.map((_, i) => i).filter((i) => i !== 1 || hasFiles)
  const wide = kept.map((i) => Math.min(WIDEST, Math.max(...[HEADINGS, ...table].map((cells) => columns(cells[i]!)))))
  const line = (cells: readonly string[]) =>
    `${kept
      .map((i, n) => cells[i]! + ' '.repeat(Math.max(0, wide[n]! - columns(cells[i]!))))
      .join('  ')
      .trimEnd()}\n`
  if (table.length) yield paint('bold', line(HEADINGS).trimEnd()).concat('\n')
  for (const cells of table) yield line(cells)
  yield `\n${covers}. ~ inferred, not said by the source.\n`
  for (const { id, version } of list) {
    const change = version && version.n > 1 ? findTextChange(record, id) : undefined
    if (change) yield `V${sayTextChange(record, change).slice(1)}. Version ${change.n - 1}: ${change.other}.\n`
  }
  for (const v of findVersions(record)) if (!v.known) yield `${sayVersion(v)} (${v.reasons.join('; ')}).\n`
}

function cellsOf(record: Record, row: PaperRow): string[] {
  const mark = (field: string, text: string) => (row.inferred[field] === undefined ? text : `~${text}`)
  return [
    row.id,
    row.file ?? '',
    row.date === undefined ? 'not known' : mark('date', oneLine(sayTime(row.edtf ?? row.date))),
    `${row.from.length ? mark('from', oneLine(sayNames(record, row.from))) : 'not known'} → ${row.to.length ? mark('to', oneLine(sayNames(record, row.to))) : 'not known'}`,
    row.kind === undefined ? 'not known' : mark('kind', row.kind),
    `${row.language === undefined ? 'not known' : mark('language', row.language)}${row.unread ? ' (not read)' : ''}`,
  ]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
