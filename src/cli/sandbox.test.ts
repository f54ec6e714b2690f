/** Packed files are read in a child process only where the program is built: so it is the built program that is tested here. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { word } from '../intake/zip.fixture.ts'
import { PROJECT } from './command-line.fixture.ts'

type Sandbox = typeof import('../intake/sandbox.ts')
const built = (await import(/* @vite-ignore */ pathToFileURL(join(PROJECT, 'dist/intake/sandbox.js')).href)) as Sandbox

const letter = word('<w:p><w:r><w:t>Dear Ben, I have it.</w:t></w:r></w:p>')

test('a file that takes too long, or too much memory, is given up, and the next one is read', async () => {
  const late = await built.readPacked('docx', letter, { seconds: 0.001, megabytes: 512 })
  expect(late).toMatchObject({ fault: { code: 'reading-stopped', message: expect.stringContaining('seconds') } })
  const large = await built.readPacked('docx', letter, { seconds: 60, megabytes: 1 })
  expect(large).toMatchObject({ fault: { code: 'reading-stopped', message: expect.stringContaining('memory') } })
  expect(await built.readPacked('docx', letter)).toMatchObject({ text: 'Dear Ben, I have it.\n' })
}, 300_000)

test('files asked for at once are read one after the other, each with its own answer', async () => {
  const letters = ['one', 'two', 'three'].map((w) => word(`<w:p><w:r><w:t>${w}</w:t></w:r></w:p>`))
  const read = await Promise.all(letters.map((bytes) => built.readPacked('docx', bytes)))
  expect(read.map((r) => 'text' in r && r.text)).toEqual(['one\n', 'two\n', 'three\n'])
}, 300_000)
