/**
 * The terms of a step (its conditions, its deadline, how long it takes …) are written down by the keeper, often later than the paper
 * that the step stands in. Each shows as far as a paper bears it: its own (`termsIn`), written by then and held.
 */
import type { Step } from '../record/record.ts'
import { TERMS } from '../record/said.ts'

/** The step with those terms only that `shown` lets pass, by the paper in which they stand, if they name one. */
export function withTerms(step: Step, shown: (paper: string | undefined) => boolean): Step {
  const gone = TERMS.filter(
    (t) => (step[t] !== undefined || step.termsIn?.[t] !== undefined) && !shown(step.termsIn?.[t]),
  )
  // What its conditions come to goes with them.
  const waits = step.waitsFor !== undefined && !shown(step.termsIn?.condition)
  if (gone.length === 0 && !waits) return step
  const { termsIn, ...rest } = step
  const left = Object.entries(termsIn ?? {}).filter(([t]) => !gone.some((g) => g === t))
  const out = new Set<string>([...gone, ...(waits ? ['waitsFor'] : [])])
  const kept = Object.fromEntries(Object.entries(rest).filter(([field]) => !out.has(field))) as unknown as Step
  return left.length ? { ...kept, termsIn: Object.fromEntries(left) } : kept
}
