/** What a party holds, holds in part and knows of; each paper with its reasons. "No trace" is never "did not know". */
import type { Collation } from '../collation/collate.ts'
import type { Knowledge, KnownPaper, KnownState, Why } from '../collation/knowledge.ts'
import { nameOf, type Record } from '../record/record.ts'
import { count, findPlaces, type Places, paint, titleOf, wrap } from './print-text.ts'
import { sayInstant, sayTime } from './print-time.ts'

const GROUPS: readonly (readonly [KnownState, string])[] = [
  ['holds', 'Holds'],
  ['holds-in-part', 'Holds in part'],
  ['knows-of', 'Knows of'],
]

export function* printKnown(record: Record, collation: Collation, known: Knowledge): Generator<string> {
  const places = findPlaces(record)
  const teller = record.eyes.seenBy === undefined ? '' : `, as far as ${nameOf(record, record.eyes.seenBy)} can tell`
  yield `${paint('bold', `${nameOf(record, known.party)}${sayWhen(record, known)}${teller}`)}\n\n`
  for (const [state, heading] of GROUPS) {
    const papers = known.papers.filter((p) => p.state === state)
    if (papers.length === 0) continue
    yield `${paint('bold', heading)} (${papers.length})\n`
    for (const p of papers) yield printPaper(record, collation, places, p)
    yield '\n'
  }
  if (known.papers.length === 0)
    yield `The record shows no paper that ${nameOf(record, known.party)} holds or knows of.\n\n`
  yield `${wrap(sayNoTrace(record, known))}\n`
}

/** ", as of 4 November 1962, 23:59 America/Havana"; empty when no time was asked for. */
export function sayWhen(record: Record, known: { readonly asOf?: string; readonly instant?: string }): string {
  if (known.instant !== undefined) return `, as of ${sayInstant(Date.parse(known.instant), record.settings.zone)}`
  return known.asOf === undefined ? '' : `, as of ${known.asOf}`
}

function sayNoTrace(record: Record, known: Knowledge): string {
  const party = nameOf(record, known.party)
  if (known.noTrace === 0) return `Of every paper on record there is a trace with ${party}.`
  return `Of ${count(known.noTrace, 'more paper')} on record there is no trace with ${party}. That says what the record shows; it does not say what ${party} knew.`
}

function printPaper(record: Record, collation: Collation, places: Places, p: KnownPaper): string {
  const title = titleOf(record, collation, p.paper)
  const lacks = p.lacks.length ? `; lacks ${p.lacks.join(', ')}` : ''
  const head = `  ${p.paper}${title === p.paper ? '' : `  ${paint('dim', title)}`}\n`
  const why = p.why.map((w) => wrap(sayWhy(record, places, w), '        ', '      - '))
  return `${head}      ${p.certain ? 'certain' : paint('warning', 'possible')}${lacks}\n${why.map((line) => `${line}\n`).join('')}`
}

/** A rule in words, with the copy or the passage it rests on. */
function sayWhy(record: Record, places: Places, w: Why): string {
  const since = w.since ? `, ${sayTime(w.since)}` : ''
  const through = w.through ? nameOf(record, w.through) : undefined
  const words = w.words ? ` "${w.words.replace(/\s+/g, ' ')}"` : ''
  switch (w.rule) {
    case 'cited-in':
      return `cited in ${w.paper === undefined ? 'a paper they hold' : w.span ? places.say(w.paper, w.span[0]) : w.paper}${words}${since}`
    case 'told':
      return `told of it: ${w.statement ?? 'a statement'}${words}${since}`
    case 'present':
      return `was present: ${w.words ?? w.paper ?? 'at the meeting'}${since}`
    case 'copy':
      return `has a copy${w.how ? `, ${w.how}` : ''}${through ? ` by ${through}` : ''}${since}`
    case 'sender':
      return `sent it${since}`
    case 'addressee':
      return `received it as addressee${since}`
    case 'publication':
      return `it was published${since}`
    case 'member':
      return `a member holds it${through ? `: ${through}` : ''}${since}`
    case 'body':
      return `a body they belong to holds it${through ? `: ${through}` : ''}${since}`
    default:
      return w.rule satisfies never
  }
}
