/** The record as the command line asks to see it: read, with `--as-of` and `--seen-by` applied, and collated on that view. */
import { type Collation, collate } from '../collation/collate.ts'
import { signsOfReceipt } from '../collation/knowledge.ts'
import { findNearest } from '../intake/nearest.ts'
import { findParty } from '../record/fold.ts'
import { indexNames, nameKey } from '../record/names.ts'
import { type Eyes, nameOf, type Record, textOf } from '../record/record.ts'
import { asOfInstant } from '../record/when.ts'
import { count, sayEyes } from '../reports/print-text.ts'
import { view } from '../views/view.ts'
import { type Given, UsageError } from './command.ts'
import { type Loaded, loadRecord } from './load.ts'
import type { Terminal } from './terminal.ts'

export interface Covers {
  /** `read` and `unreadable` together. */
  readonly papers: number
  /** Papers on record, as far as these eyes see. */
  readonly read: number
  /** Files that gave nothing. */
  readonly unreadable: number
  /** Of those read, how many have their text, or a summary, on file. */
  readonly withText: number
}

export interface CommandLook {
  /** The whole record, for what needs more than the eyes that were lent. */
  readonly whole: Record
  /** The view asked for; the whole record if none was. */
  readonly seen: Record
  readonly collation: Collation
  readonly covers: Covers
  readonly loaded: Loaded
}

export async function takeLook(command: string, given: Given, terminal: Terminal): Promise<CommandLook> {
  const loaded = await loadRecord(command, given, terminal)
  const whole = loaded.record
  const eyes = readEyes(whole, given)
  const seen = lendEyes(whole, eyes)
  terminal.progress.show(`Collating ${count(seen.papers.size, 'paper')}`)
  const collation = collate(seen)
  terminal.progress.done()
  return { whole, seen, collation, covers: coversOf(seen, loaded.unreadable), loaded }
}

/** The view of a party takes its own replies as signs of receipt, exactly as `chancery known` does. */
export function lendEyes(whole: Record, eyes: Eyes): Record {
  if (eyes.seenBy !== undefined) return view(whole, eyes, signsOfReceipt(whole, collate(whole)))
  return eyes.asOf === undefined ? whole : view(whole, eyes)
}

function coversOf(seen: Record, unreadable: number): Covers {
  const read = seen.papers.size
  const withText = [...seen.papers.values()].filter(
    (p) => (p.onFile === 'text' || p.onFile === 'summary') && textOf(seen, p)?.trim(),
  ).length
  return { papers: read + unreadable, read, unreadable, withText }
}

/** "120 papers read (92 with their text or a summary; 1 file unreadable), as of …" */
export function sayCovers(look: Pick<CommandLook, 'covers' | 'seen'>): string {
  const { read, unreadable, withText } = look.covers
  const eyes = sayEyes(look.seen)
  const lost = unreadable ? `; ${count(unreadable, 'file')} unreadable` : ''
  return `${count(read, 'paper')} read (${withText.toLocaleString('en-GB')} with their text or a summary${lost})${eyes && `, ${eyes}`}`
}

/** `--as-of` and `--seen-by`. Throws `UsageError`. */
export function readEyes(record: Record, given: Given): Eyes {
  const asOf = readAsOf(record, given)
  const seenBy = given.text('seen-by')
  return {
    ...(asOf !== undefined && { asOf }),
    ...(seenBy !== undefined && { seenBy: readParty(record, seenBy, 'seen-by') }),
  }
}

export function readAsOf(record: Record, given: Given): string | undefined {
  const asOf = given.text('as-of')
  if (asOf === undefined || asOfInstant(asOf, record.settings.zone) !== undefined) return asOf
  throw new UsageError(
    `--as-of ${asOf}: this is not a time that has an end.`,
    'Write an EDTF date or clock time: --as-of 1962-11-04 (the end of that day), --as-of 1962-11-04T18:30, --as-of 1962-10.',
  )
}

/** The party that an id, a name or an alias means. Throws `UsageError` with the nearest names. */
export function readParty(record: Record, typed: string, option: string): string {
  const parties = [...record.parties.values()]
  const names = indexNames(parties.map((p) => ({ id: p.id, name: p.name, aliases: p.aliases })))
  const id = record.aliases.get(typed) ?? (record.parties.has(typed) ? typed : findParty(names, typed))
  if (id !== undefined) return id
  const key = nameKey(typed)
  if (names.get(key) === null) {
    const sharing = parties.filter((p) => [p.name, ...p.aliases].some((n) => nameKey(n) === key)).map((p) => p.id)
    throw new UsageError(
      `--${option} "${typed}": several parties bear this name.`,
      `Give the id: ${sharing.join(', ')}.`,
    )
  }
  const near = nearestParties(record, typed)
  throw new UsageError(
    `--${option} "${typed}": no party of this record is known by that name.`,
    near.length
      ? `The nearest: ${near.map((p) => `${p} (${nameOf(record, p)})`).join(', ')}.`
      : 'See parties.yaml for the parties, their names and aliases.',
  )
}

const MOST_NEAR = 4

function nearestParties(record: Record, typed: string): string[] {
  const key = nameKey(typed)
  const owners = new Map<string, string>()
  for (const p of record.parties.values())
    for (const name of [p.id, p.name, ...p.aliases]) {
      if (!owners.has(nameKey(name))) owners.set(nameKey(name), p.id)
      for (const word of nameKey(name).split(' ')) if (word.length > 3 && !owners.has(word)) owners.set(word, p.id)
    }
  const near = new Set<string>()
  if (key.length > 2) for (const [name, id] of owners) if (name.includes(key)) near.add(id)
  const left = new Map(owners)
  while (near.size < MOST_NEAR) {
    const name = findNearest(key, left.keys())
    if (name === undefined) break
    near.add(left.get(name)!)
    left.delete(name)
  }
  return [...near].slice(0, MOST_NEAR)
}

/** What every JSON answer says of the eyes it was given to. */
export function eyesInJson(seen: Record): {
  readonly asOf?: string
  readonly instant?: string
  readonly seenBy?: string
} {
  const until = (seen as { until?: number }).until
  return {
    ...(seen.eyes.seenBy !== undefined && { seenBy: seen.eyes.seenBy }),
    ...(seen.eyes.asOf !== undefined && { asOf: seen.eyes.asOf }),
    ...(until !== undefined && Number.isFinite(until) && { instant: new Date(until).toISOString() }),
  }
}
