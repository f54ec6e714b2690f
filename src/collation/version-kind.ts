/**
 * What one text is to another that is like it: the same text, a draft of it, an excerpt from it; or no version of it at all, though
 * many words are the same: a form sent to several, an editor's note that quotes a letter, a letter that carries another's.
 *
 *     "Revised draft telegram", six words in ten in the telegram that was sent      a draft
 *     twelve lines, all of them in a letter of four pages of that day               an excerpt
 *     the same words to two embassies, each under a number of its own               two papers
 */
import { languages } from '../reading/languages.ts'
import { blankQuotedMail } from '../reading/quoted-mail.ts'
import { dateOf, type Paper } from '../record/record.ts'
import { civilDate, overlaps } from '../record/when.ts'
import { shareOf } from './compare-texts.ts'
import { kindClass } from './kinds.ts'
import { type Keys, likeness } from './parties.ts'
import { tokensOf } from './tokens.ts'

export type VersionKind = 'same text' | 'draft' | 'excerpt' | 'translation'

/** A paper with its text and the names of its people. */
export interface Written {
  readonly paper: Paper
  readonly text: string
  readonly author: Keys
  readonly addressee: Keys
}

/** What its writer wrote: without the mail that a message quotes. Every passage keeps its place. */
export function ownWords(paper: Paper, text: string): string {
  return paper.kind === 'mail' ? blankQuotedMail(text) : text
}

/** What two papers say of themselves: the same, something else, or too little to compare. */
type Agreement = 'same' | 'other' | 'unknown'

export interface Faces {
  readonly author: Agreement
  readonly addressee: Agreement
  readonly day: Agreement
  readonly number: Agreement
}

export interface Likeness {
  readonly kind: Exclude<VersionKind, 'translation'>
  /** The draft or the excerpt. */
  readonly lesser?: string
  /** How much of the words of each stands in the other, 0 to 1. */
  readonly shared: readonly [number, number]
  readonly faces: Faces
}

/** The least part of the smaller text that must stand in the other. */
export const LEAST_OF_A_VERSION = 0.6
/** And the least part of the larger, where one of them is a draft. */
const LEAST_OF_A_DRAFT = 0.4
/** The least part of the smaller where nothing says that it is a draft, and author, reader and day do not all agree. */
const NEARLY_ALL = 0.85
/** An excerpt has less than this of the longer text. */
const HALF = 0.5

/** Texts of fewer words are too short to tell. */
export const SHORTEST = 24

/** Undefined: two papers, whatever they share, or too few words to tell. */
export function likenessOf(a: Written, b: Written): Likeness | undefined {
  // Two minutes of one talk are two accounts of it. An editor's note quotes papers and is none of theirs.
  if (a.paper.meeting !== undefined && a.paper.meeting === b.paper.meeting) return undefined
  if (isEditors(a.paper) || isEditors(b.paper)) return undefined
  const faces = compareFaces(a, b)
  const drafts = [a, b].filter(saysDraft)
  const differ = faces.author === 'other' || faces.addressee === 'other' || faces.day === 'other'
  if (faces.number === 'other' && differ && drafts.length === 0) return undefined
  if ([a, b].some(({ text }) => tokensOf(text).keys.length < SHORTEST)) return undefined
  const shared = shareOf(a.text, b.text)
  const [most, least] = [Math.max(...shared), Math.min(...shared)]
  if (most < LEAST_OF_A_VERSION) return undefined
  const found = { shared, faces }
  if (drafts.length > 0) {
    if (least < LEAST_OF_A_DRAFT) return undefined
    const draft = drafts.length === 1 ? drafts[0]! : earlier(a, b)
    return { ...found, kind: 'draft', ...(draft && { lesser: draft.paper.id }) }
  }
  const shorter = shared[0] >= shared[1] ? a : b
  // What stands whole in a text by somebody else, who adds words of his own, is carried or quoted there.
  const part = [a, b].find(saysExcerpt) ?? (least < HALF ? shorter : undefined)
  if (part) {
    if (most < NEARLY_ALL || faces.author === 'other') return undefined
    return { ...found, kind: 'excerpt', lesser: part.paper.id }
  }
  if (faces.author === 'other' && least < NEARLY_ALL) return undefined
  const agree = faces.author === 'same' && faces.addressee === 'same' && faces.day === 'same'
  return most >= NEARLY_ALL || agree ? { ...found, kind: 'same text' } : undefined
}

export function compareFaces(a: Written, b: Written): Faces {
  return {
    author: comparePeople(a.author, b.author),
    addressee: comparePeople(a.addressee, b.addressee),
    day: compareDays(a.paper, b.paper),
    number: compareLists(a.paper.numbers, b.paper.numbers),
  }
}

function comparePeople(a: Keys, b: Keys): Agreement {
  const like = likeness(a, b)
  return like === undefined ? 'unknown' : like === 1 ? 'same' : like === 0 ? 'other' : 'unknown'
}

function compareLists(a: readonly string[], b: readonly string[]): Agreement {
  return a.length === 0 || b.length === 0 ? 'unknown' : a.some((x) => b.includes(x)) ? 'same' : 'other'
}

/** Letters are of a day; the hour of one text may be another's hour of sending. */
function compareDays(a: Paper, b: Paper): Agreement {
  const [x, y] = [dateOf(a), dateOf(b)]
  if (!x || !y) return 'unknown'
  const [c, d] = [civilDate(x), civilDate(y)]
  if (c?.day !== undefined && c.day === d?.day && c.month === d.month && c.year === d.year) return 'same'
  const meet = overlaps(x, y)
  return meet === 'yes' ? 'same' : meet === 'no' ? 'other' : 'unknown'
}

function earlier(a: Written, b: Written): Written | undefined {
  const [x, y] = [dateOf(a.paper), dateOf(b.paper)]
  return x && y && compareDays(a.paper, b.paper) === 'other' ? ((x.edtf ?? '') < (y.edtf ?? '') ? a : b) : undefined
}

function isEditors(paper: Paper): boolean {
  return kindClass(paper.kind) === 'editorial'
}

function saysDraft({ paper, text }: Written): boolean {
  if (paper.existence === 'proposed' || paper.existence === 'never-sent') return true
  return languages().some(({ kinds }) => calls(kinds.draft, paper) || headingsOf(text).some((h) => kinds.draft.test(h)))
}

function saysExcerpt({ paper }: Written): boolean {
  return languages().some(({ kinds }) => calls(kinds.excerpt, paper))
}

function calls(word: RegExp, paper: Paper): boolean {
  return word.test(paper.kind) || word.test(paper.title)
}

/** Lines by themselves that end no sentence: a heading over what a covering note brings. */
function headingsOf(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.length < LONGEST_HEADING && /[^.;,:?!]\s*$/.test(line))
}

const LONGEST_HEADING = 120
