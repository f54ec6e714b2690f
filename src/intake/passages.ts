/**
 * Passages as a person writes them into a file: a paper and some words of it. Their place is looked for here, white space and
 * the shape of quotation marks aside, and the entry keeps the real span. What is not found, or found twice, is said and kept.
 */

import type { Passage } from '../record/said.ts'
import { anchor, quote } from '../record/text.ts'
import type { Draft, Gathered, Loose } from './gathering.ts'
import type { Problem } from './intake.ts'
import { findNearest } from './nearest.ts'

interface Filed {
  readonly path: string
  readonly gathered: Gathered
}

/** The side entries of the files, each passage with its place, each judgement's papers looked up among those read. */
export function placePassages(
  files: readonly Filed[],
  drafts: readonly Draft[],
  problems: Problem[],
): Map<Loose, Loose> {
  const placed = new Map<Loose, Loose>()
  // A file of judgements read by itself speaks of papers that a record holds already.
  if (drafts.length === 0) return placed
  const papers = new Map(drafts.map((d) => [d.id, d]))
  const others = new Set([
    ...files.flatMap((f) => f.gathered.loose).flatMap((l) => (l.kind === 'meeting' && l.id ? [l.id] : [])),
    ...drafts.flatMap((d) => (d.said.meeting ? [d.said.meeting] : [])),
    ...files
      .flatMap((f) => f.gathered.loose)
      .flatMap((l) => (l.kind === 'judgement' ? (l.said.identity?.slice(1) ?? []) : [])),
  ])
  for (const { path, gathered } of files)
    for (const loose of gathered.loose) {
      const warn = (code: string, message: string, remedy: string) =>
        problems.push({
          severity: 'warning',
          code,
          file: path,
          ...(loose.line !== undefined && { line: loose.line }),
          message: `${loose.line === undefined ? '' : `Line ${loose.line}: `}${message}`,
          remedy,
        })
      const lookUp = (id: string, what: string) => {
        if (papers.has(id) || others.has(id) || id.startsWith('absent:')) return
        const near = nearestPaper(id, papers.keys())
        warn(
          'unknown-paper',
          `${what} "${id}", and no paper that was read has that id${near ? `; the nearest is "${near}"` : ''}. It was kept as it stands.`,
          near ? `If "${near}" is meant, write that.` : '`chancery links` shows the ids of the papers.',
        )
      }
      if (loose.kind === 'judgement') {
        for (const id of loose.said.targets ?? []) lookUp(id, 'the judgement has as target')
        // The second may be gone since the two were made one.
        for (const id of loose.said.identity?.slice(0, 1) ?? [])
          lookUp(id, 'the judgement says of two papers that they are one, one of them')
      }
      const passage = 'passage' in loose.said ? loose.said.passage : undefined
      if (!passage) continue
      const paper = papers.get(passage.paper)
      if (!paper) {
        lookUp(passage.paper, 'the passage is in')
        continue
      }
      const body = paper.body
      if (body === undefined || passage.words === '' || anchor(passage, body).kind === 'in place') continue
      const places = findPlaces(passage, body)
      const [only] = places
      if (places.length === 1 && only)
        placed.set(loose, { ...loose, said: { ...loose.said, passage: atPlace(passage, body, only) } } as Loose)
      else if (places.length > 1)
        warn(
          'passage-in-several-places',
          `the words "${shorten(passage.words)}" stand in ${places.length} places of ${passage.paper}: ${places
            .slice(0, 5)
            .map(
              ({ start, end }) =>
                `"…${body
                  .slice(Math.max(0, start - 20), end + 20)
                  .replace(/\s+/g, ' ')
                  .trim()}…" (from ${start})`,
            )
            .join(', ')}. It cannot be told which is meant; it was kept and applies to none.`,
          'Write more words, or the words before or after it as `prefix` or `suffix`.',
        )
      else if (anchor(passage, body).kind === 'detached')
        warn(
          'passage-not-found',
          `the words "${shorten(passage.words)}" are not in ${passage.paper}. It was kept and applies to nothing.`,
          'Copy the words out of the paper as they stand there.',
        )
    }
  return placed
}

interface Place {
  readonly start: number
  readonly end: number
}

function findPlaces(passage: Passage, body: string): Place[] {
  const pattern = new RegExp(
    `${passage.prefix?.trim() ? `(?<=${folded(passage.prefix)}\\s*)` : ''}${folded(passage.words)}${passage.suffix?.trim() ? `(?=\\s*${folded(passage.suffix)})` : ''}`,
    'gu',
  )
  return [...body.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }))
}

/** A pattern for these words with any white space between them, and either kind of quotation mark. */
function folded(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .map((w) =>
      w
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/['‘’]/g, "['‘’]")
        .replace(/["“”]/g, '["“”]'),
    )
    .join('\\s+')
}

function atPlace(passage: Passage, body: string, { start, end }: Place): Passage {
  const { paper, textHash } = passage
  if (passage.prefix !== undefined || passage.suffix !== undefined) return quote(paper, body, start, end, textHash)
  return { paper, start, end, words: body.slice(start, end), ...(textHash && { textHash }) }
}

/** The nearest id; a bare name stands for a path that ends in it. */
export function nearestPaper(id: string, ids: Iterable<string>): string | undefined {
  const all = [...ids]
  return all.find((other) => other.endsWith(`/${id}`)) ?? findNearest(id, all)
}

const shorten = (words: string) => {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat
}
