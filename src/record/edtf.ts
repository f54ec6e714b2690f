/**
 * EDTF (ISO 8601-2) level 1, with what sources add to it: clock times, zones, and times to the hour. Checked against the
 * `edtf` package in the tests; our own because a file of letters has tens of thousands of dates and that parser reads
 * 4,000 a second and knows no hour precision. Seasons are those of the north, winter beginning in December. An approximate date (`~`) reaches one unit of its precision to either side.
 */
import type { Bound } from './when.ts'
import { isZone, localToInstant, localToInstants } from './zone.ts'

export interface EdtfRange {
  readonly earliest: Bound
  readonly latest: Bound
  readonly approximate: boolean
  readonly uncertain: boolean
}

const DATE = /^(-?\d{4}|\d{3}X|\d{2}XX|Y-?\d{5,})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?$/
const TIME = /^(-?\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?([~?%])?$/
const DAY = 86_400_000
const YEAR = 366 * DAY
const UNIT = {
  century: 100 * YEAR,
  decade: 10 * YEAR,
  year: YEAR,
  month: 31 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
} as const

/** The range of an EDTF string, clock times read in `zone` unless they carry their own. Undefined if it is no EDTF. */
export function readEdtf(edtf: string, zone: string): EdtfRange | undefined {
  const slash = edtf.indexOf('/')
  if (slash < 0) return readOne(edtf, zone)
  const from = edtf.slice(0, slash)
  const to = edtf.slice(slash + 1)
  const first = from === '..' || from === '' ? undefined : readOne(from, zone)
  const last = to === '..' || to === '' ? undefined : readOne(to, zone)
  if ((!first && from !== '..' && from !== '') || (!last && to !== '..' && to !== '')) return undefined
  if (!first && !last) return undefined
  // "..": open, without a beginning or still going on. Empty: there was one, and nobody says when.
  const earliest: Bound = first ? first.earliest : from === '..' ? 'open' : 'unknown'
  const latest: Bound = last ? last.latest : to === '..' ? 'open' : 'unknown'
  if (typeof earliest === 'number' && typeof latest === 'number' && earliest > latest) return undefined
  return {
    earliest,
    latest,
    approximate: Boolean(first?.approximate || last?.approximate),
    uncertain: Boolean(first?.uncertain || last?.uncertain),
  }
}

function readOne(text: string, zone: string): EdtfRange | undefined {
  const time = TIME.exec(text)
  if (time) return readTime(time, zone)
  const m = DATE.exec(text)
  if (!m) return undefined
  const [, y = '', month, day, mark] = m
  const span = y.includes('X') || y.startsWith('Y') ? wideYear(y, month) : calendarSpan(Number(y), month, day)
  if (!span) return undefined
  const unit = day && day !== 'XX' ? UNIT.day : month && month !== 'XX' ? monthOrSeason(month) : yearUnit(y)
  return finish(localToInstant(span[0], zone), localToInstant(span[1], zone) - 1, unit, mark)
}

function monthOrSeason(month: string): number {
  return Number(month) > 12 ? 3 * UNIT.month : UNIT.month
}

function yearUnit(y: string): number {
  return y.endsWith('XX') ? UNIT.century : y.endsWith('X') ? UNIT.decade : UNIT.year
}

/** First and last-plus-one local instants of a year, month, season or day. */
function calendarSpan(y: number, month?: string, day?: string): [number, number] | undefined {
  if (!month || month === 'XX') return day && day !== 'XX' ? undefined : [utc(y, 1, 1), utc(y + 1, 1, 1)]
  const mm = Number(month)
  if (mm >= 21 && mm <= 24) return day ? undefined : [utc(y, (mm - 21) * 3 + 3, 1), utc(y, (mm - 21) * 3 + 6, 1)]
  if (mm < 1 || mm > 12) return undefined
  if (!day || day === 'XX') return [utc(y, mm, 1), utc(y, mm + 1, 1)]
  const dd = Number(day)
  if (dd < 1 || dd > daysIn(y, mm)) return undefined
  return [utc(y, mm, dd), utc(y, mm, dd + 1)]
}

function wideYear(y: string, month?: string): [number, number] | undefined {
  if (month) return undefined
  if (y.startsWith('Y')) {
    const n = Number(y.slice(1))
    return Math.abs(n) > 270_000 ? undefined : [utc(n, 1, 1), utc(n + 1, 1, 1)]
  }
  const low = Number(y.replaceAll('X', '0'))
  const high = Number(y.replaceAll('X', '9'))
  return [utc(low, 1, 1), utc(high + 1, 1, 1)]
}

function readTime(m: RegExpExecArray, zone: string): EdtfRange | undefined {
  const [, y, mo, d, h, mi, s, offset, mark] = m
  const [year, month, day, hour] = [Number(y), Number(mo), Number(d), Number(h)]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 24) return undefined
  if (hour === 24 && (Number(mi ?? 0) > 0 || Number(s ?? 0) > 0)) return undefined
  if (Number(mi ?? 0) > 59 || Number(s ?? 0) > 59) return undefined
  const local = utc(year, month, day) + hour * UNIT.hour + Number(mi ?? 0) * UNIT.minute + Number(s ?? 0) * UNIT.second
  const in_ = offset ? (/^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset) : zone
  if (offset && !isZone(in_)) return undefined
  // Seconds in sources are nearly always ":00" by habit of software; a clock time is sharp to the minute unless they are not.
  const unit = mi === undefined ? UNIT.hour : s !== undefined && s !== '00' ? UNIT.second : UNIT.minute
  // In the hour that clocks show twice, the source leaves open which is meant, and so do we.
  const [first, last] = localToInstants(local, in_)
  return finish(first, last + unit - 1, unit === UNIT.second ? UNIT.minute : UNIT.hour, mark)
}

function finish(earliest: number, latest: number, unit: number, mark?: string): EdtfRange {
  const approximate = mark === '~' || mark === '%'
  const reach = approximate ? unit : 0
  return { earliest: earliest - reach, latest: latest + reach, approximate, uncertain: mark === '?' || mark === '%' }
}

function utc(y: number, m: number, d: number): number {
  const date = new Date(Date.UTC(2000, m - 1, d))
  date.setUTCFullYear(y + Math.floor((m - 1) / 12), (m - 1) % 12, d)
  return date.getTime()
}

function daysIn(y: number, m: number): number {
  return m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31
}
