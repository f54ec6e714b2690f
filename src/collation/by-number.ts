/** Resolution by number: a telegram's own, one that was struck out, and the minute in a date-time group. */
import { ABSENT, decide, nothing, type Resolved } from './decide.ts'
import { lateByAuthor, nearest, ofDay } from './find.ts'
import { normalNumber, reckoned, type Shelf } from './shelf.ts'
import type { Speaker } from './speaker.ts'
import { dayNumber } from './standing.ts'
import { type Question, weighByMinute, weighByNumber, weighWithheld } from './weigh.ts'

export function resolveWithheld(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const { author, from } = question
  if (!author || from === undefined) return nothing(question, 'the number was struck out')
  const fits = lateByAuthor(shelf, author, from - 12, from)
    .filter((s) => s !== speaker.shelved && s.withheld)
    .sort((a, b) => reckoned(b) - reckoned(a) || (a.paper.id < b.paper.id ? 1 : -1))
  const decided = decide(
    question,
    fits.map((s, rank) => weighWithheld(question, s, rank)),
    ABSENT.order,
  )
  // Nothing tells two such numbers apart.
  const [, second] = fits
  if (decided.outcome === 'resolved' && second && from - (second.day ?? 0) < 4)
    return { ...decided, outcome: 'ambiguous', targets: [], reasons: ['several numbers of these days were struck out'] }
  return decided.outcome === 'absent'
    ? { ...decided, outcome: 'unmatched', reasons: ['the number was struck out'] }
    : decided
}

export function resolveNumber(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const number = question.found.number!
  const candidates = nearest(shelf.byNumber.get(normalNumber(number)) ?? [], question.from).filter(
    (s) => s !== speaker.shelved,
  )
  const weighed = candidates.map((s) => weighByNumber(question, s, shelf.series))
  const utc = filedAt(number, question.from)
  if (utc)
    for (const day of [utc.day - 1, utc.day, utc.day + 1])
      for (const s of ofDay(shelf, day, question.author)) {
        const byMinute =
          s === speaker.shelved || s.day !== day || candidates.includes(s) ? undefined : weighByMinute(question, s, utc)
        if (byMinute) weighed.push(byMinute)
      }
  return decide(question, weighed, ABSENT.number)
}

/** "012200Z": the last first of a month before the paper, at 22:00 Greenwich time. */
function filedAt(number: string, from: number | undefined): { day: number; minute: number } | undefined {
  const m = /^(\d{2})(\d{2})(\d{2})Z$/.exec(number)
  if (!m || from === undefined || Number(m[2]) > 23 || Number(m[3]) > 59) return undefined
  for (const back of [0, 1]) {
    const at = new Date((from + 1) * 86_400_000)
    const day = dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 1 - back, Number(m[1]))
    if (day <= from + 1) return { day, minute: Number(m[2]) * 60 + Number(m[3]) }
  }
  return undefined
}
