/** Which party has which lane: ordered, grouped and folded as the reader wishes. */
import type { DeskPaper, DeskParty } from '../../server/api.ts'

export interface Lane {
  /** Undefined for a folded group and for the merged tail. */
  readonly party?: DeskParty
  readonly name: string
  /** How many parties it stands for besides one of its own. */
  readonly merged: number
  /** The group it belongs to, where lanes are grouped. */
  readonly group?: string
  readonly folded?: boolean
}

export const ORDERS = ['busiest', 'name', 'first'] as const
export const GROUPINGS = ['none', 'body', 'kind'] as const

export interface Arrangement {
  readonly order: (typeof ORDERS)[number]
  readonly group: (typeof GROUPINGS)[number]
  /** Ids of groups that are one lane. */
  readonly folded: ReadonlySet<string>
}

export const PLAIN: Arrangement = { order: 'busiest', group: 'none', folded: new Set() }

export interface Group {
  readonly id: string
  readonly name: string
  readonly parties: readonly DeskParty[]
}

/** One lane and the parties on it. */
interface Unit {
  readonly lane: Lane
  readonly parties: readonly DeskParty[]
}

interface Laid {
  readonly parties: readonly DeskParty[]
  readonly papers: readonly DeskPaper[]
  readonly eyes: { readonly seenBy?: string }
}

export interface LanesSay {
  readonly others: (n: number) => string
  readonly folded: (name: string, n: number) => string
  readonly kind: (kind: string) => string
}

/** The groups that these parties fall into; a party that acts for nobody here is a group of its own. */
export function groupParties(
  parties: readonly DeskParty[],
  by: Arrangement['group'],
  sayKind: (kind: string) => string,
): Group[] {
  if (by === 'none') return []
  const known = new Map(parties.map((p) => [p.id, p]))
  const groups = new Map<string, { name: string; parties: DeskParty[] }>()
  for (const p of parties) {
    const id = by === 'kind' ? p.kind : (p.of ?? p.id)
    const name = by === 'kind' ? sayKind(p.kind) : (known.get(id)?.name ?? p.ofName ?? p.name)
    const group = groups.get(id)
    if (group) group.parties.push(p)
    else groups.set(id, { name, parties: [p] })
  }
  return [...groups].map(([id, g]) => ({ id, ...g }))
}

/** At most `room` lanes: the party whose eyes these are first, and those with least traffic merged into the last. */
export function chooseLanes(
  desk: Laid,
  room: number,
  say: LanesSay,
  arrangement: Arrangement = PLAIN,
): { lanes: Lane[]; laneOf: (id: string | undefined) => number } {
  const viewer = desk.parties.find((p) => p.id === desk.eyes.seenBy)
  const busy = desk.parties.filter((p) => p.traffic > 0 || p === viewer)
  const inOrder = orderParties(busy, desk, arrangement.order)
  const groups = groupParties(inOrder, arrangement.group, say.kind)
  const alone = (p: DeskParty, group?: string): Unit => ({
    lane: { party: p, name: p.name, merged: 0, ...(group !== undefined && { group }) },
    parties: [p],
  })
  const together = ({ id, name, parties }: Group): Unit => ({
    lane: { name: say.folded(name, parties.length), merged: parties.length, group: id, folded: true },
    parties,
  })
  const units =
    groups.length > 0
      ? groups.flatMap((g) =>
          arrangement.folded.has(g.id) && g.parties.length > 1 ? [together(g)] : g.parties.map((p) => alone(p, g.id)),
        )
      : inOrder.map((p) => alone(p))
  if (viewer) units.sort((a, b) => Number(b.parties.includes(viewer)) - Number(a.parties.includes(viewer)))
  const kept = keepBusiest(units, room, viewer)
  const shown = units.filter((u) => kept.has(u))
  const merged = units.filter((u) => !kept.has(u)).reduce((n, u) => n + u.parties.length, 0)
  const own = shown.reduce((n, u) => n + u.parties.length, 0)
  const lanes = shown.map((u) => u.lane)
  // Parties that only sat at a meeting, and papers of unknown origin, need the tail as well.
  if (merged || desk.parties.length > own || lanes.length === 0)
    lanes.push({ name: say.others(merged || desk.parties.length - own), merged })
  const index = new Map(shown.flatMap((u, i) => u.parties.map((p) => [p.id, i] as const)))
  return { lanes, laneOf: (id) => (id === undefined ? undefined : index.get(id)) ?? lanes.length - 1 }
}

function keepBusiest(units: readonly Unit[], room: number, viewer: DeskParty | undefined): ReadonlySet<Unit> {
  if (units.length <= room) return new Set(units)
  const traffic = (u: Unit) =>
    viewer && u.parties.includes(viewer) ? Infinity : u.parties.reduce((n, p) => n + p.traffic, 0)
  return new Set([...units].sort((a, b) => traffic(b) - traffic(a)).slice(0, room - 1))
}

function orderParties(parties: readonly DeskParty[], desk: Laid, order: Arrangement['order']): DeskParty[] {
  if (order === 'name') return [...parties].sort((a, b) => a.name.localeCompare(b.name))
  if (order === 'busiest') return [...parties]
  const first = new Map<string, number>()
  desk.papers.forEach((p, i) => {
    for (const id of [...p.from, ...p.to]) if (!first.has(id)) first.set(id, i)
  })
  const at = (p: DeskParty) => first.get(p.id) ?? Infinity
  return [...parties].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}
