/** What can be said of a network by itself: controllable or not, the conflict in words, and the chance of being in time. */
import { type ConflictPart, checkControllability } from './controllability.ts'
import { minimalNetwork } from './minimal-network.ts'
import type { Network } from './network.ts'
import { chanceOf } from './network-chance.ts'

export interface NetworkAnswer {
  readonly controllable: boolean
  /** Some schedule exists, if all stretches could be chosen. */
  readonly consistent: boolean
  readonly conflict: readonly {
    readonly constraint: number
    readonly from: string
    readonly to: string
    readonly bound: ConflictPart['bound']
    readonly value: number
    readonly words: string
  }[]
  /** With `by`: the chance that every node can have come by then, if one knew beforehand how long the uncertain stretches take. */
  readonly onTime?: {
    readonly by: number
    readonly probability: number
    readonly lowest: number
    readonly highest: number
  }
  /** With `by`, and no chance that can be told: why. */
  readonly noChance?: string
}

export function answerForNetwork(
  network: Network,
  options: { readonly by?: number; readonly runs: number; readonly seed: number },
): NetworkAnswer {
  const asked = options.by === undefined ? network : withDeadline(network, options.by)
  const answer = checkControllability(asked)
  return {
    controllable: answer.kind === 'controllable',
    consistent: minimalNetwork(asked).kind === 'consistent',
    conflict: answer.kind === 'controllable' ? [] : answer.conflict.map((p) => partInWords(asked, network, p)),
    ...(options.by !== undefined && chanceBy(asked, options.by, options)),
  }
}

function firstOf(network: Network): number {
  return Math.max(0, network.nodes.indexOf('0'))
}

/** Everything by then, from the first node (0, where there is one). */
function withDeadline(network: Network, by: number): Network {
  const first = firstOf(network)
  const deadlines = network.nodes.flatMap((_, to) =>
    to === first ? [] : [{ from: first, to, min: -Infinity, max: by, contingent: false }],
  )
  return { ...network, constraints: [...network.constraints, ...deadlines] }
}

function partInWords(asked: Network, given: Network, part: ConflictPart): NetworkAnswer['conflict'][number] {
  const c = asked.constraints[part.constraint]!
  const [from, to] = [asked.nodes[c.from]!, asked.nodes[c.to]!]
  const value = part.bound === 'at least' || part.bound === 'shortest' ? c.min : c.max
  const own = part.constraint < given.constraints.length
  return {
    constraint: own ? part.constraint : -1,
    from,
    to,
    bound: part.bound,
    value,
    words: sayPart(part.bound, from, to, value, own),
  }
}

function sayPart(bound: ConflictPart['bound'], from: string, to: string, value: number, own: boolean): string {
  switch (bound) {
    case 'longest':
      return value === Infinity
        ? `the uncertain stretch from ${from} to ${to} may never end`
        : `the uncertain stretch from ${from} to ${to} may take as long as ${value}`
    case 'shortest':
      return `the uncertain stretch from ${from} to ${to} may take as little as ${value}`
    case 'at least':
      return value < 0
        ? `${to} comes no more than ${-value} before ${from}`
        : `${to} comes at least ${value} after ${from}`
    case 'at most':
      if (!own) return `${to} is to come by ${value}`
      return value < 0
        ? `${to} comes at least ${-value} before ${from}`
        : `${to} comes no more than ${value} after ${from}`
  }
}

/** The chance of being in time; or why none can be told. */
function chanceBy(
  asked: Network,
  by: number,
  options: { readonly runs: number; readonly seed: number },
): Pick<NetworkAnswer, 'onTime' | 'noChance'> {
  const endless = asked.constraints.find((c) => c.contingent && c.max === Infinity)
  if (endless)
    return {
      noChance: `nobody says how long the uncertain stretch from ${asked.nodes[endless.from]} to ${asked.nodes[endless.to]} takes at most`,
    }
  const chance = chanceOf(asked, firstOf(asked), options)
  return { onTime: { by, probability: chance.value, lowest: chance.lowest, highest: chance.highest } }
}
