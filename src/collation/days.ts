/** Which days a date as written can mean, seen from the paper that writes it: years and months left out are filled from there. */
import type { FoundDate } from '../reading/reference.ts'
import { dayNumber } from './standing.ts'

export interface MeantDays {
  /** Days since 1970-01-01, the likeliest first. */
  readonly days: readonly number[]
  /** For a month alone: its first and last day. */
  readonly month?: readonly [number, number]
  /** What had to be filled in, in words. */
  readonly filled?: string
}

/**
 * Days meant by `date` in a paper of day `from`; `near` is the last day that the same text spoke of.
 * `named` are days that it or the paper it answers gave with their year: "6 May 1891" tells the year of a later "6 May".
 * "October 26" in a paper of 5 January 1963 is of 1962; "the 23rd" after "October 25" is 23 October.
 */
export function daysMeant(
  date: FoundDate,
  from: number | undefined,
  near: number | undefined,
  named: readonly FoundDate[] = [],
): MeantDays {
  if (date.relative !== undefined && date.margin !== undefined)
    return from === undefined
      ? { days: [] }
      : {
          days: [],
          month: [from - date.relative - date.margin, Math.min(from, from - date.relative + date.margin)],
          filled: 'counted from the day of this paper',
        }
  if (date.relative !== undefined)
    return from === undefined
      ? { days: [] }
      : { days: [from - date.relative], filled: 'counted from the day of this paper' }
  const { year, month, day } = date
  if (date.weekday !== undefined) {
    if (from === undefined) return { days: [] }
    const back = (new Date(from * 86_400_000).getUTCDay() - date.weekday + 7) % 7
    return { days: [from - (back || 7)], filled: 'the last such day of the week before this paper' }
  }
  if (date.monthsAway !== undefined) {
    if (from === undefined) return { days: [] }
    const at = new Date(from * 86_400_000)
    const m = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + date.monthsAway, 1))
    if (!day) {
      const [y, n] = [m.getUTCFullYear(), m.getUTCMonth() + 1]
      return { days: [], month: [dayNumber(y, n, 1), dayNumber(y, n + 1, 1) - 1] }
    }
    const d = valid(m.getUTCFullYear(), m.getUTCMonth() + 1, day)
    return d === undefined ? { days: [] } : { days: [d], filled: 'the month from the day of this paper' }
  }
  if (date.shortYear || (date.swapped && year)) return daysSlashed(date, from)
  if (date.swapped) {
    // "06/02" without a year: either way, each in the year that fits.
    const { swapped, ...one } = date
    const either = [one, { ...one, ...swapped }].map((d) => daysMeant(d, from, near, named))
    const filled = either.find((m) => m.filled)?.filled
    return { days: [...new Set(either.flatMap((m) => m.days))], ...(filled && { filled }) }
  }
  if (month && day && year) return { days: withCorrection(date, (d) => valid(year, month, d)) }
  if (month && day) {
    if (from === undefined && near === undefined) return { days: [] }
    const told = named.find((n) => n.year && n.month === month && (n.day === day || n.corrected?.day === day))
    if (told)
      return {
        days: withCorrection(date, (d) => valid(told.year!, month, d)),
        filled: `the year ${told.year} from “${told.words}”`,
      }
    const base = from ?? near!
    const y = new Date(base * 86_400_000).getUTCFullYear()
    const options = [y, y - 1, y + 1].map((yy) => valid(yy, month, day)).filter((d): d is number => d !== undefined)
    const best = options.filter((d) => d <= base + 3).sort((a, b) => b - a)[0] ?? options[0]
    if (best === undefined) return { days: [] }
    const yy = new Date(best * 86_400_000).getUTCFullYear()
    return {
      days: withCorrection(date, (d) => valid(yy, month, d)),
      filled: `the year ${yy} from the day of this paper`,
    }
  }
  if (day && !month) {
    const base = near ?? from
    if (base === undefined) return { days: [] }
    const at = new Date(base * 86_400_000)
    const options = [0, -1, 1]
      .map((shift) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + shift, 1)))
      .map((m) => valid(m.getUTCFullYear(), m.getUTCMonth() + 1, day))
      .filter((d): d is number => d !== undefined && (from === undefined || d <= from + (near === undefined ? 0 : 2)))
    const best = options.sort((a, b) => (near !== undefined ? Math.abs(a - near) - Math.abs(b - near) : b - a))[0]
    return best === undefined
      ? { days: [] }
      : {
          days: withCorrection(date, (d) => sameMonth(best, d)),
          filled: near === undefined ? 'the month from the day of this paper' : 'the month from the day named before',
        }
  }
  if (month) {
    const y = year ?? (from === undefined ? undefined : yearOfMonth(month, from))
    if (y === undefined) return { days: [] }
    return { days: [], month: [dayNumber(y, month, 1), dayNumber(y, month + 1, 1) - 1] }
  }
  return { days: [] }
}

/** "11/5/91": the century from the day of the paper; day and month both ways, without those that lie after it. */
function daysSlashed(
  { year = 0, month = 0, day = 0, shortYear, swapped }: FoundDate,
  from: number | undefined,
): MeantDays {
  if (shortYear && from === undefined) return { days: [] }
  const own = from === undefined ? undefined : new Date(from * 86_400_000).getUTCFullYear()
  const same = own === undefined ? year : own - (own % 100) + (year % 100)
  const y = !shortYear || own === undefined ? year : same > own + 1 ? same - 100 : same < own - 98 ? same + 100 : same
  const both = [valid(y, month, day), swapped && valid(y, swapped.month, swapped.day)].filter((d) => d !== undefined)
  const before = both.filter((d) => from === undefined || d <= from + 1)
  return {
    days: before.length ? before : both,
    ...(shortYear && own !== undefined && { filled: `the century from the day of this paper` }),
  }
}

function withCorrection(date: FoundDate, at: (day: number) => number | undefined): number[] {
  return [date.corrected?.day, date.day]
    .flatMap((d) => (d === undefined ? [] : [at(d)]))
    .filter((d): d is number => d !== undefined)
}

/** The day of the month in which another day lies. */
function sameMonth(other: number, day: number): number | undefined {
  const at = new Date(other * 86_400_000)
  return valid(at.getUTCFullYear(), at.getUTCMonth() + 1, day)
}

function yearOfMonth(month: number, from: number): number {
  const at = new Date(from * 86_400_000)
  return month > at.getUTCMonth() + 1 ? at.getUTCFullYear() - 1 : at.getUTCFullYear()
}

function valid(year: number, month: number, day: number): number | undefined {
  const n = dayNumber(year, month, day)
  return new Date(n * 86_400_000).getUTCDate() === day ? n : undefined
}
