import { expect, test } from 'vitest'
import { excerpt } from './print-text.ts'

test('an excerpt ends with its line, and says so when the line goes on', () => {
  expect(excerpt('One.\nI have your letter.\nThree.', 12, 23, 60)).toEqual({
    before: 'I have ',
    words: 'your letter',
    after: '.',
  })
  const { before, after } = excerpt(`${'word '.repeat(50)}your letter ${'word '.repeat(50)}`, 250, 261, 60)
  expect(before).toMatch(/^…word/)
  expect(after).toMatch(/word…$/)
})

test('a line of any length is looked at near the passage only', () => {
  // Looking through the line anew for each passage would take minutes, and the runner stops it.
  const text = 'word '.repeat(4_000_000)
  for (let i = 0; i < 5_000; i++) excerpt(text, 10_000_000 + i, 10_000_010 + i, 100)
})
