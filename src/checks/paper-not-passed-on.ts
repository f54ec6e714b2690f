/**
 * A party holds a paper that cites another, which is on file and was not among the papers that the party held. *Not passed on*
 * means absent in the party's view, on file in the whole record. Watched are the parties that `chancery.yaml` names under
 * `watch`, else everyone of whom a copy is attested.
 *
 *     Ben → Ana, 3 May · Ana → Ben, 4 May: "your letter of 3 May" · Carla was given Ana's letter, not Ben's
 */

import type { Collation } from '../collation/collate.ts'
import { inLackedSection, isTold, isWithoutHeader } from '../collation/knowledge.ts'
import { signsOfReceipt } from '../collation/signs.ts'
import type { Paper, Record } from '../record/record.ts'
import { before } from '../record/when.ts'
import { indexCopies, type Possession, possessions, sharers } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { byDate, capital, evidenceOf, finding, sayPaper, sayParty, sayWhen } from './evidence.ts'
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
  /** Papers that cite it, the earliest first. */
  readonly citing: string[]
  certain: boolean
  /** Something that cites it was handed to the party, not only published to all. */
  handed: boolean
  readonly lateness: Lateness
}

/** Never, or only not then: it came later, or had been taken back before. */
type Lateness = { readonly kind: 'never' } | { readonly kind: 'later' | 'before'; readonly possession: Possession }

function notPassedOn(record: Record, whole: Collation, party: string): Finding[] {
  const held = possessionsOf(record, whole, party)
  const lacking = new Map<string, Lacking>()
  // By date, so that the first passage told is the first that the party could read, whatever the papers are called.
  for (const [id, all] of [...held].sort(([a], [b]) => byDate(record)(a, b))) {
    const paper = record.papers.get(id)!
    // What it wrote itself it needs no copy to cite; what a member holds is told of the member.
    const has = all.filter((p) => p.rule !== 'member' && p.rule !== 'body')
    if (has.length === 0 || paper.from.includes(party) || paper.onFile === 'absent') continue
    for (const { target, evidence } of citationsIn(record, whole, paper, has)) {
      if (target === id || !couldBeGiven(record.papers.get(target))) continue
      const late = latenessOf(has, inAnyLanguage(record, held, target))
      if (!late) continue
      const known = lacking.get(target) ?? { evidence: [], citing: [], certain: false, handed: false, lateness: late }
      if (evidence) known.evidence.push(evidence)
      if (!known.citing.includes(id)) known.citing.push(id)
      known.certain ||= has.some((p) => typeof p.since.latest === 'number')
      known.handed ||= has.some((p) => p.rule !== 'publication')
      lacking.set(target, known)
    }
  }
  return [...lacking].sort(([a], [b]) => byDate(record)(a, b)).map(([id, l]) => report(record, party, id, l))
}

interface Citation {
  readonly target: string
  /** Absent where the keeper says what the paper cites, and no passage does. */
  readonly evidence?: Evidence
}

/** What a holder of these copies can read that the paper cites: settled, one paper at a time, and not in a section that they lack. */
function* citationsIn(record: Record, whole: Collation, paper: Paper, has: readonly Possession[]): Generator<Citation> {
  const lacks = has[0]!.lacks.filter((s) => has.every((p) => p.lacks.includes(s)))
  const noHeader = isWithoutHeader(paper, has)
  const told = new Set<string>()
  for (const i of whole.byPaper.get(paper.id) ?? []) {
    const link = whole.links[i]!
    if (whole.readings[i]?.kind === 'talk' || link.outcome !== 'resolved' || !isTold(link)) continue
    if (noHeader && link.start === link.end) continue
    for (const target of link.targets) {
      told.add(target)
      if (!inLackedSection(paper, lacks, link)) yield { target, evidence: evidenceOf(link) }
    }
  }
  // Of a copy with gaps nobody can tell whether what the keeper notes is in the part that is held.
  if (lacks.length === 0 && !noHeader)
    for (const target of [...paper.answers, ...paper.cites, ...paper.encloses])
      if (!told.has(target) && record.papers.has(target)) yield { target }
}

function couldBeGiven(paper: Paper | undefined): boolean {
  return paper !== undefined && paper.onFile !== 'absent' && paper.existence === 'attested'
}

/** A translation is the letter, for whoever asks whether he has had it. */
export function inAnyLanguage(
  record: Record,
  held: ReadonlyMap<string, readonly Possession[]>,
  id: string,
): Possession[] {
  const original = record.papers.get(id)?.translationOf ?? id
  const all = new Set([id, original, ...(translations(record).get(original) ?? [])])
  return [...all].flatMap((other) => held.get(other) ?? [])
}

const translated = new WeakMap<Record['papers'], ReadonlyMap<string, readonly string[]>>()

/** Translations by the paper that they translate. */
function translations(record: Record): ReadonlyMap<string, readonly string[]> {
  const earlier = translated.get(record.papers)
  if (earlier) return earlier
  const made = new Map<string, string[]>()
  for (const p of record.papers.values())
    if (p.translationOf) made.set(p.translationOf, [...(made.get(p.translationOf) ?? []), p.id])
  translated.set(record.papers, made)
  return made
}

/** Had the party the cited paper when it had the citing one? Only a certain "not yet" or "no longer" is told. */
function latenessOf(citing: readonly Possession[], cited: readonly Possession[]): Lateness | undefined {
  const isGone = (c: Possession, h: Possession) => c.until !== undefined && before(c.until, h.since) === 'yes'
  const inTime = cited.some((c) => citing.some((h) => before(h.since, c.since) !== 'yes' && !isGone(c, h)))
  if (inTime) return undefined
  const gone = cited.find((c) => citing.every((h) => isGone(c, h)))
  const possession = gone ?? cited[0]
  return possession ? { kind: gone ? 'before' : 'later', possession } : { kind: 'never' }
}

function report(record: Record, party: string, id: string, l: Lacking): Finding {
  const name = sayParty(record, party)
  const [citing] = l.citing
  const first = l.evidence.find((e) => e.paper === citing)
  const held = `${name} ${l.certain ? 'holds' : 'possibly holds'} ${sayPaper(record, citing!)}`
  const more = l.lateness.kind === 'before' ? ' any more' : ''
  return finding('paper-not-passed-on', {
    severity: severityOf(l),
    message: `${capital(held)}, which cites ${sayPaper(record, id)}; that one was not among the papers held by ${name}${more}.${sayLateness(name, l.lateness)}`,
    paper: citing!,
    ...(first && { span: first.span }),
    evidence: l.evidence,
    papers: [id],
    parties: [party],
    next: `See what else ${name} holds with \`chancery known --by ${party}\`, and whether a copy of the cited paper is attested and not entered.`,
  })
}

/** Who only read in public of a paper was not left out by anybody; who saw it once knows what is in it. */
function severityOf(l: Lacking): Severity {
  if (!l.handed) return 'info'
  return l.certain && l.lateness.kind !== 'before' ? 'error' : 'warning'
}

function sayLateness(name: string, l: Lateness): string {
  if (l.kind === 'never') return ''
  const { copy, since, until } = l.possession
  const how = copy?.how ?? 'held'
  if (l.kind === 'before')
    return ` It had been there before: ${how}, taken back${until ? ` on ${sayWhen(until)}` : ''}.`
  return ` ${capital(name)} had it only later: ${how}${since.words ? `, ${sayWhen(since)}` : ''}.`
}
