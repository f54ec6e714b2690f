/** `chancery plan`: what must happen, who confirms it, and whether it can be in time; and `chancery plan consult`. */
import { collate } from '../collation/collate.ts'
import { lendEyes } from '../collation/eyes.ts'
import { findNearest } from '../intake/nearest.ts'
import { boundsOf, departureOf } from '../plan/channel.ts'
import { conditionsForEach, partiesTo, type StillOpen, type ToShow, whatMustBeShown } from '../plan/confirmation.ts'
import { consult } from '../plan/consult.ts'
import { readDuration } from '../plan/duration.ts'
import { forecastPlan } from '../plan/forecast.ts'
import { chainTo, isDone, openLinks, type Plan, type PlanStep, planOf } from '../plan/plan.ts'
import { areOneSide } from '../plan/sides.ts'
import { readDateWords } from '../reading/date-words.ts'
import { nameOf, type Record } from '../record/record.ts'
import { asOfInstant, on, type When } from '../record/when.ts'
import { writeCalendar, writeSteps } from '../reports/plan-calendar.ts'
import { printConsultation, printPlan } from '../reports/print-plan.ts'
import { listErrands } from '../reports/to-do.ts'
import { writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { loadRecord } from './load.ts'
import { coversOf, eyesInJson, readEyes, readParty, sayCovers, seenWith } from './look.ts'
import { answerNetwork, failsOn, isNetworkFile } from './plan-network.ts'
import { readRuns, readSeed } from './plan-options.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'plan',
  summary: 'what must happen, who confirms it, and whether it can be in time',
  usage:
    'chancery plan PAPERS… [--step ID] [--by TIME] [options]\n  chancery plan NETWORK.json [--by NUMBER] [options]\n  chancery plan consult PAPERS… --with PARTY --before TIME|PAPER [--since TIME|PAPER] [--from PARTY] [options]',
  about:
    'The steps of the plan with their standing, as it follows from dated reports; what is claimed and not confirmed; whether there is a\nway to be in time whatever happens, and how likely it is; what a third party must be shown before it can say so.\nOf a network: is it dynamically controllable, and if not, which constraints conflict.\nconsult: could a party have been asked, and have answered, in the hours there were?',
  options: [
    { name: 'by', value: 'TIME', says: 'everything is to be done by then: a date, or for a network a number' },
    { name: 'step', value: 'ID', says: 'only what leads to this step' },
    { name: 'runs', value: 'N', says: 'how often chance is tried (20000)' },
    { name: 'seed', value: 'N', says: 'where chance begins: the same seed gives the same answer (1)' },
    { name: 'with', value: 'PARTY', says: 'consult: whom to ask' },
    {
      name: 'before',
      value: 'TIME',
      says: 'consult: by when the answer had to be there; or the id of the paper that was sent then',
    },
    {
      name: 'since',
      value: 'TIME',
      says: 'consult: from when one could ask; or a paper. Default: the paper that --before answers, or --as-of',
    },
    { name: 'from', value: 'PARTY', says: 'consult: who asks. Default: the author of the paper that --before names' },
    {
      name: 'decide',
      value: 'DURATION',
      says: 'consult: time to draft and decide: "1 to 3 hours". Default: none is counted',
    },
    ...commonOptions('text', 'json', 'ics', 'csv'),
  ],
  example: 'chancery plan examples/october-1962 --as-of 1962-11-05 --step quarantine-lift',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  if (given.papers[0] === 'consult') return runConsult({ ...given, papers: given.papers.slice(1) }, terminal)
  if (given.papers.length === 1 && isNetworkFile(given.papers[0]!))
    return answerNetwork(given.papers[0]!, given, terminal)
  const loaded = await loadRecord('plan', given, terminal)
  const whole = loaded.record
  const seen = seenWith(whole, readEyes(whole, given, terminal))
  const plan = planOf(seen)
  if (plan.faults.length > 0)
    throw new UsageError(
      plan.faults.map((f) => `${f.place}: ${f.message}`).join('\n'),
      `Nothing was computed on this plan. ${[...new Set(plan.faults.map((f) => f.remedy))].join(' ')}`,
    )
  const step = readStep(plan, given)
  const by = given.text('by') === undefined ? undefined : readInstant(seen, given.text('by')!, 'by')
  const steps = step === undefined ? plan.steps : chainTo(plan, step)
  const forecast = forecastPlan(plan, {
    ...(step !== undefined && { step }),
    ...(by !== undefined && { by }),
    runs: readRuns(given),
    seed: readSeed(given),
  })
  const toShow = shownTo(seen, steps)
  const conditions = step === undefined ? [] : conditionsOfStep(seen, step)
  const answer = { plan, conditions, steps, open: openSteps(steps), toShow, ...(forecast && { forecast }) }
  switch (given.text('format') ?? 'text') {
    case 'json': {
      const onTime = forecast?.simulation.onTime
      await writeValue(terminal, {
        controllable: forecast?.controllable ?? true,
        conflict: forecast?.conflict ?? [],
        ...(onTime && {
          onTime: { by: given.text('by'), probability: onTime.value, lowest: onTime.lowest, highest: onTime.highest },
        }),
        ...eyesInJson(seen),
        now: new Date(plan.now).toISOString(),
        open: answer.open.map((s) => s.id),
        steps,
        conditions,
        toShow: Object.fromEntries(toShow),
        errands: listErrands(seen),
        ...(forecast && { forecast }),
        covers: coversOf(seen, loaded.unreadable),
      })
      break
    }
    case 'ics':
      await terminal.write(writeCalendar(seen, steps, forecast))
      break
    case 'csv':
      await terminal.write(writeSteps(seen, steps, forecast))
      break
    default:
      await writeText(terminal, printPlan(seen, answer, sayCovers({ covers: coversOf(seen, loaded.unreadable), seen })))
  }
  return failsOn(given) && forecast?.dated && !forecast.controllable ? 1 : 0
}

/** Not confirmed, and others wait for it: the links that hold the chain open; then what else is open. */
function openSteps(steps: readonly PlanStep[]): PlanStep[] {
  const first = new Set(openLinks(steps))
  const rest = steps.filter((s) => s.confirmation.state !== 'confirmed' && s.status !== 'discharged' && !first.has(s))
  return [...steps.filter((s) => first.has(s)), ...rest]
}

/** Of the step asked about: which of its conditions are met, and for which of its parties, each by its own view. */
function conditionsOfStep(seen: Record, id: string): readonly StillOpen[] {
  const step = seen.steps.get(id)
  if (!step || seen.eyes.seenBy !== undefined) return []
  const views = new Map(partiesTo(seen, step).map((p) => [p, lendEyes(seen, { seenBy: p })]))
  return conditionsForEach(seen, step, views, (seen as { until?: number }).until)
}

/** What each party must be shown that is to do something after what others do. */
function shownTo(seen: Record, steps: readonly PlanStep[]): Map<string, readonly ToShow[]> {
  const shown = new Map<string, readonly ToShow[]>()
  for (const s of steps) {
    const step = seen.steps.get(s.id)
    const owner = s.owner
    if (!step || owner === undefined || !seen.parties.has(owner)) continue
    if (s.after.length === 0 || isDone(s) || s.status === 'refused') continue
    const until = (seen as { until?: number }).until
    // A party's own view is not looked through with another's eyes.
    const theirs = seen.eyes.seenBy === undefined ? lendEyes(seen, { seenBy: owner }) : seen
    const list = whatMustBeShown(seen, theirs, step, until)
    if (list.length > 0) shown.set(s.id, list)
  }
  return shown
}

function readStep(plan: Plan, given: Given): string | undefined {
  const typed = given.text('step')
  if (typed === undefined || plan.steps.some((s) => s.id === typed)) return typed
  const near = findNearest(
    typed,
    plan.steps.map((s) => s.id),
  )
  throw new UsageError(
    `--step ${typed}: no step of this plan has that id.`,
    near ? `The nearest: ${near}.` : `Steps: ${plan.steps.map((s) => s.id).join(', ') || 'none'}.`,
  )
}

function readInstant(record: Record, typed: string, option: string): number {
  const edtf = asOfInstant(typed, record.settings.zone) === undefined ? readDateWords(typed.trim())?.edtf : typed
  const instant = edtf === undefined ? undefined : asOfInstant(edtf, record.settings.zone)
  if (instant !== undefined) return instant
  throw notATime(option, typed)
}

function notATime(option: string, typed: string): UsageError {
  return new UsageError(
    `--${option} ${typed}: this is neither a time nor a paper of this record.`,
    'Write a date with its year, in words or as EDTF: 1962-10-28T17:00+03:00, 1962-11-20, "20 November 1962".',
  )
}

async function runConsult(given: Given, terminal: Terminal): Promise<number> {
  const [other, before] = [given.text('with'), given.text('before')]
  if (other === undefined || before === undefined)
    throw new UsageError(
      `Consult ${other === undefined ? 'whom? --with PARTY' : 'by when? --before TIME'} is needed.`,
      'For example: chancery plan consult letters/ --with castro --before 1962-10-28T17:00+03:00 --since 1962-10-27T20:05-04:00 --from khrushchev',
    )
  const { record } = await loadRecord('plan', given, terminal)
  const seen = seenWith(record, readEyes(record, given, terminal))
  const deadline = whenOf(seen, before, 'before')
  const paper = seen.papers.has(before) ? before : paperOf(seen, deadline)
  const asker =
    given.text('from') !== undefined
      ? readParty(seen, given.text('from')!, 'from')
      : paper && seen.papers.get(paper)?.from[0]
  if (asker === undefined)
    throw new UsageError('Who asks? --from PARTY is needed.', 'With --before naming a paper, its author is taken.')
  const asked = readParty(seen, other, 'with')
  if (areOneSide(seen, asker, asked))
    throw new UsageError(
      asked === asker
        ? `--with ${other}: ${nameOf(seen, asker)} is the one who asks.`
        : `--with ${other}: ${nameOf(seen, asked)} and ${nameOf(seen, asker)}, who asks, are one side.`,
      'Name a party of another side, or say with --from who asks.',
    )
  const since = sinceOf(seen, given, paper)
  const [begins, ends] = [boundsOf(since), boundsOf(deadline)]
  if (begins && ends && begins.from > ends.to)
    throw new UsageError(
      given.text('since') !== undefined
        ? `--since ${given.text('since')} lies after --before ${before}: there is no time between them.`
        : `--before ${before} lies before ${since.words}, from when one could have asked: there is no time between them.`,
      'Give a --since that lies before --before.',
    )
  const decide = given.text('decide') === undefined ? undefined : readDecide(given.text('decide')!)
  if (decide && decide.kind !== 'read')
    throw new UsageError(
      `--decide ${given.text('decide')}: ${decide.kind === 'fault' ? decide.why : 'this has no upper end'}.`,
      'Write "2 hours" or "1 to 3 hours".',
    )
  const answer = consult(seen, {
    asker,
    with: asked,
    since,
    before: deadline,
    ...(decide && { decide: decide.distribution }),
    runs: readRuns(given),
    seed: readSeed(given),
  })
  if (!answer)
    throw new UsageError('The window has no two ends that can be told.', 'Give --since and --before with their hours.')
  if (given.text('format') === 'json') await writeValue(terminal, { ...answer, ...eyesInJson(seen) })
  else await writeText(terminal, printConsultation(seen, answer))
  return 0
}

/** Nothing needs no unit. */
function readDecide(typed: string): ReturnType<typeof readDuration> {
  return readDuration(Number(typed.trim() || Number.NaN) === 0 ? '0 hours' : typed)
}

/** A time, or when a paper left its author's hands. */
function whenOf(record: Record, typed: string, option: string): When {
  const departure = departureOf(record, typed)
  if (departure) return departure
  const edtf = asOfInstant(typed, record.settings.zone) === undefined ? readDateWords(typed.trim())?.edtf : typed
  if (edtf === undefined) throw notATime(option, typed)
  const when = on(edtf, record.settings.zone)
  if (!boundsOf(when)) throw notATime(option, typed)
  return when
}

/** The paper that left at that very minute, if there is just one. */
function paperOf(record: Record, when: When): string | undefined {
  const at = boundsOf(when)
  const same = [...record.papers.keys()].filter((id) => {
    const left = departureOf(record, id)
    const bounds = left?.edtf?.includes('T') ? boundsOf(left) : undefined
    return bounds && at && bounds.from === at.from && bounds.to === at.to
  })
  return same.length === 1 ? same[0] : undefined
}

/** As said; else when the paper that is answered left; else, looking forward, the time of the view. */
function sinceOf(record: Record, given: Given, paper: string | undefined): When {
  const typed = given.text('since')
  if (typed !== undefined) return whenOf(record, typed, 'since')
  const answered =
    paper === undefined
      ? []
      : collate(record)
          .replies.filter((r) => r.reply === paper)
          .map((r) => departureOf(record, r.to))
  const latest = answered
    .filter((w): w is When => w !== undefined && boundsOf(w) !== undefined)
    .sort((a, b) => boundsOf(b)!.to - boundsOf(a)!.to)[0]
  if (latest) return latest
  const until = (record as { until?: number }).until
  if (until !== undefined && Number.isFinite(until)) return on(new Date(until).toISOString().replace(/\.\d+Z/, 'Z'))
  throw new UsageError(
    'From when could one ask? --since TIME is needed.',
    'Give a time or a paper; or --as-of, to look forward from then.',
  )
}
