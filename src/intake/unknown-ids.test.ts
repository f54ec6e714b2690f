import { expect, test } from 'vitest'
import { codesIn, file, paperIn, read } from './letters.ts'

const paper = (keys: string) => `---\nkind: letter\n${keys}---\nOne.\n\nTwo.\n`

test('an id that no paper bears is said once, with its line and the nearest, and kept', async () => {
  const intake = await read([
    file('letters/petrie-1891.md', paper('')),
    file('a.md', paper('answers: [petrie-1891]\ncites: [letters/petrie-1892, letters/petrie-1891]\n')),
    file('b.md', paper('encloses: [letters/petrie-1892]\nversion-of: nobody\n')),
  ])
  expect(intake.problems).toMatchObject([
    { code: 'unknown-paper', file: 'a.md', line: 3, message: expect.stringContaining('"letters/petrie-1891"') },
    { code: 'unknown-paper', file: 'a.md', line: 4, message: expect.stringContaining('"letters/petrie-1891"') },
    { code: 'unknown-paper', file: 'b.md', line: 4, message: expect.stringContaining('"nobody"') },
  ])
  expect(paperIn(intake, 'a').answers).toEqual(['petrie-1891'])
})

test('a statement is made in a paper and at a meeting that are there', async () => {
  const intake = await read([
    file('memo.md', paper('')),
    file('meetings.yaml', '- {id: talk-1, when: 1962-11-04}\n'),
    file(
      'statements.yaml',
      '- {speaker: ana, text: Yes., in: memo, meeting: talk-1}\n- {id: st2, speaker: ana, text: No., in: memos, meeting: talk-2}\n',
    ),
  ])
  expect(intake.problems).toMatchObject([
    { code: 'unknown-paper', file: 'statements.yaml', line: 2, message: expect.stringContaining('nearest is "memo"') },
    { code: 'unknown-meeting', line: 2, message: expect.stringContaining('nearest is "talk-1"') },
  ])
})

test('a copy cannot lack a section that the text has not', async () => {
  const intake = await read([file('a.md', paper('copies:\n  - {holder: ben, lacks: [s2, s9]}\n'))])
  expect(intake.problems).toMatchObject([
    { code: 'unknown-section', file: 'a.md', line: 4, message: expect.stringContaining('s1 to s2') },
  ])
})

test('a paper read by itself, a mail, and a paper told of elsewhere are not asked', async () => {
  expect(codesIn(await read([file('a.md', paper('answers: [b]\n'))]))).toEqual([])
  const mail = 'From: ana@x.org\nMessage-ID: <m1@x>\nIn-Reply-To: <m0@x>\nReferences: <m9@x>\n\nYes.\n'
  expect(codesIn(await read([file('a.eml', mail), file('b.md', paper(''))]))).toEqual([])
  const told = await read([
    file('a.md', paper('cites: [lost]\n')),
    file('b.md', paper('')),
    file('judgements.yaml', 'searches: [{paper: lost, where: the archive, result: not found}]\n'),
  ])
  expect(codesIn(told)).toEqual([])
})

test.each([70, 500, 5000, 20_000])('front matter of %i brackets is one plain message', async (n) => {
  for (const value of [`${'['.repeat(n)}a${']'.repeat(n)}`, '['.repeat(n)]) {
    const intake = await read([file('a.md', `---\nkind: letter\nfrom: ${value}\n---\nText\n`)])
    expect(intake.problems).toMatchObject([
      { severity: 'error', code: 'broken-front-matter', message: expect.stringContaining('within brackets') },
    ])
  }
})
