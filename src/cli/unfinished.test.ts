import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPapers } from '../intake/intake.ts'
import { word } from '../intake/zip.fixture.ts'
import { openStore } from '../store/store.ts'
import { chancery, folder, MAIN, put } from './command-line.fixture.ts'
import { rememberReading } from './unfinished.ts'

const letter = word('<w:p><w:r><w:t>Dear Ben, I have it.</w:t></w:r></w:p>')
const AT = { at: '2026-01-01T00:00:00Z' }

test('what an interrupted import took out of a file is not taken out again', async () => {
  const at = join(folder(), 'talks.chancery.unfinished')
  const files = [{ path: 'a.docx', bytes: letter }]
  const first = await readPapers(files, { ...AT, memory: rememberReading(at) })
  // The Word file by itself, and the portion of the import in which it stood.
  expect(readdirSync(at).map((name) => name.split('-')[0])).toEqual(['docx', 'portion'])
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
  expect(recalled).toHaveLength(1)
  expect(JSON.stringify(recalled)).toContain('Dear Ben, I have it.')
  expect(second.entries).toEqual(first.entries)
})

/** Enough for several portions: letters of every format in a folder, and a mailbox. */
function layOut(root: string): number {
  const many = 'The flights of Monday are full, and those of Tuesday too. '.repeat(60)
  const mail = (n: number) =>
    `From: "Ana Ruiz" <ana${n % 7}@example.org>\nTo: Ben <ben@example.org>, Carla <carla@example.org>\nBcc: Dora <dora@example.org>\nDate: Fri, 26 Oct 2012 19:${String(n % 60).padStart(2, '0')}:00 +0300\nReceived: by mx.example.org; Fri, 26 Oct 2012 19:${String(n % 60).padStart(2, '0')}:30 +0300\nSubject: Flights ${n}\nMessage-ID: <m${n}@example.org>\nIn-Reply-To: <m${n - 1}@example.org>\n\n${many}${n}\n`
  const carrying = `From: Ben <ben@example.org>\nTo: Carla <carla@example.org>\nDate: Sat, 27 Oct 2012 09:00:00 +0300\nSubject: Fwd\nMessage-ID: <f@example.org>\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nLook.\n--x\nContent-Type: message/rfc822\n\n${mail(0).replace('<m0@', '<inner@')}\n--x--\n`
  for (let n = 0; n < 3000; n++) put(root, `cur/${n}`, mail(n))
  let mailbox = ''
  for (let n = 3000; n < 8000; n++) mailbox += `From ana@example.org Fri Oct 26 19:00:00 2012\n${mail(n)}\n`
  put(root, 'box.mbox', `${mailbox}From ben@example.org Sat Oct 27 09:00:00 2012\n${carrying}\n`)
  put(
    root,
    'a.md',
    '---\nid: a\ncopies: [{holder: Carla, since: 1962-10-28}]\ndate: 1962-10-26\n---\nDear Ben, it is so.\n',
  )
  put(root, 'b.txt', 'Vienna, 21 December 1907\n\nDear Ben,\n\nI have your letter.\n\nAna\n')
  put(root, 'c.docx', letter)
  put(root, 'd.rtf', '{\\rtf1\\ansi Dear Ben,\\par I have it.\\par}')
  put(root, 'e.csv', 'id,from,to,date\nt-1,Ana,Ben,1955-01-01\n')
  return 8000
}

test('an import that was killed is finished by the next one, which reads again only what had not been read, and doubles nothing', async () => {
  const root = folder()
  const messages = layOut(join(root, 'papers'))
  const words = (record: string) => ['import', join(root, 'papers'), '--record', join(root, record), '--format', 'json']
  const whole = JSON.parse((await chancery(words('whole.chancery'))).out)
  const killed = spawn(process.execPath, [MAIN, ...words('talks.chancery')], { stdio: 'ignore' })
  const gone = new Promise((done) => killed.on('close', (_, signal) => done(signal)))
  const at = join(root, 'talks.chancery.unfinished')
  const kept = () => (existsSync(at) ? readdirSync(at).filter((name) => /^portion-.*json$/.test(name)) : [])
  while (kept().length < 2) await new Promise((done) => setTimeout(done, 5))
  killed.kill('SIGKILL')
  expect(await gone).toBe('SIGKILL')
  const before = kept()
  // Nothing of it is in the record yet, which can be used.
  const half = join(root, 'talks.chancery')
  if (existsSync(half)) expect(openStore(half).entries()).toEqual([])
  const again = await chancery(words('talks.chancery'))
  expect(again.err).toContain(`${before.length} pieces of what it had read were taken up`)
  const { record: _, ...told } = JSON.parse(again.out)
  const { record: __, ...first } = whole
  expect(told).toEqual(first)
  expect(told.papers).toBeGreaterThan(messages)
  expect(existsSync(at)).toBe(false)
  const said = (record: string) => {
    const store = openStore(join(root, record))
    const entries = store.entries().map(({ entry: { at: _, ...entry } }) => entry)
    const bodies = [...store.bodies().keys()].sort()
    store.close()
    return { entries, bodies }
  }
  expect(said('talks.chancery')).toEqual(said('whole.chancery'))
  // Once more changes nothing; a file that was changed is a version beside the earlier text, and everything else stays as it was.
  expect(JSON.parse((await chancery(words('talks.chancery'))).out)).toMatchObject({ added: 0 })
  put(join(root, 'papers'), 'b.txt', 'Vienna, 21 December 1907\n\nDear Ben,\n\nI have both your letters.\n\nAna\n')
  expect(JSON.parse((await chancery(words('talks.chancery'))).out)).toMatchObject({ added: 2, papers: told.papers })
})

test('a memory that was cut short or changed is no memory', () => {
  const at = join(folder(), 'x.unfinished')
  const memory = rememberReading(at)
  memory.keep('docx-1', { text: 'Dear Ben' })
  expect(memory.recall('docx-1')).toEqual({ text: 'Dear Ben' })
  const [name] = readdirSync(at)
  writeFileSync(join(at, name!), '0\n{"text":"Dear Carla"}')
  expect(memory.recall('docx-1')).toBeUndefined()
  writeFileSync(join(at, name!), '0')
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
