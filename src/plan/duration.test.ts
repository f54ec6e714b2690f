import { expect, test } from 'vitest'
import { readDuration, sayLength } from './duration.ts'

const H = 3_600_000
const D = 24 * H

test.each([
  ['3 days', { kind: 'fixed', value: 3 * D }],
  ['a week', { kind: 'fixed', value: 7 * D }],
  ['half an hour', { kind: 'fixed', value: H / 2 }],
  ['two and a half hours', { kind: 'fixed', value: 2.5 * H }],
  ['P3D', { kind: 'fixed', value: 3 * D }],
  ['PT6H', { kind: 'fixed', value: 6 * H }],
  ['3 to 4 days', { kind: 'uniform', min: 3 * D, max: 4 * D }],
  ['3–4 days', { kind: 'uniform', min: 3 * D, max: 4 * D }],
  ['three or four days', { kind: 'uniform', min: 3 * D, max: 4 * D }],
  ['6 hours to 2 days', { kind: 'uniform', min: 6 * H, max: 2 * D }],
  ['at most 4 days', { kind: 'uniform', min: 0, max: 4 * D }],
  ['about 4 hours', { kind: 'pert', min: 3 * H, mode: 4 * H, max: 6 * H }],
  ['triangular 2, 3, 7 days', { kind: 'triangular', min: 2 * D, mode: 3 * D, max: 7 * D }],
  ['pert 2, 3, 7 days', { kind: 'pert', min: 2 * D, mode: 3 * D, max: 7 * D }],
  ['lognormal median 6 hours spread 1.5', { kind: 'lognormal', median: 6 * H, spread: 1.5 }],
  ['exponential mean 2 days', { kind: 'exponential', mean: 2 * D }],
])('“%s” is read', (words, distribution) => {
  expect(readDuration(words)).toEqual({ kind: 'read', distribution })
})

test('of “at least two hours” only the least is known, and recorded passages are asked of the record', () => {
  expect(readDuration('at least two hours')).toEqual({ kind: 'at least', least: 2 * H })
  expect(readDuration('as recorded: cable')).toEqual({ kind: 'as recorded', of: 'cable' })
})

test.each([
  ['-3 days', 'negative'],
  ['4 to 3 days', 'no mass'],
  ['soon', 'no duration'],
  ['3', 'no duration'],
  ['P', 'no duration'],
  ['pert 1, 2 days', 'lacks a figure'],
])('“%s” is a fault', (words, why) => {
  const read = readDuration(words)
  expect(read.kind).toBe('fault')
  expect(read.kind === 'fault' && read.why).toContain(why)
})

test.each([
  [835 * 60_000, '13 h 55 min'],
  [0, '0 min'],
  [3 * D + 2 * H, '3 days 2 h'],
  [8.25 * D, '8.3 days'],
  [-2 * H, '−2 h'],
])('%d is said as %s', (ms, said) => {
  expect(sayLength(ms)).toBe(said)
})
