/** A small generator with a seed, so that the same draw can be taken again. */
export function random(seed) {
  let a = seed * 0x9e3779b9
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A 95% interval by drawing the groups again with replacement, 1,000 times. Papers, not links, are drawn: the links of one paper
 * share its letterhead and its faults, and counting them as independent would make the interval too narrow.
 */
export function interval(groups, figure, seed = 1, draws = 1000) {
  const next = random(seed)
  const figures = []
  for (let i = 0; i < draws; i++) {
    const drawn = []
    for (let k = 0; k < groups.length; k++) drawn.push(...groups[Math.floor(next() * groups.length)])
    const value = figure(drawn)
    if (Number.isFinite(value)) figures.push(value)
  }
  figures.sort((a, b) => a - b)
  return figures.length
    ? [figures[Math.floor(figures.length * 0.025)], figures[Math.floor(figures.length * 0.975)]]
    : []
}
