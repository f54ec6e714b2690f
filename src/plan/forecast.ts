/**
 * The plan against the clock: is there a way to be in time whatever happens, how likely is it in time, what holds it up and what does
 * a delay cost. The same steps give the network and the runs of chance.
 */
import type { Said } from '../record/said.ts'
import { readWhen, type When } from '../record/when.ts'
import { type ConflictPart, checkControllability } from './controllability.ts'
import { rangeOf } from './distribution.ts'
import type { Constraint, Network } from './network.ts'
import { chainTo, isDone, type Plan, type PlanStep } from './plan.ts'
import { type Activity, findWhatHelps, type Gain, type Simulation, simulate } from './simulate.ts'
import { runsSince, soonestEnds, withoutRefused } from './soonest.ts'

export interface ForecastOptions {
  /** Everything in question is to be done by then, ms. */
  readonly by?: number
  /** Only what leads to this step; default: all steps. */
  readonly step?: string
  readonly runs?: number
  readonly seed?: number
  /** What-if: other lengths for some steps, as factors of what they are. */
  readonly stretch?: ReadonlyMap<string, number>
}

export interface Forecast {
  readonly kind: 'forecast'
  readonly controllable: boolean
  /** Empty when controllable. In words, each a bound that takes part. */
  readonly conflict: readonly string[]
  readonly simulation: Simulation
  readonly gains: readonly Gain[]
  /** Steps still to be done of which nobody says how long they take: counted as taking no time, so every figure is the best case. */
  readonly unknown: readonly string[]
  /** Refused, though others waited for it: left out, so that whatever takes its place is not counted. */
  readonly refused: readonly string[]
  /** Some deadline is still to come: `by`, or that of a step. Without one there is nothing to be in time for. */
  readonly dated: boolean
  /** Everything done if each step takes the least that anybody says, ms after `from`. */
  readonly quickest: number
  readonly from: number
  readonly by?: number
}

const DAY = 86_400_000
const HOUR = 3_600_000
const RUNS = 20_000
const GAIN_RUNS = 4000

/** Undefined when nothing is to be done, or when the plan has faults: then nothing is computed on it. */
export function forecastPlan(plan: Plan, options: ForecastOptions = {}): Forecast | undefined {
  if (plan.faults.length > 0) return undefined
  const { live: steps, refused } = withoutRefused(options.step === undefined ? plan.steps : chainTo(plan, options.step))
  if (!steps.some((s) => !isDone(s))) return undefined
  // Of a step that was refused itself nothing can be foretold.
  if (options.step !== undefined && !steps.some((s) => s.id === options.step)) return undefined
  const activities = activitiesOf(steps, plan, options)
  const deadline = options.by === undefined ? undefined : options.by - plan.now
  const goals = options.step === undefined ? undefined : [steps.findIndex((s) => s.id === options.step)]
  const seed = options.seed ?? 1
  const asked = { seed, ...(goals && { goals }), ...(deadline !== undefined && { deadline }) }
  const simulation = simulate(activities, { ...asked, runs: options.runs ?? RUNS })
  const { network, says } = networkOf(steps, activities, plan.now, deadline)
  const answer = checkControllability(network)
  const shorter = simulation.end.value > 5 * DAY ? DAY : HOUR
  return {
    kind: 'forecast',
    controllable: answer.kind === 'controllable',
    conflict: answer.kind === 'controllable' ? [] : sayConflict(answer.conflict, says),
    simulation,
    gains: findWhatHelps(activities, { ...asked, runs: Math.min(GAIN_RUNS, options.runs ?? RUNS) }, shorter),
    refused: refused.map((s) => s.id),
    dated: options.by !== undefined || steps.some((s) => !isDone(s) && typeof s.by?.latest === 'number'),
    quickest: Math.max(...[...soonestEnds(steps, plan.now).values()].map((e) => e.at)) - plan.now,
    unknown: steps.filter((s) => !isDone(s) && s.vague).map((s) => s.id),
    from: plan.now,
    ...(options.by !== undefined && { by: options.by }),
  }
}

/** Each bound once, and of an uncertain stretch the longest, which is what hurts; that nothing begins before now goes without saying. */
function sayConflict(conflict: readonly ConflictPart[], says: (p: ConflictPart) => string): string[] {
  const longest = new Set(conflict.flatMap((p) => (p.bound === 'longest' ? [p.constraint] : [])))
  const told = conflict.filter((p) => p.bound !== 'shortest' || !longest.has(p.constraint)).map(says)
  return [...new Set(told)].filter((words) => !words.endsWith(NOT_BEFORE))
}

const NOT_BEFORE = 'does not begin before now'

/** The steps as the clock sees them, in milliseconds from now. */
function activitiesOf(steps: readonly PlanStep[], { now, zone }: Plan, options: ForecastOptions): Activity[] {
  const places = new Map(steps.map((s, i) => [s.id, i]))
  return steps.map((s) => {
    const factor = options.stretch?.get(s.id) ?? 1
    const done = isDone(s) ? whenDone(s, now) : undefined
    const since = done ? undefined : runsSince(s, now)
    return {
      id: s.id,
      after: s.after.flatMap((id) => places.get(id) ?? []),
      duration: scale(s.lasts ?? { kind: 'fixed', value: 0 }, factor),
      ...(done && { done }),
      ...(since && { begun: { min: since.earliest - now, max: since.latest - now } }),
      ...(s.delay.length > 0 && { delay: s.delay.flatMap((d) => delayOf(d, s, now, zone)) }),
    }
  })
}

function delayOf(d: NonNullable<Said<'step'>['delay']>[number], s: PlanStep, now: number, zone: string) {
  const from = d.from ? readWhen(d.from, zone) : s.by
  return typeof from?.latest === 'number' ? [{ after: from.latest - now, perUnit: d.perDay / DAY }] : []
}

function scale(d: NonNullable<PlanStep['lasts']>, by: number): NonNullable<PlanStep['lasts']> {
  if (by === 1) return d
  switch (d.kind) {
    case 'fixed':
      return { ...d, value: d.value * by }
    case 'uniform':
      return { ...d, min: d.min * by, max: d.max * by }
    case 'triangular':
    case 'pert':
      return { ...d, min: d.min * by, mode: d.mode * by, max: d.max * by }
    case 'lognormal':
      return { ...d, median: d.median * by }
    case 'exponential':
      return { ...d, mean: d.mean * by }
    case 'empirical':
      return { ...d, values: d.values.map((v) => ({ min: v.min * by, max: v.max * by })) }
  }
}

/** Some time in what the record leaves open, and no later than now. */
function whenDone(s: PlanStep, now: number): { readonly min: number; readonly max: number } {
  const report = s.reports.find((r) => r.event === 'done' || r.event === 'confirmed')
  return stretchOf(s.actual ?? report?.when, now)
}

function stretchOf(when: When | undefined, now: number): { readonly min: number; readonly max: number } {
  const max = Math.min(0, (typeof when?.latest === 'number' ? when.latest : now) - now)
  return { min: Math.min(max, typeof when?.earliest === 'number' ? when.earliest - now : max), max }
}

/** Node 0 is now; each step still to be done has a beginning and an end, its length nobody chooses. */
function networkOf(
  steps: readonly PlanStep[],
  activities: readonly Activity[],
  now: number,
  deadline: number | undefined,
): { readonly network: Network; readonly says: (p: ConflictPart) => string } {
  const nodes = ['now']
  const constraints: Constraint[] = []
  const words: ((bound: ConflictPart['bound']) => string)[] = []
  const put = (c: Constraint, says: (bound: ConflictPart['bound']) => string) => {
    constraints.push(c)
    words.push(says)
  }
  const ends = new Map<number, number>()
  for (const [i, s] of steps.entries()) if (!isDone(s)) ends.set(i, nodes.push(`${s.id} begins`, s.id) - 1)
  for (const [i, end] of ends) {
    const s = steps[i]!
    const a = activities[i]!
    const range = rangeOf(a.duration)
    const gone = a.begun ? -a.begun.max : 0
    const left = { min: Math.max(0, range.min - gone), max: Math.max(0, range.max - gone) }
    put({ from: end - 1, to: end, ...left, contingent: true }, (bound) =>
      bound === 'longest'
        ? left.max === Infinity
          ? `${s.title}: nobody can say how long it takes at most`
          : `${s.title} may take ${sayDays(left.max)}`
        : `${s.title} takes at least ${sayDays(left.min)}`,
    )
    put({ from: 0, to: end - 1, min: 0, max: Infinity, contingent: false }, () => `${s.title} ${NOT_BEFORE}`)
    for (const p of a.after)
      if (ends.has(p))
        put(
          { from: ends.get(p)!, to: end - 1, min: 0, max: Infinity, contingent: false },
          () => `${s.title} comes after: ${steps[p]!.title}`,
        )
    const own = typeof s.by?.latest === 'number' ? s.by.latest - now : undefined
    if (own !== undefined)
      put(
        { from: 0, to: end, min: -Infinity, max: own, contingent: false },
        () => `${s.title} ${own < 0 ? 'was' : 'is'} to be done by ${s.by!.words}`,
      )
    if (deadline !== undefined)
      put({ from: 0, to: end, min: -Infinity, max: deadline, contingent: false }, () =>
        deadline < 0
          ? `${s.title} was to be done ${sayDays(-deadline)} ago`
          : `${s.title} is to be done within ${sayDays(deadline)}`,
      )
  }
  return { network: { kind: 'network', nodes, constraints }, says: (p) => words[p.constraint]!(p.bound) }
}

function sayDays(ms: number): string {
  const [unit, name] = Math.abs(ms) < 2 * DAY ? [HOUR, 'hour'] : [DAY, 'day']
  const n = Math.round((ms / unit) * 10) / 10
  return `${n} ${name}${n === 1 ? '' : 's'}`
}
