/**
 * Stances suggested from what was said: statements that accept, refuse or propose something that is an option of an issue. They are
 * suggestions (ruling 1): none is in the matrix, a package or a model until a person enters it.
 *
 *     Ben's telegram: "Ana formally refused to meet in Vienna."   →   Ana rejects where/vienna, formal, as Ben tells it
 *
 * What is left out is told with its reason: somebody's expectation is not the stance, silence endorses nothing, and what is denied
 * in words, or said by nobody in particular, is for a person to read.
 */
import type { Collation } from '../collation/collate.ts'
import { type Attribution, type FoundStatement, findStatements, sayAttribution } from '../collation/statements.ts'
import type { StanceRules } from '../reading/language.ts'
import { keepersLanguage, languageOf } from '../reading/languages.ts'
import { dateOf, nameOf, type Paper, type Record, type Stance, type Statement, textOf } from '../record/record.ts'
import type { Passage } from '../record/said.ts'
import { quote } from '../record/text.ts'
import { before, readWhen, type When } from '../record/when.ts'
import { EXPECTING, makeMatrix, sameDay, sideFinder } from './matrix.ts'
import { indexOptions, type NamedOption, optionsIn } from './name-options.ts'

export interface StanceSuggestion {
  /** Of its statement and option: "telegram#12-30 where/vienna". */
  readonly id: string
  readonly issue: string
  /** As it would be entered. */
  readonly stance: Stance
  /** What was said, as far as it is about the option. */
  readonly words: string
  /** Why it is suggested, and where each part of it comes from. */
  readonly why: readonly string[]
  /** If all that is suggested were entered, would it count? Otherwise another stance outranks it. */
  readonly counts: boolean
}

/** A passage that speaks of an option and gives no stance. */
export interface LeftOut {
  readonly issue: string
  readonly option: string
  readonly who: string
  readonly words: string
  readonly paper?: string
  readonly span?: readonly [number, number]
  readonly why: string
}

export interface SuggestedStances {
  readonly suggestions: readonly StanceSuggestion[]
  readonly leftOut: readonly LeftOut[]
}

const TAKES: { readonly [act: string]: Stance['stance'] } = {
  accepts: 'accepts',
  refuses: 'rejects',
  proposes: 'proposes',
}
/** Papers in which one speaks for oneself in form. */
const IN_FORM: ReadonlySet<string> = new Set(['letter', 'note', 'statement', 'broadcast', 'speech', 'declaration'])
const OF_A_TALK: ReadonlySet<string> = new Set(['minutes', 'memcon', 'conversation'])

/** A statement entered, or found by reading. */
interface Spoken {
  readonly id: string
  readonly entered: boolean
  readonly speaker: Attribution
  readonly onBehalfOf?: Attribution
  readonly act: Statement['act']
  readonly denied: boolean
  readonly text: string
  readonly within?: string
  readonly about?: readonly string[]
  readonly manner?: Stance['manner']
  readonly authority?: Stance['authority']
  readonly when?: When
  readonly paper?: string
  readonly passage?: Passage
  readonly meeting?: string
  /** Reporters, the outermost first; none for what a paper says in its writer's own name. */
  readonly chain: readonly Attribution[]
}

/** Of a record or a view. Linear in what was said. */
export function suggestStances(record: Record, collation: Collation): SuggestedStances {
  if (record.issues.size === 0) return { suggestions: [], leftOut: [] }
  const options = indexOptions(record)
  const said = [
    ...[...record.statements.values()].map(spokenAsEntered),
    ...findStatements(record, collation).map((f) => spokenAsFound(record, f)),
  ]
  const expectations = new Set(said.filter((s) => EXPECTING.has(s.act)).map((s) => s.id))
  const made: Omit<StanceSuggestion, 'counts'>[] = []
  const leftOut: LeftOut[] = []
  for (const s of said) {
    const speaks = s.act in TAKES || EXPECTING.has(s.act) || s.act === 'silent'
    // What is told inside an expectation is told with it.
    if (!speaks || (s.within !== undefined && expectations.has(s.within))) continue
    const { matter, condition } = rulesOf(record, s).matter(s.text)
    for (const named of optionsIn(options, matter, s.about)) {
      const why = whyNot(rulesOf(record, s), s, matter, named)
      if (why === undefined) made.push(suggest(record, s, named, condition))
      else leftOut.push(leaveOut(record, s, named, why))
    }
  }
  const sideOf = sideFinder(record, [...record.stances, ...made.map((s) => s.stance)])
  const known = new Map<string, Stance[]>()
  for (const s of record.stances) known.set(s.option, [...(known.get(s.option) ?? []), s])
  const fresh: typeof made = []
  for (const s of inOrder(made)) {
    const there = known.get(s.stance.option) ?? []
    if (there.some((r) => sideOf(r.party) === sideOf(s.stance.party) && tellsTheSame(r, s.stance))) continue
    known.set(s.stance.option, [...there, s.stance])
    fresh.push(s)
  }
  const together = makeMatrix({ ...record, stances: [...record.stances, ...fresh.map((s) => s.stance)] })
  const ruling = new Set(together.issues.flatMap((i) => i.rows.flatMap((r) => r.cells.flatMap((c) => c.ruling))))
  return { suggestions: fresh.map((s) => ({ ...s, counts: ruling.has(s.stance) })), leftOut }
}

function spokenAsEntered(s: Statement): Spoken {
  const named = (party: string): Attribution => ({ words: '', party, candidates: [party], reason: 'entered' })
  return {
    id: s.id,
    entered: true,
    speaker: named(s.speaker),
    act: s.act,
    denied: false,
    text: s.text,
    chain: (s.chain ?? []).map((c) => named(c.reporter)),
    ...(s.onBehalfOf?.length === 1 && { onBehalfOf: named(s.onBehalfOf[0]!) }),
    ...(s.about && { about: s.about }),
    ...(s.manner && { manner: s.manner }),
    ...(s.authority && { authority: s.authority }),
    ...(s.when && { when: s.when }),
    ...(s.in !== undefined && { paper: s.in }),
    ...(s.passage && { passage: s.passage }),
    ...(s.meeting !== undefined && { meeting: s.meeting }),
  }
}

function spokenAsFound(record: Record, f: FoundStatement): Spoken {
  const paper = record.papers.get(f.paper)
  const text = paper && textOf(record, paper)
  return {
    id: f.id,
    entered: false,
    speaker: f.speaker,
    act: f.act,
    denied: f.denied === true,
    text: f.text,
    // A summary tells of its own writer as of another.
    chain: f.chain.map((c) => c.reporter).filter((r) => r.party === undefined || r.party !== f.speaker.party),
    paper: f.paper,
    ...(text !== undefined && { passage: quote(f.paper, text, f.start, f.end, paper?.textHash) }),
    ...(f.onBehalfOf && { onBehalfOf: f.onBehalfOf }),
    ...(f.authority && { authority: f.authority }),
    ...(f.meeting !== undefined && { meeting: f.meeting }),
    ...(f.within !== undefined && { within: f.within }),
  }
}

/** Why it is no stance, in words; undefined if it is one. */
function whyNot(rules: StanceRules, s: Spoken, matter: string, named: NamedOption): string | undefined {
  if (EXPECTING.has(s.act)) return 'it is what somebody expects of a stance, and not the stance'
  if (s.act === 'silent') return 'silence endorses nothing'
  if (s.denied) return 'the words deny that it was said'
  if (speakerOf(s) === undefined) return `it is not settled who spoke: ${s.speaker.reason}`
  if (named.rivals.length) return `the words may as well mean “${named.rivals.join('”, “')}”`
  // "Agreed that no ship be searched at sea" accepts no search; where the option denies as well, the two are one.
  if (!s.about && rules.denied(matter) !== keepersLanguage().stances.denied(named.text))
    return 'what is accepted or refused is itself put as a denial'
  return undefined
}

/** Of the paper's language; a statement that was entered is in the keeper's. */
function rulesOf(record: Record, s: Spoken): StanceRules {
  const paper = s.entered || s.paper === undefined ? undefined : record.papers.get(s.paper)
  const language = paper?.onFile === 'text' ? languageOf(paper.language) : undefined
  return (language ?? keepersLanguage()).stances
}

function speakerOf(s: Spoken): string | undefined {
  return s.onBehalfOf?.party ?? s.speaker.party
}

function leaveOut(record: Record, s: Spoken, named: NamedOption, why: string): LeftOut {
  const paper = s.passage?.paper ?? s.paper
  return {
    issue: named.issue,
    option: named.option,
    who: sayAttribution(record, s.speaker),
    words: s.text,
    ...(paper !== undefined && { paper }),
    ...(s.passage && { span: [s.passage.start, s.passage.end] as const }),
    why,
  }
}

function suggest(
  record: Record,
  s: Spoken,
  named: NamedOption,
  condition: string | undefined,
): Omit<StanceSuggestion, 'counts'> {
  const paper = record.papers.get(s.passage?.paper ?? s.paper ?? '')
  const manner = mannerOf(rulesOf(record, s), s, paper)
  const when = whenOf(record, s, paper)
  const party = speakerOf(s)!
  const takes = TAKES[s.act]!
  const conditional = takes === 'accepts' && condition !== undefined
  const id = `${s.id} ${named.option}`
  const stance: Stance = {
    id,
    party,
    option: named.option,
    stance: conditional ? 'accepts-if' : takes,
    ...(when && { when: when.when }),
    ...(manner && { manner: manner.manner }),
    ...(s.authority && { authority: s.authority }),
    ...(condition !== undefined && { condition: [condition] }),
    ...(paper && { in: paper.id }),
    ...(s.passage && { passage: s.passage }),
  }
  const accounts = s.chain.map((a) => sayAttribution(record, a))
  const why = [
    s.about?.includes(named.option)
      ? 'entered as a statement about this option'
      : `${s.entered ? 'a statement on record' : 'the paper'} says “${s.act}”, and has ${sayShared(named)}`,
    ...(s.onBehalfOf?.party !== undefined ? [`said on behalf of ${nameOf(record, s.onBehalfOf.party)}`] : []),
    ...(accounts.length ? [`as ${accounts.join(' has it from ')} tells it`] : ['in the speaker’s own paper']),
    ...(manner ? [manner.why] : []),
    ...(when ? [when.why] : ['nothing tells when']),
    ...(s.authority === 'personal' ? ['in the speaker’s own name: it binds nobody else'] : []),
  ]
  return { id, issue: named.issue, stance, words: s.text, why }
}

function sayShared({ shared, of }: NamedOption): string {
  if (of === 1) return 'the one word that tells this option from the others'
  return `${shared.length === of ? `all ${of}` : `${shared.length} of the ${of}`} words that tell this option from the others`
}

/** As the words tell; else by the paper: in one's own letter it is formal, in a talk informal, and what a third tells is reported. */
function mannerOf(
  rules: StanceRules,
  s: Spoken,
  paper: Paper | undefined,
): { manner: NonNullable<Stance['manner']>; why: string } | undefined {
  if (s.manner) return { manner: s.manner, why: `${s.manner}, as entered` }
  // "Ana burst out that she accepted": from the last stop before it.
  const told = rules.manner(s.passage ? `${s.passage.prefix?.split(/[.!?;,\n]/).at(-1)}${s.passage.words}` : s.text)
  if (told) return { manner: told.manner, why: `${told.manner}, by the word “${told.words.toLowerCase()}”` }
  if (!paper) return undefined
  if (s.meeting !== undefined || OF_A_TALK.has(paper.kind))
    return { manner: 'informal', why: 'informal, as said in a talk' }
  if (s.chain.length) return { manner: 'reported', why: 'reported, as others tell it' }
  return IN_FORM.has(paper.kind)
    ? { manner: 'formal', why: `formal, as it stands in the party’s own ${paper.kind}` }
    : undefined
}

/** The day of the talk or of one's own paper; what others report was said on that day or before. */
function whenOf(record: Record, s: Spoken, paper: Paper | undefined): { when: When; why: string } | undefined {
  if (s.when) return { when: s.when, why: 'dated as entered' }
  const talk = s.meeting === undefined ? undefined : record.meetings.get(s.meeting)?.when
  if (talk) return { when: talk, why: 'on the day of the talk' }
  const written = paper && dateOf(paper)
  if (!written) return undefined
  if (s.chain.length === 0 || OF_A_TALK.has(paper.kind)) return { when: written, why: 'on the day of the paper' }
  const until = written.edtf?.split('/').at(-1)
  if (!until || until === '..') return undefined
  const said = {
    words: `on or before ${written.words}`,
    edtf: `../${until}`,
    ...(written.zone && { zone: written.zone }),
  }
  return { when: readWhen(said, record.settings.zone), why: 'on the day of the paper or before' }
}

/** On record already: the same paper or the same day, and the same sign. */
function tellsTheSame(r: Stance, s: Stance): boolean {
  if (isFor(r) !== isFor(s)) return false
  const [mine, other] = [r.passage?.paper ?? r.in, s.passage?.paper ?? s.in]
  if (mine !== undefined && mine === other) return true
  return (
    r.when !== undefined &&
    s.when !== undefined &&
    (sameDay(r.when, s.when) || s.when.earliest === 'open') &&
    before(s.when, r.when) !== 'yes'
  )
}

function isFor(s: Stance): boolean | undefined {
  return s.stance === 'silent' ? undefined : s.stance !== 'rejects'
}

/** By place: the order in which papers were filed settles nothing. */
function inOrder<S extends { readonly id: string }>(list: readonly S[]): S[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
