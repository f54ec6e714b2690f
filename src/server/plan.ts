/** GET /api/plan?seenBy=&asOf=&step=&by=&stretch=id:1.5,…: the plan of a view, its clock, and what-if. A pure function of a look. */
import { lendEyes } from '../collation/eyes.ts'
import { type ToShow, whatMustBeShown } from '../plan/confirmation.ts'
import { forecastPlan } from '../plan/forecast.ts'
import { chainTo, isDone, openLinks, type Plan, type PlanStep, planOf } from '../plan/plan.ts'
import { nameOf, type Record } from '../record/record.ts'
import { asOfInstant, type When } from '../record/when.ts'
import type { Look } from './look.ts'
import { Refusal } from './refusal.ts'

/** ISO instants; a missing bound is unknown. */
export interface DeskSpan {
  readonly words: string
  readonly earliest?: string
  readonly latest?: string
}

export interface DeskStep {
  readonly id: string
  readonly title: string
  readonly owner?: string
  readonly after: readonly string[]
  readonly condition: readonly string[]
  readonly status: string
  readonly orElse: readonly string[]
  readonly confirmation: PlanStep['confirmation']['state']
  readonly done: boolean
  /** The chain is open here. */
  readonly open: boolean
  readonly by?: DeskSpan
  readonly actual?: DeskSpan
  /** As written. */
  readonly duration?: string
  /** When it is likely to begin and to end; absent for what is done, and where nobody says how long. */
  readonly likely?: {
    readonly begins: string
    readonly p10: string
    readonly p50: string
    readonly p90: string
    readonly critical: number
  }
  readonly reports: readonly {
    readonly by?: string
    readonly event: string
    readonly when?: string
    readonly words: string
    readonly standing: string
    readonly paper?: string
  }[]
  readonly conditions: readonly { readonly id: string; readonly met: string; readonly why: string }[]
  readonly toShow: readonly {
    readonly title: string
    readonly state: ToShow['state']
    readonly papers: readonly { readonly id: string; readonly title: string }[]
  }[]
}

export interface DeskPlan {
  readonly now: string
  readonly zone: string
  readonly faults: readonly { readonly place: string; readonly message: string; readonly remedy: string }[]
  /** Every step, for choosing one. */
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly steps: readonly DeskStep[]
  readonly clock?: {
    readonly end: { readonly p10: string; readonly p50: string; readonly p90: string }
    readonly by?: string
    readonly onTime?: { readonly value: number; readonly lowest: number; readonly highest: number }
    /** A deadline is still to come; without one, `controllable` says nothing. */
    readonly dated: boolean
    readonly controllable: boolean
    readonly conflict: readonly string[]
    readonly paths: readonly { readonly steps: readonly string[]; readonly share: number }[]
    readonly helps?: { readonly title: string; readonly by: number; readonly earlier: number }
    readonly cost?: { readonly value: number; readonly units: readonly string[]; readonly bearers: readonly string[] }
    readonly unknown: readonly string[]
    /** Refused, though others wait for it: left out. */
    readonly refused: readonly string[]
    readonly runs: number
    readonly seed: number
  }
}

/** Enough for a figure that is looked at while a bar is dragged. */
const RUNS = 4000

/** The plan of a look and what must be shown to whom do not change while a bar is dragged. */
interface Drawn {
  readonly plan: Plan
  readonly toShow: Map<string, readonly ToShow[]>
}

const drawn = new WeakMap<Look, Drawn>()

function drawUp(look: Look): Drawn {
  const known = drawn.get(look)
  if (known) return known
  const plan = planOf(look.seen)
  const views = new Map<string, Record>()
  const eyes = (owner: string): Record => {
    const view = views.get(owner) ?? lendEyes(look.seen, { seenBy: owner })
    views.set(owner, view)
    return view
  }
  const toShow = new Map(plan.steps.map((s) => [s.id, toShowOf(look.seen, s, eyes)]))
  const made = { plan, toShow }
  drawn.set(look, made)
  return made
}

export function showPlan(look: Look, asked: { readonly [key: string]: string | undefined }): DeskPlan {
  const { seen } = look
  const { plan, toShow } = drawUp(look)
  const step = asked.step && plan.steps.some((s) => s.id === asked.step) ? asked.step : undefined
  const steps = step === undefined ? plan.steps : chainTo(plan, step)
  const by = asked.by ? asOfInstant(asked.by, seen.settings.zone) : undefined
  if (asked.by && by === undefined)
    throw new Refusal(
      400,
      'no-such-time',
      'This is not a time that has an end.',
      'Write a date with the year first: 1962-11-20.',
    )
  const forecast = forecastPlan(plan, {
    ...(step !== undefined && { step }),
    ...(by !== undefined && { by }),
    runs: RUNS,
    stretch: readStretch(asked.stretch),
  })
  const at = (ms: number) => new Date(plan.now + ms).toISOString()
  const title = (id: string) => plan.steps.find((s) => s.id === id)?.title ?? id
  const awaited = new Set(steps.flatMap((s) => s.after))
  const open = new Set(openLinks(steps).flatMap((s) => (awaited.has(s.id) ? [s.id] : [])))
  const simulated = new Map(forecast?.simulation.steps.map((s) => [s.id, s]))
  const helps = forecast?.gains[0]
  const costs = steps.flatMap((s) => s.delay)
  return {
    now: new Date(plan.now).toISOString(),
    zone: plan.zone,
    faults: plan.faults.map(({ place, message, remedy }) => ({ place, message, remedy })),
    choices: plan.steps.map(({ id, title }) => ({ id, title })),
    steps: steps.map((s) => {
      const likely = simulated.get(s.id)
      return {
        ...deskStep(seen, s, plan.now, toShow.get(s.id) ?? []),
        open: open.has(s.id),
        ...(likely &&
          !isDone(s) &&
          !s.vague && {
            likely: {
              begins: at(likely.begins),
              p10: at(likely.p10),
              p50: at(likely.p50),
              p90: at(likely.p90),
              critical: likely.critical,
            },
          }),
      }
    }),
    ...(forecast && {
      clock: {
        end: {
          p10: at(forecast.simulation.end.p10),
          p50: at(forecast.simulation.end.p50),
          p90: at(forecast.simulation.end.p90),
        },
        ...(by !== undefined && { by: new Date(by).toISOString() }),
        ...(forecast.simulation.onTime && { onTime: forecast.simulation.onTime }),
        dated: forecast.dated,
        controllable: forecast.controllable,
        conflict: forecast.conflict,
        paths: forecast.simulation.paths.slice(0, 3).map((p) => ({ steps: p.steps.map(title), share: p.share })),
        ...(helps && { helps: { title: title(helps.id), by: helps.by, earlier: helps.earlier } }),
        ...(forecast.simulation.cost.value > 0 && {
          cost: {
            value: forecast.simulation.cost.value,
            units: [...new Set(costs.flatMap((d) => d.unit ?? []))],
            bearers: [...new Set(costs.flatMap((d) => d.bearer ?? []))].map((b) => nameOf(seen, b)),
          },
        }),
        unknown: forecast.unknown.map(title),
        refused: forecast.refused.map(title),
        runs: forecast.simulation.runs,
        seed: forecast.simulation.seed,
      },
    }),
  }
}

function deskStep(seen: Record, s: PlanStep, now: number, toShow: readonly ToShow[]): DeskStep {
  const paperTitle = (id: string) => seen.papers.get(id)?.title || id
  return {
    id: s.id,
    title: s.title,
    ...(s.owner !== undefined && { owner: nameOf(seen, s.owner) }),
    after: s.after,
    condition: s.condition,
    status: s.status,
    orElse: s.orElse,
    confirmation: s.confirmation.state,
    done: isDone(s),
    open: false,
    ...(s.by && { by: spanOf(s.by) }),
    ...(s.actual && { actual: spanOf(s.actual, now) }),
    ...(s.duration !== undefined && { duration: s.duration }),
    reports: s.reports.map((r) => ({
      event: r.event,
      words: r.words,
      standing: r.standing,
      ...(r.by !== undefined && { by: nameOf(seen, r.by) }),
      ...(r.when && { when: r.when.words }),
      ...(r.paper !== undefined && seen.papers.has(r.paper) && { paper: r.paper }),
    })),
    conditions: s.conditions.map(({ id, met, why }) => ({ id, met, why })),
    toShow: toShow.map((t) => ({
      title: seen.steps.get(t.step)?.title ?? t.step,
      state: t.state,
      papers: t.papers.map((id) => ({ id, title: paperTitle(id) })),
    })),
  }
}

/** The keeper's own: a party's eyes do not see through another's. */
function toShowOf(
  seen: Record & { readonly until?: number },
  s: PlanStep,
  eyes: (owner: string) => Record,
): readonly ToShow[] {
  const step = seen.steps.get(s.id)
  if (!step || s.owner === undefined || isDone(s) || s.status === 'refused' || s.after.length === 0) return []
  if (seen.eyes.seenBy !== undefined || !seen.parties.has(s.owner)) return []
  return whatMustBeShown(seen, eyes(s.owner), step, seen.until)
}

/** What is done was done by now. */
function spanOf(when: When, until = Infinity): DeskSpan {
  const iso = (bound: When['earliest']) =>
    typeof bound === 'number' ? new Date(Math.min(bound, until)).toISOString() : undefined
  const [earliest, latest] = [iso(when.earliest), iso(when.latest)]
  return { words: when.words, ...(earliest && { earliest }), ...(latest && { latest }) }
}

/** "load:1.5,ship:0.5": factors between a tenth and ten; what cannot be read is passed over. */
function readStretch(text: string | undefined): Map<string, number> {
  const stretch = new Map<string, number>()
  for (const part of (text ?? '').split(',')) {
    const m = /^(.+):(\d+(?:\.\d+)?)$/.exec(part)
    const factor = Number(m?.[2])
    if (m && factor >= 0.1 && factor <= 10) stretch.set(decode(m[1]!), factor)
  }
  return stretch
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
