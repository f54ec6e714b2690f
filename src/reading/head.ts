/**
 * The head of a paper: its place and day, the numbers it prints of itself, and who was there, as editions and originals set them
 * above the first sentence.
 */
import { readDateAt } from './en/dates.ts'
import { MONTH } from './en/words.ts'
import type { FoundDate, FoundReference } from './reference.ts'

const NUMERAL = '(?:\\d{6}Z|(?!J-)[A-Z]{1,2}-\\d{1,5}|\\d{1,5}(?:-\\d{2}(?!\\d))?(?:\\s?[A-Z]{1,2}(?![\\p{L}]))?)'
/** "1101." · "JCS 3385-63." · "MG 742A, 091330Z." · "3068. Johnston number 10." */
const OWN_NUMBERS = new RegExp(
  `^\\s*(?!(?:(?:Emb|Dep|My|Our|Your|Ur|Con|Leg|Cir)\\w*tels?|Your|Our|My|Ur|Re|Ref|Reference|Para|Article)\\b)(?:No\\.?\\s*)?((?:[A-Z][A-Za-z]{1,9}\\s+(?:J-?\\d{1,3},?\\s+)?(?:No\\.?\\s*|number\\s+|DTG\\s+)?)?${NUMERAL})(?:…|\\s*\\.{3})?\\s*[.,](?:\\s+((?:DTG\\s+)?\\d{6}Z|[A-Z][A-Za-z]{1,9}\\s+(?:No\\.?\\s*|number\\s+)\\d{1,5})[.,])?(?=\\s|$)`,
  'u',
)
const RELAYED_HERE = /^\s*(?:sent|rptd|rpt|repeated|repeat|info|pass(?:ed)?|relay(?:ed)?)\b[^.\n]{0,160}/i
const RELAYED = /\b([A-Z][\p{L}]+(?:\s[A-Z][\p{L}]+)?)\s+(?:as\s+)?(\d{1,5})\b/gu

/**
 * The numbers a paper prints of itself: its own first, then those under which it was repeated elsewhere ("Saigon 4756"). Its own
 * stands before the first sentence, after a date line and markings ("Secret", "Priority") that are lines to themselves.
 */
export function readOwnNumbers(text: string): string[] {
  const blocks = text
    .slice(0, 1500)
    .trimStart()
    .split(/\n\s*\n/)
    .slice(0, 7)
  const numbers: string[] = []
  for (const block of blocks) {
    const own = OWN_NUMBERS.exec(block)
    if (own && !MONTH_WORD.test(own[1]!)) {
      for (const n of [own[1], own[2]])
        if (n)
          numbers.push(
            n
              .replace(/\s+(?:No\.?|number)\s*/, ' ')
              .replace(/\s+J-?\d{1,3},?\s+/, ' ')
              .replace(/^(?:.*\s)?DTG\s+(?=\d{6}Z)/, '')
              .replace(/(\d)\s([A-Z]{1,2})$/, '$1$2'),
          )
      // Only what follows its own number at once; further on the numbers are those of papers it cites.
      const relays = RELAYED_HERE.exec(block.slice(own[0].length))
      if (relays) for (const m of relays[0].matchAll(RELAYED)) numbers.push(`${m[1]} ${m[2]}`)
      break
    }
    if (block.length > 90) break
    for (const m of block.matchAll(PAPER_NUMBER)) numbers.push(`${m[1]}${m[1]!.endsWith('-') ? '' : ' '}${m[2]}`)
  }
  if (WITHHELD.test(text.slice(0, 300))) numbers.push('withheld')
  return numbers
}

/** The paper's own number at its head is no reference: "MAGCH 3874." */
export function isOwnHeading(text: string, r: FoundReference, own: readonly string[]): boolean {
  return (
    r.number !== undefined &&
    r.start < 500 &&
    own.some((n) => n.split(' ').at(-1) === r.number && (r.author?.role ?? 'named') === 'named') &&
    /(?:^|\n\s*|\d{6}Z[,.]?\s*|\d[.,]\s*)$/.test(text.slice(Math.max(0, r.start - 12), r.start))
  )
}

/** Where its own number stood, an editor writes that it was struck out. */
const WITHHELD = /\n\s*\[(?:document |telegram |cable )?number not declassified\]/

const MONTH_WORD = new RegExp(`^(?:${MONTH}|May)\\b`)

/** A number by which the paper itself goes, in the lines at its head. */
const PAPER_NUMBER =
  /(?<![\p{L}-])(CA-|A-|NSC|SNIE|NIE|SE|NSAM|JCSM|CM|OCI)(?:\s+(?:No\.?|Number))?\s*[–-]?\s*(\d[\d/–-]*\d|\d)(?=\s*(?:\n|$|,))/gu

const PARTICIPANTS = /^\s*(?:PARTICIPANTS|PRESENT|Participants|Present)\b:?[^\n]*\n/m

/** Names listed under "Participants": short lines until the first of ordinary length. */
export function readParticipants(text: string): string[] {
  const opening = text.slice(0, 3000)
  const head = PARTICIPANTS.exec(opening)
  if (!head) return []
  const names: string[] = []
  for (const line of `${head[0].replace(/^\s*\w+:?/, '')}\n${opening.slice(head.index + head[0].length)}`.split('\n')) {
    const words = line.trim()
    if (words.length > 110) break
    const name = words.split(/[,;(]/)[0]!.trim()
    if (/^\p{Lu}/u.test(name) && name.split(/\s+/).length <= 5) names.push(name)
  }
  return names.slice(0, 40)
}

const DATE_LINE = new RegExp(
  `^[“"]?(?:[A-Z]{2,}\\s*,\\s*)?([\\p{Lu}][\\p{L} .’'-]{1,40}?)\\s*,\\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\\s+)?(?=${MONTH}|May|\\d{1,2}\\b|undated)`,
  'u',
)

/** "Saigon, November 2, 1963, 6 a.m.": place and day of the line that heads the text. */
export function readDateLine(text: string): { readonly place?: string; readonly dated?: FoundDate } {
  const lead = text.length - text.trimStart().length
  const opening = text.slice(lead, lead + 160)
  const m = DATE_LINE.exec(opening)
  if (!m) return {}
  const dated = readDateAt(opening, m[0].length)
  return { place: m[1]!.trim(), ...(dated?.year && dated.day && { dated }) }
}
