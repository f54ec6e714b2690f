/** Collation: every passage that means another paper, and the paper it means. A pure function of the record (ruling 1). */
import type { Record } from '../record/record.ts'
import type { Link, Placeholder, Reply } from './link.ts'

export interface Collation {
  readonly links: readonly Link[]
  /** Indices into `links` by citing paper. */
  readonly byPaper: ReadonlyMap<string, readonly number[]>
  /** Indices into `links` by paper or placeholder meant. */
  readonly byTarget: ReadonlyMap<string, readonly number[]>
  readonly placeholders: ReadonlyMap<string, Placeholder>
  readonly replies: readonly Reply[]
}

export function collate(_record: Record): Collation {
  return { links: [], byPaper: new Map(), byTarget: new Map(), placeholders: new Map(), replies: [] }
}
