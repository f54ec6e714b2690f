/** Whose eyes, and when: the two choices that change everything on the desk at once. */
import type { Desk, DeskRecord } from '../../server/api.ts'
import type { Go } from '../desk/address.ts'
import { words } from '../words.ts'
import { Clock } from './Clock.tsx'

interface Props {
  readonly record: DeskRecord
  readonly desk?: Desk
  readonly seenBy?: string
  readonly go: Go
}

export function Glass({ record, desk, seenBy, go }: Props) {
  const choices = record.eyesToChoose
  return (
    <section className={seenBy ? 'glass lent' : 'glass'} aria-label={words.glass.label}>
      <label className="eyes">
        <span>{words.glass.seenBy}</span>
        <select value={seenBy ?? ''} onChange={(e) => go({ seenBy: e.target.value || undefined })}>
          <option value="">{words.glass.keeper}</option>
          {seenBy && !choices.some((p) => p.id === seenBy) && <option value={seenBy}>{seenBy}</option>}
          {choices.map((p) => (
            <option key={p.id} value={p.id}>
              {p.name} ({p.traffic})
            </option>
          ))}
        </select>
      </label>
      {desk && <Clock desk={desk} zone={record.zone} go={go} />}
      <p className="counts" role="status">
        {desk?.counts}
      </p>
    </section>
  )
}
