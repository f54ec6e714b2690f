/**
 * A deadline still to come that cannot be kept even if everything before it goes as quickly as anybody says it can.
 *
 *     by Friday    ·    two steps before it, of three days each, and today is Wednesday
 */

import { rangeOf } from '../plan/distribution.ts'
import { sayLength } from '../plan/duration.ts'
import { isDone, type Plan, type PlanStep, planOf } from '../plan/plan.ts'
import type { Check } from './checks.ts'
import { capital, finding, list, sayParty } from './evidence.ts'
import { placesOf, sayStep } from './plan-evidence.ts'

export const deadlineCannotBeMet: Check = {
  name: 'deadline-cannot-be-met',
  severity: 'error',
  title: 'A deadline cannot be met even at the quickest',
  run: (record) => {
    const plan = planOf(record)
    if (plan.faults.length > 0) return []
    const soonest = soonestEnds(plan)
    return plan.steps.flatMap((s) => {
      const deadline = s.by?.latest
      const end = soonest.get(s.id)!
      if (isDone(s) || typeof deadline !== 'number' || deadline < plan.now || end.at <= deadline) return []
      const first = end.through.filter((x) => x !== s)
      return [
        finding('deadline-cannot-be-met', {
          severity: 'error',
          message: `${capital(sayStep(s))} is to be done by ${s.by!.words}; at the quickest it is done ${sayLength(end.at - deadline)} later${first.length ? `, after ${list(first.map((x) => `“${x.title}”`))}` : ''}.`,
          ...placesOf(record, s.reports, s),
          next: `Ask ${s.owner === undefined ? 'its owner' : sayParty(record, s.owner)} for another date, or for a shorter way: see chancery plan --step ${s.id}.`,
        }),
      ]
    })
  },
}

interface Soonest {
  readonly at: number
  readonly through: readonly PlanStep[]
}

/** The earliest end of each step, and the steps that it waits for; the plan's steps stand in an order in which that works. */
function soonestEnds(plan: Plan): Map<string, Soonest> {
  const ends = new Map<string, Soonest>()
  for (const s of plan.steps) {
    const last = s.after
      .map((id) => ends.get(id)!)
      .reduce<Soonest>((a, b) => (b.at > a.at ? b : a), { at: plan.now, through: [] })
    const least = s.lasts ? rangeOf(s.lasts).min : 0
    const begun = s.status === 'in effect' ? begunAt(s, plan.now) : undefined
    ends.set(
      s.id,
      isDone(s)
        ? { at: plan.now, through: [] }
        : { at: Math.max(plan.now, (begun ?? last.at) + least), through: [...last.through, s] },
    )
  }
  return ends
}

/** When it was begun at the earliest: what is left is then the least. */
function begunAt(s: PlanStep, now: number): number {
  const when = s.reports.find((r) => r.event === 'begun' || r.event === 'in-effect')?.when?.earliest
  return typeof when === 'number' ? Math.min(when, now) : now
}
