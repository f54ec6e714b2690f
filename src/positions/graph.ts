/**
 * The graph of a model: who can move from which state to which. States are numbered 0, 1, 2... in ascending order of their
 * patterns; payoffs are places in the ranking, the higher the better, equal for states that are ranked equal.
 */
import type { Model, RankedItem } from './model.ts'

export interface Graph {
  readonly model: Model
  /** State number → pattern. */
  readonly patterns: Int32Array
  readonly size: number
  /** Per decision maker: state number → payoff. */
  readonly payoff: readonly Int32Array[]
  /** Per decision maker: the pattern bits that are its own. */
  readonly own: readonly number[]
  /** Per decision maker: states so that those which differ only in its options stand together, then by what it cannot undo, then by payoff. */
  readonly order: readonly Int32Array[]
  /** Per decision maker: state → where its neighbours begin in `order`. */
  readonly begins: readonly Int32Array[]
  /** Per decision maker: own bits that cannot be moved freely. */
  readonly fixed: readonly number[]
  readonly find: (pattern: number) => number
  /** May this decision maker go from one pattern to another, as far as reversibility goes? */
  readonly mayGo: (from: number, to: number) => boolean
}

export function makeGraph(model: Model): Graph {
  const patterns = Int32Array.from(model.feasible)
  patterns.sort()
  const size = patterns.length
  const find = finder(patterns, model.options.length)
  const own = model.decisionMakers.map((d) => d.options.reduce((m, o) => m | (1 << o), 0))
  let [forward, backward] = [0, 0]
  model.options.forEach((o, i) => {
    if (o.reversible === 'forward') forward |= 1 << i
    if (o.reversible === 'backward') backward |= 1 << i
  })
  const ladders = model.ladders.filter((l) => l.reversible !== 'both')
  let laddered = 0
  for (const l of ladders) for (const o of l.options) laddered |= 1 << o
  const rungOf = (s: number, options: readonly number[]) => options.findIndex((o) => (s >>> o) & 1)
  const mayGo = (from: number, to: number): boolean => {
    if ((from & ~to & forward) !== 0 || (to & ~from & backward) !== 0) return false
    if (((from ^ to) & laddered) === 0) return true
    return ladders.every((l) => {
      const [a, b] = [rungOf(from, l.options), rungOf(to, l.options)]
      return l.reversible === 'forward' ? b >= a : b <= a
    })
  }
  const payoff = model.decisionMakers.map((d) => payoffsOf(d.ranking, size, find))
  const fixed = own.map((m) => m & (forward | backward | laddered))
  const order: Int32Array[] = []
  const begins: Int32Array[] = []
  own.forEach((mine, i) => {
    const sorted = sortStates(size, [payoff[i]!, patterns.map((s) => s & fixed[i]!), patterns.map((s) => s & ~mine)])
    const starts = new Int32Array(size)
    let from = 0
    for (let at = 0; at < size; at++) {
      if (at > 0 && (patterns[sorted[at]!]! & ~mine) !== (patterns[sorted[at - 1]!]! & ~mine)) from = at
      starts[sorted[at]!] = from
    }
    order.push(sorted)
    begins.push(starts)
  })
  return { model, patterns, size, payoff, own, order, begins, fixed, find, mayGo }
}

/** The states one decision maker can move to from a state, by number. */
export function* movesOf(g: Graph, dm: number, state: number): Generator<number> {
  const { order, patterns, own, begins, mayGo, size } = g
  const from = patterns[state]!
  const rest = from & ~own[dm]!
  const sorted = order[dm]!
  for (let at = begins[dm]![state]!; at < size; at++) {
    const to = sorted[at]!
    if ((patterns[to]! & ~own[dm]!) !== rest) return
    if (to !== state && mayGo(from, patterns[to]!)) yield to
  }
}

/** Ranks from the top of the list down become payoffs from the top down. */
function payoffsOf(ranking: readonly RankedItem[], size: number, find: (pattern: number) => number): Int32Array {
  const payoff = new Int32Array(size)
  let level = ranking.length
  for (const item of ranking) {
    level--
    if (typeof item === 'number') payoff[find(item)] = level
    else if (item.kind !== 'by far') for (const s of item.states) payoff[find(s)] = level
  }
  return payoff
}

/** Sorts state numbers by several keys, the last the most weighty; keys are integers of 0 or more. */
export function sortStates(size: number, keys: readonly (Int32Array | Uint32Array)[]): Int32Array {
  let sorted = new Int32Array(size)
  for (let i = 0; i < size; i++) sorted[i] = i
  if (size < 4096)
    return sorted.sort((a, b) => {
      for (let k = keys.length - 1; k >= 0; k--) {
        const d = keys[k]![a]! - keys[k]![b]!
        if (d !== 0) return d
      }
      return a - b
    })
  let spare = new Int32Array(size)
  const count = new Int32Array(1 << 16)
  for (const key of keys)
    for (const shift of [0, 16]) {
      count.fill(0)
      for (let i = 0; i < size; i++) count[(key[i]! >>> shift) & 0xffff]!++
      if (count[(key[0]! >>> shift) & 0xffff] === size) continue
      let sum = 0
      for (let b = 0; b < count.length; b++) {
        const n = count[b]!
        count[b] = sum
        sum += n
      }
      for (let i = 0; i < size; i++) {
        const s = sorted[i]!
        spare[count[(key[s]! >>> shift) & 0xffff]!++] = s
      }
      ;[sorted, spare] = [spare, sorted]
    }
  return sorted
}

function finder(patterns: Int32Array, options: number): (pattern: number) => number {
  if (patterns.length === 2 ** options) return (pattern) => (pattern >= 0 && pattern < patterns.length ? pattern : -1)
  if (options <= 22) {
    const at = new Int32Array(2 ** options).fill(-1)
    patterns.forEach((p, i) => {
      at[p] = i
    })
    return (pattern) => at[pattern] ?? -1
  }
  const at = new Map<number, number>()
  patterns.forEach((p, i) => {
    at.set(p, i)
  })
  return (pattern) => at.get(pattern) ?? -1
}
