/**
 * Where each side stands on each option, as far as a record (or a view of it) shows, with the passage behind every cell.
 *
 * A later stance outranks an earlier one; of one day, the formal one outranks what was said informally, in passing or by others'
 * report. Somebody's expectation of a stance is listed as that and is never the stance. Silence is no stance, and a bystander's
 * silence endorses nothing. What was said in one's own name, without instructions, does not bind one's side.
 */
import { nameOf, type Record, type Stance, type Statement } from '../record/record.ts'
import { before, civilDate, sortKey, type When } from '../record/when.ts'

export type Standing =
  | 'prefers'
  | 'accepts'
  | 'accepts-if'
  | 'rejects'
  | 'contested'
  | 'personal'
  | 'silent'
  | 'unknown'

export interface Cell {
  readonly side: string
  readonly standing: Standing
  /** The stances that rule; several where they differ and none outranks the other. */
  readonly ruling: readonly Stance[]
  /** All that this side and its members said on the option, in order of time. */
  readonly history: readonly Stance[]
}

export interface OptionRow {
  readonly issue: string
  readonly option: string
  readonly text: string
  readonly cells: readonly Cell[]
  /** `acceptable`: every side accepts it, if only on conditions. `refused`: some side refuses. `open`: nobody refuses, and not all have spoken. */
  readonly outcome: 'acceptable' | 'refused' | 'open'
  /** The ruling acceptances, the latest last: what makes it acceptable. */
  readonly because: readonly Stance[]
  /** What became of it once it was acceptable. */
  readonly taken?: TakenUp
  /** Others' expectations and assessments of a stance on it. */
  readonly expected: readonly Statement[]
  /** What else was said about it. */
  readonly said: readonly Statement[]
}

export interface TakenUp {
  /** The last time somebody put it forward after all had come to accept it; absent: nobody had put the acceptances together. */
  readonly raised?: Stance
  /** Who thought it possible then, without binding a side. */
  readonly thoughtPossible: readonly Stance[]
  /** Raised, and no other side's stance followed. */
  readonly setAside: boolean
}

export interface Matrix {
  readonly sides: readonly string[]
  readonly issues: readonly { readonly id: string; readonly title: string; readonly rows: readonly OptionRow[] }[]
}

const ACCEPTING = new Set<Standing>(['prefers', 'accepts', 'accepts-if'])
const RANK = { formal: 3, informal: 2, 'off-the-cuff': 1, reported: 1 } as const
/** Acts that tell of a stance and take none. */
export const EXPECTING: ReadonlySet<string> = new Set(['expects', 'assesses', 'interprets'])

export function isAccepting(standing: Standing): boolean {
  return ACCEPTING.has(standing)
}

/** The matrix of a record or a view. `sides` restricts it to these parties; otherwise all that have taken a stance. */
export function makeMatrix(record: Record, sides?: readonly string[]): Matrix {
  const sideOf = sideFinder(record, record.stances)
  const all =
    sides ??
    [...new Set(record.stances.map((s) => sideOf(s.party)))].sort((a, b) =>
      nameOf(record, a).localeCompare(nameOf(record, b)),
    )
  const rowsOf = (issue: string, options: readonly { readonly id: string; readonly text: string }[]) =>
    options.map((o): OptionRow => {
      const stances = record.stances.filter((s) => s.option === o.id).sort(byTime)
      const cells = all.map((side) =>
        makeCell(
          side,
          stances.filter((s) => sideOf(s.party) === side),
        ),
      )
      const about = [...record.statements.values()]
        .filter((s) => s.about?.includes(o.id))
        .sort((a, b) => sortKey(a.when) - sortKey(b.when) || (a.id < b.id ? -1 : 1))
      const outcome = cells.some((c) => c.standing === 'rejects' || c.standing === 'contested')
        ? 'refused'
        : all.length > 1 && cells.every((c) => isAccepting(c.standing))
          ? 'acceptable'
          : 'open'
      return {
        issue,
        option: o.id,
        text: o.text,
        cells,
        outcome,
        because: outcome === 'acceptable' ? cells.flatMap((c) => c.ruling.slice(-1)).sort(byTime) : [],
        ...(outcome === 'acceptable' && { taken: takeUp(cells, sideOf) }),
        expected: about.filter((s) => EXPECTING.has(s.act)),
        said: about.filter((s) => !EXPECTING.has(s.act)),
      }
    })
  const issues = [...record.issues.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((i) => ({ id: i.id, title: i.title, rows: rowsOf(i.id, i.options) }))
  return { sides: all, issues }
}

/** The side of each party, where these are the stances taken. */
export function sideFinder(record: Record, stances: readonly Stance[]): (party: string) => string {
  const speaking = new Set(stances.map((s) => s.party))
  const sides = new Map<string, string>()
  return (party) => {
    if (!sides.has(party)) sides.set(party, findSide(record, party, speaking))
    return sides.get(party)!
  }
}

/** The state a party belongs to; else the topmost of its bodies that has taken a stance; else itself. */
function findSide(record: Record, party: string, speaking: ReadonlySet<string>): string {
  const above = [party]
  for (let k = 0; k < above.length; k++)
    for (const m of record.parties.get(above[k]!)?.memberOf ?? []) if (!above.includes(m.party)) above.push(m.party)
  const state = above.find((p) => record.parties.get(p)?.kind === 'state')
  return state ?? above.filter((p) => speaking.has(p)).at(-1) ?? party
}

function makeCell(side: string, history: readonly Stance[]): Cell {
  const spoken = history.filter((s) => s.stance !== 'silent')
  // A member who speaks in its own name does not bind the side; the side itself always does.
  const binding = spoken.filter((s) => s.authority !== 'personal' || s.party === side)
  const ruling = binding.filter((s) => !binding.some((o) => o !== s && outranks(o, s)))
  const kinds = new Set(ruling.map((s) => standingOf(s)))
  const sign = new Set([...kinds].map((k) => isAccepting(k)))
  const standing: Standing =
    ruling.length === 0
      ? spoken.length
        ? 'personal'
        : history.length
          ? 'silent'
          : 'unknown'
      : sign.size > 1
        ? 'contested'
        : kinds.has('accepts-if')
          ? 'accepts-if'
          : [...kinds][0]!
  return { side, standing, ruling, history }
}

function standingOf(s: Stance): Standing {
  if (s.stance === 'proposes' || s.stance === 'prefers') return 'prefers'
  return s.stance
}

/** Does `a` stand where both cannot? */
function outranks(a: Stance, b: Stance): boolean {
  const [whenA, whenB] = [a.when, b.when]
  if (!whenA || !whenB) return false
  const later = before(whenB, whenA) === 'yes'
  if (!sameDay(whenA, whenB)) return later
  const [rankA, rankB] = [RANK[a.manner ?? 'informal'], RANK[b.manner ?? 'informal']]
  return rankA === rankB ? later : rankA > rankB
}

export function sameDay(a: When, b: When): boolean {
  const [x, y] = [civilDate(a), civilDate(b)]
  return (
    x !== undefined &&
    y !== undefined &&
    x.day !== undefined &&
    x.year === y.year &&
    x.month === y.month &&
    x.day === y.day
  )
}

function byTime(a: Stance, b: Stance): number {
  return sortKey(a.when) - sortKey(b.when) || (a.id < b.id ? -1 : 1)
}

/** From the day on which the last side had first come to accept: was it put forward, and did anything follow? */
function takeUp(cells: readonly Cell[], sideOf: (party: string) => string): TakenUp {
  const firsts = cells.map((c) => sortKey(c.history.find((s) => isAccepting(standingOf(s)))?.when))
  const since = Math.max(...firsts)
  const after = cells.flatMap((c) => c.history.filter((s) => sortKey(s.when) > since)).sort(byTime)
  const raised = after.filter((s) => s.stance === 'proposes').at(-1)
  if (!raised) return { thoughtPossible: [], setAside: false }
  const others = after.filter(
    (s) => s !== raised && sideOf(s.party) !== sideOf(raised.party) && sortKey(s.when) >= sortKey(raised.when),
  )
  const thoughtPossible = others.filter((s) => s.authority === 'personal' && isAccepting(standingOf(s)))
  const taken = others.some((s) => s.authority !== 'personal' && isAccepting(standingOf(s)))
  return { raised, thoughtPossible, setAside: !taken }
}
