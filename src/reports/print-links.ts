/**
 * Links as text, a line to each, in the way of compilers and grep: `paper:line:column: outcome "words" -> what it means (why)`.
 */
import type { Link } from '../collation/link.ts'
import type { Record } from '../record/record.ts'
import { count, findPlaces, paint } from './print-text.ts'

const STYLE = { resolved: 'info', ambiguous: 'warning', absent: 'warning', unmatched: 'dim' } as const

export function* printLinks(record: Record, links: readonly Link[], covers: string): Generator<string> {
  const places = findPlaces(record)
  for (const link of links)
    yield `${places.say(link.paper, link.start)}: ${paint(STYLE[link.outcome], link.outcome)} ${sayLink(link)}\n`
  yield `${sumUpLinks(links)} in ${covers}.\n`
}

function sayLink(link: Link): string {
  const words = `"${link.words.replace(/\s+/g, ' ')}"`
  const why = link.reasons.length ? ` (${link.reasons.join('; ')})` : ''
  return `${words}${sayTargets(link)}${why}`
}

function sayTargets(link: Link): string {
  const sure = link.confidence.toFixed(2)
  if (link.outcome === 'resolved') {
    const set = link.set ? ` (${link.set === 'open' ? 'and perhaps others' : 'these and no others'})` : ''
    return ` -> ${link.targets.join(', ')}${set}, ${link.relation}, ${sure}`
  }
  if (link.outcome === 'absent') return ` -> ${link.target ?? 'not on file'}, ${link.relation}, ${sure}`
  if (link.outcome === 'ambiguous')
    return ` -> ${link.candidates.map((c) => `${c.paper} ${c.confidence.toFixed(2)}`).join(' or ')}, ${link.relation}`
  return ''
}

function sumUpLinks(links: readonly Link[]): string {
  if (links.length === 0) return 'No references'
  const outcomes = (['resolved', 'ambiguous', 'absent', 'unmatched'] as const)
    .map((o) => [o, links.filter((l) => l.outcome === o).length] as const)
    .filter(([, n]) => n > 0)
  return `${count(links.length, 'reference')} (${outcomes.map(([o, n]) => `${n.toLocaleString('en-GB')} ${o}`).join(', ')})`
}
