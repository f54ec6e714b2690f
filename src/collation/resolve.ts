/** Resolution: from a found reference, in the paper it stands in, to the paper or papers meant, with candidates and reasons. */
import type { FoundReference } from '../reading/reference.ts'
import { resolveNumber, resolveWithheld } from './by-number.ts'
import { ABSENT, certain, decide, nothing, type Resolved } from './decide.ts'
import { byAuthor, lateByAuthor, nearest, ofDay } from './find.ts'
import { again, type Focus, namedBefore, namedOfDay } from './memory.ts'
import { likeness } from './parties.ts'
import { type Partner, pose } from './pose.ts'
import { reckoned, type Shelf, type Shelved, titleKey } from './shelf.ts'
import type { Speaker } from './speaker.ts'
import { resolveTalk } from './talk-reference.ts'
import {
  type Question,
  type Weighed,
  weighByDay,
  weighByOrder,
  weighKind,
  weighPreceding,
  weighToCome,
} from './weigh.ts'

export type { Resolved } from './decide.ts'

export function resolveReference(
  shelf: Shelf,
  speaker: Speaker,
  found: FoundReference,
  focus: Focus,
  partner?: Partner,
): Resolved {
  if (found.alsoDated?.length) return resolveDays(shelf, speaker, found, focus, partner)
  const resolved = resolveOne(shelf, speaker, found, focus, partner)
  return (resolved.outcome !== 'resolved' && answeredByHeader(shelf, speaker, resolved.question)) || resolved
}

/** "your message": the one that this paper answers by its own header or catalogue, unless the passage names another day or a number. */
function answeredByHeader(shelf: Shelf, speaker: Speaker, question: Question): Resolved | undefined {
  const { found, days } = question
  if (found.author?.role !== 'addressee' || found.number || found.alleged || found.set || !MISSIVE.test(found.kind))
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
  found: FoundReference,
  focus: Focus,
  partner: Partner | undefined,
): Resolved {
  const question = pose(shelf, speaker, found, focus, partner)
  if (found.alleged) return resolveAlleged(shelf, speaker, question)
  if (found.kind === 'talk' && question.days.length === 0 && !question.month && !found.number && !found.back)
    return resolveTalk(shelf, speaker, question, focus) ?? nothing(question, 'neither day nor number')
  if (found.titled) return resolveTitle(shelf, speaker, question)
  if (found.set === 'open') return resolveSet(shelf, speaker, question, focus)
  if (found.toCome) return resolveToCome(shelf, speaker, question)
  if (found.withheld) return resolveWithheld(shelf, speaker, question)
  if (found.number) return resolveNumber(shelf, speaker, question)
  if (found.back && question.days.length) {
    const same = namedOfDay(shelf, question, focus)
    if (same) return again(question, same, 0.8, 'the paper of this day that was named before')
  }
  if (question.days.length || found.date?.day) return resolveDay(shelf, speaker, question)
  if (question.month && (question.author || question.addressee)) {
    const within = (
      question.author ? byAuthor(shelf, question.author, question.month[0] - 31, question.month[1]) : []
    ).filter((s) => s !== speaker.shelved && within31(s, question.month!))
    return decide(
      question,
      within.map((s) => weighByDay(question, s)),
      ABSENT.day,
    )
  }
  if (found.kind === 'telegram' && found.order === 'previous' && speaker.shelved?.day !== undefined) {
    const own = speaker.shelved
    const decided = decide(
      question,
      lateByAuthor(shelf, own.author, own.day! - 3, own.day)
        .filter((s) => s !== own)
        .map((s) => weighPreceding(s, own)),
      ABSENT.toCome,
    )
    return decided.outcome === 'absent'
      ? { ...decided, outcome: 'unmatched', reasons: ['the telegram before is not on file'] }
      : decided
  }
  if (found.back) return goBack(question, focus)
  const before = namedBefore(shelf, question, focus)
  if (before && before.targets[0] !== speaker.shelved?.paper.id)
    return again(question, before, 0.72, 'the one named shortly before')
  return resolveOrder(shelf, speaker, question)
}

/** "his messages of 26 and 27 October": each day by itself; together they are the set. */
function resolveDays(
  shelf: Shelf,
  speaker: Speaker,
  found: FoundReference,
  focus: Focus,
  partner: Partner | undefined,
): Resolved {
  const { alsoDated = [], ...one } = found
  const each = [found.date!, ...alsoDated].map((date) =>
    resolveReference(shelf, speaker, { ...one, date }, focus, partner),
  )
  const settled = each.filter((r) => r.outcome === 'resolved')
  const question = { ...each[0]!.question, found, days: each.flatMap((r) => r.question.days) }
  if (settled.length === 0) return { ...each[0]!, question }
  const open = each.length - settled.length
  return {
    outcome: 'resolved',
    targets: [...new Set(settled.flatMap((r) => r.targets))],
    confidence: Math.min(...settled.map((r) => r.confidence)),
    reasons: [
      ...new Set(settled.flatMap((r) => r.reasons)),
      ...(open ? [`${open} of ${each.length} days: no paper on file that fits`] : []),
    ],
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

/** Two papers may bear one title: the later of them, and not one written after the citing paper. */
function resolveTitle(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const fits = (shelf.byTitle.get(titleKey(question.found.titled!)) ?? []).filter(
    (s) => s !== speaker.shelved && (question.from === undefined || s.day === undefined || s.day <= question.from + 1),
  )
  const near = fits.filter((s) => s.folder === question.folder)
  const [only, second] = near.length ? near : fits
  if (!only) return nothing(question, 'no paper on file has this title')
  if (!second) return certain(question, only.paper.id, 0.88, 'its title')
  const candidates = fits.map((s) => ({ paper: s.paper.id, confidence: Math.round(1000 / fits.length) / 1000 }))
  return {
    outcome: 'ambiguous',
    targets: [],
    confidence: candidates[0]!.confidence,
    reasons: [`${fits.length} papers have this title`],
    candidates,
    question,
  }
}

function resolveToCome(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const own = speaker.shelved
  if (!own || own.day === undefined) return nothing(question, 'announces a paper')
  const later = byAuthor(shelf, own.author, own.day, own.day + 4, 60).filter((s) => s !== own)
  const decided = decide(
    question,
    later.map((s) => weighToCome(question, s, own)),
    ABSENT.toCome,
  )
  return decided.outcome === 'absent'
    ? { ...decided, outcome: 'unmatched', reasons: ['announces a paper; none on file fits'] }
    : decided
}

function resolveDay(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const { found } = question
  const near = new Set<Shelved>()
  const people = question.author ?? question.antecedents?.[0]
  for (const d of question.days)
    for (const day of [d, d - 1, d + 1])
      for (const s of ofDay(shelf, day, people)) if (s !== speaker.shelved) near.add(s)
  if (question.days.length === 0 && found.date?.month)
    for (const s of nearest(shelf.byAnniversary.get(`${found.date.month}-${found.date.day}`) ?? [], question.from))
      if (s !== speaker.shelved) near.add(s)
  if (
    !question.author &&
    !question.addressee &&
    !question.implied &&
    !question.antecedents &&
    !(found.author?.role === 'addressee' && question.days.length) &&
    !found.date?.month &&
    !found.kind.match(/talk/)
  )
    return nothing(question, 'a day of the month, and nobody named')
  const weighed = [...near].map((s) => weighByDay(question, s))
  const decided = decide(question, found.kind === 'talk' ? oneAccountEach(shelf, weighed) : weighed, ABSENT.day)
  if (decided.outcome === 'resolved') return authorUnknown(shelf, decided) ?? decided
  if (decided.outcome !== 'absent') return decided
  if (found.date?.swapped && question.days.length > 1)
    return {
      ...decided,
      outcome: 'unmatched',
      reasons: [`${found.date.words} is one of two days, and no paper on file fits`],
    }
  return mayBe(decided, [...near])
}

/** "Cleo's letter of 3 May": the day alone does not make a letter by nobody known hers. */
function authorUnknown(shelf: Shelf, decided: Resolved): Resolved | undefined {
  const { question } = decided
  const s = shelf.byId.get(decided.targets[0]!)
  if (!s || !question.author?.size || s.author.size > 0 || s.inner?.author.size || !MISSIVE.test(question.found.kind))
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
  if (!MISSIVE.test(found.kind)) return decided
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

/** Several accounts of one talk are one candidate: the minutes that stand for it. */
function oneAccountEach(shelf: Shelf, weighed: readonly Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>()
  const rest: Weighed[] = []
  for (const w of weighed) {
    const stands = shelf.talks.accounts.get(w.shelved.paper.id)
    if (stands === undefined) rest.push(w)
    else if (w.shelved.paper.id === stands || !best.has(stands)) {
      const before = best.get(stands)
      best.set(
        stands,
        before && before.score > w.score
          ? { ...before, shelved: w.shelved }
          : { ...w, ...(before && { score: Math.max(w.score, before.score) }) },
      )
    }
  }
  return [...rest, ...best.values()]
}

function goBack(question: Question, { subject, last, talk }: Focus): Resolved {
  const { found } = question
  if (found.kind === 'talk')
    return talk === undefined
      ? nothing(question, 'goes back to a talk that was not settled')
      : certain(question, talk, 0.7, 'the talk spoken of before')
  if (found.kind === 'telegram' && subject)
    return again(question, subject, 0.75, 'the telegram that this paper is about')
  if (last && found.start - last.end < 600)
    return again(question, last.resolved, 0.7, 'goes back to the paper named just before')
  return nothing(question, 'goes back to a paper that was not settled')
}

const LOOSE = new Set(['talk', 'document', 'agreement', 'proposal'])

/** Neither day nor number: the latest by this author, if one stands out. */
function resolveOrder(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const { found, from } = question
  const author = question.author ?? question.antecedents?.[0]
  if (!author || LOOSE.has(found.kind)) return nothing(question, 'neither day nor number')
  if (found.set) return nothing(question, 'several papers, neither day nor number')
  const late = lateByAuthor(shelf, author, from === undefined ? undefined : from - 90, from).filter(
    (s) => s !== speaker.shelved,
  )
  // A telegram is meant by "a telegram" if the author sent one at all.
  const apt = found.kind === 'telegram' ? late.filter((s) => weighKind(found, s) >= 1) : []
  const fits = (apt.length ? apt : late).map((s) => weighByOrder(question, s, 0)).filter((x) => x.score > 0.2)
  // Letters of one day share a rank: nothing but their ids would tell which came last.
  const days = [...new Set(fits.map((x) => reckoned(x.shelved)))].sort((a, b) => b - a)
  const ranked = fits
    .map((x) => ({ s: x.shelved, rank: days.indexOf(reckoned(x.shelved)) }))
    .filter(({ rank }) => rank < 4)
    .map(({ s, rank }) =>
      weighByOrder(question, s, found.order === 'previous' ? Math.abs(rank - 1) : rank, fits.length === 1),
    )
  // "I have received your letter": there was one.
  const sure =
    found.use === 'answers' &&
    found.answeredBy === undefined &&
    question.author !== undefined &&
    LETTERS.test(found.kind)
  if (ranked.length === 0)
    return sure
      ? { ...nothing(question, 'it answers this paper, and none on file fits'), outcome: 'absent', confidence: 0.6 }
      : nothing(question, 'neither day nor number, and no paper that fits')
  const decided = decide(question, ranked, ABSENT.order)
  return decided.outcome === 'absent'
    ? { ...decided, outcome: 'unmatched', reasons: ['neither day nor number, and no paper that fits well'] }
    : decided
}

function within31(s: Shelved, month: readonly [number, number]): boolean {
  if (s.day !== undefined) return s.day >= month[0] && s.day <= month[1]
  return s.about !== undefined && s.about[0] <= month[1] && s.about[1] >= month[0]
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
    .filter((s) => (found.kind === 'document' ? LETTERS.test(s.paper.kind) : weighKind(found, s) > 0))
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

const LETTERS = /letter|message|telegram|note/i
const MISSIVE = /letter|message|telegram|note|answer/
