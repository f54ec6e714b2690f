/**
 * Talks: a passage may mean a talk by its day, by who took part, or by its place among the writer's talks ("the first conversation",
 * "the next meeting"). What it means is the minutes, if there are any on file, else the meeting.
 */
import { languages } from '../reading/languages.ts'
import type { Record } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import { type Keys, keysOfName, keysOfParty, likeness, union } from './parties.ts'
import type { Shelved } from './shelf.ts'
import { clockOf, dayNumber } from './standing.ts'

export interface Talk {
  /** The minutes, or the meeting if it has none. */
  readonly id: string
  readonly day: number
  readonly minute: number
  /** The town, as far as the record says. */
  readonly place?: string
  /** One set of keys for each who was there. */
  readonly present: readonly Keys[]
  readonly everybody: Keys
}

/** Papers that are accounts of one talk → the one that stands for it: minutes before reports, the earliest first. */
export type Accounts = ReadonlyMap<string, string>

export interface Talks {
  readonly all: readonly Talk[]
  /** By key of one who was there. */
  readonly byPresent: ReadonlyMap<string, readonly Talk[]>
  readonly accounts: Accounts
}

export function layOutTalks(record: Record, papers: readonly Shelved[]): Talks {
  const minutes = new Map<string, Shelved[]>()
  for (const s of papers)
    if (s.paper.meeting !== undefined) minutes.set(s.paper.meeting, [...(minutes.get(s.paper.meeting) ?? []), s])
  const accounts = new Map<string, string>()
  const all: Talk[] = []
  for (const meeting of record.meetings.values()) {
    const texts = [...(minutes.get(meeting.id) ?? [])].sort(
      (a, b) =>
        isMinutes(b) - isMinutes(a) || (a.day ?? Infinity) - (b.day ?? Infinity) || (a.paper.id < b.paper.id ? -1 : 1),
    )
    for (const s of texts) accounts.set(s.paper.id, texts[0]!.paper.id)
    const c = civilDate(meeting.when)
    if (c?.year === undefined || !c.month || !c.day) continue
    const clock = /T(\d{2}):(\d{2})/.exec(meeting.when?.edtf ?? '')
    const present = (meeting.present ?? []).map((p) =>
      union(keysOfParty(record, p.party), ...[p.for ?? []].flat().map((id) => keysOfParty(record, id))),
    )
    all.push({
      id: texts[0]?.paper.id ?? meeting.id,
      day: dayNumber(c.year, c.month, c.day),
      minute: clock ? Number(clock[1]) * 60 + Number(clock[2]) : 0,
      present,
      everybody: union(...present),
      ...(meeting.place && { place: townOf(meeting.place) }),
    })
  }
  for (const s of papers) {
    if (s.paper.meeting !== undefined || s.day === undefined || s.reading.present.length < 2) continue
    const present = s.reading.present.map(keysOfName)
    all.push({
      id: s.paper.id,
      day: s.day,
      minute: clockOf(s.paper)?.minute ?? 0,
      present,
      everybody: union(...present),
    })
  }
  all.sort((a, b) => a.day - b.day || a.minute - b.minute || (a.id < b.id ? -1 : 1))
  const byPresent = new Map<string, Talk[]>()
  for (const talk of all)
    for (const key of talk.everybody) {
      const list = byPresent.get(key)
      if (list) list.push(talk)
      else byPresent.set(key, [talk])
    }
  return { all, byPresent, accounts }
}

/** "Castro's apartment, Havana" → "Havana". */
function townOf(place: string): string {
  return place.split(',').at(-1)!.trim()
}

function isMinutes(s: Shelved): number {
  return languages().some(({ kinds }) => kinds.minutes.test(s.paper.kind)) ? 1 : 0
}

function firstFrom(list: readonly Talk[], day: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (list[mid]!.day < day) low = mid + 1
    else high = mid
  }
  return low
}

/** Talks at which all of these were present, between two days, in order. */
export function talksOf(talks: Talks, who: readonly Keys[], from: number, to: number): Talk[] {
  const [first] = who
  if (!first) return []
  const found = new Set<Talk>()
  for (const key of first) {
    if (key.startsWith('title:')) continue
    const list = talks.byPresent.get(key) ?? []
    for (let i = firstFrom(list, from); i < list.length && list[i]!.day <= to; i++) found.add(list[i]!)
  }
  return [...found]
    .filter((t) => who.every((keys) => (likeness(keys, t.everybody) ?? 0) === 1))
    .sort((a, b) => a.day - b.day || a.minute - b.minute || (a.id < b.id ? -1 : 1))
}
