/**
 * Two texts side by side: what stands in both, and the passages that only one of them has. Runs of words that stand once in each
 * are the fixed points; between them the comparison goes on with what stands once there. What is left is compared by sentences, so that
 * a sentence in other words counts as changed and not as missing.
 */
import { findBest, layOut, seek } from './align.ts'
import { sentencesOf, type Tokens, tokensOf } from './tokens.ts'

export interface Lone {
  readonly start: number
  readonly end: number
  readonly words: string
  /** Where in the other text it would stand. */
  readonly at: number
  /** The place in the other text: between the last word before it that both have, and the first after it. */
  readonly place: readonly [number, number]
  /** How many words the other text has there instead. */
  readonly instead: number
}

export interface Comparison {
  /** How much of the words of each stands in the other, 0 to 1. */
  readonly shared: readonly [number, number]
  /** Passages of the first that the other lacks, in order. */
  readonly onlyInFirst: readonly Lone[]
  readonly onlyInSecond: readonly Lone[]
}

/** A sentence with fewer words that stand nowhere opposite is a slip and no passage. */
const LEAST_WORDS = 5
/** Nor is a part of a sentence with fewer. */
const LEAST_OF_A_CLAUSE = 10
/** A sentence of which so much stands opposite, in whatever order, is changed and not missing. */
const CHANGED = 0.5

export function compareTexts(first: string, second: string): Comparison {
  const [a, b] = [tokensOf(first), tokensOf(second)]
  const [inA, inB] = match(a, b)
  return {
    shared: [partPaired(inA), partPaired(inB)],
    onlyInFirst: loneIn(first, a, inA, second, b),
    onlyInSecond: loneIn(second, b, inB, first, a),
  }
}

/** How much of each stands in the other, without the passages: far quicker. */
export function shareOf(first: string, second: string): Comparison['shared'] {
  const [inA, inB] = match(tokensOf(first), tokensOf(second))
  return [partPaired(inA), partPaired(inB)]
}

function partPaired(paired: Int32Array): number {
  return paired.length === 0 ? 0 : paired.reduce((n, at) => n + (at >= 0 ? 1 : 0), 0) / paired.length
}

/** Pairs equal words in order: for each word of a its place in b, or −1, and the other way round. */
function match(a: Tokens, b: Tokens): readonly [Int32Array, Int32Array] {
  const [inA, inB] = [new Int32Array(a.keys.length).fill(-1), new Int32Array(b.keys.length).fill(-1)]
  const pair = (i: number, j: number) => {
    inA[i] = j
    inB[j] = i
  }
  const open: [number, number, number, number][] = [[0, a.keys.length, 0, b.keys.length]]
  for (let gap = open.pop(); gap; gap = open.pop()) {
    let [i, iEnd, j, jEnd] = gap
    for (; i < iEnd && j < jEnd && a.keys[i] === b.keys[j]; i++, j++) pair(i, j)
    for (; i < iEnd && j < jEnd && a.keys[iEnd - 1] === b.keys[jEnd - 1]; iEnd--, jEnd--) pair(iEnd - 1, jEnd - 1)
    if (i >= iEnd || j >= jEnd) continue
    let [x, y] = [i, j]
    const points = fixedPoints(a, b, i, iEnd, j, jEnd)
    for (const [p, q] of points) {
      open.push([x, p, y, q])
      pair(p, q)
      ;[x, y] = [p + 1, q + 1]
    }
    if (points.length) open.push([x, iEnd, y, jEnd])
  }
  return [inA, inB]
}

/** Runs that stand once on either side, the longest row of them that keeps the order; single words only in small gaps. */
function fixedPoints(a: Tokens, b: Tokens, i: number, iEnd: number, j: number, jEnd: number): [number, number][] {
  const small = iEnd - i < 200 && jEnd - j < 200
  for (const run of small ? [4, 2, 1] : [4]) {
    const inB = onceIn(b, j, jEnd, run)
    const pairs: [number, number][] = []
    for (const [key, p] of onceIn(a, i, iEnd, run)) {
      const q = inB.get(key)
      if (p >= 0 && q !== undefined && q >= 0) pairs.push([p, q])
    }
    if (pairs.length) return longestInOrder(pairs.sort((x, y) => x[0] - y[0]))
  }
  return []
}

/** Runs by their hash, with their place; −1 for those that stand more than once. */
function onceIn({ keys }: Tokens, from: number, to: number, run: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let i = from; i + run <= to; i++) {
    let hash = 17
    for (let k = 0; k < run; k++) hash = (Math.imul(hash, 0x9e3779b1) ^ keys[i + k]!) | 0
    places.set(hash, places.has(hash) ? -1 : i)
  }
  return places
}

function longestInOrder(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, q], n) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (pairs[tails[mid]!]![1] < q) low = mid + 1
      else high = mid
    }
    if (low > 0) before[n] = tails[low - 1]!
    tails[low] = n
  })
  const row: [number, number][] = []
  for (let n = tails.at(-1) ?? -1; n >= 0; n = before[n]!) row.push(pairs[n]!)
  return row.reverse()
}

type Place = { start: number; end: number; at: number }

/** Sentences of one text that the other lacks, neighbours joined, and long parts of a sentence. */
function loneIn(text: string, own: Tokens, paired: Int32Array, other: string, theirs: Tokens): Lone[] {
  const all = () => 1.5
  const laid = layOut(other, all)
  const lone: Place[] = []
  let [i, at] = [0, 0]
  let joins = false
  // Where lines are broken, a few words of the passage stand by themselves before it or after it.
  let lead: number | undefined
  for (const { start, end } of sentencesOf(text)) {
    let [words, without] = [0, 0]
    const from = i
    for (; i < own.keys.length && own.starts[i]! < end; i++) {
      words++
      if (paired[i]! < 0) without++
      else at = theirs.ends[paired[i]!]!
    }
    const missing =
      without >= LEAST_WORDS && without > (1 - CHANGED) * words && !isElsewhere(seek(text, start, end, all), laid)
    const wholly = words > 0 && without === words
    const last = lone.at(-1)
    if (last && joins && (missing || wholly)) last.end = end
    else if (missing) lone.push({ start: lead ?? start, end, at })
    else if (without >= LEAST_OF_A_CLAUSE) lone.push(...clausesIn(own, from, i, paired, theirs))
    joins = missing || (joins && wholly)
    lead = wholly ? (lead ?? start) : undefined
  }
  return lone.map((l) => ({ ...l, words: text.slice(l.start, l.end), ...placeOf(l, own, paired, other, theirs) }))
}

/** Parts of a sentence of which the other text has nothing, though it has the rest. */
function clausesIn(own: Tokens, from: number, to: number, paired: Int32Array, theirs: Tokens): Place[] {
  const found: Place[] = []
  for (let i = from; i < to; i++) {
    if (paired[i]! >= 0) continue
    const first = i
    while (i < to && paired[i]! < 0) i++
    const before = first > 0 ? paired[first - 1]! : -1
    if (i - first < LEAST_OF_A_CLAUSE || i === paired.length || before < 0) continue
    // Other words in its place: it is said otherwise there.
    if (paired[i]! - before - 1 > (i - first) / 4) continue
    found.push({ start: own.starts[first]!, end: own.ends[i - 1]!, at: theirs.ends[before]! })
  }
  return found
}

/** What stands in the other text between the words on either side of a passage. */
function placeOf(
  { start, end }: { readonly start: number; readonly end: number },
  own: Tokens,
  paired: Int32Array,
  other: string,
  theirs: Tokens,
): Pick<Lone, 'place' | 'instead'> {
  let [before, after] = [firstFrom(own.starts, start) - 1, firstFrom(own.starts, end)]
  while (before >= 0 && paired[before]! < 0) before--
  while (after < paired.length && paired[after]! < 0) after++
  const from = before < 0 ? -1 : paired[before]!
  const to = after === paired.length ? theirs.keys.length : paired[after]!
  return {
    place: [from < 0 ? 0 : theirs.ends[from]!, to === theirs.keys.length ? other.length : theirs.starts[to]!],
    instead: Math.max(0, to - from - 1),
  }
}

function firstFrom(starts: Int32Array, at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (starts[mid]! < at) low = mid + 1
    else high = mid
  }
  return low
}

/** Does a sentence stand opposite in other order, or with some of its words changed? */
function isElsewhere(sought: ReturnType<typeof seek>, laid: ReturnType<typeof layOut>): boolean {
  const best = findBest(sought, laid)
  return best !== undefined && best.shared.size > 0.7 * Math.min(sought.weights.size, 25)
}
