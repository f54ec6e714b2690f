/**
 * Local clock times to instants. The zone belongs to the source: clocks in Washington went back on 28 October 1962, so
 * 17:00 there is not the same distance from 17:00 in Moscow on the two days. IANA history comes from the platform's Intl data.
 */
const OFFSET = /^(?:UTC)?([+-])(0\d|1[0-4]):?([0-5]\d)$/
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** True if `zone` is an offset ("+03:00"), "UTC"/"Z", or a name the platform knows. */
export function isZone(zone: string): boolean {
  if (zone === 'UTC' || zone === 'Z' || OFFSET.test(zone)) return true
  try {
    formatFor(zone)
    return true
  } catch {
    return false
  }
}

const MINUTE = 60_000
const DAY = 86_400_000
/** Before clocks kept zones at all there is only local mean time; and Intl has no years before 1. */
const FIRST = Date.UTC(1800, 0, 1)

/** Offset of `zone` from UTC in milliseconds at a UTC instant, to the minute. */
function offsetAt(zone: string, instant: number): number {
  const fixed = fixedOffset(zone)
  if (fixed !== undefined) return fixed
  const minute = Math.floor(Math.max(instant, FIRST) / MINUTE) * MINUTE
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const before = known.get(minute)
  if (before !== undefined) return before
  const parts = new Map(
    formatFor(zone)
      .formatToParts(minute)
      .map((p) => [p.type, Number(p.value)]),
  )
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour') % 24, at('minute'), at('second'))
  const offset = Math.round((local - minute) / MINUTE) * MINUTE
  known.set(minute, offset)
  return offset
}

/**
 * The first and the last instant (ms) at which clocks in `zone` show this local time (given as if it were UTC, ms). They
 * differ only in the hour that is repeated when clocks go back. A local time that was skipped is read with the old offset,
 * as by somebody who had not yet moved the hands.
 */
export function localToInstants(local: number, zone: string): readonly [number, number] {
  const old = offsetAt(zone, local - DAY)
  const late = offsetAt(zone, local + DAY)
  if (old === late) return [local - old, local - old]
  const shown = [local - old, local - late].filter((at) => at + offsetAt(zone, at) === local)
  if (shown.length === 0) return [local - old, local - old]
  return [Math.min(...shown), Math.max(...shown)]
}

/** The instant (ms) at which clocks in `zone` show this local time. In a repeated hour, the earlier. */
export function localToInstant(local: number, zone: string): number {
  return localToInstants(local, zone)[0]
}

/** Local date and time at an instant, as "1962-10-26 19:00". */
export function localTime(instant: number, zone: string): string {
  return new Date(instant + offsetAt(zone, instant)).toISOString().slice(0, 16).replace('T', ' ')
}

function fixedOffset(zone: string): number | undefined {
  if (zone === 'UTC' || zone === 'Z') return 0
  const m = OFFSET.exec(zone)
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) * 60_000 : undefined
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}
