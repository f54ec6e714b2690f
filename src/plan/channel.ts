/**
 * How long messages took, from the record's own transmissions. A passage counts when its stages run the whole way (encipher,
 * transmit, decipher, or whatever is asked), when it carries the whole paper, and when its hours are known well enough: a passage
 * known only to the day says nothing about hours, and is told as left aside, with its reason.
 */
import { dateOf, type Record, type Transmission } from '../record/record.ts'
import type { When } from '../record/when.ts'
import type { Distribution } from './distribution.ts'
import { areOneSide } from './sides.ts'

/** One measured passage: from `min` to `max` milliseconds, as sharp as its times. */
export interface PassageTime {
  readonly id: string
  readonly paper: string
  readonly channel?: string
  readonly stages: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly min: number
  readonly max: number
  /** One of its times is only about right. */
  readonly about: boolean
  /** When it had arrived for sure: before that nobody could have counted on it. */
  readonly known: number
}

export interface LeftAside {
  readonly paper: string
  readonly why: string
}

export interface PassageTimes {
  readonly measured: readonly PassageTime[]
  readonly leftAside: readonly LeftAside[]
  readonly distribution: (of: string) => Distribution
}

/** All measured passages of a record or view, in the order in which they arrived. */
export function collectPassages(record: Record): PassageTimes {
  const measured: PassageTime[] = []
  const leftAside: LeftAside[] = []
  for (const x of record.transmissions) {
    const time = measure(x)
    if ('why' in time) leftAside.push(time)
    else measured.push(time)
  }
  measured.sort((a, b) => a.known - b.known || a.min - b.min)
  return {
    measured,
    leftAside,
    distribution: (of) => {
      const word = of.trim().toLowerCase()
      const fit = measured.filter(
        (p) =>
          p.channel?.toLowerCase().includes(word) ||
          (word === 'cipher' && isWhole(p.stages)) ||
          p.stages.includes(word),
      )
      return { kind: 'empirical', values: fit.map(({ min, max }) => ({ min, max })), of: `passages by ${of}` }
    },
  }
}

/** Enciphered, sent and deciphered: the whole of a confidential passage. */
export const WHOLE = ['encipher', 'transmit', 'decipher'] as const

export function isWhole(stages: readonly string[]): boolean {
  return WHOLE.every((s) => stages.includes(s))
}

function measure(x: Transmission): PassageTime | LeftAside {
  const aside = (why: string): LeftAside => ({ paper: x.paper, why })
  if (!x.sent) return aside('the hour of sending is not on record')
  if (!x.received) return aside('the hour of arrival is not on record')
  if (x.parts !== undefined) return aside('only a part of the paper')
  const [sent, received] = [boundsOf(x.sent), boundsOf(x.received)]
  if (!sent || !received) return aside('its times are open')
  const min = Math.max(0, received.from - sent.to)
  const max = received.to - sent.from
  if (max < 0) return aside('it arrived before it was sent, by its dates')
  // An hour or a third of its length, whichever is more: beyond that the range says more about the dates than about the channel.
  const sharp = Math.max(HOUR, ((min + max) / 2) * 0.67)
  if (max - min > sharp) return aside('its times are known only to the day')
  return {
    id: x.id,
    paper: x.paper,
    stages: x.stages ?? [],
    min,
    max,
    about: Boolean(x.sent.approximate || x.received.approximate),
    known: received.to,
    ...(x.channel !== undefined && { channel: x.channel }),
    ...(x.from !== undefined && { from: x.from }),
    ...(x.to !== undefined && { to: x.to }),
  }
}

const HOUR = 3_600_000

/**
 * A clock time is sharp to the minute and means its beginning. "About five" is taken as five, and the passage as about so long: the
 * reach of the word would swallow the hours that are being measured.
 */
export function boundsOf(when: When): { readonly from: number; readonly to: number } | undefined {
  if (typeof when.earliest !== 'number' || typeof when.latest !== 'number') return undefined
  const reach = when.approximate && when.edtf?.includes('T') && when.latest - when.earliest >= 2 * HOUR ? HOUR : 0
  const to = when.latest - reach
  return { from: when.earliest + reach, to: Math.floor(to / 60_000) * 60_000 }
}

/** Passages of papers that one of the sides wrote, received or carried: other people's cables run on other wires. */
export function passagesOf(record: Record, times: PassageTimes, sides: readonly string[]): PassageTime[] {
  return times.measured.filter((p) => {
    const paper = record.papers.get(p.paper)
    const ends = [p.from, p.to, ...(paper ? [...paper.from, ...paper.to] : [])].filter(
      (id): id is string => id !== undefined,
    )
    return ends.some((e) => sides.some((s) => areOneSide(record, e, s)))
  })
}

/** When a paper left its author's hands for all that is known: published, sent, or its date. */
export function departureOf(record: Record, id: string): When | undefined {
  const paper = record.papers.get(id)
  if (!paper) return undefined
  const hours = [paper.sent, paper.published, paper.written].filter((w): w is When => w?.edtf?.includes('T') ?? false)
  return hours[0] ?? dateOf(paper)
}
