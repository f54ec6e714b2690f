/** Statements entered and statements found, in one list and one shape, for people and for scripts. */
import type { Collation } from '../collation/collate.ts'
import { followEntered, followInPaper, type QuestionStatus } from '../collation/questions.ts'
import { type Attribution, statementsIn } from '../collation/statements.ts'
import type { Record, Statement } from '../record/record.ts'

export interface ListedStatement {
  /** `entered` by a person, or `found` by reading: a suggestion. */
  readonly kind: 'entered' | 'found'
  readonly id: string
  readonly speaker: Attribution
  readonly to: readonly Attribution[]
  readonly act: Statement['act']
  readonly text: string
  readonly paper?: string
  readonly start?: number
  readonly end?: number
  /** Reporters, the outermost first. */
  readonly chain: readonly Attribution[]
  readonly meeting?: string
  readonly when?: string
  readonly authority?: NonNullable<Statement['authority']>
  readonly authorityWords?: string
  readonly onBehalfOf?: readonly Attribution[]
  /** "never said": the words deny that it was said. */
  readonly denied?: true
  readonly modality?: string
  /** Of a question: what became of it. `unclear`: the paper goes on to something else. */
  readonly question?: QuestionStatus | 'unclear'
  readonly answeredBy?: readonly string[]
}

/** Entered statements first, in the order of the record, then those found, paper by paper. `paper`: only what stands in it. */
export function listStatements(record: Record, collation: Collation, paper?: string): ListedStatement[] {
  const listed: ListedStatement[] = []
  const followed = new Map(followEntered(record, collation).map((q) => [q.statement, q]))
  for (const s of record.statements.values()) {
    if (paper !== undefined && s.in !== paper) continue
    const q = followed.get(s.id)
    listed.push({
      kind: 'entered',
      id: s.id,
      speaker: entered(s.speaker),
      to: (s.to ?? []).map(entered),
      act: s.act,
      text: s.text,
      ...(s.in !== undefined && { paper: s.in }),
      ...(s.passage && { start: s.passage.start, end: s.passage.end }),
      chain: (s.chain ?? []).map((c) => entered(c.reporter)),
      ...(s.meeting !== undefined && { meeting: s.meeting }),
      ...(s.when && { when: s.when.edtf ?? s.when.words }),
      ...(s.authority && { authority: s.authority }),
      ...(s.onBehalfOf && { onBehalfOf: s.onBehalfOf.map(entered) }),
      ...(q && { question: q.status, ...(q.by.length && { answeredBy: q.by }) }),
    })
  }
  for (const p of collation.shelf.papers) {
    if (paper !== undefined && p.paper.id !== paper) continue
    const questions = new Map(followInPaper(record, collation, p.paper.id).map((q) => [q.statement, q]))
    for (const s of statementsIn(record, collation, p.paper.id)) {
      const q = questions.get(s.id)
      listed.push({
        kind: 'found',
        id: s.id,
        speaker: s.speaker,
        to: s.to ? [s.to] : [],
        act: s.act,
        text: s.text,
        paper: s.paper,
        start: s.start,
        end: s.end,
        chain: s.chain.map((c) => c.reporter),
        ...(s.meeting !== undefined && { meeting: s.meeting }),
        ...(s.when && { when: s.when.edtf ?? s.when.words }),
        ...(s.authority && {
          authority: s.authority,
          ...(s.authorityWords !== undefined && { authorityWords: s.authorityWords }),
        }),
        ...(s.onBehalfOf && { onBehalfOf: [s.onBehalfOf] }),
        ...(s.denied && { denied: true as const }),
        ...(s.modality !== undefined && { modality: s.modality }),
        ...(q && { question: q.thin ? ('unclear' as const) : q.status, ...(q.by.length && { answeredBy: q.by }) }),
      })
    }
  }
  return listed
}

function entered(party: string): Attribution {
  return { words: '', party, candidates: [party], reason: 'entered' }
}
