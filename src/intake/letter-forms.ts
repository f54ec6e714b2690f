/**
 * What the forms of a letter say: the salutation at its head, the closing formula and the signature at its end. "Sir," makes
 * a letter and names nobody; "My dear Lindqvist," names one.
 *
 *     My dear Lindqvist,                       ← greeted: Lindqvist
 *     ...
 *     Believe me, yours sincerely,             ← closed
 *     J. M. Petrie                             ← signed: J. M. Petrie
 */

import type { LetterFormWords } from '../reading/language.ts'
import { languages } from '../reading/languages.ts'

export interface LetterForms {
  /** A salutation stands at the head. */
  readonly greets: boolean
  /** Whom it names, as written ("Mr. Petrie"). */
  readonly greeted?: string
  readonly closes: boolean
  readonly signed?: string
}

const TAIL = 600

/** "Mr. Petrie" → "Petrie": the name without the courtesy. */
export function withoutCourtesy(name: string): string {
  return languages()
    .reduce((bare, { letters }) => bare.replace(letters.courtesy, ''), name)
    .trim()
}

const WORD = String.raw`(?:\p{Lu}[\p{L}'’-]*\.?)`
const NAME = new RegExp(`^${WORD}(?: (?:${WORD}|de|der|den|von|van|la|le|di|da|af)){0,5}$`, 'u')

/** A signature names somebody: words with capitals, at least one of more than an initial. */
function readName(line: string | undefined, noSignature: RegExp): string | undefined {
  const name = (line ?? '')
    .replace(/^[\s[(]*\/?s\/\s*/i, '')
    .replace(/[\])"”,\s]+$/, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .trim()
  if (name.length > 50 || !NAME.test(name) || noSignature.test(name)) return undefined
  return /\p{L}{2}/u.test(name) ? name : undefined
}

/** Reads the forms of a letter, in the language that knows most of them. Costs the same for a text of any length. */
export function readLetterForms(body: string, head: readonly string[]): LetterForms {
  const read = languages().map(({ letters }) => readForms(letters, body, head))
  return read.reduce((a, b) =>
    Object.values(b).filter(Boolean).length > Object.values(a).filter(Boolean).length ? b : a,
  )
}

function readForms(words: LetterFormWords, body: string, head: readonly string[]): LetterForms {
  const nameIn = (line: string | undefined) => readName(line, words.noSignature)
  const first = head.filter((l) => l !== '').slice(0, 10)
  // "I have the honour to be, / Sir," is no beginning.
  const end = first.findIndex((l) => l.length < 120 && words.closing.test(l) && !words.notClosing.test(l))
  const top = end < 0 ? first : first.slice(0, end)
  const line = top.find(
    (l) => l.length < 70 && words.greeting.test(l) && !/[.!?] \S/.test(l.replace(/\b\p{L}{1,3}\. /gu, '')),
  )
  const named =
    line &&
    words.greets
      .exec(line)?.[1]
      ?.replace(/\s*[,:;].*$/, '')
      .trim()
  const greeted = named && !words.nobody.test(named) && /^\p{Lu}/u.test(named) ? named : undefined
  const rows = body
    .slice(-TAIL)
    .trimEnd()
    .split('\n')
    .map((l) => l.trim())
  const tail = rows.filter(Boolean)
  let closes = false
  let signed: string | undefined
  for (let i = Math.max(line ? 0 : 1, tail.length - 8); i < tail.length && signed === undefined; i++) {
    const m = tail[i]!.length < 120 ? words.closing.exec(tail[i]!) : null
    if (!m || words.notClosing.test(tail[i]!) || tail[i] === line) continue
    const rest = m[1]!.replace(words.closingGoesOn, '')
    // A formula stands alone or leads to a name; more words after it make it a sentence.
    if (rest !== '' && nameIn(rest) === undefined && !words.longClosing.test(tail[i]!)) continue
    closes = true
    signed = rest === '' ? (nameIn(tail[i + 1]) ?? nameIn(tail[i + 2])) : nameIn(rest)
    if (signed === undefined && rest !== '') signed = nameIn(tail[i + 1])
  }
  // "Sir, / ... / C. Voss": a name alone in the last line, after a blank one, signs what a salutation has opened.
  if (signed === undefined && line !== undefined && rows.length > 2 && rows.at(-2) === '' && tail.at(-1) !== line) {
    const last = nameIn(rows.at(-1))
    if (last?.includes(' ') && rows.at(-1) !== rows.at(-1)!.toUpperCase()) signed = last
  }
  return { greets: line !== undefined, closes, ...(greeted && { greeted }), ...(signed && { signed }) }
}
