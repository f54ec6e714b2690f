/**
 * From a package that was accepted to what must be done: each option that is carried out by steps binds their owners, on the
 * conditions of the step and on those under which the option was accepted. An option that no step carries out is said to be such.
 *
 *     inspection: at sea   →   "Observe and photograph ships at sea" (the Navy), if the captains cooperate
 */
import type { Record } from '../record/record.ts'
import { type PlanStep, planOf } from './plan.ts'

/** One way for one issue, as a package has it. */
export interface Chosen {
  readonly issue: string
  readonly option: string
}

export interface Obligation {
  readonly issue: string
  readonly option: string
  readonly step: string
  readonly title: string
  /** Who is bound; nobody where the step has no owner yet. */
  readonly owner?: string
  /** What must come first, by ids of steps. */
  readonly after: readonly string[]
  /** In words: the step's own, then those of the parties that accepted on a condition. */
  readonly conditions: readonly { readonly words: string; readonly from?: string }[]
  readonly status: PlanStep['status']
}

export interface Obligations {
  readonly obligations: readonly Obligation[]
  /** Chosen, and nobody is to do anything about it: it needs a step, or none. */
  readonly withoutStep: readonly Chosen[]
  /** What a party has rejected cannot bind it: the package is not accepted by all. */
  readonly rejected: readonly { readonly issue: string; readonly option: string; readonly by: string }[]
}

/** `chosen` is a package as a list; steps name their options in `carriesOut`. Steps needed first come along, unbound. */
export function obligationsOf(record: Record, chosen: readonly Chosen[]): Obligations {
  const { steps } = planOf(record)
  const obligations: Obligation[] = []
  const withoutStep: Chosen[] = []
  const rejected: { issue: string; option: string; by: string }[] = []
  for (const c of chosen) {
    const latest = new Map(record.stances.filter((s) => s.option === c.option).map((s) => [s.party, s]))
    const asked = [...latest.values()].flatMap((s) =>
      s.stance === 'accepts-if' ? (s.condition ?? []).map((words) => ({ words, from: s.party })) : [],
    )
    for (const s of latest.values()) if (s.stance === 'rejects') rejected.push({ ...c, by: s.party })
    const carried = steps.filter((s) => s.carriesOut.includes(c.option))
    if (carried.length === 0) withoutStep.push(c)
    for (const s of carried)
      obligations.push({
        ...c,
        step: s.id,
        title: s.title,
        ...(s.owner !== undefined && { owner: s.owner }),
        after: s.after,
        conditions: [...s.condition.map((words) => ({ words })), ...asked],
        status: s.status,
      })
  }
  return { obligations, withoutStep, rejected }
}
