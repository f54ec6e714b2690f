/**
 * Which packages everybody can accept; if none, the smallest concessions that would open one (minimal correction sets, the
 * cheapest first), the smallest conflicts that stand in the way (minimal unsatisfiable sets, the smallest first), and what a
 * single changed stance would do. Every answer is exact unless it says that it was cut short.
 */
import { type Chosen, countPackages, type Problem } from './problem.ts'
import { type Compiled, compile, HARD, Stopped, search } from './search.ts'

export interface Concession {
  /** Rules to be given up, in the order of the problem. */
  readonly rules: readonly string[]
  readonly parties: readonly string[]
  readonly cost: number
  /** A package that it opens. */
  readonly package: Chosen
}

export interface Conflict {
  readonly rules: readonly string[]
  readonly parties: readonly string[]
}

export interface PackagesFound {
  /** Acceptable packages, up to the limit. */
  readonly acceptable: readonly Chosen[]
  /** How many there are in all. */
  readonly count: number
  readonly smallestConcessions: readonly Concession[]
  /** The concession of fewest rules, and per party the cheapest that it could make alone. */
  readonly fewestRules?: Concession
  readonly byParty: readonly { readonly party: string; readonly concession?: Concession }[]
  /** Rules of which giving up one alone opens a deal. */
  readonly singleChanges: readonly Concession[]
  readonly smallestConflicts: readonly Conflict[]
  readonly packages: number
  /** False: time ran out, or a limit was reached; what is listed is right, and there may be more. */
  readonly complete: { readonly acceptable: boolean; readonly concessions: boolean; readonly conflicts: boolean }
}

export interface Limits {
  readonly acceptable: number
  readonly concessions: number
  readonly conflicts: number
}

export const LIMITS: Limits = { acceptable: 1000, concessions: 100, conflicts: 20 }

export type Stop = () => boolean

/** Answers the whole question. `stop` is asked now and then; what was found by then is returned. */
export function findPackages(problem: Problem, limits: Limits = LIMITS, stop: Stop = () => false): PackagesFound {
  const { bound, spread, whole, ways } = setAside(problem)
  const c = compile(bound)
  const accepted = listAcceptable(c, limits.acceptable, stop)
  const list = spread(accepted.list, limits.acceptable)
  const count = accepted.count * ways
  const none = accepted.count === 0 && accepted.complete
  // Where no package was found in the time there was, nobody knows whether a concession is called for.
  const unasked = accepted.count > 0 || accepted.complete
  const found = none ? listConcessions(c, limits.concessions, stop) : { concessions: [], complete: unasked }
  const conflicts = none ? listConflicts(c, limits.conflicts, stop) : { conflicts: [], complete: unasked }
  const filled = (x: Concession): Concession => ({ ...x, package: whole(x.package) })
  const byParty = none
    ? [...new Set(problem.rules.map((r) => r.party))].map((party) => {
        const alone = cheapest(
          c,
          Int32Array.from(problem.rules, (r) => (r.party === party ? r.cost : HARD)),
          stop,
        )
        return { party, ...(alone && { concession: filled(alone) }) }
      })
    : []
  const fewest = none ? cheapest(c, new Int32Array(problem.rules.length).fill(1), stop) : undefined
  return {
    acceptable: list,
    count,
    smallestConcessions: found.concessions.map(filled),
    ...(fewest && { fewestRules: filled(fewest) }),
    byParty,
    singleChanges: none ? singleChanges(c, stop).map(filled) : [],
    smallestConflicts: conflicts.conflicts,
    packages: countPackages(problem),
    complete: {
      acceptable: accepted.complete && list.length === count,
      concessions: found.complete,
      conflicts: conflicts.complete,
    },
  }
}

/** How many packages break no rule; as far as `stop` lets them be counted. */
export function countAcceptable(problem: Problem, stop: Stop): number {
  const { bound, ways } = setAside(problem)
  return listAcceptable(compile(bound), 0, stop).count * ways
}

/** Issues of which no rule speaks may be settled anyhow: they are left out of the search, and put in again afterwards. */
function setAside(problem: Problem) {
  const spoken = new Set(problem.rules.flatMap((r) => r.anyOf.map((c) => c.issue)))
  const free = problem.issues.filter((i) => !spoken.has(i.id))
  const whole = (chosen: Chosen): Chosen =>
    Object.fromEntries(problem.issues.map((i) => [i.id, chosen[i.id] ?? i.options[0]!]))
  const spread = (chosen: readonly Chosen[], limit: number): Chosen[] => {
    let all = [...chosen]
    for (const i of free) all = all.flatMap((p) => i.options.map((o) => ({ ...p, [i.id]: o }))).slice(0, limit)
    return all.map(whole)
  }
  return {
    bound: { ...problem, issues: problem.issues.filter((i) => spoken.has(i.id)) },
    ways: free.reduce((n, i) => n * i.options.length, 1),
    spread,
    whole,
  }
}

/** All packages that break no rule; they are counted beyond the limit, as far as `stop` lets them. */
export function listAcceptable(
  c: Compiled,
  limit: number,
  stop: Stop,
): { list: Chosen[]; count: number; complete: boolean } {
  const list: Chosen[] = []
  let count = 0
  const complete = finish(() =>
    search(c, {
      costs: new Int32Array(c.rules.length).fill(HARD),
      bound: 0,
      take: (choice) => {
        count++
        if (list.length < limit) list.push(named(c, choice))
        return 0
      },
      takeMany: (choice, packages) => {
        count += packages
        for (const full of fillIn(c, choice)) {
          if (list.length >= limit) break
          list.push(named(c, full))
        }
      },
      stop,
    }),
  )
  return { list, count, complete }
}

/** Every package that a choice with open issues (-1) stands for. */
function* fillIn(c: Compiled, choice: Int32Array): Generator<Int32Array> {
  const open = [...choice.keys()].find((i) => choice[i]! < 0)
  if (open === undefined) {
    yield choice
    return
  }
  for (let o = 0; o < c.sizes[open]!; o++) {
    const next = choice.slice()
    next[open] = o
    yield* fillIn(c, next)
  }
}

/** Minimal sets of rules to give up, the cheapest first, then the fewest. Supersets of a set already listed are no concessions. */
export function listConcessions(
  c: Compiled,
  limit: number,
  stop: Stop,
): { concessions: Concession[]; complete: boolean } {
  const costs = Int32Array.from(c.problem.rules, (r) => r.cost)
  const best = cheapest(c, costs, stop)
  if (!best) return { concessions: [], complete: false }
  const total = costs.reduce((n, x) => n + x, 0)
  const minimal: { key: Uint32Array; concession: Concession }[] = []
  let [above, bound] = [-1, best.cost]
  const complete = finish(() => {
    while (above < total && minimal.length < limit) {
      // What costs no more than the bound; of each set of broken rules one package is enough.
      const sets = new Map<string, { cost: number; choice: Int32Array; key: Uint32Array }>()
      let dearer = false
      search(c, {
        costs,
        bound,
        take: (choice, cost) => {
          if (cost > above) {
            const key = brokenSet(c, choice)
            const name = key.join()
            if (!sets.has(name)) sets.set(name, { cost, choice: choice.slice(), key })
          }
          return bound
        },
        stop,
      })
      const size = (k: Uint32Array) => bitsIn(k).length
      for (const s of [...sets.values()].sort((a, b) => a.cost - b.cost || size(a.key) - size(b.key))) {
        if (minimal.some((m) => isWithin(m.key, s.key))) continue
        if (minimal.length >= limit) {
          dearer = true
          break
        }
        minimal.push({ key: s.key, concession: concessionOf(c, s.choice) })
      }
      if (dearer) throw new Stopped()
      above = bound
      // A little at first; everything at once where everything is little.
      bound = countPackages(c.problem) <= 200_000 ? total : bound + 1
    }
    if (above < total) throw new Stopped()
  })
  return { concessions: minimal.map((m) => m.concession), complete }
}

/** The cheapest concession under these costs; undefined if nothing within them opens a deal. */
export function cheapest(c: Compiled, costs: Int32Array, stop: Stop): Concession | undefined {
  let best: Int32Array | undefined
  finish(() =>
    search(c, {
      costs,
      bound: HARD - 1,
      take: (choice, cost) => {
        best = choice.slice()
        return cost - 1
      },
      stop,
    }),
  )
  return best && concessionOf(c, best)
}

/** Rules that alone, given up, open a deal. */
function singleChanges(c: Compiled, stop: Stop): Concession[] {
  return c.problem.rules.flatMap((_, r) => {
    const costs = new Int32Array(c.rules.length).fill(HARD)
    costs[r] = 1
    const opened = cheapest(c, costs, stop)
    return opened && opened.rules.length === 1 ? [opened] : []
  })
}

/**
 * The smallest conflicts first. A conflict must share a rule with every concession (else giving that one up would not help), so
 * the smallest sets that do are tried against the packages; each that proves to be no conflict gives a new concession to meet.
 */
export function listConflicts(c: Compiled, limit: number, stop: Stop): { conflicts: Conflict[]; complete: boolean } {
  const corrections: number[][] = []
  const conflicts: number[][] = []
  const complete = finish(() => {
    for (let size = 1; size <= c.rules.length; size++) {
      let more = false
      const tried = (chosen: readonly number[]): boolean => {
        if (stop()) throw new Stopped()
        const kept = new Set(chosen)
        if (conflicts.some((k) => k.every((r) => kept.has(r)))) return false
        const way = satisfying(c, kept)
        if (!way) {
          if (conflicts.length >= limit) throw new Stopped()
          conflicts.push([...chosen].sort((a, b) => a - b))
          return false
        }
        // As much as can be kept together with these; what must go is a concession that this set misses.
        corrections.push(missing(c, kept, way))
        return true
      }
      const hit = (chosen: number[], next: number): void => {
        const unmet = corrections.slice(next).findIndex((m) => !m.some((r) => chosen.includes(r)))
        if (unmet < 0) {
          // Nothing asks for another rule: either a conflict, or a new correction to meet.
          if (tried(chosen)) hit(chosen, corrections.length - 1)
          return
        }
        if (chosen.length === size) {
          more = true
          return
        }
        for (const r of corrections[next + unmet]!) hit([...chosen, r], next + unmet + 1)
      }
      hit([], 0)
      if (!more) break
    }
  })
  return {
    conflicts: conflicts.map((k) => ({
      rules: k.map((r) => c.problem.rules[r]!.id),
      parties: [...new Set(k.map((r) => c.problem.rules[r]!.party))],
    })),
    complete,
  }
}

/** A package that keeps these rules. */
function satisfying(c: Compiled, kept: ReadonlySet<number>): Int32Array | undefined {
  let way: Int32Array | undefined
  search(c, {
    costs: Int32Array.from(c.rules, (_, r) => (kept.has(r) ? HARD : 0)),
    bound: 0,
    take: (choice) => {
      way = choice.slice()
      return -1
    },
  })
  return way
}

/** What must be given up if these rules and as many others as possible are kept. */
function missing(c: Compiled, kept: ReadonlySet<number>, way: Int32Array): number[] {
  const all = new Set([...kept, ...c.rules.keys()].filter((r) => kept.has(r) || isMet(c, r, way)))
  let best = way
  for (let r = 0; r < c.rules.length; r++) {
    if (all.has(r)) continue
    if (isMet(c, r, best)) {
      all.add(r)
      continue
    }
    const better = satisfying(c, new Set([...all, r]))
    if (!better) continue
    all.add(r)
    best = better
  }
  return [...c.rules.keys()].filter((r) => !all.has(r))
}

function isMet(c: Compiled, rule: number, choice: Int32Array): boolean {
  return c.rules[rule]!.some(([issue, mask]) => (mask >>> choice[issue]!) & 1)
}

function brokenSet(c: Compiled, choice: Int32Array): Uint32Array {
  const key = new Uint32Array((c.rules.length + 31) >> 5)
  for (let r = 0; r < c.rules.length; r++) if (!isMet(c, r, choice)) key[r >> 5]! |= 1 << (r & 31)
  return key
}

function isWithin(a: Uint32Array, b: Uint32Array): boolean {
  for (let k = 0; k < a.length; k++) if ((a[k]! & ~b[k]!) !== 0) return false
  return true
}

function bitsIn(key: Uint32Array): number[] {
  const bits: number[] = []
  key.forEach((word, k) => {
    for (let b = 0; b < 32; b++) if ((word >>> b) & 1) bits.push(32 * k + b)
  })
  return bits
}

export function concessionOf(c: Compiled, choice: Int32Array): Concession {
  const broken = c.problem.rules.filter((_, r) => !isMet(c, r, choice))
  return {
    rules: broken.map((r) => r.id),
    parties: [...new Set(broken.map((r) => r.party))],
    cost: broken.reduce((n, r) => n + r.cost, 0),
    package: named(c, choice),
  }
}

function named(c: Compiled, choice: Int32Array): Chosen {
  return Object.fromEntries(c.problem.issues.map((issue, i) => [issue.id, issue.options[choice[i]!]!]))
}

/** Runs to the end, or until stopped. */
function finish(run: () => void): boolean {
  try {
    run()
    return true
  } catch (e) {
    if (e instanceof Stopped) return false
    throw e
  }
}
