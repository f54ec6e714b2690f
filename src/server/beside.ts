/** Two papers beside each other, as these eyes have them: what one takes from the other is found in their view and weighed by it. */
import { alignPapers } from '../collation/beside.ts'
import type { DeskBeside } from './api.ts'
import type { Look } from './look.ts'

const NOTHING: DeskBeside = { passages: [], onlyFirst: [], onlySecond: [] }

/** Nothing is aligned where a text, or the paper, is not among what these eyes have. */
export function showBeside(look: Look, first: string, second: string): DeskBeside {
  const { seen } = look
  const named = (id: string) => seen.aliases.get(id) ?? id
  return alignPapers(seen, look.collation(), named(first), named(second)) ?? NOTHING
}
