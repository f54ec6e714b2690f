/** Folders in order: where a paper stands among those that it is filed with. */
import { reckoned, type Shelf, type Shelved } from './shelf.ts'

/** A folder is numbered if it is an edition's: many papers, each with a number of its own. */
export function fileInOrder(papers: readonly Shelved[]): Pick<Shelf, 'files' | 'placeInFile'> {
  const files = new Map<string, Shelved[]>()
  for (const s of papers) {
    const list = files.get(s.folder)
    if (list) list.push(s)
    else files.set(s.folder, [s])
  }
  const places = new Map<Shelved, number>()
  for (const file of files.values()) {
    const numbers = new Set(file.map((s) => /\d+$/.exec(s.paper.id)?.[0]).filter((n) => n !== undefined))
    const numbered = file.length >= 20 && numbers.size >= file.length * 0.9
    file.sort((a, b) => reckoned(a) - reckoned(b) || inSeries(a.paper.id, b.paper.id))
    let place = 0
    file.forEach((s, i) => {
      if (i > 0 && (numbered || reckoned(s) !== reckoned(file[i - 1]!))) place++
      places.set(s, place)
    })
  }
  return { files, placeInFile: (s) => places.get(s) ?? -1 }
}

/** "d9" before "d10". */
function inSeries(a: string, b: string): number {
  const [x, y] = [a, b].map((id) => Number(/\d+$/.exec(id)?.[0] ?? Number.NaN))
  return x !== y && Number.isFinite(x) && Number.isFinite(y) ? x! - y! : a < b ? -1 : 1
}
