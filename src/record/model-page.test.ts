/** The page on the model cannot rot: its kinds and fields are those of `said.ts`, no fewer and no more. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Kind, SAID } from './said.ts'

const page = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8')
const parts = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((part) => [/^`(\w+)`/.exec(part)?.[1], part.split(/^## /m)[0] ?? '']),
)

test('the page tells of every kind of entry and of no other', () => {
  expect([...parts.keys()].sort()).toEqual(Object.keys(SAID).sort())
})
test.each(Object.keys(SAID) as Kind[])('the page tells every field of a %s', (kind) => {
  const told = [...(parts.get(kind) ?? '').matchAll(/^\| `(\w+)` \|/gm)].map((m) => m[1])
  expect(told.sort()).toEqual(Object.keys(SAID[kind].shape).sort())
})
