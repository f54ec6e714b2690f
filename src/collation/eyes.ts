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

/** When these eyes had certainly received a paper: by the day of their own formal reply to it. */
export function ownSigns(record: Record, eyes: Eyes): SignsOfReceipt {
  if (eyes.seenBy === undefined) return new Map()
  const seen = view(record, eyes)
  return signsOfReceipt(seen, collate(seen))
}
