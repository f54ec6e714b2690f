/** The record file: `*.chancery`, one SQLite database with the entries (append-only), the bodies, and an index that can be rebuilt. */
import type { AnyEntry } from '../record/entry.ts'
import type { FiledEntry } from '../record/record.ts'
import type { ReplacedText } from './refile.ts'

export interface Store {
  /**
   * Files entries that say something new; those that say what is already on file are counted and left out. One transaction: all
   * of it or nothing. All that a file (`origin.file`) says comes in one call, so that an edited file corrects what it said before;
   * a paper that has other words than before keeps the earlier ones as a version, told in `replaced`.
   * Throws `StoreError`, and files nothing, if what is on file is not what was filed.
   */
  add(
    entries: readonly AnyEntry[],
    bodies: ReadonlyMap<string, string>,
  ): { readonly added: number; readonly already: number; readonly replaced: readonly ReplacedText[] }
  readonly entries: () => FiledEntry[]
  readonly bodies: () => ReadonlyMap<string, string>
  /** Ranked full-text search over papers with a text; ids and a snippet with the hits between \u0002 and \u0003. */
  search(query: string, limit?: number): readonly { readonly paper: string; readonly snippet: string }[]
  /** Drops and rebuilds everything that is not an entry or a body. */
  rebuildIndex(): void
  close(): void
}

export { type OpenOptions, openStore } from './sqlite.ts'
export { StoreError } from './store-error.ts'
