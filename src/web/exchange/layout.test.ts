import { describe, expect, it } from 'vitest'
import type { DeskPaper, DeskParty } from '../../server/api.ts'
import { layOut } from './layout.ts'
import { strokeAt } from './strokes.ts'
import { ticksBetween } from './ticks.ts'

const at = (iso: string) => ({ words: iso, earliest: `${iso}:00.000Z`, latest: `${iso}:59.999Z` })
const day = (d: string) => ({ words: d, earliest: `${d}T00:00:00.000Z`, latest: `${d}T23:59:59.999Z` })
const letter = (id: string, from: string, to: string[], more: Partial<DeskPaper> = {}): DeskPaper => ({
  id,
  title: id,
  kind: 'letter',
  from: [from],
  to,
  receipts: [],
  awaited: [],
  numbers: [],
  state: 'on-file',
  certain: true,
  hasText: true,
  onFile: 'text',
  existence: 'attested',
  ...more,
})
const party = (id: string, traffic: number): DeskParty => ({ id, name: id, kind: 'person', traffic })
const others = {
  others: (n: number) => `${n} others`,
  folded: (name: string, n: number) => `${name} (${n})`,
  kind: (kind: string) => kind,
}
const desk = (papers: DeskPaper[], parties: DeskParty[], eyes = {}) => ({ papers, parties, meetings: [], eyes })

describe('the exchange laid out', () => {
  it('a letter runs from its sender at dispatch to its addressee at receipt', () => {
    const sent = at('1955-05-03T10:00')
    const got = at('1955-05-04T09:00')
    const { marks, lanes } = layOut(
      desk(
        [letter('a1', 'ana', ['ben'], { sent, received: got, receipts: [{ party: 'ben', when: got }] })],
        [party('ana', 2), party('ben', 1)],
      ),
      8,
      others,
    )
    expect(lanes.map((l) => l.name)).toEqual(['ana', 'ben'])
    expect(marks[0]).toMatchObject({
      lane: 0,
      legs: [{ lane: 1, at: Date.parse('1955-05-04T09:00:00.000Z') + 29_999.5 }],
    })
    expect(marks[0]!.band).toBeUndefined()
  })

  it('a letter of unknown receipt has an open end, and one dated to the day a band', () => {
    const { marks } = layOut(
      desk([letter('a1', 'ana', ['ben'], { sent: day('1955-05-03') })], [party('ana', 1), party('ben', 1)]),
      8,
      others,
    )
    expect(marks[0]!.legs).toEqual([{ lane: 1 }])
    expect(marks[0]!.band).toEqual([Date.parse('1955-05-03T00:00:00.000Z'), Date.parse('1955-05-03T23:59:59.999Z')])
  })

  it('a letter never arrives before it left, whatever the day-long bands say', () => {
    const sent = at('1955-05-03T20:00')
    const { marks } = layOut(
      desk(
        [letter('a1', 'ana', ['ben'], { sent, receipts: [{ party: 'ben', when: day('1955-05-03') }] })],
        [party('ana', 1), party('ben', 1)],
      ),
      8,
      others,
    )
    expect(marks[0]!.legs[0]!.at).toBe(marks[0]!.at)
  })

  it('many parties: the busiest keep their lanes, the rest share the last', () => {
    const parties = Array.from({ length: 20 }, (_, i) => party(`p${i}`, 20 - i))
    const { lanes, marks } = layOut(desk([letter('x', 'p19', ['p0'], { sent: day('1955-05-03') })], parties), 5, others)
    expect(lanes.map((l) => l.name)).toEqual(['p0', 'p1', 'p2', 'p3', '16 others'])
    expect(marks[0]).toMatchObject({ lane: 4, legs: [{ lane: 0 }] })
  })

  it('whoever looks has the first lane', () => {
    const { lanes } = layOut(
      desk([], [party('ana', 5), party('ben', 3), party('carla', 0)], { seenBy: 'carla' }),
      8,
      others,
    )
    expect(lanes[0]!.name).toBe('carla')
  })

  it('papers without any date are counted and not drawn', () => {
    expect(layOut(desk([letter('x', 'ana', [])], [party('ana', 1)]), 8, others)).toMatchObject({
      undated: 1,
      marks: [],
    })
  })

  it('one stray paper of another century does not squeeze the rest', () => {
    const papers = Array.from({ length: 30 }, (_, i) =>
      letter(`a${i}`, 'ana', ['ben'], { sent: day(`1955-05-${String(i + 1).padStart(2, '0')}`) }),
    )
    const { heart, from } = layOut(
      desk([letter('old', 'ana', [], { sent: day('1139-12-05') }), ...papers], [party('ana', 31), party('ben', 30)]),
      8,
      others,
    )
    expect(new Date(heart.from).getUTCFullYear()).toBe(1955)
    expect(new Date(from).getUTCFullYear()).toBeLessThan(1139)
  })
})

describe('the time axis', () => {
  const between = (from: string, to: string, zone = 'UTC') => ticksBetween(Date.parse(from), Date.parse(to), 10, zone)

  it('counts days in a week and months in a year', () => {
    expect(between('1962-10-22T00:00Z', '1962-10-28T00:00Z').map((t) => t.label)).toEqual([
      '22',
      '23',
      '24',
      '25',
      '26',
      '27',
      '28',
    ])
    expect(between('1962-10-22T00:00Z', '1962-10-28T00:00Z')[0]!.context).toBe('October 1962')
    expect(
      between('1962-01-01T00:00Z', '1962-10-15T00:00Z')
        .map((t) => t.label)
        .join(' '),
    ).toMatch(/^Jan .*Apr .*Oct/)
  })

  it('puts midnight where the clocks of the record put it, on both sides of the change', () => {
    const [before, after] = between('1962-10-27T12:00Z', '1962-10-29T12:00Z', 'America/New_York').filter(
      (t) => t.label === '00:00',
    )
    expect(new Date(before!.at).toISOString()).toBe('1962-10-28T04:00:00.000Z')
    expect(new Date(after!.at).toISOString()).toBe('1962-10-29T05:00:00.000Z')
  })

  it('never gives more ticks than there is room for, from minutes to centuries', () => {
    for (let length = 600_000; length < 4e13; length *= 3) {
      const ticks = ticksBetween(-length / 2, length / 2, 12, 'UTC')
      expect(ticks.length).toBeLessThan(20)
    }
  })
})

it('the pointer finds the nearest line within reach, and the one on top of two', () => {
  const strokes = [
    { index: 0, x0: 0, y0: 0, x1: 100, y1: 0 },
    { index: 1, x0: 0, y0: 20, x1: 100, y1: 20 },
    { index: 2, x0: 0, y0: 20, x1: 100, y1: 20 },
  ]
  expect(strokeAt(strokes, 50, 3)?.index).toBe(0)
  expect(strokeAt(strokes, 50, 18)?.index).toBe(2)
  expect(strokeAt(strokes, 50, 60)).toBeUndefined()
})
