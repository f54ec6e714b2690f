/** From the status quo: which states can be come to, by moves or by improvements alone, and by whose. */
import { type Graph, movesOf } from './graph.ts'
import type { Move } from './witness.ts'

export interface Path {
  readonly to: number
  /** Shortest; nobody moves twice running. */
  readonly moves: readonly Move[]
}

/** The shortest way to every state within reach of `start` (a state number), nearest first. */
export function pathsFrom(g: Graph, start: number, improving: boolean): Path[] {
  const way = new Map<number, readonly Move[]>([[start, []]])
  const queue = [start]
  for (let k = 0; k < queue.length; k++) {
    const s = queue[k]!
    for (let i = 0; i < g.payoff.length; i++)
      for (const t of movesOf(g, i, s)) {
        if (way.has(t) || (improving && g.payoff[i]![t]! <= g.payoff[i]![s]!)) continue
        way.set(t, [...way.get(s)!, { by: g.model.decisionMakers[i]!.name, to: g.patterns[t]! }])
        queue.push(t)
      }
  }
  return queue.slice(1).map((s) => ({ to: g.patterns[s]!, moves: way.get(s)! }))
}
