/**
 * A party holds a paper that cites another, which is on file and was not among the papers that the party held. *Not passed on*
 * means absent in the party's view, on file in the whole record. Watched are the parties that `chancery.yaml` names under
 * `watch`, else everyone of whom a copy is attested.
 *
 *     Ben → Ana, 3 May · Ana → Ben, 4 May: "your letter of 3 May" · Carla was given Ana's letter, not Ben's
 */

import type { Collation } from '../collation/collate.ts'
import { inLackedSection, isTold, signsOfReceipt } from '../collation/knowledge.ts'
import type { Paper, Record } from '../record/record.ts'
import { before, type When } from '../record/when.ts'
import { indexCopies, type Possession, possessions, sharers } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { byDate, evidenceOf, finding, sayPaper, sayParty, sayWhen } from './evidence.ts'
import type { Evidence, Finding, Severity } from './finding.ts'

export const paperNotPassedOn: Check = {
  name: 'paper-not-passed-on',
  severity: 'error',
  title: 'A party holds a paper that cites one it was not given',
  run: (record, whole) => watchedParties(record).flatMap((party) => notPassedOn(record, whole, party)),
}

/** Parties whose holdings somebody keeps track of. */
export function watchedParties(record: Record): string[] {
  const watch = record.settings.watch.filter((p) => record.parties.has(p))
  return watch.length ? [...watch] : [...new Set(record.copies.map((c) => c.holder))].sort()
}

/** All possessions of a party, by paper; papers it has nothing to do with are left out. */
export function possessionsOf(record: Record, whole: Collation, party: string): Map<string, Possession[]> {
  const signs = signsOfReceipt(record, whole)
  const shared = sharers(record, party, Infinity)
  const index = indexCopies(record.copies)
  const held = new Map<string, Possession[]>()
  for (const paper of record.papers.values()) {
    const all = possessions(record, party, paper, index, signs, shared)
    if (all.length) held.set(paper.id, all)
  }
  return held
}

/** A cited paper that the party had not, with the passages that cite it. */
interface Lacking {
  readonly evidence: Evidence[]
  readonly citing: string[]
  certain: boolean
  /** Something that cites it was handed to the party, not only published to all. */
  handed: boolean
  /** Not never, only not then: it came later, or had been taken back. */
  readonly otherwise: Possession | undefined
}

function notPassedOn(record: Record, whole: Collation, party: string): Finding[] {
  const held = possessionsOf(record, whole, party)
  const lacking = new Map<string, Lacking>()
  // By date, so that the first passage told is the first that the party could read, whatever the papers are called.
  for (const [id, all] of [...held].sort(([a], [b]) => byDate(record)(a, b))) {
    const paper = record.papers.get(id)!
    // What it wrote itself it needs no copy to cite; what a member holds is told of the member.
    const has = all.filter((p) => p.rule !== 'member' && p.rule !== 'body')
    if (has.length === 0 || paper.from.includes(party) || paper.onFile === 'absent') continue
    for (const i of whole.byPaper.get(id) ?? []) {
      const link = whole.links[i]!
      if (whole.readings[i]?.kind === 'talk') continue
      const lacks = has[0]!.lacks.filter((s) => has.every((p) => p.lacks.includes(s)))
      if (link.outcome !== 'resolved' || !isTold(link) || inLackedSection(paper, lacks, link)) continue
      for (const target of link.targets) {
        const cited = record.papers.get(target)
        if (!cited || !couldBeGiven(cited)) continue
        const late = lateness(has, held.get(target))
        if (late === 'in time') continue
        const known = lacking.get(target) ?? {
          evidence: [],
          citing: [],
          certain: false,
          handed: false,
          otherwise: late === 'never' ? undefined : late,
        }
        known.evidence.push(evidenceOf(link))
        if (!known.citing.includes(id)) known.citing.push(id)
        known.certain ||= has.some((p) => typeof p.since.latest === 'number')
        known.handed ||= has.some((p) => p.rule !== 'publication')
        lacking.set(target, known)
      }
    }
  }
  return [...lacking].sort(([a], [b]) => byDate(record)(a, b)).map(([id, l]) => report(record, party, id, l))
}

function couldBeGiven(paper: Paper): boolean {
  return paper.onFile !== 'absent' && paper.existence === 'attested'
}

/** Had the party the cited paper when it had the citing one? Only a certain "not yet" or "no longer" is told. */
function lateness(
  citing: readonly Possession[],
  cited: readonly Possession[] | undefined,
): 'in time' | 'never' | Possession {
  if (!cited?.length) return 'never'
  const together = (c: Possession, h: Possession) => before(h.since, c.since) !== 'yes' && !isGone(c, h.since)
  return cited.some((c) => citing.some((h) => together(c, h))) ? 'in time' : cited[0]!
}

function isGone(p: Possession, by: When): boolean {
  return p.until !== undefined && before(p.until, by) === 'yes'
}

function report(record: Record, party: string, id: string, l: Lacking): Finding {
  const name = sayParty(record, party)
  const first = l.evidence[0]!
  return finding('paper-not-passed-on', {
    severity: severityOf(l),
    message: `${name} ${l.certain ? 'holds' : 'possibly holds'} ${sayPaper(record, first.paper)}, which cites ${sayPaper(record, id)}; that one was not among the papers held by ${name}${l.otherwise?.until ? ' any more' : ''}.${l.otherwise ? sayOtherwise(name, l.otherwise) : ''}`,
    paper: first.paper,
    span: first.span,
    evidence: l.evidence,
    papers: [id],
    parties: [party],
    next: `See what else ${name} holds with \`chancery known --by ${party}\`, and whether a copy of the cited paper is attested and not entered.`,
  })
}

/** Who only read in public of a paper was not left out by anybody; who saw it once knows what is in it. */
function severityOf(l: Lacking): Severity {
  if (!l.handed) return 'info'
  return l.certain && !l.otherwise?.until ? 'error' : 'warning'
}

function sayOtherwise(name: string, p: Possession): string {
  const how = p.copy?.how ?? 'held'
  if (p.until) return ` ${name} had had it before: ${how}, taken back on ${sayWhen(p.until)}.`
  return ` ${name} had it only later: ${how}${p.since.words ? `, ${sayWhen(p.since)}` : ''}.`
}
