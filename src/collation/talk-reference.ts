/** Which talk a passage means: by order among the writer's talks, by who took part, or all of them. */

import { type Resolved, round } from './decide.ts'
import type { Focus } from './memory.ts'
import { type Keys, keysOfName, likeness } from './parties.ts'
import type { Question } from './question.ts'
import type { Shelf } from './shelf.ts'
import { namesOf, type Speaker } from './speaker.ts'
import { type Talk, talksOf } from './talks.ts'

const STEPS = { first: 0, second: 1, third: 2 } as const
/** A series of talks is one visit, one round: a pause longer than this (days) ends it. */
const PAUSE = 14

/** "Our conversation of 17 March": the only talk of that day at which those whom the passage names were present. */
export function resolveTalkOfDay(shelf: Shelf, speaker: Speaker, question: Question): Resolved | undefined {
  const { found, days } = question
  if (!found.author) return undefined
  const { self } = namesOf(speaker, found.start)
  const named = [found.author, found.addressee].flatMap((m) => (m?.role === 'named' ? [keysOfName(m.words)] : []))
  const whose = found.author.role === 'third' ? (question.antecedents?.[0] ?? question.author) : self
  if (!whose) return undefined
  // "Orlov's talk with the six" names its own side first; "his talk with Orlov", "the lunch with Orlov" leave it to the writer.
  const ownSideNamed = found.author.role === 'named' && found.words.startsWith(found.author.words)
  const sides = ownSideNamed ? named : [whose, ...named]
  if (sides.some((keys) => keys.size === 0)) return undefined
  const [only, second] = days
    .flatMap((d) => talksOf(shelf.talks, sides, d, d))
    .filter((t) => t.id !== speaker.shelved?.paper.id)
  return only && !second
    ? resolved(question, [only.id], 0.85, 'the only talk of that day at which these were present')
    : undefined
}

/** Undefined: the passage gives too little to say. A talk with a day is found by its day, elsewhere. */
export function resolveTalk(shelf: Shelf, speaker: Speaker, question: Question, focus: Focus): Resolved | undefined {
  const { found, from } = question
  if (from === undefined) return undefined
  const { self } = namesOf(speaker, found.start)
  const others = whoElse(question, self)
  const mine = found.author === undefined || found.author.role === 'self' || others.length > 0
  if (found.set === 'open' && found.author?.role === 'self') {
    const round = lastRound(talksOf(shelf.talks, [self], from - 90, from))
    const all = found.here ? round.filter((t) => t.place === round.at(-1)?.place) : round
    return all.length
      ? resolved(
          question,
          all.map((t) => t.id),
          0.6,
          `an open set: the writer's last ${all.length} talks on file`,
        )
      : undefined
  }
  if (found.set) return undefined
  if (found.order && found.order !== 'other') return byOrder(shelf, question, self, others, focus, mine)
  // Two named sides and no day: only if one talk of late fits.
  if (others.length === 0 || found.indefinite) return undefined
  const sides =
    found.author && found.author.role !== 'self' && question.author
      ? [question.author, ...others.filter((o) => o !== question.author)]
      : [self, ...others]
  if (sides.length < 2) return undefined
  const fits = talksOf(shelf.talks, sides, from - 45, from).filter((t) => t.id !== speaker.shelved?.paper.id)
  if (fits.length === 0) return undefined
  // Even a single one may be another than the one spoken of: few talks leave a record.
  const each = round(fits.length === 1 ? 0.6 : 1 / fits.length)
  return {
    outcome: 'ambiguous',
    targets: [],
    confidence: each,
    reasons: [
      fits.length === 1
        ? 'the only talk of late on file at which these were present'
        : `${fits.length} talks of late at which these were present`,
    ],
    candidates: fits.slice(-5).map((t) => ({ paper: t.id, confidence: each })),
    question,
  }
}

function byOrder(
  shelf: Shelf,
  question: Question,
  self: Keys,
  others: readonly Keys[],
  focus: Focus,
  mine: boolean,
): Resolved | undefined {
  const { found, from } = question
  if (!mine || from === undefined) return undefined
  const all = lastRound(talksOf(shelf.talks, [self], from - 60, from))
  if (found.order === 'next' || found.order === 'second' || found.order === 'third') {
    const at = all.findIndex((t) => t.id === focus.talk)
    const next = at < 0 ? undefined : all[at + 1]
    if (next) return resolved(question, [next.id], 0.72, 'the talk after the one spoken of before')
    if (found.order === 'next') return undefined
  }
  // Names in the sentence tell which of the writer's talks are counted.
  const here = (found.nearby ?? []).map(keysOfName).filter((k) => (likeness(k, self) ?? 0) === 0)
  const counted = others.length
    ? all.filter((t) => others.every((o) => likeness(o, t.everybody) === 1))
    : all.filter((t) => here.some((k) => likeness(k, t.everybody) === 1))
  if (counted.length === 0) return undefined
  const which =
    found.order === 'last'
      ? counted.at(-1)
      : found.order === 'first' || found.order === 'second' || found.order === 'third'
        ? counted[STEPS[found.order]]
        : undefined
  // The only one on file is the first and the last of those on file, and of how many that were held nobody knows.
  if (!which || counted.length === 1) return undefined
  return resolved(question, [which.id], 0.7, `${found.order} of ${counted.length} talks on file`)
}

/** Those whom the passage names as taking part, besides the writer. */
function whoElse(question: Question, self: Keys): Keys[] {
  const { found } = question
  const named = [found.author, found.addressee].flatMap((m) => (m?.role === 'named' ? [keysOfName(m.words)] : []))
  return named.filter((k) => (likeness(k, self) ?? 0) === 0)
}

/** The talks since the last long pause. */
function lastRound(talks: readonly Talk[]): readonly Talk[] {
  let start = talks.length - 1
  while (start > 0 && talks[start]!.day - talks[start - 1]!.day <= PAUSE) start--
  return talks.slice(Math.max(0, start))
}

function resolved(question: Question, ids: readonly string[], confidence: number, reason: string): Resolved {
  return {
    outcome: 'resolved',
    targets: ids,
    confidence,
    reasons: [reason],
    candidates: ids.map((paper) => ({ paper, confidence })),
    question,
  }
}
