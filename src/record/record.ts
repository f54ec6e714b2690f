/**
 * The record: all that is on file about one negotiation, as the fold of its entries makes it. A view is a Record too, with
 * `eyes` that say whose and when; every other room runs on either.
 */
import type { AnyEntry } from './entry.ts'
import type { Said, Section } from './said.ts'
import type { When } from './when.ts'

export type Certainty = 'certain' | 'possible'

/** An entry as filed: its number in the record file (from 1) and its hash. */
export interface FiledEntry {
  readonly n: number
  readonly hash: string
  readonly entry: AnyEntry
}

export interface Party {
  readonly id: string
  readonly kind: Said<'party'>['kind']
  readonly name: string
  readonly aliases: readonly string[]
  readonly roles: readonly {
    readonly title: string
    readonly in?: string
    readonly from?: When
    readonly until?: When
  }[]
  readonly memberOf: readonly { readonly party: string; readonly from?: When; readonly until?: When }[]
  /** Nobody declared this party: a paper names it. */
  readonly implied: boolean
  /** For an implied party: its name as written, by the id of the paper (or statement, meeting...) that writes it. */
  readonly written?: ReadonlyMap<string, string>
}

export interface Paper {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly place?: string
  readonly written?: When
  readonly sent?: When
  readonly received: ReadonlyMap<string, When>
  readonly published?: When
  readonly channel?: string
  readonly numbers: readonly string[]
  readonly language?: string
  readonly onFile: Said<'paper'>['onFile']
  readonly existence: NonNullable<Said<'paper'>['existence']>
  readonly meeting?: string
  readonly textHash?: string
  readonly sections: readonly Section[]
  readonly answers: readonly string[]
  readonly cites: readonly string[]
  readonly encloses: readonly string[]
  readonly versionOf?: string
  readonly translationOf?: string
  /** Of an earlier text of `versionOf`: when another took its place in the file (`earlier-texts.ts`). */
  readonly replaced?: readonly string[]
  /** Of a message: what its own header names, as it stands there. Part of its text, and seen by whoever holds it. */
  readonly header?: NonNullable<Said<'paper'>['header']>
  readonly described?: string
  readonly pages?: NonNullable<Said<'paper'>['pages']>
  readonly inferred: { readonly [field: string]: string }
  readonly source: readonly string[]
  readonly note?: string
}

type Folded<
  K extends 'copy' | 'transmission' | 'search' | 'meeting' | 'statement' | 'stance' | 'step' | 'judgement',
  Times extends string,
> = Omit<Said<K>, Times> & { readonly id: string } & { readonly [T in Times]?: When }

export type Copy = Folded<'copy', 'since' | 'until'>
export type Transmission = Folded<'transmission', 'sent' | 'received'>
export type Search = Folded<'search', 'when'>
export type Meeting = Folded<'meeting', 'when'>
export type Statement = Folded<'statement', 'when'>
export type Stance = Folded<'stance', 'when'>
export type Step = Folded<'step', 'promised' | 'by' | 'actual'>
export type Judgement = Folded<'judgement', 'when'> & { readonly at: string; readonly by: string }
export type Issue = Said<'issue'> & { readonly id: string }
export type Package = Said<'package'> & { readonly id: string }

/** Whose eyes, and when. All three may be absent: then it is the whole record. */
export interface Eyes {
  /** EDTF; the last instant of the period in the record's zone. */
  readonly asOf?: string
  /** A party's id. */
  readonly seenBy?: string
  /** What we ourselves had on file after this entry. */
  readonly recordedBy?: number
}

export interface Settings {
  readonly name: string
  readonly zone: string
  readonly about?: string
  readonly bodyFromMembers: boolean
  readonly memberFromBody: boolean
  readonly notReached: readonly string[]
  readonly watch: readonly string[]
  readonly columns?: { readonly [name: string]: string }
}

/** Two live entries that say different things about the same thing, neither superseding the other. */
export interface Rivalry {
  readonly kind: string
  readonly id: string
  readonly hashes: readonly string[]
}

export interface Record {
  readonly settings: Settings
  readonly parties: ReadonlyMap<string, Party>
  readonly papers: ReadonlyMap<string, Paper>
  readonly copies: readonly Copy[]
  readonly transmissions: readonly Transmission[]
  readonly searches: readonly Search[]
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly statements: ReadonlyMap<string, Statement>
  readonly issues: ReadonlyMap<string, Issue>
  readonly packages: ReadonlyMap<string, Package>
  readonly stances: readonly Stance[]
  readonly steps: ReadonlyMap<string, Step>
  readonly judgements: readonly Judgement[]
  /** Ids given up in an identity judgement, to the id that was kept. */
  readonly aliases: ReadonlyMap<string, string>
  readonly rivalries: readonly Rivalry[]
  /** Texts by hash, kept apart from the entries. */
  readonly bodies: ReadonlyMap<string, string>
  readonly eyes: Eyes
  /** In a view: members (papers, statements, meetings...) that the times only make possible. Everything else is certain. */
  readonly possible: ReadonlySet<string>
  /** What the record was folded from; empty in a party's view. */
  readonly filed: readonly FiledEntry[]
}

/** The text on file for a paper; undefined when there is none. */
export function textOf(record: Record, paper: Paper): string | undefined {
  return paper.textHash === undefined ? undefined : record.bodies.get(paper.textHash)
}

/** The paper with this id, or with the id that this one was merged into. */
export function paperById(record: Record, id: string): Paper | undefined {
  return record.papers.get(record.aliases.get(id) ?? id)
}

/** When a paper was made, as far as anybody says: written, else sent, else published. */
export function dateOf(paper: Paper): When | undefined {
  return paper.written ?? paper.sent ?? paper.published
}

export function nameOf(record: Record, party: string): string {
  return record.parties.get(party)?.name ?? party
}

/** A short line to call a paper by: "letter, Kennedy to Khrushchev, 25 October 1962". */
export function describePaper(record: Record, paper: Paper): string {
  const who = [list(record, paper.from), list(record, paper.to)].filter(Boolean).join(' to ')
  const when = dateOf(paper)
  return [paper.kind, who, when?.words].filter(Boolean).join(', ')
}

function list(record: Record, parties: readonly string[]): string {
  return parties.map((p) => nameOf(record, p)).join(', ')
}
