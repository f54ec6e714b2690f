/**
 * What stands before the number of a telegram, read from right to left: "Embtel", "your telegram No.", "Saigon’s", "State to Saigon",
 * "CAS Saigon critic", "Cables from Saigon Nos.".
 */
import type { Mention } from '../reference.ts'
import { isPost } from './words.ts'

export interface Lead {
  readonly start: number
  readonly author?: Mention
  readonly addressee?: Mention
  readonly series?: string
  /** The word for a telegram, in lower case, if there is one. */
  readonly noun?: string
  /** "No." or "number" stands before it. */
  readonly counted?: boolean
  /** A post and nothing else stands before it: "Saigon 453". */
  readonly bare?: boolean
}

/** Possessor and "tel" in one word: "Embtel", "urtels", "Reourtel". */
const JOINT =
  /^((?:re|ref)?)(emb|con|leg|dept|depcir|dep|cir|my|our|your|ur|yr)(?:c?ir|c)?(?:tels?|desp?|cirtels?|cables?|msgs?|air(?:gram)?s?)\.?$/
const JOINT_ROLES: { readonly [word: string]: Exclude<Mention['role'], 'named'> } = {
  emb: 'mission',
  con: 'mission',
  leg: 'mission',
  dep: 'department',
  dept: 'department',
  cir: 'department',
  depcir: 'department',
  my: 'self',
  our: 'self',
  your: 'addressee',
  ur: 'addressee',
  yr: 'addressee',
  his: 'third',
}
/** Such words as may stand without a number: "I agree with urtel." */
export const JOINTS = ['', 're'].flatMap((lead) =>
  ['ur', 'your', 'yr', 'my', 'our', 'emb', 'dep', 'dept'].flatMap((whose) => [
    `${lead}${whose}tel`,
    `${lead}${whose}tels`,
  ]),
)

/** Whose it is, as far as one word tells. */
export function readJoint(word: string): Mention | undefined {
  const m = JOINT.exec(word.toLowerCase())
  return m ? { role: JOINT_ROLES[m[2]!]!, words: word.slice(m[1]!.length, m[1]!.length + m[2]!.length) } : undefined
}

const NO = /^(?:nos?|numbers?|nr|nrs)\.?$/
const NOUN =
  /^(?:tel(?:egram)?s?|telegraphs?|cables?|messages?|msgs?|despatch(?:es)?|dispatch(?:es)?|desp?|airgrams?|circular|cirtels?|wires?)\.?$/
/** Nouns that with a number mean a telegram even if nobody is said to have sent it. */
const TELEGRAM = /^(?:circular|tel(?:egram)?s?|cables?|airgrams?|despatch(?:es)?|dispatch(?:es)?|cirtels?)\.?$/
const MARKS = new Set(
  `info personal urgent secret top thoughtful helpful excellent useful recent last earlier immediately preceding immediate niact priority
  confidential separate private unofficial official political commercial cipher very circular exdis limdis nodis unnumbered eyes only joint long latest two three four`.split(
    /\s+/,
  ),
)
const MENDED = /\b((?:Emb|Dep)(?=t?els?))t?els?\s*\[\s*(emb|dep)t?els?\s*\]\s*$/i
const HOUSE = /^(emb(?:assy)?|leg(?:ation)?|con(?:sulate)?|mission)(['’]s)?$/
const DEPARTMENT = /^dep(?:ar)?t(?:ment)?\.?(['’]s)?$/
/** Words that may stand before the name of a post: "See Saigon 453". */
const LEADS = new Set(
  're ref reference see per in on following also cf refer received and with the from by sent rptd repeated repeat rpt info relayed pass'.split(
    ' ',
  ),
)

interface Token {
  readonly start: number
  readonly end: number
  readonly word: string
}

function inToken(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 65 && c <= 90) ||
    (c >= 0xc0 && c <= 0x24f) ||
    c === 39 ||
    c === 0x2019 ||
    c === 46 ||
    c === 45 ||
    (c >= 48 && c <= 57)
  )
}

/** The word before `end`, over white space without a blank line. */
function wordBack(text: string, end: number): Token | undefined {
  let e = end
  let breaks = 0
  for (let c = text.charCodeAt(e - 1); e > 0 && (c <= 32 || c === 160); c = text.charCodeAt(--e - 1))
    if (c === 10 && ++breaks > 1) return undefined
  let b = e
  while (b > 0 && inToken(text.charCodeAt(b - 1))) b--
  return b === e || e === end ? undefined : { start: b, end: e, word: text.slice(b, e) }
}

const isCapital = (w: string) => {
  const c = w.charCodeAt(0)
  return (c >= 65 && c <= 90) || (c >= 0xc0 && c <= 0xde)
}
/** A name ends where a sentence did: "arrived. Saigon 453". */
const endsSentence = (w: string) => /[\p{L}]{4,}\.$/u.test(w)

/**
 * The lead before the number that begins at `at`, or nothing if these words send no telegram. `isSeries` knows the series of the trade
 * and of the file.
 */
export function readLead(text: string, at: number, isSeries: (word: string) => boolean): Lead | undefined {
  const end = text[at - 1] === '[' || text[at - 1] === '#' ? at - 1 : at
  if (text[end - 1] !== ' ' && end === at && text.charCodeAt(end - 1) > 32 && text.charCodeAt(end - 1) !== 160)
    return undefined
  let t = end === at ? wordBack(text, end) : (wordBack(text, end) ?? wordTouching(text, end))
  // "telegram, 1083": a comma may stand after the noun only.
  if (!t) {
    const comma = text.slice(Math.max(0, at - 3), at).trimEnd()
    if (!comma.endsWith(',')) return undefined
    const i = text.lastIndexOf(',', at)
    const noun = wordTouching(text, i)
    if (!noun || !NOUN.test(noun.word.toLowerCase())) return undefined
    t = noun
  }
  let start = at
  let counted = text[at - 1] === '#'
  let noun: string | undefined
  let series: string | undefined
  const step = (from: Token) => {
    start = from.start
    return wordBack(text, from.start)
  }
  if (NO.test(t.word.toLowerCase())) {
    counted = true
    t = step(t)
  }
  const marks: Token[] = []
  while (t) {
    const low = t.word.toLowerCase()
    if (NOUN.test(low)) noun ??= low.replace(/\.$/, '')
    else if (!MARKS.has(low)) break
    marks.push(t)
    t = step(t)
  }
  const said = () => ({
    start,
    ...(noun && { noun }),
    ...(series && { series }),
    ...(counted && { counted }),
  })
  const alone = (): Lead | undefined => {
    // Marks alone, "last 42", send nothing; the span begins with the noun.
    const first = marks.findLast((m) => NOUN.test(m.word.toLowerCase()))
    if (series) return said()
    if (!noun || !first || !(TELEGRAM.test(noun) || counted)) return undefined
    return { ...said(), start: first.start }
  }
  if (!t) {
    // "Embtel [Deptel] 1354": the editors put it right.
    const mended = MENDED.exec(text.slice(Math.max(0, start - 40), start))
    return mended
      ? {
          ...said(),
          start: start - mended[0].length,
          author: { role: JOINT_ROLES[mended[2]!.toLowerCase()]!, words: mended[1]! },
        }
      : alone()
  }
  if (!isCapital(t.word) && isSeries(t.word.toLowerCase())) {
    series = t.word.toLowerCase()
    t = step(t)
    if (!t) return said()
  }
  let low = t.word.toLowerCase()
  const joint = readJoint(t.word)
  if (joint) return { ...said(), start: t.start, author: joint }
  if (JOINT_ROLES[low] && low.length > 1 && !/^(?:emb|con|leg|dep|dept|cir|depcir)$/.test(low))
    return { ...said(), start: t.start, author: { role: JOINT_ROLES[low]!, words: t.word } }
  const own = HOUSE.exec(low)
  if (own && (own[2] || noun || low === 'emb' || low === 'embassy' || low === 'legation'))
    return { ...said(), start: t.start, author: { role: 'mission', words: t.word } }
  if (DEPARTMENT.test(low)) return { ...said(), start: t.start, author: { role: 'department', words: t.word } }
  const name = readPost(text, t, isSeries)
  if (!name) return alone()
  series ??= name.series
  start = name.start
  t = wordBack(text, start)
  low = t?.word.toLowerCase() ?? ''
  const mention: Mention | undefined = name.words ? { role: 'named', words: name.words } : undefined
  if (t && (low === 'to' || low === 'for' || low === 'sent') && !name.possessive && mention) {
    const before = wordBack(text, t.start)
    const whose = before && (low === 'sent' ? undefined : readWhose(text, before, isSeries))
    if (whose) {
      return {
        ...said(),
        ...((noun ?? whose.noun) ? { noun: noun ?? whose.noun! } : {}),
        start: whose.start,
        ...(whose.author && { author: whose.author }),
        addressee: mention,
      }
    }
    if (low === 'to' && !noun) return { ...said(), author: mention, bare: true }
  }
  if (t && low === 'from' && mention) {
    const before = wordBack(text, t.start)
    if (before && NOUN.test(before.word.toLowerCase()))
      return { ...said(), start: before.start, noun: before.word.toLowerCase(), author: mention }
  }
  const joined = t && !name.possessive ? readJoint(t.word) : undefined
  if (joined && t) return { ...said(), start: t.start, author: joined, ...(mention && { addressee: mention }) }
  // "your DIASO 34783": whose, and the series.
  if (t && name.series && !name.possessive && JOINT_ROLES[low] && /^(?:my|our|your|ur|yr|his)$/.test(low))
    return { ...said(), start: t.start, author: { role: JOINT_ROLES[low]!, words: t.word } }
  return {
    ...said(),
    ...(mention && { author: name.loose ? { ...mention, loose: true } : mention }),
    ...(!noun && !counted && !name.possessive && !name.series && { bare: true }),
  }
}

function wordTouching(text: string, end: number): Token | undefined {
  let b = end
  while (b > 0 && inToken(text.charCodeAt(b - 1))) b--
  return b === end ? undefined : { start: b, end, word: text.slice(b, end) }
}

/** Before "to Saigon": "Embtel", "your telegram", "State". */
function readWhose(
  text: string,
  first: Token,
  isSeries: (word: string) => boolean,
): { start: number; author?: Mention; noun?: string } | undefined {
  let t: Token | undefined = first
  let noun: string | undefined
  let start = first.start
  while (t && (NOUN.test(t.word.toLowerCase()) || MARKS.has(t.word.toLowerCase()))) {
    if (NOUN.test(t.word.toLowerCase())) {
      noun ??= t.word.toLowerCase()
      start = t.start
    }
    t = wordBack(text, t.start)
  }
  if (t) {
    const low = t.word.toLowerCase()
    const joint = readJoint(t.word)
    if (joint) return { start: t.start, author: joint, noun: 'tel' }
    if (/^(?:my|our|your|ur|yr|his)$/.test(low) && noun)
      return { start: t.start, author: { role: JOINT_ROLES[low]!, words: t.word }, noun }
    if (DEPARTMENT.test(low))
      return { start: t.start, author: { role: 'department', words: t.word }, ...(noun && { noun }) }
    const name = isCapital(t.word) ? readPost(text, t, isSeries) : undefined
    if (name?.words) return { start: name.start, author: { role: 'named', words: name.words }, ...(noun && { noun }) }
  }
  return noun ? { start, noun } : undefined
}

interface Post {
  readonly start: number
  readonly words: string
  readonly possessive: boolean
  readonly series?: string
  readonly loose?: boolean
}

/** Houses whose numbers are a series of their own, and that are senders too. */
const HOUSES = /^(?:CAS|JCS|MACV?|CINCPAC)$/

/** The post or series that ends with this word: "Saigon", "CAS Saigon", "Embassy Saigon", "MAGCH", "Secto". */
function readPost(text: string, last: Token, isSeries: (word: string) => boolean): Post | undefined {
  if (!isCapital(last.word)) return undefined
  const possessive = /['’]s?$/.test(last.word)
  const bare = last.word.replace(/['’]s?$/, '').replace(/\.$/, '')
  if (last.word.endsWith('.') || (bare.length < 2 && !possessive)) return undefined
  if (LEADS.has(last.word.toLowerCase()) && last.word !== last.word.toUpperCase()) return undefined
  const known =
    !possessive && isSeries(bare.toLowerCase().replace(/s$|tel$/, ''))
      ? bare.toLowerCase().replace(/tel$/, '')
      : undefined
  const series = known && !isSeries(known) && known.endsWith('s') ? known.slice(0, -1) : known
  if (series && !HOUSES.test(bare)) {
    // "CAP 63516"; "Secto 42". What stands before it may be the house: "CAS Saigon critic".
    return { start: last.start, words: '', possessive, series }
  }
  if (!isPost(last.word)) return undefined
  let { start } = last
  let words = bare
  let houses = HOUSES.test(bare)
  for (let step = 0; step < 2; step++) {
    const before = wordBack(text, start)
    if (!before || !isCapital(before.word) || endsSentence(before.word)) break
    if (LEADS.has(before.word.toLowerCase().replace(/[.:]$/, '')) && before.word !== before.word.toUpperCase()) break
    if (/['’]s?$/.test(before.word) || readJoint(before.word)) break
    if (!isPost(before.word) || /\.$/.test(before.word)) {
      // "President Kennedy 35", "Mr. Voss 12", "July Saigon 3": none of these is a post with its number.
      return isTitle(before.word) && !possessive
        ? undefined
        : { start, words, possessive, ...(houses && series && { series }) }
    }
    start = before.start
    words = text
      .slice(start, last.end)
      .replace(/['’]s?$/, '')
      .replace(/\s+/g, ' ')
    if (HOUSES.test(before.word)) houses = true
  }
  const house = HOUSES.exec(words.split(' ')[0]!)
  return {
    start,
    words,
    possessive,
    ...(house && { series: house[0].toLowerCase(), loose: true }),
  }
}

const isTitle = (w: string) =>
  /^(?:Mr|Mrs|Dr|Gen|General|Col|Colonel|President|Secretary|Minister|Chairman|Public|Article)\.?$/.test(w)
