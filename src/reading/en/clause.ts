/**
 * The verb that brings a paper in, before its noun: "General Voss sent Lindqvist [a letter]", "he was handed [a paper]", "I enclose
 * [a copy of the report]". Says who gave it and who got it, as far as the clause does.
 */
import type { FoundDate, Mention } from '../reference.ts'
import { readDateAt, readDateBefore } from './dates.ts'
import { isNobody } from './words.ts'

/** wrote: the subject is its author; made: so too, but what is made or given may be no paper. gave: it passes through the subject's hands. got: the subject has it. spoke: it is spoken of. */
export type Verb = 'wrote' | 'made' | 'gave' | 'got' | 'has' | 'encloses' | 'spoke'

export interface Bringing {
  readonly verb: Verb
  readonly giver?: Mention
  readonly receiver?: Mention
  readonly date?: FoundDate
  /** "would like to have": it has not come about. */
  readonly wished?: boolean
}

const VERBS = new Map<string, Verb>()
const of = (verb: Verb, words: string) => {
  for (const w of words.split(/\s+/)) VERBS.set(w, verb)
}
of(
  'wrote',
  `send sends sending sent wrote writes writing written write drafted drafting draft drafts prepared preparing prepare submitted
  submitting submits submit dispatched dispatching despatched despatching address addressed addressing draw drew drawn drawing wired cabled telegraphed issued
  transmitted transmitting transmit forwarded forwarding forward initiated released`,
)
of('made', 'made make makes making give gives gave given giving')
of(
  'gave',
  `handed handing hand hands left leave leaving showed shown show showing read reads reading distributed
  circulated tabled presented presenting presents present delivered delivering deliver brought bring bringing passed passing produced
  produces carried carrying carry introduced introducing published dictated approved approving signed signing cleared initialed initialled provide provided provides providing supplied supplying furnished furnishing communicated`,
)
of('got', 'received receiving receives receive got obtained seen acknowledged acknowledge')
of('has', 'has have had having')
of('encloses', 'enclose encloses enclosed enclosing attach attaches attached attaching append appended annex annexed')
of(
  'spoke',
  `reported reports recalled recalls mentioned mentions summarized summarised summarizes described describes recounted related
  discussed consider considered considering suggest suggested suggesting propose proposed recommend recommended referred refers refer referring held holding concerning regarding after following during`,
)

const BETWEEN = new Set(
  `the a an me us him her them you back over up in out off on to of also today yesterday herewith hereto just then only there
  earlier copy copies text texts translation summary extracts extract from with both
  minister ambassador secretary president chairman consul general governor commissioner director`.split(/\s+/),
)
const AROUND_VERB = new Set(
  `had has have having will would shall should could can may might must was were is are am be been being just also then now soon already recently
  subsequently later today yesterday personally again to going never not did do does`.split(/\s+/),
)
const WISH = /\b(?:to|will|would|should|could|may|might|can|shall|must|please|not)\s+(?:\w+\s+)?$/
const PASSIVE = new Set(['was', 'were', 'been', 'being', 'is', 'are', 'be'])
const ROLES: { readonly [word: string]: 'self' | 'addressee' | 'third' } = {
  I: 'self',
  we: 'self',
  We: 'self',
  me: 'self',
  us: 'self',
  you: 'addressee',
  You: 'addressee',
  he: 'third',
  He: 'third',
  she: 'third',
  She: 'third',
  they: 'third',
  They: 'third',
  him: 'third',
  her: 'third',
  them: 'third',
}

interface Token {
  readonly start: number
  readonly end: number
  readonly word: string
}

/** The word that ends before `end`, over white space only; nothing where punctuation stands between. */
function wordBack(text: string, end: number): Token | undefined {
  let e = end
  let breaks = 0
  while (e > 0 && text.charCodeAt(e - 1) <= 32) if (text.charCodeAt(--e) === 10) breaks++
  if (e === end || breaks > 1) return undefined
  let b = e
  while (b > 0 && inWord(text.charCodeAt(b - 1))) b--
  return b === e ? undefined : { start: b, end: e, word: text.slice(b, e) }
}

function inWord(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    c > 0xbf ||
    (c >= 48 && c <= 57) ||
    c === 45 ||
    c === 39 ||
    c === 0x2019 ||
    // The full stop of "Mr." belongs to its word; one that ends a sentence is found by who comes before it.
    c === 46
  )
}

const TITLE = /^(?:Mr|Mrs|Dr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Sen|Gov|Prof|[A-Z])\.$/

const isName = (w: string) => {
  const c = w.charCodeAt(0)
  return ((c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde)) && (TITLE.test(w) || !w.endsWith('.')) && !isNobody(w)
}

/** The verb before the phrase that begins at `start`, if nothing but the receiver and small words stands between. */
export function readBringing(text: string, start: number): Bringing | undefined {
  let end = start
  let receiver: Mention | undefined
  let nameFrom = -1
  let nameTo = -1
  let said: FoundDate | undefined
  for (let step = 0; step < 9; step++) {
    const t = wordBack(text, end)
    if (!t) return undefined
    const low = t.word.toLowerCase()
    const verb = VERBS.get(low)
    // "the Secretary sent": a verb in small letters, or one that begins the sentence.
    if (verb && (t.word === low || step < 4)) {
      if (t.word !== low && verb === 'has') return undefined
      if (nameFrom >= 0) receiver = { role: 'named', words: text.slice(nameFrom, nameTo).replace(/\s+/g, ' ') }
      const lead = text.slice(Math.max(0, t.start - 24), t.start)
      // "have not received an answer": none has come.
      if (/\b(?:not|never|without)\s+(?:(?:yet|been|as yet)\s+)?$/.test(lead)) return undefined
      const wished = verb === 'has' && WISH.test(lead)
      return {
        verb,
        ...(wished && { wished }),
        ...(receiver && { receiver }),
        ...(said && { date: said }),
        ...readSubject(text, t.start, verb),
      }
    }
    if ((low === 'is' || low === 'are') && step < 3) {
      end = t.start
      continue
    }
    if (low === 'today' || low === 'yesterday') said = readDateAt(text, t.start)
    const role = ROLES[t.word]
    if (role && low !== 'i' && low !== 'he' && low !== 'they' && low !== 'we') receiver = { role, words: t.word }
    else if (isName(t.word)) {
      if (nameTo < 0) nameTo = t.end
      nameFrom = t.start
    } else if (!BETWEEN.has(low)) return undefined
    end = t.start
  }
  return undefined
}

/** Who is before the verb, over "had just", and on which day: "Voss on May 3 had sent". */
function readSubject(
  text: string,
  verbAt: number,
  verb: Verb,
): { giver?: Mention; receiver?: Mention; date?: FoundDate } {
  let end = verbAt
  let passive = false
  let t: Token | undefined
  for (let step = 0; step < 6; step++) {
    t = wordBack(text, end)
    if (!t || !AROUND_VERB.has(t.word)) break
    if (PASSIVE.has(t.word)) passive = true
    end = t.start
  }
  // "Petrie closed by leaving a memorandum": who closed also left it.
  if (t?.word === 'by' && /ing\s*$/.test(text.slice(t.end, t.end + 16).split(/\s/)[1] ?? '')) {
    const verb = wordBack(text, t.start)
    if (verb && /^\p{Ll}+$/u.test(verb.word)) {
      end = verb.start
      t = wordBack(text, end)
    }
  }
  if (!t) return {}
  const date = readDateBefore(text, Math.max(0, end - 40), end)
  if (date) {
    end = date.start
    t = wordBack(text, end)
    if (t && /^(?:on|in)$/.test(t.word)) {
      end = t.start
      t = wordBack(text, end)
    }
    if (!t) return { date }
  }
  const role = ROLES[t.word]
  let who: Mention | undefined
  if (role && !/^(?:me|us|him|her|them)$/.test(t.word)) who = { role, words: t.word }
  else if (isName(t.word) && !/['’]s?$/.test(t.word)) {
    let from = t.start
    for (let step = 0; step < 4; step++) {
      const more = wordBack(text, from)
      if (!more || !isName(more.word)) break
      from = more.start
    }
    who = { role: 'named', words: text.slice(from, t.end).replace(/\s+/g, ' ') }
  }
  if (!who) return date ? { date } : {}
  if (passive)
    return verb === 'gave' || verb === 'wrote' || verb === 'made' ? { receiver: who, ...(date && { date }) } : {}
  if (verb === 'got' || verb === 'has') return { receiver: who, ...(date && { date }) }
  return verb === 'spoke' ? {} : { giver: who, ...(date && { date }) }
}
