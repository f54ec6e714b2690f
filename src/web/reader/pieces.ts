/**
 * A text cut at the edges of its references and of the passage asked for. The words come out as they are, piece by piece, to
 * be set as text and never as markup. Where references overlap, the longer is marked and the others stand in the margin only.
 */
import type { Link } from '../../collation/link.ts'
import type { TextMark } from '../../collation/marks.ts'

export interface Piece {
  readonly start: number
  readonly words: string
  readonly link?: Link
  /** Days, parties and statements that it is or stands in. A reference is not cut for what stands in it. */
  readonly marks: readonly TextMark[]
  /** The first piece of its reference: the one that the keyboard stops at. */
  readonly leads: boolean
  readonly sought: boolean
  /** Pages that begin here, by their number in the paper. */
  readonly pages?: readonly number[]
}

export interface Paragraph {
  readonly start: number
  readonly pieces: readonly Piece[]
}

export function cutText(
  text: string,
  links: readonly Link[],
  passage?: readonly [number, number],
  marks: readonly TextMark[] = [],
  pages: readonly { readonly at: number }[] = [],
): Paragraph[] {
  const marked = chooseLinks(links, text.length)
  const whole = (at: number) => marked.every((l) => at <= l.start || at >= l.end)
  const edges = marks.flatMap((m) => [m.start, m.end]).filter(whole)
  const sought = passage && passage[0] < passage[1] ? passage : undefined
  const paragraphs = paragraphsOf(text)
  const begin = placePages(paragraphs, pages)
  return paragraphs.map(({ start, end }) => {
    const within = [...edges, ...begin.keys()].filter((at) => at > start && at < end)
    const cuts = new Set([start, end, ...within])
    for (const [a, b] of [...marked.map((l) => [l.start, l.end] as const), ...(sought ? [sought] : [])])
      for (const at of [a, b]) if (at > start && at < end) cuts.add(at)
    const inOrder = [...cuts].sort((a, b) => a - b)
    const pieces = inOrder.slice(0, -1).map((from, i): Piece => {
      const to = inOrder[i + 1]!
      const link = marked.find((l) => l.start <= from && l.end >= to)
      return {
        start: from,
        words: text.slice(from, to),
        ...(link && { link }),
        marks: marks.filter((m) => m.start <= from && m.end >= to),
        leads: link !== undefined && (link.start === from || from === start),
        sought: sought !== undefined && sought[0] <= from && sought[1] >= to,
        ...(begin.has(from) && { pages: begin.get(from)! }),
      }
    })
    return { start, pieces }
  })
}

/** A page that begins between two paragraphs begins with the second. One that begins after the last has no words to stand at. */
function placePages(
  paragraphs: readonly { readonly start: number; readonly end: number }[],
  pages: readonly { readonly at: number }[],
): Map<number, number[]> {
  const begin = new Map<number, number[]>()
  let next = 0
  for (const [n, at] of [...pages.map((p, n) => [n, p.at] as const)].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    while (next < paragraphs.length && paragraphs[next]!.end <= at) next++
    if (next === paragraphs.length) break
    const place = Math.max(at, paragraphs[next]!.start)
    begin.set(place, [...(begin.get(place) ?? []), n])
  }
  return begin
}

/** The page on which a place of the text stands: the last that begins at or before it. */
export function pageAt(pages: readonly { readonly at: number }[], at: number): number {
  let on = 0
  for (const [n, page] of pages.entries()) if (page.at <= at && page.at >= pages[on]!.at) on = n
  return on
}

function chooseLinks(links: readonly Link[], length: number): Link[] {
  const chosen: Link[] = []
  for (const link of [...links].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (link.start < link.end && link.end <= length && chosen.every((c) => link.end <= c.start || link.start >= c.end))
      chosen.push(link)
  return chosen.sort((a, b) => a.start - b.start)
}

function paragraphsOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const gap = /\n[ \t]*\n\s*/g
  let start = text.length - text.trimStart().length
  gap.lastIndex = start
  for (let m = gap.exec(text); m; m = gap.exec(text)) {
    if (m.index > start) found.push({ start, end: m.index })
    start = m.index + m[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}
