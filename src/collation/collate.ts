/**
 * Collation: every passage that means another paper, and the paper it means; what answers what; what is absent. A pure
 * function of the record (ruling 1), so that a view is collated exactly as the whole and the order of arrival cannot matter.
 */

import { readPaper } from '../reading/read.ts'
import type { FoundReference } from '../reading/reference.ts'
import { findParty } from '../record/fold.ts'
import { indexNames } from '../record/names.ts'
import type { Record } from '../record/record.ts'
import type { Resolved } from './decide.ts'
import { applyJudgements, groupJudgements, judgedAlone, type Ruled, teachSiblings } from './judgements.ts'
import { CONTEXT, type Link, type Placeholder, type Relation, type Reply } from './link.ts'
import { type AbsentMail, placeAbsentMail } from './mail-absent.ts'
import { addMailReplies, linkMail, type MailLink, type Quotation } from './mail-links.ts'
import { shelveMail } from './mail-shelf.ts'
import type { Focus } from './memory.ts'
import { type Absence, groupAbsences, whoWrote } from './placeholders.ts'
import { findReplies } from './replies.ts'
import { resolveReference } from './resolve.ts'
import { type Shelf, type Shelved, shelve } from './shelf.ts'
import { type Speaker, speakerOfPaper, speakerOfStatement } from './speaker.ts'

/** A reference found in a statement's own words, resolved; the account it gives of the papers. */
export interface SaidReference {
  readonly found: FoundReference
  readonly resolved: Resolved
}

export interface Collation {
  readonly links: readonly Link[]
  /** Indices into `links` by citing paper. */
  readonly byPaper: ReadonlyMap<string, readonly number[]>
  /** Indices into `links` by paper or placeholder meant. */
  readonly byTarget: ReadonlyMap<string, readonly number[]>
  readonly placeholders: ReadonlyMap<string, Placeholder>
  readonly replies: readonly Reply[]
  /** The reading behind each link, by the same index; undefined where a person marked the passage. */
  readonly readings: readonly (FoundReference | undefined)[]
  /** References in statements, by statement. */
  readonly said: ReadonlyMap<string, readonly SaidReference[]>
  readonly shelf: Shelf
  /** What messages quote, each with the paper or placeholder that it is from. */
  readonly quotations: readonly Quotation[]
}

/** A reference on its way, in the paper it stands in. A passage that only a person marked has no reading. */
interface Read extends Ruled {
  readonly shelved: Shelved
  /** A message's header or quotation says it, not the text. */
  readonly mail?: MailLink
}

/** Collates a record or a view. Linear in the text; a reference finds its candidates by number, day or author. */
export function collate(record: Record): Collation {
  const shelf = shelve(record)
  const names = indexNames([...record.parties.values()].map((p) => ({ id: p.id, name: p.name, aliases: p.aliases })))
  const partyNamed = (words: string) => findParty(names, words)
  const read: Read[] = []
  const judged = groupJudgements(record)
  const mail = linkMail(record, shelveMail(record))
  for (const s of shelf.papers) {
    const resolved = resolveAll(shelf, speakerOfPaper(s), s.reading.references)
    const judgements = judged.get(s.paper.id) ?? []
    const ruled = s.reading.references.map((found, i): Read => {
      const machine = makeLink(s, found, resolved[i]!)
      const ruling = judgements.length ? applyJudgements(s, machine, judgements) : { link: machine, settled: false }
      return { shelved: s, machine, ...ruling, found, resolved: resolved[i]! }
    })
    const mailed = (mail.byPaper.get(s.paper.id) ?? []).map((one): Read => {
      const ruling = judgements.length ? applyJudgements(s, one.link, judgements) : { link: one.link, settled: false }
      return { shelved: s, machine: one.link, ...ruling, mail: one }
    })
    read.push(...ruled, ...mailed)
    for (const link of judgedAlone(
      s,
      [...ruled, ...mailed].map((r) => r.link),
      judgements,
    ))
      read.push({ shelved: s, machine: link, link, settled: true })
  }
  const who = (r: Read) => whoWrote(record, r.shelved.paper, r.resolved!, partyNamed)
  const links = judged.size ? teachSiblings(read, who) : read.map((r) => r.link)
  const absences = links.flatMap((link, i): Absence[] => {
    const r = read[i]!
    return link.outcome === 'absent' && r.resolved
      ? [{ link: i, paper: link.paper, span: [link.start, link.end], resolved: r.resolved, ...who(r) }]
      : []
  })
  const absentMail = links.flatMap((link, i): AbsentMail[] => {
    const { mail: one, shelved } = read[i]!
    return one?.absent && link.outcome === 'absent'
      ? [{ ...one.absent, link: i, paper: shelved.paper, words: link.words, span: [link.start, link.end] }]
      : []
  })
  const readings = read.map((r) => r.found)
  const placeholders = new Map([
    ...groupAbsences(record, absences),
    ...placeAbsentMail(record, absentMail, mail.quotations, partyNamed),
  ])
  for (const p of placeholders.values())
    for (const i of p.links) links[i] = { ...links[i]!, target: p.id, targets: [p.id] }
  const said = new Map<string, SaidReference[]>()
  for (const statement of record.statements.values()) {
    const { references } = readPaper(statement.text)
    if (references.length === 0) continue
    const resolved = resolveAll(shelf, speakerOfStatement(record, statement), references)
    said.set(
      statement.id,
      references.map((found, i) => ({ found, resolved: resolved[i]! })),
    )
  }
  const byPaper = indexLinks(links, (l) => [l.paper])
  const byTarget = indexLinks(links, (l) => (l.outcome === 'resolved' || l.outcome === 'absent' ? l.targets : []))
  const replies = addMailReplies(findReplies(record, links, shelf), links, (i) => read[i]!.mail !== undefined)
  return { links, byPaper, byTarget, placeholders, replies, readings, said, shelf, quotations: mail.quotations }
}

/** Resolves the references of one text in order, each in the light of what was settled before it. */
function resolveAll(shelf: Shelf, speaker: Speaker, references: readonly FoundReference[]): Resolved[] {
  let focus: Focus = {}
  const all: Resolved[] = []
  const answers = new Map(
    references.flatMap((r, i) => (r.answeredBy === undefined ? [] : [[r.answeredBy, i] as const])),
  )
  references.forEach((found, i) => {
    const other = found.answeredBy ?? answers.get(i)
    const partner =
      other === undefined ? undefined : { author: references[other]!.author, at: references[other]!.start }
    const own = resolveReference(shelf, speaker, found, focus, partner)
    const first = found.sameAs === undefined ? undefined : all[found.sameAs]
    const r =
      first &&
      first.outcome !== 'unmatched' &&
      !(own.outcome === 'resolved' && (found.unlessFound || first.outcome !== 'resolved'))
        ? {
            ...first,
            reasons: [...first.reasons, 'the same telegram, repeated under this number'],
            question: own.question,
          }
        : own
    all.push(r)
    // "Paris 4074, repeated Saigon 595", and only the second is on file: it was the first.
    if (first && first.outcome !== 'resolved' && own.outcome === 'resolved')
      all[found.sameAs!] = {
        ...own,
        reasons: [...own.reasons, 'the same telegram, named by its other number too'],
        question: first.question,
      }
    focus = moveFocus(focus, found, r)
  })
  // "There was one letter... It was his letter of October 25": the second tells which the first was.
  references.forEach((found, i) => {
    if (all[i]!.outcome === 'resolved' && all[i]!.confidence > 0.8) return
    const told = found.explainedBy === undefined ? undefined : all[found.explainedBy]
    if (told && told.outcome !== 'unmatched')
      all[i] = {
        ...told,
        confidence: told.confidence * 0.9,
        reasons: ['the next sentence says which it was', ...told.reasons],
        question: { ...all[i]!.question, days: told.question.days },
      }
  })
  return all
}

function moveFocus(focus: Focus, found: FoundReference, r: Resolved): Focus {
  const day = r.question.days.at(-1) ?? focus.day
  const single = r.outcome === 'resolved' && r.targets.length === 1
  const named =
    (single || r.outcome === 'absent') && found.kind !== 'talk' && found.set !== 'open'
      ? { resolved: r, end: found.end }
      : undefined
  const subject =
    focus.subject ?? (named && found.kind === 'telegram' && found.start < 700 && !found.toCome ? r : undefined)
  const talk = single && found.kind === 'talk' ? r.targets[0] : focus.talk
  const several =
    r.outcome === 'resolved' && r.targets.length > 1 && found.set === 'closed'
      ? r.targets.map((t) => ({ resolved: { ...r, targets: [t] }, end: found.end }))
      : []
  const recent =
    named || several.length ? [...(named ? [named] : several), ...(focus.recent ?? [])].slice(0, 8) : focus.recent
  const { author, addressee } = r.question
  const exchange = author && addressee ? { author, addressee, end: found.end } : focus.exchange
  // In "his letter of the 25th, in response to the one of the 23rd" the sentence is about the first.
  const aside = found.answeredBy !== undefined && focus.last !== undefined
  // A paper newly mentioned and not settled blocks the way back to the one before it.
  const last = aside
    ? { ...focus.last!, end: found.end }
    : (named ?? (found.back || found.kind === 'talk' ? focus.last : undefined))
  return {
    ...(subject && { subject }),
    ...(day !== undefined && { day }),
    ...(recent && { recent }),
    ...(talk !== undefined && { talk }),
    ...(exchange && { exchange }),
    ...(last && { last }),
  }
}

function makeLink(s: Shelved, found: FoundReference, r: Resolved): Link {
  const relation: Relation =
    found.use === 'answers' && found.answeredBy === undefined
      ? 'answers'
      : found.use === 'encloses'
        ? 'encloses'
        : found.use === 'forwards'
          ? 'forwards'
          : 'cites'
  return {
    paper: s.paper.id,
    start: found.start,
    end: found.end,
    words: found.words,
    outcome: r.outcome,
    ...(r.targets[0] !== undefined && { target: r.targets[0] }),
    targets: r.targets,
    ...(found.set && (found.set === 'open' || r.targets.length !== 1) && { set: found.set }),
    confidence: r.confidence,
    reasons: r.reasons,
    candidates: r.candidates,
    relation,
    ...(s.paper.textHash && { textHash: s.paper.textHash }),
    prefix: s.text.slice(Math.max(0, found.start - CONTEXT), found.start),
    suffix: s.text.slice(found.end, found.end + CONTEXT),
  }
}

function indexLinks(links: readonly Link[], keys: (link: Link) => readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  links.forEach((link, i) => {
    for (const key of keys(link)) {
      const list = index.get(key)
      if (list) list.push(i)
      else index.set(key, [i])
    }
  })
  return index
}
