import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { file, read } from './letters.ts'

const PAGES = new URL('../../docs/formats/', import.meta.url)
const EXAMPLE = /^```\w+ (\S+\.\w+)\n([\s\S]*?)^```$/gm

const examples = readdirSync(PAGES).flatMap((page) =>
  [...readFileSync(new URL(page, PAGES), 'utf8').matchAll(EXAMPLE)].map((m) => ({ page, path: m[1]!, text: m[2]! })),
)

test.each(examples)('what docs/formats/$page shows as $path is read without a complaint', async ({ path, text }) => {
  const intake = await read([file(path, text)])
  expect(intake.problems).toEqual([])
  expect(intake.entries.length).toBeGreaterThan(0)
})

test('the pages have examples', () => {
  expect(examples.length).toBeGreaterThan(10)
})
