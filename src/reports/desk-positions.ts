/** The screen of positions: the matrix of a view, the rules that it makes, and whether a settlement on one issue would hold. */
import { coalitionImprovements } from '../positions/coalitions.ts'
import { makeProblem, makeRecordModel, settlementOn } from '../positions/from-record.ts'
import { makeGraph } from '../positions/graph.ts'
import { type Cell, type Matrix, makeMatrix, type OptionRow } from '../positions/matrix.ts'
import type { Problem } from '../positions/problem.ts'
import { CONCEPTS, type Concept } from '../positions/stability.ts'
import { explain } from '../positions/witness.ts'
import { nameOf, type Record, type Stance } from '../record/record.ts'
import { sayTime } from './print-time.ts'

/** GET /api/positions?issue=&seenBy=&asOf=: the matrix, the rules that it makes, and what would hold on the issue asked for. */
export interface DeskPositions {
  readonly sides: readonly { readonly id: string; readonly name: string }[]
  readonly issues: readonly DeskIssue[]
  /** What the parties ask of a package, over all issues with stances. */
  readonly problem: Problem
  /** Of the issue asked for; absent where it has no stances, or too many options for one model. */
  readonly holds?: readonly DeskSettlement[]
}

export interface DeskIssue {
  readonly id: string
  readonly title: string
  readonly question?: string
  readonly options: readonly DeskOption[]
}

export interface DeskOption {
  readonly id: string
  readonly text: string
  readonly outcome: 'acceptable' | 'refused' | 'open'
  readonly cells: readonly DeskCell[]
  /** For one that is acceptable: what became of it, in words. */
  readonly taken?: string
  readonly expected: readonly string[]
}

export interface DeskCell {
  readonly side: string
  readonly standing: string
  readonly history: readonly DeskStance[]
}

export interface DeskStance {
  readonly id: string
  readonly who: string
  readonly stance: string
  readonly when: string
  readonly manner?: string
  readonly personal: boolean
  readonly condition: readonly string[]
  /** It is the one that counts, or one of those that contradict each other. */
  readonly rules: boolean
  readonly paper?: string
  readonly title?: string
  readonly passage?: readonly [number, number]
  readonly words?: string
}

/** All sides agreed on one option: would it hold? */
export interface DeskSettlement {
  readonly option: string
  /** Kinds of stability that it has for everyone. */
  readonly holds: readonly string[]
  /** Together all sides would rather have it than no agreement. */
  readonly wanted: boolean
  readonly sides: readonly {
    readonly side: string
    readonly leaves: boolean
    readonly witness: readonly {
      readonly concepts: readonly string[]
      readonly stable: boolean
      readonly words: string
    }[]
  }[]
}

/** Of a view; `issue` is the one whose settlements are tested, else the first. */
export function showPositions(seen: Record, issue: string | undefined): DeskPositions {
  const matrix = makeMatrix(seen)
  const chosen = matrix.issues.find((i) => i.id === issue) ?? matrix.issues[0]
  const holds = chosen && settlements(seen, matrix, chosen.id)
  return {
    sides: matrix.sides.map((id) => ({ id, name: nameOf(seen, id) })),
    issues: matrix.issues.map((i) => {
      const question = seen.issues.get(i.id)?.question
      return {
        id: i.id,
        title: i.title,
        ...(question !== undefined && { question }),
        options: i.rows.map((r) => ({
          id: r.option,
          text: r.text,
          outcome: r.outcome,
          cells: r.cells.map((c) => ({
            side: c.side,
            standing: c.standing,
            history: c.history.map((s) => stanceOf(seen, s, c)),
          })),
          ...(r.taken && { taken: sayTaken(seen, r) }),
          expected: r.expected.map((s) => `${nameOf(seen, s.speaker)}: ${s.text}`),
        })),
      }
    }),
    problem: makeProblem(seen, matrix),
    ...(holds && { holds }),
  }
}

function stanceOf(record: Record, s: Stance, cell: Cell): DeskStance {
  const paper = s.passage?.paper ?? s.in
  const title = paper === undefined ? undefined : record.papers.get(paper)?.title
  return {
    id: s.id,
    who: nameOf(record, s.party),
    stance: s.stance,
    when: s.when ? sayTime(s.when.words) : '',
    ...(s.manner && { manner: s.manner }),
    personal: s.authority === 'personal',
    condition: s.condition ?? [],
    rules: cell.ruling.includes(s),
    ...(paper !== undefined && record.papers.has(paper) && { paper }),
    ...(title !== undefined && { title }),
    ...(s.passage && { passage: [s.passage.start, s.passage.end] as const, words: s.passage.words }),
  }
}

/** Shorter than on the command line: the cells beside it lead to the papers. */
function sayTaken(record: Record, row: OptionRow): string {
  const said = (s: Stance) => `${nameOf(record, s.party)}, ${s.when ? sayTime(s.when.words) : 'no date'}`
  const { raised, thoughtPossible, setAside } = row.taken!
  if (!raised) return `Nobody has put these together; the last piece is ${said(row.because.at(-1)!)}.`
  const possible = thoughtPossible.map((s) => nameOf(record, s.party)).join(', ')
  return [
    `Raised by ${said(raised)}`,
    possible && `thought possible by ${possible}`,
    setAside ? 'set aside' : 'taken up',
  ]
    .filter(Boolean)
    .join('; ')
    .concat('.')
}

function settlements(record: Record, matrix: Matrix, issue: string): DeskSettlement[] | undefined {
  const built = makeRecordModel(record, matrix, issue)
  if (!built) return undefined
  const g = makeGraph(built.model)
  const everyone = [matrix.sides.map((_, i) => i)]
  const wanted = new Set(coalitionImprovements(g, g.find(0), everyone).map((m) => m.to))
  return built.rows.map((row) => {
    const pattern = settlementOn(built, row.option)!
    const state = g.find(pattern)
    const sides = matrix.sides.map((side, dm) => {
      const said = new Map<string, { concepts: Concept[]; stable: boolean }>()
      for (const c of CONCEPTS) {
        const w = explain(g, dm, state, c)
        const same = said.get(w.words)
        if (same) same.concepts.push(c)
        else said.set(w.words, { concepts: [c], stable: w.stable })
      }
      const witness = [...said].map(([words, x]) => ({ words, ...x }))
      return { side, leaves: witness.some((w) => w.concepts.includes('nash') && !w.stable), witness }
    })
    const holds = CONCEPTS.filter((c) => sides.every((s) => s.witness.some((w) => w.stable && w.concepts.includes(c))))
    return { option: row.option, holds, wanted: wanted.has(pattern), sides }
  })
}
