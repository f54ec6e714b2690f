/** The tab of suggested stances: each in words, and as the form on which a person enters it wants it. */
import type { Collation } from '../collation/collate.ts'
import { type LeftOut, type StanceSuggestion, suggestStances } from '../positions/suggest-stances.ts'
import { nameOf, type Record } from '../record/record.ts'
import { sayTime } from './print-time.ts'

/** GET /api/positions/suggested?issue=&seenBy=&asOf= */
export interface DeskSuggested {
  readonly suggestions: readonly DeskSuggestion[]
  readonly leftOut: readonly LeftOut[]
}

export interface DeskSuggestion {
  readonly id: string
  readonly who: string
  readonly option: string
  readonly stance: string
  readonly when: string
  readonly manner?: string
  readonly condition: readonly string[]
  readonly words: string
  readonly why: readonly string[]
  readonly counts: boolean
  readonly paper?: string
  readonly title?: string
  readonly passage?: readonly [number, number]
  /** Fields of the form for a stance. */
  readonly form: { readonly [field: string]: string }
}

export function showSuggestions(seen: Record, collation: Collation, issue: string | undefined): DeskSuggested {
  const { suggestions, leftOut } = suggestStances(seen, collation)
  const asked = (x: { readonly issue: string }) => issue === undefined || x.issue === issue
  return {
    suggestions: suggestions.filter(asked).map((s) => showOne(seen, s)),
    leftOut: leftOut.filter(asked),
  }
}

function showOne(seen: Record, { id, stance: s, words, why, counts }: StanceSuggestion): DeskSuggestion {
  const paper = s.passage?.paper ?? s.in
  const title = paper === undefined ? undefined : seen.papers.get(paper)?.title
  const place = s.passage && {
    paper: s.passage.paper,
    start: s.passage.start,
    end: s.passage.end,
    words: s.passage.words,
  }
  return {
    id,
    who: nameOf(seen, s.party),
    option: s.option,
    stance: s.stance,
    when: s.when ? sayTime(s.when.words) : '',
    ...(s.manner && { manner: s.manner }),
    condition: s.condition ?? [],
    words,
    why,
    counts,
    ...(paper !== undefined && seen.papers.has(paper) && { paper }),
    ...(title !== undefined && { title }),
    ...(s.passage && { passage: [s.passage.start, s.passage.end] as const }),
    form: {
      party: s.party,
      option: s.option,
      stance: s.stance,
      condition: s.condition?.join('; ') ?? '',
      when: s.when?.edtf ?? s.when?.words ?? '',
      manner: s.manner ?? '',
      authority: s.authority ?? '',
      in: s.in ?? '',
      passage: place ? JSON.stringify(place) : '',
    },
  }
}
