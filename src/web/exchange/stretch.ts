/**
 * What of a long exchange is drawn in a stretch of it. Up to `MOST_LINES` papers each have their line. Of more, every second,
 * fourth, eighth... has one, always the same ones, so that a closer look adds lines and takes none away; how many each party
 * sent is then shown by the height of a ridge on its lane.
 */
import type { Mark, Picture } from './layout.ts'

export const MOST_LINES = 900

export interface Stretch {
  /** Indices into `marks` of those with a line. */
  readonly drawn: readonly number[]
  /** How many papers lie in the stretch. */
  readonly within: number
  readonly before: number
  readonly after: number
  /** Index range of marks that may lie in the stretch: from the first that reaches into it. */
  readonly first: number
  readonly last: number
}

/** The latest instant that any mark up to each reaches: found once for a picture. */
export function reachOf(marks: readonly Mark[]): Float64Array {
  const reach = new Float64Array(marks.length)
  let far = -Infinity
  marks.forEach((m, i) => {
    far = Math.max(far, endOf(m))
    reach[i] = far
  })
  return reach
}

/** `slack` is how far a line of unknown receipt is drawn, ms. */
export function stretchOf(
  { marks }: Pick<Picture, 'marks'>,
  reach: Float64Array,
  from: number,
  to: number,
  slack: number,
): Stretch {
  const last = firstIndex(marks.length, (i) => marks[i]!.at > to)
  const first = firstIndex(last, (i) => reach[i]! + slack >= from)
  let within = 0
  for (let i = first; i < last; i++) if (endOf(marks[i]!) + slack >= from) within++
  let step = 1
  while (within / step > MOST_LINES) step *= 2
  const drawn: number[] = []
  for (let i = first; i < last; i++) if (i % step === 0 && endOf(marks[i]!) + slack >= from) drawn.push(i)
  return { drawn, within, before: last - within, after: marks.length - last, first, last }
}

/** How many papers each lane sent in each of `columns` columns of the stretch. */
export function ridges(
  { marks, lanes }: Pick<Picture, 'marks' | 'lanes'>,
  s: Pick<Stretch, 'first' | 'last'>,
  from: number,
  to: number,
  columns: number,
): Uint32Array[] {
  const heights = lanes.map(() => new Uint32Array(columns))
  const scale = columns / (to - from)
  for (let i = s.first; i < s.last; i++) {
    const m = marks[i]!
    const column = Math.floor((m.at - from) * scale)
    const lane = heights[m.lane]
    if (lane && column >= 0 && column < columns) lane[column]!++
  }
  return heights
}

function endOf(m: Mark): number {
  let end = m.at
  for (const leg of m.legs) if (leg.at !== undefined && leg.at > end) end = leg.at
  return end
}

/** The first index from 0 for which it holds; it holds for all that follow. */
function firstIndex(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
