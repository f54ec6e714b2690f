import type { FoundReference } from '../reading/reference.ts'
import type { Keys } from './parties.ts'

/** A reference with its people and days worked out for the paper that it stands in. */
export interface Question {
  readonly found: FoundReference
  readonly author?: Keys
  readonly addressee?: Keys
  /** The addressee is only implied: "your letter" is normally to me. */
  readonly implied?: Keys
  readonly days: readonly number[]
  readonly month?: readonly [number, number]
  /** Day of the citing paper. */
  readonly from?: number
  readonly nearby?: Keys
  /** Whom "his" can mean, the likeliest first. */
  readonly antecedents?: readonly Keys[]
  /** `implied` follows from the passage itself: one answers what one was sent. */
  readonly firm?: boolean
  /** Papers that the text has named already. */
  readonly named?: ReadonlySet<string>
  /** Where the text named this paper first, if the passage goes back to there. */
  readonly origin?: number
  /** The folder in which the citing paper is filed. */
  readonly folder?: string
  /** "your 1053" in a private letter between officials means their office's telegram: the writer's own name need not fit. */
  readonly loosely?: boolean
  /** The author's name, where nobody on file bears it: a title may name him. */
  readonly stranger?: string
  /** The number of the citing paper itself. */
  readonly number?: string
  /** The words around the passage: what it is about. */
  readonly around: string
}
