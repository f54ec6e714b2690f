/**
 * Papers that are absent. Passages that tell the same of a paper not on file (its number, or its day and author) share one
 * placeholder. Its id is made from the citing spans alone: it gives away nothing but the passages themselves (ruling 4).
 */

import { keepersLanguage, languageOf, languages } from '../reading/languages.ts'
import type { FoundReference, Mention } from '../reading/reference.ts'
import { canonical, sha256 } from '../record/entry.ts'
import { nameOf, type Paper, type Record } from '../record/record.ts'
import { MONTH_NAMES } from '../record/when.ts'
import type { Resolved } from './decide.ts'
import { isLetterlike } from './kinds.ts'
import type { Placeholder } from './link.ts'
import { areApart } from './memory.ts'
import { type Keys, likeness, union } from './parties.ts'
import type { Question } from './question.ts'
import { dayToIso } from './standing.ts'

export interface Absence {
  /** Index of the link. */
  readonly link: number
  readonly paper: string
  readonly span: readonly [number, number]
  readonly resolved: Resolved
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Whom the passage says wrote the absent paper and to whom, as party ids where it means a party, else as written. */
export function whoWrote(
  record: Record,
  citing: Paper,
  resolved: Resolved,
  partyNamed: (words: string) => string | undefined,
): { from: string[]; to: string[] } {
  const { author, addressee } = resolved.question.found
  const who = (m: Mention | undefined): string[] => {
    if (!m) return []
    const ministry = (languageOf(citing.language) ?? keepersLanguage()).names.ministryName
    if (m.role === 'self') return [...citing.from]
    if (m.role === 'addressee') return [...citing.to]
    if (m.role === 'department') return [partyNamed(ministry) ?? ministry]
    if (m.role === 'mission')
      return [...citing.from, ...citing.to].filter((id) =>
        languages().some((l) => l.names.mission.test(nameOf(record, id))),
      )
    return m.role === 'named' ? [partyNamed(m.words) ?? m.words] : []
  }
  const from = who(author)
  const implied = author?.role === 'addressee' ? [...citing.from] : author?.role === 'self' ? [...citing.to] : []
  return { from, to: addressee ? who(addressee) : resolved.question.found.kind === 'talk' ? [] : implied }
}

export function groupAbsences(record: Record, absences: readonly Absence[]): Map<string, Placeholder> {
  const groups = new Map<string, Absence[]>()
  for (const a of absences) {
    const key = groupKey(a)
    const group = groups.get(key)
    if (group) group.push(a)
    else groups.set(key, [a])
  }
  const placeholders = new Map<string, Placeholder>()
  for (const group of joinDays([...groups.values()])) {
    const spans = group
      .map((a) => [a.paper, ...a.span] as const)
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
    const id = `absent:${sha256(canonical(spans)).slice(0, 12)}`
    const best = [...group].sort((a, b) => said(b) - said(a) || a.link - b.link)[0]!
    const { found } = best.resolved.question
    const day = best.resolved.question.days[0]
    const date =
      day !== undefined
        ? dayToIso(day)
        : best.resolved.question.month
          ? dayToIso(best.resolved.question.month[0]).slice(0, 7)
          : undefined
    const number =
      found.number && [found.series && asWritten(found, found.series), numberOf(found)].filter(Boolean).join(' ')
    const kind = found.kind === 'answer' ? 'letter' : found.kind
    const called = callIt(found, kind)
    const people = [
      best.from.map((p) => nameOf(record, p)).join(', '),
      best.to.map((p) => nameOf(record, p)).join(', '),
    ]
    placeholders.set(id, {
      id,
      kind,
      from: best.from,
      to: best.to,
      ...(date && { date }),
      ...(number && { number }),
      description: [
        [called, number].filter(Boolean).join(' '),
        people[0] && people[1]
          ? `${people[0]} to ${people[1]}`
          : people[0]
            ? `from ${people[0]}`
            : people[1] && `to ${people[1]}`,
        date && inWords(date),
        best.resolved.question.found.carrier && `through ${best.resolved.question.found.carrier}`,
      ]
        .filter(Boolean)
        .join(', '),
      identified: group.some((a) => isIdentified(a.resolved.question)),
      links: group.map((a) => a.link),
    })
  }
  return placeholders
}

function isIdentified({ found, days, month, author }: Question): boolean {
  const answered =
    found.use === 'answers' && found.answeredBy === undefined && author !== undefined && found.kind !== 'talk'
  return Boolean(found.number || days.length || month || found.titled || found.label || found.withheld || answered)
}

function said(a: Absence): number {
  const { found, days } = a.resolved.question
  return Number(Boolean(found.number)) * 2 + Number(days.length > 0) * 2 + a.from.length + a.to.length
}

/** What passages that mean one paper not on file have in common: its number or its day, and its writer; else only their own place. */
export function groupKey(a: Pick<Absence, 'paper' | 'span' | 'resolved' | 'from'>): string {
  const { found, days, from } = a.resolved.question
  const who = [...a.from].sort().join('+')
  // A number begins anew within the year or so: keep passages a year apart apart.
  if (found.number && who)
    return `n ${found.series ?? ''} ${numberOf(found)} ${who} ${days.length ? Math.floor(days[0]! / 400) : Math.floor((from ?? 0) / 400)}`
  if (found.number && found.series) return `n ${found.series} ${numberOf(found)} ${Math.floor((from ?? 0) / 400)}`
  const kind = found.kind === 'talk' || found.kind === 'telegram' ? found.kind : 'paper'
  const hand = found.carrier?.split(/\s+/).at(-1)
  if (days.length && who) return `d ${kind} ${days[0]} ${who}${hand ? ` ${hand}` : ''}`
  return `p ${a.paper} ${a.resolved.question.origin ?? a.span[0]}`
}

/** One absent letter as a group of passages tells of it. */
interface Told {
  readonly day: number
  readonly author: Keys
  readonly addressee: Keys
  readonly folders: ReadonlySet<string>
  readonly order: string
  readonly group: readonly Absence[]
}

/**
 * Groups that mean one letter become one: the same day, and people that fit, where one passage leaves out the writer or the reader.
 * A passage that would fit two letters of the day stays by itself.
 */
function joinDays(groups: readonly (readonly Absence[])[]): (readonly Absence[])[] {
  const byDay = new Map<number, Told[]>()
  const rest: (readonly Absence[])[] = []
  for (const group of groups) {
    const told = tellDay(group)
    if (!told) rest.push(group)
    else byDay.set(told.day, [...(byDay.get(told.day) ?? []), told])
  }
  for (const ofDay of byDay.values()) {
    const known = (t: Told) => Number(t.author.size > 0) * 2 + Number(t.addressee.size > 0)
    const inOrder = [...ofDay].sort((a, b) => known(b) - known(a) || (a.order < b.order ? -1 : 1))
    const letters: Told[] = []
    for (const t of inOrder) {
      const fits = letters.filter((l) => mayBeOne(l, t))
      if (fits.length === 1) letters[letters.indexOf(fits[0]!)] = both(fits[0]!, t)
      else letters.push(t)
    }
    rest.push(...letters.map((l) => l.group))
  }
  return rest
}

function tellDay(group: readonly Absence[]): Told | undefined {
  const [first] = group
  const { found, days } = first!.resolved.question
  if (days.length !== 1 || found.number || !group.every((a) => isLetterlike(a.resolved.question.found.kind)))
    return undefined
  const whole = group.map((a) => a.resolved.question)
  return {
    day: days[0]!,
    author: union(
      ...whole.map((q) => q.author ?? union(...(q.antecedents ?? []).slice(0, 2))),
      ...group.flatMap((a) => a.from.map(keysOfId)),
    ),
    addressee: union(...whole.map((q) => q.addressee ?? q.implied), ...group.flatMap((a) => a.to.map(keysOfId))),
    folders: new Set(group.map((a) => a.paper.slice(0, Math.max(0, a.paper.lastIndexOf('/'))))),
    order: group.map((a) => `${a.paper} ${String(a.span[0]).padStart(9, '0')}`).sort()[0]!,
    group,
  }
}

const keysOfId = (id: string): Keys => new Set([`party:${id}`])

function mayBeOne(a: Told, b: Told): boolean {
  const called = (t: Told) => t.group.map((x) => x.resolved.question.found)
  if (called(a).some((x) => called(b).some((y) => areApart(x, y)))) return false
  const [author, addressee] = [likeness(a.author, b.author), likeness(a.addressee, b.addressee)]
  if (author === 0 || addressee === 0) return false
  // Nobody in common: the folder must tie them together, and one of the two must name somebody.
  if (!author && !addressee)
    return (
      (a.author.size + a.addressee.size > 0 || a.order.split(' ')[0] === b.order.split(' ')[0]) &&
      [...a.folders].some((f) => b.folders.has(f))
    )
  return true
}

function both(a: Told, b: Told): Told {
  return {
    ...a,
    author: union(a.author, b.author),
    addressee: union(a.addressee, b.addressee),
    folders: new Set([...a.folders, ...b.folders]),
    group: [...a.group, ...b.group],
  }
}

/** "633", "633–635", "3, 5, 9". */
function numberOf({ number, alsoNumbered = [] }: FoundReference): string | undefined {
  const digits = [number, ...alsoNumbered].map((n) => Number(n?.replace(/^\D+/, '')))
  const runsOn = digits.length > 1 && digits.every((d, i) => i === 0 || d === digits[i - 1]! + 1)
  return runsOn ? `${number}–${alsoNumbered.at(-1)}` : [number, ...alsoNumbered].filter(Boolean).join(', ')
}

/** The passage's own word for the paper: "despatch", "airgram", "note verbale". "NSC Action 2301" says itself what it is. */
function callIt(found: FoundReference, kind: string): string {
  if (found.series && found.kind === 'document') return ''
  // "tel" is short for the kind.
  return found.noun && found.noun.length > 3 && found.kind !== 'talk' && found.kind !== 'answer' ? found.noun : kind
}

/** A series as the passage spells it, "NSC Action", "Secto", and not as it is looked up. */
function asWritten(found: FoundReference, series: string): string {
  const at = found.words.toLowerCase().indexOf(series)
  return at < 0 ? capital(series) : found.words.slice(at, at + series.length)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function inWords(date: string): string {
  const [y, m, d] = date.split('-').map(Number)
  return [d, MONTH_NAMES[(m ?? 1) - 1], y].filter(Boolean).join(' ')
}
