/**
 * Omissions: passages of one text that are left out of another text of the same paper, with the place where they should stand. What
 * only differs is none: headings and remarks of those who sent it on, what follows the signature, a passage in other words or
 * garbled; nor is a gap that the shorter text itself shows by a remark in brackets, points or asterisks.
 *
 *     the one    … the stone is cut. | The ministry will not pay for the lock. | I shall be at the works …
 *     the other  … the stone is cut. |                                         | I shall be at the works …
 */
import { languages } from '../reading/languages.ts'
import type { Stretch } from './align.ts'
import type { Comparison, Lone } from './compare-texts.ts'
import { tokensOf } from './tokens.ts'

export interface Omission {
  /** The passage, in the fuller text. */
  readonly passage: Lone
  /** In the other text, the words on either side of where it should stand. */
  readonly place: Stretch
}

/** Shorter passages are headings and slips. */
const LEAST_WORDS = 8
/** With so many words of its own in the place, the other text says it otherwise. */
const INSTEAD = 0.5
/** Words shown on either side of the place. */
const BESIDE = 12

/**
 * `side`: which of the two texts compared is the fuller. What comes before all that they share counts after a salutation only, and what
 * comes after it before a closing formula only: else either may be the work of those who sent it on.
 */
export function findOmissions(fuller: string, other: string, comparison: Comparison, side: 0 | 1): Omission[] {
  const lone = side === 0 ? comparison.onlyInFirst : comparison.onlyInSecond
  if (lone.length === 0) return []
  const body = bodyOf(fuller)
  return lone
    .filter((l) => {
      const words = tokensOf(l.words).keys.length
      return (
        words >= LEAST_WORDS &&
        l.instead <= INSTEAD * words &&
        l.end > body.start &&
        l.start < body.end &&
        (l.place[0] > 0 || body.greeted) &&
        (l.place[1] < other.length || body.closed) &&
        !isHeading(l.words, fuller) &&
        !SHOWN.test(other.slice(...l.place))
      )
    })
    .map((passage) => ({ passage, place: beside(other, passage.place) }))
}

/** "[Here follow three paragraphs]", ". . .", "* * *". */
const SHOWN = /\.\s?\.\s?\.|…|[[(][^\])]*[\])]|[*_]\s?[*_]\s?[*_]|[—–-]{2,}/

/** In capitals among small letters: a page's head, a classification. */
function isHeading(words: string, text: string): boolean {
  return !/\p{Ll}/u.test(words) && /\p{Lu}/u.test(words) && /\p{Ll}/u.test(text)
}

/** What the writer wrote, from the salutation to the closing formula, as far as the text has them. */
function bodyOf(text: string): Stretch & { readonly greeted: boolean; readonly closed: boolean } {
  let [start, end, at, greeted] = [0, text.length, 0, false]
  for (const line of text.split('\n')) {
    const words = line.trim()
    if (!greeted && at < text.length / 2 && isFormula(words, 'greeting')) [start, greeted] = [at + line.length, true]
    if (at > text.length / 2 && isFormula(words, 'closing')) end = at
    at += line.length + 1
  }
  return { start, end, greeted, closed: end < text.length }
}

function isFormula(line: string, formula: 'greeting' | 'closing'): boolean {
  return (
    line.length > 0 &&
    line.length < 100 &&
    languages().some(
      ({ letters }) => letters[formula].test(line) && !(formula === 'closing' && letters.notClosing.test(line)),
    )
  )
}

function beside(text: string, [from, to]: readonly [number, number]): Stretch {
  const before = tokensOf(text, Math.max(0, from - 40 * BESIDE), from).starts
  const after = tokensOf(text, to, Math.min(text.length, to + 40 * BESIDE)).ends
  return {
    start: before[Math.max(0, before.length - BESIDE)] ?? from,
    end: after[Math.min(after.length, BESIDE) - 1] ?? to,
  }
}
