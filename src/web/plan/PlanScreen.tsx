/** The plan on one screen: the clock above, the chart of the steps with what is uncertain, and the chosen step with what was said of it. */
import { useEffect, useMemo, useState } from 'react'
import type { DeskPlan } from '../../server/api.ts'
import { decode } from '../desk/address.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { sayPlan } from '../words-plan.ts'
import { ClockCard } from './ClockCard.tsx'
import { PlanChart } from './PlanChart.tsx'
import { StepCard } from './StepCard.tsx'

/** Kept in the address: `?screen=plan&step=…&by=…&on=…&stretch=…`, the last two the step looked at and what if. */
export function PlanScreen({ address, go, edition, onOpen }: ScreenProps) {
  const { seenBy, asOf, own = {} } = address
  const asked = { seenBy, asOf, step: own.step, by: own.by }
  const chosen = own.on
  const setChosen = (id: string) => go({ own: { ...own, on: id } }, true)
  const [stretch, setStretch] = useState(() => readStretch(own.stretch))
  const settled = useSettled(stretch)
  const said = writeStretch(settled)
  // What was dragged goes into the address when it has come to rest; what the address says is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: either side moves the other only when it has moved itself.
  useEffect(() => {
    if (said !== (own.stretch ?? '')) go({ own: { ...own, stretch: said } }, true)
  }, [said])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    if (said !== (own.stretch ?? '')) setStretch(readStretch(own.stretch))
  }, [own.stretch])
  const wanted = {
    ...asked,
    stretch: said || undefined,
  }
  const plan = useAnswer<DeskPlan>(pathTo('plan', wanted), edition)
  const value = plan.value
  const step = useMemo(
    () => value?.steps.find((s) => s.id === chosen) ?? value?.steps.find((s) => s.open) ?? value?.steps[0],
    [value, chosen],
  )
  const change = (part: { readonly step?: string | undefined; readonly by?: string | undefined }) =>
    go({ own: { ...own, ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, value ?? ''])) } })
  return (
    <main className="screen plan-screen scroll" aria-label={sayPlan.title} aria-busy={plan.asking}>
      <div className="plan-body">
        {value?.choices.length !== 0 && (
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
            <DateField label={sayPlan.by} value={asked.by} onChange={(by) => change({ by })} />
            {stretch.size > 0 && (
              <button type="button" className="reset" onClick={() => setStretch(new Map())}>
                {sayPlan.reset(stretch.size)}
              </button>
            )}
          </form>
        )}
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
            {step && <StepCard step={step} steps={value.steps} onChoose={setChosen} open={(id) => onOpen(id)} />}
          </>
        )}
      </div>
    </main>
  )
}

/** "dismantle:1.5,inspect:2", as the server is asked; an address that somebody broke stretches nothing. */
function readStretch(said = ''): ReadonlyMap<string, number> {
  return new Map(
    said.split(',').flatMap((part): [string, number][] => {
      const [id, factor] = part.split(':')
      return id && Number(factor) > 0 ? [[decode(id), Number(factor)]] : []
    }),
  )
}

function writeStretch(stretch: ReadonlyMap<string, number>): string {
  return [...stretch].map(([id, f]) => `${encodeURIComponent(id)}:${f}`).join(',')
}

function changed(was: ReadonlyMap<string, number>, id: string, factor: number): ReadonlyMap<string, number> {
  const next = new Map(was)
  if (Math.abs(factor - 1) < 0.02) next.delete(id)
  else next.set(id, Math.round(Math.min(10, Math.max(0.1, factor)) * 100) / 100)
  return next
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
