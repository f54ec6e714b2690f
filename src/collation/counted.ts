/**
 * Papers that a passage counts: "your two letters of the 12th", "both your notes". Settled when as many papers fit as the words say; what
 * lacks is said, and where more fit, none of them is singled out.
 */
import { type Resolved, round } from './decide.ts'
import { lateByAuthor, ofDay } from './find.ts'
import { mayBeOneOf } from './kinds.ts'
import { likeness } from './parties.ts'
import type { Question } from './question.ts'
import { reckoned, type Shelf, type Shelved } from './shelf.ts'

/** Nothing where no number of papers is said, or where too little is said to count any. */
export function resolveCounted(shelf: Shelf, own: Shelved | undefined, question: Question): Resolved | undefined {
  const { found, days, from } = question
  const { count } = found
  const author = question.author ?? question.antecedents?.[0]
  if (!count || count > 12 || found.number || found.toCome || !author) return undefined
  const to = question.addressee ?? question.implied
  const isMeant = (s: Shelved) =>
    s !== own &&
    (likeness(author, s.inner?.author ?? s.author) ?? 0) === 1 &&
    (!to || (likeness(to, s.inner?.addressee ?? s.addressee) ?? 0) > 0) &&
    mayBeOneOf(found, s) &&
    s.paper.versionOf === undefined &&
    s.paper.translationOf === undefined
  if (days.length) {
    const fits = days.flatMap((d) => ofDay(shelf, d, author)).filter((s) => isMeant(s) && isOfDays(s, days))
    return settle(question, count, [...new Set(fits)], `said to be ${count} of that day`)
  }
  if (question.month || from === undefined) return undefined
  const before = lateByAuthor(shelf, author, undefined, from).filter(isMeant)
  // "your last two letters", "both your letters": the latest ones, unless a day that would have to be divided lies across.
  const cut = before.length - count
  const [out, first] = [before[cut - 1], before[cut]]
  if (found.order !== 'last' || (out && first && reckoned(out) === reckoned(first)))
    return settle(question, count, before.slice(-MANY), `said to be ${count}`)
  return settle(question, count, before.slice(Math.max(0, cut)), `said to be the last ${count}`)
}

/** So many are offered where more fit than the words count. */
const MANY = 12

/** Written on one of the days, not only received on it. */
function isOfDays(s: Shelved, days: readonly number[]): boolean {
  return s.days.some((x) => x.what === 'written' && days.includes(x.day))
}

function settle(question: Question, count: number, fits: readonly Shelved[], said: string): Resolved | undefined {
  if (fits.length === 0) return undefined
  const settled = fits.length <= count
  const confidence = settled ? (fits.length === count ? 0.85 : 0.7) : round(count / fits.length / 2)
  return {
    outcome: settled ? 'resolved' : 'ambiguous',
    targets: settled ? fits.map((s) => s.paper.id) : [],
    confidence,
    reasons: [fits.length === count ? `${said}, and so many are on file` : `${said}; on file ${fits.length} that fit`],
    candidates: fits.map((s) => ({ paper: s.paper.id, confidence })),
    question,
  }
}
