/**
 * Papers are read a portion at a time, and each portion that has been read is kept as plain data until the import comes to its end:
 * one that was interrupted takes up where it was. A portion is known by the hash of its bytes, so that a file that has changed
 * meanwhile is read again, and the files beside it are not.
 */
import { createHash } from 'node:crypto'
import type { Draft, Gathered, Loose } from './gathering.ts'
import type { Memory } from './sandbox.ts'

/** Bytes of one portion, at least; a small file counts as a page. */
const PORTION = 8 * 1024 * 1024
const PAGE = 4096

/** Things in order, some megabytes of them at a time. */
export async function* inPortions<T>(
  things: AsyncIterable<T> | Iterable<T>,
  sizeOf: (thing: T) => number,
): AsyncGenerator<readonly T[]> {
  let held: T[] = []
  let size = 0
  for await (const thing of things) {
    held.push(thing)
    size += Math.max(PAGE, sizeOf(thing))
    if (size < PORTION) continue
    yield held
    held = []
    size = 0
  }
  if (held.length) yield held
}

/** A portion as an interrupted import had read it, or read now and kept. */
export async function recallOrRead(
  memory: Memory | undefined,
  bytes: Iterable<string | Uint8Array>,
  read: () => Promise<readonly Gathered[]>,
): Promise<readonly Gathered[]> {
  if (!memory) return read()
  const hash = createHash('sha256')
  for (const part of bytes) {
    hash.update(`${part.length}\0`)
    hash.update(part)
  }
  const key = `portion-${hash.digest('hex')}`
  const known = memory.recall(key) as readonly Kept[] | undefined
  if (known) return known.map(unfold)
  const gathered = await read()
  memory.keep(key, gathered.map(foldUp))
  return gathered
}

type KeptDraft = Omit<Draft, 'attached' | 'outer' | 'enclosed' | 'addresses' | 'keyLines'> & {
  readonly hanging: readonly Loose[]
  readonly outer?: number
  /** By place, or by the id of what is not among the drafts as it was read. */
  readonly enclosed?: readonly (number | string)[]
  readonly addresses?: readonly (readonly [string, string])[]
  readonly keyLines?: readonly (readonly [string, number])[]
}

type Kept = Omit<Gathered, 'drafts' | 'minutes'> & {
  readonly drafts: readonly KeptDraft[]
  readonly minutes: readonly (readonly [string, string])[]
}

/** Stand for ids that are not settled yet; no id has such a character. */
const PAPER = '\u0000paper\u0000'
const OUTER = '\u0000outer\u0000'

function foldUp({ drafts, minutes, ...rest }: Gathered): Kept {
  const places = new Map(drafts.map((d, i) => [d, i]))
  return {
    ...rest,
    minutes: [...minutes],
    drafts: drafts.map(({ attached, outer, enclosed, addresses, keyLines, ...draft }) => ({
      ...draft,
      hanging: attached.map((make) => make(PAPER, OUTER)),
      ...(outer && { outer: places.get(outer)! }),
      ...(enclosed && { enclosed: enclosed.map((d) => places.get(d as Draft) ?? d.id) }),
      ...(addresses && { addresses: [...addresses] }),
      ...(keyLines && { keyLines: [...keyLines] }),
    })),
  }
}

function unfold({ drafts: kept, minutes, ...rest }: Kept): Gathered {
  const drafts = kept.map(
    ({ hanging, outer: _, enclosed: _e, addresses, keyLines, ...draft }): Draft => ({
      ...draft,
      attached: hanging.map((loose) => (paper, outer) => putIn(loose, paper, outer)),
      ...(addresses && { addresses: new Map(addresses) }),
      ...(keyLines && { keyLines: new Map(keyLines) }),
    }),
  )
  for (const [i, { outer, enclosed }] of kept.entries()) {
    if (outer !== undefined) drafts[i]!.outer = drafts[outer]!
    if (enclosed) drafts[i]!.enclosed = enclosed.map((d) => (typeof d === 'number' ? drafts[d]! : { id: d }))
  }
  return { ...rest, drafts, minutes: new Map(minutes) }
}

function putIn<T>(value: T, paper: string, outer: string): T {
  if (typeof value === 'string') return value.replaceAll(PAPER, paper).replaceAll(OUTER, outer) as T
  if (Array.isArray(value)) return value.map((x) => putIn(x, paper, outer)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, putIn(v, paper, outer)])) as T
}
