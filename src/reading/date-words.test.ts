import { expect, test } from 'vitest'
import { readDateWords } from './date-words.ts'

test.each([
  ['26 October 1962', '1962-10-26'],
  ['October 26, 1962', '1962-10-26'],
  ['October 26, 1962, 7 p.m.', '1962-10-26T19:00'],
  ['October 25, 1962, 1:59 a.m.', '1962-10-25T01:59'],
  ['August 2, 1955—3 p.m.', '1955-08-02T15:00'],
  ['July 4, 1955, noon', '1955-07-04T12:00'],
  ['July 4, 1955, 12 noon', '1955-07-04T12:00'],
  ['Friday, 26 October 1962', '1962-10-26'],
  ['1962/10/26', '1962-10-26'],
  ['26.10.1962', '1962-10-26'],
  ['October 1962', '1962-10'],
  ['about 26 October 1962', '1962-10-26~'],
  ['26 October 1962?', '1962-10-26?'],
  ['November 3-5, 1962', '1962-11-03/1962-11-05'],
  ['[October 24, 1962]', '1962-10-24'],
  ['31 November 1962', undefined],
  ['Oct. 26', undefined],
  ['the day after', undefined],
  ['evening of Nov 5, 1962', undefined],
  ['October 26, 1962, 7', undefined],
])('a letter dated "%s" is of %s', (words, edtf) => {
  expect(readDateWords(words)?.edtf).toBe(edtf)
})

test('a date without its year takes it from the context, and keeps its words', () => {
  expect(readDateWords('Oct. 26', { year: 1962 })).toEqual({ words: 'Oct. 26', edtf: '1962-10-26' })
})
