/** The lines above the first sentence of an English paper, as intake reads them for its sender, day and place. */
import type { HeadField, HeadWords } from '../language.ts'

const MONTHS =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'
const YEARS = "(?:\\d{4}|['’‘]\\d{2}(?!\\d))"
/** Where a date with its year begins. */
export const DATE_IN_LINE = new RegExp(
  `(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTHS},?\\s+${YEARS}|${MONTHS}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+${YEARS}|\\d{4},?\\s+${MONTHS}\\s+\\d{1,2}(?!\\d)|\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|(?<!\\d)\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?!\\d))`,
)

/** "today, November 6". */
export const TODAY =
  /\b[Tt]oday,? (?:is )?(?<month>January|February|March|April|May|June|July|August|September|October|November|December) (?<day>\d{1,2})\b/

const LABELS: { readonly [label: string]: HeadField } = {
  from: 'from',
  to: 'to',
  cc: 'cc',
  date: 'date',
  number: 'number',
  no: 'number',
  subject: 'title',
  subj: 'title',
  re: 'reference',
  place: 'place',
}

export const heads: HeadWords = {
  labels: new Map(Object.entries(LABELS)),
  beforeDate: [
    /(?:^|,)\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:this |the )?$/i,
    /,?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,?\s+the)?$/i,
    /,\s*the$/i,
  ],
  // "Dear Ana, your letter of", "Reply to the note dated": words before a date that speak of another paper.
  notPlace:
    /^(?:on|of|dated|by|since|until|after|before|from|to|the)\b|(?<![\p{L}'’-])(?:(?:of|on|from|to|by|since|until|till|after|before|dated|in|at|for|with|about|under|per)$|(?:letters?|messages?|telegrams?|cables?|notes?|repl(?:y|ies)|replying|answers?|responses?|memorandums?|memoranda|memos?|despatch(?:es)?|dispatch(?:es)?|airgrams?|circulars?|mails?|e-mails?|communications?|reports?|statements?|minutes|dear|dearest|sirs?|madam|gentlemen|i|me|my|mine|you|yours?|he|him|his|she|hers?|it|its|we|us|ours?|they|them|theirs?)(?![\p{L}'’-]))/iu,
  notOnlyPlace: /^(?:date|dated|mon|tues|wednes|thurs|fri|satur|sun)/i,
  numberBefore: /^(?:\d+\.|No\. \d+)\s+/,
  afterName: /[,\s]+(?:(?:on|dated)\s+)?\d.*$/,
  wired: /telegram|cable|airgram|despatch/,
  ownNumber: /^((?:(?:Secto|Tosec|Dulte|Tedul|Polto|Topol|Cahto|Tocah|Usun|Delga|Gadel|Circular|A-)\s?)?\d{1,5})\. \S/,
}
