/** The keeper's card on the record: its name, whose eyes can be lent, and where a newcomer may look first. */
import { dateOf, type Record } from '../record/record.ts'
import type { When } from '../record/when.ts'
import { localTime } from '../record/zone.ts'
import type { DeskRecord, KeeperFirst } from './api.ts'
import { byTraffic, countTraffic, deskParty } from './desk.ts'
import type { Look } from './look.ts'

export function describeRecord(look: Look, kept: boolean): DeskRecord {
  const { seen } = look
  const traffic = countTraffic([...seen.papers.values()])
  for (const c of seen.copies) traffic.set(c.holder, traffic.get(c.holder) ?? 0)
  // Who is only named on a paper, without an entry, has no eyes to lend.
  const eyesToChoose = [...traffic]
    .filter(([id]) => seen.parties.has(id))
    .map(([id, n]) => ({ ...deskParty(seen, id, n), aliases: seen.parties.get(id)?.aliases ?? [] }))
    .sort(byTraffic)
  return {
    name: seen.settings.name,
    ...(seen.settings.about && { about: seen.settings.about }),
    zone: seen.settings.zone,
    papers: seen.papers.size,
    eyesToChoose,
    kept,
  }
}

export function whereToLook(look: Look): KeeperFirst {
  const first = lookFirst(look)
  return first ? { lookFirst: first } : {}
}

const DAY = 86_400_000

/**
 * The party with most papers not passed on, seen the day before a copy of one of them first came after all; else at the last
 * paper. Of two parties with as many, the one that got them late: there the record tells the whole story.
 */
function lookFirst(look: Look): KeeperFirst['lookFirst'] {
  const { seen } = look
  const lacked = new Map<string, Set<string>>()
  for (const f of look.findings())
    if (f.check === 'paper-not-passed-on')
      for (const party of f.parties) lacked.set(party, new Set([...(lacked.get(party) ?? []), ...f.papers]))
  const ranked = [...lacked]
    .map(([party, papers]) => ({ party, papers: papers.size, late: laterCopy(seen, party, papers) }))
    .sort(
      (a, b) =>
        b.papers - a.papers ||
        Number(b.late !== undefined) - Number(a.late !== undefined) ||
        (a.party < b.party ? -1 : 1),
    )
  const first = ranked[0]
  if (!first) return undefined
  const last = Math.max(...[...seen.papers.values()].map((p) => bound(dateOf(p), 'latest') ?? Number.NEGATIVE_INFINITY))
  const at = first.late === undefined ? last : first.late - DAY
  if (!Number.isFinite(at)) return undefined
  const party = seen.parties.get(first.party)
  const name = party?.name ?? first.party
  const plain = party?.aliases.find((a) => a.includes(' ') && name.startsWith(a))
  return { party: first.party, name: plain ?? name, asOf: localTime(at, seen.settings.zone).slice(0, 10) }
}

function laterCopy(record: Record, party: string, papers: ReadonlySet<string>): number | undefined {
  const came = record.copies.flatMap((c) => {
    const since = c.holder === party && papers.has(c.paper) ? bound(c.since, 'earliest') : undefined
    return since === undefined ? [] : [since]
  })
  return came.length ? Math.min(...came) : undefined
}

function bound(when: When | undefined, side: 'earliest' | 'latest'): number | undefined {
  const at = when?.[side]
  return typeof at === 'number' ? at : undefined
}
