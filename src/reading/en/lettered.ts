/** "Ref A" in a telegram whose head lists its references by letter: the same paper as the one listed. */
import type { FoundReference } from '../reference.ts'

const LISTED = /(?:^|[\s(;:,])\(?([A-Ha-h])(?:[.)]|\s?[—–:-])\s*$/
/** References are listed within so many characters of the beginning. */
const HEAD = 1200

export function joinLettered(text: string, found: readonly FoundReference[]): FoundReference[] {
  if (!found.some((r) => r.label?.startsWith('Ref '))) return [...found]
  const listed = new Map<string, number>()
  for (const [i, r] of found.entries()) {
    if (r.start > HEAD) break
    const letter = LISTED.exec(text.slice(Math.max(0, r.start - 6), r.start))?.[1]?.toUpperCase()
    if (letter && !r.label && !listed.has(letter)) listed.set(letter, i)
  }
  return found.map((r, i) => {
    const at = r.label?.startsWith('Ref ') ? listed.get(r.label.slice(4)) : undefined
    return at !== undefined && at < i ? { ...r, sameAs: at } : r
  })
}
