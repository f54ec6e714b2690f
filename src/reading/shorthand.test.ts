import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const told = (text: string) =>
  readPaper(text).references.map((r) => [r.author?.role, r.number ?? r.date?.day, r.date?.monthsAway ?? r.date?.month])

describe('shorthand', () => {
  it.each([
    ['I confirm ours of 30th ulto.', [['self', 30, -1]]],
    ['Yours 28/4 to hand.', [['addressee', 28, 4]]],
    ['Yrs 1st inst. to hand.', [['addressee', 1, 0]]],
    ['I confirm my respects of the 9th.', [['self', 9, undefined]]],
  ])('of merchants: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it('of telegrams: two numbers with a stroke, and a circular', () => {
    expect(told('Embtels 636/637 tell it.').map((r) => r[1])).toEqual(['636', '637'])
    expect(told('Circtel 55 went out.')).toEqual([['department', '55', undefined]])
  })

  it('a verb after "reftel" is no noun', () => {
    expect(readPaper('REFTEL notes illness.').references.map((r) => r.words)).toEqual(['REFTEL'])
  })
})
