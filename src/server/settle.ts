/**
 * Settling a finding: a person resolves it, dismisses it with a reason, or opens it again. It becomes a judgement, signed and dated,
 * that names the finding; the latest holds, and all of them stay.
 */
import { z } from 'zod'
import { type AnyEntry, makeEntry, parseSaid } from '../record/entry.ts'
import type { Record } from '../record/record.ts'
import type { KeeperSettled, Settling } from './api.ts'
import { Refusal } from './refusal.ts'

const settling = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{24}$/),
  decision: z.enum(['resolved', 'dismissed', 'open']),
  judge: z.string().trim().min(1).max(200),
  reason: z.string().trim().max(5000),
})

/** As a judgement says it: the finding is right, and done with; it is none; nobody is sure. */
const DECISIONS = { resolved: 'same', dismissed: 'not same', open: 'unsure' } as const

/** Throws a `Refusal` if it is no such decision, or if a finding is dismissed without a reason. */
export function writeSettlement(_: Record, body: unknown, at: string): AnyEntry {
  const read = settling.safeParse(body)
  if (!read.success)
    throw new Refusal(
      400,
      'not-a-settlement',
      `This settles no finding: ${read.error.issues[0]?.path.join('.') || 'unreadable'}.`,
      'Send key, decision (resolved, dismissed, open), judge and reason.',
    )
  const { key, decision, judge, reason } = read.data
  if (decision === 'dismissed' && reason === '')
    throw new Refusal(400, 'reason-needed', 'A finding is dismissed for a reason.', 'Say why it is no fault.')
  const said = parseSaid('judgement', {
    decision: DECISIONS[decision],
    judge,
    finding: key,
    ...(reason && { reason }),
  })
  return makeEntry('judgement', undefined, said, { by: judge, at })
}

/** The latest decision on each finding that has one. */
export function settledIn(record: Record): KeeperSettled {
  const settled: { [key: string]: KeeperSettled[string] } = {}
  const inTime = [...record.judgements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  for (const j of inTime) {
    if (j.finding === undefined) continue
    const decision = (Object.keys(DECISIONS) as Settling[]).find((d) => DECISIONS[d] === j.decision)!
    settled[j.finding] = { decision, judge: j.judge, ...(j.reason && { reason: j.reason }) }
  }
  return settled
}
