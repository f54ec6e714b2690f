/**
 * Who shares with whom: a body has what those have who act for it, while they act for it, and the other way round only if the
 * record says so. Never from one body to another through a person who serves both.
 *
 *     Dora acts for the Commission from 1 May until 20 May
 *     Dora ← letter of 28 April       the Commission holds it from 1 May until 20 May, through Dora
 */
import type { Party, Record } from '../record/record.ts'
import { type Answer, type Bound, happenedBy, type When } from '../record/when.ts'

export interface Sharer {
  /** Whose copies count. */
  readonly party: string
  readonly rule: 'member' | 'body'
  /** Does the one act for the other at the time asked about? */
  readonly answer: Answer
  /** Since when and until when, where anybody says. */
  readonly from?: When
  readonly until?: When
}

interface Term {
  readonly party: string
  readonly from?: When
  readonly until?: When
}

/** Parties whose copies count for `party` at `t`: its members at every depth, and its bodies if the record says so. */
export function sharers(record: Record, party: string, t: number): Sharer[] {
  const found: Sharer[] = []
  const walk = (rule: Sharer['rule'], next: (id: string) => readonly Term[]) => {
    const visit = (id: string, above: Term, path: readonly string[]) => {
      for (const term of next(id)) {
        if (path.includes(term.party)) continue
        const both = shorter(above, term)
        const answer = actsAt(both, t)
        if (answer === 'no') continue
        const { from, until } = both
        const sharer: Sharer = { party: term.party, rule, answer, ...(from && { from }), ...(until && { until }) }
        const other = found.findIndex((s) => s.party === term.party && s.rule === rule)
        // Of several ways to belong, one that certainly counts is enough.
        if (other < 0) found.push(sharer)
        else if (found[other]!.answer !== 'yes' && answer === 'yes') found[other] = sharer
        else continue
        // Persons end the way: what a person has from one body is not another's.
        if (record.parties.get(term.party)?.kind !== 'person') visit(term.party, both, [...path, term.party])
      }
    }
    visit(party, { party }, [party])
  }
  if (record.settings.bodyFromMembers && record.parties.get(party)?.kind !== 'person') {
    const members = membersOf(record)
    walk('member', (id) => members.get(id) ?? [])
  }
  if (record.settings.memberFromBody) walk('body', (id) => termsOf(record.parties.get(id)))
  return found
}

/** Whoever may ever share with `party`, whenever: never fewer than `sharers` finds at any time. */
export function everSharing(record: Record, party: string): Set<string> {
  const found = new Set([party])
  const walk = (next: (id: string) => readonly Term[]) => {
    const seen = new Set([party])
    // A set grows while it is walked.
    for (const id of seen) for (const term of next(id)) seen.add(term.party)
    for (const id of seen) found.add(id)
  }
  if (record.settings.bodyFromMembers) walk((id) => membersOf(record).get(id) ?? [])
  if (record.settings.memberFromBody) walk((id) => termsOf(record.parties.get(id)))
  return found
}

/** The bodies that a party acts for, and when. A membership without dates takes those of the party's roles in that body. */
function termsOf(party: Party | undefined): Term[] {
  return (party?.memberOf ?? []).flatMap((m): Term[] => {
    if (m.from || m.until) return [m]
    const roles = (party?.roles ?? []).filter((r) => r.in === m.party)
    if (roles.length === 0 || roles.some((r) => !r.from && !r.until)) return [m]
    return roles.map((r) => ({ party: m.party, ...(r.from && { from: r.from }), ...(r.until && { until: r.until }) }))
  })
}

const members = new WeakMap<Record['parties'], ReadonlyMap<string, readonly Term[]>>()

/** Body → its members with their terms; made once for a record. */
function membersOf(record: Record): ReadonlyMap<string, readonly Term[]> {
  const made = members.get(record.parties)
  if (made) return made
  const index = new Map<string, Term[]>()
  for (const party of record.parties.values())
    for (const term of termsOf(party)) {
      const list = index.get(term.party)
      const member = { ...term, party: party.id }
      if (list) list.push(member)
      else index.set(term.party, [member])
    }
  members.set(record.parties, index)
  return index
}

function shorter(a: Term, b: Term): Term {
  const from = a.from && b.from ? lastOf(a.from, b.from) : (a.from ?? b.from)
  const until = a.until && b.until ? firstOf(a.until, b.until) : (a.until ?? b.until)
  return { party: b.party, ...(from && { from }), ...(until && { until }) }
}

function actsAt(term: Term, t: number): Answer {
  const begun = term.from ? happenedBy(term.from, t) : 'yes'
  const ended = term.until ? endedBy(term.until, t) : 'no'
  if (begun === 'no' || ended === 'yes') return 'no'
  return begun === 'yes' && ended === 'no' ? 'yes' : 'cannot tell'
}

/** An end that is open has not come, even at the end of the record. */
export function endedBy(until: When, t: number): Answer {
  return until.latest === 'open' && t === Infinity ? 'no' : happenedBy(until, t)
}

/** The later of two moments: no earlier than either, and known only as far as both are. */
export function lastOf(a: When, b: When): When {
  const earliest = lowest(a.earliest, b.earliest, Math.max)
  return { words: `${a.words} and ${b.words}`, earliest, latest: both(a.latest, b.latest, Math.max) }
}

/** The earlier of two moments. */
export function firstOf(a: When, b: When): When {
  return {
    words: `${a.words} or ${b.words}`,
    earliest: both(a.earliest, b.earliest, Math.min),
    latest: lowest(a.latest, b.latest, Math.min),
  }
}

/** A bound that either moment by itself assures. */
function lowest(a: Bound, b: Bound, pick: (...n: number[]) => number): Bound {
  if (typeof a === 'number' && typeof b === 'number') return pick(a, b)
  return typeof a === 'number' ? a : typeof b === 'number' ? b : a
}

/** A bound that holds only if both moments have one. */
function both(a: Bound, b: Bound, pick: (...n: number[]) => number): Bound {
  if (typeof a === 'number' && typeof b === 'number') return pick(a, b)
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'open'
}
