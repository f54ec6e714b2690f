import { describe, expect, test } from 'vitest'
import {
  broadcast,
  copy,
  judged,
  letter,
  meeting,
  type Noted,
  party,
  recordOf,
  settings,
  statement,
} from '../record/notation.fixture.ts'
import { NoSuchParty, NoSuchTime } from '../views/view.ts'
import { collate } from './collate.ts'
import { knownBy } from './knowledge.ts'

const people = [
  party('ana', { name: 'Ana Sorel', aliases: ['Sorel'] }),
  party('ben', { name: 'Ben Hale', aliases: ['Hale'] }),
  party('carla', { name: 'Carla Roy', aliases: ['Roy'] }),
]

function known(notes: readonly Noted[], by = 'carla', asOf?: string) {
  const record = recordOf(...people, ...notes)
  return knownBy(record, collate(record), by, asOf)
}

const one = (notes: readonly Noted[], paper: string, by = 'carla', asOf?: string) =>
  known(notes, by, asOf).papers.find((p) => p.paper === paper)

const A1 = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop on Friday.', {
  receivedBy: { ben: '1962-05-02' },
})
const B3 = letter(
  'B3',
  'ben',
  'ana',
  '1962-05-03',
  'The mill is yours.\n\nI have received your letter of 1 May 1962.',
  {
    receivedBy: { ana: '1962-05-04' },
  },
)

describe('holding a letter', () => {
  test('whoever was given a copy holds it from that day and not before', () => {
    const notes = [A1, copy('A1', 'carla', { since: '1962-05-05', how: 'given' })]
    expect(one(notes, 'A1', 'carla', '1962-05-04')).toBeUndefined()
    expect(one(notes, 'A1', 'carla', '1962-05-05')).toMatchObject({ state: 'holds', certain: true, lacks: [] })
  })

  test('a copy that lacks a section is held in part, and which section is told', () => {
    const notes = [B3, copy('B3', 'carla', { since: '1962-05-05', lacks: ['s2'] })]
    expect(one(notes, 'B3')).toMatchObject({ state: 'holds-in-part', lacks: ['s2'] })
  })

  test('a letter sent and of unknown receipt is only possibly held, until its answer shows that it had come', () => {
    const sent = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop on Friday.')
    expect(one([sent], 'A1', 'ben', '1962-05-09')).toMatchObject({ state: 'holds', certain: false })
    expect(one([sent, B3], 'A1', 'ben', '1962-05-09')).toMatchObject({ state: 'holds', certain: true })
    expect(one([sent, B3], 'A1', 'ben', '1962-05-02')).toMatchObject({ certain: false })
  })

  test('"I have your letter" shows as well as "I have received" that it had come', () => {
    const sent = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop on Friday.')
    const back = letter('B3', 'ben', 'ana', '1962-05-03', 'I have your letter of 1 May 1962 and am sorry for it.')
    expect(one([sent, back], 'A1', 'ben', '1962-05-09')).toMatchObject({ state: 'holds', certain: true })
  })

  test('after a letter was taken back it is not held any more', () => {
    const notes = [A1, copy('A1', 'carla', { since: '1962-05-05', until: '1962-05-06', how: 'shown' })]
    expect(one(notes, 'A1', 'carla', '1962-05-05')?.state).toBe('holds')
    expect(one(notes, 'A1', 'carla', '1962-05-08')).toBeUndefined()
  })

  test('a broadcast is held by everybody but the party without a set', () => {
    const notes = [broadcast('R1', 'ana', '1962-05-01', 'The mill has stopped.')]
    expect(one(notes, 'R1')?.state).toBe('holds')
    expect(one([...notes, settings({ notReached: ['carla'] })], 'R1')).toBeUndefined()
    expect(one([...notes, settings({ notReached: ['carla'] })], 'R1', 'ben')?.state).toBe('holds')
  })
})

describe('knowing of a letter that one does not hold', () => {
  const given = copy('B3', 'carla', { since: '1962-05-05', how: 'given' })

  test('whoever holds the answer knows of the letter, certainly, and by which words', () => {
    expect(one([A1, B3, given], 'A1')).toMatchObject({
      state: 'knows-of',
      certain: true,
      why: [{ rule: 'cited-in', paper: 'B3', words: 'your letter of 1 May 1962' }],
    })
  })

  test('nobody knows of it before the answer was in hand', () => {
    expect(one([A1, B3, given], 'A1', 'carla', '1962-05-04')).toBeUndefined()
  })

  test('if the copy lacks the section that cites it, it tells nothing', () => {
    expect(one([A1, B3, copy('B3', 'carla', { since: '1962-05-05', lacks: ['s2'] })], 'A1')).toBeUndefined()
    expect(one([A1, B3, copy('B3', 'carla', { since: '1962-05-05', lacks: ['s1'] })], 'A1')?.state).toBe('knows-of')
  })

  test('a second copy without that gap makes it known', () => {
    const both = [
      copy('B3', 'carla', { since: '1962-05-05', lacks: ['s2'] }),
      copy('B3', 'carla', { since: '1962-05-07' }),
    ]
    expect(one([A1, B3, ...both], 'A1', 'carla', '1962-05-06')).toBeUndefined()
    expect(one([A1, B3, ...both], 'A1', 'carla', '1962-05-07')?.state).toBe('knows-of')
  })

  test('if the answer is only possibly held, the letter is only possibly known of', () => {
    const toCarla = letter('B5', 'ben', 'carla', '1962-05-05', "I have Sorel's letter of 1 May 1962 before me.")
    expect(one([A1, toCarla], 'A1', 'carla', '1962-05-30')).toMatchObject({ state: 'knows-of', certain: false })
  })

  test('whoever is told of it in words knows of it', () => {
    const told = statement('s1', 'ben', "Sorel's letter of 1 May 1962 says that the mill will stop.", {
      to: ['carla'],
      when: '1962-05-06',
    })
    expect(one([A1, told], 'A1')).toMatchObject({ state: 'knows-of', why: [{ rule: 'told', statement: 's1' }] })
    expect(one([A1, told], 'A1', 'carla', '1962-05-05')).toBeUndefined()
  })

  test('whoever sat at the table knows that there were minutes, of each who kept them', () => {
    const talk = meeting('T1', 'ben, carla', { when: '1962-05-06' })
    const his = letter('M1', 'ben', 'ana', '1962-05-06', 'She was against it.', { kind: 'minutes', meeting: 'T1' })
    const hers = letter('M2', 'carla', '', '1962-05-07', 'He was for it.', { kind: 'minutes', meeting: 'T1' })
    expect(one([talk, his, hers], 'M1')).toMatchObject({ state: 'knows-of', why: [{ rule: 'present' }] })
    expect(one([talk, his, hers], 'M2')?.state).toBe('holds')
    expect(one([talk, his, hers], 'M1', 'ana')?.state).toBe('holds')
    expect(one([talk, his, hers], 'M2', 'ana')).toBeUndefined()
  })

  test('a person who judges what the words mean settles what they make known', () => {
    const morning = letter('A1a', 'ana', 'ben', '1962-05-01', 'No.')
    const evening = letter('A1b', 'ana', 'ben', '1962-05-01', 'Yes.')
    expect(one([morning, evening, B3, given], 'A1b')).toBeUndefined()
    const ruled = judged(B3, 'your letter of 1 May 1962', ['A1b'])
    expect(one([morning, evening, B3, given, ruled], 'A1b')?.state).toBe('knows-of')
    expect(one([morning, evening, B3, given, ruled], 'A1a')).toBeUndefined()
  })
})

describe('what is not known', () => {
  test('papers of which there is no trace are counted and not named', () => {
    const { papers, noTrace } = known([A1, B3])
    expect(papers).toEqual([])
    expect(noTrace).toBe(2)
  })

  test('a paper that was yet to be written is not counted', () => {
    expect(known([A1, B3], 'carla', '1962-05-01').noTrace).toBe(1)
  })

  test('the end of the day is meant, and the instant is given back', () => {
    expect(known([A1], 'carla', '1962-05-01')).toMatchObject({
      asOf: '1962-05-01',
      instant: expect.stringMatching(/^1962-05-01T23:59/),
    })
  })

  test('somebody who is in no paper, and a day that is none, are refused', () => {
    expect(() => known([A1], 'nobody')).toThrow(NoSuchParty)
    expect(() => known([A1], 'carla', 'last Tuesday')).toThrow(NoSuchTime)
  })
})
