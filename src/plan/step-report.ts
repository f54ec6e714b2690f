/**
 * What has been said of a step, from dated statements about it and from the papers named as bearing it out; and what its status
 * then is. Status is never entered: it follows. What the owner's own side says is a claim; what confirms it comes from others.
 */
import { dateOf, type Paper, type Record, type Statement, type Step } from '../record/record.ts'
import { before, happenedBy, sortKey, type When } from '../record/when.ts'
import { actsForOneOf, areOneSide } from './sides.ts'

export type StepEvent =
  | 'proposed'
  | 'agreed'
  | 'refused'
  | 'begun'
  | 'in-effect'
  | 'done'
  | 'confirmed'
  | 'disputed'
  | 'suspended'
  | 'resumed'
  | 'violated'
  | 'discharged'

export type StepStatus =
  | 'named'
  | 'proposed'
  | 'agreed'
  | 'refused'
  | 'in effect'
  | 'done by claim'
  | 'confirmed'
  | 'disputed'
  | 'suspended'
  | 'violated'
  | 'discharged'

export interface StepReport {
  readonly event: StepEvent
  /** Who says so; nobody where the keeper entered when it was done. */
  readonly by?: string
  /** `own side`: a claim. `no standing`: somebody who may not confirm it. */
  readonly standing: 'own side' | 'may confirm' | 'no standing'
  readonly when?: When
  readonly statement?: string
  readonly paper?: string
  readonly words: string
}

/** Everything said of a step in this record, the earliest first; of one time, the order of a step's life. */
export function reportsOf(record: Record, step: Step, until = Infinity): StepReport[] {
  const reports: StepReport[] = []
  for (const s of record.statements.values())
    if (s.about?.includes(step.id)) reports.push(...fromStatement(record, step, s))
  for (const id of step.confirmedBy ?? []) {
    const paper = record.papers.get(id)
    if (paper && paper.onFile !== 'absent' && !reports.some((r) => r.paper === id))
      reports.push(fromPaper(record, step, paper))
  }
  if (step.actual && happenedBy(step.actual, until) === 'yes' && !reports.some((r) => r.event === 'done'))
    reports.push({ event: 'done', standing: 'own side', when: step.actual, words: 'entered as done' })
  return reports.sort((a, b) => {
    const [x, y] = [sortKey(a.when), sortKey(b.when)]
    return x < y ? -1 : x > y ? 1 : ORDER.indexOf(a.event) - ORDER.indexOf(b.event)
  })
}

const ORDER: readonly StepEvent[] = [
  'proposed',
  'refused',
  'agreed',
  'begun',
  'in-effect',
  'suspended',
  'resumed',
  'done',
  'confirmed',
  'disputed',
  'violated',
  'discharged',
]

/** Who may confirm a step: those named; else anybody but the owner's own side. */
export function standingOf(record: Record, step: Step, party: string): StepReport['standing'] {
  const named = [...(step.mayConfirm ?? []), ...(step.confirmedBy ?? []).filter((id) => record.parties.has(id))]
  if (named.length > 0 && actsForOneOf(record, party, named)) return 'may confirm'
  if (step.owner !== undefined && areOneSide(record, party, step.owner)) return 'own side'
  return named.length > 0 || step.owner === undefined ? 'no standing' : 'may confirm'
}

function fromStatement(record: Record, step: Step, s: Statement): StepReport[] {
  const standing = standingOf(record, step, s.speaker)
  const event = eventOf(s, standing, step)
  if (!event) return []
  const place = s.in ?? s.passage?.paper
  const when =
    s.when ?? (s.meeting === undefined ? undefined : record.meetings.get(s.meeting)?.when) ?? dateAt(record, place)
  return [
    {
      event,
      by: s.speaker,
      standing,
      words: s.text,
      statement: s.id,
      ...(when && { when }),
      ...(place !== undefined && { paper: place }),
    },
  ]
}

function dateAt(record: Record, place: string | undefined): When | undefined {
  const paper = place === undefined ? undefined : record.papers.get(place)
  return paper && dateOf(paper)
}

function eventOf(s: Statement, standing: StepReport['standing'], step: Step): StepEvent | undefined {
  if (s.reports !== undefined) {
    // "Done", said by an observer, confirms; "confirmed", said by the owner's own side, is one more claim.
    if (s.reports === 'done' && standing !== 'own side' && step.owner !== undefined) return 'confirmed'
    return s.reports === 'confirmed' && standing === 'own side' ? 'done' : s.reports
  }
  switch (s.act) {
    case 'proposes':
      return 'proposed'
    case 'assures':
    case 'concedes':
    case 'accepts':
      // What one party promises in another's name is a proposal to that other.
      return standing === 'own side' || step.owner === undefined
        ? 'agreed'
        : s.act === 'accepts'
          ? 'agreed'
          : 'proposed'
    case 'refuses':
      return 'refused'
    case 'doubts':
      return 'disputed'
    default:
      return undefined
  }
}

/** A paper named as bearing the step out: a confirmation if anybody but the owner's side wrote it, else a claim. */
function fromPaper(record: Record, step: Step, paper: Paper): StepReport {
  const by = paper.from.find((p) => standingOf(record, step, p) === 'may confirm') ?? paper.from[0]
  const standing = by === undefined ? 'no standing' : standingOf(record, step, by)
  const when = dateOf(paper)
  return {
    event: standing === 'own side' ? 'done' : 'confirmed',
    standing,
    words: paper.title || paper.kind,
    paper: paper.id,
    ...(by !== undefined && { by }),
    ...(when && { when }),
  }
}

export interface Standing {
  readonly status: StepStatus
  /** Other statuses that it may be in, where the order of two reports cannot be told. */
  readonly orElse: readonly StepStatus[]
}

/** The status that follows from the reports. */
export function statusOf(reports: readonly StepReport[]): Standing {
  const status = follow(reports)
  const last = reports.at(-1)
  const orElse = new Set<StepStatus>()
  if (last)
    for (const r of reports.slice(0, -1)) {
      const order = r.when && last.when ? before(r.when, last.when) : 'cannot tell'
      // A report without a date is taken where it stands in a step's life.
      if (order === 'yes' || !r.when || !last.when) continue
      const other = follow([...reports.filter((x) => x !== r), r])
      if (other !== status) orElse.add(other)
    }
  return { status, orElse: [...orElse] }
}

const PROGRESS: readonly StepStatus[] = ['named', 'proposed', 'agreed', 'in effect', 'done by claim', 'confirmed']
const LEADS_TO: { readonly [event in StepEvent]: StepStatus } = {
  proposed: 'proposed',
  agreed: 'agreed',
  refused: 'refused',
  begun: 'in effect',
  'in-effect': 'in effect',
  done: 'done by claim',
  confirmed: 'confirmed',
  disputed: 'disputed',
  suspended: 'suspended',
  resumed: 'in effect',
  violated: 'violated',
  discharged: 'discharged',
}

function follow(reports: readonly StepReport[]): StepStatus {
  let status: StepStatus = 'named'
  for (const r of reports) {
    if (r.event === 'confirmed' && r.standing !== 'may confirm') continue
    const next = LEADS_TO[r.event]
    const at: number = PROGRESS.indexOf(status)
    const to = PROGRESS.indexOf(next)
    // On the straight way nothing goes back: who agrees again to what is done has not undone it.
    if (at >= 0 && to >= 0) status = to > at ? next : status
    else if (at < 0 && to >= 0) status = comesBack(status, next) ? next : status
    // What was only named or proposed by others is refused; what is done is not undone by refusing it.
    else if (next === 'refused' && at > PROGRESS.indexOf('in effect')) continue
    else status = next
  }
  return status
}

/** Out of a suspension, a dispute or a refusal leads what goes further than it; out of a discharge nothing. */
function comesBack(from: StepStatus, to: StepStatus): boolean {
  if (from === 'discharged') return false
  if (from === 'refused') return to !== 'proposed' && to !== 'named'
  if (from === 'suspended') return to === 'in effect' || to === 'done by claim' || to === 'confirmed'
  return to === 'confirmed'
}
