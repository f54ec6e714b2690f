/**
 * Parsers of packed formats run in a process of their own, with a cap on time and on memory: a PDF that turns in a circle or a Word
 * file that opens to gigabytes costs one file and never the batch. One child serves many files; one that overstepped is ended and
 * the next file gets another.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sha256 } from '../record/entry.ts'
import type { Extracts, Fault, Packed } from './packed.ts'

export interface Limits {
  /** Seconds of wall time for one file. */
  readonly seconds: number
  /** Megabytes of resident memory. */
  readonly megabytes: number
}

const LIMITS: Limits = { seconds: 60, megabytes: 768 }

export interface Errand {
  readonly n: number
  readonly what: Packed
  readonly bytes: Uint8Array
}

export type Answer =
  | { readonly n: number; readonly extract: Extracts[Packed] }
  | { readonly n: number; readonly error: string }

/** What was taken out of files by an import that was interrupted, by the hash of their bytes: it need not be taken out again. */
export interface Memory {
  recall(key: string): unknown
  keep(key: string, value: unknown): void
}

/** What is in a packed file, read in a child process; or here, where the program runs from its sources and there is no child. */
export async function readPacked<W extends Packed>(
  what: W,
  bytes: Uint8Array,
  limits = LIMITS,
  memory?: Memory,
): Promise<Extracts[W]> {
  const key = memory && `${what}-${sha256(bytes)}`
  const known = key && memory.recall(key)
  if (known) return known as Extracts[W]
  const read = await readNow(what, bytes, limits)
  if (key && !('fault' in read)) memory.keep(key, read)
  return read
}

async function readNow<W extends Packed>(what: W, bytes: Uint8Array, limits: Limits): Promise<Extracts[W]> {
  if (import.meta.url.endsWith('.ts')) return (await import('./packed.ts')).extract(what, bytes)
  const turn = waiting.then(() => send(what, bytes, limits))
  waiting = turn.catch(() => {})
  return (await turn) as Extracts[W]
}

let waiting: Promise<unknown> = Promise.resolve()
let child: ChildProcess | undefined
let errands = 0

function start(limits: Limits): ChildProcess {
  const started = fork(fileURLToPath(new URL('./sandbox-child.js', import.meta.url)), [String(limits.megabytes)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.max(64, Math.round(limits.megabytes / 2))}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Nothing of the user's surroundings is the parser's business.
    env: {},
  })
  // The program may end while the child waits; it goes when its line is cut.
  started.unref()
  started.channel?.unref?.()
  return started
}

function send(what: Packed, bytes: Uint8Array, limits: Limits): Promise<Extracts[Packed]> {
  const n = ++errands
  child ??= start(limits)
  const mine = child
  mine.channel?.ref?.()
  return new Promise((resolve) => {
    const finish = (answer: Extracts[Packed], spent: boolean) => {
      clearTimeout(timer)
      mine.removeAllListeners()
      mine.on('error', () => {})
      // It may also end between two files.
      mine.on('exit', () => {
        if (child === mine) child = undefined
      })
      mine.channel?.unref?.()
      if (spent) {
        mine.kill('SIGKILL')
        if (child === mine) child = undefined
      }
      resolve(answer)
    }
    const timer = setTimeout(
      () => finish(stopped(what, `it took more than ${limits.seconds} seconds`), true),
      limits.seconds * 1000,
    )
    mine.on('message', (answer: Answer) => {
      if (answer.n !== n) return
      if ('extract' in answer) finish(answer.extract, false)
      else finish(broken(what, answer.error), false)
    })
    mine.on('exit', () => finish(stopped(what, `it took more than ${limits.megabytes} MB of memory`), true))
    mine.on('error', (error) => finish(broken(what, error.message), true))
    mine.send({ n, what, bytes } satisfies Errand, (error) => {
      if (error) finish(broken(what, error.message), true)
    })
  })
}

const NAMES: { readonly [what in Packed]: string } = { pdf: 'PDF', docx: 'Word file', xlsx: 'workbook' }

function stopped(what: Packed, why: string): { fault: Fault } {
  return {
    fault: {
      code: 'reading-stopped',
      message: `The ${NAMES[what]} was not read to the end: ${why}. Such a file is damaged, or made to harm.`,
      remedy: `Open it in a program you trust and save it again as ${what === 'xlsx' ? '.csv' : 'text'}.`,
    },
  }
}

function broken(what: Packed, why: string): { fault: Fault } {
  return {
    fault: {
      code: 'unreadable',
      message: `The ${NAMES[what]} could not be read: ${why}`,
      remedy: 'Open it in the program that made it and save it again, or give it as plain text.',
    },
  }
}
