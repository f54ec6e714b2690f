import { expect, test } from 'vitest'
import { chancery, folder, letter, put } from './command-line.fixture.ts'

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
  const suggested = await chancery(['positions', at, '--suggested'])
  expect(suggested.status).toBe(0)
  expect(suggested.out).toContain('Ana Lindqvist accepts: road/rail')
  expect(suggested.out.replace(/\s+/g, ' ')).toContain('it is what somebody expects of a stance, and not the stance')
  expect((await chancery(['positions', at])).out).toContain('Sides: none')
  put(at, 'confirmed/positions.yaml', suggested.out.slice(suggested.out.indexOf('stances:')))
  expect((await chancery(['positions', at])).out).toContain('Ana Lindqvist accepts (1 May 1962, formal;')
  expect((await chancery(['positions', at, '--suggested', '--format', 'json'])).out).toContain('"suggestions":[]')
})

test('an issue that is not there is refused with the issues there are', async () => {
  const at = folder({ 'positions.yaml': ISSUE })
  const { status, err } = await chancery(['positions', at, '--issue', 'rood', '--suggested'])
  expect(status).toBe(2)
  expect(err).toContain('Issues: road.')
})
