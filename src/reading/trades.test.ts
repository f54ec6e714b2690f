import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const read = (text: string) => readPaper(text).references
const told = (text: string) =>
  read(text).map((r) => [r.words, r.author?.words, r.number ?? r.date?.day ?? r.date?.weekday ?? r.date?.relative])

describe('papers of other trades and times', () => {
  it('a legation of the last century but one', () => {
    expect(
      told(
        'I acknowledge the reception of your despatches No. 10, of the 21st of May, and No. 13, dated the 3d instant. I wrote of it in my despatch of even date. Referring to your confidential No. 12 of the 27th, I inclose a copy of his note.',
      ),
    ).toEqual([
      ['your despatches No. 10, of the 21st of May', 'your', '10'],
      ['13, dated the 3d instant', 'your', '13'],
      ['my despatch of even date', 'my', 0],
      ['your confidential No. 12 of the 27th', 'your', '12'],
      ['his note', 'his', undefined],
    ])
  })

  it('a league of nations', () => {
    expect(
      told(
        'See document C. 134. M. 12. 1931. VII, note verbale No. 12/A of 3 November and the letter dated 4.xi.1931.',
      ),
    ).toEqual([
      ['document C. 134. M. 12. 1931. VII', undefined, 'C. 134. M. 12. 1931. VII'],
      ['note verbale No. 12/A of 3 November', undefined, '12/A'],
      ['the letter dated 4.xi.1931', undefined, 4],
    ])
  })

  it('a council and its secretariat', () => {
    expect(told('See COM(2017) 135 final and document 11234/19 REV 2. A separate note on quotas will follow.')).toEqual(
      [
        ['COM(2017) 135 final', undefined, '2017/135'],
        ['document 11234/19 REV 2', undefined, '11234/19 REV 2'],
        ['separate note on quotas will follow', undefined, undefined],
      ],
    )
  })

  it('a union and a company', () => {
    expect(
      told(
        'Further to our meeting on Tuesday last and your letter of 8th inst., I have not received an answer to my letters of 2nd and 9th May. I look forward to your reply.',
      ),
    ).toEqual([
      ['our meeting on Tuesday last', 'our', 2],
      ['your letter of 8th inst.', 'your', 8],
      ['my letters of 2nd and 9th May', 'my', 2],
    ])
  })

  it('mail that quotes mail', () => {
    expect(told('On 3 May 2011, at 14:22, Jon Berg wrote:\n> Per my email of 28 April the table is wrong.')).toEqual([
      ['3 May 2011, at 14:22, Jon Berg wrote', 'Jon Berg', 3],
      ['my email of 28 April', 'my', 28],
    ])
  })
})
