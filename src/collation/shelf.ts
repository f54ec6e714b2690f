/** Long because the shelf is one value, laid out in one place.
 *
 * The shelf: every paper of the record laid out so that a reference finds its candidates by number or by day in constant time.
 * It holds the readings too; each text is read once.
 */

import { languageOnFile } from '../reading/foreign.ts'
import type { Language, SourceNoteRules } from '../reading/language.ts'
import { languageOf, languages } from '../reading/languages.ts'
import { readHeading } from '../reading/paper-titles.ts'
import { blankQuotedMail } from '../reading/quoted-mail.ts'
import type { PaperReading, ReferenceKind } from '../reading/reference.ts'
import { type Paper, type Record, textOf } from '../record/record.ts'
import { daysMeant } from './days.ts'
import { fileInOrder } from './filing.ts'
import { kindClass } from './kinds.ts'
import { type Keys, keysOfName, keysOfParty, type Places, placeKey, union } from './parties.ts'
import { learnSerials, type Serials } from './serials.ts'
import { betweenNeighbours, clockOf, dayInSeries, daysOf, dayToIso, type StandingDay, spanOf } from './standing.ts'
import { layOutTalks, type Talks } from './talks.ts'
import { layOutTopics, type Topics } from './topics.ts'
import { judgedApart } from './versions.ts'

export interface Shelved {
  readonly paper: Paper
  readonly text: string
  /** The rules by which it is read; absent where its language is unread. */
  readonly language?: Language
  readonly reading: PaperReading
  /** Days since 1970-01-01, as written, each with what happened on it. */
  readonly days: readonly StandingDay[]
  /** The day to reckon from: undefined if the paper bears none. */
  readonly day?: number
  /** For a paper that bears no day: the days between which it was written. */
  readonly about?: readonly [number, number]
  /** Minute of the day at which it was filed, and how far that clock was from Greenwich if it says so. */
  readonly clock?: { readonly minute: number; readonly offset?: number }
  /** The folder its id names: papers filed together speak of each other. */
  readonly folder: string
  readonly author: Keys
  readonly addressee: Keys
  /** Author and addressee of a letter carried in a telegram. */
  readonly inner?: { readonly author: Keys; readonly addressee: Keys; readonly start: number }
  /** The paper is a record of a talk: who was there. */
  readonly present?: Keys
  readonly numbers: readonly PrintedNumber[]
  /** To whom else it was sent or repeated, as its source note says. */
  readonly relayedTo?: Keys
  /** For an editor's note: the papers that it tells of, by day and kind. */
  readonly tells?: readonly { readonly day: number; readonly kind: ReferenceKind }[]
  /** Its own number was struck out before it was let out. */
  readonly withheld?: boolean
}

export interface PrintedNumber {
  readonly digits: string
  readonly series?: string
  /** A number under which it was repeated to another place. */
  readonly relay?: boolean
}

export interface Shelf {
  readonly papers: readonly Shelved[]
  readonly byId: ReadonlyMap<string, Shelved>
  readonly byNumber: ReadonlyMap<string, readonly Shelved[]>
  readonly byDay: ReadonlyMap<number, readonly Shelved[]>
  /** By key of author, earliest first; papers without a day last. */
  readonly byAuthor: ReadonlyMap<string, readonly Shelved[]>
  /** By month and day of whatever year, "10-26". */
  readonly byAnniversary: ReadonlyMap<string, readonly Shelved[]>
  readonly talks: Talks
  /** By title, and by the lines that stand as titles at the head of the text. */
  readonly byTitle: ReadonlyMap<string, readonly Shelved[]>
  readonly places: Places
  /** Series that papers here print of themselves. */
  readonly series: ReadonlySet<string>
  /** The papers of each folder in the order of their days. */
  readonly files: ReadonlyMap<string, readonly Shelved[]>
  /** Where a paper stands in its folder; papers of one day share a place unless the folder itself is numbered. */
  readonly placeInFile: (s: Shelved) => number
  /** Editors' notes by the days of the papers that they tell of. */
  readonly byTold: ReadonlyMap<number, readonly Shelved[]>
  /** Records of talks by who was there, earliest first. */
  readonly talksByPresent: ReadonlyMap<string, readonly Shelved[]>
  readonly serials: Serials
  readonly topics: Topics
  /** Pairs of papers, `id\0id` in order, of which a person has judged that they are not one. */
  readonly apart: ReadonlySet<string>
}

export { dayNumber, dayToIso } from './standing.ts'

const NOTHING: PaperReading = { references: [], numbers: [], present: [] }

export function shelve(record: Record): Shelf {
  const series = learnSeries(record)
  const read = [...record.papers.values()].map((paper) => shelvePaper(record, paper, series))
  const between = betweenNeighbours(read.map((s) => ({ id: s.paper.id, day: s.day })))
  const places = learnPlaces(read)
  const papers = read.map((s) => withPlaces(withTold(placeInSeries(s, between.get(s.paper.id))), places))
  const byNumber = new Map<string, Shelved[]>()
  const byDay = new Map<number, Shelved[]>()
  const byAnniversary = new Map<string, Shelved[]>()
  const byTitle = new Map<string, Shelved[]>()
  const inOrder = [...papers].sort((a, b) => reckoned(a) - reckoned(b) || (a.paper.id < b.paper.id ? -1 : 1))
  for (const s of inOrder) {
    for (const n of new Set(s.numbers.map((x) => x.digits))) push(byNumber, n, s)
    for (const title of titlesOf(s)) push(byTitle, title, s)
    const days = new Set(s.days.map((x) => x.day))
    if (s.about) for (let d = s.about[0]; d <= s.about[1] && d < s.about[0] + 45; d++) days.add(d)
    for (const d of days) push(byDay, d, s)
    for (const d of new Set(s.days.map((x) => dayToIso(x.day).slice(5).split('-').map(Number).join('-'))))
      push(byAnniversary, d, s)
  }
  const byTold = new Map<number, Shelved[]>()
  for (const s of inOrder) for (const day of new Set(s.tells?.map((t) => t.day))) push(byTold, day, s)
  const talksByPresent = new Map<string, Shelved[]>()
  for (const s of inOrder)
    if (kindClass(s.paper.kind) === 'talk')
      for (const k of union(s.present, s.author, s.addressee)) push(talksByPresent, k, s)
  const filed = fileInOrder(inOrder)
  const byAuthor = new Map<string, Shelved[]>()
  for (const s of inOrder) for (const k of union(s.author, s.inner?.author)) push(byAuthor, k, s)
  return {
    papers,
    byAuthor,
    byAnniversary,
    byTitle,
    byTold,
    talksByPresent,
    ...filed,
    serials: learnSerials(inOrder),
    topics: layOutTopics(inOrder),
    apart: judgedApart(record),
    talks: layOutTalks(record, papers),
    byId: new Map(papers.map((s) => [s.paper.id, s])),
    byNumber,
    byDay,
    places,
    series: new Set(papers.flatMap((s) => s.numbers.flatMap((n) => (n.series && !n.relay ? [n.series] : [])))),
  }
}

/** The day by which papers are put in order; papers that nothing places come last. */
export function reckoned(s: Shelved): number {
  return s.day ?? s.about?.[0] ?? Number.POSITIVE_INFINITY
}

/** A paper with what its neighbours and its source note tell of its day, if it bears none or two. */
function placeInSeries(s: Shelved, neighbours: readonly [number | undefined, number | undefined] | undefined): Shelved {
  const [before, after] = neighbours ?? []
  if (s.day !== undefined) return { ...s, day: dayInSeries(s.days, s.day, before, after) }
  const between =
    before !== undefined && after !== undefined && before <= after && after - before <= 40
      ? ([before, after] as const)
      : undefined
  const about = spanOf(s.paper) ?? between
  if (!about) return s
  const noted = notesIn(s.paper, (notes) => notes.dates).flatMap(
    (date) => daysMeant(date, about[1] + 10, undefined).days,
  )
  return { ...s, about, days: [...s.days, ...noted.map((day) => ({ day, what: 'received' as const }))] }
}

/** An editor's note with the papers of which it tells. */
function withTold(s: Shelved): Shelved {
  if (kindClass(s.paper.kind) !== 'editorial') return s
  const from = s.day ?? s.about?.[1]
  let near: number | undefined
  const tells: { day: number; kind: ReferenceKind }[] = []
  for (const { date, kind } of s.reading.references) {
    if (!date?.day || !date.month) continue
    const [day] = daysMeant(date, near === undefined ? from : near + 40, near).days
    if (day === undefined) continue
    if (date.year) near = day
    tells.push({ day, kind })
  }
  return tells.length ? { ...s, tells } : s
}

/** Where it was repeated to, as posts: "Tel Aviv" is the embassy there. */
function withPlaces(s: Shelved, places: Places): Shelved {
  if (!s.relayedTo) return s
  const posts = [...s.relayedTo].flatMap((k) => (k.startsWith('name:') ? [places.get(k.slice(5))] : []))
  return { ...s, relayedTo: union(s.relayedTo, ...posts) }
}

/** A telegram from an embassy is signed by whoever sends it: "Lodge" alone on the last line. */
function signatureIn(text: string, kind: string): Keys | undefined {
  if (kindClass(kind) !== 'telegram') return undefined
  const lines = text
    .slice(-160)
    .split('\n')
    .map((line) => line.replace(/[[\]\s]+/g, ' ').trim())
  const last = lines.filter((line) => line !== '').at(-1) ?? ''
  if (lines.length < 2 || !/^(?:\p{Lu}[\p{L}’'-]*\.?\s?){1,4}$/u.test(last)) return undefined
  const surname = [...keysOfName(last)].find((k) => k.startsWith('surname:'))
  return surname ? new Set([surname]) : undefined
}

/** What a paper's source notes say, in whichever language the edition is. */
function notesIn<T>(paper: Paper, rule: (notes: SourceNoteRules) => (note: string) => T[]): T[] {
  return paper.source.flatMap((note) => languages().flatMap(({ notes }) => rule(notes)(note)))
}

function shelvePaper(record: Record, paper: Paper, series: readonly string[]): Shelved {
  const text = textOf(record, paper) ?? ''
  const language = languageOf(languageOnFile(paper, text))
  const reading =
    text && language
      ? readOnce(paper.kind === 'mail' ? blankQuotedMail(text) : text, series, paper.kind, language)
      : NOTHING
  const heading = readHeading(paper.title)
  const author = union(
    signatureIn(text, paper.kind),
    ...paper.from.map((id) => keysOfParty(record, id)),
    heading.from ? keysOfName(heading.from) : undefined,
  )
  const addressee = union(
    ...[...paper.to, ...paper.cc].map((id) => keysOfParty(record, id)),
    heading.to ? keysOfName(heading.to) : undefined,
  )
  const carried = reading.carried
  const meeting = paper.meeting === undefined ? undefined : record.meetings.get(paper.meeting)
  const days = daysOf(paper, meeting?.when, reading.dated)
  const day =
    days.find((d) => d.what === 'written' || d.what === 'sent' || d.what === 'published' || d.what === 'held')?.day ??
    days[0]?.day
  const clock = clockOf(paper)
  const relayed = notesIn(paper, (notes) => notes.relayedTo).map(keysOfName)
  return {
    paper,
    text,
    ...(language && { language }),
    reading,
    days,
    ...(day !== undefined && { day }),
    ...(clock && { clock }),
    ...((reading.numbers.includes('withheld') ||
      paper.source.some((x) => languages().some(({ notes }) => notes.withheld.test(x)))) && {
      withheld: true,
    }),
    ...(relayed.length && { relayedTo: union(...relayed) }),
    folder: paper.id.slice(0, Math.max(0, paper.id.lastIndexOf('/'))),
    author,
    addressee,
    ...(carried && {
      inner: {
        author: carried.author ? keysOfName(carried.author.words) : new Set<string>(),
        addressee: carried.addressee ? keysOfName(carried.addressee.words) : new Set<string>(),
        start: carried.start,
      },
    }),
    ...((meeting || reading.present.length > 0) && {
      present: union(
        ...reading.present.map(keysOfName),
        ...(meeting?.present ?? []).flatMap((p) => [keysOfParty(record, p.party), ...bodiesOf(record, p.party)]),
      ),
    }),
    numbers: [
      ...paper.numbers.flatMap((n) => splitNumber(n, false)),
      ...[
        ...new Set(languages().flatMap(({ titles }) => titles.numbers(paper.title))),
        ...reading.numbers,
        ...notesIn(paper, (notes) => notes.numbers),
      ].flatMap((n) => splitNumber(n, true)),
    ],
  }
}

/**
 * What a text says depends on the text, the kind of paper and the series that the record's papers bear: on nothing that a clock or
 * a pair of eyes changes otherwise. A view is collated again at every turn of the clock, and reads nothing twice.
 */
const readings = new Map<string, Map<string, PaperReading>>()
const READINGS_KEPT = 80_000
let kept = 0

function readOnce(text: string, series: readonly string[], kind: string, language: Language): PaperReading {
  const key = [language.tags[0], kind, ...series].join('\0')
  const before = readings.get(key)?.get(text)
  if (before) return before
  const reading = language.text.read(text, { series, kind })
  if (kept >= READINGS_KEPT) {
    readings.clear()
    kept = 0
  }
  kept++
  const known = readings.get(key) ?? new Map<string, PaperReading>()
  readings.set(key, known.set(text, reading))
  return reading
}

function bodiesOf(record: Record, party: string): Keys[] {
  return (record.parties.get(party)?.memberOf ?? []).map((m) => keysOfParty(record, m.party))
}

function titlesOf(s: Shelved): Set<string> {
  const lines = s.text
    .slice(0, 1500)
    .split(/\n+/)
    .slice(0, 14)
    .filter((line) => line.length < 180)
  return new Set(
    [s.paper.title, ...lines]
      .map((line) => titleKey(languages().reduce((title, { titles }) => title.replace(titles.label, ''), line)))
      .filter((t) => t.length >= 10 && t.length <= 140),
  )
}

export function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "Secto 42" → series and digits; "4756" → digits; "Saigon 4756" as printed in a repetition line → a relay. */
function splitNumber(printed: string, fromText: boolean): PrintedNumber[] {
  const m = /^(?:(.*?)\s+)?([A-Z]{0,2}-?\d[\dZ/–-]*[A-Z]{0,2})$/i.exec(printed.trim())
  if (!m) return []
  const whole = normalNumber(m[2]!)
  const head = m[1]?.toLowerCase()
  // "JCS 4279-63" is cited without its year; "811-813" is three numbers.
  const range = /^(\d{1,5})-(\d{1,5})$/.exec(whole)
  const [from, to] = range ? [Number(range[1]), Number(range[2])] : [0, 0]
  const single =
    range && to > from && to - from < 20
      ? Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
      : range && range[2]!.length === 2 && from > 99
        ? [range[1]!]
        : []
  return [whole, ...single].map((digits) =>
    head ? { digits, series: head, ...(fromText && !/^[a-z]{2,6}$/.test(head) && { relay: true }) } : { digits },
  )
}

export function normalNumber(digits: string): string {
  return digits
    .toUpperCase()
    .replace(/–/g, '-')
    .replace(/^0+(?=\d)/, '')
}

/** Series that papers of this file bear themselves: "Secto 42" teaches "secto". */
function learnSeries(record: Record): string[] {
  const series = new Set<string>()
  for (const paper of record.papers.values())
    for (const n of paper.numbers) {
      const m = /^([\p{L}][\p{L} ]{1,12}?)\s+\d/u.exec(n)
      if (m) series.add(m[1]!)
    }
  return [...series].sort()
}

/** Which post writes from which place: the one that most of a place's papers come from. */
function learnPlaces(papers: readonly Shelved[]): Places {
  const counts = new Map<string, Map<string, number>>()
  for (const s of papers) {
    const place = s.reading.place ?? s.paper.place
    if (!place) continue
    for (const k of s.author)
      if (k.startsWith('post:') || k.startsWith('seat:')) {
        const c = counts.get(placeKey(place)) ?? new Map<string, number>()
        counts.set(placeKey(place), c.set(k, (c.get(k) ?? 0) + 1))
      }
  }
  return new Map(
    [...counts].map(([place, c]) => {
      const most = Math.max(...c.values())
      return [place, new Set([...c].filter(([, n]) => n >= Math.max(2, most / 4) || n === most).map(([k]) => k))]
    }),
  )
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
