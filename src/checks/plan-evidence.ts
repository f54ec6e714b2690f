/** What the checks of the plan share: naming a step, and where what was said of it stands. */
import type { PlanStep } from '../plan/plan.ts'
import type { StepReport } from '../plan/step-report.ts'
import type { Record } from '../record/record.ts'

export function sayStep(step: Pick<PlanStep, 'title'>): string {
  return `the step “${step.title}”`
}

/** Papers, statements and parties of a finding on a step; the first paper is where to look. */
export function placesOf(record: Record, reports: readonly StepReport[], step: PlanStep) {
  const entered = record.steps.get(step.id)?.in
  const papers = [
    ...new Set([...reports.flatMap((r) => r.paper ?? []), ...(entered === undefined ? [] : [entered])]),
  ].filter((id) => record.papers.has(id))
  const parties = [
    ...new Set([...(step.owner === undefined ? [] : [step.owner]), ...reports.flatMap((r) => r.by ?? [])]),
  ]
  const statements = [...new Set(reports.flatMap((r) => r.statement ?? []))]
  return {
    ...(papers[0] !== undefined && { paper: papers[0] }),
    evidence: [],
    papers,
    parties,
    ...(statements.length > 0 && { statements }),
  }
}
