/**
 * A deadline still to come that cannot be kept even if everything before it goes as quickly as anybody says it can.
 *
 *     by Friday    ·    two steps before it, of three days each, and today is Wednesday
 */
import { sayLength } from '../plan/duration.ts'
import { isDone, planOf } from '../plan/plan.ts'
import { soonestEnds, withoutRefused } from '../plan/soonest.ts'
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
    const { live } = withoutRefused(plan.steps)
    const soonest = soonestEnds(live, plan.now)
    return live.flatMap((s) => {
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
