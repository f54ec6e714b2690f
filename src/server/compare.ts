/** The keeper's comparison of two parties: what each holds and the other does not, by a time. */

import type { KnownPaper } from '../collation/knowledge.ts'
import { dateOf, nameOf } from '../record/record.ts'
import type { HeldBy, KeeperCompared, KeeperSections } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'

const SAID = 110

/** Two looks with one clock. */
export function compareParties(one: Look, two: Look): KeeperCompared {
  const { seen } = one.whole
  const [a, b] = [one.seen.eyes.seenBy!, two.seen.eyes.seenBy!]
  const knownA = byPaper(one)
  const knownB = byPaper(two)
  const holds = (k: KnownPaper | undefined) => k !== undefined && k.state !== 'knows-of'
  const row = (k: KnownPaper, other: KnownPaper | undefined): HeldBy => {
    const paper = seen.papers.get(k.paper)
    return {
      id: k.paper,
      title: paper ? titleOf(seen, paper) : k.paper,
      words: (paper && dateOf(paper)?.words) ?? '',
      certain: k.certain,
      lacks: k.lacks,
      ...(other?.state === 'knows-of' && { otherKnows: true }),
    }
  }
  const only = (mine: ReadonlyMap<string, KnownPaper>, others: ReadonlyMap<string, KnownPaper>) =>
    [...mine.values()].filter((k) => holds(k) && !holds(others.get(k.paper))).map((k) => row(k, others.get(k.paper)))
  const both = [...knownA.values()]
    .filter((k) => holds(k) && holds(knownB.get(k.paper)))
    .map((k) => {
      const other = knownB.get(k.paper)!
      const differs = sayDifference(k, other, nameOf(seen, a), nameOf(seen, b))
      return { ...row(k, other), ...(differs && { differs }) }
    })
  const onlyA = only(knownA, knownB)
  const onlyB = only(knownB, knownA)
  const [nameA, nameB] = [nameOf(seen, a), nameOf(seen, b)]
  const counts = `Both hold ${papers(both.length)}. ${nameA} holds ${papers(onlyA.length)} that ${nameB} does not; ${nameB} holds ${papers(onlyB.length)} that ${nameA} does not.`
  return { a, b, counts, onlyA, onlyB, both }
}

function byPaper(look: Look): ReadonlyMap<string, KnownPaper> {
  return new Map((look.knowledge()?.papers ?? []).map((k) => [k.paper, k]))
}

function papers(n: number): string {
  return n === 0 ? 'no papers' : n === 1 ? 'one paper' : `${n.toLocaleString('en')} papers`
}

function sayDifference(a: KnownPaper, b: KnownPaper, nameA: string, nameB: string): string | undefined {
  const said = [
    a.lacks.length > 0 && `${nameA}’s copy lacks ${a.lacks.join(', ')}`,
    b.lacks.length > 0 && `${nameB}’s copy lacks ${b.lacks.join(', ')}`,
    a.certain !== b.certain && `${a.certain ? nameB : nameA} only possibly`,
  ].filter(Boolean)
  return said.length ? said.join('; ') : undefined
}

/** Undefined if the whole record has no such paper. */
export function showSections(look: Look, id: string): KeeperSections | undefined {
  const { seen } = look.whole
  const paper = seen.papers.get(seen.aliases.get(id) ?? id)
  if (!paper) return undefined
  const known = byPaper(look).get(paper.id)
  const text = (paper.textHash && seen.bodies.get(paper.textHash)) ?? ''
  const lacks = new Set(known?.lacks)
  const has = known !== undefined && known.state !== 'knows-of'
  return {
    state: known?.state ?? 'no trace',
    certain: known?.certain ?? true,
    sections: paper.sections.map((s) => ({
      id: s.label ?? s.id,
      words: text.slice(s.start, Math.min(s.end, s.start + SAID)).replace(/\s+/g, ' '),
      held: has && !lacks.has(s.id),
    })),
  }
}
