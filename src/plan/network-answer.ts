/** What can be said of a network by itself: controllable or not, the conflict in words, and the chance of being in time. */
import { type ConflictPart, checkControllability } from './controllability.ts'
import { minimalNetwork } from './minimal-network.ts'
import type { Network } from './network.ts'
import { type Activity, orderOf, simulate } from './simulate.ts'

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
  /** With `by`: the chance that every node has come by then, each as early as its lower bounds allow. */
  readonly onTime?: {
    readonly by: number
    readonly probability: number
    readonly lowest: number
    readonly highest: number
  }
}

export function answerForNetwork(
  network: Network,
  options: { readonly by?: number; readonly runs: number; readonly seed: number },
): NetworkAnswer {
  const asked = options.by === undefined ? network : withDeadline(network, options.by)
  const answer = checkControllability(asked)
  const onTime = options.by === undefined ? undefined : chanceBy(network, options.by, options)
  return {
    controllable: answer.kind === 'controllable',
    consistent: minimalNetwork(asked).kind === 'consistent',
    conflict: answer.kind === 'controllable' ? [] : answer.conflict.map((p) => partInWords(asked, network, p)),
    ...(onTime && { onTime }),
  }
}

/** Everything by then, from the first node (0, where there is one). */
function withDeadline(network: Network, by: number): Network {
  const first = Math.max(0, network.nodes.indexOf('0'))
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

function chanceBy(
  network: Network,
  by: number,
  options: { readonly runs: number; readonly seed: number },
): NetworkAnswer['onTime'] {
  // Each node is a step that takes no time; each lower bound, a step between two nodes that takes that long.
  const n = network.nodes.length
  const after: number[][] = network.nodes.map(() => [])
  const stretches: Activity[] = []
  for (const [i, c] of network.constraints.entries()) {
    if (c.min < 0 || (c.max === Infinity && c.contingent)) continue
    const duration = c.contingent
      ? { kind: 'uniform' as const, min: c.min, max: c.max }
      : { kind: 'fixed' as const, value: c.min }
    after[c.to]!.push(n + stretches.length)
    stretches.push({ id: `constraints[${i}]`, after: [c.from], duration })
  }
  const activities: Activity[] = [
    ...network.nodes.map((id, i) => ({ id, after: after[i]!, duration: { kind: 'fixed' as const, value: 0 } })),
    ...stretches,
  ]
  if (!Array.isArray(orderOf(activities))) return undefined
  const goals = network.nodes.map((_, i) => i)
  const { onTime } = simulate(activities, { ...options, goals, deadline: by })
  return { by, probability: onTime!.value, lowest: onTime!.lowest, highest: onTime!.highest }
}
