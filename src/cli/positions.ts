/** `chancery positions`: where each side stands on each option, with the passage behind it. */
import { collate } from '../collation/collate.ts'
import { type Matrix, makeMatrix } from '../positions/matrix.ts'
import { findMistakes } from '../positions/mistakes.ts'
import { suggestStances } from '../positions/suggest-stances.ts'
import type { Record } from '../record/record.ts'
import { printPositions } from '../reports/print-positions.ts'
import { printSuggestions } from '../reports/print-suggestions.ts'
import { paint } from '../reports/print-text.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { loadRecord } from './load.ts'
import { eyesInJson, readEyes, readParty, seenWith } from './look.ts'
import type { Terminal } from './terminal.ts'

/** Options of the three commands that start from the positions on record. */
export const ON_POSITIONS = [
  { name: 'issue', value: 'ID', says: 'only this issue; several ids with commas between them' },
  { name: 'sides', value: 'PARTIES', says: 'only these parties, with commas between them' },
] as const

export const command: Command = {
  name: 'positions',
  summary: 'where each side stands on each option, with the passages',
  usage: 'chancery positions PAPERS… [--issue ID] [--as-of TIME] [--seen-by PARTY] [--suggested] [options]',
  about:
    'Options down, sides across: who accepts, refuses or proposes what, on what conditions, in what manner, and where it is\nwritten. The latest stance counts; of one day, the formal one. An expectation is no stance, and silence endorses nothing.',
  options: [
    ...ON_POSITIONS,
    {
      name: 'suggested',
      says: 'stances that statements and letters suggest, for a person to confirm; nothing is entered',
    },
    { name: 'history', says: 'every stance in order of time, not only the one that counts' },
    ...commonOptions('text', 'json', 'jsonl'),
  ],
  example: 'chancery positions examples/october-1962 --issue inspection --as-of 1962-11-04',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const { seen, matrix } = await lookAtPositions('positions', given, terminal)
  if (given.has('suggested')) return await suggest(seen, matrix, given, terminal)
  const format = given.text('format') ?? 'text'
  const rows = matrix.issues.flatMap((i) => i.rows)
  if (format === 'json')
    await writeJson(
      terminal,
      'issues',
      matrix.issues.map((i) => ({ id: i.id, title: i.title, options: i.rows })),
      { sides: matrix.sides, ...eyesInJson(seen) },
    )
  else if (format === 'jsonl') await writeRows(terminal, rows)
  else await writeText(terminal, printPositions(seen, matrix, given.has('history')))
  return 0
}

/** `--suggested`: of the same issues as the matrix. */
async function suggest(seen: Record, matrix: Matrix, given: Given, terminal: Terminal): Promise<number> {
  const all = suggestStances(seen, collate(seen))
  const issues = new Set(matrix.issues.map((i) => i.id))
  const suggestions = all.suggestions.filter((s) => issues.has(s.issue))
  const leftOut = all.leftOut.filter((l) => issues.has(l.issue))
  const format = given.text('format') ?? 'text'
  if (format === 'json') await writeJson(terminal, 'suggestions', suggestions, { leftOut, ...eyesInJson(seen) })
  else if (format === 'jsonl') await writeRows(terminal, suggestions)
  else await writeText(terminal, printSuggestions(seen, { suggestions, leftOut }))
  return 0
}

export interface PositionsLook {
  readonly seen: Record
  readonly matrix: Matrix
}

/** The matrix as the command line asks to see it. Throws `UsageError`. */
export async function lookAtPositions(command: string, given: Given, terminal: Terminal): Promise<PositionsLook> {
  const { record } = await loadRecord(command, given, terminal)
  if (!terminal.isQuiet)
    for (const m of findMistakes(record))
      terminal.tell(`${m.place}: ${paint('warning', 'warning')}: ${m.message}\n  ${m.remedy}`)
  const seen = seenWith(record, readEyes(record, given, terminal))
  const list = (option: string) =>
    given
      .text(option)
      ?.split(',')
      .map((x) => x.trim())
      .filter(Boolean)
  const sides = list('sides')?.map((p) => readParty(seen, p, 'sides'))
  const all = makeMatrix(seen, sides)
  const issues = list('issue')
  const odd = issues?.find((id) => !all.issues.some((i) => i.id === id))
  if (odd !== undefined)
    throw new UsageError(
      `--issue ${odd}: there is no such issue${seen.eyes.seenBy === undefined && seen.eyes.asOf === undefined ? '' : ' in this view'}.`,
      all.issues.length
        ? `Issues: ${all.issues.map((i) => i.id).join(', ')}.`
        : 'No issues are on record; they are entered in positions.yaml.',
    )
  return { seen, matrix: issues ? { ...all, issues: all.issues.filter((i) => issues.includes(i.id)) } : all }
}
