/** Resolving or dismissing a finding or an errand, with a reason, signed; and opening it again. */
import { type FormEvent, useState } from 'react'
import type { DeskSettling, KeeperSettled, Settling } from '../../server/api.ts'
import { rememberedName, rememberName } from '../desk/signed.ts'
import { words } from '../words.ts'

interface Props {
  /** Its key. */
  readonly subject: string
  readonly standing?: KeeperSettled[string]
  readonly onSettle: (settling: DeskSettling) => void
}

export function Settle({ subject, standing, onSettle }: Props) {
  const [deciding, setDeciding] = useState<Settling>()
  const [reason, setReason] = useState('')
  const [name, setName] = useState(rememberedName)
  const { settle } = words.findings
  const send = (e: FormEvent) => {
    e.preventDefault()
    if (!deciding) return
    rememberName(name.trim())
    onSettle({ key: subject, decision: deciding, judge: name.trim(), reason: reason.trim() })
    setDeciding(undefined)
    setReason('')
  }
  if (deciding)
    return (
      <form className="settle" onSubmit={send}>
        <label>
          {settle.reason[deciding]}
          <input
            type="text"
            value={reason}
            required={deciding === 'dismissed'}
            maxLength={5000}
            onChange={(e) => setReason(e.target.value)}
          />
        </label>
        <label>
          {words.enter.signed}
          <input type="text" value={name} required maxLength={200} onChange={(e) => setName(e.target.value)} />
        </label>
        <button type="submit" className="primary">
          {settle.names[deciding]}
        </button>
        <button type="button" onClick={() => setDeciding(undefined)}>
          {settle.cancel}
        </button>
      </form>
    )
  if (standing && standing.decision !== 'open')
    return (
      <p className="standing">
        {settle.said[standing.decision]} {standing.judge}
        {standing.reason && `: ${standing.reason}`}{' '}
        <button type="button" onClick={() => setDeciding('open')}>
          {settle.names.open}
        </button>
      </p>
    )
  return (
    <p className="acts no-print">
      <button type="button" onClick={() => setDeciding('resolved')}>
        {settle.names.resolved}
      </button>
      <button type="button" onClick={() => setDeciding('dismissed')}>
        {settle.names.dismissed}
      </button>
    </p>
  )
}
