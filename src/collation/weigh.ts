/**
 * Weighing: how well a candidate fits what a passage says. Scores are log-odds that add up; "not on file" is a candidate of
 * its own with a score of its own, so that a bad fit loses to the absence of the paper and not to nothing. The weights were set
 * by hand on editors' links (docs/decisions/0005-weights.md).
 */
import type { FoundReference, ReferenceKind } from '../reading/reference.ts'
import { type Keys, likeness } from './parties.ts'
import { normalNumber, type Shelved } from './shelf.ts'
import { dayToIso } from './standing.ts'

/** A reference with its people and days worked out for the paper that it stands in. */
export interface Question {
  readonly found: FoundReference
  readonly author?: Keys
  readonly addressee?: Keys
  /** The addressee is only implied: "your letter" is normally to me. */
  readonly implied?: Keys
  readonly days: readonly number[]
  readonly month?: readonly [number, number]
  /** Day of the citing paper. */
  readonly from?: number
  readonly nearby?: Keys
  /** Whom "his" can mean, the likeliest first. */
  readonly antecedents?: readonly Keys[]
  /** `implied` follows from the passage itself: one answers what one was sent. */
  readonly firm?: boolean
  /** Papers that the text has named already. */
  readonly named?: ReadonlySet<string>
  /** Where the text named this paper first, if the passage goes back to there. */
  readonly origin?: number
  /** The folder in which the citing paper is filed. */
  readonly folder?: string
  /** "your 1053" in a private letter between officials means their office's telegram: the writer's own name need not fit. */
  readonly loosely?: boolean
  /** The author's name, where nobody on file bears it: a title may name him. */
  readonly stranger?: string
}

export interface Weighed {
  readonly shelved: Shelved
  readonly score: number
  readonly reasons: readonly string[]
}

const LETTERLIKE = new Set(['letter', 'message', 'note', 'answer', 'report'])

function kindClass(kind: string): string {
  const k = kind.toLowerCase()
  if (/telegram|cable|airgram/.test(k)) return 'telegram'
  if (/editorial note|diary/.test(k)) return 'other'
  if (
    /conversation|minutes|memcon|summary record|record of|summary notes|notes on|memorandum (?:of|for the record)|meeting/.test(
      k,
    )
  )
    return 'talk'
  if (/memorand|memo\b/.test(k)) return 'memorandum'
  if (/letter/.test(k)) return 'letter'
  if (/message|oral/.test(k)) return 'message'
  if (/note|aide/.test(k)) return 'note'
  if (/broadcast|speech|address|interview/.test(k)) return 'broadcast'
  if (/statement|press|declaration|announcement|proclamation/.test(k)) return 'statement'
  if (/estimate/.test(k)) return 'estimate'
  if (/agreement|protocol/.test(k)) return 'agreement'
  if (/resolution/.test(k)) return 'resolution'
  if (/report|study|despatch|review|paper/.test(k)) return 'report'
  return 'other'
}

/** An old edition may head a telegram by its parties only: "The Ambassador in Burma (Sebald) to the Department of State". */
function unheaded(s: Shelved): boolean {
  return s.paper.kind === 'telegram' || /^no\. \d|^the /i.test(s.paper.kind)
}

/** How the word that the passage uses goes with the paper: its kind, or the same word in its title. */
export function weighKind(found: FoundReference, s: Shelved): number {
  const byKind = weighKindOnly(found.kind, s)
  const noun = found.noun?.replace(/(?<=[a-z]{3})s$/, '')
  // "the paper", "the draft": a word of no great weight, and yet it tells two papers of one day apart.
  if (!noun || noun.length < 4) return byKind
  // A word of its own, "proclamation", "five points", tells a paper even from others of its kind.
  if (byKind >= 1) return noun !== found.kind && s.paper.title.toLowerCase().includes(noun) ? byKind + 0.8 : byKind
  const named = `${s.paper.kind} ${s.paper.title}`.toLowerCase().includes(noun)
  return named ? Math.min(1, Math.max(byKind, -0.3) + 0.8) : byKind
}

/** "the open message", "his confidential letter": how it was sent. */
function weighChannel(q: Question, s: Shelved): number {
  const isOpen = s.paper.published !== undefined || s.paper.channel === 'open'
  if (/\b(?:open|public|published|broadcast)\s/i.test(q.found.words)) return isOpen ? 0.8 : -1.5
  if (/\b(?:confidential|secret|private)\s/i.test(q.found.words))
    return isOpen ? -1.2 : s.paper.channel === 'confidential' ? 0.4 : 0
  return 0
}

function weighKindOnly(asked: ReferenceKind, s: Shelved): number {
  const paper =
    s.paper.kind === 'memorandum' && /conversation|conference|meeting/i.test(s.paper.title)
      ? 'talk'
      : kindClass(s.paper.kind)
  if (asked === paper) return 1
  if (asked === 'talk') return paper === 'telegram' ? -0.8 : paper === 'memorandum' ? -1 : -3
  if (paper === 'talk') return asked === 'memorandum' || asked === 'document' || asked === 'report' ? -0.3 : -2.5
  if (asked === 'document' || asked === 'draft' || asked === 'proposal') return -0.3
  if (LETTERLIKE.has(asked) && (paper === 'letter' || paper === 'message' || paper === 'note')) return 0.5
  if (LETTERLIKE.has(asked) && paper === 'telegram')
    return s.inner ? 0.9 : asked === 'message' || asked === 'answer' ? 0 : -1
  if (asked === 'telegram' && (paper === 'message' || paper === 'letter')) return 0
  if (asked === 'answer') return paper === 'statement' || paper === 'broadcast' || paper === 'memorandum' ? -0.5 : -1
  if ((asked === 'statement' || asked === 'broadcast') && (paper === 'broadcast' || paper === 'statement')) return 0.7
  if ((asked === 'statement' || asked === 'broadcast') && (paper === 'message' || paper === 'letter'))
    return s.paper.published ? 0.2 : -1.5
  if (asked === 'message' && (paper === 'statement' || paper === 'broadcast')) return s.paper.published ? 0 : -1
  if (asked === 'instruction') return paper === 'telegram' || paper === 'memorandum' ? 0.3 : -1
  if (asked === 'report' || asked === 'estimate')
    return paper === 'memorandum' || paper === 'report' || paper === 'estimate'
      ? 0.2
      : paper === 'telegram'
        ? -0.3
        : -1.5
  if (paper === 'other') return -1.5
  return -1.8
}

/** What speaks for or against a paper whatever the passage says of it. */
function weighStanding(q: Question, s: Shelved): number {
  let score = 0
  if (q.folder !== undefined && q.folder !== s.folder) score -= 1.4
  const { existence } = s.paper
  const unsent = existence === 'proposed' || existence === 'never-sent'
  if (!q.found.alleged && (existence === 'alleged' || existence === 'denied' || unsent))
    score -= unsent && (q.found.kind === 'draft' || q.found.kind === 'proposal') ? 0.5 : 3
  if (s.paper.versionOf !== undefined || s.paper.translationOf !== undefined) score -= 1.5
  return score
}

/** Weighs a candidate found by its number. */
export function weighByNumber(q: Question, s: Shelved, series: ReadonlySet<string>): Weighed {
  const reasons: string[] = []
  // "Aidto 1658": a name before a number is a series if papers here print it as one.
  const name = q.found.author?.role === 'named' ? q.found.author.words.toLowerCase() : undefined
  const named = q.found.series ?? (name !== undefined && series.has(name) ? name : undefined)
  const asked = named === 'dtg' || /Z$/.test(q.found.number ?? '') ? undefined : named
  const printed = s.numbers.filter((n) => n.digits === normalNumber(q.found.number!))
  let score = weighStanding(q, s)
  const bySeries = printed.some(
    (n) => n.series !== undefined && asked !== undefined && (n.series.startsWith(asked) || asked.startsWith(n.series)),
  )
  const relayed = printed.every((n) => n.relay)
  // A series that no paper here bears is only a name for the sender; one that some bear tells them apart.
  const plain = printed.some((n) => n.series === undefined || n.relay)
  if (asked) score += bySeries ? 4 : series.has(asked) ? (plain ? -1.2 : -5) : plain ? 0.3 : -0.5
  else if (printed.every((n) => n.series !== undefined && !n.relay)) score -= 2.5
  reasons.push(`number ${asked ? `${asked} ` : ''}${q.found.number}${relayed ? ', as repeated' : ''}`)
  if (!asked && (q.found.number?.length ?? 0) < 2) score -= 1.5
  // A date-time group is made of the minute it was filed: two rarely share one.
  if (/Z$/.test(q.found.number ?? '')) score += 2
  score += weighPeople(q, s, reasons, {
    match: 2.6,
    mismatch: relayed ? -0.5 : q.loosely ? -1.2 : -4.5,
    to: 1.4,
    notTo: -1.2,
  })
  if (q.days.length && s.days.length) {
    const off = Math.min(...q.days.flatMap((d) => s.days.map((x) => Math.abs(x.day - d))))
    score += off === 0 ? 3 : off === 1 ? 1 : off < 4 ? -2 : -4.5
    if (off <= 1) reasons.push(off === 0 ? `day ${dayToIso(q.days[0]!)}` : 'a day off the date named')
  } else if (q.found.kind === 'telegram' || q.found.kind === 'letter' || q.found.kind === 'message')
    score += weighDistance(q.from, s.day, reasons)
  else if (q.from !== undefined && s.day !== undefined && s.day > q.from + 1) score -= 4
  const paperKind = kindClass(s.paper.kind)
  if (q.found.kind === 'estimate') score += 0.5 * weighKind(q.found, s)
  if (q.found.kind === 'telegram')
    score += paperKind === 'telegram' || paperKind === 'message' || unheaded(s) ? 0.5 : -1.5
  return { shelved: s, score, reasons }
}

/** A paper cites what came before it, mostly from the last weeks. Numbers begin anew, so an old one is likely another's. */
function weighDistance(from: number | undefined, day: number | undefined, reasons: string[]): number {
  if (from === undefined || day === undefined) return 0
  const gap = from - day
  if (gap < -1) return -6
  if (gap <= 40) reasons.push(gap <= 0 ? 'of the same day' : `${gap} day${gap === 1 ? '' : 's'} earlier`)
  return 2.4 - 0.5 * Math.log(1 + Math.max(0, gap)) - (gap > 120 ? 1 : 0) - (gap > 300 ? 2.5 : 0)
}

/** Weighs a candidate found by its day. */
export function weighByDay(q: Question, s: Shelved): Weighed {
  const reasons: string[] = []
  let score = weighStanding(q, s)
  const match = q.days
    .flatMap((d) => s.days.map((x) => ({ ...x, off: x.day - d })))
    .sort((a, b) => Math.abs(a.off) - Math.abs(b.off))[0]
  if (match && Math.abs(match.off) <= 1) {
    const second = match.what === 'received' || match.what === 'held'
    score += match.off === 0 ? (second ? 1.8 : 2.5) : OFF_BY_ONE
    reasons.push(
      match.off === 0
        ? `${match.what === 'written' ? 'dated' : match.what} ${dayToIso(match.day)}`
        : `${match.what} ${dayToIso(match.day)}, a day ${match.off < 0 ? 'before' : 'after'} the date named`,
    )
  } else if (q.days.length && s.about && s.days.length === 0) {
    // The wider the days between which it stands, the less it says that this one is among them.
    score += 1.2 - 0.6 * Math.log(1 + s.about[1] - s.about[0])
    reasons.push(`undated; it stands between ${dayToIso(s.about[0])} and ${dayToIso(s.about[1])}`)
  } else if (q.month && (s.day ?? s.about?.[0]) !== undefined)
    reasons.push(`of ${dayToIso(s.day ?? s.about![0]).slice(0, 7)}`)
  else if (match) score -= q.days.length ? 4 : 0.8
  if (q.from !== undefined && s.day !== undefined && s.day > q.from + 1) score -= 5
  score += weighPeople(q, s, reasons, { match: 2.2, mismatch: -4, to: 1.4, notTo: -2.2 })
  score += weighKind(q.found, s)
  if (!q.antecedents && q.named?.has(s.paper.id)) score += 0.8
  score += weighChannel(q, s)
  // Who is no party to an exchange knows of it what was published.
  if (!q.implied && !q.addressee && s.paper.published) score += 0.6
  if (q.found.number && !s.numbers.some((n) => n.digits === q.found.number)) score -= 2.5
  return { shelved: s, score, reasons }
}

/** The minute in a date-time group, "012200Z": the paper was filed then, by a clock so many hours from Greenwich. */
export function weighByMinute(
  q: Question,
  s: Shelved,
  utc: { readonly day: number; readonly minute: number },
): Weighed | undefined {
  if (!s.clock || s.day === undefined) return undefined
  const offset = (s.day - utc.day) * 1440 + s.clock.minute - utc.minute
  if (s.clock.offset === undefined ? offset % 60 !== 0 || offset < -720 || offset > 840 : offset !== s.clock.offset)
    return undefined
  const reasons = [`filed at the minute of ${q.found.number}, ${offset / 60} hours from Greenwich`]
  // Many papers are filed on the hour or the half hour.
  let score = weighStanding(q, s) + (utc.minute % 30 === 0 ? 1.2 : utc.minute % 5 === 0 ? 2.2 : 3)
  score += weighPeople(q, s, reasons, { match: 2, mismatch: -3.5, to: 1, notTo: -1.2 })
  if (/telegram|message|cable/.test(s.paper.kind)) score += 0.4
  else score -= 2
  return { shelved: s, score, reasons }
}

/** Weighs a paper whose number was struck out where the passage gives one that was struck out too. */
export function weighWithheld(q: Question, s: Shelved, rank: number): Weighed {
  const reasons = ['its number was struck out as well']
  const gap = (q.from ?? 0) - (s.day ?? 0)
  let score = weighStanding(q, s) + (gap <= 1 ? 1.2 : gap <= 4 ? 0.2 : -1) - 0.7 * Math.min(3, rank)
  score += weighPeople(q, s, reasons, { match: 1.8, mismatch: -5, to: 0.8, notTo: -2 })
  return { shelved: s, score, reasons }
}

/** Weighs a paper told by its neighbour in a numbered series: "my immediately preceding telegram". */
export function weighPreceding(s: Shelved, own: Shelved): Weighed {
  const [mine, before] = [own.numbers[0], s.numbers[0]].map((n) => Number(n?.digits))
  const step = mine && before ? mine - before : Number.NaN
  const gap = (own.day ?? 0) - (s.day ?? Infinity)
  const score =
    (likeness(own.author, s.author) === 1 ? 1 : -5) + (step === 1 ? 2.5 : -1) + (gap === 0 ? 0.5 : gap === 1 ? 0 : -3)
  return {
    shelved: s,
    score,
    reasons: [step === 1 ? 'the number before, of the same sender' : 'the one before, of the same sender'],
  }
}

/** Weighs what was announced: the next paper of the same hand to the same address, best the one with the next number. */
export function weighToCome(q: Question, s: Shelved, own: Shelved): Weighed {
  const gap = (s.day ?? Infinity) - (own.day ?? 0)
  const [mine, next] = [own.numbers[0], s.numbers[0]].map((n) => Number(n?.digits))
  const step = mine && next ? next - mine : Number.NaN
  let score =
    weighStanding(q, s) +
    (follows(own, s) ? 0.2 : -1) +
    (likeness(own.author, s.author) === 1 ? 1 : -5) +
    (likeness(own.addressee, s.addressee) === 1 ? 1 : -2)
  score += gap === 0 ? 1 : gap === 1 ? 0 : gap >= 2 && gap < 5 ? -1.5 : -6
  score += step === 1 ? 2.5 : step > 1 && step < 5 ? -1.4 : step <= 0 ? -4 : -1
  return {
    shelved: s,
    score,
    reasons: [step === 1 ? 'the next number of the same sender' : 'the next of the same sender'],
  }
}

/** The next in the series in which both are filed. */
function follows(own: Shelved, s: Shelved): boolean {
  const [a, b] = [own.paper.id, s.paper.id].map((id) => /^(.*?)(\d{1,6})$/.exec(id))
  return (
    a !== null && a !== undefined && b !== null && b !== undefined && a[1] === b[1] && Number(b[2]) - Number(a[2]) === 1
  )
}

/** Weighs a paper from author to addressee without day or number: "your last letter". */
export function weighByOrder(q: Question, s: Shelved, rank: number, only = false): Weighed {
  const reasons: string[] = [
    only ? 'the only one that fits' : rank === 0 ? 'the latest that fits' : `${rank} before the latest that fits`,
  ]
  const expected = q.found.order === 'last' || q.found.use === 'answers'
  const kind = weighKind(q.found, s)
  let score = rank === 0 ? (expected ? 0.6 : -0.6) : -1.2 - rank * 0.4
  score += weighPeople(q, s, reasons, { match: 1.2, mismatch: -6, to: 0.8, notTo: -4 })
  score += weighStanding(q, s) + weighChannel(q, s) + (kind > 1 ? 1.4 : kind === 1 ? 0.8 : Math.min(0.3, kind))
  const day = s.day ?? s.about?.[1]
  const gap = q.from !== undefined && day !== undefined ? q.from - day : 999
  if (only) score += gap <= 10 ? 0.9 : 0.5
  score += gap < 0 ? -6 : gap <= 4 ? 0.6 : gap <= 10 ? 0.4 : gap <= 20 ? -0.2 : gap <= 30 ? -0.7 : -1.8
  return { shelved: s, score, reasons }
}

/** A clerk's slip, or the other side of midnight: possible, and seldom. */
const OFF_BY_ONE = -3

/** A letter that one acknowledges or answers was written to oneself. */
const NOT_ANSWERED = -4.5
const NOT_IMPLIED = 1
const ANTECEDENT = [0.8, 0.5, 0.35, 0.25, 0.2]

interface PeopleWeights {
  readonly match: number
  readonly mismatch: number
  readonly to: number
  readonly notTo: number
}

function weighPeople(q: Question, s: Shelved, reasons: string[], w: PeopleWeights): number {
  const asLetter = s.inner && q.found.kind !== 'telegram' ? s.inner : undefined
  const talk = s.present ?? (q.found.kind === 'talk' ? new Set([...s.author, ...s.addressee]) : undefined)
  const loose = q.found.author?.role === 'named' && q.found.author.loose === true
  let score = 0
  if (q.author) {
    const whole =
      talk && q.found.kind === 'talk'
        ? likeness(q.author, talk)
        : bestFit(q.author, asLetter?.author, loose ? new Set([...s.author, ...s.addressee]) : s.author)
    if (whole === undefined) score -= 0.6
    else if (whole > 0) {
      score += w.match * whole + (bothNamed(q, s) ?? 0)
      reasons.push(`author: ${q.found.author?.words ?? 'as named'}`)
    } else if (q.stranger && namesInTitle(s.paper.title, q.stranger)) {
      score += w.match * 0.6
      reasons.push(`its title names ${q.stranger}`)
    } else score += q.found.kind === 'talk' || loose ? w.mismatch / 2.5 : w.mismatch
  } else if (q.antecedents) {
    const which = q.antecedents.findIndex((keys) => (bestFit(keys, asLetter?.author, s.author) ?? 0) > 0)
    score +=
      which < 0
        ? w.mismatch / 4
        : w.match * (ANTECEDENT[which] ?? 0.2) * bestFit(q.antecedents[which]!, asLetter?.author, s.author)!
    if (which >= 0)
      reasons.push(`author: ${q.found.author?.words ?? 'his'}, ${which === 0 ? 'the one named last' : 'named before'}`)
  } else if (q.nearby) {
    const near = likeness(q.nearby, asLetter?.author ?? s.author)
    const nearTo = likeness(q.nearby, asLetter?.addressee ?? s.addressee)
    if (near && near > 0) {
      score += 0.7
      reasons.push('its author is named in the sentence')
    } else if (near === 0) score -= 0.4
    if (nearTo && nearTo > 0) score += 0.4
  }
  const to = q.addressee ?? q.implied
  if (to) {
    const firm = q.addressee || q.firm ? 1 : 0.6
    const whole = talk && q.found.kind === 'talk' ? likeness(to, talk) : bestFit(to, asLetter?.addressee, s.addressee)
    if (whole !== undefined && whole > 0) {
      score += w.to * whole * firm
      reasons.push(`addressee: ${q.found.addressee?.words ?? 'the writer'}`)
    } else if (whole === 0)
      score += q.firm && !q.addressee ? Math.min(w.notTo, NOT_ANSWERED) : w.notTo * (firm === 1 ? 1 : NOT_IMPLIED)
  }
  return score
}

function namesInTitle(title: string, name: string): boolean {
  const at = title.indexOf(name)
  return at >= 0 && !/\p{L}/u.test(title[at - 1] ?? '') && !/\p{L}/u.test(title[at + name.length] ?? '')
}

/** "the McNamara-Taylor report" is of both. */
function bothNamed(q: Question, s: Shelved): number | undefined {
  if (!/\p{Ll}[-–]\p{Lu}\p{Ll}/u.test(q.found.author?.words ?? '')) return undefined
  const two = [...q.author!].filter((k) => k.startsWith('surname:') && !/[-–]| /.test(k))
  return two.length < 2 ? undefined : two.every((k) => s.author.has(k)) ? 1.2 : -1.2
}

function bestFit(mention: Keys, inner: Keys | undefined, outer: Keys): number | undefined {
  const a = inner && likeness(mention, inner)
  const b = likeness(mention, outer)
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}
