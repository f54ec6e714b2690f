/** What collation makes of a found reference: the stable form in which links leave the program (`docs/formats/links.md`). */

import type { WhenSaid } from '../record/when.ts'

export type Outcome = 'resolved' | 'ambiguous' | 'absent' | 'unmatched'

export type Relation = 'answers' | 'cites' | 'encloses' | 'forwards' | 'quotes' | 'own'

/** How many units of text a link keeps before and after its words. */
export const CONTEXT = 24

export interface Candidate {
  readonly paper: string
  readonly confidence: number
  /** Other texts of the same paper on file, which this one stands for. */
  readonly texts?: readonly string[]
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
  /**
   * A number, a day, a title or a label tells which paper it is, or it was answered. The others are spoken of in passing ("a
   * telegram from the Ambassador"): papers that were there, and that nobody could ask for.
   */
  readonly identified: boolean
  /** Indices into `Collation.links`. */
  readonly links: readonly number[]
  /** Of a message: when it was sent, as the quotations say; its subject; the Message-ID that those who answer it name. */
  readonly when?: WhenSaid
  readonly subject?: string
  readonly messageId?: string
  /** Where its words survive: quoted in papers that are on file. */
  readonly survives?: readonly { readonly paper: string; readonly start: number; readonly end: number }[]
}

/** One paper answers another: by saying so (formal), or by taking up its matter without naming it (substantive). */
export interface Reply {
  readonly reply: string
  readonly to: string
  readonly kind: 'formal' | 'substantive'
  /** Index into `Collation.links` of the passage that says so; absent when the keeper says so. */
  readonly link?: number
}

/** What a paper takes up, and where the earlier paper says it: two stretches, in UTF-16 units of the two texts. */
export interface TakenUp {
  readonly own: readonly [number, number]
  readonly theirs: readonly [number, number]
  /** The weight of the words that the two share. */
  readonly score: number
  /** The same against the paper that comes nearest of all others that could have been its source. */
  readonly elsewhere: number
}

/** A reply that takes up the matter of a paper which it does not name. */
export interface SubstantiveReply extends Reply {
  readonly kind: 'substantive'
  /** The strongest first; never empty. */
  readonly passages: readonly TakenUp[]
  /** Papers of the same writer that it does name, the answered ones first. */
  readonly names: readonly string[]
  /** Whether the paper taken up was certainly the earlier one: the dates may leave it open. */
  readonly order: 'certain' | 'possible'
}
