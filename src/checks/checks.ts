/** The list of checks. A check is one file: what it finds, why it matters, an example, its message. */
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import type { Finding, Severity } from './finding.ts'

export interface Check {
  /** Kebab-case; also the name of its page in docs/checks. */
  readonly name: string
  readonly severity: Severity
  /** One line for lists. */
  readonly title: string
  readonly run: (record: Record, collation: Collation) => readonly Finding[]
}

export const CHECKS: readonly Check[] = []

export function runChecks(record: Record, collation: Collation, only?: readonly string[]): Finding[] {
  return CHECKS.filter((c) => !only || only.includes(c.name)).flatMap((c) => [...c.run(record, collation)])
}
