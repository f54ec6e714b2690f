/**
 * Inverse analysis: how many neighbours must change places in whose ranking for a state to become stable?
 *
 * Whether a state is stable for somebody depends on its ranking only through what it prefers to that state, and to prefer less
 * never unsettles it. So the fewest changes of places are always made by raising the state itself until it is high enough: any
 * other order that takes the same states below it costs at least as many. (A test tries every order of small conflicts.)
 */
import type { Graph } from './graph.ts'
import type { Concept } from './stability.ts'
import { explain } from './witness.ts'

export interface Raise {
  readonly decisionMaker: string
  /** How many states it must no longer prefer to this one; 0: it is stable as it is. */
  readonly swaps: number
  /** Those states, the least preferred first. */
  readonly overtakes: readonly number[]
}

/** For each decision maker the fewest swaps that make the state stable under the concept, the others' rankings left as they are. */
export function invert(g: Graph, state: number, concept: Concept): Raise[] {
  return g.payoff.map((payoff, dm) => {
    const above = Array.from({ length: g.size }, (_, s) => s)
      .filter((s) => payoff[s]! > payoff[state]!)
      .sort((a, b) => payoff[a]! - payoff[b]! || g.patterns[a]! - g.patterns[b]!)
    // Ties: states that are equal are overtaken together or one by one, whichever is enough.
    const enough = (k: number) => {
      const overtaken = new Set(above.slice(0, k))
      const better = (t: number) => payoff[t]! > payoff[state]! && !overtaken.has(t)
      return explain(g, dm, state, concept, { better, spared: better }).stable
    }
    let [low, high] = [0, above.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (enough(middle)) high = middle
      else low = middle + 1
    }
    return {
      decisionMaker: g.model.decisionMakers[dm]!.name,
      swaps: low,
      overtakes: above.slice(0, low).map((s) => g.patterns[s]!),
    }
  })
}
