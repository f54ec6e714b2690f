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
    sections.push({ id: `s${sections.length + 1}`, start, end: start + words.length, hash: hashText(words), ...(label && { label }) })
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
  return kept.length === sections.length ? text : kept.map((s) => text.slice(s.start, s.end)).join('\n\n')
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

/** Finds a passage in a text that may have been corrected since. Moves only to the one place that has the words and their surroundings. */
export function anchor(p: Passage, text: string): Anchoring {
  if (text.slice(p.start, p.end) === p.words) return { kind: 'in place', start: p.start, end: p.end }
  const places: number[] = []
  for (let at = text.indexOf(p.words); at >= 0 && p.words !== ''; at = text.indexOf(p.words, at + 1)) places.push(at)
  if (places.length === 0) return { kind: 'detached', reason: 'its words are no longer in the text' }
  const fits = places.filter(
    (at) =>
      (p.prefix === undefined || text.slice(Math.max(0, at - p.prefix.length), at) === p.prefix) ||
      (p.suffix !== undefined && text.slice(at + p.words.length, at + p.words.length + p.suffix.length) === p.suffix),
  )
  const [only, ...others] = fits
  if (only === undefined) return { kind: 'detached', reason: 'the words stand elsewhere, in other surroundings' }
  if (others.length) return { kind: 'detached', reason: 'the words stand in several like places' }
  return { kind: 'moved', start: only, end: only + p.words.length }
}
