/** Texts of papers: their hash, their sections, and the anchoring of a passage that survives a correction. */
import { sha256 } from './entry.ts'
import type { Passage, Section } from './said.ts'

/** Line ends to `\n`, byte-order mark off: the form whose hash and spans the record keeps. */
export function normalizeText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
}

export function hashText(text: string): string {
  return `sha256:${sha256(text)}`
}

const NUMBERED = /^(?:\(?(\d{1,3}|[A-Za-z]|[IVXLC]{1,6})[.)])\s/

/** Divides a text at its blank lines. Each part is what can be withheld by itself: `s1`, `s2`..., labelled with its own number if it has one. */
export function divideIntoSections(text: string): Section[] {
  const sections: Section[] = []
  const gap = /\n[ \t]*\n\s*/g
  let start = text.length - text.trimStart().length
  const close = (end: number) => {
    const words = text.slice(start, end).trimEnd()
    if (words === '') return
    const label = NUMBERED.exec(words)?.[1]
    sections.push({
      id: `s${sections.length + 1}`,
      start,
      end: start + words.length,
      hash: hashText(words),
      ...(label && { label }),
    })
  }
  gap.lastIndex = start
  for (let m = gap.exec(text); m; m = gap.exec(text)) {
    close(m.index)
    start = m.index + m[0].length
  }
  close(text.length)
  return sections
}

/** The text without these sections, closed up so that neither their words nor their length nor their place can be told. */
export function cutSections(text: string, sections: readonly Section[], lacking: readonly string[]): string {
  const kept = sections.filter((s) => !lacking.includes(s.id))
  return kept.length === sections.length ? text : kept.map((s) => text.slice(s.start, s.end)).join(JOIN)
}

const JOIN = '\n\n'

/** Where a stretch of the whole text stands in what `cutSections` leaves of it; undefined if any of it was cut. */
export function placeInCut(
  start: number,
  end: number,
  sections: readonly Section[],
  lacking: readonly string[],
): { readonly start: number; readonly end: number } | undefined {
  let at = 0
  for (const s of sections) {
    if (lacking.includes(s.id)) continue
    if (start >= s.start && end <= s.end) return { start: at + start - s.start, end: at + end - s.start }
    at += s.end - s.start + JOIN.length
  }
  return undefined
}

const CONTEXT = 24

/** A passage of a text with enough around it to find it again. */
export function quote(paper: string, text: string, start: number, end: number, textHash?: string): Passage {
  return {
    paper,
    start,
    end,
    words: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    ...(textHash && { textHash }),
  }
}

export type Anchoring =
  | { readonly kind: 'in place'; readonly start: number; readonly end: number }
  | { readonly kind: 'moved'; readonly start: number; readonly end: number }
  | { readonly kind: 'detached'; readonly reason: string }

/**
 * Finds a passage in a text that may have been corrected since. It stays or moves only where the words have their old
 * surroundings: exactly on one side, and on the other at least alike. "Your letter of 3 May" elsewhere is a lookalike.
 */
export function anchor(p: Passage, text: string): Anchoring {
  if (text.slice(p.start, p.end) === p.words && (surroundedAsBefore(p, text, p.start) || unmarked(p)))
    return { kind: 'in place', start: p.start, end: p.end }
  const places: number[] = []
  for (let at = text.indexOf(p.words); at >= 0 && p.words !== ''; at = text.indexOf(p.words, at + 1)) places.push(at)
  if (places.length === 0) return { kind: 'detached', reason: 'its words are no longer in the text' }
  const [only, ...others] = unmarked(p) ? places : places.filter((at) => surroundedAsBefore(p, text, at))
  if (only === undefined) return { kind: 'detached', reason: 'the words stand elsewhere, in other surroundings' }
  if (others.length) return { kind: 'detached', reason: 'the words stand in several like places' }
  return { kind: only === p.start ? 'in place' : 'moved', start: only, end: only + p.words.length }
}

/** Nothing but the words was kept, as when a person typed them into a file. */
function unmarked(p: Passage): boolean {
  return p.prefix === undefined && p.suffix === undefined
}

function surroundedAsBefore(p: Passage, text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - CONTEXT), at)
  const after = text.slice(at + p.words.length, at + p.words.length + CONTEXT)
  // "" stands for the very beginning or the very end; it is no mark anywhere else.
  const led = p.prefix === undefined ? undefined : p.prefix === '' ? before === '' : before.endsWith(p.prefix)
  const followed = p.suffix === undefined ? undefined : p.suffix === '' ? after === '' : after.startsWith(p.suffix)
  if (led === undefined || followed === undefined) return (led ?? followed) === true
  if (led && followed) return true
  return (led && alike(p.suffix!, after)) || (followed && alike(p.prefix!, before))
}

/** Do half of the pairs of letters agree? Enough for a corrected word or two, too much for another sentence. */
function alike(a: string, b: string): boolean {
  const pairs = (s: string) => new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)))
  const [x, y] = [pairs(a), pairs(b)]
  const shared = [...x].filter((pair) => y.has(pair)).length
  return shared > 0 && 2 * shared >= (x.size + y.size) / 2
}
