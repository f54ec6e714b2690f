/**
 * A confirmation that bears a date before the deed that it confirms.
 *
 *     the surveyor, 3 May: "the wall is down"    ·    the wall was pulled down on 6 May
 */
import { planOf } from '../plan/plan.ts'
import type { Check } from './checks.ts'
import { capital, finding, sayParty, sayWhen } from './evidence.ts'
import { placesOf, sayStep } from './plan-evidence.ts'

export const confirmationBeforeDeed: Check = {
  name: 'confirmation-before-deed',
  severity: 'warning',
  title: 'A step was confirmed before it was done',
  run: (record) =>
    planOf(record).steps.flatMap((s) =>
      s.confirmation.beforeDeed.map((r) =>
        finding('confirmation-before-deed', {
          severity: 'warning',
          message: `${capital(sayStep(s))} was confirmed${r.by === undefined ? '' : ` by ${sayParty(record, r.by)}`} on ${sayWhen(r.when!)}, and ${s.actual ? 'done' : 'by the word of whoever did it done'} only on ${sayWhen(s.confirmation.deed!)}.`,
          ...placesOf(record, [r], s),
          next: 'One of the two dates may be wrong; or what was confirmed is not what was done. It is not counted as a confirmation.',
        }),
      ),
    ),
}
