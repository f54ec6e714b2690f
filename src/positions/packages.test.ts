import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import Logic from 'logic-solver'
import { describe, expect, test } from 'vitest'
import { cheapest, findPackages, LIMITS, listConcessions } from './packages.ts'
import { brokenBy, type Chosen, type Problem } from './problem.ts'
import { makeProblem } from './random-problem.fixture.ts'
import { compile } from './search.ts'

const ALL = { acceptable: 1e6, concessions: 1e6, conflicts: 1e6 }
const never = () => false

describe('packages agree with every package gone through one by one', () => {
  test('acceptable ones, concessions, conflicts, single changes and who could give way alone', () => {
    let [deals, deadlocks] = [0, 0]
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 0, max: 1e9 }),
        (issues, options, rules, seed) => {
          const problem = makeProblem(issues, options, rules, seed)
          const slow = goThrough(problem)
          const found = findPackages(problem, ALL)
          expect(found.count).toBe(slow.acceptable.length)
          expect(new Set(found.acceptable.map((p) => JSON.stringify(p)))).toEqual(
            new Set(slow.acceptable.map((p) => JSON.stringify(p))),
          )
          if (slow.acceptable.length) {
            deals++
            expect(found.smallestConcessions).toEqual([])
            return
          }
          deadlocks++
          expect(new Set(found.smallestConcessions.map((x) => x.rules.join()))).toEqual(new Set(slow.corrections))
          const costs = found.smallestConcessions.map((x) => x.cost)
          expect(costs).toEqual([...costs].sort((a, b) => a - b))
          for (const x of found.smallestConcessions)
            expect(brokenBy(problem, x.package).map((r) => r.id)).toEqual(x.rules)
          expect(new Set(found.smallestConflicts.map((x) => x.rules.join()))).toEqual(new Set(slow.conflicts))
          const sizes = found.smallestConflicts.map((x) => x.rules.length)
          expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
          expect(found.singleChanges.map((x) => x.rules[0])).toEqual(
            problem.rules.map((r) => r.id).filter((id) => slow.corrections.includes(id)),
          )
          expect(found.fewestRules!.rules).toHaveLength(Math.min(...slow.corrections.map((x) => x.split(',').length)))
          for (const { party, concession } of found.byParty) {
            const mine = new Set(problem.rules.filter((r) => r.party === party).map((r) => r.id))
            const cost = (c: string) =>
              c.split(',').reduce((n, id) => n + problem.rules.find((r) => r.id === id)!.cost, 0)
            const alone = slow.corrections.filter((x) => x.split(',').every((id) => mine.has(id))).map(cost)
            expect(concession?.cost).toBe(alone.length ? Math.min(...alone) : undefined)
          }
        },
      ),
      { numRuns: 1000, seed: 30 },
    )
    expect(Math.min(deals, deadlocks)).toBeGreaterThan(100)
  })
})

describe('a second solver agrees', () => {
  test.each([1, 2, 3, 4])('on the cost of the cheapest concession, seed %i', (seed) => {
    const problem = makeProblem(6, 4, 40, seed)
    const { solver, broken } = inLogic(problem)
    const first = solver.solve()!
    const best = solver.minimizeWeightedSum(
      first,
      broken,
      problem.rules.map((r) => r.cost),
    )
    const theirs = best.getWeightedSum(
      broken,
      problem.rules.map((r) => r.cost),
    )
    const c = compile(problem)
    expect(
      cheapest(
        c,
        Int32Array.from(problem.rules, (r) => r.cost),
        never,
      )!.cost,
    ).toBe(theirs)
  })

  test('on how many packages are acceptable', () => {
    const problem = makeProblem(5, 4, 9, 7)
    const { solver, broken } = inLogic(problem)
    solver.forbid(...broken)
    let n = 0
    for (let way = solver.solve(); way; way = solver.solve()) {
      n++
      solver.forbid(way.getFormula())
    }
    expect(n).toBeGreaterThan(0)
    expect(findPackages(problem).count).toBe(n)
  })
})

const SHARED = new URL('../../../shared/analysis/packages/', import.meta.url)

describe.skipIf(!existsSync(SHARED))('the two problems with known answers', () => {
  const open = (name: string) => fromShared(JSON.parse(readFileSync(new URL(name, SHARED), 'utf8')))

  test('A: 18 acceptable packages', () => {
    const found = findPackages(open('A.json'))
    expect([found.count, found.acceptable.length, found.smallestConcessions.length]).toEqual([18, 18, 0])
  })

  test('B: none; the smallest concession costs 4, of 28; 20 conflicts', () => {
    const found = findPackages(open('B.json'), ALL)
    expect([
      found.count,
      found.smallestConcessions[0]!.cost,
      found.smallestConcessions.length,
      found.smallestConflicts.length,
    ]).toEqual([0, 4, 28, 20])
    expect(found.complete).toEqual({ acceptable: true, concessions: true, conflicts: true })
  })
})

test('ten million acceptable packages are counted at once and a few are shown', () => {
  const found = findPackages(makeProblem(7, 10, 0, 1), { acceptable: 3, concessions: 1, conflicts: 1 })
  expect([found.count, found.acceptable.length, found.complete.acceptable]).toEqual([10_000_000, 3, false])
})

test('issues of which no rule speaks cost no search, and multiply what is found', () => {
  const wide = (rules: readonly string[]): Problem => ({
    issues: Array.from({ length: 24 }, (_, i) => ({ id: `i${i}`, options: ['a', 'b'] })),
    rules: rules.map((o, i) => ({ id: `r${i}`, party: `p${i}`, cost: 1, anyOf: [{ issue: 'i3', is: [o] }] })),
  })
  let looks = 0
  const stop = () => ++looks > 100
  const none = findPackages(wide(['a', 'b']), undefined, stop)
  expect([none.count, none.smallestConcessions.map((x) => x.rules), none.complete.concessions]).toEqual([
    0,
    [['r1'], ['r0']],
    true,
  ])
  expect(Object.keys(none.smallestConcessions[0]!.package)).toHaveLength(24)
  const some = findPackages(wide(['a']), { acceptable: 5, concessions: 1, conflicts: 1 }, stop)
  expect([some.count, some.packages, new Set(some.acceptable.map((p) => JSON.stringify(p))).size]).toEqual([
    2 ** 23,
    2 ** 24,
    5,
  ])
  expect(some.acceptable.every((p) => p.i3 === 'a')).toBe(true)
})

test('where no package was found before the end of the time, nothing is said to be complete', () => {
  // Eight guests and seven chairs: nobody finds that out at once.
  const chairs = ['1', '2', '3', '4', '5', '6', '7']
  const guests = [...chairs, '8'].map((id) => ({ id, options: chairs }))
  const rules = guests.flatMap((a) =>
    guests
      .filter((b) => b.id > a.id)
      .flatMap((b) =>
        chairs.map((chair) => ({
          id: `${a.id}${b.id}${chair}`,
          party: 'host',
          cost: 1,
          anyOf: [a.id, b.id].map((issue) => ({ issue, is: chairs.filter((o) => o !== chair) })),
        })),
      ),
  )
  const stopped = findPackages({ issues: guests, rules }, LIMITS, () => true)
  expect([stopped.count, stopped.complete]).toEqual([0, { acceptable: false, concessions: false, conflicts: false }])
})

test('when told to stop, what was found stands and is said to be cut short', () => {
  let asked = 0
  const found = listConcessions(compile(makeProblem(10, 6, 90, 2)), 5000, () => ++asked > 3)
  expect(found.complete).toBe(false)
})

test('with fewer asked for than there are, the list is the cheapest of them', () => {
  const problem = makeProblem(5, 4, 40, 3)
  const all = listConcessions(compile(problem), 1e6, never)
  const few = listConcessions(compile(problem), 3, never)
  expect(all.concessions.length).toBeGreaterThan(3)
  expect(few.concessions.map((x) => x.cost)).toEqual(all.concessions.slice(0, 3).map((x) => x.cost))
  expect([all.complete, few.complete]).toEqual([true, false])
})

/** Everything from the definitions. */
function goThrough(problem: Problem): { acceptable: Chosen[]; corrections: string[]; conflicts: string[] } {
  let packages: Chosen[] = [{}]
  for (const issue of problem.issues)
    packages = packages.flatMap((p) => issue.options.map((o) => ({ ...p, [issue.id]: o })))
  const broken = packages.map((p) => brokenBy(problem, p).map((r) => problem.rules.indexOf(r)))
  const masks = new Set(broken.map((b) => b.reduce((m, r) => m | (1 << r), 0)))
  const minimal = [...masks].filter((m) => ![...masks].some((k) => k !== m && (k & m) === k))
  const names = (mask: number) =>
    problem.rules
      .filter((_, r) => (mask >> r) & 1)
      .map((r) => r.id)
      .join()
  const clash = (set: number) => ![...masks].some((m) => (m & set) === 0)
  const conflicts: number[] = []
  for (let set = 0; set < 2 ** problem.rules.length; set++)
    if (clash(set) && problem.rules.every((_, r) => !((set >> r) & 1) || !clash(set & ~(1 << r)))) conflicts.push(set)
  return {
    acceptable: packages.filter((_, i) => broken[i]!.length === 0),
    corrections: minimal.map(names),
    conflicts: conflicts.map(names),
  }
}

function inLogic(problem: Problem) {
  const solver = new Logic.Solver()
  for (const i of problem.issues) solver.require(Logic.exactlyOne(...i.options.map((o) => `${i.id} ${o}`)))
  const broken = problem.rules.map((r) =>
    Logic.not(Logic.or(...r.anyOf.flatMap((c) => c.is.map((o) => `${c.issue} ${o}`)))),
  )
  return { solver, broken }
}

function fromShared(file: {
  I: number
  O: number
  rules: { id: string; party: number; cost: number; lits: [number, number][] }[]
}): Problem {
  const options = Array.from({ length: file.O }, (_, o) => `o${o}`)
  return {
    issues: Array.from({ length: file.I }, (_, i) => ({ id: `i${i}`, options })),
    rules: file.rules.map((r) => ({
      id: r.id,
      party: `p${r.party}`,
      cost: r.cost,
      anyOf: r.lits.map(([i, mask]) => ({ issue: `i${i}`, is: options.filter((_, o) => (mask >> o) & 1) })),
    })),
  }
}
