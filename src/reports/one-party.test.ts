import { describe, expect, test } from 'vitest'
import { letter, party, recordOf } from '../record/notation.fixture.ts'
import { findPartiesThatMayBeOne } from './one-party.ts'

function groupsOf(...names: readonly string[]): string[][] {
  const record = recordOf(
    ...names.map((name, i) => letter(`${i}`, '', 'Ana', '1962-05-01', undefined, { from: [name] })),
  )
  return findPartiesThatMayBeOne(record).map((g) => g.parties.map((p) => p.name))
}

describe('names as written that may be one party', () => {
  test('a surname alone, with initials, and with a place go together', () => {
    expect(groupsOf('Petrie', 'J. M. Petrie', 'Petrie, Harwich')).toEqual([
      ['J. M. Petrie', 'Petrie', 'Petrie, Harwich'],
    ])
  })
  test('courtesy is no given name', () => {
    expect(groupsOf('Carla Voss', 'C. Voss', 'Madame Voss')).toEqual([['Carla Voss', 'C. Voss', 'Madame Voss']])
  })
  test('people of one surname and different given names are several', () => {
    expect(groupsOf('John Petrie', 'Nora Petrie')).toEqual([])
  })
  test('offices have no surnames', () => {
    expect(groupsOf('Department of State', 'Ministry of State')).toEqual([])
  })
  test('where somebody was declared the keeper has said who is who', () => {
    const record = recordOf(
      party('petrie', { name: 'J. M. Petrie' }),
      letter('1', 'A. Lindqvist', 'petrie', '1962-05-01'),
      letter('2', 'Lindqvist', 'petrie', '1962-05-02'),
    )
    expect(findPartiesThatMayBeOne(record)).toEqual([])
  })
  test('the line for parties.yaml quotes what YAML would misread', () => {
    const record = recordOf(
      letter('1', '', 'Ana', '1962-05-01', undefined, { from: ['Petrie, Harwich'] }),
      letter('2', 'J. Petrie', 'Ana', '1962-05-01'),
    )
    expect(findPartiesThatMayBeOne(record)[0]!.line).toBe(
      '- {id: petrie, kind: person, name: J. Petrie, aliases: ["Petrie, Harwich"]}',
    )
  })
})
