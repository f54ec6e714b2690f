import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyIn, file, paperIn, read } from './letters.ts'
import { divideMailbox } from './mbox.ts'
import type { Memory } from './sandbox.ts'

const FIRST = 'From ana@x Fri Oct 26 19:00:00 2012'
const message = (n: number, body: string) => `${FIRST}\nFrom: ana@x.example\nMessage-ID: <${n}@x>\n\n${body}\n\n`

async function divide(mailbox: string, size: number): Promise<string[]> {
  const bytes = Buffer.from(mailbox)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
  const found: string[] = []
  for await (const m of divideMailbox(pieces)) found.push(`${m.line} ${Buffer.from(m.bytes).toString()}`)
  return found
}

test('a mailbox is divided alike in whatever pieces it comes', async () => {
  const bodies = fc.array(
    fc.constantFrom('Hello.', 'From here on.\n\nFrom there.', '>From afar', '', 'a\n\n\nb', 'Grüße\r\n\r\nFrom us'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  await fc.assert(
    fc.asyncProperty(bodies, fc.integer({ min: 1, max: 90 }), async (list, size) => {
      const mailbox = list.map((body, i) => message(i, body)).join('')
      const whole = await divide(mailbox, 1_000_000)
      expect(whole).toHaveLength(list.length)
      expect(await divide(mailbox, size)).toEqual(whole)
    }),
  )
})

test('a sentence that begins with "From" after an empty line begins no message', async () => {
  const intake = await read([file('a.mbox', message(1, 'Dear Ben,\n\nFrom here on I write no more.'))])
  expect(intake.entries.map((e) => e.id)).toEqual(['1@x'])
  expect(bodyIn(intake, '1@x')).toBe('Dear Ben,\n\nFrom here on I write no more.\n')
})

test('marks that the mailbox put before "From" are taken off, one from each line', async () => {
  const intake = await read([file('a.mbox', message(1, '>From one\n>>From two'))])
  expect(bodyIn(intake, '1@x')).toBe('From one\n>From two\n')
})

test('the same message in two mailboxes is one paper, and who had it is known from both', async () => {
  const mail = (box: string) =>
    `Delivered-To: ${box}@x.example\nReceived: from a by b; Fri, 26 Oct 2012 19:05:00 +0300\nFrom: Ana <ana@x.example>\nTo: Ben <ben@x.example>, Carla <carla@x.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\nMessage-ID: <1@x>\n\nHello.\n`
  const intake = await read([
    file('ben.mbox', `${FIRST}\n${mail('ben')}`),
    file('carla.mbox', `${FIRST}\n${mail('carla')}`),
  ])
  const papers = intake.entries.filter((e) => e.kind === 'paper')
  expect(new Set(papers.map((e) => e.id))).toEqual(new Set(['1@x']))
  expect(papers.map((e) => Object.keys(e.said.received ?? {}))).toEqual([['Ben'], ['Carla']])
  expect(intake.entries.filter((e) => e.kind === 'transmission')).toHaveLength(2)
})

test('one Message-ID with two texts is one paper in two versions, and that is said', async () => {
  const intake = await read([file('a.mbox', `${message(1, 'We accept.')}${message(1, 'We accept.\n-- \nThe list')}`)])
  expect(intake.problems.map((p) => p.code)).toEqual(['two-texts-one-message'])
  const version = intake.entries.find((e) => e.id !== '1@x')
  expect(version?.said).toMatchObject({ versionOf: '1@x' })
})

test('a blind copy is a copy, and no other addressee is shown it', async () => {
  const intake = await read([
    file(
      'a.eml',
      'From: Ana <ana@x.example>\nTo: Ben <ben@x.example>\nBcc: Carla <carla@x.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\nMessage-ID: <1@x>\n\nHello.\n',
    ),
  ])
  expect(paperIn(intake, '1@x').cc).toBeUndefined()
  expect(intake.entries.find((e) => e.kind === 'copy')?.said).toMatchObject({
    holder: 'Carla',
    via: 'Ana',
    paper: '1@x',
  })
})

test('a message dated after it came is filed by the day on which it was taken in, and its words are kept', async () => {
  const intake = await read([
    file(
      'a.eml',
      'Received: from a by b; Fri, 26 Oct 2012 19:05:00 +0300\nFrom: ana@x.example\nDate: Fri, 26 Oct 2035 19:00:00 +0300\nMessage-ID: <1@x>\n\nHello.\n',
    ),
  ])
  expect(intake.problems.map((p) => p.code)).toEqual(['sent-after-receipt'])
  expect(paperIn(intake, '1@x').sent).toEqual({
    words: 'Fri, 26 Oct 2035 19:00:00 +0300',
    edtf: '2012-10-26T19:05:00+03:00',
  })
})

test('a forwarded message is a paper, and whoever got the outer one has a copy of it since then', async () => {
  const intake = await read([
    file(
      'a.eml',
      'From: Ben <ben@x.example>\nTo: Carla <carla@x.example>\nDate: Sat, 27 Oct 2012 08:00:00 +0300\nMessage-ID: <2@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee this.\n--b\nContent-Type: message/rfc822\n\nFrom: Ana <ana@x.example>\nTo: Ben <ben@x.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\nMessage-ID: <1@x>\n\nHello.\n--b--\n',
    ),
  ])
  expect(paperIn(intake, '2@x').encloses).toEqual(['1@x'])
  expect(bodyIn(intake, '1@x')?.trim()).toBe('Hello.')
  expect(intake.entries.find((e) => e.kind === 'copy')?.said).toMatchObject({
    paper: '1@x',
    holder: 'Carla',
    via: 'Ben',
    since: { edtf: '2012-10-27T08:00:00+03:00' },
  })
})

test('a message that has nothing in common with another but the id is a paper of its own, and it is said', async () => {
  const letter = (from: string, day: string, words: string) =>
    `From: ${from}\nTo: Ben <ben@x.example>\nDate: ${day} 2012 19:00:00 +0300\nMessage-ID: <1@x>\n\n${words}\n`
  const first = file(
    'a.eml',
    letter('Ana <ana@x.example>', 'Fri, 26 Oct', 'The budget is four hundred thousand crowns.'),
  )
  const again = async (from: string, day: string, words: string) => {
    const intake = await read([first, file('b.eml', letter(from, day, words))])
    const other = intake.entries.find((e) => e.kind === 'paper' && e.id !== '1@x')
    return [intake.problems.map((p) => p.code), (other?.said as { versionOf?: string } | undefined)?.versionOf]
  }
  expect(await again('Eli <eli@y.example>', 'Mon, 29 Oct', 'Shall we have lunch together?')).toEqual([
    ['one-id-two-messages'],
    undefined,
  ])
  // Through a list, the next day, under the list's name: still that message.
  const version = [['two-texts-one-message'], '1@x']
  expect(
    await again('The List <l@y.example>', 'Sat, 27 Oct', 'The budget is four hundred thousand crowns. List'),
  ).toEqual(version)
  expect(await again('Ana <ana@x.example>', 'Mon, 29 Oct', 'Shall we have lunch together?')).toEqual(version)
  expect(await again('Eli <eli@y.example>', 'Fri, 26 Oct', 'Shall we have lunch together?')).toEqual(version)
})

test('of a message forwarded with other words the forward encloses that version, and nobody has the first through it', async () => {
  const inner = (words: string) =>
    `From: Ana <ana@x.example>\nTo: Ben <ben@x.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\nMessage-ID: <1@x>\n\n${words}\n`
  const outer = `From: Ben <ben@x.example>\nTo: Carla <carla@x.example>\nDate: Sat, 27 Oct 2012 08:00:00 +0300\nMessage-ID: <2@x>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee this.\n--b\nContent-Type: message/rfc822\n\n${inner('Hello, and more.')}--b--\n`
  const files = [file('a.eml', inner('Hello.')), file('b.eml', outer)]
  const intake = await read(files)
  const copy = intake.entries.find((e) => e.kind === 'copy')?.said as { paper: string }
  expect(copy.paper).toMatch(/^1@x~/)
  expect(paperIn(intake, '2@x').encloses).toEqual([copy.paper])
  // So it is when an import that was interrupted takes up what it had read.
  const kept = new Map<string, string>()
  const memory: Memory = {
    recall: (key) => JSON.parse(kept.get(key) ?? 'null') ?? undefined,
    keep: (key, value) => kept.set(key, JSON.stringify(value)),
  }
  for (let i = 0; i < 2; i++) {
    const again = await read(files, { memory })
    expect(again.entries.map((e) => e.said)).toEqual(intake.entries.map((e) => e.said))
  }
  expect(kept.size).toBe(1)
})
