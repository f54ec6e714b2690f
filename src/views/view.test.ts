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
  sameAs,
  settings,
  stance,
  statement,
} from '../record/notation.fixture.ts'
import { textOf } from '../record/record.ts'
import { compare } from './compare.ts'
import { NoSuchParty, NoSuchTime, view } from './view.ts'

const TEXT = 'I have your letter of 1 May.\n\nTell nobody of your letter of 2 May.\n\nThe ships have turned.'
const A1 = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { cites: ['B0'], note: 'Found late.', source: ['Archive'] })
const B0 = letter('B0', 'ben', 'ana', '1962-05-01', 'The first.')
const seen = (by: string, ...notes: Noted[]) => view(recordOf(...notes), { seenBy: by })

describe('What had happened by a day', () => {
  test('a letter of June is not there in May; one dated "May or June" possibly is', () => {
    const record = recordOf(
      A1,
      letter('J', 'ana', 'ben', '1962-06-01'),
      letter('MJ', 'ana', 'ben', '1962-05/1962-06'),
      letter('U', 'ana', 'ben'),
    )
    const may = view(record, { asOf: '1962-05-31' })
    expect([...may.papers.keys()].sort()).toEqual(['A1', 'MJ', 'U'])
    expect([...may.possible].sort()).toEqual(['MJ', 'U'])
  })
  test('a letter without a date that was received by then certainly existed', () => {
    expect(
      view(recordOf(letter('U', 'ana', 'ben', undefined, 'x', { receivedBy: { ben: '1962-05-02' } })), {
        asOf: '1962-05-31',
      }).possible.has('U'),
    ).toBe(false)
  })
  test('the answer echoes whose eyes and when, and a later look at a view sees no further', () => {
    const may = view(recordOf(A1), { asOf: '1962-05' })
    expect(may.eyes).toEqual({ asOf: '1962-05' })
    expect(new Date(may.until).toISOString()).toBe('1962-05-31T23:59:59.999Z')
    expect(view(may, { asOf: '1963' })).toMatchObject({ until: may.until, eyes: { asOf: '1962-05' } })
  })
  test('words that are no time, and names of nobody, are refused', () => {
    expect(() => view(recordOf(A1), { asOf: 'soon' })).toThrow(NoSuchTime)
    expect(() => view(recordOf(A1), { seenBy: 'nobody' })).toThrow(NoSuchParty)
  })
  test('a statement reported in June about a time that nobody tells is not there in May for certain', () => {
    const report = letter('J', 'carla', 'dora', '1962-06-01', 'Ana said it.')
    const told = statement('S', 'ana', 'It.', { in: 'J', chain: [{ reporter: 'carla', in: 'J' }] })
    expect(view(recordOf(report, told), { asOf: '1962-05-31' }).possible.has('S')).toBe(true)
    expect(view(recordOf(report, told), { asOf: '1962-06-01' }).possible.has('S')).toBe(false)
  })
})

describe('What a party sees', () => {
  test('is the papers it holds, with why', () => {
    const ben = seen('ben', A1, B0)
    expect([...ben.papers.keys()]).toEqual(['A1', 'B0'])
    expect(ben.derivation.get('A1')?.map((g) => g.rule)).toEqual(['addressee'])
    expect(ben.possible).toEqual(new Set(['A1']))
  })
  test('a merged party is asked for by either name', () => {
    expect(view(recordOf(A1, party('ben'), sameAs('ben', 'benjamin')), { seenBy: 'benjamin' }).eyes.seenBy).toBe('ben')
  })
  test('the keeper’s notes, sources and links to papers not held stay behind', () => {
    const carla = seen('carla', A1, B0, copy('A1', 'carla', { since: '1962-05-05', source: ['An informant'] }))
    expect(carla.papers.get('A1')).toMatchObject({ source: [], cites: [] })
    expect(JSON.stringify([...carla.papers.values(), ...carla.copies])).not.toMatch(/Found late|informant|B0/)
  })
  test('not passed on: absent from the party’s view, on file in the whole', () => {
    const record = recordOf(A1, B0, copy('A1', 'carla', { since: '1962-05-05', lacks: ['s2'] }))
    const difference = compare(record, view(record, { seenBy: 'carla', asOf: '1962-06' }))
    expect(difference.lacking).toEqual(['B0'])
    expect([...difference.inPart]).toEqual([['A1', ['s2']]])
  })
  test('a letter yet to be written is not lacking', () => {
    const record = recordOf(A1, party('carla'), letter('J', 'ana', 'ben', '1962-06-01'))
    expect(compare(record, view(record, { seenBy: 'carla', asOf: '1962-05-31' })).lacking).toEqual(['A1'])
  })
})

describe('A letter held in part', () => {
  const part = copy('A1', 'carla', { since: '1962-05-05', lacks: ['s2'] })
  test('reads as if the lacking section had never been', () => {
    const carla = seen('carla', A1, part)
    expect(textOf(carla, carla.papers.get('A1')!)).toBe('I have your letter of 1 May.\n\nThe ships have turned.')
    expect(carla.papers.get('A1')?.sections.map((s) => s.id)).toEqual(['s1', 's2'])
    expect(JSON.stringify([...carla.copies, ...carla.derivation])).not.toContain('lacks')
  })
  test('shows no words at all if nobody can tell which are lacking', () => {
    const carla = seen('carla', A1, copy('A1', 'carla', { lacks: ['s9'] }))
    expect(carla.bodies.size).toBe(0)
  })
  test('a judgement on the part held comes along, at its place in that part and with only its words around it', () => {
    const [j] = seen('carla', A1, part, judged(A1, 'The ships', [])).judgements
    expect(j?.passage).toMatchObject({
      start: 30,
      words: 'The ships',
      prefix: 'ave your letter of 1 May.\n\n'.slice(-24),
    })
  })
  test('one on the lacking part does not, nor one that names a paper not held', () => {
    expect(seen('carla', A1, B0, part, judged(A1, 'letter of 2 May', [])).judgements).toEqual([])
    expect(seen('carla', A1, B0, part, judged(A1, 'letter of 1 May', ['B0'])).judgements).toEqual([])
  })
  test('a title that intake took from the text is not told with it', () => {
    const titled = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, {
      title: 'Tell nobody',
      inferred: { title: 'from the text' },
    })
    expect(seen('carla', titled, part).papers.get('A1')).toMatchObject({ title: '', inferred: {} })
  })
})

describe('Statements', () => {
  const minutes = letter('M1', 'eli', 'eli', '1962-05-09', 'Ana said she would come.')
  const talk = meeting('T1', 'ana, ben', { when: '1962-05-08' })
  test('are known to those who were there, though the minutes are not theirs to see', () => {
    const ben = seen('ben', minutes, talk, statement('S', 'ana', 'I shall come.', { meeting: 'T1', in: 'M1' }))
    expect(ben.statements.get('S')).toEqual(expect.not.objectContaining({ in: 'M1' }))
    expect(ben.meetings.has('T1')).toBe(true)
  })
  test('are not known to others, unless they hold the paper or somebody says that they know', () => {
    const s = (more: object) => [
      minutes,
      talk,
      party('carla'),
      statement('S', 'ana', 'I shall come.', { meeting: 'T1', in: 'M1', ...more }),
    ]
    expect(seen('carla', ...s({})).statements.size).toBe(0)
    expect(seen('carla', ...s({ knownTo: ['carla'] })).statements.size).toBe(1)
    expect(seen('carla', ...s({}), copy('M1', 'carla')).statements.get('S')).toMatchObject({ in: 'M1' })
  })
  test('what is known to somebody is known to the body that she acts for, and the other way round as copies are', () => {
    const notes = (knownTo: string, more: Noted[] = []) => [
      party('dora', { memberOf: ['commission'] }),
      party('commission', { kind: 'body' }),
      letter('X', 'ana', 'ben', '1962-05-03', 'It.'),
      statement('S', 'ana', 'It.', { in: 'X', knownTo: [knownTo] }),
      ...more,
    ]
    expect(seen('commission', ...notes('dora')).statements.size).toBe(1)
    expect(seen('dora', ...notes('commission')).statements.size).toBe(0)
    expect(seen('dora', ...notes('commission', [settings({ memberFromBody: true })])).statements.size).toBe(1)
  })
  test('put into somebody’s mouth in a letter he never saw are not his to know', () => {
    expect(
      seen(
        'ben',
        A1,
        minutes,
        statement('S', 'ben', 'He will give in.', { in: 'M1' }),
        stance('ben', 'o1', 'accepts', { in: 'M1' }),
      ),
    ).toMatchObject({ statements: new Map(), stances: [] })
  })
  test('what they are about is told only as far as it is held', () => {
    const ben = seen(
      'ben',
      A1,
      minutes,
      talk,
      statement('S', 'ana', 'Of both.', { meeting: 'T1', about: ['A1', 'M1', 'ana'] }),
    )
    expect(ben.statements.get('S')?.about).toEqual(['A1', 'ana'])
  })
  test('without a name of their own are named by what is seen of them', () => {
    const ids = ['M1', 'M2'].map((place) => [
      ...seen(
        'ben',
        talk,
        letter(place, 'eli', 'eli', '1962-05-09', 'x'),
        statement(undefined, 'ana', 'I.', { meeting: 'T1', in: place }),
      ).statements.keys(),
    ])
    expect(ids[0]).toEqual(ids[1])
  })
})

describe('Names', () => {
  test('of parties that nobody declared are as spelled in what is held', () => {
    const carla = seen('carla', letter('A1', 'Ana B', 'carla', '1962'), letter('A2', 'ANA B', 'dora', '1962'))
    expect(carla.parties.get('ana-b')?.name).toBe('Ana B')
  })
})

describe('Views of views', () => {
  const record = recordOf(
    party('ben'),
    A1,
    B0,
    broadcast('R', 'ana', '1962-05-04', 'To all.'),
    settings({ name: 'A test' }),
  )
  test('as we had it on file, and as one party would then have seen it, in either order', () => {
    const a = view(view(record, { seenBy: 'ben' }), { recordedBy: 2 })
    const b = view(view(record, { recordedBy: 2 }), { seenBy: 'ben' })
    expect([...a.papers.keys()]).toEqual([...b.papers.keys()])
    expect([...a.papers.keys()]).toEqual(['A1'])
  })
  test('what one party can know of what another holds goes no deeper than the evidence', () => {
    const bens = view(record, { seenBy: 'ben' })
    expect([...view(bens, { seenBy: 'ana' }).papers.keys()].sort()).toEqual(['A1', 'B0', 'R'])
    expect(view(bens, { seenBy: 'ana' }).papers.get('A1')?.received.size).toBe(0)
  })
})
