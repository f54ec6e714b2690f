/** Judging a link: a person's decision becomes an entry, signed and dated; taking it back is an entry that supersedes it. */
import { z } from 'zod'
import type { Intake } from '../intake/intake.ts'
import { type AnyEntry, hashEntry, makeEntry, parseSaid } from '../record/entry.ts'
import { file, fold } from '../record/fold.ts'
import { type Record, textOf } from '../record/record.ts'
import { judgement } from '../record/said.ts'
import { quote } from '../record/text.ts'
import type { DeskJudgement } from './api.ts'
import { noSuchPaper, Refusal } from './refusal.ts'

const NAME = z.string().trim().min(1).max(200)
const AT = z.int().min(0)

const judging = z.strictObject({
  paper: z.string().min(1).max(2000),
  start: AT,
  end: AT,
  words: z.string().min(1).max(5000),
  targets: z.array(z.string().min(1).max(2000)).max(200),
  decision: judgement.shape.decision,
  judge: NAME,
})

const undoing = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), judge: NAME })

const TAKEN_BACK = 'taken back'

/** The entry for a decision. Throws a `Refusal` if it is not one, or if the passage or a target is not in the record. */
export function writeJudgement(record: Record, body: unknown, at: string): AnyEntry {
  const read = judging.safeParse(body)
  if (!read.success) throw notAJudgement(read.error)
  const { paper: id, start, end, words, decision, judge } = read.data
  const paper = record.papers.get(record.aliases.get(id) ?? id)
  const text = paper && textOf(record, paper)
  if (!paper || text === undefined) throw noSuchPaper()
  if (start >= end || text.slice(start, end) !== words)
    throw new Refusal(400, 'no-such-passage', 'The paper has other words there.', 'Reload the paper and judge again.')
  const targets = read.data.targets.map((t) => record.aliases.get(t) ?? t)
  if (targets.some((t) => !record.papers.has(t) && !record.meetings.has(t))) throw noSuchPaper()
  const passage = quote(paper.id, text, start, end, paper.textHash)
  const said = parseSaid('judgement', { decision, judge, passage, targets })
  return makeEntry('judgement', undefined, said, { by: judge, at })
}

/** The entry that takes a decision back: nobody is sure any more, and the old entry stays, superseded. */
export function takeBack(record: Record, body: unknown, at: string): AnyEntry {
  const read = undoing.safeParse(body)
  if (!read.success) throw notAJudgement(read.error)
  const { hash, judge } = read.data
  const old = record.filed.find((f) => f.hash === hash)?.entry
  if (old?.kind !== 'judgement' || !old.said.passage)
    throw new Refusal(404, 'judgement-not-found', 'There is no such judgement.', 'Reload the paper.')
  const said = { ...old.said, decision: 'unsure' as const, judge, reason: TAKEN_BACK }
  return makeEntry('judgement', undefined, said, { by: judge, at, supersedes: [hash] })
}

/** Judgements that stand on passages of a paper, the earliest first. */
export function judgementsOn(record: Record, paper: string): DeskJudgement[] {
  const filed = record.filed.filter((f) => f.entry.kind === 'judgement')
  const superseded = new Set(filed.flatMap((f) => f.entry.supersedes ?? []))
  return filed
    .filter((f) => !superseded.has(f.hash))
    .sort((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.n - b.n))
    .flatMap(({ hash, entry }) => {
      if (entry.kind !== 'judgement' || !entry.said.passage) return []
      const { passage, decision, judge, targets, reason } = entry.said
      if ((record.aliases.get(passage.paper) ?? passage.paper) !== paper) return []
      const undone = decision === 'unsure' && reason === TAKEN_BACK
      return [{ hash, start: passage.start, end: passage.end, decision, judge, targets: targets ?? [], undone }]
    })
}

/** An entry as an intake, for the store that is open. */
export function asIntake(entry: AnyEntry): Intake {
  return { entries: [entry], bodies: new Map(), problems: [], questions: [], files: [] }
}

/** Without a store. Unlike papers, a decision may be repeated: same, taken back, same again. */
export function addEntry(record: Record, entry: AnyEntry): Record {
  if (record.filed.some((f) => f.hash === hashEntry(entry))) return record
  const last = record.filed.reduce((n, f) => Math.max(n, f.n), 0)
  return fold([...record.filed, ...file([entry], last)], record.bodies)
}

function notAJudgement(error: z.ZodError): Refusal {
  const [first] = error.issues
  const where = first?.path.join('.')
  return new Refusal(
    400,
    'not-a-judgement',
    `This is not a judgement${where ? `: ${where}` : ''}.`,
    'Send paper, start, end, words, targets, decision (same, not same, unsure) and judge.',
  )
}
