/**
 * Versions: two texts of one paper (a draft, a copy, an excerpt, a translation) known by their words. Every text is sketched in
 * one pass: of its runs of words those are kept whose hash falls into a fixed fraction, the same for all texts, so that a part is
 * found in the whole. Papers that share enough of their sketches are compared word by word; what the one is to the other,
 * `version-kind.ts` says. Translations share no words and have a way of their own. A version found is a suggestion.
 */
import { type Paper, type Record, textOf } from '../record/record.ts'
import { type Comparison, compareTexts } from './compare-texts.ts'
import { keysOfParty, union } from './parties.ts'
import { tokensOf } from './tokens.ts'
import { pairTranslations } from './translations.ts'
import { type Faces, likenessOf, ownWords, SHORTEST, type VersionKind, type Written } from './version-kind.ts'

/** Two texts that may be of one paper; neither is said to be the original. */
export interface PossibleVersion {
  readonly papers: readonly [string, string]
  readonly kind: VersionKind
  /** Which of the two is the draft or the excerpt, where that is told. */
  readonly lesser?: string
  /** Whether author, reader, day and number are the same, as far as both say. */
  readonly faces: Faces
  /** How much of the words of each stands in the other, 0 to 1; of a translation, how much of its figures, names and dates. */
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

const found = new WeakMap<Record, readonly PossibleVersion[]>()

/** Pairs of papers whose texts are versions of each other, in order of their ids. Linear in the text but for the pairs found. */
export function findVersions(record: Record): readonly PossibleVersion[] {
  const known = found.get(record)
  if (known) return known
  const sketches = new Map<string, Sketch>()
  const written = new Map<string, Written>()
  const byRun = new Map<number, string[]>()
  for (const paper of record.papers.values()) {
    const text = paper.onFile === 'text' ? ownText(record, paper) : undefined
    if (!text) continue
    written.set(paper.id, writtenBy(record, paper, text))
    const sketch = sketchOf(text)
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
    if (apart.has(key)) continue
    const [x, y] = [sketches.get(a)!, sketches.get(b)!]
    const smaller = x.short && y.short ? Math.min(x.runs.size, y.runs.size) : Math.min(x.coarse, y.coarse)
    if (n < Math.max(2, 0.4 * smaller)) continue
    const [one, other] = [written.get(a)!, written.get(b)!]
    const like = likenessOf(one, other)
    if (!like) continue
    const { kind, lesser, faces, shared } = like
    versions.push({
      papers: [a, b],
      kind,
      ...(lesser !== undefined && { lesser }),
      faces,
      shared,
      reasons: [sayShared('words', shared), ...sayFaces(faces)],
      known: isKnown(one.paper, other.paper),
    })
  }
  for (const { papers, faces, shared } of pairTranslations([...written.values()])) {
    if (apart.has(papers.join('\0'))) continue
    const [one, other] = papers.map((id) => record.papers.get(id)!) as [Paper, Paper]
    const reasons = [sayShared('figures, names and dates, in order', shared), ...sayFaces(faces)]
    versions.push({ papers, kind: 'translation', faces, shared, reasons, known: isKnown(one, other) })
  }
  versions.sort((x, y) => (x.papers.join('\0') < y.papers.join('\0') ? -1 : 1))
  found.set(record, versions)
  return versions
}

/** The text on file, as far as it is the paper's own. */
export function ownText(record: Record, paper: Paper): string | undefined {
  const text = textOf(record, paper)
  return text === undefined ? undefined : ownWords(paper, text)
}

function writtenBy(record: Record, paper: Paper, text: string): Written {
  const keys = (ids: readonly string[]) => union(...ids.map((id) => keysOfParty(record, id)))
  return { paper, text, author: keys(paper.from), addressee: keys([...paper.to, ...paper.cc]) }
}

/** Pairs of which a person has judged that they are not one. */
export function judgedApart(record: Record): Set<string> {
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

function sayShared(what: string, shared: readonly [number, number]): string {
  const [one, other] = shared.map((n) => `${Math.round(100 * n)}%`)
  return `${what}: ${one} of the one stand in the other, ${other} of the other in the one`
}

function sayFaces({ author, addressee, day }: Faces): string[] {
  const said = [
    author === 'same' ? 'the same author' : author === 'other' && 'other authors',
    addressee === 'same' ? 'the same addressee' : addressee === 'other' && 'other addressees',
    day === 'same' ? 'the same day' : day === 'other' && 'dates that differ',
  ]
  return said.filter((s) => s !== false)
}

/** The keeper has entered that they are texts of one paper. */
export function isKnown(a: Paper, b: Paper): boolean {
  const of = (x: Paper) => x.versionOf ?? x.translationOf
  return of(a) === b.id || of(b) === a.id || (of(a) !== undefined && of(a) === of(b))
}

/** What two papers' texts share, and what each has alone. Undefined where a text is not on file. */
export function compareVersions(record: Record, a: string, b: string): Comparison | undefined {
  const [x, y] = [record.papers.get(a), record.papers.get(b)]
  const [s, t] = [x && ownText(record, x), y && ownText(record, y)]
  return s === undefined || t === undefined ? undefined : compareTexts(s, t)
}
