/** The list of checks. A check is one file: what it finds, why it matters, an example, its message. */
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import { ambiguousReference } from './ambiguous-reference.ts'
import { answeredBeforeReceived } from './answered-before-received.ts'
import { assuranceContradicted } from './assurance-contradicted.ts'
import { copyLacksSection } from './copy-lacks-section.ts'
import { crossedLetters } from './crossed-letters.ts'
import { dateConflict } from './date-conflict.ts'
import type { Finding, Severity } from './finding.ts'
import { paperNotPassedOn } from './paper-not-passed-on.ts'
import { quotationDiffers } from './quotation-differs.ts'
import { referenceToAbsentPaper } from './reference-to-absent-paper.ts'
import { replyNamesAnotherLetter } from './reply-names-another-letter.ts'
import { unansweredLetter } from './unanswered-letter.ts'

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
  copyLacksSection,
  answeredBeforeReceived,
  dateConflict,
  quotationDiffers,
  referenceToAbsentPaper,
  crossedLetters,
  ambiguousReference,
  unansweredLetter,
]

const GRAVITY: { readonly [severity in Severity]: number } = { error: 0, warning: 1, info: 2 }

/** Runs every check, or those named in `only`. Errors come first; within a severity the order of `CHECKS`. */
export function runChecks(record: Record, collation: Collation, only?: readonly string[]): Finding[] {
  return CHECKS.filter((c) => !only || only.includes(c.name))
    .flatMap((c) => [...c.run(record, collation)])
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
}
