// Speed and memory of the main job on real papers, on this machine: `npm run bench`. Never a test: figures vary with the load.
// Needs ../shared/corpora beside the checkout; says so when it is not there.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureGrowth, printGrowth } from './growth.mjs'
import { measureViews } from './views.mjs'

// `npm run bench -- plan`: the clock of a plan only.
if (process.argv[2] === 'plan') {
  await import('./plan.mjs')
  process.exit()
}
const root = new URL('..', import.meta.url).pathname
const main = join(root, 'dist/cli/main.js')
const papers = join(root, '../shared/corpora/frus/papers')
if (!existsSync(main)) {
  console.error('dist/ is not there: run `npm run build` first.')
  process.exit(2)
}
if (process.argv[2] === 'mail') {
  const { benchMail } = await import('./mail.mjs')
  await benchMail(process.argv[3])
  process.exit(0)
}
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}\n`)
if (process.argv[2] === 'positions') {
  const { measurePositions } = await import('./positions.mjs')
  await measurePositions()
  process.exit(0)
}
if (process.argv[2] === 'desk') {
  const { measureDesk } = await import('./desk.mjs')
  const at = process.argv.indexOf('--papers')
  await measureDesk(at < 0 ? 30_000 : Number(process.argv[at + 1]))
  process.exit(0)
}
const rows = []

/** Runs the program from a cold start; wall time of the best and of all of `times` runs, peak memory where /usr/bin/time is. */
function run(what, args, times = 3, expected = undefined) {
  const seconds = []
  let memory
  for (let i = 0; i < times; i++) {
    const timed = existsSync('/usr/bin/time')
    const command = timed
      ? ['/usr/bin/time', '-f', 'peak %M', process.execPath, main, ...args]
      : [process.execPath, main, ...args]
    const start = performance.now()
    const done = spawnSync(command[0], command.slice(1), { maxBuffer: 1 << 30, encoding: 'utf8' })
    seconds.push((performance.now() - start) / 1000)
    const peak = /peak (\d+)/.exec(done.stderr ?? '')
    if (peak) memory = Math.max(memory ?? 0, Number(peak[1]) / 1024)
    if (done.status === 2 || done.status === null) {
      console.error(`${what} failed:\n${done.stderr}`)
      process.exit(1)
    }
  }
  rows.push({ what, best: Math.min(...seconds), worst: Math.max(...seconds), memory, expected })
}

if (existsSync(papers)) {
  const volumes = readdirSync(papers).filter((v) => statSync(join(papers, v)).isDirectory())
  const one = volumes.find((v) => v.endsWith('61-63v06')) ?? volumes[0]
  const quiet = ['--format', 'json', '--fail-on', 'never', '--quiet']
  run(`check ${one}: read, collate, check from a cold start`, ['check', join(papers, one), ...quiet], 5, 'under 3 s')
  run(`links of all ${volumes.length} volumes`, ['links', papers, '--format', 'jsonl', '--quiet'], 2)
  run(`check all ${volumes.length} volumes`, ['check', papers, ...quiet], 2, 'under 60 s')
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const file = join(folder, 'all.chancery')
  run(
    'import all into a record file (first run; the second finds nothing new)',
    ['import', papers, '--record', file, '--quiet'],
    2,
  )
  run('check from the record file', ['check', file, ...quiet], 2)
  rmSync(folder, { recursive: true })
  await views(join(papers))
} else
  console.log('The corpora are not beside the checkout (../shared/corpora/frus/papers): only the example is measured.')
run(
  'check the October 1962 example',
  ['check', join(root, 'examples/october-1962'), '--fail-on', 'never', '--quiet'],
  5,
)

/** A view of the whole record, in process: what every change of the clock or of the eyes costs. */
async function views(folder) {
  const { readPapers, foldEntries, view } = await import(join(root, 'dist/index.js'))
  const { readFileSync } = await import('node:fs')
  const files = []
  const walk = (at, under) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name)
      if (statSync(path).isDirectory()) walk(path, `${under}${name}/`)
      else files.push({ path: under + name, bytes: readFileSync(path) })
    }
  }
  walk(folder, '')
  const { entries, bodies } = await readPapers(files, { at: '2026-01-01T00:00:00Z' })
  const record = foldEntries(entries, bodies)
  const wrote = new Map()
  for (const p of record.papers.values()) for (const id of p.from) wrote.set(id, (wrote.get(id) ?? 0) + 1)
  const most = [...wrote].sort((a, b) => b[1] - a[1])[0][0]
  const took = []
  for (let i = 0; i < 30; i++) {
    const start = performance.now()
    view(record, { seenBy: most, asOf: '1963-06' })
    took.push((performance.now() - start) / 1000)
  }
  took.sort((a, b) => a - b)
  rows.push({
    what: `view of ${record.papers.size} papers as seen by ${most} (median of 30 in the first column)`,
    best: took[15],
    worst: took[29],
    expected: 'under 30 ms',
  })
}

const show = (s) => (s < 1 ? `${Math.round(s * 1000)} ms` : `${s.toFixed(2)} s`)
for (const r of rows)
  console.log(
    [
      show(r.best).padStart(8),
      `to ${show(r.worst)}`.padEnd(12),
      (r.memory ? `${Math.round(r.memory)} MB` : '').padStart(8),
      r.what + (r.expected ? `   [${r.expected}]` : ''),
    ].join('  '),
  )

console.log('\nA view of 30,000 invented letters, as of a day (aim: under 50 ms):')
for (const { eyes, papers, best, middle } of await measureViews(root))
  console.log(
    `  ${best.toFixed(1).padStart(6)} ms, middle of fifteen ${middle.toFixed(1)}   ${eyes}: ${papers} papers in view`,
  )
printGrowth(measureGrowth())
