/** What a text has spoken of so far: that to which "that letter", "the 23rd" and "Kennedy's letter" go back. */
import type { FoundReference } from '../reading/reference.ts'
import type { Resolved } from './decide.ts'
import { weighKind } from './kinds.ts'
import { type Keys, likeness } from './parties.ts'
import type { Question } from './question.ts'
import type { Shelf } from './shelf.ts'

/** A paper that the text named, on file or not. */
export interface Named {
  readonly resolved: Resolved
  readonly end: number
}

export interface Focus {
  readonly day?: number
  /** The last paper named; undefined after a reference that stayed open, so that nothing is taken for it. */
  readonly last?: Named
  /** The telegram cited at the head of the paper: "reftel". */
  readonly subject?: Resolved
  /** The last papers named, the latest first. */
  readonly recent?: readonly Named[]
  /** Who wrote to whom in the last reference that says both. */
  readonly exchange?: { readonly author: Keys; readonly addressee: Keys; readonly end: number }
  /** The talk spoken of last. */
  readonly talk?: string
}

const REACH = 1600

/** The same paper once more: on file, or the same absent one. */
export function again(
  question: Question,
  { question: first, outcome, targets }: Resolved,
  confidence: number,
  reason: string,
): Resolved {
  if (outcome === 'resolved')
    return {
      outcome,
      targets,
      confidence,
      reasons: [reason],
      candidates: targets.map((paper) => ({ paper, confidence })),
      question,
    }
  const { number, series, author, addressee, start } = first.found
  const found = {
    ...question.found,
    ...(number && { number }),
    ...(series && { series }),
    ...(author && { author }),
    ...(addressee && { addressee }),
  }
  const same: Question = {
    ...question,
    found,
    days: first.days,
    ...(first.month && { month: first.month }),
    origin: first.origin ?? start,
  }
  return {
    outcome: 'absent',
    targets: [],
    confidence,
    reasons: [`${reason}; it is not on file`],
    candidates: [],
    question: same,
  }
}

/** "Kennedy's letter", without a day: the one by Kennedy that was named shortly before. */
export function namedBefore(shelf: Shelf, question: Question, focus: Focus): Resolved | undefined {
  const { found } = question
  if (
    found.order ||
    found.indefinite ||
    found.alleged ||
    found.set ||
    found.kind === 'talk' ||
    found.kind === 'agreement'
  )
    return undefined
  const author = question.author ?? question.antecedents?.[0]
  if (!author) return undefined
  for (const { resolved, end } of focus.recent ?? []) {
    if (found.start - end > REACH) return undefined
    if (areApart(found, resolved.question.found)) continue
    if (resolved.outcome === 'absent') {
      const whose = resolved.question.author ?? resolved.question.antecedents?.[0]
      const toWhom = resolved.question.addressee
      if (
        whose &&
        (likeness(author, whose) ?? 0) > 0 &&
        alike(found.kind, resolved.question.found.kind) &&
        !(question.addressee && toWhom && likeness(question.addressee, toWhom) === 0)
      )
        return resolved
      continue
    }
    const s = shelf.byId.get(resolved.targets[0]!)
    if (!s) continue
    const whose = Math.max(likeness(author, s.author) ?? 0, s.inner ? (likeness(author, s.inner.author) ?? 0) : 0)
    if (whose === 0 || weighKind(found, s) < -0.4) continue
    if (question.addressee && likeness(question.addressee, s.addressee) === 0) continue
    return resolved
  }
  return undefined
}

type Called = Pick<FoundReference, 'kind' | 'noun' | 'carrier'>

/**
 * "Yours of the 12th" and "the telegram you sent": who calls the one a letter, or by no noun, and the other a telegram means two papers; so does who names
 * two that brought them.
 */
export function areApart(a: Called, b: Called): boolean {
  const posted = ({ kind, noun }: Called) => kind === 'letter' || kind === 'note' || (kind === 'message' && !noun)
  const hand = ({ carrier }: Called) => carrier?.split(/\s+/).at(-1)
  const byTwo = a.carrier !== undefined && b.carrier !== undefined && hand(a) !== hand(b)
  return byTwo || (a.kind === 'telegram' && posted(b)) || (b.kind === 'telegram' && posted(a))
}

const LETTERS = new Set(['letter', 'message', 'note', 'answer', 'telegram'])

/** Letters, messages and telegrams go by each other's names. */
export function alike(a: string, b: string): boolean {
  // "that response" is no telegram that asked a question.
  return a === b || (LETTERS.has(a) && LETTERS.has(b) && !(a === 'answer' && b === 'telegram'))
}

/** "this one [October 26]": the paper of that day among those named before. */
export function namedOfDay(shelf: Shelf, question: Question, focus: Focus): Resolved | undefined {
  for (const { resolved, end } of focus.recent ?? []) {
    if (question.found.start - end > REACH) return undefined
    const days =
      resolved.outcome === 'absent'
        ? resolved.question.days
        : (shelf.byId.get(resolved.targets[0]!)?.days ?? []).map((d) => d.day)
    if (days.some((d) => question.days.includes(d))) return resolved
  }
  return undefined
}
