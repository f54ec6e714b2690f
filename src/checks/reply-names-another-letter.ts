/**
 * An account says which letter another one answered; the letter itself says otherwise. The account may be a statement or a
 * passage in a paper.
 *
 *     Ana → Ben, 5 May: "your letter of 4 May"    ·    Carla reports: "Ana's letter of the 5th, in answer to his of the 3rd"
 */
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { capital, evidenceOf, finding, sayPaper, sayParty } from './evidence.ts'
import type { Evidence, Finding } from './finding.ts'

/** Somebody's account that one paper answers another. */
interface Account {
  readonly answer: string
  readonly answered: string
  readonly evidence: readonly Evidence[]
  readonly paper?: string
  readonly statement?: string
}

export const replyNamesAnotherLetter: Check = {
  name: 'reply-names-another-letter',
  severity: 'error',
  title: 'An account names another letter than the one that was answered',
  run: (record, whole) => {
    const replies = new Map<string, { to: string; link?: number }[]>()
    for (const r of whole.replies)
      replies.set(r.reply, [
        ...(replies.get(r.reply) ?? []),
        { to: r.to, ...(r.link !== undefined && { link: r.link }) },
      ])
    return accountsOf(record, whole).flatMap((account) =>
      compareWithFile(record, whole, account, replies.get(account.answer) ?? []),
    )
  },
}

function accountsOf(record: Record, whole: Collation): Account[] {
  const accounts: Account[] = []
  whole.readings.forEach((found, i) => {
    if (found?.answeredBy === undefined) return
    const answered = whole.links[i]!
    const own = whole.byPaper.get(answered.paper) ?? []
    const answer = whole.links[own[found.answeredBy]!]
    if (answer?.outcome !== 'resolved' || answered.outcome !== 'resolved' || answer.set || answered.set) return
    accounts.push({
      answer: answer.target!,
      answered: answered.target!,
      evidence: [evidenceOf(answer), evidenceOf(answered)],
      paper: answered.paper,
    })
  })
  for (const [id, references] of whole.said)
    for (const { found, resolved } of references) {
      const answer = found.answeredBy === undefined ? undefined : references[found.answeredBy]?.resolved
      if (answer?.outcome !== 'resolved' || resolved.outcome !== 'resolved') continue
      const statement = record.statements.get(id)!
      accounts.push({
        answer: answer.targets[0]!,
        answered: resolved.targets[0]!,
        evidence: [],
        ...(statement.in && { paper: statement.in }),
        statement: id,
      })
    }
  return accounts
}

function compareWithFile(
  record: Record,
  whole: Collation,
  a: Account,
  replies: readonly { to: string; link?: number }[],
): Finding[] {
  if (replies.length === 0 || replies.some((r) => r.to === a.answered) || a.answer === a.answered) return []
  const own = replies.flatMap((r) => (r.link === undefined ? [] : [evidenceOf(whole.links[r.link]!)]))
  const statement = a.statement === undefined ? undefined : record.statements.get(a.statement)
  const who = statement ? `${sayParty(record, statement.speaker)} says` : `${sayPaper(record, a.paper!)} says`
  const others = whole.replies.filter((r) => r.to === a.answered && r.reply !== a.answer).map((r) => r.reply)
  const already = others.length
    ? ` ${capital(sayPaper(record, a.answered))} was answered by ${sayPaper(record, others[0]!)}.`
    : ''
  const first = a.evidence[1] ?? own[0]
  return [
    finding('reply-names-another-letter', {
      severity: 'error',
      message: `${capital(who)} that ${sayPaper(record, a.answer)} answers ${sayPaper(record, a.answered)}; by its own words it answers ${replies.map((r) => sayPaper(record, r.to)).join(' and ')}.${already}`,
      ...(a.paper && { paper: a.paper }),
      ...(first && a.evidence.length && { span: first.span }),
      evidence: [...a.evidence, ...own],
      papers: [a.answer, a.answered, ...replies.map((r) => r.to)],
      parties: statement ? [statement.speaker] : [],
      ...(a.statement && { statements: [a.statement] }),
      next: 'Read the opening of the answer, and ask whether the letter it really answers is known to whoever gave the account.',
    }),
  ]
}
