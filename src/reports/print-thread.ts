/** One paper and its neighbours: what it answers, what answers it, what it cites, who cites it, each with the passage. */
import type { Collation } from '../collation/collate.ts'
import type { Lone } from '../collation/compare-texts.ts'
import type { Link, SubstantiveReply } from '../collation/link.ts'
import { findSubstantiveReplies } from '../collation/substance.ts'
import type { VersionKind } from '../collation/version-kind.ts'
import { compareVersions, findVersions } from '../collation/versions.ts'
import { type Record, textOf } from '../record/record.ts'
import { dayOf, excerpt, findPlaces, PAGE, type Places, paint, quoteInContext, titleOf, wrap } from './print-text.ts'
import { sayOtherText } from './say-version.ts'
import { findTextChange, sayTextChange, type TextChange } from './text-changes.ts'

/** A neighbour, and the passage that makes it one; without a passage the keeper or an edition says so. */
export interface Neighbour {
  readonly paper: string
  readonly title: string
  readonly date?: string
  readonly kind?: 'formal' | 'substantive'
  /** It is named, and not on file. */
  readonly absent?: true
  readonly passage?: { readonly paper: string; readonly start: number; readonly end: number; readonly words: string }
  /** Of a substantive reply: where the earlier paper says it. */
  readonly source?: { readonly paper: string; readonly start: number; readonly end: number; readonly words: string }
}

/** Another text that may be of the same paper; a suggestion, until the keeper enters `version-of`. */
export interface OtherText {
  readonly paper: string
  readonly title: string
  readonly kind: VersionKind
  /** "a draft of this paper" */
  readonly what: string
  readonly reasons: readonly string[]
  /** The keeper has entered that they are one. */
  readonly known: boolean
  readonly onlyHere: number
  readonly onlyThere: number
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
  readonly otherTexts: readonly OtherText[]
  /** Its file was read again with other words: which of its versions this is, and what sets it off from the one before. */
  readonly version?: TextChange
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
  const answersTo = (l: Link) => l.relation === 'answers' && l.outcome === 'absent'
  const absent = (other: string, l: Link): Neighbour => ({
    ...neighbour(other, 'formal', collation.links.indexOf(l)),
    ...(collation.placeholders.has(other) && { absent: true }),
  })
  const citing = linksOf(collation.byPaper.get(id))
  const citedBy = linksOf(collation.byTarget.get(id)).filter((l) => l.paper !== id)
  const known = (list: readonly Neighbour[]) => list.filter((n, i) => list.findIndex((o) => o.paper === n.paper) === i)
  const inSubstance = (r: SubstantiveReply, other: string): Neighbour => {
    const [first] = r.passages
    return {
      ...neighbour(other, 'substantive', undefined),
      passage: stretchOf(record, r.reply, first!.own),
      source: stretchOf(record, r.to, first!.theirs),
    }
  }
  const substantive = findSubstantiveReplies(record, collation)
  const date = dayOf(paper)
  const version = findTextChange(record, id)
  return {
    paper: id,
    title: titleOf(record, collation, id),
    ...(date && { date }),
    answers: [
      ...collation.replies.filter((r) => r.reply === id).map((r) => neighbour(r.to, r.kind, r.link)),
      ...known(citing.filter(answersTo).flatMap((l) => l.targets.map((target) => absent(target, l)))),
      ...substantive.filter((r) => r.reply === id).map((r) => inSubstance(r, r.to)),
    ],
    answeredBy: [
      ...collation.replies.filter((r) => r.to === id).map((r) => neighbour(r.reply, r.kind, r.link)),
      ...known(citedBy.filter(answersTo).map((l) => absent(l.paper, l))),
      ...substantive.filter((r) => r.to === id).map((r) => inSubstance(r, r.reply)),
    ],
    cites: citing,
    citedBy,
    otherTexts: otherTextsOf(record, collation, id, version),
    ...(version && { version }),
  }
}

function stretchOf(record: Record, paper: string, [start, end]: readonly [number, number]): Stretch {
  const text = textOf(record, record.papers.get(paper)!) ?? ''
  return { paper, start, end, words: text.slice(start, end) }
}

function otherTextsOf(record: Record, collation: Collation, id: string, version: TextChange | undefined): OtherText[] {
  return findVersions(record)
    .filter((v) => v.papers.includes(id) && !v.papers.every((p) => version?.texts.includes(p)))
    .map((v) => {
      const other = v.papers[0] === id ? v.papers[1] : v.papers[0]
      const { onlyInFirst, onlyInSecond } = compareVersions(record, id, other)!
      return {
        paper: other,
        title: titleOf(record, collation, other),
        kind: v.kind,
        what: sayOtherText(v, id),
        reasons: v.reasons,
        known: v.known,
        // Of two languages every passage stands in one only.
        onlyHere: v.kind === 'translation' ? 0 : onlyInFirst.length,
        onlyThere: v.kind === 'translation' ? 0 : onlyInSecond.length,
      }
    })
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
  if (thread.version) yield* printVersions(record, collation, thread.version)
  if (thread.otherTexts.length) yield section('Other texts', thread.otherTexts.map(printOtherText))
  yield `${wrap(`Read in ${covers}.`)}\n`
}

function* printVersions(record: Record, collation: Collation, version: TextChange): Generator<string> {
  yield section(
    'Versions',
    version.texts.map((id, i) => {
      const here = id === version.paper && i + 1 === version.n
      const said = `${titleOf(record, collation, id)} [${id}]`
      return `${wrap(here ? `${said}: this, ${sayTextChange(record, version)}` : `version ${i + 1}: ${said}`, '    ', '  - ')}\n`
    }),
  )
  const alone = (heading: string, list: readonly Lone[]) =>
    list.length
      ? section(
          heading,
          list.map((l) => `${wrap(`"${flat(l.words)}"`, '    ', '  - ')}\n`),
        )
      : ''
  yield alone('Only in this version', version.onlyHere)
  yield alone(`Only in version ${version.n === 1 ? 2 : version.n - 1}`, version.onlyThere)
}

function printOtherText(t: OtherText): string {
  const said = t.known ? 'entered as another text of this paper' : `may be ${t.what}`
  const passages = (n: number) => (n === 1 ? '1 passage' : `${n} passages`)
  const differ =
    t.onlyHere + t.onlyThere > 0
      ? `; ${passages(t.onlyHere)} only in this one, ${passages(t.onlyThere)} only in that`
      : ''
  return `${wrap(`${t.title} [${t.paper}], ${said}: ${t.reasons.join('; ')}${differ}`, '    ', '  - ')}\n`
}

function section(heading: string, entries: readonly string[]): string {
  if (entries.length === 0) return `${paint('bold', heading)}: nothing on record\n\n`
  return `${paint('bold', heading)} (${entries.length})\n${entries.join('')}\n`
}

function printNeighbour(places: Places, n: Neighbour): string {
  const named = `${n.absent ? 'not here: ' : ''}${n.title}${n.kind === 'substantive' ? ' (in substance)' : ''}`
  if (n.passage && n.source)
    return `${printPassage(places, n.paper, n.passage, named)}${wrap(`taken up from ${places.say(n.source.paper, n.source.start)}: "${flat(n.source.words)}"`, '      ')}\n`
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

function flat(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
