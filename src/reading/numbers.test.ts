import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'
import type { FoundReference } from './reference.ts'

const read = (text: string): readonly FoundReference[] => readPaper(text).references
const numbers = (text: string) => read(text).map((r) => r.number)

describe('the numbers of telegrams', () => {
  it.each([
    ['He cites QUAYCH 3837.', '3837', 'QUAYCH'],
    ['See NORAG 34783-63.', '34783-63', 'NORAG'],
    ['Bremen tel 1531 says so.', '1531', 'Bremen'],
    ['The Legation’s telegram, 1083, is late.', '1083', 'Legation’s'],
    ['Yr tel 34 has come.', '34', 'Yr'],
    ['It is in Danzig’s 453.', '453', 'Danzig'],
    ['As told in Bremen critic 04.', '04', 'Bremen'],
    ['State to Bremen 256 of May 3 is clear.', '256', 'State'],
  ])('%s', (text, number, author) => {
    const [r, ...more] = read(text)
    expect(more).toEqual([])
    expect([r?.number, r?.author?.words]).toEqual([number, author])
  })

  it('a list that ends with "and" is of as many telegrams, and no post repeats one to itself', () => {
    const same = (text: string) => read(text).map((r) => r.sameAs)
    expect(same('He was told so (Deptel 155, Bremen 316 and Embtel 146).')).toEqual([undefined, undefined, undefined])
    expect(same('See Deptel 155, Bremen 316.')).toEqual([undefined, 0])
    expect(same('Re Bremen 320 Bremen 316.')).toEqual([undefined, undefined])
  })

  it('a list is as many telegrams as it has numbers, and none is another repeated', () => {
    const found = read('State cables from Bremen Nos. 183, 184, 186 are here, and cables 4438 and 4452.')
    expect(found.map((r) => r.number)).toEqual(['183', '184', '186', '4438', '4452'])
    expect(found.some((r) => r.sameAs !== undefined)).toBe(false)
  })

  it('only what is said to be repeated is the same telegram', () => {
    expect(read('Danzig 4328 repeated Bremen 635.').map((r) => r.sameAs)).toEqual([undefined, 0])
  })

  it('a series is a set', () => {
    expect(read('See the Bremen 20 series.')).toMatchObject([{ number: '20', set: 'open' }])
  })

  it('a weekly report goes by its day', () => {
    expect(read('Fires were many (see Weeka March 15).')).toMatchObject([
      { series: 'weeka', date: { month: 3, day: 15 } },
    ])
  })

  it('days, sums and marks on a map are no telegrams', () => {
    expect(numbers('Bremen 62–67 wagons. State to Bremen 22 March.')).toEqual([])
    expect(read('See HARBCOM 11 May submission.')).toMatchObject([{ date: { month: 5, day: 11 } }])
    expect(numbers('They hit Target 14. Lot 72 D 192 holds it. His 2-year term ended in Fiscal Year 1958.')).toEqual([])
    expect(numbers('Our 300 men; Danzig’s 80 million marks; Paragraph 12.')).toEqual([])
  })

  it('a number that was struck out has the post before it, and no other word', () => {
    const text =
      'CAS Bremen [document number not declassified] came. Contrary [document number not declassified] nothing moved.'
    expect(read(text).map((r) => [r.withheld, r.author?.words])).toEqual([
      [true, 'CAS Bremen'],
      [true, undefined],
    ])
  })

  it('"Ref A" is the first of the references listed above', () => {
    const text = 'Ref: A. Deptel 1718; B. Embtel 2583\n\nI have reviewed ref A and agree. Ref B is late.'
    expect(read(text).map((r) => [r.number, r.label, r.sameAs])).toEqual([
      ['1718', undefined, undefined],
      ['2583', undefined, undefined],
      [undefined, 'Ref A', 0],
      [undefined, 'Ref B', 1],
    ])
  })
})

describe('days told loosely', () => {
  const date = (text: string) => read(text)[0]?.date

  it('are counted back from the paper', () => {
    expect(date('I have your letter of three days ago.')).toMatchObject({ relative: 3 })
    expect(date('He cites last week’s report by Voss.')).toMatchObject({ relative: 7, margin: 6 })
    expect(date('I have your letter of last month.')).toMatchObject({ monthsAway: -1 })
    expect(date('The list which Voss sent on the day before yesterday.')).toMatchObject({ relative: 2 })
  })

  it('may have a month only, a Roman month, or lean on a part of the day', () => {
    expect(date('Refer to his January speech.')).toMatchObject({ month: 1 })
    expect(date('I have your letter of 4.xi.1962.')).toMatchObject({ year: 1962, month: 11, day: 4 })
    expect(date('I have the telegram you sent early on May 24.')).toMatchObject({ month: 5, day: 24 })
    expect(date('I have your letter of Nov. 6th.')).toMatchObject({ month: 11, day: 6 })
  })

  it('may be written in words', () => {
    expect(date('I have your message of October twenty-eight.')).toMatchObject({ month: 10, day: 28 })
    expect(date('He cites the Chairman’s speech of the tenth.')).toMatchObject({ day: 10 })
    expect(date('He cites Voss’s letter of the first importance.')).toBeUndefined()
  })

  it('"last Friday" has been, and a memorandum may bear the letters of its office', () => {
    expect(date('It was settled at the Board meeting last Friday.')).toMatchObject({ weekday: 5 })
    expect(read('See Research Memorandum HAR-35, December 11, 1961.')[0]).toMatchObject({
      number: 'HAR-35',
      date: { year: 1961 },
    })
  })

  it('share the year that stands behind the last', () => {
    const [r] = read('He cites the letters dated 11 December and 19 January 1956.')
    expect([r?.date?.year, ...r!.alsoDated!.map((d) => d.year)]).toEqual([1955, 1956])
  })
})
