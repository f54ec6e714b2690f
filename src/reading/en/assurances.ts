/** How English says that papers were given, and that there are no more of them. */
import type { AssuranceWords } from '../language.ts'

const GIVEN =
  /\b(?:given|shown|passed|handed|delivered|sent|communicated|forwarded|provided|made available|let have|has|have|holds?|received|possess\w*)\b/i
const PAPERS = String.raw`(?:letter|message|note|telegram|cable|paper|document|text|communication|correspondence|reply|answer|section|word)s?\b`
/** "No other letter", "not another word", "no letters besides these", "nothing else". "No further ships" denies no paper. */
const DENIED = new RegExp(
  [
    String.raw`\b(?:no|not any|not|nor any)\s+(?:\w+\s+){0,2}?(?:other|another|further|second|additional|more)\s+(?:[\w-]+\s+){0,2}?${PAPERS}`,
    String.raw`\bno\s+(?:\w+\s+){0,2}?${PAPERS}[^.]*?\b(?:besides|beyond|except|other than|apart from)\b`,
    String.raw`\bnothing\s+(?:else|more|further)\b`,
  ].join('|'),
  'i',
)

export const assurances: AssuranceWords = { given: GIVEN, deniesMore: DENIED }
