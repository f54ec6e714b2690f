/** Ticks of the time axis: at whole hours, days, months or years of the record's zone, as many as there is room for. */
import { MONTH_NAMES } from '../../record/when.ts'
import { localToInstant } from '../../record/zone.ts'

export interface Tick {
  readonly at: number
  readonly label: string
  /** What the label belongs to ("October 1962"), where it begins. */
  readonly context?: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Step = { readonly unit: 'minute' | 'day' | 'month' | 'year'; readonly n: number; readonly length: number }

const step = (unit: Step['unit'], n: number, one: number): Step => ({ unit, n, length: n * one })
const STEPS: readonly Step[] = [
  ...[1, 5, 15, 30, 60, 180, 360, 720].map((n) => step('minute', n, MINUTE)),
  ...[1, 2, 7, 14].map((n) => step('day', n, DAY)),
  ...[1, 3, 6].map((n) => step('month', n, 30.4 * DAY)),
  ...[1, 2, 5, 10, 25, 50, 100].map((n) => step('year', n, 365.25 * DAY)),
]

/** Clock times are wider than the numbers of days. */
function chooseStep(length: number, room: number): Step {
  return STEPS.find((s) => length / s.length <= (s.unit === 'day' ? room * 1.25 : room * 0.8)) ?? STEPS.at(-1)!
}

/** At most about `room` ticks between two instants (ms). */
export function ticksBetween(from: number, to: number, room: number, zone: string): Tick[] {
  const chosen = chooseStep(to - from, room)
  const ticks: Tick[] = []
  let context = ''
  for (const local of localSteps(from - chosen.length, to + chosen.length, chosen)) {
    const at = localToInstant(local, zone)
    if (at < from || at > to) continue
    const words = nameTick(new Date(local), chosen)
    ticks.push({ at, label: words.label, ...(words.context !== context && { context: words.context }) })
    context = words.context
  }
  return ticks
}

/** The context at an instant: what stands at the left end of the axis when no tick begins there. */
export function contextAt(at: number, from: number, to: number, room: number, offset: number): string {
  const chosen = chooseStep(to - from, room)
  return nameTick(new Date(at + offset), chosen).context
}

function* localSteps(from: number, to: number, s: Step): Generator<number> {
  if (s.unit === 'minute' || s.unit === 'day') {
    const size = s.unit === 'minute' ? s.n * MINUTE : s.n * DAY
    // Weeks begin on Monday; 5 January 1970 was one.
    const origin = s.unit === 'day' && s.n >= 7 ? 4 * DAY : 0
    for (let at = Math.ceil((from - origin) / size) * size + origin; at <= to; at += size) yield at
    return
  }
  const months = s.unit === 'month' ? s.n : s.n * 12
  const first = new Date(from)
  const start = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months
  for (let m = start; ; m += months) {
    const at = utc(Math.floor(m / 12), m % 12)
    if (at > to) return
    if (at >= from) yield at
  }
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 1)
  return date.getTime()
}

function nameTick(local: Date, s: Step): { label: string; context: string } {
  const year = String(local.getUTCFullYear())
  const month = MONTH_NAMES[local.getUTCMonth()]!
  if (s.unit === 'year') return { label: year, context: '' }
  if (s.unit === 'month') return { label: month.slice(0, 3), context: year }
  if (s.unit === 'day') return { label: String(local.getUTCDate()), context: `${month} ${year}` }
  return { label: local.toISOString().slice(11, 16), context: `${local.getUTCDate()} ${month} ${year}` }
}
