import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery, folder, TWO_LETTERS } from './command-line.fixture.ts'

test('a record file without entries never checks clean, is left as it is, and can be imported into', async () => {
  const root = folder({ ...TWO_LETTERS, 'x.chancery': '' })
  const record = join(root, 'x.chancery')
  for (const words of [
    ['check', record],
    ['check', '--record', record],
    ['papers', root, '--record', record],
  ]) {
    const { status, err } = await chancery(words)
    expect(status).toBe(2)
    expect(err).toContain('nothing readable: the record file has no entries')
  }
  expect(statSync(record).size).toBe(0)
  expect((await chancery(['import', join(root, 'a1.md'), '--record', record])).status).toBe(0)
  expect((await chancery(['check', record])).status).toBe(0)
})
