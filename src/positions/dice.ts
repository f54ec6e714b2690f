/** Seeded chance: the same seed gives the same order everywhere. */

/** A die (mulberry32): `roll(6)` is one of 0 to 5. */
export function rolls(seed: number): (n: number) => number {
  let x = seed | 0
  return (n) => {
    x = (x + 0x6d2b79f5) | 0
    let t = Math.imul(x ^ (x >>> 15), 1 | x)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

export function shuffled(list: Iterable<number>, roll: (n: number) => number): number[] {
  const order = [...list]
  for (let i = order.length - 1; i > 0; i--) {
    const j = roll(i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
