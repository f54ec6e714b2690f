/** Settlements around "no agreement": which would hold, who would go back on which, and why, in words. */
import type { DeskIssue, DeskPositions, DeskSettlement } from '../../reports/desk-positions.ts'
import { say } from '../words-positions.ts'

interface Props {
  readonly laid: DeskPositions
  readonly issue: DeskIssue
  readonly chosen: string | undefined
  readonly onChoose: (option: string) => void
}

const [WIDE, HIGH] = [440, 300]

export function Holds({ laid, issue, chosen, onChoose }: Props) {
  const { holds } = say
  if (!laid.holds) return <p className="empty">{holds.none}</p>
  const texts = new Map(issue.options.map((o) => [o.id, o.text]))
  const settlements = laid.holds.filter((h) => texts.has(h.option))
  const one = settlements.find((h) => h.option === chosen) ?? settlements.find((h) => h.holds.length) ?? settlements[0]
  const names = new Map(laid.sides.map((s) => [s.id, s.name]))
  return (
    <div className="holds">
      <p className="muted">{holds.intro}</p>
      <Picture settlements={settlements} one={one} />
      <ul className="choices">
        {settlements.map((h, n) => (
          <li key={h.option}>
            <button
              type="button"
              aria-pressed={h === one}
              onClick={() => onChoose(h.option)}
              className={h.holds.length ? 'good' : 'bad'}
            >
              <b>{n + 1}</b> {texts.get(h.option)} <small>{h.holds.length ? holds.would : holds.not}</small>
            </button>
          </li>
        ))}
      </ul>
      {one && (
        <section aria-live="polite">
          <h3 dir="auto">
            {texts.get(one.option)}: {one.holds.length ? `${holds.would} (${one.holds.join(', ')})` : holds.not}
          </h3>
          {one.wanted && <p>{holds.wanted}</p>}
          {one.sides.map((s) => (
            <div key={s.side} className="witness">
              <p>
                <b dir="auto">{names.get(s.side)}</b>{' '}
                <span className={s.leaves ? 'bad' : 'good'}>{s.leaves ? holds.leaves : holds.stays}</span>
              </p>
              <ul>
                {s.witness.map((w) => (
                  <li key={w.words}>
                    <span className="muted">{w.concepts.join(', ')}</span> {w.words}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
    </div>
  )
}

function Picture({
  settlements,
  one,
}: {
  readonly settlements: readonly DeskSettlement[]
  readonly one: DeskSettlement | undefined
}) {
  const [cx, cy] = [WIDE / 2, HIGH / 2]
  const at = (n: number) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * n) / settlements.length
    return [cx + Math.cos(angle) * 165, cy + Math.sin(angle) * 112] as const
  }
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={say.holds.graph} className="ring">
      <defs>
        {['out', 'in'].map((kind) => (
          <marker
            key={kind}
            id={`head-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className={`head ${kind}`} />
          </marker>
        ))}
      </defs>
      {settlements.map((h, n) => {
        const [x, y] = at(n)
        const length = Math.hypot(x - cx, y - cy)
        const [ux, uy] = [(x - cx) / length, (y - cy) / length]
        const leaving = h.sides.filter((s) => s.leaves).length
        // From the edge of the middle to the edge of the ring.
        const [inner, outer] = [Math.min(66 / Math.abs(ux), 23 / Math.abs(uy)), length - 24]
        return (
          <g key={h.option}>
            {leaving > 0 && (
              <line
                x1={cx + ux * outer - uy * 5}
                y1={cy + uy * outer + ux * 5}
                x2={cx + ux * inner - uy * 5}
                y2={cy + uy * inner + ux * 5}
                className="out"
                strokeWidth={1 + leaving}
                markerEnd="url(#head-out)"
              />
            )}
            {h.wanted && (
              <line
                x1={cx + ux * inner + uy * 5}
                y1={cy + uy * inner - ux * 5}
                x2={cx + ux * outer + uy * 5}
                y2={cy + uy * outer - ux * 5}
                className="in"
                strokeWidth={2}
                markerEnd="url(#head-in)"
              />
            )}
            <circle
              cx={x}
              cy={y}
              r={19}
              className={`node ${h.holds.length ? 'good' : 'bad'}${h === one ? ' chosen' : ''}`}
            />
            <text x={x} y={y + 5}>
              {n + 1}
            </text>
          </g>
        )
      })}
      <rect x={cx - 60} y={cy - 17} width={120} height={34} rx={17} className="node" />
      <text x={cx} y={cy + 4} className="centre">
        {say.holds.nobody}
      </text>
    </svg>
  )
}
