/**
 * References in words: a noun of the trade (letter, note, talk, statement...) with what stands before it ("your confidential",
 * "Khrushchev's October 26", "that") and after it ("from Kennedy to me", "of October 25", "dated June 23, 1953").
 */
import type { FoundReference } from '../reference.ts'
import { readAfter } from './after.ts'
import { readBefore } from './before.ts'
import { namesIn } from './names.ts'
import { KIND_NOUNS, kindOf } from './words.ts'

const NOUN = new RegExp(`(?<![\\p{L}-])(${KIND_NOUNS})(?![\\p{L}]|[-‑]\\p{Ll})`, 'giu')

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
  const after = readAfter(text, at + noun.length, kind, plural)
  const author = after.author ?? before.author
  const date = after.date ?? before.date
  const { order, determiner } = before
  const back = (determiner === 'that' || determiner === 'this' || determiner === 'such' || determiner === 'said') && !date && !author && !after.number
  const says = [author, after.addressee, date, after.number, order && order !== 'other' ? order : undefined].filter(Boolean).length
  const alleged = before.alleged || order === 'other'
  const enclosed = before.attached === true
  if (says === 0 && !back && !alleged && !before.all && !enclosed) return undefined
  // "a reply from Ball", "any statement by the President": something hoped for, not a paper on file, unless a day fixes it.
  const arrived = before.subject || (author ?? after.addressee) && /\b(?:received|sent|got|handed|delivered|transmitted|wrote|intercepted)\s+$/.test(text.slice(Math.max(0, before.start - 24), before.start))
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
    ...(after.alsoDated && { alsoDated: after.alsoDated }),
    ...(before.own && { own: true }),
    ...(author?.role === 'third' && { antecedents: namesBefore(text, start) }),
    use: enclosed ? 'encloses' : 'cites',
    ...(alleged && { alleged }),
    ...((needsNames || kind === 'talk') && { nearby: namesIn(sentence).slice(0, 12) }),
  }
}

/** Names that stand before a place, the nearest first: one of them is "he". */
function namesBefore(text: string, start: number): string[] {
  return [...new Set(namesIn(text.slice(Math.max(0, start - 420), start)).reverse())].slice(0, 6)
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
