/**
 * What of a reading is new, and what it corrects. A file that was edited and read again says some things anew and some no longer:
 * the new entries supersede the old ones of the same file, so that re-reading a folder corrects and never makes rivalries.
 *
 *     letter.md, Monday:   paper A1, a copy held by Carla lacking s2
 *     letter.md, Tuesday:  paper A1, a copy held by Carla                 the second copy supersedes the first
 *
 * A name given in a file (a paper's, a statement's) that is simply gone from it supersedes nothing: the mailbox was trimmed, the
 * letter stands. Things without a name of their own are known by what they say, so the one that changed is the one that is gone.
 */
import { type AnyEntry, canonical, sayingKey, sha256 } from '../record/entry.ts'

/** What is on file from one file of the papers folder and was not corrected by that file itself. */
export interface Standing {
  readonly hash: string
  readonly saying: string
  readonly entry: AnyEntry
}

export interface Refiled {
  readonly entries: readonly AnyEntry[]
  readonly already: number
}

/** Things that are taken back by an act, and never by an edit. */
const BY_ACT = new Set(['given', 'destruction'])

/** Entries that a file now makes, against those of it that stand. */
export function refile(read: readonly AnyEntry[], standing: readonly Standing[]): Refiled {
  const stands = new Map(standing.map((s) => [s.saying, s]))
  const sayings = new Map<string, AnyEntry>()
  for (const entry of read) {
    const key = sayingKey(entry)
    if (!sayings.has(key)) sayings.set(key, entry)
  }
  const fresh = new Set([...sayings].filter(([key]) => !stands.has(key)).map(([, entry]) => entry))
  const places = placesOf(fresh)
  const papers = new Map(read.filter((e) => e.kind === 'paper').map((e) => [e.id, e]))
  const supersedes = new Map<AnyEntry, Set<string>>()
  for (const old of standing) {
    if (sayings.has(old.saying) || BY_ACT.has(old.entry.kind)) continue
    const about = paperOf(old.entry)
    const replaced = isMinted(old.entry) ? about === undefined || papers.has(about) : places.has(subject(old.entry))
    if (!replaced) continue
    const by = placesOfOne(old.entry)
      .map((place) => places.get(place))
      .find((e) => e !== undefined)
    // Nothing new stands in its place: what the file still says of the paper is said again, and corrects it.
    const again = by ?? papers.get(about ?? '') ?? read[0]!
    const hashes = supersedes.get(again) ?? new Set()
    supersedes.set(again, hashes.add(old.hash))
    const still = by ? undefined : stands.get(sayingKey(again))
    if (still) hashes.add(still.hash)
  }
  const entries = read.flatMap((entry): AnyEntry[] => {
    const old = supersedes.get(entry)
    if (!old) return fresh.has(entry) ? [entry] : []
    return [{ ...entry, supersedes: [...new Set([...(entry.supersedes ?? []), ...old])].sort() }]
  })
  return { entries, already: read.length - entries.length }
}

/** Where the successor of an entry is looked for, nearest first: the same thing; the same kind on the same paper and holder; ... */
function placesOfOne(e: AnyEntry): string[] {
  const paper = e.kind === 'paper' ? e.id : (paperOf(e) ?? '')
  return [
    subject(e),
    `${e.kind}\0${paper}\0${holderOf(e) ?? ''}`,
    `${e.kind}\0${paper}\0`,
    `paper\0${paper}\0`,
    `${e.kind}\0\0`,
  ]
}

function placesOf(fresh: ReadonlySet<AnyEntry>): Map<string, AnyEntry> {
  const places = new Map<string, AnyEntry>()
  for (const e of fresh) {
    const paper = e.kind === 'paper' ? e.id : (paperOf(e) ?? '')
    for (const place of [subject(e), `${e.kind}\0${paper}\0${holderOf(e) ?? ''}`, `${e.kind}\0${paper}\0`])
      if (!places.has(place)) places.set(place, e)
  }
  return places
}

function isMinted(entry: AnyEntry): boolean {
  return entry.id.startsWith(`${entry.kind}:`) && /:[0-9a-f]{16}$/.test(entry.id)
}

function paperOf(entry: AnyEntry): string | undefined {
  return 'paper' in entry.said ? entry.said.paper : undefined
}

function holderOf(entry: AnyEntry): string | undefined {
  return entry.kind === 'copy' ? entry.said.holder : undefined
}

/** What an entry is about. Two judgements on one passage, or on one pair, are about one thing. */
export function subject(entry: AnyEntry): string {
  if (entry.kind !== 'judgement') return `${entry.kind}\0${entry.id}`
  const { identity, passage } = entry.said
  const about = identity ? [...identity].sort() : passage ? [passage.paper, passage.start, passage.end] : entry.id
  return `judgement\0${sha256(canonical(about))}`
}

/** Does an entry that nobody read from a file repeat the last word on its subject? */
export function isLastWord(entry: AnyEntry, earlier: readonly AnyEntry[]): boolean {
  const last = earlier.findLast((e) => subject(e) === subject(entry))
  return last !== undefined && sayingKey(last) === sayingKey(entry)
}
