/**
 * The brief: one page before a meeting. What they hold and lack, what they are likely to ask and why, what is owed an
 * answer; and, for somebody who is to say a given thing, what they need to be shown first.
 */
import { sayPaper, sayParty } from '../checks/evidence.ts'
import type { Evidence } from '../checks/finding.ts'
import type { Collation, SaidReference } from '../collation/collate.ts'
import { isMissive } from '../collation/kinds.ts'
import { type Knowledge, type KnownPaper, knownBy } from '../collation/knowledge.ts'
import type { Placeholder } from '../collation/link.ts'
import { keysOfParty, likeness, union } from '../collation/parties.ts'
import { type Resolved, resolveReference } from '../collation/resolve.ts'
import type { Speaker } from '../collation/speaker.ts'
import { dayToIso } from '../collation/standing.ts'
import { findSubstantiveReplies } from '../collation/substance.ts'
import { readPaper } from '../reading/read.ts'
import { dateOf, type Paper, type Record, type Statement } from '../record/record.ts'
import { after, sortKey } from '../record/when.ts'
import { view } from '../views/view.ts'
import { isOwn } from './missing.ts'
import { countTexts } from './papers.ts'

export interface LikelyQuestion {
  /** In words: "What does the letter from Kennedy to Khrushchev of 25 October 1962 say?" */
  readonly question: string
  readonly because: string
  readonly certain: boolean
  readonly evidence: readonly Evidence[]
  readonly papers: readonly string[]
}

/** A passage of the words to be said that means a paper, and the record does not settle which. */
export interface NotSettled {
  readonly words: string
  readonly because: string
  /** Papers that it may mean; or papers not on file that others cite and it may mean. */
  readonly candidates: readonly { readonly paper: string; readonly description: string }[]
}

export interface Brief {
  readonly party: string
  readonly asOf?: string
  readonly instant?: string
  readonly knowledge: Knowledge
  readonly questions: readonly LikelyQuestion[]
  /** Their questions on record that nobody had answered by then. */
  readonly open: readonly { readonly statement: string; readonly text: string; readonly when?: string }[]
  /** Papers to them, or from them, to which no reply is on file by then. */
  readonly owed: readonly { readonly paper: string; readonly description: string; readonly by: string }[]
  /** For `toSay`: papers that the statement rests on and the party does not hold. */
  readonly toShow?: readonly { readonly paper: string; readonly description: string; readonly because: string }[]
  /** For `toSay`: what the statement rests on as well, and nobody can tell which paper that is. */
  readonly notSettled?: readonly NotSettled[]
  /** For `toSay`: how many references were recognised. If none, `toShow` being empty says nothing. */
  readonly recognised?: number
  /** `toSay` was written as a statement's id, and no statement bears it. */
  readonly noSuchStatement?: { readonly typed: string; readonly nearest?: string }
  /** What the brief rests on. */
  readonly covers: { readonly papers: number; readonly withText: number }
}

export interface BriefOptions {
  readonly asOf?: string
  /** A statement's id, or words. */
  readonly toSay?: string
}

export function makeBrief(record: Record, whole: Collation, party: string, options: BriefOptions = {}): Brief {
  const knowledge = knownBy(record, whole, party, options.asOf)
  const then = view(record, options.asOf === undefined ? {} : { asOf: options.asOf })
  return {
    party,
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(knowledge.instant && { instant: knowledge.instant }),
    knowledge,
    questions: likelyQuestions(record, whole, party, knowledge),
    open: openQuestions(then, party),
    owed: owedAnswers(record, then, whole, party, knowledge),
    ...(options.toSay !== undefined && whatToShow(then, whole, party, knowledge, options.toSay)),
    covers: { papers: then.papers.size, withText: countTexts(then) },
  }
}

/** They hold a paper that cites something they do not have: they will ask for it, and whether there is more. */
function likelyQuestions(record: Record, whole: Collation, party: string, knowledge: Knowledge): LikelyQuestion[] {
  const name = sayParty(record, party)
  const questions: LikelyQuestion[] = []
  const exchanges = new Map<string, { paper: string; certain: boolean; evidence: Evidence[] }[]>()
  for (const known of knowledge.papers) {
    if (known.state === 'holds-in-part' && known.lacks.length) questions.push(aboutSections(record, name, known))
    if (known.state !== 'knows-of' || known.why.some((w) => w.rule === 'present')) continue
    const evidence = evidenceFor(known).filter((e) => !record.papers.get(e.paper)?.from.includes(party))
    if (evidence.length === 0) continue
    const paper = record.papers.get(known.paper)
    if (isOwn(record, (paper ?? whole.placeholders.get(known.paper))?.from ?? [], party)) continue
    const what = paper
      ? sayPaper(record, known.paper)
      : `the ${whole.placeholders.get(known.paper)?.description ?? 'paper cited'}`
    const asked =
      paper?.existence === 'alleged'
        ? `Is there ${what.replace(/^the /, 'a ')}?`
        : `What does ${what} say, and may we see it?`
    questions.push({
      question: asked,
      because: [
        `${name} ${known.certain ? 'holds' : 'possibly holds'} ${sayPaper(record, evidence[0]!.paper)},`,
        `which speaks of “${flat(evidence[0]!.words)}”, and it is not among the papers held.`,
      ].join(' '),
      certain: known.certain,
      evidence,
      papers: [known.paper],
    })
    if (paper?.existence === 'attested' && paper.from.length && paper.to.length) {
      const key = [...paper.from, ...paper.to].sort().join('\0')
      exchanges.set(key, [...(exchanges.get(key) ?? []), { paper: known.paper, certain: known.certain, evidence }])
    }
  }
  for (const [key, gaps] of exchanges) {
    const people = key.split('\0')
    const holds = knowledge.papers.filter(
      (k) => k.state !== 'knows-of' && inExchange(record.papers.get(k.paper), people),
    )
    if (holds.length === 0 || people.includes(party)) continue
    const between = people.map((p) => sayParty(record, p)).join(' and ')
    const cited = gaps.length === 1 ? 'one that they cite is' : `${gaps.length} that they cite are`
    const many = `${holds.length} paper${holds.length === 1 ? '' : 's'}`
    questions.push({
      question: `Is there another message between ${between}, besides those that were given to us?`,
      because: `${name} holds ${many} of this exchange, and ${cited} not among them.`,
      certain: gaps.some((g) => g.certain),
      evidence: gaps.flatMap((g) => g.evidence),
      papers: gaps.map((g) => g.paper),
    })
  }
  return questions.sort((a, b) => Number(b.certain) - Number(a.certain) || b.papers.length - a.papers.length)
}

function aboutSections(record: Record, name: string, known: KnownPaper): LikelyQuestion {
  return {
    question: `What do the parts of ${sayPaper(record, known.paper)} say that are not in our copy?`,
    because: `The copy held by ${name} lacks ${known.lacks.join(', ')}.`,
    certain: known.certain,
    evidence: [],
    papers: [known.paper],
  }
}

function evidenceFor(known: KnownPaper): Evidence[] {
  return known.why.flatMap((w) =>
    w.rule === 'cited-in' && w.paper && w.span ? [{ paper: w.paper, span: w.span, words: w.words ?? '' }] : [],
  )
}

function inExchange(paper: Paper | undefined, people: readonly string[]): boolean {
  return (
    paper !== undefined &&
    [...paper.from, ...paper.to].length > 1 &&
    [...paper.from, ...paper.to].every((p) => people.includes(p))
  )
}

/** Questions and doubts of theirs with no answer to the same people on record since. */
function openQuestions(then: Record, party: string): Brief['open'] {
  const answers = [...then.statements.values()].filter(
    (s) => s.act === 'answers' || s.act === 'assures' || s.act === 'interprets',
  )
  const asked = [...then.statements.values()].filter(
    (s) => s.speaker === party && (s.act === 'asks' || s.act === 'doubts'),
  )
  const isAnswered = (q: Statement) =>
    answers.some(
      (a) =>
        (a.to ?? []).includes(party) &&
        ((a.meeting !== undefined && a.meeting === q.meeting) ||
          (a.when && q.when && after(a.when, q.when) === 'yes' && shares(a.about, q.about))),
    )
  return asked
    .filter((q) => !isAnswered(q))
    .sort((a, b) => sortKey(a.when) - sortKey(b.when))
    .map((q) => ({ statement: q.id, text: q.text, ...(q.when?.words && { when: q.when.words }) }))
}

function shares(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return (a ?? []).some((x) => (b ?? []).includes(x))
}

/** Letters to which no reply is on file by then: theirs first (we owe), then those sent to them (they owe). */
function owedAnswers(
  record: Record,
  then: Record,
  whole: Collation,
  party: string,
  knowledge: Knowledge,
): Brief['owed'] {
  const answered = new Set(whole.replies.filter((r) => then.papers.has(r.reply)).map((r) => r.to))
  const held = new Set(knowledge.papers.filter((k) => k.state !== 'knows-of').map((k) => k.paper))
  const isLetter = (p: Paper) => isMissive(p.kind) && p.existence === 'attested' && p.to.length > 0
  const open = [...then.papers.values()]
    .filter((p) => isLetter(p) && !answered.has(p.id))
    .sort((a, b) => sortKey(dateOf(a)) - sortKey(dateOf(b)))
  // A letter that was taken up without being named may have been answered all the same: it is told, and not left out.
  const takenUp = new Map(
    findSubstantiveReplies(record, whole)
      .filter((r) => then.papers.has(r.reply))
      .map((r) => [r.to, r.reply]),
  )
  const row = (p: Paper, by: readonly string[]) => ({
    paper: p.id,
    description: `${sayPaper(then, p.id)}${takenUp.has(p.id) ? ` (its matter is taken up, without its being named, in ${sayPaper(then, takenUp.get(p.id)!)})` : ''}`,
    by: by.map((x) => sayParty(then, x)).join(', '),
  })
  return [
    ...open.filter((p) => p.from.includes(party)).map((p) => row(p, p.to)),
    ...open.filter((p) => p.to.includes(party) && held.has(p.id)).map((p) => row(p, [party])),
  ]
}

/** What a party must be shown before it can say this: the papers the words rest on and it does not hold. */
function whatToShow(
  then: Record,
  whole: Collation,
  party: string,
  knowledge: Knowledge,
  toSay: string,
): Pick<Brief, 'toShow' | 'notSettled' | 'recognised' | 'noSuchStatement'> {
  const statement = then.statements.get(toSay)
  const meant = statement ? (whole.said.get(toSay) ?? []) : readWords(then, whole, party, toSay)
  if (!statement && meant.length === 0 && /^\S*[-:]\S*$/.test(toSay.trim())) {
    const nearest = nearestId(toSay.trim(), then.statements.keys())
    return { noSuchStatement: { typed: toSay.trim(), ...(nearest !== undefined && { nearest }) } }
  }
  const held = new Set(knowledge.papers.filter((k) => k.state === 'holds' && k.certain).map((k) => k.paper))
  const about = statement?.about ?? []
  const rests = [
    ...meant.map((r) => ({ targets: r.resolved.targets, words: r.found.words })),
    ...about.map((id) => ({ targets: [id], words: 'what it is about' })),
  ]
  const rows = new Map<string, NonNullable<Brief['toShow']>[number]>()
  for (const { targets, words } of rests)
    for (const id of targets)
      if (
        !held.has(id) &&
        !rows.has(id) &&
        !isOwn(then, (then.papers.get(id) ?? whole.placeholders.get(id))?.from ?? [], party)
      )
        rows.set(id, { paper: id, description: sayPaper(then, id), because: `the words rest on it: “${flat(words)}”` })
  const isOwnWord = (r: SaidReference) => r.found.author?.role === 'self' && (statement?.speaker ?? party) === party
  return {
    toShow: [...rows.values()],
    notSettled: meant.filter((r) => isOpen(r) && !isOwnWord(r)).map((r) => sayOpen(then, whole, r)),
    recognised: meant.length + about.length,
  }
}

/** Words that nobody has said yet, read as if the party said them on the last day of the record. */
function readWords(then: Record, whole: Collation, party: string, words: string): SaidReference[] {
  const day = whole.shelf.papers.map((s) => s.day ?? -Infinity).reduce((a, b) => Math.max(a, b), -Infinity)
  const speaker: Speaker = {
    author: keysOfParty(then, party),
    addressee: new Set(),
    ...(Number.isFinite(day) && { day }),
  }
  return readPaper(words).references.map((found) => ({
    found,
    resolved: resolveReference(whole.shelf, speaker, found, {}),
  }))
}

/** "his messages of 26 and 27 October" is open too while only one of them is on file. */
function isOpen({ found, resolved }: SaidReference): boolean {
  const days = 1 + (found.alsoDated?.length ?? 0)
  return resolved.outcome !== 'resolved' || (days > 1 && resolved.targets.length < days)
}

function sayOpen(then: Record, whole: Collation, { found, resolved }: SaidReference): NotSettled {
  const absent = resolved.outcome === 'absent' ? placeholdersMeant(then, whole, resolved) : []
  const candidates = absent.length
    ? absent.map((p) => ({ paper: p.id, description: p.description }))
    : resolved.candidates.map((c) => ({ paper: c.paper, description: sayPaper(then, c.paper) }))
  return { words: flat(found.words), because: `not settled: ${resolved.reasons.join('; ')}`, candidates }
}

/** Papers not on file that others cite by the same number or day, unless the words name another writer. */
function placeholdersMeant(then: Record, whole: Collation, { question }: Resolved): Placeholder[] {
  const days = question.days.map(dayToIso)
  const { number } = question.found
  return [...whole.placeholders.values()].filter((p) => {
    const fits = number ? p.number?.split(' ').at(-1) === String(number) : p.date !== undefined && days.includes(p.date)
    const writers = union(...p.from.map((id) => keysOfParty(then, id)))
    return fits && (!question.author || likeness(question.author, writers) !== 0)
  })
}

/** The id that shares the most pairs of letters, if that is half of them. */
function nearestId(typed: string, ids: Iterable<string>): string | undefined {
  const pairs = (word: string) => new Set(Array.from(word.toLowerCase(), (_, i) => word.toLowerCase().slice(i, i + 2)))
  const wanted = pairs(typed)
  let best: string | undefined
  let most = 0.5
  for (const id of ids) {
    const own = pairs(id)
    const shared = (2 * [...own].filter((p) => wanted.has(p)).length) / (own.size + wanted.size)
    if (shared > most) [best, most] = [id, shared]
  }
  return best
}

function flat(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
