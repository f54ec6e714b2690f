/**
 * Is there a way to act that meets every constraint, whatever the uncertain stretches turn out to be, knowing at each moment
 * only what has already happened? Dynamic controllability by the rules RUL⁻ of Cairo, Hunsberger and Rizzi ("Faster dynamic
 * controllability checking for simple temporal networks with uncertainty", TIME 2018): O(mn + k²n + kn log n) for k uncertain stretches. Whoever acts may act at
 * the very instant at which he sees an uncertain stretch end (as in Morris and Muscettola 2005).
 *
 * The graph has an edge u→v of weight w for "v at most w after u". An uncertain stretch A⇒C of [x, y] gives a *lower* edge A→C of x:
 * it may end so soon. That it may take as long as y is walked back from C: a way Q→C of length d means that Q has to wait for C or
 * until y-d after A; so an edge Q→A of max(d-y, -x) is added, and where the wait may last beyond x (d < y-x) the walk goes on behind Q. A
 * walk that comes to where another stretch begins looks at that stretch first; if the two wait for each other, that is the conflict.
 */
import { DistanceHeap } from './distance-heap.ts'
import { type Network, scaleBounds } from './network.ts'

/** One bound that takes part in a conflict. `longest`/`shortest`: an uncertain stretch that may take so long or so little. */
export interface ConflictPart {
  /** Place in `network.constraints`. */
  readonly constraint: number
  readonly bound: 'at most' | 'at least' | 'longest' | 'shortest'
}

export type Controllability =
  | { readonly kind: 'controllable' }
  /** These alone cannot be met together, and in this order they show why. */
  | { readonly kind: 'not controllable'; readonly conflict: readonly ConflictPart[] }

interface Edge {
  readonly from: number
  readonly to: number
  readonly weight: number
  /** A bound as given; or a way back from the end of a stretch, and that stretch. */
  readonly origin: ConflictPart | Walk
}

/** From each node that was reached, the first edge of its way to the end of the stretch. */
interface Walk {
  readonly stretch: Stretch
  readonly way: readonly (Edge | undefined)[]
}

interface Stretch {
  readonly constraint: number
  readonly begins: number
  readonly ends: number
  readonly least: number
  readonly most: number
  readonly lower: Edge
}

/** Edges that conflict, and stretches that may take longest, in the order of the walk. */
type Conflict = readonly (Edge | Stretch)[]

export function checkControllability(network: Network): Controllability {
  const conflict = new Graph(network).findConflict()
  return conflict ? { kind: 'not controllable', conflict: partsOf(conflict) } : { kind: 'controllable' }
}

class Graph {
  private readonly into: Edge[][]
  private readonly out: Edge[][]
  private readonly best = new Map<number, Edge>()
  private readonly stretches: Stretch[] = []
  /** The stretches that begin at a node. */
  private readonly beginsAt = new Map<number, number[]>()
  /** `height[v] <= height[u] + w` for every edge: with it no reduced weight is below 0. */
  private readonly height: Float64Array
  private readonly size: number

  constructor(network: Network) {
    const { unit, forever } = scaleBounds(network)
    const whole = (x: number) => Math.round(x * unit)
    this.size = network.nodes.length
    this.into = network.nodes.map(() => [])
    this.out = network.nodes.map(() => [])
    this.height = new Float64Array(this.size)
    for (const [i, c] of network.constraints.entries()) {
      if (!c.contingent || c.min >= c.max) {
        if (c.max < Infinity) this.add(c.from, c.to, whole(c.max), { constraint: i, bound: 'at most' })
        if (c.min > -Infinity) this.add(c.to, c.from, -whole(c.min), { constraint: i, bound: 'at least' })
        continue
      }
      const least = whole(c.min)
      const most = c.max === Infinity ? least + forever : whole(c.max)
      const lower: Edge = { from: c.from, to: c.to, weight: least, origin: { constraint: i, bound: 'shortest' } }
      this.into[c.to]!.push(lower)
      this.out[c.from]!.push(lower)
      const at = this.stretches.push({ constraint: i, begins: c.from, ends: c.to, least, most, lower }) - 1
      this.beginsAt.set(c.from, [...(this.beginsAt.get(c.from) ?? []), at])
    }
  }

  /** Keeps an edge if it says more than the one that is there. */
  private add(from: number, to: number, weight: number, origin: Edge['origin']): Edge | undefined {
    const key = from * this.size + to
    const old = this.best.get(key)
    if (old && old.weight <= weight) return undefined
    const edge: Edge = { from, to, weight, origin }
    this.best.set(key, edge)
    if (old) {
      this.into[to]!.splice(this.into[to]!.indexOf(old), 1)
      this.out[from]!.splice(this.out[from]!.indexOf(old), 1)
    }
    this.into[to]!.push(edge)
    this.out[from]!.push(edge)
    return edge
  }

  findConflict(): Conflict | undefined {
    const cycle = this.raise()
    if (cycle) return cycle
    const state = new Uint8Array(this.stretches.length) // 1: being walked from, 2: done
    for (let first = 0; first < this.stretches.length; first++) {
      if (state[first] === 2) continue
      const stack = [first]
      const ways: Edge[][] = []
      while (stack.length > 0) {
        const at = stack.at(-1)!
        state[at] = 1
        const walked = this.walkBack(this.stretches[at]!, state)
        if (walked.kind === 'first') {
          const again = stack.indexOf(walked.stretch)
          ways[stack.length - 1] = [...walked.way]
          if (again >= 0)
            return this.spell(stack.slice(again).flatMap((s, i) => [...ways[again + i]!, this.stretches[s]!]))
          stack.push(walked.stretch)
          continue
        }
        const conflict = this.settle(this.stretches[at]!, walked.edges)
        if (conflict) return conflict
        state[at] = 2
        stack.pop()
      }
    }
    return undefined
  }

  /**
   * Back from the end of a stretch, shortest ways first. Either the edges that follow from its longest, or another stretch that must
   * be looked at first (maybe itself), with the way from where that begins.
   */
  private walkBack(
    s: Stretch,
    state: Uint8Array,
  ):
    | { readonly kind: 'edges'; readonly edges: readonly Edge[] }
    | { readonly kind: 'first'; readonly stretch: number; readonly way: readonly Edge[] } {
    const { height } = this
    const reduced = new Float64Array(this.size).fill(Infinity)
    const settled = new Uint8Array(this.size)
    const way: (Edge | undefined)[] = new Array(this.size)
    const heap = new DistanceHeap()
    const edges: Edge[] = []
    const walk: Walk = { stretch: s, way }
    reduced[s.ends] = 0
    heap.put(s.ends, 0)
    for (let u = heap.take(reduced, settled); u >= 0; u = heap.take(reduced, settled)) {
      settled[u] = 1
      const distance = reduced[u]! - height[u]! + height[s.ends]!
      const goesOn = distance < s.most - s.least
      if (goesOn)
        for (const other of this.beginsAt.get(u) ?? [])
          if (state[other] !== 2) return { kind: 'first', stretch: other, way: wayFrom(walk, u) }
      // What follows from the next node on the way, which has the edge already, is not said again.
      const first = way[u]
      if (!first || first.weight > 0) {
        const weight = Math.max(distance - s.most, -s.least)
        const known = this.best.get(u * this.size + s.begins)
        if (!known || known.weight > weight) edges.push({ from: u, to: s.begins, weight, origin: walk })
      }
      if (!goesOn) continue
      for (const e of this.into[u]!) {
        // A stretch cannot be both longest and shortest.
        if (e === s.lower) continue
        const r = reduced[u]! + e.weight + height[e.from]! - height[u]!
        if (r >= reduced[e.from]!) continue
        reduced[e.from] = r
        way[e.from] = e
        heap.put(e.from, r)
      }
    }
    return { kind: 'edges', edges }
  }

  /** Puts in the edges, all of them into the beginning of the stretch, and lowers the heights that they contradict. */
  private settle(s: Stretch, edges: readonly Edge[]): Conflict | undefined {
    const target = s.begins
    let start: Edge | undefined
    let most = 0
    for (const e of edges) {
      if (e.from === target) {
        if (e.weight < 0) return this.spellOut([e])
        continue
      }
      const put = this.add(e.from, e.to, e.weight, e.origin)
      const by = this.height[target]! - (this.height[e.from]! + e.weight)
      if (put && by > most) {
        most = by
        start = put
      }
    }
    return start && this.lower(target, most, start)
  }

  /**
   * The node comes down by so much, and whatever it pulls along, what comes down most first. All new edges run into the node, so a
   * cycle below 0 runs through it: it would be pulled down once more.
   */
  private lower(node: number, by: number, because: Edge): Conflict | undefined {
    const { height } = this
    const drop = new Float64Array(this.size) // negated: the nearest of the heap is what comes down most
    const settled = new Uint8Array(this.size)
    const via: (Edge | undefined)[] = new Array(this.size)
    const heap = new DistanceHeap()
    drop[node] = -by
    via[node] = because
    heap.put(node, -by)
    for (let u = heap.take(drop, settled); u >= 0; u = heap.take(drop, settled)) {
      settled[u] = 1
      height[u]! += drop[u]!
      for (const e of this.out[u]!) {
        const down = height[u]! + e.weight - height[e.to]!
        if (down >= 0) continue
        if (e.to === node) {
          const cycle: Edge[] = [e]
          for (let at = u; at !== node; at = via[at]!.from) cycle.push(via[at]!)
          return this.spellOut(cycle.reverse())
        }
        if (settled[e.to] === 1 || down >= drop[e.to]!) continue
        drop[e.to] = down
        via[e.to] = e
        heap.put(e.to, down)
      }
    }
    return undefined
  }

  /** First heights by Bellman and Ford; a cycle below 0 if there is one. */
  private raise(): Conflict | undefined {
    const { height, size } = this
    const by: (Edge | undefined)[] = new Array(size)
    let changed = -1
    for (let round = 0; round <= size; round++) {
      changed = -1
      for (const list of this.out)
        for (const e of list) {
          const h = height[e.from]! + e.weight
          if (h >= height[e.to]!) continue
          height[e.to] = h
          by[e.to] = e
          changed = e.to
        }
      if (changed < 0) return undefined
    }
    let at = changed
    for (let i = 0; i < size; i++) at = by[at]!.from
    const cycle: Edge[] = []
    const start = at
    do {
      cycle.push(by[at]!)
      at = by[at]!.from
    } while (at !== start)
    return this.spellOut(cycle.reverse())
  }

  /** Edges that were added, with the ways and the stretches behind them. */
  private spellOut(edges: readonly Edge[]): Conflict {
    const told: (Edge | Stretch)[] = []
    const seen = new Set<Edge>()
    const todo: (Edge | Stretch)[] = [...edges].reverse()
    while (todo.length > 0) {
      const x = todo.pop()!
      if ('begins' in x) told.push(x)
      else if (!seen.has(x)) {
        seen.add(x)
        if ('constraint' in x.origin) told.push(x)
        else todo.push(x.origin.stretch, ...wayFrom(x.origin, x.from).reverse())
      }
    }
    return told
  }

  /** The same, of a conflict with whole stretches in it. */
  private spell(conflict: Conflict): Conflict {
    return conflict.flatMap((x) => ('begins' in x ? [x] : [...this.spellOut([x])]))
  }
}

function wayFrom({ stretch, way }: Walk, from: number): Edge[] {
  const edges: Edge[] = []
  for (let at = from; at !== stretch.ends; at = way[at]!.to) edges.push(way[at]!)
  return edges
}

function partsOf(conflict: Conflict): ConflictPart[] {
  const parts = new Map<string, ConflictPart>()
  for (const x of conflict) {
    const part: ConflictPart | undefined =
      'begins' in x ? { constraint: x.constraint, bound: 'longest' } : 'constraint' in x.origin ? x.origin : undefined
    if (part) parts.set(`${part.constraint} ${part.bound}`, part)
  }
  return [...parts.values()]
}
