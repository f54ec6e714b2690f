/** Times in print. Sources keep theirs in EDTF or in words of their own; whoever reads a page should need to know neither. */

import { MONTH_NAMES } from '../record/when.ts'
import { localTime } from '../record/zone.ts'

const EDTF =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d(?::\d\d)?)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?([~?%])?$/

/**
 * A time as people write it; what is not EDTF is in words already and stays.
 *
 *     ../1962-11-04 → by 4 November 1962      1962-10-26T19:00:00+03:00 → 26 October 1962, 19:00 UTC+03:00      1962-10-28? → 28 October 1962 (uncertain)
 */
export function sayTime(words: string): string {
  const slash = words.indexOf('/')
  if (slash < 0) return sayOne(words)
  const [from, to] = [words.slice(0, slash), words.slice(slash + 1)]
  if (from === '..' || from === '') return to === '..' || to === '' ? words : `by ${sayOne(to)}`
  if (to === '..' || to === '') return `from ${sayOne(from)} on`
  return isEdtf(from) && isEdtf(to) ? `between ${sayOne(from)} and ${sayOne(to)}` : words
}

function isEdtf(words: string): boolean {
  return EDTF.test(words)
}

function sayOne(words: string): string {
  const m = EDTF.exec(words)
  if (!m) return words
  const [, year, month, day, clock, zone, mark] = m
  const name = month === undefined ? undefined : MONTH_NAMES[Number(month) - 1]
  if (month !== undefined && name === undefined) return words
  const date = [day && Number(day), name, year].filter(Boolean).join(' ')
  const time =
    clock === undefined
      ? ''
      : `, ${clock.includes(':') ? clock : `${clock} h`}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` UTC${zone}`}`
  const about = mark === '~' || mark === '%' ? 'about ' : ''
  return `${about}${date}${time}${mark === '?' || mark === '%' ? ' (uncertain)' : ''}`
}

/** "4 November 1962, 23:59 America/Havana" */
export function sayInstant(instant: number, zone: string): string {
  const m = /^(-?\d+)-(\d\d)-(\d\d) (.*)$/.exec(localTime(instant, zone))
  return m
    ? `${Number(m[3])} ${MONTH_NAMES[Number(m[2]) - 1]} ${m[1]}, ${m[4]} ${zone}`
    : new Date(instant).toISOString()
}
