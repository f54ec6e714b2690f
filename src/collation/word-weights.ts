/**
 * What a word is worth, learned from the record itself: a word that stands in every stretch of text tells nothing, one that stands in
 * few tells much. Weights run from 0 to `MOST` whatever the size of the record, so that one measure serves five letters and thirty
 * thousand: with n stretches, of which d have the word, `MOST · ln((n + 1) / (d + ½)) / ln((n + 1) / ½)`.
 */
import { type Record, textOf } from '../record/record.ts'
import { tokensOf } from './tokens.ts'

/** The weight of a word that stands nowhere else. */
export const MOST = 7
/** Words to a stretch. */
export const STRETCH = 50
/** More than this is not read to learn what words are worth: these, by the hashes of their texts, are as good as all. */
const SAMPLE = 400

export type Weigh = (key: number) => number

const learned = new WeakMap<Record, Weigh>()

/** How much each word tells in this record. The same for every order of its papers. */
export function weighWords(record: Record): Weigh {
  const known = learned.get(record)
  if (known) return known
  const texts = [...record.papers.values()]
    .flatMap((p) => (p.textHash === undefined ? [] : [p.textHash]))
    .sort()
    .slice(0, SAMPLE)
  const byHash = new Map([...record.papers.values()].map((p) => [p.textHash, p]))
  const seen = new Map<number, number>()
  let stretches = 0
  for (const hash of new Set(texts)) {
    const { keys } = tokensOf(textOf(record, byHash.get(hash)!) ?? '')
    for (let at = 0; at < keys.length; at += STRETCH) {
      stretches++
      for (const key of new Set(keys.subarray(at, at + STRETCH))) seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  }
  const weigh: Weigh = (key) => weightOf(seen.get(key) ?? 0, stretches)
  learned.set(record, weigh)
  return weigh
}

/** The weight of a word that stands in `having` of so many stretches. */
export function weightOf(having: number, stretches: number): number {
  return Math.max(0, (MOST * Math.log((stretches + 1) / (having + 0.5))) / Math.log((stretches + 1) / 0.5))
}
