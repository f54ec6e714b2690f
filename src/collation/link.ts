/** What collation makes of a found reference: the stable form in which links leave the program (`docs/formats/links.md`). */

import type { WhenSaid } from '../record/when.ts'

export type Outcome = 'resolved' | 'ambiguous' | 'absent' | 'unmatched'

export type Relation = 'answers' | 'cites' | 'encloses' | 'forwards' | 'quotes' | 'own'

export interface Candidate {
  readonly paper: string
  readonly confidence: number
}

/** One row of `chancery links --format jsonl`. */
export interface Link {
  readonly paper: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly outcome: Outcome
  /** The first of `targets`; for `absent`, the placeholder. */
  readonly target?: string
  readonly targets: readonly string[]
  readonly set?: 'closed' | 'open'
  readonly confidence: number
  readonly reasons: readonly string[]
  readonly candidates: readonly Candidate[]
  readonly relation: Relation
  readonly textHash?: string
  readonly prefix: string
  readonly suffix: string
  /** Who settled it, when a person did. */
  readonly judgedBy?: string
}

/** A paper that passages cite and that is not on file: what they tell of it. Its id is made from the passages alone. */
export interface Placeholder {
  readonly id: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** Civil date as EDTF, as far as the passages tell. */
  readonly date?: string
  readonly number?: string
  /** "letter, Kennedy to Khrushchev, 25 October 1962" */
  readonly description: string
  /** Indices into `Collation.links`. */
  readonly links: readonly number[]
  /** Of a message: when it was sent, as the quotations say; its subject; the Message-ID that those who answer it name. */
  readonly when?: WhenSaid
  readonly subject?: string
  readonly messageId?: string
  /** Where its words survive: quoted in papers that are on file. */
  readonly survives?: readonly { readonly paper: string; readonly start: number; readonly end: number }[]
}

/** One paper answers another and says so. */
export interface Reply {
  readonly reply: string
  readonly to: string
  readonly kind: 'formal' | 'substantive'
  /** Index into `Collation.links` of the passage that says so; absent when the keeper says so. */
  readonly link?: number
}
