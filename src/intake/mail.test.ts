import { expect, test } from 'vitest'
import { readMailDate } from '../reading/mail-date.ts'
import { bodyIn, codesIn, file, paperIn, read } from './letters.ts'

const MAIL = `From: Ana Ruiz <ana@x.example>\r\nTo: Ben <ben@x.example>, carla@x.example\r\nDate: Fri, 26 Oct 2012 19:00:00 +0300\r\nSubject: Re: The flights\r\nMessage-ID: <2@x>\r\nIn-Reply-To: <1@x>\r\nReferences: <0@x> <1@x>\r\n\r\nDear Ben,\r\n\r\nI have it.\r\n`

test('a mail message says who wrote to whom, when, and what it answers', async () => {
  const intake = await read([file('m.eml', MAIL)])
  expect(intake.problems).toEqual([])
  expect(paperIn(intake, '2@x')).toMatchObject({
    kind: 'mail',
    title: 'Re: The flights',
    from: ['Ana Ruiz'],
    to: ['Ben', 'carla@x.example'],
    answers: ['1@x'],
    header: { id: '2@x', answers: ['1@x'], references: ['0@x', '1@x'] },
    sent: { words: 'Fri, 26 Oct 2012 19:00:00 +0300', edtf: '2012-10-26T19:00:00+03:00' },
  })
  expect(bodyIn(intake)).toBe('Dear Ben,\n\nI have it.\n')
})

test('a message in a mailbox and the same in a Maildir are one paper', async () => {
  const mbox = `From ana@x Fri Oct 26 19:00:00 2012\n${MAIL.replaceAll('\r', '')}\n>From here on.\n\nFrom ben@x Sat Oct 27 19:00:00 2012\nFrom: Ben <ben@x.example>\nMessage-ID: <3@x>\n\nFine.\n`
  const intake = await read([
    file('all.mbox', mbox),
    file('Maildir/cur/000001.M1.host:2,S', MAIL.replaceAll('\r', '').concat('\nFrom here on.\n')),
  ])
  expect(intake.entries.map((e) => e.id)).toEqual(['2@x', '2@x', '3@x'])
  expect(intake.problems).toEqual([])
})

test('two people with one display name are told apart by their addresses', async () => {
  const other = MAIL.replace('ana@x.example', 'ana@y.example').replace('<2@x>', '<9@x>')
  const intake = await read([file('a.eml', MAIL), file('b.eml', other)])
  expect([paperIn(intake, '2@x').from, paperIn(intake, '9@x').from]).toEqual([['ana@x.example'], ['ana@y.example']])
})

test('a message in windows-1252 keeps its quotation marks', async () => {
  const head = 'From: ana@x.example\nMessage-ID: <4@x>\nContent-Type: text/plain; charset=windows-1252\n\n'
  const intake = await read([
    file('a.eml', Uint8Array.from([...`${head}`].map((c) => c.charCodeAt(0)).concat([0x93, 0x6f, 0x6b, 0x94, 10]))),
  ])
  expect(bodyIn(intake)).toBe('“ok”\n')
})

test('a message without headers is said to be none, and its words are kept', async () => {
  const intake = await read([file('a.eml', '\nDear Ben,\n\nwho am I?\n')])
  expect(codesIn(intake)).toEqual(['mail-without-headers'])
  expect(bodyIn(intake)).toContain('who am I?')
})

test('an attachment that is not read is said', async () => {
  const mail = MAIL.replace(
    'Subject',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\nSubject',
  ).replace(
    'Dear Ben',
    '--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b\r\nContent-Type: application/octet-stream; name=l.wav\r\nContent-Disposition: attachment; filename=l.wav\r\n\r\nx\r\n--b--\r\n',
  )
  const intake = await read([file('a.eml', mail)])
  expect(intake.problems).toMatchObject([{ code: 'attachment-not-read', message: expect.stringContaining('l.wav') }])
})

test('the day of a message is the sender’s own', () => {
  expect(readMailDate('1 Jan 99 00:30 EST')?.edtf).toBe('1999-01-01T00:30-05:00')
  expect(readMailDate('soon')).toEqual({ words: 'soon' })
})

test('a mailbox, a letter in XML and a table that are enclosed are read; the table is words and lists no papers', async () => {
  const enclose = (type: string, name: string, body: string) =>
    `From: Ana <ana@x.example>\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee this.\n--b\nContent-Type: ${type}${name && `; name=${name}`}\nContent-Disposition: attachment${name && `; filename=${name}`}\n\n${body}\n--b--\n`
  const enclosed = async (type: string, name: string, body: string) => {
    const intake = await read([file('a.eml', enclose(type, name, body))])
    expect(intake.problems).toEqual([])
    return paperIn(intake, '1@x').encloses?.map((id) => [id, bodyIn(intake, id)?.trim()])
  }
  const table = 'id,from,to,date\n7,Ana,Ben,1962-10-26'
  for (const [type, name] of [
    ['text/csv', 'list.csv'],
    ['application/octet-stream', 'list.csv'],
    ['application/csv', 'list'],
  ] as const)
    expect(await enclosed(type, name, table)).toEqual([[`1@x/${name}`, table]])
  const mailbox = 'From ana@x Fri Oct 26 19:00:00 2012\nFrom: Eli <eli@x.example>\nMessage-ID: <7@x>\n\nFine.\n'
  expect(await enclosed('application/mbox', 'old', mailbox)).toEqual([['7@x', 'Fine.']])
  const tei =
    '<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>L</title></titleStmt></fileDesc></teiHeader><text><body><div><p>Fine weather.</p></div></body></text></TEI>'
  for (const type of ['application/xml', 'text/xml'])
    expect((await enclosed(type, 'letter', tei))?.map(([, words]) => words)).toEqual(['Fine weather.'])
})

test('a body in an alphabet that nobody knows is read in that of its subject, and the doubt is said', async () => {
  const latin1 = (text: string) => Uint8Array.from([...text].map((c) => c.charCodeAt(0)))
  const letter = (subject: string) =>
    `From: i@x.example\nMessage-ID: <1@x>\nSubject: ${subject}\nContent-Type: text/plain; charset=x-nonsense\n\n\xCF\xF0\xE8\xE2\xE5\xF2\n`
  const told = await read([file('a.eml', latin1(letter('=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=')))])
  expect(bodyIn(told)).toBe('Привет\n')
  expect(told.problems).toMatchObject([
    { code: 'charset-mistaken', message: expect.stringContaining('windows-1251, in which its header is written') },
  ])
  for (const subject of ['Hello', '=?utf-8?Q?Hello?=']) {
    const silent = await read([file('a.eml', latin1(letter(subject)))])
    expect(bodyIn(silent)).toBe('Ïðèâåò\n')
    expect(silent.problems).toMatchObject([{ message: expect.stringContaining('read as windows-1252.') }])
  }
})
