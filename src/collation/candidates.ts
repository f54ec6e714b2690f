/**
 * Which papers are weighed for a passage: those that bear its number, its day, its author, its title, and, where it gives little,
 * those that lie nearest in the file. However large the shelf, a passage looks at a bounded number of them.
 */
import { byAuthor, lateByAuthor, nearest, ofDay } from './find.ts'
import { kindClass } from './kinds.ts'
import { minuteOf } from './number-traits.ts'
import { type Keys, likeness } from './parties.ts'
import type { Question } from './question.ts'
import { isOddNumber, type SentBetween, sentBetween } from './serials.ts'
import { normalNumber, reckoned, type Shelf, type Shelved, titleKey } from './shelf.ts'
import type { Speaker } from './speaker.ts'
import { dayNumber } from './standing.ts'
import { papersWith } from './topics.ts'
import type { Situation } from './traits.ts'

export interface Gathered {
  readonly papers: readonly Shelved[]
  readonly between?: SentBetween
  readonly filed?: { readonly day: number; readonly minute: number }
}

export function gatherCandidates(shelf: Shelf, speaker: Speaker, q: Question, situation: Situation): Gathered {
  const found = new Set<Shelved>()
  const own = speaker.shelved
  const add = (papers: Iterable<Shelved>, most = 150) => {
    let left = most
    for (const s of papers) {
      if (s === own) continue
      if (left-- <= 0) break
      found.add(s)
    }
  }
  const author = q.author ?? q.antecedents?.[0]
  if (situation === 'number' || situation === 'paper-number') {
    const more = ofNumber(shelf, q, add)
    return { papers: inOrder(found), ...more }
  }
  if (situation === 'coming') {
    if (own?.day !== undefined) add(byAuthor(shelf, own.author, own.day, own.day + 4, 60))
    beside(shelf, own, 3, 5, add)
  } else if (situation === 'withheld') {
    if (q.from !== undefined && author) add(lateByAuthor(shelf, author, q.from - 12, q.from).reverse())
    else beside(shelf, own, 8, 0, add)
  } else if (situation === 'title') {
    const ofTitle = shelf.byTitle.get(titleKey(q.found.titled!)) ?? []
    const before = (s: Shelved) => q.from === undefined || s.day === undefined || s.day <= q.from + 1
    add(ofTitle.filter(before))
    const title = titleKey(q.found.titled!)
    add(
      papersWith(shelf.topics, q.found.titled!).filter(
        (s) => before(s) && titleKey(s.text.slice(0, 1500)).includes(title),
      ),
      12,
    )
  } else {
    ofDays(shelf, q, author, add)
    if (q.days.length === 0 && !q.found.date?.day) undated(shelf, q, author, situation, own, add)
  }
  return { papers: inOrder(found) }
}

type Add = (papers: Iterable<Shelved>, most?: number) => void

function ofNumber(shelf: Shelf, q: Question, add: Add): Omit<Gathered, 'papers'> {
  const number = q.found.number!
  add(nearest(shelf.byNumber.get(normalNumber(number)) ?? [], q.from))
  const filed = filedAt(number, q.from)
  if (filed)
    for (const day of [filed.day - 1, filed.day, filed.day + 1])
      add(ofDay(shelf, day, q.author).filter((s) => s.day === day && minuteOf(s, filed) !== undefined))
  for (const d of q.days)
    add(
      ofDay(shelf, d, q.author).filter((s) => fitsAuthor(q.author, s)),
      12,
    )
  const to = q.addressee ?? q.implied
  const between =
    q.from !== undefined && q.author && to && !q.found.series && /^\d{1,6}$/.test(number)
      ? sentBetween(shelf.serials, q.author, to, Number(number), q.from)
      : undefined
  if (between && q.author)
    // Those nearest to the day on which the run would have it.
    add(
      lateByAuthor(shelf, q.author, between.first, between.last)
        .filter(
          (s) =>
            fitsAuthor(q.author, s) &&
            ((likeness(to!, s.addressee) ?? 0) > 0 || (s.relayedTo && (likeness(to!, s.relayedTo) ?? 0) > 0)),
        )
        .sort(
          (a, b) =>
            Math.abs(reckoned(a) - between.about) - Math.abs(reckoned(b) - between.about) ||
            reckoned(a) - reckoned(b) ||
            (a.paper.id < b.paper.id ? -1 : 1),
        ),
      24,
    )
  else if (q.author && q.from !== undefined)
    // No run to reckon by: what the author sent of late without a number that is its own.
    add(
      lateByAuthor(shelf, q.author, q.from - 45, q.from)
        .filter((s) => isUnnumbered(shelf, s) && (!to || (likeness(to, s.addressee) ?? 0) > 0))
        .reverse(),
      14,
    )
  return { ...(between && { between }), ...(filed && { filed }) }
}

function isUnnumbered(shelf: Shelf, s: Shelved): boolean {
  return s.numbers.every((n) => n.relay) || isOddNumber(shelf.serials, s)
}

function fitsAuthor(author: Keys | undefined, s: Shelved): boolean {
  return author !== undefined && (likeness(author, s.author) ?? 0) === 1
}

function ofDays(shelf: Shelf, q: Question, author: Keys | undefined, add: Add): void {
  for (const d of q.days)
    for (const day of [d, d - 1, d + 1]) {
      add(ofDay(shelf, day, author))
      if (day === d) add(shelf.byTold.get(d) ?? [], 12)
    }
  const date = q.found.date
  if (q.days.length === 0 && date?.month && date.day)
    add(nearest(shelf.byAnniversary.get(`${date.month}-${date.day}`) ?? [], q.from))
  if (q.month && author) add(byAuthor(shelf, author, q.month[0] - 31, q.month[1]).filter((s) => inMonth(s, q.month!)))
}

function inMonth(s: Shelved, month: readonly [number, number]): boolean {
  if (s.day !== undefined) return s.day >= month[0] && s.day <= month[1]
  return s.about !== undefined && s.about[0] <= month[1] && s.about[1] >= month[0]
}

/** Neither day nor number: the author's last papers, and the papers that lie just before in the file. */
function undated(
  shelf: Shelf,
  q: Question,
  author: Keys | undefined,
  situation: Situation,
  own: Shelved | undefined,
  add: Add,
): void {
  const from = q.from
  if (author) {
    const late = lateByAuthor(shelf, author, from === undefined ? undefined : from - 120, from)
    add(latest(late, q, 24))
  }
  if (situation === 'talk' && from !== undefined) {
    const who = [q.author, q.addressee, q.nearby].filter((k) => k !== undefined)
    for (const key of who.flatMap((k) => [...k]))
      if (!key.startsWith('title:')) add(lateOf(shelf.talksByPresent.get(key) ?? [], from, 60))
  }
  if (situation === 'enclosed') beside(shelf, own, 6, 4, add)
  else beside(shelf, own, 10, 2, add)
}

/** The papers that lie just before and after in the file: those of so many places, whole days at a time where days are its places. */
function beside(shelf: Shelf, own: Shelved | undefined, before: number, after: number, add: Add): void {
  if (!own) return
  const file = shelf.files.get(own.folder) ?? []
  const place = shelf.placeInFile(own)
  let [low, high] = [0, file.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (shelf.placeInFile(file[mid]!) < place - before) low = mid + 1
    else high = mid
  }
  let end = low
  while (end < file.length && end < low + 40 && shelf.placeInFile(file[end]!) <= place + after) end++
  add(file.slice(low, end))
}

/** Of the author's papers the latest ones, and those of the kind asked for further back. */
function latest(late: readonly Shelved[], q: Question, most: number): Shelved[] {
  const kind = q.found.kind
  const apt = late.filter((s) => kindClass(s.paper.kind) === kind)
  return [...lastDays(apt, most), ...lastDays(late, most / 2)]
}

/** The last papers of a list in order of days, so many and all of the day on which the number is reached: an id never decides. */
function lastDays(list: readonly Shelved[], most: number): Shelved[] {
  let from = Math.max(0, list.length - most)
  while (from > 0 && list.length - from < 3 * most && reckoned(list[from - 1]!) === reckoned(list[from]!)) from--
  return list.slice(from)
}

function lateOf(list: readonly Shelved[], from: number, back: number): Shelved[] {
  return lastDays(
    list.filter((s) => s.day !== undefined && s.day <= from + 1 && s.day >= from - back),
    8,
  )
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

function inOrder(papers: ReadonlySet<Shelved>): Shelved[] {
  return [...papers].sort((a, b) => reckoned(a) - reckoned(b) || (a.paper.id < b.paper.id ? -1 : 1))
}
