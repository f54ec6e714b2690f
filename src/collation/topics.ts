/**
 * What papers are about, for passages that give neither day nor number: how many of the rarer words around a passage a paper shares.
 * Each word falls into one of so many boxes by its letters (feature hashing: Weinberger et al. 2009), and a paper is the set of
 * its boxes; how rare a box is, the shelf's own papers tell. Two words may share a box: of the words of one paper about one in a
 * hundred is found that is not there, which is little beside what else speaks for or against a candidate.
 */
import type { Shelved } from './shelf.ts'

export interface Topics {
  /** In how many papers each box is filled. */
  readonly spread: Uint32Array
  /** For each paper, in the order of `papers`, a bit for each box. */
  readonly filled: Uint8Array
  readonly place: ReadonlyMap<Shelved, number>
  readonly papers: readonly Shelved[]
}

/** A power of two. */
const BOXES = 1 << 15
const BYTES = BOXES >> 3
/** How much of a paper is looked at (UTF-16 units): its matter is said early. */
const LOOKED_AT = 6000

/** For each UTF-16 unit its small letter, or 0 for what is no letter. Filled as letters are met. */
const letters = new Int32Array(1 << 16).fill(-1)

function letterOf(unit: number): number {
  const known = letters[unit]!
  if (known >= 0) return known
  const c = String.fromCharCode(unit)
  const small = /\p{L}/u.test(c) ? c.toLowerCase().charCodeAt(0) : 0
  letters[unit] = small
  return small
}

const S = 's'.charCodeAt(0)

/** Calls for each word of four letters and more, without a plural's "s", the box that it falls into. */
function eachBox(text: string, most: number, call: (box: number) => void): void {
  let hash = 0
  let before = 0
  let length = 0
  let last = 0
  const end = Math.min(text.length, most)
  for (let i = 0; i <= end; i++) {
    const small = i < end ? letterOf(text.charCodeAt(i)) : 0
    if (small) {
      before = hash
      hash = (Math.imul(hash, 31) + small) | 0
      last = small
      length++
      continue
    }
    if (length > 3) {
      const h = length > 4 && last === S ? before : hash
      call((h ^ (h >>> 15) ^ (h >>> 7)) & (BOXES - 1))
    }
    hash = 0
    length = 0
  }
}

export function layOutTopics(papers: readonly Shelved[]): Topics {
  const spread = new Uint32Array(BOXES)
  const filled = new Uint8Array(papers.length * BYTES)
  papers.forEach((s, i) => {
    const own = i * BYTES
    const fill = (box: number) => {
      const at = own + (box >> 3)
      const bit = 1 << (box & 7)
      if (filled[at]! & bit) return
      filled[at]! |= bit
      spread[box]!++
    }
    eachBox(s.paper.title, LOOKED_AT, fill)
    eachBox(s.text, LOOKED_AT, fill)
  })
  return { spread, filled, papers, place: new Map(papers.map((s, i) => [s, i])) }
}

/** The words around a passage as boxes, each with its weight; those that half the shelf uses weigh nothing. */
export interface Gist {
  readonly boxes: readonly number[]
  readonly weights: readonly number[]
  readonly total: number
}

export function gistOf(topics: Topics, passage: string): Gist {
  const boxes: number[] = []
  const weights: number[] = []
  let total = 0
  eachBox(passage, passage.length, (box) => {
    const weight = Math.log((topics.papers.length + 1) / (topics.spread[box]! + 1)) - 0.7
    if (weight <= 0 || boxes.includes(box)) return
    boxes.push(box)
    weights.push(weight)
    total += weight
  })
  return { boxes, weights, total }
}

/** Share of a passage's weight that a paper has: 0 to 1. */
export function shared(topics: Topics, gist: Gist, s: Shelved): number {
  const place = topics.place.get(s)
  if (place === undefined || gist.total === 0) return 0
  const own = place * BYTES
  let sum = 0
  for (let i = 0; i < gist.boxes.length; i++) {
    const box = gist.boxes[i]!
    if (topics.filled[own + (box >> 3)]! & (1 << (box & 7))) sum += gist.weights[i]!
  }
  // In twentieths: finer differences are chance.
  return Math.round((20 * sum) / gist.total) / 20
}

/** A box that more papers fill than this leads to none of them. */
const FEW = 60
const leads = new WeakMap<Topics, Map<number, Shelved[]>>()

/** The papers that have all the weighty words of a phrase, by the rarest of them. */
export function papersWith(topics: Topics, phrase: string): readonly Shelved[] {
  const gist = gistOf(topics, phrase)
  let rarest: number | undefined
  for (const box of gist.boxes)
    if (topics.spread[box]! > 0 && (rarest === undefined || topics.spread[box]! < topics.spread[rarest]!)) rarest = box
  if (rarest === undefined || topics.spread[rarest]! > FEW) return []
  let lists = leads.get(topics)
  if (!lists) {
    lists = new Map()
    leads.set(topics, lists)
  }
  let list = lists.get(rarest)
  if (!list) {
    const [byte, bit] = [rarest >> 3, 1 << (rarest & 7)]
    list = topics.papers.filter((_, i) => topics.filled[i * BYTES + byte]! & bit)
    lists.set(rarest, list)
  }
  return list.filter((s) => shared(topics, gist, s) > 0.95)
}
