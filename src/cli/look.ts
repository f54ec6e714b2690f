/** The record as the command line asks to see it: read, with `--as-of` and `--seen-by` applied, and collated on that view. */
import { type Collation, collate } from '../collation/collate.ts'
import { lendEyes } from '../collation/eyes.ts'
import { findNearest } from '../intake/nearest.ts'
import { readDateWords } from '../reading/date-words.ts'
import { findParty } from '../record/fold.ts'
import { indexNames, nameKey } from '../record/names.ts'
import { type Eyes, nameOf, type Party, type Record, textOf } from '../record/record.ts'
import { asOfInstant } from '../record/when.ts'
import { countTraffic } from '../reports/one-party.ts'
import { count, sayEyes } from '../reports/print-text.ts'
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
  /** Of those read, how many are earlier texts of a paper whose file was changed. */
  readonly earlier: number
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
  const eyes = readEyes(whole, given, terminal)
  const seen = seenWith(whole, eyes)
  terminal.progress.show(`Collating ${count(seen.papers.size, 'paper')}`)
  const collation = collate(seen)
  terminal.progress.done()
  return { whole, seen, collation, covers: coversOf(seen, loaded.unreadable), loaded }
}

/** What the record is to these eyes; the whole record itself where none are asked for. */
export function seenWith(whole: Record, eyes: Eyes): Record {
  return eyes.seenBy === undefined && eyes.asOf === undefined ? whole : lendEyes(whole, eyes)
}

/** Under a party's eyes the files that could not be read are not told of: they may be none of its own. */
export function coversOf(seen: Record, lost: number): Covers {
  const unreadable = seen.eyes.seenBy === undefined ? lost : 0
  const read = seen.papers.size
  const withText = [...seen.papers.values()].filter(
    (p) => (p.onFile === 'text' || p.onFile === 'summary') && textOf(seen, p)?.trim(),
  ).length
  const earlier = [...seen.papers.values()].filter((p) => p.replaced !== undefined).length
  return { papers: read + unreadable, read, unreadable, withText, earlier }
}

/** "121 papers on record, 89 with a text or summary (1 file unreadable), as of …": one wording for every command. */
export function sayCovers(look: Pick<CommandLook, 'covers' | 'seen'>): string {
  const { unreadable } = look.covers
  const eyes = sayEyes(look.seen)
  const lost = unreadable ? ` (${count(unreadable, 'file')} unreadable)` : ''
  return `${sayOnRecord(look.covers)}${lost}${eyes && `, ${eyes}`}`
}

export function sayOnRecord({ read, withText, earlier }: Covers): string {
  const changed = earlier ? `, ${earlier.toLocaleString('en-GB')} of them an earlier text` : ''
  return `${count(read, 'paper')} on record${changed}, ${withText.toLocaleString('en-GB')} with a text or summary`
}

/** `--as-of` and `--seen-by`. Throws `UsageError`. */
export function readEyes(record: Record, given: Given, terminal: Terminal): Eyes {
  const asOf = readAsOf(record, given, terminal)
  const seenBy = given.text('seen-by')
  return {
    ...(asOf !== undefined && { asOf }),
    ...(seenBy !== undefined && { seenBy: readParty(record, seenBy, 'seen-by') }),
  }
}

/** EDTF as given, or read from words and told: everything after this knows EDTF only. */
function readAsOf(record: Record, given: Given, terminal: Terminal): string | undefined {
  const asOf = given.text('as-of')
  if (asOf === undefined || asOfInstant(asOf, record.settings.zone) !== undefined) return asOf
  const read = readDateWords(asOf.trim())?.edtf
  if (read !== undefined && asOfInstant(read, record.settings.zone) !== undefined) {
    if (!terminal.isQuiet) terminal.tell(`--as-of "${asOf}" is read as ${read}.`)
    return read
  }
  throw new UsageError(
    `--as-of ${asOf}: this is not a time that has an end.`,
    'Write a date with its year, in words or as EDTF (dates with the year first): --as-of "4 November 1962", --as-of 1962-11-04 (the end of that day), --as-of 1962-11-04T18:30, --as-of 1962-10.',
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
  // "Carla", where Carla Voss is the only one.
  const bearing = parties.filter((p) => namesOf(p).some((name) => hasWords(name, key)))
  if (bearing.length === 1) return bearing[0]!.id
  if (bearing.length > 1)
    throw new UsageError(
      `--${option} "${typed}": several parties have this in their names.`,
      `Give more of the name, or the id: ${bearing
        .slice(0, MOST_LISTED)
        .map((p) => `${p.id} (${p.name})`)
        .join(', ')}.`,
    )
  const near = nearestParties(record, typed)
  throw new UsageError(
    `--${option} "${typed}": no party of this record is known by that name.`,
    [
      near.length ? `The nearest: ${near.map((p) => `${p} (${nameOf(record, p)})`).join(', ')}.` : '',
      listParties(record),
    ]
      .filter(Boolean)
      .join('\n  '),
  )
}

const MOST_LISTED = 15

function namesOf(party: Party): string[] {
  return [party.name, ...party.aliases].map(nameKey)
}

/** All words of the one among the words of the other. */
function hasWords(name: string, part: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u)
  return part !== '' && part.split(' ').every((word) => words.includes(word))
}

/** Those with the most papers first. */
function listParties(record: Record): string {
  const traffic = countTraffic(record)
  const parties = [...record.parties.values()].sort((a, b) => (traffic.get(b.id) ?? 0) - (traffic.get(a.id) ?? 0))
  if (parties.length === 0) return 'This record names no parties: no paper says, or shows, whom it is from or to.'
  const more = parties.length - MOST_LISTED
  return `Parties of this record: ${parties
    .slice(0, MOST_LISTED)
    .map((p) => `${p.id} (${p.name})`)
    .join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''}.`
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
