/**
 * What the parties ask of a package: issues with options, and rules of which each says that at least one of its conditions
 * holds. A package takes one option for every issue. A rule costs its party something to give up.
 */

export interface ProblemIssue {
  readonly id: string
  readonly title?: string
  readonly options: readonly string[]
}

export interface Condition {
  readonly issue: string
  readonly is: readonly string[]
}

export interface Rule {
  readonly id: string
  readonly party: string
  readonly cost: number
  readonly text?: string
  readonly anyOf: readonly Condition[]
  /** The paper, passage and stance that make the rule, where it comes from a record. */
  readonly paper?: string
  readonly when?: string
  readonly stance?: string
}

export interface Problem {
  readonly issues: readonly ProblemIssue[]
  readonly rules: readonly Rule[]
}

/** Issue to option. */
export interface Chosen {
  readonly [issue: string]: string
}

export function countPackages(problem: Problem): number {
  return problem.issues.reduce((n, i) => n * i.options.length, 1)
}

export function holdsOf(rule: Rule, chosen: Chosen): boolean {
  return rule.anyOf.some((c) => c.is.includes(chosen[c.issue] ?? ''))
}

/** The rules that a package breaks: what accepting it by hand would cost, and whom. */
export function brokenBy(problem: Problem, chosen: Chosen): Rule[] {
  return problem.rules.filter((r) => !holdsOf(r, chosen))
}
