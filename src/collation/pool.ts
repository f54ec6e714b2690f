/**
 * Several texts of one paper are one candidate: the passage means the paper, and which of its texts is opened matters little. Only
 * texts that really stand in each other are pooled, or that the keeper has entered as versions; two letters of one day by one
 * author are two. The pool is as likely as its texts together, and the likeliest of them stands for it.
 */
import type { Weighed } from './decide.ts'
import type { Shelf, Shelved } from './shelf.ts'
import { compareFaces, likenessOf, ownWords } from './version-kind.ts'
import { isKnown } from './versions.ts'

/** Log-odds behind the best: what is less likely makes no passage ambiguous. */
const BEHIND = 4
/** More rivals than this are not compared. */
const MOST = 8

/** The candidates with every pool as one of them; those that stand alone are as they were. */
export function poolVersions(shelf: Shelf, weighed: readonly Weighed[]): readonly Weighed[] {
  const best = Math.max(...weighed.map((w) => w.score))
  const rivals = weighed
    .filter((w) => w.score > best - BEHIND)
    .sort((a, b) => b.score - a.score || (a.shelved.paper.id < b.shelved.paper.id ? -1 : 1))
    .slice(0, MOST)
  if (rivals.length < 2) return weighed
  const pools: Weighed[][] = []
  for (const rival of rivals) {
    const pool = pools.find(([first]) => areOnePaper(shelf, first!.shelved, rival.shelved))
    if (pool) pool.push(rival)
    else pools.push([rival])
  }
  if (pools.length === rivals.length) return weighed
  const alone = weighed.filter((w) => !rivals.includes(w))
  return [...pools.map(asOne), ...alone]
}

function asOne(pool: readonly Weighed[]): Weighed {
  const [first, ...others] = pool
  if (others.length === 0) return first!
  const score = Math.log(pool.reduce((sum, w) => sum + Math.exp(w.score), 0))
  const texts = others.map((w) => w.shelved.paper.id)
  return {
    ...first!,
    score,
    texts,
    reasons: () => [...first!.reasons(), `other texts of it on file: ${texts.join(', ')}`],
  }
}

const compared = new WeakMap<Shelf, Map<string, boolean>>()

function areOnePaper(shelf: Shelf, a: Shelved, b: Shelved): boolean {
  const key = [a.paper.id, b.paper.id].sort().join('\0')
  const known = compared.get(shelf) ?? new Map<string, boolean>()
  compared.set(shelf, known)
  const before = known.get(key)
  if (before !== undefined) return before
  const one = !shelf.apart.has(key) && (isKnown(a.paper, b.paper) || standInEachOther(a, b))
  known.set(key, one)
  return one
}

/** The same text or a part of it, and nothing on their faces against it. A draft is no text of what was sent. */
function standInEachOther(a: Shelved, b: Shelved): boolean {
  if (a.paper.onFile !== 'text' || b.paper.onFile !== 'text') return false
  const { author, addressee, day, number } = compareFaces(a, b)
  if ([author, addressee, day, number].includes('other') || (author !== 'same' && day !== 'same')) return false
  const own = (s: Shelved) => ({ ...s, text: ownWords(s.paper, s.text) })
  const like = likenessOf(own(a), own(b))
  return like !== undefined && like.kind !== 'draft'
}
