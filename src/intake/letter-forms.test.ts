import { expect, test } from 'vitest'
import { codesIn, file, paperIn, read } from './letters.ts'

const inferFrom = async (path: string, text: string) => paperIn(await read([file(path, text)]))

test('a letter says who wrote it and to whom in its salutation, its closing formula and its signature', async () => {
  const said = await inferFrom(
    'a.txt',
    'Harwich, 28th April 1891.\n\nMy dear Lindqvist,\n\nI propose that we meet.\n\nBelieve me, yours sincerely,\nJ. M. Petrie\n',
  )
  expect(said).toMatchObject({
    kind: 'letter',
    from: ['J. M. Petrie'],
    to: ['Lindqvist'],
    place: 'Harwich',
    written: { edtf: '1891-04-28' },
  })
  expect(said.inferred).toEqual({
    date: 'from the date line',
    place: 'from the date line',
    kind: 'from the salutation',
    to: 'from the salutation',
    from: 'from the signature',
  })
})

test.each([
  ['I remain, dear Sir, your obedient servant,\nAnders Lindqvist', 'Anders Lindqvist'],
  ['I am, Sir, your obedient servant,\nJ. M. Petrie.', 'J. M. Petrie'],
  ['I have the honour to be,\nSir,\nYour most obedient, humble servant,\nAnders Lindqvist', 'Anders Lindqvist'],
  [
    "I have the honour to be,\nYour Excellency's most obedient servant,\n\nA. van der Meer\n\nP.S. A list.",
    'A. van der Meer',
  ],
  ['With best wishes,\nLove,\nAnna', 'Anna'],
  ['Yours faithfully,\nJOHN PETRIE', 'JOHN PETRIE'],
  ['Yours ever,\n\nCarla', 'Carla'],
  ['Sincerely yours, John F. Kennedy', 'John F. Kennedy'],
  ['With best regards,\nLudwig van der Berg', 'Ludwig van der Berg'],
])('under "%s" stands the name of %s', async (end, name) => {
  const said = await inferFrom('a.txt', `I have nothing to add to it.\n\n${end}\n`)
  expect(said).toMatchObject({ kind: 'letter', from: [name] })
  expect(said.inferred).toEqual({ kind: 'from the closing formula', from: 'from the signature' })
})

test.each(['Sir,', 'Dear Sir,', 'Gentlemen:', 'Your Excellency,', 'My dear friend,', 'Monsieur,', 'Dear Sirs,'])(
  '"%s" makes a letter and names nobody',
  async (greeting) => {
    const said = await inferFrom('a.txt', `${greeting}\n\nI must ask you for both.\n\nC. Voss\n`)
    expect(said).toMatchObject({ kind: 'letter', from: ['C. Voss'], to: [] })
  },
)

test('initials sign and name nobody, and what is no closing formula closes nothing', async () => {
  expect(await inferFrom('a.txt', 'Dear Carla,\n\nI have it.\n\nJ. M. P.\n')).toMatchObject({ from: [], to: ['Carla'] })
  for (const text of [
    'Yours of the 3rd is to hand, and I am glad of it.\n\nNothing more.\n',
    'The list follows.\n\nI am in Antwerp\nHotel Bristol\n',
    'The best regards of the Company were given to us at length and in public.\nRotterdam\n',
  ])
    expect(await inferFrom('b.txt', text)).toMatchObject({ kind: 'paper', from: [], to: [] })
})

test.each([
  ['01 Petrie to Lindqvist 28 April 1891.txt', 'Petrie', 'Lindqvist', '1891-04-28'],
  ['letters/Anders Lindqvist to Carla Voss, 1891-05-21.txt', 'Anders Lindqvist', 'Carla Voss', '1891-05-21'],
  ['Letter from J. M. Petrie to Anders Lindqvist, 28 April 1891.txt', 'J. M. Petrie', 'Anders Lindqvist', '1891-04-28'],
])('the file "%s" is named after what it is', async (path, from, to, edtf) => {
  expect(await inferFrom(path, 'The list has come.\n')).toMatchObject({
    kind: 'letter',
    from: [from],
    to: [to],
    written: { edtf },
  })
})

test.each([
  ['# Petrie to Lindqvist', 'Petrie', 'Lindqvist', undefined],
  ['Anders Lindqvist to Carla Voss', 'Anders Lindqvist', 'Carla Voss', undefined],
  ['# Petrie to Carla Voss, confidential', 'Petrie', 'Carla Voss', undefined],
  ['# Letter from J. M. Petrie to Anders Lindqvist, 28 April 1891', 'J. M. Petrie', 'Anders Lindqvist', '1891-04-28'],
])('the heading "%s" names both ends', async (heading, from, to, edtf) => {
  const said = await inferFrom('a.md', `${heading}\n\nDear Sir,\n\nI write to you.\n`)
  expect(said).toMatchObject({ kind: 'letter', from: [from], to: [to] })
  expect(said.written?.edtf).toBe(edtf)
})

test('"Road to War" and "Reply to Castro" are no letters', async () => {
  for (const heading of ['# Road to War', '# Reply to Castro', 'Antwerp to Harwich'])
    expect(await inferFrom('a.md', `${heading}\n\nIt began in May.\n`)).toMatchObject({
      kind: 'paper',
      from: [],
      to: [],
    })
})

test('a telegram is numbered in its heading', async () => {
  expect(
    await inferFrom(
      'a.txt',
      'TELEGRAM No. 15\n\nFrom: Petrie\nTo: Lindqvist\nDate: 14 May 1891, 9.40 a.m.\n\nMY 14 CANCELLED STOP\n',
    ),
  ).toMatchObject({
    kind: 'telegram',
    numbers: ['15'],
    from: ['Petrie'],
    to: ['Lindqvist'],
    written: { edtf: '1891-05-14T09:40' },
  })
})

test.each([
  ['Harwich, the 5th of May, 1891', 'Harwich', '1891-05-05'],
  ['Antwerp, Tuesday the 19th of May 1891', 'Antwerp', '1891-05-19'],
  ['Antwerp, Tuesday, 19 May 1891', 'Antwerp', '1891-05-19'],
  ['Tuesday 19 May 1891', undefined, '1891-05-19'],
  ['1891 May 12', undefined, '1891-05-12'],
  ['Harwich, 25/4/1891', 'Harwich', '1891-04-25'],
])('the date line "%s" is a place and a day', async (line, place, edtf) => {
  const said = await inferFrom('a.txt', `${line}\n\nDear Sir,\n\nThe list has come.\n`)
  expect([said.place, said.written?.edtf]).toEqual([place, edtf])
})

test('a day that may be a month is a stretch that holds both, and is said', async () => {
  const intake = await read([file('a.txt', 'Harwich, 12/5/1891\n\nDear Sir,\n\nThe list has come.\n')])
  expect(paperIn(intake).written).toEqual({ words: '12/5/1891', edtf: '1891-05-12/1891-12-05' })
  expect(codesIn(intake)).toEqual(['day-or-month'])
})

test("'91 is of the century of the other papers, and of none that can be told by itself", async () => {
  const short = file('a.txt', "Antwerp, Tuesday 19 May '91\n\nSir,\n\nI must ask you for both.\n\nC. Voss\n")
  const alone = await read([short])
  expect(paperIn(alone)).toMatchObject({ place: 'Antwerp', written: { words: "19 May '91" } })
  expect(paperIn(alone).written?.edtf).toBeUndefined()
  expect(codesIn(alone)).toEqual(['century-unknown'])

  const dated = (path: string, date: string) => file(path, `---\ndate: ${date}\n---\nText\n`)
  const among = await read([short, dated('b.md', '1889-01-01'), dated('mail.md', '2013-05-03')])
  expect(paperIn(among, 'a').written).toEqual({ words: "19 May '91", edtf: '1891-05-19' })
  expect(paperIn(among, 'a').inferred?.date).toBe('from the date line, the century from the dates of the other papers')
  expect(among.problems).toEqual([])

  const torn = await read([short, dated('b.md', '1889-01-01'), dated('c.md', '1990-01-01')])
  expect(paperIn(torn, 'a').written?.edtf).toBeUndefined()
  expect(torn.problems).toMatchObject([{ code: 'century-unknown', message: expect.stringContaining('1891 and 1991') }])

  const numbers = await read([file('n.txt', 'Harwich, 11/5/91\n\nSir,\n\nIt came.\n'), dated('b.md', '1889-01-01')])
  expect(paperIn(numbers, 'n').written).toEqual({ words: '11/5/91', edtf: '1891-05-11/1891-11-05' })
})
