/**
 * What had happened by an instant. What may have happened is in, marked possible. Of what was still to come nothing is told but
 * that it had not come: a letter written and not yet sent is `sent: not yet`, so that its addressee does not seem to have it.
 */
import { type Copy, dateOf, type Paper, type Party, type Record, type Statement } from '../record/record.ts'
import { happenedBy, readWhen, type When } from '../record/when.ts'
import { withTerms } from './terms.ts'

/** Some time after `t`, or never. */
function notYet(t: number): When {
  return { words: 'not yet', earliest: t + 1, latest: 'open' }
}

export function isNotYet(when: When): boolean {
  return when.words === 'not yet' && when.latest === 'open'
}

/**
 * The record as it stood at instant `t` (ms). Judgements stay, whenever they were made (ruling 7). With `only`, nothing but these
 * papers and copies is looked at: for eyes that can hold no others.
 */
export function asOf(record: Record, t: number, only: Pick<Record, 'papers' | 'copies'> = record): Record {
  const possible = new Set(record.possible)
  const later = (when: When | undefined): boolean => when !== undefined && happenedBy(when, t) === 'no'
  const keep = (id: string, when: When | undefined): boolean => {
    const answer = when ? happenedBy(when, t) : 'cannot tell'
    if (answer === 'cannot tell') possible.add(id)
    return answer !== 'no'
  }
  const awaited = copiesToCome(only.copies, later)
  const papers = new Map<string, Paper>()
  for (const [id, paper] of only.papers) {
    const date = dateOf(paper)
    const made = date ? happenedBy(date, t) : 'cannot tell'
    if (made === 'no') continue
    const sign = (w: When | undefined) => w !== undefined && happenedBy(w, t) === 'yes'
    if (made !== 'yes' && ![paper.sent, paper.published, ...paper.received.values()].some(sign)) possible.add(id)
    papers.set(id, untilThen(paper, t, later, awaited.get(id)))
  }
  const written = (place: string | undefined) => {
    if (place === undefined) return true
    const paper = record.papers.get(place)
    return !later(paper ? dateOf(paper) : record.meetings.get(place)?.when)
  }
  const { meetings } = record
  return {
    ...record,
    papers,
    parties: mapValues(record.parties, (p) => partyThen(p, later)),
    copies: only.copies
      .filter((c) => papers.has(c.paper) && !later(c.since))
      .map((c) => (later(c.until) ? { ...c, until: undefined } : c)),
    transmissions: record.transmissions
      .filter((x) => papers.has(x.paper) && !later(x.sent))
      .map((x) => (later(x.received) ? { ...x, received: undefined } : x)),
    searches: record.searches.filter((s) => !later(s.when)),
    meetings: filterMap(meetings, (m) => keep(m.id, m.when)),
    statements: filterMap(record.statements, (s) => keep(s.id, timeOf(record, s, t))),
    issues: mapValues(
      filterMap(record.issues, (i) => written(i.in)),
      (i) => ({
        ...i,
        options: i.options.filter((o) => written(o.in) && !later(o.date && readWhen(o.date, record.settings.zone))),
      }),
    ),
    packages: filterMap(record.packages, (p) => written(p.in)),
    stances: record.stances.filter((s) => written(s.in) && keep(s.id, s.when)),
    steps: mapValues(
      filterMap(record.steps, (s) => written(s.in)),
      // A term that names no paper stays with the step: it is the keeper's.
      (s) => withTerms(later(s.actual) ? { ...s, actual: undefined } : s, written),
    ),
    possible,
  }
}

/** Papers whose addressee's attested copy is still to come, with these holders. */
function copiesToCome(copies: readonly Copy[], later: (when: When | undefined) => boolean): Map<string, Set<string>> {
  const awaited = new Map<string, Set<string>>()
  for (const c of copies) if (later(c.since)) awaited.set(c.paper, (awaited.get(c.paper) ?? new Set()).add(c.holder))
  for (const c of copies) if (!later(c.since)) awaited.get(c.paper)?.delete(c.holder)
  return awaited
}

function untilThen(
  paper: Paper,
  t: number,
  later: (when: When | undefined) => boolean,
  awaited?: ReadonlySet<string>,
): Paper {
  const waiting = awaited
    ? [...awaited].filter((p) => (paper.to.includes(p) || paper.cc.includes(p)) && !paper.received.has(p))
    : []
  let receivedLater = false
  for (const when of paper.received.values()) receivedLater ||= later(when)
  if (!receivedLater && waiting.length === 0 && !later(paper.sent) && !later(paper.published)) return paper
  const received = new Map([...paper.received].map(([p, w]) => [p, later(w) ? notYet(t) : w]))
  for (const p of waiting) received.set(p, notYet(t))
  return {
    ...paper,
    ...(paper.sent && { sent: later(paper.sent) ? notYet(t) : paper.sent }),
    ...(paper.published && { published: later(paper.published) ? notYet(t) : paper.published }),
    received,
  }
}

/** Roles and memberships that were still to come are not known; ends that were still to come neither. */
function partyThen(party: Party, later: (when: When | undefined) => boolean): Party {
  if (![...party.roles, ...party.memberOf].some((r) => later(r.from) || later(r.until))) return party
  const then = <R extends { readonly from?: When; readonly until?: When }>(terms: readonly R[]): R[] =>
    terms.filter((r) => !later(r.from)).map((r) => (later(r.until) ? { ...r, until: undefined } : r))
  // An undated membership that goes by the roles in that body begins with the first of them.
  const began = party.memberOf.filter((m) => {
    const roles = party.roles.filter((r) => r.in === m.party)
    return m.from || m.until || roles.length === 0 || !roles.every((r) => later(r.from))
  })
  return { ...party, roles: then(party.roles), memberOf: then(began) }
}

/**
 * When a statement was made: as said; else when the talk was, or the paper that makes it. What a paper only reports was said
 * by the time the paper was written, at a time nobody tells.
 */
function timeOf(record: Record, s: Statement, t: number): When | undefined {
  if (s.when) return s.when
  const talk = s.meeting === undefined ? undefined : record.meetings.get(s.meeting)?.when
  if (talk) return talk
  const paper = s.in === undefined ? undefined : record.papers.get(s.in)
  const date = paper && dateOf(paper)
  if (!paper || !date) return undefined
  if (paper.from.includes(s.speaker) && !s.chain?.length) return date
  return happenedBy(date, t) === 'yes' ? { ...date, earliest: 'unknown' } : undefined
}

export function filterMap<V>(map: ReadonlyMap<string, V>, keep: (value: V) => boolean): Map<string, V> {
  const kept = new Map<string, V>()
  for (const [id, value] of map) if (keep(value)) kept.set(id, value)
  return kept
}

export function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> {
  const changed = new Map<string, B>()
  for (const [id, value] of map) changed.set(id, change(value))
  return changed
}
