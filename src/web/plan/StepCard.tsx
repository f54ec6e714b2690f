/** One step: what was said of it, what it waits for, and what must be shown to whoever is to do it. */
import type { DeskStep } from '../../server/api.ts'
import { sayPlan } from '../words-plan.ts'
import { Mark } from './Mark.tsx'

interface Props {
  readonly step: DeskStep
  readonly steps: readonly DeskStep[]
  readonly onChoose: (id: string) => void
  readonly open: (paper: string) => void
}

export function StepCard({ step, steps, onChoose, open }: Props) {
  return (
    <section className="plan-step" aria-label={step.title}>
      <h2>
        <Mark state={step.confirmation} /> {step.title}
      </h2>
      <p className="muted">
        {[step.owner, step.status, sayPlan.marks[step.confirmation], step.open ? sayPlan.open : undefined]
          .filter(Boolean)
          .join(' · ')}
        {step.orElse.length > 0 && ` · ${sayPlan.or(step.orElse.join(', '))}`}
      </p>
      <div className="plan-columns">
        <div>
          <h3>{sayPlan.said}</h3>
          {step.reports.length === 0 && <p className="muted">{sayPlan.nothingSaid}</p>}
          <ol className="reports">
            {step.reports.map((r, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: reports never move within an answer.
              <li key={i} className={r.standing.replace(' ', '-')}>
                <span className="when">{r.when}</span> <strong>{r.by}</strong> <span className="event">{r.event}</span>{' '}
                {r.paper === undefined ? (
                  r.words
                ) : (
                  <button type="button" className="plain" onClick={() => open(r.paper!)}>
                    {r.words}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </div>
        {(step.conditions.length > 0 || step.condition.length > 0) && (
          <div>
            <h3>{sayPlan.conditions}</h3>
            <ul>
              {step.condition.map((c) => (
                <li key={c}>{c}</li>
              ))}
              {step.conditions.map((c) => (
                <li key={c.id} className={`met-${c.met.replace(' ', '-')}`}>
                  {steps.some((s) => s.id === c.id) ? (
                    <button type="button" className="plain" onClick={() => onChoose(c.id)}>
                      {c.why}
                    </button>
                  ) : (
                    c.why
                  )}{' '}
                  <span className="muted">{sayPlan.met[c.met]}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {step.toShow.length > 0 && step.owner && (
          <div>
            <h3>{sayPlan.toShow(step.owner)}</h3>
            <ul>
              {step.toShow.map((t) => (
                <li key={t.title}>
                  {t.title}: <span className={t.state === 'has it' ? 'good' : 'bad'}>{t.state}</span>
                  {t.papers.map((p) => (
                    <button key={p.id} type="button" className="plain" onClick={() => open(p.id)}>
                      {p.title}
                    </button>
                  ))}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}
