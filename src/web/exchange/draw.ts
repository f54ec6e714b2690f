/** Draws the picture on a canvas, and remembers where every line went so that a pointer can find it. */

import { drawAxis, drawClock, drawLanes } from './ground.ts'
import type { Mark, Picture } from './layout.ts'
import { drawBand, drawCopy, drawKnot, line } from './pen.ts'
import { ridges, type Stretch } from './stretch.ts'
import type { Stroke } from './strokes.ts'

/** What part of the picture is shown: instants at the left and right edge. */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly ground: string
  readonly accent: string
  readonly related: string
  readonly wax: string
  readonly lanes: readonly string[]
  readonly font: string
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly gutter: number
  readonly zone: string
  /** Offset of the zone at the left edge, ms; for the axis label only. */
  readonly offset: number
  readonly clock?: number
}

export interface Emphasis {
  readonly selected?: string
  readonly hovered?: string
  readonly related: ReadonlySet<string>
  /** Where copies of the selected paper came into somebody's hands. */
  readonly held: readonly { readonly lane: number; readonly at: number }[]
  /** Indices of the selected, hovered and related marks: drawn whatever the crowd. */
  readonly marked: readonly number[]
}

export const AXIS = 34
const FADING = 20
/** In a crowd the fading ends are short, or they would be all one sees. */
const FADING_CROWD = 7

export function laneHeight(frame: Frame, picture: Picture): number {
  return (frame.height - AXIS - 8) / Math.max(1, picture.lanes.length)
}

export function draw(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  range: Range,
  stretch: Stretch,
  frame: Frame,
  emphasis: Emphasis,
  palette: Palette,
): Stroke[] {
  const { width, height, gutter } = frame
  const scale = (width - gutter) / (range.to - range.from)
  const x = (at: number) => gutter + (at - range.from) * scale
  const each = laneHeight(frame, picture)
  const y = (lane: number) => AXIS + each * (lane + 0.5)
  const strokes: Stroke[] = []
  ctx.clearRect(0, 0, width, height)
  drawAxis(ctx, range, frame, palette, x)
  drawLanes(ctx, picture, frame, palette, y)

  ctx.save()
  ctx.beginPath()
  ctx.rect(gutter - 4, 0, width - gutter + 4, height)
  ctx.clip()
  picture.knots.forEach((knot, k) => {
    const at = x(knot.at)
    if (at < gutter - 10 || at > width + 10) return
    const hot = knot.papers.includes(emphasis.selected ?? '') || emphasis.hovered === knot.id
    drawKnot(ctx, at, knot.lanes.map(y), hot ? palette.accent : palette.muted, palette.ground, hot)
    strokes.push({ index: picture.marks.length + k, x0: at, y0: y(knot.lanes[0]!), x1: at, y1: y(knot.lanes.at(-1)!) })
  })

  if (stretch.drawn.length < stretch.within) drawRidges(ctx, picture, range, stretch, frame, palette, y)
  for (const ghost of picture.ghosts) drawGhost(ctx, ghost, x, y, palette)
  const bare = stretch.drawn.length > 350
  const crowd = Math.max(0.3, Math.min(0.9, 1.1 - stretch.drawn.length / 1200))
  const fading = bare ? FADING_CROWD : FADING
  const rank = (m: Mark) =>
    m.paper.id === emphasis.selected
      ? 3
      : m.paper.id === emphasis.hovered
        ? 2
        : emphasis.related.has(m.paper.id)
          ? 1
          : 0
  const marked = new Set(emphasis.marked)
  const inOrder = [...stretch.drawn.filter((i) => !marked.has(i)), ...emphasis.marked]
  for (const index of inOrder) {
    const mark = picture.marks[index]!
    const r = marked.has(index) ? rank(mark) : 0
    const own = picture.lanes[mark.lane]?.party ? palette.lanes[mark.lane % palette.lanes.length] : undefined
    const colour = r === 3 ? palette.accent : r === 1 ? palette.related : r === 2 ? palette.ink : (own ?? palette.muted)
    ctx.globalAlpha = r > 0 ? 1 : emphasis.selected ? crowd * 0.5 : crowd
    drawMark(ctx, mark, {
      x,
      y,
      lanes: picture.lanes.length,
      colour,
      ground: palette.ground,
      weight: r === 3 ? 2.6 : r > 0 ? 2 : 1.2,
      index,
      strokes,
      fading,
      bare: bare && r === 0,
    })
    ctx.globalAlpha = 1
    if (r === 3) for (const h of emphasis.held) drawCopy(ctx, x(mark.at), y(mark.lane), x(h.at), y(h.lane), palette)
  }
  if (frame.clock !== undefined) drawClock(ctx, x(frame.clock), frame, palette)
  ctx.restore()
  return strokes
}

/** How many papers each party sent, column by column: the crowd that the lines are taken from. */
function drawRidges(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  range: Range,
  stretch: Stretch,
  frame: Frame,
  palette: Palette,
  y: (lane: number) => number,
): void {
  const columns = Math.max(10, Math.floor((frame.width - frame.gutter) / 3))
  const heights = ridges(picture, stretch, range.from, range.to, columns)
  const most = Math.max(1, ...heights.map((h) => h.reduce((a, b) => Math.max(a, b), 0)))
  const room = laneHeight(frame, picture) * 0.44
  const wide = (frame.width - frame.gutter) / columns
  heights.forEach((lane, i) => {
    ctx.fillStyle = picture.lanes[i]?.party ? (palette.lanes[i % palette.lanes.length] ?? palette.muted) : palette.muted
    ctx.globalAlpha = 0.3
    ctx.beginPath()
    lane.forEach((n, column) => {
      if (n === 0) return
      const high = Math.max(1.5, (n / most) * room)
      ctx.rect(frame.gutter + column * wide, y(i) - high, wide, high)
    })
    ctx.fill()
  })
  ctx.globalAlpha = 1
}

/** A paper on file that these eyes show no trace of, for the keeper alone. */
function drawGhost(
  ctx: CanvasRenderingContext2D,
  mark: Mark,
  x: (at: number) => number,
  y: (lane: number) => number,
  palette: Palette,
): void {
  ctx.strokeStyle = palette.muted
  ctx.globalAlpha = 0.28
  ctx.lineWidth = 1
  ctx.setLineDash([1, 3])
  for (const leg of mark.legs) line(ctx, x(mark.at), y(mark.lane), x(leg.at ?? mark.at) + (leg.at ? 0 : 8), y(leg.lane))
  ctx.setLineDash([])
  ctx.beginPath()
  ctx.arc(x(mark.at), y(mark.lane), 2.5, 0, Math.PI * 2)
  ctx.stroke()
  ctx.globalAlpha = 1
}

interface Brush {
  readonly x: (at: number) => number
  readonly y: (lane: number) => number
  readonly lanes: number
  readonly colour: string
  readonly ground: string
  readonly weight: number
  readonly index: number
  readonly strokes: Stroke[]
  /** Length of an end whose receipt is not recorded, px. */
  readonly fading: number
  /** In a crowd: lines alone, without points and heads. */
  readonly bare: boolean
}

function drawMark(ctx: CanvasRenderingContext2D, mark: Mark, b: Brush): void {
  const x0 = b.x(mark.at)
  const y0 = b.y(mark.lane)
  const hollow = mark.paper.state === 'absent' || mark.paper.state === 'knows-of' || mark.paper.onFile === 'absent'
  const hatched = mark.paper.state === 'holds-in-part'
  const form = { hollow, hatched, possible: !mark.paper.certain }
  ctx.strokeStyle = b.colour
  ctx.fillStyle = b.colour
  if (mark.band && !b.bare) drawBand(ctx, b.x(mark.band[0]), b.x(mark.band[1]), y0)
  if (mark.isPublic) {
    const alpha = ctx.globalAlpha
    ctx.globalAlpha = alpha * 0.55
    ctx.lineWidth = b.weight
    line(ctx, x0, b.y(0), x0, b.y(b.lanes - 1))
    ctx.globalAlpha = alpha
    b.strokes.push({ index: b.index, x0, y0: b.y(0), x1: x0, y1: b.y(b.lanes - 1) })
  }
  for (const leg of mark.legs) {
    const y1 = b.y(leg.lane)
    const x1 = leg.at === undefined ? x0 + b.fading : Math.max(b.x(leg.at), x0)
    if (leg.band && leg.at !== undefined && !b.bare) drawBand(ctx, b.x(leg.band[0]), b.x(leg.band[1]), y1)
    drawLeg(ctx, { x0, y0, x1, y1 }, leg.at === undefined, form, b)
    b.strokes.push({ index: b.index, x0, y0, x1, y1 })
  }
  b.strokes.push({ index: b.index, x0, y0, x1: x0, y1: y0 })
  if (!b.bare) dot(ctx, x0, y0, b.weight > 2 ? 4.5 : 3, hollow, b)
  // Possible, not certain: a gap in the point.
  if (!b.bare && form.possible && !hollow) {
    ctx.fillStyle = b.ground
    ctx.fillRect(x0 - 4, y0 - 1, 8, 2)
  }
}

/** What a line's form says: absent, cut, or possible only. */
interface Form {
  readonly hollow: boolean
  readonly hatched: boolean
  readonly possible: boolean
}

function drawLeg(
  ctx: CanvasRenderingContext2D,
  { x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number },
  fading: boolean,
  { hollow, hatched, possible }: Form,
  b: Brush,
): void {
  const alpha = ctx.globalAlpha
  // A paper between two parties of one lane would have no length: it becomes a small bow.
  if (Math.abs(x1 - x0) < 2 && y0 === y1) return
  const far = fading ? 0.6 : 1
  const xm = x0 + (x1 - x0) * far
  const ym = y0 + (y1 - y0) * far
  if (hollow) {
    ctx.lineWidth = b.weight + 2.4
    line(ctx, x0, y0, xm, ym)
    ctx.globalAlpha = 1
    ctx.strokeStyle = b.ground
    ctx.lineWidth = b.weight + 0.6
    line(ctx, x0, y0, xm, ym)
    ctx.strokeStyle = b.colour
    ctx.globalAlpha = alpha
  } else {
    ctx.lineWidth = hatched ? b.weight + 1 : b.weight
    if (hatched) ctx.setLineDash([3, 2.5])
    else if (possible) ctx.setLineDash([9, 4])
    line(ctx, x0, y0, xm, ym)
    ctx.setLineDash([])
  }
  if (fading) {
    ctx.globalAlpha = alpha * 0.45
    ctx.lineWidth = b.weight
    ctx.setLineDash([2, 3])
    line(ctx, xm, ym, x1, y1)
    ctx.setLineDash([])
    ctx.globalAlpha = alpha
    return
  }
  if (!b.bare) arrow(ctx, x0, y0, x1, y1, b.weight > 2 ? 8 : 6, hollow, b)
}

function dot(ctx: CanvasRenderingContext2D, x: number, y: number, r: number, hollow: boolean, b: Brush): void {
  ctx.beginPath()
  ctx.arc(x, y, r, 0, Math.PI * 2)
  ctx.fillStyle = hollow ? b.ground : b.colour
  ctx.fill()
  if (hollow) {
    ctx.lineWidth = 1.4
    ctx.stroke()
  }
}

function arrow(
  ctx: CanvasRenderingContext2D,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  size: number,
  hollow: boolean,
  b: Brush,
): void {
  const angle = Math.atan2(y1 - y0, x1 - x0)
  const corner = (turn: number) => [x1 - size * Math.cos(angle + turn), y1 - size * Math.sin(angle + turn)] as const
  ctx.beginPath()
  ctx.moveTo(x1, y1)
  ctx.lineTo(...corner(0.4))
  ctx.lineTo(...corner(-0.4))
  ctx.closePath()
  ctx.fillStyle = hollow ? b.ground : b.colour
  ctx.fill()
  if (hollow) {
    ctx.lineWidth = 1
    ctx.stroke()
  }
}
