/** A paper whose file was read again with other words: which version it is, what it alone says, and what only the one before said. */
import { compareTexts, type Lone } from '../collation/compare-texts.ts'
import { type Place, placeAmongTexts } from '../record/earlier-texts.ts'
import { type Record, textOf } from '../record/record.ts'
import { localTime } from '../record/zone.ts'
import { sayTime } from './print-time.ts'

export interface TextChange extends Place {
  readonly paper: string
  /** The version that it is compared with: the one before; of the first, the one after. */
  readonly other: string
  /** Passages that only this version has, and only the other. */
  readonly onlyHere: readonly Lone[]
  readonly onlyThere: readonly Lone[]
  /** Where neither has a passage of its own: from the first word that differs to the last, here and there. */
  readonly words?: readonly [here: string, there: string]
}

/** Undefined of a paper whose text never changed, and of whoever does not hold both texts. */
export function findTextChange(record: Record, paper: string): TextChange | undefined {
  const place = placeAmongTexts(record, paper)
  if (!place) return undefined
  const other = place.texts[place.n === 1 ? 1 : place.n - 2]!
  const [here, there] = [paper, other].map((id) => textOf(record, record.papers.get(id)!))
  const none = { onlyHere: [], onlyThere: [] }
  if (here === undefined || there === undefined) return { paper, other, ...place, ...none }
  const { onlyInFirst, onlyInSecond } = compareTexts(here, there)
  const lone = onlyInFirst.length + onlyInSecond.length > 0
  return {
    paper,
    other,
    ...place,
    onlyHere: onlyInFirst,
    onlyThere: onlyInSecond,
    ...(!lone && here !== there && { words: differing(here, there) }),
  }
}

/** What stands between the common beginning and the common end, in whole words. */
function differing(a: string, b: string): [string, string] {
  const [x, y] = [a.match(/\s*\S+\s*$|\s*\S+/g) ?? [], b.match(/\s*\S+\s*$|\s*\S+/g) ?? []]
  let start = 0
  while (start < x.length && start < y.length && x[start] === y[start]) start++
  let end = 0
  while (end < x.length - start && end < y.length - start && x.at(-1 - end) === y.at(-1 - end)) end++
  const between = (list: readonly string[]) =>
    list
      .slice(start, list.length - end)
      .join('')
      .trim()
  return [between(x), between(y)]
}

/** "version 2 of A1, changed 25 November 2026: 1 passage that version 1 lacks, and without 2 that it had" */
export function sayTextChange(record: Record, change: TextChange): string {
  const { of, n, count, changed } = change
  const when =
    changed === undefined
      ? ''
      : `, changed ${sayTime(localTime(Date.parse(changed), record.settings.zone).slice(0, 10))}`
  return `version ${n} of ${count === n ? of : `${count} of ${of}`}${when}: ${sayDifference(change)}`
}

/** In the words of an intake's report: papers that have another text than their files had before. */
export function tellReplaced(
  record: Record,
  replaced: readonly { readonly file: string; readonly paper: string; readonly earlier: string }[],
): { file: string; paper: string; earlier: string; message: string }[] {
  return replaced.map(({ file, paper, earlier }) => {
    const id = record.aliases.get(paper) ?? paper
    const change = findTextChange(record, id)
    return {
      file,
      paper: id,
      earlier,
      message: change ? `${sayTextChange(record, change)}. The text before stays on file as ${earlier}.` : '',
    }
  })
}

/** "1 passage that version 1 lacks, and without 2 that it has" */
export function sayDifference({ n, onlyHere, onlyThere, words }: TextChange): string {
  const other = `version ${n === 1 ? 2 : n - 1}`
  const passages = (k: number) => (k === 1 ? '1 passage' : `${k} passages`)
  if (onlyHere.length && onlyThere.length)
    return `${passages(onlyHere.length)} that ${other} lacks, and without ${onlyThere.length} that it has`
  if (onlyHere.length) return `${passages(onlyHere.length)} that ${other} lacks`
  if (onlyThere.length) return `without ${passages(onlyThere.length)} that ${other} has`
  if (!words) return `the same words as ${other}`
  const [here, there] = words.map(short)
  if (there === '') return `“${here}”, which ${other} lacks`
  if (here === '') return `without “${there}”, which ${other} has`
  return here === there ? `spaced otherwise than ${other}` : `“${here}” where ${other} has “${there}”`
}

const MOST = 80

function short(words: string): string {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length <= MOST ? flat : `${flat.slice(0, MOST / 2).trimEnd()} … ${flat.slice(-MOST / 2).trimStart()}`
}
