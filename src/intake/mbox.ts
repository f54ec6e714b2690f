/** A mailbox file: messages between "From " lines. Split on bytes, because every message has an encoding of its own. */
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import { readMessage } from './mail.ts'

const NEWLINE = 10
const FROM = [70, 114, 111, 109, 32]

export async function readMbox(bytes: Uint8Array, path: string): Promise<Gathered> {
  const gathered = startGathering('mbox')
  const starts = splitMessages(bytes)
  if (starts.length === 0) {
    gathered.problems.push({
      severity: 'error',
      code: 'not-a-mailbox',
      file: path,
      line: 1,
      message: 'No line of the file begins with "From ", as the messages of a mailbox do.',
      remedy: 'A single message is a .eml file.',
    })
    gathered.status = 'unreadable'
    return gathered
  }
  for (const [i, { at, line }] of starts.entries()) {
    const end = endOfMessage(bytes, at, starts[i + 1]?.at ?? bytes.length)
    const headerStart = bytes.indexOf(NEWLINE, at) + 1
    const fallback = `${idFromPath(path)}/message-${i + 1}`
    try {
      const draft = await readMessage(
        unquoteFrom(bytes.subarray(headerStart, end)),
        path,
        line,
        fallback,
        gathered.problems,
      )
      if (draft) gathered.drafts.push(draft)
    } catch (error) {
      gathered.problems.push({
        severity: 'error',
        code: 'unreadable',
        file: path,
        line,
        message: `The message that begins on line ${line} could not be read: ${(error as Error).message}`,
        remedy: 'Export that message by itself as .eml and look at it.',
      })
    }
  }
  if (gathered.problems.some((p) => p.severity === 'error')) gathered.status = 'read in part'
  return gathered
}

function splitMessages(bytes: Uint8Array): { at: number; line: number }[] {
  const starts: { at: number; line: number }[] = []
  let line = 1
  // A "From " inside a message stands after words, not after a blank line; mailboxes quote it as ">From ".
  for (let at = 0; at >= 0 && at < bytes.length; line++) {
    const blankBefore =
      at === 0 ||
      (bytes[at - 1] === NEWLINE &&
        (at === 1 || bytes[at - 2] === NEWLINE || (bytes[at - 2] === 13 && bytes[at - 3] === NEWLINE)))
    if (blankBefore && FROM.every((b, i) => bytes[at + i] === b)) starts.push({ at, line })
    const next = bytes.indexOf(NEWLINE, at)
    at = next < 0 ? -1 : next + 1
  }
  return starts
}

/** The blank line before the next "From " belongs to the mailbox, not to the message. */
function endOfMessage(bytes: Uint8Array, start: number, next: number): number {
  if (bytes[next - 1] !== NEWLINE) return next
  const before = bytes[next - 2] === 13 ? next - 2 : next - 1
  return before > start && bytes[before - 1] === NEWLINE ? before : next
}

/** ">From " at the start of a line was "From " before the mailbox was written. */
function unquoteFrom(bytes: Uint8Array): Uint8Array {
  let out: number[] | undefined
  let kept = 0
  const parts: Uint8Array[] = []
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    if (bytes[at] === 62 && FROM.every((b, i) => bytes[at + 1 + i] === b)) {
      parts.push(bytes.subarray(kept, at))
      kept = at + 1
      out ??= []
    }
    const next = bytes.indexOf(NEWLINE, at)
    at = next < 0 ? -1 : next + 1
  }
  if (!out) return bytes
  parts.push(bytes.subarray(kept))
  const joined = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const p of parts) {
    joined.set(p, at)
    at += p.length
  }
  return joined
}
