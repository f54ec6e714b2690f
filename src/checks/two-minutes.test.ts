/** Two records of one talk that nobody entered as such, told apart from two talks by who was there and when. */
import { describe, expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { runChecks } from './checks.ts'

async function disagreements(files: { readonly [path: string]: string }): Promise<string[]> {
  const { entries, bodies } = await readPapers(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    { at: '2026-01-01T00:00:00.000Z' },
  )
  const record = foldEntries(entries, bodies)
  return runChecks(record, collate(record), ['conflicting-accounts']).map((f) => f.message)
}

const minutes = (day: string, present: string, said: string) =>
  `Minutes of a meeting, ${day}\n\nPresent: ${present}\n\nMr. Lund said that the works would deliver ${said} valves to the yard in June.\n`

describe('two minutes that say 400 and 300 valves', () => {
  test.each([
    ['A. Lund, B. Moe.', 'A. Lund, B. Moe.'],
    ['A. Lund, Minister of Trade; B. Moe, his deputy.', 'B. Moe and A. Lund.'],
    ['Mr. Lund and Mr. Moe', 'A. Lund (Trade), C. Holt, B. Moe'],
  ])('of one day, with %s and %s present: accounts of one talk', async (one, other) => {
    const found = await disagreements({
      'one.md': minutes('4 May 1911', one, '400'),
      'two.md': minutes('4 May 1911', other, '300'),
    })
    expect(found.join()).toMatch(/400 valves.*300 valves/)
  })

  test('of two days, or with other people there, are of two talks', async () => {
    expect(
      await disagreements({
        'one.md': minutes('4 May 1911', 'A. Lund, B. Moe.', '400'),
        'two.md': minutes('9 May 1911', 'A. Lund, B. Moe.', '300'),
      }),
    ).toEqual([])
    expect(
      await disagreements({
        'one.md': minutes('4 May 1911', 'A. Lund, B. Moe.', '400'),
        'two.md': minutes('4 May 1911', 'A. Lund, C. Holt.', '300'),
      }),
    ).toEqual([])
  })
})
