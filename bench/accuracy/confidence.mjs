import { interval } from './random.mjs'
import { byPaper, rounded, share, three } from './table.mjs'

/**
 * Expected calibration error over ten bins, and the Brier score, of resolved links that a note can judge (A and absent).
 * The error of a finite sample is never nought: even honest confidences miss by chance, by about `chance` here.
 */
export function measureConfidence(judged) {
  const told = judged.filter((j) => j.g.tier !== 'B' && j.link?.outcome === 'resolved')
  const groups = byPaper(told)
  return {
    links: told.length,
    bins: binsOf(told),
    error: calibrationError(told),
    errorInterval: interval(groups, calibrationError),
    brier: brierScore(told),
    brierInterval: interval(groups, brierScore),
    chance: errorByChance(told),
  }
}

function binsOf(told) {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, right: 0, sum: 0 }))
  for (const { link, right } of told) {
    const b = bins[Math.min(9, Math.floor(link.confidence * 10))]
    b.n++
    b.sum += link.confidence
    if (right) b.right++
  }
  return bins
}

export function calibrationError(told) {
  return binsOf(told).reduce((sum, b) => sum + Math.abs(b.sum - b.right), 0) / told.length
}

export function brierScore(told) {
  return told.reduce((sum, { link, right }) => sum + (link.confidence - Number(right)) ** 2, 0) / told.length
}

/** The error that confidences exactly honest would show on as many links: for each bin the expected size of its chance deviation. */
function errorByChance(told) {
  const variance = new Array(10).fill(0)
  for (const { link } of told)
    variance[Math.min(9, Math.floor(link.confidence * 10))] += link.confidence * (1 - link.confidence)
  return variance.reduce((sum, v) => sum + Math.sqrt((2 * v) / Math.PI), 0) / told.length
}

export function printConfidence(m) {
  const range = ([a, b]) => `${three(a)}–${three(b)}`
  console.log(
    `\nConfidence (${m.links} resolved): calibration error ${three(m.error)} (95%: ${range(m.errorInterval)}; honest confidences would show about ${three(m.chance)} by chance), Brier ${three(m.brier)} (${range(m.brierInterval)})`,
  )
  for (const [i, b] of m.bins.entries())
    if (b.n)
      console.log(
        `  ${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}  ${String(b.n).padStart(4)} links, said ${share(b.sum, b.n)}, right ${share(b.right, b.n)}`,
      )
  return {
    links: m.links,
    error: rounded(m.error),
    errorInterval: m.errorInterval.map(rounded),
    brier: rounded(m.brier),
    brierInterval: m.brierInterval.map(rounded),
  }
}
