/** The small strokes of the picture. */
import type { Palette } from './draw.ts'

export function line(ctx: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  ctx.lineTo(x1, y1)
  ctx.stroke()
}

export function drawBand(ctx: CanvasRenderingContext2D, from: number, to: number, y: number): void {
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * 0.28
  ctx.fillRect(from, y - 2.5, Math.max(2, to - from), 5)
  ctx.globalAlpha = alpha
}

export function drawKnot(
  ctx: CanvasRenderingContext2D,
  x: number,
  ys: readonly number[],
  colour: string,
  ground: string,
  hot: boolean,
): void {
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

/** A copy given later: a dotted way from the paper to the holder's lane, and a lozenge where it arrives. */
export function drawCopy(
  ctx: CanvasRenderingContext2D,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  palette: Palette,
): void {
  ctx.strokeStyle = palette.accent
  ctx.lineWidth = 1.2
  ctx.setLineDash([2, 4])
  line(ctx, x0, y0, x1, y1)
  ctx.setLineDash([])
  ctx.beginPath()
  ctx.moveTo(x1, y1 - 6)
  ctx.lineTo(x1 + 6, y1)
  ctx.lineTo(x1, y1 + 6)
  ctx.lineTo(x1 - 6, y1)
  ctx.closePath()
  ctx.fillStyle = palette.ground
  ctx.fill()
  ctx.lineWidth = 1.8
  ctx.stroke()
}
