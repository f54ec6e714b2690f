/** Where every line went, so that a pointer can find it. */

/** A piece of a drawn line: which mark (or, from `marks.length` on, which knot) it belongs to. */
export interface Stroke {
  readonly index: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** The stroke nearest to a point, within reach (px). */
export function strokeAt(strokes: readonly Stroke[], px: number, py: number, reach = 7): Stroke | undefined {
  let best: Stroke | undefined
  let least = reach
  for (const s of strokes) {
    const dx = s.x1 - s.x0
    const dy = s.y1 - s.y0
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - s.x0) * dx + (py - s.y0) * dy) / length))
    const d = Math.hypot(px - s.x0 - along * dx, py - s.y0 - along * dy)
    // Later strokes lie on top, so equal distances go to them.
    if (d <= least) {
      least = d
      best = s
    }
  }
  return best
}
