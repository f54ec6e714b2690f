/** What is enclosed in a message: whoever has the message has it, since then and as surely. */
import { expect, test } from 'vitest'
import { paperNotPassedOn } from '../checks/paper-not-passed-on.ts'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { view } from '../views/view.ts'
import { collate } from './collate.ts'
import { knownBy } from './knowledge.ts'

const PARTS = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary='
const NOTE =
  'Content-Type: text/plain; name=note.txt\nContent-Disposition: attachment; filename=note.txt\n\nWe ask ten thousand.\n'
const LETTER = `From: Ana <ana@a.example>
To: Ben <ben@b.example>
Cc: Carla <carla@c.example>
Bcc: Eli <eli@e.example>
Delivered-To: ben@b.example
Received: from a by b; Mon, 8 Jan 2024 10:01:00 +0000
Date: Mon, 8 Jan 2024 10:00:00 +0000
Message-ID: <1@a.example>
${PARTS}b

--b
Content-Type: text/plain

Please see the note.
--b
${NOTE}--b--
`

async function record(...mails: readonly string[]) {
  const files = mails.map((m, i) => ({ path: `m${i}.eml`, bytes: new TextEncoder().encode(m) }))
  const { entries, bodies, problems } = await readPapers(files, { at: '2026-01-01T00:00:00Z' })
  expect(problems).toEqual([])
  return foldEntries(entries, bodies)
}

const NOTE_ID = '1@a.example/note.txt'

test('the sender, everyone addressed and whoever got it blindly hold what a message encloses as they hold the message', async () => {
  const r = await record(LETTER)
  for (const [party, certain, since] of [
    ['ana', true, 'Mon, 8 Jan 2024 10:00:00 +0000'],
    ['ben', true, 'Mon, 8 Jan 2024 10:01:00 +0000'],
    ['carla', false, 'received at a time not recorded'],
    ['eli', true, 'Mon, 8 Jan 2024 10:00:00 +0000'],
  ] as const) {
    const { papers } = knownBy(r, collate(r), party)
    const [letter, note] = ['1@a.example', NOTE_ID].map((id) => papers.find((p) => p.paper === id))
    expect(note).toMatchObject({ state: 'holds', certain, why: [{ since }] })
    expect(letter).toMatchObject({ state: 'holds', certain, why: [{ since }] })
    expect(view(r, { seenBy: party }).papers.has(NOTE_ID)).toBe(true)
    expect(view(r, { seenBy: party, asOf: '2024-01-07' }).papers.has(NOTE_ID)).toBe(false)
    // A view of the view finds the same.
    expect(view(view(r, { seenBy: party }), { seenBy: party }).papers.has(NOTE_ID)).toBe(true)
  }
  const watched = { ...r, settings: { ...r.settings, watch: ['ben', 'carla', 'eli'] } }
  expect(paperNotPassedOn.run(watched, collate(watched))).toEqual([])
})

test('whoever was forwarded a message with its parts has what was enclosed in it; whoever has only its words has not', async () => {
  const head =
    'From: Ben <ben@b.example>\nTo: Dora <dora@d.example>\nDate: Tue, 9 Jan 2024 10:00:00 +0000\nMessage-ID: <2@b.example>\n'
  const whole = `${head}${PARTS}c\n\n--c\nContent-Type: message/rfc822\n\n${LETTER}\n--c--\n`
  const asOf = await record(whole)
  expect([...view(asOf, { seenBy: 'dora' }).papers.keys()].sort()).toEqual(['1@a.example', NOTE_ID, '2@b.example'])
  const words = `${head}Subject: Fwd: note\n\n---------- Forwarded message ---------\nFrom: Ana <ana@a.example>\nDate: Mon, 8 Jan 2024 at 10:00\nTo: Ben <ben@b.example>\n\nPlease see the note.\n`
  const r = await record(LETTER, words)
  expect([...view(r, { seenBy: 'dora' }).papers.keys()].sort()).toEqual(['1@a.example', '2@b.example'])
})
