/** The few forms of logic-solver that tests use; it brings none of its own. */
declare module 'logic-solver' {
  type Formula = object | string
  interface Solution {
    getFormula(): Formula
    getTrueVars(): string[]
    getWeightedSum(formulas: Formula[], weights: number[]): number
  }
  class Solver {
    require(...formulas: Formula[]): void
    forbid(...formulas: Formula[]): void
    solve(): Solution | null
    minimizeWeightedSum(solution: Solution, formulas: Formula[], weights: number[]): Solution
  }
  const Logic: {
    Solver: typeof Solver
    or(...formulas: Formula[]): Formula
    not(formula: Formula): Formula
    exactlyOne(...formulas: Formula[]): Formula
  }
  export default Logic
}
