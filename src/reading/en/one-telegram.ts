/** One telegram under several numbers, where no word joins two of them: its own and the moment of filing, and a list of posts after "sent". */
import type { FoundReference } from '../reference.ts'

const GROUP = /^\d{6}Z$/
/** "JCS 3799 DTG 022148Z", "DEF-009653 231859Z": the group stands alone, with no post of its own before it. */
const FILED_AT = /^(?:DTG\s*)?\d{6}Z$/i
const AFTER_NUMBER = /^[,(]?\s+(?:DTG\s+)?$/i
/** "091330Z cite MG 742". */
const CITE = /^[,(]?\s+cite\s+$/i
/** "Secto 64 sent Saigon 3 London 25", "Secto 3 from San Francisco repeated Saigon Paris London as Secto 1". */
const SENT_ON =
  /^(?:\s+from(?:\s+\p{Lu}\p{Ll}+){1,3})?[,;]?\s+(?:and\s+)?(?:sent|repeated|rptd?|relayed|info)(?:\s+to)?\s+(?:\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)?(?:\s+\d{1,5})?,?\s+(?:and\s+)?){1,8}(?:as\s+)?$/u

/** The references with `sameAs` where two of them, one right behind the other, are one telegram. */
export function joinNumbers(text: string, all: readonly FoundReference[]): FoundReference[] {
  return all.map((r, i) => {
    const previous = all[i - 1]
    if (!previous?.number || !r.number || r.sameAs !== undefined || r.start - previous.end > 90) return r
    const between = text.slice(previous.end, r.start)
    const isBoth = GROUP.test(previous.number)
      ? !GROUP.test(r.number) && CITE.test(between)
      : FILED_AT.test(r.words) && AFTER_NUMBER.test(between)
    if (isBoth) return { ...r, sameAs: i - 1, unlessFound: true }
    return SENT_ON.test(between) ? { ...r, sameAs: i - 1 } : r
  })
}
