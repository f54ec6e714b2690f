/** What stands before the noun: "your confidential", "Khrushchev's October 26", "all the". Read from right to left. */
import type { FoundDate, Mention, Order } from '../reference.ts'
import { readDateBefore } from './dates.ts'
import { readModifierBefore, readPossessorBefore } from './names.ts'
import { ADJECTIVES, ORDERS } from './words.ts'

export interface Before {
  readonly start: number
  readonly author?: Mention
  readonly date?: FoundDate
  readonly order?: Order
  readonly determiner?: string
  readonly all?: boolean
  readonly alleged?: boolean
  readonly attached?: boolean
  /** "his own letter" */
  readonly own?: boolean
  /** "two letters", "both your letters" */
  readonly count?: number
  /** "one Kennedy letter" */
  readonly one?: boolean
}

const PRONOUNS: { readonly [word: string]: 'self' | 'addressee' | 'third' } = {
  my: 'self',
  our: 'self',
  mine: 'self',
  your: 'addressee',
  ur: 'addressee',
  his: 'third',
  her: 'third',
  their: 'third',
}
const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'no',
  'any',
  'all',
  'both',
  'every',
  'each',
  'another',
  'its',
  'such',
  'other',
  'certain',
  'said',
  'some',
])

const MAY_END_DATE =
  /\d|ago$|week|month|day|night|morning|afternoon|evening|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|th$|st$|nd$|rd$/
const IN_WORD = /[\p{L}\p{M}\d’'\]-]/u

/** The word that ends, with white space after it, at `end`; `index` counts from `from`. Nothing where a sentence ends. */
function wordBefore(
  text: string,
  from: number,
  end: number,
): { readonly index: number; readonly words: string } | undefined {
  let e = end
  while (e > from && text.charCodeAt(e - 1) <= 32) e--
  if (e === end || e === from) return undefined
  let b = e
  while (b > from && isWordCharacter(text, b - 1)) b--
  if (b === e && text.charCodeAt(e - 1) === 46) {
    // "the U.S. note": the full stops belong to the word.
    const initials = /(?:\p{Lu}\.){2,}$/u.exec(text.slice(Math.max(from, e - 8), e))
    return initials ? { index: e - initials[0].length - from, words: initials[0] } : undefined
  }
  return b === e ? undefined : { index: b - from, words: text.slice(b, e) }
}

/** A window must not begin inside a word: "McNamara" is not "Namara". */
function wordStart(text: string, at: number): number {
  let i = at
  while (i > 0 && i < text.length && text.charCodeAt(i - 1) > 32) i++
  return i
}

function isWordCharacter(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  if (c < 128)
    return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 39 || c === 45 || c === 93
  return IN_WORD.test(text[at]!)
}

function endsPossessive(w: string): boolean {
  const c = w.charCodeAt(w.length - 1)
  const b = c === 115 ? w.charCodeAt(w.length - 2) : c
  return b === 39 || b === 0x2019
}

const NUMERALS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const BOTH_BEFORE = /\b(both|(?:all\s+)?(two|three|four|five|six)(?:\s+of)?)\s+(?:of\s+)?$/i

/** Walks back from the noun over adjectives, orders, days and a possessor to where the phrase begins; "both" may stand before it. */
export function readBefore(text: string, at: number): Before {
  const before = walkBack(text, at)
  const most = before.determiner === 'both' ? 2 : before.count
  if (most) return { ...before, count: most }
  if (!before.author && before.determiner !== 'the' && before.determiner !== 'these' && before.determiner !== 'those')
    return before
  const m = BOTH_BEFORE.exec(text.slice(Math.max(0, before.start - 16), before.start))
  if (!m) return before
  return { ...before, start: before.start - m[0].length, count: m[2] ? NUMERALS.indexOf(m[2].toLowerCase()) + 2 : 2 }
}

/** Walks back from the noun over adjectives, orders, days and a possessor to where the phrase begins. */
function walkBack(text: string, at: number): Before {
  const from = Math.max(0, at - 120)
  let end = at
  let start = at
  const seen: {
    author?: Mention
    date?: FoundDate
    order?: Order
    attached?: boolean
    own?: boolean
    one?: boolean
    count?: number
  } = {}
  for (let step = 0; step < 7; step++) {
    const word = wordBefore(text, from, end)
    if (!word) break
    const w = word.words
    const low = w.toLowerCase()
    const date = seen.date || !MAY_END_DATE.test(low) ? undefined : readDateBefore(text, from, end)
    if (date) {
      seen.date = date
      start = end = date.start
      continue
    }
    const possessor = endsPossessive(w) ? readPossessorBefore(text.slice(from, end)) : undefined
    if (possessor) {
      const index = from + possessor.index
      const owner = wordBefore(text, from, index)
      // "your Minister's": somebody of yours, and not you.
      const start = owner && PRONOUNS[owner.words.toLowerCase()] ? from + owner.index : index
      return {
        ...seen,
        start: start + (text.slice(start).match(/^[Tt]he\s+/)?.[0].length ?? 0),
        author: {
          role: 'named',
          words: start < index ? `${owner!.words} ${possessor.words}` : possessor.words,
        },
      }
    }
    const related = endsPossessive(w) && !seen.author ? readRelation(text, from, word.index, end, w) : undefined
    if (related) return { ...seen, ...related }
    const pronoun = PRONOUNS[low]
    if (pronoun) return { ...seen, start: from + word.index, author: { role: pronoun, words: w } }
    if (DETERMINERS.has(low)) {
      const all =
        low === 'all' || low === 'every' || /\b(?:all|every)\s+(?:of\s+)?$/i.test(text.slice(from, from + word.index))
      const alleged = low === 'another' || low === 'no' ? low === 'another' : seen.order === 'other' && low !== 'the'
      const allAt =
        all && low !== 'all' && low !== 'every'
          ? /\b(?:all|every)\s+(?:of\s+)?$/i.exec(text.slice(from, from + word.index))
          : null
      const order = seen.order ?? ORDERS[low]
      const mine = seen.author
        ? null
        : /\b(I|we|you)\s+(?:[a-z]+\s+){0,5}(?:in|by|with)\s+$/.exec(text.slice(from, from + word.index))
      if (mine && low === 'the')
        return {
          ...seen,
          ...(order && { order }),
          start: from + word.index,
          determiner: low,
          author: { role: mine[1] === 'you' ? 'addressee' : 'self', words: mine[1]! },
        }
      return {
        ...seen,
        ...(order && { order }),
        start: from + (allAt ? allAt.index : word.index),
        determiner: low,
        all,
        alleged,
      }
    }
    const order = ORDERS[low]
    if (order || ADJECTIVES.has(low)) {
      if (order && !seen.order) seen.order = order
      if (low === 'own') seen.own = true
      if (NUMERALS.includes(low)) seen.count = NUMERALS.indexOf(low) + 2
      if (low === 'one') seen.one = true
      if (low === 'attached' || low === 'enclosed' || low === 'accompanying' || low === 'covering') seen.attached = true
      start = end = from + word.index
      continue
    }
    // "long and thoughtful memorandum": the "and" joins two adjectives.
    const joined =
      low === 'and' && start < at ? /(\p{Ll}[\p{Ll}-]+),?\s+$/u.exec(text.slice(from, from + word.index)) : null
    if (joined && (ADJECTIVES.has(joined[1]!) || POSSESSED_BEFORE.test(text.slice(from, from + joined.index)))) {
      start = end = from + joined.index
      continue
    }
    const base = wordStart(text, Math.max(from, end - 80))
    const modifier = low === w && !/\p{Lu}/u.test(w) ? undefined : readModifierBefore(text.slice(base, end))
    if (modifier && !seen.author) {
      seen.author = { role: 'named', words: modifier.words, loose: true }
      start = end = base + modifier.index
      continue
    }
    // An adjective nobody listed, "your cordial message", "a longish letter": passed over if an article or a possessor stands before it.
    const passed = passOver(text, from, from + word.index, low)
    if (passed !== undefined) {
      start = end = passed
      continue
    }
    break
  }
  return { ...seen, start }
}

/**
 * "your son's", "Kerr's wife's", "the late manager's": somebody whom the words name only by what he is to another. He is a third person,
 * and neither the one who is written to nor the one who writes.
 */
function readRelation(
  text: string,
  from: number,
  index: number,
  end: number,
  word: string,
): { readonly start: number; readonly author: Mention } | undefined {
  const bare = word.replace(/['’]s?$/, '')
  if (!/^\p{Ll}{2}/u.test(bare) || SPANS.test(bare)) return undefined
  const words = (start: number) =>
    text
      .slice(start, end)
      .trimEnd()
      .replace(/['’]s?$/, '')
      .replace(/\s+/g, ' ')
  let start = from + index
  for (let step = 0; step < 4; step++) {
    const before = wordBefore(text, from, start)
    if (!before) return undefined
    const at = from + before.index
    const low = before.words.toLowerCase()
    if (PRONOUNS[low]) return { start: at, author: { role: 'named', words: words(at) } }
    if (ARTICLES.has(low)) return { start: at, author: { role: 'named', words: words(start) } }
    const owner = endsPossessive(before.words) ? readPossessorBefore(text.slice(from, start)) : undefined
    if (owner) return { start: from + owner.index, author: { role: 'named', words: words(from + owner.index) } }
    if (before.words !== low || NO_ADJECTIVES.has(low)) return undefined
    start = at
  }
  return undefined
}

/** "last week's letter", "the day's post": a time, and nobody's. */
const SPANS =
  /^(?:yesterday|today|to-day|tomorrow|(?:sun|mon|tues|wednes|thurs|fri|satur)day|days?|nights?|mornings?|afternoons?|evenings?|weeks?|fortnights?|months?|years?|hours?|spring|summer|autumn|winter|it|one|else|other)$/

/** Where up to three adjectives begin, if "a", "the", "your" or "Diem's" stands before them. */
function passOver(text: string, from: number, at: number, low: string): number | undefined {
  let start = at
  let w = low
  for (let step = 0; step < 3; step++) {
    if (!mayBeAdjective(w)) return undefined
    const before = wordBefore(text, from, start)
    if (!before) return undefined
    const b = before.words
    if (ARTICLES.has(b.toLowerCase()) || PRONOUNS[b.toLowerCase()] || /['’]s?$/.test(b)) return start
    w = b.toLowerCase()
    if (w !== b) return undefined
    start = from + before.index
  }
  return undefined
}

/** "son's" says whose the letter is and is no adjective; "last week's" says when it was written. */
const OWNED = /(?<!(?:day|night|morning|noon|evening|week|month|year))['’]s?$/

const ARTICLES = new Set(['a', 'an', 'the', 'another'])
const NO_ADJECTIVES = new Set(
  `of to from in on at by for and or but with that which who as is was were be been are am has have had he she it they we you i not this
  these those his her their its our my your than if when while into upon about over after before between during through under no any
  some all each every per via so such more new being done made said`.split(/\s+/),
)
function mayBeAdjective(w: string): boolean {
  const c = w.charCodeAt(0)
  return c >= 97 && c <= 122 && w.length > 2 && !NO_ADJECTIVES.has(w) && !OWNED.test(w)
}

const POSSESSED_BEFORE = /\b(?:my|our|your|his|her|their)\s+(?:(?:very|most|long|short)\s+)?$/i
