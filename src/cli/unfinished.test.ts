import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPapers } from '../intake/intake.ts'
import { word } from '../intake/zip.fixture.ts'
import { chancery, folder } from './command-line.fixture.ts'
import { rememberReading } from './unfinished.ts'

const letter = word('<w:p><w:r><w:t>Dear Ben, I have it.</w:t></w:r></w:p>')
const AT = { at: '2026-01-01T00:00:00Z' }

test('what an interrupted import took out of a file is not taken out again', async () => {
  const at = join(folder(), 'talks.chancery.unfinished')
  const files = [{ path: 'a.docx', bytes: letter }]
  const first = await readPapers(files, { ...AT, memory: rememberReading(at) })
  expect(readdirSync(at)).toHaveLength(1)
  const recalled: unknown[] = []
  const again = rememberReading(at)
  const second = await readPapers(files, {
    ...AT,
    memory: {
      ...again,
      recall: (key) => {
        recalled.push(again.recall(key))
        return recalled.at(-1)
      },
    },
  })
  expect(recalled).toEqual([expect.objectContaining({ text: 'Dear Ben, I have it.\n' })])
  expect(second.entries).toEqual(first.entries)
})

test('a memory that was cut short or changed is no memory', () => {
  const at = join(folder(), 'x.unfinished')
  const memory = rememberReading(at)
  memory.keep('docx-1', { text: 'Dear Ben' })
  expect(memory.recall('docx-1')).toEqual({ text: 'Dear Ben' })
  const [name] = readdirSync(at)
  writeFileSync(join(at, name!), '["0","{\\"text\\":\\"Dear Carla\\"}"]')
  expect(memory.recall('docx-1')).toBeUndefined()
  writeFileSync(join(at, name!), '["0"')
  expect(memory.recall('docx-1')).toBeUndefined()
  memory.forget()
  expect(existsSync(at)).toBe(false)
})

test('an import that comes to its end leaves nothing beside the record, and again adds nothing', async () => {
  const at = folder()
  writeFileSync(join(at, 'letter.docx'), letter)
  const record = join(at, 'talks.chancery')
  const first = await chancery(['import', join(at, 'letter.docx'), '--record', record, '--quiet'])
  expect(first.out).toContain('1 entry added')
  expect(existsSync(`${record}.unfinished`)).toBe(false)
  const second = await chancery(['import', join(at, 'letter.docx'), '--record', record, '--quiet'])
  expect(second.out).toContain('0 entries added, 1 already on file')
})
