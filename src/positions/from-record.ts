/**
 * A package problem and a stability model made from a matrix, so that what is searched is what the record (or somebody's view of
 * it) shows, and every rule and every place in a ranking has its dated passage.
 */
import { nameOf, type Record, type Stance } from '../record/record.ts'
import { type Cell, isAccepting, type Matrix, type OptionRow } from './matrix.ts'
import type { Model, RankedItem } from './model.ts'
import { countAcceptable, type Stop } from './packages.ts'
import { brokenBy, type Chosen, type Problem, type Rule } from './problem.ts'

/** `accepted`: a side takes only what it has accepted. `unrefused`: anything it has not refused. */
export type Reading = 'accepted' | 'unrefused'

const COST = { formal: 3, informal: 2, 'off-the-cuff': 1, reported: 1 } as const

export function makeProblem(
  record: Record,
  matrix: Matrix,
  reading: Reading = 'accepted',
  issues?: readonly string[],
): Problem {
  const chosen = matrix.issues.filter(
    (i) => (issues ? issues.includes(i.id) : true) && i.rows.some((r) => r.cells.some((c) => c.history.length)),
  )
  const rules = chosen.flatMap((i) =>
    matrix.sides.flatMap((side): Rule[] => {
      const cells = i.rows.map((r) => ({ row: r, cell: r.cells.find((c) => c.side === side)! }))
      const accepted = cells.filter((x) => isAccepting(x.cell.standing))
      const contested = cells.filter((x) => x.cell.standing === 'contested')
      if (reading === 'accepted' && accepted.length) {
        const latest = accepted
          .map((x) => x.cell.ruling.at(-1)!)
          .sort((a, b) => weigh(a) - weigh(b))
          .at(-1)!
        return [
          ruleOf(
            record,
            `${side}/${i.id}`,
            side,
            latest,
            [`accepts only: ${accepted.map((x) => x.row.text).join('; ')}`, ...contested.map(sayContested)].join('; '),
            [{ issue: i.id, is: accepted.map((x) => x.row.option) }],
          ),
        ]
      }
      return cells
        .filter((x) => isRefusing(x.cell))
        .map((x) =>
          ruleOf(
            record,
            `${side}/${x.row.option}`,
            side,
            x.cell.ruling.filter((s) => s.stance === 'rejects').at(-1)!,
            x.cell.standing === 'rejects' ? `refuses: ${x.row.text}` : sayContested(x),
            [{ issue: i.id, is: i.rows.map((r) => r.option).filter((o) => o !== x.row.option) }],
          ),
        )
    }),
  )
  return {
    issues: chosen.map((i) => ({ id: i.id, title: i.title, options: i.rows.map((r) => r.option) })),
    rules,
  }
}

function isRefusing(cell: Cell): boolean {
  return cell.standing === 'rejects' || cell.standing === 'contested'
}

/** No deal rests on one of two stances while the other stands against it. */
function sayContested({ row, cell }: { readonly row: OptionRow; readonly cell: Cell }): string {
  const said = cell.ruling.map((s) => [s.stance, s.when?.words, s.passage?.paper ?? s.in].filter(Boolean).join(', '))
  return `contradicts itself on: ${row.text}; it depends on which of the stances counts (${said.join('; ')})`
}

function weigh(s: Stance): number {
  return COST[s.manner ?? 'informal']
}

function ruleOf(record: Record, id: string, party: string, s: Stance, text: string, anyOf: Rule['anyOf']): Rule {
  const paper = s.passage?.paper ?? s.in
  return {
    id,
    party,
    cost: weigh(s),
    text: `${nameOf(record, party)} ${text}`,
    anyOf,
    stance: s.id,
    ...(paper !== undefined && { paper }),
    ...(s.when && { when: s.when.words }),
  }
}

/** Sides that have accepted nothing on an issue: a package that they have not refused is open, and not agreed. */
export function findUnspoken(
  matrix: Matrix,
  issues: readonly string[],
): { readonly side: string; readonly issue: string }[] {
  return matrix.issues
    .filter((i) => issues.includes(i.id))
    .flatMap((i) =>
      matrix.sides
        .filter((side) => !i.rows.some((r) => r.cells.some((c) => c.side === side && isAccepting(c.standing))))
        .map((side) => ({ side, issue: i.id })),
    )
}

/** A package that somebody proposed, and whom it goes against. */
export interface Proposal {
  readonly id: string
  readonly title?: string
  readonly proposer?: string
  readonly package: Chosen
  readonly against: readonly Rule[]
  /** Issues of the problem that it does not settle. */
  readonly leavesOpen: readonly string[]
}

/** The packages on record that settle some issue of the problem, in the order of their ids. */
export function weighProposals(record: Record, problem: Problem): Proposal[] {
  return [...record.packages.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((p): Proposal[] => {
      const settled = problem.issues.filter((i) => i.options.includes(p.options[i.id] ?? ''))
      if (settled.length === 0) return []
      const chosen = Object.fromEntries(settled.map((i) => [i.id, p.options[i.id]!]))
      return [
        {
          id: p.id,
          ...(p.title !== undefined && { title: p.title }),
          ...(p.proposer !== undefined && { proposer: p.proposer }),
          package: chosen,
          against: brokenBy(problem, chosen).filter((r) => r.anyOf.every((c) => c.issue in chosen)),
          leavesOpen: problem.issues.filter((i) => !(i.id in chosen)).map((i) => i.id),
        },
      ]
    })
}

export interface StanceChange {
  readonly side: string
  readonly issue: string
  readonly option: string
  /** How many packages would then be acceptable. */
  readonly opens: number
}

/** The single options that one side would have to accept for a deal to be open; none if there is a deal, or if no one change does. */
export function findStanceChanges(problem: Problem, stop: Stop = () => false): StanceChange[] {
  const count = (p: Problem) => countAcceptable(p, stop)
  if (count(problem) > 0) return []
  const sides = [...new Set(problem.rules.map((r) => r.party))]
  return sides.flatMap((side) =>
    problem.issues.flatMap((i) =>
      i.options.flatMap((option): StanceChange[] => {
        const mine = problem.rules.filter(
          (r) => r.party === side && r.anyOf.every((c) => c.issue === i.id && !c.is.includes(option)),
        )
        if (mine.length === 0) return []
        const changed = problem.rules.map((r) =>
          mine.includes(r) ? { ...r, anyOf: r.anyOf.map((c) => ({ ...c, is: [...c.is, option] })) } : r,
        )
        const opens = count({ ...problem, rules: changed })
        return opens ? [{ side, issue: i.id, option, opens }] : []
      }),
    ),
  )
}

/** A place in a side's ranking, and what it rests on. */
export interface Ground {
  readonly side: string
  readonly option: string
  readonly level: number
  readonly stance?: Stance
  /** Where it contradicts itself, the stances of which it depends which one counts; until that is known, the option is refused. */
  readonly contested?: readonly Stance[]
}

export interface RecordModel {
  readonly model: Model
  readonly grounds: readonly Ground[]
  readonly rows: readonly OptionRow[]
}

/** Most options of an issue times sides that one model takes. */
export const MOST_TOGETHER = 30

/**
 * A model of one issue: every side may agree to one option at a time and may go back on it; an option is settled when all agree to
 * it. A side ranks what it proposes or prefers above what it accepts, that above no settlement (and above what it has not spoken
 * on, which for it is as good as none), and what it refuses last, with that on which it contradicts itself. Undefined if the issue has no options with a stance.
 */
export function makeRecordModel(record: Record, matrix: Matrix, issue: string): RecordModel | undefined {
  const rows =
    matrix.issues.find((i) => i.id === issue)?.rows.filter((r) => r.cells.some((c) => c.history.length)) ?? []
  const sides = matrix.sides
  if (rows.length === 0 || sides.length === 0 || rows.length * sides.length > MOST_TOGETHER) return undefined
  const options = sides.flatMap((side) =>
    rows.map((r) => ({ name: `${nameOf(record, side)}: ${shortName(r)}`, reversible: 'both' as const })),
  )
  const bit = (side: number, row: number) => 1 << (side * rows.length + row)
  let feasible = [0]
  sides.forEach((_, s) => {
    feasible = feasible.flatMap((state) => [state, ...rows.map((_, r) => state | bit(s, r))])
  })
  const settled = (state: number) => rows.findIndex((_, r) => sides.every((_, s) => (state & bit(s, r)) !== 0))
  const grounds: Ground[] = []
  const decisionMakers = sides.map((side, s) => {
    const level = rows.map((r) => {
      const cell = r.cells.find((c) => c.side === side)!
      const value = cell.standing === 'prefers' ? 3 : isAccepting(cell.standing) ? 2 : isRefusing(cell) ? 0 : 1
      const stance = cell.ruling.at(-1)
      grounds.push({
        side,
        option: r.option,
        level: value,
        ...(stance && { stance }),
        ...(cell.standing === 'contested' && { contested: cell.ruling }),
      })
      return value
    })
    const groups: number[][] = [[], [], [], []]
    for (const state of feasible) {
      const row = settled(state)
      groups[row < 0 ? 1 : level[row]!]!.push(state)
    }
    const ranking = groups
      .reverse()
      .filter((g) => g.length)
      .map((g): RankedItem => (g.length === 1 ? g[0]! : { kind: 'equal', states: g }))
    return { name: nameOf(record, side), options: rows.map((_, r) => s * rows.length + r), ranking, preferences: [] }
  })
  const model: Model = {
    name: issue,
    options,
    decisionMakers,
    ladders: sides.map((_, s) => ({ options: rows.map((_, r) => s * rows.length + r), reversible: 'both' })),
    feasible: feasible.sort((a, b) => a - b),
  }
  return { model, grounds, rows }
}

/** The state in which every side agrees to one option. */
export function settlementOn(built: RecordModel, option: string): number | undefined {
  const row = built.rows.findIndex((r) => r.option === option)
  if (row < 0) return undefined
  const width = built.rows.length
  return built.model.decisionMakers.reduce((state, _, s) => state | (1 << (s * width + row)), 0)
}

function shortName(r: OptionRow): string {
  return r.option.slice(r.option.lastIndexOf('/') + 1)
}
