/**
 * The space-time picture without a screen: which party has which lane, and from where to where each paper goes.
 *
 *     Ana  ──●───────────────
 *              ╲  letter
 *     Ben  ─────▸────────────
 */
import type { Desk, DeskPaper, TimeSpan } from '../../server/api.ts'
import { type Arrangement, chooseLanes, type Lane, type LanesSay } from './lanes.ts'

export interface Leg {
  readonly lane: number
  /** Receipt, ms; undefined when it is not recorded. */
  readonly at?: number
  readonly band?: readonly [number, number]
}

export interface Mark {
  readonly paper: DeskPaper
  readonly lane: number
  readonly at: number
  /** Where an uncertain dispatch may lie, ms. */
  readonly band?: readonly [number, number]
  readonly legs: readonly Leg[]
  readonly isPublic: boolean
}

export interface Knot {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly at: number
  readonly lanes: readonly number[]
  readonly papers: readonly string[]
}

export interface Picture {
  readonly lanes: readonly Lane[]
  /** In time order. */
  readonly marks: readonly Mark[]
  readonly knots: readonly Knot[]
  /** On file, and no trace of them for these eyes: shown to the keeper on request. */
  readonly ghosts: readonly Mark[]
  readonly undated: number
  readonly from: number
  readonly to: number
  /** The stretch in which most of it happens: what is shown first, so that one stray paper of the year before does not squeeze it. */
  readonly heart: { readonly from: number; readonly to: number }
}

const DAY = 86_400_000
/** A band is drawn where the time is open by more than this. */
const SHARP = 2 * 3_600_000

/** Lays out the papers on at most `room` lanes, the busiest parties first and the rest merged into the last. */
export function layOut(
  desk: Pick<Desk, 'papers' | 'parties' | 'meetings' | 'eyes'>,
  room: number,
  say: LanesSay,
  arrangement?: Arrangement,
  ghosts: readonly DeskPaper[] = [],
): Picture {
  const { lanes, laneOf } = chooseLanes(desk, Math.max(2, room), say, arrangement)
  const marks = desk.papers.flatMap((paper) => markOf(paper, laneOf) ?? []).sort((a, b) => a.at - b.at)
  const knots = desk.meetings.flatMap((m): Knot[] => {
    const at = instantOf(m.when)
    const present = [...new Set(m.present.map(laneOf))].sort((a, b) => a - b)
    return at === undefined || present.length === 0
      ? []
      : [{ id: m.id, title: m.title, words: m.when.words, at, lanes: present, papers: m.papers }]
  })
  let from = Infinity
  let to = -Infinity
  for (const m of marks) {
    from = Math.min(from, m.at)
    to = Math.max(to, m.at, ...m.legs.map((l) => l.at ?? m.at))
  }
  for (const k of knots) {
    from = Math.min(from, k.at)
    to = Math.max(to, k.at)
  }
  const clock = desk.eyes.instant === undefined ? undefined : Date.parse(desk.eyes.instant)
  if (from > to) [from, to] = clock === undefined ? [0, DAY] : [clock - DAY, clock]
  const last = to
  if (clock !== undefined) to = Math.max(to, Math.min(clock, to + (to - from)))
  const margin = Math.max((to - from) * 0.02, DAY / 2)
  const all = { from: from - margin, to: to + margin }
  return {
    lanes,
    marks,
    knots,
    ghosts: ghosts.flatMap((paper) => markOf(paper, laneOf) ?? []),
    undated: desk.papers.length - marks.length,
    ...all,
    heart: heartOf(marks, all, clock === undefined ? last : Math.max(last, clock)),
  }
}

const MOST = 0.92

/** The shortest stretch that holds most of the papers, if it is a good deal shorter than the whole. */
function heartOf(marks: readonly Mark[], all: { from: number; to: number }, now: number): { from: number; to: number } {
  const times = marks.map((m) => m.at).sort((a, b) => a - b)
  // Of few papers one may stray, and must stray far.
  const few = times.length < 12
  const size = few ? times.length - 1 : Math.min(times.length - 1, Math.ceil(times.length * MOST))
  if (times.length < 4) return all
  let best = all
  for (let i = 0; i + size <= times.length; i++) {
    const [from, to] = [times[i]!, times[i + size - 1]!]
    if (to - from < best.to - best.from) best = { from, to }
  }
  const margin = Math.max((best.to - best.from) * 0.05, DAY / 4)
  // The present is part of it, if it is near.
  const end = now - best.to < (best.to - best.from) / 2 ? Math.max(best.to, now) : best.to
  const heart = { from: Math.max(all.from, best.from - margin), to: Math.min(all.to, end + margin) }
  return heart.to - heart.from < (all.to - all.from) * (few ? 0.2 : 0.6) ? heart : all
}

function markOf(paper: DeskPaper, laneOf: (id: string | undefined) => number): Mark | undefined {
  const at = instantOf(paper.sent) ?? instantOf(paper.published) ?? firstReceipt(paper)
  if (at === undefined) return undefined
  const start = paper.sent ?? paper.published
  const legs: Leg[] = []
  for (const party of paper.to) {
    const lane = laneOf(party)
    const known = legs.findIndex((leg) => leg.lane === lane)
    if (legs[known]?.at !== undefined) continue
    const receipt =
      paper.receipts.find((r) => r.party === party)?.when ?? (paper.to.length === 1 ? paper.received : undefined)
    legs.splice(known < 0 ? legs.length : known, 1, legOf(lane, at, receipt))
  }
  const band = bandOf(start)
  return {
    paper,
    lane: laneOf(paper.from[0] ?? paper.to[0]),
    at,
    ...(band && { band }),
    legs,
    isPublic: paper.published !== undefined,
  }
}

function legOf(lane: number, sent: number, receipt: TimeSpan | undefined): Leg {
  const arrived = instantOf(receipt)
  const band = bandOf(receipt)
  return { lane, ...(arrived !== undefined && { at: Math.max(arrived, sent) }), ...(band && { band }) }
}

function firstReceipt({ receipts }: DeskPaper): number | undefined {
  const instants = receipts.flatMap((r) => instantOf(r.when) ?? [])
  return instants.length > 0 ? Math.min(...instants) : undefined
}

/** A copy of the chosen paper in somebody's hands. */
export interface HeldCopy {
  readonly holder: string
  readonly since?: TimeSpan
}

/** Where copies of the chosen paper arrive: lane and instant, for those whose time is known. */
export function placeCopies(picture: Picture, copies: readonly HeldCopy[]): { lane: number; at: number }[] {
  return copies.flatMap(({ holder, since }) => {
    const at = instantOf(since)
    const own = picture.lanes.findIndex((l) => l.party?.id === holder)
    return at === undefined ? [] : [{ lane: own < 0 ? picture.lanes.length - 1 : own, at }]
  })
}

interface Bounds {
  readonly earliest?: number
  readonly latest?: number
}

/** Spans stay as they are while lanes are ordered anew; their instants are reckoned once. */
const reckoned = new WeakMap<TimeSpan, Bounds>()

function boundsOf(span: TimeSpan): Bounds {
  const known = reckoned.get(span)
  if (known) return known
  const made = {
    ...(span.earliest !== undefined && { earliest: Date.parse(span.earliest) }),
    ...(span.latest !== undefined && { latest: Date.parse(span.latest) }),
  }
  reckoned.set(span, made)
  return made
}

/** Where to draw a span: its middle if it is bounded, else the bound that is known. For the eye only. */
export function instantOf(span: TimeSpan | undefined): number | undefined {
  if (!span) return undefined
  const { earliest, latest } = boundsOf(span)
  if (earliest !== undefined && latest !== undefined) return (earliest + latest) / 2
  return earliest ?? latest
}

function bandOf(span: TimeSpan | undefined): readonly [number, number] | undefined {
  if (!span) return undefined
  const { earliest, latest } = boundsOf(span)
  if (earliest !== undefined && latest !== undefined) return latest - earliest > SHARP ? [earliest, latest] : undefined
  // One bound only: a stub towards the side that is open.
  if (latest !== undefined) return [latest - DAY, latest]
  return earliest !== undefined && span.open ? [earliest, earliest + DAY] : undefined
}
