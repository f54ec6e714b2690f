/**
 * Reported speech: a text → who said what to whom, as far as its words tell. Nothing here knows the parties of a record; that is
 * collation's (`collation/statements.ts`). Rules and words are those of a language's folder; a text in another language gives
 * nothing. It is read when somebody asks for it, never with the references.
 *
 *     "Mikoyan said that Kennedy had told Khrushchev that no ship would sail."
 *      ^ Mikoyan, states   ^ Kennedy to Khrushchev, states, within the first
 */
import type { Said } from '../record/said.ts'
import { languageOf } from './languages.ts'
import type { Span } from './reference.ts'

export type Act = Said<'statement'>['act']
export type Authority = NonNullable<Said<'statement'>['authority']>

/** Who is meant, in the words of the text. */
export interface SpeechMention extends Partial<Span> {
  /**
   * `self`: the writer, or the speaker of the quotation it stands in · `addressee`: "you" · `named`: a name, an office or a body ·
   * `described`: "the man with the basket" · `pronoun`: "he", with the names it may mean · `unnamed`: nobody is named ("it was said").
   */
  readonly role: 'self' | 'addressee' | 'named' | 'described' | 'pronoun' | 'unnamed'
  readonly words: string
  /** For a pronoun, and for a quotation that nobody is said to have spoken: whom it may mean, the likeliest first. */
  readonly candidates?: readonly string[]
  /** There is one candidate, or one that stands out; otherwise several must stay in view. */
  readonly safe?: boolean
}

/** How the words present it: in quotation marks, told ("said that"), a speaker's name and a colon, or the writer's own act ("I propose"). */
export type SpeechForm = 'direct' | 'indirect' | 'minutes' | 'own'

export interface FoundSpeech extends Span {
  readonly speaker: SpeechMention
  readonly to?: SpeechMention
  readonly act: Act
  readonly form: SpeechForm
  /** What was said: the clause, or the words between the marks. */
  readonly content: Span
  /** Where the account of it seems to end: sentences that follow in the same paragraph and name nobody else. At least `content.end`. */
  readonly until: number
  /** The word that tells of it: "told", "would not accept". */
  readonly verb?: Span
  /** Index of the statement inside which it is reported. */
  readonly within?: number
  /** The words deny that it was said or done: "he never said". The act is then what was not done. */
  readonly denied?: true
  /** "might", "would", "if": the act is not said to have happened. */
  readonly modality?: string
  /** A question that asks to be told something; "he asked for a postponement" is none. */
  readonly question?: true
  readonly authority?: Authority
  /** The words that tell of the authority. */
  readonly authorityWords?: string
  readonly onBehalfOf?: string
}

export interface SpeechOptions {
  readonly language?: string
  readonly kind?: string
}

/** Statements in the order of their places. Linear in the text; an unread language gives none. */
export function readSpeech(text: string, options: SpeechOptions = {}): readonly FoundSpeech[] {
  return languageOf(options.language)?.speech.read(text, options) ?? []
}
