/** The plan at its quickest: every step takes the least that anybody says, and what was refused is no link any more. */
import { rangeOf } from './distribution.ts'
import { isDone, type PlanStep } from './plan.ts'

/** Without what was refused: whoever waited for it waits for what came before it. `refused`: those for which others waited. */
export function withoutRefused(steps: readonly PlanStep[]): {
  readonly live: readonly PlanStep[]
  readonly refused: readonly PlanStep[]
} {
  const byId = new Map(steps.map((s) => [s.id, s]))
  const awaited = new Set<PlanStep>()
  const live = steps
    .filter((s) => s.status !== 'refused')
    .map((s) => {
      const after = new Set(s.after)
      for (const id of after) {
        const before = byId.get(id)
        if (before?.status !== 'refused') continue
        awaited.add(before)
        for (const earlier of before.after) after.add(earlier)
      }
      const kept = [...after].filter((id) => byId.get(id)?.status !== 'refused')
      return kept.length === s.after.length && kept.every((id, i) => id === s.after[i]) ? s : { ...s, after: kept }
    })
  return { live, refused: steps.filter((s) => awaited.has(s)) }
}

export interface Soonest {
  /** An instant, ms. */
  readonly at: number
  readonly through: readonly PlanStep[]
}

/** The earliest end of each step, and the steps that it waits for. They stand in an order in which that works, as `planOf` gives them. */
export function soonestEnds(steps: readonly PlanStep[], now: number): ReadonlyMap<string, Soonest> {
  const ends = new Map<string, Soonest>()
  for (const s of steps) {
    const last = s.after
      .flatMap((id) => ends.get(id) ?? [])
      .reduce<Soonest>((a, b) => (b.at > a.at ? b : a), { at: now, through: [] })
    const least = s.lasts ? rangeOf(s.lasts).min : 0
    const begun = runsSince(s, now)?.earliest
    ends.set(
      s.id,
      isDone(s)
        ? { at: now, through: [] }
        : { at: Math.max(now, (begun ?? last.at) + least), through: [...last.through, s] },
    )
  }
  return ends
}

/**
 * Since when a step's length has been running, as far as the record leaves that open, and no later than now: since it was begun; and
 * for one that waits for nothing, since it was promised. "Four to five months", said on 27 October, end in February or March
 * whenever one looks. Undefined: it has not begun.
 */
export function runsSince(
  s: PlanStep,
  now: number,
): { readonly earliest: number; readonly latest: number } | undefined {
  const began = s.reports.find((r) => r.event === 'begun' || r.event === 'in-effect')?.when
  const promises = s.reports.filter((r) => r.event === 'agreed').flatMap((r) => r.when ?? [])
  const whens =
    s.status === 'in effect' ? (began ? [began] : []) : s.status === 'agreed' && s.after.length === 0 ? promises : []
  if (s.status !== 'in effect' && whens.length === 0) return undefined
  const latest = Math.min(
    now,
    ...[Math.max(...whens.map((w) => (typeof w.latest === 'number' ? w.latest : now)))].filter(Number.isFinite),
  )
  const earliest = Math.min(latest, ...whens.flatMap((w) => (typeof w.earliest === 'number' ? [w.earliest] : [])))
  return { earliest, latest }
}
