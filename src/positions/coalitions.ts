/**
 * Coalitions: whether two or more decision makers can, by a legal sequence of their own moves, reach a state that each of them
 * prefers (Kilgour, Hipel and Fang, 2001), and whether what the others can do afterwards deters them (Inohara and Hipel, 2008):
 * a coalition is deterred as soon as one of its members would end no better off.
 */
import { type Graph, movesOf } from './graph.ts'
import { CONCEPTS, type Concept } from './stability.ts'
import type { Move } from './witness.ts'

export interface CoalitionMove {
  readonly members: readonly string[]
  readonly from: number
  readonly to: number
  readonly moves: readonly Move[]
}

export interface CoalitionVerdict {
  readonly members: readonly string[]
  readonly concept: Concept
  readonly stable: boolean
  /** Each improvement as a pattern, and where the others' answer ends; of an unstable state the one that goes unanswered. */
  readonly improvements: readonly { readonly to: number; readonly sanction?: number }[]
}

/** All coalitions of two or more, by the numbers of their members, smallest first. */
export function allCoalitions(people: number): number[][] {
  return coalitionsOf(Array.from({ length: people }, (_, i) => i)).filter((c) => c.length > 1)
}

/** Every coalition of these, single ones too, smallest first. */
function coalitionsOf(people: readonly number[]): number[][] {
  const all: number[][] = []
  for (let mask = 1; mask < 2 ** people.length; mask++) all.push(people.filter((_, k) => (mask >> k) & 1))
  return all.sort((a, b) => a.length - b.length)
}

/** Every improvement of every coalition from one state. */
export function coalitionImprovements(
  g: Graph,
  state: number,
  coalitions = allCoalitions(g.payoff.length),
): CoalitionMove[] {
  return coalitions.flatMap((members) => {
    const came = reachTogether(g, members, state)
    return betterForAll(g, members, state, came.keys()).map((t) => {
      const moves: Move[] = []
      for (let s = t; s !== state; ) {
        const step = came.get(s)!
        moves.unshift({ by: g.model.decisionMakers[step.by]!.name, to: g.patterns[s]! })
        s = step.from
      }
      return { members: namesOf(g, members), from: g.patterns[state]!, to: g.patterns[t]!, moves }
    })
  })
}

/**
 * Whether a state holds against each coalition, under each concept. The others answer by any moves (GMR, SMR), or by moves that a
 * coalition among them gains by (SEQ, symmetric SEQ, SIM). Answers for one state are kept for the next.
 */
export function coalitionJudge(g: Graph): (state: number, coalitions?: readonly number[][]) => CoalitionVerdict[] {
  const people = g.payoff.map((_, i) => i)
  const kept = new Map<string, readonly number[]>()
  const keep = (key: string, make: () => readonly number[]) => {
    if (!kept.has(key)) kept.set(key, make())
    return kept.get(key)!
  }
  const reach = (who: readonly number[], s: number) =>
    keep(`all ${who} ${s}`, () => [...reachTogether(g, who, s).keys()])
  const improve = (who: readonly number[], s: number) =>
    keep(`up ${who} ${s}`, () => betterForAll(g, who, s, reach(who, s)))
  /** By improvements of coalitions among `who`, one after the other. */
  const climb = (who: readonly number[], s: number) =>
    keep(`climb ${who} ${s}`, () => {
      const seen = new Set<number>()
      const queue = [s]
      for (const at of queue)
        for (const c of coalitionsOf(who))
          for (const t of improve(c, at))
            if (!seen.has(t)) {
              seen.add(t)
              queue.push(t)
            }
      return [...seen]
    })
  return (state, coalitions = allCoalitions(people.length)) =>
    coalitions.flatMap((members) => {
      const others = people.filter((i) => !members.includes(i))
      const mine = members.reduce((bits, i) => bits | g.own[i]!, 0)
      const hurts = (t: number) => members.some((i) => g.payoff[i]![t]! <= g.payoff[i]![state]!)
      const answer = (to: number, concept: Concept): number | undefined => {
        if (concept === 'nash') return undefined
        if (concept === 'sim')
          return climb(others, state)
            .map((t) => g.find((g.patterns[to]! & mine) | (g.patterns[t]! & ~mine)))
            .find((both) => both !== undefined && both >= 0 && hurts(both))
        const answers = concept === 'gmr' || concept === 'smr' ? reach(others, to) : climb(others, to)
        const escapes = concept === 'smr' || concept === 'sseq'
        return answers.find((t) => hurts(t) && (!escapes || reach(members, t).every(hurts)))
      }
      return CONCEPTS.map((concept): CoalitionVerdict => {
        const improvements = improve(members, state).map((to) => {
          const sanction = answer(to, concept)
          return { to: g.patterns[to]!, ...(sanction !== undefined && { sanction: g.patterns[sanction]! }) }
        })
        const open = improvements.find((i) => i.sanction === undefined)
        return { members: namesOf(g, members), concept, stable: !open, improvements: open ? [open] : improvements }
      })
    })
}

/** What a coalition can reach from a state by its own moves, nearest first; each with the last move on the way. */
function reachTogether(g: Graph, members: readonly number[], state: number): Map<number, { from: number; by: number }> {
  const came = new Map<number, { from: number; by: number }>()
  const queue = [state]
  for (const at of queue)
    for (const i of members)
      for (const t of movesOf(g, i, at)) {
        if (t === state || came.has(t)) continue
        came.set(t, { from: at, by: i })
        queue.push(t)
      }
  return came
}

function betterForAll(g: Graph, members: readonly number[], state: number, states: Iterable<number>): number[] {
  return [...states].filter((t) => members.every((i) => g.payoff[i]![t]! > g.payoff[i]![state]!)).sort((a, b) => a - b)
}

function namesOf(g: Graph, members: readonly number[]): string[] {
  return members.map((i) => g.model.decisionMakers[i]!.name)
}
