import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCoalitions, coalitionImprovements, coalitionJudge } from './coalitions.ts'
import { makeGraph } from './graph.ts'
import { invert } from './inverse.ts'
import type { Model } from './model.ts'
import { pathsFrom } from './paths.ts'
import { makeModel, randomModels, rankingOf } from './random-model.fixture.ts'
import { testRobustness } from './robust.ts'
import { slowly } from './slow.fixture.ts'
import { CONCEPTS, conceptsIn, findStability, isStable } from './stability.ts'
import { isStronglyStable } from './strength.ts'
import { explain } from './witness.ts'

/** Two who may each arm; arming alone is best, being armed against alone is worst. */
const prisoners: Model = {
  options: [
    { name: 'A keeps faith', reversible: 'both' },
    { name: 'B keeps faith', reversible: 'both' },
  ],
  decisionMakers: [
    { name: 'A', options: [0], ranking: [2, 3, 0, 1], preferences: [] },
    { name: 'B', options: [1], ranking: [1, 3, 0, 2], preferences: [] },
  ],
  ladders: [],
  feasible: [0, 1, 2, 3],
}

describe('a witness', () => {
  test('gives the same verdict as the engine, and holds when its moves are replayed', () => {
    let sanctions = 0
    fc.assert(
      fc.property(randomModels(4), ({ model, payoffs }) => {
        const g = makeGraph(model)
        const slow = slowly(model, (dm, s) => payoffs[dm]![s]!)
        const { stable } = findStability(g)
        for (const c of CONCEPTS)
          for (const dm of slow.people)
            g.patterns.forEach((pattern, s) => {
              const w = explain(g, dm, s, c)
              expect(w.stable).toBe(isStable(stable[dm]![s]!, c))
              for (const { to, sanction } of w.improvements) {
                expect(payoffs[dm]![to]!).toBeGreaterThan(payoffs[dm]![pattern]!)
                if (!sanction) continue
                sanctions++
                expect(payoffs[dm]![sanction.to]!).toBeLessThanOrEqual(payoffs[dm]![pattern]!)
                let at = c === 'sim' ? pattern : to
                let last = ''
                for (const m of sanction.moves) {
                  const who = slow.people.find((i) => model.decisionMakers[i]!.name === m.by)!
                  expect(who).not.toBe(dm)
                  expect(m.by).not.toBe(last)
                  expect(slow.moves(who, at)).toContain(m.to)
                  if (c === 'seq' || c === 'sseq' || c === 'sim') expect(slow.gains(who, at)).toContain(m.to)
                  at = m.to
                  last = m.by
                }
                if (c !== 'sim') expect(at).toBe(sanction.to)
              }
            })
      }),
      { numRuns: 150, seed: 5 },
    )
    expect(sanctions).toBeGreaterThan(100)
  }, 300_000)

  test('says in words what holds the two to their word', () => {
    const g = makeGraph(prisoners)
    expect(explain(g, 0, 3, 'nash').words).toBe('A would rather move to "B keeps faith".')
    expect(explain(g, 0, 3, 'seq').words).toBe(
      'A would gain by moving, but the others have their own reasons to answer: if it moves to "B keeps faith": B to "none of the options taken".',
    )
  })
})

describe('inverse analysis', () => {
  test('finds the fewest swaps: no other order of a small conflict does with fewer', () => {
    let raised = 0
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(...CONCEPTS), (seed, concept) => {
        const { model } = makeModel(seed, 2)
        const states = [...model.feasible].slice(0, 5)
        if (states.length < 3) return
        const order = [...states].sort((a, b) => ((a * 7919 + seed) % 31) - ((b * 7919 + seed) % 31) || a - b)
        const small: Model = {
          ...model,
          feasible: states,
          decisionMakers: model.decisionMakers.map((d, i) => ({ ...d, ranking: i ? [...order].reverse() : order })),
        }
        const g = makeGraph(small)
        for (let s = 0; s < g.size; s++) {
          const mine = invert(g, s, concept)[0]!
          let fewest = Infinity
          for (const other of ordersOf(order)) {
            const changed = makeGraph({
              ...small,
              decisionMakers: small.decisionMakers.map((d, i) => (i ? d : { ...d, ranking: other })),
            })
            if (isStable(findStability(changed).stable[0]![s]!, concept))
              fewest = Math.min(fewest, swapsBetween(order, other))
          }
          expect(mine.swaps).toBe(fewest)
          if (mine.swaps) raised++
        }
      }),
      { numRuns: 40, seed: 3 },
    )
    expect(raised).toBeGreaterThan(10)
  }, 300_000)
})

describe('coalitions', () => {
  test('the two together would leave arms for faith, which neither would alone', () => {
    expect(coalitionImprovements(makeGraph(prisoners), 0)).toEqual([
      {
        members: ['A', 'B'],
        from: 0,
        to: 3,
        moves: [
          { by: 'A', to: 1 },
          { by: 'B', to: 3 },
        ],
      },
    ])
    expect(allCoalitions(4)).toHaveLength(11)
  })

  test('agree with sequences walked one by one', () => {
    fc.assert(
      fc.property(randomModels(4), ({ model, payoffs }) => {
        const g = makeGraph(model)
        const slow = slowly(model, (dm, s) => payoffs[dm]![s]!)
        g.patterns.forEach((pattern, s) => {
          const found = new Set(coalitionImprovements(g, s).map((m) => `${m.members} ${m.to}`))
          const expected = new Set(
            allCoalitions(slow.people.length).flatMap((who) =>
              [...slow.reach(who, pattern, slow.moves)]
                .filter((t) => who.every((i) => payoffs[i]![t]! > payoffs[i]![pattern]!))
                .map((t) => `${who.map((i) => model.decisionMakers[i]!.name)} ${t}`),
            ),
          )
          expect(found).toEqual(expected)
        })
      }),
      { numRuns: 100, seed: 8 },
    )
  }, 300_000)
})

describe('against coalitions', () => {
  test('every verdict of every concept agrees with the definitions, in four hundred random conflicts', () => {
    let [held, fell, deterred] = [0, 0, 0]
    fc.assert(
      fc.property(randomModels(4), ({ model, payoffs }) => {
        const g = makeGraph(model)
        const slow = slowly(model, (dm, s) => payoffs[dm]![s]!)
        const judge = coalitionJudge(g)
        const everyone = allCoalitions(slow.people.length)
        g.patterns.forEach((pattern, s) => {
          for (const [k, v] of judge(s).entries()) {
            const who = everyone[Math.floor(k / CONCEPTS.length)]!
            expect([v.concept, v.stable]).toEqual([v.concept, slow.stableAgainst(v.concept, who, pattern)])
            if (!v.stable) fell++
            else if (v.improvements.length) deterred++
            else held++
          }
        })
      }),
      { numRuns: 400, seed: 11 },
    )
    // All three ways of a verdict occur often, or the agreement would say little.
    expect(Math.min(held, fell, deterred)).toBeGreaterThan(500)
  })

  test('a coalition of one is what a decision maker is, where it faces one other alone', () => {
    const g = makeGraph(prisoners)
    const { stable } = findStability(g)
    for (let s = 0; s < g.size; s++)
      for (const dm of [0, 1]) {
        const alone = coalitionJudge(g)(s, [[dm]]).filter((v) => v.stable)
        expect(alone.map((v) => v.concept)).toEqual(conceptsIn(stable[dm]![s]!))
      }
  })

  test('in a conflict of two the two together are deterred by nobody: no arms race is stable against them', () => {
    const verdicts = coalitionJudge(makeGraph(prisoners))(0)
    expect(verdicts.map((v) => v.stable)).toEqual([false, false, false, false, false, false])
  })
})

test('from the status quo, by moves everything, by improvements only what somebody wants', () => {
  const g = makeGraph(prisoners)
  expect(pathsFrom(g, 3, false).map((p) => p.to)).toEqual([2, 1, 0])
  expect(pathsFrom(g, 0, true)).toEqual([])
  expect(pathsFrom(g, 3, true).map((p) => p.to)).toEqual([2, 1, 0])
})

test('what is unknown is tried in every order: faith holds in some, arms in all', () => {
  const unsure: Model = {
    ...prisoners,
    decisionMakers: prisoners.decisionMakers.map((d, i) =>
      i ? d : { ...d, ranking: [{ kind: 'unknown' as const, states: [2, 3] }, 0, 1] },
    ),
  }
  const { completions, complete, holds } = testRobustness(unsure)
  expect([completions, complete]).toEqual([2, true])
  expect(holds.get(0)!.nash).toBe(2)
  const sampled = testRobustness(unsure, 1)
  expect([sampled.completions, sampled.complete]).toEqual([1, false])
})

test('a sanction that is only a little worse deters, but not strongly', () => {
  const ranking = (line: number) => [2, 3, 0, 1].flatMap((s) => (s === line ? [{ kind: 'by far' as const }, s] : [s]))
  const model = (line: number): Model => ({
    ...prisoners,
    decisionMakers: prisoners.decisionMakers.map((d, i) => (i ? d : { ...d, ranking: ranking(line) })),
  })
  expect(isStronglyStable(makeGraph(model(0)), 0, 3, 'gmr')).toBe(true)
  expect(isStronglyStable(makeGraph(model(1)), 0, 3, 'gmr')).toBe(false)
})

function ordersOf(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((x, i) => ordersOf([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [x, ...rest]))
}

function swapsBetween(a: readonly number[], b: readonly number[]): number {
  let n = 0
  for (let i = 0; i < a.length; i++) for (let j = i + 1; j < a.length; j++) if (b.indexOf(a[i]!) > b.indexOf(a[j]!)) n++
  return n
}

test('rankings keep ties together', () => {
  expect(rankingOf([0, 1, 2], [1, 1, 5])).toEqual([2, { kind: 'equal', states: [0, 1] }])
})
