import { describe, expect, it } from 'vitest'
import { daysMeant } from './days.ts'
import { dayNumber, dayToIso } from './standing.ts'

const at = { start: 0, end: 0, words: '' }
const of = (iso: string) => dayNumber(...(iso.split('-').map(Number) as [number, number, number]))
const meant = (date: object, from?: string, near?: string) =>
  daysMeant({ ...at, ...date }, from ? of(from) : undefined, near ? of(near) : undefined).days.map(dayToIso)

describe('the days that a date can mean', () => {
  it('a letter of December, named in January, is of the year before', () => {
    expect(meant({ month: 12, day: 28 }, '1963-01-05')).toEqual(['1962-12-28'])
  })

  it('a letter of the same month is of the same year', () => {
    expect(meant({ month: 10, day: 26 }, '1962-11-06')).toEqual(['1962-10-26'])
  })

  it('"the 23rd" is of the month spoken of before, else of this month or the last', () => {
    expect(meant({ day: 23 }, '1962-11-06', '1962-10-25')).toEqual(['1962-10-23'])
    expect(meant({ day: 23 }, '1962-11-06')).toEqual(['1962-10-23'])
    expect(meant({ day: 3 }, '1962-11-06')).toEqual(['1962-11-03'])
  })

  it('an editor’s correction comes first, the words as written after it', () => {
    expect(meant({ month: 8, day: 27, corrected: { day: 28 } }, '1963-08-30')).toEqual(['1963-08-28', '1963-08-27'])
  })

  it('so too where the month is left out', () => {
    expect(meant({ day: 22, corrected: { day: 21 } }, '1963-08-30')).toEqual(['1963-08-21', '1963-08-22'])
    expect(meant({ day: 31, corrected: { day: 30 } }, '1963-05-31')).toEqual(['1963-05-30', '1963-05-31'])
  })

  it('figures without a year are two days where they can be read two ways, each of the last year that fits', () => {
    const date = { month: 6, day: 12, swapped: { month: 12, day: 6 } }
    expect(meant(date, '2014-08-01')).toEqual(['2014-06-12', '2013-12-06'])
    expect(meant(date)).toEqual([])
  })

  it('yesterday is the day before the paper', () => {
    expect(meant({ relative: 1 }, '1963-03-01')).toEqual(['1963-02-28'])
    expect(meant({ relative: 1 })).toEqual([])
  })

  it('a day that the month has not is no day', () => {
    expect(meant({ month: 2, day: 30 }, '1963-03-01')).toEqual([])
  })

  it('a month alone has a first and a last day', () => {
    const { month } = daysMeant({ ...at, month: 9 }, of('1962-11-06'), undefined)
    expect(month?.map(dayToIso)).toEqual(['1962-09-01', '1962-09-30'])
  })
})
