/**
 * What reading finds: a passage that means another paper, with everything the words say about it and nothing they do not.
 * Nothing here knows which papers there are; that is collation's.
 */

export interface Span {
  readonly start: number
  readonly end: number
}

/** A day as the words give it; what they leave out is absent. `relative`: days before the paper's own date. */
export interface FoundDate extends Span {
  readonly words: string
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** A second reading that an editor put in brackets: "August 27 [28]". */
  readonly corrected?: { readonly day: number }
  readonly relative?: number
  /** "last week", "a few days ago": so many days more or less than `relative`. */
  readonly margin?: number
  /** "ult.", "of last month": −1; "inst.": 0; "prox.": 1. Months counted from that of the paper. */
  readonly monthsAway?: number
  /** "your message of Friday": 0 is Sunday. */
  readonly weekday?: number
  /** The year was written with two figures; `year` is a guess and the century is that of the paper. */
  readonly shortYear?: boolean
  /** "11/5/91" read the other way round, where both ways give a day. */
  readonly swapped?: { readonly month: number; readonly day: number }
}

/** Whom a word means: a role in the exchange, or a name as written. */
export type Mention =
  | { readonly role: 'self' | 'addressee' | 'third' | 'mission' | 'department'; readonly words: string }
  | {
      readonly role: 'named'
      readonly words: string
      /** A name that stands before the noun without a possessive, "the Planning Board memorandum": its writer or its reader. */
      readonly loose?: boolean
    }

export type ReferenceKind =
  | 'letter'
  | 'message'
  | 'telegram'
  | 'note'
  | 'memorandum'
  | 'statement'
  | 'broadcast'
  | 'talk'
  | 'report'
  | 'draft'
  | 'resolution'
  | 'agreement'
  | 'estimate'
  | 'answer'
  | 'enclosure'
  | 'instruction'
  | 'proposal'
  | 'document'

export type Order = 'first' | 'second' | 'third' | 'last' | 'previous' | 'next' | 'other'

export interface FoundReference extends Span {
  readonly words: string
  readonly kind: ReferenceKind
  readonly author?: Mention
  readonly addressee?: Mention
  readonly date?: FoundDate
  /** Further days of one phrase: "his messages of 26 and 27 October". */
  readonly alsoDated?: readonly FoundDate[]
  /** Digits and letters as printed, without the series: "1424", "63516", "0-300040Z". */
  readonly number?: string
  /** Further numbers of one phrase: "Embtels 633-635". */
  readonly alsoNumbered?: readonly string[]
  /** By whose hand it came: "your note through Captain Lund". */
  readonly carrier?: string
  /** The title it is called by. */
  readonly titled?: string
  /** Telegram series, lower case: "secto", "usun", "cap". */
  readonly series?: string
  readonly order?: Order
  readonly set?: 'closed' | 'open'
  /** How many papers the words say there are: "two letters of the 12th", "both your letters". */
  readonly count?: number
  /** "that letter", "the above message": means the last one mentioned. */
  readonly back?: boolean
  /** "this letter": the one at hand, which may be the one that speaks. */
  readonly atHand?: boolean
  /** How the citing paper uses it, as far as the words say. */
  readonly use: 'answers' | 'encloses' | 'forwards' | 'cites'
  /** Index of the reference in the same reading that answers this one: "his letter of the 25th, in response to yours of the 23rd". */
  readonly answeredBy?: number
  /** Announced, not yet written: "comments follow", "in next telegram". */
  readonly toCome?: boolean
  /** Index of the reference that is the same paper under another number: "Deptel 67 repeated Rangoon 66". */
  readonly sameAs?: number
  /** `sameAs` only if no paper bears this number itself. */
  readonly unlessFound?: boolean
  /** Index of the reference that says which paper this one was: "there was one letter... It was his letter of October 25". */
  readonly explainedBy?: number
  /** Said to have been sent openly, or in confidence: "the open message". */
  readonly openness?: 'open' | 'confidential'
  /** Its existence is asked about, denied or suspected: "whether there was another message". */
  readonly alleged?: boolean
  /** Names in the same sentence, for "his letter". */
  readonly nearby?: readonly string[]
  /** For "his": the names that stand before it in its sentence, the nearest first. */
  readonly antecedents?: readonly string[]
  /** Names in the sentences before, the nearest first. */
  readonly earlier?: readonly string[]
  /** The name with which the sentence begins. */
  readonly subject?: string
  /** The noun as a title has it, in lower case and for one paper: "paper", "estimate". */
  readonly noun?: string
  /** "a telegram from Castro", "one Kennedy letter": newly brought in, not one spoken of before. */
  readonly indefinite?: boolean
  /** "his own letter": the one of whom the sentence speaks, not the one named last. */
  readonly own?: boolean
  /** "the talks I have had here": where the writer is. */
  readonly here?: boolean
  /** Said to go with the paper that cites it: "the attached report", "(Tab A)". */
  readonly attached?: true
  /** The letter or number under which it is attached, as written but for quotation marks: "Tab A", "Enclosure 3". */
  readonly label?: string
  /** What it is about, as far as the words right after it say: "a paper on the use of herbicides". */
  readonly about?: string
  /** The number is there and was struck out: "CAS Saigon [document number not declassified]". */
  readonly withheld?: boolean
}

/** A letter carried inside a telegram: from `start` on, "my" and "your" are those of its own author and addressee. */
export interface CarriedLetter {
  readonly start: number
  readonly author?: Mention
  readonly addressee?: Mention
}

export interface PaperReading {
  readonly references: readonly FoundReference[]
  readonly carried?: CarriedLetter
  /** Numbers that the paper prints of itself: its own, and those under which it was relayed. */
  readonly numbers: readonly string[]
  /** Names under "Participants" at the head of a record of a talk. */
  readonly present: readonly string[]
  /** Place in the date line, if there is one: "Saigon". */
  readonly place?: string
  /** The day in the date line, if it gives day and year. */
  readonly dated?: FoundDate
}
