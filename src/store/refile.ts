/**
 * What of a reading is new, what it corrects, and which text it replaces. A file that was edited and read again says some things anew and some no longer:
 * the new entries supersede the old ones of the same file, so that re-reading a folder corrects and never makes rivalries.
 *
 *     letter.md, Monday:   paper A1, a copy held by Carla lacking s2
 *     letter.md, Tuesday:  paper A1, a copy held by Carla                 the second copy supersedes the first
 *
 * Other words of a paper are no correction: the earlier text stays on file as a version of it, with all that was entered of it
 * until then (`record/earlier-texts.ts`), and what the file says of the paper is said anew, of the later text.
 *
 * A name given in a file (a paper's, a statement's) that is simply gone from it supersedes nothing: the mailbox was trimmed, the
 * letter stands. Things without a name of their own are known by what they say, so the one that changed is the one that is gone.
 */
import { type AnyEntry, canonical, type Entry, makeEntry, sayingKey, sha256 } from '../record/entry.ts'

/** What is on file from one file of the papers folder and was not corrected by that file itself. */
export interface Standing {
  readonly hash: string
  readonly saying: string
  readonly entry: AnyEntry
}

export interface Refiled {
  readonly entries: readonly AnyEntry[]
  readonly already: number
  readonly replaced: readonly ReplacedText[]
}

/** A paper that has another text than its file had before. */
export interface ReplacedText {
  readonly file: string
  readonly paper: string
  /** The paper that has the earlier text now, and the hashes of both. */
  readonly earlier: string
  readonly texts: readonly [earlier: string, later: string]
}

/** Things that are taken back by an act, and never by an edit. */
const BY_ACT = new Set(['given', 'destruction'])

/**
 * What each file of a reading now says. Where a text is replaced, the reading counts as later than all that is on file (`latest`,
 * ISO), though it was begun before: what somebody entered meanwhile he entered of the text that was there.
 */
export function refileAll(
  files: ReadonlyMap<string | undefined, readonly AnyEntry[]>,
  standingOf: (file: string) => readonly Standing[],
  latest: () => string,
): Map<string, Refiled> {
  const plan = (dated: (entry: AnyEntry) => AnyEntry) =>
    new Map(
      [...files].flatMap(([file, read]): [string, Refiled][] =>
        file === undefined ? [] : [[file, refile(read.map(dated), standingOf(file))]],
      ),
    )
  const planned = plan((entry) => entry)
  if (![...planned.values()].some((r) => r.replaced.length)) return planned
  const [begun, ...others] = new Set([...files.values()].flat().map((e) => e.at))
  const last = latest()
  // Of several instants, it is no reading but another record.
  if (others.length || begun! >= last) return planned
  const at = new Date(Date.parse(last) + 1).toISOString()
  return plan((entry) => ({ ...entry, at }))
}

/** ISO; empty of no entries. */
export function lastEntered(filed: readonly { readonly entry: AnyEntry }[]): string {
  return filed.reduce((last, { entry }) => (entry.at > last ? entry.at : last), '')
}

/** Entries that a file now makes, against those of it that stand. */
function refile(read: readonly AnyEntry[], filed: readonly Standing[]): Refiled {
  const earlier = replacedTexts(read, filed)
  const changed = new Set(earlier.map((e) => e.said.versionOf!))
  // What hangs on an earlier text is neither said again by the file nor corrected by it.
  const last = lastReplaced(filed)
  const standing = filed.filter(({ entry }) => {
    const paper = isHanging(entry) ? paperOf(entry) : undefined
    return paper === undefined || !(changed.has(paper) || entry.at < (last.get(paper) ?? ''))
  })
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
  return {
    entries: [...earlier, ...entries],
    already: read.length - entries.length,
    replaced: earlier.map((e) => {
      const now = read.find((r) => r.kind === 'paper' && r.id === e.said.versionOf) as Entry<'paper'>
      return {
        file: e.origin!.file,
        paper: now.id,
        earlier: e.id,
        texts: [e.said.textHash!, now.said.textHash!],
      }
    }),
  }
}

/** The texts that the file had and has no more, each as a paper of its own. */
function replacedTexts(read: readonly AnyEntry[], filed: readonly Standing[]): Entry<'paper'>[] {
  const before = new Map<string, Entry<'paper'>>()
  for (const { entry } of filed)
    if (entry.kind === 'paper' && entry.said.textHash !== undefined && entry.said.replaced === undefined)
      before.set(entry.id, entry)
  return read.flatMap((entry) => {
    const old = entry.kind === 'paper' ? before.get(entry.id) : undefined
    if (entry.kind !== 'paper' || !old || entry.said.textHash === undefined) return []
    before.delete(entry.id)
    const { textHash } = old.said
    if (textHash === undefined || textHash === entry.said.textHash) return []
    const said = { ...old.said, versionOf: entry.id, replaced: [entry.at] }
    // Named by its words, as a message with two texts is.
    const id = `${entry.id}~${textHash.slice('sha256:'.length).slice(0, 8)}`
    const made = { by: entry.by, at: entry.at, ...(old.origin && { origin: old.origin }) }
    return [makeEntry('paper', id, said, made) as Entry<'paper'>]
  })
}

function lastReplaced(filed: readonly Standing[]): Map<string, string> {
  const last = new Map<string, string>()
  for (const { entry } of filed) {
    if (entry.kind !== 'paper' || entry.said.versionOf === undefined) continue
    for (const at of entry.said.replaced ?? [])
      if (at > (last.get(entry.said.versionOf) ?? '')) last.set(entry.said.versionOf, at)
  }
  return last
}

/** Copies and journeys are of one text of a paper. */
function isHanging(entry: AnyEntry): boolean {
  return entry.kind === 'copy' || entry.kind === 'transmission'
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
