import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asked, chancery, EXAMPLE, folder, letter, MAIN, put, TWO_LETTERS } from './command-line.fixture.ts'

const imported = async (root: string, record: string) =>
  JSON.parse((await chancery(['import', root, '--record', record, '--format', 'json'])).out)
const linksOf = async (...words: string[]) => (await asked(['links', ...words, '--format', 'jsonl'])).out

test('papers go into a record file, and the same papers read again add nothing', async () => {
  const record = join(folder(), 'talks.chancery')
  const first = await imported(EXAMPLE, record)
  expect(first).toMatchObject({ already: 0, problems: expect.any(Array) })
  expect(first.added).toBeGreaterThan(first.papers)
  const { out, status } = await chancery(['import', EXAMPLE, '--record', record])
  expect(status).toBe(0)
  expect(out).toMatch(/: 0 entries added, [\d,]+ already on file\./)
})

test('a record answers as its papers do', async () => {
  const root = folder(TWO_LETTERS)
  const record = join(folder(), 'talks.chancery')
  await imported(root, record)
  const expected = await linksOf(root)
  expect(await linksOf('--record', record)).toBe(expected)
  expect(await linksOf(record)).toBe(expected)
  expect(await linksOf(record, root)).toBe(expected)
})

test('a letter that turns up is added to a record and ends the search for it', async () => {
  const record = join(folder(), 'talks.chancery')
  await imported(folder(TWO_LETTERS), record)
  const found = folder({ 'a0.md': letter('ana', 'ben', '1962-04-20', 'Shall we talk?') })
  const links = (await linksOf(record, found))
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l))
  expect(links.find((l) => l.words === 'Your letter of 20 April')).toMatchObject({ outcome: 'resolved', target: 'a0' })
  expect(await linksOf(record)).toContain('absent:')
})

test('an edited file corrects what it said, in the record and beside it', async () => {
  const root = folder(TWO_LETTERS)
  const record = join(folder(), 'talks.chancery')
  await imported(root, record)
  put(root, 'a1.md', TWO_LETTERS['a1.md'].replace('1962-05-01', '1962-05-02'))
  const beside = await linksOf(record, root)
  expect(beside).toBe(await linksOf(root))
  await imported(root, record)
  expect(await linksOf(record)).toBe(beside)
})

test('nothing readable: no record is made', async () => {
  const root = folder({ 'empty.md': '' })
  const { status } = await chancery(['import', root, '--record', join(root, 'x.chancery')])
  expect(status).toBe(2)
  expect(existsSync(join(root, 'x.chancery'))).toBe(false)
})

test('a file that is no record is told so, and left as it is', async () => {
  const root = folder({ ...TWO_LETTERS, 'x.chancery': 'This is no database.' })
  for (const words of [
    ['import', root, '--record', join(root, 'x.chancery')],
    ['check', join(root, 'x.chancery')],
  ]) {
    const { status, err } = await asked(words)
    expect(status).toBe(2)
    expect(err).toContain('is not a Chancery record')
  }
  expect(readFileSync(join(root, 'x.chancery'), 'utf8')).toBe('This is no database.')
})

test('an import that is killed leaves a record that can be used', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 1500 }, (_, i) => [
      `${i}.md`,
      letter('ana', 'ben', '1962-05-01', `Letter ${i}. I have your letter of 1 May.`, `id: l${i}\n`),
    ]),
  )
  const root = folder(files)
  const record = join(folder(), 'talks.chancery')
  await imported(folder(TWO_LETTERS), record)
  for (const after of [250, 500, 750, 1000]) {
    const child = spawn(process.execPath, [MAIN, 'import', root, '--record', record], { stdio: 'ignore' })
    const gone = new Promise((resolve) => child.on('close', resolve))
    await new Promise((resolve) => setTimeout(resolve, after))
    child.kill('SIGKILL')
    await gone
    const { covers } = JSON.parse((await asked(['check', record, '--format', 'json', '--fail-on', 'never'])).out)
    expect([2, 1502]).toContain(covers.read)
  }
  await imported(root, record)
  expect(JSON.parse((await asked(['check', record, '--format', 'json', '--fail-on', 'never'])).out).covers.read).toBe(
    1502,
  )
})

test('an exported folder reads back into the same links', async () => {
  const out = join(folder(), 'copy')
  const { status, out: said } = await chancery(['export', 'folder', folder(TWO_LETTERS), '--out', out])
  expect(status).toBe(0)
  expect(said).toMatch(/2 papers on record, 2 with a text or summary; \d+ files written/)
  const strip = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l))
      .map(({ words, outcome, target }) => ({ words, outcome, target: outcome === 'resolved' ? target : '' }))
  expect(strip(await linksOf(out))).toEqual(strip(await linksOf(folder(TWO_LETTERS))))
})

test('an export does not touch a folder that holds anything, unless told to', async () => {
  const out = folder({ 'mine.txt': 'mine' })
  const words = ['export', 'folder', folder(TWO_LETTERS), '--out', out]
  const refused = await asked(words)
  expect(refused.status).toBe(2)
  expect(refused.err).toContain('is not empty')
  expect(readdirSync(out)).toEqual(['mine.txt'])
  expect((await chancery([...words, '--force'])).status).toBe(0)
  expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine')
})

test('a record among the papers of a folder is not read by accident', async () => {
  const root = folder(TWO_LETTERS)
  await imported(root, join(root, 'talks.chancery'))
  writeFileSync(join(root, 'b2.md'), letter('ben', 'ana', '1962-05-05', 'Thank you.'))
  const { err } = await chancery(['links', root])
  expect(err).toContain('talks.chancery: warning: A record file inside a folder of papers is not read with them.')
  rmSync(join(root, 'b2.md'))
})

test('an import tells in the words of every command what is on record now', async () => {
  const record = join(folder(), 'talks.chancery')
  const { out } = await chancery(['import', EXAMPLE, '--record', record])
  const words = '121 papers on record, 89 with a text or summary'
  expect(out).toContain(`\n${words}.\n`)
  for (const command of ['links', 'check', 'missing', 'papers'])
    expect((await asked([command, record])).out.replace(/\s+/g, ' ')).toContain(words)
  expect((await asked(['export', 'folder', record, '--out', join(folder(), 'x')])).out).toContain(words)
})

test('a second folder with the same file names is told from an edit of the first, and loses nothing', async () => {
  const record = join(folder(), 'talks.chancery')
  const first = folder({ '1.md': letter('ana', 'ben', '1962-05-01', 'We propose to meet in Geneva.') })
  const second = folder({ '1.md': letter('carla', 'ben', '1962-07-01', 'The mill has stopped.') })
  await imported(first, record)
  const { err, status } = await chancery(['import', second, '--record', record])
  expect(status).toBe(0)
  expect(err).toMatch(
    /^1\.md: warning: 1 is on file as a letter from ana to ben of 1962-05-01; it is now a letter from carla/,
  )
  expect(err).toContain('--under second')
  // The remedy as it is told.
  expect((await chancery(['import', first, '--record', record])).err).toContain(
    'from ana to ben of 1962-05-01, with another',
  )
  expect((await chancery(['import', second, '--record', record, '--under', 'second'])).err).toBe('')
  const rows = (await asked(['papers', record, '--format', 'jsonl'])).out.trim().split('\n')
  // The letter that was taken for a change of the first stays beside it, and nothing that was read is gone.
  expect(rows.map((row) => JSON.parse(row)).map(({ id, from }) => [id.replace(/~.*/, '~'), from])).toEqual([
    ['1', ['ana']],
    ['1~', ['ana']],
    ['1~', ['carla']],
    ['second/1', ['carla']],
  ])
})

test('an edit of a text, or of a date, is an edit', async () => {
  const record = join(folder(), 'talks.chancery')
  const root = folder(TWO_LETTERS)
  await imported(root, record)
  put(root, 'a1.md', TWO_LETTERS['a1.md'].replace('Geneva', 'Vienna'))
  put(root, 'b1.md', TWO_LETTERS['b1.md'].replace('1962-05-03', '1962-05-04'))
  expect((await chancery(['import', root, '--record', record])).err).toBe('')
})
