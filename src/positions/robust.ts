/**
 * What holds whatever the unknown preferences turn out to be, and what only in some cases. A list of states in unknown order is
 * completed in every possible way (ties left out), or in a seeded sample of ways when there are too many. The list keeps its
 * place in the ranking: its states change places with each other alone.
 */
import { rolls, shuffled } from './dice.ts'
import { makeGraph } from './graph.ts'
import type { Model, RankedItem } from './model.ts'
import { CONCEPTS, type Concept, findStability, isStable } from './stability.ts'

export interface Robustness {
  /** How many completions were tested. */
  readonly completions: number
  /** All of them, or a sample. */
  readonly complete: boolean
  /** Per state pattern and concept, in how many completions it is an equilibrium. */
  readonly holds: ReadonlyMap<number, { readonly [C in Concept]: number }>
}

const MOST = 720

export function isUnsure(model: Model): boolean {
  return model.decisionMakers.some((d) => d.ranking.some((r) => typeof r !== 'number' && r.kind === 'unknown'))
}

export function testRobustness(model: Model, most = MOST, seed = 1): Robustness {
  const lists = model.decisionMakers.flatMap((d, dm) =>
    d.ranking.flatMap((r, at) => (typeof r !== 'number' && r.kind === 'unknown' ? [{ dm, at, states: r.states }] : [])),
  )
  const orders = lists.map((l) => factorial(l.states.length))
  const all = orders.reduce((n, o) => n * o, 1)
  const complete = all <= most
  const roll = rolls(seed)
  const holds = new Map<number, { -readonly [C in Concept]: number }>()
  const completions = complete ? all : most
  for (let k = 0; k < completions; k++) {
    let left = k
    const chosen = lists.map((l, i) => {
      const nth = complete ? left % orders[i]! : 0
      left = complete ? Math.floor(left / orders[i]!) : 0
      return complete ? nthOrder(l.states, nth) : shuffled(l.states, roll)
    })
    const ranking = (dm: number, items: readonly RankedItem[]) =>
      items.flatMap((r, at): readonly RankedItem[] => {
        const i = lists.findIndex((l) => l.dm === dm && l.at === at)
        return i < 0 ? [r] : chosen[i]!
      })
    const settled: Model = {
      ...model,
      decisionMakers: model.decisionMakers.map((d, dm) => ({ ...d, ranking: ranking(dm, d.ranking) })),
    }
    const { graph, equilibrium } = findStability(makeGraph(settled))
    graph.patterns.forEach((p, s) => {
      const tally = holds.get(p) ?? { nash: 0, gmr: 0, smr: 0, seq: 0, sseq: 0, sim: 0 }
      for (const c of CONCEPTS) if (isStable(equilibrium[s]!, c)) tally[c]++
      holds.set(p, tally)
    })
  }
  return { completions, complete, holds }
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

function nthOrder(states: readonly number[], nth: number): number[] {
  const left = [...states]
  const order: number[] = []
  for (let n = nth; left.length > 0; ) {
    const f = factorial(left.length - 1)
    order.push(...left.splice(Math.floor(n / f), 1))
    n %= f
  }
  return order
}
