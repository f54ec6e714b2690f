/** Can it be in time, how likely, what holds it up, what would help. */
import type { DeskPlan } from '../../server/api.ts'
import { sayMoment, sayPercent, sayPlan, sayShort } from '../words-plan.ts'

type Clock = NonNullable<DeskPlan['clock']>

export function ClockCard({ clock, zone }: { readonly clock: Clock; readonly zone: string }) {
  const { end, onTime, unknown } = clock
  const vague = unknown.length > 0
  return (
    <section className="plan-clock" aria-label={sayPlan.clock} aria-live="polite">
      {onTime && (
        <div className={`figure ${onTime.value > 0.8 ? 'good' : onTime.value < 0.3 ? 'bad' : 'doubt'}`}>
          <span className="label">{vague ? sayPlan.atMost : sayPlan.onTime}</span>
          <strong>{sayPercent(onTime.value)}</strong>
          <span className="muted">{sayPlan.range(sayPercent(onTime.lowest), sayPercent(onTime.highest))}</span>
        </div>
      )}
      <div className="figure">
        <span className="label">{vague ? sayPlan.orLater : sayPlan.likely}</span>
        <strong>{sayMoment(end.p50, zone)}</strong>
        <span className="muted">{sayPlan.oneInTen(sayMoment(end.p10, zone), sayMoment(end.p90, zone))}</span>
      </div>
      <div className="plan-words">
        {!clock.dated ? null : clock.controllable ? (
          <p className="good">{vague ? sayPlan.sureAsFar : sayPlan.sure}</p>
        ) : (
          <>
            <p className="bad">{sayPlan.notSure}</p>
            <ul>
              {clock.conflict.map((c) => (
                <li key={c}>{c}</li>
              ))}
            </ul>
          </>
        )}
        {clock.paths[0] && (
          <p>
            {sayPlan.heldUp} <em>{clock.paths[0].steps.join(' → ')}</em> ({sayPercent(clock.paths[0].share)})
          </p>
        )}
        {clock.helps && (
          <p>{sayPlan.helps(clock.helps.title, sayShort(clock.helps.by), sayShort(clock.helps.earlier))}</p>
        )}
        {clock.cost && (
          <p>
            {sayPlan.cost}: {clock.cost.value.toFixed(1)} × {clock.cost.units.join(', ')}
            {clock.cost.bearers.length > 0 && `, ${sayPlan.borneBy(clock.cost.bearers.join(', '))}`}
          </p>
        )}
        {clock.refused.length > 0 && (
          <p>
            {sayPlan.refused} {clock.refused.join('; ')}.
          </p>
        )}
        {vague && (
          <p className="muted">
            {sayPlan.unknown} {unknown.join('; ')}.
          </p>
        )}
        <p className="muted">{sayPlan.runs(clock.runs, clock.seed)}</p>
      </div>
    </section>
  )
}
