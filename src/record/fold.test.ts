import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyEntry, hashEntry } from './entry.ts'
import { foldEntries } from './fold.ts'
import { copy, letter, party, recordOf, sameAs, settings, stance, statement, together } from './notation.fixture.ts'
import { sketches, write } from './random-record.fixture.ts'
import { paperById } from './record.ts'

describe('The order of arrival', () => {
  test('never matters', () => {
    fc.assert(
      fc.property(sketches(), fc.infiniteStream(fc.nat()), (sketch, keys) => {
        const { entries, bodies } = write(sketch)
        const shuffled = entries
          .map((e) => [keys.next().value, e] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, e]) => e)
        const plain = (e: readonly AnyEntry[]) => {
          const { filed: _, ...rest } = foldEntries(e, bodies)
          return JSON.stringify(rest, (_k, v) => (v instanceof Map || v instanceof Set ? [...v] : v))
        }
        expect(plain(shuffled)).toBe(plain(entries))
      }),
      { numRuns: 200 },
    )
  })
})

describe('A correction', () => {
  const first = letter('A1', 'ana', 'ben', '1962-05-03', undefined, { title: 'As first read' })
  const second = letter('A1', 'ana', 'ben', '1962-05-04', undefined, { title: 'As corrected' })
  const corrected = { ...second.entries[0]!, supersedes: [hashEntry(first.entries[0]!)] } as AnyEntry
  test('is what the record shows, and the first reading stays on file', () => {
    for (const order of [
      [first.entries[0]!, corrected],
      [corrected, first.entries[0]!],
    ]) {
      const record = foldEntries(order)
      expect(record.papers.get('A1')?.title).toBe('As corrected')
      expect(record.filed.map((f) => f.entry)).toContainEqual(first.entries[0])
      expect(record.rivalries).toEqual([])
    }
  })
  test('without saying what it corrects is a rivalry, and is reported', () => {
    const record = recordOf(first, second)
    expect(record.rivalries).toEqual([
      { kind: 'paper', id: 'A1', hashes: [first, second].map((n) => hashEntry(n.entries[0]!)).sort() },
    ])
  })
})

describe('Two sources of one paper', () => {
  test('supply what the other leaves out', () => {
    const register = letter('A1', 'ana', 'ben', '1962-05-03', undefined, {
      place: 'Vienna',
      receivedBy: { ben: '1962-05-06' },
    })
    const folder = letter('A1', 'ana', 'ben', '1962-05-03', 'Dear Ben.', {
      channel: 'open',
      receivedBy: { carla: '1962-05-07' },
    })
    const record = recordOf(register, folder)
    expect(record.papers.get('A1')).toMatchObject({ place: 'Vienna', channel: 'open', onFile: 'text' })
    expect([...record.papers.get('A1')!.received.keys()].sort()).toEqual(['ben', 'carla'])
    expect(record.rivalries).toEqual([])
  })
  test('one that states a date outranks one that inferred it', () => {
    const guessed = letter('A1', 'ana', 'ben', '1963-05-03', 'Dear Ben.', { inferred: { date: 'from the file name' } })
    const stated = letter('A1', 'ana', 'ben', '1962-05-03')
    const record = recordOf(guessed, stated)
    expect(record.papers.get('A1')?.written?.edtf).toBe('1962-05-03')
    expect(record.papers.get('A1')?.inferred).toEqual({})
    expect(record.rivalries).toEqual([])
  })
  test('never lend one text the sections of another', () => {
    const a = letter('A1', 'ana', 'ben', '1962-05-03', 'One.\n\nTwo.')
    const b = letter('A1', 'ana', 'ben', '1962-05-03', 'Three.', { sections: undefined })
    const paper = recordOf(a, b).papers.get('A1')!
    expect(paper.sections.length).toBe(paper.textHash === a.entries[0]!.said['textHash' as never] ? 2 : 0)
  })
  test('a thing said twice in the same words is there once', () => {
    const one = copy('A1', 'carla', { lacks: ['s1'] })
    const elsewhere = { ...one, entries: one.entries.map((e) => ({ ...e, origin: { file: 'b.yaml' } }) as AnyEntry) }
    expect(recordOf(one, elsewhere).copies).toHaveLength(1)
  })
})

describe('One and the same', () => {
  const two = together(
    letter('A1', 'ana', 'ben', '1962-05-03'),
    letter('B7', 'ana', 'ben', undefined, 'Dear Ben.'),
    copy('B7', 'carla'),
    letter('C1', 'ben', 'ana', '1962-05-06', 'x', { answers: ['B7'] }),
    statement('S1', 'ben', 'I have it.', { in: 'B7', about: ['B7'] }),
  )
  test('after the judgement both ids mean the one paper', () => {
    const record = recordOf(two, sameAs('A1', 'B7'))
    expect([...record.papers.keys()]).toEqual(['A1', 'C1'])
    expect(paperById(record, 'B7')).toBe(paperById(record, 'A1'))
    expect(record.papers.get('A1')).toMatchObject({ onFile: 'text', written: { edtf: '1962-05-03' } })
    expect(record.copies[0]?.paper).toBe('A1')
    expect(record.papers.get('C1')?.answers).toEqual(['A1'])
    expect(record.statements.get('S1')).toMatchObject({ in: 'A1', about: ['A1'] })
  })
  test('"not the same", later, undoes it', () => {
    const record = recordOf(
      two,
      sameAs('A1', 'B7', 'same', '2026-01-01T00:00:00.000Z'),
      sameAs('B7', 'A1', 'not same', '2026-01-02T00:00:00.000Z'),
    )
    expect([...record.papers.keys()]).toEqual(['A1', 'B7', 'C1'])
  })
  test('and the same again, later still, undoes that', () => {
    const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`
    const record = recordOf(
      two,
      sameAs('A1', 'B7', 'same', day(1)),
      sameAs('A1', 'B7', 'not same', day(2)),
      sameAs('A1', 'B7', 'same', day(3)),
    )
    expect(record.papers.has('B7')).toBe(false)
  })
  test('judgements that follow each other lead to one paper', () => {
    const record = recordOf(two, letter('D1', 'ana', 'ben'), sameAs('A1', 'B7'), sameAs('B7', 'D1'))
    expect(['B7', 'D1'].map((id) => paperById(record, id)?.id)).toEqual(['A1', 'A1'])
  })
  test('two names of one party are one party everywhere', () => {
    const record = recordOf(
      letter('A1', 'Ana Petrova', 'ben'),
      party('ana'),
      stance('Ana Petrova', 'o1', 'accepts'),
      sameAs('ana', 'ana-petrova'),
    )
    expect(record.papers.get('A1')?.from).toEqual(['ana'])
    expect(record.stances[0]?.party).toBe('ana')
    expect(record.parties.has('ana-petrova')).toBe(false)
  })
})

describe('Parties that nobody declared', () => {
  test('are named as written, and never put in the place of a declared one', () => {
    const record = recordOf(letter('A1', 'Ana (B)', 'Embassy in Vietnam'), party('ana-b', { name: 'Ana Bell' }))
    expect(record.parties.get('ana-b')).toMatchObject({ name: 'Ana Bell', implied: false })
    expect(record.papers.get('A1')?.from).toEqual(['ana-b-also'])
    expect(record.parties.get('embassy-in-vietnam')).toMatchObject({ name: 'Embassy in Vietnam', implied: true })
  })
})

test('a bad zone in one source, or in the settings, spoils no other date', () => {
  const record = recordOf(
    settings({ zone: 'Washington time' }),
    letter('A1', 'ana', 'ben', { words: '3 May', edtf: '1962-05-03', zone: 'UTC' }),
    letter('A2', 'ana', 'ben', '1962-05-03'),
  )
  expect(record.papers.get('A1')?.written?.earliest).toBe(Date.UTC(1962, 4, 3))
  expect(record.papers.get('A2')?.written?.earliest).toBe(Date.UTC(1962, 4, 2, 10))
})
