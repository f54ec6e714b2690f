import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asked, chancery, folder, letter, MAIN, put, run, TWO_LETTERS } from './command-line.fixture.ts'

const papersIn = async (...words: string[]) =>
  JSON.parse((await asked(['check', '--format', 'json', '--fail-on', 'never', ...words])).out).covers

test('one unreadable paper is told and counted, and the others are read', async () => {
  const root = folder({ ...TWO_LETTERS, 'empty.md': '' })
  const { status, out, err } = await asked(['check', root, '--format', 'json', '--fail-on', 'never'])
  expect(status).toBe(0)
  expect(err).toMatch(/^empty\.md: error: The file is empty.*\n {2}Put the text in/m)
  expect(JSON.parse(out).covers).toMatchObject({ papers: 3, read: 2, unreadable: 1 })
})

test('a letter in an old encoding is read, and the guess is said aloud', async () => {
  const text = letter('ana', 'ben', '1962-05-01', 'Le château est à vous.')
  const { out, err, status } = await asked(['links', folder({ 'a.md': Buffer.from(text, 'latin1') })])
  expect(status).toBe(0)
  expect(err).toContain('a.md: warning: The bytes are not UTF-8.')
  expect(out).toContain('1 paper on record, 1 with a text or summary')
})

test('a file with a DOCTYPE is refused and the letter beside it is read', async () => {
  const root = folder({ 'bomb.xml': '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "b">]><TEI/>', ...TWO_LETTERS })
  const { err } = await asked(['links', root])
  expect(err).toMatch(/^bomb\.xml:\d+: error: .*DOCTYPE/im)
  expect(await papersIn(root)).toMatchObject({ read: 2, unreadable: 1 })
})

test('broken front matter names the line, and the paper is not lost', async () => {
  const root = folder({ 'a.md': '---\nfrom: [ana\nto: ben\n---\n\nWe propose to meet.\n' })
  const { err, status } = await asked(['links', root])
  expect(status).toBe(0)
  expect(err).toMatch(/^a\.md:\d+: error: /m)
  expect(await papersIn(root)).toMatchObject({ read: 1 })
})

test('two papers with one id are both kept, and both files are named', async () => {
  const root = folder({
    'a.md': letter('ana', 'ben', '1962-05-01', 'One.', 'id: x\n'),
    'b.md': letter('ana', 'ben', '1962-05-02', 'Two.', 'id: x\n'),
  })
  const { err } = await asked(['links', root])
  expect(err).toMatch(/b\.md(:\d+)?: error: .*has the id x, which the paper in a\.md has too/)
  expect(await papersIn(root)).toMatchObject({ read: 2 })
})

test('a paper without a date and without a heading is read', async () => {
  const { status, out } = await asked(['links', folder({ 'note.txt': 'He came, and said nothing.' })])
  expect(status).toBe(0)
  expect(out).toContain('1 paper on record, 1 with a text or summary')
})

test('a line of a hundred million letters does not stop the rest', async () => {
  const root = folder(TWO_LETTERS)
  put(root, 'long.txt', Buffer.alloc(100_000_000, 'word '))
  const { status, err } = await chancery(['check', root, '--format', 'json', '--fail-on', 'never'])
  expect([0, 1]).toContain(status)
  expect(err).not.toContain('the program failed')
})

test('a path that is not there is told, and the others are read', async () => {
  const root = folder(TWO_LETTERS)
  const { status, err, out } = await asked(['links', root, join(root, 'nowhere.md')])
  expect(status).toBe(0)
  expect(err).toMatch(/nowhere\.md: error: There is no such file or folder\./)
  expect(out).toContain('1 file unreadable')
})

test('only a path that is not there: nothing was read, exit 2', async () => {
  const { status, out, err } = await asked(['check', '/no/such/folder'])
  expect(status).toBe(2)
  expect(out).toBe('')
  expect(err).toContain('Nothing could be read')
})

test('a folder with nothing readable in it: exit 2', async () => {
  const { status, err } = await asked(['check', folder({ 'picture.png': 'x', 'empty.md': '' })])
  expect(status).toBe(2)
  expect(err).toContain('chancery: Nothing could be read from the papers named.')
})

test('an empty folder: exit 2, and it says what papers are', async () => {
  const { status, err } = await asked(['missing', folder()])
  expect(status).toBe(2)
  expect(err).toContain('No papers were found')
})

test('files of other kinds are left unread and said to be', async () => {
  const { err } = await asked(['links', folder({ ...TWO_LETTERS, 'map.png': 'x' })])
  expect(err).toContain('note: 1 file of other kinds was left unread: map.png')
})

test('a file of another kind that was named itself is an error', async () => {
  const root = folder({ ...TWO_LETTERS, 'map.png': 'x' })
  const { err } = await asked(['links', join(root, 'map.png'), root])
  expect(err).toMatch(/map\.png: error: This is no kind of file that papers are read from\./)
})

test('hidden files and the folders of programs are no papers', async () => {
  const root = folder({ ...TWO_LETTERS, '.draft.md': 'x', '.git/a.md': 'x', 'node_modules/p/readme.md': 'x' })
  expect(await papersIn(root)).toMatchObject({ papers: 2, read: 2 })
})

test('a link out of the folder is not followed, one within it changes nothing', async () => {
  const outside = folder({ 'secret.md': letter('x', 'y', '1962-01-01', 'Secret.') })
  const root = folder(TWO_LETTERS)
  symlinkSync(outside, join(root, 'out'))
  symlinkSync(join(root, 'a1.md'), join(root, 'again.md'))
  symlinkSync(root, join(root, 'round'))
  const { err } = await asked(['links', root])
  expect(err).toContain('out: warning: This link leads out of the folder and was not followed.')
  expect(await papersIn(root)).toMatchObject({ papers: 2, read: 2 })
})

test('a paper has the same id whether its folder or the file itself is named', async () => {
  const root = folder(TWO_LETTERS)
  const ids = async (...names: string[]) =>
    JSON.parse((await asked(['links', ...names, '--format', 'json'])).out).links.map((l: { paper: string }) => l.paper)
  expect(await ids(root)).toEqual(await ids(join(root, 'a1.md'), join(root, 'b1.md')))
})

test('the same folder named twice is read once', async () => {
  const root = folder(TWO_LETTERS)
  expect(await papersIn(root, `${root}/`, join(root, 'a1.md'))).toMatchObject({ papers: 2, read: 2 })
})

test('two folders with files of the same names stay two folders', async () => {
  const root = folder({
    'spring/1.md': letter('ana', 'ben', '1962-05-01', 'One.'),
    'summer/1.md': letter('ana', 'ben', '1962-07-01', 'Two.'),
  })
  const { err } = await asked(['links', join(root, 'spring'), join(root, 'summer')])
  expect(err).toBe('')
  expect(await papersIn(join(root, 'spring'), join(root, 'summer'))).toMatchObject({ papers: 2, read: 2 })
})

test('names with spaces, quotes and letters of other scripts are names like any other', async () => {
  const root = folder({
    'le "château".md': TWO_LETTERS['a1.md'],
    'письмо 1.md': TWO_LETTERS['b1.md'],
    'back\\slash.md': letter('c', 'd', '1962-01-01', 'x'),
  })
  expect(await papersIn(root)).toMatchObject({ papers: 3, read: 3 })
})

test('a pipe in the folder does not hang the reading', async () => {
  const root = folder(TWO_LETTERS)
  execFileSync('mkfifo', [join(root, 'pipe.md')])
  mkdirSync(join(root, 'folder.md'))
  expect(await papersIn(root)).toMatchObject({ papers: 2, read: 2 })
})

test('a path written the other way round is recognised and told', async () => {
  const root = folder({ 'papers/a1.md': TWO_LETTERS['a1.md'] })
  const { status, err } = await chancery(['links', 'papers\\a1.md'], { cwd: root })
  expect(status).toBe(2)
  expect(err).toContain('Is papers/a1.md meant?')
})

test('a pipe that is named is told to be no file', async () => {
  const { status, err } = await run('bash', ['-c', `"${process.execPath}" "${MAIN}" links <(echo x)`])
  expect(status).toBe(2)
  expect(err).toContain('neither a file nor a folder')
})

test('terminal commands in a paper do not reach the terminal', async () => {
  const root = folder({
    'a.md': letter(
      'ana',
      'ben',
      '1962-05-01',
      'Your letter of \u001B]0;owned\u0007 1 May\u001B[2J. I thank you for your letter of 2 May.\u001B[8m',
    ),
    'b\u001B[31m.md': '',
  })
  for (const words of [
    ['links', root],
    ['missing', root],
    ['check', root],
  ]) {
    const { out, err } = await chancery(words)
    expect(out + err).not.toContain('\u001B')
  }
})

test('a pipe and links in a Maildir: the messages are read, nothing waits, and what is no file is named', async () => {
  const root = folder({
    'Maildir/cur/1:2,S': 'From: Ana <ana@a.example>\nTo: Ben <ben@b.example>\nMessage-ID: <1@a>\n\nI have it.\n',
  })
  execFileSync('mkfifo', [join(root, 'Maildir/cur/2.pipe'), join(root, 'letter.txt')])
  symlinkSync('/etc/passwd', join(root, 'Maildir/cur/3.link'))
  symlinkSync('/etc', join(root, 'Maildir/new'))
  symlinkSync('../cur', join(root, 'Maildir/cur/4.loop'))
  const { out, err } = await chancery(['import', root, '--record', join(root, 'r.chancery'), '--format', 'json'])
  expect(JSON.parse(out)).toMatchObject({ papers: 1, added: 1 })
  for (const name of ['letter.txt', 'Maildir/cur/2.pipe'])
    expect(err).toContain(`${name}: warning: This is neither a file nor a folder.`)
  for (const name of ['Maildir/cur/3.link', 'Maildir/new'])
    expect(err).toContain(`${name}: warning: This link leads out of the folder and was not followed.`)
})

test('an import in which nothing could be read leaves nothing beside the record', async () => {
  const root = folder({ 'empty.md': '' })
  const { status } = await asked(['import', root, '--record', join(root, 'r.chancery')])
  expect(status).toBe(2)
  expect(readdirSync(root)).toEqual(['empty.md'])
})
