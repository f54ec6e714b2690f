/**
 * Two accounts of one thing said, and in what they disagree: a figure, a day, yes and no, or who said it. Only what both speak of is
 * compared; what one leaves out is no disagreement.
 */
import type { Figure, Language } from '../reading/language.ts'
import { keepersLanguage } from '../reading/languages.ts'

export interface Told {
  readonly text: string
  readonly matter: ReadonlySet<string>
  readonly figures: readonly Figure[]
  readonly denies: boolean
}

export interface Disagreement {
  readonly kind: 'figure' | 'date' | 'yes-and-no'
  /** The words of the one and of the other. */
  readonly words: readonly [string, string]
}

/** By the rules of the language in which the account is given: of an entered one, the keeper's. */
export function tell(text: string, denied = false, { matter }: Language = keepersLanguage()): Told {
  return { text, matter: matter.stems(text), figures: matter.figures(text), denies: matter.denies(text) !== denied }
}

/** Words that both have, as a share of the shorter; and how many. */
export function shared(a: Told, b: Told): { readonly n: number; readonly share: number } {
  let n = 0
  for (const w of a.matter) if (b.matter.has(w)) n++
  const least = Math.min(a.matter.size, b.matter.size)
  return { n, share: least ? n / least : 0 }
}

/** In what two accounts of one statement disagree; undefined if in nothing that can be told. */
export function compareAccounts(a: Told, b: Told): Disagreement | undefined {
  const alike = shared(a, b)
  // "400 valves for June": little is said, and the one says all that the other does.
  if (alike.n === 2 && alike.share === 1 && a.matter.size === b.matter.size) return compareFigures(a.figures, b.figures)
  if (alike.n < 3 || alike.share < 0.5) return undefined
  const figure = compareFigures(a.figures, b.figures)
  if (figure) return figure
  // "He accepted" and "he refused" in two accounts: only where the rest is the same, for a denial turns on one word.
  const most = Math.max(a.matter.size, b.matter.size)
  if (a.denies !== b.denies && alike.n >= 4 && alike.n / most >= 0.6)
    return { kind: 'yes-and-no', words: [shorten(a.text), shorten(b.text)] }
  return undefined
}

/** A figure of the one that no figure of the other for the same thing meets, both having but one or all of them apart. */
export function compareFigures(a: readonly Figure[], b: readonly Figure[]): Disagreement | undefined {
  for (const unit of new Set(a.map((f) => f.unit))) {
    const [mine, theirs] = [a.filter((f) => f.unit === unit), b.filter((f) => f.unit === unit)]
    if (theirs.length === 0) continue
    if (mine.some((f) => theirs.some((g) => meet(f, g)))) continue
    if (unit === 'date' && (mine.length > 1 || theirs.length > 1)) continue
    return { kind: unit === 'date' ? 'date' : 'figure', words: [say(mine), say(theirs)] }
  }
  return undefined
}

function say(figures: readonly Figure[]): string {
  return figures.map((f) => f.words).join(', ')
}

function meet(a: Figure, b: Figure): boolean {
  // "Within 24 hours", told of "24 to 72 hours", leaves out most of it.
  const [one, span] = a.range ? [b, a] : [a, b]
  if (span.range && !one.range && one.low === one.high && span.high >= 2 * span.low) return false
  return a.low <= b.high && b.low <= a.high
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 120 ? flat : `${flat.slice(0, 120).replace(/\s+\S*$/, '')}…`
}
