import { describe, expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { copy, letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { view } from '../views/view.ts'
import { isOwn, listMissing } from './missing.ts'

const people = [
  party('ana', { name: 'Ana Sorel' }),
  party('ben', { name: 'Ben Hale' }),
  party('carla', { name: 'Carla Roy' }),
]

function missingIn(...notes: readonly Noted[]) {
  const record = recordOf(...people, ...notes)
  return listMissing(record, collate(record))
}

const A1 = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop on Friday.')
const B3 = letter('B3', 'ben', 'ana', '1962-05-03', 'I have received your letter of 1 May 1962. Let it stop.')

describe('what is cited and not here is asked for', () => {
  test('a letter that is answered and not on file is asked for by its day, author and addressee', () => {
    const [only, ...more] = missingIn(B3)
    expect(more).toEqual([])
    expect(only).toMatchObject({ why: 'cited', kind: 'letter', from: ['ana'], to: ['ben'], date: '1962-05-01' })
  })

  test('each passage that cites it is shown with the words before and after', () => {
    const [only] = missingIn(B3)
    expect(only!.passages).toHaveLength(1)
    const [passage] = only!.passages
    expect(passage).toMatchObject({ paper: 'B3', words: 'your letter of 1 May 1962' })
    expect(passage!.before.endsWith('I have received ')).toBe(true)
    expect(passage!.after.startsWith('. Let it stop')).toBe(true)
  })

  test('two letters that cite one missing letter ask for it once, with both passages', () => {
    const again = letter(
      'B9',
      'ben',
      'ana',
      '1962-05-09',
      'I have nothing to add to what I said of your letter of 1 May 1962.',
    )
    const missing = missingIn(B3, again)
    expect(missing).toHaveLength(1)
    expect(missing[0]!.passages.map((p) => p.paper).sort()).toEqual(['B3', 'B9'])
  })

  test('when the letter turns up it is no longer asked for', () => {
    expect(missingIn(A1, B3)).toEqual([])
  })

  test('a letter that is entered without its text is asked for as such, under its own id', () => {
    const missing = missingIn(letter('A1', 'ana', 'ben', '1962-05-01'), B3)
    expect(missing).toMatchObject([{ id: 'A1', why: 'no text', date: '1962-05-01', from: ['ana'], to: ['ben'] }])
  })

  test('a letter that nobody cites is not asked for, though its text is not here', () => {
    expect(missingIn(letter('A1', 'ana', 'ben', '1962-05-01'))).toEqual([])
  })

  test('a draft that was never sent is not asked for', () => {
    expect(
      missingIn(letter('A1', 'ana', 'ben', '1962-05-01', undefined, { existence: 'never-sent' }), B3).map((m) => m.id),
    ).not.toContain('A1')
  })

  test('they come in the order of their days', () => {
    const both = letter(
      'B7',
      'ben',
      'ana',
      '1962-05-07',
      'I have received your letter of 6 May 1962. It does not go well with your letter of 2 May 1962.',
    )
    expect(missingIn(both).map((m) => m.date)).toEqual(['1962-05-02', '1962-05-06'])
  })
})

describe('what is missing to one party', () => {
  const record = recordOf(...people, A1, B3, copy('B3', 'carla', { since: '1962-05-04' }))

  test('is what it lacks and can read of, though the whole record has it', () => {
    expect(listMissing(record, collate(record))).toEqual([])
    const seen = view(record, { seenBy: 'carla' })
    expect(listMissing(seen, collate(seen))).toMatchObject([{ why: 'cited', date: '1962-05-01' }])
  })

  test('goes by another id than the one that it has in the whole record', () => {
    const seen = view(record, { seenBy: 'carla' })
    expect(listMissing(seen, collate(seen)).map((m) => m.id)).not.toContain('A1')
  })
})

describe('nobody is asked for what he wrote himself', () => {
  test('a party that holds the answer to its own letter is not asked for the letter', () => {
    const record = recordOf(...people, B3, copy('B3', 'ana', { since: '1962-05-04' }))
    const seen = view(record, { seenBy: 'ana' })
    expect(listMissing(record, collate(record))).toHaveLength(1)
    expect(listMissing(seen, collate(seen))).toEqual([])
  })

  test('nor for a letter of its own that is entered without a text', () => {
    const record = recordOf(...people, letter('A1', 'ana', 'ben', '1962-05-01'), B3, copy('B3', 'ana'))
    const seen = view(record, { seenBy: 'ana' })
    expect(listMissing(seen, collate(seen))).toEqual([])
  })

  test('a name as written may be the party under a shorter name; another of the surname is not', () => {
    const record = recordOf(
      letter('1', 'Carla Voss', 'Ana', '1962-05-01'),
      letter('2', 'C. Voss', 'Ana', '1962-05-02'),
      letter('3', 'Madame Voss', 'Ana', '1962-05-03'),
      letter('4', 'Dirk Voss', 'Ana', '1962-05-04'),
    )
    const own = ['1', '2', '3', '4'].map((id) => isOwn(record, record.papers.get(id)!.from, 'carla-voss'))
    expect(own).toEqual([true, true, true, false])
  })
})
