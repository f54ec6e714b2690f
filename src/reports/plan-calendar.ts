/** The plan for other programs: iCalendar (RFC 5545) and CSV (RFC 4180). Of an uncertain step its whole stretch is written, and said so. */
import type { Forecast } from '../plan/forecast.ts'
import type { PlanStep } from '../plan/plan.ts'
import { nameOf, type Record } from '../record/record.ts'

/** One event for each step that has a time: when it was done, else when it is likely, else by when it must be. */
export function writeCalendar(record: Record, steps: readonly PlanStep[], forecast: Forecast | undefined): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Chancery//Plan//EN',
    `X-WR-CALNAME:${escapeText(record.settings.name)}`,
  ]
  for (const s of steps) {
    const time = timeOf(s, forecast)
    if (!time) continue
    const about = [
      s.owner && `Owner: ${nameOf(record, s.owner)}`,
      `Status: ${s.status}`,
      `Confirmation: ${s.confirmation.state}`,
      s.condition.length > 0 && `If: ${s.condition.join('; ')}`,
      time.what,
    ].filter(Boolean)
    lines.push(
      'BEGIN:VEVENT',
      `UID:${encodeURIComponent(s.id)}@chancery.invalid`,
      // The stamp is the time looked at: the same plan gives the same file.
      `DTSTAMP:${stamp(forecast?.from ?? time.from)}`,
      `DTSTART:${stamp(time.from)}`,
      `DTEND:${stamp(Math.max(time.to, time.from + 60_000))}`,
      `SUMMARY:${escapeText(s.title)}`,
      `DESCRIPTION:${escapeText(about.join('\n'))}`,
      `STATUS:${s.confirmation.state === 'confirmed' ? 'CONFIRMED' : s.status === 'refused' || s.status === 'discharged' ? 'CANCELLED' : 'TENTATIVE'}`,
      'END:VEVENT',
    )
  }
  lines.push('END:VCALENDAR')
  return `${lines.flatMap(foldLine).join('\r\n')}\r\n`
}

function timeOf(s: PlanStep, forecast: Forecast | undefined): { from: number; to: number; what: string } | undefined {
  const when = s.actual
  if (when && typeof when.latest === 'number')
    return {
      from: typeof when.earliest === 'number' ? when.earliest : when.latest,
      to: when.latest,
      what: `Done: ${when.words}`,
    }
  const likely = forecast?.simulation.steps.find((x) => x.id === s.id)
  if (forecast && likely && !s.vague)
    return {
      from: forecast.from + likely.begins,
      to: forecast.from + likely.p90,
      what: 'From its likely beginning to the end that nine in ten runs keep',
    }
  if (s.by && typeof s.by.latest === 'number')
    return { from: s.by.latest, to: s.by.latest, what: `To be done by ${s.by.words}` }
  return undefined
}

function stamp(ms: number): string {
  return `${new Date(ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\r?\n/g, '\\n')
}

/** Lines of at most 75 octets; what follows begins with a space. A character is never cut in two. */
function foldLine(line: string): string[] {
  const lines: string[] = []
  let at = ''
  let size = 0
  for (const c of line) {
    const octets = new TextEncoder().encode(c).length
    if (size + octets > 75) {
      lines.push(at)
      at = ' '
      size = 1
    }
    at += c
    size += octets
  }
  return [...lines, at]
}

const COLUMNS = [
  'id',
  'title',
  'owner',
  'status',
  'confirmation',
  'after',
  'condition',
  'promised',
  'by',
  'actual',
  'duration',
  'likely_begin',
  'p10',
  'p50',
  'p90',
  'critical',
]

export function writeSteps(record: Record, steps: readonly PlanStep[], forecast: Forecast | undefined): string {
  const at = (ms: number) => new Date((forecast?.from ?? 0) + ms).toISOString()
  const rows = steps.map((s) => {
    const likely = s.vague ? undefined : forecast?.simulation.steps.find((x) => x.id === s.id)
    return [
      s.id,
      s.title,
      s.owner === undefined ? '' : nameOf(record, s.owner),
      s.status,
      s.confirmation.state,
      s.after.join(' '),
      s.condition.join('; '),
      s.promised?.words ?? '',
      s.by?.edtf ?? s.by?.words ?? '',
      s.actual?.edtf ?? s.actual?.words ?? '',
      s.duration ?? '',
      ...(likely
        ? [at(likely.begins), at(likely.p10), at(likely.p50), at(likely.p90), likely.critical.toFixed(3)]
        : ['', '', '', '', '']),
    ]
  })
  return [COLUMNS, ...rows].map((r) => `${r.map(cell).join(',')}\r\n`).join('')
}

/** What a spreadsheet would take for a formula gets an apostrophe in front. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
