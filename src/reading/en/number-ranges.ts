/** Numbers of papers that run on: "Embtels 633-635", "Nos. 3 to 6", "letters Nos. 3, 5 and 7 to 9". */
import { readDateAt } from './dates.ts'

export interface NumberRange {
  readonly first: string
  /** The numbers after the first, the last included. */
  readonly further: readonly string[]
  readonly end: number
}

const RANGE =
  /([A-Z]{1,2}-)?(\d{1,6})(\s*[-–—]\s*|\s+(?:to|through|thru)\s+)([A-Z]{1,2}-)?(\d{1,6})(?![\p{L}\d:/])(?![.,]\d)/uy
/** So many papers are not meant by one phrase. */
const MOST = 40
const MANY =
  /(?:tels|desps|msgs|cables|telegrams|wires|messages|d[ei]spatches|airgrams|circulars|letters|notes|memoranda|reports|documents|papers|nos?\.?|numbers|nrs?\.?)\s+\(?$/i
const ONE_NO = /(?:^|\s)no\.?\s+\(?$/i

/** Do these words before a number announce several? */
export function isManyNumbers(lead: string): boolean {
  return MANY.test(lead) && !ONE_NO.test(lead)
}

/**
 * The range that begins at `at`. Without a plural before it only figures of one length joined by a dash are one: "718-65" is a number
 * with its year. "633-35" runs to 635.
 */
export function readRange(text: string, at: number, many: boolean): NumberRange | undefined {
  RANGE.lastIndex = at
  const m = RANGE.exec(text)
  if (!m) return undefined
  const [words, letters = '', from, joint, again = letters, to] = m
  if (again !== letters || (!many && (from!.length < 3 || to!.length !== from!.length || /\p{L}/u.test(joint!))))
    return undefined
  const first = Number(from)
  const last = Number(to!.length < from!.length ? from!.slice(0, from!.length - to!.length) + to : to)
  if (last <= first || last - first >= MOST) return undefined
  const further = Array.from({ length: last - first }, (_, i) => `${letters}${first + i + 1}`)
  return { first: letters + from, further, end: at + words.length }
}

const NEXT = /\s*(?:,\s*(?:and\s+)?|(?:and|&)\s+)(?:nos?\.?\s*)?(?=\d)/iy
const ONE = /(\d{1,6})(?![\p{L}\d:/%]|[.,]\d|\s+(?:per\s?cent|men|pages|copies|days|hours))/uy

/** All the numbers of a list that begins at `at` with a number of its own, if there are several. */
export function readNumbers(text: string, at: number): NumberRange | undefined {
  const numbers: string[] = []
  let end = at
  for (let start = at; numbers.length < MOST; ) {
    const range = readRange(text, start, true)
    ONE.lastIndex = start
    const one = range ? null : ONE.exec(text)
    if (!range && (!one || (start > at && readDateAt(text, start)))) break
    numbers.push(...(range ? [range.first, ...range.further] : [one![1]!]))
    end = range ? range.end : start + one![0].length
    NEXT.lastIndex = end
    const next = NEXT.exec(text)
    if (!next) break
    start = end + next[0].length
  }
  return numbers.length > 1 ? { first: numbers[0]!, further: numbers.slice(1), end } : undefined
}
