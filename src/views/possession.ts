/**
 * Who possesses which paper, since when, and by what rule. Attested copies come from entries; the rest is presumed: the sender
 * from writing, the addressee from receipt, everyone from publication, a body through those who act for it. Possession runs
 * from receipt, never from dispatch.
 *
 *     Ana → Ben, sent 3 May, no receipt on record      Ben possibly holds it from 3 May on
 *     Ben → Ana, 6 May: "I have your letter of 3 May"   Ben certainly holds it by 6 May
 */
import { type Certainty, type Copy, dateOf, type Meeting, type Paper, type Record } from '../record/record.ts'
import { after, happenedBy, narrow, UNKNOWN, type When } from '../record/when.ts'
import { endedBy, everSharing, firstOf, lastOf, type Sharer, sharers } from './membership.ts'

export { sharers }

/** Why somebody holds a paper. */
export type Rule = 'copy' | 'sender' | 'addressee' | 'publication' | 'member' | 'body'

export interface Possession {
  readonly paper: string
  readonly holder: string
  readonly since: When
  readonly until?: When
  /** Sections that the copy lacks; empty: the whole paper. */
  readonly lacks: readonly string[]
  readonly rule: Rule
  /** Through whom, for `member` and `body`. */
  readonly through?: string
  readonly copy?: Copy
}

/** The first sign that a party had received a paper: its own reply or acknowledgement, by paper and then party. */
export type SignsOfReceipt = ReadonlyMap<string, ReadonlyMap<string, When>>

export interface Holding {
  readonly paper: string
  readonly certainty: Certainty
  /** Sections lacking in every copy that the party holds; empty if it holds the whole. */
  readonly lacks: readonly string[]
  readonly why: readonly Possession[]
}

/** The publication time of a paper, if it was made public. A broadcast is public when sent, unless a time is given. */
export function publicationOf(paper: Paper): When | undefined {
  return paper.published ?? (paper.kind === 'broadcast' ? (paper.sent ?? paper.written) : undefined)
}

/** Papers that never were on paper cannot be held. */
function canBeHeld(paper: Paper): boolean {
  return paper.existence === 'attested' || paper.existence === 'cited'
}

const NONE: readonly string[] = []

/** Possessions of `party` itself, before bodies and members share. */
function ownPossessions(
  record: Record,
  party: string,
  paper: Paper,
  copies: readonly Copy[],
  sign: When | undefined,
): Possession[] {
  const found: Possession[] = []
  const have = (rule: Rule, since: When, more?: Partial<Possession>) =>
    found.push({ paper: paper.id, holder: party, since, lacks: NONE, rule, ...more })
  const addressed = paper.to.includes(party) || paper.cc.includes(party)
  const received = addressed ? receiptOf(paper, party, sign) : undefined
  for (const copy of copies)
    have('copy', copy.since ?? received ?? UNKNOWN, {
      ...(copy.until && { until: copy.until }),
      ...(copy.lacks && { lacks: copy.lacks }),
      copy,
    })
  if (!canBeHeld(paper)) return found
  if (paper.from.includes(party)) have('sender', dateOf(paper) ?? UNKNOWN)
  // An attested copy is what the addressee got: its gaps, and its being taken back, hold against the presumption. Only a copy
  // that came after the recorded receipt is a second one.
  const second = () =>
    paper.received.has(party) && copies.every((c) => c.since && after(c.since, paper.received.get(party)!) === 'yes')
  if (received && (copies.length === 0 || second())) have('addressee', received)
  const published = publicationOf(paper)
  if (published && !record.settings.notReached.includes(party)) have('publication', published)
  return found
}

/** When an addressee received a paper: as recorded; else between dispatch and the first sign of receipt. */
function receiptOf(paper: Paper, party: string, sign: When | undefined): When {
  const received = paper.received.get(party)
  if (received) return sign ? narrow(received, { ...sign, earliest: 'unknown' }) : received
  const sent = paper.sent ?? paper.written
  return {
    words: 'received at a time not recorded',
    earliest: sent?.earliest ?? 'unknown',
    latest: sign?.latest ?? 'unknown',
  }
}

/** Copies by paper and holder: the index that every question of possession starts from. */
export type CopyIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Copy[]>>

const indices = new WeakMap<readonly Copy[], CopyIndex>()

/** The index of a record's copies, made once. */
export function indexCopies(copies: readonly Copy[]): CopyIndex {
  const made = indices.get(copies)
  if (made) return made
  const index = new Map<string, Map<string, Copy[]>>()
  for (const copy of copies) {
    const byHolder = index.get(copy.paper) ?? new Map<string, Copy[]>()
    index.set(copy.paper, byHolder)
    const held = byHolder.get(copy.holder)
    if (held) held.push(copy)
    else byHolder.set(copy.holder, [copy])
  }
  indices.set(copies, index)
  return index
}

/** Every possession of a paper by a party, its own and through those who share with it, whatever the time. */
export function possessions(
  record: Record,
  party: string,
  paper: Paper,
  index: CopyIndex,
  signs: SignsOfReceipt,
  shared: readonly Sharer[],
): Possession[] {
  return possessionsThrough(record, party, paper, index, signs, bySharer(shared))
}

function bySharer(shared: readonly Sharer[]): ReadonlyMap<string, readonly Sharer[]> {
  const by = new Map<string, Sharer[]>()
  for (const s of shared) by.set(s.party, [...(by.get(s.party) ?? []), s])
  return by
}

const NO_COPIES: readonly Copy[] = []

function possessionsThrough(
  record: Record,
  party: string,
  paper: Paper,
  index: CopyIndex,
  signs: SignsOfReceipt,
  shared: ReadonlyMap<string, readonly Sharer[]>,
): Possession[] {
  const copies = index.get(paper.id)
  const sign = signs.get(paper.id)
  const own = ownPossessions(record, party, paper, copies?.get(party) ?? NO_COPIES, sign?.get(party))
  if (shared.size === 0) return own
  // What is public is everyone's already; only what reached the other privately is shared.
  const reached: string[] = []
  const reach = (other: string) => {
    if (shared.has(other) && !reached.includes(other)) reached.push(other)
  }
  for (const list of [paper.from, paper.to, paper.cc]) for (const other of list) reach(other)
  if (copies) for (const holder of copies.keys()) reach(holder)
  for (const other of reached)
    for (const s of shared.get(other) ?? [])
      for (const p of ownPossessions(record, other, paper, copies?.get(other) ?? NO_COPIES, sign?.get(other))) {
        if (p.rule === 'publication') continue
        // While the one acts for the other: from the later of receipt and role, until the role or the copy ends.
        const until = s.until && p.until ? firstOf(s.until, p.until) : (s.until ?? p.until)
        own.push({
          ...p,
          holder: party,
          since: s.from ? lastOf(s.from, p.since) : p.since,
          ...(until && { until }),
          rule: s.rule,
          through: other,
        })
      }
  return own
}

/** What the possessions come to at instant `t`; undefined if the party certainly does not hold the paper then. */
export function holdingAt(paper: string, all: readonly Possession[], t: number): Holding | undefined {
  const why: Possession[] = []
  const sure: Possession[] = []
  for (const p of all) {
    const has = happenedBy(p.since, t)
    const gone = p.until ? endedBy(p.until, t) : 'no'
    if (has === 'no' || gone === 'yes') continue
    why.push(p)
    if (has === 'yes' && gone === 'no') sure.push(p)
  }
  if (why.length === 0) return undefined
  const [first, ...rest] = sure.length ? sure : why
  const lacks = first!.lacks.filter((s) => rest.every((p) => p.lacks.includes(s)))
  return { paper, certainty: sure.length ? 'certain' : 'possible', lacks, why }
}

interface Touching {
  readonly copies: Record['copies']
  /** Places in the order of the papers, by party: written by it, addressed to it, or held by it in some copy. */
  readonly byParty: ReadonlyMap<string, readonly number[]>
  readonly published: readonly number[]
  readonly papers: readonly Paper[]
}

const touching = new WeakMap<Record['papers'], Touching>()

/** Which papers touch which party; made once for a record, so that a view need not look at every paper to find a person's few. */
function indexTouching(record: Record): Touching {
  const made = touching.get(record.papers)
  if (made?.copies === record.copies) return made
  const copies = indexCopies(record.copies)
  const byParty = new Map<string, number[]>()
  const published: number[] = []
  const papers = [...record.papers.values()]
  papers.forEach((paper, at) => {
    const touch = (party: string) => {
      const list = byParty.get(party)
      if (!list) byParty.set(party, [at])
      else if (list.at(-1) !== at) list.push(at)
    }
    for (const list of [paper.from, paper.to, paper.cc]) for (const party of list) touch(party)
    for (const holder of copies.get(paper.id)?.keys() ?? []) touch(holder)
    if (publicationOf(paper)) published.push(at)
  })
  const index = { copies: record.copies, byParty, published, papers }
  touching.set(record.papers, index)
  return index
}

/** The papers that `party` could hold at any time by any rule, and their copies: all that its view has to look at. */
export function reachableBy(record: Record, party: string): Pick<Record, 'papers' | 'copies'> {
  const { byParty, published, papers } = indexTouching(record)
  const places = new Set(record.settings.notReached.includes(party) ? [] : published)
  for (const other of everSharing(record, party)) for (const at of byParty.get(other) ?? []) places.add(at)
  const index = indexCopies(record.copies)
  const reached = [...places].sort((a, b) => a - b).map((at) => papers[at]!)
  return {
    papers: new Map(reached.map((p) => [p.id, p])),
    copies: reached.flatMap((p) => [...(index.get(p.id)?.values() ?? [])].flat()),
  }
}

/** Everything that `party` holds at instant `t` (ms; Infinity: at the end of the record), by paper, with the derivation. */
export function holdingsOf(
  record: Record,
  party: string,
  t: number,
  signs: SignsOfReceipt = new Map(),
): Map<string, Holding> {
  const shared = bySharer(sharers(record, party, t))
  const index = indexCopies(record.copies)
  const known = signsBy(signs, t)
  const holdings = new Map<string, Holding>()
  for (const paper of record.papers.values()) {
    const all = possessionsThrough(record, party, paper, index, known, shared)
    if (all.length === 0) continue
    const holding = holdingAt(paper.id, all, t)
    if (holding) holdings.set(paper.id, holding)
  }
  return holdings
}

/** A reply that is still to come is no sign yet, and its date is not to be known. */
function signsBy(signs: SignsOfReceipt, t: number): SignsOfReceipt {
  if (t === Infinity || signs.size === 0) return signs
  return new Map(
    [...signs].map(([paper, by]) => [paper, new Map([...by].filter(([, when]) => happenedBy(when, t) !== 'no'))]),
  )
}

/** Was the party at the meeting? Presence gives knowledge of what was said there. */
export function wasPresent(meeting: Meeting | undefined, party: string): boolean {
  return meeting?.present?.some((p) => p.party === party || p.for === party) ?? false
}
