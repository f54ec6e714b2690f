/** One cell that may name several: "Lighters, Barges and Other Craft" can be one party's name, so the whole is tried first. */
import { firstReading } from '../reading/languages.ts'
import { findParty } from '../record/fold.ts'
import type { NameIndex } from '../record/names.ts'

/** The names in a cell. A declared name or alias is never divided; what is not declared is divided at `;` and `|`, and between short names at "and" if asked. */
export function divideParties(cell: string, names: NameIndex, atAnd = false): string[] {
  const whole = cell.trim()
  if (whole === '' || findParty(names, whole) !== undefined) return whole === '' ? [] : [whole]
  return whole
    .split(/\s*[;|]\s*/)
    .filter(Boolean)
    .flatMap((piece) => dividePiece(piece, names, atAnd))
}

function dividePiece(piece: string, names: NameIndex, atAnd: boolean): string[] {
  if (findParty(names, piece) !== undefined) return [piece]
  const isList = (parts: readonly string[]) => parts.length > 1 && parts.every((p) => findParty(names, p) !== undefined)
  const list = firstReading((l) => [piece.split(l.names.listed).filter(Boolean)].find(isList))
  if (list || !atAnd) return list ?? [piece]
  // Two short names joined by "and"; a body's long name has commas or small words besides.
  const isShort = (p: string) => !p.includes(',') && p.split(/\s+/).length <= 4
  return firstReading((l) => [piece.split(l.names.and)].find((two) => two.length > 1 && two.every(isShort))) ?? [piece]
}
