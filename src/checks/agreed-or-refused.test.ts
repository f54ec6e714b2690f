import { describe, expect, it } from 'vitest'
import { collate } from '../collation/collate.ts'
import { letter, meeting, party, recordOf } from '../record/notation.fixture.ts'
import { runChecks } from './checks.ts'

/** What is found between two minutes of one talk. */
function between(one: string, other: string): string[] {
  const minutes = (id: string, by: string, text: string) =>
    letter(id, by, '', '2019-05-06', text, { kind: 'minutes', meeting: 'm' })
  const record = recordOf(
    party('holt', { name: 'Arne Holt' }),
    party('pascoe', { name: 'Dinah Pascoe' }),
    meeting('m', 'holt,pascoe', { when: { words: '6 May 2019', edtf: '2019-05-06' } }),
    minutes('a', 'holt', one),
    minutes('b', 'pascoe', other),
  )
  return runChecks(record, collate(record), ['conflicting-accounts']).map((f) => f.message)
}

describe('two minutes of one talk', () => {
  it('that disagree on whether something was agreed to or refused', () => {
    const [message, second] = between(
      'Pascoe agreed to the discount on the valves.',
      'Pascoe refused the discount on the valves.',
    )
    expect(message).toContain('on whether it was so')
    expect(message).toContain('“Pascoe refused the discount on the valves.”')
    expect(second).toBeUndefined()
  })

  it('one thing agreed to and another refused are no disagreement', () =>
    expect(between('Pascoe agreed to the discount on the valves.', 'Pascoe refused the loan of the crane.')).toEqual(
      [],
    ))

  it('nor is a refusal that both tell, and that one of them knows was taken back', () =>
    expect(
      between(
        'Pascoe refused the discount on the valves. After lunch Pascoe agreed to the discount on the valves.',
        'Pascoe refused the discount on the valves.',
      ),
    ).toEqual([]))
})
