/** Resolution: from a found reference, in the paper it stands in, to the paper or papers meant, with candidates and reasons. */
import type { FoundReference } from '../reading/reference.ts'
import { resolveCounted } from './counted.ts'
import { certain, nothing, type Resolved } from './decide.ts'
import { byAuthor, lateByAuthor } from './find.ts'
import { isLetterlike, mayBeOneOf, weighKind } from './kinds.ts'
import { again, alike, type Focus, type Named, namedBefore, namedOfDay } from './memory.ts'
import { likeness } from './parties.ts'
import { type Partner, pose } from './pose.ts'
import type { Question } from './question.ts'
import { rankCandidates } from './rank.ts'
import type { Shelf, Shelved } from './shelf.ts'
import type { Speaker } from './speaker.ts'
import { resolveTalk, resolveTalkOfDay } from './talk-reference.ts'

export type { Resolved } from './decide.ts'

export function resolveReference(
  shelf: Shelf,
  speaker: Speaker,
  found: FoundReference,
  focus: Focus,
  partner?: Partner,
): Resolved {
  if (found.alsoDated?.length || found.alsoNumbered?.length) return resolveEach(shelf, speaker, found, focus, partner)
  const resolved = resolveOne(shelf, speaker, found, focus, partner)
  return (resolved.outcome !== 'resolved' && answeredByHeader(shelf, speaker, resolved.question)) || resolved
}

/** "your message": the one that this paper answers by its own header or catalogue, unless the passage names another day or a number. */
function answeredByHeader(shelf: Shelf, speaker: Speaker, question: Question): Resolved | undefined {
  const { found, days } = question
  if (found.author?.role !== 'addressee' || found.number || found.alleged || found.set || !isLetterlike(found.kind))
    return undefined
  if (found.order && found.order !== 'last') return undefined
  const answered = (speaker.shelved?.paper.answers ?? [])
    .map((id) => shelf.byId.get(id))
    .filter((s) => s !== undefined && s !== speaker.shelved)
    .filter(
      (s) =>
        !days.length ||
        found.date?.weekday !== undefined ||
        s!.days.some((x) => days.some((d) => Math.abs(x.day - d) <= 1)),
    )
  const [only, second] = answered
  return only && !second ? certain(question, only.paper.id, 0.9, 'this paper says that it answers it') : undefined
}

function resolveOne(
  shelf: Shelf,
  speaker: Speaker,
  said: FoundReference,
  focus: Focus,
  partner: Partner | undefined,
): Resolved {
  const question = pose(shelf, speaker, announced(said), focus, partner)
  const { found } = question
  const undated = question.days.length === 0 && !question.month && !found.number
  const own = speaker.shelved
  if (found.atHand && undated && own && weighKind(found, own) > -1)
    return nothing(question, 'speaks of the paper in which it stands')
  if (found.alleged) return resolveAlleged(shelf, speaker, question)
  if (found.kind === 'talk' && undated && !found.back) {
    const told = resolveTalk(shelf, speaker, question, focus)
    if (told) return told
  }
  if (found.kind === 'talk' && question.days.length && !found.set) {
    const told = resolveTalkOfDay(shelf, speaker, question)
    if (told) return told
  }
  if (found.set === 'open') return resolveSet(shelf, speaker, question, focus)
  if (found.back && question.days.length) {
    const same = namedOfDay(shelf, question, focus)
    if (same) return again(question, same, 0.8, 'the paper of this day that was named before')
  }
  if (found.back && undated) return goBack(shelf, question, focus)
  if (undated && !found.titled && !found.toCome && !found.withheld && isLetterlike(found.kind)) {
    const before = namedBefore(shelf, question, focus)
    if (before && before.targets[0] !== speaker.shelved?.paper.id)
      return again(question, before, 0.72, 'the one named shortly before')
  }
  const counted = resolveCounted(shelf, own, question)
  if (counted) return counted
  if (!found.number && !question.month && found.order === 'next' && !found.toCome && found.kind !== 'talk')
    return nothing(question, 'speaks of what follows in this paper')
  const ranked = namedAlready(shelf, rankCandidates(shelf, speaker, question))
  if (ranked.outcome === 'resolved') return authorUnknown(shelf, ranked) ?? ranked
  return ranked.outcome === 'absent' ? notOnFile(shelf, speaker, ranked) : ranked
}

/** "in my next telegram": one that is to come. */
function announced(found: FoundReference): FoundReference {
  return found.order === 'next' &&
    found.author?.role === 'self' &&
    !found.date &&
    !found.number &&
    found.kind !== 'talk'
    ? { ...found, toCome: true }
    : found
}

/** Of several papers that fit nearly as well, the one that this text has named before. */
function namedAlready(shelf: Shelf, ranked: Resolved): Resolved {
  const { question, candidates, outcome } = ranked
  const { found } = question
  if (found.number || found.kind === 'talk' || (outcome !== 'ambiguous' && outcome !== 'resolved')) return ranked
  // "the messages by you": which of them no single one answers.
  if (found.set === 'closed' && !question.days.length && isLetterlike(found.kind)) return ranked
  const likely = candidates.filter((c) => c.confidence >= ranked.confidence / 3)
  const [only, second] = likely.filter((c) => question.named?.has(c.paper))
  if (!only || second || likely.length < 2 || ranked.targets[0] === only.paper) return ranked
  if (question.found.kind === 'agreement' && weighKind(question.found, shelf.byId.get(only.paper)!) < 0) return ranked
  return {
    ...ranked,
    outcome: 'resolved',
    targets: [only.paper],
    confidence: Math.max(0.65, only.confidence),
    reasons: ['of the papers that fit, the one that this text has named before'],
  }
}

/** None on file fits: a paper that is absent, if the passage says what it is; otherwise too little to speak of a paper. */
function notOnFile(shelf: Shelf, speaker: Speaker, ranked: Resolved): Resolved {
  const { question } = ranked
  const { found } = question
  if (found.date?.swapped && question.days.length > 1)
    return {
      ...ranked,
      outcome: 'unmatched',
      reasons: [`${found.date.words} is one of two days, and no paper on file fits`],
    }
  const dated = question.days.length > 0 || question.month !== undefined
  const says =
    found.number ||
    found.withheld ||
    found.titled ||
    found.toCome ||
    found.attached ||
    found.label ||
    dated ||
    found.author ||
    found.addressee
  if (!says) return { ...ranked, outcome: 'unmatched', reasons: ['neither day nor number, and nobody named'] }
  const people = found.author ?? found.addressee
  const why = found.toCome
    ? 'announces a paper; none on file fits'
    : found.withheld
      ? 'the number was struck out, and no paper on file fits'
      : found.number
        ? 'no paper on file with this number fits'
        : found.titled
          ? 'no paper on file has this title'
          : dated
            ? 'no paper on file of this day fits'
            : found.attached || found.label
              ? 'said to be attached; no paper on file fits'
              : `neither day nor number, and no paper on file ${people ? 'by or to these people ' : ''}fits`
  return mayBe({ ...ranked, reasons: [why] }, dated ? ofDayUnsigned(shelf, speaker, question) : [])
}

function ofDayUnsigned(shelf: Shelf, speaker: Speaker, question: Question): Shelved[] {
  return question.days.flatMap((d) =>
    (shelf.byDay.get(d) ?? [])
      .filter((s) => s !== speaker.shelved && (s.author.size === 0 || s.addressee.size === 0))
      .slice(0, 20),
  )
}

/** "his messages of 26 and 27 October", "Embtels 633-635": each day, each number by itself; together they are the set. */
function resolveEach(
  shelf: Shelf,
  speaker: Speaker,
  found: FoundReference,
  focus: Focus,
  partner: Partner | undefined,
): Resolved {
  const { alsoDated = [], alsoNumbered = [], count: _, ...one } = found
  const said = alsoNumbered.length
    ? [one, ...alsoNumbered.map((number) => ({ ...one, number }))]
    : [one, ...alsoDated.map((date) => ({ ...one, date }))]
  const each = said.map((r) => resolveReference(shelf, speaker, r, focus, partner))
  const settled = each.filter((r) => r.outcome === 'resolved')
  const question = { ...each[0]!.question, found, days: each.flatMap((r) => r.question.days) }
  const unsure = each.filter((r) => r.outcome === 'ambiguous')
  const missing = each.length - settled.length - unsure.length
  const ofAll = (n: number) => `${n} of ${each.length} ${alsoNumbered.length ? 'numbers' : 'days'}`
  const open = [
    ...(unsure.length ? [`${ofAll(unsure.length)}: several papers may be meant, or one that may not`] : []),
    ...(missing ? [`${ofAll(missing)}: no paper on file that fits`] : []),
  ]
  if (settled.length === 0) {
    const [first] = [...unsure, ...each]
    if (unsure.length === 0) return { ...first!, question }
    return {
      ...first!,
      candidates: unsure.flatMap((r) => r.candidates),
      reasons: [...new Set([...first!.reasons, ...open])],
      question,
    }
  }
  return {
    outcome: 'resolved',
    targets: [...new Set(settled.flatMap((r) => r.targets))],
    confidence: Math.min(...settled.map((r) => r.confidence)),
    reasons: [...new Set(settled.flatMap((r) => r.reasons)), ...open],
    candidates: each.flatMap((r) => r.candidates),
    question,
  }
}

/** A paper that somebody suspects or denies: it may be on record as just that. */
function resolveAlleged(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const fits = question.author
    ? byAuthor(shelf, question.author, undefined, question.from).filter(
        (s) => s !== speaker.shelved && (s.paper.existence === 'alleged' || s.paper.existence === 'denied'),
      )
    : []
  const [only, second] = fits
  if (only && !second) return certain(question, only.paper.id, 0.75, `on record as ${only.paper.existence}`)
  return nothing(question, 'speaks of a paper whose existence is in question')
}

/** "Cleo's letter of 3 May": the day alone does not make a letter by nobody known hers. */
function authorUnknown(shelf: Shelf, decided: Resolved): Resolved | undefined {
  const { question } = decided
  const s = shelf.byId.get(decided.targets[0]!)
  if (!s || !question.author?.size || s.author.size > 0 || s.inner?.author.size || !isLetterlike(question.found.kind))
    return undefined
  return {
    ...decided,
    outcome: 'ambiguous',
    targets: [],
    reasons: [`may be ${s.paper.id}, whose author is not known`, ...decided.reasons],
  }
}

/** A paper of the very day whose author or reader nobody knows may be the one meant: not on file for certain, and a candidate. */
function mayBe(decided: Resolved, near: readonly Shelved[]): Resolved {
  const { question } = decided
  const { found, days } = question
  if (!isLetterlike(found.kind)) return decided
  const author = question.author ?? question.antecedents?.[0]
  const addressee = question.addressee ?? question.implied
  const fits = near
    .filter((s) => s.days.some((x) => days.includes(x.day)) && weighKind(found, s) > (isPlain(s) ? -2 : -0.5))
    .filter((s) => s.author.size === 0 || s.addressee.size === 0)
    .filter(
      (s) => (!author || likeness(author, s.author) !== 0) && (!addressee || likeness(addressee, s.addressee) !== 0),
    )
    .sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1))
    .slice(0, 5)
  if (fits.length === 0) return decided
  const known = new Set(decided.candidates.map((c) => c.paper))
  return {
    ...decided,
    reasons: [
      ...decided.reasons,
      ...fits.map((s) => `may be ${s.paper.id}, whose ${s.author.size ? 'addressee' : 'author'} is not known`),
    ],
    candidates: [
      ...decided.candidates,
      ...fits.filter((s) => !known.has(s.paper.id)).map((s) => ({ paper: s.paper.id, confidence: 0.02 })),
    ],
  }
}

/** Filed without a word of what it is: it may be a letter. */
function isPlain(s: Shelved): boolean {
  return s.paper.kind === 'paper' || s.paper.kind === 'document'
}

function goBack(shelf: Shelf, question: Question, { subject, last, talk, recent = [] }: Focus): Resolved {
  const { found } = question
  if (found.kind === 'talk')
    return talk === undefined
      ? nothing(question, 'goes back to a talk that was not settled')
      : {
          outcome: 'ambiguous',
          targets: [],
          confidence: 0.5,
          reasons: ['perhaps the talk spoken of before'],
          candidates: [{ paper: talk, confidence: 0.5 }],
          question,
        }
  if (found.kind === 'telegram' && subject) {
    const which = (r: Resolved) => r.targets[0] ?? r.question.found.number
    const telegrams = new Set(
      recent.map((n) => n.resolved).flatMap((r) => (r.question.found.kind === 'telegram' ? [which(r)] : [])),
    )
    telegrams.add(which(subject))
    if (telegrams.size === 1 || isAlone(subject, recent))
      return again(question, subject, 0.75, 'the telegram that this paper is about')
    if (last?.resolved.question.found.kind === 'telegram' && found.start - last.end < 250)
      return again(question, last.resolved, 0.7, 'the telegram named just before')
    const named = [...telegrams].filter((t) => t !== undefined && shelf.byId.has(t)) as string[]
    return {
      outcome: 'ambiguous',
      targets: [],
      confidence: 0.5,
      reasons: [`one of ${telegrams.size} telegrams named before`],
      candidates: named.map((paper) => ({ paper, confidence: 0.5 })),
      question,
    }
  }
  if (last && found.start - last.end < 600 && alike(found.kind, last.resolved.question.found.kind))
    return again(question, last.resolved, 0.7, 'goes back to the paper named just before')
  return nothing(question, 'goes back to a paper that was not settled')
}

/** "Re your 31." at the head, and no other telegram beside it. */
function isAlone(subject: Resolved, recent: readonly Named[]): boolean {
  const { found } = subject.question
  return (
    found.use === 'answers' &&
    recent.every(({ resolved }) => {
      const { start } = resolved.question.found
      return resolved === subject || start > found.end + 120 || start < found.start
    })
  )
}

/** "all the letters from Khrushchev to Kennedy": every paper that fits, none singled out. */
function resolveSet(shelf: Shelf, speaker: Speaker, question: Question, focus: Focus): Resolved {
  const { found, author } = question
  if (!author) return nothing(question, 'a set without an author')
  // "all the letters from X to Y, and everything that was received from Y": by X.
  const { exchange } = focus
  const told =
    exchange && found.start - exchange.end < 120 && (likeness(author, exchange.addressee) ?? 0) > 0
      ? exchange.author
      : undefined
  const addressee = question.addressee ?? told
  const fits = lateByAuthor(shelf, author, undefined, question.from, 1000)
    .filter((s) => s !== speaker.shelved && (likeness(author, s.author) ?? 0) === 1)
    .filter((s) => mayBeOneOf(found, s))
    .filter((s) => s.paper.existence === 'attested' || s.paper.existence === 'cited')
    .filter((s) => s.paper.versionOf === undefined && s.paper.translationOf === undefined)
    .filter((s) => !addressee || (likeness(addressee, s.addressee) ?? 0) > 0)
    .map((s) => s.paper.id)
  if (fits.length === 0) return nothing(question, 'no paper fits the set')
  return {
    outcome: 'resolved',
    targets: fits,
    confidence: 0.6,
    reasons: [`an open set: ${fits.length} papers on file fit`],
    candidates: fits.map((paper) => ({ paper, confidence: 0.6 })),
    question,
  }
}
