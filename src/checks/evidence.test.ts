import { expect, test } from 'vitest'
import { capital } from './evidence.ts'

test('a sentence begins with a capital, but an address of mail is written as it is', () => {
  expect(capital('the letter of 3 May')).toBe('The letter of 3 May')
  expect(capital('g1@x.example possibly holds it')).toBe('g1@x.example possibly holds it')
  expect(capital('the note to g1@x.example')).toBe('The note to g1@x.example')
})
