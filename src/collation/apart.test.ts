/** What is said of two papers is not taken for one: two days, two kinds; and what fits in all but the year. */
import { describe, expect, it } from 'vitest'
import { letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'

const people = [
  party('ana', { name: 'Ana Alba', aliases: ['Ana'] }),
  party('ben', { name: 'Ben Bruck', aliases: ['Ben'] }),
  party('cleo', { name: 'Cleo Carr', aliases: ['Cleo'] }),
]
const linksOf = (paper: string, ...notes: Noted[]) => {
  const whole = collate(recordOf(...people, ...notes))
  return (whole.byPaper.get(paper) ?? []).map((i) => whole.links[i]!)
}
const ana = (id: string, on: string, text = 'Good day.') => letter(id, 'ana', 'ben', on, text)
const ben = (text: string) => letter('b', 'ben', 'ana', '1962-05-08', text)

describe('letters of several days in one phrase', () => {
  const two = [ana('a1', '1962-05-01'), ana('a2', '1962-05-01')]

  it('two letters of the one day and none of the other: which of the two is open, whichever day comes first', () => {
    for (const text of ['I have your letters of 1 and 2 May.', 'I have your letters of 2 May and 1 May.']) {
      const [link] = linksOf('b', ...two, ben(text))
      expect(link?.outcome).toBe('ambiguous')
      expect(link?.candidates.map((c) => c.paper).sort()).toEqual(['a1', 'a2'])
    }
  })

  it('a day with two letters is not said to have none', () => {
    const [link] = linksOf('b', ...two, ana('a3', '1962-05-02'), ben('I have your letters of 1 and 2 May.'))
    expect(link).toMatchObject({ outcome: 'resolved', targets: ['a3'] })
    expect(link?.reasons.join(' ')).not.toContain('no paper on file')
  })
})

describe('"your letter of 2 April" in a letter without a day', () => {
  const undated = letter('b', 'ben', 'ana', undefined, 'I have your letter of 2 April. Shoot the horse.')

  it('is the one letter of that day from you to me', () =>
    expect(linksOf('b', ana('a', '1899-04-02'), undated)[0]).toMatchObject({ outcome: 'resolved', targets: ['a'] }))

  it('stays open between two years', () =>
    expect(linksOf('b', ana('a', '1899-04-02'), ana('c', '1901-04-02'), undated)[0]?.outcome).toBe('ambiguous'))
})

describe('a letter and a telegram', () => {
  it('the telegram you sent is not the letter of yours that was named before it', () => {
    const [first, second] = linksOf('b', ben('I have yours of the 4th. The telegram you sent through Cleo came too.'))
    expect(first?.outcome).toBe('absent')
    expect(second?.targets).not.toEqual(first?.targets)
  })

  it('of one day and one hand are two papers to ask for', () => {
    const [first, second] = linksOf('b', ben('I have your letter of 4 May and your telegram of 4 May.'))
    expect(first?.target).toMatch(/^absent/)
    expect(second?.target).toMatch(/^absent/)
    expect(second?.target).not.toBe(first?.target)
  })
})
