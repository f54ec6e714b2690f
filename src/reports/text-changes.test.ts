import { expect, test } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import { hashText } from '../record/text.ts'
import { findTextChange, sayTextChange } from './text-changes.ts'

const MONDAY = '2026-11-23T08:00:00.000Z'
const TUESDAY = '2026-11-24T08:00:00.000Z'

function changed(before: string, after: string) {
  const said = (text: string) => ({
    kind: 'letter',
    from: ['ana'],
    to: ['ben'],
    onFile: 'text' as const,
    textHash: hashText(text),
  })
  const entries = [
    makeEntry('paper', 'A1', said(after), { by: 'intake/text', at: TUESDAY }),
    makeEntry(
      'paper',
      'A1~1',
      { ...said(before), versionOf: 'A1', replaced: [TUESDAY] },
      { by: 'intake/text', at: MONDAY },
    ),
  ]
  return foldEntries(entries, new Map([before, after].map((t) => [hashText(t), t])))
}

test('one changed word is told with what stood there before', () => {
  const record = changed('I send twelve ships in May.', 'I send ten ships in May.')
  expect(sayTextChange(record, findTextChange(record, 'A1')!)).toBe(
    'version 2 of A1, changed 24 November 2026: “ten” where version 1 has “twelve”',
  )
  expect(sayTextChange(record, findTextChange(record, 'A1~1')!)).toBe(
    'version 1 of 2 of A1: “twelve” where version 2 has “ten”',
  )
})

test('a passage that was taken out is told as one that the version before has', () => {
  const ports = 'We would remove the arms from the southern ports before the winter.'
  const record = changed(`${ports} The pilots must be paid for the whole of that time.`, ports)
  const change = findTextChange(record, 'A1')!
  expect(change.onlyThere.map((l) => l.words)).toEqual(['The pilots must be paid for the whole of that time.'])
  expect(sayTextChange(record, change)).toContain('without 1 passage that version 1 has')
})

test('a word added at the end, and a change of spaces alone', () => {
  const added = changed('I send the ships.', 'I send the ships. Today.')
  expect(sayTextChange(added, findTextChange(added, 'A1')!)).toContain('“Today.”, which version 1 lacks')
  const spaced = changed('I send  the ships.', 'I send the ships.')
  expect(sayTextChange(spaced, findTextChange(spaced, 'A1')!)).toContain('spaced otherwise than version 1')
})
