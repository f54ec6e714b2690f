/** Nouns of the trade: what kind of paper each means, and how much must be said with it before it means one paper. */
import type { ReferenceKind } from '../reference.ts'

/**
 * How much a noun says by itself. `paper`: a name, a day or a number is enough. `matter`: what a paper contains ("recommendation"),
 * for which somebody must stand. `courtesy`: what a letter pays ("congratulations"), for which it must be thanked or answered.
 * `occasion`: a talk that is often only spoken of ("luncheon", "call"). `sheet`: what is only an enclosure ("map", "list").
 */
export type Weight = 'paper' | 'matter' | 'courtesy' | 'occasion' | 'sheet'

export interface Noun {
  readonly kind: ReferenceKind
  readonly plural: boolean
  readonly weight: Weight
}

const PAPERS: { readonly [kind in ReferenceKind]?: string } = {
  letter: 'letter, letr, ltr',
  note: 'note, note verbale, aide-mémoire, aide-memoire, aide mémoire, aide memoire, démarche',
  message: 'message, msg, communication, appeal, email, mail, fax',
  telegram: 'telegram, tel, cable, cablegram, wire, ciphergram, airgram',
  report: 'despatch, dispatch, report, study, white paper, desp',
  memorandum: 'memorandum, memoranda, memo',
  talk: 'memcon, record, minutes, conversation, talk, discussion, interview, meeting, conference, telecon, telcon',
  answer: 'reply, response, answer, rejoinder',
  statement: 'statement, declaration, proclamation, communiqué, communique, press release, press conference, testimony',
  broadcast: 'speech, address, broadcast',
  document: 'paper, document, list, talking paper, briefing paper',
  draft: 'draft',
  proposal: 'proposal, offer',
  resolution: 'resolution',
  agreement: 'agreement, protocol',
  estimate: 'estimate',
  instruction: 'instructions, instruction, directive',
}
const MATTERS: { readonly [kind in ReferenceKind]?: string } = {
  proposal: 'recommendation, suggestion, request, initiative',
  message: 'query, inquiry, enquiry',
  statement: 'announcement, presentation',
  report: 'analysis, assessment, appraisal, summary, article',
  estimate: 'judgment, judgement',
  document: 'plan, program, programme, submission',
}
const COURTESIES: { readonly [kind in ReferenceKind]?: string } = {
  message:
    'greetings, congratulations, felicitations, condolences, sympathy, good wishes, considerations, view, thoughts, comments, invitation',
}
const OCCASIONS: { readonly [kind in ReferenceKind]?: string } = {
  talk: 'luncheon, lunch, dinner, briefing, call, telephone call, phone call, audience, consultation, session, visit',
}
const SHEETS: { readonly [kind in ReferenceKind]?: string } = {
  document:
    'map, chart, clipping, agenda, outline, table, schedule, transcript, translation, text, copy, talking points, questionnaire',
}

const NOUNS = new Map<string, Noun>()

function add(words: { readonly [kind in ReferenceKind]?: string }, weight: Weight): void {
  for (const [kind, list] of Object.entries(words) as [ReferenceKind, string][])
    for (const noun of list.split(/,\s*/)) {
      if (!NOUNS.has(noun) || weight === 'paper') NOUNS.set(noun, { kind, plural: noun === 'memoranda', weight })
      const many = pluralOf(noun)
      if (many) NOUNS.set(many, { kind, plural: true, weight })
    }
}

function pluralOf(noun: string): string | undefined {
  if (noun === 'analysis') return 'analyses'
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (/[sx]$|ch$/.test(noun)) return /s$/.test(noun) ? undefined : `${noun}es`
  return /a$/.test(noun) ? undefined : `${noun}s`
}

add(SHEETS, 'sheet')
add(OCCASIONS, 'occasion')
add(COURTESIES, 'courtesy')
add(MATTERS, 'matter')
add(PAPERS, 'paper')
// "the five points", "fourteen points": terms that go by their number.
for (const n of ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'fourteen'])
  NOUNS.set(`${n} points`, { kind: 'statement', plural: false, weight: 'paper' })

const words = [...NOUNS].filter(([, n]) => n.weight === 'paper').map(([w]) => w)
/** The nouns that mean a paper by themselves, longest first, as a part of a pattern. */
export const KIND_NOUNS = words.sort((a, b) => b.length - a.length).join('|')

/** What a noun as written means. Words it does not know are documents. */
export function kindOf(noun: string): Noun {
  return NOUNS.get(noun.toLowerCase().replace(/\s+/g, ' ')) ?? { kind: 'document', plural: false, weight: 'paper' }
}

/** First words of nouns, with the rests that may follow, the longest first. */
const FIRSTS = new Map<string, string[]>()
for (const noun of NOUNS.keys()) {
  const [first, rest] = split(noun)
  FIRSTS.set(
    first,
    [...(FIRSTS.get(first) ?? []), rest].sort((a, b) => b.length - a.length),
  )
}

function split(noun: string): [string, string] {
  const at = /[^\p{L}]/u.exec(noun)?.index ?? noun.length
  return [noun.slice(0, at), noun.slice(at)]
}

export interface FoundNoun extends Noun {
  readonly at: number
  readonly end: number
  readonly word: string
}

/** The noun whose first word stands in the lower-case text at [start, end), if one does. Spaces in it may be line ends. */
export function nounAt(low: string, start: number, end: number, first: string): FoundNoun | undefined {
  const rests = FIRSTS.get(first)
  const e = first.startsWith('mail') && E.test(low.slice(Math.max(0, start - 3), start))
  if (!rests || (low.charCodeAt(start - 1) === 45 && !e)) return undefined
  for (const rest of rests) {
    const stop = rest === '' ? end : restAt(low, end, rest)
    if (stop === undefined || continues(low, stop)) continue
    const word = rest === '' ? first : first + rest
    const { kind, plural, weight } = NOUNS.get(word)!
    return { kind, plural, weight, at: e ? start - 2 : start, end: stop, word: e ? `e-${word}` : word }
  }
  return undefined
}

/** "e-mail". */
const E = /(?:^|[^\p{L}\d])e-$/u

function restAt(low: string, at: number, rest: string): number | undefined {
  if (rest[0] !== ' ') return low.startsWith(rest, at) ? at + rest.length : undefined
  let i = at
  while (low.charCodeAt(i) === 32 || low.charCodeAt(i) === 10 || low.charCodeAt(i) === 160) i++
  return i > at && low.startsWith(rest.slice(1), i) ? i + rest.length - 1 : undefined
}

/** Does a word go on here? "reportedly", "note-taker". */
function continues(low: string, at: number): boolean {
  const c = low.charCodeAt(at)
  if ((c >= 97 && c <= 122) || (c >= 0xe0 && c <= 0xff)) return true
  const next = low.charCodeAt(at + 1)
  return (c === 45 || c === 0x2011) && next >= 97 && next <= 122
}

/** Words with which a noun of the trade may begin. */
export const NOUN_STARTS: ReadonlySet<string> = new Set(FIRSTS.keys())
