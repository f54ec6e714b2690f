/**
 * A look: the record to one pair of eyes, collated. Collation runs on the view and never on the whole under a party's eyes, so
 * that nothing outside the view can shine through a confidence or a count. Looks are kept by their eyes, the latest few.
 */
import type { Finding } from '../checks/finding.ts'
import { type Collation, collate } from '../collation/collate.ts'
import { lendEyes } from '../collation/eyes.ts'
import { type Knowledge, knownBy } from '../collation/knowledge.ts'
import type { Eyes, Record } from '../record/record.ts'
import type { View } from '../views/view.ts'

export type RunChecks = (record: Record, collation: Collation) => readonly Finding[]

export interface Look {
  readonly seen: View
  /** Reads the passages of the view, once. */
  readonly collation: () => Collation
  readonly findings: () => readonly Finding[]
  /** For the keeper: what the party whose eyes these are holds and knows of, by real papers. Never part of a view. */
  readonly knowledge: () => Knowledge | undefined
  /** The same clock without the party's eyes: the keeper's. Itself when nobody's eyes are lent. */
  readonly whole: Look
  /** The same eyes without the clock. */
  readonly atTheEnd: Look
}

export type LookAt = (eyes: Eyes) => Look

const KEPT = 24

/** Lends eyes on a record. Throws `NoSuchTime` and `NoSuchParty` as `view` does. */
export function makeLooks(record: Record, runChecks: RunChecks): LookAt {
  const kept = new Map<string, Look>()
  const lookAt = (eyes: Eyes): Look => {
    const key = JSON.stringify([eyes.seenBy ?? null, eyes.asOf ?? null])
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const { seenBy, asOf } = eyes
    // Receipts that nobody recorded end at the party's own replies.
    const seen = lendEyes(record, eyes)
    const collation = once(() => collate(seen))
    const look: Look = {
      seen,
      collation,
      findings: once(() => runChecks(seen, collation())),
      knowledge: once(() => (seenBy === undefined ? undefined : knownBy(record, lookAt({}).collation(), seenBy, asOf))),
      get whole() {
        return seenBy === undefined ? look : lookAt({ asOf })
      },
      get atTheEnd() {
        return asOf === undefined ? look : lookAt({ seenBy })
      },
    }
    kept.set(key, look)
    for (const old of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(old)
    }
    return look
  }
  return lookAt
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
