/** Reading a paper: from its text alone to what it says of other papers. Rules and words are those of its language's folder. */
import type { ReadingOptions } from './language.ts'
import { languageOf } from './languages.ts'
import type { PaperReading } from './reference.ts'

export { readable } from './languages.ts'

const NOTHING: PaperReading = { references: [], numbers: [], present: [] }

/** Linear in the text. A text in an unread language gives nothing; none said, it is read as English. */
export function readPaper(text: string, options: ReadingOptions & { readonly language?: string } = {}): PaperReading {
  return languageOf(options.language)?.text.read(text, options) ?? NOTHING
}
