/**
 * Time as sources give it. A source never has a time; it has words about time. A `WhenSaid` keeps the words and, where they
 * allow one, an EDTF value (ISO 8601-2 level 1, plus clock times and zones). A `When` adds the earliest and latest instant
 * they leave open. Comparison answers `yes`, `no` or `cannot tell`; nothing here is compared with `<` outside this file.
 *
 *     on("1962-10-26T19:00+03:00")   one minute, [16:00:00.000Z, 16:00:59.999Z]
 *     on("1962-10-25/1962-10-26")    some time on either day
 *     on("../1962-11-04")            no later than that day; since when, unknown
 */
import { readEdtf } from './edtf.ts'
import { isZone } from './zone.ts'

/** An instant in milliseconds since 1970-01-01T00:00Z; `open`: still going on, has no end; `unknown`: has one, nobody says which. */
export type Bound = number | 'open' | 'unknown'

/** What a source says about a time, as entries keep it. */
export interface WhenSaid {
  readonly words: string
  readonly edtf?: string
  /** IANA name or offset, where the source gives or implies one. */
  readonly zone?: string
  /** What relative words ("two hours before my arrival") are relative to. */
  readonly relativeTo?: { readonly words: string; readonly paper?: string; readonly meeting?: string }
}

/** A `WhenSaid` with the earliest and latest instants (inclusive, milliseconds) that it leaves open. */
export interface When extends WhenSaid {
  readonly earliest: Bound
  readonly latest: Bound
  readonly approximate?: boolean
  readonly uncertain?: boolean
}

export type Answer = 'yes' | 'no' | 'cannot tell'

export const UNKNOWN: When = { words: '', earliest: 'unknown', latest: 'unknown' }

/** Reads a said time in the record's zone. Words without an EDTF value are unknown on both sides, and stay as words. */
export function readWhen(said: WhenSaid, recordZone = 'UTC'): When {
  if (!said.edtf) return { ...said, earliest: 'unknown', latest: 'unknown' }
  const zone = said.zone ?? recordZone
  const range = isZone(zone) ? readEdtf(said.edtf, zone) : anywhere(said.edtf)
  if (!range) return { ...said, earliest: 'unknown', latest: 'unknown' }
  return {
    ...said,
    earliest: range.earliest,
    latest: range.latest,
    ...(range.approximate && { approximate: true }),
    ...(range.uncertain && { uncertain: true }),
  }
}

/** A date in a zone that nobody knows ("Washington time") may be that date anywhere on earth, from +14:00 to -12:00. */
function anywhere(edtf: string): ReturnType<typeof readEdtf> {
  const east = readEdtf(edtf, '+14:00')
  const west = readEdtf(edtf, '-12:00')
  return east && west && { ...east, latest: west.latest }
}

/** Shorthand for tests and arguments: an EDTF value that is its own words. */
export function on(edtf: string, zone = 'UTC'): When {
  return readWhen({ words: edtf, edtf }, zone)
}

const start = (bound: Bound): number | undefined =>
  typeof bound === 'number' ? bound : bound === 'open' ? -Infinity : undefined
const end = (bound: Bound): number | undefined =>
  typeof bound === 'number' ? bound : bound === 'open' ? Infinity : undefined

/** Was `a` before `b`? `yes` when a's latest instant precedes b's earliest; `no` when it cannot have. */
export function before(a: When, b: When): Answer {
  const aLatest = end(a.latest)
  const bEarliest = start(b.earliest)
  if (aLatest !== undefined && bEarliest !== undefined && aLatest < bEarliest) return 'yes'
  const aEarliest = start(a.earliest)
  const bLatest = end(b.latest)
  if (aEarliest !== undefined && bLatest !== undefined && aEarliest >= bLatest) return 'no'
  return 'cannot tell'
}

export function after(a: When, b: When): Answer {
  return before(b, a)
}

/** Do the stretches in which `a` and `b` can lie share an instant? `cannot tell` where a bound that matters is unknown. */
export function overlaps(a: When, b: When): Answer {
  if (before(a, b) === 'yes' || before(b, a) === 'yes') return 'no'
  const within = (x: number | undefined, w: When): boolean => {
    const [from, to] = [start(w.earliest), end(w.latest)]
    return x !== undefined && from !== undefined && to !== undefined && from <= x && x <= to
  }
  const [aFrom, aTo, bFrom, bTo] = [start(a.earliest), end(a.latest), start(b.earliest), end(b.latest)]
  if (within(aFrom, b) || within(aTo, b) || within(bFrom, a) || within(bTo, a)) return 'yes'
  return (aFrom !== undefined && aFrom === bFrom) || (aTo !== undefined && aTo === bTo) ? 'yes' : 'cannot tell'
}

/** Had `a` happened by the end of `t`? The question every view asks. */
export function happenedBy(a: When, t: number): Answer {
  const latest = end(a.latest)
  if (latest !== undefined && latest <= t) return 'yes'
  const earliest = start(a.earliest)
  if (earliest !== undefined && earliest > t) return 'no'
  return 'cannot tell'
}

/** The instant that `--as-of` means: the last one of the period named, in the record's zone. Undefined if it is no time. */
export function asOfInstant(edtf: string, zone: string): number | undefined {
  const { latest } = on(edtf, zone)
  return typeof latest === 'number' ? latest : undefined
}

/** The year, month and day as written, without regard to zone. Letters are cited by these, not by instants. */
export interface CivilDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
}

/** For days in words; January first. */
export const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ')

const CIVIL = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/

/** The civil date that a said time gives, as far as it goes. For an interval, that of its first bound that has one. */
export function civilDate(said: WhenSaid | undefined): CivilDate | undefined {
  if (!said?.edtf) return undefined
  for (const part of said.edtf.split('/')) {
    const m = CIVIL.exec(part)
    if (m) return { year: Number(m[1]), ...(m[2] && { month: Number(m[2]) }), ...(m[3] && { day: Number(m[3]) }) }
  }
  return undefined
}

/** Sort key for display: the earliest known instant, else the latest, else the end of the list. Never for a decision. */
export function sortKey(when: When | undefined): number {
  if (!when) return Infinity
  if (typeof when.earliest === 'number') return when.earliest
  return typeof when.latest === 'number' ? when.latest : Infinity
}

/** The narrower of two Whens that are known to mean the same moment; a bound is taken from whichever is sharper. */
export function narrow(a: When, b: When): When {
  const from = [a.earliest, b.earliest].filter((x): x is number => typeof x === 'number')
  const to = [a.latest, b.latest].filter((x): x is number => typeof x === 'number')
  const earliest = from.length ? Math.max(...from) : a.earliest
  const latest = to.length ? Math.min(...to) : a.latest
  if (typeof earliest === 'number' && typeof latest === 'number' && earliest > latest) return a
  return { ...a, earliest, latest }
}
