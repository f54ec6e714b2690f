/** A file that is imported again with other words: both texts, and whatever was entered of either. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { placeAmongTexts } from '../record/earlier-texts.ts'
import type { AnyEntry } from '../record/entry.ts'
import { file, fold, foldEntries } from '../record/fold.ts'
import { copy, judged, letter, type Noted, together } from '../record/notation.fixture.ts'
import { textOf } from '../record/record.ts'
import { view } from '../views/view.ts'
import { openStore } from './sqlite.ts'
import type { Store } from './store.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 24, n)).toISOString()

function entered(store: Store, n: number, noted: Noted, path?: string) {
  const entries = noted.entries.map((e) => ({ ...e, at: hour(n), ...(path && { origin: { file: path } }) }) as AnyEntry)
  return store.add(entries, noted.bodies)
}

const recordIn = (store: Store) => fold(store.entries(), store.bodies())
const text = (words: string) => letter('A1', 'ana', 'ben', '1962-05-03', words)
const FIRST = 'I have your letter of 1 May. I send twelve ships.'
const SECOND = 'I have your letter of 1 May. I send ten ships.'

test('both texts stay on file, the later under the id of the paper, and the same file again adds nothing', () => {
  const store = openStore(':memory:')
  entered(store, 1, text(FIRST), 'a1.md')
  const { replaced } = entered(store, 2, text(SECOND), 'a1.md')
  const record = recordIn(store)
  const [change] = replaced
  expect(change).toMatchObject({ file: 'a1.md', paper: 'A1' })
  expect(textOf(record, record.papers.get('A1')!)).toBe(SECOND)
  const earlier = record.papers.get(change!.earlier)!
  expect([earlier.versionOf, textOf(record, earlier), earlier.replaced]).toEqual(['A1', FIRST, [hour(2)]])
  expect(placeAmongTexts(record, 'A1')).toMatchObject({ n: 2, count: 2, changed: hour(2) })
  expect(record.rivalries).toEqual([])
  expect(entered(store, 3, text(SECOND), 'a1.md')).toEqual({ added: 0, already: 1, replaced: [] })
  expect(store.search('twelve').map((h) => h.paper)).toEqual([earlier.id])
})

test('a copy given of the earlier text is no copy of the later, and its holder sees not a word of it', () => {
  const store = openStore(':memory:')
  entered(store, 1, together(text(FIRST), copy('A1', 'dora')), 'a1.md')
  entered(store, 2, copy('A1', 'carla', { since: '1962-05-04' }))
  const { replaced } = entered(store, 3, together(text(SECOND), copy('A1', 'dora')), 'a1.md')
  const record = recordIn(store)
  const { earlier } = replaced[0]!
  const held = (party: string) => [...view(record, { seenBy: party }).papers.keys()].sort()
  expect(held('carla')).toEqual([earlier])
  // Of Dora's the changed file itself says again that she has a copy.
  expect(held('dora')).toEqual(['A1', earlier])
  const seen = JSON.stringify(view(record, { seenBy: 'carla' }), (_, v) => (v instanceof Map ? [...v] : v))
  expect(seen).toContain('twelve')
  expect(seen).not.toContain('ten ships')
  expect(seen).not.toContain(hour(3))
})

test('a copy that the changed file no longer tells of was a copy of the earlier text', () => {
  const store = openStore(':memory:')
  entered(store, 1, together(text(FIRST), copy('A1', 'carla')), 'a1.md')
  const { replaced } = entered(store, 2, text(SECOND), 'a1.md')
  expect(recordIn(store).copies.map((c) => [c.holder, c.paper])).toEqual([['carla', replaced[0]!.earlier]])
  // Struck out or put in again without other words, it is a correction of the later text.
  entered(store, 3, together(text(SECOND), copy('A1', 'carla')), 'a1.md')
  expect(
    recordIn(store)
      .copies.map((c) => c.paper)
      .sort(),
  ).toEqual(['A1', replaced[0]!.earlier])
  entered(store, 4, text(SECOND), 'a1.md')
  expect(recordIn(store).copies.map((c) => c.paper)).toEqual([replaced[0]!.earlier])
})

test('a judged link keeps its evidence in the text that was judged, and holds of the later where the same words stand', () => {
  const store = openStore(':memory:')
  const judge = (words: string, target: string) => judged(text(FIRST), words, [target])
  entered(store, 1, together(text(FIRST), letter('B1', 'ben', 'ana', '1962-05-02')), 'a1.md')
  entered(store, 2, together(judge('your letter of 1 May', 'B1'), judge('twelve ships', 'B1')))
  const { earlier } = entered(store, 3, text(SECOND), 'a1.md').replaced[0]!
  const record = recordIn(store)
  const links = collate(record)
    .links.filter((l) => l.judgedBy)
    .map((l) => [l.paper, l.words, l.target])
    .sort()
  expect(links).toEqual([
    ['A1', 'your letter of 1 May', 'B1'],
    [earlier, 'twelve ships', 'B1'],
    [earlier, 'your letter of 1 May', 'B1'],
  ])
})

test('a text that comes back is a version of its own, and a fourth leaves all three in their order', () => {
  const store = openStore(':memory:')
  const third = 'I send no ships at all.'
  ;[FIRST, SECOND, FIRST, third].forEach((words, i) => {
    entered(store, 2 * i + 1, text(words), 'a1.md')
    entered(store, 2 * i + 2, copy('A1', `reader-${i}`))
  })
  const record = recordIn(store)
  const { texts } = placeAmongTexts(record, 'A1')!
  expect(texts.map((id) => textOf(record, record.papers.get(id)!))).toEqual([FIRST, SECOND, FIRST, third])
  const readBy = (n: number) => record.copies.find((c) => c.holder === `reader-${n}`)!.paper
  expect([0, 1, 2, 3].map(readBy)).toEqual([...texts])
})

test('a reading that was begun before another and filed after it has its text, and is the last', () => {
  const store = openStore(':memory:')
  const third = 'I send no ships at all.'
  entered(store, 1, text(FIRST), 'a1.md')
  entered(store, 3, text(SECOND), 'a1.md')
  entered(store, 2, together(text(third), copy('A1', 'carla')), 'a1.md')
  // Entered while the file was being read: a copy of the text that was there.
  entered(store, 6, copy('A1', 'dora'))
  entered(store, 5, together(text(FIRST), copy('A1', 'carla')), 'a1.md')
  const record = recordIn(store)
  const { texts } = placeAmongTexts(record, 'A1')!
  expect(texts.map((id) => textOf(record, record.papers.get(id)!))).toEqual([FIRST, SECOND, third, FIRST])
  const held = record.copies.map((c) => [c.holder, c.paper]).sort()
  expect(held).toEqual([
    ['carla', 'A1'],
    ['carla', texts[2]],
    ['dora', texts[2]],
  ])
})

test('what a person corrected by hand stays when the text of the file changes, but for the text', () => {
  const store = openStore(':memory:')
  entered(store, 1, text(FIRST), 'a1.md')
  const byHand = letter('A1', 'ana', 'ben', '1962-05-05', FIRST)
  const { hash } = store.entries()[0]!
  entered(store, 2, { ...byHand, entries: [{ ...byHand.entries[0]!, supersedes: [hash] }] })
  entered(store, 3, text(SECOND), 'a1.md')
  const record = recordIn(store)
  expect(textOf(record, record.papers.get('A1')!)).toBe(SECOND)
})

test('whoever was given one text sees the same, whatever the texts after it say and in whatever order entries arrive', () => {
  const words = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){2,6}\.$/)
  fc.assert(
    fc.property(
      fc.uniqueArray(words, { minLength: 3, maxLength: 5 }),
      fc.uniqueArray(words, { minLength: 3, maxLength: 5 }),
      fc.nat(1),
      fc.func(fc.integer()),
      (one, other, given, order) => {
        const seenIn = (texts: readonly string[]) => {
          const store = openStore(':memory:')
          texts.forEach((t, i) => {
            entered(store, 2 * i + 1, text(t), 'a1.md')
            if (i === given) entered(store, 2 * i + 2, copy('A1', 'carla'))
          })
          const entries = store.entries().map((f) => f.entry)
          const shuffled = [...entries].sort((a, b) => order(a) - order(b))
          const record = foldEntries(shuffled, store.bodies())
          const { filed, ...whole } = record
          const { filed: _, ...inOrder } = fold(file(entries), store.bodies())
          expect(whole).toEqual(inOrder)
          const seen = view(record, { seenBy: 'carla' })
          return JSON.stringify(seen, (_k, v) => (v instanceof Map ? [...v] : v instanceof Set ? [...v] : v))
        }
        const until = one.slice(0, given + 1)
        const later = other.filter((t) => !until.includes(t))
        fc.pre(later.length > 0 && one.length > given + 1)
        const seen = seenIn(one)
        expect(seen).toContain(one[given])
        expect(seenIn([...until, ...later])).toBe(seen)
      },
    ),
    { numRuns: 60 },
  )
})
