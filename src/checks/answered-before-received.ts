/**
 * A paper answers another that its writer had, by the dates on record, not yet received. Either a date is wrong, or there was
 * an earlier copy that the record does not know of.
 *
 *     Ana → Ben, received 5 May    ·    Ben → Ana, 4 May: "I have your letter"
 */
import { dateOf } from '../record/record.ts'
import { before } from '../record/when.ts'
import type { Check } from './checks.ts'
import { capital, evidenceOf, finding, sayHour, sayPaper, sayParty } from './evidence.ts'

export const answeredBeforeReceived: Check = {
  name: 'answered-before-received',
  severity: 'warning',
  title: 'A paper was answered before it was received',
  run: (record, whole) =>
    whole.replies.flatMap(({ reply, to, link }) => {
      const [answer, answered] = [record.papers.get(reply), record.papers.get(to)]
      const sent = answer && (answer.sent ?? answer.published ?? dateOf(answer))
      if (!answer || !answered || !sent) return []
      const publicAlready = answered.published !== undefined && before(sent, answered.published) !== 'yes'
      return answer.from.flatMap((party) => {
        const received = answered.received.get(party)
        if (!received || before(sent, received) !== 'yes' || publicAlready) return []
        return [
          finding('answered-before-received', {
            severity: 'warning',
            message: `${capital(sayParty(record, party))} answers ${sayPaper(record, to)} on ${sayHour(sent)}, before receiving it on ${sayHour(received)}.`,
            paper: reply,
            ...(link !== undefined && { span: evidenceOf(whole.links[link]!).span }),
            evidence: link === undefined ? [] : [evidenceOf(whole.links[link]!)],
            papers: [reply, to],
            parties: [party],
            next: 'Check both dates and their zones; an advance copy, a broadcast or an oral report may explain it.',
          }),
        ]
      })
    }),
}
