/** The nearest of the words known, for messages that ask "did you mean...?". Nothing if nothing is near. */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  const reach = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let least = reach + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) > reach) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), least)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** Insertions, deletions, replacements and swapped neighbours; gives up beyond `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let older: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let low = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, older[j - 2]! + 1)
      next.push(d)
      if (d < low) low = d
    }
    if (low > limit) return limit + 1
    older = row
    row = next
  }
  return row[b.length]!
}
