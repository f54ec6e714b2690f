/**
 * Translations: two texts in two languages, of one author, reader and day, that have the same figures, names and dates in the same
 * order. Of the words of either language nothing is asked but the names of its months.
 *
 *     "El 3 de mayo salieron de Cádiz 40 barcos"   ~   "On May 3 forty (40) ships left Cadiz"      3 · May · Cadiz · 40 in both
 */
import { languageOf } from '../reading/languages.ts'
import { dateOf } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import { SHORT_LINE } from './align.ts'
import { soundOf } from './sounds.ts'
import { sentencesOf } from './tokens.ts'
import { compareFaces, type Faces, type Written } from './version-kind.ts'

export interface TranslationPair {
  readonly papers: readonly [string, string]
  readonly faces: Faces
  /** How much of the figures, names and dates of each stands in the other, in order, 0 to 1. */
  readonly shared: readonly [number, number]
}

/** So many must be the same, and so much of what the one has that has fewer. */
const LEAST = 3
const PART = 0.5
/** A translation is not three times as long. */
const LONGEST = 2.5
/** More than this of one text is not looked at: what has so many in order is sure enough. */
const MOST = 400

/** Pairs in order of their ids. Papers of one author and day are compared with each other and with no others. */
export function pairTranslations(written: readonly Written[]): TranslationPair[] {
  const groups = new Map<string, { readonly written: Written; readonly language: string }[]>()
  for (const w of written) {
    const language = mainTag(w.paper.language)
    const day = civilDate(dateOf(w.paper))
    if (language === undefined || day?.day === undefined) continue
    for (const author of w.paper.from) {
      const key = [author, day.year, day.month, day.day].join('\0')
      const group = groups.get(key)
      if (group) group.push({ written: w, language })
      else groups.set(key, [{ written: w, language }])
    }
  }
  const found = new Map<string, TranslationPair>()
  for (const group of groups.values()) {
    if (new Set(group.map((g) => g.language)).size < 2) continue
    const marks = group.map((g) => marksOf(g.written.text, g.language))
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) {
        const [a, b] = [group[i]!, group[j]!]
        if (a.language === b.language) continue
        const [x, y] = a.written.paper.id < b.written.paper.id ? [i, j] : [j, i]
        const pair = comparePair(group[x]!.written, group[y]!.written, marks[x]!, marks[y]!)
        if (pair) found.set(pair.papers.join('\0'), pair)
      }
  }
  return [...found.values()]
}

function comparePair(
  a: Written,
  b: Written,
  marksOfA: readonly string[],
  marksOfB: readonly string[],
): TranslationPair | undefined {
  const faces = compareFaces(a, b)
  if (faces.addressee !== 'same') return undefined
  if (Math.max(a.text.length, b.text.length) > LONGEST * Math.min(a.text.length, b.text.length)) return undefined
  const n = inOrder(marksOfA, marksOfB)
  if (n < LEAST || n < PART * Math.min(marksOfA.length, marksOfB.length)) return undefined
  return { papers: [a.paper.id, b.paper.id], faces, shared: [n / marksOfA.length, n / marksOfB.length] }
}

function mainTag(tag: string | undefined): string | undefined {
  return tag === undefined ? undefined : (languageOf(tag)?.tags[0] ?? tag.toLowerCase().split(/[-_\s]/)[0])
}

/** Figures, months and names in the order in which they stand; date lines, salutations and signatures, which every letter of the day has, left out. */
function marksOf(text: string, language: string): string[] {
  const months = languageOf(language)?.dates
  const marks: string[] = []
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (paragraph.trim().length < SHORT_LINE) continue
    for (const { start, end } of sentencesOf(paragraph)) {
      const sentence = paragraph.slice(start, end)
      for (const { 0: word, index } of sentence.matchAll(WORD)) {
        const month = byFigure(sentence, index, word.length) ? (months?.monthNumber(word) ?? 0) : 0
        const mark = month > 0 ? `month ${month}` : markOf(word, index === 0)
        if (mark !== undefined) marks.push(mark)
        if (marks.length === MOST) return marks
      }
    }
  }
  return marks
}

const WORD = /\p{N}+(?:[.,]\p{N}{3})*|\p{L}[\p{L}’'-]*/gu

/** "May 3", "3 de mayo": without a day beside it the word may be another. */
function byFigure(sentence: string, at: number, length: number): boolean {
  return /\d/.test(sentence.slice(Math.max(0, at - 7), at)) || /^ \d/.test(sentence.slice(at + length, at + length + 2))
}

/** A figure by its digits, a name by its sound; the first word of a sentence has its capital from there. */
function markOf(word: string, first: boolean): string | undefined {
  if (/^\p{N}/u.test(word)) return word.replace(/\D/g, '')
  return first || !/^\p{Lu}/u.test(word) ? undefined : soundOf(word) || undefined
}

/** How many stand in both in the same order. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1)
  for (const mark of a) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 1; j <= b.length; j++) next[j] = mark === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!)
    row = next
  }
  return row[b.length]!
}
