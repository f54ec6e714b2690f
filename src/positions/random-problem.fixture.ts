/** For tests and measurements: a seeded package problem. The parties share the rules; each rule names one or two issues. */
import { rolls } from './dice.ts'
import type { Problem } from './problem.ts'

export function makeProblem(
  issues: number,
  options: number,
  rules: number,
  seed: number,
  parties = 3,
  dearest = 4,
): Problem {
  const roll = rolls(seed)
  const some = () => {
    const is = Array.from({ length: options }, (_, o) => `o${o}`).filter(() => roll(2) === 0)
    return is.length ? is : [`o${roll(options)}`]
  }
  return {
    issues: Array.from({ length: issues }, (_, i) => ({
      id: `i${i}`,
      options: Array.from({ length: options }, (_, o) => `o${o}`),
    })),
    rules: Array.from({ length: rules }, (_, r) => {
      const first = roll(issues)
      const second = (first + 1 + roll(Math.max(1, issues - 1))) % issues
      const on = roll(3) === 0 || issues === 1 ? [first] : [first, second]
      return {
        id: `r${r}`,
        party: `p${r % parties}`,
        cost: 1 + roll(dearest),
        anyOf: on.map((i) => ({ issue: `i${i}`, is: some() })),
      }
    }),
  }
}
