/**
 * Traits: all that speaks for or against a candidate, each by a name. A passage gives some of day, number, author, addressee, kind
 * and order; a paper has them or not; and "not on file" is a candidate with traits of its own. What each trait weighs, and in which
 * situation, is learned (weights.ts); here it is only noticed, with the reason in words.
 */
import type { FoundReference } from '../reading/reference.ts'
import { compareChannel, kindClass, weighKind } from './kinds.ts'
import { noteNumber, noteTitle } from './number-traits.ts'
import { type Keys, likeness } from './parties.ts'
import { notePeople } from './people-traits.ts'
import type { Question } from './question.ts'
import type { SentBetween } from './serials.ts'
import type { Shelf, Shelved } from './shelf.ts'
import { dayToIso } from './standing.ts'
import { type Gist, shared } from './topics.ts'

/** What a passage goes by: traits weigh differently in each. */
export const SITUATIONS = [
  'number',
  'paper-number',
  'withheld',
  'coming',
  'title',
  'talk',
  'enclosed',
  'day',
  'order',
] as const
export type Situation = (typeof SITUATIONS)[number]

export function situationOf(q: Question): Situation {
  const { found } = q
  if (found.withheld) return 'withheld'
  if (found.toCome) return 'coming'
  if (found.number) return found.kind === 'document' || found.kind === 'estimate' ? 'paper-number' : 'number'
  if (found.titled) return 'title'
  if (found.kind === 'talk') return 'talk'
  if (q.days.length || found.date?.day || q.month) return 'day'
  if (found.use === 'encloses') return 'enclosed'
  return 'order'
}

/** One trait of one candidate. */
export type Note = (trait: string, value?: number, reason?: () => string | undefined) => void

/** What is known of the passage for all its candidates alike. */
export interface Setting {
  readonly shelf: Shelf
  readonly question: Question
  readonly situation: Situation
  /** Who writes the citing paper, and to whom. */
  readonly self: Keys
  readonly other: Keys
  readonly own?: Shelved
  /** Share of the weight of the words around the passage that each candidate has; the two highest. */
  readonly topic?: { readonly shares: ReadonlyMap<Shelved, number>; readonly best: number; readonly second: number }
  /** The passage's own words: "the Gaza memorandum". */
  readonly called?: Gist
  /** When the number can have been sent, from the numbers on file. */
  readonly between?: SentBetween
  /** The moment named by a date-time group. */
  readonly filed?: { readonly day: number; readonly minute: number }
  /** Papers by the author meant that come before the passage, the latest first; by day, so that no id decides. */
  readonly rank: ReadonlyMap<Shelved, number>
}

export function noteCandidate(setting: Setting, s: Shelved, tell: Note): void {
  const { question: q, situation } = setting
  const fits = {
    number: false,
    day: false,
    anniversary: false,
    author: false,
    address: false,
    fromMine: false,
    toMe: false,
  }
  const note: Note = (trait, value, reason) => {
    if (trait === 'number.same') fits.number = true
    else if (trait === 'day.same') fits.day = true
    else if (trait === 'day.same-of-a-year') fits.anniversary = true
    else if (trait === 'author.same' || trait === 'he.named-last') fits.author = true
    else if (trait === 'circle.my-correspondent') fits.fromMine = true
    else if (trait === 'circle.to-me') fits.toMe = true
    else if (trait === 'addressee.same' || trait === 'answered.same' || trait === 'implied.same') fits.address = true
    tell(trait, value, reason)
  }
  if (q.found.number) noteNumber(setting, s, q.found.number, note)
  if (q.found.titled) noteTitle(q.found.titled, setting.shelf, s, note)
  if (situation === 'withheld') note(s.withheld ? 'number.struck-out-too' : 'number.printed')
  noteDays(setting, s, note)
  notePeople(setting, s, note)
  noteKind(q, s, note)
  notePlace(setting, s, note)
  noteOrder(setting, s, note)
  noteStanding(q, s, note)
  noteTopic(setting, s, note)
  // What agrees in all that the passage says is another thing than so much agreement here and so much there.
  if (!isFirm(setting, s, fits)) tell(VAGUE)
  if (fits.anniversary && fits.author && fits.address && weighKind(q.found, s) > -0.6) tell(SAME_BUT_YEAR)
  if (fits.number && fits.author) tell('fits.number-and-author')
  if (fits.day && fits.author) tell(fits.address ? 'fits.day-author-and-address' : 'fits.day-and-author')
  else if (fits.day && fits.address) tell('fits.day-and-address')
  else if (fits.author && fits.address && !q.days.length && !q.found.number) tell('fits.author-and-address')
}

/** The trait of a candidate that may be offered and never settled by itself. */
export const VAGUE = 'vague'

/** "your letter of 2 April" in a letter without a day: all fits but the year, which nobody tells. Weighs nothing by itself. */
export const SAME_BUT_YEAR = 'fits.day-of-a-year'

/**
 * What may settle a passage that gives no number: the day and one of the two people; or, for letters, both people and the kind. Likeness of
 * words, a place in the file or the latest by somebody are reasons to suggest a paper, and an editor's account is not the paper.
 */
function isFirm(
  { question: q, situation }: Setting,
  s: Shelved,
  fits: {
    readonly number: boolean
    readonly day: boolean
    readonly author: boolean
    readonly address: boolean
    readonly fromMine: boolean
    readonly toMe: boolean
  },
): boolean {
  if (situation === 'number' || situation === 'paper-number' || situation === 'title' || situation === 'coming')
    return true
  if (kindClass(s.paper.kind) === 'editorial') return false
  const fit = weighKind(q.found, s)
  // A telegram that speaks of a draft is not the draft, unless it is called so.
  if ((q.found.kind === 'draft' || q.found.kind === 'proposal') && fit < 0) return false
  // "The message received on 5 July", where nobody is named, and one came that day from the very one who is written to.
  if (fits.day && fits.fromMine && fits.toMe && fit > 0 && LIKE.has(q.found.kind)) return true
  if (q.days.length || q.month)
    return fit > -0.6 && (fits.day || q.month ? fits.author || (fits.address && fit > 0) : fits.author && fits.address)
  return (
    fits.author && fits.address && fit > 0 && !q.found.indefinite && situation === 'order' && LIKE.has(q.found.kind)
  )
}

/** What the passage is about: how much of it a paper shares, and whether one shares more than all others. */
function noteTopic({ topic, called, shelf }: Setting, s: Shelved, note: Note): void {
  if (topic) {
    const share = topic.shares.get(s) ?? 0
    note('topic', share)
    if (share === topic.best && share > 0.1) {
      note('topic.most')
      note('topic.lead', topic.best - topic.second, () =>
        topic.best - topic.second > 0.1 ? 'it shares most of the words around the passage' : undefined,
      )
    }
  }
  if (called) {
    const part = shared(shelf.topics, called, s)
    note('called', part, () => (part > 0.6 ? 'it has the words by which the passage calls it' : undefined))
  }
}

function noteDays({ question: q, own }: Setting, s: Shelved, note: Note): void {
  if (q.days.length) {
    const match = q.days
      .flatMap((d) => s.days.map((x) => ({ ...x, off: x.day - d })))
      .sort((a, b) => Math.abs(a.off) - Math.abs(b.off))[0]
    const off = match ? Math.abs(match.off) : undefined
    if (match && off === 0)
      note(
        'day.same',
        // Letters go by the day they were written; one that came on that day may be meant, and less likely.
        match.what === 'received' || match.what === 'held' ? 0.8 : 1,
        () => `${match.what === 'written' ? 'dated' : match.what} ${dayToIso(match.day)}`,
      )
    else if (match && off === 1)
      note(
        match.off < 0 ? 'day.before' : 'day.after',
        1,
        () => `${match.what} ${dayToIso(match.day)}, a day ${match.off < 0 ? 'before' : 'after'} the date named`,
      )
    else if (s.about && s.days.length === 0) {
      // The wider the days between which it stands, the less it says that this one is among them.
      note('day.about')
      note(
        'day.about-width',
        Math.log(1 + s.about[1] - s.about[0]),
        () => `undated; it stands between ${dayToIso(s.about![0])} and ${dayToIso(s.about![1])}`,
      )
    } else if (match) note(off! <= 4 ? 'day.near' : 'day.other')
    else note('day.unknown')
  } else if (q.found.date?.day && q.found.date.month && !q.month) {
    // Of no known year: another day of another month it is all the same.
    const said = `${q.found.date.month}-${q.found.date.day}`
    const dates = s.days.map((x) => dayToIso(x.day).slice(5).replace(/\b0/g, ''))
    if (dates.length) note(dates.includes(said) ? 'day.same-of-a-year' : 'day.other')
  } else if (q.month) {
    const day = s.day ?? s.about?.[0]
    if (day === undefined) note('day.unknown')
    else if (day >= q.month[0] && day <= q.month[1]) note('month.same', 1, () => `of ${dayToIso(day).slice(0, 7)}`)
    else note('month.other')
  }
  const day = s.day ?? s.about?.[1]
  if (q.from === undefined || day === undefined) {
    note('gap.unknown')
    return
  }
  const gap = q.from - day
  if (gap < -1 || (gap === 0 && q.found.order === 'previous' && isNotBefore(s, own))) note('gap.later')
  else if (gap < 0) note('gap.next-day')
  else {
    note('gap.log', Math.log(1 + gap), () =>
      gap <= 40 && !q.days.length
        ? gap === 0
          ? 'of the same day'
          : `${gap} day${gap === 1 ? '' : 's'} earlier`
        : undefined,
    )
    if (gap === 0) note('gap.same-day')
    if (gap > 120) note('gap.long')
    if (gap > 300) note('gap.very-long')
  }
}

/** Filed on the same day, at the same minute or later. */
function isNotBefore(s: Shelved, own: Shelved | undefined): boolean {
  return s.clock !== undefined && own?.clock !== undefined && s.day === own.day && s.clock.minute >= own.clock.minute
}

function noteKind(q: Question, s: Shelved, note: Note): void {
  const fit = weighKind(q.found, s)
  note(
    fit > 1
      ? 'kind.same-word'
      : fit === 1
        ? 'kind.same'
        : fit > 0
          ? 'kind.near'
          : fit > -0.6
            ? 'kind.loose'
            : fit > -1.6
              ? 'kind.off'
              : 'kind.other',
  )
  const channel = compareChannel(q, s)
  if (channel) note(`channel.${channel}`)
  if (!q.implied && !q.addressee && s.paper.published) note('published')
}

function notePlace({ shelf, own }: Setting, s: Shelved, note: Note): void {
  if (!own) return
  if (own.folder !== s.folder) {
    note('file.other')
    return
  }
  const off = shelf.placeInFile(own) - shelf.placeInFile(s)
  note(
    off === 0
      ? 'file.same-day'
      : off === 1
        ? 'file.just-before'
        : off === -1
          ? 'file.just-after'
          : off > 0 && off <= 3
            ? 'file.before'
            : off < 0 && off >= -3
              ? 'file.after'
              : off > 0 && off <= 10
                ? 'file.near'
                : 'file.far',
  )
}

const EMPTY: Keys = new Set()

function noteOrder({ rank, question: q, situation, own }: Setting, s: Shelved, note: Note): void {
  const { found } = q
  const at = rank.get(s)
  if (
    at !== undefined &&
    (situation === 'order' || situation === 'talk' || situation === 'enclosed' || situation === 'withheld')
  ) {
    const asked = found.order === 'last' || found.use === 'answers'
    const place = found.order === 'previous' ? Math.abs(at - 1) : at
    const only = rank.size === 1
    note(
      place === 0
        ? asked
          ? 'order.latest-asked'
          : 'order.latest'
        : place === 1
          ? 'order.second'
          : place === 2
            ? 'order.third'
            : 'order.earlier',
      1,
      () =>
        only ? 'the only one that fits' : place === 0 ? 'the latest that fits' : `${place} before the latest that fits`,
    )
    if (only) note('order.only')
  }
  if (found.order === 'previous' && found.kind === 'telegram' && own) {
    const [mine, before] = [q.number, s.numbers[0]?.digits].map(Number)
    if (mine && before && mine - before === 1 && likeness(own.addressee, s.addressee) === 1)
      note('step.before', 1, () => 'the number before, of the same sender')
  }
  if (found.toCome) noteStep(q, likeness(own?.addressee ?? EMPTY, s.addressee) === 1, s, note)
}

/** The next paper of the same hand, best the one with the next number. */
function noteStep(q: Question, sameAddress: boolean, s: Shelved, note: Note): void {
  const [mine, next] = [q.number, s.numbers[0]?.digits].map(Number)
  const step = mine && next && sameAddress ? next - mine : Number.NaN
  note(
    step === 1 ? 'step.next' : step > 1 && step < 5 ? 'step.soon' : step <= 0 ? 'step.back' : 'step.unknown',
    1,
    () => (step === 1 ? 'the next number of the same sender' : 'the next of the same sender'),
  )
}

function noteStanding(q: Question, s: Shelved, note: Note): void {
  const { existence } = s.paper
  const unsent = existence === 'proposed' || existence === 'never-sent'
  if (!q.found.alleged && (existence === 'alleged' || existence === 'denied' || unsent))
    note(unsent && (q.found.kind === 'draft' || q.found.kind === 'proposal') ? 'standing.draft' : 'standing.not-sent')
  if (s.paper.versionOf !== undefined || s.paper.translationOf !== undefined) note('standing.version')
  if (q.named?.has(s.paper.id)) note('named-before')
  if (kindClass(s.paper.kind) === 'editorial')
    note(tellsOf(q, s) ? 'editor.tells-of-it' : 'editor.other', 1, () => 'an editor tells of it here')
}

/** An editor's note that speaks of a paper of this day, kind and author. */
function tellsOf(q: Question, s: Shelved): boolean {
  return (
    s.tells?.some(
      (t) => q.days.includes(t.day) && (t.kind === q.found.kind || LIKE.has(t.kind) === LIKE.has(q.found.kind)),
    ) ?? false
  )
}

/** Words that mean one text from someone to someone; a proposal or a draft may be anything. */
const LIKE = new Set<FoundReference['kind']>(['letter', 'message', 'note', 'answer', 'telegram', 'memorandum'])
