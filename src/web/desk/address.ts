/** Where the reader is, kept in the address so that it can be sent, reloaded and gone back to. */
import { useCallback, useEffect, useState } from 'react'

export const PANES = ['exchange', 'paper', 'findings', 'missing', 'to-do', 'not-passed-on'] as const
export type Pane = (typeof PANES)[number]

/** What a screen keeps in the address for itself: `{issue: 'inspection'}` is `&issue=inspection`. */
export type Own = Readonly<Record<string, string>>

export interface Address {
  /** Undefined is the first screen. */
  readonly screen?: string
  readonly seenBy?: string
  readonly asOf?: string
  readonly paper?: string
  /** A passage of that paper, [start, end). */
  readonly passage?: readonly [number, number]
  /** A second paper, read beside the first. */
  readonly beside?: string
  readonly pane?: Pane
  readonly list?: boolean
  readonly own?: Own
}

const SHARED = new Set(['screen', 'seen-by', 'as-of', 'paper', 'passage', 'beside', 'pane', 'list', 'token'])

export function readAddress(search: string): Address {
  const q = new URLSearchParams(search)
  const pane = PANES.find((p) => p === q.get('pane'))
  const passage = /^(\d{1,9})-(\d{1,9})$/.exec(q.get('passage') ?? '')
  const own = Object.fromEntries([...q].filter(([key, value]) => !SHARED.has(key) && value !== ''))
  return {
    screen: q.get('screen') || undefined,
    seenBy: q.get('seen-by') || undefined,
    asOf: q.get('as-of') || undefined,
    paper: q.get('paper') || undefined,
    passage: passage ? [Number(passage[1]), Number(passage[2])] : undefined,
    beside: q.get('beside') || undefined,
    pane,
    list: q.get('list') === '1' || undefined,
    own: Object.keys(own).length > 0 ? own : undefined,
  }
}

export function writeAddress(a: Address): string {
  const q = new URLSearchParams()
  if (a.screen) q.set('screen', a.screen)
  if (a.seenBy) q.set('seen-by', a.seenBy)
  if (a.asOf) q.set('as-of', a.asOf)
  if (a.paper) q.set('paper', a.paper)
  if (a.passage) q.set('passage', a.passage.join('-'))
  if (a.beside) q.set('beside', a.beside)
  if (a.pane) q.set('pane', a.pane)
  if (a.list) q.set('list', '1')
  for (const [key, value] of Object.entries(a.own ?? {})) if (value !== '') q.set(key, value)
  const search = q.toString().replace(/%3A/g, ':')
  return search ? `?${search}` : location.pathname
}

/**
 * Goes somewhere: what is named changes, the rest stays; but another screen begins without what the last one kept for itself.
 * `replace` leaves no step behind (dragging the clock).
 */
export type Go = (change: Partial<Address>, replace?: boolean) => void

export function useAddress(): [Address, Go] {
  const [address, setAddress] = useState(() => readAddress(location.search))
  useEffect(() => {
    const back = () => setAddress(readAddress(location.search))
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const go = useCallback<Go>((change, replace = false) => {
    // From the address bar and not from state, so that two steps in one tick do not undo each other.
    const now = readAddress(location.search)
    const moved = 'screen' in change && change.screen !== now.screen
    const next = { ...now, ...(moved && { own: undefined }), ...change }
    const url = writeAddress(next)
    if (url !== `${location.search || location.pathname}`)
      history[replace ? 'replaceState' : 'pushState'](null, '', url)
    setAddress(next)
  }, [])
  return [address, go]
}

/** A part of a list in the address; one that somebody broke is taken as it stands. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Ids in the address, apart by commas. */
export function readIds(said: string | undefined): string[] {
  return (said ?? '').split(',').filter(Boolean).map(decode)
}

export function writeIds(ids: Iterable<string>): string {
  return [...ids].map(encodeURIComponent).join(',')
}
