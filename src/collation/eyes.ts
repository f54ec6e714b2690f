/**
 * Lending eyes: the view of a party, with its unrecorded receipts narrowed by the party's own replies. The signs come from the
 * collation of its own view and of nothing else, so that no withheld paper can decide a certainty (ruling 3).
 */
import type { Eyes, Record } from '../record/record.ts'
import type { SignsOfReceipt } from '../views/possession.ts'
import { type View, view } from '../views/view.ts'
import { collate } from './collate.ts'
import { signsOfReceipt } from './signs.ts'

/** What the record is to these eyes. Throws `NoSuchTime` and `NoSuchParty` as `view` does. */
export function lendEyes(record: Record, eyes: Eyes): View {
  return view(record, eyes, ownSigns(record, eyes))
}

/** A view and what a party knows are asked for together; the signs are looked for once. */
const found = new WeakMap<Record, Map<string, SignsOfReceipt>>()

/** When these eyes had certainly received a paper: by the day of their own formal reply to it. */
export function ownSigns(record: Record, eyes: Eyes): SignsOfReceipt {
  if (eyes.seenBy === undefined) return new Map()
  const key = JSON.stringify([eyes.seenBy, eyes.asOf ?? null, eyes.recordedBy ?? null])
  const before = found.get(record)?.get(key)
  if (before) return before
  const seen = view(record, eyes)
  const signs = signsOfReceipt(seen, collate(seen))
  const all = found.get(record) ?? new Map<string, SignsOfReceipt>()
  found.set(record, all.set(key, signs))
  return signs
}
