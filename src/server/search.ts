/**
 * Search over the texts of one view. The words searched are those the eyes can see and no others: a hit, a count or a rank
 * never comes from outside the view. All the words asked for must be there, and those in quotation marks one after the other; titles weigh more than texts. Facets are counted on
 * what was found. Nothing is indexed beforehand: an index over the whole record would rank by papers outside the view.
 */
import { dateOf, nameOf, type Paper, textOf } from '../record/record.ts'
import { MONTH_NAMES } from '../record/when.ts'
import type { DeskFacet, DeskFound, DeskHit, Facet } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'

/** How many are given unless more are asked for. */
const FIRST = 60
const AROUND = 60

export interface Sought {
  readonly words: string
  readonly party?: string
  readonly kind?: string
  readonly channel?: string
  readonly year?: string
  /** "1962-10" */
  readonly month?: string
  /** How many hits, at the most. */
  readonly shown?: number
  /** Only these papers: those that a party holds, as the keeper knows. */
  readonly among?: ReadonlySet<string>
}

export function searchPapers(look: Look, sought: Sought): DeskFound {
  const asked = readAsked(sought.words)
  const wanted: readonly [Facet, string][] = FACETS.flatMap((f) => {
    const value = sought[f]
    return value ? [[f, value] as [Facet, string]] : []
  })
  const hits: { score: number; hit: DeskHit; facing: Facing }[] = []
  for (const paper of look.seen.papers.values()) {
    if (sought.among && !sought.among.has(paper.id)) continue
    const facing = faceOf(paper)
    if (!wanted.every(([facet, value]) => facing[facet].includes(value))) continue
    const title = titleOf(look.seen, paper)
    const text = textOf(look.seen, paper) ?? ''
    const face = fold(`${title} ${paper.numbers.join(' ')} ${paper.id}`)
    const body = foldedBody(text)
    if (!asked.every((find) => find(face, 0) || find(body, 0))) continue
    const score = asked.reduce((sum, find) => sum + (find(face, 0) ? 10 : 0) + occurrences(body, find), 0)
    const at = asked
      .map((find) => find(body, 0))
      .filter((place) => place !== undefined)
      .sort((a, b) => a[0] - b[0])[0]
    hits.push({
      score,
      hit: {
        paper: paper.id,
        title,
        words: dateOf(paper)?.words ?? '',
        kind: paper.kind,
        snippet: snippetAt(text, at),
        ...(at && { at }),
      },
      facing,
    })
  }
  const ranked = hits.sort((a, b) => b.score - a.score || (a.hit.paper < b.hit.paper ? -1 : 1))
  const facing = hits.map((h) => h.facing)
  return {
    total: hits.length,
    hits: ranked.slice(0, Math.max(FIRST, sought.shown ?? 0)).map((h) => h.hit),
    facets: {
      party: countFacet(facing, 'party', (id) => nameOf(look.seen, id)),
      kind: countFacet(facing, 'kind'),
      channel: countFacet(facing, 'channel'),
      year: countFacet(facing, 'year'),
      month: countMonths(facing, sought.year),
    },
  }
}

/** What a search asks, from the query of an address. */
export function readSought(ask: (name: string) => string | undefined): Sought {
  const sought: { -readonly [F in keyof Sought]: Sought[F] } = { words: ask('q') ?? '' }
  for (const facet of FACETS) {
    const value = ask(facet)
    if (value) sought[facet] = value
  }
  const shown = Number(ask('shown'))
  return shown > 0 ? { ...sought, shown } : sought
}

/** Where what is asked for stands in a text, from a place on: [start, end). */
type Find = (text: string, from: number) => readonly [number, number] | undefined

/** Words, and in quotation marks words that follow each other, whatever the lines are broken into. */
function readAsked(words: string): Find[] {
  const asked = fold(words).matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/g)
  return [...asked].flatMap((m) => {
    const parts = (m[1] ?? m[0]).split(/\s+/).filter(Boolean)
    if (parts.length === 0) return []
    return parts.length === 1 ? [findWord(parts[0]!)] : [findPhrase(parts)]
  })
}

function findWord(word: string): Find {
  return (text, from) => {
    const at = text.indexOf(word, from)
    return at < 0 ? undefined : [at, at + word.length]
  }
}

function findPhrase(parts: readonly string[]): Find {
  const phrase = new RegExp(parts.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'g')
  return (text, from) => {
    phrase.lastIndex = from
    const m = phrase.exec(text)
    return m ? [m.index, m.index + m[0].length] : undefined
  }
}

type Facing = { readonly [facet in Facet]: readonly string[] }

function faceOf(paper: Paper): Facing {
  const [month, year] = /(\d{4})(?:-(?:0[1-9]|1[0-2]))?/.exec(dateOf(paper)?.edtf ?? '') ?? []
  return {
    party: [...new Set([...paper.from, ...paper.to, ...paper.cc])],
    kind: [paper.kind],
    channel: paper.channel ? [paper.channel] : [],
    year: year ? [year] : [],
    month: month && month !== year ? [month] : [],
  }
}

/** Where a year is chosen, or holds most of what was found, its months, in their order. */
function countMonths(facing: readonly Facing[], chosen: string | undefined): DeskFacet[] {
  const busiest = countFacet(facing, 'year')[0]
  const year = chosen ?? (busiest && busiest.count > facing.length / 2 ? busiest.id : undefined)
  if (year === undefined) return []
  const named = (id: string) => `${MONTH_NAMES[Number(id.slice(5)) - 1]} ${year}`
  return countFacet(facing, 'month', named, Infinity)
    .filter((m) => m.id.startsWith(`${year}-`))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const FACETS = ['party', 'kind', 'channel', 'year', 'month'] as const
const MOST = 12

function countFacet(
  facing: readonly Facing[],
  facet: Facet,
  name = (id: string) => id,
  most: number = MOST,
): DeskFacet[] {
  const counts = new Map<string, number>()
  for (const f of facing) for (const id of f[facet]) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .map(([id, count]) => ({ id, name: name(id), count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, most)
}

/** Without case or accents, every character keeping its place, so that positions hold in the text itself. */
function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return Array.from({ length: text.length }, (_, i) => foldUnit(text[i]!)).join('')
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** Texts already folded, so that the second search of a long file does not wait. */
const bodies = new Map<string, string>()
const BODIES_KEPT = 5000

function foldedBody(text: string): string {
  const known = bodies.get(text)
  if (known !== undefined) return known
  if (bodies.size >= BODIES_KEPT) bodies.clear()
  const made = fold(text)
  bodies.set(text, made)
  return made
}

const folded = new Map<string, string>()

function foldUnit(unit: string): string {
  const known = folded.get(unit)
  if (known !== undefined) return known
  const plain = unit.normalize('NFD')[0]!.toLowerCase()
  const one = plain.length === 1 ? plain : unit
  folded.set(unit, one)
  return one
}

/** Up to five. */
function occurrences(text: string, find: Find): number {
  let n = 0
  for (let at = find(text, 0); at && n < 5; at = find(text, at[1])) n++
  return n
}

function snippetAt(text: string, at: readonly [number, number] | undefined): string {
  if (!at) {
    const opening = text.slice(0, AROUND * 2)
    return opening.length < text.length ? `${clean(opening.replace(/\s\S*$/, ''))}…` : clean(opening)
  }
  const from = Math.max(0, at[0] - AROUND)
  const to = Math.min(text.length, at[1] + AROUND * 1.5)
  return `${from > 0 ? '…' : ''}${clean(text.slice(from, at[0]))}\u0002${clean(text.slice(...at))}\u0003${clean(text.slice(at[1], to))}${to < text.length ? '…' : ''}`
}

/** A text could bear the marks of a hit itself. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these two are what the snippet uses to mark a hit.
  return text.replace(/[\u0002\u0003]/g, '').replace(/\s+/g, ' ')
}
