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

  test.each([
    [
      'It was agreed that 400 valves should be delivered in June.',
      'It was agreed that 300 valves should be delivered in June.',
    ],
    ['Mr. Lund offered 400 valves for June.', 'Mr. Lund offered 300 valves for June.'],
  ])('in few words, or in nobody’s mouth: %s', async (one, other) => {
    const head = 'Minutes of a meeting, 4 May 1911\n\nPresent: A. Lund, B. Moe.\n\n'
    expect((await disagreements({ 'one.md': head + one, 'two.md': head + other })).join()).toMatch(
      /400 valves.*300 valves/,
    )
  })

  test.each([
    [
      'It was agreed that 400 valves should be delivered in June.',
      'It was agreed that 300 lamps should be hung in the yard.',
    ],
    ['Mr. Lund offered 400 valves for June.', 'Mr. Moe offered 300 valves for June.'],
    ['Mr. Lund offered 400 valves for June.', 'Mr. Lund offered 300 valves and ropes for July.'],
  ])('but not of two things: %s', async (one, other) => {
    const head = 'Minutes of a meeting, 4 May 1911\n\nPresent: A. Lund, B. Moe.\n\n'
    expect(await disagreements({ 'one.md': head + one, 'two.md': head + other })).toEqual([])
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
