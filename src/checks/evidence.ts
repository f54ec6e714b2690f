/** What checks share: quoting a link as evidence, and calling papers and parties by readable names. */
import type { Link } from '../collation/link.ts'
import { dateOf, nameOf, type Paper, type Record, textOf } from '../record/record.ts'
import { type CivilDate, civilDate, MONTH_NAMES, sortKey, type When } from '../record/when.ts'
import type { Evidence, Finding } from './finding.ts'

export function evidenceOf(link: Link): Evidence {
  return { paper: link.paper, span: [link.start, link.end], words: link.words }
}

/** A passage of a paper's text, by its place. */
export function quoteAt(record: Record, paper: string, span: readonly [number, number]): Evidence {
  const text = textOf(record, record.papers.get(paper)!) ?? ''
  return { paper, span, words: text.slice(span[0], span[1]) }
}

/** A paper in a sentence: "the letter from Kennedy to Khrushchev of 25 October 1962". */
export function sayPaper(record: Record, id: string): string {
  const paper = record.papers.get(id)
  return paper ? `the ${sayPaperBare(record, paper)}` : id
}

function sayPaperBare(record: Record, paper: Paper): string {
  const from = paper.from.map((p) => nameOf(record, p)).join(' and ')
  const to = paper.to.map((p) => nameOf(record, p)).join(' and ')
  const date = sayDate(paper)
  return [paper.kind, from && `from ${from}`, to && `to ${to}`, date && `of ${date}`].filter(Boolean).join(' ')
}

/** The day of a paper in words, as sharp as its source and no sharper. */
export function sayDate(paper: Paper): string | undefined {
  const when = dateOf(paper)
  return when && sayWhen(when)
}

/** A day in words, from what its source says of it. */
export function sayWhen(when: When): string | undefined {
  const [from, to] = when.edtf?.includes('/') ? when.edtf.split('/') : []
  if (from !== undefined && to !== undefined) {
    const day = (edtf: string) => sayDay(civilDate({ words: edtf, edtf }))
    return from === '..' || from === ''
      ? `${day(to)} or before`
      : to === '..' || to === ''
        ? `${day(from)} or later`
        : `${day(from)} or ${day(to)}`
  }
  const c = civilDate(when)
  if (c?.year === undefined) return when.words || undefined
  const words = sayDay(c)
  return when.approximate ? `about ${words}` : when.uncertain ? `${words} (uncertain)` : words
}

/** The hour, where the source has it. */
export function sayHour(when: When): string {
  const hour = when.edtf && !when.edtf.includes('/') ? /T(\d\d:\d\d)/.exec(when.edtf)?.[1] : undefined
  return `${sayWhen(when)}${hour ? `, ${hour}` : ''}`
}

/** "11 August 1903", of days since 1970. */
export function sayDayNumber(day: number): string {
  const date = new Date(day * 86_400_000)
  return sayDay({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() } as CivilDate)
}

function sayDay(c: CivilDate | undefined): string {
  return [c?.day, c?.month && MONTH_NAMES[c.month - 1], c?.year].filter(Boolean).join(' ')
}

export function sayParty(record: Record, id: string): string {
  return nameOf(record, id)
}

export function helpFor(check: string): string {
  return `docs/checks/${check}.md`
}

/** Where two papers come in time, for listing; the undated last. Of one instant, in the order of what they are called. */
export function byDate(record: Record): (a: string, b: string) => number {
  const key = (id: string) => {
    const date = dateOf(record.papers.get(id) ?? ({} as Paper))
    return date ? sortKey(date) : Infinity
  }
  return (a, b) => {
    const [x, y] = [key(a), key(b)]
    return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0
  }
}

/** "a, b and c", with the rest counted when there are many. */
export function list(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most)
  const more = items.length - shown.length
  if (more > 0) return `${shown.join('; ')}; and ${more} more`
  return shown.length > 1 ? `${shown.slice(0, -1).join('; ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}

/** A paper by its own title, if it has one. */
export function titleOrPaper(record: Record, id: string): string {
  return record.papers.get(id)?.title || sayPaper(record, id)
}

/** For the beginning of a sentence. An address of mail stays as it is written. */
export function capital(s: string): string {
  return /^\S+@/.test(s) ? s : s.charAt(0).toUpperCase() + s.slice(1)
}

/** Builds a finding with its help page. */
export function finding(check: string, f: Omit<Finding, 'check' | 'help'>): Finding {
  return { check, ...f, help: helpFor(check) }
}
