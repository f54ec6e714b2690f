import { describe, expect, it } from 'vitest'
import { letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'

const people = [party('ana', { name: 'Ana Alba' }), party('ben', { name: 'Ben Bruck' })]
const numbered = (n: number) =>
  letter(`t${n}`, 'ana', 'ben', `1962-05-0${n}`, 'The bridge is closed.', {
    kind: 'telegram',
    numbers: [String(630 + n)],
  })
const citing = letter('b', 'ben', 'ana', '1962-05-09', 'I have your telegrams Nos. 633 to 635.')

const told = (...notes: Noted[]) => {
  const whole = collate(recordOf(...people, ...notes))
  const link = whole.links.find((l) => l.paper === 'b')!
  return { link, absent: [...whole.placeholders.values()].map((p) => p.description) }
}

describe('"your telegrams Nos. 633 to 635"', () => {
  it('are three papers', () => {
    const { link } = told(numbered(2), numbered(3), numbered(4), numbered(5), numbered(6), citing)
    expect([link.outcome, link.targets]).toEqual(['resolved', ['t3', 't4', 't5']])
  })

  it('are two on file where one is missing, and the link says so', () => {
    const { link } = told(numbered(3), numbered(5), citing)
    expect(link.targets).toEqual(['t3', 't5'])
    expect(link.reasons.join('; ')).toContain('1 of 3 numbers: no paper on file that fits')
  })

  it('are absent together where none is on file', () => {
    expect(told(citing).absent).toEqual(['telegram 633–635, Ana Alba to Ben Bruck'])
  })
})
