/** A passage means a paper, however many texts of it are on file; it is told which text is meant and that there are others. */
import { describe, expect, test } from 'vitest'
import { letter, type Noted, party, recordOf, sameAs, together } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'

const people = together(party('ana', { name: 'Ana Sorel' }), party('ben', { name: 'Ben Hale' }))

const FIRST = 'The survey of the lower valley is finished and the maps are at the printer, who asks for a week.'
const SECOND = 'We can start on the dam in April if the frost is out of the ground, and the stone is already cut.'
const THIRD = 'The ministry will not pay for the second lock, so that whoever builds it must look to the towns.'
const WHOLE = ['Dear Ben,', FIRST, SECOND, THIRD, 'Ana'].join('\n\n')
const OTHER =
  'Dear Ben,\n\nMy sister comes on Sunday with the two boys, and I have promised them the boat if the wind lets us out at all.\n\nAna'

const toBen = (id: string, text: string, fields = {}) => letter(id, 'ana', 'ben', '1921-06-03', text, fields)
const answer = letter('reply', 'ben', 'ana', '1921-06-08', 'Dear Ana,\n\nI have your letter of 3 June.\n\nBen')

function meant(...notes: readonly Noted[]) {
  const [link] = collate(recordOf(people, answer, ...notes)).links.filter((l) => l.paper === 'reply')
  return link!
}

describe('"your letter of 3 June"', () => {
  test('means the letter, where two texts of it are on file, and says so', () => {
    const link = meant(toBen('first-copy', WHOLE), toBen('second-copy', WHOLE.replace('April', 'Aprli')))
    expect(link.outcome).toBe('resolved')
    expect(link.targets).toHaveLength(1)
    const [taken, left] = link.target === 'first-copy' ? ['first-copy', 'second-copy'] : ['second-copy', 'first-copy']
    expect(link.target).toBe(taken)
    expect(link.reasons).toContain(`other texts of it on file: ${left}`)
    expect(link.candidates).toEqual([expect.objectContaining({ paper: taken, texts: [left] })])
  })

  test('means it as well where one text lacks a paragraph', () => {
    const link = meant(toBen('whole', WHOLE), toBen('shorter', WHOLE.replace(`${SECOND}\n\n`, '')))
    expect(link.outcome).toBe('resolved')
    expect(link.candidates).toHaveLength(1)
  })

  test('stays open between two letters of that day', () => {
    const link = meant(toBen('one', WHOLE), toBen('two', OTHER))
    expect(link.outcome).toBe('ambiguous')
    expect(link.candidates.map((c) => c.paper).sort()).toEqual(['one', 'two'])
    expect(link.candidates.every((c) => c.texts === undefined)).toBe(true)
  })

  test('stays open where a person has judged that the two are not one paper', () => {
    const notes = [toBen('first-copy', WHOLE), toBen('second-copy', WHOLE.replace('April', 'Aprli'))]
    expect(meant(...notes, sameAs('first-copy', 'second-copy', 'not same')).outcome).toBe('ambiguous')
  })

  test('and a draft of that day that is on file beside it: the draft is no text of what was sent', () => {
    const draft = toBen('draft', WHOLE.replace(THIRD, ''), { title: 'Ana to Ben, draft' })
    const link = meant(toBen('sent', WHOLE), draft)
    expect(link.candidates.every((c) => c.texts === undefined)).toBe(true)
  })

  test('and three papers, of which two are one: the third remains a rival', () => {
    const link = meant(toBen('one', WHOLE), toBen('one-again', WHOLE.replace('week', 'wekk')), toBen('two', OTHER))
    expect(link.candidates).toHaveLength(2)
    expect(link.candidates.filter((c) => c.texts).map((c) => c.texts!.length)).toEqual([1])
  })
})
