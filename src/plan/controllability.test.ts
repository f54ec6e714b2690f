import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkControllability } from './controllability.ts'
import { minimalNetwork } from './minimal-network.ts'
import { type Constraint, type Network, readNetwork } from './network.ts'
import { decideByRules, winTheGame } from './slow-controllability.fixture.ts'

const SHARED = new URL('../../../shared/analysis/networks/', import.meta.url)
const net = (nodes: number, ...constraints: Constraint[]): Network => ({
  kind: 'network',
  nodes: Array.from({ length: nodes }, (_, i) => String(i)),
  constraints,
})
const within = (from: number, to: number, min: number, max: number): Constraint => ({
  from,
  to,
  min,
  max,
  contingent: false,
})
const uncertain = (from: number, to: number, min: number, max: number): Constraint => ({
  from,
  to,
  min,
  max,
  contingent: true,
})

describe('whether there is a way to act', () => {
  test('a letter that takes two to five days can be answered within a week of sending, not within four days', () => {
    expect(checkControllability(net(2, uncertain(0, 1, 2, 5), within(0, 1, 0, 7))).kind).toBe('controllable')
    expect(checkControllability(net(2, uncertain(0, 1, 2, 5), within(0, 1, 0, 4)))).toEqual({
      kind: 'not controllable',
      conflict: expect.arrayContaining([{ constraint: 0, bound: 'longest' }]),
    })
  })

  test('one may wait and see, but cannot act before what is not yet known', () => {
    // Act 0 to 1 after the letter comes: wait for it. Act 1 to 2 before it comes: nobody knows when that is.
    expect(checkControllability(net(3, uncertain(0, 1, 2, 5), within(1, 2, 0, 1))).kind).toBe('controllable')
    expect(checkControllability(net(3, uncertain(0, 1, 2, 5), within(2, 1, 1, 2))).kind).toBe('not controllable')
    expect(checkControllability(net(3, uncertain(0, 1, 2, 3), within(2, 1, 1, 2))).kind).toBe('controllable')
  })

  test('acting at the very instant of the news is allowed', () => {
    expect(checkControllability(net(3, uncertain(0, 1, 1, 9), within(1, 2, 0, 0))).kind).toBe('controllable')
  })

  test('three tenths are three tenths', () => {
    expect(
      checkControllability(net(3, within(0, 1, 0.1, 0.1), within(1, 2, 0.2, 0.2), within(0, 2, 0.3, 0.3))).kind,
    ).toBe('controllable')
  })

  test('a stretch without end may be waited for, unless something else cannot wait', () => {
    expect(checkControllability(net(3, uncertain(0, 1, 1, Infinity), within(1, 2, 0, 4))).kind).toBe('controllable')
    expect(
      checkControllability(net(3, uncertain(0, 1, 1, Infinity), within(1, 2, 0, 4), within(0, 2, 0, 1e6))).kind,
    ).toBe('not controllable')
  })
})

/** Small networks in whole units, each moment within `horizon` of the first. */
const HORIZON = 7
const small = fc
  .record({
    n: fc.integer({ min: 3, max: 5 }),
    links: fc.array(
      fc.record({ a: fc.nat(), b: fc.nat(), l: fc.integer({ min: 1, max: 2 }), d: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 1, maxLength: 2 },
    ),
    others: fc.array(
      fc.record({ a: fc.nat(), b: fc.nat(), l: fc.integer({ min: -2, max: 3 }), d: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ n, links, others }) => {
    const ends = new Set<number>()
    const constraints: Constraint[] = []
    for (const { a, b, l, d } of links) {
      const to = 1 + (b % (n - 1))
      const from = a % n
      if (from === to || ends.has(to) || (ends.has(from) && from >= to)) continue
      if (constraints.some((c) => c.from === to)) continue
      ends.add(to)
      constraints.push(uncertain(from, to, l, l + d))
    }
    for (const { a, b, l, d } of others) if (a % n !== b % n) constraints.push(within(a % n, b % n, l, l + d))
    for (let i = 1; i < n; i++) constraints.push(within(0, i, 0, HORIZON))
    return net(n, ...constraints)
  })

/** Larger ones with decimals, held against the rules only. */
const larger = fc
  .record({
    n: fc.integer({ min: 4, max: 9 }),
    links: fc.array(
      fc.record({ a: fc.nat(), b: fc.nat(), l: fc.integer({ min: 0, max: 40 }), d: fc.integer({ min: 0, max: 60 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    others: fc.array(
      fc.record({
        a: fc.nat(),
        b: fc.nat(),
        l: fc.integer({ min: -60, max: 60 }),
        d: fc.integer({ min: 0, max: 90 }),
        open: fc.boolean(),
      }),
      { minLength: 2, maxLength: 10 },
    ),
  })
  .map(({ n, links, others }) => {
    const ends = new Set<number>()
    const constraints: Constraint[] = []
    for (const { a, b, l, d } of links) {
      const to = 1 + (b % (n - 1))
      const from = a % to // always an earlier place: no circle of uncertain stretches
      if (ends.has(to)) continue
      ends.add(to)
      constraints.push(uncertain(from, to, l / 10, (l + d) / 10))
    }
    for (const { a, b, l, d, open } of others)
      if (a % n !== b % n) constraints.push(within(a % n, b % n, l / 10, open ? Infinity : (l + d) / 10))
    return net(n, ...constraints)
  })

/** The same in tenths, which the rules can add without error. */
const inTenths = (network: Network): Network => ({
  ...network,
  constraints: network.constraints.map((c) => ({
    ...c,
    min: Math.round(c.min * 10),
    max: c.max === Infinity ? c.max : Math.round(c.max * 10),
  })),
})

describe('against slower ways to decide it', () => {
  test('trying the game to the end gives the same answer', { timeout: 120_000 }, () => {
    const answers = { yes: 0, no: 0 }
    fc.assert(
      fc.property(small, (network) => {
        const won = winTheGame(network, HORIZON + 1)
        answers[won ? 'yes' : 'no']++
        expect(checkControllability(network).kind).toBe(won ? 'controllable' : 'not controllable')
      }),
      { numRuns: 2000 },
    )
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(150)
  })

  test('so do the rules applied until nothing new comes', { timeout: 120_000 }, () => {
    const answers = { yes: 0, no: 0 }
    fc.assert(
      fc.property(larger, (network) => {
        const can = decideByRules(inTenths(network))
        answers[can ? 'yes' : 'no']++
        expect(checkControllability(network).kind).toBe(can ? 'controllable' : 'not controllable')
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(300)
  })

  test('the order of nodes and constraints changes nothing', () => {
    fc.assert(
      fc.property(larger, fc.infiniteStream(fc.nat()), (network, dice) => {
        const order = network.nodes
          .map((_, i) => i)
          .map((i) => [dice.next().value!, i] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, i]) => i)
        const moved: Network = {
          ...network,
          constraints: network.constraints.map((c) => ({ ...c, from: order[c.from]!, to: order[c.to]! })).reverse(),
        }
        expect(checkControllability(moved).kind).toBe(checkControllability(network).kind)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the conflict', () => {
  test('what it names is enough: without the rest it is still a conflict', () => {
    let conflicts = 0
    fc.assert(
      fc.property(larger, (network) => {
        const result = checkControllability(network)
        if (result.kind === 'controllable') return
        conflicts++
        const named = new Set(result.conflict.map((p) => p.constraint))
        expect(named.size).toBeGreaterThan(0)
        const alone = { ...network, constraints: network.constraints.filter((_, i) => named.has(i)) }
        expect(checkControllability(alone).kind).toBe('not controllable')
      }),
      { numRuns: 2000 },
    )
    expect(conflicts).toBeGreaterThan(200)
  })
})

describe('the minimal network', () => {
  test('what lies between two moments follows from all the rest', () => {
    const minimal = minimalNetwork(net(3, within(0, 1, 2, 5), within(1, 2, 1, 3), within(0, 2, -Infinity, 4)))
    expect(minimal.kind).toBe('consistent')
    if (minimal.kind !== 'consistent') return
    expect(minimal.between(0, 1)).toEqual({ min: 2, max: 3 })
    expect(minimal.between(0, 2)).toEqual({ min: 3, max: 4 })
    expect(minimal.between(2, 0)).toEqual({ min: -4, max: -3 })
  })

  test('it is consistent exactly if some schedule exists, and its bounds are reached', () => {
    fc.assert(
      fc.property(small, (network) => {
        const minimal = minimalNetwork(network)
        const schedules = allSchedules(network)
        expect(minimal.kind === 'consistent').toBe(schedules.length > 0)
        if (minimal.kind === 'inconsistent') {
          const named = new Set(minimal.conflict)
          expect(
            minimalNetwork({ ...network, constraints: network.constraints.filter((_, i) => named.has(i)) }).kind,
          ).toBe('inconsistent')
          return
        }
        for (let i = 1; i < network.nodes.length; i++) {
          const times = schedules.map((s) => s[i]! - s[0]!)
          expect(minimal.between(0, i)).toEqual({ min: Math.min(...times), max: Math.max(...times) })
        }
      }),
      { numRuns: 200 },
    )
  })
})

/** In whole units; bounds in whole units have whole solutions at their extremes. */
function allSchedules(network: Network): number[][] {
  const found: number[][] = []
  const go = (times: number[]): void => {
    const ok = network.constraints.every((c) => {
      const [a, b] = [times[c.from], times[c.to]]
      return a === undefined || b === undefined || (b - a >= c.min && b - a <= c.max)
    })
    if (!ok) return
    if (times.length === network.nodes.length) found.push(times)
    else for (let t = 0; t <= HORIZON; t++) go([...times, t])
  }
  go([0])
  return found
}

describe('networks with known labels', () => {
  test.skipIf(!existsSync(SHARED))('every label of the collection is right', () => {
    const wrong: string[] = []
    let n = 0
    for (const label of ['controllable', 'uncontrollable'])
      for (const file of readdirSync(new URL(label, SHARED))) {
        const network = readNetwork(JSON.parse(readFileSync(new URL(`${label}/${file}`, SHARED), 'utf8')))
        if (!('kind' in network)) wrong.push(`${file}: ${network[0]?.message}`)
        else if ((checkControllability(network).kind === 'controllable') !== (label === 'controllable'))
          wrong.push(file)
        n++
      }
    expect(wrong).toEqual([])
    expect(n).toBeGreaterThan(50)
  })
})

describe('a network that cannot be', () => {
  const faultsOf = (value: unknown) => {
    const read = readNetwork(value)
    return 'kind' in read ? [] : read.map((f) => `${f.place}: ${f.message}`)
  }

  test.each([
    [
      'an unknown node',
      { nodes: [0, 1], constraints: [{ from: 0, to: 7, min: 1 }] },
      'constraints[0]: The node 7 is not among the nodes.',
    ],
    [
      'a negative duration',
      { nodes: [0, 1], constraints: [{ from: 0, to: 1, min: -3, max: 2, contingent: true }] },
      'constraints[0] (from 0 to 1): It is uncertain and may take -3: a negative duration.',
    ],
    [
      'an empty stretch',
      { nodes: [0, 1], constraints: [{ from: 0, to: 1, min: 5, max: 2, contingent: true }] },
      'constraints[0] (from 0 to 1): It takes at least 5 and at most 2: nothing is left between.',
    ],
    [
      'two ends in one',
      {
        nodes: [0, 1, 2],
        constraints: [
          { from: 0, to: 2, min: 1, max: 2, contingent: true },
          { from: 1, to: 2, min: 1, max: 2, contingent: true },
        ],
      },
      'constraints[1] (from 1 to 2): The uncertain stretch of constraints[0] ends at 2 too: one moment cannot be decided twice.',
    ],
    [
      'a circle',
      {
        nodes: [1, 2],
        constraints: [
          { from: 1, to: 2, min: 1, max: 2, contingent: true },
          { from: 2, to: 1, min: 1, max: 2, contingent: true },
        ],
      },
      'constraints[0], constraints[1]: These uncertain stretches wait for each other in a circle: 1, 2.',
    ],
    [
      'a word for a number',
      { nodes: [0, 1], constraints: [{ from: 0, to: 1, min: 'soon' }] },
      'constraints[0]: `min` is no number.',
    ],
  ])('%s is said with its place', (_, value, said) => {
    expect(faultsOf(value)).toContain(said)
  })

  test('node 0 need not be listed, and nodes need not be listed at all', () => {
    expect(
      faultsOf({
        nodes: [{ node_id: 1 }],
        constraints: [{ first_node: 0, second_node: 1, type: 'stc', min_duration: 0, max_duration: 'inf' }],
      }),
    ).toEqual([])
    expect(faultsOf({ constraints: [{ from: 'a', to: 'b', max: 3 }] })).toEqual([])
  })
})
