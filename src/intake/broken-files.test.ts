/** Files that are broken, or made to be slow: whatever can be read of them is read, what cannot is said, and the next file is read too. */
import { expect, test } from 'vitest'
import { bodyIn, codesIn, file, paperIn, read } from './letters.ts'

const HEAD = 'From: Ana <ana@a.example>\nTo: Ben <ben@b.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\n'
const mail = (body: string | Uint8Array, more = '') => {
  const head = new TextEncoder().encode(`${HEAD}Subject: Odd\nMessage-ID: <odd@a>\n${more}\n`)
  const words = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return file('odd.eml', Uint8Array.from([...head, ...words]))
}
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

test('a message in another alphabet than it says is read by what it is, and that is said', async () => {
  const type = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n'
  const intake = await read([mail(latin('Gr\u00fc\u00dfe aus K\u00f6ln\n'), type)])
  expect(bodyIn(intake, 'odd@a')).toBe('Grüße aus Köln\n')
  expect(codesIn(intake)).toEqual(['charset-mistaken'])
  const right = await read([mail('Grüße aus Köln\n', type)])
  expect(bodyIn(right, 'odd@a')).toBe('Grüße aus Köln\n')
  expect(codesIn(right)).toEqual([])
})

test('letters that are lost in decoding are said to be lost, and a lost letter that came as such is not', async () => {
  const type = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n'
  expect(codesIn(await read([mail('Gr=FC=DFe\n', type)]))).toEqual(['letters-not-read'])
  expect(codesIn(await read([mail('Gr\uFFFDße\n')]))).toEqual([])
})

test('a message whose parts stand a thousand deep in each other keeps its header and its words', async () => {
  const deep = Array.from({ length: 1000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`)
  const [first = '', ...rest] = deep
  const [type = '', ...start] = first.split('\n\n')
  const intake = await read([mail(`${start.join('\n\n')}${rest.join('')}\nDeep words.\n`, `${type}\n`)])
  expect(codesIn(intake)).toEqual(['parts-not-read'])
  expect(paperIn(intake, 'odd@a')).toMatchObject({ title: 'Odd', from: ['Ana'] })
  expect(bodyIn(intake, 'odd@a')).toContain('Deep words.')
})

test('messages enclosed a thousand deep are read as deep as is allowed, and the rest is named', async () => {
  let inner = `${HEAD}Message-ID: <m@a>\n\nDeepest.\n`
  for (let n = 0; n < 1000; n++) inner = `${HEAD}Message-ID: <m${n}@a>\nContent-Type: message/rfc822\n\n${inner}`
  const intake = await read([file('deep.eml', inner)])
  expect(intake.files).toMatchObject([{ status: 'read', papers: 9 }])
  expect(codesIn(intake)).toEqual(['attachment-not-read'])
})

test('lines that end as on an old Macintosh are lines', async () => {
  const text = `From ana@a.example Fri Oct 26 19:00:00 2012\n${HEAD}Message-ID: <1@a>\n\nI have it.\n`
  const intake = await read([file('old.mbox', text.replaceAll('\n', '\r'))])
  expect(bodyIn(intake, '1@a')?.trim()).toBe('I have it.')
})

test('a page whose elements stand a million deep is read to a depth, and that is said', async () => {
  const intake = await read([file('deep.html', `<p>Dear Ben,</p>${'<div>'.repeat(1_000_000)}words`)])
  expect(codesIn(intake)).toEqual(['too-deep'])
  expect(bodyIn(intake, 'deep')).toBe('Dear Ben,\n')
  const open = await read([file('open.html', `${'<p>one'.repeat(30_000)}${'<font>two'.repeat(5000)}last`)])
  expect(codesIn(open)).toEqual([])
  expect(bodyIn(open, 'open')).toContain('last')
})

test('a table that breaks off at a quotation mark is read up to there', async () => {
  const intake = await read([file('r.csv', 'id,from,to,date\n1,Ana,Ben,1955-01-01\n2,Ben,Ana,1955-01-02\n"3,Ana\n')])
  expect(intake.files).toMatchObject([{ status: 'read in part', papers: 2 }])
  expect(intake.problems).toMatchObject([{ code: 'broken-csv', severity: 'error', line: 4 }])
})

test('a register of two hundred columns says of each that it is not known, and reads the ones it knows', async () => {
  const names = ['id', 'from', 'to', 'date', ...Array.from({ length: 196 }, (_, i) => `c${i}`)]
  const row = ['r1', 'Ana', 'Ben', '1955-01-01', ...Array.from({ length: 196 }, () => 'x')]
  const intake = await read([file('wide.csv', `${names}\n${row}\n`)])
  expect(paperIn(intake, 'r1')).toMatchObject({ from: ['Ana'], to: ['Ben'] })
  expect(new Set(codesIn(intake))).toEqual(new Set(['unknown-column']))
})

test('rich text that is nonsense gives what words it has, or says that it has none', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join('')
  for (const text of [noise, '{'.repeat(200_000), '\\bin999999999 xx}', "\\'zz \\u99999999? \\uc-5 hi}"]) {
    const intake = await read([file('odd.rtf', latin(`{\\rtf1 ${text}`)), file('next.txt', 'Dear Ben, I have it.\n')])
    expect(intake.files.map((f) => f.path)).toContain('next.txt')
    expect(paperIn(intake, 'next')).toBeDefined()
  }
})
