/**
 * What a paper does not say in so many fields but does say in its text: date line, heading, salutation, signature, file
 * name. Each inference is marked with its reason; nothing is inferred that the text does not support, and what the source
 * gives is never touched. Only the head and the tail of a text are looked at, so a text of any length costs the same.
 */
import { readEdtf } from '../record/edtf.ts'
import type { WhenSaid } from '../record/when.ts'
import { monthNumber, readDateWords } from './date-words.ts'
import { hasBareClock } from './fields.ts'
import { baseName, type Draft } from './gathering.ts'
import { zoneOfPlace } from './places.ts'
import { KIND_WORDS, readTitle } from './title.ts'

const HEAD = 3000
const TAIL = 600

/** Fills in what can be inferred. Changes the draft's `said` and `inferred`. */
export function inferFields(draft: Draft): void {
  if (!draft.complete) {
    const head = draft.body?.slice(0, HEAD) ?? ''
    const lines = head.split('\n', 60).map((l) => l.trim())
    inferFromTitle(draft, draft.said.title, 'from the title')
    inferFromHeaderBlock(draft, lines)
    inferFromHeading(draft, lines)
    inferFromDateLine(draft, lines)
    inferFromFileName(draft)
    inferFromContent(draft, head)
    inferNumber(draft, lines)
    inferFromSalutation(draft, lines)
    inferFromSignature(draft)
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

function inferFromTitle(draft: Draft, title: string | undefined, reason: string): void {
  if (!title) return
  const read = readTitle(title)
  put(draft, 'kind', read.kind, reason)
  put(draft, 'from', read.from ? [read.from] : undefined, reason)
  put(draft, 'to', read.to ? [read.to] : undefined, reason)
  put(draft, 'numbers', read.number ? [read.number] : undefined, reason)
}

/** "From: / To: / Date: / Subject:" at the head of a text. */
function inferFromHeaderBlock(draft: Draft, lines: readonly string[]): void {
  const found = new Map<string, string>()
  for (const line of lines.slice(0, 20)) {
    const m = /^(from|to|cc|date|subject|subj|re|place|no|number)\s*[.:]\s*(\S.*)$/i.exec(line)
    if (m && !found.has(m[1]!.toLowerCase())) found.set(m[1]!.toLowerCase(), m[2]!)
  }
  if (!found.has('from') && !(found.has('to') && found.size > 1)) return
  const names = (words: string | undefined): string[] | undefined =>
    words
      ?.split(/;|\s+and\s+(?=[A-Z])/)
      .map((n) => n.trim())
      .filter(Boolean)
  put(draft, 'from', names(found.get('from')), 'from the line "From:"')
  put(draft, 'to', names(found.get('to')), 'from the line "To:"')
  put(draft, 'cc', names(found.get('cc')), 'from the line "cc:"')
  putDate(draft, found.has('date') ? readDateWords(found.get('date')!) : undefined, 'from the line "Date:"')
  put(draft, 'title', found.get('subject') ?? found.get('subj'), 'from the line "Subject:"')
  put(draft, 'place', found.get('place'), 'from the line "Place:"')
}

/** A first line that is a heading: "# Letter from A to B", "Telegram From the Embassy in X to the Department of State". */
function inferFromHeading(draft: Draft, lines: readonly string[]): void {
  const first = lines.find((l) => l !== '')
  if (!first || first.length > 240) return
  const heading = first.replace(/^#+\s*/, '').replace(/^(?:\d+\.|No\. \d+)\s+/, '')
  const read = readTitle(heading)
  const marked = first.startsWith('#')
  if (!marked && !(read.kind && read.from)) return
  put(draft, 'title', heading, 'from the heading')
  inferFromTitle(draft, heading, 'from the heading')
}

const DATE_WORDS =
  /(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?),?\s+\d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{4}\/\d{1,2}\/\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})/

/** "Moscow, October 26, 1962, 7 p.m.": a short line that is a place and a date and nothing more. */
function inferFromDateLine(draft: Draft, lines: readonly string[]): void {
  for (const line of lines.filter((l) => l !== '').slice(0, 6)) {
    if (line.length > 90) continue
    const at = DATE_WORDS.exec(line)
    if (!at) continue
    const place = line
      .slice(0, at.index)
      .replace(/[\s,—–[(-]+$/, '')
      .replace(/^[[(]+/, '')
      .trim()
    const when = readDateWords(line.slice(at.index))
    if (!when || (place !== '' && !/^[\p{Lu}(["“][\p{L}.'’() -]{1,40}(?:, [\p{L}.\s]{1,20})?$/u.test(place))) continue
    if (/^(?:on|of|dated|by|since|until|after|before|from|to|the)\b/i.test(place)) continue
    putDate(draft, when, 'from the date line')
    if (place !== '' && !/^(?:date|dated|mon|tues|wednes|thurs|fri|satur|sun)/i.test(place))
      put(draft, 'place', place, 'from the date line')
    return
  }
}

/** mikoyan-telegram-1962-11-06: a date, a kind, and names before (and after) it. */
function inferFromFileName(draft: Draft): void {
  if (draft.idGiven || draft.register) return
  if (!['markdown', 'text', 'pdf', 'docx', 'html'].includes(draft.format)) return
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

const TITLES = /^(?:mr|mrs|madam|sir|dear|my|the)\b\.?/i

/** "Dear Mr. President:" names whom it is for, if only by office. */
function inferFromSalutation(draft: Draft, lines: readonly string[]): void {
  const line = lines
    .filter((l) => l !== '')
    .slice(0, 6)
    .find((l) => /^["“]?(?:My )?Dear\s/.test(l) && l.length < 70)
  const m = line && /^["“]?(?:My )?Dear\s+(.+?)\s*[:,]?$/.exec(line)
  if (!m) return
  const name = m[1]!.replace(/^(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+/, '').trim()
  put(draft, 'kind', 'letter', 'from the salutation')
  if (/^\p{Lu}/u.test(name) && !/^(?:Sirs?|Madam|Friends?|Colleagues?|Comrades?)$/.test(name) && !TITLES.test(name))
    put(draft, 'to', [name], 'from the salutation')
}

/** "Sincerely yours, / John F. Kennedy" at the end. */
function inferFromSignature(draft: Draft): void {
  if (!draft.body || draft.said.from !== undefined) return
  const tail = draft.body
    .slice(-TAIL)
    .trimEnd()
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)
  for (let i = Math.max(0, tail.length - 5); i < tail.length; i++) {
    const m =
      /^(?:(?:Very |Most )?(?:Sincerely|Respectfully|Truly|Faithfully|Cordially)(?: yours)?|Yours (?:sincerely|faithfully|truly|ever)|With (?:best|kind) regards|Respectfully),?\s*(.*)$/i.exec(
        tail[i]!,
      )
    if (!m) continue
    const name = (m[1] || tail[i + 1] || '')
      .replace(/["”.]+$/, '')
      .replace(/^\/s\/\s*/, '')
      .trim()
    if (/^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|von|van|la)){0,4}$/u.test(name) && name.length < 50) {
      put(draft, 'kind', 'letter', 'from the signature')
      put(draft, 'from', [name], 'from the signature')
      return
    }
  }
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
