import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CALIBRATION, calibrate } from './calibration.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

it('a link said with more confidence than another keeps more', () => {
  expect(CALIBRATION.slope).toBeGreaterThan(0)
  fc.assert(
    fc.property(share, share, (a, b) => {
      if (a <= b) expect(calibrate(a)).toBeLessThanOrEqual(calibrate(b) + 1e-12)
    }),
  )
})

it('is a share of one, and leaves what is certain certain', () => {
  fc.assert(
    fc.property(share, (p) => {
      const q = calibrate(p)
      expect(q).toBeGreaterThanOrEqual(0)
      expect(q).toBeLessThanOrEqual(1)
    }),
  )
  expect([calibrate(0), calibrate(1)]).toEqual([0, 1])
})
