/**
 * A passage fits several papers nearly as well, or one not well enough. It is put to a person; nothing is settled silently.
 *
 *     Ben: "your letter of 3 May"    ·    Ana wrote two letters that day
 */
import type { Collation } from '../collation/collate.ts'
import type { Candidate, Link } from '../collation/link.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { evidenceOf, finding, list, sayPaper } from './evidence.ts'
import type { Finding } from './finding.ts'

export const ambiguousReference: Check = {
  name: 'ambiguous-reference',
  severity: 'info',
  title: 'A reference may mean several papers',
  run: (record, whole) =>
    whole.links.flatMap((link, i) => {
      const candidates =
        link.outcome === 'ambiguous'
          ? likely(link)
          : whole.readings[i]?.alsoDated && link.outcome === 'resolved' && link.judgedBy === undefined
            ? ofOpenDays(whole, link)
            : []
      return candidates.length ? [report(record, link, candidates)] : []
    }),
}

/** "your letters of the 1st and 2nd": the 2nd is settled, and two letters of the 1st are on file. Those of the days left open. */
function ofOpenDays({ shelf }: Collation, link: Link): readonly Candidate[] {
  const daysOf = (paper: string) => shelf.byId.get(paper)?.days.map((d) => d.day) ?? []
  const settled = new Set(link.targets.flatMap(daysOf))
  const open = link.candidates.filter((c) => !daysOf(c.paper).some((day) => settled.has(day)))
  return open.length > 1 ? likely({ ...link, candidates: open }).filter((c) => c.confidence >= 0.2) : []
}

/** Less likely than a fifth of the first is not worth a reader's time; the link itself keeps every candidate. */
function likely({ candidates }: Link): readonly Candidate[] {
  const most = Math.max(0, ...candidates.map((c) => c.confidence))
  return candidates.filter((c) => c.confidence * 5 >= most)
}

function report(record: Record, link: Link, candidates: readonly Candidate[]): Finding {
  const names = candidates.map((c) => sayPaper(record, c.paper))
  // Two letters of one day are told apart by what they are filed under.
  const apart = (name: string, id: string) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}, “${record.papers.get(id)?.title || id}”`
  const said = candidates.map((c, i) => `${apart(names[i]!, c.paper)} (${Math.round(c.confidence * 100)}%)`)
  return finding('ambiguous-reference', {
    severity: 'info',
    message: `“${link.words.replace(/\s+/g, ' ')}” may mean ${list(said, 3)}.`,
    paper: link.paper,
    span: [link.start, link.end],
    evidence: [evidenceOf(link)],
    papers: candidates.map((c) => c.paper),
    parties: [],
    next: 'Read the candidates and judge: same, not same, or unsure.',
  })
}
