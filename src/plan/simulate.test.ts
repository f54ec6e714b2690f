import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawFrom, streamFrom } from './chance.ts'
import { type Distribution, faultOf, meanOf, rangeOf } from './distribution.ts'
import { type Activity, findWhatHelps, orderOf, shareEstimate, simulate } from './simulate.ts'

const step = (id: string, duration: Distribution, ...after: number[]): Activity => ({ id, duration, after })
const unit: Distribution = { kind: 'uniform', min: 0, max: 1 }
const exp: Distribution = { kind: 'exponential', mean: 1 }
/** A fair estimate misses its 95% interval one time in twenty; at thrice the width, one time in a hundred million. */
const near = (e: { value: number; lowest: number; highest: number }, truth: number) => {
  expect(e.highest - e.lowest).toBeLessThan(0.02)
  expect(Math.abs(e.value - truth)).toBeLessThan(((e.highest - e.lowest) / 2) * 3)
}

describe('against what can be worked out on paper', () => {
  test('the later of two letters, each taking up to a day, comes after two thirds of a day', () => {
    near(simulate([step('a', unit), step('b', unit)], { runs: 200_000, seed: 1 }).end, 2 / 3)
  })

  test('two chains of two, each link exponential with mean 1, are done after 2.75', () => {
    const plan = [step('a1', exp), step('a2', exp, 0), step('b1', exp), step('b2', exp, 2)]
    near(simulate(plan, { runs: 200_000, seed: 2 }).end, 2.75)
  })

  test('the chance of two uniform stretches together within one is a half', () => {
    const { onTime } = simulate([step('a', unit), step('b', unit, 0)], { runs: 200_000, seed: 3, deadline: 1 })
    near(onTime!, 0.5)
  })

  test('two equal chains hold it up equally often; a sure one never', () => {
    const s = simulate([step('a', exp), step('b', exp), step('c', { kind: 'fixed', value: 0 })], {
      runs: 100_000,
      seed: 4,
    })
    expect(s.steps[0]!.critical).toBeCloseTo(0.5, 1)
    expect(s.steps[0]!.critical + s.steps[1]!.critical).toBeCloseTo(1)
    expect(s.paths.map((p) => p.steps)).toEqual(expect.arrayContaining([['a'], ['b']]))
    expect(s.steps[2]!.critical).toBe(0)
  })

  test('the expected cost of delay: an exponential stretch of mean 1, at 3 a day from day 1, costs 3/e', () => {
    const late: Activity = { ...step('a', exp), delay: [{ after: 1, perUnit: 3 }] }
    const { cost } = simulate([late], { runs: 400_000, seed: 5 })
    expect(Math.abs(cost.value - 3 / Math.E)).toBeLessThan(((cost.highest - cost.lowest) / 2) * 3)
  })

  test('what has no memory is as far off as ever: an exponential stretch begun two days ago takes one more', () => {
    const begun: Activity = { ...step('a', exp), begun: { min: -2, max: -2 } }
    near(simulate([begun], { runs: 200_000, seed: 6 }).end, 1)
  })

  test('what is done is done, and what waits for it begins no earlier than now', () => {
    const s = simulate([{ ...step('a', exp), done: { min: -3, max: -1 } }, step('b', { kind: 'fixed', value: 2 }, 0)], {
      runs: 100,
      seed: 7,
    })
    expect(s.end).toMatchObject({ value: 2, p10: 2, p90: 2 })
    expect(s.steps[0]!.mean).toBeLessThan(-1)
  })
})

const SHAPES: readonly Distribution[] = [
  { kind: 'fixed', value: 3 },
  { kind: 'uniform', min: 2, max: 7 },
  { kind: 'triangular', min: 1, mode: 2, max: 9 },
  { kind: 'triangular', min: 1, mode: 1, max: 4 },
  { kind: 'pert', min: 1, mode: 2, max: 9 },
  { kind: 'pert', min: 1, mode: 8, max: 9 },
  { kind: 'pert', min: 1, mode: 5, max: 9 },
  { kind: 'pert', min: 1, mode: 1, max: 9 },
  { kind: 'pert', min: 1, mode: 9, max: 9 },
  { kind: 'lognormal', median: 3, spread: 1.5 },
  { kind: 'exponential', mean: 4 },
  {
    kind: 'empirical',
    values: [
      { min: 1, max: 2 },
      { min: 6, max: 6 },
    ],
    of: 'two passages',
  },
]

/** Of the square, for the second moment. */
function varianceOf(d: Distribution): number {
  switch (d.kind) {
    case 'fixed':
      return 0
    case 'uniform':
      return (d.max - d.min) ** 2 / 12
    case 'triangular':
      return (d.min ** 2 + d.mode ** 2 + d.max ** 2 - d.min * d.mode - d.min * d.max - d.mode * d.max) / 18
    case 'pert':
      return ((meanOf(d) - d.min) * (d.max - meanOf(d))) / 7
    case 'lognormal':
      return meanOf(d) ** 2 * (Math.exp(Math.log(d.spread) ** 2) - 1)
    case 'exponential':
      return d.mean ** 2
    case 'empirical': {
      const squares = d.values.map((v) => (v.min ** 2 + v.min * v.max + v.max ** 2) / 3)
      return squares.reduce((a, b) => a + b, 0) / d.values.length - meanOf(d) ** 2
    }
  }
}

describe('each way to say how long', () => {
  test.each(SHAPES.map((d) => [JSON.stringify(d), d] as const))(
    '%s has its mean, its spread and its bounds',
    (_, d) => {
      const n = 200_000
      const drawn = new Float64Array(n)
      drawFrom(d, streamFrom(11))(drawn, 0, n)
      const { min, max } = rangeOf(d)
      expect(drawn.every((x) => x >= min && x <= max)).toBe(true)
      const sum = drawn.reduce((a, x) => a + x, 0)
      const squares = drawn.reduce((a, x) => a + x * x, 0)
      const sd = Math.sqrt(varianceOf(d))
      expect(Math.abs(sum / n - meanOf(d))).toBeLessThanOrEqual((6 * sd) / Math.sqrt(n) + 1e-9)
      expect(Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))).toBeCloseTo(sd, sd > 3 ? 0 : 1)
    },
  )

  test.each<[Distribution, string]>([
    [{ kind: 'fixed', value: -1 }, 'a negative duration'],
    [{ kind: 'uniform', min: 4, max: 3 }, 'no mass'],
    [{ kind: 'triangular', min: 1, mode: 5, max: 3 }, 'likeliest'],
    [{ kind: 'exponential', mean: 0 }, 'no mass'],
    [{ kind: 'empirical', values: [], of: 'cipher' }, 'no mass'],
    [{ kind: 'lognormal', median: 2, spread: 0.5 }, 'spread'],
  ])('%j is refused', (d, words) => {
    expect(faultOf(d)).toContain(words)
  })
})

describe('the same and not the same', () => {
  const plan = fc
    .array(fc.record({ d: fc.constantFrom(...SHAPES), after: fc.array(fc.nat(), { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((list) =>
      list.map(({ d, after }, i): Activity => step(`s${i}`, d, ...new Set(i ? after.map((a) => a % i) : []))),
    )

  test('the same seed gives the same, another seed another', () => {
    fc.assert(
      fc.property(plan, fc.nat(), (p, seed) => {
        expect(simulate(p, { runs: 50, seed })).toEqual(simulate(p, { runs: 50, seed }))
      }),
      { numRuns: 50 },
    )
    const two = [step('a', unit), step('b', exp)]
    expect(simulate(two, { runs: 50, seed: 1 }).end.value).not.toBe(simulate(two, { runs: 50, seed: 2 }).end.value)
  })

  test('a later deadline is never less likely met, shortening never makes it later, and the shares of the paths sum to one', () => {
    fc.assert(
      fc.property(plan, fc.double({ min: 0, max: 20, noNaN: true }), (p, deadline) => {
        const options = { runs: 200, seed: 9, deadline }
        const a = simulate(p, options)
        const b = simulate(p, { ...options, deadline: deadline + 1 })
        expect(b.onTime!.value).toBeGreaterThanOrEqual(a.onTime!.value)
        expect(a.paths.reduce((sum, x) => sum + x.share, 0)).toBeCloseTo(1)
        for (let i = 0; i < p.length; i++)
          expect(simulate(p, { ...options, shorten: { step: i, by: 1 } }).end.value).toBeLessThanOrEqual(
            a.end.value + 1e-9,
          )
      }),
      { numRuns: 100 },
    )
  })
})

test('the step that holds it up helps most when shortened; one with slack not at all', () => {
  const plan = [
    step('long', { kind: 'uniform', min: 8, max: 10 }),
    step('short', { kind: 'uniform', min: 1, max: 2 }),
    step('last', { kind: 'fixed', value: 1 }, 0, 1),
  ]
  const gains = findWhatHelps(plan, { runs: 2000, seed: 1, deadline: 10 }, 0.5)
  expect(gains.map((g) => g.id)).toEqual(['long', 'last'])
  expect(gains[0]!.earlier).toBeCloseTo(0.5)
  expect(gains[0]!.likelier).toBeGreaterThan(0.1)
})

test('a circle is found, and named in the order in which the steps wait', () => {
  expect(orderOf([{ after: [2] }, { after: [0] }, { after: [1] }, { after: [] }])).toEqual({
    circle: expect.arrayContaining([0, 1, 2]),
  })
  expect(orderOf([{ after: [1] }, { after: [] }])).toEqual([1, 0])
})

test('a share that never failed is not certain', () => {
  expect(shareEstimate(20, 20)).toMatchObject({ value: 1, highest: 1 })
  expect(shareEstimate(20, 20).lowest).toBeCloseTo(0.839, 2)
  expect(shareEstimate(0, 20).lowest).toBe(0)
})
