import { describe, expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { lendEyes } from '../collation/eyes.ts'
import { makeEntry } from '../record/entry.ts'
import { BY_TEST, letter, meeting, type Noted, party, recordOf, stance, statement } from '../record/notation.fixture.ts'
import { makeMatrix } from './matrix.ts'
import { suggestStances } from './suggest-stances.ts'

const issue = (id: string, title: string, ...options: readonly (readonly [string, string])[]): Noted => ({
  entries: [
    makeEntry(
      'issue',
      id,
      { title, knownTo: ['ana', 'ben'], options: options.map(([o, text]) => ({ id: o, text })) },
      BY_TEST,
    ),
  ],
  bodies: new Map(),
})

const WORLD = [
  party('north', { kind: 'state', name: 'Northland' }),
  party('south', { kind: 'state', name: 'Southland' }),
  party('ana', { name: 'Ana Lindqvist', memberOf: ['north'] }),
  party('ben', { name: 'Ben Okafor', memberOf: ['south'] }),
  party('carla', { name: 'Carla Reyes' }),
  issue(
    'ferry',
    'Who runs the ferry',
    ['ferry/company', 'A joint company'],
    ['ferry/harbour', 'The harbour board of the island'],
  ),
  issue('place', 'Where to meet', ['place/vienna', 'Vienna'], ['place/ship', 'On board the hospital ship']),
] as const

function from(...more: readonly Noted[]) {
  const record = recordOf(...WORLD, ...more)
  return { record, ...suggestStances(record, collate(record)) }
}

/** What a telegram of Carla's of 3 May gives. */
const telegram = (text: string) => from(letter('T1', 'carla', 'south', '1962-05-03', text, { kind: 'telegram' }))
const told = (text: string) =>
  telegram(text).suggestions.map((s) => `${s.stance.party} ${s.stance.stance} ${s.stance.option}`)

describe('a stance is suggested', () => {
  test.each([
    ['Ana Lindqvist accepted the harbour board of the island.', 'ana accepts ferry/harbour'],
    ['Ben Okafor refused to meet in Vienna.', 'ben rejects place/vienna'],
    ['Ana Lindqvist said that she agreed to a joint company.', 'ana accepts ferry/company'],
    ['Northland proposed to meet on board the hospital ship.', 'north proposes place/ship'],
    ['Ana Lindqvist agreed to a joint company if the fares stayed low.', 'ana accepts-if ferry/company'],
  ])('%s', (text, stance) => expect(told(text)).toEqual([stance]))

  test('with its passage, its account, its manner and its day, each with where it comes from', () => {
    const text = 'It rained. Ana Lindqvist formally refused a joint company. Ben left.'
    const [s, ...none] = telegram(text).suggestions
    expect(none).toEqual([])
    expect(text.slice(s!.stance.passage!.start, s!.stance.passage!.end)).toContain('formally refused a joint company')
    expect(s!.stance).toMatchObject({ manner: 'formal', in: 'T1', when: { edtf: '../1962-05-03' } })
    expect(s!.why.join('; ')).toMatch(
      /all 2 words .*; as Carla Reyes tells it; formal, by the word “formally”; .* or before/,
    )
  })

  test('told by others it is reported, in one’s own letter formal, in a talk informal, and in an outburst off the cuff', () => {
    const manner = (...noted: readonly Noted[]) => from(...noted).suggestions.map((s) => s.stance.manner)
    expect(manner(letter('T', 'carla', 'south', '1962-05-03', 'Ana Lindqvist refused a joint company.'))).toEqual([
      'reported',
    ])
    expect(manner(letter('L', 'ana', 'ben', '1962-05-03', 'I accept the harbour board of the island.'))).toEqual([
      'formal',
    ])
    const talk = meeting('M', 'ana,ben', { when: '1962-05-03' })
    const minutes = (text: string) => letter('P', 'carla', '', '1962-05-04', text, { kind: 'minutes', meeting: 'M' })
    expect(manner(talk, minutes('Ana Lindqvist refused a joint company.'))).toEqual(['informal'])
    expect(manner(talk, minutes('Ana Lindqvist angrily refused a joint company.'))).toEqual(['off-the-cuff'])
  })

  test('what is said in a talk has the day of the talk; what a letter tells of another, that day or an earlier one', () => {
    const talk = meeting('M', 'ana,ben', { when: '1962-05-03' })
    const minutes = letter('P', 'carla', '', '1962-05-09', 'Ana Lindqvist refused a joint company.', {
      kind: 'minutes',
      meeting: 'M',
    })
    expect(from(talk, minutes).suggestions[0]!.stance.when?.edtf).toBe('1962-05-03')
  })

  test('of a statement that a person entered about an option, with its own manner and day', () => {
    const { suggestions } = from(
      statement('st', 'ben', 'Not with us.', {
        act: 'refuses',
        about: ['ferry/company'],
        manner: 'formal',
        when: '1962-05-02',
      }),
    )
    expect(suggestions.map((s) => s.stance)).toMatchObject([
      { party: 'ben', option: 'ferry/company', stance: 'rejects', manner: 'formal', when: { edtf: '1962-05-02' } },
    ])
  })
})

describe('no stance is suggested', () => {
  test.each([
    ['an expectation is not the stance', 'Carla Reyes expected that Ana Lindqvist would accept a joint company.'],
    ['nor is a forecast', 'Ana Lindqvist would certainly accept a joint company.'],
    ['nor what somebody might do', 'Ana Lindqvist might accept a joint company.'],
    ['nor a condition', 'If Ana Lindqvist accepted a joint company, the rest would follow.'],
    ['nor a question', 'Ben Okafor asked whether Ana Lindqvist accepted a joint company.'],
    [
      'silence endorses nothing',
      'Ana Lindqvist proposed something else. Ben Okafor said nothing about a joint company.',
    ],
    ['what is denied is for a person to read', 'Ana Lindqvist agreed that there be no joint company.'],
    ['what was not said was not said', 'Ana Lindqvist never proposed a joint company.'],
    ['something else was accepted', 'Ana Lindqvist accepted the joint invitation of the company’s doctor to dinner.'],
    [
      'after the turn of a sentence something else begins',
      'Ana Lindqvist refused the fares; a joint company pleased her.',
    ],
    ['a place is passed through', 'Ben Okafor refused to fly through Vienna.'],
    ['what both have in common names neither', 'Ana Lindqvist accepted the ferry.'],
  ])('%s', (_, text) => expect(told(text)).toEqual([]))

  test('where the words leave open who spoke, and the reason is told', () => {
    const { suggestions, leftOut } = telegram(
      'Ana Lindqvist met Ben Okafor. The room was cold. He accepted a joint company.',
    )
    expect(suggestions).toEqual([])
    expect(leftOut.map((l) => [l.option, l.why])).toEqual([
      ['ferry/company', expect.stringMatching(/not settled who spoke/)],
    ])
  })

  test('for an expectation, which is listed as that', () => {
    const { leftOut } = telegram('Carla Reyes expected that Ana Lindqvist would accept a joint company.')
    expect(leftOut.map((l) => [l.who, l.why])).toEqual([['Carla Reyes', expect.stringMatching(/expects of a stance/)]])
  })

  test('for what is on record already', () => {
    const paper = letter('T1', 'carla', 'south', '1962-05-03', 'Ana Lindqvist refused a joint company.')
    const entered = (takes: 'rejects' | 'accepts') =>
      stance('ana', 'ferry/company', takes, { when: '1962-05-01', in: 'T1' })
    expect(from(paper, entered('rejects')).suggestions).toEqual([])
    expect(from(paper, entered('accepts')).suggestions).toHaveLength(1)
  })
})

test('a suggestion is in nothing that is worked out until a person enters it', () => {
  const { record, suggestions } = telegram('Ana Lindqvist accepted a joint company.')
  expect(suggestions).toHaveLength(1)
  expect(makeMatrix(record)).toMatchObject({ sides: [] })
})

test('the formal refusal of a day outranks the outburst of that day, among suggestions as on record', () => {
  const talk = meeting('M', 'ana,ben', { when: '1962-05-03' })
  const outburst = letter('P', 'carla', '', '1962-05-04', 'Ana Lindqvist shouted that she accepted a joint company.', {
    kind: 'minutes',
    meeting: 'M',
  })
  const note = letter('N', 'ana', 'ben', '1962-05-03', 'I refuse a joint company.', { kind: 'note' })
  const { suggestions } = from(talk, outburst, note)
  expect(suggestions.map((s) => [s.stance.stance, s.stance.manner, s.counts])).toEqual([
    ['rejects', 'formal', true],
    ['accepts', 'off-the-cuff', false],
  ])
})

test('nothing is suggested from a paper that the party whose eyes are lent never held', () => {
  const record = recordOf(
    ...WORLD,
    letter('L0', 'ana', 'ben', '1962-05-01', 'The weather is fair.', { receivedBy: { ben: '1962-05-02' } }),
    letter('T1', 'carla', 'ben', '1962-05-03', 'Ana Lindqvist accepted a joint company.', {
      receivedBy: { ben: '1962-05-04' },
    }),
  )
  const seenBy = (eyes: string) => {
    const seen = lendEyes(record, { seenBy: eyes })
    return suggestStances(seen, collate(seen)).suggestions.length
  }
  expect([seenBy('ben'), seenBy('ana')]).toEqual([1, 0])
})

test('whoever the parties are and in whatever order the papers were filed, the same is suggested', () => {
  const papers = [
    letter('T1', 'carla', 'south', '1962-05-03', 'Ana Lindqvist refused a joint company.'),
    letter('T2', 'ben', 'ana', '1962-05-02', 'I propose that we meet on board the hospital ship.'),
  ]
  expect(from(...papers.reverse()).suggestions).toEqual(from(...papers.reverse()).suggestions)
})
