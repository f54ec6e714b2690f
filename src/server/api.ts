/**
 * What the desk and the server say to each other. Everything is for one pair of eyes: the server builds it from the view, so
 * that nothing outside it can reach the browser. Times are ISO instants in UTC, with the words as written beside them.
 */
import type { Finding } from '../checks/finding.ts'
import type { Link } from '../collation/link.ts'

/** A span of time in which something happened. A missing bound is unknown; `open`: still going on. */
export interface TimeSpan {
  readonly words: string
  readonly earliest?: string
  readonly latest?: string
  readonly open?: boolean
}

export interface DeskParty {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** Papers sent and received in this view; lanes are ordered by it. */
  readonly traffic: number
}

export interface DeskPaper {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly sent?: TimeSpan
  readonly received?: TimeSpan
  readonly published?: TimeSpan
  readonly channel?: string
  /** In a party's view `holds` or `holds-in-part`; `knows-of` for a placeholder; in the whole record `on-file` or `absent`. */
  readonly state: 'on-file' | 'absent' | 'holds' | 'holds-in-part' | 'knows-of'
  readonly certain: boolean
  readonly hasText: boolean
}

/** A paper cited and not here, with its passages: one row of the missing. */
export interface DeskMissing {
  readonly id: string
  readonly description: string
  readonly passages: readonly { readonly paper: string; readonly start: number; readonly end: number; readonly words: string; readonly before: string; readonly after: string }[]
}

/** GET /api/desk?seenBy=&asOf= */
export interface Desk {
  readonly name: string
  readonly zone: string
  readonly eyes: { readonly seenBy?: string; readonly asOf?: string; readonly instant?: string }
  /** First and last instant of anything in the whole record that these eyes may know of; the clock runs between them. */
  readonly from?: string
  readonly to?: string
  /** Whose eyes can be chosen (the whole record's parties that hold or wrote something). */
  readonly eyesToChoose: readonly DeskParty[]
  readonly parties: readonly DeskParty[]
  readonly papers: readonly DeskPaper[]
  readonly replies: readonly { readonly reply: string; readonly to: string }[]
  readonly findings: readonly Finding[]
  readonly missing: readonly DeskMissing[]
  /** "Of 120 papers, Fidel Castro holds 14 (2 possibly), knows of 3, and the record shows no trace of 103." */
  readonly counts: string
}

/** GET /api/paper?id=&seenBy=&asOf= */
export interface DeskText {
  readonly paper: DeskPaper
  readonly text: string
  readonly note?: string
  readonly links: readonly Link[]
  /** Passages elsewhere that mean this paper. */
  readonly referredToBy: readonly { readonly paper: string; readonly title: string; readonly start: number; readonly end: number; readonly words: string }[]
  /** Who holds it, since when, by what rule; only for the keeper's eyes. */
  readonly copies: readonly { readonly holder: string; readonly name: string; readonly since?: TimeSpan; readonly how: string; readonly lacks: readonly string[] }[]
  readonly inferred: { readonly [field: string]: string }
}

/** POST /api/papers (multipart: files[]), with what was read. */
export interface DeskIntake {
  readonly read: number
  readonly added: number
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly file: string; readonly line?: number; readonly message: string; readonly remedy?: string }[]
}

/** GET /api/search?q=&seenBy=&asOf= */
export interface DeskHit {
  readonly paper: string
  readonly title: string
  readonly snippet: string
}
