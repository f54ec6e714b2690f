/** The parties of a view: their names, offices and bodies, and how many of its papers they wrote and were sent. */
import type { WhenSaid } from '../record/when.ts'
import type { DeskPartyPage } from './api.ts'
import { byTraffic, countTraffic, deskParty } from './desk.ts'
import type { Look } from './look.ts'

export function listParties({ seen }: Look): DeskPartyPage[] {
  const papers = [...seen.papers.values()]
  const traffic = countTraffic(papers)
  const wrote = new Map<string, number>()
  const received = new Map<string, number>()
  const count = (map: Map<string, number>, ids: Iterable<string>) => {
    for (const id of new Set(ids)) map.set(id, (map.get(id) ?? 0) + 1)
  }
  for (const p of papers) {
    count(wrote, p.from)
    count(received, [...p.to, ...p.cc])
  }
  const name = (id: string) => seen.parties.get(id)?.name ?? id
  const members = new Map<string, { id: string; name: string }[]>()
  for (const p of seen.parties.values())
    for (const m of p.memberOf) members.set(m.party, [...(members.get(m.party) ?? []), { id: p.id, name: p.name }])
  const ids = new Set([...seen.parties.keys(), ...traffic.keys()])
  return [...ids]
    .map((id): DeskPartyPage => {
      const party = seen.parties.get(id)
      return {
        ...deskParty(seen, id, traffic.get(id) ?? 0),
        aliases: party?.aliases ?? [],
        roles: (party?.roles ?? []).map((r) => ({
          title: r.title,
          ...(r.in && { in: name(r.in) }),
          ...between(r.from, r.until),
        })),
        memberOf: (party?.memberOf ?? []).map((m) => ({
          id: m.party,
          name: name(m.party),
          ...between(m.from, m.until),
        })),
        members: members.get(id) ?? [],
        wrote: wrote.get(id) ?? 0,
        received: received.get(id) ?? 0,
      }
    })
    .sort(byTraffic)
}

type Said = Pick<WhenSaid, 'words'> | undefined

function between(from: Said, until: Said): { from?: string; until?: string } {
  return { ...(from && { from: from.words }), ...(until && { until: until.words }) }
}
