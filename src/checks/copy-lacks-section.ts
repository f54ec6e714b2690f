/**
 * A copy lacks sections that the paper on file has, or a passage that another text of the paper has: a section can be withheld just as
 * a paper can. The first is told by the copy's entry, the second by the texts. What another copy of the same
 * holder makes good is not told; a view of the time before it came tells it.
 *
 *     Carla's copy of Ana's letter of 3 May: sections 1, 2 and 4 of four
 */
import type { Lone } from '../collation/compare-texts.ts'
import { compareVersions, findVersions, type PossibleVersion } from '../collation/versions.ts'
import { type Copy, type Paper, type Record, textOf } from '../record/record.ts'
import { indexCopies, publicationOf } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { capital, finding, sayPaper, sayParty } from './evidence.ts'
import type { Finding } from './finding.ts'

export const copyLacksSection: Check = {
  name: 'copy-lacks-section',
  severity: 'warning',
  title: 'A copy lacks a section of the paper',
  run: (record) => [
    ...record.copies.flatMap((copy) => {
      const lacks = lackedForGood(record, copy)
      return lacks.length ? [report(record, copy, lacks)] : []
    }),
    ...findVersions(record).flatMap((version) => {
      const [a, b] = version.papers
      return [...lackingIn(record, version, a, b), ...lackingIn(record, version, b, a)]
    }),
  ],
}

/** So much of the smaller text must stand in the larger: less is another paper that quotes it. */
const PART_OF = 0.75
/** Shorter passages are headings and slips. */
const LEAST_WORDS = 8

/** Who has the one text and not the other, and what the one lacks. */
function lackingIn(record: Record, version: PossibleVersion, held: string, fuller: string): Finding[] {
  const [part, whole] = [record.papers.get(held)!, record.papers.get(fuller)!]
  const share = version.shared[version.papers.indexOf(held)]!
  if (share < PART_OF || publicationOf(whole)) return []
  const without = holdersOf(record, part).filter((h) => !holdersOf(record, whole).includes(h))
  if (without.length === 0) return []
  const { onlyInFirst } = compareVersions(record, fuller, held)!
  const lone = onlyInFirst.filter((l) => l.words.split(/\s+/).length >= LEAST_WORDS)
  return lone.length === 0 ? [] : without.map((holder) => reportVersion(record, version, held, fuller, holder, lone))
}

/** Those of whom a copy is attested, the writers and the addressees. */
function holdersOf(record: Record, paper: Paper): string[] {
  const attested = [...(indexCopies(record.copies).get(paper.id)?.values() ?? [])].flat().filter((c) => !c.until)
  return [...new Set([...paper.from, ...paper.to, ...paper.cc, ...attested.map((c) => c.holder)])]
}

function reportVersion(
  record: Record,
  version: PossibleVersion,
  held: string,
  fuller: string,
  holder: string,
  lone: readonly Lone[],
): Finding {
  const isOne = version.known ? 'another text of it' : 'another text, which may be of the same paper,'
  const first = lone[0]!.words.replace(/\s+/g, ' ')
  const begins = first.length > QUOTED ? `${first.slice(0, first.lastIndexOf(' ', QUOTED))}…` : first
  const more = lone.length > 1 ? ` and ${lone.length - 1} more` : ''
  return finding('copy-lacks-section', {
    severity: 'warning',
    message: `${capital(sayPaper(record, held))} [${held}], as ${sayParty(record, holder)} has it, lacks what ${isOne} has [${fuller}]: “${begins}”${more}.`,
    paper: fuller,
    span: [lone[0]!.start, lone[0]!.end],
    evidence: lone.map((l) => ({ paper: fuller, span: [l.start, l.end] as const, words: l.words })),
    papers: [held, fuller],
    parties: [holder],
    next: version.known
      ? 'Ask where the shorter text comes from, and whether the passage was left out of it on purpose.'
      : `Compare the two (${version.reasons.join('; ')}). If they are one paper, enter \`version-of: ${fuller}\`.`,
  })
}

/** A longer passage is cut in the message. */
const QUOTED = 160

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
