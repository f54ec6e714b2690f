/**
 * Coalitions: whether two or more decision makers can, by a legal sequence of their own moves, reach a state that each of them
 * prefers. A state that no coalition would leave is coalitionally stable (Kilgour, Hipel and Fang, 2001).
 */
import { type Graph, movesOf } from './graph.ts'
import type { Move } from './witness.ts'

export interface CoalitionMove {
  readonly members: readonly string[]
  readonly from: number
  readonly to: number
  readonly moves: readonly Move[]
}

/** All coalitions of two or more, by the numbers of their members, smallest first. */
export function allCoalitions(people: number): number[][] {
  const all: number[][] = []
  for (let mask = 1; mask < 2 ** people; mask++) {
    const members = Array.from({ length: people }, (_, i) => i).filter((i) => (mask >> i) & 1)
    if (members.length > 1) all.push(members)
  }
  return all.sort((a, b) => a.length - b.length)
}

/** Every improvement of every coalition from one state. */
export function coalitionImprovements(
  g: Graph,
  state: number,
  coalitions = allCoalitions(g.payoff.length),
): CoalitionMove[] {
  const found: CoalitionMove[] = []
  for (const members of coalitions) {
    const came = new Map<number, { from: number; by: number }>()
    const queue = [state]
    for (let k = 0; k < queue.length; k++)
      for (const i of members)
        for (const t of movesOf(g, i, queue[k]!)) {
          if (t === state || came.has(t)) continue
          came.set(t, { from: queue[k]!, by: i })
          queue.push(t)
        }
    for (const t of [...came.keys()].sort((a, b) => a - b)) {
      if (!members.every((i) => g.payoff[i]![t]! > g.payoff[i]![state]!)) continue
      const moves: Move[] = []
      for (let s = t; s !== state; ) {
        const step = came.get(s)!
        moves.unshift({ by: g.model.decisionMakers[step.by]!.name, to: g.patterns[s]! })
        s = step.from
      }
      found.push({
        members: members.map((i) => g.model.decisionMakers[i]!.name),
        from: g.patterns[state]!,
        to: g.patterns[t]!,
        moves,
      })
    }
  }
  return found
}
