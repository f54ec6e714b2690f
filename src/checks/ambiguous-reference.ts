/**
 * A passage fits several papers nearly as well, or one not well enough. It is put to a person; nothing is settled silently.
 *
 *     Ben: "your letter of 3 May"    ·    Ana wrote two letters that day
 */
import type { Check } from './checks.ts'
import { evidenceOf, finding, list, sayPaper } from './evidence.ts'

export const ambiguousReference: Check = {
  name: 'ambiguous-reference',
  severity: 'info',
  title: 'A reference may mean several papers',
  run: (record, whole) =>
    whole.links
      .filter((l) => l.outcome === 'ambiguous' && l.candidates.length > 0)
      .map((link) =>
        finding('ambiguous-reference', {
          severity: 'info',
          message: `“${link.words.replace(/\s+/g, ' ')}” may mean ${list(link.candidates.map((c) => `${sayPaper(record, c.paper)} (${Math.round(c.confidence * 100)}%)`), 3)}.`,
          paper: link.paper,
          span: [link.start, link.end],
          evidence: [evidenceOf(link)],
          papers: link.candidates.map((c) => c.paper),
          parties: [],
          next: 'Read the candidates and judge: same, not same, or unsure.',
        }),
      ),
}
