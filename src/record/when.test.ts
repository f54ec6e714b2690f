import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  asOfInstant,
  type Bound,
  civilDate,
  happenedBy,
  after as isAfter,
  before as isBefore,
  narrow,
  on,
  overlaps,
  readWhen,
  sortKey,
  UNKNOWN,
  type When,
} from './when.ts'

const iso = (b: Bound) => (typeof b === 'number' ? new Date(b).toISOString() : b)

describe('What a source says of a time', () => {
  test('a letter dated 26 October lies anywhere on that day', () => {
    const w = on('1962-10-26')
    expect([iso(w.earliest), iso(w.latest)]).toEqual(['1962-10-26T00:00:00.000Z', '1962-10-26T23:59:59.999Z'])
  })
  test('"the next day" without a value is unknown on both sides, and its words stay', () => {
    expect(readWhen({ words: 'the next day', relativeTo: { words: 'my arrival' } })).toEqual({
      words: 'the next day',
      relativeTo: { words: 'my arrival' },
      earliest: 'unknown',
      latest: 'unknown',
    })
  })
  test('a value that is no EDTF is unknown, not an error', () => {
    expect(readWhen({ words: '31 February', edtf: '1962-02-31' }).latest).toBe('unknown')
  })
  test('a zone that nobody knows leaves the day open as far as the earth is round', () => {
    const w = readWhen({ words: '3 May', edtf: '1962-05-03', zone: 'Washington time' })
    expect([iso(w.earliest), iso(w.latest)]).toEqual(['1962-05-02T10:00:00.000Z', '1962-05-04T11:59:59.999Z'])
  })
  test('"as of 4 November" is the last instant of that day in the record’s zone', () => {
    expect(iso(asOfInstant('1962-11-04', 'America/Havana')!)).toBe('1962-11-05T04:59:59.999Z')
    expect(asOfInstant('next week', 'UTC')).toBeUndefined()
    expect(asOfInstant('1962/..', 'UTC')).toBeUndefined()
  })
  test('letters are cited by the day as written, whatever the zone', () => {
    expect(civilDate({ words: '', edtf: '1962-10-28T01:30+03:00' })).toEqual({ year: 1962, month: 10, day: 28 })
    expect(civilDate({ words: '', edtf: '../1962-10' })).toEqual({ year: 1962, month: 10 })
    expect(civilDate({ words: 'Tuesday' })).toBeUndefined()
  })
  test('papers without a date are listed last', () => {
    expect(sortKey(UNKNOWN)).toBe(Infinity)
    expect(sortKey(on('../1962-11-04'))).toBe(on('1962-11-04').latest)
  })
  test('a receipt known to the week and a reply of Tuesday make a receipt by Tuesday', () => {
    expect(narrow(on('1962-10-22/1962-10-28'), on('../1962-10-23'))).toMatchObject({
      earliest: on('1962-10-22').earliest,
      latest: on('1962-10-23').latest,
    })
  })
  test('two times that cannot be one are left as they were', () => {
    expect(narrow(on('1962-10-22'), on('1962-10-25'))).toEqual(on('1962-10-22'))
  })
})

describe('Before, after, at the same time', () => {
  test('the letter of the 3rd is before that of the 4th; two of the same day nobody can order', () => {
    expect(isBefore(on('1962-05-03'), on('1962-05-04'))).toBe('yes')
    expect(isBefore(on('1962-05-04'), on('1962-05-03'))).toBe('no')
    expect(isBefore(on('1962-05-03'), on('1962-05-03'))).toBe('cannot tell')
  })
  test('what goes on from May is not over before June, and what ended in May at a time unknown may be', () => {
    expect(isBefore(on('1962-05/..'), on('1962-06'))).toBe('cannot tell')
    expect(happenedBy(on('1962-05/'), on('1962-06').latest as number)).toBe('cannot tell')
    expect(overlaps(on('1962-05/..'), on('1962-06'))).toBe('yes')
    expect(overlaps(on('1962-05/'), on('1962-06'))).toBe('cannot tell')
  })
  test('an end unknown does not matter where the beginning already lies inside', () => {
    expect(overlaps(on('1962-05-03/'), on('1962-05'))).toBe('yes')
  })
})

const bound = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom<Bound>('open', 'unknown'))
const when: fc.Arbitrary<When> = fc
  .tuple(bound, bound)
  .filter(([a, b]) => !(typeof a === 'number' && typeof b === 'number' && a > b))
  .map(([earliest, latest]) => ({ words: '', earliest, latest }))
const opposite: { [A in Answer]: Answer } = { yes: 'no', no: 'yes', 'cannot tell': 'cannot tell' }

describe('The laws of time, for bounds of every kind', () => {
  test('after is before turned round', () => {
    fc.assert(fc.property(when, when, (a, b) => isAfter(a, b) === isBefore(b, a)))
  })
  test('if one is before the other, the other is not before it, and they do not overlap', () => {
    fc.assert(
      fc.property(when, when, (a, b) => {
        if (isBefore(a, b) !== 'yes') return
        expect(isBefore(b, a)).toBe(opposite.yes)
        expect(overlaps(a, b)).toBe('no')
      }),
    )
  })
  test('overlapping is mutual, and what overlaps is in no certain order', () => {
    fc.assert(
      fc.property(when, when, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a))
        if (overlaps(a, b) === 'yes') expect([isBefore(a, b), isBefore(b, a)]).not.toContain('yes')
        if (overlaps(a, b) === 'no') expect([isBefore(a, b), isBefore(b, a)]).toContain('yes')
      }),
    )
  })
  test('before is handed on: a before b and b before c make a before c', () => {
    const known = when.filter((w) => w.earliest !== 'unknown' && w.latest !== 'unknown')
    fc.assert(
      fc.property(
        known,
        known,
        known,
        (a, b, c) => isBefore(a, b) !== 'yes' || isBefore(b, c) !== 'yes' || isBefore(a, c) === 'yes',
      ),
    )
  })
  test('an answer, once given, outlives any sharper date', () => {
    const instants = (w: When) =>
      [w.earliest, w.latest].map((x, i) => (typeof x === 'number' ? x : i ? 25 : -5)) as [number, number]
    fc.assert(
      fc.property(
        when,
        when,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, p, q) => {
          const pick = (w: When, share: number) => {
            const [x, y] = instants(w)
            return x + share * (y - x)
          }
          const [x, y] = [pick(a, p), pick(b, q)]
          if (isBefore(a, b) === 'yes') expect(x).toBeLessThan(y)
          if (isBefore(a, b) === 'no') expect(x).toBeGreaterThanOrEqual(y)
        },
      ),
    )
  })
})
