/** English words of the trade: kinds of papers, adjectives that stand before them, months, telegram abbreviations. */
import type { Order } from '../reference.ts'

export const MONTH_NAMES =
  'january february march april may june july august september october november december'.split(' ')

export const MONTHS: { readonly [word: string]: number } = Object.fromEntries(
  MONTH_NAMES.flatMap((m, i) => [
    [m, i + 1],
    [m.slice(0, 3), i + 1],
    ...(m === 'september' ? [['sept', 9] as [string, number]] : []),
  ]),
)

/** Longest first, so that "March" is not read as "Mar". "May" needs its capital: it is also a verb. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'

export const ORDERS: { readonly [word: string]: Order } = {
  first: 'first',
  initial: 'first',
  second: 'second',
  third: 'third',
  last: 'last',
  latest: 'last',
  recent: 'last',
  previous: 'previous',
  preceding: 'previous',
  earlier: 'previous',
  prior: 'previous',
  former: 'previous',
  next: 'next',
  subsequent: 'next',
  following: 'next',
  further: 'other',
  another: 'other',
  other: 'other',
}

/** Words that may stand between a possessor and the kind, and say nothing of which paper is meant. */
export const ADJECTIVES = new Set(
  `confidential secret private personal open public published unpublished oral written verbal official formal informal
  long short brief joint separate same original kind interesting important friendly urgent immediate top circular very
  reference referenced aforementioned above above-mentioned said special good most new so-called alleged handwritten
  additional final general whole entire entering one two three four five six several many few attached enclosed accompanying covering
  own forthcoming covering latest reassuring encouraging thoughtful helpful lengthy detailed full current signed unsigned typed press radio television airport
  monday tuesday wednesday thursday friday saturday sunday
  similar identical proposed revised ciphered coded telegraphic telephone afternoon morning evening conciliatory warlike non-substantive interim trip progress inspection status annual weekly monthly quarterly`.split(
    /\s+/,
  ),
)

/** Series of telegrams known to the trade; the file's own papers teach more. */
export const SERIES =
  `Secto Tosec Polto Topol Dulte Tedul Usun USUN Kosec Icato Toica Musto Tomus Usito Cedto Tocah Cahto Dirto Todir CAP CAS DIR DEF MAC MACV SAIG CINCPAC JCS DTG
  Gadel Delga Vipto Tovip Excon Ecbus Busec Unmis Hakto Tohak Secnog Nogsec Secun Unsec Secdel Delsec WH critic Toaid Aidto Diaso Moskto Tomos`.split(
    /\s+/,
  )

/** Words that are capitalised and numbered without being telegrams. */
export const NOT_POSTS = new Set(
  `Article Articles Resolution Section Sections Part Parts Chapter Page Pages Paragraph Paragraphs Para Paras Annex Appendix Tab Table
  Document Documents Volume Vol Book No Number Nos Line Lines Item Items Point Points Room Route Highway Public Law Title Figure Phase
  Step Zone Area Corps Division Battalion Regiment Class Group Act Act. Lot Box File Files Order Orders Executive Since Until About Only
  Over Under Nearly Approximately Some Least Most Almost Between From To The On In At By For And Or But With Within After Before During
  Of Than Then These Those Total Approx Up Down Est Circa Enclosure Enclosures Encl Schedule Form Series Fiscal FY CY World War Council
  Session Congress Plan Program Project Operation Force Type Model Mark Flight Ship Sub Subpara Subparagraph Numbered Both All Either
  January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chairman President Secretary Minister Mr Mrs Dr General Gen Colonel Col
  Year Years Recommendation Recommendations Road Target Targets Platoon Company Control Action Actions Acts Prior Effective Through Daily
  Lots FRC Para Subsection Titles Clause Clauses Exhibit Ltr Rev Ser Copy Opposite Question Rule Option Phases Stage Stages Steps Mission Sorties
  Boeing SNIE NIE SE NSAM JCSM OCI IL MIG U Polaris Jupiter Thor Security Assembly NSC OCB GATT PL`.split(/\s+/),
)

/** Pronouns, determiners, days of the week, and the words with which lines and headings begin: none sends a paper. */
const NOBODY =
  `that this these those it he she we you they i me him us them his her its their my our your ours yours mine who whom which
  what such some any all both each every either neither no none one two three several many few more most other another same a an the
  here there now then thus so yes not also only just about than when where while as if
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
  today yesterday tomorrow morning afternoon evening night noon midnight may sept
  from to date dated subject ref reference re cc bcc via attn sent received place copy copies encl enclosure signed signature priority
  immediate urgent routine flash secret confidential unclassified restricted personal private telegram telegrams cable reftel reftels septel septels cablegram letter
  letters message messages note notes memorandum memo despatch dispatch airgram report number nos no text begin end stop page
  translation draft minute minutes dear sir madam gentlemen excellency sincerely yours faithfully`
    .split(/\s+/)
    .filter(Boolean)

const NOBODY_SET = new Set(NOBODY)
const NOT_POSTS_LOW = new Set([...NOT_POSTS].map((w) => w.toLowerCase()).concat(NOBODY))

/** May this word before a number be the post that sent it? "That 42", "TELEGRAM 15" and "Friday 13" are none. */
export function isPost(word: string): boolean {
  if (NOT_POSTS.has(word) || NOT_POSTS.has(word.replace(/[.’']/g, ''))) return false
  // "Secretary’s 569" is a telegram, "Secretary 569" is none; "Friday’s 13" is none either.
  if (/[’']s?$/.test(word)) return !NOBODY_SET.has(word.replace(/[’']s?$/, '').toLowerCase())
  const bare = word.replace(/\.$/, '')
  // "DA IN 130977": two capitals may be a series.
  return (bare.length < 3 && bare === bare.toUpperCase()) || !NOT_POSTS_LOW.has(bare.toLowerCase())
}

/** Names that begin a sentence or stand in capitals without naming anybody. */
export const NOT_NAMES = new Set(
  `The This That These Those A An In On At By To For From Of And Or But If When While As Since Because Although However Therefore Thus
  Reftel Reftels Septel I We You He She It They His Her Their Its My Your Our Re Ref Reference Subject Dear There Here What Which Who Such Some Any All Both
  Each Every No Not Please Following Eyes Only For Also Apparently According After Before During With Without Upon Under Meanwhile Moreover
  First Second Third Immediately Several Comrade Our SUBJECT MEMORANDUM PARTICIPANTS REFERENCE REF Note Has Have Had Was Did Let Per See Answering Replying Regarding Concerning Referring Acknowledging Confirming Supplementing Pursuant Contrary Considering Despite Now Then When Where Whether How Why Until Once Later Earlier Finally Recently Accordingly Today Tomorrow Yesterday Last Next Embassy Government Accepted Answers Acknowledges Replies Reports Thanks Cites
  Refers Encloses Sends Forwards Transmits Asks Says States Covers Takes Comments Quotes Repeats Recalls Mentions Notes Records Responds Reacts`.split(
    /\s+/,
  ),
)

const WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i
const NOBODY_LOW = new Set([...NOT_NAMES].map((w) => w.toLowerCase()).concat(NOBODY))

/** Words that name nobody; in capitals throughout, as in a heading, more of them. */
export function isNobody(word: string): boolean {
  if (NOT_NAMES.has(word) || /^Let['’]s$/.test(word) || WEEKDAY.test(word.replace(/['’]s?$/, ''))) return true
  return word.length > 2 && word === word.toUpperCase() && NOBODY_LOW.has(word.toLowerCase())
}

/** The text in lower case, letter for letter at the same place: searching it is many times faster than searching without regard to case. */
export function lowered(text: string): string {
  const low = text.toLowerCase()
  return low.length === text.length ? low : text.replace(/[A-Z]/g, (c) => c.toLowerCase())
}
