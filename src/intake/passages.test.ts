import { expect, test } from 'vitest'
import type { Said } from '../record/said.ts'
import { file, read } from './letters.ts'

const PAPERS = [
  file(
    'letters/petrie.md',
    'My dear Lindqvist,\n\nFurther to mine, Madame Voss’s last letter\nto me speaks of it. Your letter came; so did your letter.\n',
  ),
  file('lindqvist.md', '---\nid: lindqvist-1891\n---\nDear Petrie,\n'),
]
const judge = async (yaml: string, papers = PAPERS) => {
  const intake = await read([...papers, file('judgements.yaml', yaml)])
  const said = intake.entries.filter((e) => e.kind === 'judgement').map((e) => e.said as Said<'judgement'>)
  return { said, problems: intake.problems }
}

test('a passage is found by its words, white space and quotation marks aside, and keeps its real place', async () => {
  const { said, problems } = await judge(
    '- {decision: same, judge: Me, passage: {paper: letters/petrie, words: "Madame Voss\'s last letter to me"}, targets: [lindqvist-1891]}\n',
  )
  expect(problems).toEqual([])
  expect(said).toMatchObject([
    { passage: { paper: 'letters/petrie', start: 37, end: 68, words: 'Madame Voss’s last letter\nto me' } },
  ])
})

test('a passage with a wrong place is put right', async () => {
  const { said, problems } = await judge(
    '- {decision: same, judge: Me, passage: {paper: letters/petrie, start: 3, end: 9, words: last letter to me}, targets: []}\n',
  )
  expect(problems).toEqual([])
  expect(said).toMatchObject([{ passage: { start: 51, end: 68, words: 'last letter\nto me' } }])
})

test('words that stand in several places are named, unless what stands beside them tells', async () => {
  const twice = await judge(
    '- decision: same\n  judge: Me\n  passage: {paper: letters/petrie, words: letter}\n  targets: []\n',
  )
  expect(twice.said).toHaveLength(1)
  expect(twice.problems).toMatchObject([
    {
      code: 'passage-in-several-places',
      file: 'judgements.yaml',
      line: 1,
      message: expect.stringContaining('3 places'),
    },
  ])
  const told = await judge(
    '- {decision: same, judge: Me, passage: {paper: letters/petrie, words: letter, prefix: did your}, targets: []}\n',
  )
  expect(told.problems).toEqual([])
  expect(told.said).toMatchObject([{ passage: { start: 113, end: 119, words: 'letter' } }])
})

test('a passage that is not there, and ids that no paper bears, are said with their line and kept', async () => {
  const { said, problems } = await judge(
    '- {decision: same, judge: Me, passage: {paper: letters/petrie, words: your telegram}, targets: []}\n- {decision: same, judge: Me, passage: {paper: petrie, words: mine}, targets: [lindqvist-1892]}\n- {decision: same, judge: Me, identity: [nobody, lindqvist-1891]}\n',
  )
  expect(said).toHaveLength(3)
  expect(problems).toMatchObject([
    { code: 'passage-not-found', line: 1 },
    { code: 'unknown-paper', line: 2, message: expect.stringContaining('the nearest is "lindqvist-1891"') },
    { code: 'unknown-paper', line: 2, message: expect.stringContaining('the nearest is "letters/petrie"') },
    { code: 'unknown-paper', line: 3, message: expect.stringContaining('"nobody"') },
  ])
})

test('judgements read by themselves speak of papers that are on file already', async () => {
  const { said, problems } = await judge(
    '- {decision: same, judge: Me, passage: {paper: x, words: mine}, targets: [y]}\n',
    [],
  )
  expect(problems).toEqual([])
  expect(said).toMatchObject([{ passage: { paper: 'x', start: 0, end: 0, words: 'mine' } }])
})
