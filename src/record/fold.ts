/**
 * The fold: entries in, record out. The order in which entries arrived never matters; where two live entries speak of one
 * thing, what the one leaves out the other supplies, and what they say differently is kept as a rivalry and not decided.
 */
import { type AnyEntry, type Entry, hashEntry } from './entry.ts'
import { indexNames, type NameIndex, nameKey, slug } from './names.ts'
import type { Copy, FiledEntry, Judgement, Paper, Party, Record, Rivalry, Settings } from './record.ts'
import type { Kind, Said } from './said.ts'
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
  const live = filed.filter((f) => !superseded.has(f.hash)).sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
  const of = <K extends Kind>(kind: K) => live.filter((f) => f.entry.kind === kind) as unknown as readonly { hash: string; entry: Entry<K> }[]

  const aliases = readAliases(of('judgement'))
  const rivalries: Rivalry[] = []
  const grouped = <K extends Kind>(kind: K): Map<string, Said<K>> => {
    const groups = new Map<string, { hash: string; said: Said<K> }[]>()
    for (const { hash, entry } of of(kind)) {
      const id = aliases.get(entry.id) ?? entry.id
      const group = groups.get(id)
      if (group) group.push({ hash, said: entry.said })
      else groups.set(id, [{ hash, said: entry.said }])
    }
    return new Map(
      [...groups].sort(byFirst).map(([id, group]) => {
        const merged = group.length === 1 ? group[0]!.said : mergeSayings(group.map((g) => g.said))
        if (group.length > 1 && !group.every((g) => saysNoMore(g.said, merged)))
          rivalries.push({ kind, id, hashes: group.map((g) => g.hash) })
        return [id, merged]
      }),
    )
  }

  const said = [...grouped('settings').values()]
  const settings: Settings = { ...DEFAULTS, ...Object.assign({}, ...said) }
  const when = (w: WhenSaid | undefined): When | undefined => w && readWhen(w, settings.zone)
  const partySaid = grouped('party')
  const names = indexNames([...partySaid].map(([id, p]) => ({ id, name: p.name, aliases: p.aliases })))
  const implied = new Map<string, string>()
  const partyId = (name: string): string => {
    const merged = aliases.get(name)
    if (merged !== undefined) return merged
    const known = partySaid.has(name) ? name : findParty(names, name)
    if (known) return aliases.get(known) ?? known
    const id = slug(name)
    if (!implied.has(id)) implied.set(id, name)
    return id
  }
  const partyIds = (list: readonly string[] | undefined): string[] => [...new Set((list ?? []).map(partyId))]
  const paperId = (id: string): string => aliases.get(id) ?? id

  const papers = new Map([...grouped('paper')].map(([id, p]) => [id, foldPaper(id, p, when, partyIds, partyId, paperId)]))
  const unnamed = <K extends Kind>(kind: K) => of(kind).map(({ entry }) => ({ ...entry.said, id: entry.id }))
  const copies: Copy[] = unnamed('copy').map((c) => ({
    ...c,
    paper: paperId(c.paper),
    holder: partyId(c.holder),
    via: c.via && partyId(c.via),
    since: when(c.since),
    until: when(c.until),
    knownTo: c.knownTo && partyIds(c.knownTo),
  }))
  const meetings = mapValues(grouped('meeting'), (m, id) => ({
    ...m,
    id,
    when: when(m.when),
    present: m.present?.map((x) => ({ party: partyId(x.party), ...(x.for && { for: partyId(x.for) }) })),
  }))
  const statements = mapValues(grouped('statement'), (s, id) => ({
    ...s,
    id,
    when: when(s.when),
    speaker: partyId(s.speaker),
    to: partyIds(s.to),
    in: s.in && paperId(s.in),
    knownTo: s.knownTo && partyIds(s.knownTo),
    chain: s.chain?.map((c) => ({ reporter: partyId(c.reporter), ...(c.in && { in: paperId(c.in) }) })),
  }))
  const stances = unnamed('stance').map((s) => ({ ...s, party: partyId(s.party), when: when(s.when), in: s.in && paperId(s.in) }))
  const steps = mapValues(grouped('step'), (s, id) => ({
    ...s,
    id,
    owner: s.owner && partyId(s.owner),
    promised: when(s.promised),
    by: when(s.by),
    actual: when(s.actual),
    confirmedBy: partyIds(s.confirmedBy),
  }))
  const transmissions = unnamed('transmission').map((t) => ({
    ...t,
    paper: paperId(t.paper),
    from: t.from && partyId(t.from),
    to: t.to && partyId(t.to),
    sent: when(t.sent),
    received: when(t.received),
  }))
  const judgements: Judgement[] = of('judgement').map(({ entry }) => ({
    ...entry.said,
    id: entry.id,
    when: when(entry.said.when),
    targets: entry.said.targets?.map(paperId),
    passage: entry.said.passage && { ...entry.said.passage, paper: paperId(entry.said.passage.paper) },
    at: entry.at,
    by: entry.by,
  }))
  const parties = new Map<string, Party>()
  for (const [id, p] of partySaid) parties.set(id, foldParty(id, p, when, partyId))
  for (const [id, name] of [...implied].sort(byFirst))
    parties.set(id, { id, kind: 'unknown', name, aliases: [], roles: [], memberOf: [], implied: true })

  const destroyed = new Set(of('destruction').map(({ entry }) => entry.said.textHash))
  return {
    settings,
    parties,
    papers,
    copies,
    transmissions,
    searches: unnamed('search').map((s) => ({ ...s, paper: paperId(s.paper), when: when(s.when) })),
    meetings,
    statements,
    issues: mapValues(grouped('issue'), (s, id) => ({ ...s, id })),
    packages: mapValues(grouped('package'), (s, id) => ({ ...s, id })),
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

/** The party that a name means, if one and only one is known by it. */
export function findParty(names: NameIndex, name: string): string | undefined {
  return names.get(nameKey(name)) ?? undefined
}

function foldPaper(
  id: string,
  p: Said<'paper'>,
  when: (w: WhenSaid | undefined) => When | undefined,
  partyIds: (list: readonly string[] | undefined) => string[],
  partyId: (name: string) => string,
  paperId: (id: string) => string,
): Paper {
  return {
    id,
    title: p.title ?? '',
    kind: p.kind,
    from: partyIds(p.from),
    to: partyIds(p.to),
    cc: partyIds(p.cc),
    ...(p.place && { place: p.place }),
    ...(p.written && { written: when(p.written)! }),
    ...(p.sent && { sent: when(p.sent)! }),
    received: new Map(Object.entries(p.received ?? {}).map(([party, w]) => [partyId(party), when(w)!])),
    ...(p.published && { published: when(p.published)! }),
    ...(p.channel && { channel: p.channel }),
    numbers: p.numbers ?? [],
    ...(p.language && { language: p.language }),
    onFile: p.onFile,
    existence: p.existence ?? 'attested',
    ...(p.meeting && { meeting: p.meeting }),
    ...(p.textHash && { textHash: p.textHash }),
    sections: p.sections ?? [],
    answers: (p.answers ?? []).map(paperId),
    cites: (p.cites ?? []).map(paperId),
    encloses: (p.encloses ?? []).map(paperId),
    ...(p.versionOf && { versionOf: paperId(p.versionOf) }),
    ...(p.translationOf && { translationOf: paperId(p.translationOf) }),
    inferred: p.inferred ?? {},
    source: p.source ?? [],
    ...(p.note && { note: p.note }),
  }
}

function foldParty(
  id: string,
  p: Said<'party'>,
  when: (w: WhenSaid | undefined) => When | undefined,
  partyId: (name: string) => string,
): Party {
  return {
    id,
    kind: p.kind,
    name: p.name,
    aliases: p.aliases ?? [],
    roles: (p.roles ?? []).map((r) => ({
      title: r.title,
      ...(r.in && { in: partyId(r.in) }),
      ...(r.from && { from: when(r.from)! }),
      ...(r.until && { until: when(r.until)! }),
    })),
    memberOf: (p.memberOf ?? []).map((m) => ({
      party: partyId(m.party),
      ...(m.from && { from: when(m.from)! }),
      ...(m.until && { until: when(m.until)! }),
    })),
    implied: false,
  }
}

/** Identity judgements, the latest on each pair ruling; chains end at the id that nobody gave up. */
function readAliases(judgements: readonly { entry: Entry<'judgement'> }[]): Map<string, string> {
  const latest = new Map<string, { at: string; keep: string; drop: string; same: boolean }>()
  for (const { entry } of [...judgements].sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0))) {
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

/** What the first leaves out the next supplies; lists are joined. A saying with a text goes first. */
function mergeSayings<S extends object>(sayings: readonly S[]): S {
  const ordered = [...sayings].sort((a, b) => Number('textHash' in b) - Number('textHash' in a))
  const merged: { [field: string]: unknown } = {}
  for (const saying of ordered)
    for (const [field, value] of Object.entries(saying)) {
      const known = merged[field]
      if (known === undefined || (Array.isArray(known) && known.length === 0)) merged[field] = value
      else if (Array.isArray(known) && Array.isArray(value) && field !== 'sections')
        merged[field] = [...known, ...value.filter((v) => !known.some((k) => same(k, v)))]
    }
  return merged as S
}

function saysNoMore(saying: object, merged: object): boolean {
  return Object.entries(saying).every(([field, value]) => Array.isArray(value) || same((merged as never)[field], value))
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, f: (value: A, id: string) => B): Map<string, B> {
  return new Map([...map].map(([id, value]) => [id, f(value, id)]))
}

function byFirst(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
