// How often links said with some confidence are right: learns the two figures of src/collation/calibration.ts from editors' footnotes.
//   node bench/learn.mjs --folds FOLDS.jsonl            links of every volume, by weights that never saw it
//   node bench/learn-calibration.mjs FOLDS.jsonl [--write]
// Tells the calibration error as said, and with the figures learned from the other volumes alone; writes what all of them teach.
// Learned from links of volumes that the weights had seen, it would only learn how well they fit.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brierScore, calibrationError } from './accuracy/confidence.mjs'
import { judgeLinks, rows } from './accuracy/judge.mjs'
import { interval } from './accuracy/random.mjs'
import { byPaper, three } from './accuracy/table.mjs'

const root = new URL('..', import.meta.url).pathname
const gold = join(root, '../shared/corpora/frus/gold-links.jsonl')
const file = process.argv[2]
if (!file || !existsSync(file) || !existsSync(gold)) {
  console.log(`Nothing was learned. Wanted: a file of links as the first argument, and the editors' notes: ${gold}`)
  process.exit(file && existsSync(file) ? 0 : 2)
}
const { CALIBRATION } = await import(join(root, 'dist/collation/calibration.js'))
const logit = (p) => Math.log(p / (1 - p))
const bounded = (p) => Math.min(0.999, Math.max(0.001, p))
const judged = judgeLinks(rows(gold), rows(file))
  .filter((j) => j.g.tier !== 'B' && j.link?.outcome === 'resolved' && j.link.confidence < 1)
  // What the present table did to the confidences is undone first.
  .map((j) => ({
    ...j,
    volume: j.g.paper.split('/')[0],
    said: (logit(bounded(j.link.confidence)) - CALIBRATION.shift) / CALIBRATION.slope,
  }))

/** Logistic regression by Newton's steps, held a little to "as said" (shift 0, slope 1), as a few hundred links warrant. */
function learn(of) {
  let [shift, slope] = [0, 1]
  const hold = 2
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [hold * shift, hold * (slope - 1), hold, 0, hold]
    for (const { said, right } of of) {
      const p = 1 / (1 + Math.exp(-(shift + slope * said)))
      const d = p - Number(right)
      const w = p * (1 - p)
      g0 += d
      g1 += d * said
      h00 += w
      h01 += w * said
      h11 += w * said * said
    }
    const det = h00 * h11 - h01 * h01
    shift -= (h11 * g0 - h01 * g1) / det
    slope -= (h00 * g1 - h01 * g0) / det
  }
  return { shift, slope: Math.max(0.05, slope) }
}

const withTable = (of, { shift, slope }) =>
  of.map((j) => ({ ...j, link: { ...j.link, confidence: 1 / (1 + Math.exp(-(shift + slope * j.said))) } }))
const volumes = [...new Set(judged.map((j) => j.volume))].sort()
const leftOut = volumes.flatMap((v) =>
  withTable(
    judged.filter((j) => j.volume === v),
    learn(judged.filter((j) => j.volume !== v)),
  ),
)
for (const [what, of] of [
  ['as the model says', withTable(judged, { shift: 0, slope: 1 })],
  ['each volume by the others', leftOut],
]) {
  const [low, high] = interval(byPaper(of), calibrationError)
  console.log(
    `${what.padEnd(26)} ${of.length} links: calibration error ${three(calibrationError(of))} (95%: ${three(low)}–${three(high)}), Brier ${three(brierScore(of))}`,
  )
}
const all = learn(judged)
console.log(`all volumes teach: shift ${all.shift.toFixed(3)}, slope ${all.slope.toFixed(3)}`)
if (process.argv.includes('--write')) {
  const at = join(root, 'src/collation/calibration.ts')
  const table = `export const CALIBRATION = { shift: ${Number(all.shift.toFixed(3))}, slope: ${Number(all.slope.toFixed(3))} }`
  writeFileSync(at, readFileSync(at, 'utf8').replace(/export const CALIBRATION = .*/, table))
  console.log(`Written to ${at}. Build again.`)
}
