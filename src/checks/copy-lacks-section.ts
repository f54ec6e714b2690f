/**
 * A copy lacks sections that the paper on file has: a section can be withheld just as a paper can. What another copy of the same
 * holder makes good is not told; a view of the time before it came tells it.
 *
 *     Carla's copy of Ana's letter of 3 May: sections 1, 2 and 4 of four
 */
import { type Copy, type Record, textOf } from '../record/record.ts'
import { indexCopies } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { finding, sayPaper, sayParty } from './evidence.ts'
import type { Finding } from './finding.ts'

export const copyLacksSection: Check = {
  name: 'copy-lacks-section',
  severity: 'warning',
  title: 'A copy lacks a section of the paper',
  run: (record) =>
    record.copies.flatMap((copy) => {
      const lacks = lackedForGood(record, copy)
      return lacks.length ? [report(record, copy, lacks)] : []
    }),
}

/** Sections that this copy lacks, and every other copy that its holder kept. */
function lackedForGood(record: Record, copy: Copy): readonly string[] {
  if (!copy.lacks?.length || !record.papers.has(copy.paper)) return []
  const held = indexCopies(record.copies).get(copy.paper)?.get(copy.holder) ?? []
  const others = held.filter((c) => c !== copy && !c.until)
  return copy.lacks.filter((section) => others.every((c) => c.lacks?.includes(section)))
}

function report(record: Record, copy: Copy, lacks: readonly string[]): Finding {
  const paper = record.papers.get(copy.paper)!
  const text = textOf(record, paper) ?? ''
  const lacking = paper.sections.filter((s) => lacks.includes(s.id))
  const unknown = lacks.filter((id) => !paper.sections.some((s) => s.id === id))
  const which = lacks.length === 1 ? `section ${lacks[0]}` : `sections ${lacks.join(', ')}`
  const doubt =
    unknown.length && paper.sections.length ? ` (${unknown.join(', ')} is no section of the text on file)` : ''
  return finding('copy-lacks-section', {
    severity: 'warning',
    message: `The copy of ${sayPaper(record, paper.id)} held by ${sayParty(record, copy.holder)} lacks ${which}${doubt}.`,
    paper: paper.id,
    ...(lacking[0] && { span: [lacking[0].start, lacking[0].end] as const }),
    evidence: lacking.map((s) => ({
      paper: paper.id,
      span: [s.start, s.end] as const,
      words: text.slice(s.start, s.end),
    })),
    papers: [paper.id],
    parties: [copy.holder],
    next: 'Compare what other papers say of this one: a reply may take up what the copy does not contain.',
  })
}
