/** Messages passed on in the text of others: who had a copy of them since then, and what is known of those that nobody has. */
import { expect, test } from 'vitest'
import { paperNotPassedOn } from '../checks/paper-not-passed-on.ts'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { view } from '../views/view.ts'
import { collate } from './collate.ts'
import { knownBy } from './knowledge.ts'
import { findMailThreads } from './mail-threads.ts'

const INNER = `From: Ana Ruiz <ana@a.example>
To: Ben Blau <ben@b.example>
Date: Fri, 26 Oct 2012 19:00:00 +0300
Subject: The flights
Message-ID: <1@a.example>

Dear Ben,

The flights of Monday are full, and those of
Tuesday too.

Only for you: the price is too high for us.
`
const HEAD = (subject: string, more = '') => `From: Ben Blau <ben@b.example>
To: Carla Cruz <carla@c.example>
Cc: Ana Ruiz <ana@a.example>
Date: Sat, 27 Oct 2012 09:00:00 +0300
Subject: ${subject}
Message-ID: <2@b.example>
${more}
Carla, see below.

`
const WHOLE =
  'Dear Ben,\n\nThe flights of Monday are full, and those of Tuesday\ntoo.\n\nOnly for you: the price is too high for us.\n'
const marked = (text: string) => text.replace(/^/gm, '> ')

/** As four programs announce it. */
const FORMS: readonly (readonly [name: string, subject: string, head: string, body: string])[] = [
  [
    '---------- Forwarded message ---------',
    'Fwd: The flights',
    '---------- Forwarded message ---------\nFrom: Ana Ruiz <ana@a.example>\nDate: Fri, Oct 26, 2012 at 7:00 PM\nSubject: The flights\nTo: Ben Blau <ben@b.example>\n\n',
    WHOLE,
  ],
  [
    '-----Original Message-----',
    'FW: The flights',
    '-----Original Message-----\nFrom: Ana Ruiz [mailto:ana@a.example]\nSent: Friday, October 26, 2012 7:00 PM\nTo: Ben Blau\nSubject: The flights\n\n',
    WHOLE,
  ],
  [
    'Begin forwarded message:',
    'Fwd: The flights',
    'Begin forwarded message:\n\nFrom: Ana Ruiz <ana@a.example>\nSubject: The flights\nDate: 26 October 2012 at 19:00:00 EEST\nTo: Ben Blau <ben@b.example>\n\n',
    WHOLE,
  ],
  [
    'Begin forwarded message: (marked)',
    'Fwd: The flights',
    'Begin forwarded message:\n\n> From: Ana Ruiz <ana@a.example>\n> Subject: The flights\n> Date: 26 October 2012 at 19:00:00 GMT+3\n> To: Ben Blau <ben@b.example>\n>\n',
    marked(WHOLE),
  ],
]

async function record(...mails: readonly string[]) {
  const files = mails.map((m, i) => ({ path: `m${i}.eml`, bytes: new TextEncoder().encode(m) }))
  const { entries, bodies, problems } = await readPapers(files, { at: '2026-01-01T00:00:00Z' })
  expect(problems).toEqual([])
  return foldEntries(entries, bodies)
}

test.each(FORMS)(
  'under "%s" a message on file is a copy for whoever got it, since then',
  async (_, subject, head, body) => {
    const r = await record(INNER, HEAD(subject) + head + body)
    expect(r.copies.map(({ id: _id, passage, ...copy }) => ({ ...copy, passage: passage?.paper }))).toMatchObject([
      {
        paper: '1@a.example',
        holder: 'carla-cruz',
        via: 'ben-blau',
        since: { edtf: '2012-10-27T09:00:00+03:00' },
        in: '2@b.example',
        passage: '2@b.example',
      },
    ])
    expect(r.copies[0]!.lacks).toBeUndefined()
    const { links } = collate(r)
    expect(links.map((l) => [l.relation, l.outcome, l.target])).toEqual([['forwards', 'resolved', '1@a.example']])
    // Passing on is no answer.
    expect(findMailThreads(r).flatMap((t) => [...t.parents])).toEqual([])
    expect([...view(r, { seenBy: 'carla-cruz', asOf: '2012-10-26' }).papers.keys()]).toEqual([])
    expect([...view(r, { seenBy: 'carla-cruz' }).papers.keys()].sort()).toEqual(['1@a.example', '2@b.example'])
  },
)

test.each(FORMS)(
  'under "%s" a message that nobody has gets a place, and its day, sender and words',
  async (_, subject, head, body) => {
    const r = await record(HEAD(subject) + head + body)
    expect(r.copies).toEqual([])
    const { links, placeholders } = collate(r)
    expect(links.map((l) => [l.relation, l.outcome])).toEqual([['forwards', 'absent']])
    const [lost] = [...placeholders.values()]
    expect(lost).toMatchObject({ kind: 'mail', from: ['ana-ruiz'], to: ['ben-blau'], date: '2012-10-26' })
    expect(lost!.subject).toBe('The flights')
    expect(lost!.survives?.length).toBeGreaterThan(0)
    expect(findMailThreads(r).flatMap((t) => [...t.parents])).toEqual([])
  },
)

test('a section that was cut out on the way is lacking from the copy, and nobody sees it through it', async () => {
  const [, subject, head] = FORMS[0]!
  const r = await record(INNER, HEAD(subject) + head + WHOLE.replace(/Only for you.*\n/, ''))
  expect(r.copies.map((c) => c.lacks)).toEqual([['s3']])
  const seen = view(r, { seenBy: 'carla-cruz' })
  expect(JSON.stringify([...seen.bodies.values()])).not.toContain('Only for you')
})

test('of two messages that could be meant, and of words that are not in it, no copy is made', async () => {
  const [, subject, head, body] = FORMS[0]!
  const twin = INNER.replace('<1@a.example>', '<9@a.example>')
  expect((await record(INNER, twin, HEAD(subject) + head + body)).copies).toEqual([])
  expect((await record(INNER, `${HEAD(subject) + head}All is well.\n`)).copies).toEqual([])
  const byAnother = INNER.replace('Ana Ruiz <ana@a.example>', 'Eli Falk <eli@e.example>')
  expect((await record(byAnother, HEAD(subject) + head + body)).copies).toEqual([])
})

test('an answer that repeats the whole message below it is an answer and passes nothing on', async () => {
  const [, , head, body] = FORMS[1]!
  const r = await record(INNER, HEAD('RE: The flights', 'In-Reply-To: <1@a.example>\n') + head + body)
  expect(r.copies).toEqual([])
  expect(findMailThreads(r).flatMap((t) => [...t.parents])).toEqual([['2@b.example', '1@a.example']])
})

test('whoever has the words of a message has not its header, and knows nothing that only the header names', async () => {
  const [, subject, head, body] = FORMS[0]!
  const before =
    'From: Ben Blau <ben@b.example>\nTo: Ana Ruiz <ana@a.example>\nDate: Thu, 25 Oct 2012 19:00:00 +0300\nMessage-ID: <0@b.example>\n\nWhich flights are there?\n'
  const inner = INNER.replace('\n\n', '\nIn-Reply-To: <0@b.example>\n\n')
  const r = await record(before, inner, HEAD(subject) + head + body)
  expect(view(r, { seenBy: 'carla-cruz' }).papers.get('1@a.example')).toMatchObject({ answers: [] })
  expect(view(r, { seenBy: 'carla-cruz' }).papers.get('1@a.example')!.header).toBeUndefined()
  expect(view(r, { seenBy: 'ben-blau' }).papers.get('1@a.example')!.header).toBeDefined()
  const ids = knownBy(r, collate(r), 'carla-cruz').papers.map((p) => p.paper)
  expect(ids.sort()).toEqual(['1@a.example', '2@b.example'])
  expect(paperNotPassedOn.run(r, collate(r)).filter((f) => f.parties.includes('carla-cruz'))).toEqual([])
})

test('a copy that came in a message came no earlier, and no more surely, than the message', async () => {
  const [, subject, head, body] = FORMS[0]!
  const outer = HEAD(subject) + head + body
  const certain = async (mail: string, asOf?: string) => {
    const r = await record(INNER, mail)
    return knownBy(r, collate(r), 'carla-cruz', asOf).papers.map((p) => [p.paper, p.certain])
  }
  const both = (sure: boolean) => [
    ['1@a.example', sure],
    ['2@b.example', sure],
  ]
  expect(await certain(outer)).toEqual(both(false))
  const came = `Delivered-To: carla@c.example\nReceived: from a by c; Mon, 29 Oct 2012 09:00:00 +0300\n${outer}`
  expect(await certain(came)).toEqual(both(true))
  expect(await certain(came, '2012-10-28')).toEqual([])
})

test('a message of one word that is passed on is the message on file, in the links as in the copies', async () => {
  const [, subject, head] = FORMS[0]!
  const short = INNER.replace(/Dear Ben[\s\S]*/, 'No.\n')
  const signed = INNER.replace(/Dear Ben[\s\S]*/, 'No.\n\nAna\n')
  for (const inner of [short, signed]) {
    const r = await record(inner, `${HEAD(subject)}${head}No.\n`)
    expect(r.copies.map((c) => c.paper)).toEqual(['1@a.example'])
    const { links, placeholders } = collate(r)
    expect(links.map((l) => [l.relation, l.outcome, l.target])).toEqual([['forwards', 'resolved', '1@a.example']])
    expect(placeholders.size).toBe(0)
    const seen = view(r, { seenBy: 'carla-cruz' })
    expect(collate(seen).links.map((l) => l.target)).toEqual(['1@a.example'])
  }
})
