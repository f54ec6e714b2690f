/** The October example: what could have been seen, by whom and when; and that the answer moves when the record does. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { readPapers, type SourceFile } from '../intake/intake.ts'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { view } from '../views/view.ts'
import { findStanceChanges, makeProblem, makeRecordModel, settlementOn } from './from-record.ts'
import { makeGraph } from './graph.ts'
import { makeMatrix, type OptionRow } from './matrix.ts'
import { findPackages } from './packages.ts'
import { findStability } from './stability.ts'

const FOLDER = fileURLToPath(new URL('../../examples/october-1962/', import.meta.url))
const SEA = 'inspection/high-seas'

let files: SourceFile[]
let whole: Record

async function read(change: (text: string, path: string) => string = (t) => t): Promise<Record> {
  const changed = files.map((f) => ({
    ...f,
    bytes: Buffer.from(change(Buffer.from(f.bytes).toString('utf8'), f.path)),
  }))
  const { entries, bodies } = await readPapers(changed, { at: '2026-01-01T00:00:00Z' })
  return foldEntries(entries, bodies)
}

beforeAll(async () => {
  files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name) && !name.endsWith('README.md'))
    .map((name) => ({ path: name, bytes: readFileSync(FOLDER + name) }))
  whole = await read()
})

function rowOf(record: Record, option = SEA): OptionRow | undefined {
  return makeMatrix(record)
    .issues.flatMap((i) => i.rows)
    .find((r) => r.option === option)
}

const on = (asOf: string, seenBy?: string, record = whole) =>
  view(record, { asOf, ...(seenBy !== undefined && { seenBy }) })
const standings = (row: OptionRow | undefined) =>
  Object.fromEntries((row?.cells ?? []).map((c) => [c.side, c.standing]))
/** Papers that make an option acceptable, the latest last. */
const papers = (row: OptionRow | undefined) => row?.because.map((s) => s.in)

describe('checks on the high seas', () => {
  test('on 4 November are acceptable to all three, by passages of 30 October and 2 November, and nobody has put them together', () => {
    const row = rowOf(on('1962-11-04'))
    expect(row?.outcome).toBe('acceptable')
    expect(papers(row)!.slice(-2)).toEqual(['thant-castro-1962-10-30', 'kennedy-statement-1962-11-02'])
    expect(row!.taken!.raised).toBeUndefined()
    const problem = makeProblem(on('1962-11-04'), makeMatrix(on('1962-11-04')), 'accepted', ['inspection'])
    expect(findPackages(problem).acceptable).toEqual([{ inspection: SEA }])
  })

  test.each([
    ['1962-10-29', 'open'],
    ['1962-11-01', 'open'],
    ['1962-11-02', 'acceptable'],
  ])('as of %s they were %s', (asOf, outcome) => {
    expect(rowOf(on(asOf))?.outcome).toBe(outcome)
  })

  test('on 5 November are raised, thought possible and set aside', () => {
    const { taken } = rowOf(on('1962-11-05'))!
    expect(taken!.raised!.party).toBe('fidel-castro')
    expect(taken!.thoughtPossible.map((s) => s.party)).toEqual(['mikoyan'])
    expect(taken!.setAside).toBe(true)
  })

  test('Washington could see it on 4 November; to Moscow Cuba had not spoken, to Havana Moscow had not', () => {
    expect(rowOf(on('1962-11-04', 'usa'))?.outcome).toBe('acceptable')
    expect(rowOf(on('1962-11-04', 'ussr'))?.outcome).toBe('open')
    expect(standings(rowOf(on('1962-11-04', 'ussr'))).cuba).toBe('unknown')
    expect(rowOf(on('1962-11-04', 'cuba'))?.outcome).toBe('open')
    expect(standings(rowOf(on('1962-11-04', 'cuba'))).ussr).toBe('unknown')
    const seen = on('1962-11-04', 'cuba')
    expect(findPackages(makeProblem(seen, makeMatrix(seen), 'accepted', ['inspection'])).count).toBe(0)
  })

  test('Castro knows what he told the Secretary-General on 30 October, though the report of it is not his', () => {
    const his = on('1962-11-04', 'fidel-castro')
    expect(standings(rowOf(his)).cuba).toBe('accepts-if')
    expect(JSON.stringify(makeMatrix(his))).not.toContain('"in":"thant-castro-1962-10-30"')
  })

  test('nothing of a paper that Havana does not hold shows in its matrix', () => {
    const said = JSON.stringify(makeMatrix(on('1962-11-04', 'cuba')))
    expect(said).not.toContain('mikoyan-cc-cpsu-1962-11-02')
    expect(said).not.toContain('usun-')
    expect(said).toContain('kennedy-statement-1962-11-02')
  })

  test('toggle: with one stance turned into a refusal, the deal goes, and what would bring it back is that stance', async () => {
    const other = await read((text, path) =>
      path === 'positions.yaml' ? text.replace(/(id: p-p-12\n.*\n.*\n\s+stance: )accepts-if/, '$1rejects') : text,
    )
    const seen = on('1962-11-04', undefined, other)
    expect(rowOf(seen)?.outcome).toBe('refused')
    const problem = makeProblem(seen, makeMatrix(seen), 'accepted', ['inspection'])
    expect(findPackages(problem).count).toBe(0)
    expect(findStanceChanges(problem).map((c) => [c.side, c.option])).toContainEqual(['usa', SEA])
  })

  test('toggle: given the report of Castro’s words, Moscow sees the deal', async () => {
    const other = await read((text, path) =>
      path === 'positions.yaml' ? text.replace(/(id: p-p-07\n(?:.*\n)*?\s+known-to: \[cuba), /, '$1, ussr, ') : text,
    )
    expect(rowOf(on('1962-11-04', 'ussr', other))?.outcome).toBe('acceptable')
  })

  test('twin: with every party renamed and ten years on, nothing else changes', async () => {
    const rename = (t: string) =>
      t
        .replace(/\bcuba\b/g, 'ruritania')
        .replace(/\bussr\b/g, 'freedonia')
        .replace(/\busa\b/g, 'sylvania')
        .replace(/\bfidel-castro\b/g, 'rudolf')
        .replace(/\bmikoyan\b(?!-)/g, 'firefly')
        .replace(/\b1962\b/g, '1972')
        .replace(/\b1963\b/g, '1973')
    const moved: SourceFile[] = files.map((f) => ({
      path: rename(f.path),
      bytes: Buffer.from(rename(Buffer.from(f.bytes).toString('utf8'))),
    }))
    const { entries, bodies } = await readPapers(moved, { at: '2026-01-01T00:00:00Z' })
    const twin = foldEntries(entries, bodies)
    for (const [a, b] of [
      ['1962-11-04', '1972-11-04'],
      ['1962-11-01', '1972-11-01'],
    ] as const) {
      expect(rowOf(on(b, undefined, twin))?.outcome).toBe(rowOf(on(a))?.outcome)
      expect(standings(rowOf(on(b, undefined, twin)))).toEqual(
        JSON.parse(rename(JSON.stringify(standings(rowOf(on(a)))))),
      )
      expect(rowOf(on(b, 'sylvania', twin))?.outcome).toBe(rowOf(on(a, 'usa'))?.outcome)
      expect(rowOf(on(b, 'ruritania', twin))?.outcome).toBe(rowOf(on(a, 'cuba'))?.outcome)
    }
  })
})

describe('checks in the ports', () => {
  const ports = () => rowOf(on('1962-11-05'), 'inspection/ports')!
  const cuba = () => ports().cells.find((c) => c.side === 'cuba')!

  test('the formal refusal of the evening counts, not the outburst of the same day', () => {
    expect(cuba().standing).toBe('rejects')
    expect(cuba().ruling.map((s) => s.in)).toEqual(['memcon-mikoyan-trio-1962-11-05-evening'])
    expect(cuba().history.map((s) => s.manner)).toContain('off-the-cuff')
  })

  test('a whispered expectation of consent is listed as an expectation, and silence as no stance', () => {
    expect(ports().expected.map((s) => s.speaker)).toContain('alekseyev')
    expect(cuba().history.some((s) => s.stance === 'silent')).toBe(true)
    expect(cuba().ruling.every((s) => s.stance !== 'silent')).toBe(true)
  })

  test('what Mikoyan proposed without instructions does not become the position of Moscow', () => {
    const ussr = ports().cells.find((c) => c.side === 'ussr')!
    expect(ussr.standing).toBe('accepts-if')
    expect(ussr.history.some((s) => s.party === 'mikoyan' && s.authority === 'personal')).toBe(true)
  })
})

test('a settlement at sea would hold; one in the ports would not, because Cuba would go back on it', () => {
  const seen = on('1962-11-04')
  const built = makeRecordModel(seen, makeMatrix(seen), 'inspection')!
  const g = makeGraph(built.model)
  const { equilibrium } = findStability(g)
  expect(equilibrium[g.find(settlementOn(built, SEA)!)]).toBe(63)
  expect(equilibrium[g.find(settlementOn(built, 'inspection/ports')!)]! & 1).toBe(0)
})

test('entries made by hand count like those from a file', () => {
  const at = '2026-01-02T00:00:00Z'
  const entry = makeEntry(
    'stance',
    'late',
    {
      party: 'cuba',
      option: SEA,
      stance: 'rejects',
      when: { words: '3 November 1962', edtf: '1962-11-03' },
      manner: 'formal',
    },
    { by: 'keeper', at },
  )
  const record = foldEntries([...whole.filed.map((f) => f.entry), entry], whole.bodies)
  expect(rowOf(on('1962-11-04', undefined, record))?.outcome).toBe('refused')
})
