/**
 * A copy lacks sections that the paper on file has: a section can be withheld just as a paper can.
 *
 *     Carla's copy of Ana's letter of 3 May: sections 1, 2 and 4 of four
 */
import { textOf } from '../record/record.ts'
import type { Check } from './checks.ts'
import { finding, sayPaper, sayParty } from './evidence.ts'

export const copyLacksSection: Check = {
  name: 'copy-lacks-section',
  severity: 'warning',
  title: 'A copy lacks a section of the paper',
  run: (record) =>
    record.copies
      .filter((c) => c.lacks?.length && record.papers.has(c.paper))
      .map((copy) => {
        const paper = record.papers.get(copy.paper)!
        const text = textOf(record, paper) ?? ''
        const lacking = paper.sections.filter((s) => copy.lacks!.includes(s.id))
        const named = copy.lacks!.filter((id) => !paper.sections.some((s) => s.id === id))
        const which = copy.lacks!.length === 1 ? `section ${copy.lacks![0]}` : `sections ${copy.lacks!.join(', ')}`
        return finding('copy-lacks-section', {
          severity: 'warning',
          message: `The copy of ${sayPaper(record, paper.id)} held by ${sayParty(record, copy.holder)} lacks ${which}${named.length && paper.sections.length ? ` (${named.join(', ')} is no section of the text on file)` : ''}.`,
          paper: paper.id,
          ...(lacking[0] && { span: [lacking[0].start, lacking[0].end] as const }),
          evidence: lacking.map((s) => ({ paper: paper.id, span: [s.start, s.end] as const, words: text.slice(s.start, s.end) })),
          papers: [paper.id],
          parties: [copy.holder],
          next: 'Compare what other papers say of this one: a reply may take up what the copy does not contain.',
        })
      }),
}
