/**
 * The head of a paper: its place and day, the numbers it prints of itself, and who was there, as editions and originals set them
 * above the first sentence.
 */

import type { FoundDate, FoundReference } from '../reference.ts'
import { readDateAt } from './dates.ts'
import { MONTH } from './words.ts'

const NUMERAL = '(?:\\d{6}Z|(?!J-)[A-Z]{1,2}-\\d{1,5}|\\d{1,5}(?:-\\d{2}(?!\\d))?(?:\\s?[A-Z]{1,2}(?![\\p{L}]))?)'
/** "1101." · "JCS 3385-63." · "MG 742A, 091330Z." · "3068. Johnston number 10." */
const OWN_NUMBERS = new RegExp(
  `^\\s*(?!(?:(?:Emb|Dep|My|Our|Your|Ur|Con|Leg|Cir)\\w*tels?|Your|Our|My|Ur|Re|Ref|Reference|Para|Article)\\b)(?:No\\.?\\s*)?((?:[A-Z][A-Za-z]{1,9}(?:\\s+|(?<=[A-Z]{3})-)(?:J-?\\d{1,3},?\\s+)?(?:No\\.?\\s*|number\\s+|DTG\\s+)?)?${NUMERAL})(?:…|\\s*\\.{3})?\\s*[.,](?:\\s+((?:DTG\\s+)?\\d{6}Z|[A-Z][A-Za-z]{1,9}\\s+(?:No\\.?\\s*|number\\s+)\\d{1,5})[.,])?(?=\\s|$)`,
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
  for (const [i, block] of blocks.entries()) {
    // Under "REF" stand the numbers of others.
    if (/^\s*ref/i.test(blocks[i - 1] ?? '')) continue
    const own = OWN_NUMBERS.exec(block)
    if (own && !MONTH_WORD.test(own[1]!)) {
      for (const n of [own[1], own[2]])
        if (n)
          numbers.push(
            n
              .replace(/\s+(?:No\.?|number)\s*/, ' ')
              .replace(/^([A-Z]{3,})-(?=\d)/, '$1 ')
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
  const last = distribution(text)
  if (last) for (const m of last.words.replace(DISTRIBUTES, ' ').matchAll(RELAYED)) numbers.push(`${m[1]} ${m[2]}`)
  for (const n of numberLines(text)) if (!numbers.includes(n)) numbers.push(n)
  if (WITHHELD.test(text.slice(0, 300))) numbers.push('withheld')
  return numbers
}

/** "Sent Department 512, repeated Lima 77.": the line, alone at the end, that tells under which numbers this paper went out. */
const DISTRIBUTION =
  /(?:^|\n)[ \t]*((?:sent|rptd|rpt|repeated|repeat|relayed)\s+(?:to\s+)?(?:info(?:rmation)?\s+)?\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+)?\s+(?:as\s+)?\d{1,5}\b[^\n]{0,160})\s*$/iu

function distribution(text: string): { readonly words: string; readonly start: number } | undefined {
  const from = Math.max(0, text.length - 400)
  const tail = text.slice(from)
  const m = DISTRIBUTION.exec(tail.replace(/(?:\n\s*\p{Lu}[\p{L}.\s-]{1,30})$/u, ''))
  // Nothing but the places and their numbers: "Sent Department 512 my views on it" is a sentence.
  if (!m || OTHER_WORDS.test(m[1]!.replace(DISTRIBUTES, ''))) return undefined
  return { words: m[1]!, start: from + m.index + m[0].indexOf(m[1]!) }
}
const DISTRIBUTES =
  /\b(?:sent|rptd|rpt|repeated|repeat|relayed|pass(?:ed)?|info(?:rmation)?|for|to|as|and|by|pouch(?:ed)?)\b/gi
const OTHER_WORDS = /(?<!\p{L})\p{Ll}/u

/** Numbers in the paper's own distribution line are its own. */
export function isDistributed(text: string): (r: FoundReference) => boolean {
  const line = distribution(text)
  return (r) => line !== undefined && r.start >= line.start && r.end <= line.start + line.words.length
}

/** The paper's own number at its head is no reference: "MAGCH 3874." */
export function isOwnHeading(text: string, r: FoundReference, own: readonly string[]): boolean {
  if (r.withheld) return r.start < 300 && own.includes('withheld') && /(?:^|\n\s*)$/.test(text.slice(0, r.start))
  return (
    r.number !== undefined &&
    r.start < 500 &&
    own.some((n) => n.split(' ').at(-1) === r.number && (r.author?.role ?? 'named') === 'named') &&
    /(?:^|\n\s*|\d{6}Z[,.]?\s*|\d[.,]\s*)$/.test(text.slice(Math.max(0, r.start - 12), r.start))
  )
}

const LABEL = /^\s*(?:>\s*)?\**(?:From|To|Cc|Bcc|Date|Dated|Sent|Place|Subject|Title)\**\s*:/i
const SALUTED =
  /^\s*[“"'‘]?(?:(?:My\s+)?Dear\b|Sir\b|Madam\b|Gentlemen\b|Excellency\b|Monsieur\b|Your\s+(?:Majesty|Excellency))/i
/** Words that a title may have in small letters: "Letter from A to B, in reply". */
const SMALL_IN_TITLE =
  /^(?:from|to|of|by|the|and|at|in|on|for|de|von|van|no|nos|dated|with|between|a|an|st|nd|rd|th|d)$/

/**
 * Does this passage stand in the heading that names the paper itself: a Markdown heading, a From, To, Date or Subject line, or a title
 * or number alone on its line above the salutation? "TELEGRAM No. 15" there is this telegram. "Ref: Embtel 1424" is another paper,
 * and so is "Subject: your letter of 3 May".
 */
export function namesItself(text: string, r: FoundReference, head: Head): boolean {
  if (r.start > HEAD) return false
  const { author, date } = r
  // "SUBJECT: CIA memorandum dated March 18" above a paper of March 20 speaks of another.
  const own = date?.day && date.month ? head.dated : undefined
  if (own && (own.day !== date!.day || own.month !== date!.month)) return false
  if (author && (author.role !== 'named' || /['’]s?\s/.test(r.words))) return false
  const from = r.start === 0 ? 0 : text.lastIndexOf('\n', r.start - 1) + 1
  const line = text.slice(from, r.end) + text.slice(r.end, r.end + 200).split('\n', 1)[0]!
  const lead = text.slice(from, r.start)
  if (/^#{1,6}\s/.test(line))
    return /^#{1,6}\s+(?:[\p{L}.]+\s+){0,3}$/u.test(lead) && !/\b(?:re|ref|reply|answer)\b/i.test(lead)
  if (from > TITLE_WITHIN || head.prose <= from || head.referring < from) return false
  if (LABEL.test(line)) return !/\b(?:re|ref|reply|answer)\b/i.test(lead)
  // A kind and a number, or a kind and its parties, alone on the line.
  if (lead.trim() !== '' || !(r.noun || /^(?:telegram|cable|letter|note|despatch|airgram|message)s?\b/i.test(r.words)))
    return false
  return (
    line.length < 140 &&
    !line.split(/[^\p{L}\p{M}’']+/u).some((w) => /^\p{Ll}/u.test(w) && !SMALL_IN_TITLE.test(w) && !OF_TITLE.has(w)) &&
    !/[.;:]\s*\S/.test(line.replace(/\b(?:No|Nos|\p{Lu}|Mr|Mrs|Dr|Gen|Col|St|a\.m|p\.m)\./gu, ''))
  )
}

const OF_TITLE = new Set(
  'letter telegram note message memorandum despatch cable confidential secret private personal'.split(' '),
)

/** A heading stands within so many characters of the beginning. */
const HEAD = 1500

/** What is read once of a heading, for all the references in it. */
export interface Head {
  readonly dated?: FoundDate
  /** Where the first line ends that speaks. */
  readonly prose: number
  /** Where a line of references or enclosures begins. */
  readonly referring: number
}

/** A title stands within so many characters of the beginning. */
const TITLE_WITHIN = 900
const REFERRING = /^\s*(?:ref(?:erence)?s?|enclosures?|attachments?)\b/im

export function readHead(text: string, dated: FoundDate | undefined): Head {
  const top = text.slice(0, TITLE_WITHIN)
  let prose = Number.POSITIVE_INFINITY
  let at = 0
  for (const line of top.split('\n')) {
    if (speaks(line)) {
      prose = at + line.length
      break
    }
    at += line.length + 1
  }
  return { ...(dated && { dated }), prose, referring: REFERRING.exec(top)?.index ?? Number.POSITIVE_INFINITY }
}

/** Has the text above this line begun to speak? */
function aboveIsProse(above: string): boolean {
  return above.split('\n').some(speaks)
}

/** A salutation, or a line that ends a sentence. */
function speaks(line: string): boolean {
  if (line.length === 0) return false
  if (line.length > 60 && endsSentence(line)) return true
  return SALUTED.test(line.length > 40 ? line.slice(0, 40) : line)
}

function endsSentence(line: string): boolean {
  let i = line.length - 1
  while (i > 0 && line.charCodeAt(i) <= 32) i--
  if (/["”’)]/.test(line[i]!)) i--
  const mark = line.charCodeAt(i)
  return (mark === 46 || mark === 63 || mark === 33) && /\p{Ll}{3}$/u.test(line.slice(Math.max(0, i - 3), i))
}

/** "TELEGRAM No. 15" or "No. 15" on a line of its own, or as a heading: the paper's own number. */
const NUMBER_LINE =
  /^[ \t]*(?:#{1,6}[ \t]+)?(?:(?:(?:telegram|cable|cablegram|letter|note|despatch|dispatch|airgram|message)[ \t]+)(?:no\.?[ \t]*|number[ \t]+|#)?(\d{1,6}[A-Z]?)\b\.?(?=[ \t]*$|[ \t]*,|[ \t]+(?:from|to)\b)|no\.[ \t]*(\d{1,6})\.?[ \t]*$)/gim

function numberLines(text: string): string[] {
  return [...text.slice(0, 600).matchAll(NUMBER_LINE)]
    .filter((m) => !aboveIsProse(text.slice(0, m.index)) && !/\n\s*\n\s*\S[^\n]{90}/.test(text.slice(0, m.index)))
    .slice(0, 1)
    .map((m) => (m[1] ?? m[2])!)
}

/** Where its own number stood, an editor writes that it was struck out. */
const WITHHELD = /\n\s*\[(?:document |telegram |cable )?number not declassified\]/

const MONTH_WORD = new RegExp(`^(?:${MONTH}|May)\\b`)

/** A number by which the paper itself goes: alone on its line, or after its classification. "A. NSC 171" cites another. */
const PAPER_NUMBER =
  /^[ \t]*(?:(?:top|secret|confidential|restricted|unclassified|limited|official|use|only)[ \t]+){0,4}(CA-|A-|NSC|SNIE|NIE|SE|NSAM|JCSM|CM|OCI)(?:\s+(?:No\.?|Number))?\s*[–-]?\s*(\d[\d/–-]*\d|\d)(?=[ \t]*(?:$|,))/gimu

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
