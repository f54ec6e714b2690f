/**
 * Is there a way to act that meets every constraint, whatever the uncertain stretches turn out to be, knowing at each moment
 * only what has already happened? Dynamic controllability by back-propagation from negative nodes, O(n³): Paul Morris, "Dynamic
 * controllability and dispatchability relationships", CPAIOR 2014. Whoever acts may act at the very instant at which he sees an
 * uncertain stretch end (as in Morris and Muscettola 2005).
 *
 * The graph has an edge u→v of weight w for "v at most w after u". An uncertain stretch A⇒C of [l, u] becomes A→A' (exactly l),
 * then the *lower* edge A'→C of 0 (it may end at once) and the *upper* edge C→A' of -(u-l) (it may take as long). Walking back
 * from a node into which something negative runs, distances below 0 are pushed on over edges that are not negative; those of 0 or
 * more become edges. If the walk comes back to where it began, what it walked over is the conflict.
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

type Origin = ConflictPart | readonly Edge[] | 'lead'

interface Edge {
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly label: 'none' | 'lower' | 'upper'
  readonly origin: Origin
}

export function checkControllability(network: Network): Controllability {
  return new Walk(network).run()
}

interface Frame {
  readonly source: number
  readonly distance: Float64Array
  /** The first edge of the way from here to the source. */
  readonly way: (Edge | undefined)[]
  readonly settled: Uint8Array
  readonly heap: DistanceHeap
  /** The node whose own walk is being waited for. */
  pending: number
}

class Walk {
  private readonly into: Edge[][] = []
  private readonly best = new Map<number, Edge>()
  private readonly negative = new Set<number>()
  private readonly size: number

  constructor(network: Network) {
    const { unit, forever } = scaleBounds(network)
    const whole = (x: number) => Math.round(x * unit)
    let lead = network.nodes.length
    this.size = lead + network.constraints.filter((c) => c.contingent && c.min < c.max).length
    for (let i = 0; i < this.size; i++) this.into.push([])
    for (const [i, c] of network.constraints.entries()) {
      const uncertain = c.contingent && c.min < c.max
      if (!uncertain) {
        if (c.max < Infinity) this.add(c.from, c.to, whole(c.max), { constraint: i, bound: 'at most' })
        if (c.min > -Infinity) this.add(c.to, c.from, -whole(c.min), { constraint: i, bound: 'at least' })
        continue
      }
      const spread = c.max === Infinity ? forever : whole(c.max) - whole(c.min)
      this.add(c.from, lead, whole(c.min), 'lead')
      this.add(lead, c.from, -whole(c.min), { constraint: i, bound: 'shortest' })
      this.put({ from: lead, to: c.to, weight: 0, label: 'lower', origin: { constraint: i, bound: 'shortest' } })
      this.put({ from: c.to, to: lead, weight: -spread, label: 'upper', origin: { constraint: i, bound: 'longest' } })
      lead++
    }
  }

  private put(edge: Edge): void {
    this.into[edge.to]!.push(edge)
    if (edge.weight < 0) this.negative.add(edge.to)
  }

  /** An ordinary edge, kept only if it says more than the one that is there. */
  private add(from: number, to: number, weight: number, origin: Origin): void {
    if (from === to && weight >= 0) return
    const key = from * this.size + to
    const old = this.best.get(key)
    if (old && old.weight <= weight) return
    const edge: Edge = { from, to, weight, label: 'none', origin }
    this.best.set(key, edge)
    if (old) this.into[to]!.splice(this.into[to]!.indexOf(old), 1)
    this.put(edge)
  }

  private open(source: number): Frame {
    const frame: Frame = {
      source,
      distance: new Float64Array(this.size).fill(Infinity),
      way: new Array(this.size),
      settled: new Uint8Array(this.size),
      heap: new DistanceHeap(),
      pending: -1,
    }
    frame.distance[source] = 0
    // A lower edge says something only in front of a way below 0: one cannot count on the stretch being short.
    for (const e of this.into[source]!) if (e.label !== 'lower') reach(frame, e, e.weight)
    return frame
  }

  run(): Controllability {
    const state = new Uint8Array(this.size) // 1: being walked from, 2: done
    for (const start of [...this.negative]) {
      if (state[start] === 2) continue
      state[start] = 1
      const frames = [this.open(start)]
      while (frames.length > 0) {
        const frame = frames.at(-1)!
        let u: number
        if (frame.pending >= 0) {
          u = frame.pending
          frame.pending = -1
        } else {
          u = frame.heap.take(frame.distance, frame.settled)
          if (u < 0) {
            state[frame.source] = 2
            frames.pop()
            continue
          }
          frame.settled[u] = 1
          if (frame.distance[u]! >= 0) {
            if (u !== frame.source) this.add(u, frame.source, frame.distance[u]!, wayOf(frame, u))
            continue
          }
          if (this.negative.has(u)) {
            if (state[u] === 1) return { kind: 'not controllable', conflict: conflictOf(frames, u) }
            if (state[u] === 0) {
              state[u] = 1
              frame.pending = u
              frames.push(this.open(u))
              continue
            }
          }
        }
        for (const e of this.into[u]!) {
          if (e.weight < 0) continue
          // A stretch cannot be both longest and shortest: from A' one does not come back by its own lower edge.
          if (e.label === 'lower' && e.from === frame.source) continue
          reach(frame, e, frame.distance[u]! + e.weight)
        }
      }
    }
    return { kind: 'controllable' }
  }
}

function reach(frame: Frame, edge: Edge, distance: number): void {
  if (distance >= frame.distance[edge.from]!) return
  frame.distance[edge.from] = distance
  frame.way[edge.from] = edge
  // The source itself, reached from behind below 0, is looked at again: that is the conflict.
  frame.settled[edge.from] = 0
  frame.heap.put(edge.from, distance)
}

function wayOf(frame: Frame, from: number): Edge[] {
  const way: Edge[] = []
  let at = from
  do {
    const edge = frame.way[at]!
    way.push(edge)
    at = edge.to
  } while (at !== frame.source)
  return way
}

function conflictOf(frames: readonly Frame[], met: number): ConflictPart[] {
  const from = frames.findIndex((f) => f.source === met)
  const cycle: Edge[] = []
  let at = met
  for (let i = frames.length - 1; i >= from; i--) {
    cycle.push(...wayOf(frames[i]!, at))
    at = frames[i]!.source
  }
  return partsOf(cycle)
}

/** The bounds behind the edges, each once, in the order of the walk. */
function partsOf(edges: readonly Edge[]): ConflictPart[] {
  const parts = new Map<string, ConflictPart>()
  const seen = new Set<Edge>()
  const todo = [...edges].reverse()
  while (todo.length > 0) {
    const edge = todo.pop()!
    if (seen.has(edge)) continue
    seen.add(edge)
    const { origin } = edge
    if (origin === 'lead') continue
    if (!('constraint' in origin)) todo.push(...[...origin].reverse())
    else parts.set(`${origin.constraint} ${origin.bound}`, origin)
  }
  return [...parts.values()]
}
