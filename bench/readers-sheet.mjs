// The reader's sheet: links that no editor's note covers, drawn by a seed, to be judged by reading both papers. `node bench/readers-sheet.mjs
// LINKS.jsonl [--seed N] [--most N]` prints the draw as JSON lines (LINKS from `chancery links … --format jsonl`); `node
// bench/readers-sheet.mjs --tell` counts the verdicts kept in bench/readers-sheet.jsonl, draw by draw: between draws the rules were changed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { random } from './accuracy/random.mjs'

const root = new URL('..', import.meta.url).pathname
const rows = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const asked = (flag, otherwise) => {
  const at = process.argv.indexOf(flag)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

if (process.argv.includes('--tell')) {
  const kept = rows(join(root, 'bench/readers-sheet.jsonl'))
  const passage = (r) => `${r.paper}:${r.start}:${r.end}:${r.target}`
  const before = new Set()
  for (const draw of [...new Set(kept.map((r) => r.draw))]) {
    const drawn = kept.filter((r) => r.draw === draw)
    const count = (list, verdict) => list.filter((r) => r.verdict === verdict).length
    const fresh = drawn.filter((r) => !before.has(passage(r)))
    console.log(
      `draw ${draw}: ${drawn.length} links, ${count(drawn, 'right')} right, ${count(drawn, 'wrong')} wrong, ${count(drawn, 'cannot tell')} that the two papers do not settle; of the ${fresh.length} not read in an earlier draw ${count(fresh, 'right')} right`,
    )
    for (const r of drawn) before.add(passage(r))
  }
} else {
  const gold = join(root, '../shared/corpora/frus/gold-links.jsonl')
  if (!existsSync(gold)) {
    console.log(`The corpus is not there: ${gold}`)
    process.exit(0)
  }
  const anchors = new Map()
  for (const g of rows(gold)) anchors.set(g.paper, [...(anchors.get(g.paper) ?? []), g.anchor])
  const links = rows(process.argv[2]).filter(
    (l) =>
      l.outcome === 'resolved' &&
      l.targets.length === 1 &&
      !(anchors.get(l.paper) ?? []).some((a) => l.start < a && l.end >= a - 160 && l.end <= a + 60),
  )
  const next = random(asked('--seed', 1))
  const drawn = links
    .map((l) => ({ l, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, asked('--most', 200))
  for (const { l } of drawn)
    console.log(
      JSON.stringify({ paper: l.paper, start: l.start, end: l.end, target: l.target, confidence: l.confidence }),
    )
}
