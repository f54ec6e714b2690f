/**
 * Text as it is printed: wrapped, quoted, underlined. Papers come from strangers and may carry terminal commands; so style is
 * written in private marks, and only at the very end `finishText` takes out every control character and turns the marks to colour.
 */

import type { Collation } from '../collation/collate.ts'
import { placeAmongTexts } from '../record/earlier-texts.ts'
import { dateOf, nameOf, type Paper, type Record, textOf } from '../record/record.ts'
import { sayInstant, sayTime } from './print-time.ts'

const CODES = { bold: '1', dim: '2', error: '1;31', warning: '1;33', info: '1;36', place: '34' } as const

export type Style = keyof typeof CODES

const STYLES = Object.keys(CODES) as Style[]
const FIRST = 0xe100
const OFF = '\uE1FF'

/** Puts text in a style; without colour it stays as it is. */
export function paint(style: Style, text: string): string {
  return `${String.fromCharCode(FIRST + STYLES.indexOf(style))}${text}${OFF}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const COMMANDS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\r(?!\n)/g
const MARKS = /[\uE100-\uE11F\uE1FF]/g

/** What may go to a terminal: no control characters but line ends (calendars and tables end theirs with both) and tabs, and the style as asked. */
export function finishText(text: string, colour: boolean): string {
  return text.replace(COMMANDS, '\uFFFD').replace(MARKS, (mark) => {
    if (!colour) return ''
    const style = STYLES[mark.charCodeAt(0) - FIRST]
    return mark === OFF ? '\u001B[0m' : style ? `\u001B[${CODES[style]}m` : ''
  })
}

/** JSON on one line, with nothing in it that a terminal would obey. */
export function rowOf(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\uE100-\uE1FF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u

/** How many columns a text takes up. */
export function columns(text: string): number {
  let n = 0
  for (const c of text.replace(MARKS, '')) n += /\p{M}|\u200B|\u200D|\uFE0F/u.test(c) ? 0 : WIDE.test(c) ? 2 : 1
  return n
}

export const PAGE = 80

/** Breaks a text at its spaces into lines of at most 80 columns; a word longer than that keeps a line to itself. */
export function wrap(text: string, indent = '', first = indent): string {
  const lines: string[] = []
  let line = first
  let width = columns(first)
  let empty = true
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const wide = columns(word)
    if (!empty && width + 1 + wide > PAGE) {
      lines.push(line)
      line = indent
      width = columns(indent)
      empty = true
    }
    line += empty ? word : ` ${word}`
    width += wide + (empty ? 0 : 1)
    empty = false
  }
  return [...lines, line].join('\n')
}

export function count(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? noun : nouns}`
}

export interface Place {
  /** Both from 1; the column in UTF-16 units, as spans are. */
  readonly line: number
  readonly column: number
}

/** Finds lines and columns in the texts of a record; each text is gone through once. */
export interface Places {
  readonly textOf: (id: string) => string | undefined
  readonly at: (id: string, offset: number) => Place
  /** "khrushchev-kennedy-1962-10-26:1:14" */
  readonly say: (id: string, offset: number) => string
}

export function findPlaces(record: Record): Places {
  const lines = new Map<string, readonly number[]>()
  const text = (id: string) => {
    const paper = record.papers.get(id)
    return paper ? textOf(record, paper) : record.statements.get(id)?.text
  }
  const startsOf = (id: string): readonly number[] => {
    const known = lines.get(id)
    if (known) return known
    const words = text(id) ?? ''
    const starts = [0]
    for (let at = words.indexOf('\n'); at >= 0; at = words.indexOf('\n', at + 1)) starts.push(at + 1)
    lines.set(id, starts)
    return starts
  }
  const at = (id: string, offset: number): Place => {
    const starts = startsOf(id)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
  const say = (id: string, offset: number) => {
    const { line, column } = at(id, offset)
    return `${id}:${line}:${column}`
  }
  return { textOf: text, at, say }
}

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The passage and as much of its line as fits; "…" where more follows. */
export function excerpt(text: string, start: number, end: number, width: number): Excerpt {
  const flat = (s: string) => s.replace(/\s/g, ' ')
  // No further than what could be shown: a line may be a hundred megabytes long.
  const far = Math.max(0, start - width - 1)
  const opens = text.slice(far, start).lastIndexOf('\n')
  const first = far + opens + 1
  const near = text.slice(end, end + width + 1)
  const close = near.indexOf('\n')
  const last = end + (close < 0 ? near.length : close)
  const words = flat(text.slice(start, Math.min(end, start + width)))
  if (words.length >= width) return { before: start > first ? '…' : '', words: `${cut(words, width - 2)}…`, after: '' }
  const room = width - words.length
  const half = Math.floor(room / 2)
  const takeAfter = Math.min(last - end, Math.max(half, room - (start - first)))
  const takeBefore = Math.min(start - first, room - takeAfter)
  let before = flat(text.slice(start - takeBefore, start))
  let after = flat(text.slice(end, end + takeAfter))
  // Whole words, so that nothing is cut in the middle.
  if (takeBefore < start - first) before = `…${before.replace(/^\S*\s(?=.)/, '')}`
  if (takeAfter < last - end) after = `${after.replace(/(?<=.)\s\S*$/, '')}…`
  return { before: before.trimStart(), words, after: after.trimEnd() }
}

function cut(text: string, length: number): string {
  const kept = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept
}

/** A passage in quotation marks, its words set apart: "…has received «your letter of 25 October» and…" */
export function quoteInContext({ before, words, after }: Excerpt): string {
  return `"${before}«${words}»${after}"`
}

/** What to call a paper in print: its title, else what is known of it. */
export function titleOf(record: Record, collation: Collation | undefined, id: string): string {
  const paper = record.papers.get(id)
  if (paper) return `${paper.title || describe(record, paper) || id}${sayEarlier(record, paper)}`
  return collation?.placeholders.get(id)?.description ?? record.meetings.get(id)?.title ?? id
}

/** What tells an earlier text of a paper from the one read by default. */
export function sayEarlier(record: Record, paper: Paper): string {
  const place = paper.replaced?.length ? placeAmongTexts(record, paper.id) : undefined
  return place ? ` (version ${place.n} of ${place.count})` : ''
}

/** A line to call an untitled paper by: "letter, Kennedy to Khrushchev, 25 October 1962". */
function describe(record: Record, paper: Paper): string {
  const [from, to] = [listNames(record, paper.from), listNames(record, paper.to)]
  const who = [from, to && `to ${to}`].filter(Boolean).join(' ')
  return [paper.kind, who, dayOf(paper)].filter(Boolean).join(', ')
}

/** When a paper was made, as people write it. */
export function dayOf(paper: Paper | undefined): string | undefined {
  const words = paper && dateOf(paper)?.words
  return words && sayTime(words)
}

export function listNames(record: Record, parties: readonly string[]): string {
  return parties.map((p) => nameOf(record, p)).join(', ')
}

/** Whose eyes a view is of, and when: "as seen by Fidel Castro, as of 4 November 1962, 23:59 America/Havana". Empty for the whole. */
export function sayEyes(record: Record): string {
  const { asOf, seenBy } = record.eyes
  const until = (record as { until?: number }).until
  return [
    seenBy && `as seen by ${nameOf(record, seenBy)}`,
    asOf && `as of ${until !== undefined && Number.isFinite(until) ? sayInstant(until, record.settings.zone) : asOf}`,
  ]
    .filter(Boolean)
    .join(', ')
}
