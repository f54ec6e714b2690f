import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { view } from '../views/view.ts'
import { collate } from './collate.ts'
import { findMailThreads } from './mail-threads.ts'

interface Mail {
  readonly id?: string
  readonly from?: string
  readonly to?: string
  readonly date?: string
  readonly subject?: string
  readonly answers?: string
  readonly references?: string
  readonly body?: string
}

const ADDRESS: { readonly [name: string]: string } = {
  Ana: 'ana@a.example',
  Ben: 'ben@b.example',
  Carla: 'carla@c.example',
}

const write = (m: Mail) =>
  [
    `From: ${m.from ?? 'Ana'} <${ADDRESS[m.from ?? 'Ana']}>`,
    `To: ${m.to ?? 'Ben'} <${ADDRESS[m.to ?? 'Ben']}>`,
    `Date: ${m.date ?? 'Mon, 05 Mar 2012 10:00:00 +0000'}`,
    `Subject: ${m.subject ?? 'The harbour dues'}`,
    ...(m.id ? [`Message-ID: <${m.id}>`] : []),
    ...(m.answers ? [`In-Reply-To: ${m.answers}`] : []),
    ...(m.references ? [`References: ${m.references}`] : []),
    '',
    m.body ?? 'Nothing new.',
    '',
  ].join('\n')

async function record(...mails: readonly Mail[]) {
  const files = mails.map((m, i) => ({ path: `m${i}.eml`, bytes: new TextEncoder().encode(write(m)) }))
  const { entries, bodies } = await readPapers(files, { at: '2026-01-01T00:00:00Z' })
  return foldEntries(entries, bodies)
}

const LOST =
  'On Sun, 04 Mar 2012 09:30:00 +0100, Carla wrote:\n> The dues are to be paid before the ships leave the outer harbour.\n\nI agree with her.'

test('a message that nobody has gets a place, with the day and the sender that a quotation gives', async () => {
  const r = await record({ id: '2@x', answers: '<1@x>', subject: 'Re: The harbour dues', body: LOST })
  const { placeholders, links } = collate(r)
  const [lost] = [...placeholders.values()]
  expect(lost).toMatchObject({
    kind: 'mail',
    from: ['Carla'],
    date: '2012-03-04',
    when: { edtf: '2012-03-04T09:30:00+01:00' },
    subject: 'The harbour dues',
    messageId: '1@x',
  })
  expect(lost!.survives).toHaveLength(1)
  const link = links[lost!.links[0]!]!
  expect(link).toMatchObject({
    outcome: 'absent',
    relation: 'answers',
    words: 'On Sun, 04 Mar 2012 09:30:00 +0100, Carla wrote:',
  })
})

test('a message named by its id alone has a place and no day', async () => {
  const { placeholders } = collate(await record({ id: '2@x', answers: '<1@x>' }))
  const [lost] = [...placeholders.values()]
  expect(lost!.date).toBeUndefined()
  expect(lost!.from).toEqual([])
})

test('every ancestor that References names and nobody has gets a place, not the nearest alone', async () => {
  const { placeholders } = collate(await record({ id: '4@x', answers: '<3@x>', references: '<1@x> <2@x> <3@x>' }))
  expect([...placeholders.values()].map((p) => p.messageId).sort()).toEqual(['1@x', '2@x', '3@x'])
})

test('when the message turns up it is what the reply answers, and the place is gone', async () => {
  const r = await record(
    { id: '2@x', answers: '<1@x>', from: 'Ben', to: 'Carla', body: LOST },
    {
      id: '1@x',
      from: 'Carla',
      to: 'Ben',
      date: 'Sun, 04 Mar 2012 09:30:00 +0100',
      body: 'The dues are to be paid before the ships leave the outer harbour.',
    },
  )
  const { placeholders, replies, links } = collate(r)
  expect(placeholders.size).toBe(0)
  expect(replies).toMatchObject([{ reply: '2@x', to: '1@x', kind: 'formal' }])
  expect(links[replies[0]!.link!]!.reasons).toContain('In-Reply-To names its Message-ID')
})

test('a reply whose header is broken is tied to what it quotes, by the words', async () => {
  const body =
    'Carla wrote:\n> The dues are to be paid before the ships leave\n> the outer harbour, and not a day later than that.\n\nNo.'
  const r = await record(
    {
      id: '1@x',
      from: 'Carla',
      date: 'Sun, 04 Mar 2012 09:30:00 +0100',
      subject: 'Dues',
      body: 'Dear all,\n\nThe dues are to be paid before the ships leave the outer harbour, and not a day later than that.',
    },
    { id: '2@x', subject: 'no subject', body },
    {
      id: '3@x',
      subject: 'Boats',
      body: 'The boats are to be painted before the ships leave the inner harbour, and not a day sooner than that.',
    },
  )
  expect(findMailThreads(r).map((t) => t.papers)).toEqual([['1@x', '2@x'], ['3@x']])
})

test('prose in In-Reply-To, and an address in it, make no parent', async () => {
  const r = await record({ id: '2@x', answers: 'Message from Ben Blau <ben@b.example> of "Sun, 04 Mar" <17.a@x>' })
  expect([...collate(r).placeholders.values()].map((p) => p.messageId)).toEqual(['17.a@x'])
})

test('a subject ties what headers do not, and says who answered whom to nobody', async () => {
  const r = await record(
    { id: '1@x', subject: 'Matter 12: the outer gate' },
    { id: '4@x', subject: 'Re: Matter 12: the outer gate', answers: '<3@x>', date: 'Tue, 06 Mar 2012 10:00:00 +0000' },
  )
  const [thread, ...others] = findMailThreads(r)
  expect(others).toEqual([])
  expect(thread).toMatchObject({ papers: ['1@x', '4@x'], bySubject: ['4@x'], absent: ['3@x'] })
  expect(thread!.parents.get('4@x')).toBe('3@x')
  expect(thread!.parents.has('1@x')).toBe(false)
})

test('a subject that anybody may use, or that two exchanges bear, ties nothing', async () => {
  const late = { id: '9@x', answers: '<8@x>', date: 'Tue, 06 Mar 2012 10:00:00 +0000' }
  const hello = await record({ id: '1@x', subject: 'Hello' }, { ...late, subject: 'Re: Hello' })
  expect(findMailThreads(hello)).toHaveLength(2)
  const two = await record(
    { id: '1@x', subject: 'Outer harbour gate' },
    { id: '2@x', subject: 'Outer harbour gate' },
    { ...late, subject: 'Re: Outer harbour gate' },
  )
  expect(findMailThreads(two)).toHaveLength(3)
})

test('a chain of eight thousand replies is one thread', async () => {
  const chain = Array.from({ length: 8000 }, (_, i) => ({ id: `${i}@x`, ...(i && { answers: `<${i - 1}@x>` }) }))
  const mbox = chain.map((m) => `From a@x Mon Mar  5 10:00:00 2012\n${write(m)}\n`).join('')
  const { entries, bodies } = await readPapers([{ path: 'a.mbox', bytes: new TextEncoder().encode(mbox) }], {
    at: '2026-01-01T00:00:00Z',
  })
  const threads = findMailThreads(foldEntries(entries, bodies))
  expect(threads.map((t) => t.papers.length)).toEqual([8000])
}, 300_000)

test('who holds the reply and not the message sees a place made of what the reply says, and never the message', async () => {
  const reply: Mail = { id: '2@x', answers: '<1@x>', from: 'Ben', to: 'Ana', body: LOST }
  const withheld = (secret: string): Mail => ({
    id: '1@x',
    from: 'Carla',
    to: 'Ben',
    date: 'Sun, 04 Mar 2012 09:30:00 +0100',
    subject: secret,
    body: `The dues are to be paid before the ships leave the outer harbour. ${secret}`,
  })
  const seen = async (...mails: readonly Mail[]) => {
    const v = view(await record(...mails), { seenBy: 'ana' })
    const { links, placeholders } = collate(v)
    return JSON.stringify([
      links,
      [...placeholders],
      findMailThreads(v).map((t) => [t.id, t.papers, [...t.parents], t.absent]),
    ])
  }
  const without = await seen(reply)
  expect(await seen(reply, withheld('Secret one'))).toBe(without)
  expect(await seen(reply, withheld('Secret two'))).toBe(without)
  expect(without).not.toContain('Secret')
})

test('threads and places are the same in whatever order the messages came', async () => {
  const ids = [0, 1, 2, 3, 4, 5, 6, 7]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ parent: fc.nat(7), quotes: fc.boolean(), gone: fc.boolean() }), {
        minLength: 3,
        maxLength: 8,
      }),
      fc.shuffledSubarray(ids, { minLength: 8 }),
      async (sketch, order) => {
        const mails = sketch.flatMap((s, i): Mail[] =>
          s.gone
            ? []
            : [
                {
                  id: `${i}@x`,
                  subject: 'Re: The outer harbour gate',
                  ...(s.parent < i && { answers: `<${s.parent}@x>` }),
                  ...(s.quotes && { body: LOST }),
                },
              ],
        )
        const shuffled = order.flatMap((i) => mails[i] ?? [])
        const told = async (list: readonly Mail[]) => {
          const files = list.map((m) => ({ path: `${m.id}.eml`, bytes: new TextEncoder().encode(write(m)) }))
          const { entries, bodies } = await readPapers(files, { at: '2026-01-01T00:00:00Z' })
          const r = foldEntries(entries, bodies)
          return [findMailThreads(r).map((t) => [t.id, t.papers, t.bySubject]), [...collate(r).placeholders.keys()]]
        }
        expect(await told(shuffled)).toEqual(await told(mails))
      },
    ),
    { numRuns: 40 },
  )
})
