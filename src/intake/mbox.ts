/**
 * A mailbox file: messages between "From " lines. Split on bytes, because every message has an encoding of its own, and as they
 * come, so that a mailbox of gigabytes, most of it pictures, needs no more memory than its words do.
 */
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import type { SourceFile } from './intake.ts'
import { readMessage } from './mail.ts'
import { inPortions, recallOrRead } from './portions.ts'
import type { Memory } from './sandbox.ts'

const NEWLINE = 10
const CARRIAGE = 13
/** One message above this is passed over: its enclosures are larger than anything that is read. */
const LARGEST_MESSAGE = 96 * 1024 * 1024
/** Letters of text, and a thousand for each message, that are kept of one mailbox. */
const MOST_KEPT = 250_000_000

interface Message {
  readonly bytes: Uint8Array
  readonly line: number
  /** It was larger than is read; `bytes` is its beginning. */
  readonly cut: boolean
}

export async function readMbox(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  path: string,
  at = '9999-01-01T00:00:00Z',
  readInner?: (file: SourceFile) => Promise<Gathered>,
  memory?: Memory,
): Promise<Gathered> {
  const gathered = startGathering('mbox')
  const failIn = (into: Gathered) => (code: string, line: number, message: string, remedy: string) =>
    into.problems.push({ severity: 'error', code, file: path, line, message, remedy })
  const fail = failIn(gathered)
  let n = 0
  let kept = 0
  const base = idFromPath(path)
  const readOne = async ({ bytes, line, cut }: Message, nth: number, part: Gathered): Promise<void> => {
    if (cut) {
      failIn(part)(
        'message-too-large',
        line,
        `The message that begins on line ${line} has more than ${LARGEST_MESSAGE / 1024 / 1024} MB and was passed over.`,
        'Export that message by itself without its attachments.',
      )
      return
    }
    try {
      const headerStart = bytes.indexOf(NEWLINE) + 1
      const fallbackId = `${base}/message-${nth}`
      await readMessage(unquoteFrom(bytes.subarray(headerStart)), { path, line, fallbackId, at, readInner }, part)
    } catch (error) {
      failIn(part)(
        'unreadable',
        line,
        `The message that begins on line ${line} could not be read: ${(error as Error).message}`,
        'Export that message by itself as .eml and look at it.',
      )
    }
  }
  const messages = divideMailbox(source instanceof Uint8Array ? [source] : source)
  for await (const portion of inPortions(messages, (m) => m.bytes.length)) {
    const line = portion[0]!.line
    if (kept > MOST_KEPT) {
      fail(
        'too-large',
        line,
        `The mailbox has more text than is kept of one file: it was read up to line ${line}, ${n} messages. The rest was not read.`,
        'Divide the mailbox by years or folders, and import the parts one after the other.',
      )
      break
    }
    const before = n
    n += portion.length
    const [read] = await recallOrRead(memory, bytesOf(portion, path, before), async () => {
      const part = startGathering('mbox')
      for (const [i, message] of portion.entries()) await readOne(message, before + i + 1, part)
      return [part]
    })
    gathered.problems.push(...read!.problems)
    for (const d of read!.drafts) {
      gathered.drafts.push(d)
      kept += 1000 + (d.body?.length ?? 0)
    }
  }
  if (n === 0) {
    fail(
      'not-a-mailbox',
      1,
      'No line of the file begins with "From ", as the messages of a mailbox do.',
      'A single message is a .eml file.',
    )
    gathered.status = 'unreadable'
  } else if (gathered.problems.some((p) => p.severity === 'error')) gathered.status = 'read in part'
  return gathered
}

function* bytesOf(portion: readonly Message[], path: string, before: number): Generator<string | Uint8Array> {
  yield JSON.stringify([path, before, portion.map((m) => [m.line, m.cut])])
  for (const { bytes } of portion) yield bytes
}

/** As mailboxes write it: "From ana@example.org Fri Oct 26 19:00:00 2012". A sentence that begins with "From" has no clock in it. */
const STAMPED = /^From .*\b\d{1,2}:\d\d(?::\d\d)?\b.*\b\d{4}\b/

/** The messages of a mailbox as its bytes come. Holds one message, and one piece of the file, at a time. */
export async function* divideMailbox(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Message> {
  let held: Buffer = Buffer.alloc(0)
  /** Where the present message begins in `held`, and on which line; undefined before the first. */
  let start: number | undefined
  let line = 1
  let scanned = 0
  let cut = false
  let stamped: boolean | undefined
  const take = function* (end: number): Generator<Message> {
    if (start === undefined) return
    const bytes = held.subarray(start, endOfMessage(held, start, end))
    yield { bytes: cut ? bytes.subarray(0, 0) : bytes, line, cut }
  }
  const isStart = (at: number): boolean => {
    const end = held.indexOf(NEWLINE, at)
    const words = held.toString('latin1', at, Math.min(end < 0 ? held.length : end, at + 300))
    if (!words.startsWith('From ')) return false
    stamped ??= STAMPED.test(words)
    return !stamped || STAMPED.test(words)
  }
  const blankBefore = (at: number): boolean =>
    held[at - 1] === NEWLINE &&
    (held[at - 2] === NEWLINE || (held[at - 2] === CARRIAGE && held[at - 3] === NEWLINE) || at === 1)
  let isLast = false
  let begun = false
  const scan = function* (): Generator<Message> {
    if (!begun) {
      // The first line must be whole before it can be judged.
      if (!isLast && held.length < 4096 && held.indexOf(NEWLINE, held.indexOf('From ')) < 0) return
      begun = true
      const bom = held[0] === 0xef && held[1] === 0xbb ? 3 : 0
      let first = bom
      while (held[first] === NEWLINE || held[first] === CARRIAGE) first++
      if (isStart(first)) {
        start = first
        line += countNewlines(held, 0, first)
        scanned = first + 5
      }
    }
    for (;;) {
      const at = held.indexOf('\nFrom ', Math.max(0, scanned - 1), 'latin1')
      // The line must be whole before it can be judged.
      if (at < 0 || (!isLast && held.indexOf(NEWLINE, at + 1) < 0 && held.length - at < 400)) {
        scanned = at < 0 ? Math.max(scanned, held.length - 6) : at
        return
      }
      scanned = at + 6
      if (!(blankBefore(at + 1) || (start !== undefined && cut)) || !isStart(at + 1)) continue
      const from = start ?? 0
      yield* take(at + 1)
      if (!cut) line += countNewlines(held, from, at + 1)
      else line += countNewlines(held, 0, at + 1)
      cut = false
      start = at + 1
    }
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
    yield* scan()
    // What was given out, or is too large to be given out, is let go.
    if (!begun) continue
    const keepFrom = start === undefined ? Math.max(0, held.length - 8) : start
    if (keepFrom > 0) {
      if (start === undefined) line += countNewlines(held, 0, keepFrom)
      held = held.subarray(keepFrom)
      scanned = Math.max(0, scanned - keepFrom)
      if (start !== undefined) start = 0
    }
    if (start !== undefined && held.length > LARGEST_MESSAGE) {
      cut = true
      const drop = held.length - 8
      line += countNewlines(held, 0, drop)
      held = Buffer.from(held.subarray(drop))
      scanned = 0
    }
  }
  isLast = true
  yield* scan()
  if (start !== undefined) yield* take(held.length)
}

function countNewlines(bytes: Buffer, from: number, to: number): number {
  let n = 0
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0 && at < to; at = bytes.indexOf(NEWLINE, at + 1)) n++
  return n
}

/** The blank line before the next "From " belongs to the mailbox, not to the message. */
function endOfMessage(bytes: Uint8Array, start: number, next: number): number {
  if (bytes[next - 1] !== NEWLINE) return next
  const before = bytes[next - 2] === CARRIAGE ? next - 2 : next - 1
  return before > start && bytes[before - 1] === NEWLINE ? before : next
}

/** ">From " at the start of a line was "From " before the mailbox was written, ">>From " was ">From ". */
function unquoteFrom(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Buffer[] = []
  let kept = 0
  for (let at = whole.indexOf('>From ', 0, 'latin1'); at >= 0; at = whole.indexOf('>From ', at + 6, 'latin1')) {
    let first = at
    while (whole[first - 1] === 62) first--
    if (first > 0 && whole[first - 1] !== NEWLINE) continue
    parts.push(whole.subarray(kept, first))
    kept = first + 1
  }
  return parts.length ? Buffer.concat([...parts, whole.subarray(kept)]) : bytes
}
