/**
 * Settling a finding: a person resolves it, dismisses it with a reason, or opens it again. It becomes a judgement, signed and dated,
 * that names the finding; the latest holds, and all of them stay.
 */
import { z } from 'zod'
import { type AnyEntry, makeEntry, parseSaid } from '../record/entry.ts'
import type { Record } from '../record/record.ts'
import type { KeeperSettled, Settling } from './api.ts'
import { keyOf } from './findings.ts'
import type { Look, LookAt } from './look.ts'
import { Refusal } from './refusal.ts'
import { showToDo } from './to-do.ts'

const settling = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{24}$/),
  decision: z.enum(['resolved', 'dismissed', 'open']),
  judge: z.string().trim().min(1).max(200),
  reason: z.string().trim().max(5000),
  /** The time at which the finding was looked at, if the clock was turned back. */
  asOf: z.string().max(100).optional(),
})

/** As a judgement says it: the finding is right, and done with; it is none; nobody is sure. */
const DECISIONS = { resolved: 'same', dismissed: 'not same', open: 'unsure' } as const

/** Makes an entry of what a person decided about the record. */
export type Write = (...of: Parameters<typeof writeSettlement>) => AnyEntry

/** Throws a `Refusal` if it is no such decision, if there is no such finding, or if one is dismissed without a reason. */
export function writeSettlement(record: Record, body: unknown, at: string, lookAt: LookAt): AnyEntry {
  const read = settling.safeParse(body)
  if (!read.success)
    throw new Refusal(
      400,
      'not-a-settlement',
      `This settles no finding: ${read.error.issues[0]?.path.join('.') || 'unreadable'}.`,
      'Send key, decision (resolved, dismissed, open), judge and reason.',
    )
  const { key, decision, judge, reason, asOf } = read.data
  if (!isThere(key, record, lookAt(asOf ? { asOf } : {})))
    throw new Refusal(
      404,
      'finding-not-found',
      'There is no such finding, and no such errand.',
      'Load the desk again: the record may have changed since.',
    )
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

/** A finding or an errand of what is looked at; or one that was settled and has gone since. */
function isThere(key: string, record: Record, look: Look): boolean {
  return (
    Object.hasOwn(settledIn(record), key) ||
    look.findings().some((f) => keyOf(f) === key) ||
    showToDo(look).errands.some((e) => e.key === key)
  )
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
