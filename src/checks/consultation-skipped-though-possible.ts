/**
 * Somebody whom a step concerns was not asked before it was promised, though a question and an answer would have fitted into the hours
 * there were, by the passages known then.
 *
 *     Ben's offer came on Monday at nine; Ana accepted for both on Wednesday; a letter to Carla and back takes a day
 */
import type { Collation } from '../collation/collate.ts'
import { boundsOf, departureOf } from '../plan/channel.ts'
import { type Consultation, consult } from '../plan/consult.ts'
import { sayLength } from '../plan/duration.ts'
import { type PlanStep, planOf } from '../plan/plan.ts'
import { areOneSide } from '../plan/sides.ts'
import type { StepReport } from '../plan/step-report.ts'
import type { Record } from '../record/record.ts'
import type { When } from '../record/when.ts'
import type { Check } from './checks.ts'
import { capital, finding, list, sayPaper, sayParty } from './evidence.ts'
import { placesOf, sayStep } from './plan-evidence.ts'

export const consultationSkippedThoughPossible: Check = {
  name: 'consultation-skipped-though-possible',
  severity: 'warning',
  title: 'Somebody concerned was not asked, though there was time',
  run: (record, whole) =>
    planOf(record).steps.flatMap((s) =>
      (record.steps.get(s.id)?.consult ?? []).flatMap((p) => look(record, whole, s, p)),
    ),
}

function look(record: Record, whole: Collation, s: PlanStep, party: string) {
  const promise = s.reports.find(
    (r) => r.event === 'agreed' && r.standing === 'own side' && r.paper !== undefined && r.by !== undefined,
  )
  if (!promise || areOneSide(record, promise.by!, party)) return []
  const before = departureOf(record, promise.paper!)
  const since = windowStart(record, whole, promise)
  if (!before || !since || !boundsOf(before)) return []
  const { asked, perhaps } = askedIn(record, whole, promise, party, since, before)
  if (asked) return []
  const answer = consult(record, { asker: promise.by!, with: party, since, before })
  if (!answer?.then.needed || (answer.then.verdict !== 'yes' && answer.then.verdict !== 'depends')) return []
  return [report(record, s, promise, party, answer, perhaps)]
}

/** When the paper that the promise answers had set out: the last of them, if it answers several. */
function windowStart(record: Record, whole: Collation, promise: StepReport): When | undefined {
  return whole.replies
    .filter((r) => r.reply === promise.paper)
    .flatMap((r) => departureOf(record, r.to) ?? [])
    .filter((w) => boundsOf(w) !== undefined)
    .sort((a, b) => boundsOf(b)!.to - boundsOf(a)!.to)[0]
}

/**
 * Papers to them and talks with them that fell into the window: then they were asked; and papers that only may have, being known to
 * the day. What cites the promise came after it.
 */
function askedIn(record: Record, whole: Collation, promise: StepReport, party: string, since: When, before: When) {
  const asker = promise.by!
  const later = new Set(whole.links.filter((l) => l.targets.includes(promise.paper!)).map((l) => l.paper))
  const [from, to] = [boundsOf(since)!.from, boundsOf(before)?.to ?? Infinity]
  const within = (when: When | undefined): 'yes' | 'perhaps' | 'no' => {
    const at = when && boundsOf(when)
    if (!at || at.to < from || at.from > to) return 'no'
    return at.from >= from && at.to <= to ? 'yes' : 'perhaps'
  }
  const perhaps: string[] = []
  for (const p of record.papers.values()) {
    const toThem = p.from.some((f) => areOneSide(record, f, asker)) && p.to.some((t) => areOneSide(record, t, party))
    if (!toThem || later.has(p.id)) continue
    const fell = within(departureOf(record, p.id))
    if (fell === 'yes') return { asked: true, perhaps }
    if (fell === 'perhaps') perhaps.push(p.id)
  }
  for (const m of record.meetings.values()) {
    const there = (side: string) => (m.present ?? []).some((x) => areOneSide(record, x.for ?? x.party, side))
    if (there(asker) && there(party) && within(m.when) !== 'no') return { asked: true, perhaps }
  }
  return { asked: false, perhaps }
}

function report(
  record: Record,
  s: PlanStep,
  promise: StepReport,
  party: string,
  c: Consultation,
  perhaps: readonly string[],
) {
  const { verdict, needed, probability } = c.then
  const sure = verdict === 'yes'
  const figures = `${sayLength(c.window.min)} between the two papers, and ${sayLength(needed!.min)}${needed!.max - needed!.min < 60_000 ? '' : ` to ${sayLength(needed!.max)}`} there and back by the passages known then`
  const places = placesOf(record, [promise], s)
  const open = perhaps.length
    ? ` (${list(perhaps.map((id) => sayPaper(record, id)))} is known only to the day, and may have)`
    : ''
  return finding('consultation-skipped-though-possible', {
    severity: sure && perhaps.length === 0 ? 'warning' : 'info',
    message: `${capital(sayStep(s))} concerns ${sayParty(record, party)}, and no paper or talk on record asks before ${sayPaper(record, promise.paper!)}${open}; there were ${figures}${sure ? '' : `, which fits in ${Math.round(probability!.value * 100)} of 100 cases`}.`,
    ...places,
    papers: [...places.papers, ...perhaps],
    parties: [...new Set([...places.parties, party])],
    next: `See what it assumes: chancery plan consult --with ${party} --before ${promise.paper}.`,
  })
}
