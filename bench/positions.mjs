// Speed and memory of the stability and the package engines: `npm run bench -- positions`. Each row is a process of its own.
// Never a test: figures vary with the load of the machine.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const dist = new URL('../dist/', import.meta.url)
const here = fileURLToPath(import.meta.url)
const [, , task, ...rest] = process.argv

/** Options dealt out in turn; every ranking a shuffle of all states; `oneWay` of the options cannot be undone. */
async function makeModel(options, people, seed, oneWay = 0) {
  const { rolls, shuffled } = await import(new URL('positions/dice.js', dist))
  const roll = rolls(seed)
  const states = 2 ** options
  return {
    options: Array.from({ length: options }, (_, i) => ({
      name: `option ${i + 1}`,
      reversible: i < oneWay ? 'forward' : 'both',
    })),
    decisionMakers: Array.from({ length: people }, (_, p) => {
      const ranking = Int32Array.from(shuffled(Array(states).keys(), roll))
      return {
        name: `party ${p + 1}`,
        options: Array.from({ length: options }, (_, o) => o).filter((o) => o % people === p),
        ranking,
        preferences: [],
      }
    }),
    ladders: [],
    feasible: Int32Array.from({ length: states }, (_, s) => s),
  }
}

function countMoves(model) {
  return model.decisionMakers.reduce((n, d) => {
    const oneWay = d.options.filter((o) => model.options[o].reversible !== 'both').length
    // Half of the states have a one-way option taken already.
    return n + model.feasible.length * (2 ** (d.options.length - oneWay) * 1.5 ** oneWay - 1)
  }, 0)
}

if (task === '--stability') {
  const { makeGraph, findStability } = {
    ...(await import(new URL('positions/graph.js', dist))),
    ...(await import(new URL('positions/stability.js', dist))),
  }
  const [options, people, oneWay] = rest.map(Number)
  const model = await makeModel(options, people, 1962, oneWay)
  const once = () => {
    const start = performance.now()
    const found = findStability(makeGraph(model))
    return { equilibrium: found.equilibrium, seconds: (performance.now() - start) / 1000 }
  }
  const { equilibrium, seconds } = once()
  // A small model is over before the program has been compiled: the plot takes it warmed up.
  const warm =
    options > 16 ? seconds : Math.min(...Array.from({ length: options > 12 ? 5 : 200 }, () => once().seconds))
  const count = (bit) => equilibrium.reduce((n, b) => n + ((b >> bit) & 1), 0)
  console.log(
    JSON.stringify({
      seconds,
      warm,
      megabytes: process.resourceUsage().maxRSS / 1024,
      moves: countMoves(model),
      states: equilibrium.length,
      equilibria: [0, 1, 2, 3, 4, 5].map(count).join('/'),
    }),
  )
}

export async function measurePositions() {
  const rows = []
  for (const [options, people, oneWay] of [
    [8, 4, 0],
    [10, 4, 0],
    [12, 4, 0],
    [14, 4, 0],
    [14, 4, 4],
    [16, 4, 0],
    [18, 4, 0],
    [20, 4, 0],
    [20, 4, 4],
    [20, 2, 0],
  ]) {
    const done = spawnSync(process.execPath, [here, '--stability', options, people, oneWay], { encoding: 'utf8' })
    if (done.status !== 0) {
      console.error(done.stderr)
      process.exit(1)
    }
    const row = { options, people, oneWay, ...JSON.parse(done.stdout) }
    rows.push(row)
    console.log(
      `${String(options).padStart(3)} options, ${people} decision makers, ${oneWay} one-way: ${row.seconds.toFixed(2).padStart(7)} s  ${Math.round(row.megabytes)} MB  ${Math.round(row.moves).toLocaleString('en-GB')} moves  ${((row.warm * 1e9) / row.moves).toFixed(1)} ns a move warmed up  equilibria ${row.equilibria}`,
    )
  }
  const out = process.env.CHANCERY_PLOT
  if (out) writeFileSync(out, plot(rows.filter((r) => r.people === 4 && r.oneWay === 0)))
  const { benchPackages } = await import('./packages.mjs')
  const { module } = await runnerImport(
    fileURLToPath(new URL('../src/positions/random-problem.fixture.ts', import.meta.url)),
  )
  await benchPackages((issues, options, rules, seed) => module.makeProblem(issues, options, rules, seed, 6, 5))
}

/** Seconds against moves, both by powers of ten: a straight line of slope one is linear. */
function plot(rows) {
  const [w, h, m] = [640, 400, 56]
  const x = (r) => m + ((Math.log10(r.moves) - 3) / 6) * (w - 2 * m)
  const y = (r) => h - m - ((Math.log10(r.warm) + 4) / 6) * (h - 2 * m)
  const grid = [3, 4, 5, 6, 7, 8, 9].map(
    (e) =>
      `<text x="${m + ((e - 3) / 6) * (w - 2 * m)}" y="${h - m + 20}" text-anchor="middle">10${'⁰¹²³⁴⁵⁶⁷⁸⁹'[e]}</text>`,
  )
  const side = [-4, -3, -2, -1, 0, 1, 2].map(
    (e) =>
      `<text x="${m - 8}" y="${h - m - ((e + 4) / 6) * (h - 2 * m) + 4}" text-anchor="end">${Number((10 ** e).toPrecision(1))} s</text><line x1="${m}" x2="${w - m}" y1="${h - m - ((e + 4) / 6) * (h - 2 * m)}" y2="${h - m - ((e + 4) / 6) * (h - 2 * m)}" stroke="#ddd"/>`,
  )
  const dots = rows.map(
    (r) =>
      `<circle cx="${x(r)}" cy="${y(r)}" r="4" fill="#7a1f1f"/><text x="${x(r) + 8}" y="${y(r) + 14}">${r.options} options</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" font-family="sans-serif" font-size="12"><title>Time for all six concepts against the number of moves</title><rect width="${w}" height="${h}" fill="#fff"/>${side.join('')}${grid.join('')}<polyline fill="none" stroke="#7a1f1f" points="${rows.map((r) => `${x(r)},${y(r)}`).join(' ')}"/>${dots.join('')}<line ${slope(rows.at(-1), x, y)} stroke="#999" stroke-dasharray="4 4"/><text x="${w / 2}" y="${h - 8}" text-anchor="middle">moves in the graph</text><text x="${m}" y="24">All six concepts, four decision makers: seconds</text></svg>\n`
}

/** What a time in proportion to the moves would look like, through the largest model. */
function slope(last, x, y) {
  const first = { moves: 1e3, warm: (last.warm * 1e3) / last.moves }
  const start = first.warm >= 1e-4 ? first : { moves: (1e-4 / last.warm) * last.moves, warm: 1e-4 }
  return `x1="${x(start)}" y1="${y(start)}" x2="${x(last)}" y2="${y(last)}"`
}
