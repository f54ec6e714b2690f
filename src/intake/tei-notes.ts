/**
 * An edition's notes as what they are: judgements signed "the edition's editors". A note that is only "Document 64." says
 * that the words before it mean that paper; "See Document 64." says only that it bears on them; "Not printed." that they mean
 * a paper which is not in the edition. Any other note is left alone: to guess at it would be to put words in their mouths.
 */
import { quote } from '../record/text.ts'
import type { Attach } from './gathering.ts'
import type { Rendered, RenderedNote } from './tei-body.ts'
import { findAll, wordsOf } from './xml.ts'

const JUDGE = 'the edition’s editors'
const LONGEST = 160
const IDENTITY =
  /^(?:(?:Reference is to |Printed as |Also printed as )?Documents? \d+(?:(?:,| and|, and) (?:Document )?\d+)*)\.?$/i
const BEARS_ON =
  /^(?:See (?:also )?(?:the (?:attachment|enclosure|source note|annex|editorial note)[^.]{0,20}, )?Documents? \d+(?:(?:,| and|, and) (?:Document )?\d+)*)\.?$/i
const ABSENT: readonly RegExp[] = [
  /^(?:Not|Neither) (printed\b(?! (?:in|as|here)\b)|found\b)/i,
  /^Dated [^.;]{0,40}[,;] (?:attached,? but )?not (printed|found)\b/i,
  /^[^.;]{0,120}\b(?:is|are) attached,? but not (printed)\b/i,
  /^(?:Attached|Enclosed),? but not (printed|found)\b/i,
  /^(?:The|This|That|A copy of|[^.;,]{0,30}attached,? but)\b[^.;,]{0,60}\bnot (?:been )?(?:further )?(printed|found)\b(?! (?:in|as|here)\b)/i,
  /^(?:The|This) (?:paper|document|letter|message|telegram|memorandum|report|cable|note)\b[^.;,]{0,40} not been (?:further )?(identified)\b/i,
  /^No (?:other )?(?:record|copy|text|account|minutes|memorandum)\b[^.;,]{0,80} (?:has been|have been|was|were) (found)\b/i,
]

/** "Not printed." "Neither printed." "The draft has not been found." "No record of this conversation has been found." */
function readAbsence(words: string): 'not printed' | 'not found' | undefined {
  const found = ABSENT.map((pattern) => pattern.exec(words)).find((m) => m !== null)
  return found ? (/print/i.test(found[1]!) ? 'not printed' : 'not found') : undefined
}

/** The documents before and after in the edition: what "Supra." and "Infra." mean. */
export interface Neighbours {
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** Judgements and searches that the notes give, to be made when the paper's id is settled. */
export function attachNotes(
  rendered: Rendered,
  volume: string,
  ids: ReadonlySet<string>,
  place: Neighbours = {},
): Attach[] {
  return rendered.notes.flatMap((note) => readNote(note, rendered.text, volume, ids, place))
}

function readNote(
  note: RenderedNote,
  text: string,
  volume: string,
  ids: ReadonlySet<string>,
  place: Neighbours,
): Attach[] {
  const words = wordsOf(note.element)
  const span = spanBefore(text, note.at)
  if (!span) return []
  const near = /^(See )?(supra|infra)\.?$/i.exec(words)
  const neighbour = near && (/supra/i.test(near[2]!) ? place.before : place.after)
  const targets = near
    ? neighbour
      ? [neighbour]
      : []
    : findAll(note.element, 'ref').flatMap((ref) => targetOf(ref.attributes.target, volume, ids))
  const decision =
    IDENTITY.test(words) || (near && !near[1]) ? 'same' : BEARS_ON.test(words) || near ? 'unsure' : undefined
  if (decision && targets.length > 0)
    return [
      (paper) => ({
        kind: 'judgement',
        said: {
          decision,
          judge: JUDGE,
          passage: quote(paper, text, span[0], span[1]),
          targets,
          reason: `Note: “${words}”`,
          in: paper,
        },
        line: note.element.line,
      }),
    ]
  const result = readAbsence(words)
  if (!result) return []
  const short = words.slice(0, 300)
  // The paper looked for has no id of its own: it is called by the note that tells of it, and tied to the passage.
  const name = note.element.attributes['xml:id']
  return [
    (paper) => ({
      kind: 'judgement',
      said: {
        decision: 'same',
        judge: JUDGE,
        passage: quote(paper, text, span[0], span[1]),
        targets: [],
        reason: `Note: “${short}”`,
        in: paper,
      },
      line: note.element.line,
    }),
    (paper) => ({
      kind: 'search',
      said: {
        paper: name ? `${volume}/${name}` : `${paper}/note-${note.at}`,
        where: result === 'not printed' ? 'the edition' : 'the archives that the editors used',
        result,
        passage: quote(paper, text, span[0], span[1]),
        in: paper,
        note: short,
      },
      line: note.element.line,
    }),
  ]
}

/** "#d64" → this volume's d64; "frus1961-63v11#d243" → another volume's. A footnote or a page is no paper. */
function targetOf(target: string | undefined, volume: string, ids: ReadonlySet<string>): string[] {
  const m = /^([\w-]*)#(d\d+)$/.exec(target ?? '')
  if (!m) return []
  const id = `${m[1] || volume}/${m[2]}`
  return m[1] || ids.has(id) ? [id] : []
}

/** The words the note stands after: back to the last boundary of a sentence or clause, and not further than 160 characters. */
function spanBefore(text: string, at: number): [number, number] | undefined {
  const end = text.slice(0, at).trimEnd().length
  const from = Math.max(0, end - LONGEST)
  const window = text.slice(from, end)
  let start = from
  // The mark that closes the passage itself ("...of October 24,") is no boundary before it.
  const inner = window.replace(/[\s.,;:!?"”’)\]]+$/, '')
  for (const m of inner.matchAll(/(?:[.!?;:—]["”’)]*\s+|,\s+|\n+|[(“"]\s*)/g)) {
    const after = m.index + m[0].length
    const before = inner.slice(0, m.index + 1)
    // "Mr. Kennedy" and "October 24, 1962" are not two sentences or clauses.
    if (/\b(?:Mr|Mrs|Dr|Gen|Adm|Amb|Sen|No|Nos|St|U\.S|Oct|Nov|Dec|Jan|Feb|Sept|Aug)\.$/.test(before)) continue
    if (m[0].startsWith(',') && /^\d{4}\b/.test(inner.slice(after))) continue
    if (after < inner.length - 2) start = from + after
  }
  if (start === from && from > 0) start = from + Math.max(0, window.indexOf(' ') + 1)
  return start < end ? [start, end] : undefined
}
