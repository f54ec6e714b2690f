/**
 * Strength of preference (Hamouda, Kilgour and Hipel, 2004): a state is *strongly* stable for somebody if each of its improvements
 * is answered by a sanction that leaves it worse off by far. Where a ranking says "by far" nowhere, there is nothing to ask.
 */
import type { Graph } from './graph.ts'
import type { Concept } from './stability.ts'
import { explain } from './witness.ts'

export function saysByFar(g: Graph, dm: number): boolean {
  return g.model.decisionMakers[dm]!.ranking.some((r) => typeof r !== 'number' && r.kind === 'by far')
}

/** Stable even if only what is worse by far deters. */
export function isStronglyStable(g: Graph, dm: number, state: number, concept: Concept): boolean {
  const payoff = g.payoff[dm]!
  const line = lowerLine(g, dm, payoff[state]!)
  return explain(g, dm, state, concept, {
    better: (t) => payoff[t]! > payoff[state]!,
    spared: (t) => payoff[t]! > line,
  }).stable
}

/** The highest payoff that is worse by far than this one. */
function lowerLine(g: Graph, dm: number, from: number): number {
  const { ranking } = g.model.decisionMakers[dm]!
  let below = false
  for (let k = 0; k < ranking.length; k++) {
    const level = ranking.length - 1 - k
    const item = ranking[k]!
    if (level < from && typeof item !== 'number' && item.kind === 'by far') below = true
    else if (below && level < from) return level
  }
  return -1
}
