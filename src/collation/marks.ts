/**
 * What a paper says besides the papers it means: days, parties of the record, statements that it reports, and passages in another language that
 * were not read, each at its place. Found by reading and by people; what reading finds is a suggestion. A text in a language without rules
 * has only what people entered.
 */
import { foreignAsWhole, foreignPassages } from '../reading/foreign.ts'
import type { Language } from '../reading/language.ts'
import { nameOf, type Record, textOf } from '../record/record.ts'
import type { Collation } from './collate.ts'
import { indexParties, nameParty, type PartyNames } from './name-parties.ts'
import { sayAttribution, statementsIn } from './statements.ts'

/**
 * [start, end) in the paper's text; `says`: whom a name means, who says what the statement says, and how; of a passage that was not read the
 * code of its language.
 */
export interface TextMark {
  readonly kind: 'date' | 'party' | 'statement' | 'unread'
  readonly start: number
  readonly end: number
  readonly says: string
}

/** In order of place; a statement may enclose the others. Linear in the text and in its names. */
export function marksIn(record: Record, whole: Collation, id: string): readonly TextMark[] {
  const paper = record.papers.get(id)
  const text = paper && textOf(record, paper)
  if (!paper || !text) return []
  const language = whole.shelf.byId.get(id)?.language
  const marks = [
    ...enteredIn(record, id),
    ...(language
      ? [
          ...reportedIn(record, whole, id),
          ...daysIn(language, text),
          ...partiesIn(language, record, id, text),
          ...unreadIn(text),
        ]
      : []),
  ]
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

function enteredIn(record: Record, id: string): TextMark[] {
  return [...record.statements.values()].flatMap(({ passage, speaker, act, to = [] }): TextMark[] =>
    passage?.paper === id
      ? [
          {
            kind: 'statement',
            start: passage.start,
            end: passage.end,
            says: say(nameOf(record, speaker), act, to.map((p) => nameOf(record, p)).join(', ')),
          },
        ]
      : [],
  )
}

function reportedIn(record: Record, whole: Collation, id: string): TextMark[] {
  return statementsIn(record, whole, id).map(
    ({ span: [start, end], speaker, act, to }): TextMark => ({
      kind: 'statement',
      start,
      end,
      says: say(sayAttribution(record, speaker), act, to ? sayAttribution(record, to) : ''),
    }),
  )
}

function say(speaker: string, act: string, to: string): string {
  return `${speaker}${to && ` to ${to}`}: ${act}`
}

/** Most of it in another language: then whoever says how it is to be read knows better. */
function unreadIn(text: string): TextMark[] {
  const passages = foreignPassages(text)
  if (passages.length === 0 || foreignAsWhole(text) !== undefined) return []
  return passages.map(({ start, end, language }) => ({ kind: 'unread', start, end, says: language }))
}

/** Days as they stand, from left to right. */
function daysIn({ text: rules }: Language, text: string): TextMark[] {
  const marks: TextMark[] = []
  for (const m of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    if (m.index < (marks.at(-1)?.end ?? 0)) continue
    const date = rules.dateAt(text, m.index)
    if (date) marks.push({ kind: 'date', start: m.index, end: date.end, says: date.words })
  }
  return marks
}

const indexed = new WeakMap<Record, PartyNames>()

function partiesIn({ text: rules }: Language, record: Record, id: string, text: string): TextMark[] {
  const names = indexed.get(record) ?? indexParties(record)
  indexed.set(record, names)
  const paper = record.papers.get(id)!
  const marks: TextMark[] = []
  for (const words of new Set(rules.namesIn(text))) {
    const { party } = nameParty(names, words, { paper })
    if (party === undefined) continue
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      const end = at + words.length
      if (isLetter(text[at - 1]) || isLetter(text[end])) continue
      marks.push({ kind: 'party', start: at, end, says: nameOf(record, party) })
    }
  }
  // "Kennedy" stands within "President Kennedy": the longer says more.
  const longest = marks.sort((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return longest.filter((m) => {
    if (m.start < reached) return false
    reached = m.end
    return true
  })
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /\p{L}/u.test(sign)
}
