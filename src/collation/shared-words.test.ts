import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSharedRuns } from './shared-words.ts'

describe('words that two letters share', () => {
  it('a sentence taken over is found in both, whatever its capitals and commas', () => {
    const a = 'You write that the bridge shall be opened in June, and I agree.'
    const b = 'I propose: The bridge shall be opened in June! What do you say?'
    const [run, ...rest] = findSharedRuns(a, b)
    expect(rest).toEqual([])
    expect(a.slice(...run!.a)).toBe('the bridge shall be opened in June')
    expect(b.slice(...run!.b)).toBe('The bridge shall be opened in June')
  })

  it('three words in common are chance and not shown', () => {
    expect(findSharedRuns('the bridge is closed', 'the bridge is open')).toEqual([])
  })

  it('what is shared is the same words on both sides, and in the first text nothing twice', () => {
    const word = fc.constantFrom('ana', 'ben', 'bridge', 'guard', 'June')
    const text = fc.array(word, { maxLength: 30 }).map((w) => w.join(' '))
    fc.assert(
      fc.property(text, text, (a, b) => {
        let end = -1
        for (const run of findSharedRuns(a, b)) {
          expect(a.slice(...run.a)).toBe(b.slice(...run.b))
          expect(a.slice(...run.a).split(' ').length).toBeGreaterThanOrEqual(4)
          expect(run.a[0]).toBeGreaterThan(end)
          end = run.a[1]
        }
      }),
    )
  })
})
