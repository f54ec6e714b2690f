/**
 * Alignment: where another text says what a passage says, in the same words or in others like them. A passage is looked for by its
 * telling words: the stretch of the other text in which most of them stand together, weighed by how rare they are in the record.
 * Words that follow each other in both count more. No list of words of any language.
 *
 *     "remove these weapons under United Nations supervision"   ~   "we will remove the weapons; the United Nations may inspect"
 */
import { sentencesOf, type Tokens, tokensOf } from './tokens.ts'
import { STRETCH, type Weigh } from './word-weights.ts'

/** Lines shorter than this (UTF-16 units) are date lines, headings and signatures, which all letters share. */
export const SHORT_LINE = 60

export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A passage to be looked for: its place, its telling words with their weights, and which of them follow each other. */
export interface Sought extends Stretch {
  readonly weights: ReadonlyMap<number, number>
  /** Pairs of neighbours, first · second. */
  readonly pairs: ReadonlySet<number>
  /** The sum of the weights. */
  readonly total: number
}

/** Where a text comes nearest to a passage. `score`: the weights of the words they share, less what they are spread. */
export interface Match extends Stretch {
  readonly score: number
  readonly shared: ReadonlySet<number>
}

/** A text laid out for looking passages up: where each telling word stands. */
export interface Laid {
  readonly text: string
  readonly tokens: Tokens
  readonly places: ReadonlyMap<number, readonly number[]>
}

/** Words below this weight are not looked for by themselves: they stand everywhere. */
const TELLING = 1.5
const pair = (a: number, b: number) => (Math.imul(a, 0x9e3779b1) ^ b) | 0

export function layOut(text: string, weigh: Weigh, from = 0): Laid {
  const tokens = tokensOf(text, from)
  const places = new Map<number, number[]>()
  tokens.keys.forEach((key, i) => {
    const list = places.get(key)
    if (list) list.push(i)
    else if (weigh(key) >= TELLING) places.set(key, [i])
  })
  return { text, tokens, places }
}

/**
 * The passages of a text: stretches of a few telling words that overlap by half, none across the end of a line. `without`: stretches
 * whose words do not count (the words by which other papers are cited).
 */
export function passagesOf(text: string, weigh: Weigh, from = 0, without: readonly Stretch[] = []): Sought[] {
  const passages: Sought[] = []
  const { keys, starts, ends } = tokensOf(text, from)
  const counts = (i: number) =>
    weigh(keys[i]!) >= TELLING && !without.some((w) => starts[i]! >= w.start && starts[i]! < w.end)
  let telling: number[] = []
  const close = () => {
    for (let at = 0; at === 0 || at + TELLING_WORDS / 2 < telling.length; at += TELLING_WORDS / 2) {
      const [first, last] = [telling[at], telling[Math.min(at + TELLING_WORDS, telling.length) - 1]]
      if (first !== undefined && last !== undefined)
        passages.push(seek(text, starts[first]!, ends[last]!, weigh, without))
    }
    telling = []
  }
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && text.slice(ends[i - 1]!, starts[i]!).includes('\n')) close()
    if (counts(i)) telling.push(i)
  }
  close()
  return passages
}

/** Telling words to a passage. */
const TELLING_WORDS = 8

export function seek(text: string, start: number, end: number, weigh: Weigh, without: readonly Stretch[] = []): Sought {
  const { keys, starts } = tokensOf(text, start, end)
  const weights = new Map<number, number>()
  const pairs = new Set<number>()
  let total = 0
  keys.forEach((key, i) => {
    if (without.some((w) => starts[i]! >= w.start && starts[i]! < w.end)) return
    if (i > 0) pairs.add(pair(keys[i - 1]!, key))
    const weight = weigh(key)
    if (weight < TELLING || weights.has(key)) return
    weights.set(key, weight)
    total += weight
  })
  return { start, end, weights, pairs, total }
}

/** The stretch of the text that shares most with the passage; undefined if nothing. Linear in the places where its words stand. */
export function findBest(sought: Sought, laid: Laid, least = 0): Match | undefined {
  let possible = 0
  const hits: number[] = []
  for (const [key, weight] of sought.weights) {
    const at = laid.places.get(key)
    if (!at) continue
    possible += weight
    for (const i of at) hits.push(i)
  }
  if (possible * (1 + PAIR) < least || hits.length === 0) return undefined
  hits.sort((a, b) => a - b)
  const { keys } = laid.tokens
  const width = WIDTH
  const within = new Map<number, number>()
  let [score, best, from, to, low] = [0, 0, 0, 0, 0]
  const bonus = (i: number) =>
    i > 0 && sought.pairs.has(pair(keys[i - 1]!, keys[i]!)) ? PAIR * sought.weights.get(keys[i]!)! : 0
  const gained: number[] = []
  for (let high = 0; high < hits.length; high++) {
    const at = hits[high]!
    while (at - hits[low]! >= width) {
      const gone = keys[hits[low]!]!
      const left = within.get(gone)! - 1
      within.set(gone, left)
      if (left === 0) score -= sought.weights.get(gone)!
      score -= gained[low]!
      low++
    }
    const key = keys[at]!
    const had = within.get(key) ?? 0
    within.set(key, had + 1)
    if (had === 0) score += sought.weights.get(key)!
    gained[high] = had === 0 ? bonus(at) : 0
    score += gained[high]!
    const close = score - SPREAD * (at - hits[low]! + 1)
    if (close > best) [best, from, to] = [close, hits[low]!, at]
  }
  if (best === 0) return undefined
  const shared = new Set<number>()
  for (let i = from; i <= to; i++) if (sought.weights.has(keys[i]!)) shared.add(keys[i]!)
  return { ...wholeSentences(laid, from, to), score: best, shared }
}

/** A passage stands together in so many words. */
const WIDTH = 36
/** What each word of the stretch costs: the same words far apart tell less. */
const SPREAD = 0.2
/** What a word gains that follows the same word as in the passage. */
const PAIR = 0.5

function wholeSentences(laid: Laid, from: number, to: number): Stretch {
  return widen(laid.text, laid.tokens.starts[from]!, laid.tokens.ends[to]!)
}

/** A stretch widened to whole sentences, as far as that is not much more. */
export function widen(text: string, start: number, end: number): Stretch {
  const near = sentencesOf(text, Math.max(0, start - 400), Math.min(text.length, end + 400))
  const first = near.find((s) => s.end > start)
  const last = near.find((s) => s.end >= end)
  return {
    start:
      first && start - first.start < 200 && (first.start > start - 400 || start < 400)
        ? Math.min(first.start, start)
        : start,
    end: last && last.end - end < 200 ? Math.max(last.end, end) : end,
  }
}

/** In how many stretches of the text a word stands, and how many there are. */
export function stretchesWith(laid: Laid, key: number): number {
  let [n, last] = [0, -1]
  for (const i of laid.places.get(key) ?? []) {
    const stretch = Math.floor(i / STRETCH)
    if (stretch !== last) n++
    last = stretch
  }
  return n
}

export function countStretches(laid: Laid): number {
  return Math.ceil(laid.tokens.keys.length / STRETCH)
}
