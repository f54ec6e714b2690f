/** What those who keep the record have set themselves: errands, and where papers were looked for. The soonest, or the latest, first. */
import { nameOf, type Record, type Search, type Step } from '../record/record.ts'
import { sortKey } from '../record/when.ts'

/** Errands of a record or a view, by when they are due; those without a day last. */
export function listErrands(record: Record): readonly Step[] {
  return [...record.steps.values()]
    .filter((s) => s.errand)
    .sort((a, b) => order(sortKey(a.by), sortKey(b.by)) || (a.id < b.id ? -1 : 1))
}

/** Where each paper was looked for, in order of time. In a party's view there are none: searches are the keeper's own. */
export function searchesByPaper(record: Record): ReadonlyMap<string, readonly Search[]> {
  const byPaper = new Map<string, Search[]>()
  for (const s of record.searches) {
    const list = byPaper.get(s.paper)
    if (list) list.push(s)
    else byPaper.set(s.paper, [s])
  }
  for (const list of byPaper.values()) list.sort((a, b) => order(sortKey(a.when), sortKey(b.when)))
  return byPaper
}

/** "Northtown archive, 3 May 1955, by Rosa: not found". */
export function saySearch(record: Record, { where, when, searcher, result }: Search): string {
  const said = [where, when?.words, searcher && `by ${nameOf(record, searcher)}`].filter(Boolean).join(', ')
  return `${said}: ${result}`
}

function order(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
