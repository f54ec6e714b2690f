/**
 * The language of a text whose source gives none. English is known by its commonest words; what does not look like English
 * goes to the detector (imported then and only then), and a finding in Latin letters must be borne out by the common words of
 * that language: cipher groups and tables of names are in no language.
 */
import { foreignAsWhole, foreignPassages } from '../reading/foreign.ts'
import { readable } from '../reading/languages.ts'
import type { Draft } from './gathering.ts'

const SAMPLE = 2000
/** Of a shorter text nothing is said; of one that is not much longer, only if its common words are many. */
const FEWEST_LETTERS = 120
const ENOUGH_LETTERS = 200
/** The part of a text’s words that are its language’s commonest; of a short text more. */
const LEAST = 0.12
const CERTAIN = 0.2
/** Enough to know English by. */
const GLANCE = 500

const COMMON: { readonly [code: string]: string } = {
  en: 'the of and to in that is was for be it with as by have has not this are on which at from you your we i my his will would',
  fr: "de la le les et des à que en du une un pour dans est par qui ne pas sur au vous je nous votre il ce se j'ai avec",
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass ich sie wir',
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más o pero le ha me sus',
  it: 'di e il la che in a per è un del non sono una con le si da i della al dei nel alla come ho più mi',
  pt: 'de a o que e do da em um para com não uma os no se na por mais as dos como ao sua seu foi é',
  nl: 'de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit ik we heb u',
  sv: 'och i att det som en på är av för med den till inte har de ett om han men jag vi var från er',
  da: 'og i at det er en til på som af for med den ikke der de har et jeg vi fra om han men var blev',
  no: 'og i at det er en til på som av for med den ikke der de har et jeg vi fra om han men var ble',
  la: 'et in est ad non ut cum quod ex a ab per sed qui quae si esse hoc de atque nec enim autem sunt',
  pl: 'i w na z do nie się że to jest o za od po jak co przez ale dla przy są był który oraz ma',
  cs: 'a v na se je že s z do o k i to ve pro za by jako po od jsem není však které který ale byl',
  hu: 'a az és hogy nem is egy ez meg volt de csak el már ha mint vagy azt van kell ki fel',
  ro: 'și de în la a cu pe nu că din o un pentru este care mai se au fost sau ce prin',
  tr: 've bir bu da de için ile ne o gibi çok daha olarak var ben kadar olan değil',
  fi: 'ja on ei että se oli hän mutta en kun niin myös ovat tai ole joka kuin',
}
const LANGUAGES = Object.keys(COMMON)
/** Each common word to the languages that have it, so that a text is gone through once. */
const SPOKEN_IN = new Map<string, number[]>()
for (const [i, code] of LANGUAGES.entries())
  for (const word of new Set(COMMON[code]!.split(' '))) SPOKEN_IN.set(word, [...(SPOKEN_IN.get(word) ?? []), i])

/** ISO 639-3, which the detector speaks, to 639-1; in Latin letters first, then languages that their script gives away. */
const CODES: { readonly [iso3: string]: string } = {
  eng: 'en',
  fra: 'fr',
  deu: 'de',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  nld: 'nl',
  swe: 'sv',
  pol: 'pl',
  hun: 'hu',
  ron: 'ro',
  tur: 'tr',
  rus: 'ru',
  ukr: 'uk',
  bul: 'bg',
  srp: 'sr',
  ell: 'el',
  arb: 'ar',
  pes: 'fa',
  cmn: 'zh',
  jpn: 'ja',
  kor: 'ko',
  hin: 'hi',
}
/** The detector does not know these; the common words alone speak for them. */
const BY_WORDS_ONLY = new Set(['da', 'no', 'la', 'cs', 'fi'])

/** "fr", or undefined if it is English, too short, or not to be told. */
export async function detectLanguage(text: string): Promise<string | undefined> {
  const glance = sharesOf(text.slice(0, GLANCE))
  if (glance[0]! >= 0.2) return undefined
  const sample = text.slice(0, SAMPLE)
  const [letters, latin] = countLetters(sample)
  if (letters < FEWEST_LETTERS) return undefined
  if (latin * 2 > letters) {
    const shares = text.length > GLANCE ? sharesOf(sample) : glance
    const english = shares[0]!
    const [word, most] = LANGUAGES.map((code, i) => [code, shares[i]!] as const).reduce((a, b) => (b[1] > a[1] ? b : a))
    // A text of two languages, or in none, is left to be read as English: nothing is lost by looking.
    if (word === 'en' || most < (letters < ENOUGH_LETTERS ? CERTAIN : LEAST) || most < english * 1.5) return undefined
    return BY_WORDS_ONLY.has(word) || (await ask(sample)) === word ? word : undefined
  }
  if (letters < ENOUGH_LETTERS) return undefined
  const found = byLetters(sample) ?? (await ask(sample))
  return found === 'en' ? undefined : found
}

/** Letters that one language only has tell the Cyrillic ones apart better than the detector does. */
function byLetters(sample: string): string | undefined {
  if (/[ыэ]/i.test(sample)) return 'ru'
  if (/[їєґ]/i.test(sample)) return 'uk'
  if (/[јљњћђ]/i.test(sample)) return 'sr'
  return undefined
}

async function ask(sample: string): Promise<string | undefined> {
  const { franc } = await import('franc-min')
  return CODES[franc(sample, { only: Object.keys(CODES) })]
}

/** What part of the words each language has among its commonest. "A." counts a paragraph, "1200Z" a time: neither is a word. */
function sharesOf(sample: string): number[] {
  const counts = LANGUAGES.map(() => 0)
  let words = 0
  const count = (word: string) => {
    words++
    for (const i of SPOKEN_IN.get(word) ?? []) counts[i]!++
  }
  const text = sample.toLowerCase()
  if (isPlain(text)) eachPlainWord(text, count)
  else for (const word of text.replaceAll('’', "'").match(WORD) ?? []) count(word)
  return counts.map((n) => n / Math.max(1, words))
}

const WORD = /(?<!\p{N})(?:\p{L}[\p{L}']+|\p{L}(?!\.))/gu
const APOSTROPHE = 39
const FULL_STOP = 46

/** What `WORD` finds in small letters without accents, several times as fast: a mailbox has tens of thousands of such texts. */
function eachPlainWord(text: string, take: (word: string) => void): void {
  for (let i = 0; i < text.length; i++) {
    if (!isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i - 1))) continue
    const start = i
    while (isLetter(text.charCodeAt(i + 1)) || text.charCodeAt(i + 1) === APOSTROPHE) i++
    if (i > start || text.charCodeAt(i + 1) !== FULL_STOP) take(text.slice(start, i + 1))
  }
}

const isLetter = (code: number) => code >= 97 && code <= 122
const isDigit = (code: number) => code >= 48 && code <= 57

function isPlain(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant.
  return /^[\x00-\x7F]*$/.test(text)
}

/** How many letters, and how many of them Latin. */
function countLetters(sample: string): [all: number, latin: number] {
  if (isPlain(sample)) {
    let n = 0
    for (let i = 0; i < sample.length; i++) if (isLetter(sample.charCodeAt(i) | 32)) n++
    return [n, n]
  }
  const letters = sample.replace(/\P{L}+/gu, '')
  return [letters.length, letters.replace(/[^\p{Script=Latin}]+/gu, '').length]
}

/**
 * Gives a language to every text that has none and is plainly not in English; of an English one it says where it has passages in another.
 * A summary is in a language of its own.
 */
export async function inferLanguages(drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) {
    const { body, said } = draft
    if (draft.complete || !body) continue
    const summary = (said.onFile ?? 'text') !== 'text'
    const asWhole = !summary && said.language === undefined ? await detectLanguage(body) : undefined
    if (asWhole !== undefined) {
      said.language = asWhole
      draft.inferred.language = 'from the words of the text'
      continue
    }
    if (!summary && !readable(said.language)) continue
    const foreign = foreignPassages(body)
    // Most of it: whoever says that it is in English knows better.
    if (foreign.length && (summary || foreignAsWhole(body) === undefined || said.language === undefined))
      draft.foreign = foreign
  }
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language' })

/** "French" for "fr", "fra" or "fr-CA"; the code itself if it is none that is known. */
export function languageName(code: string): string {
  try {
    return NAMES.of(code.split(/[-_]/)[0]!) ?? code
  } catch {
    return code
  }
}
