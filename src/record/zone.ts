/**
 * Local clock times to instants. The zone belongs to the source: clocks in Washington went back on 28 October 1962, so
 * 17:00 there is not the same distance from 17:00 in Moscow on the two days. IANA history comes from the platform's Intl data.
 */
const OFFSET = /^(?:UTC)?([+-])(\d{2}):?(\d{2})$/
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

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

/** Offset of `zone` from UTC in milliseconds at a UTC instant, to the minute. */
function offsetAt(zone: string, instant: number): number {
  const fixed = fixedOffset(zone)
  if (fixed !== undefined) return fixed
  const key = `${zone} ${Math.floor(instant / 900_000)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = new Map(formatFor(zone).formatToParts(instant).map((p) => [p.type, Number(p.value)]))
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour') % 24, at('minute'), at('second'))
  const offset = Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000) * 60_000
  offsets.set(key, offset)
  return offset
}

/** The instant (ms) at which clocks in `zone` show this local time (given as if it were UTC, ms). In a repeated hour, the earlier. */
export function localToInstant(local: number, zone: string): number {
  const guess = local - offsetAt(zone, local)
  const again = local - offsetAt(zone, guess)
  return again === guess ? guess : Math.min(guess, local - offsetAt(zone, again))
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
