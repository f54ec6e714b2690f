/** A view is asked for at every step of the clock on screen: it must not be felt. */
import { expect, test } from 'vitest'
import type { AnyEntry } from '../record/entry.ts'
import { copy, letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { dayOf } from '../record/random-record.fixture.ts'
import { view } from './view.ts'

/** So many letters among 200 parties, forty of whom act for one commission; every fifth letter was shown to somebody. */
function bigRecord(papers: number) {
  const who = (i: number) => `person-${i % 200}`
  const notes: Noted[] = [
    party('commission', { kind: 'body' }),
    ...Array.from({ length: 200 }, (_, i) => party(who(i), { memberOf: i < 40 ? ['commission'] : [] })),
  ]
  for (let i = 0; i < papers; i++) {
    notes.push(
      letter(
        `P${i}`,
        who(i * 7),
        who(i * 13 + 1),
        dayOf(i % 400),
        `Letter ${i}.\n\nMore.`,
        i % 3 ? {} : { receivedBy: { [who(i * 13 + 1)]: dayOf((i % 400) + 2) } },
      ),
    )
    if (i % 5 === 0)
      notes.push(copy(`P${i}`, who(i * 3), { since: dayOf((i % 400) + 5), ...(i % 10 ? {} : { lacks: ['s2'] }) }))
  }
  const entries: AnyEntry[] = notes.flatMap((n) => n.entries)
  return recordOf({ entries, bodies: new Map(notes.flatMap((n) => [...n.bodies])) })
}

function milliseconds(papers: number): { [eyes: string]: number } {
  const record = bigRecord(papers)
  const times: { [eyes: string]: number } = {}
  for (const [name, seenBy] of [
    ['a person', 'person-3'],
    ['a body', 'commission'],
    ['the keeper', undefined],
  ] as const) {
    let best = Infinity
    for (let i = 0; i < 5; i++) {
      const start = performance.now()
      view(record, { seenBy, asOf: dayOf(300) })
      best = Math.min(best, performance.now() - start)
    }
    times[name] = Math.round(best * 10) / 10
  }
  return times
}

// No figure here: machines are busy. What must hold on any of them is that the cost grows with the papers and no faster; the
// figures are in docs/performance.md (`npm run bench`).
test('a view costs in proportion to the papers: for ten times as many not much more than ten times the time', () => {
  const [few, many] = [milliseconds(3000), milliseconds(30_000)]
  if (process.env.CHANCERY_TIMES) console.log(few, many)
  for (const eyes of Object.keys(few)) expect(many[eyes]! / Math.max(few[eyes]!, 0.5), eyes).toBeLessThan(80)
}, 300_000)
