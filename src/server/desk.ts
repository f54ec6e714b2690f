/** The desk as one pair of eyes sees it: a pure function of a look at the record. */
import type { Placeholder } from '../collation/link.ts'
import { isoInstant } from '../record/iso.ts'
import { dateOf, describePaper, type Paper, type Record, textOf } from '../record/record.ts'
import { readWhen, sortKey, type When } from '../record/when.ts'
import { inColumns } from '../reports/columns.ts'
import { sayEarlier } from '../reports/print-text.ts'
import { isNotYet } from '../views/as-of.ts'
import { publicationOf } from '../views/possession.ts'
import type {
  DeskCited,
  DeskInColumns,
  DeskLaid,
  DeskMeeting,
  DeskPaper,
  DeskParty,
  DeskPassage,
  TimeSpan,
} from './api.ts'
import type { Look } from './look.ts'

/** The papers of the view, its parties and its talks. It reads no text, so that a long record is on the desk at once. */
export function layDesk(look: Look): DeskLaid {
  const { seen } = look
  const papers = papersOf(look)
  return {
    eyes: {
      ...(seen.eyes.seenBy && { seenBy: seen.eyes.seenBy }),
      ...(seen.eyes.asOf && { asOf: seen.eyes.asOf, instant: new Date(seen.until).toISOString() }),
    },
    parties: partiesOf(seen, papers),
    papers,
    meetings: meetingsOf(seen),
  }
}

export function layInColumns(look: Look): DeskInColumns {
  const laid = layDesk(look)
  return { ...laid, papers: inColumns(laid.papers) }
}

/** Papers that passages of the view cite and that are not in it, and its replies. */
export function layCited(look: Look): DeskCited {
  const { placeholders, replies } = look.collation()
  const papers = [...placeholders.values()]
    .filter((p) => p.identified)
    .map((p) => deskPlaceholder(look.seen, p))
    .sort((a, b) => compareNumbers(a.at, b.at) || (a.paper.id < b.paper.id ? -1 : 1))
    .map((x) => x.paper)
  const parties = [...countTraffic(papers)].map(([id, n]) => deskParty(look.seen, id, n)).sort(byTraffic)
  return { papers, parties, replies: replies.map(({ reply, to }) => ({ reply, to })) }
}

const laidOut = new WeakMap<Look, readonly DeskPaper[]>()

/** Papers of the view in time order. */
export function papersOf(look: Look): readonly DeskPaper[] {
  const known = laidOut.get(look) ?? orderPapers(look)
  laidOut.set(look, known)
  return known
}

function orderPapers(look: Look): DeskPaper[] {
  return [...look.seen.papers.values()]
    .map((p) => ({ at: sortKey(dateOf(p) ?? publicationOf(p)), paper: deskPaper(look, p) }))
    .sort((a, b) => compareNumbers(a.at, b.at) || (a.paper.id < b.paper.id ? -1 : 1))
    .map((x) => x.paper)
}

export function deskPaper(look: Look, paper: Paper): DeskPaper {
  const { seen } = look
  const published = happened(publicationOf(paper))
  const receipts = [...paper.received].flatMap(([party, when]) =>
    isNotYet(when) ? [] : [{ party, when: span(when)! }],
  )
  const awaited = [...paper.received].filter(([, when]) => isNotYet(when)).map(([party]) => party)
  const received = receipts.find((r) => paper.to.includes(r.party)) ?? receipts[0]
  const dispatched = happened(paper.sent)
  const sent = span(dispatched ?? paper.written)
  const written = span(paper.written)
  return {
    id: paper.id,
    title: titleOf(seen, paper),
    kind: paper.kind,
    from: paper.from,
    to: [...new Set([...paper.to, ...paper.cc])],
    ...(sent && { sent, dateIs: dispatched ? ('sent' as const) : ('written' as const) }),
    ...(written && { written }),
    ...(received && { received: received.when }),
    receipts,
    awaited,
    ...(published && { published: span(published)! }),
    ...(paper.channel && { channel: paper.channel }),
    ...(paper.place && { place: paper.place }),
    ...(paper.language && { language: paper.language }),
    numbers: paper.numbers,
    state: seen.eyes.seenBy ? 'holds' : paper.onFile === 'absent' ? 'absent' : 'on-file',
    certain: !seen.possible.has(paper.id),
    hasText: textOf(seen, paper) !== undefined,
    onFile: paper.onFile,
    existence: paper.existence,
  }
}

export function deskPlaceholder(seen: Record, place: Placeholder): { at: number; paper: DeskPaper } {
  const date = place.date ? readWhen({ words: place.date, edtf: place.date }, seen.settings.zone) : undefined
  const sent = span(date)
  const paper: DeskPaper = {
    id: place.id,
    title: place.description,
    kind: place.kind,
    from: place.from,
    to: place.to,
    ...(sent && { sent, dateIs: 'written' as const, written: sent }),
    receipts: [],
    awaited: [],
    numbers: place.number ? [place.number] : [],
    state: seen.eyes.seenBy ? 'knows-of' : 'absent',
    certain: true,
    hasText: false,
    onFile: 'absent',
    existence: 'cited',
  }
  return { at: sortKey(date), paper }
}

/** A view says of what was still to come only that it had not come. */
function happened(when: When | undefined): When | undefined {
  return when && isNotYet(when) ? undefined : when
}

export function titleOf(record: Record, paper: Paper): string {
  return `${paper.title || describePaper(record, paper) || paper.id}${sayEarlier(record, paper)}`
}

/** Whens outlive views, and a long record has the same ones said again at every turn of the clock. */
const said = new WeakMap<When, TimeSpan>()

export function span(when: When | undefined): TimeSpan | undefined {
  if (!when) return undefined
  const known = said.get(when)
  if (known) return known
  const iso = (bound: When['latest']) => (typeof bound === 'number' ? isoInstant(bound) : undefined)
  const earliest = iso(when.earliest)
  const latest = iso(when.latest)
  const made: TimeSpan = {
    words: when.words,
    ...(earliest && { earliest }),
    ...(latest && { latest }),
    ...(when.latest === 'open' && { open: true }),
  }
  said.set(when, made)
  return made
}

/** Every passage of the view that means this paper, with the words around it. */
export function passagesOn(look: Look, id: string): DeskPassage[] {
  const collation = look.collation()
  return (collation.byTarget.get(id) ?? []).flatMap((i) => {
    const link = collation.links[i]
    return link && link.paper !== id ? [quotePassage(look.seen, link.paper, link.start, link.end)] : []
  })
}

const AROUND = 70

export function quotePassage(record: Record, id: string, start: number, end: number): DeskPassage {
  const paper = record.papers.get(id)
  const text = (paper && textOf(record, paper)) ?? ''
  return {
    paper: id,
    title: paper ? titleOf(record, paper) : id,
    start,
    end,
    words: text.slice(start, end),
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
  }
}

export function meetingsOf(seen: Record): DeskMeeting[] {
  const minutes = new Map<string, string[]>()
  for (const p of seen.papers.values()) if (p.meeting) minutes.set(p.meeting, [...(minutes.get(p.meeting) ?? []), p.id])
  return [...seen.meetings.values()].flatMap((m) => {
    const when = span(m.when)
    if (!when) return []
    const present = [...new Set((m.present ?? []).map((x) => x.party))]
    return [{ id: m.id, title: m.title ?? m.place ?? m.id, when, present, papers: minutes.get(m.id) ?? [] }]
  })
}

function partiesOf(seen: Record, papers: readonly DeskPaper[]): DeskParty[] {
  const traffic = countTraffic(papers)
  for (const m of seen.meetings.values())
    for (const x of m.present ?? []) traffic.set(x.party, traffic.get(x.party) ?? 0)
  for (const p of papers) for (const r of p.receipts) traffic.set(r.party, traffic.get(r.party) ?? 0)
  if (seen.eyes.seenBy) traffic.set(seen.eyes.seenBy, traffic.get(seen.eyes.seenBy) ?? 0)
  return [...traffic].map(([id, n]) => deskParty(seen, id, n)).sort(byTraffic)
}

export function deskParty(record: Record, id: string, traffic: number): DeskParty {
  const party = record.parties.get(id)
  const name = party?.name ?? id
  const short = party?.aliases.find((a) => a.length > 2 && a.length < name.length && name.includes(a))
  const body = party?.memberOf[0]?.party
  return {
    id,
    name,
    kind: party?.kind ?? 'unknown',
    ...(short && { short }),
    ...(body && { of: body, ofName: record.parties.get(body)?.name ?? body }),
    traffic,
  }
}

export function countTraffic(
  papers: readonly { from: readonly string[]; to: readonly string[]; cc?: readonly string[] }[],
): Map<string, number> {
  const traffic = new Map<string, number>()
  for (const p of papers)
    for (const id of new Set([...p.from, ...p.to, ...(p.cc ?? [])])) traffic.set(id, (traffic.get(id) ?? 0) + 1)
  return traffic
}

export function byTraffic(a: DeskParty, b: DeskParty): number {
  return b.traffic - a.traffic || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
