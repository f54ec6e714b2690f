import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMailDate, readWrittenMailDate } from './mail-date.ts'
import { blankQuotedMail, quotedWords, readQuotedMail } from './quoted-mail.ts'

const one = (text: string) => {
  const [q, ...others] = readQuotedMail(text)
  expect(others).toEqual([])
  return q!
}

test.each([
  ['On Fri, 26 Oct 2012 19:00:00 +0300, Ana Ruiz <ana@x.example> wrote:', '2012-10-26T19:00:00+03:00'],
  ['On Oct 26, 2012, at 7:00 PM, Ana Ruiz wrote:', '2012-10-26T19:00'],
  ['Am 26.10.2012 um 19:00 schrieb Ana Ruiz:', '2012-10-26T19:00'],
  ['Am 26. Oktober 2012 um 19:00 schrieb Ana Ruiz <ana@x.example>:', '2012-10-26T19:00'],
  ['Le ven. 26 oct. 2012 à 19:00, Ana Ruiz <ana@x.example> a écrit :', '2012-10-26T19:00'],
  ['El vie, 26 oct 2012 a las 19:00, Ana Ruiz (<ana@x.example>) escribió:', '2012-10-26T19:00'],
  ['Il giorno ven 26 ott 2012 alle ore 19:00 Ana Ruiz <ana@x.example> ha scritto:', '2012-10-26T19:00'],
  ['Em 26 de outubro de 2012 19:00, Ana Ruiz escreveu:', '2012-10-26T19:00'],
  ['Op 26 okt. 2012 om 19:00 schreef Ana Ruiz:', '2012-10-26T19:00'],
  ['26.10.2012 19:00, Ana Ruiz пишет:', '2012-10-26T19:00'],
])('the line "%s" says who wrote and when', (line, edtf) => {
  const q = one(`${line}\n> I have it.\n\nGood.\n`)
  expect([q.from, q.when?.edtf, q.attributed]).toEqual(['Ana Ruiz', edtf, true])
})

test('an attribution of two lines, and an answer between the parts of a quotation', () => {
  const text =
    'On Fri, 26 Oct 2012 19:00:00 +0300, Ana Ruiz <ana@x.example>\nwrote:\n\n> One.\n\nYes.\n\n> Two.\n\nNo.\n'
  const q = one(text)
  expect(quotedWords(text, q)).toBe('One.\nTwo.')
  expect(blankQuotedMail(text).trim().split(/\s+/)).toEqual(['Yes.', 'No.'])
})

test('a quotation in a quotation is of another message', () => {
  const text = 'Ana wrote:\n> I agree.\n>\n> On 25 Oct 2012 at 10:00, Ben wrote:\n>> Shall we meet?\n> And you?\n'
  expect(readQuotedMail(text).map((q) => [q.depth, q.from, quotedWords(text, q).replace(/\s+/g, ' ')])).toEqual([
    [1, 'Ana', 'I agree. On 25 Oct 2012 at 10:00, Ben wrote: And you?'],
    [2, 'Ben', 'Shall we meet?'],
  ])
})

test('a block of headers introduces what follows it, and a second block what that one repeated', () => {
  const text =
    'See below.\n\n-----Original Message-----\nFrom: Ana Ruiz [mailto:ana@x.example]\nSent: Friday, October 26, 2012 7:00 PM\nTo: Ben; Carla\nSubject: The flights\n\nI have it.\n\n---------- Forwarded message ---------\nFrom: Eli <eli@x.example>\nDate: Thu, Oct 25, 2012 at 9:00 AM\nSubject: Flights\nTo: Ana <ana@x.example>\n\nHere it is.\n'
  expect(readQuotedMail(text).map((q) => [q.depth, q.form, q.from, q.when?.edtf, q.to])).toEqual([
    [1, 'quoted', 'Ana Ruiz', '2012-10-26T19:00', ['Ben', 'Carla']],
    [2, 'forwarded', 'Eli', '2012-10-25T09:00', ['Ana']],
  ])
})

test('a line that ends with a colon and names nobody introduces nothing', () => {
  const q = one('He gave three reasons, as follows:\n> One.\n')
  expect([q.attributed, q.from]).toEqual([false, undefined])
  expect(readQuotedMail('Ana wrote:\nnothing that is marked.\n')).toEqual([])
})

test('day and month that cannot be told apart are left open', () => {
  expect(readWrittenMailDate('On 10/05/12 Ana wrote')?.edtf).toBe('2012-05-10/2012-10-05')
  expect(readWrittenMailDate('On 10/26/12 Ana wrote')?.edtf).toBe('2012-10-26')
})

test.each([
  ['GMT+3', '+03:00'],
  ['UTC+3', '+03:00'],
  ['GMT+03:00', '+03:00'],
  ['GMT-5', '-05:00'],
  ['UTC-0530', '-05:30'],
  ['GMT+12', '+12:00'],
  ['GMT', 'Z'],
])('the zone "%s" is so far from Greenwich, and not Greenwich itself', (zone, offset) => {
  expect(readWrittenMailDate(`26 October 2012 at 19:00:00 ${zone}`)?.edtf).toBe(`2012-10-26T19:00:00${offset}`)
  expect(readMailDate(`Fri, 26 Oct 2012 19:00:00 ${zone}`)?.edtf).toBe(`2012-10-26T19:00:00${offset}`)
})

test('a day that no calendar has is no day, and a zone that no clock has is no zone', () => {
  expect(readMailDate('Tue, 31 Feb 2012 10:00 +0000')).toEqual({ words: 'Tue, 31 Feb 2012 10:00 +0000' })
  expect(readMailDate('Fri, 26 Oct 2012 19:00:00 +9900')?.edtf).toBe('2012-10-26T19:00:00')
})

test('whatever a text is made of, every quotation lies within it and blanking keeps its length', () => {
  const line = fc.constantFrom(
    '> a',
    '>> b',
    '',
    'On 1 May 2012, Ana wrote:',
    '> Ben wrote:',
    'From: Ana',
    'Sent: 1 May 2012',
    'Subject: x',
    '----- Original Message -----',
    'words',
    ' > c',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      const text = lines.join('\n')
      const quotations = readQuotedMail(text)
      expect(blankQuotedMail(text, quotations)).toHaveLength(text.length)
      for (const q of quotations) {
        expect(q.start).toBeLessThanOrEqual(q.end)
        for (const [a, b] of q.parts) expect(a >= 0 && a <= b && b <= text.length).toBe(true)
      }
    }),
  )
})

test('lines made to be slow are read like any other', () => {
  for (const text of [
    `${'-'.repeat(200_000)}x`,
    '\n'.repeat(200_000),
    '>'.repeat(200_000),
    `${'a '.repeat(100_000)}:\n> b`,
    '> a\n'.repeat(60_000),
  ])
    expect(readQuotedMail(`${text}\n`).length).toBeLessThanOrEqual(60_000)
})
