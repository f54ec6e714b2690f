import { describe, expect, test } from 'vitest'
import { lendEyes } from '../collation/eyes.ts'
import type { Eyes } from '../record/record.ts'
import { conditionsForEach, partiesTo, whatMustBeShown } from './confirmation.ts'
import { october, recordFrom } from './folder.fixture.ts'
import { forecastPlan } from './forecast.ts'
import { chainTo, openLinks, planOf } from './plan.ts'

const PARTIES =
  '- {id: ana, kind: person, name: Ana, member-of: [works]}\n- {id: works, kind: body, name: the Works}\n- {id: ben, kind: person, name: Ben}\n- {id: carla, kind: person, name: Carla}\n'
const bridge = async (plan: string, more: { readonly [path: string]: string } = {}) =>
  planOf(await recordFrom({ 'parties.yaml': PARTIES, 'plan.yaml': plan, ...more }))
const only = async (step: string) =>
  (await bridge(`steps:\n  - {id: s, title: Build, owner: works, ${step}}\n`)).steps[0]!

describe('a step’s standing follows from what was said of it', () => {
  test.each([
    ['', 'named'],
    ['{by: ben, says: proposed, when: 1931-05-01}', 'proposed'],
    ['{by: ana, says: agreed, when: 1931-05-01}', 'agreed'],
    ['{by: ana, says: refused, when: 1931-05-02}, {by: ben, says: proposed, when: 1931-05-01}', 'refused'],
    ['{by: ben, says: begun, when: 1931-05-01}', 'in effect'],
    ['{by: ana, says: done, when: 1931-05-01}', 'done by claim'],
    ['{by: ana, says: confirmed, when: 1931-05-01}', 'done by claim'],
    ['{by: ben, says: done, when: 1931-05-01}', 'confirmed'],
    ['{by: ana, says: done, when: 1931-05-01}, {by: ben, says: confirmed, when: 1931-05-03}', 'confirmed'],
    ['{by: ana, says: done, when: 1931-05-01}, {by: ben, says: disputed, when: 1931-05-03}', 'disputed'],
    ['{by: ana, says: begun, when: 1931-05-01}, {by: ana, says: suspended, when: 1931-05-03}', 'suspended'],
    ['{by: ana, says: suspended, when: 1931-05-03}, {by: ana, says: resumed, when: 1931-05-04}', 'in effect'],
    ['{by: ana, says: in-effect, when: 1931-05-01}, {by: ben, says: violated, when: 1931-05-03}', 'violated'],
    ['{by: ben, says: confirmed, when: 1931-05-01}, {by: ben, says: discharged, when: 1931-05-09}', 'discharged'],
    ['{by: ben, says: confirmed, when: 1931-05-01}, {by: ana, says: agreed, when: 1931-05-09}', 'confirmed'],
  ])('[%s] is %s', async (reports, status) => {
    expect((await only(`reports: [${reports}]`)).status).toBe(status)
  })

  test('where the order of two reports cannot be told, both outcomes are kept', async () => {
    const s = await only(
      'reports: [{by: ana, says: begun, when: 1931-05}, {by: ana, says: suspended, when: 1931-05}, {by: ana, says: resumed, when: 1931-05}]',
    )
    expect([s.status, ...s.orElse].sort()).toEqual(['in effect', 'suspended'])
  })

  test('only those who may confirm it do', async () => {
    const s = await only(
      'may-confirm: [carla], reports: [{by: ana, says: done, when: 1931-05-01}, {by: ben, says: confirmed, when: 1931-05-02}]',
    )
    expect(s.status).toBe('done by claim')
    expect(s.confirmation.state).toBe('confirmed without standing')
    expect(s.confirmation.withoutStanding.map((r) => r.by)).toEqual(['ben'])
  })
})

describe('what was broken, broken off or let off', () => {
  const plan = (says: string) =>
    bridge(
      `steps:
  - {id: a, title: Keep the gate shut, owner: works, reports: [{by: ana, says: done, when: 1931-05-01}, {by: ben, says: confirmed, when: 1931-05-02}, {by: ben, says: ${says}, when: 1931-05-09}]}
  - {id: b, title: Pay, owner: ben, after: [a]}
`,
    )
  test.each([
    ['violated', 'no', ['a']],
    ['suspended', 'no', ['a']],
    ['discharged', 'yes', ['b']],
  ])('%s: whoever waits for it finds his condition [%s]', async (says, met, open) => {
    const { steps } = await plan(says)
    expect(steps[0]!.confirmation.state).toBe(says)
    expect(steps[1]!.conditions[0]).toMatchObject({ met, why: `Keep the gate shut: ${says}` })
    expect(openLinks(steps).map((s) => s.id)).toEqual(open)
  })

  test('a claim of which one was let off is no step unconfirmed', async () => {
    const s = await only(
      'reports: [{by: ana, says: done, when: 1931-05-01}, {by: ben, says: discharged, when: 1931-05-09}]',
    )
    expect(s.confirmation.state).toBe('discharged')
  })
})

describe('an option that a step waits for', () => {
  const waiting = async (stances: string) =>
    (
      await bridge('steps:\n  - {id: s, title: Build, owner: works, waits-for: [quay/north]}\n', {
        'positions.yaml': `issues:
  - {id: quay, title: Where the quay is to be, options: [{id: quay/north, text: North of the mole}, {id: quay/south, text: South of it}]}
stances:
  - {party: ben, option: quay/south, stance: accepts, when: 1931-05-01}
${stances}`,
      })
    ).steps[0]!.conditions[0]
  const says = (party: string, stance: string, day = '02') =>
    `  - {party: ${party}, option: quay/north, stance: ${stance}, when: 1931-05-${day}}\n`

  test.each([
    [says('ana', 'accepts'), 'cannot tell', 'accepted by Ana, not by Ben'],
    [says('ana', 'proposes') + says('ben', 'accepts-if'), 'yes', 'acceptable to all, on conditions by Ben'],
    [says('ana', 'accepts') + says('ben', 'rejects'), 'no', 'rejected by Ben, accepted by Ana'],
    [says('ben', 'rejects') + says('ana', 'accepts') + says('ben', 'accepts', '09'), 'yes', 'acceptable to all'],
    [says('ben', 'accepts', '09') + says('ana', 'accepts') + says('ben', 'rejects'), 'yes', 'acceptable to all'],
    ['', 'cannot tell', 'nobody has accepted it'],
  ])('%s is [%s]', async (stances, met, why) => {
    expect(await waiting(stances)).toMatchObject({ kind: 'option', met, why: `“North of the mole”: ${why}` })
  })
})

test('a confirmation from before the day on which the deed was done, by the word of whoever did it, confirms nothing', async () => {
  const s = await only(
    'reports: [{by: ben, says: confirmed, when: 1931-05-02}, {by: ana, says: done, when: 1931-05-20}]',
  )
  expect(s.confirmation).toMatchObject({ state: 'claimed, not confirmed', beforeDeed: [{ by: 'ben' }] })
  expect(s.status).toBe('done by claim')
  // A letter of the 20th that says it is done says nothing of the day.
  const told = await bridge(
    'steps:\n  - {id: s, title: Build, owner: works, reports: [{by: ben, says: confirmed, when: 1931-05-02}, {by: ana, says: done, in: l}]}\n',
    { 'l.md': '---\nid: l\nkind: letter\nfrom: [ana]\nto: [ben]\ndate: 1931-05-20\n---\nSir,\n\nIt is built.\n' },
  )
  expect(told.steps[0]!.status).toBe('confirmed')
})

describe('what is wrong is said with its place, and nothing is computed on it', () => {
  test.each([
    [
      'steps:\n  - {id: a, title: A, after: [b]}\n  - {id: b, title: B, after: [a]}\n',
      'plan.yaml:2: step a',
      'in a circle: a → b → a',
    ],
    [
      'steps:\n  - {id: a, title: A, waits-for: [b]}\n  - {id: b, title: B, after: [a]}\n',
      'plan.yaml:2: step a',
      'in a circle: a → b → a',
    ],
    [
      'steps:\n  - {id: a, title: A, waits-for: [c]}\n',
      'plan.yaml:2: step a',
      '`waits-for` names "c", and no step, paper, statement or option on record has that id',
    ],
    ['steps:\n  - {id: a, title: A, duration: -3 days}\n', 'plan.yaml:2: step a', 'a negative duration'],
    ['steps:\n  - {id: a, title: A}\n  - {id: b, title: B, after: [c]}\n', 'plan.yaml:3: step b', '`after` names "c"'],
    ['steps:\n  - {id: a, title: A, duration: "triangular 4, 3, 2 days"}\n', 'plan.yaml:2: step a', 'no mass'],
    ['steps:\n  - {id: a, title: A, duration: "as recorded: cipher"}\n', 'plan.yaml:2: step a', 'no mass'],
    ['steps:\n  - {id: a, title: A, duration: soonish}\n', 'plan.yaml:2: step a', 'no duration that can be read'],
  ])('%j', async (yaml, place, words) => {
    const plan = await bridge(yaml)
    expect(plan.faults.map((f) => f.place)).toEqual([place])
    expect(plan.faults[0]!.message).toContain(words)
    expect(forecastPlan(plan)).toBeUndefined()
  })
})

test('names that stand for nothing are told with their place, and the clock runs', async () => {
  const plan = await bridge(
    'steps:\n  - {id: a, title: A, owner: works, carries-out: [quay/north], may-confirm: [ghost], consult: [ben, spectre], confirmed-by: [seal]}\n',
  )
  expect(plan.faults).toEqual([])
  expect(plan.unknownNames.map((f) => f.message)).toEqual([
    '`carries-out` names "quay/north", and no option on record has that id.',
    '`may-confirm` names "ghost", and no party on record has that id.',
    '`consult` names "spectre", and no party on record has that id.',
    '`confirmed-by` names "seal", and no paper or party on record has that id.',
  ])
  expect(new Set(plan.unknownNames.map((f) => f.place))).toEqual(new Set(['plan.yaml:2: step a']))
  expect((await october().then(planOf)).unknownNames).toEqual([])
})

describe('against the clock', () => {
  const chain =
    'steps:\n  - {id: a, title: Survey, owner: works, duration: 3 to 4 days, in: l}\n  - {id: b, title: Build, owner: works, after: [a], duration: 2 days, in: l}\n'
  const letter = {
    'l.md': '---\nid: l\nkind: letter\nfrom: [ben]\nto: [ana]\ndate: 1931-05-01\n---\nMadam,\n\nGo on.\n',
  }
  const DAY = 86_400_000

  test('three to four days and two: sure within six, never within five, evenly in between', async () => {
    const plan = await bridge(chain, letter)
    const within = (days: number) => forecastPlan(plan, { by: plan.now + days * DAY })!
    expect(within(6)).toMatchObject({ controllable: true, conflict: [] })
    expect(within(6).simulation.onTime!.value).toBe(1)
    expect(within(4.9).simulation.onTime!.value).toBe(0)
    expect(within(5.5).controllable).toBe(false)
    expect(within(5.5).conflict).toEqual(
      expect.arrayContaining(['Survey may take 4 days', 'Build is to be done within 5.5 days']),
    )
    expect(within(5.5).simulation.onTime!.value).toBeCloseTo(0.5, 1)
    expect(within(-3).conflict).toContain('Build was to be done 3 days ago')
  })

  test('a step stretched by half as much again is that much later', async () => {
    const plan = await bridge(chain, letter)
    const longer = forecastPlan(plan, { stretch: new Map([['b', 1.5]]) })!
    expect(longer.simulation.end.value - forecastPlan(plan)!.simulation.end.value).toBeCloseTo(DAY, -4)
  })
})

describe('what the clock does not say', () => {
  const DAY = 86_400_000
  const letter = {
    'l.md': '---\nid: l\nkind: letter\nfrom: [ben]\nto: [ana]\ndate: 1931-05-11\n---\nMadam,\n\nGo on.\n',
  }

  test('without a deadline there is nothing to be in time for; with one of a step’s own there is', async () => {
    const steps = (by: string) => `steps:\n  - {id: a, title: Survey, owner: works, duration: 3 days, in: l${by}}\n`
    const of = async (by: string) => forecastPlan(await bridge(steps(by), letter))!.dated
    expect([await of(''), await of(', by: 1931-05-20')]).toEqual([false, true])
  })

  test('nothing is done before the quickest: not the likeliest end, and not that of one run in ten', async () => {
    const plan = await bridge(
      'steps:\n  - {id: a, title: Survey, owner: works, duration: 3 to 4 days, in: l}\n  - {id: b, title: Build, owner: works, after: [a], in: l}\n',
      letter,
    )
    const { quickest, simulation } = forecastPlan(plan)!
    expect(quickest).toBe(3 * DAY)
    expect(quickest <= simulation.end.p10 && simulation.end.p10 <= simulation.end.p50).toBe(true)
  })

  test('what was refused holds nothing up, and is told', async () => {
    const plan = await bridge(
      `steps:
  - {id: a, title: Survey, owner: works, duration: 1 day, in: l}
  - {id: b, title: Ask the bishop, owner: ben, after: [a], duration: 9 days, in: l, reports: [{by: ben, says: refused, when: 1931-05-10}]}
  - {id: c, title: Build, owner: works, after: [b], duration: 2 days, in: l}
`,
      letter,
    )
    const forecast = forecastPlan(plan)!
    expect(forecast.refused).toEqual(['b'])
    expect(forecast.simulation.end.p50).toBeCloseTo(3 * DAY)
    expect(forecast.simulation.paths).toMatchObject([{ steps: ['a', 'c'], share: 1 }])
    expect(forecastPlan(plan, { step: 'b' })).toBeUndefined()
  })

  test('a length that was promised runs from the promise, whenever one looks', async () => {
    const end = async (more: string) => {
      const plan = await bridge(
        `steps:\n  - {id: a, title: Take it away, owner: works, duration: 30 days, in: l, ${more}}\n`,
        letter,
      )
      return Math.round((plan.now + forecastPlan(plan)!.simulation.end.p50) / DAY)
    }
    const day = (iso: string) => Math.round(Date.parse(iso) / DAY)
    const promised = 'promised: [{by: ana, when: "1931-05-01T12:00Z"}]'
    // The view is of 11 May, when the letter was written.
    expect(await end(promised)).toBe(day('1931-05-31T12:00Z'))
    expect(await end('reports: [{by: ben, says: proposed, when: 1931-05-01}]')).toBeGreaterThan(day('1931-06-08'))
  })

  test('of two chains that end at once the longer is told, in whatever order they were entered', async () => {
    const steps = [
      '  - {id: a, title: Survey, owner: works, duration: 3 days, in: l}\n',
      '  - {id: b, title: Sign, owner: works, after: [a], in: l}\n',
      '  - {id: c, title: Build, owner: works, after: [a, b], duration: 1 day, in: l}\n',
    ]
    for (const order of [steps, [...steps].reverse()]) {
      const plan = await bridge(
        `steps:\n${order.join('').replace('[a, b]', order === steps ? '[a, b]' : '[b, a]')}`,
        letter,
      )
      expect(forecastPlan(plan)!.simulation.paths[0]!.steps).toEqual(['a', 'b', 'c'])
    }
  })
})

describe('the quarantine as of 5 November 1962', async () => {
  const record = await october()
  const seen = lendEyes(record, { asOf: '1962-11-05' })
  const plan = planOf(seen)
  const chain = chainTo(plan, 'quarantine-lift')
  const state = (id: string) => chain.find((s) => s.id === id)?.confirmation.state

  test('dismantling is confirmed; the chain is open at loading, and dispatch waits for it', () => {
    expect(plan.faults).toEqual([])
    expect(['stop-work', 'order-dismantle', 'dismantle'].map(state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(['load', 'ship'].map(state)).toEqual(['nothing said', 'nothing said'])
    expect(openLinks(chain).map((s) => s.id)).toEqual(['load'])
    expect(chain.find((s) => s.id === 'ship')!.after).toEqual(['load'])
  })

  test('what the Cubans refused does not hold it up; loading does', () => {
    const forecast = forecastPlan(plan, { step: 'quarantine-lift', runs: 2000 })!
    expect(forecast.refused).toEqual(['port-observation'])
    expect(forecast.dated).toBe(false)
    expect(forecast.simulation.paths[0]!.steps).toEqual(['load', 'ship', 'thant-report', 'quarantine-lift'])
  })

  test('the missiles in Turkey, promised on 27 to 30 October for four to five months, go in March', () => {
    const { simulation } = forecastPlan(plan, { step: 'turkey', runs: 2000 })!
    const at = (ms: number) => new Date(plan.now + ms).toISOString().slice(0, 7)
    expect([at(simulation.end.p10), at(simulation.end.p90)]).toEqual(['1963-03', '1963-03'])
  })

  test('nothing on file would let U Thant say that the weapons are loaded and gone', () => {
    const theirs = lendEyes(seen, { seenBy: 'thant' })
    const shown = whatMustBeShown(seen, theirs, seen.steps.get('thant-report')!, seen.until)
    const of = (id: string) => shown.find((t) => t.step === id)?.state
    expect(of('load')).toBe('nothing on file confirms it')
    expect(of('ship')).toBe('nothing on file confirms it')
    expect(of('stop-work')).toBe('has it')
  })

  test('by 9 November loading is confirmed, from outside', () => {
    const later = planOf(lendEyes(record, { asOf: '1962-11-09' })).steps.find((s) => s.id === 'load')!
    expect(later.status).toBe('confirmed')
  })

  test('and if the American papers of the 7th and 8th were of the 4th, it would have been confirmed on the 5th', async () => {
    const moved = await october((path, text) =>
      /us-dod-statement-1962-11-08|excomm-1962-11-07/.test(path)
        ? text.replace(/"1962-11-0[78]/g, '"1962-11-04')
        : text,
    )
    expect(
      openLinks(chainTo(planOf(lendEyes(moved, { asOf: '1962-11-05' })), 'quarantine-lift')).map((s) => s.id),
    ).not.toContain('load')
  })

  test('loading waits for dismantling, which is confirmed on the record, and open for whoever holds nothing that says so', () => {
    const views = new Map([['thant', lendEyes(seen, { seenBy: 'thant' })]])
    const load = seen.steps.get('load')!
    expect(conditionsForEach(seen, load, views, seen.until)[0]).toMatchObject({
      id: 'dismantle',
      met: 'yes',
      openFor: ['thant'],
    })
    // What was broadcast everybody has.
    const order = seen.steps.get('order-dismantle')!
    expect(conditionsForEach(seen, order, views, seen.until)[0]).toMatchObject({
      id: 'stop-work',
      met: 'yes',
      openFor: [],
    })
    expect(partiesTo(seen, load)).toEqual(expect.arrayContaining(['ussr', 'mikoyan']))
  })

  test('what Havana sees of the plan has nothing from papers that it does not hold', () => {
    const havana = lendEyes(record, { asOf: '1962-11-05', seenBy: 'fidel-castro' })
    const { steps } = planOf(havana)
    const papers = steps.flatMap((s) => s.reports.flatMap((r) => r.paper ?? []))
    expect(papers.length).toBeGreaterThan(0)
    expect(papers.filter((id) => !havana.papers.has(id))).toEqual([])
    expect(steps.map((s) => s.id)).not.toContain('il28')
  })

  test('the demand of 12 November is no condition before it was made, nor for Havana, which had no report of it', () => {
    const lift = (eyes: Eyes) => planOf(lendEyes(record, eyes)).steps.find((s) => s.id === 'quarantine-lift')!.condition
    expect(lift({ asOf: '1962-11-04' })).toEqual([])
    expect(lift({ asOf: '1962-11-13' })).toEqual(['IL-28 removal ordered'])
    expect(lift({ asOf: '1962-11-04', seenBy: 'fidel-castro' })).toEqual([])
    expect(lift({ seenBy: 'fidel-castro' })).toEqual([])
  })

  test('and would be the same if those papers did not exist', async () => {
    const eyes = { asOf: '1962-11-05', seenBy: 'fidel-castro' }
    const havana = lendEyes(record, eyes)
    const without = await october((path, text) => {
      const paper = /^papers\/(.+)\.md$/.exec(path)?.[1]
      return paper !== undefined && !havana.papers.has(paper) ? '' : text
    })
    const told = (of: typeof record) =>
      planOf(lendEyes(of, eyes)).steps.map(({ reports, ...s }) => ({
        ...s,
        reports: reports.map(({ when: _, ...r }) => r),
      }))
    expect(without.papers.size).toBeLessThan(record.papers.size)
    expect(told(without)).toEqual(told(record))
  })

  test('nor does Havana learn from the plan when the order was carried out', () => {
    const step = planOf(lendEyes(record, { asOf: '1962-11-05', seenBy: 'fidel-castro' })).steps.find(
      (s) => s.id === 'order-dismantle',
    )!
    expect(step).toMatchObject({ status: 'agreed', confirmation: { state: 'nothing said' } })
    expect(step.actual).toBeUndefined()
  })
})

describe('in nobody’s eyes has the example a fault, or a thing that is not in the view', async () => {
  const record = await october()
  test.each(
    ['usa', 'ussr', 'kennedy', 'mikoyan', 'fidel-castro', 'thant'].flatMap((seenBy) =>
      ['1962-10-28', '1962-11-05', '1962-11-13', undefined].map((asOf) => [seenBy, asOf] as const),
    ),
  )('%s as of %s', (seenBy, asOf) => {
    const seen = lendEyes(record, { seenBy, ...(asOf !== undefined && { asOf }) })
    const plan = planOf(seen)
    expect(plan.faults).toEqual([])
    for (const s of seen.steps.values()) expect((s.after ?? []).filter((id) => !seen.steps.has(id))).toEqual([])
    for (const s of plan.steps) {
      expect(s.conditions.filter((c) => c.kind === 'unknown')).toEqual([])
      const named = [...s.reports.flatMap((r) => r.paper ?? []), ...(seen.steps.get(s.id)?.confirmedBy ?? [])]
      expect(named.filter((id) => !seen.papers.has(id) && !seen.parties.has(id))).toEqual([])
    }
  })
})
