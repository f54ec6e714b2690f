/**
 * Reading a paper: from its text alone to what it says of other papers. Rules and words of a language live in a folder of
 * their own; English is `en/`. A text in a language without a folder is said to be unread (`readable`).
 */

import { findAsides } from './en/asides.ts'
import { findCarriedLetter } from './en/carried.ts'
import { findDeeds } from './en/deeds.ts'
import { findLabels } from './en/labels.ts'
import { joinLettered } from './en/lettered.ts'
import { readNoun } from './en/letters.ts'
import { scan } from './en/scan.ts'
import { findNumberedPapers, findTelegrams, findUnnumbered } from './en/telegrams.ts'
import { findTitled, joinTitles } from './en/titles.ts'
import { findToCome } from './en/to-come.ts'
import { lowered, SERIES } from './en/words.ts'
import { isOwnHeading, namesItself, readDateLine, readHead, readOwnNumbers, readParticipants } from './head.ts'
import type { FoundReference, PaperReading } from './reference.ts'

export interface ReadingOptions {
  /** Telegram series that the file's own papers bear, beyond those the trade knows. */
  readonly series?: readonly string[]
  /** Kind of the paper, where it is known. */
  readonly kind?: string
}

/** True if there are rules for this language. No language said: read as English. */
export function readable(language: string | undefined): boolean {
  return language === undefined || /^en\b|^eng/.test(language)
}

export function readPaper(text: string, options: ReadingOptions = {}): PaperReading {
  const low = lowered(text)
  const cues = scan(low)
  const told = [
    ...findTelegrams(text, cues.numbers, knownSeries(options.series ?? [])),
    ...findNumberedPapers(text, cues.numbered),
    ...findUnnumbered(text, low, cues.unnumbered),
    ...cues.nouns.map((n) => readNoun(text, n)).filter((r) => r !== undefined),
    ...findToCome(text, low, cues.toCome),
    ...findDeeds(text, cues.deeds),
    ...findAsides(text, low, cues.asides),
    ...findTitled(text, low),
  ]
  const found = withoutOverlaps(findLabels(text, low, cues.labels, joinTitles(text, withoutOverlaps(told))))
  const own = readOwnNumbers(text)
  const dateLine = readDateLine(text)
  const head = readHead(text, dateLine.dated)
  const references = relate(
    text,
    found.filter((r) => !isOwnHeading(text, r, own) && !namesItself(text, r, head)),
  )
  const carried = findCarriedLetter(text, cues.nouns, options.kind)
  return {
    references,
    ...(carried && { carried }),
    numbers: own,
    present: readParticipants(text),
    ...dateLine,
  }
}

const TRADE = new Set(SERIES.map((s) => s.toLowerCase()))
let lastSeries: { key: readonly string[]; known: ReadonlySet<string> } | undefined

/** Is this word, in lower case, a series of telegrams, of the trade or of this file? */
function knownSeries(series: readonly string[]): (word: string) => boolean {
  if (!series.length) return (word) => TRADE.has(word)
  if (lastSeries?.key !== series) lastSeries = { key: series, known: new Set(series.map((s) => s.toLowerCase())) }
  const { known } = lastSeries
  return (word) => TRADE.has(word) || known.has(word)
}

/** Of two readings of the same words the one that says more is kept. */
function withoutOverlaps(found: readonly FoundReference[]): FoundReference[] {
  const weight = (r: FoundReference) =>
    (r.number ? 4 : 0) +
    (r.toCome ? 2.5 : 0) +
    (r.date ? 3 : 0) +
    (r.author ? 2 : 0) +
    (r.addressee ? 1 : 0) +
    (r.end - r.start) / 1000
  const kept: FoundReference[] = []
  for (const r of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || r.start >= last.end) kept.push(r)
    else if (weight(r) > weight(last)) kept[kept.length - 1] = r
  }
  return kept
}

const ANSWERS =
  /(?:\b(?:received|rece(?:ipt|ption) of|acknowledg(?:es?|ed|ing|ement of)|in (?:reply|response|answer) to|repl(?:y|ies|ied|ying)(?:\s+\w+){0,3}? to|respon(?:ds?|ded|ding|se) to|answer(?:s|ed|ing)?(?: to)?|have read|has read|(?:I|we) have(?: now| also)?(?: had| got)?|thank(?:s|ed|ing)?(?:\s+(?:you|him|her|them|(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]+){0,2}))?(?:\s+\w+)? for|grateful for|appreciat\w+(?:\s+\w+)?(?: of)?|refer(?:s|ring)? to|with reference to|reference is made to|pleased to (?:have|receive)|regarding|\bre:?|\bref(?:erence)?:?)\s+(?:the\s+|a\s+|with \w+\s+)?)$/i
const STRONG = /received|receipt|reception|acknowledg|repl|respon|answer|thank|grateful|have read|has read|appreciat/i
const ANSWER_BETWEEN =
  /^[,\s]*(?:(?:which|that)\s+(?:is|was)\s+|written\s+|sent\s+|the\s+|an?\s+|as\s+|and\s+|is\s+|was\s+|being\s+)*(?:in\s+)?(?:reply|response|answer|answering|answers|answered|replying|replies|replied|responding|responds|responded)(?:\s+(?:to|of))?\s+(?:the\s+)?$/i
/** "Deptel 67 repeated Rangoon 66 Bangkok 201": three numbers of one telegram. */
const REPEATED =
  /^[,;\s(]*(?:sent\s+(?:to\s+)?[a-z][a-z ]{2,30},\s+)?(?:(?:of|to)\s+(?:the\s+)?(?:Dep\w*\.?|State)[,;]?\s+)?(?:and\s+)?(?:repeated|rptd|rpt|repeat|sent|relayed|info)(?:\s+(?:info(?:rmation)?|for\s+information))?(?:\s+to)?\s+$/i
const FORWARDS =
  /(?:\b(?:transmit(?:s|ted|ting)?|(?<!look(?:ing|s)? )forward(?:s|ed|ing)?|send(?:s|ing)?|deliver(?:s|ed|ing)?|hand(?:s|ed|ing)? over|quot(?:es|ed|ing))\s+(?:\w+\s+){0,3}(?:the\s+)?)$/i

/** Says of each reference how the paper uses it, and which other reference answers it. */
function relate(text: string, all: readonly FoundReference[]): FoundReference[] {
  const found: FoundReference[] = []
  for (const [i, r] of all.entries()) found.push(relateOne(text, r, i, found))
  return joinLettered(text, found)
}

function relateOne(text: string, r: FoundReference, i: number, found: readonly FoundReference[]): FoundReference {
  const before = text.slice(Math.max(0, r.start - 60), r.start)
  const previous = found[i - 1]
  const between = previous && r.start - previous.end < 90 ? text.slice(previous.end, r.start) : undefined
  if (
    previous &&
    between !== undefined &&
    (ANSWER_BETWEEN.test(between) || (previous.kind === 'answer' && /^\s+(?:to|of)\s+(?:the\s+)?$/.test(between)))
  )
    return { ...r, use: 'answers' as const, answeredBy: i - 1 }
  if (
    previous &&
    between !== undefined &&
    r.kind === 'telegram' &&
    (REPEATED.test(between) ||
      (found[i - 1]?.sameAs !== undefined &&
        /^,?\s*(?:and\s+)?$/.test(between) &&
        r.author?.role === 'named' &&
        r.words.startsWith(r.author.words)))
  )
    return { ...r, sameAs: i - 1 }
  // "Deptel 766, Bangkok 1717": a number at another place right after is most often a repetition; it may also be another telegram.
  if (
    previous?.kind === 'telegram' &&
    between !== undefined &&
    r.author?.role === 'named' &&
    r.words.startsWith(r.author.words) &&
    /^,?\s+$/.test(between) &&
    !/['’]/.test(r.words)
  )
    return { ...r, sameAs: i - 1, unlessFound: true }
  const m = ANSWERS.exec(before)
  if (m && (STRONG.test(m[0]) || r.author?.role === 'addressee' || (r.kind === 'telegram' && r.start < 500)))
    return { ...r, use: 'answers' as const }
  if (r.use === 'cites' && FORWARDS.test(before)) return { ...r, use: 'forwards' as const }
  return r
}
