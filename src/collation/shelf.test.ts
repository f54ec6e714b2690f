import { describe, expect, test } from 'vitest'
import { letter, recordOf } from '../record/notation.fixture.ts'
import { view } from '../views/view.ts'
import { shelve } from './shelf.ts'

const early = letter('A1', 'ana', 'ben', '1962-05-01', 'I have your telegram Kilo 7.')
const late = letter('B1', 'ben', 'ana', '1962-05-09', 'I have your letter of 1 May.')

describe('a text on the shelf', () => {
  test('is read once, however often the clock is turned', () => {
    const record = recordOf(early, late)
    const readingAt = (asOf?: string) => shelve(view(record, asOf ? { asOf } : {})).byId.get('A1')?.reading
    expect(readingAt()?.references.length).toBeGreaterThanOrEqual(0)
    expect(readingAt('1962-05-02')).toBe(readingAt('1962-05-20'))
  })

  test('is read anew where the papers bear a series that it speaks of', () => {
    const numbered = letter('K7', 'ben', 'ana', '1962-04-30', 'No text to speak of.', { numbers: ['Kilo 7'] })
    const found = (record: ReturnType<typeof recordOf>) =>
      shelve(record)
        .byId.get('A1')!
        .reading.references.map((r) => r.words)
    const before = found(recordOf(early, late))
    const after = found(recordOf(early, late, numbered))
    expect(after.join()).toContain('Kilo 7')
    expect(found(recordOf(early, late))).toEqual(before)
    expect(before).not.toEqual(after)
  })
})
