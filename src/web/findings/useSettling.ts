/** What people decided about findings and errands, and deciding. */
import { useState } from 'react'
import type { DeskError, DeskSettling, KeeperSettled } from '../../server/api.ts'
import { ask, Refused, useAnswer } from '../desk/ask.ts'
import { words } from '../words.ts'

const NOTHING: KeeperSettled = {}

/** `keeps`: nobody's eyes are lent, and the desk is laid. */
export function useSettling(keeps: boolean, asOf: string | undefined, edition: number, onChanged: () => void) {
  const settled = useAnswer<KeeperSettled>(keeps ? '/api/keeper/settled' : undefined, edition)
  const [trouble, setTrouble] = useState<DeskError['error']>()
  const onSettle = async (settling: DeskSettling) => {
    try {
      await ask('/api/keeper/settle', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...settling, ...(asOf && { asOf }) }),
      })
      setTrouble(undefined)
      onChanged()
    } catch (reason) {
      setTrouble(reason instanceof Refused ? reason.error : words.errors.unreadable)
    }
  }
  return { settled: settled.value ?? NOTHING, onSettle, trouble }
}
