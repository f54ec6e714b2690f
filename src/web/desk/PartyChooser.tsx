/** Choosing one of the parties that hold or wrote something. */
import type { DeskRecord } from '../../server/api.ts'

interface Props {
  readonly label: string
  readonly record: DeskRecord
  /** Empty or undefined: nobody. */
  readonly value: string | undefined
  /** What stands for nobody. */
  readonly nobody: string
  /** Given '' for nobody. */
  readonly onChoose: (party: string) => void
}

export function PartyChooser({ label, record, value = '', nobody, onChoose }: Props) {
  const parties = record.eyesToChoose
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(e) => onChoose(e.target.value)}>
        <option value="">{nobody}</option>
        {value && !parties.some((p) => p.id === value) && <option value={value}>{value}</option>}
        {parties.map((p) => (
          <option key={p.id} value={p.id}>
            {p.name}
          </option>
        ))}
      </select>
    </label>
  )
}
