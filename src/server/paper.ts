/** One paper as these eyes have it: its text, what it refers to and what refers to it, and who holds it. */

import { marksIn } from '../collation/marks.ts'
import { languageOnFile } from '../reading/foreign.ts'
import { readable } from '../reading/read.ts'
import { nameOf, type Paper, textOf } from '../record/record.ts'
import { findTextChange, sayTextChange } from '../reports/text-changes.ts'
import { saySearch, searchesByPaper } from '../reports/to-do.ts'
import { indexCopies, possessions, withEnclosing } from '../views/possession.ts'
import type { DeskCopy, DeskJourney, DeskText } from './api.ts'
import { deskPaper, deskPlaceholder, passagesOn, span, titleOf } from './desk.ts'
import { judgementsOn } from './judge.ts'
import type { Look } from './look.ts'
import { pagesOf } from './page-image.ts'

/** Undefined if these eyes know of no such paper, whether or not there is one. */
export function showPaper(look: Look, id: string): DeskText | undefined {
  const { seen } = look
  const collation = look.collation()
  const place = collation.placeholders.get(id)
  const paper = seen.papers.get(seen.aliases.get(id) ?? id)
  if (!paper && !place) return undefined
  const links = paper ? (collation.byPaper.get(paper.id) ?? []).map((i) => collation.links[i]!) : []
  const face = paper ? deskPaper(look, paper) : deskPlaceholder(seen, place!).paper
  const meant = new Set(links.flatMap((l) => [...l.targets, ...l.candidates.map((c) => c.paper)]))
  const answers = [...new Set(collation.replies.filter((r) => r.reply === face.id).map((r) => r.to))]
  const answeredBy = [...new Set(collation.replies.filter((r) => r.to === face.id).map((r) => r.reply))]
  const version = paper && findTextChange(seen, paper.id)
  const titles: { [paper: string]: string } = {}
  for (const other of [...meant, ...answers, ...answeredBy]) titles[other] = titleIn(look, other)
  const text = (paper && textOf(seen, paper)) ?? ''
  const language = paper && languageOnFile(paper, text)
  const unread = readable(language) ? undefined : language
  return {
    paper: face,
    text,
    ...(paper?.note && { note: paper.note }),
    source: paper?.source ?? [],
    links: [...links].sort((a, b) => a.start - b.start || b.end - a.end),
    marks: paper ? marksIn(seen, collation, paper.id) : [],
    titles,
    referredToBy: passagesOn(look, face.id),
    answers,
    answeredBy,
    copies: paper ? copiesOf(look, paper) : [],
    journeys: paper ? journeysOf(look, paper) : [],
    inferred: paper?.inferred ?? {},
    ...(unread !== undefined && { unread }),
    ...(version && {
      version: {
        n: version.n,
        count: version.count,
        other: version.other,
        said: sayTextChange(seen, version),
        texts: version.texts,
      },
    }),
    searches: (searchesByPaper(seen).get(face.id) ?? []).map((s) => saySearch(seen, s)),
    pages: paper ? pagesOf(look, paper.id) : [],
    files: paper && !seen.eyes.seenBy ? filesOf(look, paper) : [],
    judgements: paper && !seen.eyes.seenBy ? judgementsOn(look.seen, paper.id) : [],
  }
}

function journeysOf({ seen }: Look, paper: Paper): DeskJourney[] {
  return seen.transmissions
    .filter((t) => (seen.aliases.get(t.paper) ?? t.paper) === paper.id)
    .map((t) => {
      const sent = span(t.sent)
      const received = span(t.received)
      return {
        from: t.from ? nameOf(seen, t.from) : '',
        to: t.to ? nameOf(seen, t.to) : '',
        ...(t.channel && { channel: t.channel }),
        stages: t.stages ?? [],
        ...(sent && { sent }),
        ...(received && { received }),
      }
    })
}

function filesOf({ seen }: Look, paper: Paper): string[] {
  const files = seen.filed.flatMap(({ entry }) =>
    entry.kind === 'paper' && entry.origin && (seen.aliases.get(entry.id) ?? entry.id) === paper.id
      ? [entry.origin.file]
      : [],
  )
  return [...new Set(files)]
}

function titleIn(look: Look, id: string): string {
  const paper = look.seen.papers.get(id)
  if (paper) return titleOf(look.seen, paper)
  return look.collation().placeholders.get(id)?.description ?? look.seen.meetings.get(id)?.title ?? id
}

/** For the keeper: whoever wrote it, was sent it or is said to have a copy. In a party's view: why that party has it. */
function copiesOf(look: Look, paper: Paper): DeskCopy[] {
  const { seen } = look
  const index = indexCopies(seen.copies)
  if (seen.eyes.seenBy) {
    const name = nameOf(seen, seen.eyes.seenBy)
    return (seen.derivation.get(paper.id) ?? []).map((g) => {
      const copy = index
        .get(paper.id)
        ?.get(seen.eyes.seenBy!)
        ?.find((c) => c.id.startsWith('copy:') && c.since === g.since)
      return deskCopy(
        seen.eyes.seenBy!,
        name,
        g.rule === 'copy' ? (copy?.how ?? 'copy') : g.rule,
        g.since,
        g.until,
        copy?.via && nameOf(seen, copy.via),
      )
    })
  }
  const holders = new Set(
    [...withEnclosing(seen, paper)].flatMap((p) => [...p.from, ...p.to, ...p.cc, ...(index.get(p.id)?.keys() ?? [])]),
  )
  const published = paper.published
  const rows = [...holders].flatMap((holder) =>
    possessions(seen, holder, paper, index, new Map(), [])
      .filter((p) => p.rule !== 'publication')
      .map((p) =>
        deskCopy(
          holder,
          nameOf(seen, holder),
          p.copy?.how ?? p.rule,
          p.rule === 'addressee' && !paper.received.has(holder) && p.since.latest === 'unknown' ? undefined : p.since,
          p.until,
          p.copy?.via && nameOf(seen, p.copy.via),
          p.lacks,
        ),
      ),
  )
  return published ? [...rows, deskCopy('', '', 'publication', published)] : rows
}

function deskCopy(
  holder: string,
  name: string,
  how: string,
  since: Parameters<typeof span>[0],
  until?: Parameters<typeof span>[0],
  via?: string,
  lacks: readonly string[] = [],
): DeskCopy {
  const from = span(since)
  const to = span(until)
  return { holder, name, how, lacks, ...(from && { since: from }), ...(to && { until: to }), ...(via && { via }) }
}
