/** What a side and its members said on an option, in order of time: the one that counts is marked, and each leads to its paper. */
import type { DeskIssue, DeskPositions } from '../../reports/desk-positions.ts'
import { say } from '../words-positions.ts'

interface Props {
  readonly issue: DeskIssue
  readonly sides: DeskPositions['sides']
  readonly cell: string | undefined
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
}

export function Passages({ issue, sides, cell, onOpen }: Props) {
  const chosen = issue.options
    .flatMap((o) => o.cells.map((c) => ({ option: o, cell: c })))
    .find((x) => `${x.cell.side} ${x.option.id}` === cell)
  if (!chosen) return <p className="empty">{say.choose}</p>
  const side = sides.find((s) => s.id === chosen.cell.side)?.name
  return (
    <article className="said">
      <p className="muted">{side}</p>
      <h2 dir="auto">{chosen.option.text}</h2>
      <ol className="line">
        {chosen.cell.history.map((s) => (
          <li key={s.id} className={`${s.stance}${s.rules ? ' rules' : ''}`}>
            <p className="muted">
              <time>{s.when}</time> · {s.who}
              {s.manner && ` · ${s.manner}`}
            </p>
            <p>
              <b>{s.stance}</b>
              {s.rules && <span className="counts">{say.rules}</span>}
              {s.personal && <span className="muted"> {say.personal}</span>}
              {s.condition.length > 0 && `, ${say.condition}: ${s.condition.join('; ')}`}
            </p>
            {s.words && <q dir="auto">{s.words}</q>}
            <p>
              {s.paper ? (
                <button type="button" className="plain" onClick={() => onOpen(s.paper!, s.passage)}>
                  {s.title || s.paper}
                </button>
              ) : (
                <span className="muted">{say.noPaper}</span>
              )}
            </p>
          </li>
        ))}
      </ol>
      {chosen.option.expected.length > 0 && (
        <>
          <h3>{say.expected}</h3>
          <ul>
            {chosen.option.expected.map((e) => (
              <li key={e} dir="auto">
                {e}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}
