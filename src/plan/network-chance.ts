/**
 * The chance that a network's nodes have all come by some time, if one knew beforehand how long each uncertain stretch takes: so it is
 * 1 where there is a way to act whatever happens, and 0 where no schedule meets every constraint. Bounds are added in whole units, as
 * in the controllability: 0.1 + 0.2 is in time for 0.3.
 */
import { drawFrom, streamFrom } from './chance.ts'
import { type Network, scaleBounds } from './network.ts'
import { type Estimate, shareEstimate } from './simulate.ts'

/** `network` has the deadline among its constraints; `first` is the node from which one counts. */
export function chanceOf(
  network: Network,
  first: number,
  options: { readonly runs: number; readonly seed: number },
): Estimate {
  const { unit, forever } = scaleBounds(network)
  // Drawn lengths are whole numbers too, in a unit as fine as there is room for, so that every sum is exact.
  const finer = Math.max(1, Math.floor(Number.MAX_SAFE_INTEGER / (8 * forever)))
  const whole = (x: number) => Math.round(x * unit) * finer
  // An edge says that its end comes at least so long after its beginning; of an uncertain stretch both ways are drawn anew each time.
  const from: number[] = []
  const to: number[] = []
  const fixed: number[] = []
  const edge = (a: number, b: number, weight: number) => {
    from.push(a)
    to.push(b)
    return fixed.push(weight) - 1
  }
  const uncertain = network.constraints.flatMap((c, i) => {
    if (c.contingent && c.min < c.max) {
      const [there, back] = [edge(c.from, c.to, 0), edge(c.to, c.from, 0)]
      const range = { kind: 'uniform' as const, min: whole(c.min), max: whole(c.max) }
      return [{ there, back, draw: drawFrom(range, streamFrom(options.seed, i)) }]
    }
    if (c.min > -Infinity) edge(c.from, c.to, whole(c.min))
    if (c.max < Infinity) edge(c.to, c.from, -whole(c.max))
    return []
  })
  const weight = Float64Array.from(fixed)
  const sequence = Int32Array.from(weight, (_, e) => e)
  const ends = { from: Int32Array.from(from), to: Int32Array.from(to), weight, sequence }
  const at = new Float64Array(network.nodes.length)
  const drawn = new Float64Array(1)
  const runs = uncertain.length === 0 ? 1 : options.runs
  let inTime = 0
  for (let run = 0; run < runs; run++) {
    for (const s of uncertain) {
      s.draw(drawn, 0, 1)
      weight[s.there] = Math.round(drawn[0]!)
      weight[s.back] = -weight[s.there]!
    }
    // Whatever nothing ties to the first node may have come long before it.
    at.fill(-2 * forever * finer)
    at[first] = 0
    if (holds(ends, at, first)) inTime++
    // Looked at in the order in which the nodes come, all of it is settled in few rounds.
    if (run === 0) sequence.sort((a, b) => at[from[a]!]! - at[from[b]!]!)
  }
  return shareEstimate(runs === options.runs ? inTime : inTime * options.runs, options.runs)
}

/** Puts each node as early as the others let it come; false if none of this ends, or the first node would have to come after itself. */
function holds(
  {
    from,
    to,
    weight,
    sequence,
  }: { readonly [of in 'from' | 'to' | 'sequence']: Int32Array } & {
    readonly weight: Float64Array
  },
  at: Float64Array,
  first: number,
): boolean {
  for (let round = 0; round <= at.length; round++) {
    let changed = false
    for (const e of sequence) {
      const earliest = at[from[e]!]! + weight[e]!
      if (earliest <= at[to[e]!]!) continue
      if (to[e] === first) return false
      at[to[e]!] = earliest
      changed = true
    }
    if (!changed) return true
  }
  return false
}
