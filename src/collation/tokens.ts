/**
 * A text as a row of word keys, fast and without a word of any language: letters are folded (case and accents off), and of each word
 * only the first five count, so that "inspect", "inspected" and "inspection" are one. Scripts without spaces go by pairs of signs.
 */

export interface Tokens {
  /** A 32-bit hash of each word's beginning. */
  readonly keys: Int32Array
  /** Where each word stands in the text, in UTF-16 units. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

const BEGINNING = 5
const NOTHING = 0
const UNKNOWN = 0xffff
/** Folded code of each UTF-16 unit: `NOTHING` for what is no letter or figure; filled as units are met. */
const folded = new Uint16Array(65_536).fill(UNKNOWN)

function fold(code: number): number {
  const known = folded[code]!
  if (known !== UNKNOWN) return known
  const sign = String.fromCharCode(code)
  const plain = /[\p{L}\p{N}]/u.test(sign) ? sign.normalize('NFKD').toLowerCase().charCodeAt(0) : NOTHING
  folded[code] = plain
  return plain
}

/** Han, kana and Thai are written without spaces between words. */
function runsOn(code: number): boolean {
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0x0e00 && code <= 0x0e7f)
}

const SEED = 0x811c9dc5 | 0
const mix = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193)

/** The words of `text` between two places. Linear in the text. */
export function tokensOf(text: string, from = 0, to = text.length): Tokens {
  const most = Math.ceil((to - from) / 2) + 1
  const keys = new Int32Array(most)
  const starts = new Int32Array(most)
  const ends = new Int32Array(most)
  let n = 0
  let i = from
  const close = (hash: number, start: number, end: number) => {
    if (n === most) return
    keys[n] = hash
    starts[n] = start
    ends[n] = end
    n++
  }
  while (i < to) {
    let code = fold(text.charCodeAt(i))
    if (code === NOTHING) {
      i++
      continue
    }
    const start = i
    let hash = SEED
    if (runsOn(code)) {
      hash = mix(hash, code)
      const next = i + 1 < to ? fold(text.charCodeAt(i + 1)) : NOTHING
      if (runsOn(next)) hash = mix(hash, next)
      i++
      close(hash, start, runsOn(next) ? i + 1 : i)
      continue
    }
    for (; code !== NOTHING && !runsOn(code); code = i < to ? fold(text.charCodeAt(i)) : NOTHING) {
      if (i - start < BEGINNING) hash = mix(hash, code)
      i++
    }
    close(hash, start, i)
  }
  return { keys: keys.subarray(0, n), starts: starts.subarray(0, n), ends: ends.subarray(0, n) }
}

/**
 * Sentences of a text, or of a stretch of it: what ends with a stop before a space, or with a line; not after a capital with a letter
 * or two ("Mr.", "S. K.", "No."). None is empty.
 */
export function sentencesOf(
  text: string,
  from = 0,
  to = text.length,
): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  const stop = /(?:(?<!(?<!\p{L})\p{Lu}\p{L}{0,2})\.|[!?;:。！？])["”’»)\]]*(?=\s|$)|\n/gu
  let start = from
  const close = (end: number) => {
    const words = text.slice(start, end)
    const lead = words.length - words.trimStart().length
    if (words.trim() !== '') found.push({ start: start + lead, end: start + words.trimEnd().length })
    start = end
  }
  stop.lastIndex = from
  for (let m = stop.exec(text); m && m.index < to; m = stop.exec(text)) close(Math.min(to, m.index + m[0].length))
  close(to)
  return found
}
