/** For tests: random conflicts of two to five decision makers with ties, one-way options, ladders and states ruled out. */
import fc from 'fast-check'
import { rolls } from './dice.ts'
import { feasibleStates, type Ladder, type Model, type RankedItem, type Reversible } from './model.ts'

export interface Made {
  readonly model: Model
  readonly payoffs: readonly (readonly number[])[]
}

const REVERSIBLE: readonly Reversible[] = ['both', 'both', 'both', 'forward', 'backward']

export function randomModels(most = 5): fc.Arbitrary<Made> {
  return fc.integer({ min: 0, max: 0x7fffffff }).map((seed) => makeModel(seed, most))
}

export function makeModel(seed: number, most = 5): Made {
  const roll = rolls(seed)
  const people = 2 + roll(Math.max(1, most - 1))
  const count = Math.max(people, 2 + roll(4))
  const owner = Array.from({ length: count }, (_, o) => (o < people ? o : roll(people)))
  const options = owner.map((_, o) => ({ name: `o${o}`, reversible: REVERSIBLE[roll(REVERSIBLE.length)]! }))
  const ladders: Ladder[] = []
  const first = owner.indexOf(0)
  const second = owner.indexOf(0, first + 1)
  if (second > 0 && roll(3) === 0) {
    ladders.push({ options: [first, second], reversible: (['both', 'forward'] as const)[roll(2)]! })
    for (const o of [first, second]) options[o]!.reversible = 'both'
  }
  const patterns = Array.from({ length: roll(3) }, () =>
    owner.map(() => ['Y', 'N', '-', '-'][roll(4)]).join(''),
  ).filter((p) => /[YN].*[YN]/.test(p))
  let feasible = feasibleStates(count, patterns, ladders)
  if (feasible.length === 0) feasible = feasibleStates(count, [], ladders)
  const levels = [2, 4, 1000][roll(3)]!
  const payoffs = owner.slice(0, people).map(() => Array.from({ length: 1 << count }, () => roll(levels)))
  const decisionMakers = payoffs.map((pay, i) => ({
    name: `P${i}`,
    options: owner.flatMap((w, o) => (w === i ? [o] : [])),
    ranking: rankingOf([...feasible], pay),
    preferences: [],
  }))
  return { model: { options, decisionMakers, ladders, feasible }, payoffs }
}

export function rankingOf(states: readonly number[], pay: readonly number[]): RankedItem[] {
  const levels = [...new Set(states.map((s) => pay[s]!))].sort((a, b) => b - a)
  return levels.map((l) => {
    const equal = states.filter((s) => pay[s] === l)
    return equal.length === 1 ? equal[0]! : { kind: 'equal' as const, states: equal }
  })
}
