/** Findings of a view as the desk shows them: each with a name, counted by check, and of many the first. */
import { CHECKS } from '../checks/checks.ts'
import type { Finding } from '../checks/finding.ts'
import { canonical, sha256 } from '../record/entry.ts'
import { nameOf } from '../record/record.ts'
import { listMissing } from '../reports/missing.ts'
import type { DeskFinding, DeskFindings, DeskMissing } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'
import { Refusal } from './refusal.ts'

export interface Sought {
  readonly check?: string
  readonly severity?: string
  readonly party?: string
}

/** Of one check among others; of a check that is asked for by itself. */
const FIRST = 60
const ALL = 1500
const MISSING = 1500

/** Throws a `Refusal` if there is no check, or no weight, by the name asked for: to have found nothing is something else. */
export function showFindings(look: Look, sought: Sought = {}): DeskFindings {
  const { seen } = look
  const all = look.findings()
  const isCheck = (name: string) => CHECKS.some((c) => c.name === name) || all.some((f) => f.check === name)
  if (sought.check && !isCheck(sought.check))
    throw new Refusal(
      404,
      'check-not-found',
      'There is no check by this name.',
      'Choose one under "Check"; docs/checks has a page on each.',
    )
  if (sought.severity && !Object.hasOwn(RANK, sought.severity))
    throw new Refusal(404, 'weight-not-found', 'Findings have no such weight.', 'Choose error, warning or info.')
  const fits = (f: Finding) =>
    (!sought.severity || f.severity === sought.severity) && (!sought.party || f.parties.includes(sought.party))
  const found = all.filter(fits)
  const groups = new Map<string, { check: string; severity: Finding['severity']; count: number }>()
  const findings: DeskFinding[] = []
  for (const f of found) {
    const group = groups.get(f.check)
    groups.set(f.check, {
      check: f.check,
      severity: group && RANK[group.severity] <= RANK[f.severity] ? group.severity : f.severity,
      count: (group?.count ?? 0) + 1,
    })
    const few = sought.check === undefined ? FIRST : sought.check === f.check ? ALL : 0
    if ((group?.count ?? 0) < few) findings.push({ ...f, key: keyOf(f) })
  }
  const concerned = new Map<string, number>()
  for (const f of all) for (const p of f.parties) concerned.set(p, (concerned.get(p) ?? 0) + 1)
  return {
    groups: [...groups.values()].sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.check < b.check ? -1 : 1)),
    total: found.length,
    parties: [...concerned]
      .map(([id, count]) => ({ id, name: nameOf(seen, id), count }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    findings,
    ...findMissing(look),
  }
}

const RANK = { error: 0, warning: 1, info: 2 } as const

/** Made of what the finding rests on, not of how it is worded, so that a new wording leaves it settled. */
export function keyOf(f: Finding): string {
  const evidence = f.evidence.map((e) => [e.paper, e.words])
  return sha256(canonical([f.check, f.paper ?? null, evidence, f.papers, f.parties, f.statements ?? []])).slice(0, 24)
}

/** The request list as `chancery missing` gives it; and, apart, what the record itself calls absent and no passage cites. */
function findMissing(look: Look): Pick<DeskFindings, 'missing' | 'named'> {
  const { seen } = look
  const titled = (id: string, otherwise: string) => {
    const paper = seen.papers.get(id)
    return paper ? titleOf(seen, paper) : otherwise
  }
  const missing = listMissing(seen, look.collation())
    .slice(0, MISSING)
    .map(
      (m): DeskMissing => ({
        id: m.id,
        description: titled(m.id, m.description),
        why: m.why,
        ...(m.sections && { sections: m.sections }),
        searches: m.searches,
        passages: m.passages.map((p) => ({ ...p, title: titled(p.paper, p.title) })),
      }),
    )
  const cited = new Set(missing.map((m) => m.id))
  const named = seen.eyes.seenBy
    ? []
    : [...seen.papers.values()].filter((p) => p.onFile === 'absent' && !cited.has(p.id))
  return { missing, named: named.map((p) => ({ id: p.id, title: titleOf(seen, p) })) }
}
