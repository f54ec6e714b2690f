import { expect, test } from 'vitest'
import { codesIn, file, paperIn, read } from './letters.ts'

const inferFrom = async (path: string, text: string) => paperIn(await read([file(path, text)]))

test('a telegram without front matter is read from its heading, its date line and its number', async () => {
  const said = await inferFrom(
    'd65.txt',
    'Telegram From the Embassy in the Soviet Union to the Department of State\n\nMoscow, October 26, 1962, 7 p.m.\n\n1101. Policy. Embassy translation follows.\n',
  )
  expect(said).toMatchObject({
    kind: 'telegram',
    from: ['Embassy in the Soviet Union'],
    to: ['Department of State'],
    place: 'Moscow',
    numbers: ['1101'],
    written: { words: 'October 26, 1962, 7 p.m.', edtf: '1962-10-26T19:00', zone: 'Europe/Moscow' },
  })
  expect(Object.keys(said.inferred!).sort()).toEqual(['date', 'from', 'kind', 'number', 'place', 'title', 'to', 'zone'])
})

test('a bare letter is read from its salutation and its signature', async () => {
  expect(
    await inferFrom(
      'a.txt',
      'October 25, 1962\n\nDear Mr. Chairman:\n\nI regret it.\n\nSincerely yours,\n\nJohn F. Kennedy\n',
    ),
  ).toMatchObject({
    kind: 'letter',
    from: ['John F. Kennedy'],
    to: ['Chairman'],
    written: { edtf: '1962-10-25' },
  })
})

test('From, To, Date and Subject at the head of a text are fields', async () => {
  expect(
    await inferFrom('a.txt', 'From: Ana Ruiz\nTo: Ben; Carla\nDate: 26 October 1962\nSubject: The flights\n\nText.\n'),
  ).toMatchObject({
    from: ['Ana Ruiz'],
    to: ['Ben', 'Carla'],
    title: 'The flights',
    written: { edtf: '1962-10-26' },
  })
})

test('the founding telegram is dated, and named, by its file only', async () => {
  const said = await inferFrom(
    'papers/mikoyan-telegram-1962-11-06.txt',
    ' It seems to me that it is now possible to go over some conclusions.\n',
  )
  expect(said).toMatchObject({ kind: 'telegram', from: ['mikoyan'], to: [], written: { edtf: '1962-11-06' } })
  expect(said.inferred).toEqual({ kind: 'from the file name', from: 'from the file name', date: 'from the file name' })
})

test('"today, November 6" gives the day, and the year comes from elsewhere or not at all', async () => {
  expect((await inferFrom('1962/a.txt', 'We met today, November 6, at noon.\n')).written).toEqual({
    words: 'today, November 6',
    edtf: '1962-11-06',
  })
  expect((await inferFrom('a.txt', 'We met today, November 6, at noon.\n')).written).toBeUndefined()
})

test('a clock time without an offset is by the clock of the place it was written in', async () => {
  const intake = await read([
    file('a.md', '---\nplace: Moscow\ndate: "1962-10-26T19:00:00"\nkind: telegram\n---\nText\n'),
  ])
  expect(paperIn(intake).written).toMatchObject({ edtf: '1962-10-26T19:00:00', zone: 'Europe/Moscow' })
  expect(paperIn(intake).inferred).toEqual({ zone: 'from the place, Moscow' })
})

test('the reason given is the line as it stands in the paper', async () => {
  const said = await inferFrom('a.txt', 'FROM: Ana Ruiz\nTo. Ben\nSubj: The flights\n\nText.\n')
  expect(said.inferred).toMatchObject({
    from: 'from the line "FROM:"',
    to: 'from the line "To."',
    title: 'from the line "Subj:"',
  })
})

test('nothing is inferred that the text does not say', async () => {
  const intake = await read([
    file('a.txt', 'On October 26, 1962 he had written to Kennedy. Dear to us all was the peace of 1945.\n'),
  ])
  expect(paperIn(intake)).toEqual({
    kind: 'paper',
    from: [],
    to: [],
    onFile: 'text',
    textHash: expect.any(String),
    sections: expect.any(Array),
    inferred: { kind: 'nothing says what it is' },
  })
  expect(codesIn(intake)).toEqual([])
})

test('what the keeper wrote is never overwritten by what the text says', async () => {
  const intake = await read([
    file(
      'kennedy-letter-1962-10-27.md',
      '---\nfrom: [khrushchev]\ndate: 1962-10-26\n---\nMoscow, October 28, 1962\n\nDear Mr. President:\n',
    ),
  ])
  expect(paperIn(intake)).toMatchObject({ from: ['khrushchev'], written: { edtf: '1962-10-26' } })
})

test.each([
  ['Dear Ana, your letter of October 25, 1962', ['Ana']],
  ['Reply to letter of October 25, 1962', []],
  ['Answer to Ben’s note, 25 October 1962', []],
  ['My dear Ana, we met on 25 October 1962', ['Ana']],
  ['Received from Ben on October 25, 1962', []],
])('the date of another paper is not the date of this one: %s', async (first, to) => {
  const said = await inferFrom('a.txt', `${first}\n\nhas come.\n`)
  expect(said).toMatchObject({ to })
  expect([said.written, said.place]).toEqual([undefined, undefined])
})

test.each(['Reading', 'Notre-Dame', 'Stockholm', 'Oxford, Mass.'])('a date line keeps its place: %s', async (place) => {
  const said = await inferFrom('a.txt', `${place}, October 25, 1962\n\nDear Ana,\n\nIt has come.\n`)
  expect(said.written).toMatchObject({ edtf: '1962-10-25' })
  expect(said.place).toBe(place)
})
