/** Whose side a party is on: its own, that of whoever acts for it, and that of whomever it acts for. */
import type { Record } from '../record/record.ts'

/** A party and every body that it acts for, at every depth, whenever it did. */
function bodiesOf(record: Record, party: string): Set<string> {
  const found = new Set<string>()
  const todo = [party]
  while (todo.length > 0) {
    const id = todo.pop()!
    if (found.has(id)) continue
    found.add(id)
    const p = record.parties.get(id)
    // Allies are two sides: nobody is asked whether he acts for his alliance.
    if (p?.kind === 'state') continue
    for (const m of p?.memberOf ?? []) todo.push(m.party)
    for (const r of p?.roles ?? []) if (r.in !== undefined) todo.push(r.in)
  }
  return found
}

/** Do the two act for each other, or for one and the same body? Where both act for states, these must be one. */
export function areOneSide(record: Record, a: string, b: string): boolean {
  if (a === b) return true
  const [x, y] = [bodiesOf(record, a), bodiesOf(record, b)]
  if (x.has(b) || y.has(a)) return true
  const states = (of: Set<string>) => [...of].filter((id) => record.parties.get(id)?.kind === 'state')
  const [xs, ys] = [states(x), states(y)]
  return xs.length > 0 && ys.length > 0 ? xs.some((id) => ys.includes(id)) : [...x].some((id) => y.has(id))
}

/** Is the party one of these, or does it act for one of them? */
export function actsForOneOf(record: Record, party: string, list: readonly string[]): boolean {
  const bodies = bodiesOf(record, party)
  return list.some((id) => bodies.has(id))
}
