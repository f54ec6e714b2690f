import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Said } from '../record/said.ts'
import { file, read } from './letters.ts'

const page = readFileSync(new URL('../../docs/correcting.md', import.meta.url), 'utf8')
const files = [...page.matchAll(/^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm)].map((m) => file(m[1]!, m[2]!))

test('the folder on the page for editors is read without a complaint, and what it corrects is corrected', async () => {
  const intake = await read(files)
  expect(intake.problems).toEqual([])
  const judgement = intake.entries.find((e) => e.kind === 'judgement')!.said as Said<'judgement'>
  expect(judgement.passage).toEqual({
    paper: 'lindqvist-1891-05-03',
    start: 42,
    end: 58,
    words: 'your last\nletter',
  })
  expect(intake.entries.filter((e) => e.kind === 'copy').map((e) => (e.said as Said<'copy'>).paper)).toEqual([
    'petrie-1891-04-28',
    'lindqvist-1891-05-03',
  ])
  expect(intake.entries.filter((e) => e.kind === 'search')).toHaveLength(1)
})
