/**
 * Whether a candidate may settle a passage at all, however high its share: what speaks against that is seen among its traits. How sure one
 * must be where little tells it from others, `decide.ts` says.
 */
import type { Weighed } from './decide.ts'
import { isLetterlike } from './kinds.ts'
import type { Question } from './question.ts'
import { SAME_BUT_YEAR, type Situation, VAGUE } from './traits.ts'

/** It bears another number or day than the passage names, or was not sent so openly. */
const OTHER: ReadonlySet<string> = new Set([
  'channel.other',
  'channel.not-said',
  'number.other',
  'number.printed-is-odd',
  'number.of-another-address',
  'day.before',
  'day.after',
  'day.near',
  'day.other',
])

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

/** Is shown the traits of one candidate, and then says whether it may settle the passage. */
export interface Watch {
  see(trait: string, value: number): void
  say(): Pick<Weighed, 'unsettled' | 'vague'>
  /** The day and month, author and reader fit, and nobody tells the year. */
  ofAYear(): boolean
}

/** `dated`: the day of the citing paper is known. */
export function watchTraits(question: Question, situation: Situation, dated: boolean): Watch {
  const { found, days } = question
  const isThing = found.kind === 'draft' || found.kind === 'proposal'
  // "my messages", without a day: which of them no single one answers.
  let unsettled = found.set === 'closed' && !found.number && !days.length && isLetterlike(found.kind)
  let vague = false
  let ofAYear = false
  let told = situation === 'withheld'
  const seen = new Set<string>()
  let matter = 0
  // What agrees by halves, and in another thing not at all.
  const isHalf = () =>
    // "Movement for Freedom 11" in a list of seats: so small a number is anybody's.
    (SMALL.some((t) => seen.has(t)) && !OWNED.some((t) => seen.has(t))) ||
    (situation === 'talk' && seen.has('author.other-loosely') && !seen.has('author.had-a-hand')) ||
    (seen.has('title.at-the-head') && ['author.other', 'author.other-loosely', 'kind.off'].some((t) => seen.has(t))) ||
    (situation === 'coming' && seen.has('kind.loose')) ||
    (situation === 'coming' && found.order !== 'next' && matter < SOME_OF_THE_MATTER && !seen.has('topic.most')) ||
    (situation === 'order' && seen.has('named-before') && !seen.has('topic.most'))
  return {
    see(trait, value) {
      seen.add(trait)
      if (trait === 'topic') matter = value
      if (trait === VAGUE) vague = true
      if (trait === SAME_BUT_YEAR) ofAYear = true
      if (trait === 'day.same' && !isThing) told = true
      // "Orlov's cable", of late: the word must fit, and it must be known that it was of late.
      if (situation === 'order' && dated && (trait === 'kind.same' || trait === 'kind.near')) told = true
      if (OTHER.has(trait) || OTHER_FOR[situation]?.includes(trait)) unsettled = true
    },
    say: () => ({
      ...((unsettled || isHalf() || (vague && !told && !ofAYear)) && { unsettled: true }),
      ...(vague && { vague }),
    }),
    ofAYear: () => ofAYear,
  }
}
