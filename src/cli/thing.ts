/** The paper that an id on the command line means, in the view that was asked for. */
import { findNearest } from '../intake/nearest.ts'
import { UsageError } from './command.ts'
import type { CommandLook } from './look.ts'

/** Throws `UsageError` with the nearest id. An absent paper has its place and is found by it too. */
export function findThing({ seen, collation }: Pick<CommandLook, 'seen' | 'collation'>, typed: string): string {
  const id = seen.aliases.get(typed) ?? typed
  if (seen.papers.has(id) || collation.placeholders.has(id)) return id
  const ids = [...seen.papers.keys()]
  const ending = ids.filter((known) => known.endsWith(`/${typed}`))
  if (ending.length === 1) return ending[0]!
  const near = ending.length
    ? ending
    : [findNearest(typed, ids), ...ids.filter((known) => known.includes(typed))].filter((x) => x !== undefined)
  throw new UsageError(
    `--paper "${typed}": no paper of this ${seen.eyes.seenBy || seen.eyes.asOf ? 'view' : 'record'} has that id.`,
    near.length
      ? `The nearest: ${[...new Set(near)].slice(0, 4).join(', ')}.`
      : 'The ids stand in the first column of: chancery links PAPERS…',
  )
}
