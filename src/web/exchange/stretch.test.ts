import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLanes, groupParties } from './lanes.ts'
import type { Mark } from './layout.ts'
import { MOST_LINES, reachOf, ridges, stretchOf } from './stretch.ts'

const mark = (at: number, received?: number, lane = 0): Mark => ({
  // biome-ignore lint/suspicious/noExplicitAny: of a mark, only where it is drawn matters here.
  paper: {} as any,
  lane,
  at,
  legs: [received === undefined ? { lane: 1 } : { lane: 1, at: received }],
  isPublic: false,
})
const marksFrom = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([at, way]) => mark(at, at + way)).sort((a, b) => a.at - b.at)

describe('a stretch of the exchange', () => {
  it('has every paper that touches it, and counts the others before and after', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 300 }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), fc.integer({ min: 0, max: 900 }), (pairs, from) => {
        const marks = marksFrom(pairs)
        const to = from + 100
        const s = stretchOf({ marks }, reachOf(marks), from, to, 0)
        const touching = marks.filter((m) => m.at <= to && m.legs[0]!.at! >= from)
        expect(s.drawn.map((i) => marks[i])).toEqual(touching)
        expect(s.before + s.within + s.after).toBe(marks.length)
      }),
    )
  })

  it('of a crowd has no more lines than can be read, and a closer look takes none of them away', () => {
    const marks = Array.from({ length: 30_000 }, (_, i) => mark(i, i + 5))
    const reach = reachOf(marks)
    const wide = stretchOf({ marks }, reach, 0, 30_000, 0)
    expect(wide.within).toBe(30_000)
    expect(wide.drawn.length).toBeLessThanOrEqual(MOST_LINES)
    expect(wide.drawn.length).toBeGreaterThan(MOST_LINES / 2)
    const close = stretchOf({ marks }, reach, 10_000, 12_000, 0)
    const kept = new Set(close.drawn)
    expect(wide.drawn.filter((i) => i >= 10_000 && i <= 12_000).every((i) => kept.has(i))).toBe(true)
    expect(close.drawn.length).toBeGreaterThan(wide.drawn.filter((i) => i >= 10_000 && i <= 12_000).length)
  })

  it('the ridges count every paper sent in it, once', () => {
    const marks = [mark(1, 2), mark(1, 9, 1), mark(50, 51), mark(99, 120)]
    const lanes = [
      { name: 'ana', merged: 0 },
      { name: 'ben', merged: 0 },
    ]
    const all = stretchOf({ marks }, reachOf(marks), 0, 100, 0)
    const [ana, ben] = ridges({ marks, lanes }, all, 0, 100, 10)
    expect([...ana!]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 1])
    expect([...ben!]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('lanes', () => {
  const say = {
    others: (n: number) => `${n} others`,
    folded: (name: string, n: number) => `${name} (${n})`,
    kind: String,
  }
  const party = (id: string, traffic: number, of?: string) => ({
    id,
    name: id,
    kind: 'person',
    traffic,
    ...(of && { of, ofName: of }),
  })
  const parties = [party('carla', 9, 'south'), party('ana', 5, 'north'), party('ben', 3, 'south')]
  const desk = { parties, papers: [], eyes: {} }

  it('are grouped by the body that is acted for, and a folded group is one lane', () => {
    expect(groupParties(parties, 'body', String).map((g) => [g.id, g.parties.map((p) => p.id)])).toEqual([
      ['south', ['carla', 'ben']],
      ['north', ['ana']],
    ])
    const { lanes, laneOf } = chooseLanes(desk, 8, say, {
      order: 'busiest',
      group: 'body',
      folded: new Set(['south']),
    })
    expect(lanes.map((l) => l.name)).toEqual(['south (2)', 'ana'])
    expect(laneOf('carla')).toBe(laneOf('ben'))
  })

  it('are ordered by name if so wished, and the least busy make room', () => {
    const { lanes } = chooseLanes(desk, 2, say, { order: 'name', group: 'none', folded: new Set() })
    expect(lanes.map((l) => l.name)).toEqual(['carla', '2 others'])
  })

  it('the party whose eyes these are comes first and never has to make room', () => {
    const { lanes } = chooseLanes({ ...desk, eyes: { seenBy: 'ben' } }, 2, say)
    expect(lanes[0]!.name).toBe('ben')
  })
})
