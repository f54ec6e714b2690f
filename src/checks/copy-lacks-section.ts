/**
 * A copy lacks sections that the paper on file has, or a passage that another text of the paper has: a section can be withheld just as
 * a paper can. The first is told by the copy's entry, the second by the texts alone, with the passage and the place where it should stand.
 * What another copy of the same holder makes good is not told; a view of the time before it came tells it.
 *
 *     Carla's copy of Ana's letter of 3 May: sections 1, 2 and 4 of four
 */
import { findOmissions, type Omission } from '../collation/omissions.ts'
import { keysOfParty, likeness } from '../collation/parties.ts'
import { compareVersions, findVersions, ownText, type PossibleVersion } from '../collation/versions.ts'
import { type Copy, type Paper, type Record, textOf } from '../record/record.ts'
import { indexCopies, publicationOf } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { capital, finding, sayPaper, sayParty } from './evidence.ts'
import type { Evidence, Finding } from './finding.ts'

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
      return version.kind === 'same text' || (version.known && version.kind === 'excerpt')
        ? [...lackingIn(record, version, a, b), ...lackingIn(record, version, b, a)]
        : []
    }),
  ],
}

/** So much of the text that lacks something must stand in the other: less is another paper that quotes it. */
const PART_OF = 0.75

/** What the one text lacks of the other, and who has only the one. */
function lackingIn(record: Record, version: PossibleVersion, held: string, fuller: string): Finding[] {
  const [part, whole] = [record.papers.get(held)!, record.papers.get(fuller)!]
  if (version.shared[version.papers.indexOf(held)]! < PART_OF) return []
  const comparison = compareVersions(record, fuller, held)!
  const omissions = findOmissions(ownText(record, whole)!, ownText(record, part)!, comparison, 0)
  if (omissions.length === 0) return []
  const without = publicationOf(whole) ? [] : holdersWithout(record, part, whole)
  if (without.length) return without.map((holder) => reportVersion(record, version, held, fuller, omissions, holder))
  const { author, addressee, day } = version.faces
  // A speech is to nobody by name; then the day must be the same.
  const one = author === 'same' && ![addressee, day].includes('other') && [addressee, day].includes('same')
  return one || version.known ? [reportVersion(record, version, held, fuller, omissions)] : []
}

/** Those who have the one text, and of whom nothing says that they had the other. */
function holdersWithout(record: Record, part: Paper, whole: Paper): string[] {
  const others = holdersOf(record, whole)
  const isOne = (a: string, b: string) => a === b || likeness(keysOfParty(record, a), keysOfParty(record, b)) === 1
  return holdersOf(record, part).filter((holder) => !others.some((other) => isOne(holder, other)))
}

/** Those of whom a copy is attested, the writers and the addressees. */
function holdersOf(record: Record, paper: Paper): string[] {
  const attested = [...(indexCopies(record.copies).get(paper.id)?.values() ?? [])].flat().filter((c) => !c.until)
  return [...new Set([...paper.from, ...paper.to, ...paper.cc, ...attested.map((c) => c.holder)])]
}

/** `holder`: who has only the text that lacks it, where somebody has. */
function reportVersion(
  record: Record,
  version: PossibleVersion,
  held: string,
  fuller: string,
  omissions: readonly Omission[],
  holder?: string,
): Finding {
  const doubt = version.known ? '' : ', which may be of the same paper,'
  const paper = sayPaper(record, held)
  const lacks =
    holder === undefined
      ? `One text of ${paper} [${held}] lacks what another${doubt}`
      : `${capital(paper)} [${held}], as ${sayParty(record, holder)} has it, lacks what another text${version.known ? ' of it' : doubt}`
  const first = shorten(omissions[0]!.passage.words)
  const more = omissions.length > 1 ? ` and ${omissions.length - 1} more` : ''
  const text = ownText(record, record.papers.get(held)!)!
  return finding('copy-lacks-section', {
    severity: 'warning',
    message: `${lacks} has [${fuller}]: “${first}”${more}.`,
    paper: fuller,
    span: [omissions[0]!.passage.start, omissions[0]!.passage.end],
    evidence: omissions.flatMap(({ passage, place }): Evidence[] => [
      { paper: fuller, span: [passage.start, passage.end], words: passage.words },
      { paper: held, span: [place.start, place.end], words: text.slice(place.start, place.end) },
    ]),
    papers: [held, fuller],
    parties: holder === undefined ? [] : [holder],
    next: version.known
      ? 'Ask where the shorter text comes from, and whether the passage was left out of it on purpose.'
      : `Compare the two (${version.reasons.join('; ')}). If they are one paper, enter \`version-of: ${fuller}\`.`,
  })
}

function shorten(words: string): string {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length > QUOTED ? `${flat.slice(0, flat.lastIndexOf(' ', QUOTED))}…` : flat
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
