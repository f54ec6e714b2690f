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
  /** "one Kennedy letter" */
  readonly one?: boolean
  /** Somebody is said to have sent it: "General Harkins sent Diem a letter". */
  readonly subject?: boolean
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
  /\d|day|night|morning|afternoon|evening|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|th$|st$|nd$|rd$/
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
  return b === e ? undefined : { index: b - from, words: text.slice(b, e) }
}

function isWordCharacter(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  if (c < 128)
    return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 39 || c === 45 || c === 93
  return IN_WORD.test(text[at]!)
}

/** Walks back from the noun over adjectives, orders, days and a possessor to where the phrase begins. */
export function readBefore(text: string, at: number): Before {
  const from = Math.max(0, at - 120)
  let end = at
  let start = at
  const seen: { author?: Mention; date?: FoundDate; order?: Order; attached?: boolean; own?: boolean; one?: boolean } =
    {}
  for (let step = 0; step < 7; step++) {
    const word = wordBefore(text, from, end)
    if (!word) break
    const before = text.slice(from, end)
    const w = word.words
    const low = w.toLowerCase()
    const date = seen.date || !MAY_END_DATE.test(low) ? undefined : readDateBefore(text, from, end)
    if (date) {
      seen.date = date
      start = end = date.start
      continue
    }
    const possessor = /['’]s?$/.test(w) ? readPossessorBefore(before) : undefined
    if (possessor) {
      const index = from + possessor.index
      return {
        ...seen,
        start: index + (text.slice(index).match(/^[Tt]he\s+/)?.[0].length ?? 0),
        author: { role: 'named', words: possessor.words },
      }
    }
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
      const subject = seen.author ? undefined : readSubjectBefore(text.slice(from, from + word.index), from, text)
      return {
        ...subject,
        ...(subject && { subject: true }),
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
    const modifier = readModifierBefore(before)
    if (modifier && !seen.author) {
      seen.author = { role: 'named', words: modifier.words, loose: true }
      start = end = from + modifier.index
      continue
    }
    // An adjective nobody listed, "your cordial message": passed over if somebody's "your" or "Diem's" stands right before it.
    const passed = PASSABLE.exec(before)
    if (
      passed &&
      (POSSESSED_BEFORE.test(before.slice(0, passed.index)) || readPossessorBefore(before.slice(0, passed.index)))
    ) {
      start = end = from + passed.index
      continue
    }
    break
  }
  return { ...seen, start }
}

const PASSABLE = /(?<=\s)(?:\p{Ll}[\p{Ll}-]{3,}(?:,?\s+and\s+|,\s+)?\s*){1,2}$/u
const POSSESSED_BEFORE = /\b(?:my|our|your|his|her|their)\s+(?:(?:very|most|long|short)\s+)?$/i
const DID =
  /\s+(?:had\s+)?(?:(?:just|already|recently|today|personally)\s+)?(?:made|issued|delivered|sent|gave|given|wrote|written|released|published|handed(?:\s+over)?|dispatched|despatched|wired|cabled|submitted|transmitted|presented)(?:\s+(?:back|(?:the\s+)?(?:[A-Z][\p{L}.]+\s?){1,3}|him|me|us|them))?\s+$/u

/** "Khrushchev on October 28 made [the statement]": who made it, and the day. */
function readSubjectBefore(
  before: string,
  offset: number,
  text: string,
): { author?: Mention; date?: FoundDate } | undefined {
  const did = DID.exec(before)
  if (!did) return undefined
  if (/\b(?:I|we)(?:\s+(?:have|had))?$/i.test(before.slice(0, did.index)))
    return { author: { role: 'self', words: 'I' } }
  const head = before.slice(0, did.index)
  const date = readDateBefore(text, offset, offset + head.length + 1)
  const name = readModifierBefore(`${date ? text.slice(offset, date.start).replace(/,?\s+on\s+$/, '') : head} `)
  return name && { author: { role: 'named', words: name.words }, ...(date && { date }) }
}
