/** The plan as it is printed: the chain with its marks, what holds it up, the clock, and what a third party must be shown. */

import type { StillOpen, ToShow } from '../plan/confirmation.ts'
import type { Consultation, ConsultBasis } from '../plan/consult.ts'
import { sayLength } from '../plan/duration.ts'
import type { Forecast } from '../plan/forecast.ts'
import type { Plan, PlanStep } from '../plan/plan.ts'
import { nameOf, type Record } from '../record/record.ts'
import { count, paint, titleOf, wrap } from './print-text.ts'
import { sayInstant } from './print-time.ts'
import { listErrands } from './to-do.ts'

/** A mark for each standing, so that the list can be read down its edge. */
const MARK: { readonly [state in PlanStep['confirmation']['state']]: string } = {
  confirmed: '●',
  'claimed, not confirmed': '◐',
  'confirmed without standing': '◑',
  disputed: '!',
  violated: '✗',
  suspended: '‖',
  discharged: '–',
  'nothing said': '○',
}

const MET: { readonly [met in StillOpen['met']]: string } = {
  yes: 'met',
  claimed: 'met, if one takes the word of whoever was to do it',
  no: 'not met',
  'cannot tell': 'cannot tell',
}

export interface PlanAnswer {
  readonly plan: Plan
  /** What is printed: a chain, or all of it. */
  readonly steps: readonly PlanStep[]
  readonly open: readonly PlanStep[]
  readonly forecast?: Forecast
  /** Of the step asked about, if one was. */
  readonly conditions?: readonly StillOpen[]
  /** For each step that a third party is to do: what it must be shown. */
  readonly toShow: ReadonlyMap<string, readonly ToShow[]>
}

export function* printPlan(record: Record, answer: PlanAnswer, covers: string): Generator<string> {
  const { steps, open, forecast, toShow } = answer
  yield `${covers}\n\n`
  yield `${paint('bold', `Steps (${steps.length})`)}   ● confirmed  ◐ claimed only  ◑ confirmed without standing  ! disputed  ○ not done${sayRarer(steps)}\n`
  for (const s of steps) yield* printStep(record, s)
  if (open.length > 0) {
    yield `\n${paint('bold', `Not confirmed (${open.length})`)}, the open links first\n`
    for (const s of open) yield `${wrap(sayOpen(record, s), '    ', '  ')}\n`
  }
  const goal = steps.at(-1)
  if (answer.conditions?.length && goal) {
    yield `\n${wrap(paint('bold', `What "${goal.title}" waits for`))}\n`
    for (const c of answer.conditions) {
      const open = c.openFor.map((p) => nameOf(record, p)).join(', ')
      yield `${wrap(`${c.why}: ${MET[c.met]}${open && `; open for ${open}`}`, '    ', '  ')}\n`
    }
  }
  for (const [id, list] of toShow) {
    const step = steps.find((s) => s.id === id)!
    yield `\n${wrap(paint('bold', `What ${nameOf(record, step.owner!)} must be shown before "${step.title}"`))}\n`
    for (const t of list) {
      const papers = t.papers.map((p) => titleOf(record, undefined, p)).join('; ')
      yield `${wrap(`${record.steps.get(t.step)?.title ?? t.step}: ${t.state}${papers && `: ${papers}`}`, '    ', '  ')}\n`
    }
  }
  if (forecast) yield* printForecast(record, answer, forecast)
  if (steps.length === answer.plan.steps.length) yield* printErrands(record)
}

/** What few plans have is explained where it stands. */
function sayRarer(steps: readonly PlanStep[]): string {
  return (['violated', 'suspended', 'discharged'] as const)
    .filter((state) => steps.some((s) => s.confirmation.state === state))
    .map((state) => `  ${MARK[state]} ${state}`)
    .join('')
}

/** What those who keep the record have set themselves is no step, and is not in the clock. */
function* printErrands(record: Record): Generator<string> {
  const errands = listErrands(record)
  if (errands.length === 0) return
  yield `\n${paint('bold', `Errands (${errands.length})`)}, which are no steps of this plan\n`
  for (const { title, owner, by, actual } of errands) {
    const said = [owner && nameOf(record, owner), by && `by ${by.words}`, actual && `done ${actual.words}`]
    const more = said.filter(Boolean).join(', ')
    yield `${wrap(more ? `${title} (${more})` : title, '    ', '  ')}\n`
  }
}

function* printStep(record: Record, s: PlanStep): Generator<string> {
  const who = s.owner === undefined ? '' : ` (${nameOf(record, s.owner)})`
  const or = s.orElse.length ? `, or ${s.orElse.join(', or ')}: the order of the reports cannot be told` : ''
  yield `${wrap(`${MARK[s.confirmation.state]} ${s.title}${who}: ${s.status}${or}`, '    ', '  ')}\n`
  const lines: string[] = []
  if (s.after.length > 0) lines.push(`after ${s.after.join(', ')}`)
  if (s.condition.length > 0) lines.push(`if ${s.condition.join('; ')}`)
  if (s.duration !== undefined) lines.push(`takes ${s.duration}`)
  if (s.by) lines.push(`by ${s.by.words}`)
  if (lines.length > 0) yield `${wrap(paint('dim', lines.join(' · ')), '      ')}\n`
}

function sayOpen(record: Record, s: PlanStep): string {
  const said = s.reports.filter((r) => r.event !== 'proposed').at(-1)
  const who =
    said?.by === undefined ? '' : `: ${nameOf(record, said.by)}, ${said.when?.words ?? 'undated'}: ${said.words}`
  return `${s.title} (${s.status})${who}`
}

function* printForecast(record: Record, { plan, steps }: PlanAnswer, f: Forecast): Generator<string> {
  const title = (id: string) => steps.find((s) => s.id === id)?.title ?? id
  const { zone } = record.settings
  const at = (ms: number) => (plan.undated ? `after ${sayLength(ms)}` : sayInstant(f.from + ms, zone))
  const from = plan.undated ? 'any day, as nothing on record has a date (--as-of names one)' : sayInstant(f.from, zone)
  yield `\n${wrap(`${paint('bold', 'The clock')}, from ${from}`)}\n`
  const { end, onTime, cost } = f.simulation
  const vague = f.unknown.length > 0
  const spread =
    end.p90 - end.p10 < 60_000 ? '' : ` (one in ten before ${at(end.p10)}, one in ten after ${at(end.p90)})`
  yield `${wrap(`likely done${vague ? ', or later:' : ''} ${at(end.p50)}${spread}; at the quickest ${at(f.quickest)}`, '    ', '  ')}\n`
  if (onTime && f.by !== undefined) {
    const most = f.unknown.length ? 'at most ' : ''
    yield `  in time for ${sayInstant(f.by, zone)}: ${most}${percent(onTime.value)} (${percent(onTime.lowest)} to ${percent(onTime.highest)}; ${count(f.simulation.runs, 'run')}, seed ${f.simulation.seed})\n`
  }
  if (!f.dated) yield '  there is no deadline to be in time for: --by names one\n'
  else if (f.controllable)
    yield `  ${f.unknown.length ? 'so far as anybody says how long it takes, ' : ''}there is a way to be in time whatever happens\n`
  else {
    yield '  no way is in time whatever happens:\n'
    for (const c of f.conflict) yield `${wrap(c, '      ', '    - ')}\n`
  }
  if (cost.value > 0)
    yield `${wrap(`expected cost of delay${f.unknown.length ? ', at least' : ''}: ${cost.value.toFixed(2)} (${cost.lowest.toFixed(2)} to ${cost.highest.toFixed(2)})${sayCosts(record, steps)}`, '    ', '  ')}\n`
  for (const p of f.simulation.paths.slice(0, 3))
    yield `${wrap(`held up in ${percent(p.share)} of the runs by: ${p.steps.map(title).join(' → ')}`, '    ', '  ')}\n`
  const [gain] = f.gains
  if (gain)
    yield `${wrap(`helps most: ${title(gain.id)}, shorter by ${sayLength(gain.by)}: everything done ${sayLength(gain.earlier)} earlier`, '    ', '  ')}\n`
  if (f.refused.length > 0)
    yield `${wrap(`refused, though others wait for it: ${f.refused.map(title).join('; ')}. It is left out, and so is the time of whatever takes its place`, '    ', '  ')}\n`
  if (f.unknown.length > 0)
    yield `${wrap(`nobody says how long these take, and they are counted as taking no time: ${f.unknown.map(title).join('; ')}`, '    ', '  ')}\n`
}

/** In what, and borne by whom. */
function sayCosts(record: Record, steps: readonly PlanStep[]): string {
  const costs = steps.flatMap((s) => s.delay)
  const units = [...new Set(costs.flatMap((d) => d.unit ?? []))]
  const bearers = [...new Set(costs.flatMap((d) => d.bearer ?? []))].map((b) => nameOf(record, b))
  return `${units.length ? ` × ${units.join(', ')}` : ''}${bearers.length ? `, borne by ${bearers.join(', ')}` : ''}`
}

export function percent(share: number): string {
  const p = share * 100
  return p > 0 && p < 1 ? '<1%' : p > 99 && p < 100 ? '>99%' : `${Math.round(p)}%`
}

const VERDICTS = { yes: 'Yes', depends: 'It depends', no: 'No', 'cannot tell': 'Cannot tell' } as const

export function* printConsultation(record: Record, c: Consultation): Generator<string> {
  const [asker, other] = [nameOf(record, c.asker), nameOf(record, c.with)]
  yield `${wrap(`${paint('bold', VERDICTS[c.verdict])}: could ${asker} have asked ${other}, and had an answer?`)}\n\n`
  yield `  window     ${range(c.window)}\n`
  yield* printBasis(record, 'known then', c.then, c)
  yield* printBasis(record, 'on record', c.record, c)
  if (c.open.length > 0) {
    const [min, max] = [Math.min(...c.open.map((p) => p.min)), Math.max(...c.open.map((p) => p.max))]
    yield `\n  without the cipher: ${range({ min, max })} (${count(c.open.length, 'passage')})\n`
  }
  yield `\n${paint('bold', 'This assumes')}\n`
  for (const a of c.assumes) yield `${wrap(a, '    ', '  - ')}\n`
  if (c.leftAside.length > 0) {
    yield `\n${paint('bold', `Not counted (${c.leftAside.length})`)}\n`
    for (const l of c.leftAside) yield `${wrap(`${titleOf(record, undefined, l.paper)}: ${l.why}`, '    ', '  - ')}\n`
  }
}

function* printBasis(record: Record, name: string, b: ConsultBasis, c: Consultation): Generator<string> {
  yield `\n  ${paint('bold', name)}: ${count(b.passages.length, 'passage')}${b.verdict === 'cannot tell' ? '; nothing to go by' : ''}\n`
  for (const p of b.passages)
    yield `${wrap(`${p.about ? 'about ' : ''}${range(p)}  ${titleOf(record, undefined, p.paper)}`, '        ', '    ')}\n`
  if (!b.oneWay || !b.needed || !b.probability) return
  yield `    one way ${range(b.oneWay)}; there and back ${range(b.needed)}\n`
  const spare = c.window.min - b.needed.min
  const over = b.needed.max - c.window.max
  yield `${wrap(
    b.verdict === 'yes'
      ? `yes: even at the slowest ${sayLength(-over)} are left`
      : b.verdict === 'no'
        ? `no: even at the quickest ${sayLength(-spare)} are wanting`
        : `it depends: at the quickest ${sayLength(spare)} are left to draft and decide, at the slowest ${sayLength(over)} are wanting; there and back fit in ${percent(b.probability.value)} of the cases (${percent(b.probability.lowest)} to ${percent(b.probability.highest)}, if any one passage is left out)`,
    '    ',
  )}\n`
}

function range({ min, max }: { readonly min: number; readonly max: number }): string {
  return max - min < 60_000 ? sayLength(min) : `${sayLength(min)} to ${sayLength(max)}`
}
