/**
 * Could somebody be asked, and answer, in the hours there are? A question goes out and an answer comes back, each a whole passage
 * as the record's own passages went. `yes` when even the slowest two fit, `no` when not even the quickest do; between them it depends,
 * and the share of pairs that fit is the probability.
 *
 *     window 13 h 55 min; passages of 4 to 6 h, 6 h 45 min and 11 h 32 min: two of them take 8 to 23 hours
 */
import type { Record } from '../record/record.ts'
import type { When } from '../record/when.ts'
import { boundsOf, collectPassages, isWhole, type LeftAside, type PassageTime, passagesOf } from './channel.ts'
import { type Distribution, rangeOf } from './distribution.ts'
import { areOneSide } from './sides.ts'
import { type Estimate, simulate } from './simulate.ts'

export interface ConsultQuestion {
  readonly asker: string
  readonly with: string
  /** When one could begin to ask, and by when the answer had to be there. */
  readonly since: When
  readonly before: When
  /** Time to draft and to decide, milliseconds; none is counted if nobody says. */
  readonly decide?: Distribution
  readonly runs?: number
  readonly seed?: number
}

export type Verdict = 'yes' | 'depends' | 'no' | 'cannot tell'

/** An answer on one basis: the passages known at some time. */
export interface ConsultBasis {
  readonly verdict: Verdict
  readonly passages: readonly PassageTime[]
  /** One way, milliseconds. */
  readonly oneWay?: { readonly min: number; readonly max: number }
  /** There and back, with the time to decide. */
  readonly needed?: { readonly min: number; readonly max: number }
  /** The chance that there and back fits; `lowest` and `highest`: leaving out any one passage, and the error of the estimate. */
  readonly probability?: Estimate
}

export interface Consultation {
  readonly kind: 'consultation'
  readonly asker: string
  readonly with: string
  /** From the latest start to the earliest end, and from the earliest to the latest, milliseconds. */
  readonly window: { readonly min: number; readonly max: number }
  readonly verdict: Verdict
  /** From what had arrived by the end of the window. */
  readonly then: ConsultBasis
  /** From everything in this record or view. */
  readonly record: ConsultBasis
  /** Passages without the cipher, for comparison. */
  readonly open: readonly PassageTime[]
  readonly leftAside: readonly LeftAside[]
  /** What was taken for granted. */
  readonly assumes: readonly string[]
  /** Passages between the two themselves are used alone once there are so many. */
  readonly direct: boolean
}

const ENOUGH = 3
const RUNS = 20_000

export function consult(record: Record, question: ConsultQuestion): Consultation | undefined {
  const [since, before] = [boundsOf(question.since), boundsOf(question.before)]
  if (!since || !before) return undefined
  const window = { min: before.from - since.to, max: before.to - since.from }
  const times = collectPassages(record)
  const theirs = passagesOf(record, times, [question.asker, question.with])
  const whole = theirs.filter((p) => isWhole(p.stages))
  const between = whole.filter((p) => isBetween(record, p, question.asker, question.with))
  const direct = between.length >= ENOUGH
  const used = direct ? between : whole
  const basis = (passages: readonly PassageTime[]) => weigh(passages, window, question)
  // What was sent in the window to carry out the decision is no ground for making it.
  const then = basis(used.filter((p) => p.known <= before.from))
  const all = basis(used)
  const ends = new Set(theirs.map((p) => p.paper))
  return {
    kind: 'consultation',
    asker: question.asker,
    with: question.with,
    window,
    verdict: then.verdict === 'cannot tell' ? all.verdict : then.verdict,
    then,
    record: all,
    open: theirs.filter((p) => !p.stages.some((s) => s === 'encipher' || s === 'decipher')),
    leftAside: times.leftAside.filter((l) => ends.has(l.paper) || concerns(record, l.paper, question)),
    assumes: assumptionsOf(
      question,
      direct,
      all.passages.some((p) => p.about),
    ),
    direct,
  }
}

function isBetween(record: Record, p: PassageTime, a: string, b: string): boolean {
  const paper = record.papers.get(p.paper)
  const froms = [p.from, ...(paper?.from ?? [])].filter((x): x is string => x !== undefined)
  const tos = [p.to, ...(paper?.to ?? [])].filter((x): x is string => x !== undefined)
  const has = (list: readonly string[], side: string) => list.some((x) => areOneSide(record, x, side))
  return (has(froms, a) && has(tos, b)) || (has(froms, b) && has(tos, a))
}

function concerns(record: Record, id: string, { asker, with: other }: ConsultQuestion): boolean {
  const paper = record.papers.get(id)
  return (
    paper !== undefined &&
    [...paper.from, ...paper.to].some((e) => areOneSide(record, e, asker) || areOneSide(record, e, other))
  )
}

function weigh(
  passages: readonly PassageTime[],
  window: Consultation['window'],
  question: ConsultQuestion,
): ConsultBasis {
  if (passages.length === 0) return { verdict: 'cannot tell', passages }
  const oneWay = { min: Math.min(...passages.map((p) => p.min)), max: Math.max(...passages.map((p) => p.max)) }
  const decide = question.decide ? rangeOf(question.decide) : { min: 0, max: 0 }
  const needed = { min: 2 * oneWay.min + decide.min, max: 2 * oneWay.max + decide.max }
  const verdict = needed.max <= window.min ? 'yes' : needed.min > window.max ? 'no' : 'depends'
  return { verdict, passages, oneWay, needed, probability: chanceOf(passages, window, question) }
}

/** With few passages the estimate is as good as they are: so its range is what becomes of it when any one of them is left out. */
function chanceOf(
  passages: readonly PassageTime[],
  window: Consultation['window'],
  question: ConsultQuestion,
): Estimate {
  const all = draw(passages, window, question)
  const others =
    passages.length > 1
      ? passages.map((p) =>
          draw(
            passages.filter((x) => x !== p),
            window,
            question,
          ),
        )
      : []
  const least = [all, ...others].map((e) => e.lowest)
  const most = [all, ...others].map((e) => e.highest)
  // One passage says nothing of how passages vary.
  return passages.length === 1
    ? { value: all.value, lowest: 0, highest: 1 }
    : { value: all.value, lowest: Math.min(...least), highest: Math.max(...most) }
}

function draw(passages: readonly PassageTime[], window: Consultation['window'], question: ConsultQuestion): Estimate {
  const way: Distribution = {
    kind: 'empirical',
    values: passages.map(({ min, max }) => ({ min, max })),
    of: 'passages',
  }
  const steps = [
    { id: 'out', after: [], duration: way },
    { id: 'decide', after: [0], duration: question.decide ?? { kind: 'fixed' as const, value: 0 } },
    { id: 'back', after: [1], duration: way },
  ]
  return simulate(steps, { runs: question.runs ?? RUNS, seed: question.seed ?? 1, deadline: window.min }).onTime!
}

function assumptionsOf(question: ConsultQuestion, direct: boolean, about: boolean): string[] {
  return [
    'The question goes out at once, enciphered, and the answer comes back the same way.',
    direct
      ? 'Only passages between the two are counted.'
      : 'There are too few measured passages between the two, so all whole passages of papers that either side wrote, received or carried are counted.',
    'Each passage is as likely as any other, within its times each moment as likely, and the way back does not depend on the way out.',
    ...(about ? ['An hour given as "about" is taken as given.'] : []),
    question.decide ? 'Time to decide is counted as given.' : 'No time to draft or to decide is counted.',
  ]
}
