/** What the papers are drawn on: the time axis, the lanes with their names, and the clock. */
import { AXIS, type Frame, type Palette, type Range } from './draw.ts'
import type { Lane } from './lanes.ts'
import type { Picture } from './layout.ts'
import { line } from './pen.ts'
import { contextAt, ticksBetween } from './ticks.ts'

export function drawAxis(
  ctx: CanvasRenderingContext2D,
  range: Range,
  frame: Frame,
  palette: Palette,
  x: (at: number) => number,
): void {
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
  if (lead && (!first?.context || x(first.at) > gutter + ctx.measureText(lead).width + 12 || first.context === lead))
    name(lead, gutter + 2)
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

export function drawLanes(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  frame: Frame,
  palette: Palette,
  y: (lane: number) => number,
): void {
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
    const before = picture.lanes[i - 1]
    if (before && lane.group !== before.group) {
      // Where one group ends and another begins.
      const between = Math.round((y(i) + y(i - 1)) / 2) + 0.5
      ctx.strokeStyle = palette.muted
      ctx.globalAlpha = 0.5
      line(ctx, 4, between, frame.gutter - 8, between)
      ctx.globalAlpha = 1
    }
    if (lane.party) {
      ctx.fillStyle = palette.lanes[i % palette.lanes.length] ?? palette.ink
      ctx.fillRect(4, at - 6, 3, 12)
    }
    ctx.fillStyle = lane.party ? palette.ink : palette.muted
    ctx.fillText(nameFor(ctx, lane, frame.gutter - 20), 13, at)
  })
}

/** A name that is too long goes without initials, or by the shorter one that the record gives; else it is cut. */
function nameFor(ctx: CanvasRenderingContext2D, lane: Lane, room: number): string {
  const name = lane.name.slice(0, 120)
  const bare = lane.party?.kind === 'person' ? name.replace(/^(?:\p{L}{1,2}\.[\s-]?)+/u, '') : name
  const forms = [name, bare, lane.party?.short ?? bare]
  return forms.find((form) => ctx.measureText(form).width <= room) ?? shorten(ctx, forms.at(-1)!, room)
}

function shorten(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text
  let n = text.length
  while (n > 1 && ctx.measureText(`${text.slice(0, n)}…`).width > room) n--
  return `${text.slice(0, n).trimEnd()}…`
}

export function drawClock(ctx: CanvasRenderingContext2D, x: number, frame: Frame, palette: Palette): void {
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
