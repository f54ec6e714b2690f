/**
 * A network as if all stretches could be chosen: is there any schedule at all, and how far apart may two moments be in one? Negative
 * cycles by Bellman and Ford; all pairs by Johnson's reweighting (Dechter, Meiri and Pearl 1991 for the minimal network).
 */
import { DistanceHeap } from './distance-heap.ts'
import { type Constraint, type Network, scaleBounds } from './network.ts'

export interface Bounds {
  /** -Infinity where nothing bounds it. */
  readonly min: number
  readonly max: number
}

export type Minimal =
  | {
      readonly kind: 'consistent'
      /** The tightest bounds on `to - from` that the network implies, by places in `nodes`. */
      readonly between: (from: number, to: number) => Bounds
    }
  /** Places of constraints that contradict each other. */
  | { readonly kind: 'inconsistent'; readonly conflict: readonly number[] }

interface Arc {
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly constraint: number
}

export function minimalNetwork(network: Network): Minimal {
  const n = network.nodes.length
  const { unit } = scaleBounds(network)
  const arcs = network.constraints.flatMap((c, i) => arcsOf(c, i, unit))
  const { height, cycle } = heights(n, arcs)
  if (cycle) return { kind: 'inconsistent', conflict: [...new Set(cycle.map((a) => a.constraint))] }
  const out: Arc[][] = Array.from({ length: n }, () => [])
  for (const a of arcs) out[a.from]!.push(a)
  const rows = new Map<number, Float64Array>()
  const row = (from: number): Float64Array => {
    const known = rows.get(from)
    if (known) return known
    const made = nearest(n, from, out, height)
    rows.set(from, made)
    return made
  }
  return {
    kind: 'consistent',
    between: (from, to) => ({ min: 0 - row(to)[from]! / unit, max: row(from)[to]! / unit }),
  }
}

function arcsOf(c: Constraint, constraint: number, unit: number): Arc[] {
  const arcs: Arc[] = []
  if (c.max < Infinity) arcs.push({ from: c.from, to: c.to, weight: Math.round(c.max * unit), constraint })
  if (c.min > -Infinity) arcs.push({ from: c.to, to: c.from, weight: -Math.round(c.min * unit), constraint })
  return arcs
}

/** Distances from a node before all others; a cycle below 0 if there is one. */
function heights(n: number, arcs: readonly Arc[]): { readonly height: Float64Array; readonly cycle?: readonly Arc[] } {
  const height = new Float64Array(n)
  const by: (Arc | undefined)[] = new Array(n)
  let changed = -1
  for (let round = 0; round <= n; round++) {
    changed = -1
    for (const a of arcs) {
      const d = height[a.from]! + a.weight
      if (d >= height[a.to]!) continue
      height[a.to] = d
      by[a.to] = a
      changed = a.to
    }
    if (changed < 0) return { height }
  }
  let at = changed
  for (let i = 0; i < n; i++) at = by[at]!.from
  const cycle: Arc[] = []
  const start = at
  do {
    cycle.push(by[at]!)
    at = by[at]!.from
  } while (at !== start)
  return { height, cycle: cycle.reverse() }
}

function nearest(n: number, from: number, out: readonly (readonly Arc[])[], height: Float64Array): Float64Array {
  const distance = new Float64Array(n).fill(Infinity)
  const settled = new Uint8Array(n)
  const heap = new DistanceHeap()
  distance[from] = 0
  heap.put(from, 0)
  for (let u = heap.take(distance, settled); u >= 0; u = heap.take(distance, settled)) {
    settled[u] = 1
    for (const a of out[u]!) {
      const d = distance[u]! + a.weight + height[u]! - height[a.to]!
      if (d >= distance[a.to]!) continue
      distance[a.to] = d
      heap.put(a.to, d)
    }
  }
  for (let i = 0; i < n; i++) distance[i]! += height[i]! - height[from]!
  return distance
}
