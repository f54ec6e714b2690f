/** The keeper's own answers about a view: its clock, its counts in words, and where the party's copies are cut. Never part of a view. */
import { nameOf, type Record, textOf } from '../record/record.ts'
import type { DeskMeeting, DeskPaper, KeeperClock, KeeperCounts } from './api.ts'
import { meetingsOf, papersOf, span } from './desk.ts'
import type { Look } from './look.ts'

/** The clock runs over all that these eyes come to know of by the end. */
export function readClock(look: Look): KeeperClock {
  const end = look.atTheEnd
  const moments = momentsOf(papersOf(end), meetingsOf(end.seen), end.seen)
  return { ...(moments.length && { from: moments[0]!, to: moments.at(-1)! }), moments }
}

export function countPapers(look: Look): KeeperCounts {
  return { counts: sayCounts(look), lacking: Object.fromEntries(lackingSections(look)) }
}

/** What a party's copies lack, by paper: the keeper knows it, the holder cannot see it. A summary lacks the words. */
export function lackingSections(look: Look): ReadonlyMap<string, readonly string[]> {
  return new Map(
    (look.knowledge()?.papers ?? []).flatMap((p) => (p.state === 'holds-in-part' ? [[p.paper, p.lacks] as const] : [])),
  )
}

/** The instants at which something is known to have happened at the latest: by then a view takes it in as certain. */
function momentsOf(
  papers: readonly DeskPaper[],
  meetings: readonly DeskMeeting[],
  { copies, transmissions }: Pick<Record, 'copies' | 'transmissions'>,
): string[] {
  // The date of a paper that is only spoken of is nobody's event, and may be a slip of the pen by eight centuries.
  const here = papers.filter((p) => p.onFile !== 'absent')
  const ids = new Set(here.map((p) => p.id))
  const spans = [
    ...here.flatMap((p) => [p.sent, p.published, ...p.receipts.map((r) => r.when)]),
    ...meetings.map((m) => m.when),
    // When a copy reaches a party, or leaves it, the party's view is another.
    ...copies.flatMap((c) => (ids.has(c.paper) ? [span(c.since), span(c.until)] : [])),
    ...transmissions.flatMap((x) => (ids.has(x.paper) ? [span(x.sent), span(x.received)] : [])),
  ]
  const instants = new Set<string>()
  for (const s of spans) if (s?.latest ?? s?.earliest) instants.add((s.latest ?? s.earliest)!)
  const first = spans.flatMap((s) => s?.earliest ?? []).sort()[0]
  if (first) instants.add(first)
  return [...instants].sort()
}

/** The counts in words. Numbers of the whole are the keeper's: he may see how many papers a party shows no trace of. */
function sayCounts(look: Look): string {
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
    const cited = look.collation().placeholders.size
    const parts = [
      `${orNone(withText)} with a text or a summary`,
      `${orNone(without)} without`,
      `${orNone(absent)} absent`,
      ...(possibly ? [`${figure(possibly)} of uncertain date`] : []),
    ]
    return `${count(onRecord.length, 'paper')} on record${until}: ${parts.join(', ')}${cited ? `; passages cite ${figure(cited)} more` : ''}.`
  }
  // Before anything on file names a party, the whole record still tells whose eyes these are.
  const name = nameOf(whole.atTheEnd.seen, seen.eyes.seenBy)
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
  return `Of ${figure(onRecord.size)} ${onRecord.size === 1 ? 'paper' : 'papers'} on file${until}, ${name} holds ${orNone(held.length)}${holds ? ` (${holds})` : ''}, knows of ${orNone(knowsOf)}, and the record shows no trace of ${orNone(noTrace)}.`
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
