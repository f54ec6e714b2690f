/** Options down, sides across; every cell leads to what was said. */
import type { DeskIssue, DeskPositions } from '../../reports/desk-positions.ts'
import { say } from '../words-positions.ts'

interface Props {
  readonly issue: DeskIssue
  readonly sides: DeskPositions['sides']
  /** "side option" */
  readonly cell: string | undefined
  readonly onCell: (cell: string) => void
}

export function Matrix({ issue, sides, cell, onCell }: Props) {
  return (
    <table className="matrix">
      <thead>
        <tr>
          <th scope="col">{say.option}</th>
          {sides.map((s) => (
            <th key={s.id} scope="col" dir="auto">
              {s.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {issue.options.map((o) => (
          <tr key={o.id} className={`outcome-${o.outcome}`}>
            <th scope="row" dir="auto">
              {o.text}
              <span className={`outcome ${o.outcome}`}>{say.outcome[o.outcome]}</span>
              {o.taken && <span className="taken">{o.taken}</span>}
            </th>
            {o.cells.map((c) => {
              const id = `${c.side} ${o.id}`
              const latest = c.history.filter((s) => s.rules).at(-1) ?? c.history.at(-1)
              return (
                <td key={c.side}>
                  {c.history.length === 0 ? (
                    <span className="cell unknown" role="img" aria-label={say.unknown}>
                      {say.standing.unknown}
                    </span>
                  ) : (
                    <button
                      type="button"
                      className={`cell ${c.standing}`}
                      aria-pressed={cell === id}
                      onClick={() => onCell(id)}
                    >
                      <b>{say.standing[c.standing]}</b>
                      <small>{latest?.when}</small>
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
