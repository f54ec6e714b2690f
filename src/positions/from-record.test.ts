/** What stances make of packages and of a model: a refusal counts, and so does one that an acceptance of the same day contradicts. */
import { describe, expect, test } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { Said } from '../record/said.ts'
import { findStanceChanges, makeProblem, makeRecordModel } from './from-record.ts'
import { makeMatrix } from './matrix.ts'
import { findPackages } from './packages.ts'

type Saying = Partial<Said<'stance'>>

/** A record of one issue with these options, and what North and South said of them on one day. */
function talks(options: readonly string[], ...stances: readonly Saying[]) {
  const made = { by: 'eli', at: '2026-01-01T00:00:00Z' }
  return foldEntries([
    makeEntry('party', 'north', { kind: 'state', name: 'North' }, made),
    makeEntry('party', 'south', { kind: 'state', name: 'South' }, made),
    makeEntry(
      'issue',
      'ban',
      { title: 'The ban', options: options.map((o) => ({ id: `ban/${o}`, text: `Ban ${o}` })) },
      made,
    ),
    ...stances.map((s, i) =>
      makeEntry(
        'stance',
        `s${i}`,
        {
          party: 'north',
          option: 'ban/total',
          stance: 'accepts',
          manner: 'formal',
          when: { words: '1 May 1962', edtf: '1962-05-01' },
          ...s,
        },
        made,
      ),
    ),
  ])
}

describe('a refusal of the only option', () => {
  const record = talks(['total'], { stance: 'rejects' }, { party: 'south' })
  const problem = makeProblem(record, makeMatrix(record))

  test('leaves no package, and the refusal is the conflict and what would have to be given up', () => {
    const found = findPackages(problem)
    expect(found.count).toBe(0)
    expect(found.smallestConflicts.map((c) => c.rules)).toEqual([['north/ban/total']])
    expect(found.smallestConcessions.map((c) => c.rules)).toEqual([['north/ban/total']])
    expect(findStanceChanges(problem)).toEqual([{ side: 'north', issue: 'ban', option: 'ban/total', opens: 1 }])
  })
})

describe('two stances of one side and one day that contradict each other', () => {
  const record = talks(['total', 'partial'], {}, { stance: 'rejects' }, { party: 'south' })
  const matrix = makeMatrix(record)

  test('are no deal: it depends on which of them counts, and both are told', () => {
    const problem = makeProblem(record, matrix)
    expect(findPackages(problem).count).toBe(0)
    const rule = problem.rules.find((r) => r.id === 'north/ban/total')!
    expect(rule.text).toBe(
      'North contradicts itself on: Ban total; it depends on which of the stances counts (accepts, 1 May 1962; rejects, 1 May 1962)',
    )
  })

  test('beside an acceptance of something else are told with it', () => {
    const other = talks(['total', 'partial'], {}, { stance: 'rejects' }, { option: 'ban/partial' })
    const [rule] = makeProblem(other, makeMatrix(other)).rules
    expect(rule!.text).toContain('accepts only: Ban partial; contradicts itself on: Ban total')
  })

  test('rank the option with what is refused, and both are its ground', () => {
    const built = makeRecordModel(record, matrix, 'ban')!
    const ground = built.grounds.find((g) => g.side === 'north' && g.option === 'ban/total')!
    expect([ground.level, ground.contested!.map((s) => s.stance)]).toEqual([0, ['accepts', 'rejects']])
  })
})
