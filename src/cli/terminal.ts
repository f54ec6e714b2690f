/** Standard output and standard error: colour where it is wanted, patience where the reader is slow, silence where he has left. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finishText } from '../reports/print-text.ts'

export interface Terminal {
  /** Writes to standard output; waits where the reader is slower. Throws `ReaderGone` when nobody reads any more. */
  readonly write: (text: string) => Promise<void>
  /** A line to standard error. */
  readonly tell: (text: string) => void
  readonly progress: Progress
  readonly isQuiet: boolean
  /** Waits until what was written last has arrived or failed. Throws `CannotWrite` if it failed. */
  readonly settle: () => Promise<void>
  /** Standard output is a terminal, with a person before it. */
  readonly isPerson: boolean
}

export interface Progress {
  /** Shows where things stand. Nothing is shown where nobody would see it. */
  readonly show: (text: string) => void
  readonly done: () => void
}

/** The reader closed the pipe (`chancery links … | head`): no fault, and nothing more to do. */
export class ReaderGone extends Error {}

/** Standard output took no more: a full disk, most likely. */
export class CannotWrite extends Error {}

export interface Wishes {
  readonly quiet: boolean
  readonly noColor: boolean
  readonly progress: boolean
}

const CHUNK = 1 << 16

/** Where a terminal writes, and the environment that says how: a process has them. */
export interface Streams {
  readonly stdout: Writable & { readonly isTTY?: boolean }
  readonly stderr: ErrorStream
  readonly env: NodeJS.ProcessEnv
}

type ErrorStream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

export function openTerminal(wishes: Wishes, { stdout, stderr, env }: Streams = process): Terminal {
  const colour = (stream: { isTTY?: boolean }) =>
    Boolean(stream.isTTY) && !wishes.noColor && !env.NO_COLOR && env.TERM !== 'dumb'
  const inColour = colour(stdout)
  const errorsInColour = colour(stderr)
  const state: OutState = { gone: false }
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EOF' || error.code === 'ERR_STREAM_DESTROYED') state.gone = true
    else state.failed = error
  })
  // Nobody reads our errors: that is no reason to stop.
  stderr.on('error', () => undefined)
  const progress = makeProgress(stderr, wishes)
  return {
    write: async (text) => {
      const finished = finishText(text, inColour)
      for (let at = 0; at < finished.length; at += CHUNK) await put(stdout, finished.slice(at, at + CHUNK), state)
    },
    settle: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      refuseIfFailed(state)
    },
    tell: (text) => {
      progress.done()
      stderr.write(`${finishText(text, errorsInColour)}\n`)
    },
    progress,
    isQuiet: wishes.quiet,
    isPerson: Boolean(stdout.isTTY),
  }
}

interface OutState {
  gone: boolean
  failed?: NodeJS.ErrnoException
}

async function put(stdout: Writable, text: string, state: OutState): Promise<void> {
  refuseIfFailed(state)
  if (stdout.write(text)) return
  const waiting = new AbortController()
  const { signal } = waiting
  await Promise.race([once(stdout, 'drain', { signal }), once(stdout, 'close', { signal })]).catch(() => undefined)
  // The one that did not happen is no longer waited for.
  waiting.abort()
  refuseIfFailed(state)
}

function refuseIfFailed(state: OutState): void {
  if (state.failed) throw new CannotWrite(state.failed.code ?? state.failed.message)
  if (state.gone) throw new ReaderGone()
}

function makeProgress(stderr: ErrorStream, wishes: Wishes): Progress {
  const shown = !wishes.quiet && (wishes.progress || Boolean(stderr.isTTY))
  if (!shown) return { show: () => undefined, done: () => undefined }
  let last = 0
  let standing = false
  const every = stderr.isTTY ? 100 : 1000
  return {
    show: (text) => {
      const now = performance.now()
      if (last !== 0 && now - last < every) return
      last = now
      standing = Boolean(stderr.isTTY)
      const line = finishText(text, false).slice(0, (stderr.columns ?? 80) - 1)
      stderr.write(standing ? `\r\u001B[K${line}` : `${line}\n`)
    },
    done: () => {
      if (standing) stderr.write('\r\u001B[K')
      standing = false
    },
  }
}

/** Gathers small pieces of output so that a million rows are not a million writes. */
export function bundle(terminal: Terminal): {
  readonly add: (text: string) => Promise<void>
  readonly end: () => Promise<void>
} {
  let held: string[] = []
  let size = 0
  const flush = async () => {
    if (held.length === 0) return
    const text = held.join('')
    held = []
    size = 0
    await terminal.write(text)
  }
  return {
    add: async (text) => {
      held.push(text)
      size += text.length
      if (size >= CHUNK) await flush()
    },
    end: flush,
  }
}
