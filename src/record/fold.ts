/**
 * The fold: entries in, record out. The order in which entries arrived never matters; where two live entries speak of one
 * thing, what the one leaves out the other supplies, and what they say differently is kept as a rivalry and not decided.
 */

import { type EarlierTexts, earlierTexts, textThen } from './earlier-texts.ts'
import { type AnyEntry, canonical, type Entry, hashEntry, sha256 } from './entry.ts'
import { foldPaper, foldParty, type Namer } from './fold-one.ts'
import { mergeSayings } from './merge.ts'
import { indexNames, type NameIndex, nameKey, slug } from './names.ts'
import type { Copy, FiledEntry, Judgement, Record, Rivalry, Settings } from './record.ts'
import type { Kind, Passage, Said } from './said.ts'
import { anchor } from './text.ts'
import { readWhen, type When, type WhenSaid } from './when.ts'

const DEFAULTS: Settings = {
  name: 'Unnamed record',
  zone: 'UTC',
  bodyFromMembers: true,
  memberFromBody: false,
  notReached: [],
  watch: [],
}

/** Numbers and hashes entries in the order given. */
export function file(entries: readonly AnyEntry[], from = 0): FiledEntry[] {
  return entries.map((entry, i) => ({ n: from + i + 1, hash: hashEntry(entry), entry }))
}

export function foldEntries(entries: readonly AnyEntry[], bodies: ReadonlyMap<string, string> = new Map()): Record {
  return fold(file(entries), bodies)
}

export function fold(filed: readonly FiledEntry[], bodies: ReadonlyMap<string, string>): Record {
  const superseded = new Set(filed.flatMap((f) => f.entry.supersedes ?? []))
  const live = filed
    .filter((f) => !superseded.has(f.hash))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  const of = <K extends Kind>(kind: K) =>
    live.filter((f) => f.entry.kind === kind) as unknown as readonly { hash: string; entry: Entry<K> }[]

  const aliases = readAliases(of('judgement'))
  const rivalries: Rivalry[] = []
  const earlier = earlierTexts(
    of('paper').map(({ entry: { id, said } }): [string, Said<'paper'>] => [
      aliases.get(id) ?? id,
      said.versionOf === undefined ? said : { ...said, versionOf: aliases.get(said.versionOf) ?? said.versionOf },
    ]),
  )
  const grouped = <K extends Kind>(kind: K): Map<string, Said<K>> => {
    const groups = new Map<string, { hash: string; said: Said<K> }[]>()
    for (const { hash, entry } of of(kind)) {
      const id = aliases.get(entry.id) ?? entry.id
      const said =
        kind === 'paper' ? (withoutReplacedText(earlier, id, entry as Entry<'paper'>) as Said<K>) : entry.said
      const group = groups.get(id)
      if (group) group.push({ hash, said })
      else groups.set(id, [{ hash, said }])
    }
    return new Map(
      [...groups].sort(byFirst).map(([id, group]) => {
        if (group.length === 1) return [id, group[0]!.said]
        const { said, rival } = mergeSayings(group.map((g) => g.said))
        if (rival) rivalries.push({ kind, id, hashes: group.map((g) => g.hash) })
        return [id, said]
      }),
    )
  }

  const settingsSaid: Settings = { ...DEFAULTS, ...Object.assign({}, ...grouped('settings').values()) }
  const when = (w: WhenSaid | undefined): When | undefined => w && readWhen(w, settingsSaid.zone)
  const partySaid = grouped('party')
  const names = indexNames([...partySaid].map(([id, p]) => ({ id, name: p.name, aliases: p.aliases })))
  /** Parties that nobody declared: id → the thing that names it → the name as written there. */
  const implied = new Map<string, Map<string, string>>()
  /** By name: who is meant, or the id of a party that nobody declared. */
  const meant = new Map<string, { readonly known?: string; readonly id?: string }>()
  const meaning = (name: string) => {
    const before = meant.get(name)
    if (before) return before
    const known = aliases.get(name) ?? (partySaid.has(name) ? name : findParty(names, name))
    const found = known ? { known: aliases.get(known) ?? known } : { id: impliedId(name, partySaid) }
    meant.set(name, found)
    return found
  }
  const namer = (thing: string): Namer => {
    const party = (name: string): string => {
      const { known, id = '' } = meaning(name)
      if (known !== undefined) return known
      const written = implied.get(id) ?? new Map<string, string>()
      implied.set(id, written)
      const other = written.get(thing)
      if (other === undefined || name < other) written.set(thing, name)
      return aliases.get(id) ?? id
    }
    const parties = (list: readonly string[] | undefined) => [...new Set((list ?? []).map(party))]
    return { party, parties, maybe: (name) => name && party(name), some: (list) => list && parties(list) }
  }
  const paperId = (id: string): string => aliases.get(id) ?? id
  const ids = (list: readonly string[] | undefined) => list?.map(paperId)
  const papers = mapValues(grouped('paper'), (p, id) => foldPaper(id, p, when, namer(id), paperId))
  const standsIn = (p: Passage, paper: string): boolean => {
    const text = bodies.get(papers.get(paper)?.textHash ?? '')
    return text !== undefined && anchor(p, text).kind !== 'detached'
  }
  /** The paper that a passage is in: an earlier text of it, if the words are in the text no more. */
  const placeOf = (p: Passage): string => {
    const id = paperId(p.paper)
    const texts = earlier.get(id)
    if (!texts || standsIn(p, id)) return id
    return texts.findLast((t) => standsIn(p, t.id))?.id ?? id
  }
  /** Where a thing is said and who knows of it, with ids as they are now. */
  const placed = <P extends { in?: string; passage?: Passage; knownTo?: string[] }>(said: P, n: Namer): P => {
    const passage = said.passage && { ...said.passage, paper: placeOf(said.passage) }
    return {
      ...said,
      ...(said.in && { in: passage && said.in === said.passage?.paper ? passage.paper : paperId(said.in) }),
      ...(passage && { passage }),
      ...(said.knownTo && { knownTo: n.parties(said.knownTo) }),
    }
  }
  /** What was entered of a paper before its text changed is of the text that it then had. */
  const ofTextThen = <K extends 'copy' | 'transmission'>(kind: K): { entry: Entry<K> }[] =>
    of(kind).map(({ entry }) => {
      const paper = paperId(entry.said.paper)
      const then = textThen(earlier, paper, entry.at)
      return { entry: then === paper ? entry : sayAnew(kind, entry, { ...entry.said, paper: then }) }
    })
  /** A judgement rules on the text that was judged, and on a later one where the same words stand. */
  const judgedTexts = of('judgement').flatMap(({ entry }): { entry: Entry<'judgement'> }[] => {
    const { passage } = entry.said
    const paper = passage && paperId(passage.paper)
    const then = paper && textThen(earlier, paper, entry.at)
    if (!passage || then === paper) return [{ entry }]
    const judged = { entry: sayAnew('judgement', entry, { ...entry.said, passage: { ...passage, paper: then! } }) }
    return standsIn(passage, paper!) ? [judged, { entry }] : [judged]
  })
  const unnamed = <K extends Kind, T>(
    kind: K,
    make: (said: Said<K>, id: string, n: Namer, entry: Entry<K>) => T,
    entries: readonly { readonly entry: Entry<K> }[] = of(kind),
  ): T[] => {
    // Two files that say one thing in the same words make one thing; given ids with other words stay apart.
    const kept = new Map<string, Entry<K>>()
    for (const { entry } of entries) {
      const key = `${entry.id}\0${canonical(entry.said)}`
      const other = kept.get(key)
      if (!other || other.at < entry.at) kept.set(key, entry)
    }
    // By what they say, as an entry's hash holds the hour it was filed at: the same papers would be told in another order each day.
    return [...kept].sort(byFirst).map(([, entry]) => make(entry.said, entry.id, namer(entry.id), entry))
  }
  const named = <K extends Kind, T>(kind: K, make: (said: Said<K>, id: string, n: Namer) => T): Map<string, T> =>
    mapValues(grouped(kind), (said, id) => make(said, id, namer(id)))
  const copies: Copy[] = unnamed(
    'copy',
    (c, id, n) => ({
      ...placed(c, n),
      id,
      paper: paperId(c.paper),
      holder: n.party(c.holder),
      via: n.maybe(c.via),
      since: when(c.since),
      until: when(c.until),
    }),
    ofTextThen('copy'),
  )
  const meetings = named('meeting', (m, id, n) => ({
    ...placed(m, n),
    id,
    when: when(m.when),
    present: m.present?.map((x) => ({ party: n.party(x.party), ...(x.for && { for: n.party(x.for) }) })),
    interpreter: n.maybe(m.interpreter),
  }))
  const statements = named('statement', (s, id, n) => ({
    ...placed(s, n),
    id,
    when: when(s.when),
    speaker: n.party(s.speaker),
    to: n.parties(s.to),
    meeting: s.meeting && paperId(s.meeting),
    onBehalfOf: n.some(s.onBehalfOf),
    endorsedBy: n.some(s.endorsedBy),
    about: ids(s.about),
    chain: s.chain?.map((c) => ({ reporter: n.party(c.reporter), ...(c.in && { in: paperId(c.in) }) })),
  }))
  const issues = named('issue', (s, id, n) => ({
    ...placed(s, n),
    id,
    options: s.options.map((o) => ({
      ...o,
      ...(o.proposer && { proposer: n.party(o.proposer) }),
      ...(o.in && { in: paperId(o.in) }),
    })),
  }))
  const packages = named('package', (s, id, n) => ({ ...placed(s, n), id, proposer: n.maybe(s.proposer) }))
  const stances = unnamed('stance', (s, id, n) => ({
    ...placed(s, n),
    id,
    party: n.party(s.party),
    when: when(s.when),
  }))
  const steps = named('step', (s, id, n) => ({
    ...placed(s, n),
    id,
    owner: n.maybe(s.owner),
    after: ids(s.after),
    promised: when(s.promised),
    by: when(s.by),
    actual: when(s.actual),
    // Papers that bear it out, or whoever is to confirm it: kept as given, and no party is made of it.
    confirmedBy: ids(s.confirmedBy),
    ...(s.mayConfirm && { mayConfirm: n.parties(s.mayConfirm) }),
    ...(s.consult && { consult: n.parties(s.consult) }),
    ...(s.termsIn && { termsIn: Object.fromEntries(Object.entries(s.termsIn).map(([t, p]) => [t, paperId(p)])) }),
    ...(s.delay && { delay: s.delay.map((d) => (d.bearer ? { ...d, bearer: n.party(d.bearer) } : d)) }),
  }))
  const transmissions = unnamed(
    'transmission',
    (t, id, n) => ({
      ...placed(t, n),
      id,
      paper: paperId(t.paper),
      from: n.maybe(t.from),
      to: n.maybe(t.to),
      sent: when(t.sent),
      received: when(t.received),
    }),
    ofTextThen('transmission'),
  )
  const searches = unnamed('search', (s, id, n) => ({
    ...placed(s, n),
    id,
    paper: paperId(s.paper),
    when: when(s.when),
    searcher: n.maybe(s.searcher),
  }))
  const judgements: Judgement[] = unnamed(
    'judgement',
    (j, id, n, entry) => ({
      ...placed(j, n),
      id,
      when: when(j.when),
      targets: ids(j.targets),
      at: entry.at,
      by: entry.by,
    }),
    judgedTexts,
  )
  const inSettings = namer('settings')
  const settings: Settings = {
    ...settingsSaid,
    notReached: inSettings.parties(settingsSaid.notReached),
    watch: inSettings.parties(settingsSaid.watch),
  }
  const parties = mapValues(partySaid, (p, id) => foldParty(id, p, when, namer(id)))
  for (const [id, written] of [...implied].sort(byFirst))
    if (!aliases.has(id))
      parties.set(id, {
        id,
        kind: 'unknown',
        name: shownName(written),
        aliases: [],
        roles: [],
        memberOf: [],
        implied: true,
        written: new Map([...written].sort(byFirst)),
      })

  const destroyed = new Set(of('destruction').map(({ entry }) => entry.said.textHash))
  return {
    settings,
    parties,
    papers,
    copies,
    transmissions,
    searches,
    meetings,
    statements,
    issues,
    packages,
    stances,
    steps,
    judgements,
    aliases,
    rivalries,
    bodies: destroyed.size ? new Map([...bodies].filter(([hash]) => !destroyed.has(hash))) : bodies,
    eyes: {},
    possible: new Set(),
    filed,
  }
}

/** A name of its own for a party that nobody declared; never that of a declared one it merely resembles. */
function impliedId(name: string, declared: ReadonlyMap<string, unknown>): string {
  let id = slug(name)
  while (declared.has(id)) id += '-also'
  return id
}

/** Of the ways a name is written, the first in order of letters: the same whoever wrote first. */
export function shownName(written: ReadonlyMap<string, string>): string {
  return [...written.values()].reduce((a, b) => (b < a ? b : a))
}

/** The party that a name means, if one and only one is known by it. */
export function findParty(names: NameIndex, name: string): string | undefined {
  return names.get(nameKey(name)) ?? undefined
}

/** An entry's saying with another place; a name made from what it says is made again. */
function sayAnew<K extends Kind>(kind: K, entry: Entry<K>, said: Said<K>): Entry<K> {
  const minted = new RegExp(`^${kind}:[0-9a-f]{16}$`).test(entry.id)
  return { ...entry, said, ...(minted && { id: `${kind}:${sha256(canonical(said)).slice(0, 16)}` }) }
}

/** What somebody entered of a paper still counts when its text has changed since; the text that it had then does not. */
function withoutReplacedText(earlier: EarlierTexts, id: string, { said, at }: Entry<'paper'>): Said<'paper'> {
  if (said.textHash === undefined || textThen(earlier, id, at) === id) return said
  const { textHash: _, sections: _s, ...rest } = said
  return rest
}

/** Identity judgements, the latest on each pair ruling; chains end at the id that nobody gave up. */
function readAliases(judgements: readonly { entry: Entry<'judgement'> }[]): Map<string, string> {
  const latest = new Map<string, { at: string; keep: string; drop: string; same: boolean }>()
  for (const { entry } of [...judgements].sort((a, b) =>
    a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0,
  )) {
    if (!entry.said.identity) continue
    const [keep, drop] = entry.said.identity
    latest.set([keep, drop].sort().join('\0'), { at: entry.at, keep, drop, same: entry.said.decision === 'same' })
  }
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const { keep, drop, same } of [...latest].sort(byFirst).map(([, j]) => j)) {
    if (!same) continue
    const [a, b] = [root(keep), root(drop)]
    if (a !== b) parent.set(b, a)
  }
  return new Map([...parent.keys()].map((id) => [id, root(id)]))
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, f: (value: A, id: string) => B): Map<string, B> {
  return new Map([...map].map(([id, value]) => [id, f(value, id)]))
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
