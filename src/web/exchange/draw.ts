/** Draws the picture on a canvas, and remembers where every line went so that a pointer can find it. */
import { contextAt, ticksBetween } from './ticks.ts'
import type { Lane, Mark, Picture } from './layout.ts'

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
}

/** A piece of a drawn line: which mark (or, from `marks.length` on, which knot) it belongs to. */
export interface Stroke {
  readonly index: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export const AXIS = 34
const FADING = 20

export function laneHeight(frame: Frame, picture: Picture): number {
  return (frame.height - AXIS - 8) / Math.max(1, picture.lanes.length)
}

export function draw(ctx: CanvasRenderingContext2D, picture: Picture, range: Range, frame: Frame, emphasis: Emphasis, palette: Palette): Stroke[] {
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

  const shown = picture.marks.map((mark, index) => ({ mark, index })).filter(({ mark }) => isShown(mark, x, gutter, width))
  const crowd = Math.max(0.3, Math.min(0.9, 1.1 - shown.length / 1200))
  const rank = (m: Mark) => (m.paper.id === emphasis.selected ? 3 : m.paper.id === emphasis.hovered ? 2 : emphasis.related.has(m.paper.id) ? 1 : 0)
  for (const { mark, index } of shown.sort((a, b) => rank(a.mark) - rank(b.mark))) {
    const r = rank(mark)
    const own = picture.lanes[mark.lane]?.party ? palette.lanes[mark.lane % palette.lanes.length] : undefined
    const colour = r === 3 ? palette.accent : r === 1 ? palette.related : r === 2 ? palette.ink : (own ?? palette.muted)
    ctx.globalAlpha = r > 0 ? 1 : emphasis.selected ? crowd * 0.5 : crowd
    drawMark(ctx, mark, { x, y, lanes: picture.lanes.length, colour, ground: palette.ground, weight: r === 3 ? 2.6 : r > 0 ? 2 : 1.2, index, strokes })
    ctx.globalAlpha = 1
  }
  if (frame.clock !== undefined) drawClock(ctx, x(frame.clock), frame, palette)
  ctx.restore()
  return strokes
}

function isShown(mark: Mark, x: (at: number) => number, left: number, right: number): boolean {
  const last = mark.legs.reduce((t, l) => Math.max(t, l.at ?? mark.at), mark.at)
  return x(last) + FADING >= left && x(mark.at) <= right + 4
}

function drawAxis(ctx: CanvasRenderingContext2D, range: Range, frame: Frame, palette: Palette, x: (at: number) => number): void {
  const { width, height, gutter, zone } = frame
  const room = Math.max(2, (width - gutter) / 40)
  ctx.font = `11px ${palette.font}`
  ctx.textBaseline = 'alphabetic'
  ctx.lineWidth = 1
  let taken = gutter
  const name = (text: string, at: number) => {
    ctx.fillStyle = palette.ink
    ctx.fillText(text, at, 12)
    taken = at + ctx.measureText(text).width + 12
  }
  const ticks = ticksBetween(range.from, range.to, room, zone)
  const first = ticks[0]
  const lead = contextAt(range.from, range.from, range.to, room, frame.offset)
  if (lead && (!first?.context || x(first.at) > gutter + ctx.measureText(lead).width + 12 || first.context === lead)) name(lead, gutter + 2)
  for (const tick of ticks) {
    const at = Math.round(x(tick.at)) + 0.5
    ctx.strokeStyle = palette.line
    ctx.globalAlpha = tick.context ? 1 : 0.55
    ctx.beginPath()
    ctx.moveTo(at, AXIS - 6)
    ctx.lineTo(at, height)
    ctx.stroke()
    ctx.globalAlpha = 1
    ctx.fillStyle = palette.muted
    ctx.fillText(tick.label, at + 3, 26)
    if (tick.context && tick.context !== lead && at + 3 >= taken) name(tick.context, at + 3)
  }
}

function drawLanes(ctx: CanvasRenderingContext2D, picture: Picture, frame: Frame, palette: Palette, y: (lane: number) => number): void {
  ctx.font = `12.5px ${palette.font}`
  ctx.textBaseline = 'middle'
  picture.lanes.forEach((lane, i) => {
    const at = Math.round(y(i)) + 0.5
    ctx.strokeStyle = palette.line
    ctx.lineWidth = 1
    ctx.beginPath()
    ctx.moveTo(frame.gutter, at)
    ctx.lineTo(frame.width, at)
    ctx.stroke()
    if (lane.party) {
      ctx.fillStyle = palette.lanes[i % palette.lanes.length] ?? palette.ink
      ctx.fillRect(4, at - 6, 3, 12)
    }
    ctx.fillStyle = lane.party ? palette.ink : palette.muted
    ctx.fillText(nameFor(ctx, lane, frame.gutter - 20), 13, at)
  })
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
}

function drawMark(ctx: CanvasRenderingContext2D, mark: Mark, b: Brush): void {
  const x0 = b.x(mark.at)
  const y0 = b.y(mark.lane)
  const hollow = mark.paper.state === 'absent' || mark.paper.state === 'knows-of' || mark.paper.onFile === 'absent'
  const hatched = mark.paper.state === 'holds-in-part'
  ctx.strokeStyle = b.colour
  ctx.fillStyle = b.colour
  if (mark.band) drawBand(ctx, b.x(mark.band[0]), b.x(mark.band[1]), y0)
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
    const x1 = leg.at === undefined ? x0 + FADING : Math.max(b.x(leg.at), x0)
    if (leg.band && leg.at !== undefined) drawBand(ctx, b.x(leg.band[0]), b.x(leg.band[1]), y1)
    drawLeg(ctx, { x0, y0, x1, y1 }, leg.at === undefined, hollow, hatched, b)
    b.strokes.push({ index: b.index, x0, y0, x1, y1 })
  }
  b.strokes.push({ index: b.index, x0, y0, x1: x0, y1: y0 })
  dot(ctx, x0, y0, b.weight > 2 ? 4.5 : 3, hollow, b)
}

function drawLeg(
  ctx: CanvasRenderingContext2D,
  { x0, y0, x1, y1 }: { x0: number; y0: number; x1: number; y1: number },
  fading: boolean,
  hollow: boolean,
  hatched: boolean,
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
  arrow(ctx, x0, y0, x1, y1, b.weight > 2 ? 8 : 6, hollow, b)
}

function drawBand(ctx: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * 0.28
  ctx.fillRect(from, y - 2.5, Math.max(2, to - from), 5)
  ctx.globalAlpha = alpha
}

function drawKnot(ctx: CanvasRenderingContext2D, x: number, ys: readonly number[], colour: string, ground: string, hot: boolean): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = hot ? 2 : 1
  ctx.globalAlpha = hot ? 1 : 0.6
  if (ys.length > 1) {
    ctx.setLineDash([1.5, 3])
    line(ctx, x, ys[0]!, x, ys.at(-1)!)
    ctx.setLineDash([])
  }
  for (const y of ys) {
    ctx.fillStyle = ground
    ctx.fillRect(x - 3, y - 3, 6, 6)
    ctx.strokeRect(x - 3, y - 3, 6, 6)
  }
  ctx.globalAlpha = 1
}

function drawClock(ctx: CanvasRenderingContext2D, x: number, frame: Frame, palette: Palette): void {
  ctx.strokeStyle = palette.wax
  ctx.fillStyle = palette.wax
  ctx.lineWidth = 1.5
  line(ctx, x, AXIS - 8, x, frame.height)
  ctx.beginPath()
  ctx.moveTo(x - 5, AXIS - 12)
  ctx.lineTo(x + 5, AXIS - 12)
  ctx.lineTo(x, AXIS - 4)
  ctx.fill()
}

function line(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  ctx.lineTo(x1, y1)
  ctx.stroke()
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

function arrow(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number, size: number, hollow: boolean, b: Brush): void {
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

/** A person whose name is too long goes by the surname; anything else is cut short. */
function nameFor(ctx: CanvasRenderingContext2D, lane: Lane, room: number): string {
  const name = lane.name.slice(0, 120)
  if (lane.party?.kind !== 'person') return fit(ctx, name, room)
  const bare = name.replace(/^(?:\p{L}{1,2}\.[\s-]?)+/u, '')
  const forms = [name, bare, bare.split(/\s+/).at(-1) ?? bare]
  return forms.find((form) => ctx.measureText(form).width <= room) ?? fit(ctx, forms.at(-1)!, room)
}

function fit(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let n = text.length
  while (n > 1 && ctx.measureText(`${text.slice(0, n)}…`).width > room) n--
  return `${text.slice(0, n).trimEnd()}…`
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
