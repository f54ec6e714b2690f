import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'

const people = [
  party('ana', { name: 'Ana Alba', aliases: ['Ana'] }),
  party('ben', { name: 'Ben Bruck', aliases: ['Ben'] }),
]

/** What the last paper says of the others. */
function said(paper: string, ...notes: Noted[]): string[] {
  const whole = collate(recordOf(...people, ...notes))
  return (whole.byPaper.get(paper) ?? [])
    .map((i) => whole.links[i]!)
    .map((l) => `${l.outcome} ${[...l.targets].sort().join('+')}`.trim())
}

const first = letter('first', 'ana', 'ben', '1962-05-03', 'The bridge is closed to carts.')
const second = letter('second', 'ana', 'ben', '1962-05-12', 'The ferry does not run.')
const third = letter('third', 'ana', 'ben', '1962-05-12', 'The mill stands still.')
const answer = (text: string) => letter('b', 'ben', 'ana', '1962-05-14', text)

describe('a passage that counts its letters means as many', () => {
  it('"your two letters of 12 May" are the two of that day', () => {
    expect(said('b', first, second, third, answer('I have your two letters of 12 May.'))).toEqual([
      'resolved second+third',
    ])
  })

  it('"your last two letters" are the latest two', () => {
    expect(said('b', first, second, third, answer('I thank you for your last two letters.'))).toEqual([
      'resolved second+third',
    ])
  })

  it('"your last two letters" are left open where the two before them are of one day', () => {
    const later = letter('later', 'ana', 'ben', '1962-05-13', 'The road is open.')
    const [outcome] = said('b', first, second, third, later, answer('I thank you for your last two letters.'))
    expect(outcome).toBe('ambiguous')
  })

  it('"both your letters", where two are on file and where three are', () => {
    expect(said('b', first, second, answer('I have read both your letters.'))).toEqual(['resolved first+second'])
    expect(said('b', first, second, third, answer('I have read both your letters.'))).toEqual(['ambiguous'])
  })

  it('of two letters one may be on file: it is named, and that another is said', () => {
    const whole = collate(recordOf(...people, first, second, answer('I have your two letters of 12 May.')))
    const [link] = whole.links
    expect([link!.outcome, ...link!.targets]).toEqual(['resolved', 'second'])
    expect(link!.reasons.join()).toBe('said to be 2 of that day; on file 1 that fit')
  })

  it('never means more papers than it counts, nor one of another day or hand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 2, max: 4 }), (written, count) => {
        const words = ['two', 'three', 'four'][count - 2]
        const papers = Array.from({ length: written }, (_, i) =>
          letter(`p${i}`, 'ana', 'ben', '1962-05-12', `Of the matter number ${i} I say nothing.`),
        )
        const other = letter('other', 'ben', 'ana', '1962-05-12', 'Mine of that day.')
        const whole = collate(
          recordOf(...people, first, other, ...papers, answer(`I have your ${words} letters of 12 May.`)),
        )
        const link = whole.links.find((l) => l.paper === 'b')!
        const meant = link.outcome === 'resolved' ? [...link.targets].sort() : []
        expect(meant).toEqual(written > count ? [] : papers.map((_, i) => `p${i}`))
      }),
      { numRuns: 40 },
    )
  })
})
