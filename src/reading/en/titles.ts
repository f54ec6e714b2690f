/** Papers called by their title: "a memorandum entitled “Short-Term Prospects in South Vietnam”". */
import type { FoundReference } from '../reference.ts'
import { KIND_NOUNS, kindOf } from './nouns.ts'

const QUOTED = /[“"]([^“”"\n]{12,140})[”"]/g
const LED_BY = new RegExp(`\\b(${KIND_NOUNS})\\b[^.;\\n“”"]{0,60}$`, 'i')
const ENTITLED = /\b(?:entitled|titled|subject:?|called|headed)\s*,?\s*$/i

export function findTitled(text: string): FoundReference[] {
  const found: FoundReference[] = []
  for (const m of text.matchAll(QUOTED)) {
    const title = m[1]!.replace(/[,.;]$/, '')
    // A title has capitals; quoted speech begins with one and goes on without.
    const words = title.split(/\s+/).filter((w) => w.length > 3)
    if (words.length < 2 || words.filter((w) => /^[\p{Lu}\d]/u.test(w)).length < words.length * 0.7) continue
    const before = text.slice(Math.max(0, m.index - 90), m.index)
    const noun = LED_BY.exec(before)
    if (!noun && !ENTITLED.test(before)) continue
    found.push({
      start: m.index,
      end: m.index + m[0].length,
      words: m[0],
      kind: noun ? kindOf(noun[1]!).kind : 'document',
      titled: title,
      use: 'cites',
    })
  }
  return found
}
