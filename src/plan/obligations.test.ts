import { expect, test } from 'vitest'
import { recordFrom } from './folder.fixture.ts'
import { obligationsOf } from './obligations.ts'

const FILES = {
  'parties.yaml': '- {id: ana, kind: person, name: Ana}\n- {id: ben, kind: person, name: Ben}\n',
  'positions.yaml': `issues:
  - {id: where, title: Where, options: [{id: vienna, text: In Vienna}, {id: sea, text: At sea}]}
  - {id: when, title: When, options: [{id: june, text: In June}]}
stances:
  - {party: ben, option: vienna, stance: accepts-if, condition: [with interpreters], when: 1931-05-02}
  - {party: ana, option: june, stance: rejects, when: 1931-05-01}
`,
  'plan.yaml': `steps:
  - {id: hall, title: Book the hall, owner: ana, carries-out: [vienna], condition: [the hall is free]}
  - {id: invite, title: Invite, owner: ben, after: [hall], carries-out: [vienna]}
`,
}

test('what was agreed binds the owners of the steps that carry it out, on the conditions of both', async () => {
  const record = await recordFrom(FILES)
  const { obligations, withoutStep, rejected } = obligationsOf(record, [
    { issue: 'where', option: 'vienna' },
    { issue: 'when', option: 'june' },
  ])
  expect(obligations.map((o) => [o.step, o.owner, o.after])).toEqual([
    ['hall', 'ana', []],
    ['invite', 'ben', ['hall']],
  ])
  expect(obligations[0]!.conditions).toEqual([
    { words: 'the hall is free' },
    { words: 'with interpreters', from: 'ben' },
  ])
  expect(withoutStep).toEqual([{ issue: 'when', option: 'june' }])
  expect(rejected).toEqual([{ issue: 'when', option: 'june', by: 'ana' }])
})
