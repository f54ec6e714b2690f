import { expect, test } from 'vitest'
import { codesIn, file, paperIn, read } from './letters.ts'

test('a register gives a paper without a text for every line, by whatever names its columns go', async () => {
  const intake = await read([
    file('reg.csv', 'Sender;Addressee;Date;Place;Nr\n"Ruiz; Carla";Ben;26 October 1962;Havana;12\n'),
  ])
  expect(intake.problems).toEqual([])
  expect(paperIn(intake, 'reg/12')).toMatchObject({
    from: ['Ruiz', 'Carla'],
    to: ['Ben'],
    written: { words: '26 October 1962', edtf: '1962-10-26' },
    place: 'Havana',
    onFile: 'none',
  })
})

test('a line keeps its name when another is put in above it', async () => {
  const rows = ['1962-10-01,ana,ben', '1962-10-02,ana,ben', '1962-10-02,ana,ben']
  const ids = async (lines: string[]) =>
    (await read([file('r.csv', `date,from,to\n${lines.join('\n')}\n`)])).entries.map((e) => e.id)
  expect(await ids(rows)).toEqual(['r/1962-10-01-ana-ben', 'r/1962-10-02-ana-ben', 'r/1962-10-02-ana-ben~2'])
  expect((await ids(['1962-09-01,ana,ben', ...rows])).slice(1)).toEqual(await ids(rows))
})

test('a date that is no date, a column nobody knows and a table that is no register are said', async () => {
  const intake = await read([file('a.csv', 'id,from,dat,date\nx,ana,1,soon\n'), file('b.csv', 'name,colour\na,b\n')])
  expect(intake.problems.map((p) => [p.file, p.code, p.line])).toEqual([
    ['a.csv', 'unknown-column', 1],
    ['a.csv', 'not-a-date', 2],
    ['b.csv', 'no-register', 1],
  ])
  expect(paperIn(intake, 'x').written).toEqual({ words: 'soon' })
})

test('a quotation mark that is never closed does not take the other files with it', async () => {
  const intake = await read([file('a.csv', 'from,to,date\n"ana,ben,1962\n'), file('b.md', 'Dear Ben\n')])
  expect(intake.files.map((f) => f.papers)).toContain(1)
  expect(codesIn(intake).every((c) => c === 'broken-csv')).toBe(true)
})

test('spaces within a name and an end that nobody knows stay as the register has them', async () => {
  const intake = await read([
    file('r.csv', 'key,sender,senderID,senderDate,addressee\n7,Johann  von M,http://x/1,1548-10-27/?,Moritz\n'),
  ])
  const said = intake.entries.find((e) => e.kind === 'paper')?.said as { described?: string }
  expect(said.described).toContain('<persName ref="http://x/1">Johann  von M</persName>')
  expect(said.described).toContain('when-custom="1548-10-27/?"')
})
