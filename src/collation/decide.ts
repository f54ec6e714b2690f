/** Deciding among weighed candidates: one paper, several that fit as well, none on file, or too little said. */
import { calibrate } from './calibration.ts'
import type { Candidate, Outcome } from './link.ts'
import type { Question } from './question.ts'
import type { Shelved } from './shelf.ts'
import type { Situation } from './traits.ts'

export interface Weighed {
  readonly shelved: Shelved
  /** Log-odds. */
  readonly score: number
  /** A suggestion at most: it bears another day than the one named, or another number. */
  readonly unsettled?: boolean
  /** Little of what is said tells it from others: it must be surer. */
  readonly vague?: boolean
  /** Other texts of the same paper, weighed with it. */
  readonly texts?: readonly string[]
  readonly reasons: () => readonly string[]
}

export interface Resolved {
  readonly outcome: Outcome
  readonly targets: readonly string[]
  readonly confidence: number
  readonly reasons: readonly string[]
  readonly candidates: readonly Candidate[]
  readonly question: Question
}

/** Below this share a candidate is a suggestion and no more: the less a passage says, the surer one must be. */
const SURE: { readonly [situation in Situation]: number } = {
  number: 0.6,
  'paper-number': 0.9,
  title: 0.55,
  day: 0.5,
  withheld: 0.6,
  talk: 0.65,
  coming: 0.6,
  enclosed: 0.65,
  order: 0.65,
}

/** The same where neither number nor people tell the papers apart; a situation that is not here stays a suggestion. */
const SURE_IF_VAGUE: { readonly [situation in Situation]?: number } = {
  day: 0.8,
  withheld: 0.8,
  order: 0.92,
  talk: 0.94,
}

export function nothing(question: Question, reason: string): Resolved {
  return { outcome: 'unmatched', targets: [], confidence: 0, reasons: [reason], candidates: [], question }
}

export function certain(question: Question, target: string, confidence: number, reason: string): Resolved {
  return {
    outcome: 'resolved',
    targets: [target],
    confidence,
    reasons: [reason],
    candidates: [{ paper: target, confidence }],
    question,
  }
}

export function decide(
  question: Question,
  situation: Situation,
  weighed: readonly Weighed[],
  absent: number,
): Resolved {
  const sorted = weighed
    .filter((w) => w.score > -4)
    .sort((a, b) => b.score - a.score || (a.shelved.paper.id < b.shelved.paper.id ? -1 : 1))
  // The best six, and all that fit as well as the sixth: an id must never decide.
  const likely = sorted.filter((w) => w.score >= (sorted[5]?.score ?? -Infinity))
  const total = likely.reduce((sum, w) => sum + Math.exp(w.score), Math.exp(absent))
  const candidates = likely
    .map(({ shelved, score, texts }) => ({
      paper: shelved.paper.id,
      confidence: round(Math.exp(score) / total),
      ...(texts && { texts }),
    }))
    .filter((c) => c.confidence >= 0.02)
  const pAbsent = Math.exp(absent) / total
  const [first, second] = likely
  const best = first ? Math.exp(first.score) / total : 0
  const sure = first?.vague ? (SURE_IF_VAGUE[situation] ?? 1) : SURE[situation]
  // Another of the same day, or to the same people, that fits as fully and nearly as well: an editor would not choose either.
  const rival = likely.find((w) => w !== first && !w.unsettled && !w.vague)
  const isContested = rival !== undefined && Math.exp(rival.score) / total > best / 3
  if (first && best >= sure && !first.unsettled && !isContested)
    return {
      outcome: 'resolved',
      targets: [first.shelved.paper.id],
      confidence: round(calibrate(best)),
      reasons: first.reasons(),
      candidates,
      question,
    }
  if (first && second && best > pAbsent && Math.exp(second.score) / total > best / 3)
    return {
      outcome: 'ambiguous',
      targets: [],
      confidence: round(best),
      reasons: [`${candidates.length} papers fit nearly as well`],
      candidates,
      question,
    }
  if (first && best > pAbsent)
    return {
      outcome: 'ambiguous',
      targets: [],
      confidence: round(best),
      reasons: ['one paper fits, not well enough to be sure'],
      candidates,
      question,
    }
  // Why none fits, `notOnFile` says.
  return { outcome: 'absent', targets: [], confidence: round(pAbsent), reasons: [], candidates, question }
}

/** A confidence to three places. */
export function round(p: number): number {
  return Math.round(p * 1000) / 1000
}
