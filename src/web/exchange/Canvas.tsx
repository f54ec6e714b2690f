/** The picture on the screen: sized, zoomed, dragged and pointed at. What is selected and where time stands come from outside. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { localTime } from '../../record/zone.ts'
import type { Desk, DeskPaper } from '../../server/api.ts'
import { words } from '../words.ts'
import { AXIS, draw, type Frame, type Palette, type Range } from './draw.ts'
import type { Arrangement } from './lanes.ts'
import { type HeldCopy, instantOf, layOut, placeCopies } from './layout.ts'
import { reachOf, type Stretch, stretchOf } from './stretch.ts'
import { type Stroke, strokeAt } from './strokes.ts'
import { Tip, type TipOn } from './Tip.tsx'

export interface CanvasHandle {
  readonly zoom: (factor: number) => void
  readonly fit: () => void
}

interface Props {
  readonly desk: Desk
  readonly zone: string
  readonly selected?: string
  readonly related: ReadonlySet<string>
  readonly copies: readonly HeldCopy[]
  readonly arrangement: Arrangement
  /** Papers of the whole record that these eyes show no trace of, if the keeper wants to see them. */
  readonly ghosts: readonly DeskPaper[]
  readonly dark: boolean
  readonly onSelect: (paper: string) => void
  readonly onEnter: () => void
  /** What of the picture is in sight, told when it has come to rest. */
  readonly onStretch: (stretch: Stretch) => void
  /** The stretch that the address asks for, and telling it when another has come to rest. */
  readonly shown?: Range
  readonly onShown: (range: Range) => void
  readonly handle: RefObject<CanvasHandle | null>
}

const LANE = 30
/** How far a line of unknown receipt may reach, px; and after how long the picture is at rest, ms. */
const FADING = 20
const RESTING = 120
const NOTHING = { papers: [], parties: [], meetings: [], eyes: {} }
const SAY = { others: words.exchange.others, folded: words.exchange.folded, kind: words.exchange.kindOf }
const CLOSEST = 10 * 60_000

export function Canvas({
  desk,
  zone,
  selected,
  related,
  copies,
  arrangement,
  ghosts,
  dark,
  onSelect,
  onEnter,
  onStretch,
  shown: asked,
  onShown,
  handle,
}: Props) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const range = useRef<Range | undefined>(asked)
  const strokes = useRef<Stroke[]>([])
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const moved = useRef(false)
  const palette = useRef<Palette | undefined>(undefined)
  const waiting = useRef<number | undefined>(undefined)
  const resting = useRef<number | undefined>(undefined)
  const telling = useRef<number | undefined>(undefined)
  // A selection that came with a stretch stands where the stretch shows it.
  const brought = useRef(asked ? selected : undefined)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [tip, setTip] = useState<TipOn>()

  // Until it is known how much room there is, nothing is laid out.
  const room = size.height === 0 ? undefined : Math.max(3, Math.floor((size.height - AXIS) / LANE))
  const picture = useMemo(
    () => layOut(room === undefined ? NOTHING : desk, room ?? 2, SAY, arrangement, ghosts),
    [desk, room, arrangement, ghosts],
  )
  const reach = useMemo(() => reachOf(picture.marks), [picture])
  const at0 = useMemo(() => new Map(picture.marks.map((m, i) => [m.paper.id, i])), [picture])
  const held = useMemo(() => placeCopies(picture, copies), [picture, copies])
  const gutter = Math.round(Math.min(190, Math.max(98, size.width * 0.2)))

  const paint = useCallback(() => {
    const ctx = canvas.current?.getContext('2d')
    if (!ctx || !box.current || size.width === 0) return
    if (picture.marks.length + picture.knots.length + picture.ghosts.length === 0) {
      ctx.clearRect(0, 0, canvas.current!.width, canvas.current!.height)
      strokes.current = []
      box.current.dataset.drawn = '0'
      return
    }
    const shown = range.current ?? picture.heart
    const slack = (FADING * (shown.to - shown.from)) / Math.max(1, size.width - gutter)
    const stretch = stretchOf(picture, reach, shown.from, shown.to, slack)
    const ratio = devicePixelRatio || 1
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    const frame: Frame = {
      ...size,
      gutter,
      zone,
      offset: offsetOf(shown.from, zone),
      ...(desk.eyes.instant && { clock: Date.parse(desk.eyes.instant) }),
    }
    // The chosen one on top, under it the one pointed at, under that what they have to do with.
    const ids = [...related, ...(tip ? [tip.id] : []), ...(selected ? [selected] : [])]
    const marked = [...new Set(ids.reverse())].reverse().flatMap((id) => at0.get(id) ?? [])
    const emphasis = { related, held, marked, ...(selected && { selected }), ...(tip && { hovered: tip.id }) }
    palette.current ??= readPalette(box.current!)
    strokes.current = draw(ctx, picture, shown, stretch, frame, emphasis, palette.current)
    box.current!.dataset.drawn = String(stretch.drawn.length)
    clearTimeout(resting.current)
    resting.current = window.setTimeout(() => onStretch(stretch), RESTING)
  }, [size, gutter, zone, desk, picture, reach, at0, held, selected, related, tip, onStretch])
  // Many things may move in one frame; it is painted once.
  const latest = useRef(paint)
  latest.current = paint
  const repaint = useCallback(() => {
    waiting.current ??= requestAnimationFrame(() => {
      waiting.current = undefined
      latest.current()
    })
  }, [])
  useEffect(
    () => () => {
      clearTimeout(resting.current)
      clearTimeout(telling.current)
    },
    [],
  )
  // Back and forward bring back what was in sight.
  useEffect(() => {
    if (asked && range.current && near(asked, range.current)) return
    range.current = asked
    repaint()
  }, [asked, repaint])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours are read from the page again.
  useEffect(() => {
    palette.current = undefined
    repaint()
  }, [dark, paint, repaint])

  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect
      // The last notice may come when the picture is gone already.
      if (!canvas.current) return
      const ratio = devicePixelRatio || 1
      canvas.current.width = Math.round(width * ratio)
      canvas.current.height = Math.round(height * ratio)
      setSize({ width, height })
    })
    watch.observe(box.current!)
    return () => watch.disconnect()
  }, [])

  const show = useCallback(
    (next: Range) => {
      const kept = keepIn(next, picture)
      range.current = kept
      repaint()
      clearTimeout(telling.current)
      telling.current = window.setTimeout(() => onShown(kept), RESTING)
    },
    [repaint, picture, onShown],
  )
  const zoomAt = useCallback(
    (factor: number, x?: number) => {
      const now = range.current ?? picture.heart
      const part = x === undefined ? 0.5 : Math.max(0, (x - gutter) / Math.max(1, size.width - gutter))
      const pivot = now.from + (now.to - now.from) * part
      show({ from: pivot - (pivot - now.from) / factor, to: pivot + (now.to - pivot) / factor })
    },
    [show, picture, gutter, size.width],
  )
  const panBy = useCallback(
    (pixels: number) => {
      const now = range.current ?? picture.heart
      const by = (pixels * (now.to - now.from)) / Math.max(1, size.width - gutter)
      show({ from: now.from + by, to: now.to + by })
    },
    [show, picture, size.width, gutter],
  )
  useImperativeHandle(handle, () => ({ zoom: (factor) => zoomAt(factor), fit: () => show(picture) }), [
    zoomAt,
    show,
    picture,
  ])

  // React listens to wheels passively; zooming must keep the page from scrolling.
  useEffect(() => {
    const element = box.current!
    const wheel = (e: WheelEvent) => {
      e.preventDefault()
      const sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY) || e.shiftKey
      if (sideways) panBy(e.deltaX || e.deltaY)
      else zoomAt(Math.exp(-e.deltaY * 0.0016), e.clientX - element.getBoundingClientRect().left)
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [panBy, zoomAt])

  // A selection made elsewhere comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the picture, not a new size or zoom.
  useEffect(() => {
    const mark = picture.marks[at0.get(selected ?? '') ?? -1]
    const now = range.current ?? picture.heart
    const known = brought.current === selected
    if (mark || !selected) brought.current = selected
    if (!mark || known || (mark.at >= now.from && mark.at <= now.to)) return
    const half = (now.to - now.from) / 2
    show({ from: mark.at - half, to: mark.at + half })
  }, [selected, picture])

  const at = (e: PointerEvent) => {
    const r = box.current!.getBoundingClientRect()
    return { x: e.clientX - r.left, y: e.clientY - r.top }
  }
  const find = (x: number, y: number, reach?: number): TipOn | undefined => {
    const stroke = strokeAt(strokes.current, x, y, reach)
    if (!stroke) return undefined
    const mark = picture.marks[stroke.index]
    if (mark) return { kind: 'paper', id: mark.paper.id, paper: mark.paper, x, y }
    const knot = picture.knots[stroke.index - picture.marks.length]
    return knot && { kind: 'meeting', id: knot.id, meeting: knot, x, y }
  }
  const down = (e: PointerEvent<HTMLDivElement>) => {
    pointers.current.set(e.pointerId, at(e))
    moved.current = false
    e.currentTarget.setPointerCapture(e.pointerId)
  }
  const move = (e: PointerEvent<HTMLDivElement>) => {
    const here = at(e)
    const was = pointers.current.get(e.pointerId)
    if (!was) {
      setTip(find(here.x, here.y))
      return
    }
    const other = [...pointers.current].find(([id]) => id !== e.pointerId)?.[1]
    if (other) {
      const factor = Math.abs(here.x - other.x) / Math.max(12, Math.abs(was.x - other.x))
      moved.current = true
      if (factor > 0) zoomAt(Math.max(0.5, Math.min(2, factor)), (here.x + other.x) / 2)
    } else if (moved.current || Math.abs(here.x - was.x) > 3) {
      moved.current = true
      setTip(undefined)
      panBy(was.x - here.x)
    } else return
    pointers.current.set(e.pointerId, here)
  }
  const up = (e: PointerEvent<HTMLDivElement>) => {
    pointers.current.delete(e.pointerId)
    if (moved.current) return
    const { x, y } = at(e)
    const hit = find(x, y, e.pointerType === 'touch' ? 16 : 7)
    if (hit?.kind === 'paper') onSelect(hit.id)
    else if (hit?.meeting.papers[0]) onSelect(hit.meeting.papers[0])
  }

  const keys = (e: KeyboardEvent) => {
    const step = walk(e.key, desk, selected)
    if (step) onSelect(step)
    else if (e.key === '+' || e.key === '=') zoomAt(1.5)
    else if (e.key === '-') zoomAt(1 / 1.5)
    else if (e.key === '0') show(picture)
    else if (e.key === 'PageDown') panBy(size.width / 2)
    else if (e.key === 'PageUp') panBy(-size.width / 2)
    else if (e.key === 'Enter' && selected) onEnter()
    else return
    setTip(undefined)
    e.preventDefault()
  }

  const title = useMemo(() => desk.papers.find((p) => p.id === selected)?.title, [desk, selected])
  return (
    <div
      ref={box}
      className="canvas"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is walked with the arrow keys.
      tabIndex={0}
      role="application"
      aria-roledescription="space-time picture"
      aria-label={words.exchange.label}
      aria-describedby="exchange-help"
      onKeyDown={keys}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={(e) => pointers.current.delete(e.pointerId)}
      onPointerLeave={() => setTip(undefined)}
      data-pointing={tip ? 'yes' : 'no'}
    >
      <canvas ref={canvas} />
      {tip && <Tip tip={tip} desk={desk} width={size.width} height={size.height} />}
      {room !== undefined && picture.marks.length === 0 && (
        <p className="empty">{desk.eyes.seenBy || desk.eyes.asOf ? words.exchange.empty : words.exchange.nothing}</p>
      )}
      <p className="unseen" aria-live="polite">
        {title}
      </p>
    </div>
  )
}

/** Left and right go through time, up and down along replies. */
function walk(key: string, desk: Desk, selected: string | undefined): string | undefined {
  const dated = desk.papers.filter((p: DeskPaper) => instantOf(p.sent ?? p.published ?? p.received) !== undefined)
  const here = dated.findIndex((p) => p.id === selected)
  if (key === 'ArrowRight') return dated[Math.min(dated.length - 1, here + 1)]?.id
  if (key === 'ArrowLeft') return dated[here < 0 ? dated.length - 1 : Math.max(0, here - 1)]?.id
  if (key === 'Home') return dated[0]?.id
  if (key === 'End') return dated.at(-1)?.id
  if (key === 'ArrowUp') return desk.replies.find((r) => r.reply === selected)?.to
  if (key === 'ArrowDown') return desk.replies.find((r) => r.to === selected)?.reply
  return undefined
}

function keepIn(next: Range, all: Range): Range {
  const length = Math.max(CLOSEST, next.to - next.from)
  if (length >= all.to - all.from) return { from: all.from, to: all.to }
  const slack = length * 0.4
  const from = Math.max(all.from - slack, Math.min(next.from, all.to + slack - length))
  return { from, to: from + length }
}

/** The address tells time to the second. */
function near(a: Range, b: Range): boolean {
  return Math.abs(a.from - b.from) < 2000 && Math.abs(a.to - b.to) < 2000
}

function offsetOf(at: number, zone: string): number {
  return Date.parse(`${localTime(at, zone).replace(' ', 'T')}Z`) - Math.floor(at / 60_000) * 60_000
}

/** A canvas needs the colour itself: what a variable comes to by day or by night, an element tells. */
function readPalette(element: Element): Palette {
  const probe = element.appendChild(document.createElement('i'))
  const css = getComputedStyle(probe)
  const get = (name: string) => {
    probe.style.color = `var(${name})`
    return css.color
  }
  const palette: Palette = {
    ink: get('--ink'),
    muted: get('--muted'),
    line: get('--line'),
    ground: get('--surface'),
    accent: get('--accent'),
    related: get('--related'),
    wax: get('--wax'),
    lanes: [0, 1, 2, 3, 4, 5, 6, 7].map((i) => get(`--lane-${i}`)),
    font: css.fontFamily,
  }
  probe.remove()
  return palette
}
