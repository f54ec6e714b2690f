/**
 * References in words: a noun of the trade (letter, note, talk, statement...) with what stands before it ("your confidential",
 * "Khrushchev's October 26", "that") and after it ("from Kennedy to me", "of October 25", "dated June 23, 1953").
 */
import type { FoundDate, FoundReference, Mention, Order } from '../reference.ts'
import { readDateAt, readDateBefore } from './dates.ts'
import { namesIn, readModifierBefore, readNameAt, readPossessorBefore } from './names.ts'
import { ADJECTIVES, KIND_NOUNS, kindOf, ORDERS } from './words.ts'

const NOUN = new RegExp(`(?<![\\p{L}-])(${KIND_NOUNS})(?![\\p{L}]|[-‑]\\p{Ll})`, 'giu')

interface Before {
  readonly start: number
  readonly author?: Mention
  readonly date?: FoundDate
  readonly order?: Order
  readonly determiner?: string
  readonly all?: boolean
  readonly alleged?: boolean
  readonly attached?: boolean
}

interface After {
  readonly end: number
  readonly author?: Mention
  readonly addressee?: Mention
  readonly date?: FoundDate
  readonly number?: string
}

const PRONOUNS: { readonly [word: string]: 'self' | 'addressee' | 'third' } = {
  my: 'self', our: 'self', mine: 'self', your: 'addressee', ur: 'addressee', his: 'third', her: 'third', their: 'third',
}
const DETERMINERS = new Set(['the', 'a', 'an', 'this', 'that', 'these', 'those', 'no', 'any', 'all', 'both', 'every', 'each', 'another', 'its', 'such', 'other', 'certain', 'said', 'some'])

export function findLetters(text: string): FoundReference[] {
  const found: FoundReference[] = []
  NOUN.lastIndex = 0
  for (let m = NOUN.exec(text); m; m = NOUN.exec(text)) {
    const one = readAround(text, m.index, m[0])
    if (one) found.push(one)
  }
  return found
}

function readAround(text: string, at: number, noun: string): FoundReference | undefined {
  const { kind, plural } = kindOf(noun)
  const before = readBefore(text, at)
  const after = readAfter(text, at + noun.length, kind)
  const author = after.author ?? before.author
  const date = after.date ?? before.date
  const { order, determiner } = before
  const back = (determiner === 'that' || determiner === 'this' || determiner === 'such' || determiner === 'said') && !date && !author && !after.number
  const says = [author, after.addressee, date, after.number, order && order !== 'other' ? order : undefined].filter(Boolean).length
  const alleged = before.alleged || order === 'other'
  const enclosed = before.attached === true
  if (says === 0 && !back && !alleged && !before.all && !enclosed) return undefined
  // "a reply from Ball", "any statement by the President": something hoped for, not a paper on file, unless a day fixes it.
  const arrived = (author ?? after.addressee) && /\b(?:received|sent|got|handed|delivered|transmitted|wrote|intercepted)\s+$/.test(text.slice(Math.max(0, before.start - 24), before.start))
  if (!arrived && (determiner === 'a' || determiner === 'an' || determiner === 'any' || determiner === 'no' || determiner === 'some') && !date && !after.number && !alleged && !enclosed) return undefined
  const start = before.start
  const end = after.end
  const sentence = sentenceAround(text, start, end)
  const needsNames = author?.role === 'third' || (!author && kind !== 'talk')
  return {
    start,
    end,
    words: text.slice(start, end),
    kind,
    ...(author && { author }),
    ...(after.addressee && { addressee: after.addressee }),
    ...(date && { date }),
    ...(after.number && { number: after.number }),
    ...(order && { order }),
    ...(plural && { set: before.all ? ('open' as const) : ('closed' as const) }),
    ...(!plural && before.all && { set: 'open' as const }),
    ...(back && { back }),
    use: enclosed ? 'encloses' : 'cites',
    ...(alleged && { alleged }),
    ...((needsNames || kind === 'talk') && { nearby: namesIn(sentence).slice(0, 12) }),
  }
}

/** Walks back from the noun over adjectives, orders, days and a possessor to where the phrase begins. */
function readBefore(text: string, at: number): Before {
  const from = Math.max(0, at - 120)
  let end = at
  let start = at
  const seen: { author?: Mention; date?: FoundDate; order?: Order; attached?: boolean } = {}
  for (let step = 0; step < 7; step++) {
    const before = text.slice(from, end)
    if (!/\s$/.test(before) || /[.;:!?]["”’)]?\s+$/.test(before)) break
    const date = seen.date ? undefined : readDateBefore(text, from, end)
    if (date) {
      seen.date = date
      start = end = date.start
      continue
    }
    const possessor = readPossessorBefore(before)
    if (possessor) {
      const index = from + possessor.index
      return { ...seen, start: index + (text.slice(index).match(/^[Tt]he\s+/)?.[0].length ?? 0), author: { role: 'named', words: possessor.words } }
    }
    const word = /([\p{L}\p{M}\d’'-]+)\s+$/u.exec(before)
    if (!word) break
    const w = word[1]!
    const low = w.toLowerCase()
    const pronoun = PRONOUNS[low]
    if (pronoun) return { ...seen, start: from + word.index, author: { role: pronoun, words: w } }
    if (DETERMINERS.has(low)) {
      const all = low === 'all' || low === 'every' || /\b(?:all|every)\s+(?:of\s+)?$/i.test(text.slice(from, from + word.index))
      const alleged = low === 'another' || low === 'no' ? low === 'another' : seen.order === 'other' && low !== 'the'
      const allAt = all && low !== 'all' && low !== 'every' ? /\b(?:all|every)\s+(?:of\s+)?$/i.exec(text.slice(from, from + word.index)) : null
      const order = seen.order ?? ORDERS[low]
      const mine = seen.author ? null : /\b(I|we|you)\s+(?:[a-z]+\s+){0,5}(?:in|by|with)\s+$/.exec(text.slice(from, from + word.index))
      if (mine && low === 'the') return { ...seen, ...(order && { order }), start: from + word.index, determiner: low, author: { role: mine[1] === 'you' ? 'addressee' : 'self', words: mine[1]! } }
      const subject = seen.author ? undefined : readSubjectBefore(text.slice(from, from + word.index), from, text)
      return { ...subject, ...seen, ...(order && { order }), start: from + (allAt ? allAt.index : word.index), determiner: low, all, alleged }
    }
    const order = ORDERS[low]
    if (order || ADJECTIVES.has(low)) {
      if (order && !seen.order) seen.order = order
      if (low === 'attached' || low === 'enclosed' || low === 'accompanying' || low === 'covering') seen.attached = true
      start = end = from + word.index
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
    if (passed && (POSSESSED_BEFORE.test(before.slice(0, passed.index)) || readPossessorBefore(before.slice(0, passed.index)))) {
      start = end = from + passed.index
      continue
    }
    break
  }
  return { ...seen, start }
}

const PASSABLE = /(?<=\s)(?:\p{Ll}[\p{Ll}-]{3,}(?:,?\s+and\s+|,\s+)?\s*){1,2}$/u
const POSSESSED_BEFORE = /\b(?:my|our|your|his|her|their)\s+(?:(?:very|most|long|short)\s+)?$/i
const DID = /\s+(?:had\s+)?(?:made|issued|delivered|sent|gave|wrote|released|published|handed over)\s+$/

/** "Khrushchev on October 28 made [the statement]": who made it, and the day. */
function readSubjectBefore(before: string, offset: number, text: string): { author?: Mention; date?: FoundDate } | undefined {
  const did = DID.exec(before)
  if (!did) return undefined
  const head = before.slice(0, did.index)
  const date = readDateBefore(text, offset, offset + head.length + 1)
  const name = readModifierBefore(`${date ? text.slice(offset, date.start).replace(/,?\s+on\s+$/, '') : head} `)
  return name && { author: { role: 'named', words: name.words }, ...(date && { date }) }
}

const NUMBER = /\s*(?:No\.?|Nos\.?|number|numbers|#)?\s+(?:No\.?\s*)?(\d{1,6})(?![\d:,]\d|\s*(?:percent|per cent|%|men|days|hours|p\.m|a\.m|pages|copies))\b/y
const DATE_INTRO = /,?\s*\(?(?:(?:received|delivered|handed|sent|given|transmitted|forwarded|presented)\s+(?:[\p{L}.]+\s+){0,7}?(?:on|of)|dated|date|of|from|on|for|sent|written|delivered|in|handed\s+\w+\s+on|received)\s+(?:the\s+evening\s+of\s+|the\s+night\s+of\s+|about\s+)?/uy
const DATE_COMMA = /,\s*|\s+/y
const AUTHOR_INTRO = /\s+(?:from|by|of)\s+/y
const TO_INTRO = /,?\s+(?:(?:addressed|sent|written|given|handed)\s+)?to\s+/y
const WITH_INTRO = /\s+(?:with|between)\s+/y
const ME_YOU = /(me|us|you|him|her|them)\b/y
const REST = /(?:,?\s+which\s+was\s+(?:openly\s+|publicly\s+)?(?:transmitted|broadcast|published|released)[^.;,]{0,40})/y

/** Walks forward over number, author, addressee and day, in whatever order they come. */
function readAfter(text: string, from: number, kind: string): After {
  let end = from
  const said: { author?: Mention; addressee?: Mention; date?: FoundDate; number?: string } = {}
  const at = (re: RegExp) => {
    re.lastIndex = end
    return re.exec(text)
  }
  for (let step = 0; step < 6; step++) {
    const number = said.number || kind === 'talk' || kind === 'statement' ? null : at(NUMBER)
    if (number && !readDateAt(text, end + number[0].length - number[1]!.length)) {
      said.number = number[1]!
      end += number[0].length
      continue
    }
    const intro = said.date ? null : at(DATE_INTRO)
    const dated = intro && readDateAt(text, end + intro[0].length, kind !== 'talk')
    if (dated) {
      said.date = dated
      end = dated.end
      continue
    }
    const comma = said.date ? null : at(DATE_COMMA)
    const following = comma && readDateAt(text, end + comma[0].length)
    if (following && (following.month || following.relative !== undefined)) {
      said.date = following
      end = following.end
      continue
    }
    const to = said.addressee ? null : at(TO_INTRO)
    if (to) {
      const addressee = readMention(text, end + to[0].length)
      // "his response to Khrushchev's letter": the possessor belongs to the next phrase.
      if (addressee && !/^['’]s?\s/.test(text.slice(addressee.end, addressee.end + 3))) {
        said.addressee = addressee.mention
        end = addressee.end
        continue
      }
    }
    const by = said.author ? null : (at(AUTHOR_INTRO) ?? (kind === 'talk' ? at(WITH_INTRO) : null))
    if (by) {
      const author = readMention(text, end + by[0].length)
      if (author && !/^['’]s?\s/.test(text.slice(author.end, author.end + 3))) {
        said.author = author.mention
        end = author.end
        continue
      }
    }
    break
  }
  const rest = said.date || said.author ? at(REST) : null
  if (rest) end += rest[0].length
  return { end, ...said }
}

function readMention(text: string, start: number): { mention: Mention; end: number } | undefined {
  ME_YOU.lastIndex = start
  const pronoun = ME_YOU.exec(text)
  if (pronoun) {
    const word = pronoun[1]!
    const role = word === 'me' || word === 'us' ? 'self' : word === 'you' ? 'addressee' : 'third'
    return { mention: { role, words: word }, end: start + word.length }
  }
  const name = readNameAt(text, start)
  return name && { mention: { role: 'named', words: name.words }, end: name.end }
}

/** The sentence (roughly) that a passage stands in: enough for names. */
export function sentenceAround(text: string, start: number, end: number): string {
  // A scan may put a blank line after every line: only a full stop ends a sentence here.
  const from = Math.max(0, start - 240)
  const head = text.slice(from, start)
  let cut = -1
  for (const m of head.matchAll(/[^\s.]{2,}[.?!:]["”’)]?\s/g)) cut = m.index + m[0].length
  const stop = /[^\s.]{2,}[.?!]["”’)]?(?:\s|$)/.exec(text.slice(end, end + 240))
  return text.slice(cut < 0 ? from : from + cut, stop ? end + stop.index + stop[0].length : Math.min(text.length, end + 240))
}
