/**
 * One paper from two sources: a line of a register and a text, a summary and a text that came without a heading. Where date,
 * sender and addressee (and number, if both have one) agree and there is one candidate only, a line and a text are judged
 * the same, signed "intake". Where only part agrees, it is a question for a person. Two full texts are not compared here by their
 * faces: collation compares their words (`collation/versions.ts`).
 */

import { findParty } from '../record/fold.ts'
import { indexNames, nameKey } from '../record/names.ts'
import { civilDate, type WhenSaid } from '../record/when.ts'
import type { Draft, Loose } from './gathering.ts'
import type { SamePaperQuestion } from './intake.ts'

export interface SamePapers {
  readonly judgements: readonly Loose[]
  readonly questions: readonly SamePaperQuestion[]
}

interface Seen {
  readonly draft: Draft
  readonly from: readonly string[]
  readonly to: readonly string[]
}

type Match = { readonly all: boolean; readonly reasons: readonly string[] }

export function findSamePapers(drafts: readonly Draft[], parties: Parameters<typeof indexNames>[0]): SamePapers {
  const names = indexNames(parties)
  const party = (name: string) => findParty(names, name) ?? nameKey(name.replace(/^([^,]+), ([^,]+)$/, '$2 $1'))
  const byDay = new Map<string, Seen[]>()
  for (const draft of drafts) {
    const seen = { draft, from: (draft.said.from ?? []).map(party), to: (draft.said.to ?? []).map(party) }
    for (const day of daysOf(draft)) {
      const list = byDay.get(day)
      if (list) list.push(seen)
      else byDay.set(day, [seen])
    }
  }
  const pairs: { a: Seen; b: Seen; match: Match }[] = []
  const done = new Set<string>()
  for (const [day, list] of byDay) {
    // A paper whose source is poorer (a register, no id of its own) is held against those that are richer, of the same sender.
    const richer = bySender(list)
    for (const a of list)
      for (const b of candidatesFor(a, richer)) {
        if (a.draft.id === b.draft.id) continue
        const key = `${a.draft.id}\0${b.draft.id}`
        if (done.has(key)) continue
        done.add(key)
        const match = compare(a, b, day)
        if (match) pairs.push({ a, b, match })
      }
  }
  const full = pairs.filter((p) => p.match.all)
  const ofPoorer = tally(full.map((p) => p.a))
  const ofRicher = tally(full.map((p) => p.b))
  const judgements: Loose[] = []
  const questions: SamePaperQuestion[] = []
  for (const pair of pairs) {
    const { a, b, match } = pair
    const lone = ofPoorer.get(a) === 1 && ofRicher.get(b) === 1
    if (match.all && lone && a.draft.register && b.draft.body !== undefined)
      judgements.push({
        kind: 'judgement',
        said: {
          decision: 'same',
          judge: 'intake',
          identity: [b.draft.id, a.draft.id],
          reason: `${match.reasons.join('; ')}. No other paper agrees in all of these.`,
        },
        ...(a.draft.line !== undefined && { line: a.draft.line }),
      })
    // A paper that agrees in everything with one other is not asked about against those that agree in part.
    else if (match.all || !ofPoorer.has(a))
      questions.push({
        papers: [b.draft.id, a.draft.id],
        reasons: match.all && !lone ? [...match.reasons, 'other papers agree in the same'] : match.reasons,
      })
  }
  return { judgements, questions }
}

/** Only days count: two papers of one month are two papers. */
function daysOf(draft: Draft): Set<string> {
  const days = [draft.said.written, draft.said.sent, draft.said.published].map(dayOf)
  return new Set(days.filter((d): d is string => d !== undefined))
}

function dayOf(when: WhenSaid | undefined): string | undefined {
  if (!when?.edtf || when.edtf.includes('/')) return undefined
  const day = civilDate(when)
  return day?.day === undefined ? undefined : `${day.year}-${day.month}-${day.day}`
}

function tally<T>(things: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return counts
}

/** Papers that are no lines of a register, by who sent them. Where a mailbox has thousands of one day, nearly all are texts with an id. */
interface Richer {
  readonly all: readonly Seen[]
  readonly named: readonly Seen[]
  readonly namedWithoutText: readonly Seen[]
}

function bySender(list: readonly Seen[]): ReadonlyMap<string, Richer> {
  const found = new Map<string, { all: Seen[]; named: Seen[]; namedWithoutText: Seen[] }>()
  for (const seen of list) {
    if (seen.draft.register) continue
    for (const sender of new Set(seen.from)) {
      const of = found.get(sender) ?? { all: [], named: [], namedWithoutText: [] }
      found.set(sender, of)
      of.all.push(seen)
      if (!seen.draft.idGiven) continue
      of.named.push(seen)
      if (!isText(seen.draft)) of.namedWithoutText.push(seen)
    }
  }
  return found
}

/** Two full texts are not compared, and of two others the one without an id of its own is the poorer. */
function candidatesFor({ draft, from }: Seen, richer: ReadonlyMap<string, Richer>): Seen[] {
  if (!draft.register && draft.idGiven) return []
  const among = draft.register ? 'all' : isText(draft) ? 'namedWithoutText' : 'named'
  return from.flatMap((sender) => richer.get(sender)?.[among] ?? [])
}

/** Its words are here, not a summary of them. */
function isText(draft: Draft): boolean {
  return draft.body !== undefined && draft.said.onFile !== 'summary'
}

function compare(a: Seen, b: Seen, day: string): Match | undefined {
  const [y, m, d] = day.split('-')
  const reasons = [`date: ${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`]
  const from = agree(a.from, b.from)
  const to = agree(a.to, b.to)
  const numbers = agree((a.draft.said.numbers ?? []).map(nameKey), (b.draft.said.numbers ?? []).map(nameKey))
  const [ka, kb] = [a.draft.said.kind, b.draft.said.kind]
  const kind =
    ka === undefined || kb === undefined || ka === kb || (a.draft.register && ka === 'letter') ? 'agree' : 'differ'
  if (from !== 'agree' || to === 'differ' || numbers === 'differ' || kind === 'differ') return undefined
  reasons.push(`sender: ${b.draft.said.from?.join(', ')}`)
  reasons.push(to === 'agree' ? `addressee: ${b.draft.said.to?.join(', ')}` : 'addressee: given in one of the two only')
  if (numbers === 'agree') reasons.push(`number: ${b.draft.said.numbers?.join(', ')}`)
  if (ka !== undefined && ka === kb) reasons.push(`kind: ${ka}`)
  return { all: to === 'agree', reasons }
}

function agree(a: readonly string[], b: readonly string[]): 'agree' | 'differ' | 'unknown' {
  if (a.length === 0 || b.length === 0) return 'unknown'
  return a.some((x) => b.includes(x)) ? 'agree' : 'differ'
}
