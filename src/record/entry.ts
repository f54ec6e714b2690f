/**
 * An entry: one dated, signed statement in the record, never changed. Its canonical bytes are RFC 8785 JSON behind a domain
 * tag, and its hash names it for ever; `entry.test.ts` fixes both. A correction is a new entry that `supersedes` the hash
 * of an old one.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Kind, SAID, type Said } from './said.ts'

/** Where an entry was read: a file of the papers folder and, where known, the line. */
export interface Origin {
  readonly file: string
  readonly line?: number
}

export interface Entry<K extends Kind = Kind> {
  readonly v: 1
  readonly kind: K
  /** What the entry is about: the id of the paper, party, statement...; things without a name of their own get one from their hash. */
  readonly id: string
  readonly said: Said<K>
  /** Who entered it: a person's name, or `intake/<format>`. */
  readonly by: string
  /** When it was entered, ISO 8601 in UTC. */
  readonly at: string
  readonly origin?: Origin
  readonly supersedes?: readonly string[]
}

/** An entry of whichever kind, so that a `switch` on `kind` knows what is said. */
export type AnyEntry = { [K in Kind]: Entry<K> }[Kind]

const TAG = 'chancery/record-entry/v1\0'

/** RFC 8785 canonical JSON. Throws on what JSON cannot carry. */
export function canonical(value: unknown): string {
  const bytes = canonicalize(value)
  if (bytes === undefined) throw new TypeError('This value has no canonical JSON form.')
  return bytes
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** An entry's own canonical bytes. */
export function bytesOf(entry: AnyEntry): string {
  const fields = Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${JSON.stringify(field)}:${field === 'said' ? saidOf(entry) : canonical(value)}`)
  return `{${fields.sort().join(',')}}`
}

/** Names an entry: SHA-256 (hex) over the tag and the canonical bytes. */
export function hashEntry(entry: AnyEntry): string {
  return remember(hashes, entry, () => sha256(TAG + bytesOf(entry)))
}

/** Two entries with the same key say the same: reading a folder twice adds nothing. Who and when do not count. */
export function sayingKey(entry: AnyEntry): string {
  return remember(sayings, entry, () => {
    const [kind, id, file] = [entry.kind, entry.id, entry.origin?.file ?? null].map(canonical)
    return sha256(`[${kind},${id},${saidOf(entry)},${file}]`)
  })
}

/** An entry never changes, so neither do its hashes: a large mailbox asks for them several times over. */
const hashes = new WeakMap<AnyEntry, string>()
const sayings = new WeakMap<AnyEntry, string>()
/** What it says, in canonical bytes: the longest part of both, and written once. */
const written = new WeakMap<AnyEntry, string>()

function saidOf(entry: AnyEntry): string {
  return remember(written, entry, () => canonical(entry.said))
}

function remember(memory: WeakMap<AnyEntry, string>, entry: AnyEntry, make: () => string): string {
  const known = memory.get(entry)
  if (known !== undefined) return known
  const made = make()
  memory.set(entry, made)
  return made
}

/** Makes an entry, naming it from what it says if it has no name of its own. */
export function makeEntry<K extends Kind>(
  kind: K,
  id: string | undefined,
  said: Said<K>,
  made: { by: string; at: string; origin?: Origin; supersedes?: readonly string[] },
): AnyEntry {
  const clean = withoutUndefined(said)
  const named = id ?? `${kind}:${sha256(canonical(clean)).slice(0, 16)}`
  return withoutUndefined({ v: 1, kind, id: named, said: clean, ...made }) as AnyEntry
}

/** Checks a value against the schema of its kind. Throws zod's error, which names the field. */
export function parseSaid<K extends Kind>(kind: K, value: unknown): Said<K> {
  return SAID[kind].parse(value) as Said<K>
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}
