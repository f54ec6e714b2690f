/**
 * Who possesses which paper, since when, and by what rule. Attested copies come from entries; the rest is presumed: the sender
 * from writing, the addressee from receipt, everyone from publication, a body through those who act for it. Possession runs
 * from receipt, never from dispatch; what is enclosed in a message is had with it.
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

/**
 * Possessions of `party` itself, before bodies and members share. `within`: what was asked for, on the way out from
 * enclosure to message.
 */
function ownPossessions(
  record: Record,
  party: string,
  paper: Paper,
  index: CopyIndex,
  signs: SignsOfReceipt,
  within: readonly string[] = NONE,
): Possession[] {
  const found: Possession[] = []
  const have = (rule: Rule, since: When, more?: Partial<Possession>) =>
    found.push({ paper: paper.id, holder: party, since, lacks: NONE, rule, ...more })
  const copies = index.get(paper.id)?.get(party) ?? NO_COPIES
  const received = isTo(paper, party) ? receiptOf(paper, party, signs.get(paper.id)?.get(party)) : undefined
  for (const copy of copies)
    have('copy', cameIn(record, copy, signs) ?? copy.since ?? received ?? UNKNOWN, {
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
  if (copies.length === 0)
    for (const message of messagesEnclosing(record, paper.id))
      if (message.id !== paper.id && !within.includes(message.id))
        for (const p of ownPossessions(record, party, message, index, signs, [...within, paper.id]))
          if (hasEnclosures(p)) found.push({ ...p, paper: paper.id })
  const published = publicationOf(paper)
  if (published && !record.settings.notReached.includes(party)) have('publication', published)
  return found
}

const isMessage = (paper: Paper) => paper.kind === 'mail' || paper.header !== undefined
const isTo = (paper: Paper, party: string) => paper.to.includes(party) || paper.cc.includes(party)

/** Not whoever was told what is in a message, has a part of it, or has only its words in another. */
function hasEnclosures(p: Possession): boolean {
  return p.rule !== 'publication' && p.lacks.length === 0 && p.copy?.how !== 'summarised' && !isWordsOnly(p)
}

/** A copy that stands in the text of another paper: it has the words, and nothing of what only a header says. */
export function isWordsOnly(p: Possession): boolean {
  return p.copy?.passage !== undefined
}

/** A copy passed on in a message addressed to its holder came no earlier, and no more surely, than that message did. */
function cameIn(record: Record, copy: Copy, signs: SignsOfReceipt): When | undefined {
  const outer = copy.in === undefined ? undefined : record.papers.get(copy.in)
  if (!outer || !isMessage(outer) || !isTo(outer, copy.holder) || copy.since?.earliest !== dateOf(outer)?.earliest)
    return undefined
  return receiptOf(outer, copy.holder, signs.get(outer.id)?.get(copy.holder))
}

const enclosing = new WeakMap<Record['papers'], ReadonlyMap<string, readonly Paper[]>>()

/** The messages in which a paper is enclosed: what a message's header and parts say of it is no guess. */
function messagesEnclosing(record: Record, id: string): readonly Paper[] {
  let index = enclosing.get(record.papers)
  if (!index) {
    const made = new Map<string, Paper[]>()
    for (const paper of record.papers.values())
      if (isMessage(paper)) for (const inner of paper.encloses) made.set(inner, [...(made.get(inner) ?? []), paper])
    index = made
    enclosing.set(record.papers, index)
  }
  return index.get(id) ?? NO_PAPERS
}

const NO_PAPERS: readonly Paper[] = []

/** A paper and the messages in which it came, at every depth: whoever has one of them may have the paper. */
export function withEnclosing(record: Record, paper: Paper): Set<Paper> {
  const all = new Set([paper])
  // A set grows while it is walked.
  for (const p of all) for (const message of messagesEnclosing(record, p.id)) all.add(message)
  return all
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
  const own = ownPossessions(record, party, paper, index, signs)
  if (shared.size === 0) return own
  // What is public is everyone's already; only what reached the other privately is shared.
  const reached: string[] = []
  const reach = (other: string) => {
    if (shared.has(other) && !reached.includes(other)) reached.push(other)
  }
  for (const { id, from, to, cc } of withEnclosing(record, paper)) {
    for (const list of [from, to, cc]) for (const other of list) reach(other)
    for (const holder of index.get(id)?.keys() ?? []) reach(holder)
  }
  for (const other of reached)
    for (const s of shared.get(other) ?? [])
      for (const p of ownPossessions(record, other, paper, index, signs)) {
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
    for (const { id, from, to, cc } of withEnclosing(record, paper)) {
      for (const list of [from, to, cc]) for (const party of list) touch(party)
      for (const holder of copies.get(id)?.keys() ?? []) touch(holder)
    }
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
