/**
 * The one view function: `view(record, {asOf, seenBy, recordedBy})`, Record in, Record out, so that views compose and every
 * other room runs on them unchanged. Under `seenBy` the record is what that party holds, rebuilt from nothing: whatever is not
 * put in below is not there. The keeper's own annotations (sources, notes, other parties' receipts) stay behind.
 */
import { fold } from '../record/fold.ts'
import { dateOf, type Copy, type Eyes, type Judgement, type Paper, type Party, type Record, type Statement, textOf } from '../record/record.ts'
import { anchor, cutSections, divideIntoSections, hashText } from '../record/text.ts'
import { asOfInstant, happenedBy, type When } from '../record/when.ts'
import { type Holding, holdingsOf, type Possession, sharers, type SignsOfReceipt, wasPresent } from './possession.ts'

export interface View extends Record {
  /** Under `seenBy`: why each paper is in the view. Empty otherwise. What a copy lacks is not told here: its holder cannot see it. */
  readonly derivation: ReadonlyMap<string, readonly Ground[]>
  /** The last instant the view takes in, ms; Infinity without `asOf`. */
  readonly until: number
}

/** One reason why a viewer holds a paper: the rule, since when, and through whom. */
export type Ground = Pick<Possession, 'rule' | 'since' | 'until' | 'through'>

export class NoSuchTime extends Error {}
export class NoSuchParty extends Error {}

/**
 * What the record is to these eyes. Throws `NoSuchTime` if `asOf` is no EDTF, `NoSuchParty` if nobody has that id.
 * `signs` narrow unrecorded receipts (see `possession.ts`); they come from the viewer's own replies.
 *
 *     view(record, { asOf: '1962-11-04', seenBy: 'fidel-castro' }).papers.has('khrushchev-kennedy-1962-10-26')   // true
 */
export function view(record: Record, eyes: Eyes, signs: SignsOfReceipt = new Map()): View {
  const past = eyes.recordedBy === undefined ? record : recordedBy(record, eyes.recordedBy)
  const merged: Eyes = { ...record.eyes, ...eyes }
  const t = instantOf(record, eyes.asOf)
  const then = t === Infinity ? past : asOf(past, t)
  if (eyes.seenBy === undefined) return { ...then, eyes: merged, derivation: new Map(), until: t }
  if (!then.parties.has(eyes.seenBy)) throw new NoSuchParty(eyes.seenBy)
  return { ...seenBy(then, eyes.seenBy, t, signs), eyes: merged, until: t }
}

function instantOf(record: Record, asOf: string | undefined): number {
  if (asOf === undefined) return Infinity
  const t = asOfInstant(asOf, record.settings.zone)
  if (t === undefined) throw new NoSuchTime(asOf)
  return t
}

/** What we ourselves had on file after entry `n`. */
function recordedBy(record: Record, n: number): Record {
  return fold(record.filed.filter((f) => f.n <= n), record.bodies)
}

/** What had happened by instant `t`. What may have happened is in, marked possible; times that were still to come are not known. */
function asOf(record: Record, t: number): Record {
  const possible = new Set(record.possible)
  const by = (when: When | undefined): boolean => !when || happenedBy(when, t) !== 'no'
  const keep = (id: string, when: When | undefined): boolean => {
    const answer = when ? happenedBy(when, t) : 'cannot tell'
    if (answer === 'cannot tell') possible.add(id)
    return answer !== 'no'
  }
  const papers = new Map<string, Paper>()
  for (const [id, paper] of record.papers) if (keep(id, dateOf(paper))) papers.set(id, untilThen(paper, t))
  const member = (id: string | undefined) => id === undefined || papers.has(id) || !record.papers.has(id)
  return {
    ...record,
    papers,
    copies: record.copies.filter((c) => papers.has(c.paper) && by(c.since)).map((c) => (c.until && !by(c.until) ? { ...c, until: undefined } : c)),
    transmissions: record.transmissions
      .filter((x) => papers.has(x.paper) && by(x.sent))
      .map((x) => (x.received && !by(x.received) ? { ...x, received: undefined } : x)),
    meetings: filterMap(record.meetings, (m) => keep(m.id, m.when)),
    statements: filterMap(record.statements, (s) => keep(s.id, s.when)),
    stances: record.stances.filter((s) => keep(s.id, s.when) && member(s.in)),
    possible,
  }
}

function untilThen(paper: Paper, t: number): Paper {
  const yet = (when: When | undefined) => when !== undefined && happenedBy(when, t) === 'no'
  const receivedLater = [...paper.received.values()].some(yet)
  if (!receivedLater && !yet(paper.sent) && !yet(paper.published)) return paper
  return {
    ...paper,
    sent: yet(paper.sent) ? undefined : paper.sent,
    published: yet(paper.published) ? undefined : paper.published,
    received: receivedLater ? new Map([...paper.received].filter(([, w]) => !yet(w))) : paper.received,
  }
}

/** What `party` holds at `t`, and what stands in it. */
function seenBy(record: Record, party: string, t: number, signs: SignsOfReceipt): Record & Pick<View, 'derivation'> {
  const shared = sharers(record, party, t)
  const holdings = holdingsOf(record, party, t, signs)
  const possible = new Set<string>()
  const bodies = new Map<string, string>()
  const papers = new Map<string, Paper>()
  for (const [id, holding] of holdings) {
    const paper = record.papers.get(id)!
    if (holding.certainty === 'possible') possible.add(id)
    papers.set(id, asHeld(record, paper, holding, party, holdings, bodies))
  }
  const held = (id: string | undefined): boolean => id !== undefined && papers.has(id)
  const told = (x: { readonly in?: string; readonly knownTo?: readonly string[] }) => held(x.in) || (x.knownTo?.includes(party) ?? false)
  const own = new Set([party, ...shared.filter((s) => s.answer === 'yes').map((s) => s.party)])
  const meetings = filterMap(record.meetings, (m) => wasPresent(m, party) || told(m))
  const heard = (s: Statement) =>
    own.has(s.speaker) || (s.to ?? []).some((p) => own.has(p)) || (s.meeting !== undefined && wasPresent(record.meetings.get(s.meeting), party))
  const statements = new Map<string, Statement>()
  for (const s of record.statements.values())
    if (told(s) || heard(s)) {
      if (record.possible.has(s.id)) possible.add(s.id)
      const { in: place, chain, source: _, note: _n, passage: _p, knownTo: _k, ...rest } = s
      statements.set(s.id, {
        ...rest,
        ...(held(place) && { in: place, chain: chain?.map((c) => (held(c.in) ? c : { reporter: c.reporter })) }),
        ...(s.meeting && !meetings.has(s.meeting) && { meeting: undefined }),
      })
    }
  const ids = new Set([...papers.keys(), ...meetings.keys(), ...statements.keys()])
  const view: Record = {
    settings: {
      ...record.settings,
      about: undefined,
      notReached: record.settings.notReached.filter((p) => p === party),
      watch: [],
    },
    papers: new Map([...papers].map(([id, p]) => [id, p.meeting && !meetings.has(p.meeting) ? { ...p, meeting: undefined } : p])),
    parties: new Map(),
    copies: [...holdings.values()].flatMap((h) => h.why.map((p) => copyOf(p.holder, h, p))),
    transmissions: record.transmissions
      .filter((x) => held(x.paper) && (own.has(x.from ?? '') || own.has(x.to ?? '')))
      .map(({ source: _, note: _n, in: _i, passage: _p, knownTo: _k, ...x }) => x),
    searches: [],
    meetings: new Map([...meetings].map(([id, { source: _, note: _n, in: _i, passage: _p, knownTo: _k, ...m }]) => [id, m])),
    statements,
    issues: filterMap(record.issues, told),
    packages: filterMap(record.packages, told),
    stances: record.stances.filter((s) => told(s) || own.has(s.party)).map(({ source: _, note: _n, ...s }) => (held(s.in) ? s : { ...s, in: undefined })),
    steps: filterMap(record.steps, told),
    judgements: judgementsOn(record, papers, bodies, ids),
    aliases: new Map(),
    rivalries: [],
    bodies,
    eyes: record.eyes,
    possible,
    filed: [],
  }
  const derivation = new Map(
    [...holdings].map(([id, h]) => [id, h.why.map(({ rule, since, until, through }): Ground => ({ rule, since, ...(until && { until }), ...(through && { through }) }))]),
  )
  return { ...view, parties: partiesIn(record, view, party), derivation }
}

/** The paper as this holder has it: its face, its text without the sections it lacks, and only what bears on its own copy. */
function asHeld(
  record: Record,
  paper: Paper,
  holding: Holding,
  party: string,
  holdings: ReadonlyMap<string, Holding>,
  bodies: Map<string, string>,
): Paper {
  const text = textOf(record, paper)
  const held = (id: string | undefined) => (id !== undefined && holdings.has(id) ? id : undefined)
  const own = paper.received.get(party)
  const { source: _s, note: _n, versionOf, translationOf, textHash: _t, sections: _sections, ...face } = paper
  const seen: Paper = {
    ...face,
    received: new Map(own ? [[party, own]] : []),
    answers: paper.answers.filter((id) => held(id)),
    cites: paper.cites.filter((id) => held(id)),
    encloses: paper.encloses.filter((id) => held(id)),
    ...(held(versionOf) && { versionOf }),
    ...(held(translationOf) && { translationOf }),
    source: [],
    sections: [],
  }
  if (text === undefined) return seen
  if (holding.lacks.length === 0) {
    bodies.set(paper.textHash!, text)
    return { ...seen, textHash: paper.textHash!, sections: paper.sections }
  }
  const cut = cutSections(text, paper.sections, holding.lacks)
  const textHash = hashText(cut)
  bodies.set(textHash, cut)
  return { ...seen, textHash, sections: divideIntoSections(cut) }
}

function copyOf(holder: string, holding: Holding, p: Holding['why'][number]): Copy {
  return {
    id: `${p.rule}:${holding.paper}:${holder}${p.through ? `:${p.through}` : ''}`,
    paper: holding.paper,
    holder,
    since: p.since,
    ...(p.until && { until: p.until }),
    ...(p.copy?.how && { how: p.copy.how }),
    ...(p.copy?.via && { via: p.copy.via }),
  }
}

/** Judgements whose whole evidence is in the view: the passage in the text as held, and every paper it speaks of. */
function judgementsOn(record: Record, papers: ReadonlyMap<string, Paper>, bodies: ReadonlyMap<string, string>, ids: ReadonlySet<string>): Judgement[] {
  return record.judgements.flatMap((j) => {
    if (j.identity || !j.passage) return []
    const paper = papers.get(j.passage.paper)
    const text = paper?.textHash && bodies.get(paper.textHash)
    if (!text || !(j.targets ?? []).every((id) => ids.has(id))) return []
    if (anchor(j.passage, text).kind === 'detached') return []
    const { source: _, note: _n, ...rest } = j
    return [rest]
  })
}

/** The parties that the members of a view name, and the bodies these belong to. */
function partiesIn(record: Record, seen: Record, viewer: string): Map<string, Party> {
  const named = new Set<string>([viewer])
  for (const p of seen.papers.values()) for (const id of [...p.from, ...p.to, ...p.cc]) named.add(id)
  for (const c of seen.copies) if (c.via) named.add(c.via)
  for (const m of seen.meetings.values()) for (const x of m.present ?? []) named.add(x.party)
  for (const s of seen.statements.values()) for (const id of [s.speaker, ...(s.to ?? []), ...(s.chain ?? []).map((c) => c.reporter)]) named.add(id)
  for (const s of seen.stances) named.add(s.party)
  for (const id of named) {
    const party = record.parties.get(id)
    for (const m of party?.memberOf ?? []) named.add(m.party)
    for (const r of party?.roles ?? []) if (r.in) named.add(r.in)
  }
  return filterMap(record.parties, (p) => named.has(p.id))
}

function filterMap<V>(map: ReadonlyMap<string, V>, keep: (value: V) => boolean): Map<string, V> {
  return new Map([...map].filter(([, value]) => keep(value)))
}
