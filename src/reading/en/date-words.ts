/**
 * English date words to EDTF. Only whole phrases are read: what is left over makes the phrase no date, because half a date
 * is how "evening of Nov 5" becomes the wrong day.
 *
 *     readDateWords('October 26, 1962, 7 p.m.')   edtf 1962-10-26T19:00
 *     readDateWords('Oct. 26', {year: 1962})      edtf 1962-10-26
 *     readDateWords('about 26 October 1962')      edtf 1962-10-26~
 *     readDateWords('12/5/1891')                  edtf 1891-05-12/1891-12-05, for it may be either
 */
import { readEdtf } from '../../record/edtf.ts'
import type { WhenSaid } from '../../record/when.ts'
import type { DateContext } from '../language.ts'
import { MONTH_NAMES } from './words.ts'

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(\\d{4})'
const CLOCK = '(\\d{1,2})(?:[:.](\\d{2}))?(?::\\d{2})?\\s*(a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|noon|midnight|hours|h)?'

const pattern = (source: string) => new RegExp(`^${source}$`, 'i')
const DAY_MONTH = pattern(`${DAY}(?: of)? ${MONTH}(?:,? ${YEAR})?`)
const MONTH_DAY = pattern(`${MONTH} ${DAY}(?:,? ${YEAR})?`)
const MONTH_YEAR = pattern(`${MONTH},? ${YEAR}`)
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/
const DOTTED = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const YEAR_MONTH_DAY = pattern(`${YEAR},? ${MONTH} ${DAY}`)
/** "19 May '91", "11/5/91": the figures of the year without its century. */
const SHORT_YEAR =
  /^(\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}\.?,?(?= ['’‘])|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?(?= ['’‘])|\d{1,2}\/\d{1,2}\/) ?['’‘]?(\d{2})((?:[,;—–-] ?.*)?)$/i
const WEEKDAY = /^(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)\.?,? /i
const TIME = new RegExp(`^(.*?)[,;]?\\s*(?:—|–|-{1,2}| at |,|\\s)\\s*${CLOCK}$`, 'i')
const RANGE = pattern(`${MONTH} ${DAY}\\s*(?:-|–|—|to|and)\\s*${DAY},? ${YEAR}`)
const RANGE_DAY_FIRST = pattern(`${DAY}\\s*(?:-|–|—|to|and)\\s*${DAY} ${MONTH},? ${YEAR}`)

/** Reads date words. Undefined if they are no date, or name no year and none is supplied. */
export function readDateWords(words: string, context: DateContext): WhenSaid | undefined {
  if (words.length > 120) return undefined
  const edtf = toEdtf(words, context)
  return edtf !== undefined && readEdtf(edtf, 'UTC') ? { words, edtf } : undefined
}

function toEdtf(words: string, context: DateContext): string | undefined {
  let text = words
    .replace(/\s+/g, ' ')
    .replace(/^[[(]+|[\])]+$/g, '')
    .trim()
    .replace(/ ,/g, ',')
    .replace(/[.,;]+$/, (m) => (/[ap]\.? ?m\.$/i.test(words.trim()) ? m : ''))
  let mark = ''
  const about = /^(?:about|circa|ca?\.|c\.|around|approximately) /i.exec(text)
  if (about) {
    mark = '~'
    text = text.slice(about[0].length)
  }
  if (/\?$/.test(text)) {
    mark = mark ? '%' : '?'
    text = text.slice(0, -1).trim()
  }
  text = text
    .replace(WEEKDAY, '')
    .replace(/^the (?=\d)/i, '')
    .replace(/^undated$/i, '')
  const short = SHORT_YEAR.exec(text)
  if (short) {
    const year = context.centuryOf?.(Number(short[2]))
    if (year === undefined) return undefined
    text = `${short[1]}${short[1]!.endsWith('/') ? '' : ' '}${year}${short[3]}`
  }
  if (text === '') return undefined
  if (/^\d{4}$/.test(text)) return text + mark
  const range = readRange(text)
  if (range) return range
  const day = readDay(text, context)
  if (day) return day + mark
  text = text.replace(/[,—–-]? ?(?<!12 )(noon|midnight)$/i, ' 12 $1')
  const m = TIME.exec(text)
  if (!m) return undefined
  const clock = readClock(m[2]!, m[3], m[4])
  const date = clock && readDay(m[1]!.replace(/[,;]+$/, '').trim(), context)
  return date && date.length === 10 ? `${date}T${clock}${mark}` : undefined
}

function readDay(text: string, { year }: DateContext): string | undefined {
  let m = SLASHED.exec(text)
  if (m) return joinEither(m[3]!, Number(m[1]), Number(m[2]))
  m = YEAR_MONTH_DAY.exec(text)
  if (m) return joinDate(m[1], monthNumber(m[2]!), Number(m[3]))
  m = DAY_MONTH.exec(text)
  if (m) return joinDate(m[3] ?? year, monthNumber(m[2]!), Number(m[1]))
  m = MONTH_DAY.exec(text)
  if (m) return joinDate(m[3] ?? year, monthNumber(m[1]!), Number(m[2]))
  m = MONTH_YEAR.exec(text)
  if (m) return `${m[2]}-${two(monthNumber(m[1]!))}`
  m = YEAR_FIRST.exec(text)
  if (m) return joinDate(m[1], Number(m[2]), Number(m[3]))
  m = DOTTED.exec(text)
  if (m) return joinDate(m[3], Number(m[2]), Number(m[1]))
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}

function readRange(text: string): string | undefined {
  const m = RANGE.exec(text)
  if (m) return spanOf(m[4]!, monthNumber(m[1]!), Number(m[2]), Number(m[3]))
  const d = RANGE_DAY_FIRST.exec(text)
  return d ? spanOf(d[4]!, monthNumber(d[3]!), Number(d[1]), Number(d[2])) : undefined
}

function spanOf(year: string, month: number, from: number, to: number): string | undefined {
  return `${joinDate(year, month, from)}/${joinDate(year, month, to)}`
}

/** "7 p.m.", "1:59 a.m.", "12 noon", "1900 hours", "19:00". A bare number is no clock time. */
function readClock(hour: string, minute: string | undefined, half: string | undefined): string | undefined {
  const kind = half?.replace(/[.\s]/g, '').toLowerCase()
  let h = Number(hour)
  if (!kind && minute === undefined) return undefined
  if (kind === 'noon' || kind === 'midnight')
    return h === 12 && !minute ? (kind === 'noon' ? '12:00' : '24:00') : undefined
  if (kind === 'am' || kind === 'pm') {
    if (h < 1 || h > 12) return undefined
    h = (h % 12) + (kind === 'pm' ? 12 : 0)
  }
  if (h > 24) return undefined
  return `${two(h)}:${minute ?? '00'}`
}

/** "12/5/1891" is 12 May and December 5: the stretch that holds both, unless one of the two is no month. */
function joinEither(year: string, a: number, b: number): string | undefined {
  if (a === b || b > 12) return joinDate(year, a, b)
  if (a > 12) return joinDate(year, b, a)
  return `${joinDate(year, Math.min(a, b), Math.max(a, b))}/${joinDate(year, Math.max(a, b), Math.min(a, b))}`
}

function joinDate(year: string | number | undefined, month: number, day: number): string | undefined {
  return year === undefined ? undefined : `${year}-${two(month)}-${two(day)}`
}

export function monthNumber(name: string): number {
  return MONTH_NAMES.findIndex((m) => m.startsWith(name.toLowerCase().slice(0, 3))) + 1
}

const two = (n: number) => String(n).padStart(2, '0')
