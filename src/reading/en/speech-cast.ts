/**
 * The cast of a dialogue: persons by the names a narrative uses for them. "Parson Tringham" and "the parson" are one, "Mr. Bennet" and
 * "Mrs. Bennet" two. Whether somebody is he or she is told by titles, and by the pronouns that follow the name.
 */
import type { Span } from '../reference.ts'
import { FEMALE, HER_NAMES, HIS_NAMES, MALE, NOBODY } from './speech-words.ts'

export interface Person {
  readonly id: number
  /** The fullest name so far. */
  name: string
  readonly tokens: Set<string>
  gender: 'm' | 'f' | undefined
  title: string | undefined
  he: number
  she: number
  /** How often the narrative names them, and how often they are said to speak. */
  seen: number
  spoke: number
}

/** Somebody who can speak, as far as the text shows: named by a style, followed by "he" or "she", or seen to speak. */
export function canSpeak(p: Person): boolean {
  return p.spoke > 0 || p.title !== undefined || p.gender !== undefined || p.he + p.she > 0
}

export interface Sighting {
  readonly at: number
  readonly person: Person
  /** It begins a sentence: most likely its subject. */
  readonly subject: boolean
}

export interface Cast {
  readonly persons: Person[]
  readonly sightings: Sighting[]
  readonly byToken: Map<string, Person[]>
}

const TITLE = /^(mr|mrs|miss|ms|sir|lady|lord|dr|doctor|aunt|uncle|master|captain|madame|monsieur|judge|parson|old)\.?$/
const DROP = new Set(
  'the a an his her my our their your its old young little poor dear good said of with in from and at this that one two other'.split(
    ' ',
  ),
)
const SUFFIX = /^(?:jr|sr|esq)\.?$/

function tokensOf(words: string): string[] {
  return words
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .split(/[^\p{L}-]+/u)
    .filter((w) => w.length > 1 && !DROP.has(w) && !SUFFIX.test(w))
}

function genderOf(words: string): 'm' | 'f' | undefined {
  const rest = words.toLowerCase().replace(/^(?:(?:the|a|an|his|her|my|our|their|old|young|little|poor|dear)\s+)+/, '')
  if (FEMALE.test(rest)) return 'f'
  if (MALE.test(rest)) return 'm'
  const given = rest.split(/[\s.]+/)[0]!
  if (HIS_NAMES.has(given)) return 'm'
  if (HER_NAMES.has(given)) return 'f'
  const head =
    rest
      .split(/\s+(?:with|of|in|from|at)\s+/)[0]!
      .split(/\s+/)
      .at(-1) ?? ''
  return FEMALE.test(head) || /(?:woman|lady|girl|wife|ess)$/.test(head)
    ? 'f'
    : MALE.test(head) || /(?:man|boy|gentleman)$/.test(head)
      ? 'm'
      : undefined
}

/** The person these words mean, added if nobody of the cast bears them. */
export function personNamed(cast: Cast, words: string): Person | undefined {
  const tokens = tokensOf(words)
  if (tokens.length === 0) return undefined
  const named =
    /^(?:the\s+)?\p{Lu}/u.test(words) && !/^(?:The|A|An|His|Her|My|Our|Their|Old|Young)\s+\p{Ll}/u.test(words)
  const title = named ? TITLE.exec(words.split(/\s+/)[0]!.toLowerCase())?.[1] : undefined
  const gender = genderOf(words)
  const head = named
    ? tokens.at(-1)!
    : (tokensOf(words.split(/\s+(?:with|of|in|from|at|who)\s+/)[0]!).at(-1) ?? tokens[0]!)
  const sharing = (cast.byToken.get(head) ?? []).filter((p) => agree(p, gender, title))
  const first =
    named && tokens.length > 1
      ? (cast.byToken.get(tokens[0]!) ?? []).filter((p) => agree(p, gender, title) && !TITLE.test(tokens[0]!))
      : []
  const known =
    first.find((p) => p.tokens.has(head)) ??
    sharing.find((p) => compatible(p, tokens, named)) ??
    (first.length === 1 && first[0]!.tokens.size === 1 ? first[0] : undefined)
  if (known) {
    for (const t of tokens) learn(cast, known, t)
    if (named && (words.length > known.name.length || !/^\p{Lu}/u.test(known.name))) known.name = words
    known.gender ??= gender
    known.title ??= title
    return known
  }
  const person: Person = {
    id: cast.persons.length,
    name: words,
    tokens: new Set(),
    gender,
    title,
    he: 0,
    she: 0,
    seen: 0,
    spoke: 0,
  }
  cast.persons.push(person)
  for (const t of tokens) learn(cast, person, t)
  return person
}

function agree(p: Person, gender: Person['gender'], title: string | undefined): boolean {
  if (p.gender && gender && p.gender !== gender) return false
  return !(
    p.title &&
    title &&
    p.title !== title &&
    /^(?:mrs|miss|mr|lady|sir|lord)$/.test(p.title) &&
    /^(?:mrs|miss|mr|lady|sir|lord)$/.test(title)
  )
}

/** "Jane Bennet" is not "Mary Bennet". */
function compatible(p: Person, tokens: readonly string[], named: boolean): boolean {
  if (!named) return true
  const own = tokens.filter((t) => !TITLE.test(t))
  const theirs = [...p.tokens].filter((t) => !TITLE.test(t))
  return (
    own.length < 2 ||
    theirs.length < 2 ||
    own[0] === theirs[0] ||
    theirs.every((t) => own.includes(t)) ||
    own.every((t) => theirs.includes(t)) ||
    !/^\p{Lu}/u.test(p.name)
  )
}

function learn(cast: Cast, person: Person, token: string): void {
  if (person.tokens.has(token)) return
  person.tokens.add(token)
  const list = cast.byToken.get(token)
  if (list) list.push(person)
  else cast.byToken.set(token, [person])
}

const SIGHT =
  /(?<![\p{L}’'-])(?:(?:(?:Mr|Mrs|Ms|Dr|St)\.\s+)?\p{Lu}[\p{L}’-]+(?:\s+(?:(?:Mr|Mrs|Ms|Dr|St)\.\s+|\p{Lu}\.\s+)?\p{Lu}[\p{L}’-]+){0,3}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Oo]ur|[Tt]heir)\s+(?:\p{Ll}[\p{L}-]+\s+){0,2}?(?:man|woman|girl|boy|lady|gentleman|mother|father|sister|brother|aunt|uncle|wife|husband|daughter|son|cousin|nurse|doctor|parson|captain|stranger|officer|soldier|old man|servant|master|mistress|clergyman|judge|keeper|driver|visitor|guest|host|child|lad|fellow|priest|clerk|cook|maid|butler|landlady|landlord|farmer|sailor|guide|prisoner|teacher|editor|narrator)(?:-\p{Ll}+)?)(?![\p{L}’'-]*\p{L})/gu

const AMID = /(?<=[\p{Ll},;]\s)\p{Lu}[\p{L}’-]+/gu
const NOT_PERSONS =
  /^(?:Chapter|Street|London|England|Paris|America|Sunday|Monday|English|French|American|German|Christian|Heaven|God|Lord|Church|House|Hall|Park|Mr|Mrs|York|New York|Boston|Rome|India|Europe|Indian|Spanish|Irish)$/

const NOT_THERE = /\b(?:of|like|as|for|than|not|be|is|was|are|were)\s+$/

/** Everybody whom the narrative (what is not quoted) names, with the places. */
export function assemble(text: string, quotes: readonly Span[], sentences: readonly number[]): Cast {
  const cast: Cast = { persons: [], sightings: [], byToken: new Map() }
  // A capital in the middle of a sentence makes a name; one that only begins sentences does not.
  const names = new Set([...text.matchAll(AMID)].map((m) => m[0]))
  let [q, s] = [0, 0]
  for (const m of text.matchAll(SIGHT)) {
    const at = m.index
    while (q < quotes.length && quotes[q]!.end <= at) q++
    if (quotes[q] && quotes[q]!.start <= at) continue
    while (s + 1 < sentences.length && sentences[s + 1]! <= at) s++
    let words = m[0].replace(/[’']s?$/, '')
    let lead = words.split(/\s+/)[0]!
    while (
      /^\p{Lu}/u.test(lead) &&
      NOBODY.has(lead.toLowerCase()) &&
      !/^(?:Mr|Mrs|Miss|Ms|Dr|Lord|Lady|Sir)\.?$/.test(lead) &&
      /\s\p{Lu}/u.test(words)
    ) {
      words = words.slice(lead.length).trimStart()
      lead = words.split(/\s+/)[0]!
    }
    if (/^\p{Lu}/u.test(words) && !/\s/.test(words) && (NOBODY.has(words.toLowerCase()) || NOT_PERSONS.test(words)))
      continue
    if (
      /^\p{Lu}/u.test(words) &&
      !names.has(words.split(/\s+/)[0]!) &&
      !/^(?:The|An?|His|Her|My|Our|Their)\s|\s\p{Lu}/u.test(words)
    )
      continue
    if (/\b(?:kind|sort|hand|name|house|voice|eyes) of\b/.test(words)) continue
    // "In want of a wife", "like a servant": said of nobody who is there.
    if (/^an?\s/i.test(words) && NOT_THERE.test(text.slice(Math.max(0, at - 8), at))) continue
    const person = personNamed(cast, words)
    if (!person) continue
    person.seen++
    cast.sightings.push({ at, person, subject: at - sentences[s]! < 12 && words.length === m[0].length })
    // The pronoun after a name that begins its sentence is mostly its own; elsewhere it may be another's.
    const pronoun = /\b(he|his|him|she|her|hers)\b/i
      .exec(text.slice(at + m[0].length, at + m[0].length + 60))?.[1]
      ?.toLowerCase()
    const weight = at - sentences[s]! < 12 ? 3 : 1
    if (pronoun === 'he' || pronoun === 'his' || pronoun === 'him') person.he += weight
    else if (pronoun) person.she += weight
  }
  for (const p of cast.persons)
    p.gender ??= (genderOf(p.name) ?? p.he > p.she * 1.5) ? 'm' : p.she > p.he * 1.5 ? 'f' : undefined
  return cast
}
