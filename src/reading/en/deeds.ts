/**
 * Talks and messages told by a verb and a day: "Voss called on the Secretary September 30", "you said to Petrie on the 13 April", "Mr. Rankin
 * telegraphed on December 11". Without a day within the clause they are told of and no more.
 */
import type { FoundReference, Mention } from '../reference.ts'
import { endsAsDay, readOrdinal } from './bare-days.ts'
import { readDateAt, readDateBefore, readDayInWords } from './dates.ts'
import { namesIn, readNameAt, trimLead } from './names.ts'
import { NOUN_STARTS } from './nouns.ts'
import type { Cue } from './scan.ts'

const WRITES = new Set([
  'telegraphed',
  'cabled',
  'wired',
  'wrote',
  'written',
  'emailed',
  'mailed',
  'replied',
  'answered',
])
/** Verbs that want "to", "with" or "on" before the person. */
const PREPOSITION: { readonly [verb: string]: RegExp } = {
  called: /\s+(?:(?:at\s+)?(?:his|her|their)\s+(?:own\s+)?request\s+)?(?:up)?on\s+/y,
  spoke: /\s+(?:with|to)\s+/y,
  talked: /\s+(?:with|to)\s+/y,
  conversed: /\s+with\s+/y,
  met: /\s+(?:again\s+|privately\s+|briefly\s+)?(?:with\s+)?/y,
  lunched: /\s+with\s+/y,
  dined: /\s+with\s+/y,
  conferred: /\s+with\s+/y,
  said: /\s+to\s+/y,
  discussed: /\s+(?:[^.,;:\n]{1,40}\s)?with\s+/y,
  indicated: /\s+to\s+/y,
  stated: /\s+to\s+/y,
  mentioned: /\s+to\s+/y,
  remarked: /\s+to\s+/y,
  confirmed: /\s+to\s+/y,
  replied: /\s+to\s+/y,
  wrote: /\s+(?:to\s+)?/y,
  written: /\s+(?:to\s+)?/y,
  telegraphed: /\s+(?:to\s+)?/y,
  cabled: /\s+(?:to\s+)?/y,
}
const PLAIN = /\s+/y
const SUBJECT =
  /(?:(?:^|[^\p{L}])(I|we|We|you|You|he|He|she|She|they|They)|((?:(?:\p{Lu}[\p{L}\p{M}’'-]*|Mr|Mrs|Dr|Gen|Amb|Col)\.?\s+(?:of\s+(?:the\s+)?|and\s+(?=\p{Lu}))?){0,5}\p{Lu}[\p{L}\p{M}’'-]*\.?(?:\s+\([^()]{2,30}\))?))\s+(?:(?:had|have|has|also|then|again|just|later|subsequently|personally|officially|privately|first)\s+){0,3}$/u
const OBJECT = /(?:him|her|them|me|us|you)\b/y
const ROLE: { readonly [w: string]: 'self' | 'addressee' | 'third' } = {
  i: 'self',
  we: 'self',
  me: 'self',
  us: 'self',
  you: 'addressee',
  he: 'third',
  she: 'third',
  they: 'third',
  him: 'third',
  her: 'third',
  them: 'third',
}

export function findDeeds(text: string, cues: readonly Cue[]): FoundReference[] {
  const found: FoundReference[] = []
  for (const cue of cues) {
    const r = readDeed(text, cue)
    if (r && r.start >= (found.at(-1)?.end ?? 0)) found.push(r)
  }
  return found
}

function readDeed(text: string, { at, end: verbEnd, word }: Cue): FoundReference | undefined {
  if (text.charCodeAt(at) < 97 || !mayBeSubject(text, at)) return undefined
  if (!DAYISH.test(text.slice(Math.max(0, at - 90), verbEnd + 110))) return undefined
  const clause = CLAUSE.exec(text.slice(verbEnd, verbEnd + 90))![0]
  const behind = text.slice(Math.max(0, at - 100), at)
  const line = behind.slice(behind.lastIndexOf('\n') + 1)
  const s = SUBJECT.exec(line)
  const passive = word === 'discussed' && /\b(?:was|were|been)\s+$/.test(line)
  if (!s && !passive) return undefined
  const pronoun = s?.[1] ?? /(?:^|\s)(I|We|You|He|She|They)$/.exec(s?.[2] ?? '')?.[1]
  const name =
    s?.[2] === undefined || passive || pronoun ? undefined : trimLead(s[2].replace(/\s+\([^()]*\)$/, '').trim())
  if (name === '') return undefined
  const subjectAt = s && !passive ? at - s[0].length + s[0].lastIndexOf(pronoun ?? name!) : at
  const preposition = PREPOSITION[word] ?? PLAIN
  preposition.lastIndex = verbEnd
  const gap = preposition.exec(text)
  const objectAt = gap ? verbEnd + gap[0].length : verbEnd
  OBJECT.lastIndex = objectAt
  const person = gap && OBJECT.exec(text)
  const named = gap && !person ? readNameAt(text, objectAt) : undefined
  const writes = WRITES.has(word)
  if (!person && !named && !writes && !TALKED.has(word) && word !== 'advised' && word !== 'informed') return undefined
  if (named && /^['’]s?\s/.test(text.slice(named.end, named.end + 3)) && !writes) return undefined
  const objectEnd = person ? objectAt + person[0].length : (named?.end ?? verbEnd)
  const day = dayAfter(text, objectEnd, verbEnd + clause.length) ?? dayBefore(text, subjectAt)
  LASTED.lastIndex = objectEnd
  const lasted = !day && TALKED.has(word) ? LASTED.exec(text) : null
  if (!day && !lasted) return undefined
  const start = Math.min(subjectAt, day?.start ?? subjectAt)
  const end = Math.max(day?.end ?? 0, objectEnd + (lasted?.[0].length ?? 0))
  const subject: Mention | undefined = passive
    ? undefined
    : pronoun
      ? { role: ROLE[pronoun.toLowerCase()]!, words: pronoun }
      : { role: 'named', words: name! }
  const object: Mention | undefined = person
    ? { role: ROLE[person[0].toLowerCase()]!, words: person[0] }
    : named
      ? { role: 'named', words: named.words }
      : undefined
  // "X called on me this morning": the paper itself is the account of it.
  const own = subject?.role === 'self' || object?.role === 'self'
  if (day?.relative === 0 && own && !writes) return undefined
  if (!lasted && !person && !named && TALKED.has(word)) return undefined
  // Two who are not parties to this paper told only by "he" and "him" say too little.
  if (subject?.role === 'third' && (!object || object.role === 'third')) return undefined
  return {
    start,
    end,
    words: text.slice(start, end),
    kind: writes ? 'message' : 'talk',
    noun: word,
    indefinite: true,
    ...(subject && { author: subject }),
    ...(object && { addressee: object }),
    ...(day && { date: day }),
    use: 'cites',
    nearby: namesIn(text.slice(start, end)).slice(0, 6),
  }
}

/** "We conversed for about fifteen minutes", "I talked with Lund for two hours": how long tells of one talk as a day does. */
const TALKED = new Set(['talked', 'spoke', 'conversed', 'conferred'])
const LASTED =
  /\s+(?:(?:together|privately|alone|there|here)\s+)?for\s+(?:(?:about|some|nearly|almost|over|more\s+than|at\s+least|only)\s+)?(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|half\s+an|\d{1,2})\s+){1,2}(?:and\s+a\s+half\s+)?(?:minutes?|hours?)\b/y

/** To the end of the clause: a full stop that belongs to "Mr." ends none. */
const CLAUSE = /^(?:[^.;:\n]|(?<=\b(?:Mr|Mrs|Dr|Gen|Col|Amb|Sen|Gov|[A-Z]|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec))\.)*/
/** A figure or a word that days are told with. */
const DAYISH = /\d|day|night|morning|afternoon|evening|week|month|minute|hour|\bago\b|teenth|tieth|(?:twenty|thirty)-/

/** Is the word before one that may end a subject? Asked before anything dearer. */
function mayBeSubject(text: string, at: number): boolean {
  let i = at
  while (i > 0 && text.charCodeAt(i - 1) <= 32) i--
  if (i === at || i === 0) return false
  const end = i
  while (i > 0 && text.charCodeAt(i - 1) > 32) i--
  const c = text.charCodeAt(i)
  return (c >= 65 && c <= 90) || c > 0xbf || c === 40 || SMALL.has(text.slice(i, end))
}

const SMALL = new Set(
  'we you he she they was were been had have has also then again just later subsequently personally officially privately first'.split(
    ' ',
  ),
)

const BEFORE_DAY = /(?:,?\s*\(?(?:on\s+|of\s+)?|\s+at\s+\d[\d:]*\s*(?:[ap]\.?m\.?)?,?\s+(?:on\s+)?)/y

/** A day right behind, or behind a few words of the same clause. */
function dayAfter(text: string, from: number, to: number) {
  let i = from
  for (let step = 0; step < 7 && i < to; step++) {
    BEFORE_DAY.lastIndex = i
    const gap = BEFORE_DAY.exec(text)
    const at = i + (gap?.[0].length ?? 0)
    const day =
      at > i && at < to + 30
        ? (readDateAt(text, at) ?? readOrdinal(text, at) ?? (step === 0 ? readDayInWords(text, at) : undefined))
        : undefined
    // "on the 3rd floor".
    if (day?.day !== undefined && !day.month && day.monthsAway === undefined && !endsAsDay(text, day.end))
      return undefined
    if (day && (day.day !== undefined || day.relative !== undefined || day.weekday !== undefined)) return day
    const word = /\s*[\p{L}\p{M}’'.-]+/uy
    word.lastIndex = i
    const w = word.exec(text)
    // Another clause begins, or a paper to which the day belongs.
    if (
      !w ||
      (NOUN_STARTS.has(w[0].trim().toLowerCase()) && !/minutes/.test(w[0])) ||
      /^\s*(?:that|which|who|and|but|if|whether|when|as|because|to)$/.test(w[0])
    )
      return undefined
    i += w[0].length
  }
  return undefined
}

/** "On July 25, Mr. Hoover replied": the day stands before. */
function dayBefore(text: string, at: number) {
  const lead = text.slice(Math.max(0, at - 44), at)
  const comma = /,?\s+$/.exec(lead)
  if (!comma) return undefined
  // "On 3 May 2011, at 14:22, Jon Berg wrote:"
  const hour = /,?\s+(?:at\s+)?\d{1,2}:\d{2}(?:\s*[AP]M)?$/i.exec(lead.slice(0, comma.index))
  const head = lead.slice(0, hour ? hour.index : comma.index)
  if (
    !/\d(?:st|nd|rd|th)?$|day$|night$|ago$/.test(head) ||
    !/(?:^|[.;:\n]["”’)]?\s*|\b)(?:On|on|Yesterday|yesterday|Last|last|[Aa]bout|\p{Lu}?\p{Ll}+\s+\p{Ll}+\s+ago)\s*[^.;:\n]{0,26}$/u.test(
      head,
    )
  )
    return undefined
  const end = at - lead.length + head.length
  return readDateBefore(`${text.slice(0, end)} `, Math.max(0, end - 40), end + 1)
}
