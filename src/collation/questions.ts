/**
 * Questions and what became of them. A question is a statement that asks or doubts; another's answer to the matter answers it, the
 * asker's consent settles it, and asked again it is reopened. Where a paper merely goes on to something else it is called open and
 * `thin`: nobody can tell from that whether it was answered.
 */

import type { MatterRules } from '../reading/language.ts'
import { keepersLanguage } from '../reading/languages.ts'
import type { Record, Statement } from '../record/record.ts'
import { after, before } from '../record/when.ts'
import type { Collation } from './collate.ts'
import { type FoundStatement, findStatements, isRead, speakerKey, statementsIn } from './statements.ts'

export type QuestionStatus = 'open' | 'answered' | 'settled' | 'reopened'

export interface Question {
  /** An entered statement, or one found by reading. */
  readonly statement: string
  readonly entered: boolean
  readonly status: QuestionStatus
  /** Statements (or papers) that answered, settled or reopened it; for an open one, what was said instead: a silence. */
  readonly by: readonly string[]
  /** Open only in that no answer was found; nothing says that there was none. */
  readonly thin?: true
}

const ANSWERS = new Set(['answers', 'states', 'assures', 'interprets', 'concedes', 'accepts', 'refuses', 'proposes'])
const AHEAD = 6

/** Questions of one paper's account, followed within it: the talk goes on, and somebody answers, consents, or keeps silent. */
export function followInPaper(record: Record, collation: Collation, paper: string): Question[] {
  const { stems } = (collation.shelf.byId.get(paper)?.language ?? keepersLanguage()).matter
  const all = statementsIn(record, collation, paper).filter((s) => s.form !== 'own')
  const questions: Question[] = []
  all.forEach((q, i) => {
    if (!q.question || q.denied || q.within !== undefined) return
    const asker = keyOf(q)
    const matter = stems(q.text)
    const seen = all.slice(i + 1, i + 1 + AHEAD).filter((s) => s.within === undefined)
    const answer = seen.findIndex((s) => keyOf(s) !== asker && ANSWERS.has(s.act) && !s.denied)
    const silence = seen.findIndex((s) => s.act === 'silent' && keyOf(s) !== asker)
    if (silence >= 0 && (answer < 0 || silence < answer) && silence <= 1 && answersNobodyElse(seen.slice(0, silence))) {
      const later = all
        .slice(i + 1)
        .find((s) => keyOf(s) !== asker && s.act !== 'silent' && sharesMatter(matter, stems(s.text)))
      questions.push(
        later
          ? { statement: q.id, entered: false, status: 'answered', by: [later.id] }
          : { statement: q.id, entered: false, status: 'open', by: [seen[silence]!.id] },
      )
      return
    }
    if (answer < 0) {
      questions.push({ statement: q.id, entered: false, status: 'open', by: [], thin: true })
      return
    }
    const rest = seen.slice(answer + 1)
    const consent = rest.find((s) => keyOf(s) === asker && s.act === 'accepts')
    const again = all
      .slice(i + 1 + answer)
      .find((s) => s.question && keyOf(s) === asker && asker !== undefined && alike(matter, stems(s.text)))
    questions.push({
      statement: q.id,
      entered: false,
      status: again ? 'reopened' : consent ? 'settled' : 'answered',
      by: [again?.id ?? consent?.id ?? seen[answer]!.id],
    })
  })
  return questions
}

function answersNobodyElse(between: readonly FoundStatement[]): boolean {
  return between.every((s) => s.act === 'silent' || s.question)
}

function keyOf(s: FoundStatement): string | undefined {
  return speakerKey(s.speaker) ?? (s.speaker.words === 'the writer' ? 'the writer' : undefined)
}

/** Questions that the keeper entered, followed through entered statements and, for what nobody entered, through the papers. */
export function followEntered(record: Record, collation: Collation): Question[] {
  const { stems } = keepersLanguage().matter
  const entered = [...record.statements.values()].filter(isRead)
  const asked = entered.filter((s) => s.act === 'asks' || s.act === 'doubts')
  let read: readonly FoundStatement[] | undefined
  return asked.map((q): Question => {
    const matter = stems(q.text)
    const answers = entered.filter((s) => isAnswer(q, matter, s, stems))
    const again = entered.find(
      (s) =>
        s.id !== q.id &&
        s.speaker === q.speaker &&
        (s.act === 'asks' || s.act === 'doubts') &&
        answers.some((a) => isAfter(s, a)) &&
        (alike(matter, stems(s.text)) || sameAbout(q, s)),
    )
    const consent = entered.find(
      (s) =>
        s.speaker === q.speaker &&
        s.act === 'accepts' &&
        ((q.meeting !== undefined && s.meeting === q.meeting) ||
          (isAfter(s, q) && (sameAbout(q, s) || alike(matter, stems(s.text))))),
    )
    const own = { statement: q.id, entered: true }
    if (again) return { ...own, status: 'reopened', by: [again.id] }
    if (consent) return { ...own, status: 'settled', by: [consent.id] }
    if (answers.length) return { ...own, status: 'answered', by: answers.map((a) => a.id) }
    // What nobody entered may stand in a paper all the same.
    read ??= findStatements(record, collation)
    const told = read.find(
      (s) =>
        ANSWERS.has(s.act) &&
        s.speaker.party !== undefined &&
        s.speaker.party !== q.speaker &&
        (q.to ?? [s.speaker.party]).includes(s.speaker.party) &&
        (!q.when || !s.when || before(s.when, q.when) !== 'yes') &&
        sharesMatter(matter, stems(s.text)),
    )
    if (told) return { ...own, status: 'answered', by: [told.id] }
    return { ...own, status: 'open', by: [] }
  })
}

/** Somebody else speaks to the asker, in the same talk or later, of the same matter; in answer to it where no other question was put between. */
function isAnswer(q: Statement, matter: ReadonlySet<string>, s: Statement, stems: MatterRules['stems']): boolean {
  if (s.id === q.id || s.speaker === q.speaker || !ANSWERS.has(s.act)) return false
  if (q.when && s.when && before(s.when, q.when) === 'yes') return false
  const sameTalk = q.meeting !== undefined && s.meeting === q.meeting
  const toAsker = (s.to ?? []).includes(q.speaker) || sameTalk
  if (!toAsker) return false
  if ((q.about ?? []).includes(s.speaker) || (s.about ?? []).includes(q.id) || sameAbout(q, s)) return true
  const replies = s.act === 'answers' || s.act === 'assures' || s.act === 'concedes' || s.act === 'interprets'
  // In one talk whoever was asked answers, assures or concedes to the asker: of what, the words need not repeat.
  if (replies && (sameTalk || (s.act === 'answers' && sameDay(q, s)))) return true
  return sharesMatter(matter, stems(s.text))
}

function sameAbout(a: Statement, b: Statement): boolean {
  return (a.about ?? []).some((x) => (b.about ?? []).includes(x))
}

function sameDay(a: Statement, b: Statement): boolean {
  const [x, y] = [a.when?.edtf?.slice(0, 10), b.when?.edtf?.slice(0, 10)]
  return x !== undefined && x === y
}

function isAfter(a: Statement, b: Statement): boolean {
  return a.id !== b.id && a.when !== undefined && b.when !== undefined && after(a.when, b.when) === 'yes'
}

function sharesMatter(matter: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let n = 0
  for (const w of matter) if (other.has(w)) n++
  return n >= 2 && n >= Math.min(matter.size, 6) / 3
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let n = 0
  for (const w of a) if (b.has(w)) n++
  return n >= 3 && n >= 0.6 * Math.min(a.size, b.size)
}
