// How well links are found and resolved, measured on editors' own footnotes: `node bench/accuracy.mjs [--seeds N] [--misses N] [--no-deletion]`.
// `node bench/accuracy.mjs mail` measures mail: see mail-truth.mjs.
// Needs ../shared/corpora/frus beside the checkout and says so when it is not there. Runs the compiled code in dist/, or compiles it
// to a temporary folder. What the figures cover: docs/accuracy.md.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

if (process.argv[2] === 'mail') {
  const { printMailTruth } = await import('./mail-truth.mjs')
  await printMailTruth(process.argv[3])
  process.exit(0)
}

if (process.argv[2] === 'hostile') {
  const { printHostileMail } = await import('./hostile-mail.mjs')
  await printHostileMail(process.argv.includes('--misses'))
  process.exit(0)
}

if (process.argv[2] === 'registers') {
  const { printRegisters } = await import('./registers.mjs')
  await printRegisters()
  process.exit(0)
}

const root = new URL('..', import.meta.url).pathname
const corpus = join(root, '../shared/corpora/frus')
const asked = (flag, otherwise) => {
  const at = process.argv.indexOf(flag)
  return at < 0 ? otherwise : Number(process.argv[at + 1] ?? otherwise)
}
if (!existsSync(join(corpus, 'gold-links.jsonl'))) {
  console.log(
    `The corpus is not there: ${corpus}\nNothing was measured. It belongs beside the checkout, as ../shared/corpora/frus.`,
  )
  process.exit(0)
}

const compiled = findCompiled()
const load = (path) => import(pathToFileURL(join(compiled, path)))
const { readPapers } = await load('intake/intake.js')
const { foldEntries } = await load('record/fold.js')
const { collate } = await load('collation/collate.js')
const { readPaper } = await load('reading/read.js')

const gold = rows(join(corpus, 'gold-links.jsonl')).filter((g) => g.tier !== 'B' || g.named)
const volumes = readdirSync(join(corpus, 'papers')).filter((v) => statSync(join(corpus, 'papers', v)).isDirectory())
const intake = await readPapers(filesOf(volumes), { at: '2026-01-01T00:00:00.000Z' })
const record = foldEntries(intake.entries, intake.bodies)
const start = performance.now()
const whole = collate(record)
const seconds = (performance.now() - start) / 1000

const answers = judge(whole.links)
printTable(answers)
printConfidence(answers)
printThroughput()
if (!process.argv.includes('--no-deletion')) for (let seed = 1; seed <= asked('--seeds', 1); seed++) printDeletion(seed)
printMisses(asked('--misses', 0))

function rows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function findCompiled() {
  if (existsSync(join(root, 'dist/collation/collate.js'))) return join(root, 'dist')
  const out = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json'), '--outDir', out],
    { cwd: root },
  )
  symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'))
  process.on('exit', () => rmSync(out, { recursive: true, force: true }))
  return out
}

function* filesOf(folders) {
  for (const v of folders)
    for (const f of readdirSync(join(corpus, 'papers', v)))
      yield { path: `${v}/${f}`, bytes: readFileSync(join(corpus, 'papers', v, f)) }
}

/**
 * The answer to an editor's note is the link that ends nearest to it: it starts before the note, ends at most 160 units before or 60
 * after it, inside the note's sentence (80 units of grace at its start); of two as near, the longer. A passage left unmatched is no answer.
 */
function judge(links) {
  const byPaper = new Map()
  for (const l of links) if (l.outcome !== 'unmatched') byPaper.set(l.paper, [...(byPaper.get(l.paper) ?? []), l])
  return gold.map((g) => {
    const near = (byPaper.get(g.paper) ?? [])
      .filter(
        (l) => l.start < g.anchor && l.end >= g.anchor - 160 && l.end <= g.anchor + 60 && l.start >= g.sentence[0] - 80,
      )
      .sort((a, b) => Math.abs(a.end - g.anchor) - Math.abs(b.end - g.anchor) || b.end - b.start - (a.end - a.start))
    const link = near[0]
    const right = link?.outcome === 'resolved' && g.target !== null && link.target === g.target
    const offered =
      g.target !== null && near.some((l) => l.target === g.target || l.candidates.some((c) => c.paper === g.target))
    return { g, link, right, offered }
  })
}

function share(part, all) {
  return all ? (part / all).toFixed(3).replace(/^0/, '') : '–'
}

function printTable(judged) {
  const line = (...cells) =>
    console.log(cells.map((c, i) => (i ? String(c).padStart(10) : String(c).padEnd(16))).join(''))
  console.log(
    `\n${record.papers.size} papers, ${gold.length} editors' notes. A: the note names the paper. B: it bears on it. Absent: not printed or not found.\n`,
  )
  line(
    '',
    'A notes',
    'found',
    'recall',
    'precision',
    'B notes',
    'found',
    'recall',
    'precision',
    'absent',
    'found',
    'so said',
    'resolved',
    'A+absent',
  )
  for (const v of [...volumes.sort(), 'all']) {
    const of = (tier) => judged.filter((j) => j.g.tier === tier && (v === 'all' || j.g.paper.startsWith(`${v}/`)))
    const cells = (tier) => {
      const all = of(tier)
      const resolved = all.filter((j) => j.link?.outcome === 'resolved').length
      return [
        all.length,
        share(all.filter((j) => j.link).length, all.length),
        share(all.filter((j) => j.right).length, all.length),
        share(all.filter((j) => j.right).length, resolved),
      ]
    }
    const absent = of('absent')
    const falsely = absent.filter((j) => j.link?.outcome === 'resolved').length
    const right = of('A').filter((j) => j.right).length
    const resolvedA = of('A').filter((j) => j.link?.outcome === 'resolved').length
    line(
      v,
      ...cells('A'),
      ...cells('B'),
      absent.length,
      share(absent.filter((j) => j.link).length, absent.length),
      share(absent.filter((j) => j.link?.outcome === 'absent').length, absent.length),
      share(falsely, absent.length),
      share(right, resolvedA + falsely),
    )
  }
}

/** Expected calibration error over ten bins, and the Brier score, of links that the editors' notes can judge. */
function printConfidence(judged) {
  const told = judged.filter((j) => j.g.tier !== 'B' && j.link?.outcome === 'resolved')
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0, sum: 0 }))
  let brier = 0
  for (const { link, right } of told) {
    const b = bins[Math.min(9, Math.floor(link.confidence * 10))]
    b.n++
    b.sum += link.confidence
    if (right) b.right++
    brier += (link.confidence - Number(right)) ** 2
  }
  const error = bins.reduce((sum, b) => sum + (b.n ? Math.abs(b.sum - b.right) : 0), 0) / told.length
  console.log(
    `\nConfidence (${told.length} resolved): calibration error ${error.toFixed(3)}, Brier ${(brier / told.length).toFixed(3)}`,
  )
  for (const [i, b] of bins.entries())
    if (b.n)
      console.log(
        `  ${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}  ${String(b.n).padStart(4)} links, ${share(b.right, b.n)} right`,
      )
}

function printThroughput() {
  const texts = [...record.bodies.values()]
  const size = texts.reduce((sum, t) => sum + t.length, 0)
  const words = texts.reduce((sum, t) => sum + t.split(/\s+/).length, 0)
  const began = performance.now()
  for (const t of texts) readPaper(t)
  const reading = (performance.now() - began) / 1000
  const firm = whole.links.filter((l) => l.outcome !== 'unmatched').length
  console.log(
    `\n${whole.links.length} links, ${((firm / words) * 1000).toFixed(2)} answered and ${((whole.links.length / words) * 1000).toFixed(2)} found per thousand words; ${whole.placeholders.size} absent papers; ${whole.replies.length} replies`,
  )
  console.log(
    `Collated ${(size / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s (${(size / 1e6 / seconds).toFixed(1)} MB/s); reading alone ${(size / 1e6 / reading).toFixed(1)} MB/s`,
  )
}

/** A small generator with a seed, so that the same tenth is taken again. */
function random(seed) {
  let a = seed * 0x9e3779b9
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A tenth of the papers is taken away: what pointed to one of them must be absent now, and tell what the passage told. */
function printDeletion(seed) {
  const next = random(seed)
  const gone = new Set([...record.papers.keys()].sort().filter(() => next() < 0.1))
  const left = foldEntries(
    intake.entries.filter((e) => !(e.kind === 'paper' && gone.has(e.id))),
    intake.bodies,
  )
  const after = collate(left)
  const place = (l) => `${l.paper} ${l.start} ${l.end}`
  const now = new Map(after.links.map((l, i) => [place(l), i]))
  const count = { absent: 0, elsewhere: 0, ambiguous: 0, unmatched: 0, lost: 0 }
  const told = { date: [0, 0], number: [0, 0], author: [0, 0] }
  for (const [i, l] of whole.links.entries()) {
    if (l.outcome !== 'resolved' || l.targets.length !== 1 || !gone.has(l.target) || gone.has(l.paper)) continue
    const at = now.get(place(l))
    const m = at === undefined ? undefined : after.links[at]
    if (!m) count.lost++
    else if (m.outcome === 'resolved') count.elsewhere++
    else count[m.outcome]++
    if (m?.outcome !== 'absent') continue
    const p = after.placeholders.get(m.target)
    const found = whole.readings[i]
    if (!found || !p) continue
    if (found.date?.day) tally(told.date, p.date?.length === 10)
    if (found.number) tally(told.number, p.number !== undefined)
    if (found.author && found.author.role !== 'third') tally(told.author, p.from.length > 0)
  }
  const all = Object.values(count).reduce((a, b) => a + b, 0)
  console.log(
    `\nDeletion, seed ${seed}: ${gone.size} papers taken away, ${all} links pointed to them. Now absent ${share(count.absent, all)}, resolved elsewhere ${share(count.elsewhere, all)}, ambiguous ${share(count.ambiguous, all)}, unmatched ${share(count.unmatched + count.lost, all)}`,
  )
  console.log(
    `  of what the passages say, the absent paper keeps the day ${share(...told.date)} (${told.date[1]}), the number ${share(...told.number)} (${told.number[1]}), the author ${share(...told.author)} (${told.author[1]})`,
  )
}

function tally(pair, kept) {
  pair[1]++
  if (kept) pair[0]++
}

function printMisses(n) {
  if (!n) return
  console.log('\nMisses, as passages:')
  const missed = answers.filter((j) => (j.g.target ? !j.right && j.g.tier === 'A' : j.link?.outcome === 'resolved'))
  for (const { g, link } of missed.slice(0, n))
    console.log(
      `${g.tier}  ${g.paper}  …${g.passage.slice(-110).replace(/\s+/g, ' ')}\n     meant ${g.target ?? 'a paper not on file'}; ${link ? `“${link.words.replace(/\s+/g, ' ')}” ${link.outcome} ${link.outcome === 'resolved' ? link.target : ''} (${link.reasons[0]})` : 'no answer'}`,
    )
}
