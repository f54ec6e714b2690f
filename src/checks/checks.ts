/** The list of checks. A check is one file: what it finds, why it matters, an example, its message. */
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import { ambiguousReference } from './ambiguous-reference.ts'
import { answeredBeforeReceived } from './answered-before-received.ts'
import { answersMoreThanItCites } from './answers-more-than-it-cites.ts'
import { assuranceContradicted } from './assurance-contradicted.ts'
import { confirmationBeforeDeed } from './confirmation-before-deed.ts'
import { conflictingAccounts } from './conflicting-accounts.ts'
import { consultationSkippedThoughPossible } from './consultation-skipped-though-possible.ts'
import { copyLacksSection } from './copy-lacks-section.ts'
import { crossedLetters } from './crossed-letters.ts'
import { dateConflict } from './date-conflict.ts'
import { deadlineCannotBeMet } from './deadline-cannot-be-met.ts'
import { faultyPlan } from './faulty-plan.ts'
import type { Finding, Severity } from './finding.ts'
import { gapInSeries } from './gap-in-series.ts'
import { mistakenPosition } from './mistaken-position.ts'
import { openQuestion } from './open-question.ts'
import { paperNotPassedOn } from './paper-not-passed-on.ts'
import { promiseWithoutDate } from './promise-without-date.ts'
import { quotationDiffers } from './quotation-differs.ts'
import { referenceToAbsentPaper } from './reference-to-absent-paper.ts'
import { replyNamesAnotherLetter } from './reply-names-another-letter.ts'
import { unansweredLetter } from './unanswered-letter.ts'
import { unconfirmedStep } from './unconfirmed-step.ts'

export interface Check {
  /** Kebab-case; also the name of its page in docs/checks. */
  readonly name: string
  readonly severity: Severity
  /** One line for lists. */
  readonly title: string
  readonly run: (record: Record, collation: Collation) => readonly Finding[]
}

export const CHECKS: readonly Check[] = [
  paperNotPassedOn,
  assuranceContradicted,
  replyNamesAnotherLetter,
  answersMoreThanItCites,
  copyLacksSection,
  answeredBeforeReceived,
  dateConflict,
  quotationDiffers,
  referenceToAbsentPaper,
  gapInSeries,
  crossedLetters,
  ambiguousReference,
  unansweredLetter,
  conflictingAccounts,
  openQuestion,
  mistakenPosition,
  faultyPlan,
  deadlineCannotBeMet,
  unconfirmedStep,
  confirmationBeforeDeed,
  consultationSkippedThoughPossible,
  promiseWithoutDate,
]

const GRAVITY: { readonly [severity in Severity]: number } = { error: 0, warning: 1, info: 2 }

/** Runs every check, or those named in `only`. Errors come first; within a severity the order of `CHECKS`. */
export function runChecks(record: Record, collation: Collation, only?: readonly string[]): Finding[] {
  return CHECKS.filter((c) => !only || only.includes(c.name))
    .flatMap((c) => [...c.run(record, collation)])
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
}
