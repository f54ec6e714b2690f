/**
 * Depth-first search through packages with a bound on what the broken rules cost. Two bounds together let it give up early: what
 * the choices made so far already cost each issue still open (forward checking), and what the open issues must cost among
 * themselves whatever was chosen before (Russian dolls: the last issues are solved first). The dolls leave out rules on a single
 * issue, which are in the first bound from the start: so the two count different rules, and add up.
 */
import type { Problem } from './problem.ts'

export const HARD = 1 << 28

export interface Compiled {
  readonly problem: Problem
  /** The order in which issues are decided: the most bound up with others first. */
  readonly order: Int32Array
  readonly sizes: Int32Array
  /** Per rule, its conditions: issue and the mask of options that satisfy it. */
  readonly rules: readonly (readonly (readonly [issue: number, mask: number])[])[]
  /** Per issue, the rules that speak of it. */
  readonly on: readonly (readonly (readonly [rule: number, mask: number])[])[]
}

export function compile(problem: Problem): Compiled {
  const at = new Map(problem.issues.map((issue, i) => [issue.id, i]))
  const rules = problem.rules.map((rule) => {
    const masks = new Map<number, number>()
    for (const c of rule.anyOf) {
      const i = at.get(c.issue)!
      const mask = c.is.reduce((m, o) => m | (1 << problem.issues[i]!.options.indexOf(o)), 0)
      masks.set(i, (masks.get(i) ?? 0) | mask)
    }
    return [...masks]
  })
  const on = problem.issues.map((_, i) =>
    rules.flatMap((conditions, r) => conditions.filter(([issue]) => issue === i).map(([, mask]) => [r, mask] as const)),
  )
  const order: number[] = []
  const left = new Set(problem.issues.map((_, i) => i))
  while (left.size > 0) {
    const bound = (i: number) =>
      on[i]!.reduce((n, [r]) => n + 1 + 4 * rules[r]!.filter(([issue]) => order.includes(issue)).length, 0)
    const next = [...left].reduce((a, b) => (bound(b) > bound(a) ? b : a))
    order.push(next)
    left.delete(next)
  }
  const sizes = Int32Array.from(problem.issues.map((i) => i.options.length))
  return { problem, order: Int32Array.from(order), sizes, rules, on }
}

export interface Asked {
  /** Per rule, what breaking it costs; 0: it does not count; `HARD`: it may not be broken. */
  readonly costs: Int32Array
  /** Packages above this are left out. */
  readonly bound: number
  /** Takes a package: option numbers per issue, and its cost. The answer is the new bound; below 0 ends the search. */
  readonly take: (choice: Int32Array, cost: number) => number
  /** Takes all packages at once that differ only in issues (those left at -1) on which no rule depends any more. */
  readonly takeMany?: ((choice: Int32Array, packages: number) => void) | undefined
  /** Asked now and then; true ends the search. */
  readonly stop?: () => boolean
}

export class Stopped extends Error {}

/** Goes through every package whose cost is within the bound. Throws `Stopped`. */
export function search(c: Compiled, asked: Asked): void {
  const dolls = new Float64Array(c.order.length + 1)
  // Only a bound that may be reached makes the dolls worth their time.
  for (let d = c.order.length - 1; d > 0; d--) {
    let best = HARD
    const take = (_: Int32Array, cost: number) => {
      best = Math.min(best, cost)
      return best - 1
    }
    walk(c, { ...asked, bound: HARD - 1, take, takeMany: undefined }, dolls, d)
    dolls[d] = best
  }
  walk(c, asked, dolls, 0)
}

function walk(c: Compiled, asked: Asked, dolls: Float64Array, from: number): void {
  const { order, sizes, rules, on } = c
  const n = order.length
  const widest = Math.max(1, ...sizes)
  const depthOf = new Int32Array(n)
  order.forEach((issue, d) => {
    depthOf[issue] = d
  })
  // A rule that speaks of an issue before `from` is none of this doll's.
  const counts = rules.map(
    (conditions, r) =>
      asked.costs[r]! > 0 && (from === 0 || (conditions.length > 1 && conditions.every(([i]) => depthOf[i]! >= from))),
  )
  const open = Int32Array.from(rules, (conditions) => conditions.length)
  const met = new Int32Array(rules.length)
  // Prices of hard rules add up past what 32 bits hold.
  const price = new Float64Array(n * widest)
  const choice = new Int32Array(n).fill(-1)
  const lastOpen = (r: number): readonly [number, number] => rules[r]!.find(([i]) => choice[i]! < 0)!
  const charge = (r: number, sign: number) => {
    const [issue, mask] = lastOpen(r)
    for (let o = 0; o < sizes[issue]!; o++)
      if (((mask >>> o) & 1) === 0) price[issue * widest + o]! += sign * asked.costs[r]!
  }
  for (let r = 0; r < rules.length; r++) if (counts[r] && open[r] === 1) charge(r, 1)
  let { bound } = asked
  let nodes = 0
  let undecided = counts.filter(Boolean).length
  const descend = (depth: number, cost: number): void => {
    if (depth === n) {
      bound = asked.take(choice, cost)
      return
    }
    if ((++nodes & 4095) === 0 && asked.stop?.()) throw new Stopped()
    if (undecided === 0 && asked.takeMany && cost <= bound) {
      let packages = 1
      for (let d = depth; d < n; d++) packages *= sizes[order[d]!]!
      asked.takeMany(choice, packages)
      return
    }
    const issue = order[depth]!
    let others = dolls[depth + 1]!
    for (let d = depth + 1; d < n; d++) {
      const i = order[d]! * widest
      let least = Number.POSITIVE_INFINITY
      for (let o = 0; o < sizes[order[d]!]!; o++) if (price[i + o]! < least) least = price[i + o]!
      others += least
    }
    const options = Array.from({ length: sizes[issue]! }, (_, o) => o)
    const here = issue * widest
    options.sort((a, b) => price[here + a]! - price[here + b]!)
    for (const o of options) {
      const spent = cost + price[here + o]!
      if (spent + others > bound) break
      choice[issue] = o
      for (const [r, mask] of on[issue]!) {
        if (!counts[r]) continue
        open[r]!--
        if ((mask >>> o) & 1) {
          if (met[r]!++ === 0) undecided--
        } else if (met[r] === 0 && open[r] === 1) charge(r, 1)
        else if (met[r] === 0 && open[r] === 0) undecided--
      }
      descend(depth + 1, spent)
      for (const [r, mask] of on[issue]!) {
        if (!counts[r]) continue
        if ((mask >>> o) & 1) {
          if (--met[r]! === 0) undecided++
        } else if (met[r] === 0 && open[r] === 1) charge(r, -1)
        else if (met[r] === 0 && open[r] === 0) undecided++
        open[r]!++
      }
      choice[issue] = -1
    }
  }
  descend(from, 0)
}
