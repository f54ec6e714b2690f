import { expect, test } from 'vitest'
import { asked, folder, letter, put } from './command-line.fixture.ts'

const ISSUE = `issues:
  - id: road
    title: How the goods go
    options: [{id: road/rail, text: By the northern railway}, {id: road/canal, text: By the winding canal}]
`
const PARTIES = '- {id: ana, kind: person, name: Ana Lindqvist}\n- {id: ben, kind: person, name: Ben Okafor}\n'

test('a stance that a letter suggests counts in nothing, and once its lines are in positions.yaml it counts and is suggested no more', async () => {
  const at = folder({
    'parties.yaml': PARTIES,
    'positions.yaml': ISSUE,
    'a1.md': letter(
      'ana',
      'ben',
      '1962-05-01',
      'We accept the northern railway. Carla expected that Ben Okafor would accept the winding canal.',
    ),
  })
  const suggested = await asked(['positions', at, '--suggested'])
  expect(suggested.status).toBe(0)
  expect(suggested.out).toContain('Ana Lindqvist accepts: road/rail')
  expect(suggested.out.replace(/\s+/g, ' ')).toContain('it is what somebody expects of a stance, and not the stance')
  expect((await asked(['positions', at])).out).toContain('Sides: none')
  put(at, 'confirmed/positions.yaml', suggested.out.slice(suggested.out.indexOf('stances:')))
  expect((await asked(['positions', at])).out).toContain('Ana Lindqvist accepts (1 May 1962, formal;')
  expect((await asked(['positions', at, '--suggested', '--format', 'json'])).out).toContain('"suggestions":[]')
})

test('an issue that is not there is refused with the issues there are', async () => {
  const at = folder({ 'positions.yaml': ISSUE })
  const { status, err } = await asked(['positions', at, '--issue', 'rood', '--suggested'])
  expect(status).toBe(2)
  expect(err).toContain('Issues: road.')
})

test('a stance on what is no option, and one of somebody unknown, are told with file and line, whatever is asked', async () => {
  const at = folder({
    'parties.yaml': PARTIES,
    'positions.yaml': `${ISSUE}stances:
  - {party: ana, option: road/rial, stance: accepts, when: 1962-05-01}
  - {party: anna, option: road/rail, stance: accepts, when: 1962-05-01}
packages:
  - {id: p, options: {road: road/bus}}
  - {id: q, options: {road: road/rail}}
  - {id: q, options: {road: road/canal}}
`,
  })
  for (const command of ['positions', 'check']) {
    const said = await asked([command, at])
    const all = `${said.out} ${said.err}`.replace(/\s+/g, ' ').replace(/warning: /g, '')
    expect(all).toContain('positions.yaml:6: the stance of Ana Lindqvist: It is on “road/rial”')
    expect(all).toContain('positions.yaml:7: the stance of anna: “anna” is a party that nobody entered')
    expect(all).toContain('the package p: It takes “road/bus” for the issue “road”, which has no such option')
    expect(all).toContain('Line 11: the package q stands here a second time; the first is on line 10')
  }
})

test('a package that somebody proposed is told with whom it goes against', async () => {
  const at = folder({
    'parties.yaml': PARTIES,
    'positions.yaml': `${ISSUE}stances:
  - {party: ana, option: road/rail, stance: accepts, when: 1962-05-01}
  - {party: ben, option: road/canal, stance: rejects, when: 1962-05-02}
packages:
  - {id: p, title: First draft, proposer: ben, options: {road: road/canal}}
  - {id: q, title: Second draft, proposer: ana, options: {road: road/rail}}
`,
  })
  const out = (await asked(['packages', at])).out.replace(/\s+/g, ' ')
  expect(out).toContain(
    'First draft (Ben Okafor): road/canal: goes against: Ana Lindqvist accepts only: By the northern railway',
  )
  expect(out).toContain('Second draft (Ana Lindqvist): road/rail: goes against nobody')
  const { proposals } = JSON.parse((await asked(['packages', at, '--format', 'json'])).out)
  expect(proposals.map((p: { id: string; against: unknown[] }) => [p.id, p.against.length])).toEqual([
    ['p', 2],
    ['q', 0],
  ])
})

test('an option that nobody holds is told of, and the rest is answered', async () => {
  const at = folder({
    'm.json':
      '{"options": ["x", "the weather"], "decisionMakers": [{"name": "A", "options": [0], "ranking": [1, 3, 0, 2]}]}',
  })
  const { status, out, err } = await asked(['stability', `${at}/m.json`])
  expect([status, out.split('\n')[0]]).toEqual([0, '4 states, 1 decision maker, 2 options'])
  expect(err.replace(/\s+/g, ' ')).toContain('warning: Nobody holds the weather: no move takes or drops it.')
})
