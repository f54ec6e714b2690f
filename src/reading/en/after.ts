/** What stands after the noun: "from Kennedy to me", "No. 38", "of October 25", "which Stevenson handed over on 2 November". */
import type { FoundDate, Mention } from '../reference.ts'
import { readBareDay, readOrdinal } from './bare-days.ts'
import { readDateAt, readDayInWords, readDaysAt } from './dates.ts'
import { readNameAt } from './names.ts'
import { readNumbers } from './number-ranges.ts'

export interface After {
  readonly end: number
  readonly author?: Mention
  readonly addressee?: Mention
  readonly date?: FoundDate
  readonly number?: string
  readonly alsoNumbered?: readonly string[]
  readonly carrier?: string
  readonly alsoDated?: readonly FoundDate[]
  /** A clause says what became of it: "which Petrie handed me", "was sent to you", "he had held". */
  readonly told?: boolean
  /** "with" or "between" whom a talk was. */
  readonly met?: boolean
  /** "Memorandum B". */
  readonly label?: string
}

const NUMBER =
  /(?:,(?=\s+No\b))?\s*(?:No\.?|Nos\.?|number|numbers|#)?\s+(?:No\.?\s*)?(\d{1,6}(?:\/[A-Z](?!\p{L}))?)(?![\d:,]\d|\s*(?:percent|per cent|%|men|days|hours|p\.m|a\.m|pages|copies))(?![\p{L}\d])/uy
/** "Research Memorandum HAR-35", "document C. 12. M. 4. 1932", "S/1204", "document 11234/19 REV 2": a number with letters. */
const CODED =
  /\s+\(?(?:No\.?\s*)?([A-Z]{2,5}[-–](?:[A-Z]{1,3}[-–])?\d{1,5}(?:[-–/]\d{1,4})?|[A-Z]\.\s?\d{1,4}(?:\.\s?[A-Z]\.\s?\d{1,4})*(?:\.\s?(?:18|19)\d\d)(?:\.\s?[IVX]+)?|[ASE]\/(?:[A-Z]+[./]?\d*[./])*\d+|\d{3,6}\/\d{2}(?!\d)(?:\s+REV\.?\s?\d+)?)\)?(?![\p{L}\d])/uy
const DATE_INTRO =
  /,?\s*\(?(?:(?:received|delivered|handed|sent|given|transmitted|forwarded|presented)\s+(?:[\p{L}.]+\s+){0,7}?(?:on|of)|dated|date|of|from|on|for|sent|written|delivered|in|handed\s+\w+\s+on|under\s+date\s+of|received|signed(?:\s+(?:at|in))?(?:\s+(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Lu}[\p{L}-]+,?){1,2}?(?:\s+on)?|(?:went|was|were|is)\s+(?:off|out|sent|dated|given|handed(?:\s+over)?|delivered|dispatched|received|written|published|broadcast|made)\s+on)\s+(?:the\s+evening\s+of\s+|the\s+night\s+of\s+|about\s+)?/uy
/** "was sent to you", "is being addressed to", "was tabled". */
const PASSIVE =
  /\s+(?:(?:was|were|is|are|has\s+been|have\s+been|had\s+been|will\s+be|is\s+being|was\s+being|being)\s+)(?:\p{Ll}+ly\s+|also\s+|then\s+)?(?:sent|tabled|addressed|handed|given|delivered|circulated|submitted|distributed|dispatched|despatched|forwarded|transmitted|presented|issued|cabled|telegraphed|in\s+preparation)\b(?:\s+(?:out|over|off|me|us|him|her|them|you))?/uy
/** "the program of works submitted by": what it is about stands between. */
const MATTER_BY =
  /\s+(?:of|for|on)\s+(?:[\p{L}’'-]+\s+){0,5}[\p{L}’'-]+(?=\s+(?:submitted|prepared|drafted|written|presented|issued|sent|signed)\s+by\s)/uy
const LETTERED = /\s+([A-H])(?![\p{L}\d.’'-])/uy
const MAY_BE_LETTERED = /^(?:memorandum|document|draft)$/
const DATE_COMMA = /,?\s*\(|,\s*|\s+/y
const AUTHOR_INTRO =
  /,?\s+(?:(?:(?:that\s+was|which\s+was|as)\s+)?(?:prepared|written|drafted|submitted|signed|sent|made|tabled|received|handed\s+(?:me|us|him|her|them)|given|delivered|presented|issued|proposed)\s+(?:(?:today|yesterday|jointly|to\s+(?:me|us|him|her|them))\s+)?(?:by|from)|(?:which|that)\s+(?:ha[ds]\s+|have\s+)?(?:just\s+)?(?:came|come|arrived)(?:\s+in)?(?:\s+(?:today|yesterday|last\s+night))?\s+from|from|by|of)\s+/y
const TO_INTRO =
  /,?\s+(?:(?:addressed|sent|written|given|handed|passed|delivered|submitted|presented|shown|forwarded|transmitted|dispatched|despatched|made|left\s+with)\s+)?to\s+/y
/** What is spoken of before it takes place: "Next meeting Thursday March 1". */
const TO_BE_HELD = /^(?:talk|proposal)$/
const WEEKDAY_FIRST = /^(?:last )?(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b/
/** "last Friday" has been. */
const BYGONE = /^(?:late\s+)?last\b|\blast$/i
const WITH_INTRO = /\s+(?:with|between)\s+/y
const ME_YOU = /(me|us|you|him|her|them)\b/y
const REST =
  /(?:,?\s+which\s+was\s+(?:openly\s+|publicly\s+)?(?:transmitted|broadcast|published|released)[^.;,]{0,40})/y

const GO_ON = new Set(
  `from by of to on with between no nos number numbers dated date sent written delivered in handed received given transmitted forwarded presented
  which that was were is are has have had being held took taking he she they i we you the went as prepared drafted submitted signed made tabled
  issued proposed addressed passed shown dispatched despatched left under for this these last yesterday today tonight early late a about some
  will group over only just earlier later mid one two three four five six seven afternoon morning evening night noon attached enclosed through via per brought carried conveyed forwarded transmitted between`.split(
    /\s+/,
  ),
)

/** Can anything that says more of a paper begin here? Most nouns end at once. */
function mayGoOn(text: string, from: number): boolean {
  let i = from
  while (text.charCodeAt(i) <= 32 || text.charCodeAt(i) === 160) i++
  const c = text.charCodeAt(i)
  if (c === 44 || c === 40 || c === 35) return true
  if (i === from) return false
  if (c < 97 || c > 122) return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || c > 0xbf
  let e = i
  while (text.charCodeAt(e) >= 97 && text.charCodeAt(e) <= 122) e++
  return GO_ON.has(text.slice(i, e))
}

/** "the speech of the tenth": a day in words; "of the first" may be the first of anything. */
function plain(text: string, at: number): FoundDate | undefined {
  const day = text.startsWith('the ', at) ? readDayInWords(text, at) : undefined
  return day && day.day! > 3 && /^\s*[.,;:)—]|^\s*$/.test(text.slice(day.end, day.end + 2)) ? day : undefined
}

/** What is sent: on a day, "my wire 20th"; by a hand, "your note through Captain Lund". */
const SENT = /^(?:telegram|letter|message|note)$/
const isSent = (kind: string) => SENT.test(kind) || kind === 'answer'
const BY_HAND =
  /,?\s+(?:(?:(?:which|that)\s+)?(?:(?:was|were)\s+)?(?:sent|forwarded|handed\s+over|delivered|conveyed|transmitted)\s+)?(?:through|via|per|by\s+(?:the\s+)?(?:hands?|favou?r|kindness|care)\s+of|in\s+the\s+care\s+of|(?:brought|carried|conveyed)\s+(?:to\s+me\s+|to\s+us\s+)?by)\s+/y
/** Of these every number of a list is a reference of its own. */
const EACH_BY_ITSELF = /^(?:telegram|message|report)$/

/** Walks forward over number, author, addressee and day, in whatever order they come. */
export function readAfter(text: string, from: number, kind: string, plural = false): After {
  let end = from
  if (!mayGoOn(text, from)) return { end }
  const said: {
    author?: Mention
    addressee?: Mention
    date?: FoundDate
    number?: string
    alsoNumbered?: readonly string[]
    carrier?: string
    alsoDated?: readonly FoundDate[]
    told?: boolean
    met?: boolean
    label?: string
  } = {}
  const at = (re: RegExp) => {
    re.lastIndex = end
    return re.exec(text)
  }
  for (let step = 0; step < 6; step++) {
    const coded = said.number || kind === 'talk' ? null : at(CODED)
    if (coded) {
      said.number = coded[1]!
      end += coded[0].replace(/\)$/, (mark) => (coded[0].includes('(') ? mark : '')).length
      continue
    }
    const number = said.number || kind === 'talk' || kind === 'statement' ? null : at(NUMBER)
    if (number && !readDateAt(text, end + number[0].length - number[1]!.length)) {
      const first = end + number[0].length - number[1]!.length
      const several = plural && !EACH_BY_ITSELF.test(kind) ? readNumbers(text, first) : undefined
      said.number = number[1]!
      if (several) said.alsoNumbered = several.further
      end = several?.end ?? first + number[1]!.length
      continue
    }
    const intro = said.date ? null : at(DATE_INTRO)
    const days = intro && plural ? readDaysAt(text, end + intro[0].length) : undefined
    if (days) {
      said.date = days.first
      said.alsoDated = days.further
      end = days.end
      continue
    }
    const dated =
      intro &&
      (readDateAt(text, end + intro[0].length, kind !== 'talk') ??
        (/\bof\s+$/.test(intro[0]) ? plain(text, end + intro[0].length) : undefined) ??
        (/\b(?:of|dated|from)\s+$/.test(intro[0]) ? readBareDay(text, end + intro[0].length) : undefined))
    // "the meeting on Monday", "comments for Monday": may be still to come.
    const announced =
      TO_BE_HELD.test(kind) && intro && /\bfor\s/.test(intro[0]) && WEEKDAY_FIRST.test(dated?.words ?? '')
    if (
      dated &&
      !announced &&
      (dated.weekday === undefined ||
        BYGONE.test(dated.words) ||
        (!TO_BE_HELD.test(kind) && !/\b(?:for|in)\s/.test(intro![0])))
    ) {
      said.date = dated
      end = dated.end
      continue
    }
    const comma = said.date ? null : at(DATE_COMMA)
    const following =
      comma &&
      (readDateAt(text, end + comma[0].length) ??
        (/^\s+$/.test(comma[0]) && SENT.test(kind) ? readOrdinal(text, end + comma[0].length) : undefined))
    if (
      following &&
      !(TO_BE_HELD.test(kind) && WEEKDAY_FIRST.test(following.words) && !BYGONE.test(following.words)) &&
      (following.month ||
        following.relative !== undefined ||
        following.monthsAway !== undefined ||
        /^\d+[a-z]+$/i.test(following.words) ||
        BYGONE.test(following.words))
    ) {
      said.date = following
      end = following.end
      if (/\($/.test(comma![0]) && text[end] === ')') end++
      continue
    }
    const to = said.addressee ? null : at(TO_INTRO)
    if (to) {
      const addressee = readMention(text, end + to[0].length)
      // "his response to Khrushchev's letter": the possessor belongs to the next phrase.
      if (addressee && !/^['’]s?\s/.test(text.slice(addressee.end, addressee.end + 3))) {
        said.addressee = addressee.mention
        end = addressee.end
        continue
      }
    }
    const by = said.author
      ? null
      : (at(AUTHOR_INTRO) ?? (kind === 'talk' || kind === 'agreement' ? at(WITH_INTRO) : null))
    if (by) {
      const author = readMention(text, end + by[0].length)
      if (author && !/^['’]s?\s/.test(text.slice(author.end, author.end + 3))) {
        said.author = author.mention
        if (/\b(?:with|between)\s+$/.test(by[0])) said.met = true
        end = author.end
        continue
      }
    }
    const hand = said.carrier || !isSent(kind) ? null : at(BY_HAND)
    const carrier = hand ? readNameAt(text, end + hand[0].length) : undefined
    if (carrier && !/^['’]s?\s/.test(text.slice(carrier.end, carrier.end + 3))) {
      said.carrier = carrier.words
      end = carrier.end
      continue
    }
    const held = kind === 'talk' && step === 0 ? at(TALK_HELD) : null
    if (held) {
      end += held[0].length
      said.told = true
      continue
    }
    const skipped = step === 0 ? at(MATTER_BY) : null
    if (skipped) {
      end += skipped[0].length
      continue
    }
    const passive = step === 0 ? at(PASSIVE) : null
    if (passive) {
      end += passive[0].length
      said.told = true
      continue
    }
    const lettered = step === 0 && MAY_BE_LETTERED.test(kind) ? at(LETTERED) : null
    if (lettered) {
      end += lettered[0].length
      said.label = lettered[1]!
      continue
    }
    const clause = at(CLAUSE)
    if (clause && (!said.author || !said.date)) {
      const whose = readClause(text, end + clause[0].length, said, plural)
      if (whose) {
        Object.assign(said, whose.said)
        said.told = true
        end = whose.end
        continue
      }
    }
    break
  }
  const far = said.date ? undefined : readFarDate(text, end, kind)
  if (far) return { ...said, date: far, end }
  const rest = said.date || said.author ? at(REST) : null
  if (rest) end += rest[0].length
  return { end, ...said }
}

const ABOUT =
  /,?\s+(?:on|about|concerning|regarding|re|in\s+regard\s+to|with\s+(?:regard|respect)\s+to|dealing\s+with|relating\s+to|pertaining\s+to|setting\s+forth|outlining|describing|stating|saying|asking|requesting|giving|listing|containing|summarizing|suggesting|proposing)\s+(?:the\s+)?([^.,;:()\n“”]{3,80})/y

/** What a paper is about, in the words right after it: "on the use of herbicides". */
export function readAbout(text: string, end: number): string | undefined {
  ABOUT.lastIndex = end
  const m = ABOUT.exec(text)
  return m ? m[1]!.trim() : undefined
}

/** "the seventeen unaligned nations": who wrote, by their number. */
const NATIONS =
  /the\s+((?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|\p{Ll}+teen|\p{Ll}+[- ]?aligned)\s+(?:[\p{L}-]+\s+)?(?:nations|countries|powers|governments))\b/uy

function readMention(text: string, start: number): { mention: Mention; end: number } | undefined {
  ME_YOU.lastIndex = start
  const pronoun = ME_YOU.exec(text)
  if (pronoun) {
    const word = pronoun[1]!
    const role = word === 'me' || word === 'us' ? 'self' : word === 'you' ? 'addressee' : 'third'
    return { mention: { role, words: word }, end: start + word.length }
  }
  NATIONS.lastIndex = start
  const nations = NATIONS.exec(text)
  if (nations) return { mention: { role: 'named', words: nations[1]!, loose: true }, end: start + nations[0].length }
  const name = readNameAt(text, start)
  return name && { mention: { role: 'named', words: name.words }, end: name.end }
}

/** "a conversation he had held on March 14 with Mr. Allen", "a meeting held in the morning with". */
const TALK_HELD =
  /,?\s+(?:(?:which|that)\s+)?(?:(?:he|she|they|I|we|you|(?:the\s+)?(?:\p{Lu}[\p{L}.’'-]+\s?){1,4})\s+(?:(?:and\s+(?:I|he|she|you))\s+)?(?:had\s+|has\s+|have\s+)?(?:just\s+)?(?:(?:had|have)(?=\s*(?:[,.;)]|(?:with|on|in|at|here|there|today|yesterday|last|this|earlier|a\s+few|the\s+(?:day|previous|other))\b))|held)|(?:was\s+)?held|taking\s+place|(?:which\s+)?took\s+place)\b(?:\s+(?:in\s+the\s+(?:morning|afternoon|evening)|here|there|together|privately))?/uy

const CLAUSE =
  /,?\s+(?:which\s+(?:the\s+(?=\p{Lu}))?|that\s+|(?=(?:I|you|we|he|she|they)\s))(?=\p{Lu}|he\b|she\b|you\b|we\b|I\b)/uy
const MADE =
  /\s+(?:had\s+|has\s+|have\s+)?(?:just\s+|already\s+|then\s+|recently\s+|also\s+|later\s+|personally\s+)?(?:made|sent|left|showed|shown|read|drafted|prepared|gave|given|handed(?:\s+over)?|wrote|written|delivered|issued|released|transmitted|presented|submitted|published|forwarded|dispatched|despatched|cabled|addressed|had\s+had|held)(?:\s+(?:over|out|off|me|us|him|her|them|you))?(?=[\s,.;])/y

/** "the list which Stevenson handed over on 2 November", "the offer which Robert Kennedy made to Dobrynin on 12 November". */
function readClause(
  text: string,
  start: number,
  known: { author?: Mention; addressee?: Mention; date?: FoundDate },
  plural: boolean,
): { end: number; said: Partial<After> } | undefined {
  const pronoun = /(?:he|she|they|you|we|I)\b/y
  pronoun.lastIndex = start
  const p = pronoun.exec(text)
  const role = p && (p[0] === 'you' ? 'addressee' : p[0] === 'we' || p[0] === 'I' ? 'self' : 'third')
  const who = role ? { mention: { role, words: p[0] } as Mention, end: start + p[0].length } : readMention(text, start)
  if (!who) return undefined
  MADE.lastIndex = who.end
  const did = MADE.exec(text)
  if (!did) return undefined
  let end = who.end + did[0].length
  let addressee = known.addressee
  TO_INTRO.lastIndex = end
  const to = TO_INTRO.exec(text)
  const whom = to && readMention(text, end + to[0].length)
  if (whom) {
    addressee = addressee ?? whom.mention
    end = whom.end
  }
  const when = /,?\s+(?:on\s+|earlier\s+on\s+)?/y
  when.lastIndex = end
  const gap = when.exec(text)
  const days = gap && !known.date && plural ? readDaysAt(text, end + gap[0].length) : undefined
  const date = days?.first ?? (gap && !known.date ? readDateAt(text, end + gap[0].length) : undefined)
  return {
    end: days ? days.end : date ? date.end : end,
    said: {
      ...(known.author ? { author: known.author } : role !== 'third' && { author: who.mention }),
      ...(addressee && { addressee }),
      ...(date && { date }),
      ...(days && { alsoDated: days.further }),
    },
  }
}

const FAR_DATED = /[^.;:\n]{1,150}?,?\s\(?dated\s+/y
const FAR_ON = /[^.;:\n]{1,120}?\s(?:on|of)\s+(?=[A-Z\d])/y
const FINITE =
  /\b(?:was|were|is|are|be|been|had|has|have|will|would|should|could|may|might|said|told|agreed|to|he|she|they|we|I|it)\b/
const ANOTHER =
  /\b(?:letters?|notes?|messages?|telegrams?|cables?|memorand(?:um|a)|repl(?:y|ies)|statements?|speech|meetings?|talks?|conversations?|reports?|and|who|when|that|which|as|but)\b/i

/** A day that stands further behind: "the memorandum by Mr. Forrestal for Governor Harriman, dated 13 March 1963"; for a speech also "on June 28, 1957". */
function readFarDate(text: string, end: number, kind: string): FoundDate | undefined {
  for (const re of kind === 'broadcast' || kind === 'statement' || kind === 'talk'
    ? [FAR_DATED, FAR_ON]
    : [FAR_DATED]) {
    if (re === FAR_DATED && !text.slice(end, end + 170).includes('dated')) continue
    re.lastIndex = end
    const m = re.exec(text)
    if (!m || ANOTHER.test(m[0].replace(/subject:?\s+as\s+above/i, '').replace(/,?\s\(?(?:dated|on|of)\s+$/, '')))
      continue
    const date = readDateAt(text, end + m[0].length)
    if (
      date?.day &&
      date.month &&
      (re === FAR_DATED || date.year || (kind === 'talk' && m[0].length < 70 && !FINITE.test(m[0])))
    )
      return date
  }
  return undefined
}
