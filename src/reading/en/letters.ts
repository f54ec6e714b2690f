/**
 * References in words: a noun of the trade (letter, note, talk, statement...) with what stands before it ("your confidential",
 * "Khrushchev's October 26", "that") and after it ("from Kennedy to me", "of October 25", "dated June 23, 1953").
 */
import type { FoundReference, Mention, ReferenceKind } from '../reference.ts'
import { type After, readAbout, readAfter } from './after.ts'
import { calm } from './bare-days.ts'
import { type Before, readBefore } from './before.ts'
import { type Bringing, readBringing } from './clause.ts'
import { namesIn, readNameAt } from './names.ts'
import { type FoundNoun, KIND_NOUNS } from './nouns.ts'
import { lastStop, sentenceAround } from './sentences.ts'

/** The paper that a noun at this place means, if enough is said of it. */
export function readNoun(text: string, noun: FoundNoun): FoundReference | undefined {
  const { kind, plural, weight } = noun
  // "a piece of paper", "of" right before.
  const piece = text.charCodeAt(noun.at - 2) === 102 ? PIECE.exec(text.slice(Math.max(0, noun.at - 12), noun.at)) : null
  const at = noun.at - (piece?.[0].length ?? 0)
  const before = readBefore(text, at)
  const bare = !before.determiner && (!before.author || isLoose(before.author)) && !before.date
  if (/^mails?$/.test(noun.word) && !isOneMail(text, noun, before)) return undefined
  if (before.start === at && VERBAL.has(noun.word) && actsAsVerb(text, at)) return undefined
  if (weight === 'sheet' && !before.attached && (plural || !OF_SOMETHING.test(text.slice(noun.end, noun.end + 4))))
    return undefined
  const after = readAfterCapitals(text, at, noun.word, kind, plural) ?? readAfter(text, noun.end, kind, plural)
  let author = after.author ?? before.author
  let addressee = after.addressee
  let date = after.date ?? before.date
  const { order, determiner } = before
  const back =
    (determiner === 'that' || determiner === 'this' || determiner === 'such' || determiner === 'said') &&
    !date &&
    !author &&
    !after.number
  const alleged = before.alleged || order === 'other'
  const enclosed = before.attached === true
  const newly = determiner === 'a' || determiner === 'an' || before.one === true
  const vague = determiner === 'any' || determiner === 'no' || determiner === 'some'
  const mayBeBrought =
    (!before.author || (before.author.role === 'named' && before.author.loose === true)) &&
    !back &&
    !vague &&
    !(order && !newly) &&
    (newly || bare || !date)
  const bringing =
    mayBeBrought && !(bare && plural && before.start === at && !SHEAVES.has(kind))
      ? readBringing(text, before.start)
      : undefined
  const about = bringing || enclosed || newly ? readAbout(text, after.end) : undefined
  const brought = bringing !== undefined && bringsIn(bringing, noun, after, newly, bare, about)
  if (
    bringing &&
    (brought ||
      ((determiner === 'the' || determiner === 'its') &&
        SENDS.has(bringing.verb) &&
        (weight === 'paper' || (kind === 'report' && bringing.verb === 'gave'))))
  ) {
    if (!author && bringing.giver && bringing.verb !== 'encloses')
      author = bringing.verb === 'gave' ? loosely(bringing.giver) : bringing.giver
    addressee ??= bringing.receiver
    date ??= bringing.date
  }
  if (weight === 'sheet' && !before.attached && (!brought || NOUN_NEAR.test(text.slice(noun.end, noun.end + 60))))
    return undefined
  const says = author || addressee || date || after.number || (order && order !== 'other')
  if (
    !says &&
    !back &&
    !alleged &&
    !before.all &&
    !enclosed &&
    !brought &&
    !piece &&
    !(after.told && newly) &&
    !after.label &&
    !(newly && SPOKEN_OF.test(text.slice(Math.max(0, before.start - 24), before.start)))
  )
    return undefined
  if (
    (determiner === 'a' || determiner === 'an' || vague) &&
    !brought &&
    !(newly && isIntroduced(text, noun, before, after)) &&
    !date &&
    !after.number &&
    !alleged &&
    !enclosed
  )
    return undefined
  // "U.S. response", "Soviet statements": of such things in general.
  if (
    bare &&
    !date &&
    !after.addressee &&
    !after.number &&
    !brought &&
    !enclosed &&
    VAGUE.has(kind) &&
    /\.$/.test(author?.words ?? '')
  )
    return undefined
  if (
    kind === 'answer' &&
    !date &&
    author?.role === 'addressee' &&
    AWAITED.test(text.slice(Math.max(0, before.start - 40), before.start))
  )
    return undefined
  const read = bringing?.verb === 'gave' && kind === 'report' && author !== undefined
  if (!read && !weighs(text, noun, before, after, author, date)) return undefined
  const { start } = before
  const { end } = after
  const needsNames = author?.role === 'third' || (!author && kind !== 'talk')
  return {
    start,
    end,
    words: text.slice(start, end),
    kind,
    noun: noun.word,
    ...((newly || (brought && bare)) && { indefinite: true }),
    ...(author && { author }),
    ...(addressee && { addressee }),
    ...(date && { date }),
    ...(after.number && { number: after.number }),
    ...(after.carrier && { carrier: after.carrier }),
    ...(after.alsoNumbered && { alsoNumbered: after.alsoNumbered }),
    ...(order && { order }),
    ...(plural && { set: before.all ? ('open' as const) : ('closed' as const) }),
    ...(plural && before.count && { count: before.count }),
    ...(!plural && before.all && { set: 'open' as const }),
    ...(back && { back }),
    ...(determiner === 'this' && { atHand: true }),
    ...(after.alsoDated && { alsoDated: after.alsoDated }),
    ...(before.own && { own: true }),
    ...(author?.role === 'third' && whoIsHe(text, start, end)),
    use: enclosed || bringing?.verb === 'encloses' ? 'encloses' : 'cites',
    ...((enclosed || (bringing?.verb === 'encloses' && brought)) && { attached: true as const }),
    ...(after.label && { label: `${noun.word[0]!.toUpperCase()}${noun.word.slice(1)} ${after.label}` }),
    ...(about && { about }),
    ...(alleged && { alleged }),
    ...((needsNames || kind === 'talk') && { nearby: namesIn(sentenceAround(text, start, end)).slice(0, 12) }),
  }
}

const SENDS = new Set(['wrote', 'gave', 'made'])
const isLoose = (who: Mention) => who.role === 'named' && who.loose === true
const PIECE = /\bpieces? of\s+$/
const OF_SOMETHING = /^\s+of/
const NOUN_NEAR = new RegExp(`^\\s+of\\s+[^.;,]{0,50}\\b(?:${KIND_NOUNS})\\b`, 'i')

const SPOKEN_OF =
  /\b(?:refer(?:red|s|ring)? to|note from|points in|work(?:ing|ed)? on|cop(?:y|ies) of|text of|contents? of|see)\s+$/
const LED_IN = /\b(?:in|from|by|there (?:is|was)|per)\s+$/i

/** "in a recent letter to the Ambassador", "a message from A to B", "a note was sent to you": new, and told enough of. */
function isIntroduced(text: string, { kind, weight, word }: FoundNoun, before: Before, after: After): boolean {
  if (after.told) return kind === 'talk' ? after.author !== undefined || after.date !== undefined : weight === 'paper'
  if (kind === 'talk') return word === 'call' && after.author !== undefined
  const lead = text.slice(Math.max(0, before.start - 24), before.start)
  if (weight === 'paper' && kind !== 'proposal' && /\b(?:text|copy|copies) of\s+$/.test(lead)) return true
  if (weight !== 'paper' || PUBLIC.has(kind) || kind === 'proposal') return false
  if (after.author && after.addressee) return true
  if (SPOKEN_OF.test(lead)) return true
  return LED_IN.test(lead) && (after.author ?? after.addressee ?? before.author) !== undefined
}

const loosely = (who: Mention): Mention => (who.role === 'named' ? { ...who, loose: true } : who)

/** "he showed me a telegram", "had sent Lindqvist letter": does the clause bring in a paper of its own? */
function bringsIn(
  { verb, giver, receiver, date, wished }: Bringing,
  { kind, weight }: FoundNoun,
  after: After,
  newly: boolean,
  bare: boolean,
  about: string | undefined,
): boolean {
  if (verb === 'encloses') return true
  const says = after.author ?? after.addressee ?? after.date ?? about
  if (weight === 'sheet') return verb !== 'spoke' && verb !== 'has' && verb !== 'made'
  if (!newly && !bare) return false
  if (kind === 'talk')
    return (
      weight === 'paper' &&
      (newly || bare) &&
      (verb === 'spoke' || verb === 'has') &&
      (date !== undefined || (after.author !== undefined && after.met === true)) &&
      !wished
    )
  if (weight !== 'paper') return after.date !== undefined && verb !== 'has'
  if (PUBLIC.has(kind))
    return (verb === 'wrote' || verb === 'made') && (giver?.role === 'named' || after.author !== undefined)
  if (verb === 'made') return WRITTEN.has(kind) && (receiver !== undefined || says !== undefined)
  if (verb === 'has')
    return (
      kind !== 'proposal' &&
      kind !== 'document' &&
      !bare &&
      (says ?? (SENT.has(kind) ? receiver : undefined)) !== undefined
    )
  if (kind === 'answer' || kind === 'proposal')
    return (
      (verb === 'wrote' || (kind === 'answer' && verb !== 'spoke')) &&
      (giver ?? receiver ?? says) !== undefined &&
      !bare
    )
  if (verb === 'got') return newly || says !== undefined
  if (bare)
    return (
      receiver !== undefined ||
      says !== undefined ||
      (giver !== undefined && verb !== 'spoke' && (SHEAVES.has(kind) || (giver.role === 'named' && kind === 'note')))
    )
  return (giver ?? receiver ?? says) !== undefined || (verb !== 'spoke' && WRITTEN.has(kind))
}

const PUBLIC: ReadonlySet<ReferenceKind> = new Set(['statement', 'resolution', 'agreement', 'broadcast'])
/** "I look forward to your reply": it has not come. */
const AWAITED =
  /\b(?:look(?:ing|s)?\s+forward\s+to|await(?:ing|s)?|hop(?:e|ing)\s+for|pending|without|request(?:ing)?|expect(?:ing)?|for|obtain)\s+(?:\w+\s+)?$/i
const VAGUE: ReadonlySet<ReferenceKind> = new Set([
  'answer',
  'statement',
  'broadcast',
  'report',
  'proposal',
  'message',
  'memorandum',
  'document',
])
const SHEAVES: ReadonlySet<ReferenceKind> = new Set(['document', 'memorandum'])
const SENT: ReadonlySet<ReferenceKind> = new Set(['telegram', 'letter', 'memorandum'])
/** What is made or given of these is a paper; of others it may be words only. */
const WRITTEN: ReadonlySet<ReferenceKind> = new Set(['letter', 'note', 'memorandum', 'document', 'telegram', 'draft'])

/** "your mail", "Dana's mail of 30 May": a message. "By next mail", "the mail of the 5th", "my mail came late": the post. */
function isOneMail(text: string, { end }: FoundNoun, { author, date }: Before): boolean {
  const after = text.slice(end, end + 24)
  if (
    !author ||
    isLoose(author) ||
    /^\s+(?:server|box|address|account|program|client|service|boat|bag|steamer|packet|coach|train|day)/.test(after)
  )
    return false
  return date !== undefined || DATED_NEXT.test(after) || author.role === 'addressee' || author.role === 'named'
}
const DATED_NEXT = /^\s+(?:of|from|dated|sent|yesterday|this\s+morning|last\s+night)\b/

/** Nouns that are as often verbs. */
const VERBAL = new Set(
  'study record report note address appeal offer answer reply call request plan draft wire cable talk list estimate lunch program fax broadcast document paper message'.split(
    ' ',
  ),
)
const VERB_LEADS =
  /(?:^|[^\p{L}])(?:to|will|would|should|shall|must|can|cannot|could|may|might|not|I|we|We|you|they|please|Please|who|let|us|me|them|him|did|do|does|only)\s+$/u

function actsAsVerb(text: string, at: number): boolean {
  return VERB_LEADS.test(text.slice(Math.max(0, at - 10), at))
}

const THANKED =
  /\b(?:thank\w*|grateful|gratitude|appreciat\w+|acknowledg\w+|receiv\w+|receipt|read|stud(?:y|ied)|noted?|considered|welcomed?|touched|moved|pleased|transmit\w*|convey\w*|forward\w*|extend\w*|refer\w*|(?:reply|answer) to)\b[^.;:\n]{0,120}$/i
const ENCLOSING = /\b(?:enclos|attach)(?:e|ed|es|ing)?\s+(?:herewith\s+)?$/i
/** What takes place of itself: a talk only with its day. */
const EVENTS = /^(?:visit|session|consultation|audience)s?$/
const ANSWERED =
  /\b(?:thank\w*[^.;]{0,12} for|acknowledg\w+|receipt of|received|(?:answer|reply|response) to)\s+(?:the\s+)?$/i
/** "I should welcome your views": none have come. */
const HOPED =
  /\b(?:would|will|shall|should|could|can|may|might|hope|hopes|please|request\w*|ask\w*|awaiting|await|obtain|get|seek)\b[^.;:\n]{0,40}$/i
const WISHES =
  /^(?:request|plan|program|programme|judge?ment|initiative|query|queries|inquiry|inquiries|enquiry|enquiries)s?$/
const FORWARDED = /^[^.;\n]{0,12}\b(?:which|that)\s+(?:were|was|have\s+been|you|he|she|they)\b/

/** Is enough said for a noun of its weight? "Your views" are a paper only where somebody thanks for them or has received them. */
function weighs(
  text: string,
  { weight, word }: FoundNoun,
  before: Before,
  after: After,
  author: Mention | undefined,
  date: FoundReference['date'],
): boolean {
  switch (weight) {
    case 'matter':
      return (
        before.attached === true ||
        (author !== undefined &&
          (author.role === 'addressee' || author.role === 'self') &&
          ANSWERED.test(text.slice(Math.max(0, before.start - 40), before.start))) ||
        (author !== undefined && date !== undefined) ||
        (before.author?.role === 'named' &&
          !before.author.loose &&
          (!WISHES.test(word) || /\banswering\s+$/i.test(text.slice(Math.max(0, before.start - 12), before.start))))
      )
    case 'courtesy':
      return (
        author !== undefined &&
        (date?.day !== undefined ||
          ENCLOSING.test(text.slice(Math.max(0, before.start - 26), before.start)) ||
          (word !== 'view' &&
            author.role !== 'self' &&
            !HOPED.test(text.slice(Math.max(0, before.start - 60), before.start)) &&
            (THANKED.test(text.slice(Math.max(0, before.start - 150), before.start)) ||
              (author.role === 'addressee' && FORWARDED.test(text.slice(after.end, after.end + 40))))))
      )
    case 'occasion':
      return (
        (before.determiner !== undefined ||
          !(before.author?.role === 'named' && before.author.loose) ||
          date !== undefined) &&
        (date?.day !== undefined ||
          date?.relative !== undefined ||
          (date?.weekday !== undefined && before.author !== undefined) ||
          (!EVENTS.test(word) && after.author !== undefined && before.determiner !== undefined))
      )
    default:
      return true
  }
}

/** "MY LETTER OF 8 MAY STOP PETRIE": a telegram in capitals is read as if it were written like a letter. */
function readAfterCapitals(
  text: string,
  at: number,
  noun: string,
  kind: ReferenceKind,
  plural: boolean,
): After | undefined {
  const tail = text.slice(at, at + noun.length + 120)
  if (!/^\p{Lu}{3}/u.test(tail) || /\p{Ll}/u.test(tail.slice(0, noun.length + 24))) return undefined
  const stop = /\bSTOP\b|\n\s*\n/.exec(tail)
  const small = calm(tail.slice(0, stop ? stop.index : tail.length))
  if (small.length > tail.length) return undefined
  const after = readAfter(small, noun.length, kind, plural)
  if (!after.date) return undefined
  const move = <T extends { start: number; end: number }>(d: T): T => ({ ...d, start: d.start + at, end: d.end + at })
  const { date, alsoDated, ...rest } = after
  return { ...rest, end: after.end + at, date: move(date), ...(alsoDated && { alsoDated: alsoDated.map(move) }) }
}

/** Names that stand before a place, the nearest first: one of them is "he". */
function whoIsHe(
  text: string,
  start: number,
  end: number,
): Pick<FoundReference, 'antecedents' | 'earlier' | 'subject'> {
  const from = Math.max(0, start - 420)
  const window = text.slice(from, start)
  const cut = lastStop(window)
  const nearest = (words: string) => [...new Set(namesIn(words).reverse())].slice(0, 6)
  const inside = window.slice(cut)
  const first = /^\s*(?:["“(]\s*)?(?=\p{Lu})/u.exec(inside)
  const subject = first ? readNameAt(inside, first[0].length)?.words : undefined
  // "In his response of 27 October, Kennedy...": the name comes right after.
  const after = /^,\s+(?=\p{Lu})/u.exec(text.slice(end, end + 6))
  const name = after ? readNameAt(text, end + after[0].length)?.words : undefined
  return {
    antecedents: [...(name ? [name] : []), ...nearest(inside)],
    earlier: nearest(window.slice(0, cut)),
    ...(subject && { subject }),
  }
}
