/** Days as English sources write them: "October 26th, 1962", "26 Oct.", "the 23rd", "August 27 [28]", "yesterday". */
import type { FoundDate } from '../reference.ts'
import { MONTH, MONTHS } from './words.ts'

const SPELLED: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty-first',
  'twenty-second',
  'twenty-third',
  'twenty-fourth',
  'twenty-fifth',
  'twenty-sixth',
  'twenty-seventh',
  'twenty-eighth',
  'twenty-ninth',
  'thirtieth',
  'thirty-first',
]
const ORD = '(?:st|nd|rd|th|d)?'
const YEAR = '(?:,?\\s+(?:of\\s+)?(\\d{4})(?!\\d))?'
const BRACKET = '(?:\\s*\\[(\\d{1,2})(?:\\s*\\?)?\\])?'

const MONTH_DAY = `(${MONTH}|May)\\s+(\\d{1,2}(?!\\d|:\\d|\\s*(?:percent|%))|(?:${[...SPELLED].sort((a, b) => b.length - a.length).join('|')})\\b)${ORD}${BRACKET}${YEAR}`
const DAY_MONTH = `(?:the\\s+)?(\\d{1,2})${ORD}(?:\\s+(?:day\\s+)?of)?\\s+(${MONTH}|May)(?!\\p{L})${YEAR}`
const THE_DAY = `(?:the\\s+)(\\d{1,2})(?:st|nd|rd|th)\\b`
/** "the 1st ult.", "5th instant", "the 28th of last month". */
const OF_MONTH = `(?:the\\s+)?(\\d{1,2})${ORD},?\\s+(?:of\\s+)?(ult(?:imo\\b|\\b\\.?)|inst(?:ant\\b|\\b\\.?)|prox(?:imo\\b|\\b\\.?)|(?:last|this|next)\\s+month\\b)`
const ISO = `(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`
const SLASHED = `(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?!\\d|/)`
/** "12.5.1891": the day first. */
const DOTTED = `(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)`
const MONTH_ONLY = `(${MONTH}|May)(?:\\s+(?:of\\s+)?(\\d{4})|(?!\\s*\\d))`
const RELATIVE = `(yesterday|today|to-day|last night|this morning|this afternoon|this evening|tonight|day before yesterday)(?:['’]s\\s+date\\b)?`

/** Matches a day at the place asked for (sticky). */
const AT_PLACE = new RegExp(
  `(?:${MONTH_DAY})|(?:${DAY_MONTH})|(?:${ISO})|(?:${SLASHED})|(?:${OF_MONTH})|(?:${THE_DAY})|(?:${RELATIVE})(?![\\p{L}])|(?:${DOTTED})`,
  'yu',
)
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY = /(last\s+)?((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)(?:\s+last)?(?![\p{L}'’-])/uy
const MONTH_AT_PLACE = new RegExp(MONTH_ONLY, 'yu')
/** A day at the end of what stands before a noun: "Khrushchev's October 26 [letter]". */
const AT_END = new RegExp(`(?:(?:${MONTH_DAY})|(?:${DAY_MONTH})|(?:${RELATIVE}))(?:['’]s)?\\s+$`, 'u')

const DAYS_BACK: { readonly [words: string]: number } = {
  yesterday: 1,
  today: 0,
  'to-day': 0,
  'last night': 1,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  tonight: 0,
  'day before yesterday': 2,
}

/** The day that begins at `start`, if one does. With `months`, a month alone will do ("the statement of September"). */
export function readDateAt(text: string, start: number, months = false): FoundDate | undefined {
  AT_PLACE.lastIndex = start
  const m = AT_PLACE.exec(text)
  if (m) return build(m, start)
  WEEKDAY.lastIndex = start
  const named = WEEKDAY.exec(text)
  if (named) {
    const after = start + named[0].length
    const gap = /^,?\s+(?:the\s+(?=\d+\w*\s+\p{L}))?/u.exec(text.slice(after, after + 8))
    AT_PLACE.lastIndex = after + (gap?.[0].length ?? 0)
    const full = gap && AT_PLACE.exec(text)
    const day = full && !full[17] && build(full, AT_PLACE.lastIndex - full[0].length)
    return day
      ? { ...day, start, words: text.slice(start, day.end) }
      : { start, end: after, words: named[0], weekday: WEEKDAYS.indexOf(named[2]!.slice(0, 3).toLowerCase()) }
  }
  if (!months) return undefined
  MONTH_AT_PLACE.lastIndex = start
  const only = MONTH_AT_PLACE.exec(text)
  const month = only && monthNumber(only[1]!)
  if (!only || !month) return undefined
  return { start, end: start + only[0].length, words: only[0], month, ...(only[2] && { year: Number(only[2]) }) }
}

const LISTED = `(\\d{1,2})${ORD}`
const LIST_BEFORE = new RegExp(
  `(?:the\\s+)?((?:${LISTED}\\s*(?:,|and|&|,\\s*and)\\s+){1,3})(?=\\d{1,2}${ORD}(?:\\s+of)?\\s+(?:${MONTH}|May)(?!\\p{L}))`,
  'yu',
)
const LIST_AFTER = new RegExp(
  `\\s*(?:,|and|&|,\\s*and)\\s+(?:the\\s+)?(\\d{1,2})(st|nd|rd|th)?(?![\\d:.]\\d|\\s*(?:percent|%|${MONTH}))\\b`,
  'yu',
)

/** Several days in one phrase: "26 and 27 October", "October 26 and 27", "the 26th and 27th". The first is the date, the rest further days. */
export function readDaysAt(
  text: string,
  start: number,
): { readonly first: FoundDate; readonly further: readonly FoundDate[]; readonly end: number } | undefined {
  LIST_BEFORE.lastIndex = start
  const led = LIST_BEFORE.exec(text)
  if (led) {
    const last = readDateAt(text, start + led[0].length)
    if (!last?.month) return undefined
    const days = [...led[1]!.matchAll(/\d{1,2}/g)].map((m) => ({ ...last, day: Number(m[0]) }))
    const [first, ...rest] = [...days, last]
    return { first: { ...first!, start, words: text.slice(start, last.end) }, further: rest, end: last.end }
  }
  const first = readDateAt(text, start)
  if (!first?.day) return undefined
  const further: FoundDate[] = []
  let end = first.end
  for (let step = 0; step < 4; step++) {
    LIST_AFTER.lastIndex = end
    const next = LIST_AFTER.exec(text)
    if (!next || (!next[2] && !first.month)) break
    end += next[0].length
    const { corrected: _, relative: __, ...rest } = first
    const one = valid({ ...rest, start: end - next[0].length, end, words: next[0].trim(), day: Number(next[1]) })
    if (one) further.push(one)
  }
  return further.length ? { first, further, end } : undefined
}

/** The day that ends just before `end`, as an adjective. */
export function readDateBefore(text: string, from: number, end: number): FoundDate | undefined {
  const m = AT_END.exec(text.slice(from, end))
  if (!m) return undefined
  const found = build(
    [
      ...m.slice(0, 8),
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      m[8],
    ] as unknown as RegExpExecArray,
    from + m.index,
  )
  return found && { ...found, words: found.words.trimEnd(), end: found.start + found.words.trimEnd().length }
}

function build(m: RegExpExecArray, start: number): FoundDate | undefined {
  const at = { start, end: start + m[0].length, words: m[0] }
  const [, month1, day1, bracket, year1, day2, month2, year2, isoY, isoM, isoD, sM, sD, sY, ...rest] = m
  const [monthsDay, whichMonth, theDay, relative, dottedD, dottedM, dottedY] = rest
  if (relative) return { ...at, relative: DAYS_BACK[relative.toLowerCase()] ?? 0 }
  if (monthsDay)
    return valid({
      ...at,
      day: Number(monthsDay),
      monthsAway: /^(?:ult|last)/.test(whichMonth!) ? -1 : /^(?:prox|next)/.test(whichMonth!) ? 1 : 0,
    })
  if (dottedD) return valid({ ...at, year: Number(dottedY), month: Number(dottedM), day: Number(dottedD) })
  if (theDay) return valid({ ...at, day: Number(theDay) })
  if (isoY) return valid({ ...at, year: Number(isoY), month: Number(isoM), day: Number(isoD) })
  if (sM) return slashed(at, Number(sM), Number(sD), Number(sY))
  const month = monthNumber((month1 ?? month2)!)
  const year = year1 ?? year2
  if (!month) return undefined
  return valid({
    ...at,
    month,
    day: dayOf((day1 ?? day2)!),
    ...(year && { year: Number(year) }),
    ...(bracket && { corrected: { day: Number(bracket) } }),
  })
}

/** "10/26/62" is October; "26/10/62" is October; "11/5/91" may be read both ways. */
function slashed(at: { start: number; end: number; words: string }, first: number, second: number, year: number) {
  const [month, day] = first > 12 ? [second, first] : [first, second]
  return valid({
    ...at,
    month,
    day,
    year: year < 100 ? 1900 + year : year,
    ...(year < 100 && { shortYear: true }),
    ...(month <= 12 && day <= 12 && month !== day && { swapped: { month: day, day: month } }),
  })
}

function dayOf(words: string): number {
  return SPELLED.indexOf(words.toLowerCase()) + 1 || Number(words)
}

function monthNumber(word: string): number | undefined {
  return MONTHS[word.toLowerCase().replace('.', '')]
}

function valid(date: FoundDate): FoundDate | undefined {
  return (date.day ?? 1) >= 1 && (date.day ?? 1) <= 31 && (date.month ?? 1) >= 1 && (date.month ?? 1) <= 12
    ? date
    : undefined
}
