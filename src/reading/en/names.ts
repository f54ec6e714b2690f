/** Names as they stand in running English: "President Kennedy's", "the Embassy in Moscow", "N. S. Khrushchev". */
import { isNobody, MONTH } from './words.ts'

const WORD = `(?!${MONTH}\\b|May\\s+\\d)[\\p{Lu}][\\p{L}\\p{M}.’'-]*`
const JOIN = `(?:\\s+(?:of|for|in|at|and)\\s+(?:the\\s+)?|\\s+de\\s+|\\s+)`
const NAME_AT = new RegExp(`(?:the\\s+)?${WORD}(?:${JOIN}${WORD}){0,7}`, 'yu')

/** The name that begins at `start`. "the" is left out of the words; so is a possessive ending and what is plainly no name. */
export function readNameAt(
  text: string,
  start: number,
): { readonly start: number; readonly end: number; readonly words: string } | undefined {
  const c = text.charCodeAt(start)
  if (c < 65 || (c > 90 && c < 0xc0 && c !== 116)) return undefined
  NAME_AT.lastIndex = start
  const m = NAME_AT.exec(text)
  if (!m) return undefined
  let words = m[0]
  // A sentence may end inside what looks like one name: "to Ball. Please".
  if (words.includes('.'))
    for (const stop of words.matchAll(/(?<=[\p{L}\p{M}]{3,})\.\s/gu))
      if (!TITLES.test(words.slice(0, stop.index + 1))) {
        words = words.slice(0, stop.index)
        break
      }
  words = words.replace(/[.,]$/, (mark) => (/\b[A-Z]\.$/.test(words) ? mark : ''))
  const bare = words.replace(/^the\s+/, '').replace(/['’]s?$/, '')
  const offset = words.startsWith('the') ? words.length - words.replace(/^the\s+/, '').length : 0
  if ((isNobody(firstWord(bare)) && !OFFICE.test(bare)) || ALONE.test(bare)) return undefined
  return { start: start + offset, end: start + offset + bare.length, words: bare }
}

function firstWord(words: string): string {
  const end = words.search(/\s/)
  return end < 0 ? words : words.slice(0, end)
}

/** Words that begin no name, but an office. */
const OFFICE = /^(?:Under|First|Second|Third)[\s-]+(?:Secretar(?:y|ies)|Minister|Officer)\b/

/** A way to address somebody, and nobody's name. */
const ALONE = /^(?:Sir|Mr|Mrs|Madam)\.?$/

const TITLES =
  /(?:^|\s)(?:Mr|Mrs|Dr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Sen|Gov|Prof|Rev|St|Sec|Secy|Pres|Min|Emb|Dept|Fon|Govt)\.$/

/** Where the last sentence begins inside what looks like one name: "Cuba. Then Comrade Khrushchev". */
function afterStop(words: string): number {
  let cut = 0
  for (let at = words.indexOf('.'); at >= 0; at = words.indexOf('.', at + 1)) {
    if (!isSpace(words.charCodeAt(at + 1)) || at < 3) continue
    if (
      !isLetter(words.charCodeAt(at - 1)) ||
      !isLetter(words.charCodeAt(at - 2)) ||
      !isLetter(words.charCodeAt(at - 3))
    )
      continue
    if (TITLES.test(words.slice(0, at + 1))) continue
    let next = at + 1
    while (isSpace(words.charCodeAt(next))) next++
    cut = next
  }
  return cut
}

/** The name without the words before it that only begin a sentence: "In Kennedy", "Then Comrade Khrushchev". */
export function trimLead(words: string): string {
  let rest = words.slice(afterStop(words))
  for (let first = firstWord(rest); first.length < rest.length && isNobody(first); first = firstWord(rest)) {
    if (OFFICE.test(rest)) break
    rest = rest.slice(first.length).trimStart()
  }
  return isNobody(rest) || ALONE.test(rest) ? '' : rest
}

const POSSESSOR = new RegExp(
  `(?:\\b[Tt]he\\s+)?((?:${WORD})(?:(?:\\s+(?:of|for|in)\\s+(?:the\\s+)?|\\s+)${WORD}){0,6})['’]s?\\s+$`,
  'u',
)

/** The possessor that ends the text: "President Kennedy's ". */
export function readPossessorBefore(before: string): { readonly index: number; readonly words: string } | undefined {
  if (!endsInCapitalWord(before)) return undefined
  const m = POSSESSOR.exec(before)
  if (!m) return undefined
  if (!/['’]/.test(m[0])) return undefined
  const whole = m[1]!.replace(/['’]s?$/, '')
  const words = trimLead(whole)
  return words === '' ? undefined : { index: m.index + m[0].indexOf(whole) + whole.length - words.length, words }
}

const CAPITALS = new RegExp(`((?:${WORD})(?:(?:\\s+(?:of|for)\\s+(?:the\\s+)?|\\s+)${WORD}){0,4})\\s+$`, 'u')

/** Capitalised words that stand right before a noun as its owner: "one Kennedy letter", "Planning Board memorandum". */
export function readModifierBefore(before: string): { readonly index: number; readonly words: string } | undefined {
  if (!endsInCapitalWord(before)) return undefined
  const m = CAPITALS.exec(before)
  if (!m) return undefined
  const words = trimLead(m[1]!)
  return words === '' || (/[.]$/.test(words) && !/(?:^|\s)(?:[A-Z]\.){2,}$/.test(words))
    ? undefined
    : { index: m.index + m[1]!.length - words.length, words }
}

/** Is the last word, before white space, one with a capital? Asked before anything dearer. */
function endsInCapitalWord(before: string): boolean {
  let i = before.length
  while (i > 0 && isSpace(before.charCodeAt(i - 1))) i--
  if (i === before.length) return false
  while (i > 0 && inName(before.charCodeAt(i - 1))) i--
  // "Embassy-Consulate": the capital may stand after a hyphen or an apostrophe.
  for (; i < before.length && inName(before.charCodeAt(i)); i++) if (isUpper(before.charCodeAt(i))) return true
  return false
}

const isSpace = (c: number) => c <= 32 || c === 160
const isUpper = (c: number) =>
  (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde && c !== 0xd7) || (c > 0xff && /\p{Lu}/u.test(String.fromCharCode(c)))
const inName = (c: number) =>
  (c >= 97 && c <= 122) ||
  (c >= 65 && c <= 90) ||
  c === 39 ||
  c === 45 ||
  c === 46 ||
  c === 0x2019 ||
  (c >= 0xc0 && (c < 0x2000 || c > 0x206f) && c !== 0xd7 && c !== 0xf7)
const IS_MONTH = new RegExp(`^(?:${MONTH})(?![\\p{L}])`, 'u')
const MONTH_INITIALS = new Set([...'JFMASOND'].map((c) => c.charCodeAt(0)))

/** Names standing in a stretch of text, for "his" and "their". */
export function namesIn(text: string): string[] {
  const found: string[] = []
  const size = text.length
  let i = 0
  while (i < size) {
    if (!isUpper(text.charCodeAt(i)) || (i > 0 && isLetter(text.charCodeAt(i - 1)))) {
      i++
      continue
    }
    const start = i
    let end = wordEnd(text, i)
    if (isDay(text, i, end)) {
      i = end
      continue
    }
    for (let n = 0; n < 3; n++) {
      let next = end
      while (next < size && isSpace(text.charCodeAt(next))) next++
      if (next === end || next >= size || !isUpper(text.charCodeAt(next))) break
      const stop = wordEnd(text, next)
      if (isDay(text, next, stop)) break
      end = stop
    }
    const words = text.slice(start, end).replace(/['’]s?$/, '')
    const name = trimLead(/\p{L}{3}\.$/u.test(words) ? words.slice(0, -1) : words)
    if (name !== '') found.push(name)
    i = end
  }
  return found
}

function wordEnd(text: string, from: number): number {
  let i = from
  while (i < text.length && inName(text.charCodeAt(i))) i++
  return i
}

const isLetter = (c: number) => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 0xc0 && c < 0x2000)

/** A month, or "May" with a day: no name. */
function isDay(text: string, from: number, to: number): boolean {
  if (!MONTH_INITIALS.has(text.charCodeAt(from))) return false
  const word = text.slice(from, to)
  return word === 'May' ? /^\s+\d/.test(text.slice(to, to + 4)) : IS_MONTH.test(word)
}
