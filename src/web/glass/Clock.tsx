/** The clock: a time to type, a span to slide over, and the events to step to. Nothing chosen is the end of the record. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { asOfInstant } from '../../record/when.ts'
import { isZone, localTime, localToInstant } from '../../record/zone.ts'
import type { KeeperClock } from '../../server/api.ts'
import type { Go } from '../desk/address.ts'
import { words } from '../words.ts'

interface Props {
  readonly clock: KeeperClock
  readonly asOf?: string
  readonly zone: string
  readonly go: Go
}

const MINUTE = 60_000
const SETTLING = 220

export function Clock({ clock, asOf, zone, go }: Props) {
  const known = isZone(zone) ? zone : 'UTC'
  const instant = useMemo(() => (asOf === undefined ? undefined : asOfInstant(asOf, known)), [asOf, known])
  const [draft, setDraft] = useState<number>()
  const settling = useRef<number>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft holds until the address has caught up with it.
  useEffect(() => setDraft(undefined), [asOf, clock])
  useEffect(() => () => clearTimeout(settling.current), [])
  if (!clock.from || !clock.to) return null
  const from = Math.floor(Date.parse(clock.from) / MINUTE)
  const to = Math.ceil(Date.parse(clock.to) / MINUTE)
  const now = draft ?? instant
  const set = (at: number | undefined, replace = false) =>
    go({ asOf: at === undefined ? undefined : sayAt(at, known) }, replace)
  const slide = (minute: number) => {
    const at = minute >= to ? undefined : minute * MINUTE
    setDraft(at)
    clearTimeout(settling.current)
    settling.current = setTimeout(() => set(at, true), SETTLING) as unknown as number
  }
  const { previous, next } = around(clock.moments, now)
  return (
    <fieldset className={now === undefined ? 'clock at-end' : 'clock'}>
      <legend className="unseen">{words.glass.span}</legend>
      <label>
        <span>{words.glass.asOf}</span>
        <input
          type="datetime-local"
          aria-label={words.glass.asOf}
          title={words.glass.zone(zone)}
          value={now === undefined ? '' : localTime(now, known).replace(' ', 'T')}
          onChange={(e) => go({ asOf: e.target.value || undefined }, true)}
        />
      </label>
      <button
        type="button"
        className="step"
        disabled={previous === undefined}
        onClick={() => set(previous)}
        aria-label={words.glass.previous}
        title={words.glass.previous}
      >
        ‹
      </button>
      <input
        type="range"
        aria-label={words.glass.span}
        aria-valuetext={now === undefined ? words.glass.atEnd : localTime(now, known)}
        min={from}
        max={to}
        step={Math.max(1, Math.round((to - from) / 500))}
        value={now === undefined ? to : Math.min(to, Math.round(now / MINUTE))}
        onChange={(e) => slide(Number(e.target.value))}
      />
      <button
        type="button"
        className="step"
        disabled={next === undefined}
        onClick={() => set(next)}
        aria-label={words.glass.next}
        title={words.glass.next}
      >
        ›
      </button>
      <button
        type="button"
        className="to-end"
        disabled={now === undefined}
        onClick={() => set(undefined)}
        title={words.glass.wholeLabel}
      >
        {words.glass.whole}
      </button>
    </fieldset>
  )
}

/** The minute at an instant, in the record's clock time; in an hour that clocks repeat, in UTC, where there is only one. */
function sayAt(at: number, zone: string): string {
  const minute = Math.floor(at / MINUTE) * MINUTE
  const local = localTime(minute, zone).replace(' ', 'T')
  return localToInstant(Date.parse(`${local}Z`), zone) === minute
    ? local
    : `${new Date(minute).toISOString().slice(0, 16)}Z`
}

/** The event before and the one after; a view of a minute takes in what happened in it. */
function around(moments: readonly string[], now: number | undefined): { previous?: number; next?: number } {
  const instants = moments.map((m) => Date.parse(m))
  const floor = (at: number) => Math.floor(at / MINUTE)
  if (now === undefined) return { previous: instants.at(-1) }
  const minute = floor(now)
  return { previous: instants.findLast((at) => floor(at) < minute), next: instants.find((at) => floor(at) > minute) }
}
