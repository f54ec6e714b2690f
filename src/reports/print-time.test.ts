import { expect, test } from 'vitest'
import { sayInstant, sayTime } from './print-time.ts'

test('a date that only gives the latest day is printed as "by" that day', () => {
  expect(sayTime('../1962-11-04')).toBe('by 4 November 1962')
})

test('a clock time keeps the offset of its source', () => {
  expect(sayTime('1962-10-26T19:00:00+03:00')).toBe('26 October 1962, 19:00 UTC+03:00')
  expect(sayTime('1962-10-26T19')).toBe('26 October 1962, 19 h')
})

test('doubt about a date is printed and never dropped', () => {
  expect(sayTime('1962-10-28?')).toBe('28 October 1962 (uncertain)')
  expect(sayTime('1962-10~')).toBe('about October 1962')
  expect(sayTime('1962-10-23/1962-10-24')).toBe('between 23 October 1962 and 24 October 1962')
  expect(sayTime('1962-10-30/..')).toBe('from 30 October 1962 on')
})

test('words that are no EDTF stay as the source has them', () => {
  expect(sayTime('two hours before my arrival')).toBe('two hours before my arrival')
  expect(sayTime('Oct 3/4')).toBe('Oct 3/4')
  expect(sayTime('1962-13')).toBe('1962-13')
})

test('an instant is told in the zone of the record', () => {
  expect(sayInstant(Date.UTC(1962, 10, 5, 4, 59), 'America/Havana')).toBe('4 November 1962, 23:59 America/Havana')
})
