/**
 * What papers are about, for passages that give neither day nor number: how many of the rarer words around a passage a paper shares.
 * Words are numbered once for the whole shelf; how rare one is, the shelf's own papers tell.
 */
import type { Shelved } from './shelf.ts'

export interface Topics {
  readonly ids: ReadonlyMap<string, number>
  /** In how many papers a word stands. */
  readonly spread: readonly number[]
  readonly words: ReadonlyMap<Shelved, ReadonlySet<number>>
  readonly papers: number
  /** The papers in which a word stands; only for words in few of them. */
  readonly standsIn: ReadonlyMap<number, readonly Shelved[]>
}

const WORD = /[\p{L}]{4,}/gu

function wordsIn(text: string): string[] {
  return (text.match(WORD) ?? []).map((w) => {
    const low = w.toLowerCase()
    return low.length > 4 && low.endsWith('s') ? low.slice(0, -1) : low
  })
}

/** How much of a paper is looked at (UTF-16 units): its matter is said early. */
const LOOKED_AT = 6000

export function layOutTopics(papers: readonly Shelved[]): Topics {
  const ids = new Map<string, number>()
  const spread: number[] = []
  const words = new Map<Shelved, Set<number>>()
  const standsIn = new Map<number, Shelved[]>()
  for (const s of papers) {
    const own = new Set<number>()
    for (const w of wordsIn(`${s.paper.title} ${s.text.slice(0, LOOKED_AT)}`)) {
      let id = ids.get(w)
      if (id === undefined) {
        id = spread.length
        ids.set(w, id)
        spread.push(0)
      }
      if (!own.has(id)) {
        own.add(id)
        spread[id]!++
        const list = standsIn.get(id)
        if (!list) standsIn.set(id, [s])
        else if (list.length <= FEW) list.push(s)
      }
    }
    words.set(s, own)
  }
  for (const [id, list] of standsIn) if (list.length > FEW) standsIn.delete(id)
  return { ids, spread, words, papers: papers.length, standsIn }
}

/** A word in more papers than this does not lead to any. */
const FEW = 60

/** The papers that have the rarest word of a phrase and all its other weighty ones. */
export function papersWith(topics: Topics, phrase: string): readonly Shelved[] {
  const gist = gistOf(topics, phrase)
  const [rarest] = [...gist.words].sort((a, b) => topics.spread[a[0]]! - topics.spread[b[0]]!)
  const list = rarest ? topics.standsIn.get(rarest[0]) : undefined
  return (list ?? []).filter((s) => shared(topics, gist, s) > 0.95)
}

/** The words around a passage, each with its weight; those that half the shelf uses weigh nothing. */
export interface Gist {
  readonly words: readonly (readonly [id: number, weight: number])[]
  readonly total: number
}

export function gistOf(topics: Topics, passage: string): Gist {
  const words: [number, number][] = []
  const seen = new Set<number>()
  let total = 0
  for (const w of wordsIn(passage)) {
    const id = topics.ids.get(w)
    if (id === undefined || seen.has(id)) continue
    seen.add(id)
    const weight = Math.log((topics.papers + 1) / (topics.spread[id]! + 1)) - 0.7
    if (weight <= 0) continue
    words.push([id, weight])
    total += weight
  }
  return { words, total }
}

/** Share of a passage's weight that a paper has: 0 to 1. */
export function shared(topics: Topics, gist: Gist, s: Shelved): number {
  const own = topics.words.get(s)
  if (!own || gist.total === 0) return 0
  let sum = 0
  for (const [id, weight] of gist.words) if (own.has(id)) sum += weight
  return sum / gist.total
}
