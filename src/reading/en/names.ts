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
  NAME_AT.lastIndex = start
  const m = NAME_AT.exec(text)
  if (!m) return undefined
  let words = m[0]
  // A sentence may end inside what looks like one name: "to Ball. Please".
  const stop = /(?<=[\p{L}\p{M}]{3,})\.\s/u.exec(words)
  if (stop && !TITLES.test(words.slice(0, stop.index + 1))) words = words.slice(0, stop.index)
  words = words.replace(/[.,]$/, (mark) => (/\b[A-Z]\.$/.test(words) ? mark : ''))
  const bare = words.replace(/^the\s+/, '').replace(/['’]s?$/, '')
  const offset = words.startsWith('the') ? words.length - words.replace(/^the\s+/, '').length : 0
  if (isNobody(bare.split(/\s/)[0]!) || ALONE.test(bare)) return undefined
  return { start: start + offset, end: start + offset + bare.length, words: bare }
}

/** A way to address somebody, and nobody's name. */
const ALONE = /^(?:Sir|Mr|Mrs|Madam)\.?$/

const TITLES =
  /(?:^|\s)(?:Mr|Mrs|Dr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Sen|Gov|Prof|Rev|St|Sec|Secy|Pres|Min|Emb|Dept|Fon|Govt)\.$/

/** Where the last sentence begins inside what looks like one name: "Cuba. Then Comrade Khrushchev". */
function afterStop(words: string): number {
  let cut = 0
  for (const m of words.matchAll(/(?<=[\p{L}\p{M}]{3,})\.\s+/gu))
    if (!TITLES.test(words.slice(0, m.index + 1))) cut = m.index + m[0].length
  return cut
}

/** The name without the words before it that only begin a sentence: "In Kennedy", "Then Comrade Khrushchev". */
export function trimLead(words: string): string {
  let rest = words.slice(afterStop(words))
  for (let first = rest.split(/\s/)[0]!; isNobody(first) && /\s/.test(rest); first = rest.split(/\s/)[0]!)
    rest = rest.slice(first.length).trimStart()
  return isNobody(rest) || ALONE.test(rest) ? '' : rest
}

const POSSESSOR = new RegExp(
  `(?:\\b[Tt]he\\s+)?((?:${WORD})(?:(?:\\s+(?:of|for|in)\\s+(?:the\\s+)?|\\s+)${WORD}){0,6})['’]s?\\s+$`,
  'u',
)

/** The possessor that ends the text: "President Kennedy's ". */
export function readPossessorBefore(before: string): { readonly index: number; readonly words: string } | undefined {
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
  const m = CAPITALS.exec(before)
  if (!m) return undefined
  const words = trimLead(m[1]!)
  return words === '' || (/[.]$/.test(words) && !/(?:^|\s)(?:[A-Z]\.){2,}$/.test(words))
    ? undefined
    : { index: m.index + m[1]!.length - words.length, words }
}

const NAMES_IN = new RegExp(`(?<![\\p{L}])${WORD}(?:\\s+${WORD}){0,3}`, 'gu')

/** Names standing in a stretch of text, for "his" and "their". */
export function namesIn(text: string): string[] {
  return [...text.matchAll(NAMES_IN)]
    .map((m) => trimLead(m[0].replace(/['’]s?$/, '').replace(/(?<=\p{L}{3})\.$/u, '')))
    .filter((w) => w !== '')
}
