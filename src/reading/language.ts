/**
 * What a language is to this program: the words and rules by which papers in it are read, all in one value that a folder fills. The
 * rest of the program asks for the language of a paper (`languages.ts`) and knows no word of any. A part left out does not compile;
 * a part that a language has no use for is said to be so (`NEVER`, an empty list).
 */
import type { WhenSaid } from '../record/when.ts'
import type { FoundDate, PaperReading, ReferenceKind, Span } from './reference.ts'
import type { FoundSpeech, SpeechOptions } from './speech.ts'

/** Matches nothing: for what a language does not have. */
export const NEVER = /(?!)/

export interface Language {
  /** Tags by which papers and editions call it, in lower case, without what follows a hyphen: `en`, `eng`. The first is its folder's name. */
  readonly tags: readonly [string, ...string[]]
  readonly text: TextRules
  readonly speech: SpeechRules
  readonly stances: StanceRules
  readonly matter: MatterRules
  readonly dates: DateRules
  readonly kinds: KindWords
  readonly names: NameWords
  readonly titles: TitleRules
  readonly notes: SourceNoteRules
  readonly letters: LetterFormWords
  readonly heads: HeadWords
  readonly assurances: AssuranceWords
}

/** How a stance was taken, and on what condition. */
export interface StanceRules {
  /** How it was said, if its words tell; and the words that do. */
  readonly manner: (words: string) => { readonly manner: 'formal' | 'off-the-cuff'; readonly words: string } | undefined
  /** What is accepted, refused or proposed, and on what condition; what follows is left out. */
  readonly matter: (words: string) => { readonly matter: string; readonly condition?: string }
  /** "Agreed that no ship be searched": what it speaks of is denied. */
  readonly denied: (words: string) => boolean
}

export interface ReadingOptions {
  /** Telegram series that the file's own papers bear, beyond those the trade knows. */
  readonly series?: readonly string[]
  /** Kind of the paper, where it is known. */
  readonly kind?: string
}

/** What a text says of other papers. Linear in the text; the same text always reads the same. */
export interface TextRules {
  readonly read: (text: string, options: ReadingOptions) => PaperReading
  /** A finite clause right after a cited paper that tells what it says: "…, in which he says that 42 ships". Anchored at its beginning. */
  readonly tells: RegExp
  /** The day that begins at this place, if one does. */
  readonly dateAt: (text: string, start: number) => FoundDate | undefined
  /** Names of people and bodies, as they stand. */
  readonly namesIn: (text: string) => readonly string[]
}

/** Who said what to whom. A language without such rules gives nothing. */
export interface SpeechRules {
  readonly read: (text: string, options: SpeechOptions) => readonly FoundSpeech[]
  /** Does the text tell of somebody's silence at all? Far quicker than reading it; most texts do not. */
  readonly tellsOfSilence: (text: string) => boolean
  /** Words by which a summary means the writer of what it sums up: "he". The whole of the words; the empty ones too. */
  readonly writerInSummary: RegExp
}

/** A figure or a day of the year, with what it counts. */
export interface Figure extends Span {
  readonly words: string
  readonly low: number
  readonly high: number
  /** Given from one number to another. */
  readonly range?: true
  /** What is counted, cut to its stem: "hour", "missil"; `date` for a day of the year (month × 100 + day). */
  readonly unit: string
}

/** What two accounts are compared by. */
export interface MatterRules {
  /** Stems of the words that carry matter, without those that every sentence has. */
  readonly stems: (text: string) => ReadonlySet<string>
  readonly figures: (text: string) => readonly Figure[]
  readonly denies: (text: string) => boolean
}

export interface DateContext {
  /** Supplies the year that the words leave out. */
  readonly year?: number | undefined
  /** The year that two figures stand for ("'91"), where the other papers tell. */
  readonly centuryOf?: (figures: number) => number | undefined
}

export interface DateRules {
  /** A whole phrase that is a date, and nothing beside it, to EDTF. Undefined if it is none, or names no year and none is supplied. */
  readonly readWords: (words: string, context: DateContext) => WhenSaid | undefined
  /** Where in a heading or a line a date with its year begins. */
  readonly inLine: RegExp
  /** "today, November 6": a `month` and a `day` (so the groups are named) without a year, said of the paper's own day. */
  readonly today: RegExp
  /** 1 to 12; 0 for what is no month. */
  readonly monthNumber: (name: string) => number
  /** Words of time in a promise: "by Monday", "within a week". */
  readonly saysWhen: RegExp
}

/** Of what kind a paper is, as comparing needs it. */
export type KindClass =
  | Exclude<ReferenceKind, 'answer' | 'enclosure' | 'instruction' | 'proposal' | 'draft' | 'document'>
  | 'editorial'
  | 'other'

export interface KindWords {
  /** Words in a paper's kind, in small letters, and the class each makes it; the first that is there decides. */
  readonly classes: readonly (readonly [RegExp, KindClass])[]
  /** A title that makes a memorandum the record of a talk. */
  readonly talkTitle: RegExp
  /** A kind that is the record of a talk itself, rather than a report of it. */
  readonly minutes: RegExp
  /** Words of file names and titles, in small letters, and the kind of paper each names: "cable" → `telegram`. */
  readonly words: ReadonlyMap<string, string>
  /** A kind, a title or a line by itself that calls the paper a draft: "Revised draft telegram". */
  readonly draft: RegExp
  /** The same of a part of a paper: "Extract from a letter". */
  readonly excerpt: RegExp
}

/** People, offices and places as papers and registers name them. A record's names may be in any of its languages: all are asked. */
export interface NameWords {
  /** What stands before a name and is none: "the", "Mr.". */
  readonly honorifics: RegExp
  /** One form of address before a name: "Mr. ", "Professor ". */
  readonly courtesy: RegExp
  /** The honorifics with titles and nationalities, of which any number may stand there: "the Soviet Ambassador". */
  readonly titled: RegExp
  /** "the " before a name, where nothing else is to be cut. */
  readonly article: RegExp
  /** "’s" at the end. */
  readonly possessive: RegExp
  /** "Embassy in France": a post and its country (1). */
  readonly posts: readonly RegExp[]
  /** "CAS Saigon": a station and its place (1 or 2). */
  readonly station: RegExp
  /** What stands before the place in a post's name: "Amembassy ". */
  readonly postBefore: RegExp
  /** A party that is a post abroad: "Embassy in France". */
  readonly mission: RegExp
  /** The foreign ministry, by any of its names, and the one to call it by. */
  readonly ministry: RegExp
  readonly ministryName: string
  /** Other offices that go by several names. */
  readonly offices: readonly (readonly [string, RegExp])[]
  /** Titles that may stand for whoever bears them, in small letters. */
  readonly titles: readonly string[]
  /** Last words of names of bodies, in small letters: no surnames. */
  readonly notSurnames: ReadonlySet<string>
  /** "Jr.": after a surname. */
  readonly afterSurname: RegExp
  /** "of", "and", in small letters: a name with one of these has no surname. */
  readonly joins: RegExp
  /** Any small word that the name of a body may have and a person's has not. */
  readonly inBodies: RegExp
  /** Cuts the name of a place, as names are compared, to the place alone: "the philippines for mr x" → "philippines". */
  readonly place: (name: string) => string
  /** An office as a whole (1), and its country (2). */
  readonly office: RegExp
  /** An office (1) with a name right after it. */
  readonly officeBeforeName: RegExp
  /** Between the names of a list: a comma, "and". */
  readonly listed: RegExp
  /** "and" between two names. */
  readonly and: RegExp
  /** The state that words mean, by one name for all of them. */
  readonly stateNamed: (words: string) => string | undefined
}

export interface Heading {
  readonly kind?: string
  readonly from?: string
  readonly to?: string
}

export interface TitleRead extends Heading {
  readonly number?: string
}

/** Titles as registers and editions write them. */
export interface TitleRules {
  /** "Letter from A to B": the kind, both ends and the number, as intake enters them. */
  readonly read: (title: string) => TitleRead
  /** "A to B": both ends and no word of what it is. */
  readonly readEnds: (words: string) => Pick<TitleRead, 'from' | 'to'>
  /** Both ends as written, to compare them with what passages say. */
  readonly readHeading: (title: string) => Heading
  /** Numbers of papers in a title: "NSC 5519". */
  readonly numbers: (title: string) => string[]
  /** What a line at the head has before the title: "Subject:". */
  readonly label: RegExp
  /** The word between two names in a file name: "ana-to-ben". */
  readonly to: string
}

/** What an edition's source note says of a paper's journey. */
export interface SourceNoteRules {
  readonly numbers: (note: string) => string[]
  readonly dates: (note: string) => FoundDate[]
  /** Names of those to whom it was repeated. */
  readonly relayedTo: (note: string) => string[]
  readonly withheld: RegExp
}

/** The forms of a letter: salutation, closing formula, signature. Each is tried on one line. */
export interface LetterFormWords {
  readonly greeting: RegExp
  /** A salutation with whom it greets (1). */
  readonly greets: RegExp
  /** Greeted so, nobody is named: "Sir". */
  readonly nobody: RegExp
  /** "Mr. " before a name. */
  readonly courtesy: RegExp
  /** A closing formula, and the rest of its line (1). */
  readonly closing: RegExp
  /** What may stand between the formula's first words and a name on the same line. */
  readonly closingGoesOn: RegExp
  /** A line that begins like a closing formula and is none. */
  readonly notClosing: RegExp
  /** A formula that fills its line with more words than the last. */
  readonly longClosing: RegExp
  /** A line in the place of a signature that is none. */
  readonly noSignature: RegExp
}

export type HeadField = 'from' | 'to' | 'cc' | 'date' | 'number' | 'title' | 'place' | 'reference'

/** The lines above the first sentence, as intake reads them. */
export interface HeadWords {
  /** "From:" and its like, in small letters. */
  readonly labels: ReadonlyMap<string, HeadField>
  /** Words before a date that are no place and no part of one: "on", "this", a day of the week. Cut off one after another. */
  readonly beforeDate: readonly RegExp[]
  /** Words before a date with which the line is no date line. */
  readonly notPlace: RegExp
  /** A place that is none: "Date:". */
  readonly notOnlyPlace: RegExp
  /** Number before a heading: "No. 12 ". */
  readonly numberBefore: RegExp
  /** What follows a name in a file name: "on", "dated", and a figure. */
  readonly afterName: RegExp
  /** A kind of paper that prints its sender's number on its first line. */
  readonly wired: RegExp
  /** That number (1), at the beginning of the line. */
  readonly ownNumber: RegExp
}

/** What an assurance about papers says. */
export interface AssuranceWords {
  readonly given: RegExp
  /** "No other letter", "nothing else". */
  readonly deniesMore: RegExp
}
