/** Date words of any language that is read, as keepers and papers write them → EDTF. */
import type { WhenSaid } from '../record/when.ts'
import type { DateContext } from './language.ts'
import { firstReading } from './languages.ts'

/** Undefined if they are no date in any of the languages, or name no year and none is supplied. */
export function readDateWords(words: string, context: DateContext = {}): WhenSaid | undefined {
  return firstReading((language) => language.dates.readWords(words, context))
}
