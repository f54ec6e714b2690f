/**
 * Search over the texts of one view. The words searched are those the eyes can see and no others: a hit, a count or a rank
 * never comes from outside the view. All the words asked for must be there; titles weigh more than texts. Facets are counted on
 * what was found. Nothing is indexed beforehand: an index over the whole record would rank by papers outside the view.
 */
import { dateOf, nameOf, type Paper, textOf } from '../record/record.ts'
import type { DeskFacet, DeskFound, DeskHit, Facet } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'

const LIMIT = 60
const AROUND = 60

export interface Sought {
  readonly words: string
  readonly party?: string
  readonly kind?: string
  readonly channel?: string
  readonly year?: string
  /** Only these papers: those that a party holds, as the keeper knows. */
  readonly among?: ReadonlySet<string>
}

export function searchPapers(look: Look, sought: Sought): DeskFound {
  const asked = fold(sought.words).split(/\s+/).filter(Boolean)
  const wanted: readonly [Facet, string][] = (['party', 'kind', 'channel', 'year'] as const).flatMap((f) => {
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
    if (!asked.every((word) => face.includes(word) || body.includes(word))) continue
    const score = asked.reduce(
      (sum, word) => sum + (face.includes(word) ? 10 : 0) + Math.min(5, occurrences(body, word)),
      0,
    )
    const start = asked
      .map((word) => body.indexOf(word))
      .filter((at) => at >= 0)
      .sort((a, b) => a - b)[0]
    const word = start === undefined ? undefined : asked.find((w) => body.startsWith(w, start))
    const at = start === undefined || !word ? undefined : ([start, start + word.length] as const)
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
    hits: ranked.slice(0, LIMIT).map((h) => h.hit),
    facets: {
      party: countFacet(facing, 'party', (id) => nameOf(look.seen, id)),
      kind: countFacet(facing, 'kind'),
      channel: countFacet(facing, 'channel'),
      year: countFacet(facing, 'year'),
    },
  }
}

type Facing = { readonly [facet in Facet]: readonly string[] }

function faceOf(paper: Paper): Facing {
  const year = /\d{4}/.exec(dateOf(paper)?.edtf ?? '')?.[0]
  return {
    party: [...new Set([...paper.from, ...paper.to, ...paper.cc])],
    kind: [paper.kind],
    channel: paper.channel ? [paper.channel] : [],
    year: year ? [year] : [],
  }
}

const FACETS = 12

function countFacet(facing: readonly Facing[], facet: Facet, name = (id: string) => id): DeskFacet[] {
  const counts = new Map<string, number>()
  for (const f of facing) for (const id of f[facet]) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .map(([id, count]) => ({ id, name: name(id), count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, FACETS)
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

function occurrences(text: string, word: string): number {
  let n = 0
  for (let at = text.indexOf(word); at >= 0 && n < 5; at = text.indexOf(word, at + word.length)) n++
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
