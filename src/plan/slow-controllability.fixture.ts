/**
 * For tests: dynamic controllability twice more, slowly. Once as a game between whoever acts and chance, moment by moment in whole
 * units, tried to the end; once by the rules of Morris and Muscettola ("Temporal dynamic controllability revisited", AAAI 2005)
 * applied to every pair of edges until nothing new comes.
 */
import type { Network } from './network.ts'

/** Whole bounds only; node 0 happens at 0 and every other one is bound to come no later than a few units after it. */
export function winTheGame(network: Network, horizon: number): boolean {
  const n = network.nodes.length
  const endsAt = new Map<number, Network['constraints'][number]>()
  for (const c of network.constraints) if (c.contingent) endsAt.set(c.to, c)
  const memo = new Map<string, boolean>()
  const broken = (times: readonly number[], now: number): boolean =>
    network.constraints.some((c) => {
      if (c.contingent) return false
      const [a, b] = [times[c.from]!, times[c.to]!]
      if (a >= 0 && b >= 0) return b - a < c.min || b - a > c.max
      if (a >= 0) return now - a > c.max
      if (b >= 0) return b - now < c.min
      return false
    })
  /** Chance moves first at each moment, then the actor, who sees what chance did. */
  const chance = (times: readonly number[], now: number): boolean => {
    if (now > horizon) return false
    const key = `${now}|${times.join()}`
    const known = memo.get(key)
    if (known !== undefined) return known
    const may: number[] = []
    const must: number[] = []
    for (const [c, link] of endsAt) {
      const began = times[link.from]!
      if (times[c]! >= 0 || began < 0) continue
      const gone = now - began
      if (gone === link.max) must.push(c)
      else if (gone >= link.min) may.push(c)
    }
    const won = subsets(may).every((some) => {
      const next = [...times]
      for (const c of [...must, ...some]) next[c] = now
      return act(next, now)
    })
    memo.set(key, won)
    return won
  }
  const act = (times: readonly number[], now: number): boolean => {
    const free: number[] = []
    for (let i = 0; i < n; i++) if (times[i]! < 0 && !endsAt.has(i)) free.push(i)
    return subsets(free).some((some) => {
      const next = [...times]
      for (const i of some) next[i] = now
      if (broken(next, now)) return false
      if (next.every((t) => t >= 0)) return true
      return chance(next, now + 1)
    })
  }
  const start: number[] = new Array(n).fill(-1)
  start[0] = 0
  return act(start, 0)
}

function subsets<T>(list: readonly T[]): T[][] {
  return list.reduce<T[][]>((all, x) => all.flatMap((s) => [s, [...s, x]]), [[]])
}

/** Edges by (from, to, label); label 0: ordinary, +k: upper of stretch k, -k: lower. */
export function decideByRules(network: Network): boolean {
  const n = network.nodes.length
  const links = network.constraints.filter((c) => c.contingent && c.min < c.max)
  const edges = new Map<string, { from: number; to: number; label: number; weight: number }>()
  let changed = false
  const put = (from: number, to: number, label: number, weight: number): void => {
    if (label > 0) {
      const link = links[label - 1]!
      // Label removal: a wait that ends before the stretch can is no wait.
      if (to === link.from && weight >= -link.min) {
        put(from, to, 0, weight)
        return
      }
    }
    const key = `${from} ${to} ${label}`
    const old = edges.get(key)
    if (old && old.weight <= weight) return
    edges.set(key, { from, to, label, weight })
    changed = true
  }
  for (const c of network.constraints) {
    if (c.max < Infinity) put(c.from, c.to, 0, c.max)
    if (c.min > -Infinity) put(c.to, c.from, 0, -c.min)
  }
  for (const [i, c] of links.entries()) {
    put(c.from, c.to, -(i + 1), c.min)
    put(c.to, c.from, i + 1, -c.max)
  }
  // Every derived edge is a simple combination; more rounds than this and something falls for ever.
  for (let round = 0; round < 4 * n * n + 20; round++) {
    if (falls(n, [...edges.values()])) return false
    changed = false
    for (const a of [...edges.values()])
      for (const b of [...edges.values()]) {
        if (a.to !== b.from) continue
        const sum = a.weight + b.weight
        if (a.label >= 0 && b.label >= 0) {
          // No case and upper case: at most one label, in front of the target.
          if (a.label === 0) put(a.from, b.to, b.label, sum)
        } else if (a.label < 0 && b.label >= 0 && b.weight < 0) {
          // Lower case and cross case.
          if (b.label !== -a.label) put(a.from, b.to, b.label, sum)
        }
      }
    if (!changed) return true
  }
  return false
}

/** A cycle below 0 among edges that are ordinary or upper, labels aside: everybody takes longest. */
function falls(n: number, edges: readonly { from: number; to: number; label: number; weight: number }[]): boolean {
  const height = new Float64Array(n)
  for (let round = 0; round <= n; round++) {
    let changed = false
    for (const e of edges) {
      if (e.label < 0 || height[e.from]! + e.weight >= height[e.to]!) continue
      height[e.to] = height[e.from]! + e.weight
      changed = true
    }
    if (!changed) return false
  }
  return true
}
