import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foldEntries } from '../record/fold.ts'
import { file, read, sharedUrl } from './letters.ts'

const readShared = (path: string) => (existsSync(sharedUrl(path)) ? readFileSync(sharedUrl(path)) : undefined)

const LETTER = file(
  'a.md',
  '---\nid: letters/a\nkind: letter\nfrom: [Ana Ruiz]\nto: [Ben Blau]\ndate: 1962-10-26\nnumber: "7"\n---\nDear Ben\n',
)

test('a line of a register that agrees with one letter in date, sender and addressee is that letter, and intake signs for it', async () => {
  const intake = await read([
    LETTER,
    file('r.csv', 'id,from,to,date,number\nr1,"Ruiz, Ana",Ben Blau,1962-10-26,7\nr2,Ana Ruiz,Ben Blau,1962-10-27,8\n'),
  ])
  const judgements = intake.entries.flatMap((e) => (e.kind === 'judgement' ? [e.said] : []))
  expect(judgements).toMatchObject([
    { decision: 'same', judge: 'intake', identity: ['letters/a', 'r1'], reason: expect.stringContaining('number: 7') },
  ])
  expect([...foldEntries(intake.entries, intake.bodies).papers.keys()]).toEqual(['letters/a', 'r2'])
  expect(intake.questions).toEqual([])
})

test('two letters of one day to one man are two candidates, and it is asked and not decided', async () => {
  const other = file(
    'b.md',
    '---\nid: letters/b\nkind: letter\nfrom: [Ana Ruiz]\nto: [Ben Blau]\ndate: 1962-10-26\n---\nDear Ben again\n',
  )
  const intake = await read([LETTER, other, file('r.csv', 'id,from,to,date\nr1,Ana Ruiz,Ben Blau,1962-10-26\n')])
  expect(intake.entries.filter((e) => e.kind === 'judgement')).toEqual([])
  expect(intake.questions.map((q) => q.papers)).toEqual([
    ['letters/a', 'r1'],
    ['letters/b', 'r1'],
  ])
})

test('another number is another letter', async () => {
  const intake = await read([LETTER, file('r.csv', 'id,from,to,date,number\nr1,Ana Ruiz,Ben Blau,1962-10-26,9\n')])
  expect(intake.entries.filter((e) => e.kind === 'judgement')).toEqual([])
  expect(intake.questions).toEqual([])
})

test('the founding telegram beside its entry in the register is a question for a person', async (context) => {
  const bytes = readShared('cases/october-1962/papers/mikoyan-telegram-1962-11-06.txt')
  if (!bytes) return context.skip('../shared/cases is not beside the checkout')
  const register = file(
    'm.md',
    '---\nid: mikoyan-cc-cpsu-1962-11-06\nkind: telegram\nfrom: [mikoyan]\nto: [cc-cpsu]\ndate: 1962-11-06\non-file: summary\n---\nConclusions.\n',
  )
  const intake = await read([register, file('papers/mikoyan-telegram-1962-11-06.txt', bytes)])
  expect(intake.questions).toEqual([
    {
      papers: ['mikoyan-cc-cpsu-1962-11-06', 'papers/mikoyan-telegram-1962-11-06'],
      reasons: ['date: 1962-11-06', 'sender: mikoyan', 'addressee: given in one of the two only', 'kind: telegram'],
    },
  ])
  expect(intake.entries.filter((e) => e.kind === 'judgement')).toEqual([])
})
