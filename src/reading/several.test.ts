import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

describe('how many papers the words mean', () => {
  it.each([
    ['I have two letters of the 12th.', 2],
    ['I have both your letters.', 2],
    ['I have both of your letters of the 3rd.', 2],
    ['I have read your last two letters.', 2],
    ['I have your three letters of 3 May.', 3],
    ['I sent you my three telegrams of yesterday.', 3],
    ['I have all five of your letters.', 5],
    ['I have your letters of 3 and 4 May.', undefined],
  ])('%s', (text, count) =>
    expect(readPaper(text).references.map((r) => [r.set, r.count])).toEqual([['closed', count]]),
  )
})

describe('the line at a telegram’s end that tells where it went', () => {
  it.each([
    ['512. We agree to it.\n\nSent Department 512, repeated Lima 77.', ['512', 'Department 512', 'Lima 77']],
    [
      '512. We agree to it.\n\nSent Department 512; repeated information Paris 41',
      ['512', 'Department 512', 'Paris 41'],
    ],
    ['512. We agree to it.\n\nRptd info Paris 41.\n\nPETRIE', ['512', 'Paris 41']],
  ])('%j: the numbers are its own, and no references', (text, numbers) => {
    expect(readPaper(text).numbers).toEqual(numbers)
    expect(readPaper(text).references).toEqual([])
  })

  it('a sentence that cites a telegram is no such line', () => {
    expect(readPaper('512. We agree.\n\nSent Department 511 my own views on it.').references).toHaveLength(1)
  })
})

describe('who was there', () => {
  it.each([
    'Present: Arne Holt, Dinah Pascoe.\n\nMr. Berg was not.',
    'Present: Arne Holt and Dinah Pascoe\n\nThey met.',
  ])('%j', (text) => expect(readPaper(text).present).toEqual(['Arne Holt', 'Dinah Pascoe']))

  it.each([
    ['Present: A. Lund, Minister of Trade; B. Moe, his deputy; and C. Holt (clerk).', ['A. Lund', 'B. Moe', 'C. Holt']],
    ['Present: A. Lund, Minister of Trade, B. Moe and C. Holt, clerk', ['A. Lund', 'B. Moe', 'C. Holt']],
    ['PRESENT: Mr. Lund, the Chairman, Mrs. Moe and Holt.', ['Mr. Lund', 'Mrs. Moe', 'Holt']],
    ['Participants: Lund (Trade), Moe (Finance), Holt', ['Lund', 'Moe', 'Holt']],
    ['Present were Arne Lund,\nBirgit Moe and\nC. Holt.\n\nThey met at noon.', ['Arne Lund', 'Birgit Moe', 'C. Holt']],
    ['**Present:** A. Lund, B. Moe.\n\nThey met.', ['A. Lund', 'B. Moe']],
    ['## Present\n\n- A. Lund, Minister\n- B. Moe\n\nThey met at noon.', ['A. Lund', 'B. Moe']],
    ['The board met on 4 May. Present: A. Lund, B. Moe.\n\nThey met.', ['A. Lund', 'B. Moe']],
    ['Those present: Arne Lund; Birgit Moe.\n\nThey met.', ['Arne Lund', 'Birgit Moe']],
  ])('on one line, with their offices: %j', (text, names) => expect(readPaper(text).present).toEqual(names))

  it.each([
    'Present company excepted, nobody came.',
    'Present needs are small, and Mr. Lund knows it.',
    'Present: nobody of note.',
    'Present prices: oats, barley and rye.',
  ])('and nobody is named by %j', (text) => expect(readPaper(text).present).toEqual([]))

  it('a name with its office is one', () => {
    expect(readPaper('PARTICIPANTS\nArne Holt, Minister of Trade\nDinah Pascoe').present).toEqual([
      'Arne Holt',
      'Dinah Pascoe',
    ])
  })
})
