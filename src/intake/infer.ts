/**
 * What a paper does not say in so many fields but does say in its text: date line, heading, salutation, signature, file
 * name. Each inference is marked with its reason; nothing is inferred that the text does not support, and what the source
 * gives is never touched. Only the head and the tail of a text are looked at, so a text of any length costs the same.
 */
import { readEdtf } from '../record/edtf.ts'
import { findParty } from '../record/fold.ts'
import type { NameIndex } from '../record/names.ts'
import type { WhenSaid } from '../record/when.ts'
import { monthNumber, readDateWords } from './date-words.ts'
import { hasBareClock } from './fields.ts'
import { baseName, type Draft } from './gathering.ts'
import { type LetterForms, readLetterForms, withoutCourtesy } from './letter-forms.ts'
import { divideParties } from './party-cells.ts'
import { zoneOfPlace } from './places.ts'
import { KIND_WORDS, readEnds, readTitle } from './title.ts'

const HEAD = 3000

/** Fills in what can be inferred, names by what the declared parties are called. Changes the draft's `said` and `inferred`. */
export function inferFields(draft: Draft, names: NameIndex): void {
  if (!draft.complete) {
    const head = draft.body?.slice(0, HEAD) ?? ''
    const lines = head.split('\n', 60).map((l) => l.trim())
    const forms = readLetterForms(draft.body ?? '', lines)
    inferFromTitle(draft, draft.said.title, 'from the title')
    inferFromHeaderBlock(draft, lines, names)
    const heading = inferFromHeading(draft, lines, forms, names)
    inferFromDateLine(draft, lines)
    if (heading) inferDateWithin(draft, heading, 'from the heading')
    inferFromFileName(draft)
    inferFromContent(draft, head)
    inferNumber(draft, lines)
    inferFromForms(draft, forms, names)
    inferEndsFromFileName(draft)
  }
  giveZone(draft)
}

function put<F extends keyof Draft['said']>(
  draft: Draft,
  field: F,
  value: Draft['said'][F] | undefined,
  reason: string,
): void {
  if (value === undefined || draft.said[field] !== undefined || (Array.isArray(value) && value.length === 0)) return
  draft.said[field] = value
  draft.inferred[field === 'written' ? 'date' : field === 'numbers' ? 'number' : field] = reason
}

const isDated = (draft: Draft) => Boolean(draft.said.written ?? draft.said.sent ?? draft.said.published)
const putDate = (draft: Draft, when: WhenSaid | undefined, reason: string) => {
  if (!isDated(draft)) put(draft, 'written', when, reason)
}

/** A date, or one that lacks only its century, which the other papers may tell. */
function putDateWords(draft: Draft, words: string, reason: string): boolean {
  const when = readDateWords(words)
  putDate(draft, when, reason)
  if (when) return true
  if (isDated(draft) || draft.shortYear || !readDateWords(words, { centuryOf: (n) => 1900 + n })) return false
  draft.shortYear = { words, reason, ...(draft.line !== undefined && { line: draft.line }) }
  return true
}

function inferFromTitle(draft: Draft, title: string | undefined, reason: string): void {
  if (!title) return
  const read = readTitle(title)
  put(draft, 'kind', read.kind, reason)
  put(draft, 'from', read.from ? [read.from] : undefined, reason)
  put(draft, 'to', read.to ? [read.to] : undefined, reason)
  put(draft, 'numbers', read.number ? [read.number] : undefined, reason)
}

/** "From: / To: / Date: / Subject:" at the head of a text. */
function inferFromHeaderBlock(draft: Draft, lines: readonly string[], names: NameIndex): void {
  const found = new Map<string, string>()
  for (const line of lines.slice(0, 20)) {
    const m = /^(from|to|cc|date|subject|subj|re|place|no|number)\s*[.:]\s*(\S.*)$/i.exec(line)
    if (m && !found.has(m[1]!.toLowerCase())) found.set(m[1]!.toLowerCase(), m[2]!)
  }
  if (!found.has('from') && !(found.has('to') && found.size > 1)) return
  const named = (words: string | undefined) => words && divideParties(words, names, true)
  put(draft, 'from', named(found.get('from')) || undefined, 'from the line "From:"')
  put(draft, 'to', named(found.get('to')) || undefined, 'from the line "To:"')
  put(draft, 'cc', named(found.get('cc')) || undefined, 'from the line "cc:"')
  if (found.has('date')) putDateWords(draft, found.get('date')!, 'from the line "Date:"')
  const number = /^\d{1,5}[A-Z]?$/.exec(found.get('number') ?? found.get('no') ?? '')
  put(draft, 'numbers', number ? [number[0]] : undefined, 'from the line "No."')
  put(draft, 'title', found.get('subject') ?? found.get('subj'), 'from the line "Subject:"')
  put(draft, 'place', found.get('place'), 'from the line "Place:"')
}

/**
 * A first line that is a heading: "# Letter from A to B", "Telegram From the Embassy in X to the Department of State",
 * "TELEGRAM No. 15", "A to B". The last is taken where the text is a letter besides or both are parties: "Road to War" is no letter.
 */
function inferFromHeading(
  draft: Draft,
  lines: readonly string[],
  forms: LetterForms,
  names: NameIndex,
): string | undefined {
  const first = lines.find((l) => l !== '')
  if (!first || first.length > 240) return undefined
  const heading = first.replace(/^#+\s*/, '').replace(/^(?:\d+\.|No\. \d+)\s+/, '')
  const read = readTitle(heading)
  const marked = first.startsWith('#')
  const ends = read.kind || read.from ? {} : readEnds(heading)
  const known = (name: string) => findParty(names, name) !== undefined
  const letter = ends.from && (forms.greets || forms.closes || (known(ends.from) && known(ends.to!)))
  if (!marked && !letter && !(read.kind && (read.from || read.number))) return undefined
  put(draft, 'title', heading, 'from the heading')
  inferFromTitle(draft, heading, 'from the heading')
  if (letter) {
    put(draft, 'from', [ends.from!], 'from the heading')
    put(draft, 'to', [ends.to!], 'from the heading')
  }
  return heading
}

/** "Letter from A to B, 28 April 1891": the date at the end of a heading. */
function inferDateWithin(draft: Draft, heading: string, reason: string): void {
  const at = isDated(draft) ? null : DATE_WORDS.exec(heading)
  if (at) putDateWords(draft, heading.slice(at.index), reason)
}

const MONTHS =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'
const YEARS = "(?:\\d{4}|['’‘]\\d{2}(?!\\d))"
const DATE_WORDS = new RegExp(
  `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTHS},?\\s+${YEARS}|${MONTHS}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+${YEARS}|\\d{4},?\\s+${MONTHS}\\s+\\d{1,2}(?!\\d)|\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|(?<!\\d)\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?!\\d))`,
)

/** "Dear Ana, your letter of", "Reply to the note dated": words before a date that speak of another paper. */
const NO_PLACE =
  /(?<![\p{L}'’-])(?:(?:of|on|from|to|by|since|until|till|after|before|dated|in|at|for|with|about|under|per)$|(?:letters?|messages?|telegrams?|cables?|notes?|repl(?:y|ies)|replying|answers?|responses?|memorandums?|memoranda|memos?|despatch(?:es)?|dispatch(?:es)?|airgrams?|circulars?|mails?|e-mails?|communications?|reports?|statements?|minutes|dear|dearest|sirs?|madam|gentlemen|i|me|my|mine|you|yours?|he|him|his|she|hers?|it|its|we|us|ours?|they|them|theirs?)(?![\p{L}'’-]))/iu

/** "Moscow, October 26, 1962, 7 p.m.": a short line that is a place and a date and nothing more. */
function inferFromDateLine(draft: Draft, lines: readonly string[]): void {
  for (const line of lines.filter((l) => l !== '').slice(0, 6)) {
    if (line.length > 90) continue
    const at = DATE_WORDS.exec(line)
    if (!at) continue
    const place = line
      .slice(0, at.index)
      .replace(/[\s,—–[(-]+$/, '')
      .replace(/(?:^|,)\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:this |the )?$/i, '')
      .replace(/,?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,?\s+the)?$/i, '')
      .replace(/,\s*the$/i, '')
      .replace(/[\s,]+$/, '')
      .replace(/^[[(]+/, '')
      .trim()
    const words = line.slice(at.index)
    const when = readDateWords(words, { centuryOf: (n) => 1900 + n })
    if (!when || (place !== '' && !/^[\p{Lu}(["“][\p{L}.'’() -]{1,40}(?:, [\p{L}.\s]{1,20})?$/u.test(place))) continue
    if (/^(?:on|of|dated|by|since|until|after|before|from|to|the)\b/i.test(place) || NO_PLACE.test(place)) continue
    putDateWords(draft, words, 'from the date line')
    if (place !== '' && !/^(?:date|dated|mon|tues|wednes|thurs|fri|satur|sun)/i.test(place))
      put(draft, 'place', place, 'from the date line')
    return
  }
}

const NAMED_FORMATS = ['markdown', 'text', 'pdf', 'docx', 'html']

/** mikoyan-telegram-1962-11-06: a date, a kind, and names before (and after) it. */
function inferFromFileName(draft: Draft): void {
  if (draft.idGiven || draft.register) return
  if (!NAMED_FORMATS.includes(draft.format)) return
  const name = baseName(draft.file)
  const at =
    /(?:^|[-_ .])(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?:$|[-_ .])/.exec(name) ??
    /(?:^|[-_ .])(\d{4})-(\d{2})(?:$|[-_ .])/.exec(name)
  if (!at) return
  const edtf = at.slice(1).join('-')
  if (readEdtf(edtf, 'UTC')) putDate(draft, { words: edtf, edtf }, 'from the file name')
  const words = name
    .slice(0, at.index)
    .toLowerCase()
    .split(/[-_ .]+/)
    .filter(Boolean)
  const kindAt = words.findIndex((w) => KIND_WORDS.has(w))
  if (kindAt >= 0) put(draft, 'kind', KIND_WORDS.get(words[kindAt]!), 'from the file name')
  // Two names may be one party ("soviet-government") as well as two: only one name before the kind is a sender.
  const names = kindAt >= 0 ? words.slice(0, kindAt) : []
  const to = names.indexOf('to')
  if (names.length === 1) put(draft, 'from', names, 'from the file name')
  else if (to === 1 && names.length === 3) {
    put(draft, 'from', [names[0]!], 'from the file name')
    put(draft, 'to', [names[2]!], 'from the file name')
  }
}

/** "today, November 6": the day is said in the text, the year elsewhere. */
function inferFromContent(draft: Draft, head: string): void {
  const m =
    /\b[Tt]oday,? (?:is )?(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})\b/.exec(
      head,
    )
  if (!m || isDated(draft)) return
  const years = new Set([...head.matchAll(/\b(1[5-9]\d\d|20\d\d)\b/g)].map((y) => y[1]!))
  const inPath = new Set([...draft.file.matchAll(/(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/g)].map((y) => y[1]!))
  const year =
    draft.year ?? (inPath.size === 1 ? Number([...inPath][0]) : years.size === 1 ? Number([...years][0]) : undefined)
  const date = `${String(monthNumber(m[1]!)).padStart(2, '0')}-${m[2]!.padStart(2, '0')}`
  if (year !== undefined && readEdtf(`${year}-${date}`, 'UTC'))
    putDate(
      draft,
      { words: m[0], edtf: `${year}-${date}` },
      `from the words "${m[0]}", the year from ${draft.year ? 'its surroundings' : inPath.size === 1 ? 'the file name' : 'the text'}`,
    )
}

/** "1101. Policy. Embassy translation follows...": the sender's number, after the date line. */
function inferNumber(draft: Draft, lines: readonly string[]): void {
  if (!draft.said.kind || !/telegram|cable|airgram|despatch/.test(draft.said.kind)) return
  const text = lines.filter((l) => l !== '').slice(0, 4)
  for (const line of text) {
    const m =
      /^((?:(?:Secto|Tosec|Dulte|Tedul|Polto|Topol|Cahto|Tocah|Usun|Delga|Gadel|Circular|A-)\s?)?\d{1,5})\. \S/.exec(
        line,
      )
    if (m) {
      put(draft, 'numbers', [m[1]!], 'from the first line')
      return
    }
  }
}

/** "My dear Lindqvist," names whom it is for; "Dear Mr. President:" does if only by office; what is signed under a closing formula, who wrote. */
function inferFromForms(draft: Draft, forms: LetterForms, names: NameIndex): void {
  if (forms.greets) put(draft, 'kind', 'letter', 'from the salutation')
  if (forms.closes) put(draft, 'kind', 'letter', 'from the closing formula')
  if (forms.greeted) {
    const bare = withoutCourtesy(forms.greeted)
    const name =
      findParty(names, forms.greeted) !== undefined && findParty(names, bare) === undefined ? forms.greeted : bare
    put(draft, 'to', [name], 'from the salutation')
  }
  if (forms.signed) put(draft, 'from', [forms.signed], 'from the signature')
}

/** "01 Petrie to Lindqvist 28 April 1891": a number, both ends and a date. */
function inferEndsFromFileName(draft: Draft): void {
  if (draft.idGiven || draft.register || !NAMED_FORMATS.includes(draft.format)) return
  const name = baseName(draft.file)
    .replace(/_/g, ' ')
    .replace(/^\d{1,4}[a-z]?[.)\]]?[\s-]+(?=\p{L})/u, '')
  inferDateWithin(draft, name, 'from the file name')
  const read = readTitle(name)
  const ends = read.from ? read : readEnds(name)
  if (ends.from === undefined || ends.to === undefined) return
  const cut = (words: string) => words.replace(/[,\s]+(?:(?:on|dated)\s+)?\d.*$/, '').trim()
  put(draft, 'kind', read.kind ?? 'letter', 'from the file name')
  put(draft, 'from', [cut(ends.from)], 'from the file name')
  put(draft, 'to', [cut(ends.to)], 'from the file name')
}

/** A clock time without an offset is by the clock of the place where the paper was written, if the table knows it. */
function giveZone(draft: Draft): void {
  const { said } = draft
  for (const field of ['written', 'sent'] as const) {
    const when = said[field]
    if (!when?.edtf || when.zone || !hasBareClock(when.edtf)) continue
    const zone = draft.zone ?? (draft.complete ? undefined : said.place && zoneOfPlace(said.place))
    if (!zone) continue
    said[field] = { ...when, zone }
    if (!draft.zone) draft.inferred.zone = `from the place, ${said.place}`
  }
}
