/**
 * Two accounts of one thing said disagree: in a figure, in a day, in whether it was said or denied, or in who said it. Compared are
 * accounts of one talk in different papers, and what somebody is said to have written with the paper itself.
 *
 *     Ana's minutes: "Ben offered 40 waggons."   ·   Carla's minutes of the same talk: "Ben offered 14 waggons."
 */

import { type Account, accountsOfPapers, accountsOfTalks } from '../collation/rival-accounts.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { finding, sayParty, sayWhen, titleOrPaper } from './evidence.ts'
import type { Finding } from './finding.ts'

export const conflictingAccounts: Check = {
  name: 'conflicting-accounts',
  severity: 'warning',
  title: 'Two accounts of one thing said disagree',
  run: (record, collation) => [
    ...accountsOfTalks(record, collation).map((rivals) =>
      report(record, rivals.first, rivals.second, rivals.kind, rivals.words),
    ),
    ...accountsOfPapers(record, collation).map((rivals) =>
      report(record, rivals.first, rivals.second, rivals.kind, rivals.words),
    ),
  ],
}

const ON = {
  figure: 'on a figure',
  date: 'on a day',
  'yes-and-no': 'on whether it was so',
  speaker: 'on who said it',
} as const

function report(
  record: Record,
  a: Account,
  b: Account,
  kind: keyof typeof ON,
  words: readonly [string, string],
): Finding {
  const who = a.speaker === undefined ? 'what was said' : `what ${sayParty(record, a.speaker)} said`
  const day = a.when ? `, ${sayWhen(a.when)},` : ''
  return finding('conflicting-accounts', {
    severity: 'warning',
    message: `Two accounts of ${kind === 'speaker' ? 'what was said' : who}${day} disagree ${ON[kind]}: “${words[0]}” in ${place(record, a)}, “${words[1]}” in ${place(record, b)}.`,
    ...(a.paper && { paper: a.paper }),
    ...(a.span && { span: a.span }),
    evidence: [a, b].flatMap((x) => (x.paper && x.span ? [{ paper: x.paper, span: x.span, words: x.text }] : [])),
    papers: [...new Set([a.paper, b.paper].filter((p) => p !== undefined))],
    parties: [...new Set([a.speaker, b.speaker].filter((p) => p !== undefined))],
    statements: [a.statement, b.statement].filter((s) => s !== undefined),
    next: 'Set the two passages beside each other: one may be a slip, a translation, or an account of another moment of the talk.',
  })
}

function place(record: Record, a: Account): string {
  return a.paper === undefined ? 'an account without a paper' : `“${titleOrPaper(record, a.paper)}”`
}
