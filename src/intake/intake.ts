/** Papers in, entries out, and what was not understood. Pure: bytes are handed in, nothing is fetched, the time is an argument. */
import type { AnyEntry } from '../record/entry.ts'

export interface SourceFile {
  /** Relative to the folder that was given, with `/`; kept as the origin of entries. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Something in a file that could not be taken as it stands. An error lost a paper; a warning lost or doubted a field. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Short and stable: `broken-front-matter`, `not-a-date`, `two-papers-one-id`, `doctype-refused`... */
  readonly code: string
  readonly file: string
  readonly line?: number
  readonly message: string
  readonly remedy: string
}

/** Two sources that may be one paper, and what speaks for it: put to a person, never merged on a guess. */
export interface SamePaperQuestion {
  readonly papers: readonly [string, string]
  readonly reasons: readonly string[]
}

export interface Intake {
  readonly entries: readonly AnyEntry[]
  readonly bodies: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  readonly questions: readonly SamePaperQuestion[]
  /** Every file handed in, and how many papers it gave. */
  readonly files: readonly { readonly path: string; readonly format: string; readonly papers: number; readonly status: 'read' | 'read in part' | 'unreadable' | 'ignored' }[]
}

export interface IntakeOptions {
  /** ISO instant that the entries bear. */
  readonly at: string
  /** Leave out an edition's notes. */
  readonly ignoreNotes?: boolean
}
