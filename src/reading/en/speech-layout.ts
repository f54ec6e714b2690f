/**
 * How a text is laid out for its speech: sentences, paragraphs, quotations, and minutes in which a name and a colon begin each turn.
 * A blank line ends no sentence, because a scan puts one after every line; it ends a paragraph only after a full stop.
 */
import type { Span } from '../reference.ts'

export interface Layout {
  /** Where sentences begin, in order; the first is 0. */
  readonly sentences: readonly number[]
  /** Where paragraphs begin, in order; the first is 0. */
  readonly paragraphs: readonly number[]
  /** Where a gap wider than a blank line follows a full stop: the end of what was set off. */
  readonly gaps: readonly number[]
}

const STOP = /[.?!]["”’')\]]*\s+(?=["“‘'([]*\p{Lu}|\d+\.\s)|\n\s*\n\s*|:\s*\n\s*(?=\S)/gu
const ABBREVIATED =
  /(?:^|[\s(“"‘])(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Sen|Gov|Prof|Rev|St|Sec|Secy|Pres|Min|Messrs|Hon|No|Nos|vs|approx|cf|viz|Dept|Emb|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})\.$/u

const WIDE_GAP = /[.?!”"][ \t]*\n[ \t]*\n[ \t]*\n/g

export function layOut(text: string): Layout {
  const sentences = [0]
  const paragraphs = [0]
  const wide = isWideSet(text)
  for (const m of text.matchAll(STOP)) {
    const end = m.index + m[0].length
    const blank = m[0].includes('\n') && /\n\s*\n/.test(m[0])
    if (m[0][0] === '.' && ABBREVIATED.test(text.slice(Math.max(0, m.index - 8), m.index + 1)) && !blank) continue
    if (m[0][0] === '\n') {
      // A gap without a full stop before it: a heading, a date line, or the line of a scan.
      const before = text.slice(text.lastIndexOf('\n', m.index - 1) + 1, m.index).trim()
      const after = text.charCodeAt(end)
      const running =
        /[\p{L},;—-]$/u.test(before) && before.length > 55 && !(after >= 65 && after <= 90 && before.length < 60)
      if (running && !/^(?:\p{Lu}{2,}[\p{Lu} ]+)$/u.test(before)) continue
    }
    sentences.push(end)
    if (blank && !(wide && runsOn(text, m.index, m[0]))) paragraphs.push(end)
  }
  return { sentences, paragraphs, gaps: [...text.matchAll(WIDE_GAP)].map((m) => m.index + 1) }
}

/** Does a scan put a blank line after every line? Then most gaps come in the middle of a sentence. */
function isWideSet(text: string): boolean {
  let [gaps, amid] = [0, 0]
  for (const m of text.slice(0, 8000).matchAll(/(\S)[ \t]*\n[ \t]*\n/g)) {
    gaps++
    if (/[\p{L},;-]/u.test(m[1]!)) amid++
  }
  return gaps >= 8 && amid > 0.5 * gaps
}

/** In a text so set a paragraph ends with a short line, or before a gap wider than the others. */
function runsOn(text: string, stop: number, gap: string): boolean {
  if (gap.split('\n').length > 4) return false
  const line = text.slice(text.lastIndexOf('\n', stop - 1) + 1, stop + 1).trim()
  return line.length > 64
}

/** The last of these places that is not after `at`; they are in order. */
export function lastNotAfter(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (places[mid]! <= at) low = mid + 1
    else high = mid
  }
  return low - 1
}

/** Where the next of these places begins after `at`, or the end of the text. */
export function nextAfter(places: readonly number[], at: number, end: number): number {
  return places[lastNotAfter(places, at) + 1] ?? end
}

/** The end of a stretch without the white space at its end. */
export function trimmed(text: string, from: number, to: number): number {
  let end = to
  while (end > from && text.charCodeAt(end - 1) <= 32) end--
  return end
}

const MARKS = /[“”"]/g
/** A quotation that is never closed ends with its paragraph; more than this is no one's speech. */
const LONGEST = 20_000

/** Quotations in order, marks included. What stands within a quotation is part of it. */
export function findQuotes(text: string, layout: Layout): Span[] {
  const quotes: Span[] = []
  let open = -1
  let depth = 0
  let border = 0
  for (const m of text.matchAll(MARKS)) {
    const at = m.index
    while (border + 1 < layout.paragraphs.length && layout.paragraphs[border + 1]! <= at) border++
    if (open >= 0 && layout.paragraphs[border]! > open && (m[0] === '"' || m[0] === '“' || at - open > LONGEST)) {
      // The paragraph ended inside: closed there; printers open the next one again.
      quotes.push({ start: open, end: trimmed(text, open + 1, nextAfter(layout.paragraphs, open, text.length)) })
      open = -1
      depth = 0
    }
    if (m[0] === '“' || (m[0] === '"' && open < 0)) {
      if (open < 0) open = at
      else depth++
    } else if (open >= 0) {
      if (depth > 0 && m[0] === '”') depth--
      else {
        quotes.push({ start: open, end: at + 1 })
        open = -1
        depth = 0
      }
    }
  }
  // British print has single marks outside and double ones within.
  const single = quotes.length < 8 ? findSingleQuotes(text) : []
  return single.length > 2 * quotes.length ? single : quotes
}

const SINGLE_OPEN = /(?<=^|[\s—(])[‘'](?=[\p{L}“(—])/gu
const SINGLE_CLOSE = /(?<=[.,!?;:—-]\s?)[’'](?=\s|$|[—)])/g

/** British single marks, where a text has no others. */
function findSingleQuotes(text: string): Span[] {
  const quotes: Span[] = []
  let from = 0
  for (const m of text.matchAll(SINGLE_OPEN)) {
    if (m.index < from) continue
    SINGLE_CLOSE.lastIndex = m.index + 1
    const close = SINGLE_CLOSE.exec(text)
    if (!close) break
    if (close.index - m.index > 4000) continue
    quotes.push({ start: m.index, end: close.index + 1 })
    from = close.index + 1
  }
  return quotes.length >= 3 ? quotes : []
}

export interface Turn extends Span {
  /** The name before the mark. */
  readonly name: Span
  readonly words: string
  /** Where the words begin. */
  readonly from: number
}

const TURN =
  /^[ \t>*_]*((?:(?:The|THE|Mr|Mrs|Ms|Dr|MR|MRS|DR|Sr|Amb|Gen)\.?\s+)?\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+(?:of\s+|de\s+|von\s+)?\p{Lu}[\p{L}\p{M}.’'-]*){0,4}(?:\s*\([^)\n]{1,40}\))?)[*_]{0,2}(?::[*_]{0,2}\s+|\s*\.\s?[—–]\s*|\s+[—–]\s+)(?=\S)/gmu
const HEADING =
  /^(?:subject|to|from|ref|reference|references|participants?|present|date|place|time|note|cc|copy|copies|re|attachment|enclosure|source|comment|action|info|information|summary|background|discussion|recommendations?|conclusions?|memorandum|dear|part|article|section|annex|tab|option|question|problem|issue|issues|purpose|facts|approved|disapproved|washington|paris|london|moscow|first|second|third|fourth|finally|however|begin text|text|quote|unquote|verbatim text|eyes only|distribution|drafted|january|february|march|april|may|june|july|august|september|october|november|december)\b/i

/** Turns of minutes: at least three, of at least two speakers, one of whom speaks twice. */
export function findTurns(text: string): Turn[] {
  const marks = [...text.matchAll(TURN)].filter((m) => !HEADING.test(m[1]!))
  const spoke = new Map<string, number>()
  for (const m of marks) spoke.set(m[1]!.toLowerCase(), (spoke.get(m[1]!.toLowerCase()) ?? 0) + 1)
  if (marks.length < 3 || spoke.size < 2 || Math.max(0, ...spoke.values()) < 2) return []
  return marks.map((m, i) => {
    const start = m.index + m[0].indexOf(m[1]!)
    return {
      start,
      end: trimmed(text, start, marks[i + 1]?.index ?? text.length),
      name: { start, end: start + m[1]!.length },
      words: m[1]!.replace(/\s*\([^)]*\)$/, '').replace(/[*_]/g, ''),
      from: m.index + m[0].length,
    }
  })
}
