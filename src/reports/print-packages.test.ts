import { describe, expect, test } from 'vitest'
import { findPackages } from '../positions/packages.ts'
import type { Problem } from '../positions/problem.ts'
import { printPackages } from './print-packages.ts'

const DEADLOCK: Problem = {
  issues: [{ id: 'where', options: ['port', 'sea'] }],
  rules: [
    { id: 'r1', party: 'south', cost: 3, anyOf: [{ issue: 'where', is: ['sea'] }] },
    { id: 'r2', party: 'south', cost: 1, anyOf: [{ issue: 'where', is: ['port'] }] },
  ],
}
const said = (found = findPackages(DEADLOCK)) =>
  [...printPackages(DEADLOCK, found, [], (p) => p)].join('').replace(/\s+/g, ' ')

describe('packages as text', () => {
  test('tell of whoever could open a deal alone all that it could give up', () => {
    expect(said()).toContain('Who could open a deal alone - south, at 1: r2; or at 3: r1')
  })

  test('never leave a heading without a word under it', () => {
    const complete = { acceptable: true, concessions: false, conflicts: false }
    const cut = { ...findPackages(DEADLOCK), smallestConcessions: [], smallestConflicts: [], complete }
    expect(said(cut)).toContain('Smallest concessions, the cheapest first - none found as far as the search went')
    expect(said(cut)).toContain('Smallest conflicts - none found as far as the search went')
  })

  test('do not say that nothing is acceptable where not everything was gone through', () => {
    const complete = { acceptable: false, concessions: false, conflicts: false }
    const text = said({ ...findPackages(DEADLOCK), complete })
    expect(text).toContain('No acceptable package was found in the time given, and not all were gone through.')
    expect(text).not.toContain('No package is acceptable')
  })
})
