import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const told = (text: string) =>
  readPaper(text).references.map((r) => [r.author?.role, r.number ?? r.date?.day, r.date?.monthsAway ?? r.date?.month])

describe('shorthand', () => {
  it.each([
    ['I confirm ours of 30th ulto.', [['self', 30, -1]]],
    ['Yours 28/4 to hand.', [['addressee', 28, 4]]],
    ['Yrs 1st inst. to hand.', [['addressee', 1, 0]]],
    ['I confirm my respects of the 9th.', [['self', 9, undefined]]],
  ])('of merchants: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it('of telegrams: two numbers with a stroke, and a circular', () => {
    expect(told('Embtels 636/637 tell it.').map((r) => r[1])).toEqual(['636', '637'])
    expect(told('Circtel 55 went out.')).toEqual([['department', '55', undefined]])
  })

  it('a verb after "reftel" is no noun', () => {
    expect(readPaper('REFTEL notes illness.').references.map((r) => r.words)).toEqual(['REFTEL'])
  })

  it.each([
    ['See Secnog 5 on this.', [undefined, '5']],
    ['SECNOG 5 has come.', [undefined, '5']],
    ['Reurtel 515, nothing has moved.', ['addressee', '515']],
    ['REURTEL 515 nothing moved.', ['addressee', '515']],
    ['I agree with urtel.', ['addressee', undefined]],
    ['Urtel of 3rd May came.', ['addressee', 3]],
    ['As told in mytel, it rains.', ['self', undefined]],
    ['OURTEL 12 says so.', ['self', '12']],
    ['It is in Embassy’s G-45 of May 3.', ['mission', 'G-45']],
    ['Reference Deptel G-45.', ['department', 'G-45']],
    ['See DEF 994512 for details.', [undefined, '994512']],
    ['It is in paragraph one of Deptel 846: all goes.', ['department', '846']],
  ])('of telegrams, in small letters and in capitals: %s', (text, expected) =>
    expect(told(text).map(([role, said]) => [role, said])).toEqual([expected]),
  )

  it('"Reurtel" answers, and "DEF" is a series and nobody', () => {
    expect(readPaper('Reurtel 515, nothing has moved.').references[0]?.use).toBe('answers')
    expect(readPaper('See DEF 994512.').references[0]).toMatchObject({ series: 'def' })
  })

  it.each(['The G-45 met at Lima.', 'The Embtel was late.', 'He is my tell-tale.', 'An urtele is a plant.'])(
    'no telegram: %s',
    (text) => expect(told(text)).toEqual([]),
  )
})

describe('capitals', () => {
  it.each([
    ['I cite KHRUSHCHEV’S OCTOBER 28 LETTER to him.', [['named', 28, 10]]],
    ['WE HAVE YOUR 26 OCTOBER LETTER STOP', [['addressee', 26, 10]]],
    ['It is in EMBTEL 1424 OF MAY 3.', [['mission', '1424', 5]]],
  ])('hide no day: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it('and the verb MAY is none', () =>
    expect(told('It is in EMBTEL 1424. MAY 3 SHIPS GO?').map((r) => r[1])).toEqual(['1424']))
})

describe('numbers that run on', () => {
  const numbers = (text: string) =>
    readPaper(text).references.flatMap((r) => [[r.words, r.number, ...(r.alsoNumbered ?? [])]])

  it.each([
    ['EMBTELS 633-635 tell it.', [['EMBTELS 633-635', '633', '634', '635']]],
    ['Embtels 633–35 tell it.', [['Embtels 633–35', '633', '634', '635']]],
    ['See Nos. 3 to 6.', [['Nos. 3 to 6', '3', '4', '5', '6']]],
    ['I have your letters Nos. 3 to 5.', [['your letters Nos. 3 to 5', '3', '4', '5']]],
    ['I have your letters Nos. 3, 5 and 7.', [['your letters Nos. 3, 5 and 7', '3', '5', '7']]],
    ['Your despatches Nos. 10-12 came.', [['Your despatches Nos. 10-12', '10', '11', '12']]],
    [
      'Deptels 284 thru 286 and 290.',
      [
        ['Deptels 284 thru 286', '284', '285', '286'],
        ['290', '290'],
      ],
    ],
    ['It is in Bremen’s 633-635.', [['Bremen’s 633-635', '633', '634', '635']]],
  ])('are all meant: %s', (text, expected) => expect(numbers(text)).toEqual(expected))

  it.each([
    ['See NORAG 34783-63.', [['NORAG 34783-63', '34783-63']]],
    ['I have your letters Nos. 3 and 5 May.', [['your letters Nos. 3', '3']]],
    ['Embtels 635-633 tell it.', []],
  ])('a year behind a number, a day, and figures that fall are no range: %s', (text, expected) =>
    expect(numbers(text)).toEqual(expected),
  )

  it('of routes and pages mean no papers', () => {
    expect(numbers('We drove on routes Nos. 3 to 6 and read pages Nos. 10-12.')).toEqual([])
  })
})
