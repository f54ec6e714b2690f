/**
 * What a paper does not say in so many fields but does say in its text: date line, heading, salutation, signature, file
 * name. Each inference is marked with its reason; nothing is inferred that the text does not support, and what the source
 * gives is never touched. Only the head and the tail of a text are looked at, so a text of any length costs the same.
 */
import { readDateWords } from '../reading/date-words.ts'
import type { HeadField } from '../reading/language.ts'
import { firstReading, languages } from '../reading/languages.ts'
import { kindNamed, readEnds, readTitle } from '../reading/paper-titles.ts'
import { readEdtf } from '../record/edtf.ts'
import { findParty } from '../record/fold.ts'
import type { NameIndex } from '../record/names.ts'
import type { WhenSaid } from '../record/when.ts'
import { hasBareClock } from './fields.ts'
import { baseName, type Draft } from './gathering.ts'
import { type LetterForms, readLetterForms, withoutCourtesy } from './letter-forms.ts'
import { divideParties } from './party-cells.ts'
import { zoneOfPlace } from './places.ts'

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

/** "From: / To: / Date: / Subject:" at the head of a text, "De: / Para: / Fecha:" where there are rules for Spanish. */
function inferFromHeaderBlock(draft: Draft, lines: readonly string[], names: NameIndex): void {
  const found = new Map<HeadField, { readonly words: string; readonly reason: string }>()
  for (const line of lines.slice(0, 20)) {
    const m = /^(\p{L}[\p{L} ]{0,15}?)\s*([.:])\s*(\S.*)$/u.exec(line)
    const label = m?.[1]?.toLowerCase()
    const field = label && firstReading(({ heads }) => heads.labels.get(label))
    if (field && !found.has(field)) found.set(field, { words: m![3]!, reason: `from the line "${m![1]}${m![2]}"` })
  }
  if (!found.has('from') && !(found.has('to') && found.size > 1)) return
  for (const field of ['from', 'to', 'cc'] as const) {
    const line = found.get(field)
    if (line) put(draft, field, divideParties(line.words, names, true), line.reason)
  }
  const date = found.get('date')
  if (date) putDateWords(draft, date.words, date.reason)
  const number = found.get('number')
  if (number && /^\d{1,5}[A-Z]?$/.test(number.words)) put(draft, 'numbers', [number.words], number.reason)
  for (const field of ['title', 'place'] as const)
    put(draft, field, found.get(field)?.words, found.get(field)?.reason ?? '')
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
  const heading = languages().reduce(
    (words, { heads }) => words.replace(heads.numberBefore, ''),
    first.replace(/^#+\s*/, ''),
  )
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
  const at = isDated(draft) ? undefined : findDate(heading)
  if (at) putDateWords(draft, heading.slice(at.index), reason)
}

/** Where in a line a date begins that has its year. */
function findDate(line: string): RegExpExecArray | undefined {
  return firstReading(({ dates }) => dates.inLine.exec(line) ?? undefined)
}

/** "Moscow, October 26, 1962, 7 p.m.": a short line that is a place and a date and nothing more. */
function inferFromDateLine(draft: Draft, lines: readonly string[]): void {
  for (const line of lines.filter((l) => l !== '').slice(0, 6)) {
    if (line.length > 90) continue
    const at = findDate(line)
    if (!at) continue
    const place = languages()
      .flatMap(({ heads }) => heads.beforeDate)
      .reduce((words, cut) => words.replace(cut, ''), line.slice(0, at.index).replace(/[\s,—–[(-]+$/, ''))
      .replace(/[\s,]+$/, '')
      .replace(/^[[(]+/, '')
      .trim()
    const words = line.slice(at.index)
    const when = readDateWords(words, { centuryOf: (n) => 1900 + n })
    if (!when || (place !== '' && !/^[\p{Lu}(["“][\p{L}.'’() -]{1,40}(?:, [\p{L}.\s]{1,20})?$/u.test(place))) continue
    if (languages().some(({ heads }) => heads.notPlace.test(place))) continue
    putDateWords(draft, words, 'from the date line')
    if (place !== '' && !languages().some(({ heads }) => heads.notOnlyPlace.test(place)))
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
  const kindAt = words.findIndex((w) => kindNamed(w) !== undefined)
  if (kindAt >= 0) put(draft, 'kind', kindNamed(words[kindAt]!), 'from the file name')
  // Two names may be one party ("soviet-government") as well as two: only one name before the kind is a sender.
  const names = kindAt >= 0 ? words.slice(0, kindAt) : []
  const between = new Set(languages().map(({ titles }) => titles.to))
  const to = names.findIndex((w) => between.has(w))
  if (names.length === 1) put(draft, 'from', names, 'from the file name')
  else if (to === 1 && names.length === 3) {
    put(draft, 'from', [names[0]!], 'from the file name')
    put(draft, 'to', [names[2]!], 'from the file name')
  }
}

/** "today, November 6": the day is said in the text, the year elsewhere. */
function inferFromContent(draft: Draft, head: string): void {
  if (isDated(draft)) return
  const told = firstReading(({ dates }) => {
    const m = dates.today.exec(head)
    const { month, day } = m?.groups ?? {}
    return m && month && day ? { words: m[0], month: dates.monthNumber(month), day } : undefined
  })
  if (!told) return
  const years = new Set([...head.matchAll(/\b(1[5-9]\d\d|20\d\d)\b/g)].map((y) => y[1]!))
  const inPath = new Set([...draft.file.matchAll(/(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/g)].map((y) => y[1]!))
  const year =
    draft.year ?? (inPath.size === 1 ? Number([...inPath][0]) : years.size === 1 ? Number([...years][0]) : undefined)
  const date = `${String(told.month).padStart(2, '0')}-${told.day.padStart(2, '0')}`
  if (year !== undefined && readEdtf(`${year}-${date}`, 'UTC'))
    putDate(
      draft,
      { words: told.words, edtf: `${year}-${date}` },
      `from the words "${told.words}", the year from ${draft.year ? 'its surroundings' : inPath.size === 1 ? 'the file name' : 'the text'}`,
    )
}

/** "1101. Policy. Embassy translation follows...": the sender's number, after the date line. */
function inferNumber(draft: Draft, lines: readonly string[]): void {
  const { kind } = draft.said
  const wired = languages().filter(({ heads }) => kind && heads.wired.test(kind))
  const text = lines.filter((l) => l !== '').slice(0, 4)
  const number = text.flatMap((line) => wired.flatMap(({ heads }) => heads.ownNumber.exec(line)?.[1] ?? []))[0]
  put(draft, 'numbers', number ? [number] : undefined, 'from the first line')
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
  const cut = (words: string) =>
    languages()
      .reduce((name, { heads }) => name.replace(heads.afterName, ''), words)
      .trim()
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
