// The seeded package problem of 12 issues × 6 options × 96 rules: part of `npm run bench -- positions`.
import { cpus } from 'node:os'

export async function benchPackages(makeProblem) {
  const dist = new URL('../dist/', import.meta.url)
  const { compile } = await import(new URL('positions/search.js', dist))
  const { cheapest, listConcessions } = await import(new URL('positions/packages.js', dist))
  for (const seed of [1, 2, 3]) {
    const problem = makeProblem(12, 6, 96, seed)
    const start = performance.now()
    const c = compile(problem)
    const best = cheapest(
      c,
      Int32Array.from(problem.rules, (r) => r.cost),
      () => false,
    )
    const half = performance.now()
    const { concessions } = listConcessions(c, 2000, () => false)
    const end = performance.now()
    console.log(
      `12 issues × 6 options × 96 rules, seed ${seed}: optimum ${best.cost} in ${((half - start) / 1000).toFixed(2)} s, ${concessions.length} concessions (cost ${concessions[0].cost} to ${concessions.at(-1).cost}) in ${((end - half) / 1000).toFixed(2)} s   [together under 5 s, ${cpus().length} cores]`,
    )
  }
}
