import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const told = (text: string) =>
  readPaper(text).references.map((r) => [
    r.author?.role,
    r.date?.day,
    r.date?.month,
    ...(r.alsoDated ?? []).map((d) => d.day),
  ])

describe('a day without "the"', () => {
  it.each([
    ['Your wire 1st rcvd.', [['addressee', 1, undefined]]],
    ['YOUR WIRE OF 20TH RECEIVED STOP', [['addressee', 20, undefined]]],
    ['My wire 20th is answered.', [['self', 20, undefined]]],
    ['I have your letter of 22nd.', [['addressee', 22, undefined]]],
    ['I have your letters of 2nd and 9th.', [['addressee', 2, undefined, 9]]],
    ['Yours of 1st rcvd.', [['addressee', 1, undefined]]],
    ['Urtel 44 of 3rd came.', [['addressee', 3, undefined]]],
    ['I have your note of 6.2. and thank you.', [['addressee', 6, 2]]],
    ['I have your note of 6.2.', [['addressee', 6, 2]]],
    ['The letters I sent you on the 3rd and the 5th are lost.', [['self', 3, undefined, 5]]],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    'I have your letter of 20th century ships.',
    'I have your letter 2nd class.',
    'I have your report of 6.2 per cent.',
    'I have your letter of 42nd Street.',
  ])('what is counted is no day: %s', (text) => expect(told(text).map((r) => r[1])).toEqual([undefined]))
})

describe('a letter without a noun', () => {
  const read = (text: string) => readPaper(text).references.map((r) => [r.words, r.author?.role, r.order, r.date?.day])

  it.each([
    ['I have your last.', ['your last', 'addressee', 'last', undefined]],
    ['In your last you ask for ropes.', ['your last', 'addressee', 'last', undefined]],
    ['Your last of the 12th came.', ['Your last of the 12th', 'addressee', 'last', 12]],
    ['His latest is of 6 May.', ['His latest is of 6 May', 'third', 'last', 6]],
    ['Since my last, I was ill.', ['my last', 'self', 'last', undefined]],
  ])('is the last of somebody: %s', (text, expected) => expect(read(text)).toEqual([expected]))

  it.each([
    'Your last point is taken.',
    'He breathed his last.',
    'This is your last chance.',
    'At long last you came.',
    'You spent your last and only coin.',
    'Their latest is a steam yacht.',
  ])('or none at all: %s', (text) => expect(read(text)).toEqual([]))

  it.each([
    ['I wrote you again on the 12th.', 12],
    ['I wrote again on the 12th.', 12],
    ['I had written to you on the 12th, and waited.', 12],
    ['I emailed you on 3 May.', 3],
  ])('is told by its verb and its day: %s', (text, day) =>
    expect(readPaper(text).references.map((r) => [r.author?.role, r.date?.day])).toEqual([['self', day]]),
  )

  it.each(['I wrote to you on the 3rd floor.', 'I told Mr. Lund so on the 5th ship.', 'I wrote a book.'])(
    'a verb without a day tells of none: %s',
    (text) => expect(readPaper(text).references).toEqual([]),
  )
})

describe('talks', () => {
  const read = (text: string) => readPaper(text).references.map((r) => [r.words, r.kind])

  it.each([
    ['The conversations I have had here were calm.', 'The conversations I have had here'],
    ['We conversed for about fifteen minutes.', 'We conversed for about fifteen minutes'],
    ['I talked with Mr. Lund for two hours.', 'I talked with Mr. Lund for two hours'],
    ['During the conversation he was calm.', 'the conversation'],
    ['It rained throughout our talks.', 'our talks'],
  ])('told by how long they lasted, or by what took place in them: %s', (text, words) =>
    expect(read(text)).toEqual([[words, 'talk']]),
  )

  it.each(['I talked for effect.', 'We spoke for the poor.', 'The talk was of ropes.', 'I waited for two hours.'])(
    'none: %s',
    (text) => expect(read(text)).toEqual([]),
  )
})

describe('other days', () => {
  it.each([
    ['I have your Friday’s letter.', { weekday: 5 }],
    [
      'The trade agreement between Norway and Peru, signed Lima Oct. 16, 1950, holds.',
      { year: 1950, month: 10, day: 16 },
    ],
    [
      'The trade agreement between Norway and Peru, signed at Lima on 16 October 1950, holds.',
      { year: 1950, month: 10 },
    ],
  ])('%s', (text, date) => expect(readPaper(text).references.map((r) => r.date)).toMatchObject([date]))

  it('a report of a journey is a report by its writers', () =>
    expect(readPaper('The Lund-Moe trip report says so.').references.map((r) => r.author?.words)).toEqual(['Lund-Moe']))
})
