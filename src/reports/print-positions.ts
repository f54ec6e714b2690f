/** The matrix of positions as text: options down, sides across, and under each option the passages that make its outcome. */
import type { Cell, Matrix, OptionRow, Standing } from '../positions/matrix.ts'
import { nameOf, type Record, type Stance, type Statement } from '../record/record.ts'
import { dayOf, paint, type Style, sayEyes, wrap } from './print-text.ts'
import { sayTime } from './print-time.ts'

export const STANDING_WORDS: { readonly [S in Standing]: string } = {
  prefers: 'proposes or prefers',
  accepts: 'accepts',
  'accepts-if': 'accepts if',
  rejects: 'refuses',
  contested: 'contradictory',
  personal: 'only in a member’s own name',
  silent: 'silent',
  unknown: 'no stance on record',
}

const OUTCOME: { readonly [O in OptionRow['outcome']]: readonly [Style, string] } = {
  acceptable: ['info', 'acceptable to all'],
  refused: ['error', 'refused'],
  open: ['dim', 'open'],
}

export function* printPositions(record: Record, matrix: Matrix, history: boolean): Generator<string> {
  const eyes = sayEyes(record)
  yield `${paint('bold', `Positions${eyes && `, ${eyes}`}`)}\n`
  yield `${wrap(`Sides: ${matrix.sides.map((s) => nameOf(record, s)).join('; ') || 'none'}`)}\n\n`
  if (matrix.issues.length === 0)
    yield `${wrap('No issues are on record here. Issues, options and stances are entered in positions.yaml.')}\n`
  for (const issue of matrix.issues) {
    yield `${paint('bold', issue.title)}  ${paint('dim', issue.id)}\n`
    for (const row of issue.rows) yield* printRow(record, row, history)
    yield '\n'
  }
}

function* printRow(record: Record, row: OptionRow, history: boolean): Generator<string> {
  const [style, words] = OUTCOME[row.outcome]
  yield `${wrap(`${row.text}: ${words}`, '    ', '  ').replace(words, paint(style, words))}\n`
  for (const cell of row.cells) {
    if (cell.standing === 'unknown') continue
    yield `${wrap(`${nameOf(record, cell.side)} ${sayCell(record, cell)}`, '        ', '      - ')}\n`
    if (history && cell.history.length > 1)
      for (const s of cell.history) yield `${wrap(sayStance(record, s), '            ', '          · ')}\n`
  }
  const unspoken = row.cells.filter((c) => c.standing === 'unknown').map((c) => nameOf(record, c.side))
  if (row.outcome === 'open' && unspoken.length && unspoken.length < row.cells.length)
    yield `${wrap(`no stance on record: ${unspoken.join(', ')}`, '        ', '      - ')}\n`
  for (const s of row.expected) yield `${wrap(sayExpectation(record, s), '        ', '      ? ')}\n`
  if (row.outcome === 'acceptable') yield `${wrap(sayTaken(record, row), '        ', '      = ')}\n`
}

function sayCell(record: Record, cell: Cell): string {
  const words = STANDING_WORDS[cell.standing]
  if (cell.standing === 'contested') return `${words}: ${cell.ruling.map((s) => sayStance(record, s)).join('; ')}`
  const s = cell.ruling.at(-1) ?? cell.history.at(-1)
  return s ? `${words}${sayDetails(record, s, cell)}` : words
}

function sayDetails(record: Record, s: Stance, cell: Cell): string {
  const speaker = s.party === cell.side ? '' : `${nameOf(record, s.party)}, `
  const condition = s.condition?.length ? `, if: ${s.condition.join('; ')}` : ''
  return ` (${speaker}${whenOf(s)}${s.manner ? `, ${s.manner}` : ''}${condition}; ${placeOf(record, s)})`
}

export function sayStance(record: Record, s: Stance): string {
  const condition = s.condition?.length ? `, if: ${s.condition.join('; ')}` : ''
  const own = s.authority === 'personal' ? ', in own name' : ''
  return `${whenOf(s)}: ${nameOf(record, s.party)}, ${s.stance}${s.manner ? `, ${s.manner}` : ''}${own}${condition}; ${placeOf(record, s)}`
}

function sayExpectation(record: Record, s: Statement): string {
  return `expected, which is no stance: ${nameOf(record, s.speaker)}${s.when ? `, ${sayTime(s.when.words)}` : ''}: ${s.text}`
}

export function sayTaken(record: Record, row: OptionRow): string {
  const because = row.because.map((s) => `${nameOf(record, s.party)} ${whenOf(s)} (${placeOf(record, s)})`).join(', ')
  const { raised, thoughtPossible, setAside } = row.taken!
  if (!raised) return `every side accepts it, and nobody has put these together: ${because}`
  const possible = thoughtPossible.map((s) => nameOf(record, s.party)).join(', ')
  return [
    `every side accepts it; raised by ${nameOf(record, raised.party)} ${whenOf(raised)} (${placeOf(record, raised)})`,
    possible && `thought possible by ${possible}, in own name`,
    setAside ? 'set aside: no stance of another side followed' : 'taken up by another side',
  ]
    .filter(Boolean)
    .join('; ')
}

function whenOf(s: Stance): string {
  return s.when ? sayTime(s.when.words) : 'no date'
}

function placeOf(record: Record, s: Stance): string {
  const id = s.passage?.paper ?? s.in
  if (id === undefined) return 'no paper'
  const day = dayOf(record.papers.get(id))
  return `${id}${day ? ` of ${day}` : ''}${s.passage ? ` "${s.passage.words.replace(/\s+/g, ' ')}"` : ''}`
}
