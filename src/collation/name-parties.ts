/**
 * Whom the words of a speaker mean among the parties of the record: a full name or alias, a surname, a state by any of its names, an
 * office by who held it then, a name in another spelling. What several parties could be stays several; what none is stays words.
 */
import { firstReading, languages } from '../reading/languages.ts'
import { findParty } from '../record/fold.ts'
import { indexNames, type NameIndex, nameKey } from '../record/names.ts'
import type { Paper, Party, Record } from '../record/record.ts'
import { dateOf } from '../record/record.ts'
import { after, before, type When } from '../record/when.ts'
import { keysOfName } from './parties.ts'
import { soundOf } from './sounds.ts'

export interface NamedParty {
  /** The one party meant; absent where none or several could be. */
  readonly party?: string
  /** Parties that could be meant, the likeliest first. */
  readonly candidates: readonly string[]
  readonly reason: string
}

export interface PartyNames {
  readonly record: Record
  readonly whole: NameIndex
  readonly bySurname: ReadonlyMap<string, readonly string[]>
  readonly bySound: ReadonlyMap<string, readonly string[]>
  readonly byState: ReadonlyMap<string, readonly string[]>
  readonly byOffice: ReadonlyMap<string, readonly Tenure[]>
}

/** Somebody held an office, from and until as far as the record says. */
interface Tenure {
  readonly party: string
  readonly in?: string
  readonly from?: When
  readonly until?: When
}

/** Where the words stand: its people are nearer than the rest of the record, and offices are those of its day. */
export interface Standing {
  readonly paper?: Paper
  readonly present?: readonly string[]
  readonly when?: When
}

/** An office (1), and its country (2). */
function officeIn(words: string): RegExpExecArray | undefined {
  return firstReading(({ names }) => names.office.exec(words) ?? undefined)
}

function stateNamed(words: string): string | undefined {
  return firstReading(({ names }) => names.stateNamed(words))
}

export function indexParties(record: Record): PartyNames {
  const bySurname = new Map<string, string[]>()
  const bySound = new Map<string, string[]>()
  const byState = new Map<string, string[]>()
  const byOffice = new Map<string, Tenure[]>()
  const parties = [...record.parties.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const p of parties) {
    for (const name of [p.name, ...p.aliases]) {
      const state = p.kind === 'person' ? undefined : stateNamed(name)
      if (state !== undefined) push(byState, state, p.id)
      if (p.kind === 'state' || (p.kind === 'body' && state !== undefined)) continue
      const surname = surnameOf(name)
      if (surname === undefined) continue
      push(bySurname, nameKey(surname), p.id)
      const sound = soundOf(surname)
      if (sound) push(bySound, sound, p.id)
    }
    for (const office of officesOf(p)) push(byOffice, office.title, office.tenure)
  }
  return { record, whole: indexNames(parties), bySurname, bySound, byState, byOffice }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

function surnameOf(name: string): string | undefined {
  for (const key of keysOfName(name)) if (key.startsWith('surname:')) return key.slice('surname:'.length)
  // A surname of two words is found by its last; a name in another script has no capitals that the keys know of.
  const last = name.trim().split(/\s+/).at(-1)
  return last !== undefined && /^\p{Lu}\p{Ll}{2,}$/u.test(last) && !/[\p{Script=Latin}]/u.test(last) ? last : undefined
}

function* officesOf(p: Party): Generator<{ readonly title: string; readonly tenure: Tenure }> {
  for (const role of p.roles) {
    const title = officeIn(role.title)?.[1] ?? role.title
    yield {
      title: nameKey(title),
      tenure: {
        party: p.id,
        ...(role.in && { in: role.in }),
        ...(role.from && { from: role.from }),
        ...(role.until && { until: role.until }),
      },
    }
  }
  for (const alias of [p.name, ...p.aliases]) {
    const title = officeIn(alias)
    if (title && p.kind !== 'state') yield { title: nameKey(title[1]!), tenure: { party: p.id } }
    const led = firstReading(({ names }) => names.officeBeforeName.exec(alias) ?? undefined)
    if (led) yield { title: nameKey(led[1]!), tenure: { party: p.id } }
  }
}

/** Whom these words mean. Deterministic; the order of the record's parties does not matter. */
export function nameParty(names: PartyNames, words: string, at: Standing = {}): NamedParty {
  const clean = languages()
    .reduce((name, l) => name.replace(l.names.possessive, '').replace(l.names.article, ''), words.replace(/\s+/g, ' '))
    .trim()
  if (clean === '') return { candidates: [], reason: 'nobody is named' }
  const people = peopleOf(names, at)
  const full = findParty(names.whole, clean) ?? findParty(names.whole, words)
  if (full !== undefined) return one(full, 'by name')
  const state = stateNamed(clean)
  if (state !== undefined) {
    const states = names.byState.get(state) ?? []
    return settle(names, states, people, `a name of ${state}`, (id) => names.record.parties.get(id)?.kind !== 'post')
  }
  const bare = languages().reduce((name, l) => name.replace(l.names.titled, ''), clean)
  const last = bare.split(/\s+/).at(-1) ?? ''
  const title = officeIn(clean)
  if (title) return byOffice(names, title, at, people)
  if (/^\p{Lu}/u.test(last)) {
    const whole = findParty(names.whole, bare)
    if (whole !== undefined) return one(whole, 'by name')
    const same = (names.bySurname.get(nameKey(last)) ?? []).filter((id) => fitsFirstNames(names, id, bare))
    if (same.length) return settle(names, same, people, 'by surname')
    const sound = soundOf(last)
    const alike = sound ? (names.bySound.get(sound) ?? []).filter((id) => fitsFirstNames(names, id, bare)) : []
    if (alike.length === 1 && last.length > 4) return settle(names, alike, people, 'the same name in another spelling')
    if (alike.length) return { candidates: alike, reason: 'a name in another spelling' }
  }
  return { candidates: [], reason: 'no party of the record bears this name' }
}

function one(party: string, reason: string): NamedParty {
  return { party, candidates: [party], reason }
}

/** Of several, the one that the paper is about: its writer, its reader, or who was present. */
function settle(
  names: PartyNames,
  all: readonly string[],
  people: ReadonlySet<string>,
  reason: string,
  prefer?: (id: string) => boolean,
): NamedParty {
  if (all.length === 1) return one(all[0]!, reason)
  const near = all.filter((id) => people.has(id))
  if (near.length === 1) return one(near[0]!, `${reason}; of those who bear it the one in this exchange`)
  const states = all.filter((id) => names.record.parties.get(id)?.kind === 'state')
  if (prefer && states.length === 1 && near.length === 0) return one(states[0]!, reason)
  return {
    candidates: [...near, ...all.filter((id) => !near.includes(id))],
    reason: all.length ? `${reason}, which several bear` : `${reason}, which no party bears`,
  }
}

/** "R. Kennedy" is not John Kennedy: a first name or initial must agree where both are told. */
function fitsFirstNames(names: PartyNames, id: string, words: string): boolean {
  const first = words
    .split(/\s+/)
    .slice(0, -1)
    .find((w) => /^\p{Lu}/u.test(w))
  if (first === undefined) return true
  const p = names.record.parties.get(id)!
  const initials = [p.name, ...p.aliases]
    .flatMap((n) => n.split(/\s+/).slice(0, -1))
    .filter((w) => /^\p{Lu}/u.test(w) && !languages().some((l) => l.names.titled.test(`${w} `)))
  return (
    initials.length === 0 ||
    initials.some((w) =>
      first.length <= 2 || w.length <= 2
        ? w[0] === first[0]
        : nameKey(w) === nameKey(first) || soundOf(w) === soundOf(first),
    )
  )
}

function peopleOf(names: PartyNames, at: Standing): Set<string> {
  const people = new Set<string>()
  for (const id of [...(at.paper?.from ?? []), ...(at.paper?.to ?? [])]) people.add(id)
  const meeting = at.paper?.meeting === undefined ? undefined : names.record.meetings.get(at.paper.meeting)
  for (const p of meeting?.present ?? []) people.add(p.party)
  for (const words of at.present ?? []) {
    const id = findParty(names.whole, words)
    if (id !== undefined) people.add(id)
  }
  return people
}

/** "The Ambassador": who held such an office then, and is in this exchange; several may have. */
function byOffice(names: PartyNames, title: RegExpExecArray, at: Standing, people: ReadonlySet<string>): NamedParty {
  const when = at.when ?? (at.paper && dateOf(at.paper))
  const office = nameKey(title[1]!)
  const place = title[2] === undefined ? undefined : stateNamed(title[2])
  const held = [...names.byOffice]
    .filter(([name]) => name === office || name.startsWith(`${office} `))
    .flatMap(([, tenures]) => tenures)
    .filter(
      (t) => !when || ((!t.from || before(when, t.from) !== 'yes') && (!t.until || after(when, t.until) !== 'yes')),
    )
    .filter(
      (t) =>
        place === undefined || t.in === undefined || stateNamed(names.record.parties.get(t.in)?.name ?? t.in) === place,
    )
  const holders = [...new Set(held.map((t) => t.party))].sort()
  const near = holders.filter((id) => people.has(id))
  if (near.length === 1) return one(near[0]!, `held the office of ${title[1]!.toLowerCase()} and is in this exchange`)
  if (holders.length === 1 && (place !== undefined || people.size === 0))
    return one(holders[0]!, `held the office of ${title[1]!.toLowerCase()}`)
  return {
    candidates: [...near, ...holders.filter((id) => !near.includes(id))],
    reason: holders.length ? 'an office that several held' : 'an office whose holder the record does not name',
  }
}
