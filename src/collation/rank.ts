/**
 * Ranking: what each candidate's traits weigh together, against each other and against "not on file". Weights are log-odds that
 * add up; the shares of a passage's candidates in the sum of all are its probabilities (a conditional logit).
 */

import { noteAbsence } from './absence-traits.ts'
import { gatherCandidates } from './candidates.ts'
import { decide, type Resolved, type Weighed } from './decide.ts'
import { weighKind } from './kinds.ts'
import { likeness } from './parties.ts'
import { bestFit } from './people-traits.ts'
import { poolVersions } from './pool.ts'
import type { Question } from './question.ts'
import { maySettle } from './settling.ts'
import { reckoned, type Shelf, type Shelved } from './shelf.ts'
import { namesOf, type Speaker } from './speaker.ts'
import { gistOf, shared } from './topics.ts'
import { noteCandidate, type Setting, SITUATIONS, type Situation, situationOf } from './traits.ts'
import { WEIGHTS } from './weights.ts'

/** What the learning script sees of one passage. */
export interface Trace {
  readonly situation: Situation
  readonly candidates: readonly { readonly paper: string; readonly traits: readonly (readonly [string, number])[] }[]
  readonly absent: readonly (readonly [string, number])[]
}

/** Set by the learning script only. */
export const listener: {
  trace?: ((speaker: Speaker, question: Question, trace: Trace) => void) | undefined
  changed?: boolean
} = {}

export function rankCandidates(shelf: Shelf, speaker: Speaker, question: Question): Resolved {
  const situation = situationOf(question)
  const { papers, between, filed } = gatherCandidates(shelf, speaker, question, situation)
  const { self, other } = namesOf(speaker, question.found.start)
  const setting: Setting = {
    shelf,
    question,
    situation,
    self,
    other,
    ...(speaker.shelved && { own: speaker.shelved }),
    ...(between && { between }),
    ...(filed && { filed }),
    ...(papers.length > 1 && {
      topic: topicOf(shelf, question, papers),
      called: gistOf(shelf.topics, question.found.words),
    }),
    rank: rankByDay(question, papers),
  }
  const weights = columns()[SITUATIONS.indexOf(situation)]!
  const tracing = listener.trace ? ([] as Trace['candidates'][number][]) : undefined
  const all = papers.map((s) => {
    let score = 0
    const traits = new Map<string, number>()
    noteCandidate(setting, s, (trait, value = 1) => {
      score += (weights.get(trait) ?? 0) * value
      traits.set(trait, value)
    })
    tracing?.push({ paper: s.paper.id, traits: [...traits] })
    const { ofAYear, ...settling } = maySettle(question, situation, speaker.shelved?.day !== undefined, traits)
    const weighed: Weighed = { shelved: s, score, ...settling, reasons: () => reasonsFor(setting, s) }
    return { weighed, ofAYear }
  })
  // Two years have such a letter: nothing tells which year is meant.
  const twoYears = all.filter(({ ofAYear }) => ofAYear).length > 1
  const weighed = all.map((x) => (twoYears ? { ...x.weighed, unsettled: true } : x.weighed))
  let absent = 0
  const traits: [string, number][] = []
  noteAbsence(setting, papers.length, (trait, value = 1) => {
    absent += (weights.get(trait) ?? 0) * value
    if (tracing) traits.push([trait, value])
  })
  const meant = question.found.kind === 'talk' ? oneAccountEach(shelf, weighed) : weighed
  if (tracing) listener.trace!(speaker, question, { situation, candidates: tracing, absent: traits })
  return decide(question, situation, poolVersions(shelf, meant), absent)
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

/** In words, what speaks for a candidate. Asked of the one that is taken only. */
function reasonsFor(setting: Setting, s: Shelved): string[] {
  const reasons: string[] = []
  noteCandidate(setting, s, (_, __, reason) => {
    const said = reason?.()
    if (said) reasons.push(said)
  })
  return reasons
}

let laidOut: readonly ReadonlyMap<string, number>[] | undefined

/** The weights by situation. The learning script changes the table between its rounds and says so. */
function columns(): readonly ReadonlyMap<string, number>[] {
  if (!laidOut || listener.changed) {
    laidOut = SITUATIONS.map((_, i) => new Map(Object.entries(WEIGHTS).map(([trait, w]) => [trait, w[i]!])))
    listener.changed = false
  }
  return laidOut
}

function topicOf(shelf: Shelf, question: Question, papers: readonly Shelved[]): NonNullable<Setting['topic']> {
  const gist = gistOf(shelf.topics, question.around)
  const shares = new Map(papers.map((s) => [s, shared(shelf.topics, gist, s)]))
  let [best, second] = [0, 0]
  for (const share of shares.values())
    if (share > best) [best, second] = [share, best]
    else if (share > second) second = share
  return { shares, best, second }
}

/** Letters of one day share a rank: nothing but their ids would tell which came last. */
function rankByDay(q: Question, papers: readonly Shelved[]): Map<Shelved, number> {
  const author = q.author ?? q.antecedents?.[0]
  const to = q.addressee ?? q.implied
  const fits = papers.filter(
    (s) =>
      (q.from === undefined || s.day === undefined || s.day <= q.from) &&
      (!author || (bestFit(author, s.inner?.author, s.author) ?? 0) > 0) &&
      (!to || likeness(to, s.addressee) !== 0) &&
      weighKind(q.found, s) > -0.6,
  )
  const days = [...new Set(fits.map(reckoned))].sort((a, b) => b - a)
  return new Map(fits.map((s) => [s, days.indexOf(reckoned(s))]))
}
