/** For tests: every concept straight from its definition, with legal sequences walked one by one. Slow, and obviously right. */
import type { Model } from './model.ts'

export type Name = 'nash' | 'gmr' | 'smr' | 'seq' | 'sseq' | 'sim'

export function slowly(model: Model, payoffOf: (dm: number, state: number) => number) {
  const states = [...model.feasible]
  const can = new Set(states)
  const people = model.decisionMakers.map((_, i) => i)
  const rung = (s: number, ladder: readonly number[]) => ladder.findIndex((o) => (s >> o) & 1)
  const moves = (i: number, s: number): number[] =>
    states.filter((t) => {
      if (t === s) return false
      for (let o = 0; o < model.options.length; o++) {
        const [was, is] = [(s >> o) & 1, (t >> o) & 1]
        if (was === is) continue
        if (!model.decisionMakers[i]!.options.includes(o)) return false
        const { reversible } = model.options[o]!
        if (reversible === 'forward' && was) return false
        if (reversible === 'backward' && is) return false
      }
      return model.ladders.every((l) => {
        const [a, b] = [rung(s, l.options), rung(t, l.options)]
        return l.reversible === 'both' || (l.reversible === 'forward' ? b >= a : b <= a)
      })
    })
  const gains = (i: number, s: number) => moves(i, s).filter((t) => payoffOf(i, t) > payoffOf(i, s))
  /** All that a coalition can reach by sequences in which nobody moves twice running. */
  const reach = (who: readonly number[], start: number, step: (i: number, s: number) => number[]): Set<number> => {
    const seen = new Set<string>()
    const reached = new Set<number>()
    const walk = (s: number, last: number) => {
      for (const i of who) {
        if (i === last) continue
        for (const t of step(i, s)) {
          reached.add(t)
          if (seen.has(`${t} ${i}`)) continue
          seen.add(`${t} ${i}`)
          walk(t, i)
        }
      }
    }
    walk(start, -1)
    return reached
  }
  const stable = (concept: Name, i: number, s: number): boolean => {
    const u = (t: number) => payoffOf(i, t)
    const others = people.filter((j) => j !== i)
    const mine = model.decisionMakers[i]!.options.reduce((m, o) => m | (1 << o), 0)
    const improvements = gains(i, s)
    if (concept === 'nash') return improvements.length === 0
    return improvements.every((s1) => {
      if (concept === 'sim')
        return [...reach(others, s, gains)].some((s2) => {
          const both = (s1 & mine) | (s2 & ~mine)
          return can.has(both) && u(both) <= u(s)
        })
      const sanctions = [...reach(others, s1, concept === 'gmr' || concept === 'smr' ? moves : gains)]
      const escapes = concept === 'smr' || concept === 'sseq'
      return sanctions.some((s2) => u(s2) <= u(s) && (!escapes || moves(i, s2).every((s3) => u(s3) <= u(s))))
    })
  }
  /** Coalitions: all subsets of the others may improve together, and one member that is no better off deters. */
  const subsets = (who: readonly number[]) =>
    Array.from({ length: 2 ** who.length - 1 }, (_, k) => who.filter((_, i) => ((k + 1) >> i) & 1))
  const together = (who: readonly number[], s: number) =>
    [...reach(who, s, moves)].filter((t) => who.every((i) => payoffOf(i, t) > payoffOf(i, s)))
  const inTurn = (who: readonly number[], start: number): Set<number> => {
    const reached = new Set<number>()
    const walk = (s: number) => {
      for (const c of subsets(who))
        for (const t of together(c, s))
          if (!reached.has(t)) {
            reached.add(t)
            walk(t)
          }
    }
    walk(start)
    return reached
  }
  const stableAgainst = (concept: Name, who: readonly number[], s: number): boolean => {
    const others = people.filter((j) => !who.includes(j))
    const mine = who.flatMap((i) => model.decisionMakers[i]!.options).reduce((m, o) => m | (1 << o), 0)
    const worse = (t: number) => who.some((i) => payoffOf(i, t) <= payoffOf(i, s))
    return together(who, s).every((s1) => {
      if (concept === 'nash') return false
      if (concept === 'sim')
        return [...inTurn(others, s)].some((s2) => {
          const both = (s1 & mine) | (s2 & ~mine)
          return can.has(both) && worse(both)
        })
      const sanctions = [...(concept === 'gmr' || concept === 'smr' ? reach(others, s1, moves) : inTurn(others, s1))]
      const escapes = concept === 'smr' || concept === 'sseq'
      return sanctions.some((s2) => worse(s2) && (!escapes || [...reach(who, s2, moves)].every(worse)))
    })
  }
  return { stable, stableAgainst, moves, gains, reach, states, people }
}
