/**
 * Six concepts of stability of the graph model for conflict resolution, for every state and decision maker at once (Fang, Hipel
 * and Kilgour, *Interactive Decision Making*, 1993; legal sequences of sanctioning moves; ties are no improvement).
 *
 * Why it is fast. Whether a state s is stable for i is always of one form: no move of i leads to a state whose *value* exceeds
 * the payoff of s, where the value of s1 is its payoff (Nash), or the least that the others can bring i down to from there
 * (GMR, and SEQ by improvements alone), or the least that they can hold i to after its best reply (SMR, symmetric SEQ).
 * "The least within reach" comes from one flood: take the states in order of payoff, and walk backwards from each along moves
 * that nothing has walked yet. Moves of one decision maker are transitive, and so are its improvements; hence only a few of them
 * need be stored (a ring for moves, a chain for improvements) and nobody moving twice running changes nothing. For SIM the same
 * flood is run per pair of i's own choices.
 */
import { type Graph, sortStates } from './graph.ts'

export const CONCEPTS = ['nash', 'gmr', 'smr', 'seq', 'sseq', 'sim'] as const
export type Concept = (typeof CONCEPTS)[number]

export interface Stability {
  readonly graph: Graph
  /** Per decision maker: state → bits, one for each concept in the order of `CONCEPTS`. */
  readonly stable: readonly Uint8Array[]
  /** State → bits: stable for everyone. */
  readonly equilibrium: Uint8Array
}

const BIT: { readonly [C in Concept]: number } = { nash: 1, gmr: 2, smr: 4, seq: 8, sseq: 16, sim: 32 }
const UNREACHED = 0x7fffffff

export function isStable(bits: number, concept: Concept): boolean {
  return (bits & BIT[concept]) !== 0
}

export function conceptsIn(bits: number): Concept[] {
  return CONCEPTS.filter((c) => isStable(bits, c))
}

/** Tests every state for every decision maker. `tick` is told the share done, and may throw to stop. */
export function findStability(graph: Graph, tick: (done: number) => void = () => undefined): Stability {
  const { size } = graph
  const n = graph.payoff.length
  const moves = graph.payoff.map((_, dm) => backwards(graph, dm, false))
  const gains = graph.payoff.map((_, dm) => backwards(graph, dm, true))
  const value = new Int32Array(size)
  const reach = new Int32Array(size)
  const stack = new Int32Array(size)
  const equilibrium = new Uint8Array(size).fill(63)
  const stable = graph.payoff.map((payoff, i) => {
    tick(i / n)
    const bits = new Uint8Array(size)
    const others = (edges: readonly Edges[]) => edges.filter((_, j) => j !== i)
    const byPayoff = sortStates(size, [payoff])
    const mark = (concept: Concept, least: Int32Array | undefined) => {
      for (let s = 0; s < size; s++) value[s] = least ? Math.min(payoff[s]!, least[s]!) : payoff[s]!
      markStable(graph, i, value, bits, BIT[concept])
    }
    mark('nash', undefined)
    flood(others(moves), byPayoff, payoff, reach, stack)
    mark('gmr', reach)
    flood(others(gains), byPayoff, payoff, reach, stack)
    mark('seq', reach)
    const reply = bestReplies(graph, i)
    const byReply = sortStates(size, [reply])
    flood(others(moves), byReply, reply, reach, stack)
    mark('smr', reach)
    flood(others(gains), byReply, reply, reach, stack)
    mark('sseq', reach)
    markSimultaneous(graph, i, byPayoff, others(gains), bits)
    for (let s = 0; s < size; s++) equilibrium[s]! &= bits[s]!
    return bits
  })
  tick(1)
  return { graph, stable, equilibrium }
}

/** Edges into each state: `from[at[s]] … from[at[s + 1] - 1]` lead to s. */
interface Edges {
  readonly at: Int32Array
  readonly from: Int32Array
}

/** As many of one decision maker's moves (or improvements) as keep everything within reach, backwards. */
function backwards(g: Graph, dm: number, improving: boolean): Edges {
  const at = new Int32Array(g.size + 1)
  eachLink(g, dm, improving, (_, to) => {
    at[to + 1]!++
  })
  for (let s = 0; s < g.size; s++) at[s + 1]! += at[s]!
  const from = new Int32Array(at[g.size]!)
  const next = at.slice(0, g.size)
  eachLink(g, dm, improving, (s, to) => {
    from[next[to]!++] = s
  })
  return { at, from }
}

function eachLink(g: Graph, dm: number, improving: boolean, link: (from: number, to: number) => void): void {
  const sorted = g.order[dm]!
  const payoff = g.payoff[dm]!
  eachNeighbourhood(g, dm, (classes) => {
    for (const [a, enda] of classes)
      for (const [b, endb] of classes) {
        if (a !== b && !g.mayGo(g.patterns[sorted[a]!]!, g.patterns[sorted[b]!]!)) continue
        if (!improving) {
          if (a !== b) link(sorted[a]!, sorted[b]!)
          else if (enda - a > 1) for (let k = a; k < enda; k++) link(sorted[k]!, sorted[k + 1 < enda ? k + 1 : a]!)
          continue
        }
        // To all of the next better block; from there its own links lead on.
        let up = b
        for (let k = a; k < enda; k++) {
          const mine = payoff[sorted[k]!]!
          while (up < endb && payoff[sorted[up]!]! <= mine) up++
          for (let t = up; t < endb && payoff[sorted[t]!] === payoff[sorted[up]!]; t++) link(sorted[k]!, sorted[t]!)
        }
      }
  })
}

/** Each set of states between which only this decision maker's options differ, as stretches of `order` within which it moves freely. */
function eachNeighbourhood(
  g: Graph,
  dm: number,
  take: (classes: readonly (readonly [number, number])[]) => void,
): void {
  const sorted = g.order[dm]!
  const { patterns, size } = g
  const rest = ~g.own[dm]!
  const fixed = g.fixed[dm]!
  for (let lo = 0; lo < size; ) {
    const home = patterns[sorted[lo]!]! & rest
    const classes: [number, number][] = []
    let at = lo
    for (; at < size && (patterns[sorted[at]!]! & rest) === home; at++) {
      const last = classes.at(-1)
      if (last && (patterns[sorted[at]!]! & fixed) === (patterns[sorted[last[0]]!]! & fixed)) last[1] = at + 1
      else classes.push([at, at + 1])
    }
    take(classes)
    lo = at
  }
}

/** For each state the least `key` of it and of what can be reached from it along the edges. */
function flood(
  edges: readonly Edges[],
  byKey: Int32Array,
  key: Int32Array,
  least: Int32Array,
  stack: Int32Array,
): void {
  least.fill(UNREACHED)
  for (let k = 0; k < byKey.length; k++) {
    const s = byKey[k]!
    if (least[s] === UNREACHED) pour(edges, s, key[s]!, least, stack)
  }
}

function pour(edges: readonly Edges[], start: number, level: number, least: Int32Array, stack: Int32Array): void {
  let top = 0
  least[start] = level
  stack[top++] = start
  while (top > 0) {
    const s = stack[--top]!
    for (let j = 0; j < edges.length; j++) {
      const { at, from } = edges[j]!
      for (let e = at[s]!; e < at[s + 1]!; e++) {
        const p = from[e]!
        if (least[p] !== UNREACHED) continue
        least[p] = level
        stack[top++] = p
      }
    }
  }
}

/** Sets the bit on every state from which no move of `dm` leads to a value above its payoff. */
function markStable(g: Graph, dm: number, value: Int32Array, bits: Uint8Array, bit: number): void {
  const payoff = g.payoff[dm]!
  const sorted = g.order[dm]!
  eachWithin(g, dm, value, (a, end, best) => {
    for (let k = a; k < end; k++) if (best <= payoff[sorted[k]!]!) bits[sorted[k]!]! |= bit
  })
}

/** For each stretch of free movement, the greatest value within one move of it (itself included: no harm, as no value exceeds a payoff). */
function eachWithin(
  g: Graph,
  dm: number,
  value: Int32Array,
  take: (from: number, to: number, best: number) => void,
): void {
  const sorted = g.order[dm]!
  eachNeighbourhood(g, dm, (classes) => {
    const tops = classes.map(([a, end]) => {
      let best = -1
      for (let k = a; k < end; k++) if (value[sorted[k]!]! > best) best = value[sorted[k]!]!
      return best
    })
    classes.forEach(([a, end], x) => {
      let best = tops[x]!
      if (classes.length > 1)
        classes.forEach(([b], y) => {
          if (tops[y]! > best && g.mayGo(g.patterns[sorted[a]!]!, g.patterns[sorted[b]!]!)) best = tops[y]!
        })
      take(a, end, best)
    })
  })
}

/** The best that `dm` can have from each state by staying or by one move. */
function bestReplies(g: Graph, dm: number): Int32Array {
  const reply = new Int32Array(g.size)
  const sorted = g.order[dm]!
  eachWithin(g, dm, g.payoff[dm]!, (a, end, best) => {
    for (let k = a; k < end; k++) reply[sorted[k]!] = best
  })
  return reply
}

/**
 * SIM: i improves from s to s1 while the others, not waiting, improve from s by a legal sequence to s2; both together end with i's
 * options as in s1 and the rest as in s2. Stable if every improvement has such an end that is feasible and no better than s.
 */
function markSimultaneous(g: Graph, dm: number, byPayoff: Int32Array, gains: readonly Edges[], bits: Uint8Array): void {
  // Rows are i's own choices, columns what all the others do: the floods then stay within small, packed arrays.
  const own = g.own[dm]!
  const rowOf = new Map<number, number>()
  for (let s = 0; s < g.size; s++) {
    const choice = g.patterns[s]! & own
    if (!rowOf.has(choice)) rowOf.set(choice, rowOf.size)
  }
  const { columnOf, columns } = columnsOf(g, dm)
  const rows = rowOf.size
  if (rows * columns > MOST_CELLS) throw new TooManySides(g.model.decisionMakers[dm]!.name, rows, columns)
  const state = new Int32Array(rows * columns).fill(-1)
  const pay = new Int32Array(rows * columns).fill(-1)
  const ranked: number[][] = Array.from({ length: rows }, () => [])
  for (let k = 0; k < g.size; k++) {
    const s = byPayoff[k]!
    const row = rowOf.get(g.patterns[s]! & own)!
    state[row * columns + columnOf[s]!] = s
    pay[row * columns + columnOf[s]!] = g.payoff[dm]![s]!
    ranked[row]!.push(columnOf[s]!)
  }
  const ascending = ranked.map((list) => Int32Array.from(list))
  const least = new Int32Array(columns)
  const stack = new Int32Array(columns)
  const unstable = new Uint8Array(columns)
  for (const [choice, here] of rowOf) {
    const edges = [rowEdges(state.subarray(here * columns, (here + 1) * columns), columnOf, gains)]
    const mine = pay.subarray(here * columns, (here + 1) * columns)
    unstable.fill(0)
    for (const [other, there] of rowOf) {
      if (here === there || !g.mayGo(choice, other)) continue
      const theirs = pay.subarray(there * columns, (there + 1) * columns)
      let tempted = false
      for (let c = 0; c < columns && !tempted; c++)
        tempted = mine[c]! >= 0 && theirs[c]! > mine[c]! && unstable[c] === 0
      if (!tempted) continue
      least.fill(UNREACHED)
      const order = ascending[there]!
      for (let k = 0; k < order.length; k++) {
        const c = order[k]!
        if (mine[c]! >= 0 && least[c] === UNREACHED) pour(edges, c, theirs[c]!, least, stack)
      }
      for (let c = 0; c < columns; c++)
        if (mine[c]! >= 0 && theirs[c]! > mine[c]! && least[c]! > mine[c]!) unstable[c] = 1
    }
    for (let c = 0; c < columns; c++) {
      const s = state[here * columns + c]!
      if (s >= 0 && unstable[c] === 0) bits[s]! |= BIT.sim
    }
  }
}

const MOST_CELLS = 1 << 26

/** A model so sparse that choices and circumstances do not fit one table. */
export class TooManySides extends Error {
  constructor(who: string, rows: number, columns: number) {
    super(
      `${who} has ${rows.toLocaleString('en-GB')} choices in ${columns.toLocaleString('en-GB')} circumstances, which is more than is gone through. Rule out more states (feasible), or give fewer options.`,
    )
  }
}

/** A number for everything that the others can be doing. */
function columnsOf(g: Graph, dm: number): { columnOf: Int32Array; columns: number } {
  const columnOf = new Int32Array(g.size)
  let columns = 0
  const sorted = g.order[dm]!
  for (let k = 0; k < g.size; k++) {
    if (g.begins[dm]![sorted[k]!] === k) columns++
    columnOf[sorted[k]!] = columns - 1
  }
  return { columnOf, columns }
}

/** The improvements of the others within one row, as edges between columns. */
function rowEdges(row: Int32Array, columnOf: Int32Array, gains: readonly Edges[]): Edges {
  const at = new Int32Array(row.length + 1)
  for (let c = 0; c < row.length; c++) {
    const s = row[c]!
    let n = at[c]!
    if (s >= 0) for (const e of gains) n += e.at[s + 1]! - e.at[s]!
    at[c + 1] = n
  }
  const from = new Int32Array(at[row.length]!)
  for (let c = 0; c < row.length; c++) {
    const s = row[c]!
    if (s < 0) continue
    let to = at[c]!
    for (const e of gains) for (let k = e.at[s]!; k < e.at[s + 1]!; k++) from[to++] = columnOf[e.from[k]!]!
  }
  return { at, from }
}
