/**
 * What one file gave, before anything is an entry: papers still without what can be inferred, side entries, problems. Ids
 * can still change here (two papers with one id), so whatever hangs on a paper is made when its id is settled.
 */
import type { ForeignPassage } from '../reading/foreign.ts'
import type { Kind, Said } from '../record/said.ts'
import type { WhenSaid } from '../record/when.ts'
import type { Problem } from './intake.ts'

export type PaperSaid = { -readonly [F in keyof Said<'paper'>]?: Said<'paper'>[F] }

/** An entry that lacks only who and when. */
export type Loose = {
  [K in Kind]: { readonly kind: K; readonly id?: string | undefined; readonly said: Said<K>; readonly line?: number }
}[Kind]

/** What hangs on a paper, given the id that it has in the end, and that of the message that encloses it. */
export type Attach = (paper: string, outer: string) => Loose

/** A name and the address beside it, until it is known what the party is called: two people may have one name. */
export const withAddress = (name: string, address: string | undefined): string =>
  address === undefined ? name : `${name.replaceAll('\0', '')}\0${address}`

export interface Draft {
  readonly file: string
  readonly line?: number
  readonly format: string
  /** Where the keys of its front matter stand; undefined where there is none. */
  readonly keyLines?: ReadonlyMap<string, number>
  id: string
  /** The source names the paper itself; a minted id may be changed without anybody being told. */
  readonly idGiven: boolean
  /** A line of a register: tells of a paper and has no text. */
  readonly register?: boolean
  readonly said: PaperSaid
  /** The text, normalised; undefined where there is none. */
  body?: string | undefined
  readonly inferred: { [field: string]: string }
  /** When "the addressee" received it, where the source counts on there being one. */
  receivedByAddressee?: WhenSaid
  /** When one of its addressees received it, by his place in the list: he may be called otherwise in the end. */
  receivedBy?: { readonly side: 'to' | 'cc'; readonly nth: number; readonly when: WhenSaid }
  /** The message that encloses it. */
  outer?: Draft
  /** What came in it, where ids may still change: one id can be of two messages. */
  enclosed?: readonly { readonly id: string }[]
  /** The zone the source gives for clock times that carry no offset. */
  readonly zone?: string | undefined
  /** The source says all there is to say (an exported folder): nothing is inferred. */
  readonly complete?: boolean
  /** Copies, transmissions, judgements...: made when the ids are settled. */
  readonly attached: Attach[]
  /** The year that clock-less words lack, where the source has one. */
  readonly year?: number
  /** Cells that name parties, undivided: how they are divided depends on who is declared. */
  readonly cells?: { readonly from?: string; readonly to?: string; readonly cc?: string }
  /** Passages in another language than the paper’s. */
  foreign?: readonly ForeignPassage[]
  /** A date whose year has two figures: its century comes from the dates of the other papers, or not at all. */
  shortYear?: { readonly words: string; readonly reason: string; readonly line?: number }
  /** Other names for a party, as a mail address stands beside a display name. */
  readonly addresses?: ReadonlyMap<string, string>
}

export interface Gathered {
  readonly format: string
  readonly drafts: Draft[]
  readonly loose: Loose[]
  readonly problems: Problem[]
  /** Minutes named by meetings: paper id → meeting id. */
  readonly minutes: Map<string, string>
  status?: 'read' | 'read in part' | 'unreadable' | 'ignored'
}

export function startGathering(format: string): Gathered {
  return { format, drafts: [], loose: [], problems: [], minutes: new Map() }
}

/** The path without its extension: the id of a paper that has no other. */
export function idFromPath(path: string): string {
  return path.replace(/\.[^./]+$/, '').replace(/^\.\//, '') || path
}

/** The last part of a path, without its extension. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
}
