/** One paper and its neighbours: what it answers, what answers it, what it cites, who cites it, each with the passage. */
import type { Collation } from '../collation/collate.ts'
import type { Link } from '../collation/link.ts'
import type { Record } from '../record/record.ts'
import { dayOf, excerpt, findPlaces, PAGE, type Places, paint, quoteInContext, titleOf, wrap } from './print-text.ts'

/** A neighbour, and the passage that makes it one; without a passage the keeper or an edition says so. */
export interface Neighbour {
  readonly paper: string
  readonly title: string
  readonly date?: string
  readonly kind?: 'formal' | 'substantive'
  readonly passage?: { readonly paper: string; readonly start: number; readonly end: number; readonly words: string }
}

export interface Thread {
  readonly paper: string
  readonly title: string
  readonly date?: string
  readonly answers: readonly Neighbour[]
  readonly answeredBy: readonly Neighbour[]
  /** Every reference of the paper, also those that could not be settled. */
  readonly cites: readonly Link[]
  readonly citedBy: readonly Link[]
}

/** The thread of a paper or of an absent one. Undefined if nobody has that id. */
export function traceThread(record: Record, collation: Collation, id: string): Thread | undefined {
  const paper = record.papers.get(id)
  if (!paper && !collation.placeholders.has(id)) return undefined
  const linksOf = (index: readonly number[] | undefined) => (index ?? []).map((i) => collation.links[i]!)
  const neighbour = (other: string, kind: Neighbour['kind'], link: number | undefined): Neighbour => {
    const l = link === undefined ? undefined : collation.links[link]
    const date = dayOf(record.papers.get(other))
    return {
      paper: other,
      title: titleOf(record, collation, other),
      ...(date && { date }),
      ...(kind && { kind }),
      ...(l && { passage: { paper: l.paper, start: l.start, end: l.end, words: l.words } }),
    }
  }
  const date = dayOf(paper)
  return {
    paper: id,
    title: titleOf(record, collation, id),
    ...(date && { date }),
    answers: collation.replies.filter((r) => r.reply === id).map((r) => neighbour(r.to, r.kind, r.link)),
    answeredBy: collation.replies.filter((r) => r.to === id).map((r) => neighbour(r.reply, r.kind, r.link)),
    cites: linksOf(collation.byPaper.get(id)),
    citedBy: linksOf(collation.byTarget.get(id)).filter((l) => l.paper !== id),
  }
}

export function* printThread(record: Record, collation: Collation, thread: Thread, covers: string): Generator<string> {
  const places = findPlaces(record)
  const { title, date } = thread
  yield `${paint('bold', title)}${date && !title.includes(date) ? ` (${date})` : ''}\n${thread.paper}\n\n`
  const replies = (heading: string, list: readonly Neighbour[]) =>
    section(
      heading,
      list.map((n) => printNeighbour(places, n)),
    )
  yield replies('Answers', thread.answers)
  yield replies('Is answered by', thread.answeredBy)
  yield section(
    'Cites',
    thread.cites.map((l) => printCited(record, collation, places, l)),
  )
  yield section(
    'Is cited by',
    thread.citedBy.map((l) => printPassage(places, l.paper, l, titleOf(record, collation, l.paper))),
  )
  yield `${wrap(`Read in ${covers}.`)}\n`
}

function section(heading: string, entries: readonly string[]): string {
  if (entries.length === 0) return `${paint('bold', heading)}: nothing on record\n\n`
  return `${paint('bold', heading)} (${entries.length})\n${entries.join('')}\n`
}

function printNeighbour(places: Places, n: Neighbour): string {
  const named = `${n.title}${n.kind === 'substantive' ? ' (in substance)' : ''}`
  if (n.passage) return printPassage(places, n.paper, n.passage, named)
  return `${wrap(`${named} [${n.paper}], as the keeper or an edition says`, '    ', '  - ')}\n`
}

type Stretch = { readonly paper: string; readonly start: number; readonly end: number; readonly words: string }

function printCited(record: Record, collation: Collation, places: Places, link: Link): string {
  if (link.outcome === 'ambiguous')
    return printPassage(places, link.candidates.map((c) => c.paper).join(' or '), link, 'one of several')
  if (link.outcome === 'unmatched') return printPassage(places, '', link, 'not to be told which')
  const title = link.targets.map((t) => titleOf(record, collation, t)).join('; ')
  return printPassage(places, link.targets.join(', '), link, link.outcome === 'absent' ? `not here: ${title}` : title)
}

function printPassage(places: Places, id: string, at: Stretch, named: string): string {
  const text = places.textOf(at.paper)
  const quoted =
    text === undefined || at.start === at.end
      ? `"«${at.words}»"`
      : quoteInContext(excerpt(text, at.start, at.end, 2 * PAGE))
  return `${wrap(`${named}${id && id !== named ? ` [${id}]` : ''}`, '    ', '  - ')}\n${wrap(`${places.say(at.paper, at.start)}: ${quoted}`, '      ')}\n`
}
