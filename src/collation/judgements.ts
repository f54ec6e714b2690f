/**
 * What a person judged. A judgement rules on the passage it is about, and nothing overrules it. It also teaches: passages that say the
 * same of a paper (its number and series, or its day and writer) are its siblings, unless the machine has told them apart,
 *
 *     "your letter of 3 May" in b1, judged to mean a2   →   "your letter of 3 May" in b4: a2, as a suggestion, with the reason
 *
 * A sibling stays a suggestion. A passage that says more than the judged one ("your first letter of 3 May", "your letter of 3 May about
 * the wool"), or that goes clearly better with another paper, is told of the judgement and not settled by it. Where two judgements
 * disagree, neither teaches. All of it is a function of the links and judgements
 * of one record or view: a judgement whose evidence a view lacks is not in it, and teaches nothing there (rulings 3 and 7).
 */
import type { FoundReference } from '../reading/reference.ts'
import type { Judgement, Record } from '../record/record.ts'
import { anchor } from '../record/text.ts'
import type { Resolved } from './decide.ts'
import { CONTEXT, type Link } from './link.ts'
import { groupKey } from './placeholders.ts'
import type { Shelved } from './shelf.ts'

type PlacedJudgement = Judgement & { readonly passage: NonNullable<Judgement['passage']> }

/** Judgements on passages by paper, the earliest first; of one moment in a fixed order, so that arrival decides nothing. */
export function groupJudgements(record: Record): Map<string, PlacedJudgement[]> {
  const byPaper = new Map<string, PlacedJudgement[]>()
  const inTime = [...record.judgements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  for (const j of inTime) {
    if (!j.passage) continue
    const list = byPaper.get(j.passage.paper)
    const placed = { ...j, passage: j.passage }
    if (list) list.push(placed)
    else byPaper.set(j.passage.paper, [placed])
  }
  return byPaper
}

/** A link as persons ruled on it. `settled`: they said what it means, not only what it does not. */
interface Ruling {
  readonly link: Link
  readonly settled: boolean
}

/** A person's judgement rules on every reference that it covers: the latest one, on the text as it now stands. */
export function applyJudgements(s: Shelved, link: Link, judgements: readonly PlacedJudgement[]): Ruling {
  let ruled = link
  let settled = false
  for (const j of judgements) {
    const place = anchor(j.passage, s.text)
    if (
      place.kind === 'detached' ||
      place.end <= link.start ||
      place.start >= link.end ||
      Math.abs(place.end - link.end) > 60
    )
      continue
    const next = rule(ruled, j)
    if (next.judgedBy !== undefined && next !== ruled && j.decision !== 'unsure') settled = j.decision === 'same'
    ruled = next
  }
  return { link: ruled, settled }
}

function rule(link: Link, j: PlacedJudgement): Link {
  const targets = j.targets ?? []
  const reason = `judged by ${j.judge}${j.reason ? `: ${j.reason}` : ''}`
  switch (j.decision) {
    case 'unsure':
      return { ...link, reasons: [...link.reasons, `${j.judge} is unsure`] }
    case 'same':
      return { ...settle(link, targets, 1, [reason]), judgedBy: j.judge }
    case 'not same': {
      const rest = exclude(link, targets, reason)
      return rest === link ? link : { ...rest, judgedBy: j.judge }
    }
  }
}

/** The link, meaning these papers; none: a paper that is not on file. */
function settle(link: Link, targets: readonly string[], confidence: number, reasons: readonly string[]): Link {
  const { target: _, ...rest } = link
  const [first] = targets
  return first === undefined
    ? { ...rest, outcome: 'absent', targets: [], confidence, reasons }
    : { ...rest, outcome: 'resolved', target: first, targets, confidence, reasons }
}

/**
 * The link without these papers among what it may mean; itself if they were not. What is left shares their probability: of two
 * candidates the other is now suggested, and where the machine's one answer is struck out the rest are offered again.
 */
function exclude(link: Link, targets: readonly string[], reason: string): Link {
  const meant = link.targets.some((t) => targets.includes(t))
  const left = link.candidates.filter((c) => !targets.includes(c.paper))
  if (!meant && left.length === link.candidates.length) return link
  const struck = link.candidates.reduce((sum, c) => (targets.includes(c.paper) ? sum + c.confidence : sum), 0)
  const candidates = left.map((c) => ({ paper: c.paper, confidence: share(c.confidence, 1 - struck) }))
  const why = `not ${targets.join(', ')}: ${reason}`
  const [only, ...others] = candidates
  if (!meant && link.outcome !== 'ambiguous') return { ...link, candidates, reasons: [...link.reasons, why] }
  if (link.outcome === 'ambiguous' && only && others.length === 0)
    return {
      ...settle(link, [only.paper], only.confidence, [`the only one left of those that fit; ${why}`]),
      candidates,
    }
  const { target: _, ...rest } = link
  return {
    ...rest,
    outcome: only ? 'ambiguous' : 'unmatched',
    targets: [],
    confidence: only ? Math.max(...candidates.map((c) => c.confidence)) : 0,
    candidates,
    reasons: [why],
  }
}

function share(part: number, whole: number): number {
  return whole <= 0 ? part : Math.min(1, Math.round((1000 * part) / whole) / 1000)
}

/** Passages that a person marked and the machine did not find. The latest judgement on a place rules there too. */
export function judgedAlone(s: Shelved, links: readonly Link[], judgements: readonly PlacedJudgement[]): Link[] {
  const own: Link[] = []
  for (const j of judgements) {
    if (!j.targets?.length) continue
    const place = anchor(j.passage, s.text)
    if (place.kind === 'detached') continue
    const covers = (l: Link) => l.start < place.end && l.end > place.start && Math.abs(l.end - place.end) <= 60
    if (links.some(covers)) continue
    const before = own.findIndex(covers)
    if (before >= 0) own[before] = rule(own[before]!, j)
    else if (j.decision === 'same')
      own.push({
        paper: s.paper.id,
        start: place.start,
        end: place.end,
        words: s.text.slice(place.start, place.end),
        outcome: 'resolved',
        target: j.targets[0]!,
        targets: j.targets,
        confidence: 1,
        reasons: [`judged by ${j.judge}`],
        candidates: [],
        relation: 'cites',
        prefix: s.text.slice(Math.max(0, place.start - CONTEXT), place.start),
        suffix: s.text.slice(place.end, place.end + CONTEXT),
        judgedBy: j.judge,
      })
  }
  return own
}

/** A reference as the machine resolved it, and as persons ruled on it. */
export interface Ruled extends Ruling {
  readonly machine: Link
  readonly found?: FoundReference
  readonly resolved?: Resolved
}

/** A judgement hands on at most this: its sibling is like it, and may be another all the same. */
const SIBLING = 0.9

/** All links in their order, those beside a judged passage as it teaches. `who` tells whom a passage names as writer and reader. */
export function teachSiblings<R extends Ruled>(
  read: readonly R[],
  who: (r: R) => { readonly from: readonly string[]; readonly to: readonly string[] },
): Link[] {
  const lessons = new Map<string, { r: R; to: readonly string[] }[]>()
  const keyOf = (r: R) =>
    r.resolved &&
    groupKey({
      paper: r.machine.paper,
      span: [r.machine.start, r.machine.end],
      resolved: r.resolved,
      from: who(r).from,
    })
  for (const r of read) {
    const key = r.link.judgedBy === undefined ? undefined : keyOf(r)
    if (key === undefined) continue
    const lesson = { r, to: who(r).to }
    const list = lessons.get(key)
    if (list) list.push(lesson)
    else lessons.set(key, [lesson])
  }
  if (lessons.size === 0) return read.map((r) => r.link)
  return read.map((r) => {
    if (r.link.judgedBy !== undefined) return r.link
    const key = keyOf(r)
    const { to } = key === undefined || !lessons.has(key) ? { to: [] } : who(r)
    const taught = (key === undefined ? [] : (lessons.get(key) ?? []))
      .filter((l) => mayFollow(l.r, r.machine) && mayAgree(l.to, to))
      .map((l) => (saysMore(r, l.r) || leansAway(r.machine, l.r) ? hear(r.link, l.r) : learn(r.link, l.r)))
    const [first] = taught
    if (!first) return r.link
    if (taught.some((t) => told(t) !== told(first)))
      return { ...r.link, reasons: [...r.link.reasons, 'passages like it were judged differently'] }
    return first
  })
}

/** Unless the machine has told the two apart: it took this passage for a paper that it did not even weigh for the judged one. */
function mayFollow({ machine, link: judged }: Ruled, sibling: Link): boolean {
  if (sibling.outcome !== 'resolved') return true
  const weighed = new Set([...machine.targets, ...judged.targets, ...machine.candidates.map((c) => c.paper)])
  return sibling.targets.every((t) => weighed.has(t))
}

/** Words of the sibling that the judged passage has not: an order, a subject, another kind, title or number. */
function saysMore({ found: own }: Ruled, { found: judged }: Ruled): boolean {
  if (!own || !judged) return false
  const news = (part: 'order' | 'about' | 'titled' | 'label' | 'number' | 'openness') =>
    own[part] !== undefined && own[part] !== judged[part]
  return (
    own.kind !== judged.kind ||
    (own.noun !== undefined && judged.noun !== undefined && own.noun !== judged.noun) ||
    news('order') ||
    news('about') ||
    news('titled') ||
    news('label') ||
    news('number') ||
    news('openness')
  )
}

/** By so much another paper must lead here beyond what it led by where it was judged. */
const LEAD = 0.2

/** The words around it go clearly better with another paper than with the judged one, and did not where it was judged. */
function leansAway(sibling: Link, { machine, link: judged }: Ruled): boolean {
  const lead = (link: Link, other: string) => {
    const of = (paper: string) => link.candidates.find((c) => c.paper === paper)?.confidence ?? 0
    return of(other) - Math.max(0, ...judged.targets.map(of))
  }
  return sibling.candidates.some(
    ({ paper }) => !judged.targets.includes(paper) && lead(sibling, paper) > lead(machine, paper) + LEAD,
  )
}

/** The link, with the judgement among its reasons and its paper, where it is a candidate of several, twice as likely. */
function hear(link: Link, { link: judged, settled }: Ruled): Link {
  const likes = (paper: string) => settled && judged.targets.includes(paper)
  const told = `“${judged.words.replace(/\s+/g, ' ')}” in ${judged.paper}, on which ${judged.judgedBy} judged, is like it, and this passage says more`
  const reasons = [...link.reasons, told]
  if (link.outcome !== 'ambiguous') return { ...link, reasons }
  const whole = 1 + link.candidates.reduce((sum, c) => sum + (likes(c.paper) ? c.confidence : 0), 0)
  const candidates = link.candidates
    .map((c) => ({ ...c, confidence: share(c.confidence * (likes(c.paper) ? 2 : 1), whole) }))
    .sort((a, b) => b.confidence - a.confidence)
  return { ...link, candidates, confidence: Math.max(...candidates.map((c) => c.confidence)), reasons }
}

/** What a link says, to compare. */
function told(l: Link): string {
  const candidates = l.outcome === 'ambiguous' ? l.candidates.map((c) => c.paper).sort() : []
  return [l.outcome, ...l.targets, '/', ...candidates].join(' ')
}

function mayAgree(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((x) => b.includes(x))
}

/** The link as a judged sibling teaches it. A paper cannot mean itself, whatever its sibling means. */
function learn(link: Link, { link: judged, machine, settled }: Ruled): Link {
  const where = `a sibling of “${judged.words.replace(/\s+/g, ' ')}” in ${judged.paper}, on which ${judged.judgedBy} judged`
  const struck = [...machine.targets, ...machine.candidates.map((c) => c.paper)].filter(
    (t) => !judged.targets.includes(t) && !judged.candidates.some((c) => c.paper === t),
  )
  if (!settled) return exclude(link, struck, where)
  const targets = judged.targets.filter((t) => t !== link.paper)
  if (judged.targets.length > 0 && targets.length === 0) return link
  const own = told(link) === told(judged) ? link.reasons : []
  return settle(link, targets, Math.max(SIBLING, own.length ? link.confidence : 0), [where, ...own])
}
