import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay, isoInstant } from './iso.ts'

test('an instant is written as the platform writes it, before 1970 and beyond four digits too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (at) => {
      expect(isoInstant(at)).toBe(new Date(at).toISOString())
    }),
  )
})

test('a day is that part of it', () => {
  expect(isoDay(0)).toBe('1970-01-01')
  expect(isoDay(-1)).toBe('1969-12-31')
})
