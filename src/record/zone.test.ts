import { describe, expect, test } from 'vitest'
import { on, readWhen } from './when.ts'
import { isZone, localTime, localToInstant, localToInstants } from './zone.ts'

const at = (local: string, zone: string) =>
  new Date(localToInstant(Date.parse(`${local}Z`), zone)).toISOString().slice(0, 16)
const both = (local: string, zone: string) =>
  localToInstants(Date.parse(`${local}Z`), zone).map((t) => new Date(t).toISOString().slice(0, 16))
const WASHINGTON = 'America/New_York'

describe('Clocks in October 1962', () => {
  test('17:00 in Washington is 21:00 in London on the 27th and 22:00 on the 28th', () => {
    expect(at('1962-10-27T17:00', WASHINGTON)).toBe('1962-10-27T21:00')
    expect(at('1962-10-28T17:00', WASHINGTON)).toBe('1962-10-28T22:00')
  })
  test('Moscow keeps three hours before Greenwich on both days', () => {
    expect(at('1962-10-27T17:00', 'Europe/Moscow')).toBe('1962-10-27T14:00')
    expect(at('1962-10-28T17:00', '+03:00')).toBe('1962-10-28T14:00')
  })
  test('clocks went back at 02:00 on the 28th: 01:30 was shown twice, and is read as the earlier with the later kept open', () => {
    expect(at('1962-10-28T01:30', WASHINGTON)).toBe('1962-10-28T05:30')
    expect(both('1962-10-28T01:30', WASHINGTON)).toEqual(['1962-10-28T05:30', '1962-10-28T06:30'])
    const w = on('1962-10-28T01:30', WASHINGTON)
    expect((w.latest as number) - (w.earliest as number) + 1).toBe(61 * 60_000)
  })
  test('01:59 and 02:00 that night are an hour and a minute apart, counted from the first', () => {
    expect(at('1962-10-28T01:59', WASHINGTON)).toBe('1962-10-28T05:59')
    expect(at('1962-10-28T02:00', WASHINGTON)).toBe('1962-10-28T07:00')
  })
  test('the 28th has 25 hours in Washington', () => {
    const w = on('1962-10-28', WASHINGTON)
    expect((w.latest as number) - (w.earliest as number) + 1).toBe(25 * 3_600_000)
  })
  test('east of Greenwich too the earlier of two like hours comes first', () => {
    expect(both('2023-10-29T02:30', 'Europe/Berlin')).toEqual(['2023-10-29T00:30', '2023-10-29T01:30'])
  })
  test('an hour that was skipped is read with the old offset', () => {
    expect(at('1962-04-29T02:30', WASHINGTON)).toBe('1962-04-29T07:30')
    expect(localTime(Date.parse('1962-04-29T07:30Z'), WASHINGTON)).toBe('1962-04-29 03:30')
    expect(at('2023-03-26T02:30', 'Europe/Berlin')).toBe('2023-03-26T01:30')
  })
  test('an instant is shown as clocks showed it', () => {
    expect(localTime(Date.parse('1962-10-26T16:00Z'), 'Europe/Moscow')).toBe('1962-10-26 19:00')
  })
  test('a source’s own offset outranks the zone of the record', () => {
    expect(readWhen({ words: '', edtf: '1962-10-26T19:00+03:00', zone: WASHINGTON }).earliest).toBe(
      Date.parse('1962-10-26T16:00Z'),
    )
  })
})

test('a letter of the year 50 does not fall into 1950', () => {
  expect(on('0050', 'Europe/Rome').earliest).toBeLessThan(Date.parse('0051-01-01T00:00:00Z'))
})

test('zones are names and offsets that somebody keeps', () => {
  expect(['UTC', 'Z', '+03:00', '-0430', 'America/Havana'].every(isZone)).toBe(true)
  expect(['Washington time', '+25:00', '', 'Moon/Base'].some(isZone)).toBe(false)
})
