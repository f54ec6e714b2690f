/**
 * A passage cites a paper that is not on file. *Missing* means absent in the whole record; one finding for each absent paper,
 * with every passage that cites it. Papers spoken of in passing, without day, number or title, raise none: nobody could ask for them.
 *
 *     Ben → Ana, 5 May: "I have your letter of 1 May."     and no letter of 1 May is on file
 */
import type { Check } from './checks.ts'
import { evidenceOf, finding, list, titleOrPaper } from './evidence.ts'

export const referenceToAbsentPaper: Check = {
  name: 'reference-to-absent-paper',
  severity: 'warning',
  title: 'A paper that is cited is not on file',
  run: (record, whole) =>
    [...whole.placeholders.values()].flatMap((p) => {
      if (!p.identified) return []
      const links = p.links.map((i) => whole.links[i]!)
      const first = links[0]!
      const citing = [...new Set(links.map((l) => l.paper))]
      return finding('reference-to-absent-paper', {
        severity: 'warning',
        message: `Not on file: ${p.description}. Cited in ${list(
          citing.map((id) => titleOrPaper(record, id)),
          3,
        )}.`,
        paper: first.paper,
        span: [first.start, first.end],
        evidence: links.map(evidenceOf),
        papers: [p.id],
        parties: [...p.from, ...p.to].filter((id) => record.parties.has(id)),
        next: 'Look for it among the papers of its supposed sender and addressee, or ask for it: `chancery missing` prints the request.',
      })
    }),
}
