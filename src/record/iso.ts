/** Days and instants written as ISO 8601 in UTC, fast: a long record writes the same few thousand days a hundred thousand times. */

const DAY = 86_400_000
const days = new Map<number, string>()
/** Some 270 years of days. */
const DAYS_KEPT = 100_000

/** "1962-10-25" for a day counted from 1970-01-01. Throws RangeError on a day beyond what a Date can hold. */
export function isoDay(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const iso = new Date(day * DAY).toISOString()
  const made = iso.slice(0, iso.indexOf('T'))
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(day, made)
  return made
}

/** As `new Date(at).toISOString()`. */
export function isoInstant(at: number): string {
  const day = Math.floor(at / DAY)
  const rest = at - day * DAY
  return `${isoDay(day)}T${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / 60_000) % 60)}:${two(Math.floor(rest / 1000) % 60)}.${String(rest % 1000).padStart(3, '0')}Z`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
