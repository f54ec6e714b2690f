/**
 * Our reading of EDTF level 1 beside that of the `edtf` package. They differ on purpose in five things: `~` widens (no date is
 * made sharper than its source), seasons are those of nature and not quarters, open and unknown ends are words and not infinities
 * or null, a clock time is a minute and not an instant, and a bare one is in the zone of the source.
 */
// @ts-expect-error: the package carries no types
import edtf from 'edtf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEdtf } from './edtf.ts'

const DAY = 86_400_000
const ends = (text: string) => {
  const r = readEdtf(text, 'UTC')
  return r && [r.earliest, r.latest]
}
const theirs = (text: string) => {
  const r = edtf(text) as { min: number; max: number }
  return [r.min, r.max]
}

const two = (n: number) => String(n).padStart(2, '0')
const year = fc
  .integer({ min: -9999, max: 9999 })
  .filter((y) => y !== 0)
  .map((y) => (y < 0 ? '-' : '') + String(Math.abs(y)).padStart(4, '0'))
const month = fc.integer({ min: 1, max: 12 }).map(two)
const day = fc.integer({ min: 1, max: 28 }).map(two)
const positive = fc.integer({ min: 1000, max: 2100 }).map(String)
const date = fc.oneof(
  year,
  fc.tuple(year, month).map((p) => p.join('-')),
  fc.tuple(year, month, day).map((p) => p.join('-')),
)
const unspecified = fc.oneof(
  positive.map((y) => `${y.slice(0, 3)}X`),
  positive.map((y) => `${y.slice(0, 2)}XX`),
  positive.map((y) => `${y}-XX`),
  positive.map((y) => `${y}-XX-XX`),
  fc.tuple(positive, month).map(([y, m]) => `${y}-${m}-XX`),
)
const long = fc.integer({ min: 10_000, max: 200_000 }).map((n) => `Y${n}`)

describe('Where we read as the edtf package does', () => {
  test('years, months, days, and their doubtful ones', () => {
    fc.assert(
      fc.property(date, fc.constantFrom('', '?'), (d, mark) => {
        expect(ends(d + mark)).toEqual(theirs(d + mark))
      }),
    )
  })
  test('unspecified digits and long years', () => {
    fc.assert(
      fc.property(fc.oneof(unspecified, long), (d) => {
        expect(ends(d)).toEqual(theirs(d))
      }),
    )
  })
  test('intervals', () => {
    const modern = fc.tuple(positive, month, day).map((p) => p.join('-'))
    fc.assert(
      fc.property(modern, modern, (a, b) => {
        const [from, to] = [a, b].sort()
        expect(ends(`${from}/${to}`)).toEqual(theirs(`${from}/${to}`))
      }),
    )
  })
})

describe('Where we differ, and why', () => {
  test('an approximate date reaches one unit to either side: "about 3 May" may be the 2nd', () => {
    fc.assert(
      fc.property(
        fc.tuple(positive, month, day).map((p) => p.join('-')),
        fc.constantFrom('~', '%'),
        (d, mark) => {
          const [min, max] = theirs(d + mark) as [number, number]
          expect(ends(d + mark)).toEqual([min - DAY, max + DAY])
        },
      ),
    )
    expect(ends('196X~')![0]).toBeLessThan(Date.UTC(1951, 0, 1))
  })
  test('".." has no end; an empty end is one that nobody says', () => {
    expect(ends('1962/..')).toEqual([Date.UTC(1962, 0, 1), 'open'])
    expect(ends('../1962')).toEqual(['open', Date.UTC(1963, 0, 1) - 1])
    expect(ends('1962/')).toEqual([Date.UTC(1962, 0, 1), 'unknown'])
    expect(ends('/1962')).toEqual(['unknown', Date.UTC(1963, 0, 1) - 1])
  })
  test('a winter runs from December into February; the package has quarters of the calendar', () => {
    expect(ends('1962-24')).toEqual([Date.UTC(1962, 11, 1), Date.UTC(1963, 2, 1) - 1])
    expect(theirs('1962-24')[0]).toBe(Date.UTC(1962, 9, 1))
  })
  test('a clock time is as sharp as it is written, to the second, the minute or the hour', () => {
    expect(ends('1962-10-26T19:00:07Z')).toEqual([Date.UTC(1962, 9, 26, 19, 0, 7), Date.UTC(1962, 9, 26, 19, 0, 8) - 1])
    expect(ends('1962-10-26T19:00:00Z')).toEqual([Date.UTC(1962, 9, 26, 19), Date.UTC(1962, 9, 26, 19, 1) - 1])
    expect(ends('1962-10-26T19')).toEqual([Date.UTC(1962, 9, 26, 19), Date.UTC(1962, 9, 26, 20) - 1])
  })
  test('a bare date is a day where the source was', () => {
    expect(readEdtf('1962-10-26', 'Europe/Moscow')?.earliest).toBe(Date.parse('1962-10-25T21:00Z'))
  })
})

test('what is no date is none: February 30, 24:01, month 13, an interval turned round, words', () => {
  for (const text of [
    '1962-02-30',
    '1962-10-26T24:01',
    '1962-13',
    '1962/1961',
    'soon',
    '',
    '/',
    '../..',
    '1962-XX-03',
    '1962-10-26T19:00+99:00',
    '1962-10-26T19:60',
  ])
    expect(readEdtf(text, 'UTC')).toBeUndefined()
})
