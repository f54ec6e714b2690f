/** Days as English sources write them: "October 26th, 1962", "26 Oct.", "the 23rd", "August 27 [28]", "yesterday". */
import type { FoundDate } from '../reference.ts'
import { calm, calmDay, readOrdinal } from './bare-days.ts'
import { dayOf, IN_LETTERS, ORDINALS } from './spelled-days.ts'
import { MONTH, MONTHS } from './words.ts'

const ORD = '(?:st|nd|rd|th|d)?'
const YEAR = '(?:,?\\s+(?:of\\s+)?(\\d{4})(?!\\d))?'
const MENDED = '\\s*\\[(?:sic[;:,.]?\\s*)?(\\d{1,2})(?:st|nd|rd|th|d)?(?:\\s*\\?)?\\]'
const BRACKET = `(?:${MENDED})?`

const MONTH_DAY = `(${MONTH}|May)\\s+(\\d{1,2}(?!\\d|:\\d|\\s*(?:percent|%))|(?:${IN_LETTERS})\\b)${ORD}${BRACKET}${YEAR}`
const DAY_MONTH = `(?:the\\s+)?(\\d{1,2})${ORD}${BRACKET}(?:\\s+(?:day\\s+)?of)?\\s+(${MONTH}|May)(?!\\p{L})${YEAR}`
const THE_DAY = `(?:the\\s+)(\\d{1,2})(?:st|nd|rd|th|d)\\b`
/** What an editor put behind the day: "the 22nd [21]", "22nd [sic; 21st]". */
const MENDED_AFTER = new RegExp(`${MENDED}`, 'y')
/** "06/02": a day of no year, that may be of February or of June. */
const YEARLESS = /(\d{1,2})\/(\d{1,2})(?![\d/]|[.,]\d|\s+(?:mile|inch|page|hour|cent|percent|%))/y
const FIGURES_AT_END = /(?:^|[\s(])((?:\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?|\d{4}-\d{2}-\d{2})(?:['’]s)?)\s+$/
/** "the 1st ult.", "5th instant", "the 28th of last month". */
const OF_MONTH = `(?:the\\s+)?(\\d{1,2})${ORD},?\\s+(?:of\\s+)?(ult(?:o\\b\\.?|imo\\b|\\b\\.?)|inst(?:ant\\b|\\b\\.?)|prox(?:imo\\b|\\b\\.?)|(?:last|this|next)\\s+month\\b)`
const ISO = `(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`
const SLASHED = `(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?!\\d|/)`
/** "12.5.1891": the day first. */
const DOTTED = `(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)`
const MONTH_ONLY = `(${MONTH}|May)(?:\\s+(?:of\\s+)?(\\d{4})|(?!\\s*\\d))`
const RELATIVE = `(?:(?:late|early|earlier)\\s+)?((?:[Tt]he\\s+)?day before yesterday|[Yy]esterday|[Tt]oday|[Tt]o-day|[Ll]ast (?:night|evening)|[Tt]his (?:morning|afternoon|evening|noon)|[Tt]onight|even date)(?:['’]s\\s+date\\b)?(?:\\s+(?:morning|afternoon|evening|night))?`

/** Matches a day at the place asked for (sticky). */
const AT_PLACE = new RegExp(
  `(?:${MONTH_DAY})|(?:${DAY_MONTH})|(?:${ISO})|(?:${SLASHED})|(?:${OF_MONTH})|(?:${THE_DAY})|(?:${RELATIVE})(?![\\p{L}])|(?:${DOTTED})`,
  'yu',
)
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY =
  /((?:late\s+)?last\s+)?((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)(?:\s+last)?(?:\s+(?:morning|noon|afternoon|evening|night))?(?![\p{L}'’-])/uy
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
  'this noon': 0,
  'last evening': 1,
  'even date': 0,
  tonight: 0,
  'day before yesterday': 2,
  'the day before yesterday': 2,
}

const COUNTS: { readonly [word: string]: number } = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
/** "three days ago", "about a week ago", "an hour ago". */
const AGO =
  /(?:(?:about|some|over|only|just)\s+)?(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(hour|day|week|fortnight|month)s?\s+ago\b/iy
/** "last week", "the previous week", "the other day", "in the last few days": a span and no day. */
const SPAN =
  /(?:(?:early|earlier|late)\s+)?(?:(last|this|(?:the\s+)?previous)\s+(week|month)(?!['’])|the\s+other\s+day|a\s+few\s+days\s+ago)\b/iy
/** "last December": the last that was. */
const LAST_MONTH = new RegExp(`(?:last|this\\s+past)\\s+(${MONTH}|May)(?![\\p{L}.]*\\s*\\d)`, 'yu')
/** "4.xi.1962", "11/IX/38": the month in Roman figures. */
const ROMAN = /(\d{1,2})[./](xii|xi|ix|x|viii|vii|vi|iv|v|iii|ii|i)[./](\d{4}|\d{2})(?!\d)/iy
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
/** "twenty-seventh", "the twenty-second": a day in words. */
const IN_WORDS = new RegExp(`(?:the\\s+)?(${ORDINALS})(?![\\p{L}-])`, 'iyu')
const LED =
  /(?:(?:early|late|earlier|later)\s+(?:on\s+|in\s+)?|(?:the\s+)?(?:evening|night|morning|afternoon)\s+of\s+|(?:in|about|around)\s+(?:early|mid-?|late)\s*|(?:early|mid|late)-?\s*(?:in\s+)?)/iy

/** The day that begins at `start`, if one does. With `months`, a month alone will do ("the statement of September"). */
export function readDateAt(text: string, start: number, months = false): FoundDate | undefined {
  if (!mayBeginDate(text, start)) return undefined
  AT_PLACE.lastIndex = start
  const m = AT_PLACE.exec(text)
  if (m) return mended(text, build(m, start))
  const small = calmDay(text, start)
  const day = small && readDateAt(small, 0, months)
  if (day) return { ...day, start, end: start + day.end, words: text.slice(start, start + day.end) }
  WEEKDAY.lastIndex = start
  const named = WEEKDAY.exec(text)
  if (named) {
    const after = start + named[0].length
    const gap = /^,?\s+(?:the\s+(?=\d+\w*\s+\p{L}))?/u.exec(text.slice(after, after + 8))
    AT_PLACE.lastIndex = after + (gap?.[0].length ?? 0)
    const full = gap && AT_PLACE.exec(text)
    const day = full && !full[18] && build(full, AT_PLACE.lastIndex - full[0].length)
    return day
      ? { ...day, start, words: text.slice(start, day.end) }
      : { start, end: after, words: named[0], weekday: WEEKDAYS.indexOf(named[2]!.slice(0, 3).toLowerCase()) }
  }
  const loose = readLoose(text, start) ?? readYearless(text, start)
  if (loose) return loose
  if (!months) return undefined
  MONTH_AT_PLACE.lastIndex = start
  const only = MONTH_AT_PLACE.exec(text)
  const month = only && monthNumber(only[1]!)
  if (!only || !month) return undefined
  return { start, end: start + only[0].length, words: only[0], month, ...(only[2] && { year: Number(only[2]) }) }
}

/** With the day that an editor put in brackets behind it. */
function mended(text: string, date: FoundDate | undefined): FoundDate | undefined {
  if (!date?.day || date.corrected) return date
  MENDED_AFTER.lastIndex = date.end
  const m = MENDED_AFTER.exec(text)
  if (!m) return date
  const end = date.end + m[0].length
  return { ...date, end, words: text.slice(date.start, end), corrected: { day: Number(m[1]) } }
}

function readYearless(text: string, start: number): FoundDate | undefined {
  YEARLESS.lastIndex = start
  const m = YEARLESS.exec(text)
  return m
    ? slashed({ start, end: start + m[0].length, words: m[0] }, Number(m[1]), Number(m[2]), undefined)
    : undefined
}

/** Days counted back, months gone by, and a day behind "early on" or "the night of". */
function readLoose(text: string, start: number): FoundDate | undefined {
  const here = (re: RegExp) => {
    re.lastIndex = start
    return re.exec(text)
  }
  const at = (m: RegExpExecArray) => ({ start, end: start + m[0].length, words: m[0] })
  const ago = here(AGO)
  if (ago) {
    const n = COUNTS[ago[1]!.toLowerCase()] ?? Number(ago[1])
    const unit = ago[2]!.toLowerCase()
    if (unit === 'hour') return { ...at(ago), relative: 0 }
    if (unit === 'day') return { ...at(ago), relative: n }
    return unit === 'month'
      ? { ...at(ago), relative: n * 30, margin: 10 + n * 5 }
      : { ...at(ago), relative: n * (unit === 'week' ? 7 : 14), margin: n + 2 }
  }
  const span = here(SPAN)
  if (span) {
    const which = span[1]?.toLowerCase()
    if (!which) return { ...at(span), relative: 4, margin: 3 }
    if (span[2]!.toLowerCase() === 'month') return { ...at(span), monthsAway: which === 'this' ? 0 : -1 }
    return which === 'this' ? { ...at(span), relative: 3, margin: 3 } : { ...at(span), relative: 7, margin: 6 }
  }
  const last = here(LAST_MONTH)
  const month = last && monthNumber(last[1]!)
  if (last && month) return { ...at(last), month }
  const roman = here(ROMAN)
  if (roman)
    return valid({
      ...at(roman),
      day: Number(roman[1]),
      month: ROMANS.indexOf(roman[2]!.toLowerCase()) + 1,
      year: Number(roman[3]) < 100 ? 1900 + Number(roman[3]) : Number(roman[3]),
      ...(roman[3]!.length === 2 && { shortYear: true }),
    })
  const led = here(LED)
  const behind =
    led && !/^(?:in|about|around)/i.test(led[0]) ? readDateAt(text, start + led[0].length, true) : undefined
  return behind && { ...behind, start, words: text.slice(start, behind.end) }
}

/** A day spelled out without its month, "twenty-seventh": only where a day is expected. */
export function readDayInWords(text: string, start: number): FoundDate | undefined {
  IN_WORDS.lastIndex = start
  const m = IN_WORDS.exec(text)
  return m ? { start, end: start + m[0].length, words: m[0], day: dayOf(m[1]!) } : undefined
}

/** First letters of whatever a day may begin with: a quick no for most places. */
const FIRST_LETTERS = new Set([...'JFMASONDTWEYLaofsneltdmyj0123456789'])
function mayBeginDate(text: string, start: number): boolean {
  return FIRST_LETTERS.has(text[start]!)
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

const AND = /^\s*(?:,|and|&|,\s*and)\s+/

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
  let first = readDateAt(text, start) ?? readOrdinal(text, start)
  if (!first?.day) return undefined
  const further: FoundDate[] = []
  let end = first.end
  // "11 February and 19 August 1955": the year stands once, behind the last.
  const and = AND.exec(text.slice(end, end + 8))
  const second = and && first.month ? readDateAt(text, end + and[0].length) : undefined
  if (second?.month && second.day) {
    if (second.year && !first.year)
      first = { ...first, year: first.month! > second.month ? second.year - 1 : second.year }
    return { first, further: [second], end: second.end }
  }
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

const AGO_AT_END =
  /(?:(?:about|some|over|only|just)\s+)?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:hour|day|week|fortnight|month)s?\s+ago\s+$/i
/** "OCTOBER 26 LETTER", "26 OCTOBER LETTER". */
const CAPITALS_AT_END =
  /(?:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*\s+\d{1,2}|\d{1,2}\s+(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*)\s+$/
const WEEKDAY_AT_END = /((?:[Ll]ast\s+)?((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)['’]s)\s+$/
const SPAN_AT_END = /(?:last|this|the\s+previous)\s+(?:week|month)['’]s\s+$/i
const MONTH_AT_END = new RegExp(`(?:^|[^\\p{L}])((${MONTH}|May)(?:,?\\s+(\\d{4}))?(?:['’]s)?)\\s+$`, 'u')

/** Less than a day before the noun: "a week ago", "last week's", "January". */
function readLooseBefore(text: string, from: number, end: number): FoundDate | undefined {
  const head = text.slice(from, end)
  const ago = AGO_AT_END.exec(head)
  if (ago) return readLoose(text, from + ago.index)
  const span = SPAN_AT_END.exec(head)
  if (span) {
    const loose = readLoose(text.slice(0, end).replace(/['’]s(\s+)$/, '  $1'), from + span.index)
    return loose && { ...loose, end: from + span.index + span[0].trimEnd().length }
  }
  const named = WEEKDAY_AT_END.exec(head.slice(-18))
  if (named) {
    const start = end - named[0].length
    const weekday = WEEKDAYS.indexOf(named[2]!.slice(0, 3).toLowerCase())
    return { start, end: start + named[1]!.length, words: named[1]!, weekday }
  }
  const only = MONTH_AT_END.exec(head)
  const month = only && monthNumber(only[2]!)
  if (!only || !month) return undefined
  const start = end - only[0].length + only[0].indexOf(only[1]!)
  return { start, end: start + only[1]!.length, words: only[1]!, month, ...(only[3] && { year: Number(only[3]) }) }
}

/** The day that ends just before `end`, as an adjective. */
export function readDateBefore(text: string, from: number, end: number): FoundDate | undefined {
  const figures = FIGURES_AT_END.exec(text.slice(from, end))
  if (figures) {
    const start = from + figures.index + figures[0].indexOf(figures[1]!)
    const date = readDateAt(text, start)
    return date && { ...date, start, end: start + figures[1]!.length }
  }
  const head = text.slice(from, end)
  const m = AT_END.exec(CAPITALS_AT_END.test(head.slice(-20)) ? calm(head) : head)
  if (!m) return readLooseBefore(text, from, end)
  const found = build(
    [
      ...m.slice(0, 9),
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      m[9],
    ] as unknown as RegExpExecArray,
    from + m.index,
  )
  return found && { ...found, words: found.words.trimEnd(), end: found.start + found.words.trimEnd().length }
}

function build(m: RegExpExecArray, start: number): FoundDate | undefined {
  const at = { start, end: start + m[0].length, words: m[0] }
  const [, month1, day1, bracket, year1, day2, bracket2, month2, year2, isoY, isoM, isoD, sM, sD, sY, ...rest] = m
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
  const mends = bracket ?? bracket2
  if (!month) return undefined
  return valid({
    ...at,
    month,
    day: dayOf((day1 ?? day2)!),
    ...(year && { year: Number(year) }),
    ...(mends && { corrected: { day: Number(mends) } }),
  })
}

/** "10/26/62" is October; "26/10/62" is October; "11/5/91" may be read both ways. */
function slashed(
  at: { start: number; end: number; words: string },
  first: number,
  second: number,
  year: number | undefined,
) {
  const [month, day] = first > 12 ? [second, first] : [first, second]
  return valid({
    ...at,
    month,
    day,
    ...(year !== undefined && { year: year < 100 ? 1900 + year : year }),
    ...(year !== undefined && year < 100 && { shortYear: true }),
    ...(month <= 12 && day <= 12 && month !== day && { swapped: { month: day, day: month } }),
  })
}

function monthNumber(word: string): number | undefined {
  return MONTHS[word.toLowerCase().replace('.', '')]
}

function valid(date: FoundDate): FoundDate | undefined {
  return (date.day ?? 1) >= 1 && (date.day ?? 1) <= 31 && (date.month ?? 1) >= 1 && (date.month ?? 1) <= 12
    ? date
    : undefined
}
