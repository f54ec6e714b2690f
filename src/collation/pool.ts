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

const compared = new WeakMap<Shelved, Map<Shelved, boolean>>()

function areOnePaper(shelf: Shelf, a: Shelved, b: Shelved): boolean {
  // Most rivals are of two days: nothing more need be asked.
  if (a.day !== undefined && b.day !== undefined && a.day !== b.day && !isKnown(a.paper, b.paper)) return false
  const [one, other] = a.paper.id < b.paper.id ? [a, b] : [b, a]
  const known = compared.get(one) ?? new Map<Shelved, boolean>()
  compared.set(one, known)
  const before = known.get(other)
  if (before !== undefined) return before
  const same =
    !shelf.apart.has(`${one.paper.id}\0${other.paper.id}`) &&
    (isKnown(one.paper, other.paper) || standInEachOther(one, other))
  known.set(other, same)
  return same
}

/** The same text or a part of it, and nothing on their faces against it. A draft is no text of what was sent. */
function standInEachOther(a: Shelved, b: Shelved): boolean {
  if (a.paper.onFile !== 'text' || b.paper.onFile !== 'text') return false
  const { author, addressee, day, number } = compareFaces(a, b)
  if ([author, addressee, day, number].includes('other') || (author !== 'same' && day !== 'same')) return false
  const own = (s: Shelved) => ({ ...s, text: ownWords(s.paper, s.text) })
  const [x, y] = a.text.length < b.text.length ? [own(a), own(b)] : [own(b), own(a)]
  if (!sharesLongWords(x.text.toLowerCase(), y.text.toLowerCase())) return false
  const like = likenessOf(x, y)
  return like !== undefined && like.kind !== 'draft'
}

/** Long words taken here and there from the shorter text stand in the longer: where few do, no more is compared. */
function sharesLongWords(shorter: string, longer: string): boolean {
  let [asked, found] = [0, 0]
  for (let i = 0; i < PROBES; i++) {
    LONG_WORD.lastIndex = Math.floor((i * shorter.length) / PROBES)
    const word = LONG_WORD.exec(shorter)?.[0]
    if (word === undefined) break
    asked++
    if (longer.includes(word)) found++
  }
  return found >= LEAST_FOUND * asked
}

const PROBES = 24
const LONG_WORD = /\p{L}{7,}/gu
/** Of one paper more do, though one word in eight be garbled. */
const LEAST_FOUND = 0.6
