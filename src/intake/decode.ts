/**
 * Bytes to text. UTF-8 is read strictly; what is not UTF-8 is UTF-16 if it has its mark or its pattern of zero bytes, and
 * otherwise windows-1252, which every byte string is: so that guess is always said aloud.
 */
import type { Problem } from './intake.ts'

/** A file above this is refused: 256 MB, more than any text of letters that was seen, less than a string can hold. */
export const LARGEST_FILE = 256 * 1024 * 1024

export interface Decoded {
  readonly text: string
  readonly problems: readonly Problem[]
}

const BINARY: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['{\\rtf', 'rich text'],
  ['PK\u0003\u0004', 'a zip archive (a .docx is one)'],
  ['\u0089PNG', 'a picture'],
  ['\u00FF\u00D8\u00FF', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u007FELF', 'a program'],
  ['\u00D0\u00CF\u0011\u00E0', 'an old Word or Outlook file'],
  ['\u001F\u008B', 'a gzip archive'],
]

/** What a file is by its first bytes, when that is something other than text. */
export function recogniseBinary(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  return BINARY.find(([magic]) => head.startsWith(magic))?.[1]
}

export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const [b0, b1, b2] = bytes
  if (b0 === 0xff && b1 === 0xfe) return finish('utf-16le', bytes, file)
  if (b0 === 0xfe && b1 === 0xff) return finish('utf-16be', bytes, file)
  if (!(b0 === 0xef && b1 === 0xbb && b2 === 0xbf)) {
    const wide = guessUtf16(bytes)
    if (wide) return finish(wide, bytes, file)
  }
  try {
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file, [])
  } catch {
    return finish('windows-1252', bytes, file)
  }
}

function finish(encoding: string, bytes: Uint8Array, file: string): Decoded {
  const text = mendWindows1252(new TextDecoder(encoding).decode(bytes))
  const marked = encoding !== 'windows-1252' && (bytes[0] === 0xff || bytes[0] === 0xfe)
  return clean(text, file, [
    {
      severity: 'warning',
      code: 'not-utf8',
      file,
      message: marked
        ? `The file is in ${encoding}, as its first two bytes say; UTF-8 was expected.`
        : `The bytes are not UTF-8. They were read as ${encoding}, which is a guess.`,
      remedy: marked
        ? 'Nothing is lost. Save the file as UTF-8 to be rid of this notice.'
        : 'Look at the accented letters, quotation marks and dashes; if they are wrong, save the file as UTF-8.',
    },
  ])
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/**
 * Node 20 decodes windows-1252 as Latin-1, which leaves control characters where the quotation marks and dashes should be.
 * No text has those control characters, so wherever they stand the marks were meant.
 */
export function mendWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!)
}

function clean(text: string, file: string, problems: Problem[]): Decoded {
  if (!text.includes('\0')) return { text, problems }
  const kept = text.replaceAll('\0', '')
  const lost = text.length - kept.length
  problems.push({
    severity: 'warning',
    code: 'nul-bytes',
    file,
    line: countLines(text, text.indexOf('\0')),
    message: `The text has ${lost} NUL character${lost === 1 ? '' : 's'}, which no text should have; they were left out.`,
    remedy: 'Compare with the original: the file may be damaged, or not a text at all.',
  })
  return { text: kept, problems }
}

/** UTF-16 without its mark shows zero bytes on one side of its pairs and hardly any on the other. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const n = Math.min(bytes.length & ~1, 4096)
  if (n < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < n; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = n / 2
  // Plain letters of one byte between a few zeros: no script fills whole pairs with them.
  const plain = (b: number) => b === 0 || (b >= 0x20 && b < 0x7f) || (b >= 9 && b <= 13)
  if (even + odd < pairs / 2 && bytes.subarray(0, n).every(plain)) return undefined
  if (odd > pairs * 0.08 && even * 20 < odd) return 'utf-16le'
  if (even > pairs * 0.08 && odd * 20 < even) return 'utf-16be'
  return undefined
}

/** The line (from 1) on which an offset lies. */
export function countLines(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
