/**
 * Substantive replies: a paper takes up the matter of an earlier one that it does not name. Each passage of the answer is looked for in
 * what its addressee had written to its author; it counts where one letter has its matter and neither the letters that the answer
 * names nor anything else said before in the exchange comes near.
 *
 *     Ben → Ana, 3 May: ships may carry no arms     Ben → Ana, 4 May: inspectors of the League may see the docks
 *     Ana → Ben, 5 May: "Your letter of 3 May... that inspectors of the League should see the docks"
 */
import { dateOf, type Record } from '../record/record.ts'
import { before, type When } from '../record/when.ts'
import {
  countStretches,
  findBest,
  type Laid,
  layOut,
  passagesOf,
  SHORT_LINE,
  type Sought,
  seek,
  stretchesWith,
  widen,
} from './align.ts'
import type { Collation } from './collate.ts'
import { lateByAuthor } from './find.ts'
import type { SubstantiveReply, TakenUp } from './link.ts'
import { type Keys, likeness } from './parties.ts'
import type { Shelf, Shelved } from './shelf.ts'
import { type Weigh, weightOf, weighWords } from './word-weights.ts'

/** How far back an answer reaches, in days, and how many letters of each side are looked at. */
const REACH = 60
const LETTERS = 30
const LOOKED_AT = 200
/** Letters of the writer to anybody, by which his formulas are known. */
const HABITS = 12
/** The least weight of shared words at which a passage is taken up. */
const LEAST = 8
/** What any other possible source may have of it, as a share. */
const RIVAL = 0.5
/** The same where the words that others have too count in full. */
const RIVAL_IN_FULL = 0.6
/** What any other possible source may have of the letter's own words, as a share. */
const SAID_BEFORE = 0.26
/** How many telling words must be shared. */
const WORDS = 5
/** The part of the passage that must be there. */
const PART = 0.35
/** Passages that a finding quotes. */
const QUOTED = 3

/** Who speaks in a paper, and to whom: in a telegram that carries a letter, the letter's own author and addressee. */
interface Voice {
  readonly author: Keys
  readonly addressee: Keys
  readonly from: number
}

function voiceOf(s: Shelved): Voice {
  const { inner } = s
  return inner && inner.author.size > 0 && inner.addressee.size > 0
    ? { author: inner.author, addressee: inner.addressee, from: inner.start }
    : { author: s.author, addressee: s.addressee, from: 0 }
}

const found = new WeakMap<Collation, Map<Which, readonly SubstantiveReply[]>>()

/** All of them, or those only that name another letter of the same writer, which are far fewer papers to look at. */
type Which = 'all' | 'naming another'

/**
 * Every substantive reply of a record or a view, in order of its papers' ids. Worked out when first asked for, and kept with the
 * collation. Conservative: what other letters could explain is left out.
 */
export function findSubstantiveReplies(
  record: Record,
  whole: Collation,
  which: Which = 'all',
): readonly SubstantiveReply[] {
  const known = found.get(whole) ?? new Map<Which, readonly SubstantiveReply[]>()
  found.set(whole, known)
  const there = known.get(which)
  if (there) return there
  const replies = substantiveRepliesAmong(record, whole, whole.shelf.papers, which)
  known.set(which, replies)
  return replies
}

/** Those of some papers only, in order of their ids: quicker where few can matter. Not kept. */
export function substantiveRepliesAmong(
  record: Record,
  whole: Collation,
  papers: readonly Shelved[],
  which: Which = 'all',
): readonly SubstantiveReply[] {
  const weigh = weighWords(record)
  const laid = new Map<string, Laid>()
  const lay = (s: Shelved) => {
    const there = laid.get(s.paper.id)
    if (there) return there
    const made = layOut(s.text, weigh, voiceOf(s).from)
    laid.set(s.paper.id, made)
    return made
  }
  return papers
    .flatMap((s) => takenUpBy(whole, s, weigh, lay, which))
    .sort((a, b) => (a.reply < b.reply ? -1 : a.reply > b.reply ? 1 : a.to < b.to ? -1 : 1))
}

function takenUpBy(
  whole: Collation,
  s: Shelved,
  weigh: Weigh,
  lay: (s: Shelved) => Laid,
  which: Which,
): SubstantiveReply[] {
  if (s.day === undefined || s.text === '') return []
  const voice = voiceOf(s)
  const theirs = lettersBetween(whole.shelf, s, voice.addressee, voice.author)
  if (theirs.length === 0) return []
  const mentions = mentionsIn(whole, s)
  const unnamed = theirs.filter((t) => !mentions.named.has(t.paper.id) && couldFollow(whole, s, t))
  if (unnamed.length === 0) return []
  const names = namedLetters(whole, s, theirs, mentions.named)
  if (which !== 'all' && names.length === 0) return []
  const own = lettersBetween(whole.shelf, s, voice.author, voice.addressee)
  const cited = [...mentions.named].flatMap((id) => whole.shelf.byId.get(id) ?? [])
  const habits = lateByAuthor(whole.shelf, voice.author, s.day - REACH, s.day, HABITS).slice(-HABITS)
  const rivals = [
    ...new Set([
      ...own,
      ...cited,
      ...habits.filter((h) => orderOf(h, s) !== 'no'),
      ...theirs.filter((t) => !unnamed.includes(t)),
    ]),
  ].filter((r) => r !== s)
  const byPaper = new Map<Shelved, TakenUp[]>()
  const local = weighLocally(weigh, [...new Set([...unnamed, ...rivals])].map(lay))
  const fresh = weighFreshly(local, rivals.map(lay))
  for (const passage of passagesOf(s.text, fresh, voice.from, mentions.spans)) {
    if (inShortLine(passage, s.text)) continue
    const source = sourceOf(passage, unnamed, rivals, lay, s.text)
    if (!source || mentions.near(passage, source.paper.paper.id)) continue
    const { theirs: at } = source.taken
    const inFull = seek(s.text, passage.start, passage.end, local, mentions.spans)
    const there = seek(source.paper.text, at[0], at[1], local)
    if (isElsewhere(inFull, there, lay(source.paper), rivals.map(lay))) continue
    const list = byPaper.get(source.paper)
    if (list) list.push(source.taken)
    else byPaper.set(source.paper, [source.taken])
  }
  return [...byPaper].map(([paper, passages]) => ({
    reply: s.paper.id,
    to: paper.paper.id,
    kind: 'substantive' as const,
    passages: joinOverlapping(passages)
      .sort((a, b) => b.score - a.score || a.own[0] - b.own[0])
      .slice(0, QUOTED),
    names,
    order: orderOf(paper, s) === 'yes' ? ('certain' as const) : ('possible' as const),
  }))
}

/** Passages overlap by half: neighbours that lead to one place are one. In order of the text, as they come. */
function joinOverlapping(passages: readonly TakenUp[]): TakenUp[] {
  const joined: TakenUp[] = []
  for (const p of passages) {
    const last = joined.at(-1)
    if (last && p.own[0] < last.own[1] && p.theirs[0] < last.theirs[1] && last.theirs[0] < p.theirs[1])
      joined[joined.length - 1] = {
        own: [last.own[0], p.own[1]],
        theirs: [Math.min(last.theirs[0], p.theirs[0]), Math.max(last.theirs[1], p.theirs[1])],
        score: Math.max(last.score, p.score),
        elsewhere: Math.max(last.elsewhere, p.elsewhere),
      }
    else joined.push(p)
  }
  return joined
}

/**
 * What a word tells in this exchange: no more than in the record at large, and no more than among the letters at hand. What they all
 * speak of tells little, however rare it is elsewhere.
 */
function weighLocally(weigh: Weigh, letters: readonly Laid[]): Weigh {
  const stretches = letters.reduce((n, l) => n + countStretches(l), 0)
  return remember((key) => {
    const here = letters.reduce((n, l) => n + stretchesWith(l, key), 0)
    return Math.min(weigh(key), weightOf(here, stretches))
  })
}

/** A word that other possible sources have too tells less, the less the more of them have it. */
function weighFreshly(weigh: Weigh, rivals: readonly Laid[]): Weigh {
  return remember((key) => {
    const having = rivals.reduce((n, r) => n + (r.places.has(key) ? 1 : 0), 0)
    return weigh(key) * (1 - having / (rivals.length + 1))
  })
}

function remember(weigh: Weigh): Weigh {
  const known = new Map<number, number>()
  return (key) => {
    let weight = known.get(key)
    if (weight === undefined) {
      weight = weigh(key)
      known.set(key, weight)
    }
    return weight
  }
}

/**
 * Do other possible sources come near, all words counted alike? Either to what the passage shares with the letter, or to the letter's own
 * words: then the letter was not the first to say it.
 */
function isElsewhere(passage: Sought, theirs: Sought, source: Laid, rivals: readonly Laid[]): boolean {
  const most = RIVAL_IN_FULL * (findBest(passage, source)?.score ?? 0)
  const mostOfTheirs = SAID_BEFORE * theirs.total
  return rivals.some(
    (r) =>
      (findBest(passage, r, most)?.score ?? 0) > most || (findBest(theirs, r, mostOfTheirs)?.score ?? 0) > mostOfTheirs,
  )
}

/** The letter from which a passage has its matter, if one has it and no other possible source comes near. */
function sourceOf(
  passage: Sought,
  unnamed: readonly Shelved[],
  rivals: readonly Shelved[],
  lay: (s: Shelved) => Laid,
  text: string,
): { readonly paper: Shelved; readonly taken: TakenUp } | undefined {
  if (passage.total < LEAST) return undefined
  const matches = unnamed.flatMap((t) => {
    const match = findBest(passage, lay(t), LEAST)
    return match && match.score >= LEAST && match.shared.size >= WORDS ? [{ paper: t, match }] : []
  })
  const best = Math.max(...matches.map((m) => m.match.score), 0)
  if (best < LEAST || best < PART * passage.total) return undefined
  let elsewhere = 0
  for (const r of rivals) {
    elsewhere = Math.max(elsewhere, findBest(passage, lay(r), elsewhere)?.score ?? 0)
    if (elsewhere > RIVAL * best) return undefined
  }
  // Of letters that say the same, the one that said it first.
  const [first] = matches
    .filter((m) => m.match.score >= 0.8 * best)
    .sort((a, b) => a.paper.day! - b.paper.day! || (a.paper.paper.id < b.paper.paper.id ? -1 : 1))
  const { paper, match } = first!
  return {
    paper,
    taken: {
      own: wholeSentence(passage, text),
      theirs: [match.start, match.end],
      score: match.score,
      elsewhere,
    },
  }
}

function inShortLine({ start }: Sought, text: string): boolean {
  const end = text.indexOf('\n', start)
  return (end < 0 ? text.length : end) - text.lastIndexOf('\n', start) < SHORT_LINE
}

function wholeSentence(passage: Sought, text: string): readonly [number, number] {
  const { start, end } = widen(text, passage.start, passage.end)
  return [start, end]
}

/** Letters from one to the other up to the day of this paper, the latest of them. */
function lettersBetween(shelf: Shelf, s: Shelved, author: Keys, addressee: Keys): Shelved[] {
  if (author.size === 0 || addressee.size === 0) return []
  return lateByAuthor(shelf, author, s.day! - REACH, s.day! + 1, LOOKED_AT)
    .filter((t) => {
      if (t === s || t.text === '') return false
      const voice = voiceOf(t)
      const [a, b] = [likeness(voice.author, author) ?? 0, likeness(voice.addressee, addressee) ?? 0]
      return a > 0 && b > 0 && Math.max(a, b) === 1 && orderOf(t, s) !== 'no'
    })
    .slice(-LETTERS)
}

/** Was it written before? `cannot tell` where the dates leave it open and it is at least as likely. */
function orderOf(earlier: Shelved, later: Shelved): 'yes' | 'no' | 'cannot tell' {
  const [a, b] = [dateOf(earlier.paper), dateOf(later.paper)]
  if (!a || !b) return 'no'
  const sure = before(a, b)
  if (sure !== 'cannot tell') return sure
  const [x, y] = [middle(a), middle(b)]
  return x !== undefined && y !== undefined && x <= y ? 'cannot tell' : 'no'
}

/** Nothing is made of a date that leaves more than a few days open. */
const OPEN_AT_MOST = 3 * 86_400_000

function middle({ earliest, latest }: When): number | undefined {
  return typeof earliest === 'number' && typeof latest === 'number' && latest - earliest <= OPEN_AT_MOST
    ? (earliest + latest) / 2
    : undefined
}

/** Where the dates do not say which of two came first, what they cite must: the one that answers something, not the one that is free. */
function couldFollow(whole: Collation, s: Shelved, t: Shelved): boolean {
  const cites = (a: Shelved, b: Shelved) =>
    (whole.byPaper.get(a.paper.id) ?? []).some((i) => {
      const link = whole.links[i]!
      return link.outcome === 'resolved' && link.targets.includes(b.paper.id)
    })
  if (orderOf(t, s) === 'yes') return true
  if (cites(t, s)) return false
  const [a, b] = [dateOf(t.paper)!, dateOf(s.paper)!]
  if (middle(a)! < middle(b)!) return true
  const answers = (x: Shelved) => answeredBy(whole, x.paper.id).length > 0
  return answers(s) && !answers(t)
}

const answered = new WeakMap<Collation['replies'], Map<string, string[]>>()
const NOTHING: readonly string[] = []

/** What a paper answers formally. */
function answeredBy({ replies }: Collation, paper: string): readonly string[] {
  let byReply = answered.get(replies)
  if (!byReply) {
    byReply = new Map()
    for (const { reply, to } of replies) {
      const list = byReply.get(reply)
      if (list) list.push(to)
      else byReply.set(reply, [to])
    }
    answered.set(replies, byReply)
  }
  return byReply.get(paper) ?? NOTHING
}

/** Below this a candidate is no reason to think that a passage means the paper. */
const LIKELY = 0.3

interface Mentions {
  /** Papers that this one names: by date, number or title, or as what it answers. */
  readonly named: ReadonlySet<string>
  /** The words by which it cites papers, which are no matter of anybody's. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  /** Is there, in this passage, a mention that may mean the paper? */
  readonly near: (passage: Sought, paper: string) => boolean
}

function mentionsIn(whole: Collation, s: Shelved): Mentions {
  const named = new Set<string>([...s.paper.answers, ...s.paper.cites])
  const loose: { start: number; end: number; papers: readonly string[] }[] = []
  const spans: { start: number; end: number }[] = []
  for (const i of whole.byPaper.get(s.paper.id) ?? []) {
    const link = whole.links[i]!
    const reading = whole.readings[i]
    if (reading?.date || reading?.number) spans.push({ start: link.start, end: link.end })
    const byName =
      !reading || reading.date || reading.number || reading.titled || link.relation === 'answers' || link.judgedBy
    if (link.outcome === 'resolved' && byName) for (const t of link.targets) named.add(t)
    else
      loose.push({
        start: link.start,
        end: link.end,
        papers: [...link.targets, ...link.candidates.flatMap((c) => (c.confidence >= LIKELY ? [c.paper] : []))],
      })
  }
  for (const to of answeredBy(whole, s.paper.id)) named.add(to)
  const near = (passage: Sought, paper: string) =>
    loose.some((m) => m.start < passage.end && m.end > passage.start && m.papers.includes(paper))
  return { named, spans, near }
}

/** Letters of the same writer that it names; those that it answers come first. */
function namedLetters(whole: Collation, s: Shelved, theirs: readonly Shelved[], named: ReadonlySet<string>): string[] {
  const own = new Set(answeredBy(whole, s.paper.id))
  const others = theirs.map((t) => t.paper.id).filter((id) => named.has(id) && !own.has(id))
  return [...[...own].sort(), ...others]
}
