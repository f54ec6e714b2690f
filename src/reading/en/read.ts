/** Reading an English paper: what is found by each of the rules, put together. */
import type { ReadingOptions } from '../language.ts'
import type { FoundReference, PaperReading } from '../reference.ts'
import { findAsides } from './asides.ts'
import { findCarriedLetter } from './carried.ts'
import { findDeeds } from './deeds.ts'
import { isDistributed, isOwnHeading, namesItself, readDateLine, readHead, readOwnNumbers } from './head.ts'
import { findLabels } from './labels.ts'
import { readNoun } from './letters.ts'
import { readParticipants } from './participants.ts'
import { relate } from './relate.ts'
import { scan } from './scan.ts'
import { findNumberedPapers, findTelegrams, findUnnumbered } from './telegrams.ts'
import { findTitled, joinTitles } from './titles.ts'
import { findToCome } from './to-come.ts'
import { lowered, SERIES } from './words.ts'

export function readPaper(text: string, options: ReadingOptions): PaperReading {
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
  const distributed = isDistributed(text)
  const references = relate(
    text,
    found.filter((r) => !distributed(r) && !isOwnHeading(text, r, own) && !namesItself(text, r, head)),
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
