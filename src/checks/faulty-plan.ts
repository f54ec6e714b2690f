/**
 * Steps that cannot be as they are entered, so that nothing is computed on the plan.
 *
 *     the mast before the sail, and the sail before the mast
 */
import { planOf } from '../plan/plan.ts'
import type { Check } from './checks.ts'
import { finding } from './evidence.ts'
import { placesOf } from './plan-evidence.ts'

export const faultyPlan: Check = {
  name: 'faulty-plan',
  severity: 'error',
  title: 'A plan that cannot be as it is entered',
  run: (record) => {
    const plan = planOf(record)
    return plan.faults.map((f) => {
      const step = plan.steps.find((s) => s.id === f.step)
      return finding('faulty-plan', {
        severity: 'error',
        message: `${f.place}: ${f.message} Nothing was computed on the plan.`,
        ...(step ? placesOf(record, step.reports, step) : { evidence: [], papers: [], parties: [] }),
        next: f.remedy,
      })
    })
  },
}
