/**
 * Talks made up by chance, told in two sets of minutes: in some a figure, a "not" or a question without an answer is planted. What was planted must be
 * found, and nothing in talks that both tell alike.
 */
import { expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { runChecks } from './checks.ts'

/** A small generator with a seed. */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const NAMES = ['Hale', 'Trewin', 'Osgood', 'Lane', 'Marsh', 'Fenwick', 'Coates', 'Brandt']
const THINGS = ['waggons', 'cutters', 'barrels', 'engines', 'horses', 'lamps', 'ropes', 'bales']
const PLACES = [
  'the upper siding',
  'the north drift',
  'the old harbour',
  'the lower mill',
  'the new pit',
  'the customs shed',
]
const MONTHS = ['March', 'June', 'August', 'December']
const SAY = ['said', 'stated', 'explained', 'added']

type Planted = 'nothing' | 'figure' | 'denial' | 'silence'

function talk(next: () => number, n: number, planted: Planted): { readonly path: string; readonly text: string }[] {
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!
  const [a, b] = [...NAMES].sort(() => next() - 0.5)
  const count = 12 + Math.floor(next() * 60)
  const [thing, place, month] = [pick(THINGS), pick(PLACES), pick(MONTHS)]
  const sentence = (number: number, not: string) =>
    `Mr. ${a} ${pick(SAY)} that the company would${not} send ${number} ${thing} a week to ${place} before ${month}.`
  const filler = () =>
    pick([
      `Mr. ${b} remarked that the winter had been hard.`,
      `Mr. ${b} thanked the board for its patience.`,
      `Mr. ${a} observed that the road to ${pick(PLACES)} was bad.`,
    ])
  const question =
    planted === 'silence'
      ? `Mr. ${b} asked whether the ${pick(THINGS)} of last year had been paid for. Mr. ${a} made no reply.`
      : `Mr. ${b} asked whether the road was open. Mr. ${a} replied that it was.`
  const first = [filler(), sentence(count, ''), question].join('\n\n')
  const second = [
    sentence(planted === 'figure' ? count + 7 : count, planted === 'denial' ? ' not' : ''),
    filler(),
  ].join('\n\n')
  const head = (from: string) =>
    `---\nkind: minutes\nfrom: [${from}]\nto: [${from}]\nmeeting: talk-${n}\ndate: "1911-05-${String(1 + (n % 28)).padStart(2, '0')}"\n---\n`
  return [
    { path: `papers/one-${n}.md`, text: head('clerk-one') + first },
    { path: `papers/two-${n}.md`, text: head('clerk-two') + second },
  ]
}

test.each([1, 2, 3])('seed %i: what was planted in sixty talks is found, and nothing besides', async (seed) => {
  const next = random(seed)
  const kinds: Planted[] = ['nothing', 'figure', 'denial', 'silence']
  const planted = Array.from({ length: 60 }, () => kinds[Math.floor(next() * kinds.length)]!)
  const files = planted.flatMap((p, n) => talk(next, n, p))
  const meetings = planted
    .map((_, n) => `- {id: talk-${n}, title: Talk ${n}, when: "1911-05-${String(1 + (n % 28)).padStart(2, '0')}"}`)
    .join('\n')
  const parties = NAMES.map((n) => `- {id: ${n.toLowerCase()}, kind: person, name: Mr. ${n}}`).join('\n')
  const { entries, bodies, problems } = await readPapers(
    [{ path: 'parties.yaml', text: parties }, { path: 'meetings.yaml', text: meetings }, ...files].map(
      ({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }),
    ),
    { at: '2026-11-24T12:00:00Z' },
  )
  expect(problems.filter((p) => p.severity === 'error')).toEqual([])
  const record = foldEntries(entries, bodies)
  const findings = runChecks(record, collate(record), ['conflicting-accounts', 'open-question'])
  const said = findings
    .map((f) =>
      `${/-(\d+)$/.exec(f.paper ?? '')?.[1]} ${f.check} ${/on (a figure|whether it was so)/.exec(f.message)?.[1] ?? ''}`.trim(),
    )
    .sort()
  const expected = planted
    .flatMap((p, n) =>
      p === 'figure'
        ? [`${n} conflicting-accounts a figure`]
        : p === 'denial'
          ? [`${n} conflicting-accounts whether it was so`]
          : p === 'silence'
            ? [`${n} open-question`]
            : [],
    )
    .sort()
  expect(said).toEqual(expected)
})
