/**
 * Statements that papers report, found by reading and attached to the parties of the record. They are suggestions (ruling 1): nobody
 * entered them, and a person who accepts one makes it an entry. Read when somebody asks, and once for a record or view.
 *
 *     Ben's telegram: "Ana said that Carla would wait."   →   Ana to nobody named, in Ben's account
 */
import { foreignAsWhole } from '../reading/foreign.ts'
import { readable } from '../reading/languages.ts'
import {
  type Act,
  type Authority,
  type FoundSpeech,
  readSpeech,
  type SpeechForm,
  type SpeechMention,
} from '../reading/speech.ts'
import type { Paper, Record, Statement } from '../record/record.ts'
import { dateOf } from '../record/record.ts'
import type { When } from '../record/when.ts'
import type { Collation } from './collate.ts'
import { indexParties, nameParty, type PartyNames, type Standing } from './name-parties.ts'
import type { Shelved } from './shelf.ts'

/** Who is meant: a party, several that it may be, or only the words. */
export interface Attribution {
  readonly words: string
  readonly party?: string
  /** Parties it may be, the likeliest first; the party itself if it is settled. */
  readonly candidates: readonly string[]
  /** Names in the text that it may be, where the words alone do not say. */
  readonly named?: readonly string[]
  readonly reason: string
}

export interface FoundStatement {
  /** Of its place: paper and first letter. */
  readonly id: string
  readonly paper: string
  readonly start: number
  readonly end: number
  /** How far its account seems to go on. */
  readonly until: number
  readonly speaker: Attribution
  readonly to?: Attribution
  readonly act: Act
  readonly form: SpeechForm
  readonly question?: true
  readonly denied?: true
  readonly modality?: string
  readonly authority?: Authority
  readonly authorityWords?: string
  readonly onBehalfOf?: Attribution
  /** The words of what was said, as they stand. */
  readonly text: string
  readonly span: readonly [number, number]
  /** Reporters, the outermost first: the writer of the paper, then whoever is said to have told it. Empty for the writer's own. */
  readonly chain: readonly { readonly reporter: Attribution; readonly in: string }[]
  readonly meeting?: string
  /** The day of the talk, else that of the paper: said then or before. */
  readonly when?: When
  /** The id of the statement inside which it is reported. */
  readonly within?: string
}

const found = new WeakMap<
  Record,
  {
    readonly collation: Collation
    readonly byPaper: Map<string, readonly FoundStatement[]>
    readonly names: PartyNames
  }
>()

/** All that the papers of this record or view report, paper by paper. The first call reads them; later ones of the same record do not. */
export function findStatements(record: Record, collation: Collation): readonly FoundStatement[] {
  return collation.shelf.papers.flatMap((s) => [...statementsIn(record, collation, s.paper.id)])
}

/** What one paper reports, in order. */
export function statementsIn(record: Record, collation: Collation, paper: string): readonly FoundStatement[] {
  let known = found.get(record)
  if (known?.collation !== collation) {
    known = { collation, byPaper: new Map(), names: indexParties(record) }
    found.set(record, known)
  }
  const read = known.byPaper.get(paper)
  if (read) return read
  const s = collation.shelf.byId.get(paper)
  const statements = s ? attach(record, known.names, s) : []
  known.byPaper.set(paper, statements)
  return statements
}

/** Is what the keeper entered in a language that is read? Of one in another nothing is claimed. */
export function isRead({ text }: Statement): boolean {
  return readable(foreignAsWhole(text))
}

function attach(record: Record, names: PartyNames, s: Shelved): FoundStatement[] {
  const { paper, text } = s
  if (!s.language) return []
  const speech = readSpeech(text, { language: s.language.tags[0], kind: paper.kind })
  const meeting = paper.meeting === undefined ? undefined : record.meetings.get(paper.meeting)
  const when = meeting?.when ?? dateOf(paper)
  const at: Standing = { paper, present: s.reading.present, ...(when && { when }) }
  const cache = new Map<string, Attribution>()
  const who = (m: SpeechMention, place: number): Attribution => {
    // A summary speaks of its writer as "he", and leaves the word out.
    const isWriter =
      m.role === 'self' ||
      (paper.onFile === 'summary' &&
        m.role === 'pronoun' &&
        s.language?.speech.writerInSummary.test(m.words) === true &&
        paper.from.length === 1 &&
        paper.meeting === undefined)
    const writer =
      isWriter || m.role === 'addressee' ? inWhoseMouth(s, isWriter ? 'self' : 'addressee', place) : undefined
    if (writer) return writer
    const key = `${m.words}\0${m.candidates?.join('\0') ?? ''}\0${m.safe ?? ''}`
    const kept = cache.get(key)
    if (kept) return kept
    const made = attributeTo(names, at, m)
    cache.set(key, made)
    return made
  }
  const idOf = (f: FoundSpeech) => `${paper.id}#${f.start}-${f.content.start}`
  const all: FoundStatement[] = []
  for (const f of speech) {
    const outer = f.within === undefined ? undefined : all[f.within]
    const speaker = who(f.speaker, f.start)
    const to = f.to ? who(f.to, f.start) : undefined
    const own = f.form === 'own' && !outer
    all.push({
      id: idOf(f),
      paper: paper.id,
      start: f.start,
      end: f.end,
      until: f.until,
      speaker,
      ...(to ? { to } : own ? { to: inWhoseMouth(s, 'addressee', f.start) } : {}),
      act: f.act,
      form: f.form,
      ...(f.question && { question: true as const }),
      ...(f.denied && { denied: true as const }),
      ...(f.modality && { modality: f.modality }),
      ...(f.authority && { authority: f.authority, authorityWords: f.authorityWords! }),
      ...(f.onBehalfOf && { onBehalfOf: attributeTo(names, at, { role: 'named', words: f.onBehalfOf }) }),
      text: text.slice(f.content.start, f.content.end).trim(),
      span: [f.content.start, f.content.end],
      chain: own
        ? []
        : [
            ...(outer?.chain.length ? outer.chain : [{ reporter: inWhoseMouth(s, 'self', f.start), in: paper.id }]),
            ...(outer ? [{ reporter: outer.speaker, in: paper.id }] : []),
          ],
      ...(paper.meeting !== undefined && { meeting: paper.meeting }),
      ...(when && { when }),
      ...(outer && { within: outer.id }),
    })
  }
  return all
}

/** "I" and "you": the paper's writer and reader, or those of the letter it carries. Several writers stay several. */
function inWhoseMouth(s: Shelved, role: 'self' | 'addressee', place: number): Attribution {
  if (s.inner && place >= s.inner.start) {
    const words = s.reading.carried?.[role === 'self' ? 'author' : 'addressee']?.words
    if (words !== undefined)
      return { words, candidates: [], named: [words], reason: 'of the letter that the paper carries' }
  }
  const parties: Paper['from'] = role === 'self' ? s.paper.from : s.paper.to
  const words = role === 'self' ? 'the writer' : 'the reader'
  return parties.length === 1
    ? { words, party: parties[0]!, candidates: parties, reason: `${words} of the paper` }
    : {
        words,
        candidates: parties,
        reason: parties.length ? `${words} of the paper is one of several` : `${words} of the paper is not named`,
      }
}

function attributeTo(names: PartyNames, at: Standing, m: SpeechMention): Attribution {
  const direct = m.role === 'named' || m.role === 'described'
  const likely = direct && !m.candidates ? [m.words] : [...(m.candidates ?? [])]
  if (likely.length === 0)
    return {
      words: m.words,
      candidates: [],
      reason: m.role === 'unnamed' ? 'nobody is named' : 'nothing tells whom it means',
    }
  const [first, ...others] = likely.map((words) => nameParty(names, words, at))
  const words = m.words || (direct ? likely[0]! : '')
  if (direct || m.safe)
    return {
      words,
      ...(first!.party !== undefined && { party: first!.party }),
      candidates: first!.candidates,
      ...(!direct && { named: likely.slice(0, 1) }),
      reason: direct ? first!.reason : `“${m.words}” after ${likely[0]}; ${first!.reason}`,
    }
  const candidates = [...new Set([first!, ...others].flatMap((n) => n.candidates))]
  return { words, candidates, named: likely, reason: `“${m.words}” may mean ${likely.join(' or ')}` }
}

/** What to call the speaker: the party's name, else the words, with whom they may mean. */
export function sayAttribution(record: Record, a: Attribution): string {
  if (a.party !== undefined) return record.parties.get(a.party)?.name ?? a.party
  const maybe = a.candidates.length ? a.candidates.map((id) => record.parties.get(id)?.name ?? id) : (a.named ?? [])
  if (maybe.length === 0) return a.words || 'somebody'
  if (a.words === '' || (maybe.length === 1 && maybe[0] === a.words)) return maybe.slice(0, 2).join(' or ')
  return `${a.words} (${maybe.slice(0, 3).join(' or ')}?)`
}

/** One key for whoever speaks, so that statements of one are found together: the party, else the name in small letters. */
export function speakerKey(a: Attribution): string | undefined {
  if (a.party !== undefined) return a.party
  if (a.named?.length === 1) return lastWord(a.named[0]!)
  if (a.candidates.length || a.named?.length) return undefined
  return /^\p{Lu}/u.test(a.words) ? lastWord(a.words) : undefined
}

function lastWord(words: string): string {
  return `?${words.toLowerCase().split(/\s+/).at(-1)!}`
}
