/** The screen of positions: the matrix of a view, the rules that it makes, and whether a settlement on one issue would hold. */
import { coalitionImprovements } from '../positions/coalitions.ts'
import { makeProblem, makeRecordModel, settlementOn } from '../positions/from-record.ts'
import { makeGraph } from '../positions/graph.ts'
import { type Cell, type Matrix, makeMatrix, type OptionRow } from '../positions/matrix.ts'
import { CONCEPTS, type Concept } from '../positions/stability.ts'
import { explain } from '../positions/witness.ts'
import { nameOf, type Record, type Stance } from '../record/record.ts'
import { sayTime } from '../reports/print-time.ts'
import type { DeskPositions, DeskSettlement, DeskStance } from './api.ts'
import type { Look } from './look.ts'

export function showPositions({ seen }: Look, issue: string | undefined): DeskPositions {
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
