/** What the whole has and a view lacks: papers, and sections of papers. *Not passed on* falls out of comparing two values of one type. */
import { dateOf, type Record } from '../record/record.ts'
import { happenedBy } from '../record/when.ts'
import { holdingsOf, type SignsOfReceipt } from './possession.ts'
import type { View } from './view.ts'

export interface Difference {
  /** Ids of papers on file in the record, made by then for all we know, and not in the view. */
  readonly lacking: readonly string[]
  /** Papers that the viewer holds in part, with the ids of the sections it lacks. */
  readonly inPart: ReadonlyMap<string, readonly string[]>
  /** Papers that the times only make possible. */
  readonly possible: readonly string[]
}

export function compare(record: Record, seen: View, signs?: SignsOfReceipt): Difference {
  const made = (id: string) => {
    const date = dateOf(record.papers.get(id)!)
    return !date || happenedBy(date, seen.until) !== 'no'
  }
  const lacking = [...record.papers.keys()].filter((id) => !seen.papers.has(id) && made(id))
  const inPart = new Map<string, readonly string[]>()
  if (seen.eyes.seenBy)
    for (const [id, h] of holdingsOf(record, seen.eyes.seenBy, seen.until, signs))
      if (h.lacks.length) inPart.set(id, h.lacks)
  return { lacking, inPart, possible: [...seen.papers.keys()].filter((id) => seen.possible.has(id)) }
}
