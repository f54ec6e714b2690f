/** How the lanes are ordered and grouped, and which groups are folded into one lane. */
import { useMemo, useState } from 'react'
import type { Desk } from '../../server/api.ts'
import { words } from '../words.ts'
import { type Arrangement, GROUPINGS, groupParties, ORDERS } from './lanes.ts'

interface Props {
  readonly desk: Desk
  readonly arrangement: Arrangement
  readonly onArrange: (arrangement: Arrangement) => void
}

export function Arrange({ desk, arrangement, onArrange }: Props) {
  const [open, setOpen] = useState(false)
  const { lanes } = words.exchange
  const groups = useMemo(
    () =>
      open
        ? groupParties(
            desk.parties.filter((p) => p.traffic > 0),
            arrangement.group,
            words.exchange.kindOf,
          ).filter((g) => g.parties.length > 1)
        : [],
    [open, desk, arrangement.group],
  )
  const fold = (id: string, folded: boolean) => {
    const next = new Set(arrangement.folded)
    if (folded) next.add(id)
    else next.delete(id)
    onArrange({ ...arrangement, folded: next })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the small menu wherever in it the focus is.
    <div className="add" onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {lanes.title}
      </button>
      {open && (
        <div className="menu arrange">
          <label>
            {lanes.order}
            <select
              value={arrangement.order}
              onChange={(e) => onArrange({ ...arrangement, order: e.target.value as Arrangement['order'] })}
            >
              {ORDERS.map((o) => (
                <option key={o} value={o}>
                  {lanes.orders[o]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {lanes.group}
            <select
              value={arrangement.group}
              onChange={(e) =>
                onArrange({ ...arrangement, group: e.target.value as Arrangement['group'], folded: new Set() })
              }
            >
              {GROUPINGS.map((g) => (
                <option key={g} value={g}>
                  {lanes.groups[g]}
                </option>
              ))}
            </select>
          </label>
          {groups.length > 0 && (
            <fieldset>
              <legend>{lanes.fold}</legend>
              {groups.map((g) => (
                <label key={g.id} className="check">
                  <input
                    type="checkbox"
                    checked={arrangement.folded.has(g.id)}
                    onChange={(e) => fold(g.id, e.target.checked)}
                  />
                  {words.exchange.folded(g.name, g.parties.length)}
                </label>
              ))}
            </fieldset>
          )}
        </div>
      )}
    </div>
  )
}
