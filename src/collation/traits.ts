/**
 * Traits: all that speaks for or against a candidate, each by a name. A passage gives some of day, number, author, addressee, kind
 * and order; a paper has them or not; and "not on file" is a candidate with traits of its own. What each trait weighs, and in which
 * situation, is learned (weights.ts); here it is only noticed, with the reason in words.
 */
import type { FoundReference } from '../reading/reference.ts'
import { nameKey } from '../record/names.ts'
import { kindClass, weighChannel, weighKind } from './kinds.ts'
import { type Keys, likeness, union } from './parties.ts'
import type { Question } from './question.ts'
import { isOddNumber } from './serials.ts'
import { normalNumber, type Shelf, type Shelved, titleKey } from './shelf.ts'
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
  /** Days between which the number can have been sent, from the numbers on file. */
  readonly between?: readonly [number, number]
  /** The moment named by a date-time group. */
  readonly filed?: { readonly day: number; readonly minute: number }
  /** Papers by the author meant that come before the passage, the latest first; by day, so that no id decides. */
  readonly rank: ReadonlyMap<Shelved, number>
}

export function noteCandidate(setting: Setting, s: Shelved, tell: Note): void {
  const { question: q, situation } = setting
  const fits = { number: false, day: false, author: false, address: false }
  const note: Note = (trait, value, reason) => {
    if (trait === 'number.same') fits.number = true
    else if (trait === 'day.same' || trait === 'day.of-receipt') fits.day = true
    else if (trait === 'author.same' || trait === 'he.named-last') fits.author = true
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
  if (fits.number && fits.author) tell('fits.number-and-author')
  if (fits.day && fits.author) tell(fits.address ? 'fits.day-author-and-address' : 'fits.day-and-author')
  else if (fits.day && fits.address) tell('fits.day-and-address')
  else if (fits.author && fits.address && !q.days.length && !q.found.number) tell('fits.author-and-address')
}

/** The trait of a candidate that may be offered and never settled by itself. */
export const VAGUE = 'vague'

/**
 * What may settle a passage that gives no number: the day and one of the two people; or, for letters, both people and the kind. Likeness of
 * words, a place in the file or the latest by somebody are reasons to suggest a paper, and an editor's account is not the paper.
 */
function isFirm(
  { question: q, situation }: Setting,
  s: Shelved,
  fits: { readonly number: boolean; readonly day: boolean; readonly author: boolean; readonly address: boolean },
): boolean {
  if (situation === 'number' || situation === 'paper-number' || situation === 'title' || situation === 'coming') return true
  if (kindClass(s.paper.kind) === 'editorial') return false
  const fit = weighKind(q.found, s)
  if (q.days.length || q.month) return (fits.author || fits.address) && fit > -0.6
  return fits.author && fits.address && fit > 0 && !q.found.indefinite && situation === 'order' && PAPER.test(q.found.kind)
}

/** Words that mean one text from someone to someone; a proposal or a draft may be anything. */
const PAPER = /letter|message|telegram|note|answer|memorandum/

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

function noteTitle(titled: string, shelf: Shelf, s: Shelved, note: Note): void {
  if (shelf.byTitle.get(titleKey(titled))?.includes(s)) note('title.same', 1, () => 'its title')
  else note(s.text.slice(0, 1500).indexOf(titled) >= 0 ? 'title.at-the-head' : 'title.other')
}

function noteNumber(
  { shelf, question: q, own, between, filed }: Setting,
  s: Shelved,
  number: string,
  note: Note,
): void {
  // "Aidto 1658": a name before a number is a series if papers here print it as one.
  const name = q.found.author?.role === 'named' ? q.found.author.words.toLowerCase() : undefined
  const named = q.found.series ?? (name !== undefined && shelf.series.has(name) ? name : undefined)
  const isGroup = /Z$/.test(number)
  const asked = named === 'dtg' || isGroup ? undefined : named
  const digits = normalNumber(number)
  const printed = s.numbers.filter((n) => n.digits === digits)
  if (printed.length) {
    const bySeries = printed.some(
      (n) =>
        n.series !== undefined && asked !== undefined && (n.series.startsWith(asked) || asked.startsWith(n.series)),
    )
    const relayed = printed.every((n) => n.relay)
    const plain = printed.some((n) => n.series === undefined || n.relay)
    note(
      isGroup
        ? 'number.group'
        : digits.length < 2
          ? 'number.one-digit'
          : digits.length < 3
            ? 'number.two-digits'
            : 'number.same',
      1,
      () => `number ${asked ? `${asked} ` : ''}${number}${relayed ? ', as repeated' : ''}`,
    )
    if (digits.length > 3) note('number.long')
    if (
      own &&
      own.folder === s.folder &&
      q.from !== undefined &&
      s.day !== undefined &&
      q.from - s.day >= -1 &&
      q.from - s.day <= 60
    )
      note('number.near-in-file')
    if (relayed) note('number.as-repeated')
    if (asked)
      note(
        bySeries
          ? 'series.same'
          : shelf.series.has(asked)
            ? plain
              ? 'series.not-said'
              : 'series.other'
            : plain
              ? 'series.nobody-bears'
              : 'series.odd',
      )
    else if (printed.every((n) => n.series !== undefined && !n.relay)) note('series.unasked')
  } else {
    const minute = filed && minuteOf(s, filed)
    if (minute !== undefined)
      note(
        filed!.minute % 30 === 0 ? 'minute.on-the-half-hour' : filed!.minute % 5 === 0 ? 'minute.round' : 'minute.same',
        1,
        () => `filed at the minute of ${number}, ${minute} hours from Greenwich`,
      )
    if (isGroup) note(minute === undefined ? 'minute.other' : 'minute.fits')
    else if (s.numbers.every((n) => n.relay)) note('number.not-printed')
    else if (isOddNumber(shelf.serials, s)) note('number.printed-is-odd')
    else {
      // What was sent to London as 2169 bears another number in Tel Aviv.
      const to = q.addressee ?? q.implied
      note(to && likeness(to, s.addressee) === 0 ? 'number.of-another-address' : 'number.other')
    }
  }
  if (between && s.day !== undefined) {
    const wide = between[1] - between[0]
    if (s.day < between[0] || s.day > between[1])
      note(Math.min(Math.abs(s.day - between[0]), Math.abs(s.day - between[1])) <= 1 ? 'run.beside' : 'run.outside')
    else if (printed.length) note('run.inside-and-same')
    else
      note(
        wide <= 1 ? 'run.inside-1' : wide <= 4 ? 'run.inside-4' : wide <= 10 ? 'run.inside-10' : 'run.inside',
        1,
        () => `the numbers about it put it between ${dayToIso(between[0])} and ${dayToIso(between[1])}`,
      )
  }
}

/** Hours from Greenwich, if the paper was filed at this minute by some clock on earth. */
export function minuteOf(s: Shelved, utc: { readonly day: number; readonly minute: number }): number | undefined {
  if (!s.clock || s.day === undefined) return undefined
  const offset = (s.day - utc.day) * 1440 + s.clock.minute - utc.minute
  const fits =
    s.clock.offset === undefined ? offset % 60 === 0 && offset >= -720 && offset <= 840 : offset === s.clock.offset
  return fits ? offset / 60 : undefined
}

function noteDays({ question: q }: Setting, s: Shelved, note: Note): void {
  if (q.days.length) {
    const match = q.days
      .flatMap((d) => s.days.map((x) => ({ ...x, off: x.day - d })))
      .sort((a, b) => Math.abs(a.off) - Math.abs(b.off))[0]
    const off = match ? Math.abs(match.off) : undefined
    if (match && off === 0)
      note(
        match.what === 'received' || match.what === 'held' ? 'day.of-receipt' : 'day.same',
        1,
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
  } else if (q.month) {
    const day = s.day ?? s.about?.[0]
    if (day === undefined) note('day.unknown')
    else if (day >= q.month[0] && day <= q.month[1]) note('month.same', 1, () => `of ${dayToIso(day).slice(0, 7)}`)
    else note('month.other')
  }
  const day = s.day ?? s.about?.[1]
  if (q.from === undefined || day === undefined) return note('gap.unknown')
  const gap = q.from - day
  if (gap < -1) note('gap.later')
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

function notePeople(setting: Setting, s: Shelved, note: Note): void {
  const { question: q, self, other } = setting
  const asLetter = s.inner && q.found.kind !== 'telegram' ? s.inner : undefined
  const isTalk = q.found.kind === 'talk'
  const talk = isTalk ? (s.present ?? new Set([...s.author, ...s.addressee])) : undefined
  const loose = q.found.author?.role === 'named' && q.found.author.loose === true
  if (q.author) {
    const whole = talk
      ? likeness(q.author, talk)
      : bestFit(q.author, asLetter?.author, loose ? union(s.author, s.addressee) : s.author)
    const by = () => `author: ${q.found.author?.words ?? 'as named'}`
    if (whole === undefined) note('author.unknown')
    else if (whole === 1)
      note(loose && !(likeness(q.author, s.author) ?? 0) ? 'author.as-addressee' : 'author.same', 1, by)
    else if (whole > 0) note('author.same-title', 1, by)
    else if (q.stranger && namesInTitle(s.paper.title, q.stranger))
      note('author.in-title', 1, () => `its title names ${q.stranger}`)
    else note(loose || isTalk ? 'author.other-loosely' : q.loosely ? 'author.other-office' : 'author.other')
    if (whole !== 1) noteHand(q.author, s, note)
    if (whole === 0 && !talk && (likeness(q.author, s.addressee) ?? 0) === 1) note('author.got-it')
    const both = whole ? bothNamed(q, s) : undefined
    if (both !== undefined) note(both ? 'author.both' : 'author.only-one')
  } else if (q.antecedents) {
    const which = q.antecedents.findIndex((keys) => (bestFit(keys, asLetter?.author, s.author) ?? 0) > 0)
    if (which < 0) note('he.other')
    else
      note(
        which === 0 ? 'he.named-last' : which === 1 ? 'he.named-before' : 'he.named-earlier',
        bestFit(q.antecedents[which]!, asLetter?.author, s.author)!,
        () => `author: ${q.found.author?.words ?? 'his'}, ${which === 0 ? 'the one named last' : 'named before'}`,
      )
  } else {
    if (q.nearby) {
      const near = likeness(q.nearby, asLetter?.author ?? s.author)
      if (near && near > 0) note('near.author', 1, () => 'its author is named in the sentence')
      else if (near === 0) note('near.not-author')
      if ((likeness(q.nearby, asLetter?.addressee ?? s.addressee) ?? 0) > 0) note('near.addressee')
      if (talk && s.present && (likeness(q.nearby, s.present) ?? 0) > 0)
        note('near.present', 1, () => 'one who was there is named in the sentence')
    }
    if ((likeness(self, s.author) ?? 0) === 1) note('circle.my-own')
    else if ((likeness(other, s.author) ?? 0) === 1) note('circle.my-correspondent')
    if ((likeness(self, s.addressee) ?? 0) === 1) note('circle.to-me')
    else if ((likeness(other, s.addressee) ?? 0) === 1) note('circle.to-my-correspondent')
  }
  const to = q.addressee ?? q.implied
  if (!to) return
  const whole = talk ? likeness(to, talk) : bestFit(to, asLetter?.addressee, s.addressee)
  const how = q.addressee ? 'addressee' : q.firm ? 'answered' : 'implied'
  if (whole === undefined) note(`${how}.unknown`)
  else if (whole > 0) note(`${how}.same`, whole, () => `addressee: ${q.found.addressee?.words ?? 'the writer'}`)
  else if (s.relayedTo && (likeness(to, s.relayedTo) ?? 0) > 0)
    note(`${how}.repeated-to`, 1, () => 'repeated to the addressee')
  else note(`${how}.other`)
}

const hands = new WeakMap<Shelved, string>()

/** Source note, first and last lines, as names are compared: who drafted and signed it. */
function handsOf(s: Shelved): string {
  let known = hands.get(s)
  if (known === undefined) {
    known = ` ${nameKey(`${s.paper.source.join(' ')} ${s.text.slice(0, 250)} ${s.text.slice(-120)}`.replace(/[^\p{L}\p{M}\p{N}’']+/gu, ' '))} `
    hands.set(s, known)
  }
  return known
}

/** "Mr. Allen's cable" went out in his department's name: its source note or its first and last lines name him. */
function noteHand(author: Keys, s: Shelved, note: Note): void {
  for (const key of author) {
    if (!key.startsWith('surname:')) continue
    const name = key.slice(8)
    if (handsOf(s).includes(` ${name} `))
      return note('author.had-a-hand', 1, () => 'its source note or its signature names the author')
  }
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
  const channel = weighChannel(q, s)
  if (channel) note('channel', channel)
  if (!q.implied && !q.addressee && s.paper.published) note('published')
}

function notePlace({ shelf, own }: Setting, s: Shelved, note: Note): void {
  if (!own) return
  if (own.folder !== s.folder) return note('file.other')
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
const LIKE = new Set<FoundReference['kind']>(['letter', 'message', 'note', 'answer', 'telegram', 'memorandum'])

function namesInTitle(title: string, name: string): boolean {
  const at = title.indexOf(name)
  return at >= 0 && !/\p{L}/u.test(title[at - 1] ?? '') && !/\p{L}/u.test(title[at + name.length] ?? '')
}

/** "the McNamara-Taylor report" is of both. */
function bothNamed(q: Question, s: Shelved): boolean | undefined {
  if (!/\p{Ll}[-–]\p{Lu}\p{Ll}/u.test(q.found.author?.words ?? '')) return undefined
  const two = [...q.author!].filter((k) => k.startsWith('surname:') && !/[-–]| /.test(k))
  return two.length < 2 ? undefined : two.every((k) => s.author.has(k))
}

export function bestFit(mention: Keys, inner: Keys | undefined, outer: Keys): number | undefined {
  const a = inner && likeness(mention, inner)
  const b = likeness(mention, outer)
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}

/** What speaks for the paper's absence, whichever candidates there are. */
export function noteAbsence(setting: Setting, count: number, note: Note): void {
  const { question: q, shelf, situation } = setting
  const { found } = q
  note('absent')
  note(`absent.kind-${found.kind}`)
  if (count === 0) note('absent.no-candidate')
  if (found.author?.role)
    note(
      found.author.role === 'named'
        ? q.stranger
          ? 'absent.by-stranger'
          : 'absent.by-name'
        : `absent.by-${found.author.role}`,
    )
  else note('absent.by-nobody')
  if (found.addressee || q.addressee) note('absent.to-somebody')
  if (found.indefinite) note('absent.indefinite')
  if (found.attached) note('absent.attached')
  if (found.label) note('absent.label')
  if (found.use === 'answers') note('absent.answered')
  if (found.start < 400) note('absent.at-the-head')
  if (found.order) note('absent.by-order')
  if (found.set) note('absent.several')
  if (q.days.length && situation !== 'day') note('absent.day-too')
  const day = q.days[0] ?? q.from
  if (q.days.length && q.from !== undefined) {
    const gap = q.from - q.days[0]!
    note(
      gap < 0
        ? 'absent.day-to-come'
        : gap <= 3
          ? 'absent.day-recent'
          : gap <= 30
            ? 'absent.day-of-the-month'
            : gap <= 200
              ? 'absent.day-of-the-year'
              : 'absent.day-long-ago',
    )
  }
  if (found.number && !setting.between) note('absent.no-run')
  if (setting.filed) note('absent.group')
  const who = q.author ?? q.antecedents?.[0]
  if (who && day !== undefined) {
    const n = papersAbout(shelf, who, q.addressee ?? q.implied, day)
    note(
      n === 0
        ? 'absent.file-has-none'
        : n < 4
          ? 'absent.file-has-few'
          : n < 12
            ? 'absent.file-has-some'
            : 'absent.file-has-many',
    )
  }
}

/** How many papers by the author, to the addressee if one is said, the file has within three weeks of a day. */
function papersAbout(shelf: Shelf, author: Keys, addressee: Keys | undefined, day: number): number {
  let most = 0
  for (const key of author) {
    if (key.startsWith('title:')) continue
    const list = shelf.byAuthor.get(key)
    if (!list) continue
    let [low, high] = [0, list.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if ((list[mid]!.day ?? Number.POSITIVE_INFINITY) < day - 21) low = mid + 1
      else high = mid
    }
    let n = 0
    for (let i = low; i < list.length && i < low + 60; i++) {
      const s = list[i]!
      if (s.day === undefined || s.day > day + 21) break
      if (!addressee || (likeness(addressee, s.addressee) ?? 0) > 0) n++
    }
    most = Math.max(most, n)
  }
  return most
}
