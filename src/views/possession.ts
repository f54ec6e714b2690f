/**
 * Who possesses which paper, since when, and by what rule. Attested copies come from entries; the rest is presumed: the sender
 * from writing, the addressee from receipt, everyone from publication, a body through those who act for it. Possession runs
 * from receipt, never from dispatch.
 *
 *     Ana → Ben, sent 3 May, no receipt on record      Ben possibly holds it from 3 May on
 *     Ben → Ana, 6 May: "I have your letter of 3 May"   Ben certainly holds it by 6 May
 */
import { type Certainty, type Copy, dateOf, type Meeting, type Paper, type Party, type Record } from '../record/record.ts'
import { type Answer, happenedBy, narrow, UNKNOWN, type When } from '../record/when.ts'

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

/** Possessions of `party` itself, before bodies and members share. */
function ownPossessions(record: Record, party: string, paper: Paper, copies: readonly Copy[], signs: SignsOfReceipt): Possession[] {
  const found: Possession[] = []
  const have = (p: Omit<Possession, 'paper' | 'holder' | 'lacks'> & { lacks?: readonly string[] }) =>
    found.push({ paper: paper.id, holder: party, lacks: [], ...p })
  for (const copy of copies)
    have({ since: copy.since ?? UNKNOWN, ...(copy.until && { until: copy.until }), lacks: copy.lacks ?? [], rule: 'copy', copy })
  if (!canBeHeld(paper)) return found
  if (paper.from.includes(party)) have({ since: dateOf(paper) ?? UNKNOWN, rule: 'sender' })
  if (paper.to.includes(party) || paper.cc.includes(party)) {
    const received = paper.received.get(party)
    const sign = signs.get(paper.id)?.get(party)
    const sent = paper.sent ?? paper.written
    const presumed: When = { words: 'received at a time not recorded', earliest: sent?.earliest ?? 'unknown', latest: sign?.latest ?? 'unknown' }
    if (received || copies.length === 0) have({ since: received ? (sign ? narrow(received, { ...sign, earliest: 'unknown' }) : received) : presumed, rule: 'addressee' })
  }
  const published = publicationOf(paper)
  if (published && !record.settings.notReached.includes(party)) have({ since: published, rule: 'publication' })
  return found
}

/** Bodies that the party belongs to (upwards, through bodies, never through a person), with the certainty of belonging at `t`. */
function bodiesOf(record: Record, party: string, t: number): Map<string, Answer> {
  const reached = new Map<string, Answer>()
  const climb = (id: string, sofar: Answer, depth: number): void => {
    for (const m of record.parties.get(id)?.memberOf ?? []) {
      const held = actsAt(m, t)
      const answer = held === 'no' || sofar === 'no' ? 'no' : held === 'yes' && sofar === 'yes' ? 'yes' : 'cannot tell'
      if (answer === 'no' || reached.get(m.party) === 'yes' || (reached.has(m.party) && answer === 'cannot tell')) continue
      reached.set(m.party, answer)
      if (depth < 20) climb(m.party, answer, depth + 1)
    }
  }
  climb(party, 'yes', 0)
  return reached
}

function actsAt(m: Party['memberOf'][number], t: number): Answer {
  if (m.until && happenedBy(m.until, t) === 'yes') return 'no'
  if (m.from && happenedBy(m.from, t) === 'no') return 'no'
  return (m.from && happenedBy(m.from, t) !== 'yes') || (m.until && happenedBy(m.until, t) !== 'no') ? 'cannot tell' : 'yes'
}

/** Parties whose copies count for `party` at `t`: its members at every depth, and its bodies if the record says so. */
export function sharers(record: Record, party: string, t: number): { party: string; rule: 'member' | 'body'; answer: Answer }[] {
  const found: { party: string; rule: 'member' | 'body'; answer: Answer }[] = []
  if (record.settings.bodyFromMembers)
    for (const other of record.parties.keys()) {
      if (other === party) continue
      const answer = bodiesOf(record, other, t).get(party)
      if (answer && answer !== 'no') found.push({ party: other, rule: 'member', answer })
    }
  if (record.settings.memberFromBody)
    for (const [body, answer] of bodiesOf(record, party, t)) found.push({ party: body, rule: 'body', answer })
  return found
}

/** Copies by paper and holder: the index that every question of possession starts from. */
export type CopyIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Copy[]>>

export function indexCopies(copies: readonly Copy[]): CopyIndex {
  const index = new Map<string, Map<string, Copy[]>>()
  for (const copy of copies) {
    const byHolder = index.get(copy.paper) ?? new Map<string, Copy[]>()
    index.set(copy.paper, byHolder)
    byHolder.set(copy.holder, [...(byHolder.get(copy.holder) ?? []), copy])
  }
  return index
}

/** Every possession of a paper by a party, its own and through those who share with it, whatever the time. */
export function possessions(
  record: Record,
  party: string,
  paper: Paper,
  index: CopyIndex,
  signs: SignsOfReceipt,
  shared: ReturnType<typeof sharers>,
): Possession[] {
  const own = ownPossessions(record, party, paper, index.get(paper.id)?.get(party) ?? [], signs)
  for (const s of shared) {
    // What is public is everyone's already; only what reached the other privately is shared.
    if (!paper.from.includes(s.party) && !paper.to.includes(s.party) && !paper.cc.includes(s.party) && !index.get(paper.id)?.has(s.party)) continue
    for (const p of ownPossessions(record, s.party, paper, index.get(paper.id)?.get(s.party) ?? [], signs)) {
      if (p.rule === 'publication') continue
      const since: When = s.answer === 'yes' ? p.since : { ...p.since, latest: 'unknown' }
      own.push({ ...p, holder: party, since, rule: s.rule, through: s.party })
    }
  }
  return own
}

/** What the possessions come to at instant `t`; undefined if the party certainly does not hold the paper then. */
export function holdingAt(paper: string, all: readonly Possession[], t: number): Holding | undefined {
  let certainty: Certainty | undefined
  const why: Possession[] = []
  for (const p of all) {
    const has = happenedBy(p.since, t)
    const gone = p.until ? happenedBy(p.until, t) : 'no'
    if (has === 'no' || gone === 'yes') continue
    why.push(p)
    if (has === 'yes' && gone === 'no') certainty = 'certain'
    else certainty ??= 'possible'
  }
  if (!certainty) return undefined
  const sure = certainty === 'certain' ? why.filter((p) => happenedBy(p.since, t) === 'yes' && (!p.until || happenedBy(p.until, t) === 'no')) : why
  const [first, ...rest] = sure
  const lacks = (first?.lacks ?? []).filter((s) => rest.every((p) => p.lacks.includes(s)))
  return { paper, certainty, lacks, why }
}

/** Everything that `party` holds at instant `t` (ms; Infinity: at the end of the record), by paper, with the derivation. */
export function holdingsOf(record: Record, party: string, t: number, signs: SignsOfReceipt = new Map()): Map<string, Holding> {
  const shared = sharers(record, party, t)
  const index = indexCopies(record.copies)
  const holdings = new Map<string, Holding>()
  for (const paper of record.papers.values()) {
    const holding = holdingAt(paper.id, possessions(record, party, paper, index, signs, shared), t)
    if (holding) holdings.set(paper.id, holding)
  }
  return holdings
}

/** Was the party at the meeting? Presence gives knowledge of what was said there. */
export function wasPresent(meeting: Meeting | undefined, party: string): boolean {
  return meeting?.present?.some((p) => p.party === party || p.for === party) ?? false
}
