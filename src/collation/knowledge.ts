/**
 * What a party holds, holds in part and knows of at a time, each with its derivation. `holds` comes from possession; `knows of`
 * from what the party holds or heard: something it has cites, quotes or answers a paper that it has not.
 */
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { happenedBy, sortKey } from '../record/when.ts'
import { type Holding, holdingsOf, isWordsOnly, type Possession, wasPresent } from '../views/possession.ts'
import { view } from '../views/view.ts'
import type { Collation } from './collate.ts'
import { ownSigns } from './eyes.ts'
import type { Link } from './link.ts'

export type KnownState = 'holds' | 'holds-in-part' | 'knows-of'

/** One reason: a rule, and the passage, copy or statement it rests on. */
export interface Why {
  readonly rule: Possession['rule'] | 'cited-in' | 'told' | 'present'
  readonly paper?: string
  readonly span?: readonly [number, number]
  readonly words?: string
  readonly statement?: string
  readonly since?: string
  readonly how?: string
  readonly through?: string
}

export interface KnownPaper {
  readonly paper: string
  readonly state: KnownState
  readonly certain: boolean
  readonly lacks: readonly string[]
  readonly why: readonly Why[]
}

export interface Knowledge {
  readonly party: string
  readonly asOf?: string
  /** The instant that `asOf` was taken to end at, ISO. */
  readonly instant?: string
  readonly papers: readonly KnownPaper[]
  /** Papers on record of which the record shows no trace with the party. It never means that the party did not know. */
  readonly noTrace: number
}

/**
 * What `party` holds, holds in part and knows of by the end of `asOf` (EDTF). `whole` is the collation of `record`.
 * Throws `NoSuchParty` or `NoSuchTime` (views/view.ts).
 */
export function knownBy(record: Record, whole: Collation, party: string, asOf?: string): Knowledge {
  const eyes = { seenBy: party, ...(asOf !== undefined && { asOf }) }
  const signs = ownSigns(record, eyes)
  const seen = view(record, eyes, signs)
  const t = seen.until
  const then = view(record, asOf === undefined ? {} : { asOf })
  const holdings = holdingsOf(then, party, t, signs)
  const papers = new Map<string, KnownPaper>()
  for (const [id, holding] of holdings) papers.set(id, fromHolding(id, holding))
  for (const [id, why] of [
    ...cited(then, whole, holdings),
    ...told(then, whole, party, t),
    ...attended(then, party, t),
  ]) {
    const known = papers.get(id)
    if (known && known.state !== 'knows-of') continue
    const certain = (known?.certain ?? false) || why.certain
    papers.set(id, { paper: id, state: 'knows-of', certain, lacks: [], why: [...(known?.why ?? []), why.why] })
  }
  const order = (p: KnownPaper) => sortKey(dateOf(record.papers.get(p.paper) ?? ({} as Paper)))
  const onRecord = [...then.papers.values()].filter((p) => p.onFile !== 'absent' && !papers.has(p.id)).length
  return {
    party,
    ...(asOf !== undefined && { asOf }),
    ...(Number.isFinite(t) && { instant: new Date(t).toISOString() }),
    papers: [...papers.values()].sort((a, b) => order(a) - order(b) || (a.paper < b.paper ? -1 : 1)),
    noTrace: onRecord,
  }
}

function fromHolding(paper: string, holding: Holding): KnownPaper {
  const onlySummary = holding.why.every((p) => p.copy?.how === 'summarised')
  return {
    paper,
    state: holding.lacks.length || onlySummary ? 'holds-in-part' : 'holds',
    certain: holding.certainty === 'certain',
    lacks: holding.lacks,
    why: holding.why.map((p) => ({
      rule: p.rule,
      paper,
      ...(p.since.words && { since: p.since.words }),
      ...(p.copy?.how && { how: p.copy.how }),
      ...((p.through ?? p.copy?.via) && { through: p.through ?? p.copy?.via }),
    })),
  }
}

interface Sign {
  readonly certain: boolean
  readonly why: Why
}

/** Papers cited in what the party holds; a passage in a section that its copy lacks tells it nothing. */
function* cited(record: Record, whole: Collation, holdings: ReadonlyMap<string, Holding>): Generator<[string, Sign]> {
  for (const [id, holding] of holdings) {
    const paper = record.papers.get(id)!
    const noHeader = isWithoutHeader(paper, holding.why)
    for (const i of whole.byPaper.get(id) ?? []) {
      const link = whole.links[i]!
      if (!isTold(link) || inLackedSection(paper, holding.lacks, link) || (noHeader && link.start === link.end))
        continue
      // "A telegram from the Ambassador" makes no paper known that anybody could ask for.
      for (const target of link.targets)
        if (!holdings.has(target) && whole.placeholders.get(target)?.identified !== false)
          yield [
            target,
            {
              certain: holding.certainty === 'certain',
              why: { rule: 'cited-in', paper: id, span: [link.start, link.end], words: link.words },
            },
          ]
    }
    for (const target of noHeader ? [] : [...paper.answers, ...paper.cites, ...paper.encloses])
      if (!holdings.has(target) && record.papers.has(target))
        yield [target, { certain: holding.certainty === 'certain', why: { rule: 'cited-in', paper: id } }]
  }
}

/** Has the holder only the words of a message, as another passed them on? Then what its header alone names tells him nothing. */
export function isWithoutHeader(paper: Paper, has: readonly Possession[]): boolean {
  return paper.header !== undefined && has.every(isWordsOnly)
}

/** A link that tells of one paper: settled, and no open set. */
export function isTold(link: Link): boolean {
  return (link.outcome === 'resolved' || link.outcome === 'absent') && link.set !== 'open'
}

/** Does a passage stand in a section that the copy lacks? Of a section that the text has not, nobody can tell: then it may. */
export function inLackedSection(
  paper: Paper,
  lacks: readonly string[],
  link: { readonly start: number; readonly end: number },
): boolean {
  if (lacks.length === 0) return false
  const lacking = paper.sections.filter((s) => lacks.includes(s.id))
  return lacking.length < lacks.length || lacking.some((s) => link.start < s.end && link.end > s.start)
}

/** Papers named to the party in words, by statements made to it or where it was present. */
function* told(record: Record, whole: Collation, party: string, t: number): Generator<[string, Sign]> {
  for (const [id, references] of whole.said) {
    const s = record.statements.get(id)
    if (
      !s ||
      !(
        (s.to ?? []).includes(party) ||
        s.speaker === party ||
        wasPresent(s.meeting ? record.meetings.get(s.meeting) : undefined, party)
      )
    )
      continue
    const said = s.when ? happenedBy(s.when, t) : 'cannot tell'
    if (said === 'no') continue
    for (const { found, resolved } of references) {
      if (resolved.outcome !== 'resolved' || found.set === 'open' || found.alleged) continue
      for (const target of resolved.targets)
        if (record.papers.has(target))
          yield [target, { certain: said === 'yes', why: { rule: 'told', statement: id, words: found.words } }]
    }
  }
}

/** Minutes of meetings that the party attended: it knows what was said there, not what the record says of it. */
function* attended(record: Record, party: string, t: number): Generator<[string, Sign]> {
  for (const paper of record.papers.values()) {
    const meeting = paper.meeting === undefined ? undefined : record.meetings.get(paper.meeting)
    if (!meeting || !wasPresent(meeting, party)) continue
    const held = meeting.when ? happenedBy(meeting.when, t) : 'cannot tell'
    if (held !== 'no')
      yield [
        paper.id,
        { certain: held === 'yes', why: { rule: 'present', paper: paper.id, words: meeting.title ?? meeting.id } },
      ]
  }
}
