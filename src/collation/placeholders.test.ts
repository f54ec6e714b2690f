import { expect, it } from 'vitest'
import { letter, party, recordOf } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'

/** How papers that are not on file are called, from what one letter says of them. */
function asked(text: string): string[] {
  const people = [party('ana', { name: 'Ana Alba' }), party('ben', { name: 'Ben Bruck' })]
  const { placeholders } = collate(recordOf(...people, letter('b', 'ben', 'ana', '1962-05-08', text)))
  return [...placeholders.values()].map((p) => p.description)
}

it('what is not on file is called by the word of whoever cites it', () => {
  expect(asked('I have your despatch No. 44.')).toEqual(['despatch 44, Ana Alba to Ben Bruck'])
  expect(asked('Reference your airgram A-118.')).toEqual(['airgram A-118, Ana Alba to Ben Bruck'])
  expect(asked('I refer to note verbale No. 12 of 3 May.')[0]).toMatch(/^note verbale 12/)
})

it('a series is spelled as the passage spells it', () => {
  expect(asked('See NSC Action 2301.')).toEqual(['NSC Action 2301'])
  expect(asked('See NIE 97-70.')).toEqual(['estimate NIE 97-70'])
  expect(asked('This answers Secto 12.')[0]).toMatch(/^telegram Secto 12/)
})

it('who brought it is told, and what two brought is two', () => {
  expect(asked('I have your letter of 3 May through Captain Lund.')).toEqual([
    'letter, Ana Alba to Ben Bruck, 3 May 1962, through Captain Lund',
  ])
  expect(
    asked('I have your letter of 3 May through Captain Lund. Your letter of 3 May through Mr. Moe is late.'),
  ).toHaveLength(2)
  expect(
    asked('I have your letter of 3 May through Captain Lund. Your letter of 3 May through Mr. Lund is late.'),
  ).toHaveLength(1)
})
