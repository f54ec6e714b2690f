/**
 * The dates of mail: those of headers (RFC 5322, and what programs write instead), and those in the lines that introduce a
 * quotation, in the languages that mail programs speak. The words are kept; the day is the one of whoever wrote them.
 */
import { readWhen, type WhenSaid } from '../record/when.ts'

const HEADER =
  /^(?:[\p{L}.]{2,12},?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{2,4}),?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*(?:([AP]M)\b\s*)?([+-]\d{4}\b|(?:GMT|UTC)[+-]\d{1,2}(?::?\d\d)?\b|[A-Z]{1,5}\b)?/iu
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED: { readonly [zone: string]: string } = {
  UT: 'Z',
  GMT: 'Z',
  UTC: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MSK: '+03:00',
  JST: '+09:00',
}

/** RFC 5322 date to EDTF in the sender's own offset: local days are what letters are cited by. Words alone if it is no date. */
export function readMailDate(header: string | undefined): WhenSaid | undefined {
  if (!header) return undefined
  if (header.length > 500) return { words: header }
  const m = HEADER.exec(header.replace(/\([^()]*\)/g, ' ').trim())
  const month = m ? MONTHS.indexOf(m[2]!.toLowerCase()) + 1 : 0
  if (!m || month === 0) {
    // asctime, as in "From " lines: "Fri Oct 26 19:00:00 2012".
    const a = /^[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)\s+(?:[A-Z]{2,5}\s+)?(\d{4})/.exec(
      header.trim(),
    )
    const read = a ? readMailDate(`${a[2]} ${a[1]} ${a[4]} ${a[3]}`) : readWrittenMailDate(header)
    return { words: header, ...(read?.edtf && { edtf: read.edtf }) }
  }
  const edtf = stamp(fullYear(m[3]!), month, Number(m[1]), hourOf(m[4]!, m[7]), m[5]!, m[6], readZone(m[8]))
  return edtf === undefined ? { words: header } : { words: header, edtf }
}

function fullYear(words: string): number {
  const n = Number(words)
  return words.length > 3 ? n : words.length === 3 ? n + 1900 : n + (n < 50 ? 2000 : 1900)
}

function hourOf(hour: string, half: string | undefined): number {
  const h = Number(hour)
  if (!half) return h
  return /p/i.test(half) ? (h % 12) + 12 : h % 12
}

/** An offset that no clock on earth has, and a name that stands for several, are no zone. */
function readZone(words: string | undefined): string {
  if (!words) return ''
  const far = /^(?:GMT|UTC)([+-])(\d{1,2}?):?(\d\d)?$/i.exec(words)
  if (far) return readZone(`${far[1]}${far[2]!.padStart(2, '0')}${far[3] ?? '00'}`)
  if (!/^[+-]/.test(words)) return NAMED[words.toUpperCase()] ?? ''
  if (words === '-0000') return 'Z'
  return Number(words.slice(1, 3)) > 14 || Number(words.slice(3)) > 59 ? '' : `${words.slice(0, 3)}:${words.slice(3)}`
}

const two = (n: number | string) => String(n).padStart(2, '0')

function stamp(
  year: number,
  month: number,
  day: number,
  hour?: number,
  minute?: string,
  second?: string,
  zone = '',
): string | undefined {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > days || year < 1 || month < 1 || month > 12) return undefined
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (hour === undefined || minute === undefined) return date
  if (hour > 23 || Number(minute) > 59) return date
  // A leap second is written as the last second of its minute.
  return `${date}T${two(hour)}:${two(minute)}${second ? `:${two(Math.min(59, Number(second)))}` : ''}${zone}`
}

/** The names of months by their first letters, in the languages that mail programs speak. */
const MONTH_STEMS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|janv|gen|ene|янв|sty|led)/, 1],
  [/^(?:feb|fev|fév|febb|фев|lut|úno|uno)/, 2],
  [/^(?:mar(?!t\.?$)|mär|mars|mrt|maa|мар|bře|marz)/, 3],
  [/^(?:apr|avr|abr|апр|kwi|dub)/, 4],
  [/^(?:may|mai|mei|mag|maj|май|мая|kvě)/, 5],
  [/^(?:jun|juin|giu|июн|cze|čer(?!ven?c))/, 6],
  [/^(?:jul|juil|lug|июл|lip|červenc)/, 7],
  [/^(?:aug|aoû|aou|ago|авг|sie|srp)/, 8],
  [/^(?:sep|set|сен|wrz|zář)/, 9],
  [/^(?:oct|okt|ott|out|окт|paź|říj)/, 10],
  [/^(?:nov|ноя|lis)/, 11],
  [/^(?:dec|dez|déc|dic|дек|gru|pro)/, 12],
]

function monthOf(word: string): number | undefined {
  const w = word.toLowerCase().replace(/\.$/, '')
  if (w === 'mart' || w === 'март') return 3
  return MONTH_STEMS.find(([stem]) => stem.test(w))?.[1]
}

const CLOCK = /(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2}))?(?:\s*([AaPp])\.?\s?[Mm]\.?(?!\p{L}))?(?!\d)/u
const ZONE =
  /(?:(?<=\d\s?)|\b(?=(?:GMT|UTC)))((?:GMT|UTC)?[+-]\d\d:?\d\d|(?:GMT|UTC)[+-]\d{1,2})(?!\d)|(?<=\d)(Z)\b|\b(UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|MSK|JST)\b/

/**
 * A date in running words, as the lines above quotations have it: "26 October 2012 at 19:00", "Oct 26, 2012, at 7:00 PM",
 * "Am 26.10.2012 um 19:00", "le ven. 26 oct. 2012 à 19:00", "2012-10-26 19:00", "10/26/12". Where day and month cannot be
 * told apart the EDTF value is the two days with a stroke between. Undefined if there is no whole date in them.
 */
export function readWrittenMailDate(words: string): WhenSaid | undefined {
  const day = findDay(words)
  if (!day) return undefined
  const rest = words.slice(day.end)
  const clock = CLOCK.exec(rest) ?? CLOCK.exec(words.slice(0, day.start))
  const zone = ZONE.exec(rest)
  const hour = clock ? hourOf(clock[1]!, clock[4] && `${clock[4]}M`) : undefined
  const stamps = day.days.map(([y, m, d]) =>
    stamp(y, m, d, hour, clock?.[2], clock?.[3], readZone(zone?.[1]?.replace(':', '') ?? zone?.[2] ?? zone?.[3])),
  )
  const good = [...new Set(stamps.filter((s): s is string => s !== undefined))]
  if (good.length === 0) return undefined
  const end = Math.max(
    day.end,
    clock && rest.includes(clock[0]) ? day.end + clock.index + clock[0].length : 0,
    zone ? day.end + zone.index + zone[0].length : 0,
  )
  return {
    words: words.slice(day.start, end),
    edtf:
      good.length === 1
        ? good[0]!
        : `${good
            .map((s) => s.slice(0, 10))
            .sort()
            .join('/')}`,
  }
}

interface Day {
  readonly start: number
  readonly end: number
  readonly days: readonly (readonly [number, number, number])[]
}

function findDay(words: string): Day | undefined {
  const at = (m: RegExpExecArray, days: Day['days']): Day => ({ start: m.index, end: m.index + m[0].length, days })
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(words)
  if (iso) return at(iso, [[Number(iso[1]), Number(iso[2]), Number(iso[3])]])
  const east = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(words)
  if (east) return at(east, [[Number(east[1]), Number(east[2]), Number(east[3])]])
  const dayFirst =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+|d[’'])?(\p{L}{3,12}\.?)[\s,-]+(?:de\s+)?(\d{4}|\d{2}(?![:\d]))/u.exec(
      words,
    )
  const first = dayFirst && monthOf(dayFirst[2]!)
  if (dayFirst && first) return at(dayFirst, [[fullYear(dayFirst[3]!), first, Number(dayFirst[1])]])
  const monthFirst = /(\p{L}{3,12}\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(words)
  const month = monthFirst && monthOf(monthFirst[1]!)
  if (monthFirst && month) return at(monthFirst, [[Number(monthFirst[3]), month, Number(monthFirst[2])]])
  const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/.exec(words)
  if (dotted) return at(dotted, [[fullYear(dotted[3]!), Number(dotted[2]), Number(dotted[1])]])
  const strokes = /(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/])/.exec(words)
  if (!strokes) return undefined
  const [a, b, year] = [Number(strokes[1]), Number(strokes[2]), fullYear(strokes[3]!)]
  return at(
    strokes,
    [[year, b, a] as const, [year, a, b] as const].filter(([, m]) => m <= 12),
  )
}

const MINUTE = 60_000

/** The minute since 1970 that a time with a clock means; undefined for a mere day. */
export function minuteOf(when: WhenSaid | undefined, zone?: string): number | undefined {
  if (!when?.edtf?.includes('T') || when.edtf.includes('/')) return undefined
  const { earliest } = readWhen(when, zone ?? when.zone ?? 'UTC')
  return typeof earliest === 'number' ? Math.floor(earliest / MINUTE) : undefined
}

/** "+03:00", as the sender's header has it: the clock by which he reads what he quotes. */
export function offsetOf(sent: WhenSaid | undefined): string | undefined {
  return /([+-]\d\d:\d\d|Z)$/.exec(sent?.edtf ?? '')?.[1]?.replace('Z', '+00:00')
}

/** Minutes that a time in a quotation may mean: by its own zone, else by the clock of whoever quotes, else by Greenwich. */
export function minutesMeant(when: WhenSaid | undefined, offset: string | undefined): number[] {
  if (/(?:[+-]\d\d:\d\d|Z)$/.test(when?.edtf ?? '')) return [minuteOf(when)].filter((m) => m !== undefined)
  return [...new Set([offset && minuteOf(when, offset), minuteOf(when, 'UTC')])].filter((m) => typeof m === 'number')
}
