/** The errands and searches of a view. A party's view has none but what it is said to know of. */
import { canonical, sha256 } from '../record/entry.ts'
import { nameOf } from '../record/record.ts'
import { listErrands, saySearch, searchesByPaper } from '../reports/to-do.ts'
import type { DeskToDo } from './api.ts'
import { span, titleOf } from './desk.ts'
import type { Look } from './look.ts'

export function showToDo({ seen }: Look): DeskToDo {
  const titled = (id: string) => {
    const paper = seen.papers.get(id)
    return paper ? titleOf(seen, paper) : id
  }
  return {
    errands: listErrands(seen).map((s) => {
      const by = span(s.by)
      return {
        key: sha256(canonical(['errand', s.id])).slice(0, 24),
        title: s.title,
        ...(s.owner && { owner: nameOf(seen, s.owner) }),
        ...(by && { by }),
        done: s.actual !== undefined,
      }
    }),
    searches: [...searchesByPaper(seen)].map(([paper, searches]) => ({
      paper,
      title: titled(paper),
      said: searches.map((s) => saySearch(seen, s)),
    })),
  }
}
