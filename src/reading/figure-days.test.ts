import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const read = (text: string) => readPaper(text).references
const days = (text: string) => read(text).map((r) => [r.author?.words, r.number, r.date?.month, r.date?.day])

describe('a day in figures is a day', () => {
  it('without its year it may be read two ways, and is no number', () => {
    expect(days('Thanks for my 06/02 email.')).toEqual([['my', undefined, 6, 2]])
    expect(read('Your e-mail of 06/03 came.')[0]?.date).toMatchObject({ day: 3, swapped: { month: 3, day: 6 } })
    expect(days('Your email of 25/06 came.')).toEqual([['Your', undefined, 6, 25]])
    expect(read('Your email of 25/06 came.')[0]?.date).not.toHaveProperty('swapped')
  })

  it('with its year it may stand before the letter', () => {
    expect(days('I have your 2014-06-03 email.')).toEqual([['your', undefined, 6, 3]])
    expect(days('Look at the one dated 2014-06-03.')).toEqual([[undefined, undefined, 6, 3]])
  })
})

describe('an editor puts a day right that has no month', () => {
  it.each([
    'I have your letter of the 22nd [21].',
    'I have your letter of the 22d [21st].',
    'I have your letter of the 22nd [sic; 21st].',
    'I have your letter of 22 [21] May 1891.',
    'I have your letter of the 22nd inst. [21st].',
  ])('%s', (text) => expect(read(text)[0]?.date).toMatchObject({ day: 22, corrected: { day: 21 } }))
})

describe('a mail is a message, and the mail is the post', () => {
  it.each([
    ['Thanks for your mail from yesterday.', 'your'],
    ['Got your mail.', 'your'],
    ["I saw Dana's mail of 30 May.", 'Dana'],
    ['I sent my e-mail of 30 May.', 'my'],
  ])('%s', (text, words) => expect(read(text).map((r) => [r.kind, r.author?.words])).toEqual([['message', words]]))

  it.each([
    'It goes by next mail.',
    'The mail of the 5th brought nothing.',
    'My mail is late.',
    'Your mail boat came.',
  ])('%s', (text) => expect(read(text)).toEqual([]))
})
