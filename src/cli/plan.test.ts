import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, EXAMPLE, folder } from './command-line.fixture.ts'

const network = (value: unknown) => join(folder({ 'network.json': JSON.stringify(value) }), 'network.json')
const step = (from: number, to: number, takes: number) => ({ from, to, min: takes, max: takes })
const LETTER = [{ from: 0, to: 1, min: 2, max: 5, contingent: true }]

describe('a network', () => {
  test('is controllable, or the constraints that conflict are named', async () => {
    const can = await asked(['plan', network({ nodes: [0, 1], constraints: LETTER }), '--format', 'json'])
    expect(JSON.parse(can.out)).toMatchObject({ controllable: true, conflict: [] })
    const cannot = await asked([
      'plan',
      network({ nodes: [0, 1], constraints: [...LETTER, { from: 0, to: 1, max: 4 }] }),
      '--format',
      'json',
    ])
    expect(cannot.status).toBe(0)
    const { controllable, conflict } = JSON.parse(cannot.out)
    expect(controllable).toBe(false)
    expect(conflict.map((c: { constraint: number }) => c.constraint).sort()).toEqual([0, 1])
    expect(conflict.map((c: { words: string }) => c.words).join(' ')).toContain('may take as long as 5')
  })

  test('with a deadline there is a probability, between its lowest and its highest', async () => {
    const { out } = await asked([
      'plan',
      network({ nodes: [0, 1], constraints: LETTER }),
      '--by',
      '3',
      '--format',
      'json',
    ])
    const { controllable, onTime } = JSON.parse(out)
    expect(controllable).toBe(false)
    expect(onTime.by).toBe(3)
    expect(onTime.probability).toBeCloseTo(1 / 3, 1)
    expect(onTime.lowest < onTime.probability && onTime.probability < onTime.highest).toBe(true)
  })

  test.each([
    [
      'a negative duration',
      { nodes: [0, 1], constraints: [{ from: 0, to: 1, min: -3, max: 2, contingent: true }] },
      'constraints[0]',
    ],
    ['an unknown node', { nodes: [0, 1], constraints: [{ from: 0, to: 5, max: 2 }] }, 'The node 5'],
    ['no constraints', { nodes: [] }, 'no network'],
  ])('%s: the place, exit status 2, and nothing on standard output', async (_, value, words) => {
    const { status, out, err } = await asked(['plan', network(value), '--format', 'json'])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(words)
  })
})

describe('the chance of a network never contradicts the verdict', () => {
  const ask = async (constraints: readonly object[], by: string) =>
    JSON.parse((await asked(['plan', network({ constraints }), '--by', by, '--format', 'json'])).out)

  test('a stretch that may last for ever has no chance that can be told, and the reason is', async () => {
    const answer = await ask([{ from: 0, to: 1, min: 2, contingent: true }], '10')
    expect(answer).toMatchObject({ controllable: false, noChance: expect.stringContaining('from 0 to 1') })
    expect(answer.onTime).toBeUndefined()
  })

  test.each([
    ['0.1 and 0.2 are in time for 0.3', [step(0, 1, 0.1), step(1, 2, 0.2)], '0.3', true, 1],
    ['and not for a hair less', [step(0, 1, 0.1), step(1, 2, 0.2)], '0.299', false, 0],
    ['a node may come before 0', [{ from: 0, to: 1, min: -5, max: -1 }], '-1', true, 1],
    ['and be tied to others', [{ from: 0, to: 1, min: -5, max: -1 }, step(1, 2, 4)], '-1', true, 1],
    ['though not so early', [{ from: 0, to: 1, min: -5, max: -1 }, step(1, 2, 4)], '-2', false, 0],
    ['no schedule at all', [...LETTER, { from: 0, to: 1, max: 1 }], '9', false, 0],
  ])('%s', async (_, constraints, by, controllable, probability) => {
    expect(await ask(constraints, by)).toMatchObject({ controllable, onTime: { probability } })
  })
})

test.each([
  ['--runs', 'abc', 'from 1 to 10,000,000'],
  ['--runs', '0', 'from 1 to 10,000,000'],
  ['--seed', '-3', 'from 0 to 10,000,000'],
])('%s %s is refused, of a network as of papers, and the range is told', async (option, value, words) => {
  const net = network({ constraints: LETTER })
  for (const what of [net, folder({ 'plan.yaml': 'steps:\n  - {id: a, title: A}\n' })]) {
    const { status, out, err } = await asked(['plan', what, '--by', what === net ? '1' : '1990-01-01', option, value])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(words)
  }
})

test('no way to be in time is an answer; it makes the exit status 1 for those who ask for that', async () => {
  const late = network({ nodes: [0, 1], constraints: [...LETTER, { from: 0, to: 1, max: 4 }] })
  const status = async (...words: string[]) => (await asked(['plan', late, ...words])).status
  expect([await status(), await status('--fail-on', 'error'), await status('--fail-on', 'never')]).toEqual([0, 1, 0])
})

describe('a plan', () => {
  test('that cannot be is told by `check`, with the file and the line', async () => {
    const at = folder({ 'plan.yaml': 'steps:\n  - {id: a, title: A}\n  - {id: b, title: B, after: [c]}\n' })
    const { status, out } = await asked(['check', at])
    expect(status).toBe(1)
    expect(out.replace(/\s+/g, ' ')).toContain('plan.yaml:3: step b: `after` names "c"')
  })

  test('with a cost that is none: the figure is named, and what was expected', async () => {
    const at = folder({ 'plan.yaml': 'steps:\n  - {id: a, title: A, by: 1931-05-01, delay: [{per-day: -5}]}\n' })
    const { err } = await asked(['plan', at])
    expect(err.replace(/\s+/g, ' ')).toContain('the cost of delay of a is "-5" per day: a number of 0 or more')
  })

  test('with a circle: the place, and nothing computed', async () => {
    const at = folder({ 'plan.yaml': 'steps:\n  - {id: a, title: A, after: [b]}\n  - {id: b, title: B, after: [a]}\n' })
    const { status, out, err } = await asked(['plan', at])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('in a circle')
  })

  test('of the example, as of 5 November: the open link, in JSON', async () => {
    const { out } = await asked([
      'plan',
      EXAMPLE,
      '--as-of',
      '1962-11-05',
      '--step',
      'quarantine-lift',
      '--by',
      '1962-11-09',
      '--format',
      'json',
    ])
    const answer = JSON.parse(out)
    expect(answer.open.slice(0, 2)).toEqual(['load', 'ship'])
    expect(answer.onTime).toMatchObject({ by: '1962-11-09' })
    expect(answer.toShow['thant-report'].find((t: { step: string }) => t.step === 'ship').state).toBe(
      'nothing on file confirms it',
    )
  })

  test('the same seed, the same answer; another seed, nearly', async () => {
    const ask = async (seed: string) =>
      JSON.parse(
        (
          await asked([
            'plan',
            EXAMPLE,
            '--as-of',
            '1962-11-05',
            '--by',
            '1962-11-09T06:00',
            '--step',
            'load',
            '--seed',
            seed,
            '--runs',
            '2000',
            '--format',
            'json',
          ])
        ).out,
      ).forecast.simulation.end
    const [a, again, b] = [await ask('7'), await ask('7'), await ask('8')]
    expect(again).toEqual(a)
    expect(b.value).not.toBe(a.value)
  })

  test('as a calendar: every line ends and folds as RFC 5545 has it, and every event is whole', async () => {
    const { out } = await asked(['plan', EXAMPLE, '--format', 'ics'])
    const lines = out.split('\r\n')
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.at(-2)).toBe('END:VCALENDAR')
    expect(out.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
    expect(lines.every((l) => Buffer.byteLength(l) <= 75)).toBe(true)
    const events = out.replace(/\r\n /g, '').split('BEGIN:VEVENT').slice(1)
    expect(events.length).toBeGreaterThan(10)
    for (const e of events)
      expect(e).toMatch(
        /UID:\S+\r\nDTSTAMP:\d{8}T\d{6}Z\r\nDTSTART:\d{8}T\d{6}Z\r\nDTEND:\d{8}T\d{6}Z\r\nSUMMARY:.+\r\n/,
      )
  })

  test('as a table: a row to a step, and no formula', async () => {
    const at = folder({ 'plan.yaml': 'steps:\n  - {id: a, title: "=1+1, \\"quoted\\""}\n' })
    const { out } = await asked(['plan', at, '--format', 'csv'])
    const rows = out.split('\r\n')
    expect(rows[0]).toMatch(/^id,title,owner,status,confirmation/)
    expect(rows[1]).toMatch(/^a,"'=1\+1, ""quoted"""/)
  })
})

describe('consult', () => {
  test('between the American reply and the broadcast: 13 h 55 min, and it depends', async () => {
    const { out } = await asked([
      'plan',
      'consult',
      EXAMPLE,
      '--with',
      'fidel-castro',
      '--before',
      '1962-10-28T17:00+03:00',
      '--format',
      'json',
    ])
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({
      asker: 'khrushchev',
      with: 'fidel-castro',
      verdict: 'depends',
      window: { min: 835 * 60_000 },
    })
    expect(answer.then.probability.value).toBeGreaterThan(0)
    expect(answer.record.oneWay.min).toBe(4 * 3_600_000)
    expect(answer.assumes.length).toBeGreaterThan(3)
  })

  test('looking forward from a time: what is left of the window', async () => {
    const { out } = await asked([
      'plan',
      'consult',
      EXAMPLE,
      '--with',
      'castro',
      '--from',
      'khrushchev',
      '--before',
      '1962-11-09T12:00Z',
      '--as-of',
      '1962-11-05T12:00Z',
    ])
    expect(out).toMatch(/^Yes/)
  })

  test('whom, and by when, must be said', async () => {
    expect(await asked(['plan', 'consult', EXAMPLE])).toMatchObject({
      status: 2,
      err: expect.stringContaining('--with PARTY'),
    })
    expect(await asked(['plan', 'consult', EXAMPLE, '--with', 'castro', '--before', 'soon'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('neither a time nor a paper'),
    })
  })

  const ask = (...words: string[]) =>
    asked(['plan', 'consult', EXAMPLE, '--from', 'khrushchev', '--before', '1962-11-09T12:00Z', ...words])

  test('nobody consults his own side', async () => {
    expect(await ask('--with', 'mikoyan', '--since', '1962-11-05T12:00Z')).toMatchObject({
      status: 2,
      err: expect.stringContaining('are one side'),
    })
  })

  test('a window that ends before it begins is none', async () => {
    expect(await ask('--with', 'castro', '--since', '1962-11-15T12:00Z')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--since 1962-11-15T12:00Z lies after --before 1962-11-09T12:00Z'),
    })
  })

  test('who decides at once says so with 0', async () => {
    const { status, out } = await ask('--with', 'castro', '--since', '1962-11-05T12:00Z', '--decide', '0')
    expect(status).toBe(0)
    expect(out).toContain('Time to decide is counted as given')
  })
})
