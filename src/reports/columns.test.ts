import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromColumns, inColumns } from './columns.ts'

const there = (rows: readonly object[]) => JSON.parse(JSON.stringify(inColumns(rows)))

it('says an addressee once, however many letters he was sent', () => {
  const rows = [{ id: 'a', to: ['ben'] }, { id: 'b', to: ['ben'] }, { id: 'c' }]
  expect(there(rows)).toEqual({
    rows: 3,
    columns: [
      { name: 'id', values: ['a', 'b', 'c'] },
      { name: 'to', values: [['ben']], at: [0, 0, -1] },
    ],
  })
})

it('gives any rows again as they were, through JSON and back', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()))
  const row = fc.dictionary(
    fc.constantFrom('id', 'to', 'when', 'certain', '\0["x"]'),
    fc.oneof(value, fc.record({ words: fc.string() })),
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(fromColumns(there(rows))).toEqual(JSON.parse(JSON.stringify(rows)))
    }),
  )
})

it('does not take the words "[]" for an empty list', () => {
  const rows = [{ x: '\0[]' }, { x: [] }, { x: 1 }, { x: '1' }]
  expect(fromColumns(there(rows))).toEqual(rows)
})
