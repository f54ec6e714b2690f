/**
 * Days that are told with less than English asks for, and that are read only where a day is expected: "of 22nd" and "wire 20th"
 * without "the", "note of 6.2." in figures without a year.
 */
import type { FoundDate } from '../reference.ts'

const ORDINAL = /(\d{1,2})(?:st|nd|rd|th|d)(?![\p{L}\d])/iuy
/** The day first, as wherever a full stop stands between them. */
const DOTTED = /(\d{1,2})\.\s?(\d{1,2})(?!\d|\.\d)\.?/y
/** What may stand behind a day, and not behind an ordinal that counts: "of 20th century", "the 3rd floor". */
const GOES_ON =
  /\s*(?:[,;:)\]}—–"”]|\.(?!\d)|$|\n)|\s+(?:\[|and|or|to|from|by|in|on|at|with|for|which|that|who|has|have|had|is|was|were|are|will|came|comes|arrived|reached|re|rec(?:eive)?d|rcvd|recd|refers?|referring|asks?|asked|says?|said|not|not(?:ed|ing)|we|I|you|he|she|they|it|about|concerning|regarding|duly|just|safely|only|inst|ult|as|but|together|enclos\w+|contain\w+|stop|to-?day|yesterday|this|last|next|through|per(?!\s*cent)|via|still|until|after|before|when|while|where|all|because|if|so|what)(?![\p{L}\d])/iuy

/** Does a day end here, or is something counted? */
export function endsAsDay(text: string, end: number): boolean {
  GOES_ON.lastIndex = end
  return GOES_ON.test(text)
}

/** "20th", with nothing behind it that it could count. */
export function readOrdinal(text: string, start: number): FoundDate | undefined {
  ORDINAL.lastIndex = start
  const m = ORDINAL.exec(text)
  if (!m || !isDay(Number(m[1])) || !endsAsDay(text, start + m[0].length)) return undefined
  return { start, end: start + m[0].length, words: m[0], day: Number(m[1]) }
}

/** "20th" or "6.2.", behind a word that a day follows. */
export function readBareDay(text: string, start: number): FoundDate | undefined {
  const ordinal = readOrdinal(text, start)
  if (ordinal) return ordinal
  DOTTED.lastIndex = start
  const m = DOTTED.exec(text)
  if (!m) return undefined
  const [day, month] = [Number(m[1]), Number(m[2])]
  // A full stop behind the month belongs to it unless the sentence ends there.
  const end = start + m[0].length
  const ends = /\.$/.test(m[0]) && /^\s+\p{Lu}|^\s*$/u.test(text.slice(end, end + 4)) ? end - 1 : end
  if (!isDay(day) || month < 1 || month > 12 || !endsAsDay(text, ends)) return undefined
  return { start, end: ends, words: text.slice(start, ends), day, month }
}

const IN_CAPITALS =
  /(?:(?:THE\s+)?\d{1,2}(?:ST|ND|RD|TH|D)?\s+(?:OF\s+)?)?(?:(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*|MAY(?=,?\s+\d))(?![\p{L}\d])/uy

/** The text from here on as it would be written small, "26 OCTOBER" as "26 October", if a day begins in capitals. */
export function calmDay(text: string, start: number): string | undefined {
  const c = text.charCodeAt(start)
  // Asked of many places: two capitals, or a figure.
  if (c > 57 && !isCapital(text.charCodeAt(start + 1))) return undefined
  IN_CAPITALS.lastIndex = start
  return IN_CAPITALS.test(text) ? calm(text.slice(start, start + 40)) : undefined
}

/** Capitals as they would be written small. */
export function calm(words: string): string {
  return words.replace(/\p{Lu}{2,}/gu, (w) => (SMALL.test(w) ? w.toLowerCase() : w[0] + w.slice(1).toLowerCase()))
}

const SMALL =
  /^(?:OF|TO|FROM|THE|DATED|ON|BY|AND|ME|YOU|US|HIM|HER|THEM|TH|ST|ND|RD|YESTERDAY|TODAY|LAST|ULT|INST|PROX|SENT|RECEIVED)$/

function isCapital(c: number): boolean {
  return c >= 65 && c <= 90
}

function isDay(n: number): boolean {
  return n >= 1 && n <= 31
}
