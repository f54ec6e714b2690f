/** Cited and not here: each absent paper with the passages that cite it. The request list of the first ten minutes. */
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'

export interface MissingPaper {
  readonly id: string
  readonly description: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly date?: string
  readonly number?: string
  /** Only sections are missing: the paper is on file without them. */
  readonly sections?: readonly string[]
  readonly passages: readonly { readonly paper: string; readonly title: string; readonly start: number; readonly end: number; readonly words: string; readonly before: string; readonly after: string }[]
}

export function listMissing(_record: Record, _collation: Collation): MissingPaper[] {
  return []
}
