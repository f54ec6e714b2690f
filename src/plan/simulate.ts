/**
 * A plan carried out many times by chance: when is it done, how likely in time, what held it up, what a delay costs. Steps begin as
 * soon as all before them are done. Durations are taken to be independent of each other. The same seed gives the same result.
 */
import { type Draw, drawFrom, streamFrom } from './chance.ts'
import type { Distribution } from './distribution.ts'

/** A step as the clock sees it. Times are numbers on one scale; 0 is the moment from which one looks ahead. */
export interface Activity {
  readonly id: string
  /** Places in the list of what must be done before. */
  readonly after: readonly number[]
  readonly duration: Distribution
  /** It does not begin before. Default: 0. */
  readonly notBefore?: number
  /** It is done, some time in this stretch; what was before it no longer matters. */
  readonly done?: { readonly min: number; readonly max: number }
  /** It was begun, some time in this stretch, and was not done at 0. */
  readonly begun?: { readonly min: number; readonly max: number }
  /** What each unit of time costs by which it is done later than this. */
  readonly delay?: readonly { readonly after: number; readonly perUnit: number }[]
}

export interface SimulationOptions {
  readonly runs: number
  readonly seed: number
  /** Places of the steps that must all be done; default: those after which nothing comes. */
  readonly goals?: readonly number[]
  readonly deadline?: number
  /** So much is taken off the duration of one step, as far as it has any. */
  readonly shorten?: { readonly step: number; readonly by: number }
}

/** An estimate with its 95% interval: what chance alone would make of it. */
export interface Estimate {
  readonly value: number
  readonly lowest: number
  readonly highest: number
}

export interface Simulation {
  readonly kind: 'simulation'
  readonly runs: number
  readonly seed: number
  /** When everything is done. */
  readonly end: Estimate & { readonly p10: number; readonly p50: number; readonly p90: number }
  readonly onTime?: Estimate
  /** For each of `Activity.delay`, summed: the expected cost. */
  readonly cost: Estimate
  readonly steps: readonly {
    readonly id: string
    readonly mean: number
    readonly begins: number
    readonly p10: number
    readonly p50: number
    readonly p90: number
    /** In what share of the runs it was on the path that decided the end. */
    readonly critical: number
  }[]
  /** What held it up, most often first: the steps of the path, first to last, and its share of the runs. */
  readonly paths: readonly { readonly steps: readonly string[]; readonly share: number }[]
}

/** Of each step's end so many are kept, for the quantiles of the chart. */
const KEPT = 20_000
/** An overdue step is drawn anew until it is still to come; after so many draws it is taken to end now. */
const DRAWS = 64
/** So many runs are drawn at a time. */
const BLOCK = 512

/** Throws `RangeError` on a circle: callers look for that first (`orderOf`). */
export function simulate(activities: readonly Activity[], options: SimulationOptions): Simulation {
  const n = activities.length
  const order = orderOf(activities)
  if (!Array.isArray(order)) throw new RangeError('The steps wait for each other in a circle.')
  const { runs, seed } = options
  const goals = Int32Array.from(options.goals ?? lastSteps(activities))
  const draws = activities.map((a, i) => drawFrom(a.duration, streamFrom(seed, 2 * i)))
  const fates = activities.map((a, i) => {
    const known = a.done ?? a.begun
    return known && drawFrom({ kind: 'uniform', min: known.min, max: known.max }, streamFrom(seed, 2 * i + 1))
  })
  /** What is known of a step: 0 nothing, 1 that it is done, 2 that it was begun. */
  const fate = Uint8Array.from(activities, (a) => (a.done ? 1 : a.begun ? 2 : 0))
  const lasting = new Float64Array(n * BLOCK)
  const known = new Float64Array(n * BLOCK)
  const afterStart = new Int32Array(n + 1)
  for (let i = 0; i < n; i++) afterStart[i + 1] = afterStart[i]! + activities[i]!.after.length
  // Where two things end at once, the longer chain is told: the other is part of it, or has only happened to end then too.
  const depth = new Int32Array(n)
  for (const i of order as number[]) for (const p of activities[i]!.after) depth[i] = Math.max(depth[i]!, depth[p]! + 1)
  const deepest = (x: number, y: number) => depth[y]! - depth[x]! || (activities[x]!.id < activities[y]!.id ? -1 : 1)
  const before = Int32Array.from(activities.flatMap((a) => [...a.after].sort(deepest)))
  const floor = Float64Array.from(activities, (a) => Math.max(0, a.notBefore ?? 0))
  const sequence = Int32Array.from(order as number[])
  const taken = new Float64Array(n)
  if (options.shorten) taken[options.shorten.step] = options.shorten.by
  const delays = activities.flatMap((a, step) => (a.delay ?? []).map((d) => ({ step, ...d })))
  const delayStep = Int32Array.from(delays, (d) => d.step)
  const delayAfter = Float64Array.from(delays, (d) => d.after)
  const delayRate = Float64Array.from(delays, (d) => d.perUnit)

  const finish = new Float64Array(n)
  const by = new Int32Array(n)
  const mark = new Int32Array(n)
  const sums = new Float64Array(n)
  const beginnings = new Float64Array(n)
  const critical = new Int32Array(n)
  const ends = new Float64Array(runs)
  const kept = Math.min(runs, KEPT)
  const samples = Array.from({ length: n }, () => new Float64Array(kept))
  const paths = new Map<number, { count: number; readonly steps: readonly number[] }>()
  let inTime = 0
  let cost = 0
  let costSquared = 0
  const deadline = options.deadline ?? Infinity

  for (let run = 0; run < runs; run++) {
    const inBlock = run % BLOCK
    if (inBlock === 0) {
      const size = Math.min(BLOCK, runs - run)
      for (let i = 0; i < n; i++) {
        draws[i]!(lasting, i * BLOCK, i * BLOCK + size)
        fates[i]?.(known, i * BLOCK, i * BLOCK + size)
        if (fate[i] === 2)
          for (let r = i * BLOCK; r < i * BLOCK + size; r++) stillToCome(lasting, r, known[r]!, draws[i]!)
      }
    }
    for (let k = 0; k < n; k++) {
      const i = sequence[k]!
      const lasts = lasting[i * BLOCK + inBlock]! - taken[i]!
      let start = floor[i]!
      let from = -1
      let end: number
      if (fate[i] === 1) {
        end = known[i * BLOCK + inBlock]!
        start = end
      } else if (fate[i] === 2) {
        start = known[i * BLOCK + inBlock]!
        end = Math.max(0, start + lasts)
      } else {
        for (let p = afterStart[i]!; p < afterStart[i + 1]!; p++) {
          const f = finish[before[p]!]!
          if (f > start || (from < 0 && f === start)) {
            start = f
            from = before[p]!
          }
        }
        end = lasts > 0 ? start + lasts : start
      }
      finish[i] = end
      by[i] = from
      mark[i] = Math.imul((from < 0 ? 0x2545f491 : mark[from]!) ^ (i + 1), 0x5bd1e995) + i
      sums[i]! += end
      beginnings[i]! += start
    }
    let last = goals[0]!
    for (let g = 1; g < goals.length; g++) if (finish[goals[g]!]! > finish[last]!) last = goals[g]!
    const end = finish[last]!
    ends[run] = end
    if (end <= deadline) inTime++
    const path = paths.get(mark[last]!)
    if (path) path.count++
    else paths.set(mark[last]!, { count: 1, steps: pathTo(last, by) })
    for (let i = last; i >= 0; i = by[i]!) critical[i]!++
    let costs = 0
    for (let d = 0; d < delayStep.length; d++) {
      const late = finish[delayStep[d]!]! - delayAfter[d]!
      if (late > 0) costs += late * delayRate[d]!
    }
    cost += costs
    costSquared += costs * costs
    if (run < kept) for (let i = 0; i < n; i++) samples[i]![run] = finish[i]!
  }
  const sorted = ends.sort()
  return {
    kind: 'simulation',
    runs,
    seed,
    end: { ...meanEstimate(sorted), ...quantiles(sorted) },
    ...(options.deadline !== undefined && { onTime: shareEstimate(inTime, runs) }),
    cost: estimate(cost / runs, Math.max(0, costSquared / runs - (cost / runs) ** 2), runs),
    steps: activities.map((a, i) => ({
      id: a.id,
      mean: sums[i]! / runs,
      begins: beginnings[i]! / runs,
      ...quantiles(samples[i]!.sort()),
      critical: critical[i]! / runs,
    })),
    paths: [...paths.values()]
      .sort((a, b) => b.count - a.count)
      .map((p) => ({ steps: p.steps.map((i) => activities[i]!.id), share: p.count / runs })),
  }
}

/** A step begun at `start` (before 0) and not done at 0: its length is drawn anew until it is still to come. */
function stillToCome(lasting: Float64Array, at: number, start: number, draw: Draw): void {
  for (let i = 0; i < DRAWS && start + lasting[at]! <= 0; i++) draw(lasting, at, at + 1)
}

function pathTo(last: number, by: Int32Array): number[] {
  const path: number[] = []
  for (let i = last; i >= 0; i = by[i]!) path.push(i)
  return path.reverse()
}

/** An order in which nothing comes before what it waits for; or `circle`, the steps that wait for each other. */
export function orderOf(
  activities: readonly Pick<Activity, 'after'>[],
): number[] | { readonly circle: readonly number[] } {
  const order: number[] = []
  const state = new Uint8Array(activities.length)
  for (let first = 0; first < activities.length; first++) {
    if (state[first] !== 0) continue
    const path = [first]
    const next = [0]
    state[first] = 1
    while (path.length > 0) {
      const at = path.at(-1)!
      const before = activities[at]!.after[next[next.length - 1]!++]
      if (before === undefined) {
        state[at] = 2
        order.push(at)
        path.pop()
        next.pop()
      } else if (state[before] === 1) return { circle: path.slice(path.indexOf(before)).reverse() }
      else if (state[before] === 0) {
        state[before] = 1
        path.push(before)
        next.push(0)
      }
    }
  }
  return order
}

/** The steps after which nothing comes. */
export function lastSteps(activities: readonly Pick<Activity, 'after'>[]): number[] {
  const waitedFor = new Set(activities.flatMap((a) => a.after))
  return activities.map((_, i) => i).filter((i) => !waitedFor.has(i))
}

function quantiles(sorted: Float64Array): { readonly p10: number; readonly p50: number; readonly p90: number } {
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

/** Two-sided 95% of the normal distribution. */
const Z = 1.959963984540054

function meanEstimate(values: Float64Array): Estimate {
  let sum = 0
  for (const x of values) sum += x
  const mean = sum / values.length
  let squares = 0
  for (const x of values) squares += (x - mean) * (x - mean)
  return estimate(mean, squares / Math.max(1, values.length - 1), values.length)
}

function estimate(mean: number, variance: number, n: number): Estimate {
  const half = Z * Math.sqrt(variance / n)
  return { value: mean, lowest: mean - half, highest: mean + half }
}

/** Wilson's interval (1927), which stays within 0 and 1 and is not empty at either. */
export function shareEstimate(count: number, n: number): Estimate {
  const p = count / n
  const z2 = (Z * Z) / n
  const middle = (p + z2 / 2) / (1 + z2)
  const half = (Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n))) / (1 + z2)
  return { value: p, lowest: Math.max(0, Math.min(p, middle - half)), highest: Math.min(1, Math.max(p, middle + half)) }
}

/** What one step shortened would bring, all else as it happened: less time, more chance, less cost. Most first. */
export interface Gain {
  readonly id: string
  readonly by: number
  /** By how much earlier everything is done, on average. */
  readonly earlier: number
  /** By how much the chance of being in time rises. */
  readonly likelier?: number
  readonly cheaper: number
}

export function findWhatHelps(activities: readonly Activity[], options: SimulationOptions, by: number): Gain[] {
  const now = simulate(activities, options)
  return now.steps
    .flatMap((s, step) => {
      if (s.critical === 0 || activities[step]!.done) return []
      // The same seed draws the same durations, so the difference is the step's and not chance's.
      const then = simulate(activities, { ...options, shorten: { step, by } })
      const gain: Gain = {
        id: s.id,
        by,
        earlier: now.end.value - then.end.value,
        cheaper: now.cost.value - then.cost.value,
        ...(now.onTime && then.onTime && { likelier: then.onTime.value - now.onTime.value }),
      }
      return [gain]
    })
    .filter((g) => g.earlier > 0 || (g.likelier ?? 0) > 0 || g.cheaper > 0)
    .sort((a, b) => (b.likelier ?? 0) - (a.likelier ?? 0) || b.earlier - a.earlier || b.cheaper - a.cheaper)
}
