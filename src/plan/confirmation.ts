/**
 * Evidence against claims: what was claimed, who bore it out, and whether he could; which conditions of a promise are met, and for
 * whom they are still open; and what a third party must be shown before it can say so.
 */
import type { Record, Step } from '../record/record.ts'
import { before, type When } from '../record/when.ts'
import { agreementOn } from './option-condition.ts'
import { areOneSide } from './sides.ts'
import { reportsOf, type StepReport, statusOf } from './step-report.ts'

export interface Confirmation {
  /** What was broken or broken off is not confirmed, whoever confirmed it before; what was let off needs no proof. */
  readonly state:
    | 'nothing said'
    | 'claimed, not confirmed'
    | 'confirmed'
    | 'confirmed without standing'
    | 'disputed'
    | 'violated'
    | 'suspended'
    | 'discharged'
  readonly claims: readonly StepReport[]
  readonly confirmations: readonly StepReport[]
  readonly withoutStanding: readonly StepReport[]
  /** Confirmations that bear a date before the deed's. */
  readonly beforeDeed: readonly StepReport[]
  /** When it was done: as entered, else as the first says who gives it a day. */
  readonly deed?: When
}

export function confirmationOf(step: Step, reports: readonly StepReport[]): Confirmation {
  const confirmed = reports.filter((r) => r.event === 'confirmed')
  const claims = reports.filter((r) => r.event === 'done')
  const deed = step.actual ?? claims.find((r) => r.when && r.paper === undefined)?.when
  const beforeDeed = confirmed.filter((r) => r.when && deed && before(r.when, deed) === 'yes')
  const confirmations = confirmed.filter((r) => r.standing === 'may confirm' && !beforeDeed.includes(r))
  const withoutStanding = confirmed.filter((r) => r.standing !== 'may confirm')
  const { status } = statusOf(reports.filter((r) => !beforeDeed.includes(r)))
  const state =
    status === 'disputed' || status === 'violated' || status === 'suspended' || status === 'discharged'
      ? status
      : confirmations.length > 0
        ? 'confirmed'
        : withoutStanding.length > 0
          ? 'confirmed without standing'
          : claims.length > 0
            ? 'claimed, not confirmed'
            : 'nothing said'
  return { state, claims, confirmations, withoutStanding, beforeDeed, ...(deed && { deed }) }
}

/** What a condition comes to. `claimed`: met if one takes the word of whoever was to do it. */
export interface Condition {
  readonly id: string
  readonly kind: 'step' | 'paper' | 'statement' | 'option' | 'unknown'
  readonly met: 'yes' | 'claimed' | 'no' | 'cannot tell'
  readonly why: string
}

/** The conditions of a step: what it comes after, and what it waits for. In a party's view, as that party can tell. */
export function conditionsOf(record: Record, step: Step, until = Infinity): Condition[] {
  const all = [...new Set([...(step.after ?? []), ...(step.waitsFor ?? [])])].map((id) =>
    conditionOf(record, id, until),
  )
  // As of an earlier time, what only came up later was no condition yet; and in a party's eyes, what is out of its sight is none.
  return record.eyes.asOf === undefined && record.eyes.seenBy === undefined
    ? all
    : all.filter((c) => c.kind !== 'unknown')
}

const MET: { readonly [state in Confirmation['state']]: Condition['met'] } = {
  confirmed: 'yes',
  discharged: 'yes',
  'claimed, not confirmed': 'claimed',
  'nothing said': 'no',
  violated: 'no',
  suspended: 'no',
  'confirmed without standing': 'cannot tell',
  disputed: 'cannot tell',
}

function conditionOf(record: Record, id: string, until: number): Condition {
  const step = record.steps.get(id)
  if (step) {
    const { state } = confirmationOf(step, reportsOf(record, step, until))
    return { id, kind: 'step', met: MET[state], why: `${step.title}: ${state}` }
  }
  const paper = record.papers.get(id)
  if (paper) {
    const there = paper.existence === 'attested' && paper.onFile !== 'absent'
    return {
      id,
      kind: 'paper',
      met: there ? 'yes' : 'no',
      why: there ? 'on file' : `the paper is ${paper.existence === 'attested' ? 'absent' : paper.existence}`,
    }
  }
  if (record.statements.has(id)) return { id, kind: 'statement', met: 'yes', why: 'it was said' }
  const option = agreementOn(record, id)
  if (option) return { id, kind: 'option', ...option }
  return { id, kind: 'unknown', met: 'cannot tell', why: 'nothing on record by that name' }
}

/** What somebody must be shown of one thing that he is to vouch for. */
export interface ToShow {
  readonly step: string
  readonly state: 'has it' | 'to be shown' | 'nothing on file confirms it'
  /** Papers that bear it out: those he has, or those that he would have to be shown. */
  readonly papers: readonly string[]
}

/**
 * For each step of others before this one, at every depth: does its owner hold what confirms it? `theirs` is the owner's view of the same time.
 */
export function whatMustBeShown(record: Record, theirs: Record, step: Step, until = Infinity): ToShow[] {
  const seen = new Set<string>()
  const todo = [...(step.after ?? []), ...(step.waitsFor ?? [])]
  const shown: ToShow[] = []
  while (todo.length > 0) {
    const id = todo.shift()!
    const before = record.steps.get(id)
    if (!before || seen.has(id)) continue
    seen.add(id)
    todo.push(...(before.after ?? []))
    // Of what one's own side did one needs no proof.
    if (before.owner !== undefined && step.owner !== undefined && areOneSide(record, before.owner, step.owner)) continue
    const { state, confirmations } = confirmationOf(before, reportsOf(record, before, until))
    if (state === 'discharged') continue
    const bornOut = state === 'violated' || state === 'suspended' ? [] : confirmations
    const papers = [...new Set(bornOut.flatMap((r) => r.paper ?? []))]
    const held = papers.filter((p) => theirs.papers.has(p))
    shown.push(
      held.length > 0
        ? { step: id, state: 'has it', papers: held }
        : papers.length > 0
          ? { step: id, state: 'to be shown', papers }
          : { step: id, state: 'nothing on file confirms it', papers: [] },
    )
  }
  return shown
}

/** A condition of a step, and those of its parties in whose own view it is not met. */
export interface StillOpen extends Condition {
  readonly openFor: readonly string[]
}

/** The conditions of a step as the record has them, and for whom each is still open. `views`: each party's own, of the same time. */
export function conditionsForEach(
  record: Record,
  step: Step,
  views: ReadonlyMap<string, Record>,
  until = Infinity,
): StillOpen[] {
  return conditionsOf(record, step, until).map((c) => ({
    ...c,
    openFor: [...views].flatMap(([party, view]) =>
      c.met === 'yes' && conditionOf(view, c.id, until).met === 'yes' ? [] : [party],
    ),
  }))
}

/** Whom the conditions of a step concern: its owner, those who may confirm it, and whoever promised or proposed it. */
export function partiesTo(record: Record, step: Step): string[] {
  const said = [...record.statements.values()].filter((s) => s.about?.includes(step.id)).map((s) => s.speaker)
  return [...new Set([...(step.owner === undefined ? [] : [step.owner]), ...(step.mayConfirm ?? []), ...said])].filter(
    (p) => record.parties.has(p),
  )
}
