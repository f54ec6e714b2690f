/** What is known of each paper, and how: said by its source, inferred from its text or its name, or not known at all. */

import type { VersionKind } from '../collation/version-kind.ts'
import { findVersions } from '../collation/versions.ts'
import { languageOnFile } from '../reading/foreign.ts'
import { readable } from '../reading/read.ts'
import { type Place, placeAmongTexts } from '../record/earlier-texts.ts'
import { dateOf, nameOf, type Paper, type Record, textOf } from '../record/record.ts'

export interface PaperRow {
  readonly id: string
  /** The file that it was read from; absent in a party's view. */
  readonly file?: string
  readonly title?: string
  /** As the source writes it. */
  readonly date?: string
  readonly edtf?: string
  /** Ids of parties. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly kind?: string
  readonly language?: string
  readonly onFile: Paper['onFile']
  /** Field → why it was inferred: `{date: 'from the date line'}`. */
  readonly inferred: { readonly [field: string]: string }
  /** Fields that neither the source says nor the text shows: `from`, `date`... */
  readonly notKnown: readonly string[]
  /** The text is on file and in a language without rules: it was not read for references. */
  readonly unread?: true
  /** Texts that may be of the same paper, or are entered as such; suggestions, unless `known`. */
  readonly otherTexts?: readonly {
    readonly paper: string
    readonly kind: VersionKind
    /** Which of the two is the draft or the excerpt. */
    readonly lesser?: string
    readonly reasons: readonly string[]
    readonly known: boolean
  }[]
  /** Its file was read again with other words: which of the versions this is, and when it took the other's place. */
  readonly version?: Omit<Place, 'texts'>
}

/** One row to a paper, in the order of the record. `files` tells paper ids to the files they were read from. */
export function* listPapers(record: Record, files: ReadonlyMap<string, string>): Generator<PaperRow> {
  const otherTexts = new Map<string, NonNullable<PaperRow['otherTexts']>>()
  for (const { papers, kind, lesser, reasons, known } of findVersions(record))
    for (const [i, id] of papers.entries()) {
      const other = { paper: papers[1 - i]!, kind, ...(lesser !== undefined && { lesser }), reasons, known }
      otherTexts.set(id, [...(otherTexts.get(id) ?? []), other])
    }
  for (const paper of record.papers.values()) {
    const date = dateOf(paper)
    const others = otherTexts.get(paper.id)
    const file = files.get(paper.id)
    // Intake calls what it cannot name "paper", and says that nothing tells what it is.
    const { kind: _, ...inferred } = paper.inferred
    const kindKnown = paper.kind !== 'paper'
    const { texts: _t, ...version } = placeAmongTexts(record, paper.id) ?? {}
    yield {
      id: paper.id,
      ...(file !== undefined && { file }),
      ...(paper.title && { title: paper.title }),
      ...(date && { date: date.words }),
      ...(date?.edtf !== undefined && { edtf: date.edtf }),
      from: paper.from,
      to: paper.to,
      ...(kindKnown && { kind: paper.kind }),
      ...(paper.language !== undefined && { language: paper.language }),
      onFile: paper.onFile,
      inferred: kindKnown ? paper.inferred : inferred,
      notKnown: [
        ...(date ? [] : ['date']),
        ...(paper.from.length ? [] : ['from']),
        ...(paper.to.length ? [] : ['to']),
        ...(kindKnown ? [] : ['kind']),
        ...(paper.language === undefined ? ['language'] : []),
      ],
      ...(isUnread(record, paper) && { unread: true as const }),
      ...(others && { otherTexts: others }),
      ...('of' in version && { version: version as Omit<Place, 'texts'> }),
    }
  }
}

function isUnread(record: Record, paper: Paper): boolean {
  const text = textOf(record, paper) ?? ''
  return text.trim() !== '' && !readable(languageOnFile(paper, text))
}

interface Shortcomings {
  readonly papers: number
  readonly withoutAuthor: number
  readonly withoutDate: number
  readonly unread: number
}

/** What inference did not find out, of papers whose text is here to be read. Where there is no text there was nothing to infer from. */
export function findShortcomings(record: Record): Shortcomings {
  const texts = [...record.papers.values()].filter((p) => textOf(record, p)?.trim())
  return {
    papers: record.papers.size,
    // Minutes have no author, they have those present.
    withoutAuthor: texts.filter((p) => p.from.length === 0 && p.meeting === undefined).length,
    withoutDate: texts.filter((p) => dateOf(p) === undefined && p.meeting === undefined && p.received.size === 0)
      .length,
    unread: texts.filter((p) => isUnread(record, p)).length,
  }
}

/** "Of 13 papers: 5 without an author, 2 without a date, 1 in a language that is not read." Undefined if all is well. */
export function sayShortcomings({ papers, withoutAuthor, withoutDate, unread }: Shortcomings): string | undefined {
  const n = (x: number) => x.toLocaleString('en-GB')
  const faults = [
    withoutAuthor && `${n(withoutAuthor)} without an author`,
    withoutDate && `${n(withoutDate)} without a date`,
    unread && `${n(unread)} in a language that is not read`,
  ].filter(Boolean)
  return faults.length ? `Of ${n(papers)} ${papers === 1 ? 'paper' : 'papers'}: ${faults.join(', ')}.` : undefined
}

/** "Ana Sorel, Ben Hale"; "not known" if nobody is. */
export function sayNames(record: Record, parties: readonly string[]): string {
  return parties.map((p) => nameOf(record, p)).join(', ') || 'not known'
}

/** How many papers have their text, or a summary, on file. */
export function countTexts(record: Record): number {
  return [...record.papers.values()].filter(
    (p) => (p.onFile === 'text' || p.onFile === 'summary') && textOf(record, p)?.trim(),
  ).length
}
