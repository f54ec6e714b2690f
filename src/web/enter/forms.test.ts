import { expect, test } from 'vitest'
import { readPapers } from '../../intake/intake.ts'
import { foldEntries } from '../../record/fold.ts'
import { type FormName, writeForm } from './forms.ts'

type Typed = { readonly [field: string]: string }

async function file(...forms: readonly (readonly [FormName, Typed])[]) {
  const files = forms.map(([form, typed], n) => writeForm(form, typed, 'Eli', `20260101-00000${n}`))
  const read = await readPapers(
    files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
    { at: '2026-01-01T00:00:00Z' },
  )
  return { record: foldEntries(read.entries, read.bodies), problems: read.problems.map((p) => p.message) }
}

test('an issue is filed with its options, and a package takes one of each', async () => {
  const { record, problems } = await file(
    [
      'issue',
      { id: 'road', title: 'The road', question: 'How?', options: 'rail: By rail\nBy the old canal; air/own: By air' },
    ],
    ['package', { id: 'ana-1', title: 'Ana’s draft', proposer: 'ana', chosen: 'road: road/rail' }],
  )
  expect(problems).toEqual([])
  expect(record.issues.get('road')).toMatchObject({
    title: 'The road',
    question: 'How?',
    options: [
      { id: 'road/rail', text: 'By rail' },
      { id: 'road/by-the-old-canal', text: 'By the old canal' },
      { id: 'air/own', text: 'By air' },
    ],
  })
  expect(record.packages.get('ana-1')).toMatchObject({ options: { road: 'road/rail' } })
})

test('a stance is filed with the passage that suggested it; a passage that is no passage is left out', async () => {
  const passage = { paper: 'T1', start: 0, end: 12, words: 'Ana refused.' }
  const typed = { party: 'ana', option: 'road/rail', stance: 'rejects', manner: 'formal', when: '../1962-05-03' }
  const [good, bad] = await Promise.all([
    file(['stance', { ...typed, passage: JSON.stringify(passage) }]),
    file(['stance', { ...typed, passage: '<script>' }]),
  ])
  expect(good.record.stances).toMatchObject([
    { party: 'ana', stance: 'rejects', when: { edtf: '../1962-05-03' }, passage },
  ])
  expect(bad.record.stances[0]).not.toHaveProperty('passage')
})

test('a package without an option says what it lacks, and files nothing', async () => {
  const { record, problems } = await file(['package', { id: 'ana-1', chosen: 'by rail' }])
  expect(record.packages.size).toBe(0)
  expect(problems.join(' ')).toContain('options')
})
