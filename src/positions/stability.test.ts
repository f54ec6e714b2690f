import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeGraph } from './graph.ts'
import { feasibleStates, type Model } from './model.ts'
import { randomModels } from './random-model.fixture.ts'
import { readModel } from './read-model.ts'
import { slowly } from './slow.fixture.ts'
import { CONCEPTS, findStability, isStable } from './stability.ts'

const SHARED = new URL('../../../shared/analysis/stability/', import.meta.url)
const MODELS = ['Cuban', 'Elmira', 'Prisoners', 'SyriaIraq']

describe('stability agrees with the definitions', () => {
  test('on two thousand random conflicts with ties, one-way options, ladders and states ruled out', () => {
    let verdicts = 0
    fc.assert(
      fc.property(randomModels(), ({ model, payoffs }) => {
        const slow = slowly(model, (dm, s) => payoffs[dm]![s]!)
        const { graph, stable } = findStability(makeGraph(model))
        for (const c of CONCEPTS)
          for (const i of slow.people)
            graph.patterns.forEach((s, at) => {
              verdicts++
              if (isStable(stable[i]![at]!, c) !== slow.stable(c, i, s)) throw new Error(`${c}, ${i}, state ${s}`)
            })
      }),
      { numRuns: 2000, seed: 1962 },
    )
    expect(verdicts).toBeGreaterThan(100_000)
  })
})

describe.skipIf(!existsSync(SHARED))('stability agrees with the literature', () => {
  for (const name of MODELS)
    test(`${name}: every verdict of every decision maker`, () => {
      const text = readFileSync(new URL(`${name}.json`, SHARED), 'utf8')
      const file = JSON.parse(text)
      const model = readModel(text)
      const { graph, stable, equilibrium } = findStability(makeGraph(model))
      for (const c of CONCEPTS) {
        const key = { nash: 'Nash', gmr: 'GMR', smr: 'SMR', seq: 'SEQ', sseq: 'SSEQ', sim: 'SIM' }[c]
        const ordered = (bits: Uint8Array) => [...bits].flatMap((b, at) => (isStable(b, c) ? [at + 1] : []))
        expect(ordered(equilibrium), c).toEqual(file.reference.equilibria[key])
        model.decisionMakers.forEach((d, i) => {
          expect(ordered(stable[i]!), `${c} ${d.name}`).toEqual(file.reference.stability[key][d.name])
        })
      }
      expect(graph.size).toBe(file.states.length)
    })

  test('North Korea 2017: the nine published analyses', () => {
    const file = JSON.parse(readFileSync(new URL('NorthKorea2017.json', SHARED), 'utf8'))
    const agree = file.cases.map((c: NorthKorea) => {
      const states = feasibleStates(4, ['YY--'])
      const model: Model = {
        options: c.model.options.map((o) => ({
          name: o.name,
          reversible: o.permittedDirection === 'fwd' ? 'forward' : 'both',
        })),
        decisionMakers: c.model.decisionMakers.map((d) => ({
          name: d.name,
          options: d.options,
          ranking: d.preferenceRanking.map((at) => states[at - 1]!),
          preferences: [],
        })),
        ladders: [],
        feasible: states,
      }
      const { graph, equilibrium } = findStability(makeGraph(model))
      const where = (...concepts: (typeof CONCEPTS)[number][]) =>
        [...graph.patterns].filter((_, at) => concepts.some((x) => isStable(equilibrium[at]!, x)))
      for (const [key, x] of [
        ['Nash', 'nash'],
        ['GMR', 'gmr'],
        ['SMR', 'smr'],
        ['SEQ', 'seq'],
        ['SIM', 'sim'],
      ] as const)
        expect(where(x), key).toEqual(c.formal[key])
      // The tables add SIM to the concept in their heading, all but one.
      const headed = c.published.concept.startsWith('SEQ') ? 'seq' : 'smr'
      const ours = [where('nash', headed, 'sim'), where('nash', headed)].map((x) => JSON.stringify(x))
      return ours.includes(JSON.stringify(c.published.equilibria))
    })
    // The one published table that differs keeps a move which its own irreversibility forbids.
    expect(agree.filter(Boolean)).toHaveLength(file.cases.length - 1)
  })
})

interface NorthKorea {
  readonly published: { readonly concept: string; readonly equilibria: readonly number[] }
  readonly formal: { readonly [concept: string]: readonly number[] }
  readonly model: {
    readonly options: readonly { readonly name: string; readonly permittedDirection: string }[]
    readonly decisionMakers: readonly {
      readonly name: string
      readonly options: readonly number[]
      readonly preferenceRanking: readonly number[]
    }[]
  }
}
