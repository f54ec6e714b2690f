/**
 * Versions: two texts of one paper (a draft, a copy, an excerpt, another translation) known by their words. Every text is sketched in
 * one pass: of its runs of words those are kept whose hash falls into a fixed fraction, the same for all texts, so that a part is
 * found in the whole. Papers that share enough of their sketches are compared word by word. A version found is a suggestion.
 */
import { dateOf, type Paper, type Record, textOf } from '../record/record.ts'
import { overlaps } from '../record/when.ts'
import { type Comparison, compareTexts } from './compare-texts.ts'
import { tokensOf } from './tokens.ts'

/** Two texts that may be of one paper; neither is said to be the original. */
export interface PossibleVersion {
  readonly papers: readonly [string, string]
  /** What the one is to the other: the same words, a part of them, or most of them changed here and there. */
  readonly kind: 'copy' | 'excerpt' | 'variant'
  /** How much of the words of each stands in the other, 0 to 1. */
  readonly shared: readonly [number, number]
  readonly reasons: readonly string[]
  /** The keeper has already said that one is a version of the other. */
  readonly known: boolean
}

/** Words to a run. */
const RUN = 6
/** One run in so many is kept; of short texts more, among them those that a long text would keep. */
const FRACTION = 8
const FRACTION_OF_SHORT = 2
/** Words to a short text. */
const SHORT = 400
/** Runs that stand in more papers than this are formulas. */
const FORMULA = 12
/** The least part of the smaller text that must stand in the other. */
export const LEAST_OF_A_VERSION = 0.6
/** Texts of fewer words are too short to tell. */
const SHORTEST = 24

const found = new WeakMap<Record, readonly PossibleVersion[]>()

/** Pairs of papers whose texts are versions of each other, in order of their ids. Linear in the text but for the pairs found. */
export function findVersions(record: Record): readonly PossibleVersion[] {
  const known = found.get(record)
  if (known) return known
  const sketches = new Map<string, Sketch>()
  const byRun = new Map<number, string[]>()
  for (const paper of record.papers.values()) {
    const text = paper.onFile === 'text' ? textOf(record, paper) : undefined
    const sketch = text ? sketchOf(text) : undefined
    if (!sketch) continue
    sketches.set(paper.id, sketch)
    for (const run of sketch.runs) {
      const list = byRun.get(run)
      if (!list) byRun.set(run, [paper.id])
      else if (list.length <= FORMULA) list.push(paper.id)
    }
  }
  const versions: PossibleVersion[] = []
  const apart = judgedApart(record)
  for (const [key, n] of countShared(byRun)) {
    const [a, b] = key.split('\0') as [string, string]
    // Two minutes of one talk are two accounts of it, never two texts of one.
    if (apart.has(key) || ofOneMeeting(record.papers.get(a)!, record.papers.get(b)!)) continue
    const [x, y] = [sketches.get(a)!, sketches.get(b)!]
    const smaller = x.short && y.short ? Math.min(x.runs.size, y.runs.size) : Math.min(x.coarse, y.coarse)
    if (n < Math.max(2, 0.4 * smaller)) continue
    const version = weighPair(record, record.papers.get(a)!, record.papers.get(b)!)
    if (version) versions.push(version)
  }
  versions.sort((x, y) => (x.papers.join('\0') < y.papers.join('\0') ? -1 : 1))
  found.set(record, versions)
  return versions
}

function ofOneMeeting(a: Paper, b: Paper): boolean {
  return a.meeting !== undefined && a.meeting === b.meeting
}

/** Pairs of which a person has judged that they are not one. */
function judgedApart(record: Record): Set<string> {
  return new Set(
    record.judgements.flatMap((j) =>
      j.decision === 'not same' && j.identity ? [[...j.identity].sort().join('\0')] : [],
    ),
  )
}

interface Sketch {
  readonly runs: ReadonlySet<number>
  readonly short: boolean
  /** How many of the runs a long text would keep. */
  readonly coarse: number
}

function sketchOf(text: string): Sketch | undefined {
  const { keys } = tokensOf(text)
  if (keys.length < SHORTEST) return undefined
  const runs = new Set<number>()
  const short = keys.length < SHORT
  let coarse = 0
  for (let i = 0; i + RUN <= keys.length; i++) {
    let hash = 0x811c9dc5
    for (let j = 0; j < RUN; j++) hash = Math.imul(hash ^ keys[i + j]!, 0x01000193) ^ (hash >>> 15)
    hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
    const kept = (hash >>> 8) % FRACTION === 0
    if (kept) coarse++
    if (kept || (short && (hash >>> 8) % FRACTION_OF_SHORT === 0)) runs.add(hash)
  }
  return { runs, short, coarse }
}

/** How many runs each pair of papers shares. */
function countShared(byRun: ReadonlyMap<number, readonly string[]>): Map<string, number> {
  const shared = new Map<string, number>()
  for (const papers of byRun.values()) {
    if (papers.length < 2 || papers.length > FORMULA) continue
    const sorted = [...papers].sort()
    for (let i = 0; i < sorted.length; i++)
      for (let j = i + 1; j < sorted.length; j++) {
        const key = `${sorted[i]}\0${sorted[j]}`
        shared.set(key, (shared.get(key) ?? 0) + 1)
      }
  }
  return shared
}

function weighPair(record: Record, a: Paper, b: Paper): PossibleVersion | undefined {
  const comparison = compareTexts(textOf(record, a)!, textOf(record, b)!)
  const { shared } = comparison
  if (Math.max(...shared) < LEAST_OF_A_VERSION) return undefined
  const kind = Math.min(...shared) > 0.95 ? 'copy' : Math.min(...shared) > LEAST_OF_A_VERSION ? 'variant' : 'excerpt'
  const percent = (n: number) => `${Math.round(100 * n)}%`
  const reasons = [
    `words: ${percent(shared[0])} of the one stand in the other, ${percent(shared[1])} of the other in the one`,
  ]
  const same = (x: readonly string[], y: readonly string[]) => x.some((p) => y.includes(p))
  if (same(a.from, b.from)) reasons.push('the same author')
  if (same(a.to, b.to)) reasons.push('the same addressee')
  const [da, db] = [dateOf(a), dateOf(b)]
  if (da && db) {
    const meet = overlaps(da, db)
    if (meet === 'yes') reasons.push('the same day')
    else if (meet === 'no') reasons.push('dates that differ')
  }
  return { papers: [a.id, b.id], kind, shared, reasons, known: isKnown(a, b) }
}

function isKnown(a: Paper, b: Paper): boolean {
  const of = (x: Paper) => x.versionOf ?? x.translationOf
  return of(a) === b.id || of(b) === a.id || (of(a) !== undefined && of(a) === of(b))
}

/** What two papers' texts share, and what each has alone. Undefined where a text is not on file. */
export function compareVersions(record: Record, a: string, b: string): Comparison | undefined {
  const [x, y] = [record.papers.get(a), record.papers.get(b)]
  const [s, t] = [x && textOf(record, x), y && textOf(record, y)]
  return s === undefined || t === undefined ? undefined : compareTexts(s, t)
}
