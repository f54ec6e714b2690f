import { expect, test } from 'vitest'
import { file, paperIn, read } from './letters.ts'

const saids = async (path: string, text: string) => {
  const intake = await read([file(path, text)])
  return { ...intake, saids: intake.entries.map((e) => [e.kind, e.id, e.said] as const) }
}

test('parties are who they are, what they are called, and in whose name they act, from when to when', async () => {
  const { saids: s, problems } = await saids(
    'parties.yaml',
    '- id: ana\n  kind: person\n  name: Ana\n  aliases: [A. R.]\n  roles: [{title: Minister, in: gov, from: 1962-01}]\n  member-of: [gov, {party: un, until: 1963}]\n',
  )
  expect(problems).toEqual([])
  expect(s).toEqual([
    [
      'party',
      'ana',
      {
        kind: 'person',
        name: 'Ana',
        aliases: ['A. R.'],
        roles: [{ title: 'Minister', in: 'gov', from: { words: '1962-01', edtf: '1962-01' } }],
        memberOf: [{ party: 'gov' }, { party: 'un', until: { words: '1963', edtf: '1963' } }],
      },
    ],
  ])
})

test('a talk knows its minutes, and its minutes know their talk', async () => {
  const intake = await read([
    file('meetings.yaml', '- {id: m, when: 1962-11-04, present: [ana, {party: ben, for: gov}], minutes: [memo]}\n'),
    file('memo.md', 'We met.\n'),
  ])
  expect(paperIn(intake, 'memo').meeting).toBe('m')
  expect(intake.entries.find((e) => e.kind === 'meeting')?.said).toMatchObject({
    present: [{ party: 'ana' }, { party: 'ben', for: 'gov' }],
  })
})

test('who said what stands with the chain of those who told it', async () => {
  const { saids: s } = await saids(
    'statements.yaml',
    '- id: st1\n  speaker: castro\n  to: [mikoyan]\n  act: doubts\n  text: "Is that all?"\n  on-behalf-of: [cuba]\n  chain: [{reporter: mikoyan, in: tel}]\n  known-to: [mikoyan]\n',
  )
  expect(s).toEqual([
    [
      'statement',
      'st1',
      {
        speaker: 'castro',
        to: ['mikoyan'],
        act: 'doubts',
        text: 'Is that all?',
        onBehalfOf: ['cuba'],
        chain: [{ reporter: 'mikoyan', in: 'tel' }],
        knownTo: ['mikoyan'],
      },
    ],
  ])
})

test('a step with promises gives what was promised as things said', async () => {
  const { saids: s, problems } = await saids(
    'plan.yaml',
    'steps:\n  - {id: stop, title: Stop, owner: [ussr, cuba], done: 1962-10-28, duration: {min: 3, max: 4, unit: days}, promised: [{by: khrushchev, when: 1962-10-28, text: at once}]}\nfigures: [{id: f, value: 3}]\n',
  )
  expect(problems).toEqual([])
  expect(s).toMatchObject([
    ['statement', 'stop/promise-1', { speaker: 'khrushchev', act: 'assures', text: 'at once', about: ['stop'] }],
    [
      'step',
      'stop',
      { owner: 'ussr', actual: { edtf: '1962-10-28' }, duration: '3 to 4 days', note: 'Shared by ussr, cuba.' },
    ],
  ])
})

test('a fault in one item is said with its line, and the others are kept', async () => {
  const { saids: s, problems } = await saids(
    'positions.yaml',
    'issues: []\nstances:\n  - {party: ana, option: i/a, stance: accept, when: soon}\n  - {party: ben, option: i/a, stance: rejects}\n  - {party: ben, opton: i/a, stance: rejects}\n',
  )
  expect(s.map(([kind]) => kind)).toEqual(['stance'])
  expect(problems.map((p) => [p.code, p.line])).toEqual([
    ['wrong-value', 3],
    ['item-incomplete', 3],
    ['unknown-key', 5],
    ['item-incomplete', 5],
  ])
})

test('a judgement that two papers are one, one that a passage means no paper on file, and one that a finding is no fault', async () => {
  const { saids: s } = await saids(
    'judgements.yaml',
    '- {decision: same, judge: Me, identity: [a, b], reason: the same words}\n- {decision: same, judge: Me, passage: {paper: a, start: 3, end: 9, words: letter}, targets: []}\n- {decision: not same, judge: Me, finding: 9990a0d39cc8, reason: never sent}\n',
  )
  expect(s.map(([, , said]) => said)).toEqual([
    { decision: 'same', judge: 'Me', identity: ['a', 'b'], reason: 'the same words' },
    { decision: 'same', judge: 'Me', passage: { paper: 'a', start: 3, end: 9, words: 'letter' }, targets: [] },
    { decision: 'not same', judge: 'Me', finding: '9990a0d39cc8', reason: 'never sent' },
  ])
})

test('the record has a name and a zone, and a zone that is none is said', async () => {
  const { saids: s, problems } = await saids(
    'chancery.yaml',
    'name: October\nzone: Europe/Moskow\nbody-from-members: no\nwatch: [ana]\n',
  )
  expect(s).toEqual([['settings', 'settings', { name: 'October', bodyFromMembers: false, watch: ['ana'] }]])
  expect(problems).toMatchObject([{ code: 'unknown-zone', line: 2 }])
})
