/**
 * References in words: a noun of the trade (letter, note, talk, statement...) with what stands before it ("your confidential",
 * "Khrushchev's October 26", "that") and after it ("from Kennedy to me", "of October 25", "dated June 23, 1953").
 */
import type { FoundReference, ReferenceKind } from '../reference.ts'
import { type After, readAfter } from './after.ts'
import { readBefore } from './before.ts'
import { namesIn, readNameAt } from './names.ts'
import { KIND_NOUNS, kindOf } from './words.ts'

const NOUN = new RegExp(`(?<![a-zà-ÿ-])(?:${KIND_NOUNS})(?![a-zà-ÿ]|[-‑][a-z])`, 'g')

export function findLetters(text: string, low: string): FoundReference[] {
  const found: FoundReference[] = []
  NOUN.lastIndex = 0
  for (let m = NOUN.exec(low); m; m = NOUN.exec(low)) {
    const one = readAround(text, m.index, m[0])
    if (one) found.push(one)
  }
  return found
}

function readAround(text: string, at: number, noun: string): FoundReference | undefined {
  const { kind, plural } = kindOf(noun)
  const before = readBefore(text, at)
  const after = readAfterCapitals(text, at, noun, kind, plural) ?? readAfter(text, at + noun.length, kind, plural)
  const author = after.author ?? before.author
  const date = after.date ?? before.date
  const { order, determiner } = before
  const back =
    (determiner === 'that' || determiner === 'this' || determiner === 'such' || determiner === 'said') &&
    !date &&
    !author &&
    !after.number
  const says = [author, after.addressee, date, after.number, order && order !== 'other' ? order : undefined].filter(
    Boolean,
  ).length
  const alleged = before.alleged || order === 'other'
  const enclosed = before.attached === true
  if (says === 0 && !back && !alleged && !before.all && !enclosed) return undefined
  // "a reply from Ball", "any statement by the President": something hoped for, not a paper on file, unless a day fixes it.
  const arrived =
    before.subject ||
    ((author ?? after.addressee) &&
      /\b(?:received|sent|got|handed|delivered|transmitted|wrote|intercepted)\s+$/.test(
        text.slice(Math.max(0, before.start - 24), before.start),
      ))
  if (
    !arrived &&
    (determiner === 'a' ||
      determiner === 'an' ||
      determiner === 'any' ||
      determiner === 'no' ||
      determiner === 'some') &&
    !date &&
    !after.number &&
    !alleged &&
    !enclosed
  )
    return undefined
  const start = before.start
  const end = after.end
  const sentence = sentenceAround(text, start, end)
  const needsNames = author?.role === 'third' || (!author && kind !== 'talk')
  return {
    start,
    end,
    words: text.slice(start, end),
    kind,
    noun: noun.toLowerCase(),
    ...((determiner === 'a' || determiner === 'an' || before.one) && { indefinite: true }),
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
    ...(author?.role === 'third' && whoIsHe(text, start, end)),
    use: enclosed ? 'encloses' : 'cites',
    ...(alleged && { alleged }),
    ...((needsNames || kind === 'talk') && { nearby: namesIn(sentence).slice(0, 12) }),
  }
}

/** "MY LETTER OF 8 MAY STOP PETRIE": a telegram in capitals is read as if it were written like a letter. */
function readAfterCapitals(
  text: string,
  at: number,
  noun: string,
  kind: ReferenceKind,
  plural: boolean,
): After | undefined {
  const tail = text.slice(at, at + noun.length + 120)
  if (!/^\p{Lu}{3}/u.test(tail) || /\p{Ll}/u.test(tail.slice(0, noun.length + 24))) return undefined
  const stop = /\bSTOP\b|\n\s*\n/.exec(tail)
  const calm = tail
    .slice(0, stop ? stop.index : tail.length)
    .replace(/\p{Lu}{2,}/gu, (w) => (SMALL.test(w) ? w.toLowerCase() : w[0] + w.slice(1).toLowerCase()))
  if (calm.length > tail.length) return undefined
  const after = readAfter(calm, noun.length, kind, plural)
  if (!after.date) return undefined
  const move = <T extends { start: number; end: number }>(d: T): T => ({ ...d, start: d.start + at, end: d.end + at })
  const { date, alsoDated, ...rest } = after
  return { ...rest, end: after.end + at, date: move(date), ...(alsoDated && { alsoDated: alsoDated.map(move) }) }
}

const SMALL =
  /^(?:OF|TO|FROM|THE|DATED|ON|BY|AND|ME|YOU|US|HIM|HER|THEM|TH|ST|ND|RD|YESTERDAY|TODAY|LAST|ULT|INST|PROX|SENT|RECEIVED)$/

/** Names that stand before a place, the nearest first: one of them is "he". */
function whoIsHe(
  text: string,
  start: number,
  end: number,
): Pick<FoundReference, 'antecedents' | 'earlier' | 'subject'> {
  const from = Math.max(0, start - 420)
  const window = text.slice(from, start)
  const cut = lastStop(window)
  const nearest = (words: string) => [...new Set(namesIn(words).reverse())].slice(0, 6)
  const inside = window.slice(cut)
  const first = /^\s*(?:["“(]\s*)?(?=\p{Lu})/u.exec(inside)
  const subject = first ? readNameAt(inside, first[0].length)?.words : undefined
  // "In his response of 27 October, Kennedy...": the name comes right after.
  const after = /^,\s+(?=\p{Lu})/u.exec(text.slice(end, end + 6))
  const name = after ? readNameAt(text, end + after[0].length)?.words : undefined
  return {
    antecedents: [...(name ? [name] : []), ...nearest(inside)],
    earlier: nearest(window.slice(0, cut)),
    ...(subject && { subject }),
  }
}

/** Where the last sentence begins. A scan may put a blank line after every line: only a full stop ends a sentence here. */
function lastStop(head: string): number {
  let cut = 0
  for (const m of head.matchAll(/[^\s.]{2,}[.?!:]["”’)]?\s/g)) cut = m.index + m[0].length
  return cut
}

/** The sentence (roughly) that a passage stands in: enough for names. */
export function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 240)
  const cut = lastStop(text.slice(from, start))
  const stop = /[^\s.]{2,}[.?!]["”’)]?(?:\s|$)/.exec(text.slice(end, end + 240))
  return text.slice(from + cut, stop ? end + stop.index + stop[0].length : Math.min(text.length, end + 240))
}
