/** Resolution: from a found reference, in the paper it stands in, to the paper or papers meant, with candidates and reasons. */
import type { FoundReference, Mention } from '../reading/reference.ts'
import { daysMeant } from './days.ts'
import type { Candidate, Outcome } from './link.ts'
import { type Keys, keysOfName, placeKey, union } from './parties.ts'
import { normalNumber, type Shelf, type Shelved } from './shelf.ts'
import { namesOf, type Speaker } from './speaker.ts'
import { type Question, type Weighed, weighByDay, weighByNumber, weighByOrder, weighPreceding, weighToCome } from './weigh.ts'

export interface Resolved {
  readonly outcome: Outcome
  readonly targets: readonly string[]
  readonly confidence: number
  readonly reasons: readonly string[]
  readonly candidates: readonly Candidate[]
  readonly question: Question
}

/** What the text has spoken of so far: the day and the paper that "the 23rd" and "that letter" go back to. */
export interface Focus {
  readonly day?: number
  /** Target of the last reference; undefined after one that stayed open, so that nothing is taken for it. */
  readonly target?: string
  readonly end?: number
  /** The telegram cited at the head of the paper: "reftel". */
  readonly subject?: string
}

/** Scores of "it is not on file". A number is seldom wrong; a day and an author can fit by chance. */
const ABSENT = { number: 1.1, day: 1.8, order: 1.6, toCome: 0.8 }
const SURE = 0.52

export function resolveReference(shelf: Shelf, speaker: Speaker, found: FoundReference, focus: Focus): Resolved {
  const question = pose(shelf, speaker, found, focus)
  const nothing = (outcome: Outcome, reason: string, confidence = 0): Resolved => ({ outcome, targets: [], confidence, reasons: [reason], candidates: [], question })
  if (found.alleged) return nothing('unmatched', 'speaks of a paper whose existence is in question')
  if (found.set === 'open') return resolveSet(shelf, speaker, question)
  if (found.toCome) {
    const own = speaker.shelved
    if (!own || own.day === undefined) return nothing('unmatched', 'announces a paper')
    const later = byAuthor(shelf, own.author, own.day, own.day + 4).filter((s) => s !== own)
    const decided = decide(question, later.map((s) => weighToCome(question, s, own)), ABSENT.toCome)
    return decided.outcome === 'absent' ? { ...decided, outcome: 'unmatched', reasons: ['announces a paper; none on file fits'] } : decided
  }
  if (found.number) {
    const candidates = (shelf.byNumber.get(normalNumber(found.number)) ?? []).filter((s) => s !== speaker.shelved)
    return decide(question, candidates.map((s) => weighByNumber(question, s, shelf.series)), ABSENT.number)
  }
  if (question.days.length || found.date?.day) {
    const near = new Set<Shelved>()
    for (const d of question.days) for (const day of [d, d - 1, d + 1]) for (const s of shelf.byDay.get(day) ?? []) if (s !== speaker.shelved) near.add(s)
    if (question.days.length === 0) for (const s of shelf.papers) if (s !== speaker.shelved && s.days.some((d) => isAnniversary(d.day, found))) near.add(s)
    if (!question.author && !question.addressee && !question.implied && !found.date?.month) return nothing('unmatched', 'a day of the month, and nobody named')
    return decide(question, [...near].map((s) => weighByDay(question, s)), ABSENT.day)
  }
  if (question.month && (question.author || question.addressee)) {
    const within = (question.author ? byAuthor(shelf, question.author, ...question.month) : []).filter((s) => s !== speaker.shelved)
    return decide(question, within.map((s) => weighByDay(question, s)), ABSENT.day)
  }
  if (found.kind === 'telegram' && found.order === 'previous' && speaker.shelved?.day !== undefined) {
    const own = speaker.shelved
    const decided = decide(question, byAuthor(shelf, own.author, own.day! - 3, own.day).filter((s) => s !== own).map((s) => weighPreceding(s, own)), ABSENT.toCome)
    return decided.outcome === 'absent' ? { ...decided, outcome: 'unmatched', reasons: ['the telegram before is not on file'] } : decided
  }
  if (found.back && found.kind === 'telegram' && focus.subject !== undefined)
    return { outcome: 'resolved', targets: [focus.subject], confidence: 0.75, reasons: ['the telegram that this paper is about'], candidates: [{ paper: focus.subject, confidence: 0.75 }], question }
  if (found.back) {
    if (focus.target !== undefined && focus.end !== undefined && found.start - focus.end < 600) {
      const reasons = ['goes back to the paper named just before']
      return { outcome: 'resolved', targets: [focus.target], confidence: 0.7, reasons, candidates: [{ paper: focus.target, confidence: 0.7 }], question }
    }
    return nothing('unmatched', 'goes back to a paper that was not settled')
  }
  if (question.author && found.kind !== 'talk' && found.kind !== 'document' && found.kind !== 'agreement') {
    const fits = byAuthor(shelf, question.author, question.from === undefined ? undefined : question.from - 90, question.from)
      .filter((s) => s !== speaker.shelved)
      .map((s) => weighByOrder(question, s, 0))
      .filter((x) => x.score > 0.2)
      .sort((a, b) => (b.shelved.day ?? 0) - (a.shelved.day ?? 0))
      .slice(0, 4)
    const ranked = fits.map((x, rank) => weighByOrder(question, x.shelved, found.order === 'previous' ? Math.abs(rank - 1) : rank, fits.length === 1))
    if (ranked.length === 0) return nothing('unmatched', 'neither day nor number, and no paper that fits')
    const decided = decide(question, ranked, ABSENT.order)
    return decided.outcome === 'absent' ? { ...decided, outcome: 'unmatched', reasons: ['neither day nor number, and no paper that fits well'] } : decided
  }
  return nothing('unmatched', 'neither day nor number')
}

/** Works out who and when for the paper in which the words stand. */
function pose(shelf: Shelf, speaker: Speaker, found: FoundReference, focus: Focus): Question {
  const author = keysOfMention(shelf, speaker, found.author, found.start, found.kind === 'telegram')
  const addressee = keysOfMention(shelf, speaker, found.addressee, found.start)
  const { self, other } = namesOf(speaker, found.start)
  const implied =
    addressee || found.kind === 'talk' || found.kind === 'broadcast' || found.kind === 'statement'
      ? undefined
      : found.author?.role === 'addressee'
        ? self
        : found.author?.role === 'self'
          ? other
          : found.author?.role === 'mission'
            ? new Set(['seat:state'])
            : undefined
  const meant = found.date ? daysMeant(found.date, speaker.day, focus.day) : { days: [] }
  const nearby = found.nearby?.length ? union(...found.nearby.map(keysOfName)) : undefined
  return {
    found,
    ...(author?.size && { author }),
    ...(addressee?.size && { addressee }),
    ...(implied?.size && { implied }),
    days: meant.days,
    ...(meant.month && { month: meant.month }),
    ...(speaker.day !== undefined && { from: speaker.day }),
    ...(nearby && { nearby }),
    ...(isOfficial(speaker, found) && { loosely: true }),
  }
}

/** A telegram's number cited as "my" or "your" in a paper that is no telegram. */
function isOfficial(speaker: Speaker, found: FoundReference): boolean {
  const own = found.author?.role === 'self' || found.author?.role === 'addressee'
  return own && found.kind === 'telegram' && speaker.shelved !== undefined && !/telegram/.test(speaker.shelved.paper.kind)
}

/** The keys of whomever a word means here: "my" is the writer, inside a carried letter the writer of that. */
function keysOfMention(shelf: Shelf, speaker: Speaker, mention: Mention | undefined, at: number, isTelegram = false): Keys | undefined {
  if (!mention) return undefined
  const { self, other } = namesOf(speaker, at)
  switch (mention.role) {
    case 'self':
      return self
    case 'addressee':
      return other
    case 'third':
      return undefined
    case 'department':
      return new Set(['seat:state'])
    case 'mission': {
      const posts = [...speaker.author, ...speaker.addressee].filter((k) => k.startsWith('post:'))
      return new Set(posts)
    }
    case 'named': {
      const bare = mention.words.replace(/^(?:am\s?emb(?:assy)?|embassy|amconsul)\s+/i, '')
      const place = shelf.places.get(placeKey(bare))
      if (!place && isTelegram && !known(shelf, keysOfName(mention.words))) return undefined
      if (place) return union(place, new Set([`name:${placeKey(bare)}`, `station:${placeKey(bare)}`]))
      return keysOfName(mention.words)
    }
  }
}

/** For a paper without a day: the same day and month of any year. */
function isAnniversary(day: number, found: FoundReference): boolean {
  const at = new Date(day * 86_400_000)
  return at.getUTCMonth() + 1 === found.date?.month && at.getUTCDate() === found.date.day
}

/** Does anybody on the shelf answer to this name? "Secun 30" is a series that no party bears. */
function known(shelf: Shelf, keys: Keys): boolean {
  for (const k of keys) if (shelf.byAuthor.has(k)) return true
  return false
}

/** Papers by an author, between two days; `from` undefined: from the beginning. Papers without a day are left out. */
function byAuthor(shelf: Shelf, author: Keys, from: number | undefined, to: number | undefined): Shelved[] {
  const found = new Set<Shelved>()
  for (const key of author) {
    const list = shelf.byAuthor.get(key) ?? []
    for (let i = from === undefined ? 0 : firstFrom(list, from); i < list.length; i++) {
      const s = list[i]!
      if (s.day === undefined || (to !== undefined && s.day > to)) break
      found.add(s)
    }
  }
  return [...found]
}

function firstFrom(list: readonly Shelved[], day: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid]!.day ?? Infinity) < day) low = mid + 1
    else high = mid
  }
  return low
}

/** "all the letters from Khrushchev to Kennedy": every paper that fits, none singled out. */
function resolveSet(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  if (!question.author) return { outcome: 'unmatched', targets: [], confidence: 0, reasons: ['a set without an author'], candidates: [], question }
  const fits = byAuthor(shelf, question.author, undefined, question.from)
    .filter((s) => s !== speaker.shelved)
    .map((s) => weighByOrder({ ...question, implied: undefined }, s, 0))
    .filter((w) => w.score > (question.author && question.addressee ? 1.8 : 1.2))
    .map((w) => w.shelved.paper.id)
    .sort()
  if (fits.length === 0) return { outcome: 'unmatched', targets: [], confidence: 0, reasons: ['no paper fits the set'], candidates: [], question }
  return { outcome: 'resolved', targets: fits, confidence: 0.6, reasons: [`an open set: ${fits.length} papers on file fit`], candidates: fits.map((paper) => ({ paper, confidence: 0.6 })), question }
}

function decide(question: Question, weighed: readonly Weighed[], absent: number): Resolved {
  const likely = weighed.filter((w) => w.score > -4).sort((a, b) => b.score - a.score || (a.shelved.paper.id < b.shelved.paper.id ? -1 : 1)).slice(0, 6)
  const total = likely.reduce((sum, w) => sum + Math.exp(w.score), Math.exp(absent))
  const candidates = likely.map((w) => ({ paper: w.shelved.paper.id, confidence: round(Math.exp(w.score) / total) })).filter((c) => c.confidence >= 0.02)
  const pAbsent = Math.exp(absent) / total
  const [first, second] = likely
  const best = first ? Math.exp(first.score) / total : 0
  if (first && best >= SURE)
    return { outcome: 'resolved', targets: [first.shelved.paper.id], confidence: round(best), reasons: first.reasons, candidates, question }
  if (first && second && best > pAbsent && Math.exp(second.score) / total > best / 3)
    return { outcome: 'ambiguous', targets: [], confidence: round(best), reasons: [`${candidates.length} papers fit nearly as well`], candidates, question }
  if (first && best > pAbsent) return { outcome: 'ambiguous', targets: [], confidence: round(best), reasons: ['one paper fits, not well enough to be sure'], candidates, question }
  const why = question.found.number ? 'no paper on file with this number fits' : 'no paper on file of this day fits'
  return { outcome: 'absent', targets: [], confidence: round(pAbsent), reasons: [why], candidates, question }
}

function round(p: number): number {
  return Math.round(p * 1000) / 1000
}
