/**
 * Sources give one paper different days: its heading, another copy of it, and the papers that cite it. Written, sent and
 * received are kept apart: a letter cited by the day of its receipt is said to be so.
 *
 *     Ana's letter is headed 3 May    ·    Ben cites it as of 4 May, when it came    ·    a copy bears 2 May
 */
import { dayNumber, type Shelved } from '../collation/shelf.ts'
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import type { Check } from './checks.ts'
import { evidenceOf, finding, list, sayDayNumber, sayPaper, titleOrPaper } from './evidence.ts'
import type { Evidence, Finding } from './finding.ts'

interface OtherDay {
  readonly day: number
  /** Day of receipt or publication: explained. */
  readonly explained: boolean
  readonly says: string
  readonly evidence?: Evidence
  readonly paper: string
}

export const dateConflict: Check = {
  name: 'date-conflict',
  severity: 'warning',
  title: 'Sources give one paper different days',
  run: (record, whole) => {
    const others = new Map<string, OtherDay[]>()
    const add = (paper: string, other: OtherDay) => others.set(paper, [...(others.get(paper) ?? []), other])
    for (const paper of record.papers.values()) {
      const original = paper.versionOf === undefined ? undefined : record.papers.get(paper.versionOf)
      const [mine, its] = [ownDay(paper), original && ownDay(original)]
      if (original && mine !== undefined && its !== undefined && mine !== its)
        add(original.id, {
          day: mine,
          explained: false,
          says: `${paper.title || 'another version'} bears ${sayDayNumber(mine)}`,
          paper: paper.id,
        })
    }
    whole.readings.forEach((found, i) => {
      const link = whole.links[i]!
      const cited =
        link.outcome === 'resolved' && !link.set && link.target ? whole.shelf.byId.get(link.target) : undefined
      const said = cited && found?.date?.day ? citedDay(found.date, cited) : undefined
      if (!cited || said === undefined || cited.days.length === 0) return
      const own = ownDay(cited.paper)
      if (said === own || own === undefined || cited.days.some((d) => d.day === said && d.what === 'held')) return
      const known = cited.days.find((d) => d.day === said)
      // A clock that is a day ahead elsewhere is no conflict when the sending itself spans two days.
      if (known && (known.what === 'written' || known.what === 'sent')) return
      add(cited.paper.id, {
        day: said,
        explained: known !== undefined,
        says: `cited as of ${sayDayNumber(said)}${known ? `, the day it was ${known.what},` : ''} in ${titleOrPaper(record, link.paper)}`,
        evidence: evidenceOf(link),
        paper: link.paper,
      })
    })
    return [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, days]) => report(record, id, days))
  },
}

function ownDay(paper: Paper): number | undefined {
  const c = civilDate(paper.written ?? paper.sent ?? dateOf(paper))
  return c?.year !== undefined && c.month && c.day ? dayNumber(c.year, c.month, c.day) : undefined
}

/** The day a passage gives, with month and year from the paper it was found to mean where the words leave them out. */
function citedDay(date: { year?: number; month?: number; day?: number }, cited: Shelved): number | undefined {
  const near = cited.day ?? cited.days[0]?.day ?? 0
  if (!date.day) return undefined
  // Across the end of a month or a year the nearest day of that name is meant: 1 January of a letter of 31 December.
  const days = [-1, 0, 1].map((step) => {
    const base = new Date(near * 86_400_000)
    const first = new Date(
      date.month
        ? Date.UTC(date.year ?? base.getUTCFullYear() + step, date.month - 1, 1)
        : Date.UTC(date.year ?? base.getUTCFullYear(), base.getUTCMonth() + step, 1),
    )
    return dayNumber(first.getUTCFullYear(), first.getUTCMonth() + 1, date.day!)
  })
  return days.reduce((a, b) => (Math.abs(b - near) < Math.abs(a - near) ? b : a))
}

function report(record: Record, id: string, days: readonly OtherDay[]): Finding {
  const distinct = [...new Map(days.map((d) => [`${d.day} ${d.paper}`, d])).values()].sort((a, b) => a.day - b.day)
  const explained = distinct.every((d) => d.explained)
  const evidence = distinct.flatMap((d) => (d.evidence ? [d.evidence] : []))
  return finding('date-conflict', {
    severity: explained ? 'info' : 'warning',
    message: `Different days are given for ${sayPaper(record, id)}: ${list(
      distinct.map((d) => d.says),
      6,
    )}.`,
    paper: id,
    evidence,
    papers: [id, ...new Set(distinct.map((d) => d.paper))],
    parties: [],
    next: explained
      ? 'The other day is that of its receipt or publication.'
      : 'Night, time zone, a copying slip, or two papers taken for one: compare the texts.',
  })
}
