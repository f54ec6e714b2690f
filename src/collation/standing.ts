/**
 * Where a paper stands in time: its own days, the line that heads its text, what an edition's source note says of its journey,
 * and, for a paper that bears no day, the days of its neighbours in the series.
 */

import type { FoundDate } from '../reading/reference.ts'
import { isoDay } from '../record/iso.ts'
import type { Paper } from '../record/record.ts'
import { civilDate, type WhenSaid } from '../record/when.ts'

export type DayKind = 'written' | 'sent' | 'received' | 'published' | 'held'

export interface StandingDay {
  readonly day: number
  readonly what: DayKind
}

/** Days since 1970-01-01 of a civil date. */
export function dayNumber(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month - 1, day) / 86_400_000)
}

export function dayToIso(day: number): string {
  return isoDay(day).slice(0, 10)
}

export function daysOf(paper: Paper, held: WhenSaid | undefined, dated: FoundDate | undefined): StandingDay[] {
  const days: StandingDay[] = []
  const add = (said: WhenSaid | undefined, what: DayKind) => {
    for (const part of said?.edtf?.split('/') ?? []) {
      const c = civilDate({ words: part, edtf: part })
      if (c?.year !== undefined && c.month && c.day) addDay(days, dayNumber(c.year, c.month, c.day), what)
    }
  }
  add(paper.written, 'written')
  add(paper.sent, 'sent')
  add(paper.published, 'published')
  // A catalogue and the line above the text may differ; a passage may mean the paper by either day.
  if (dated?.year && dated.month && dated.day) addDay(days, dayNumber(dated.year, dated.month, dated.day), 'written')
  for (const w of paper.received.values()) add(w, 'received')
  add(held, 'held')
  return days
}

function addDay(days: StandingDay[], day: number, what: DayKind): void {
  if (!days.some((d) => d.day === day)) days.push({ day, what })
}

/** First and last day of a date that is only a month, a year or an interval: "1962-09". */
export function spanOf(paper: Paper): readonly [number, number] | undefined {
  const said = paper.written ?? paper.sent ?? paper.published
  const m = /^(\d{4})(?:-(\d{2}))?[?~%]?$/.exec(said?.edtf ?? '')
  if (!m) return undefined
  const [year, month] = [Number(m[1]), m[2] ? Number(m[2]) : undefined]
  return month
    ? [dayNumber(year, month, 1), dayNumber(year, month + 1, 1) - 1]
    : [dayNumber(year, 1, 1), dayNumber(year, 12, 31)]
}

/** Minute of the day at which it was written or sent, and how far its clock was from Greenwich (minutes), if that is said. */
export function clockOf(paper: Paper): { readonly minute: number; readonly offset?: number } | undefined {
  const m = /T(\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?/.exec(paper.written?.edtf ?? paper.sent?.edtf ?? '')
  if (!m) return undefined
  const zone = m[3]
  const offset =
    zone === 'Z'
      ? 0
      : zone
        ? (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)))
        : undefined
  return { minute: Number(m[1]) * 60 + Number(m[2]), ...(offset !== undefined && { offset }) }
}

/** Where catalogue and date line disagree by half a year or more, the day that fits between the neighbours in the series. */
export function dayInSeries(
  days: readonly StandingDay[],
  day: number | undefined,
  before: number | undefined,
  after: number | undefined,
): number | undefined {
  const others = days.filter((d) => d.what === 'written' && day !== undefined && Math.abs(d.day - day) > 180)
  if (day === undefined || others.length === 0) return day
  const off = (d: number) => Math.max(0, (before ?? d) - d) + Math.max(0, d - (after ?? d))
  return [day, ...others.map((d) => d.day)].sort((a, b) => off(a) - off(b))[0]
}

/** For each paper of a numbered series the days of the dated ones before and after it: "d49" stands between "d48" and "d50". */
export function betweenNeighbours(
  papers: readonly { readonly id: string; readonly day: number | undefined }[],
): Map<string, readonly [number | undefined, number | undefined]> {
  const series = new Map<string, { id: string; n: number; day: number | undefined }[]>()
  for (const p of papers) {
    const m = /^(.*?)(\d{1,6})$/.exec(p.id)
    if (!m) continue
    const list = series.get(m[1]!)
    const one = { id: p.id, n: Number(m[2]), day: p.day }
    if (list) list.push(one)
    else series.set(m[1]!, [one])
  }
  const between = new Map<string, readonly [number | undefined, number | undefined]>()
  for (const list of series.values()) {
    list.sort((a, b) => a.n - b.n)
    const next: (number | undefined)[] = new Array(list.length)
    for (let i = list.length - 1, day: number | undefined; i >= 0; i--) {
      next[i] = day
      day = list[i]!.day ?? day
    }
    let before: number | undefined
    list.forEach((p, i) => {
      between.set(p.id, [before, next[i]])
      before = p.day ?? before
    })
  }
  return between
}
