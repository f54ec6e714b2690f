/**
 * Numbers run on: what one post sends to another bears 1463, 1464, 1465 as the days go by. The papers on file that print their
 * number tell between which days any other number of that channel was sent, and whether a printed number can be right at all.
 *
 *     17 October  261 ─┐
 *                      ├─ 269 was sent between these days
 *     24 October  275 ─┘
 */
import type { Keys } from './parties.ts'
import type { Shelved } from './shelf.ts'

interface Anchor {
  readonly number: number
  readonly day: number
}

export interface Serials {
  /** By "author key → addressee key", in order of days. */
  readonly channels: ReadonlyMap<string, readonly Anchor[]>
}

/** Further apart (days) and two numbers need not be of one run. */
const RUN = 150

export function learnSerials(papers: readonly Shelved[]): Serials {
  const channels = new Map<string, Anchor[]>()
  for (const s of papers) {
    const number = ownNumber(s)
    if (number === undefined || s.day === undefined) continue
    for (const channel of channelsOf(s.author, s.addressee)) {
      const list = channels.get(channel)
      if (list) list.push({ number, day: s.day })
      else channels.set(channel, [{ number, day: s.day }])
    }
  }
  for (const list of channels.values()) list.sort((a, b) => a.day - b.day || a.number - b.number)
  return { channels }
}

/** The number that a paper bears itself, if it is a plain one. */
function ownNumber(s: Shelved): number | undefined {
  const own = s.numbers.find((n) => n.series === undefined && !n.relay)
  return own && /^\d{1,6}$/.test(own.digits) ? Number(own.digits) : undefined
}

function* channelsOf(author: Keys, addressee: Keys): Generator<string> {
  for (const a of author) if (isOffice(a)) for (const b of addressee) if (isOffice(b)) yield `${a} ${b}`
}

function isOffice(key: string): boolean {
  return key.startsWith('post:') || key.startsWith('seat:') || key.startsWith('station:') || key.startsWith('office:')
}

/** Between which days a number was sent, and about when: the numbers of a run are taken to be spread evenly over its days. */
export interface SentBetween {
  readonly first: number
  readonly last: number
  readonly about: number
}

/** When this number can have been sent, seen from a paper of day `by`; undefined where too little is on file. */
export function sentBetween(
  serials: Serials,
  author: Keys,
  addressee: Keys,
  number: number,
  by: number,
): SentBetween | undefined {
  let best: SentBetween | undefined
  for (const channel of channelsOf(author, addressee)) {
    const list = serials.channels.get(channel)
    if (!list) continue
    let below: Anchor | undefined
    let above: Anchor | undefined
    for (const a of list) {
      if (a.day < by - RUN) continue
      if (a.day > by + RUN / 3) break
      if (a.number <= number && a.day <= by + 1 && (!below || a.number > below.number)) below = a
      if (a.number >= number && (!above || a.number < above.number)) above = a
    }
    if (!below || number - below.number > 400) continue
    const ahead = above && above.day >= below.day ? above : undefined
    const last = Math.min(by + 1, ahead?.day ?? by + 1)
    if (last < below.day) continue
    if (best && last - below.day >= best.last - best.first) continue
    const share = ahead && ahead.number > below.number ? (number - below.number) / (ahead.number - below.number) : 0.5
    best = { first: below.day, last, about: below.day + share * ((ahead?.day ?? last) - below.day) }
  }
  return best
}

/** True if the number that a paper prints is far from those its channel bore about that day: a paragraph's, not its own. */
export function isOddNumber(serials: Serials, s: Shelved): boolean {
  const own = ownNumber(s)
  if (own === undefined || s.day === undefined) return false
  for (const channel of channelsOf(s.author, s.addressee)) {
    const near = (serials.channels.get(channel) ?? []).filter((a) => Math.abs(a.day - s.day!) <= 30)
    if (near.length < 4) continue
    const middle = near.map((a) => a.number).sort((a, b) => a - b)[near.length >> 1]!
    if (own < middle / 4 || own > middle * 4) return true
  }
  return false
}
