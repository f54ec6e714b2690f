/** The brief: one page before a meeting. What they hold and lack, what they are likely to ask, what is owed an answer. */
import type { Collation } from '../collation/collate.ts'
import type { Knowledge } from '../collation/knowledge.ts'
import type { Evidence } from '../checks/finding.ts'
import type { Record } from '../record/record.ts'

export interface LikelyQuestion {
  /** In words: "What is Kennedy's letter of 25 October to Khrushchev?" */
  readonly question: string
  /** Why they are likely to ask it. */
  readonly because: string
  readonly certain: boolean
  readonly evidence: readonly Evidence[]
  readonly papers: readonly string[]
}

export interface Brief {
  readonly party: string
  readonly asOf?: string
  readonly instant?: string
  readonly knowledge: Knowledge
  readonly questions: readonly LikelyQuestion[]
  /** Their questions on record that nobody has answered by then. */
  readonly open: readonly { readonly statement: string; readonly text: string; readonly when?: string }[]
  /** Papers from them, or to them, that no paper answers yet. */
  readonly owed: readonly { readonly paper: string; readonly description: string; readonly by: string }[]
  /** For `--to-say`: papers that the statement rests on and the party does not hold. */
  readonly toShow?: readonly { readonly paper: string; readonly description: string; readonly because: string }[]
}

export function makeBrief(_record: Record, _whole: Collation, party: string, _options: { asOf?: string; toSay?: string } = {}): Brief {
  return { party, knowledge: { party, papers: [], noTrace: 0 }, questions: [], open: [], owed: [] }
}
