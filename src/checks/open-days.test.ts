import { expect, it } from 'vitest'
import { collate } from '../collation/collate.ts'
import { letter, party, recordOf } from '../record/notation.fixture.ts'
import { runChecks } from './checks.ts'

it('"your letters of 1 and 2 May", of which the 1st has two, puts those two to a person', () => {
  const ana = (id: string, on: string) => letter(id, 'ana', 'ben', on, 'Good day.')
  const record = recordOf(
    ...[party('ana', { name: 'Ana Alba' }), party('ben', { name: 'Ben Bruck' })],
    ...[ana('a1', '1962-05-01'), ana('a2', '1962-05-01'), ana('a3', '1962-05-02')],
    letter('b', 'ben', 'ana', '1962-05-08', 'I have your letters of 1 and 2 May.'),
  )
  const found = runChecks(record, collate(record), ['ambiguous-reference'])
  expect(found.map((f) => [...f.papers].sort())).toEqual([['a1', 'a2']])
})
