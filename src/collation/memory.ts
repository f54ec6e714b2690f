/** What a text has spoken of so far: that to which "that letter", "the 23rd" and "Kennedy's letter" go back. */
import type { FoundReference } from '../reading/reference.ts'
import { fit, type Keys } from './parties.ts'
import type { Shelf } from './shelf.ts'
import { type Question, weighKind } from './weigh.ts'

export interface Focus {
  readonly day?: number
  /** Target of the last reference; undefined after one that stayed open, so that nothing is taken for it. */
  readonly target?: string
  readonly end?: number
  /** The telegram cited at the head of the paper: "reftel". */
  readonly subject?: string
  /** The last papers named, the latest first. */
  readonly recent?: readonly { readonly target: string; readonly end: number }[]
  /** Who wrote to whom in the last reference that says both. */
  readonly exchange?: { readonly author: Keys; readonly addressee: Keys; readonly end: number }
  /** The talk spoken of last. */
  readonly talk?: string
}

const REACH = 1600

/** "Kennedy's letter", without a day: the one by Kennedy that was named shortly before. */
export function namedBefore(shelf: Shelf, question: Question, focus: Focus): string | undefined {
  const { found } = question
  if (found.order || found.indefinite || found.alleged || found.set || found.kind === 'talk' || found.kind === 'agreement') return undefined
  const author = question.author ?? question.antecedents?.[0]
  if (!author) return undefined
  for (const { target, end } of focus.recent ?? []) {
    if (found.start - end > REACH) return undefined
    const s = shelf.byId.get(target)
    if (!s) continue
    const whose = Math.max(fit(author, s.author) ?? 0, s.inner ? (fit(author, s.inner.author) ?? 0) : 0)
    if (whose === 0 || weighKind(found, s) < -0.4) continue
    if (question.addressee && fit(question.addressee, s.addressee) === 0) continue
    return target
  }
  return undefined
}

/** "this one [October 26]": the paper of that day among those named before. */
export function namedOfDay(shelf: Shelf, question: Question, focus: Focus): string | undefined {
  for (const { target, end } of focus.recent ?? []) {
    if (question.found.start - end > REACH) return undefined
    if (shelf.byId.get(target)?.days.some((d) => question.days.includes(d.day))) return target
  }
  return undefined
}

/** A reference that brings a paper in unnamed and says later which it was: "there was one letter... It was his letter of October 25". */
export function explainedLater(text: string, found: FoundReference, later: readonly FoundReference[]): number | undefined {
  if (found.date || found.number || found.back || !found.indefinite) return undefined
  for (const [i, next] of later.slice(0, 4).entries()) {
    if (next.start - found.end > 400) return undefined
    if ((next.date?.day || next.number) && /(?:^|[.;:—-]["”’)]?\s+)(?:It|This|That)\s+(?:was|is)\s+$/.test(text.slice(Math.max(0, next.start - 20), next.start))) return i
  }
  return undefined
}
