/**
 * A paper answers another that its writer had, by the dates on record, not yet received. Either a date is wrong, or there was
 * an earlier copy that the record does not know of.
 *
 *     Ana → Ben, received 5 May    ·    Ben → Ana, 4 May: "I have your letter"
 */
import type { Collation } from '../collation/collate.ts'
import type { Reply } from '../collation/link.ts'
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { after, before, type When } from '../record/when.ts'
import { indexCopies, publicationOf } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { capital, evidenceOf, finding, sayHour, sayPaper, sayParty } from './evidence.ts'
import type { Finding } from './finding.ts'

export const answeredBeforeReceived: Check = {
  name: 'answered-before-received',
  severity: 'warning',
  title: 'A paper was answered before it was received',
  run: (record, whole) =>
    whole.replies.flatMap((r) => {
      const [answer, answered] = [record.papers.get(r.reply), record.papers.get(r.to)]
      const sent = answer && (answer.sent ?? answer.published ?? dateOf(answer))
      if (!answer || !answered || !sent) return []
      return answer.from.flatMap((party) => {
        const received = answered.received.get(party)
        const early = received && before(sent, received) === 'yes' && !hadOtherwise(record, answered, party, sent)
        return early ? [report(record, whole, r, party, sent, received)] : []
      })
    }),
}

/** It was public by then, or the party had another copy. */
function hadOtherwise(record: Record, answered: Paper, party: string, sent: When): boolean {
  const published = publicationOf(answered)
  const copies = indexCopies(record.copies).get(answered.id)?.get(party) ?? []
  return [published, ...copies.map((c) => c.since)].some((when) => when && after(when, sent) !== 'yes')
}

function report(record: Record, whole: Collation, r: Reply, party: string, sent: When, received: When): Finding {
  const passage = r.link === undefined ? undefined : evidenceOf(whole.links[r.link]!)
  return finding('answered-before-received', {
    severity: 'warning',
    message: `${capital(sayParty(record, party))} answers ${sayPaper(record, r.to)} on ${sayHour(sent)}, before receiving it on ${sayHour(received)}.`,
    paper: r.reply,
    ...(passage && { span: passage.span }),
    evidence: passage ? [passage] : [],
    papers: [r.reply, r.to],
    parties: [party],
    next: 'Check both dates and their zones; an advance copy, a broadcast or an oral report may explain it.',
  })
}
