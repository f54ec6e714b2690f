// How reading and collation grow with the papers: 1, 4 and all ten volumes, each in a process of its own so that memory is its own.
//   node bench/growth.mjs            prints the table and draws docs/pictures/growth.svg
// Needs ../shared/corpora/frus beside the checkout, and dist/.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesUnder } from './accuracy/corpus.mjs'

const root = new URL('..', import.meta.url).pathname
const papers = join(root, '../shared/corpora/frus/papers')
const self = fileURLToPath(import.meta.url)

/** Rows of {volumes, papers, megabytes, read, collated, seconds, kilobytes}: MB/s of one core, and heap kept for a paper beyond its text. */
export function measureGrowth() {
  if (!existsSync(papers)) return []
  const all = readdirSync(papers)
    .filter((v) => statSync(join(papers, v)).isDirectory())
    .sort()
  return [...new Set([1, 4, all.length])]
    .filter((n) => n <= all.length)
    .map((n) => {
      const done = spawnSync(process.execPath, ['--expose-gc', self, '--one', ...all.slice(0, n)], { encoding: 'utf8' })
      if (done.status !== 0) throw new Error(done.stderr)
      return JSON.parse(done.stdout)
    })
}

async function measureOne(volumes) {
  const load = (path) => import(join(root, 'dist', path))
  const [{ readPapers }, { foldEntries }, { collate }, { readPaper }] = await Promise.all(
    ['intake/intake.js', 'record/fold.js', 'collation/collate.js', 'reading/read.js'].map(load),
  )
  const files = volumes.flatMap((v) => [...filesUnder(join(papers, v), `${v}/`)])
  const { entries, bodies } = await readPapers(files, { at: '2026-01-01T00:00:00.000Z' })
  const record = foldEntries(entries, bodies)
  const texts = [...record.bodies.values()]
  const size = texts.reduce((sum, t) => sum + t.length, 0)
  // The first texts warm the compiler up: what is asked is the steady speed.
  for (const t of texts.slice(0, 200)) readPaper(t)
  const read = best(3, () => texts.forEach((t) => void readPaper(t)))
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  const start = processorTime()
  const whole = collate(record)
  const seconds = processorTime() - start
  globalThis.gc()
  const kept = process.memoryUsage().heapUsed - before
  return {
    volumes: volumes.length,
    papers: record.papers.size,
    links: whole.links.length,
    megabytes: size / 1e6,
    read: size / 1e6 / read,
    seconds,
    collated: size / 1e6 / seconds,
    kilobytes: kept / 1024 / record.papers.size,
  }
}

/** Seconds of work of the processor, not of the clock: on a shared machine they differ by much. */
function processorTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function best(times, work) {
  let least = Infinity
  for (let i = 0; i < times; i++) {
    const start = processorTime()
    work()
    least = Math.min(least, processorTime() - start)
  }
  return least
}

/** One plot: seconds over megabytes, with a straight line from nothing through the last point; memory of a paper in the labels. */
export function drawGrowth(rows) {
  const [width, height, left, bottom] = [640, 360, 64, 48]
  const most = { x: Math.max(...rows.map((r) => r.megabytes)) * 1.1, y: Math.max(...rows.map((r) => r.seconds)) * 1.2 }
  const x = (v) => Math.round(left + (v / most.x) * (width - left - 24))
  const y = (v) => Math.round(height - bottom - (v / most.y) * (height - bottom - 24))
  const last = rows.at(-1)
  const marks = rows.map(
    (r) =>
      `<circle cx="${x(r.megabytes)}" cy="${y(r.seconds)}" r="5"/><text x="${x(r.megabytes) - 10}" y="${y(r.seconds) - 12}" text-anchor="end">${r.volumes} vol., ${r.papers} papers: ${r.seconds.toFixed(1)} s, ${r.kilobytes.toFixed(0)} kB a paper</text>`,
  )
  const ticks = [0.25, 0.5, 0.75, 1].flatMap((f) => [
    `<text x="${x(most.x * f)}" y="${height - bottom + 18}" text-anchor="middle">${(most.x * f).toFixed(0)}</text>`,
    `<text x="${left - 8}" y="${y(most.y * f) + 4}" text-anchor="end">${(most.y * f).toFixed(1)}</text>`,
  ])
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">
<title>Seconds of reading and collation over megabytes of text</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<path d="M${left} 24V${height - bottom}H${width - 24}" fill="none" stroke="#555"/>
<path d="M${x(0)} ${y(0)}L${x(last.megabytes)} ${y(last.seconds)}" stroke="#a33" stroke-dasharray="5 4"/>
<g fill="#222">${[...ticks, ...marks].join('\n')}
<text x="${(width + left) / 2}" y="${height - 8}" text-anchor="middle">megabytes of text (dashed: in step with the text)</text>
<text x="${left}" y="16">seconds of the processor: reading and collation</text></g>
</svg>
`
}

export function printGrowth(rows) {
  if (rows.length === 0) return console.log('\nGrowth: the corpora are not beside the checkout.')
  console.log('\nReading and collation as the papers grow (seconds of the processor, each in a process of its own):')
  for (const r of rows)
    console.log(
      `  ${String(r.volumes).padStart(2)} volumes, ${String(r.papers).padStart(4)} papers, ${r.megabytes.toFixed(1)} MB: reading alone ${r.read.toFixed(1)} MB/s; with collation ${r.seconds.toFixed(1)} s, ${r.collated.toFixed(1)} MB/s; ${r.kilobytes.toFixed(0)} kB kept for a paper`,
    )
  const folder = join(root, 'docs/pictures')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'growth.svg'), drawGrowth(rows))
}

if (process.argv[1] === self) {
  if (process.argv[2] === '--one') console.log(JSON.stringify(await measureOne(process.argv.slice(3))))
  else printGrowth(measureGrowth())
}
