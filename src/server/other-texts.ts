/** Papers of a view whose texts may be of one paper. Found by their words alone; a person says what they are. */
import { findVersions } from '../collation/versions.ts'
import type { DeskOtherTexts } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'

export function showOtherTexts({ seen }: Look): DeskOtherTexts {
  return {
    pairs: findVersions(seen).map(({ papers, kind, lesser, reasons, known }) => {
      const [a, b] = lesser === papers[1] ? [papers[1], papers[0]] : papers
      const titled = (id: string) => ({ id, title: titleOf(seen, seen.papers.get(id)!) })
      return { papers: [titled(a), titled(b)], kind, told: lesser !== undefined, reasons, known }
    }),
  }
}
