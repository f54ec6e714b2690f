/**
 * Durations in words, as plans and letters give them:
 *
 *     3 days · 3 to 4 days · at most a week · at least 2 hours · about a month · P3D · PT6H
 *     triangular 2, 3, 7 days · pert 2, 3, 7 days · lognormal median 6 hours spread 1.5 · exponential mean 2 days · as recorded: cipher
 *
 * A range is taken as uniform, "at most" as anything from nothing to that, "about" as PERT between three quarters and one and a half
 * times as long. "At least" has no upper end, and of it only the least is known. A month is 30 days, a year 365.
 */
import type { Distribution } from './distribution.ts'
import { faultOf } from './distribution.ts'

const HOUR = 3_600_000
const UNITS: { readonly [unit: string]: number } = {
  minute: HOUR / 60,
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  year: 365 * 24 * HOUR,
}
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

export type ReadDuration =
  | { readonly kind: 'read'; readonly distribution: Distribution }
  /** Only the least is known. */
  | { readonly kind: 'at least'; readonly least: number }
  /** The record's own passages through this channel or stage. */
  | { readonly kind: 'as recorded'; readonly of: string }
  | { readonly kind: 'fault'; readonly why: string }

/** Reads a duration; lengths in milliseconds. */
export function readDuration(words: string): ReadDuration {
  const said = words.trim().toLowerCase()
  const recorded = /^(?:as recorded|empirical)\s*:?\s*(.*)$/.exec(said)
  if (recorded) return { kind: 'as recorded', of: recorded[1] || 'cipher' }
  const iso = readIso(said)
  if (iso !== undefined) return read({ kind: 'fixed', value: iso })
  const shape = /^(triangular|pert|exponential|lognormal)\b(.*)$/.exec(said)
  if (shape) return readShape(shape[1]!, shape[2]!)
  const least = /^(?:at least|no less than|not less than|over|more than)\s+(.+)$/.exec(said)
  if (least) {
    const value = readLength(least[1]!)
    return value === undefined || value < 0 ? unreadable(words, value) : { kind: 'at least', least: value }
  }
  const most = /^(?:at most|up to|within|no more than|not more than|less than|under)\s+(.+)$/.exec(said)
  if (most) {
    const value = readLength(most[1]!)
    return value === undefined ? unreadable(words) : read({ kind: 'uniform', min: 0, max: value })
  }
  const about = /^(?:about|around|roughly|some|circa|ca\.?|~)\s*(.+)$/.exec(said)
  const range = /^(?:from |between )?(.+?)\s*(?:to|–|—|or|and|(?<=[\w ])-(?=[\w ]))\s*(.+)$/.exec(about?.[1] ?? said)
  if (range) {
    const unit = /[a-z]+$/.exec(range[2]!)?.[0] ?? ''
    const max = readLength(range[2]!)
    const min = readLength(range[1]!) ?? readLength(`${range[1]} ${unit}`)
    if (min !== undefined && max !== undefined) return read({ kind: 'uniform', min, max })
  }
  const value = readLength(about?.[1] ?? said)
  if (value === undefined) return unreadable(words)
  return read(about ? { kind: 'pert', min: value * 0.75, mode: value, max: value * 1.5 } : { kind: 'fixed', value })
}

function read(distribution: Distribution): ReadDuration {
  const why = faultOf(distribution)
  return why ? { kind: 'fault', why } : { kind: 'read', distribution }
}

function unreadable(words: string, value?: number): ReadDuration {
  return {
    kind: 'fault',
    why: value !== undefined && value < 0 ? 'a negative duration' : `"${words}" is no duration that can be read`,
  }
}

function readShape(kind: string, rest: string): ReadDuration {
  const unit = /\b(minute|hour|day|week|month|year)s?\b/.exec(rest)?.[1]
  const numbers = [...rest.matchAll(/-?\d+(?:\.\d+)?/g)].map((m) => Number(m[0]))
  if (!unit) return { kind: 'fault', why: `"${kind}${rest}" names no unit` }
  const by = UNITS[unit]!
  const [a, b, c] = numbers
  if ((kind === 'triangular' || kind === 'pert') && c !== undefined)
    return read({ kind, min: a! * by, mode: b! * by, max: c * by })
  if (kind === 'exponential' && a !== undefined) return read({ kind, mean: a * by })
  if (kind === 'lognormal' && b !== undefined) return read({ kind, median: a! * by, spread: b })
  return { kind: 'fault', why: `"${kind}${rest}" lacks a figure` }
}

function readIso(said: string): number | undefined {
  const m = /^(-?)p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?)?$/.exec(said)
  if (!m || said.replace('-', '').length < 3) return undefined
  const part = (i: number, unit: string) => Number(m[i] ?? 0) * UNITS[unit]!
  const sum =
    part(2, 'year') + part(3, 'month') + part(4, 'week') + part(5, 'day') + part(6, 'hour') + part(7, 'minute')
  return m[1] ? -sum : sum
}

/** "3 days", "a week", "half an hour", "three and a half days", "36 h". */
function readLength(words: string): number | undefined {
  const m = /^(-?[\d.]+|[a-z ]+?)?\s*\b(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|months?|years?)$/.exec(words.trim())
  if (!m) return undefined
  const unit = m[2]!
  const by =
    UNITS[
      unit.startsWith('mi') ? 'minute' : unit.startsWith('h') ? 'hour' : unit === 'd' ? 'day' : unit.replace(/s$/, '')
    ]!
  const amount = (m[1] ?? '').trim()
  if (/^-?\d+(?:\.\d+)?$/.test(amount)) return Number(amount) * by
  if (amount === 'a' || amount === 'an' || amount === 'one' || amount === '') return amount === '' ? undefined : by
  if (/^half(?: an?)?$/.test(amount)) return by / 2
  const half = / and a half$/.test(amount)
  const n = NUMBERS.indexOf(amount.replace(/ and a half$/, ''))
  return n < 0 ? undefined : (n + (half ? 0.5 : 0)) * by
}

/** A length in words: "13 h 55 min", "3 days", "8 days 6 h". Rounded to the minute. */
export function sayLength(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  const sign = ms < 0 && minutes > 0 ? '−' : ''
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (days >= 4) {
    const round = Math.round(minutes / 144) / 10
    return `${sign}${round} days`
  }
  // Up to two days, hours are what one reckons with.
  if (days < 2)
    return `${sign}${[days * 24 + hours ? `${days * 24 + hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ') || '0 min'}`
  return `${sign}${[`${days} days`, hours ? `${hours} h` : ''].filter(Boolean).join(' ')}`
}
