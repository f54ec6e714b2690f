/**
 * The plan as a record has it: its steps with what was said of them, their clocks and their conditions. Run on a view it is the
 * plan as it stood then, as far as these eyes see. What is wrong with the steps is said with its place, and then no clock runs.
 */
import { placeOf } from '../record/place.ts'
import { dateOf, type Record, type Step } from '../record/record.ts'
import { happenedBy, type When } from '../record/when.ts'
import { collectPassages, type PassageTimes } from './channel.ts'
import { type Condition, type Confirmation, conditionsOf, confirmationOf } from './confirmation.ts'
import { type Distribution, faultOf } from './distribution.ts'
import { readDuration } from './duration.ts'
import type { Fault } from './network.ts'
import { orderOf } from './simulate.ts'
import { reportsOf, type StepReport, type StepStatus, statusOf } from './step-report.ts'

export interface PlanStep {
  readonly id: string
  readonly title: string
  readonly owner?: string
  /** Steps that come first and are in this plan. */
  readonly after: readonly string[]
  readonly condition: readonly string[]
  readonly conditions: readonly Condition[]
  readonly status: StepStatus
  readonly orElse: readonly StepStatus[]
  readonly reports: readonly StepReport[]
  readonly confirmation: Confirmation
  readonly mayConfirm: readonly string[]
  readonly promised?: When
  /** Its deadline. */
  readonly by?: When
  readonly actual?: When
  readonly carriesOut: readonly string[]
  /** As written. */
  readonly duration?: string
  /** Lengths in milliseconds; absent where nobody says how long. */
  readonly lasts?: Distribution
  /** Of this duration only the least is known, or nothing. */
  readonly vague: boolean
  readonly delay: NonNullable<Step['delay']>
}

export interface Plan {
  readonly kind: 'plan'
  readonly steps: readonly PlanStep[]
  readonly faults: readonly Fault[]
  /** Names in a step that stand for nothing on record; the plan is computed all the same. Only looked for in the record itself. */
  readonly unknownNames: readonly Fault[]
  /** From when one looks ahead: the time of the view, else the last thing that is dated. */
  readonly now: number
  /** Nothing on record has a date, and no time was asked for: `now` is any day. */
  readonly undated: boolean
  /** For clock times that name none. */
  readonly zone: string
}

const DONE: ReadonlySet<StepStatus> = new Set(['done by claim', 'confirmed', 'discharged'])

/** Reads the plan of a record or of a view. Errands of its keepers are no part of it. */
export function planOf(record: Record): Plan {
  const faults: Fault[] = []
  const until = (record as { until?: number }).until ?? Infinity
  const last = Number.isFinite(until) ? until : lastDate(record)
  const now = last ?? 0
  const passages = collectPassages(record)
  const steps = [...record.steps.values()]
    .filter((s) => !s.errand)
    .map((s) => readStep(record, s, until, passages, faults))
  const places = new Map(steps.map((s, i) => [s.id, i]))
  const orderBy = (before: (s: PlanStep) => readonly string[]) =>
    orderOf(steps.map((s) => ({ after: before(s).flatMap((id) => places.get(id) ?? []) })))
  const order = orderBy((s) => s.after)
  if (!Array.isArray(orderBy(beforeIt))) {
    const circle = circleIn(steps)
    faults.push({
      kind: 'fault',
      place: placeOfStep(record, circle[0]!.id),
      step: circle[0]!.id,
      message: `These steps wait for each other in a circle: ${circle.map((s) => s.id).join(' → ')} → ${circle[0]!.id}.`,
      remedy: `Take one of them out of the \`after\`${Array.isArray(order) ? ' or `waits-for`' : ''} of the next.`,
    })
  }
  const inOrder = Array.isArray(order) ? order.map((i) => steps[i]!) : steps
  return {
    kind: 'plan',
    steps: inOrder,
    faults,
    unknownNames: findUnknownNames(record),
    now,
    undated: last === undefined,
    zone: record.settings.zone,
  }
}

function readStep(record: Record, step: Step, until: number, passages: PassageTimes, faults: Fault[]): PlanStep {
  const fault = (message: string, remedy: string) =>
    faults.push({ kind: 'fault', place: placeOfStep(record, step.id), step: step.id, message, remedy })
  const known = (id: string) => record.steps.has(id)
  for (const id of step.after ?? [])
    if (!known(id) && !isFiled(record, id))
      fault(`\`after\` names "${id}", and no step on record has that id.`, 'Enter the step, or correct the id.')
  for (const id of isWhole(record) ? (step.waitsFor ?? []) : [])
    if (!known(id) && !record.papers.has(id) && !record.statements.has(id) && !isOption(record, id))
      fault(
        `\`waits-for\` names "${id}", and no step, paper, statement or option on record has that id.`,
        'Enter what it waits for, or correct the id.',
      )
  const reports = reportsOf(record, step, until)
  const confirmation = confirmationOf(step, reports)
  const { status, orElse } = statusOf(reports.filter((r) => !confirmation.beforeDeed.includes(r)))
  const { lasts, why } = lengthOf(step.duration, passages)
  if (why !== undefined)
    fault(
      `\`duration\`: ${why}.`,
      'Write a duration as in docs/plan.md: "3 to 4 days", "about a month", "triangular 2, 3, 7 days".',
    )
  // As of a time at which nobody had said that it was done, when it was done is not known, even if the record leaves it open.
  const sure = step.actual !== undefined && happenedBy(step.actual, until) === 'yes'
  const done = sure || DONE.has(status) ? step.actual : undefined
  return {
    id: step.id,
    title: step.title,
    ...(step.owner !== undefined && { owner: step.owner }),
    after: [...new Set((step.after ?? []).filter((id) => known(id) && !record.steps.get(id)?.errand))],
    condition: step.condition ?? [],
    conditions: conditionsOf(record, step, until),
    status,
    orElse,
    reports,
    confirmation,
    mayConfirm: step.mayConfirm ?? [],
    ...(step.promised && { promised: step.promised }),
    ...(step.by && { by: step.by }),
    ...(done && { actual: done }),
    carriesOut: step.carriesOut ?? [],
    ...(step.duration !== undefined && { duration: step.duration }),
    ...(lasts && { lasts }),
    vague: lasts === undefined,
    delay: step.delay ?? [],
  }
}

/** The steps that a step comes after or waits for. */
function beforeIt(s: PlanStep): string[] {
  return [...new Set([...s.after, ...s.conditions.filter((c) => c.kind === 'step').map((c) => c.id)])]
}

/** The circle told of, and where it begins, follow from the ids: the order in which steps were filed settles nothing. */
function circleIn(steps: readonly PlanStep[]): PlanStep[] {
  const sorted = [...steps].sort((a, b) => (a.id < b.id ? -1 : 1))
  const places = new Map(sorted.map((s, i) => [s.id, i]))
  const circle = (before: (s: PlanStep) => readonly string[]) => {
    const found = orderOf(
      sorted.map((s) => ({
        after: before(s)
          .flatMap((id) => places.get(id) ?? [])
          .sort((a, b) => a - b),
      })),
    )
    return Array.isArray(found) ? undefined : (found as { readonly circle: readonly number[] }).circle
  }
  const found = circle((s) => s.after) ?? circle(beforeIt)!
  const first = found.indexOf(Math.min(...found))
  return [...found.slice(first), ...found.slice(0, first)].map((i) => sorted[i]!)
}

function lengthOf(words: string | undefined, passages: PassageTimes): { lasts?: Distribution; why?: string } {
  if (words === undefined) return {}
  const read = readDuration(words)
  switch (read.kind) {
    case 'read':
      return { lasts: read.distribution }
    case 'at least':
      return {}
    case 'fault':
      return { why: read.why }
    case 'as recorded': {
      const distribution = passages.distribution(read.of)
      const why = faultOf(distribution)
      return why ? { why } : { lasts: distribution }
    }
  }
}

/** The record itself, and no view of it, in which things may be out of sight or still to come. */
function isWhole(record: Record): boolean {
  return record.eyes.asOf === undefined && record.eyes.seenBy === undefined
}

function isOption(record: Record, id: string): boolean {
  return [...record.issues.values()].some((i) => i.options.some((o) => o.id === id))
}

function findUnknownNames(record: Record): Fault[] {
  if (!isWhole(record)) return []
  // A party that nobody declared is known by what else it wrote, said, was told or is to do.
  const isParty = (id: string) => {
    const p = record.parties.get(id)
    const elsewhere = () =>
      [...(p?.written?.keys() ?? [])].some((thing) => record.steps.get(thing)?.owner === id || !record.steps.has(thing))
    return p !== undefined && (!p.implied || elsewhere())
  }
  return [...record.steps.values()].flatMap((s) => {
    const unknown = (field: string, ids: readonly string[] | undefined, what: string, known: (id: string) => boolean) =>
      (ids ?? [])
        .filter((id) => !known(id))
        .map(
          (id): Fault => ({
            kind: 'fault',
            place: placeOfStep(record, s.id),
            step: s.id,
            message: `\`${field}\` names "${id}", and no ${what} on record has that id.`,
            remedy: `Enter the ${what}, or correct the id.`,
          }),
        )
    return [
      ...unknown('carries-out', s.carriesOut, 'option', (id) => isOption(record, id)),
      ...unknown('may-confirm', s.mayConfirm, 'party', isParty),
      ...unknown('consult', s.consult, 'party', isParty),
      ...unknown('confirmed-by', s.confirmedBy, 'paper or party', (id) => record.papers.has(id) || isParty(id)),
    ]
  })
}

/** What a step waits for may be out of a party's sight, and in a view of an earlier time entered only later. */
function isFiled(record: Record, id: string): boolean {
  if (record.eyes.seenBy !== undefined) return true
  return record.eyes.asOf !== undefined && record.filed.some((f) => f.entry.kind === 'step' && f.entry.id === id)
}

/** "plan.yaml:12: step load", as far as the entries tell. */
function placeOfStep(record: Record, step: string): string {
  return [placeOf(record, 'step', step), `step ${step}`].filter(Boolean).join(': ')
}

/** When the last thing on record began to be possible: a paper of "1963" does not move the clock to the end of that year. */
function lastDate(record: Record): number | undefined {
  let last = -Infinity
  const see = (when: When | undefined) => {
    const at = typeof when?.earliest === 'number' ? when.earliest : when?.latest
    if (typeof at === 'number' && at > last) last = at
  }
  for (const p of record.papers.values()) see(dateOf(p))
  for (const s of record.statements.values()) see(s.when)
  for (const s of record.steps.values()) see(s.actual)
  return last === -Infinity ? undefined : last
}

/** The steps that lead to one, at every depth, and that one. */
export function chainTo(plan: Plan, id: string): PlanStep[] {
  const wanted = new Set([id])
  const byId = new Map(plan.steps.map((s) => [s.id, s]))
  for (const w of wanted) for (const a of byId.get(w)?.after ?? []) wanted.add(a)
  return plan.steps.filter((s) => wanted.has(s.id))
}

export function isDone(step: PlanStep): boolean {
  return DONE.has(step.status)
}

/** Where a chain is open: not confirmed, with everything before confirmed; what was refused is no link any more. */
export function openLinks(chain: readonly PlanStep[]): PlanStep[] {
  const byId = new Map(chain.map((s) => [s.id, s]))
  const closed = (s: PlanStep | undefined) => !s || s.confirmation.state === 'confirmed' || s.status === 'discharged'
  return chain.filter((s) => !closed(s) && s.status !== 'refused' && s.after.every((a) => closed(byId.get(a))))
}
