/** English. */
import type { Language } from '../language.ts'
import { assurances } from './assurances.ts'
import { monthNumber, readDateWords } from './date-words.ts'
import { readDateAt } from './dates.ts'
import { isDenial, matterOf, readFigures } from './figures.ts'
import { readHeading } from './heading.ts'
import { DATE_IN_LINE, heads, TODAY } from './heads.ts'
import { kinds } from './kinds.ts'
import { letters } from './letter-forms.ts'
import { namesIn } from './names.ts'
import { readEnds, readTitle } from './paper-titles.ts'
import { names } from './parties.ts'
import { readPaper } from './read.ts'
import { notes, titleNumbers } from './source-notes.ts'
import { readEnglishSpeech } from './speech.ts'
import { tellsOfEnglishSilence } from './speech-hits.ts'
import { isDenied, readManner, readMatter } from './stance-words.ts'

export const english: Language = {
  tags: ['en', 'eng', 'english'],
  text: {
    read: readPaper,
    dateAt: readDateAt,
    namesIn,
    tells:
      /^(?:,?\s*(?:dated|of)\s[^,.]{3,24},?)?\s*(?:,?\s*(?:in which|which|that)\s+)?(?:he |she |they |it |[A-Z]\w+ )?(?:also |had |has )?(?:says?|said|states?|stated|reports?|reported|estimates?|estimated|proposes?|proposed|informs?|informed|announces?|announced|claims?|claimed|asks?|asked for)\b[^.;]{0,260}/,
  },
  speech: {
    read: readEnglishSpeech,
    tellsOfSilence: tellsOfEnglishSilence,
    writerInSummary: /^(?:he|she|)$/i,
  },
  stances: { manner: readManner, matter: readMatter, denied: isDenied },
  matter: { stems: matterOf, figures: readFigures, denies: isDenial },
  dates: {
    readWords: readDateWords,
    inLine: DATE_IN_LINE,
    today: TODAY,
    monthNumber,
    saysWhen:
      /\d|\b(?:day|week|month|year|hour|tomorrow|today|immediately|at once|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b/i,
  },
  kinds,
  names,
  titles: {
    read: readTitle,
    readEnds,
    readHeading,
    numbers: titleNumbers,
    label: /^\s*(?:subject|re|title)\b:?/i,
    to: 'to',
  },
  notes,
  letters,
  heads,
  assurances,
}
