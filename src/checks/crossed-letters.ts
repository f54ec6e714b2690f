/**
 * Two letters crossed: each was sent before the other arrived, so that neither can answer the other.
 *
 *     Ana → Ben, sent 3 May, received 6 May    ·    Ben → Ana, sent 4 May, received 7 May
 */
import { isMissive } from '../collation/kinds.ts'
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { before, sortKey, type When } from '../record/when.ts'
import type { Check } from './checks.ts'
import { capital, finding, sayPaper } from './evidence.ts'
import type { Finding } from './finding.ts'

export const crossedLetters: Check = {
  name: 'crossed-letters',
  severity: 'info',
  title: 'Two letters crossed',
  run: (record, whole) => {
    const answered = new Set(whole.replies.map((r) => `${r.reply}\0${r.to}`))
    const crossed: Finding[] = []
    for (const group of exchanges(record).values()) {
      const sorted = group.sort((a, b) => sortKey(sentOf(a)) - sortKey(sentOf(b)))
      sorted.forEach((first, i) => {
        const arrived = receiptOf(first)
        for (const second of arrived ? sorted.slice(i + 1) : []) {
          const sent = sentOf(second)
          if (!sent || before(sent, arrived!) !== 'yes') break
          const back = receiptOf(second)
          if (
            second.from[0] === first.from[0] ||
            !back ||
            answered.has(`${second.id}\0${first.id}`) ||
            before(sentOf(first)!, back) !== 'yes'
          )
            continue
          crossed.push(report(record, first, second))
        }
      })
    }
    return crossed
  },
}

function sentOf(paper: Paper): When | undefined {
  return paper.sent ?? dateOf(paper)
}

function receiptOf(paper: Paper): When | undefined {
  return paper.to.map((p) => paper.received.get(p)).find((w) => w !== undefined)
}

/** Papers between two single correspondents, by pair; only those whose sending is on record. */
function exchanges(record: Record): Map<string, Paper[]> {
  const pairs = new Map<string, Paper[]>()
  for (const paper of record.papers.values()) {
    if (!isMissive(paper.kind) || paper.from.length !== 1 || paper.to.length !== 1 || !sentOf(paper)) continue
    if (paper.versionOf || paper.translationOf || paper.existence !== 'attested') continue
    const key = [paper.from[0], paper.to[0]].sort().join('\0')
    pairs.set(key, [...(pairs.get(key) ?? []), paper])
  }
  return pairs
}

function report(record: Record, first: Paper, second: Paper): Finding {
  return finding('crossed-letters', {
    severity: 'info',
    message: `${capital(sayPaper(record, first.id))} and ${sayPaper(record, second.id)} crossed: each was sent before the other arrived.`,
    paper: first.id,
    evidence: [],
    papers: [first.id, second.id],
    parties: [...first.from, ...second.from],
    next: 'Neither answers the other; look for a later letter that takes up both.',
  })
}
