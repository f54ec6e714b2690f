/**
 * Random exchanges of letters, each citing the one before by its day, and a third party with copies of some. What was not passed
 * on follows from the copies alone: it comes when one is taken away, goes when it is given back, and does not mind the names.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { copy, letter, type Noted, party, recordOf, settings, together } from '../record/notation.fixture.ts'
import { sketches, write as writeSketch } from '../record/random-record.fixture.ts'
import { MONTH_NAMES } from '../record/when.ts'
import { runChecks } from './checks.ts'
import type { Finding } from './finding.ts'

/** Two who write to each other, one who is given copies, the days of the letters, and which of them are copied. */
interface Exchange {
  readonly names: readonly [string, string, string]
  readonly days: readonly number[]
  readonly copied: readonly boolean[]
  readonly style: 0 | 1 | 2
}

const NAMES = [
  'Aldous Marsh',
  'Berta Quill',
  'Conrad Thorne',
  'Dora Pell',
  'Emil Varga',
  'Fenella Roe',
  'Gaspard Noir',
  'Ida Lund',
]
const exchanges: fc.Arbitrary<Exchange> = fc
  .record({
    names: fc.shuffledSubarray(NAMES, { minLength: 3, maxLength: 3 }),
    // No two letters on one day, and time enough between them to be copied.
    gaps: fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 3, maxLength: 9 }),
    from: fc.integer({ min: 0, max: 20_000 }),
    copied: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    style: fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
  })
  .map(({ names, gaps, from, copied, style }) => ({
    names: [names[0]!, names[1]!, names[2]!],
    days: gaps.map((_, i) => from + gaps.slice(0, i).reduce((a, b) => a + b, 0)),
    copied: copied.slice(0, gaps.length),
    style,
  }))

function iso(day: number): string {
  return new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10)
}

function inWords(day: number, style: Exchange['style']): string {
  const [y, m, d] = iso(day).split('-').map(Number)
  const month = MONTH_NAMES[m! - 1]!
  return style === 1
    ? `${month} ${d}, ${y}`
    : style === 2
      ? `the ${d}${nth(d!)} of ${month} ${y}`
      : `${d} ${month} ${y}`
}

function nth(d: number): string {
  if (d > 10 && d < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][d % 10] ?? 'th'
}

interface Ids {
  readonly parties: readonly [string, string, string]
  readonly paper: (i: number) => string
}

const PLAIN: Ids = { parties: ['a', 'b', 'c'], paper: (i) => `L${i}` }

function write(x: Exchange, ids: Ids = PLAIN): Noted[] {
  const [a, b, c] = ids.parties
  const papers = x.days.map((day, i) =>
    letter(
      ids.paper(i),
      i % 2 ? b : a,
      i % 2 ? a : b,
      iso(day),
      i === 0
        ? 'I write to you about the boundary.'
        : `I have received your letter of ${inWords(x.days[i - 1]!, x.style)}. The boundary stays where it is.`,
      { receivedBy: { [i % 2 ? a : b]: iso(day + 1) } },
    ),
  )
  const copies = x.copied.flatMap((is, i) =>
    is ? [copy(ids.paper(i), c, { since: iso(x.days[i]! + 1), how: 'given' })] : [],
  )
  return [
    settings({ name: 'An exchange', watch: [c] }),
    ...x.names.map((name, i) => party(ids.parties[i]!, { name })),
    ...papers,
    ...copies,
  ]
}

function check(x: Exchange, ids: Ids = PLAIN): readonly Finding[] {
  const record = recordOf(...write(x, ids))
  return runChecks(record, collate(record))
}

const notPassedOn = (findings: readonly Finding[]) => findings.filter((f) => f.check === 'paper-not-passed-on')
const lettersOf = (findings: readonly Finding[]) => findings.map((f) => f.papers[0]!).sort()
/** The letters that the copies alone say are wanting: cited by one that is copied, and not copied. */
const wanting = (x: Exchange) => x.days.map((_, i) => i).filter((i) => !x.copied[i] && x.copied[i + 1])

describe('random exchanges of letters', () => {
  test('what was not passed on is exactly what a copied letter cites and was not copied', () => {
    fc.assert(
      fc.property(exchanges, (x) => {
        expect(lettersOf(notPassedOn(check(x)))).toEqual(
          wanting(x)
            .map((i) => `L${i}`)
            .sort(),
        )
      }),
      { numRuns: 150, seed: 1962 },
    )
  })

  test('take one copy away: one finding more for it, if what is still held cites it; give it back: it goes', () => {
    fc.assert(
      fc.property(exchanges, fc.nat(), (x, n) => {
        const cited = x.days.map((_, i) => i).filter((i) => x.copied[i] && x.copied[i + 1])
        fc.pre(cited.length > 0)
        const taken = cited[n % cited.length]!
        const before = notPassedOn(check(x))
        const without = notPassedOn(check({ ...x, copied: x.copied.map((is, i) => is && i !== taken) }))
        const come = lettersOf(without).filter((id) => !lettersOf(before).includes(id))
        expect(come).toEqual([`L${taken}`])
        // Gone is at most what only the letter now taken away cited: the one before it.
        const gone = lettersOf(before).filter((id) => !lettersOf(without).includes(id))
        expect(gone).toEqual(taken > 0 && !x.copied[taken - 1] ? [`L${taken - 1}`] : [])
        expect(notPassedOn(check(x))).toEqual(before)
      }),
      { numRuns: 100, seed: 1962 },
    )
  })

  test('other names, other ids and another century change nothing else', () => {
    fc.assert(
      fc.property(exchanges, fc.shuffledSubarray(NAMES, { minLength: 3, maxLength: 3 }), fc.nat(), (x, names, salt) => {
        const tag = (i: number) => `q${((i + 1) * 7919 + salt) % 104729}-${i}`
        const ids: Ids = { parties: ['z9', 'm4', 'b1'], paper: tag }
        const later = 146_097 / 4 // a hundred years, to the day of the month where February allows
        const twin: Exchange = {
          ...x,
          names: [`${names[0]} Esq.`, `${names[1]} Esq.`, `${names[2]} Esq.`],
          days: x.days.map((d) => d + Math.round(later)),
        }
        const back = new Map<string, string>([
          ...x.days.map((_, i) => [tag(i), `L${i}`] as const),
          ...ids.parties.map((p, i) => [p, PLAIN.parties[i]!] as const),
        ])
        const plain = (f: Finding, to: (id: string) => string) =>
          JSON.stringify([
            f.check,
            f.severity,
            f.paper && to(f.paper),
            f.papers.map(to).sort(),
            f.parties.map(to).sort(),
          ])
        const own = check(x).map((f) => plain(f, (id) => id))
        const other = check(twin, ids).map((f) => plain(f, (id) => back.get(id) ?? id))
        expect(other.sort()).toEqual(own.sort())
      }),
      { numRuns: 100, seed: 1962 },
    )
  })

  test('the order in which the papers come in changes nothing', () => {
    fc.assert(
      fc.property(exchanges, fc.infiniteStream(fc.nat()), (x, keys) => {
        const notes = write(x)
        const at = new Map(notes.map((n) => [n, keys.next().value as number]))
        const record = recordOf(...[...notes].sort((p, q) => at.get(p)! - at.get(q)!))
        expect(runChecks(record, collate(record))).toEqual(check(x))
      }),
      { numRuns: 60, seed: 1962 },
    )
  })
})

describe('random records of every kind', () => {
  const checked = (notes: Noted) => {
    const record = recordOf(notes)
    return { record, findings: runChecks(record, collate(record)) }
  }

  test('the order in which things were entered changes nothing that is found', () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const noted = writeSketch(sketch)
        const reversed = { ...noted, entries: [...noted.entries].reverse() }
        expect(checked(reversed).findings).toEqual(checked(noted).findings)
      }),
      { numRuns: 100, seed: 1962 },
    )
  })

  test('whoever is given everything from the first day on is found to lack nothing', () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const all = sketch.papers.map((p) => copy(p.id, 'ana', { since: '1900-01-01' }))
        const { findings } = checked(together(writeSketch(sketch), ...all))
        expect(notPassedOn(findings).filter((f) => f.parties.includes('ana'))).toEqual([])
      }),
      { numRuns: 100, seed: 1962 },
    )
  })

  test('every finding points at papers, parties and passages that are on record, and says where to look next', () => {
    fc.assert(
      fc.property(sketches(), (sketch) => {
        const { record, findings } = checked(writeSketch(sketch))
        for (const f of findings) {
          expect(f.next, f.check).toBeTruthy()
          expect(f.help).toBe(`docs/checks/${f.check}.md`)
          for (const p of f.parties) expect(record.parties.has(p), f.message).toBe(true)
          for (const p of f.papers) expect(record.papers.has(p) || p.startsWith('absent:'), f.message).toBe(true)
          for (const e of f.evidence) {
            const text = record.bodies.get(record.papers.get(e.paper)!.textHash!)!
            expect(text.slice(...e.span)).toBe(e.words)
          }
        }
      }),
      { numRuns: 100, seed: 1962 },
    )
  })
})
