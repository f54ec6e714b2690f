/** The desk as one pair of eyes sees it: a pure function of a look at the record. */
import type { Placeholder } from '../collation/link.ts'
import { dateOf, describePaper, nameOf, type Paper, type Record, textOf } from '../record/record.ts'
import { readWhen, sortKey, type When } from '../record/when.ts'
import { listMissing } from '../reports/missing.ts'
import { isNotYet } from '../views/as-of.ts'
import { publicationOf } from '../views/possession.ts'
import type { Desk, DeskMeeting, DeskMissing, DeskPaper, DeskParty, DeskPassage, TimeSpan } from './api.ts'
import type { Look } from './look.ts'

export function layDesk(look: Look): Desk {
  const { seen } = look
  const collation = look.collation()
  const papers = papersOf(look)
  const end = look.atTheEnd
  const moments = momentsOf(end === look ? papers : papersOf(end), meetingsOf(end.seen))
  return {
    eyes: {
      ...(seen.eyes.seenBy && { seenBy: seen.eyes.seenBy }),
      ...(seen.eyes.asOf && { asOf: seen.eyes.asOf, instant: new Date(seen.until).toISOString() }),
    },
    ...(moments.length && { from: moments[0]!, to: moments.at(-1)! }),
    moments,
    parties: partiesOf(seen, papers),
    papers,
    meetings: meetingsOf(seen),
    replies: collation.replies.map(({ reply, to }) => ({ reply, to })),
    findings: look.findings(),
    ...findMissing(look),
    counts: sayCounts(look, papers),
  }
}

/** Papers of the view and places of absent ones, in time order. */
export function papersOf(look: Look): DeskPaper[] {
  const inPart = lackingSections(look)
  const papers = [...look.seen.papers.values()].map((p) => ({
    at: sortKey(dateOf(p) ?? publicationOf(p)),
    paper: deskPaper(look, p, inPart.has(p.id)),
  }))
  const places = [...look.collation().placeholders.values()]
    .filter((p) => p.identified)
    .map((p) => deskPlaceholder(look.seen, p))
  return [...papers, ...places]
    .sort((a, b) => compareNumbers(a.at, b.at) || (a.paper.id < b.paper.id ? -1 : 1))
    .map((x) => x.paper)
}

/** What a party's copies lack, by paper: the keeper knows it, the holder cannot see it. A summary lacks the words. */
export function lackingSections(look: Look): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (look.knowledge()?.papers ?? []).flatMap((p) => (p.state === 'holds-in-part' ? [[p.paper, p.lacks] as const] : [])),
  )
}

export function deskPaper(look: Look, paper: Paper, lacking: boolean): DeskPaper {
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
    state: seen.eyes.seenBy ? (lacking ? 'holds-in-part' : 'holds') : paper.onFile === 'absent' ? 'absent' : 'on-file',
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
  return paper.title || describePaper(record, paper) || paper.id
}

export function span(when: When | undefined): TimeSpan | undefined {
  if (!when) return undefined
  const iso = (bound: When['latest']) => (typeof bound === 'number' ? new Date(bound).toISOString() : undefined)
  const earliest = iso(when.earliest)
  const latest = iso(when.latest)
  return {
    words: when.words,
    ...(earliest && { earliest }),
    ...(latest && { latest }),
    ...(when.latest === 'open' && { open: true }),
  }
}

/** The request list as `chancery missing` gives it; and, apart, what the record itself calls absent and no passage cites. */
function findMissing(look: Look): Pick<Desk, 'missing' | 'named'> {
  const { seen } = look
  const titled = (id: string, otherwise: string) => {
    const paper = seen.papers.get(id)
    return paper ? titleOf(seen, paper) : otherwise
  }
  const missing = listMissing(seen, look.collation()).map(
    (m): DeskMissing => ({
      id: m.id,
      description: titled(m.id, m.description),
      why: m.why,
      ...(m.sections && { sections: m.sections }),
      passages: m.passages.map((p) => ({ ...p, title: titled(p.paper, p.title) })),
    }),
  )
  const cited = new Set(missing.map((m) => m.id))
  const named = seen.eyes.seenBy
    ? []
    : [...seen.papers.values()].filter((p) => p.onFile === 'absent' && !cited.has(p.id))
  return { missing, named: named.map((p) => ({ id: p.id, title: titleOf(seen, p) })) }
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

function meetingsOf(seen: Record): DeskMeeting[] {
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
  return { id, name, kind: party?.kind ?? 'unknown', ...(short && { short }), traffic }
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

/** The instants at which something is known to have happened at the latest: by then a view takes it in as certain. */
function momentsOf(papers: readonly DeskPaper[], meetings: readonly DeskMeeting[]): string[] {
  // The date of a paper that is only spoken of is nobody's event, and may be a slip of the pen by eight centuries.
  const here = papers.filter((p) => p.onFile !== 'absent')
  const spans = [
    ...here.flatMap((p) => [p.sent, p.published, ...p.receipts.map((r) => r.when)]),
    ...meetings.map((m) => m.when),
  ]
  const instants = new Set<string>()
  for (const s of spans) if (s?.latest ?? s?.earliest) instants.add((s.latest ?? s.earliest)!)
  const first = spans.flatMap((s) => s?.earliest ?? []).sort()[0]
  if (first) instants.add(first)
  return [...instants].sort()
}

/** The counts in words. Numbers of the whole are the keeper's: he may see how many papers a party shows no trace of. */
function sayCounts(look: Look, papers: readonly DeskPaper[]): string {
  const { seen, whole } = look
  const until = seen.eyes.asOf ? ' by then' : ''
  if (!seen.eyes.seenBy) {
    // The same figures as the commands give: papers on record, and of them with a text, without, and absent.
    const onRecord = [...seen.papers.values()]
    const absent = onRecord.filter((p) => p.onFile === 'absent').length
    const withText = onRecord.filter(
      (p) => (p.onFile === 'text' || p.onFile === 'summary') && textOf(seen, p)?.trim(),
    ).length
    const without = onRecord.length - withText - absent
    const possibly = onRecord.filter((p) => seen.possible.has(p.id)).length
    const cited = papers.length - onRecord.length
    const parts = [
      `${orNone(withText)} with a text or a summary`,
      `${orNone(without)} without`,
      `${orNone(absent)} absent`,
      ...(possibly ? [`${figure(possibly)} of uncertain date`] : []),
    ]
    return `${count(onRecord.length, 'paper')} on record${until}: ${parts.join(', ')}${cited ? `; passages cite ${figure(cited)} more` : ''}.`
  }
  const onRecord = new Set([...whole.seen.papers.values()].filter((p) => p.onFile !== 'absent').map((p) => p.id))
  const known = (look.knowledge()?.papers ?? []).filter((p) => onRecord.has(p.paper))
  const held = known.filter((p) => p.state !== 'knows-of')
  const part = held.filter((p) => p.state === 'holds-in-part').length
  const possibly = held.filter((p) => !p.certain).length
  const holds = [part && `${figure(part)} in part`, possibly && `${figure(possibly)} possibly`]
    .filter(Boolean)
    .join(', ')
  const knowsOf = known.length - held.length
  const noTrace = onRecord.size - known.length
  return `Of ${figure(onRecord.size)} ${onRecord.size === 1 ? 'paper' : 'papers'} on file${until}, ${nameOf(seen, seen.eyes.seenBy)} holds ${orNone(held.length)}${holds ? ` (${holds})` : ''}, knows of ${orNone(knowsOf)}, and the record shows no trace of ${orNone(noTrace)}.`
}

function count(n: number, noun: string): string {
  return `${n === 0 ? 'No' : figure(n)} ${noun}${n === 1 ? '' : 's'}`
}

function orNone(n: number): string {
  return n ? figure(n) : 'none'
}

function figure(n: number): string {
  return n.toLocaleString('en')
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
