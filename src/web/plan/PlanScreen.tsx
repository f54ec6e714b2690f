/** The plan on one screen: the clock above, the chart of the steps with what is uncertain, and the chosen step with what was said of it. */
import { useEffect, useMemo, useState } from 'react'
import type { DeskRecord } from '../../server/api.ts'
import type { DeskPlan } from '../../server/plan.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { ClockCard } from './ClockCard.tsx'
import { PlanChart } from './PlanChart.tsx'
import { StepCard } from './StepCard.tsx'
import { sayPlan } from './say-plan.ts'

/** Is the plan asked for? It has an address of its own: `?screen=plan`. */
export function isPlanAddress(search: string): boolean {
  return new URLSearchParams(search).get('screen') === 'plan'
}

/** For the bar of the desk: the same eyes and the same clock, on the plan. */
export function PlanLink() {
  const go = () => {
    const q = new URLSearchParams(location.search)
    const to = new URLSearchParams({ screen: 'plan' })
    for (const key of ['seen-by', 'as-of']) if (q.get(key)) to.set(key, q.get(key)!)
    location.assign(`/?${to}`)
  }
  return (
    <button type="button" className="plan-link" onClick={go}>
      {sayPlan.title}
    </button>
  )
}

interface Asked {
  readonly asOf?: string
  readonly seenBy?: string
  readonly step?: string
  readonly by?: string
}

function readAsked(): Asked {
  const q = new URLSearchParams(location.search)
  const of = (key: string) => q.get(key) || undefined
  return { asOf: of('as-of'), seenBy: of('seen-by'), step: of('step'), by: of('by') }
}

function writeAsked(a: Asked): void {
  const q = new URLSearchParams({ screen: 'plan' })
  if (a.seenBy) q.set('seen-by', a.seenBy)
  if (a.asOf) q.set('as-of', a.asOf)
  if (a.step) q.set('step', a.step)
  if (a.by) q.set('by', a.by)
  history.replaceState(null, '', `?${q}`)
}

export function PlanScreen() {
  const [asked, setAsked] = useState(readAsked)
  const [stretch, setStretch] = useState<ReadonlyMap<string, number>>(new Map())
  const [chosen, setChosen] = useState<string>()
  const settled = useSettled(stretch)
  const record = useAnswer<DeskRecord>('/api/record', 0)
  const wanted = {
    ...asked,
    stretch: [...settled].map(([id, f]) => `${encodeURIComponent(id)}:${f}`).join(',') || undefined,
  }
  const plan = useAnswer<DeskPlan>(pathTo('plan', wanted), 0)
  useEffect(() => writeAsked(asked), [asked])
  useEffect(() => {
    document.title = `${sayPlan.title} · ${record.value?.name ?? 'Chancery'}`
  }, [record.value])
  const value = plan.value
  const step = useMemo(
    () => value?.steps.find((s) => s.id === chosen) ?? value?.steps.find((s) => s.open) ?? value?.steps[0],
    [value, chosen],
  )
  const change = (part: Partial<Asked>) => setAsked((was) => ({ ...was, ...part }))
  const viewer = record.value?.eyesToChoose.find((p) => p.id === asked.seenBy)?.name ?? asked.seenBy
  return (
    <div className="plan-screen" aria-busy={plan.asking}>
      <header className="plan-bar">
        <a href={back(asked)}>← {sayPlan.back}</a>
        <h1>
          {sayPlan.title}
          <span className="muted"> {record.value?.name}</span>
        </h1>
        {viewer && <span className="eyes">{sayPlan.seenBy(viewer)}</span>}
      </header>
      <main>
        <form className="plan-asked" onSubmit={(e) => e.preventDefault()}>
          <label>
            {sayPlan.upTo}
            <select value={asked.step ?? ''} onChange={(e) => change({ step: e.target.value || undefined })}>
              <option value="">{sayPlan.everything}</option>
              {value?.choices.map((c) => (
                <option key={c.id} value={c.id}>
                  {c.title}
                </option>
              ))}
            </select>
          </label>
          <DateField label={sayPlan.asOf} value={asked.asOf} onChange={(asOf) => change({ asOf })} />
          <DateField label={sayPlan.by} value={asked.by} onChange={(by) => change({ by })} />
          {stretch.size > 0 && (
            <button type="button" className="reset" onClick={() => setStretch(new Map())}>
              {sayPlan.reset(stretch.size)}
            </button>
          )}
        </form>
        {plan.error && <Trouble error={plan.error} />}
        {value && value.faults.length > 0 && (
          <ul className="plan-faults">
            {value.faults.map((f) => (
              <li key={f.place + f.message}>
                <strong>{f.place}</strong> {f.message} <span className="muted">{f.remedy}</span>
              </li>
            ))}
          </ul>
        )}
        {value && value.steps.length === 0 && <p className="empty">{sayPlan.none}</p>}
        {value && value.steps.length > 0 && (
          <>
            {value.clock && <ClockCard clock={value.clock} zone={value.zone} />}
            <PlanChart
              plan={value}
              chosen={step?.id}
              stretch={stretch}
              onChoose={setChosen}
              onStretch={(id, factor) => setStretch((was) => changed(was, id, factor))}
            />
            {step && (
              <StepCard
                step={step}
                steps={value.steps}
                onChoose={setChosen}
                open={(id) => location.assign(paperAddress(asked, id))}
              />
            )}
          </>
        )}
      </main>
    </div>
  )
}

function changed(was: ReadonlyMap<string, number>, id: string, factor: number): ReadonlyMap<string, number> {
  const next = new Map(was)
  if (Math.abs(factor - 1) < 0.02) next.delete(id)
  else next.set(id, Math.round(Math.min(10, Math.max(0.1, factor)) * 100) / 100)
  return next
}

function back({ seenBy, asOf }: Asked): string {
  const q = new URLSearchParams()
  if (seenBy) q.set('seen-by', seenBy)
  if (asOf) q.set('as-of', asOf)
  return `/?${q}`
}

function paperAddress(asked: Asked, paper: string): string {
  return `${back(asked)}&paper=${encodeURIComponent(paper)}`
}

/** A value that has not changed for a moment, so that a bar can be dragged without asking at every pixel. */
function useSettled<T>(value: T, ms = 120): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

interface DateFieldProps {
  readonly label: string
  readonly value?: string
  readonly onChange: (value: string | undefined) => void
}

/** A date as the record writes it; taken when it is left or Enter is pressed, so that half a date asks nothing. */
function DateField({ label, value, onChange }: DateFieldProps) {
  const [typed, setTyped] = useState(value ?? '')
  const take = () => {
    const next = typed.trim() || undefined
    if (next !== value) onChange(next)
  }
  return (
    <label>
      {label}
      <input
        value={typed}
        placeholder={sayPlan.datePlaceholder}
        onChange={(e) => setTyped(e.target.value)}
        onBlur={take}
        onKeyDown={(e) => e.key === 'Enter' && take()}
      />
    </label>
  )
}
