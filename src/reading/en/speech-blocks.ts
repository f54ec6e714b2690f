/** The words of another in the open: after a colon, without quotation marks, for a sentence or for pages. */
import { type Layout, nextAfter, trimmed } from './speech-layout.ts'
import type { Draft } from './speech-nest.ts'

const SAYS_BLOCK =
  /\b(?:words|statement|following|follows|said|stated|added|replied|noted|declared|continued|announced|message)\b/i

/** A colon and no quotation mark after it: the words of another follow in the open, from here. */
export function blockFrom(text: string, draft: Draft): number | undefined {
  if (draft.form !== 'indirect' || draft.denied || draft.verb === undefined) return undefined
  const start = draft.content.start + /^\s*/.exec(text.slice(draft.content.start, draft.content.start + 60))![0].length
  if (/:\s*$/.test(text.slice(Math.max(0, start - 40), start)))
    return /^["“‘]/.test(text.slice(start, start + 1)) ? undefined : start
  if (text[draft.end - 1] !== ':' || draft.question || !SAYS_BLOCK.test(text.slice(draft.start, draft.end)))
    return undefined
  const after = draft.end + /^\s*/.exec(text.slice(draft.end, draft.end + 200))![0].length
  return /^["“‘]/.test(text.slice(after, after + 1)) ? undefined : after
}

export function openBlock(blocks: Draft[], at: number): Draft | undefined {
  while (blocks.length && at >= blocks.at(-1)!.until) blocks.pop()
  return blocks.at(-1)
}

/** Words in the open end where somebody is told of as speaking again: "I said that", "Fidel confirmed that". */
export function endsBlock(layout: Layout, draft: Draft, block: Draft): boolean {
  if (block.set || draft.form !== 'indirect' || draft.elided || draft.within !== undefined) return false
  if (draft.act === 'assesses' || draft.act === 'expects' || draft.speaker.role === 'addressee') return false
  return nextAfter(layout.sentences, block.content.start, Infinity) <= draft.start
}

/**
 * How far the words in the open can reach. Set off from the text by a gap wider than a blank line, they end with the next such gap
 * after a full stop (a page may end in between); marked at each line, with the mark; otherwise with their paragraph.
 */
export function endOfBlock(text: string, layout: Layout, from: number): { readonly at: number; readonly set: boolean } {
  const before = /\s*>?\s*$/.exec(text.slice(Math.max(0, from - 40), from))![0]
  if (before.includes('>')) {
    const out = /\n(?!\s*>)/.exec(text.slice(from, from + 20_000))
    return { at: out ? from + out.index : text.length, set: true }
  }
  if (before.split('\n').length <= 3)
    return { at: trimmed(text, from, nextAfter(layout.paragraphs, from, text.length)), set: false }
  return { at: nextAfter(layout.gaps, from, text.length), set: true }
}
