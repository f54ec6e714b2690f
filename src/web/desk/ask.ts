/** Asking the server. An answer stays on the desk until the next one is there, so that nothing flickers while the clock runs. */
import { useEffect, useState } from 'react'
import type { DeskError } from '../../server/api.ts'
import { words } from '../words.ts'

export interface Answer<T> {
  readonly value?: T
  readonly error?: DeskError['error']
  readonly asking: boolean
  /** The path that `value` answers; while another is asked, still the old one. */
  readonly of?: string
}

export class Refused extends Error {
  readonly error: DeskError['error']
  constructor(error: DeskError['error']) {
    super(error.message)
    this.error = error
  }
}

export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new Refused(words.errors.unreachable)
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new Refused((body as DeskError | undefined)?.error ?? words.errors.unreadable)
  return body as T
}

const ahead = new Map<string, Promise<unknown>>()

/** Asks before anybody wants to know: the first to ask the same is given this answer. */
export function askAhead(path: string): void {
  const asked = ask(path)
  asked.catch(() => ahead.delete(path))
  ahead.set(path, asked)
}

/** Asks again whenever the path or the edition of the record changes; undefined asks nothing. */
export function useAnswer<T>(path: string | undefined, edition: number): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ asking: path !== undefined })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition is a reason to ask the same again.
  useEffect(() => {
    if (path === undefined) {
      setAnswer({ asking: false })
      return
    }
    const stop = new AbortController()
    setAnswer((was) => ({ ...was, asking: true }))
    const early = ahead.get(path) as Promise<T> | undefined
    ahead.delete(path)
    const asked = early ?? ask<T>(path, { signal: stop.signal })
    asked.then(
      (value) => {
        if (!stop.signal.aborted) setAnswer({ value, asking: false, of: path })
      },
      (reason: unknown) => {
        if (!stop.signal.aborted)
          setAnswer({ error: reason instanceof Refused ? reason.error : words.errors.unreadable, asking: false })
      },
    )
    return () => stop.abort()
  }, [path, edition])
  return answer
}

/** "/api/desk?seenBy=…" with what is known left out when it is not. */
export function pathTo(route: string, query: { readonly [name: string]: string | undefined }): string {
  const q = new URLSearchParams(Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined))
  return q.size ? `/api/${route}?${q}` : `/api/${route}`
}
