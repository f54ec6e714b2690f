/** Signs of receipt: a formal reply shows that its writer had the letter by then. */
import { dateOf, type Record } from '../record/record.ts'
import { sortKey, type When } from '../record/when.ts'
import type { SignsOfReceipt } from '../views/possession.ts'
import type { Collation } from './collate.ts'

/** When a party had certainly received a paper: by the day of its own formal reply. */
export function signsOfReceipt(record: Record, whole: Collation): SignsOfReceipt {
  const signs = new Map<string, Map<string, When>>()
  for (const { reply, to } of whole.replies) {
    const answer = record.papers.get(reply)
    const date = answer && dateOf(answer)
    if (!answer || !date) continue
    const byParty = signs.get(to) ?? new Map<string, When>()
    signs.set(to, byParty)
    for (const party of answer.from) {
      const known = byParty.get(party)
      if (!known || sortKey(date) < sortKey(known)) byParty.set(party, { ...date, earliest: 'unknown' })
    }
  }
  return signs
}
