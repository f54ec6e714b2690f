/**
 * Finding candidates on the shelf: by author, by day, by number. However many papers bear one day or one number, a passage looks at
 * a bounded number of them, those nearest before the paper in which it stands.
 */
import { type Keys, union } from './parties.ts'
import { reckoned, type Shelf, type Shelved } from './shelf.ts'

/** More candidates than this are not weighed for one passage. */
const MOST = 150

/** Papers by an author, between two days; `from` undefined: from the beginning. Papers without a day are left out. */
export function byAuthor(
  shelf: Shelf,
  author: Keys,
  from: number | undefined,
  to: number | undefined,
  most = Number.POSITIVE_INFINITY,
): Shelved[] {
  const found = new Set<Shelved>()
  for (const key of author) {
    const list = shelf.byAuthor.get(key) ?? []
    let left = most
    for (let i = from === undefined ? 0 : firstFrom(list, from); i < list.length && left > 0; i++, left--) {
      const s = list[i]!
      const day = reckoned(s)
      if (!Number.isFinite(day) || (to !== undefined && day > to)) break
      found.add(s)
    }
  }
  return author.size > 1
    ? [...found].sort((a, b) => reckoned(a) - reckoned(b) || (a.paper.id < b.paper.id ? -1 : 1))
    : [...found]
}

function firstFrom(list: readonly Shelved[], day: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (reckoned(list[mid]!) < day) low = mid + 1
    else high = mid
  }
  return low
}

/** The latest papers by an author between two days; at most so many under each of the author's names. */
export function lateByAuthor(
  shelf: Shelf,
  author: Keys,
  from: number | undefined,
  to: number | undefined,
  most = MOST,
): Shelved[] {
  const found = new Set<Shelved>()
  for (const key of author) {
    const list = shelf.byAuthor.get(key) ?? []
    let i = to === undefined ? list.length - 1 : firstFrom(list, to + 1) - 1
    for (let n = 0; i >= 0 && n < most; i--, n++) {
      const day = reckoned(list[i]!)
      if (from !== undefined && day < from) break
      if (Number.isFinite(day)) found.add(list[i]!)
    }
  }
  return [...found].sort((a, b) => reckoned(a) - reckoned(b) || (a.paper.id < b.paper.id ? -1 : 1))
}

/** Of papers in the order of their days those nearest before a day, and a few after it. */
export function nearest(list: readonly Shelved[], day: number | undefined): readonly Shelved[] {
  if (list.length <= MOST) return list
  const at = day === undefined ? list.length : firstFrom(list, day + 2)
  return list.slice(Math.max(0, at - MOST), at + 20)
}

const divided = new WeakMap<readonly Shelved[], Map<string, Shelved[]>>()

/** Papers of one day; of a crowded day only those by or to the people named. */
export function ofDay(shelf: Shelf, day: number, people: Keys | undefined): readonly Shelved[] {
  const list = shelf.byDay.get(day) ?? []
  if (list.length <= MOST) return list
  if (!people) return list.slice(0, MOST)
  let byKey = divided.get(list)
  if (!byKey) {
    byKey = new Map()
    for (const s of list)
      for (const key of union(s.author, s.inner?.author, s.present)) {
        const of = byKey.get(key)
        if (of) of.push(s)
        else byKey.set(key, [s])
      }
    divided.set(list, byKey)
  }
  const found = new Set<Shelved>()
  for (const key of people) for (const s of (byKey.get(key) ?? []).slice(0, MOST)) found.add(s)
  return [...found]
}
