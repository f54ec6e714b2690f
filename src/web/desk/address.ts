/** Where the reader is, kept in the address so that it can be sent, reloaded and gone back to. */
import { useCallback, useEffect, useState } from 'react'

export const PANES = ['exchange', 'paper', 'findings', 'missing', 'not-passed-on'] as const
export type Pane = (typeof PANES)[number]

export interface Address {
  readonly seenBy?: string
  readonly asOf?: string
  readonly paper?: string
  /** A passage of that paper, [start, end). */
  readonly passage?: readonly [number, number]
  readonly pane?: Pane
  readonly list?: boolean
}

export function readAddress(search: string): Address {
  const q = new URLSearchParams(search)
  const pane = PANES.find((p) => p === q.get('pane'))
  const passage = /^(\d{1,9})-(\d{1,9})$/.exec(q.get('passage') ?? '')
  return {
    seenBy: q.get('seen-by') || undefined,
    asOf: q.get('as-of') || undefined,
    paper: q.get('paper') || undefined,
    passage: passage ? [Number(passage[1]), Number(passage[2])] : undefined,
    pane,
    list: q.get('list') === '1' || undefined,
  }
}

export function writeAddress(a: Address): string {
  const q = new URLSearchParams()
  if (a.seenBy) q.set('seen-by', a.seenBy)
  if (a.asOf) q.set('as-of', a.asOf)
  if (a.paper) q.set('paper', a.paper)
  if (a.passage) q.set('passage', a.passage.join('-'))
  if (a.pane) q.set('pane', a.pane)
  if (a.list) q.set('list', '1')
  const search = q.toString().replace(/%3A/g, ':')
  return search ? `?${search}` : location.pathname
}

/** Goes somewhere: what is named changes, the rest stays. `replace` leaves no step behind (dragging the clock). */
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
    const next = { ...readAddress(location.search), ...change }
    const url = writeAddress(next)
    if (url !== `${location.search || location.pathname}`)
      history[replace ? 'replaceState' : 'pushState'](null, '', url)
    setAddress(next)
  }, [])
  return [address, go]
}
