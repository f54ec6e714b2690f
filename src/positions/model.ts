/**
 * A conflict in option form, after Fraser and Hipel: every decision maker has options, a state says which are taken, and every
 * decision maker ranks the states. States are bit patterns: bit i set means that option i is taken.
 */

export type Reversible = 'both' | 'forward' | 'backward'

export interface ModelOption {
  readonly name: string
  /** `forward`: once taken it stays taken; `backward`: once dropped it stays dropped. */
  readonly reversible: Reversible
}

/** One thing in several degrees, each degree an option: at most one is taken. `forward`: the degree never falls. */
export interface Ladder {
  readonly options: readonly number[]
  readonly reversible: Reversible
}

/** A state by its pattern; or equal states in one list; a list of `unknown` states is one whose order nobody knows. */
export type RankedItem =
  | number
  | { readonly kind: 'equal'; readonly states: readonly number[] }
  | { readonly kind: 'unknown'; readonly states: readonly number[] }
  /** What stands above this line is preferred by far to what stands below it. */
  | { readonly kind: 'by far' }

/** What a preference rests on, in order of priority: a pattern, and where it was said. */
export interface Preference {
  readonly pattern: string
  readonly words?: string
  readonly paper?: string
  readonly when?: string
}

export interface DecisionMaker {
  readonly name: string
  readonly options: readonly number[]
  readonly ranking: readonly RankedItem[]
  readonly preferences: readonly Preference[]
}

export interface Model {
  readonly name?: string
  readonly options: readonly ModelOption[]
  readonly decisionMakers: readonly DecisionMaker[]
  readonly ladders: readonly Ladder[]
  /** Feasible states, ascending. */
  readonly feasible: readonly number[] | Int32Array
}

/** Most options a state can have, so that it fits an integer. */
export const MOST_OPTIONS = 30
/** Most states that are gone through: 2²² of them need about half a gigabyte. */
export const MOST_STATES = 1 << 22

/** Has a state this pattern? `Y` taken, `N` not, `-` either; the first letter is option 0. */
export function matches(state: number, pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const taken = ((state >>> i) & 1) === 1
    if (pattern[i] === 'Y' && !taken) return false
    if (pattern[i] === 'N' && taken) return false
  }
  return true
}

/** Options that are given to nobody: no move ever takes or drops them. */
export function heldByNobody(model: Model): ModelOption[] {
  const held = new Set(model.decisionMakers.flatMap((d) => d.options))
  return model.options.filter((_, i) => !held.has(i))
}

/** A state as letters: "YN-" is written "YNN" where everything is known. */
export function lettersOf(model: Pick<Model, 'options'>, state: number): string {
  return model.options.map((_, i) => ((state >>> i) & 1 ? 'Y' : 'N')).join('')
}

/** A state in words: the options taken; "nothing is done" if none. */
export function sayState(model: Pick<Model, 'options'>, state: number): string {
  const taken = model.options.filter((_, i) => (state >>> i) & 1).map((o) => o.name)
  return taken.length ? taken.join(' + ') : 'none of the options taken'
}

/** Ranks states by preferences in order of priority: the first that holds of one state and not of the other decides. */
export function rankByPreferences(states: ArrayLike<number>, preferences: readonly Preference[]): RankedItem[] {
  const score = (s: number) => preferences.map((p) => (matches(s, p.pattern) ? '1' : '0')).join('')
  const groups = new Map<string, number[]>()
  for (let i = 0; i < states.length; i++) {
    const s = states[i]!
    const key = score(s)
    const group = groups.get(key)
    if (group) group.push(s)
    else groups.set(key, [s])
  }
  return [...groups]
    .sort((a, b) => (a[0] < b[0] ? 1 : -1))
    .map(([, states]) => (states.length === 1 ? states[0]! : { kind: 'equal' as const, states }))
}

/** The states that no pattern rules out and no ladder stands on two rungs of. */
export function feasibleStates(
  options: number,
  infeasible: readonly string[],
  ladders: readonly Ladder[] = [],
): Int32Array {
  const masks = infeasible.map((pattern) => {
    let [care, want] = [0, 0]
    for (let i = 0; i < pattern.length; i++) {
      if (pattern[i] === '-') continue
      care |= 1 << i
      if (pattern[i] === 'Y') want |= 1 << i
    }
    return { care, want }
  })
  const rungs = ladders.map((l) => l.options.reduce((m, o) => m | (1 << o), 0))
  const kept = new Int32Array(2 ** options)
  let n = 0
  for (let s = 0; s < 2 ** options; s++) {
    if (masks.some(({ care, want }) => (s & care) === want)) continue
    if (
      rungs.some((m) => {
        const on = s & m
        return (on & (on - 1)) !== 0
      })
    )
      continue
    kept[n++] = s
  }
  return kept.slice(0, n)
}
