/**
 * Whether a candidate may settle a passage at all, however high its share: what speaks against that is seen among its traits. How sure one
 * must be where little tells it from others, `decide.ts` says.
 */
import type { Weighed } from './decide.ts'
import { isLetterlike } from './kinds.ts'
import type { Question } from './question.ts'
import { SAME_BUT_YEAR, type Situation, VAGUE } from './traits.ts'

/** It bears another number or day than the passage names, or was not sent so openly. */
const OTHER: readonly string[] = [
  'channel.other',
  'channel.not-said',
  'number.other',
  'number.printed-is-odd',
  'number.of-another-address',
  'day.before',
  'day.after',
  'day.near',
  'day.other',
]

/** Numbers begin anew each year, no letter speaks of a later one, and "separately" says nothing of which of many to come. */
const OTHER_FOR: { readonly [situation in Situation]?: readonly string[] } = {
  number: ['gap.very-long', 'gap.later'],
  order: ['gap.next-day', 'gap.later'],
  coming: ['step.soon', 'step.back', 'step.unknown'],
}

const SMALL = ['number.one-digit', 'number.two-digits']
const OWNED = [
  'series.same',
  'author.same',
  'author.same-title',
  'circle.my-own',
  'circle.my-correspondent',
  'day.same',
]

/** An announced paper shares this much of the words around the passage, or more of them than any other does. */
const SOME_OF_THE_MATTER = 0.2

/** What the traits of one candidate come to. */
export interface Settling extends Pick<Weighed, 'unsettled' | 'vague'> {
  /** The day and month, author and reader fit, and nobody tells the year. */
  readonly ofAYear: boolean
}

/** `dated`: the day of the citing paper is known. `traits`: what was noticed of the candidate, each with its value. */
export function maySettle(
  { found, days }: Question,
  situation: Situation,
  dated: boolean,
  traits: ReadonlyMap<string, number>,
): Settling {
  const has = (...names: readonly string[]) => names.some((name) => traits.has(name))
  // "my messages", without a day: which of them no single one answers.
  const isOneOfMany = found.set === 'closed' && !found.number && !days.length && isLetterlike(found.kind)
  const isThing = found.kind === 'draft' || found.kind === 'proposal'
  const told =
    situation === 'withheld' ||
    (has('day.same') && !isThing) ||
    // "Orlov's cable", of late: the word must fit, and it must be known that it was of late.
    (situation === 'order' && dated && has('kind.same', 'kind.near'))
  // What agrees by halves, and in another thing not at all.
  const isHalf =
    // "Movement for Freedom 11" in a list of seats: so small a number is anybody's.
    (has(...SMALL) && !has(...OWNED)) ||
    (situation === 'talk' && has('author.other-loosely') && !has('author.had-a-hand')) ||
    (has('title.at-the-head') && has('author.other', 'author.other-loosely', 'kind.off')) ||
    (situation === 'coming' && has('kind.loose')) ||
    (situation === 'coming' &&
      found.order !== 'next' &&
      (traits.get('topic') ?? 0) < SOME_OF_THE_MATTER &&
      !has('topic.most')) ||
    (situation === 'order' && has('named-before') && !has('topic.most'))
  const vague = has(VAGUE)
  const ofAYear = has(SAME_BUT_YEAR)
  const isOther = has(...OTHER) || has(...(OTHER_FOR[situation] ?? []))
  const unsettled = isOneOfMany || isOther || isHalf || (vague && !told && !ofAYear)
  return { ...(unsettled && { unsettled }), ...(vague && { vague }), ofAYear }
}
