/**
 * Texts that a paper had before. A file that is read again with other words leaves the earlier text on file, as a version that
 * bears the moment at which another took its place (`replaced`). What was entered of the paper before that moment was entered of
 * the text it then had, and stays with it:
 *
 *     Monday    paper A1 "twelve ships"; Carla has a copy
 *     Tuesday   paper A1 "ten ships"     A1~5f0c2d1e "twelve ships", version of A1, replaced on Tuesday: Carla's copy is of this one
 */
import type { Paper, Record } from './record.ts'

/** Of a paper: its earlier texts, each with a moment at which it was replaced, in order of time. One may have stood twice. */
export type EarlierTexts = ReadonlyMap<string, readonly EarlierText[]>

export interface EarlierText {
  /** The paper that has this text now. */
  readonly id: string
  /** ISO instant. */
  readonly replaced: string
  readonly textHash?: string
}

type OfText = Pick<Paper, 'versionOf' | 'replaced' | 'textHash'>

export function earlierTexts(papers: Iterable<readonly [string, OfText]>): EarlierTexts {
  const found = new Map<string, EarlierText[]>()
  for (const [id, { versionOf, replaced, textHash }] of papers) {
    if (versionOf === undefined) continue
    for (const at of replaced ?? []) {
      const text = { id, replaced: at, ...(textHash !== undefined && { textHash }) }
      const list = found.get(versionOf)
      if (list) list.push(text)
      else found.set(versionOf, [text])
    }
  }
  for (const list of found.values())
    list.sort((a, b) => (a.replaced < b.replaced ? -1 : a.replaced > b.replaced ? 1 : a.id < b.id ? -1 : 1))
  return found
}

/** Which text the paper had at an instant (ISO); itself, if it has that text still. */
export function textThen(earlier: EarlierTexts, paper: string, at: string): string {
  return earlier.get(paper)?.find((t) => at < t.replaced)?.id ?? paper
}

/** A paper as one of several texts that its file had. */
export interface Place {
  /** The paper that has the text read by default. */
  readonly of: string
  /** From 1; `count` is the one read by default. */
  readonly n: number
  readonly count: number
  /** When this text took the place of the one before, ISO; absent of the first. */
  readonly changed?: string
  /** All of them in order, the one read by default last; a text that stood twice is named twice. */
  readonly texts: readonly string[]
}

const known = new WeakMap<Record, EarlierTexts>()

/** Undefined of a paper whose text never changed. In a party's view nothing is told of when the keeper's files changed. */
export function placeAmongTexts(record: Record, id: string): Place | undefined {
  let earlier = known.get(record)
  if (!earlier) {
    earlier = earlierTexts(record.papers)
    known.set(record, earlier)
  }
  const paper = record.papers.get(id)
  const of = paper?.replaced?.length ? (paper.versionOf ?? id) : id
  const list = earlier.get(of)
  if (!list || !record.papers.has(of)) return undefined
  const texts = [...list.map((t) => t.id), of]
  // Of a text that stood twice, the last time counts.
  const at = texts.lastIndexOf(id)
  if (at < 0) return undefined
  const changed = list[at - 1]?.replaced
  return { of, n: at + 1, count: texts.length, ...(changed !== undefined && { changed }), texts }
}
