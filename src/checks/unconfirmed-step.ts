/**
 * A step that is done by the word of those who were to do it, and that nobody else confirms; or that only somebody confirms who
 * has no standing to.
 *
 *     the carrier: "the crates are ashore"    ·    and nobody who could have seen it says so
 */
import { type PlanStep, planOf } from '../plan/plan.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { capital, finding, list, sayParty } from './evidence.ts'
import { placesOf, sayStep } from './plan-evidence.ts'

export const unconfirmedStep: Check = {
  name: 'unconfirmed-step',
  severity: 'warning',
  title: 'A step is done by claim, and nobody confirms it',
  run: (record) => {
    const { steps } = planOf(record)
    const awaited = new Set(steps.flatMap((s) => s.after))
    return steps
      .filter(
        (s) =>
          s.confirmation.state === 'claimed, not confirmed' || s.confirmation.state === 'confirmed without standing',
      )
      .map((s) => report(record, s, awaited.has(s.id) || s.mayConfirm.length > 0))
  },
}

/** Where others wait for it, or somebody was named to confirm it, that is a gap; else something to know. */
function report(record: Record, s: PlanStep, matters: boolean) {
  const { claims, withoutStanding, state } = s.confirmation
  const speakers = [...new Set(claims.flatMap((r) => r.by ?? []))].map((p) => sayParty(record, p))
  const claimed = speakers.length > 0 ? `is done by the word of ${list(speakers)}` : 'is entered as done'
  const others = [...new Set(withoutStanding.flatMap((r) => r.by ?? []))].map((p) => sayParty(record, p))
  const message =
    state === 'claimed, not confirmed'
      ? `${capital(sayStep(s))} ${claimed}; nobody else on record confirms it.`
      : `${capital(sayStep(s))} is confirmed by ${list(others) || 'somebody unnamed'} only, who ${others.length > 1 ? 'are' : 'is'} not among those who may confirm it.`
  const may = s.mayConfirm.map((p) => sayParty(record, p))
  return finding('unconfirmed-step', {
    severity: matters ? 'warning' : 'info',
    message,
    ...placesOf(record, [...claims, ...withoutStanding], s),
    next:
      may.length > 0
        ? `It is for ${list(may)} to confirm it.`
        : 'Ask who could have seen it: a report of theirs would confirm it.',
  })
}
