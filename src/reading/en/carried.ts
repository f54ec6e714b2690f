/** A telegram that carries a letter: "Deliver following message from President A to Chairman B". */
import type { CarriedLetter, Mention } from '../reference.ts'
import { readNameAt } from './names.ts'
import type { FoundNoun } from './nouns.ts'

const CARRIED = new Set(['letter', 'message', 'reply', 'communication', 'note', 'answer'])
const LEAD = /\b(?:following|text|translation|copy|deliver|transmit|convey|pass)\b[^\n]*$/i
const BY = /[^\n]{0,40}?\b(?:from|by)\s+(?:the\s+)?/iy
const OWNER = /\b((?:[A-Z][\p{L}.]+\s+){0,2}[A-Z][\p{L}.]+)['’]s?\s+$/u
const TO = /\s+(?:addressed\s+)?to\s+(?:the\s+)?/y
const SALUTATION = /^[“"'‘]*\s*(?:My )?Dear\s+([^\n:,]{2,60})[:,.]/im
/** A letter is announced within so many characters of the beginning. */
const OPENING = 1500

const named = (words: string): Mention => ({ role: 'named', words })

/** Who wrote it and to whom, as far as it says, and from where on it speaks. */
export function findCarriedLetter(
  text: string,
  nouns: readonly FoundNoun[],
  kind: string | undefined,
): CarriedLetter | undefined {
  const opening = text.slice(0, OPENING)
  const salutation = SALUTATION.exec(opening)
  const wired = kind !== undefined && /telegram|airgram/.test(kind)
  const greeted =
    salutation &&
    named(
      salutation[1]!
        .replace(/^(?:Mr|Madam|Mrs)\.?\s+/i, '')
        .toLowerCase()
        .replace(/\b\p{L}/gu, (c) => c.toUpperCase()),
    )
  for (const noun of nouns) {
    if (noun.at > OPENING) break
    if (!CARRIED.has(noun.word)) continue
    const lead = leadBefore(opening, noun.at)
    // A letter that has greeted its own reader carries none: "Dear Mr. Petrie, I enclose a copy of Mrs. Voss's letter to me".
    if (lead === undefined || (salutation && salutation.index < lead && !wired)) continue
    const told = readBy(opening, noun.end) ?? readOwner(opening, noun)
    const whose = told?.addressee ? told : readRouting(opening, noun, wired, told)
    const addressee = whose?.addressee ?? greeted ?? undefined
    if (!whose || !addressee) continue
    const start =
      salutation && salutation.index > lead ? salutation.index : Math.max(whose.end, opening.indexOf('\n', whose.end))
    return { start, ...(whose.author && { author: whose.author }), addressee }
  }
  return greeted && wired ? { start: salutation.index, addressee: greeted } : undefined
}

/** Where the word stands, in the same line, that says that a letter is passed on. */
function leadBefore(opening: string, at: number): number | undefined {
  const from = Math.max(opening.lastIndexOf('\n', at) + 1, at - 125)
  const m = LEAD.exec(opening.slice(from, at))
  return m ? from + m.index : undefined
}

interface Whose {
  readonly author?: Mention
  readonly addressee?: Mention
  readonly end: number
}

/** "letter from A to B" */
function readBy(opening: string, at: number): Whose | undefined {
  BY.lastIndex = at
  const by = BY.exec(opening)
  const author = by && readNameAt(opening, at + by[0].length)
  return author ? { author: named(author.words), end: author.end, ...readTo(opening, author.end) } : undefined
}

/** "A's letter to B" */
function readOwner(opening: string, noun: FoundNoun): Whose | undefined {
  const owner = OWNER.exec(opening.slice(Math.max(0, noun.at - 80), noun.at))
  const to = owner ? readTo(opening, noun.end) : {}
  return owner && to.addressee ? { author: named(owner[1]!), end: noun.end, ...to } : undefined
}

const ROUTE = /\b(to|for|from)\s+(?:the\s+)?(?=\p{Lu})/gu
const OFFICE = /\b(President)ial\s+(?:\p{Ll}+\s+)?$/u

/**
 * How a telegram hands a letter on, in any order: "Presidential message to Orlov and Brand", "message for delivery to the Foreign
 * Office for Orlov from the President". The last one named is the reader: those before pass it on.
 */
function readRouting(opening: string, noun: FoundNoun, wired: boolean, told: Whose | undefined): Whose | undefined {
  if (!wired) return told
  const end = noun.end + /^[^\n.:]{0,140}/.exec(opening.slice(noun.end))![0].length
  let author = told?.author
  let addressee: Mention | undefined
  for (const m of opening.slice(noun.end, end).matchAll(ROUTE)) {
    const name = readNameAt(opening, noun.end + m.index + m[0].length)
    if (!name) continue
    if (m[1] === 'from') author ??= named(name.words)
    else addressee = named(name.words)
  }
  const office = OFFICE.exec(opening.slice(Math.max(0, noun.at - 40), noun.at))
  if (!author && office) author = named(office[1]!)
  return author || addressee ? { ...(author && { author }), ...(addressee && { addressee }), end } : undefined
}

function readTo(opening: string, at: number): { addressee?: Mention } {
  TO.lastIndex = at
  const to = TO.exec(opening)
  const name = to ? readNameAt(opening, at + to[0].length) : undefined
  const possessed = name && /^['’]s?\s/.test(opening.slice(name.end, name.end + 3))
  return name && !possessed ? { addressee: named(name.words) } : {}
}
