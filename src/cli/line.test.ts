/** The command line in a process of its own and in the one of the tests: the same words, the same answer. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asked, chancery, EXAMPLE, folder, TWO_LETTERS } from './command-line.fixture.ts'

test.each<[string, (root: string) => string[]]>([
  ['a long answer that makes the exit status 1', () => ['check', EXAMPLE, '--format', 'json']],
  ['notes beside the answer', (root) => ['links', root, '--as-of', '4 May 1962']],
  ['a wish for quiet', (root) => ['links', root, '--quiet', '--format', 'jsonl']],
  ['nothing asked', () => []],
  ['a word that is none', () => ['chekc', EXAMPLE]],
  ['a record that is not there', () => ['papers', '--record', join(EXAMPLE, 'none.chancery')]],
  ['a page of help', () => ['plan', '--help']],
])('%s: both say it alike', async (_, words) => {
  const root = folder(TWO_LETTERS)
  const said = await chancery(words(root))
  expect(said.out + said.err).not.toBe('')
  expect(await asked(words(root))).toEqual(said)
})
