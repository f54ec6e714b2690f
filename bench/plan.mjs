// The clock of a plan, measured: `npm run bench -- plan`. Never a test: figures vary with the load.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const load = (path) => import(join(root, 'dist', path))
const { checkControllability } = await load('plan/controllability.js')
const { minimalNetwork } = await load('plan/minimal-network.js')
const { readNetwork } = await load('plan/network.js')
const { simulate } = await load('plan/simulate.js')
const { next, streamFrom } = await load('plan/chance.js')

function time(what, run) {
  const start = performance.now()
  const said = run()
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s${said === undefined ? '' : `, ${said}`}`)
}

const folder = join(root, '../shared/analysis/networks')
if (existsSync(folder))
  time('the folder of labelled networks, read and decided', () => {
    let right = 0
    let all = 0
    for (const label of ['controllable', 'uncontrollable'])
      for (const file of readdirSync(join(folder, label))) {
        const network = readNetwork(JSON.parse(readFileSync(join(folder, label, file), 'utf8')))
        const answer = Array.isArray(network) ? 'faulty' : checkControllability(network).kind
        if (answer === (label === 'controllable' ? 'controllable' : 'not controllable')) right++
        all++
      }
    return `${right} of ${all} labels right`
  })

/** A chain of uncertain stretches with waits between them, and links across. `slack`: how much room there is at the end. */
function chain(n, slack, seed) {
  const stream = streamFrom(seed)
  const constraints = []
  for (let i = 0; i + 1 < n; i++)
    constraints.push(
      i % 2 === 0
        ? {
            from: i,
            to: i + 1,
            min: 1 + Math.floor(next(stream) * 5),
            max: 8 + Math.floor(next(stream) * 9),
            contingent: true,
          }
        : { from: i, to: i + 1, min: 0, max: 20 },
    )
  for (let i = 0; i < n; i++) {
    const from = Math.floor(next(stream) * n)
    const to = Math.min(n - 1, from + 2 + Math.floor(next(stream) * 20))
    if (to > from + 1)
      constraints.push({ from, to, min: 0, max: (to - from) * (8 + slack) + Math.floor(next(stream) * 30) })
  }
  return readNetwork({ nodes: Array.from({ length: n }, (_, i) => i), constraints })
}

for (const slack of [12, 4, 1]) {
  const network = chain(1000, slack, 7)
  time(
    `1,000 nodes, ${network.constraints.length} constraints, slack ${slack}`,
    () => checkControllability(network).kind,
  )
}
const network = chain(1000, 12, 7)
time('1,000 nodes, all pairs of the minimal network', () => {
  const minimal = minimalNetwork(network)
  if (minimal.kind === 'consistent') for (let i = 0; i < 1000; i++) minimal.between(i, 0)
  return minimal.kind
})

const KINDS = [
  { kind: 'uniform', min: 1, max: 3 },
  { kind: 'triangular', min: 1, mode: 2, max: 5 },
  { kind: 'pert', min: 1, mode: 2, max: 5 },
  { kind: 'lognormal', median: 2, spread: 1.4 },
  { kind: 'exponential', mean: 2 },
  { kind: 'fixed', value: 2 },
]
const plan = Array.from({ length: 30 }, (_, i) => ({
  id: `s${i}`,
  after: [i - 1, i - 3].filter((p) => p >= 0 && i % 5 !== 0),
  duration: KINDS[i % KINDS.length],
}))
for (let again = 0; again < 2; again++)
  time('1,000,000 runs of a plan of 30 steps', () => {
    const { end, onTime } = simulate(plan, { runs: 1_000_000, seed: 1, deadline: 14 })
    return `mean ${end.value.toFixed(4)} ± ${((end.highest - end.lowest) / 2).toFixed(4)}, in time ${onTime.value.toFixed(4)}`
  })

const closed = (what, activities, truth) => {
  const { end } = simulate(activities, { runs: 1_000_000, seed: 1 })
  console.log(
    `${what}: ${end.value.toFixed(5)} ± ${((end.highest - end.lowest) / 2).toFixed(5)}, on paper ${truth.toFixed(5)}`,
  )
}
const u = { kind: 'uniform', min: 0, max: 1 }
const e = { kind: 'exponential', mean: 1 }
closed(
  'the later of two U(0,1)',
  [
    { id: 'a', after: [], duration: u },
    { id: 'b', after: [], duration: u },
  ],
  2 / 3,
)
closed(
  'two chains of two Exp(1)',
  [
    { id: 'a', after: [], duration: e },
    { id: 'b', after: [0], duration: e },
    { id: 'c', after: [], duration: e },
    { id: 'd', after: [2], duration: e },
  ],
  2.75,
)
