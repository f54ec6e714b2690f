/**
 * What one text has word for word from another: runs of at least `LEAST` words that stand in both, whatever their case and
 * punctuation. Each run of the first is paired with the place of the second that carries on longest.
 */
export interface SharedRun {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

const LEAST = 4

interface Word {
  readonly said: string
  readonly start: number
  readonly end: number
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map((m) => ({
    said: m[0].toLowerCase().replace(/’/g, "'"),
    start: m.index,
    end: m.index + m[0].length,
  }))
}

/** Runs in the order of the first text; they do not overlap there. */
export function findSharedRuns(a: string, b: string): SharedRun[] {
  const one = wordsOf(a)
  const two = wordsOf(b)
  const key = (words: readonly Word[], i: number) =>
    words
      .slice(i, i + LEAST)
      .map((w) => w.said)
      .join(' ')
  const places = new Map<string, number[]>()
  for (let j = 0; j + LEAST <= two.length; j++) {
    const k = key(two, j)
    const list = places.get(k)
    if (list) list.push(j)
    else places.set(k, [j])
  }
  const runs: SharedRun[] = []
  for (let i = 0; i + LEAST <= one.length; ) {
    let best = 0
    let at = -1
    for (const j of places.get(key(one, i)) ?? []) {
      let n = LEAST
      while (i + n < one.length && j + n < two.length && one[i + n]!.said === two[j + n]!.said) n++
      if (n > best) [best, at] = [n, j]
    }
    if (best === 0) {
      i++
      continue
    }
    runs.push({
      a: [one[i]!.start, one[i + best - 1]!.end],
      b: [two[at]!.start, two[at + best - 1]!.end],
    })
    i += best
  }
  return runs
}
