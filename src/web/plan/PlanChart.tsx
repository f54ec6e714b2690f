/**
 * The steps against time. What is done is a solid bar over the days in which it was; what is to come is a bar to its likely end that
 * thins out to the end that nine in ten runs keep. The end of a bar can be dragged, or moved with the arrows: what if it took longer?
 */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { DeskPlan, DeskStep } from '../../server/api.ts'
import { sayMoment, sayPlan } from '../words-plan.ts'
import { Mark } from './Mark.tsx'

interface Props {
  readonly plan: DeskPlan
  readonly chosen?: string
  readonly stretch: ReadonlyMap<string, number>
  readonly onChoose: (id: string) => void
  readonly onStretch: (id: string, factor: number) => void
}

const DAY = 86_400_000
/** Narrower than this, in percent of the chart, nothing can be seen or taken hold of. */
const LEAST = 0.6

export function PlanChart({ plan, chosen, stretch, onChoose, onStretch }: Props) {
  const scale = scaleOf(plan)
  const rows = useRef<HTMLOListElement>(null)
  const keys = (e: KeyboardEvent) => {
    const by = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
    if (!by) return
    e.preventDefault()
    // From the step that has the focus, which need not be the one chosen.
    const from =
      (e.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-step]')?.dataset.step ?? chosen
    const at = plan.steps.findIndex((s) => s.id === from)
    const next = plan.steps[Math.min(plan.steps.length - 1, Math.max(0, at + by))]!
    onChoose(next.id)
    rows.current?.querySelector<HTMLButtonElement>(`[data-step="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <section className="plan-chart" aria-label={sayPlan.chart}>
      <p className="help" id="plan-help">
        {sayPlan.chartHelp}
      </p>
      <div className="axis" aria-hidden="true">
        {scale.ticks.map((t) => (
          <span key={t} style={{ left: `${scale.at(t)}%` }}>
            {sayMoment(new Date(t).toISOString(), plan.zone, false).replace(/ \d{4}$/, scale.years ? '$&' : '')}
          </span>
        ))}
      </div>
      <ol ref={rows} onKeyDown={keys} aria-describedby="plan-help">
        {plan.steps.map((s) => (
          <Row
            key={s.id}
            step={s}
            plan={plan}
            scale={scale}
            chosen={s.id === chosen}
            factor={stretch.get(s.id) ?? 1}
            onChoose={onChoose}
            onStretch={onStretch}
          />
        ))}
      </ol>
      <Lines plan={plan} scale={scale} />
    </section>
  )
}

interface Scale {
  /** Percent from the left. */
  readonly at: (ms: number) => number
  readonly span: number
  readonly ticks: readonly number[]
  readonly years: boolean
}

function scaleOf(plan: DeskPlan): Scale {
  const times = [Date.parse(plan.now)]
  for (const s of plan.steps) {
    for (const iso of [s.actual?.earliest, s.actual?.latest, s.by?.latest, s.likely?.begins, s.likely?.p90])
      if (iso) times.push(Date.parse(iso))
  }
  if (plan.clock?.by) times.push(Date.parse(plan.clock.by))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const room = Math.max(DAY / 2, (last - first) * 0.05)
  const from = first - room
  const span = last + room - from
  const wide = [1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 3650].find((d) => span / (d * DAY) <= 9) ?? 36_500
  const ticks: number[] = []
  for (let t = Math.ceil(from / DAY) * DAY; t < from + span; t += wide * DAY) ticks.push(t)
  return { at: (ms) => ((ms - from) / span) * 100, span, ticks, years: span > 300 * DAY }
}

interface RowProps {
  readonly step: DeskStep
  readonly plan: DeskPlan
  readonly scale: Scale
  readonly chosen: boolean
  readonly factor: number
  readonly onChoose: (id: string) => void
  readonly onStretch: (id: string, factor: number) => void
}

function Row({ step, plan, scale, chosen, factor, onChoose, onStretch }: RowProps) {
  return (
    <li className={`row${chosen ? ' chosen' : ''}${step.open ? ' open' : ''} status-${step.status.replace(/ /g, '-')}`}>
      <button
        type="button"
        className="name"
        data-step={step.id}
        aria-current={chosen}
        onClick={() => onChoose(step.id)}
      >
        <Mark state={step.confirmation} />
        <span>
          {step.title}
          <small>
            {[step.owner, step.status].filter(Boolean).join(' · ')}
            {step.open && <b> {sayPlan.open}</b>}
          </small>
        </span>
      </button>
      <div className="track">
        {step.actual && <Done step={step} scale={scale} />}
        {step.likely && (
          <Likely step={step} likely={step.likely} plan={plan} scale={scale} factor={factor} onStretch={onStretch} />
        )}
        {!step.done && !step.likely && step.status !== 'refused' && <Vague at={scale.at(Date.parse(plan.now))} />}
        {step.by?.latest && (
          <i
            className="due"
            title={`${sayPlan.deadline} ${step.by.words}`}
            style={{ left: `${scale.at(Date.parse(step.by.latest))}%` }}
          />
        )}
      </div>
    </li>
  )
}

/** To the right of now, where there is room, else to the left. */
function Vague({ at }: { readonly at: number }) {
  return at > 60 ? (
    <span className="vague left" style={{ right: `${100 - at}%` }}>
      {sayPlan.vague}
    </span>
  ) : (
    <span className="vague" style={{ left: `${at}%` }}>
      {sayPlan.vague}
    </span>
  )
}

/** Over all the days in which it may have been done; where only one end is known, it fades at the other. */
function Done({ step, scale }: { readonly step: DeskStep; readonly scale: Scale }) {
  const { earliest, latest, words } = step.actual!
  const to = scale.at(Date.parse(latest ?? earliest!))
  const from = earliest ? scale.at(Date.parse(earliest)) : to - 4
  return (
    <span
      className={`done${earliest ? '' : ' since-unknown'}`}
      title={sayPlan.done(words)}
      style={{ left: `${from}%`, width: `${Math.max(LEAST, to - from)}%` }}
    />
  )
}

interface LikelyProps {
  readonly step: DeskStep
  readonly likely: NonNullable<DeskStep['likely']>
  readonly plan: DeskPlan
  readonly scale: Scale
  readonly factor: number
  readonly onStretch: (id: string, factor: number) => void
}

function Likely({ step, likely, plan, scale, factor, onStretch }: LikelyProps) {
  const [begins, p10, p50, p90] = [likely.begins, likely.p10, likely.p50, likely.p90].map((iso) =>
    scale.at(Date.parse(iso)),
  ) as [number, number, number, number]
  const drag = useRef<{ x: number; wide: number; factor: number } | undefined>(undefined)
  const down = (e: PointerEvent<HTMLElement>) => {
    const track = e.currentTarget.closest('.track')!.getBoundingClientRect()
    // The bar as it is now is the length at the present factor.
    drag.current = { x: e.clientX, wide: (Math.max(LEAST, p50 - begins) / 100) * track.width, factor }
    e.currentTarget.setPointerCapture(e.pointerId)
    e.preventDefault()
  }
  const move = (e: PointerEvent<HTMLElement>) => {
    const from = drag.current
    if (from) onStretch(step.id, Math.max(0.1, (from.factor * (from.wide + e.clientX - from.x)) / from.wide))
  }
  const keys = (e: KeyboardEvent) => {
    const by = e.key === 'ArrowRight' ? 0.1 : e.key === 'ArrowLeft' ? -0.1 : 0
    if (e.key === 'Home' || e.key === 'Escape') onStretch(step.id, 1)
    if (!by) return
    e.preventDefault()
    onStretch(step.id, Math.max(0.1, factor + by))
  }
  const at = (iso: string) => sayMoment(iso, plan.zone)
  return (
    <>
      <span
        className="likely"
        title={`${at(likely.begins)} → ${at(likely.p50)}; ${sayPlan.oneInTen(at(likely.p10), at(likely.p90))}`}
        style={{
          left: `${begins}%`,
          width: `${Math.max(LEAST, p50 - begins)}%`,
          opacity: 0.55 + 0.45 * likely.critical,
        }}
      />
      <span className="spread" style={{ left: `${p10}%`, width: `${Math.max(LEAST, p90 - p10)}%` }} />
      <button
        type="button"
        className="grip"
        role="slider"
        aria-label={sayPlan.lasts(step.title, Math.round(factor * 100))}
        aria-valuemin={10}
        aria-valuemax={1000}
        aria-valuenow={Math.round(factor * 100)}
        style={{ left: `${Math.max(begins + LEAST, p50)}%` }}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = undefined
        }}
        onKeyDown={keys}
      >
        {factor !== 1 && <em>{Math.round(factor * 100)}%</em>}
      </button>
    </>
  )
}

/** Now, and the day by which everything is to be done. */
function Lines({ plan, scale }: { readonly plan: DeskPlan; readonly scale: Scale }) {
  return (
    <div className="lines" aria-hidden="true">
      {scale.ticks.map((t) => (
        <i key={t} className="tick" style={{ left: `${scale.at(t)}%` }} />
      ))}
      <i className="now" style={{ left: `${scale.at(Date.parse(plan.now))}%` }}>
        <span>{sayPlan.now}</span>
      </i>
      {plan.clock?.by && (
        <i className="deadline" style={{ left: `${scale.at(Date.parse(plan.clock.by))}%` }}>
          <span>{sayPlan.due}</span>
        </i>
      )}
    </div>
  )
}
