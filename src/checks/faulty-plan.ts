/**
 * Steps that cannot be as they are entered, so that nothing is computed on the plan.
 *
 *     the mast before the sail, and the sail before the mast
 */
import type { Fault } from '../plan/network.ts'
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
    const report = (f: Fault, severity: 'error' | 'warning', consequence: string) => {
      const step = plan.steps.find((s) => s.id === f.step)
      return finding('faulty-plan', {
        severity,
        message: `${f.place}: ${f.message} ${consequence}`,
        ...(step ? placesOf(record, step.reports, step) : { evidence: [], papers: [], parties: [] }),
        next: f.remedy,
      })
    }
    return [
      ...plan.faults.map((f) => report(f, 'error', 'Nothing was computed on the plan.')),
      ...plan.unknownNames.map((f) => report(f, 'warning', 'The plan is computed all the same.')),
    ]
  },
}
