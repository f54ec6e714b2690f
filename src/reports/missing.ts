/** Cited and not here: each absent paper with the passages that cite it. The request list of the first ten minutes. */

import { sayPaper } from '../checks/evidence.ts'
import type { Collation } from '../collation/collate.ts'
import type { Link } from '../collation/link.ts'
import { nameKey } from '../record/names.ts'
import { dateOf, nameOf, type Paper, type Record, textOf } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import { saySearch, searchesByPaper } from './to-do.ts'

export interface MissingPassage {
  readonly paper: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly before: string
  readonly after: string
}

export interface MissingPaper {
  readonly id: string
  readonly description: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly date?: string
  readonly number?: string
  /** `cited`: nobody entered it, passages cite it. `no text`: the record has an entry for it and no text. */
  readonly why: 'cited' | 'no text'
  /** Only sections are missing: the paper is on file without them. */
  readonly sections?: readonly string[]
  /** Where it was looked for, and with what result; none under a party's eyes. */
  readonly searches: readonly string[]
  readonly passages: readonly MissingPassage[]
}

/**
 * Every paper that passages cite and that is not here, by date. Papers entered without a text are listed if something cites them. In a
 * party's view nobody is asked for what he wrote himself. Papers spoken of in passing (`Placeholder.identified`) only with `all`.
 */
export function listMissing(record: Record, collation: Collation, { all = false } = {}): MissingPaper[] {
  const missing: MissingPaper[] = []
  const { seenBy } = record.eyes
  const searched = searchesByPaper(record)
  const searches = (id: string) => (searched.get(id) ?? []).map((s) => saySearch(record, s))
  for (const p of collation.placeholders.values()) {
    if (isOwn(record, p.from, seenBy) || !(p.identified || all)) continue
    missing.push({
      id: p.id,
      description: p.description,
      kind: p.kind,
      from: p.from,
      to: p.to,
      ...(p.date && { date: p.date }),
      ...(p.number && { number: p.number }),
      why: 'cited',
      searches: searches(p.id),
      passages: p.links.map((i) => passageOf(record, collation.links[i]!)),
    })
  }
  for (const paper of record.papers.values()) {
    if (hasText(record, paper) || paper.existence === 'never-sent' || paper.existence === 'proposed') continue
    if (isOwn(record, paper.from, seenBy)) continue
    const links = (collation.byTarget.get(paper.id) ?? [])
      .map((i) => collation.links[i]!)
      .filter((l) => l.outcome === 'resolved' && l.set !== 'open')
    if (links.length) missing.push({ ...entered(record, paper, links), searches: searches(paper.id) })
  }
  return missing.sort((a, b) =>
    (a.date ?? '9') < (b.date ?? '9') ? -1 : (a.date ?? '9') > (b.date ?? '9') ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** How many absent papers are spoken of in passing only. */
export function countInPassing(collation: Collation): number {
  let n = 0
  for (const p of collation.placeholders.values()) if (!p.identified) n++
  return n
}

/** What stands below `on-file: none` is a note about the paper, and a file without a body is a paper without a text. */
function hasText(record: Record, paper: Paper): boolean {
  return (paper.onFile === 'text' || paper.onFile === 'summary') && Boolean(textOf(record, paper)?.trim())
}

/**
 * Did this party write it? By id; and a name as written ("C. Voss") may be the party under a shorter name, which is reason enough
 * not to ask Carla Voss for her own letter.
 */
export function isOwn(record: Record, from: readonly string[], party: string | undefined): boolean {
  if (party === undefined) return false
  if (from.includes(party)) return true
  const own = wordsOf(nameOf(record, party))
  return from.some((id) => {
    if (record.parties.get(id)?.implied === false) return false
    const written = wordsOf(nameOf(record, id))
    return written.at(-1) === own.at(-1) && written.slice(0, -1).every((w, i) => own[i]?.startsWith(w[0]!) ?? false)
  })
}

const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'mme', 'madame', 'madam', 'dr', 'sir', 'the'])

function wordsOf(name: string): string[] {
  return nameKey(name)
    .replace(/,.*/, '')
    .split(' ')
    .filter((w) => w !== '' && !COURTESY.has(w))
}

function entered(record: Record, paper: Paper, links: readonly Link[]): Omit<MissingPaper, 'searches'> {
  const c = civilDate(dateOf(paper))
  const date =
    c?.year === undefined
      ? undefined
      : [String(c.year).padStart(4, '0'), c.month, c.day]
          .filter((x) => x !== undefined)
          .map((x) => String(x).padStart(2, '0'))
          .join('-')
  return {
    id: paper.id,
    description: sayPaper(record, paper.id).replace(/^the /, ''),
    kind: paper.kind,
    from: paper.from,
    to: paper.to,
    ...(date && { date }),
    ...(paper.numbers[0] && { number: paper.numbers[0] }),
    why: 'no text',
    passages: links.map((l) => passageOf(record, l)),
  }
}

/** So much of the text stands on each side of a passage; less only where the text begins or ends. */
export const AROUND = 70

function passageOf(record: Record, link: Link): MissingPassage {
  const paper = record.papers.get(link.paper)
  const text = (paper && textOf(record, paper)) ?? ''
  return {
    paper: link.paper,
    title: paper?.title || link.paper,
    start: link.start,
    end: link.end,
    words: link.words,
    // Words of a message's header stand in no place of its text.
    before: link.start === link.end ? '' : text.slice(Math.max(0, link.start - AROUND), link.start),
    after: link.start === link.end ? '' : text.slice(link.end, link.end + AROUND),
  }
}
