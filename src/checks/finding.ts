/** What a check reports: the fault, the place, the evidence, what to look at next. Data; printing is in `reports`. */

export type Severity = 'error' | 'warning' | 'info'

export interface Evidence {
  readonly paper: string
  readonly span: readonly [number, number]
  readonly words: string
}

export interface Finding {
  readonly check: string
  readonly severity: Severity
  readonly message: string
  /** Where to look first: a paper, or a statement's id. */
  readonly paper?: string
  readonly span?: readonly [number, number]
  readonly evidence: readonly Evidence[]
  readonly papers: readonly string[]
  readonly parties: readonly string[]
  /** Statements concerned, if any. */
  readonly statements?: readonly string[]
  /** What to look at next, in a sentence. */
  readonly next?: string
  readonly help: string
}
