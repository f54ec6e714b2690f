import { describe, expect, test } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { Said } from '../record/said.ts'
import { makeMatrix } from './matrix.ts'

type Saying = Partial<Said<'stance'>> & { readonly on?: string }

/** A record of one issue, "Where to meet", with these stances. */
function talks(...stances: readonly Saying[]) {
  const made = { by: 'eli', at: '2026-01-01T00:00:00Z' }
  return foldEntries([
    makeEntry('party', 'north', { kind: 'body', name: 'North' }, made),
    makeEntry('party', 'south', { kind: 'body', name: 'South' }, made),
    makeEntry('party', 'ana', { kind: 'person', name: 'Ana', memberOf: [{ party: 'north' }] }, made),
    makeEntry('issue', 'where', { title: 'Where to meet', options: [{ id: 'where/vienna', text: 'Vienna' }] }, made),
    ...stances.map(({ on, ...s }, i) =>
      makeEntry(
        'stance',
        `s${i}`,
        {
          party: 'north',
          option: 'where/vienna',
          stance: 'accepts',
          ...s,
          ...(on && { when: { words: on, edtf: on } }),
        },
        made,
      ),
    ),
  ])
}

const north = (...stances: readonly Saying[]) =>
  makeMatrix(talks({ party: 'south', on: '1962-05-01' }, ...stances)).issues[0]!.rows[0]!.cells.find(
    (c) => c.side === 'north',
  )!

describe('which stance counts', () => {
  test('the later one', () => {
    expect(north({ on: '1962-05-03' }, { stance: 'rejects', on: '1962-05-04', manner: 'off-the-cuff' }).standing).toBe(
      'rejects',
    )
  })

  test('of one day the formal one, whatever the hour', () => {
    expect(
      north(
        { on: '1962-05-03T10:00', manner: 'formal' },
        { stance: 'rejects', on: '1962-05-03T12:00', manner: 'off-the-cuff' },
      ).standing,
    ).toBe('accepts')
  })

  test('of one day and one manner the later, if the hours are known; else both, as a contradiction', () => {
    expect(north({ on: '1962-05-03T10:00' }, { stance: 'rejects', on: '1962-05-03T12:00' }).standing).toBe('rejects')
    const both = north({ on: '1962-05-03' }, { stance: 'rejects', on: '1962-05-03' })
    expect([both.standing, both.ruling.length]).toEqual(['contested', 2])
  })

  test('silence is none, and does not undo one', () => {
    expect(north({ stance: 'silent', on: '1962-05-03' }).standing).toBe('silent')
    expect(north({ on: '1962-05-02' }, { stance: 'silent', on: '1962-05-03' }).standing).toBe('accepts')
  })

  test('a member speaks for its body, unless in its own name', () => {
    expect(north({ party: 'ana', on: '1962-05-03' }, { stance: 'rejects', on: '1962-05-01' }).standing).toBe('accepts')
    expect(
      north({ party: 'ana', on: '1962-05-03', authority: 'personal' }, { stance: 'rejects', on: '1962-05-01' })
        .standing,
    ).toBe('rejects')
    expect(
      north({ party: 'ana', on: '1962-05-03', authority: 'personal' }, { stance: 'silent', on: '1962-05-01' }).standing,
    ).toBe('personal')
  })
})

describe('an outcome', () => {
  const outcome = (...stances: readonly Saying[]) => makeMatrix(talks(...stances)).issues[0]!.rows[0]!.outcome

  test('is acceptable only when all sides have said so', () => {
    expect(outcome({ on: '1962-05-01' }, { party: 'south', stance: 'accepts-if', on: '1962-05-01' })).toBe('acceptable')
    expect(outcome({ on: '1962-05-01' }, { party: 'south', stance: 'silent', on: '1962-05-01' })).toBe('open')
    expect(outcome({ on: '1962-05-01' })).toBe('open')
    expect(outcome({ on: '1962-05-01' }, { party: 'south', stance: 'rejects', on: '1962-05-01' })).toBe('refused')
  })
})
