import { expect, test } from 'vitest'
import { bodyIn, codesIn, file, paperIn, read } from './letters.ts'

test('a letter says of itself who wrote it to whom, and its text is kept to the last character', async () => {
  const intake = await read([
    file(
      'a.md',
      '---\nid: k1\nkind: letter\nfrom: [kennedy]\nto: khrushchev\ndate: 1962-10-25\nnumber: 0997\nsource: FRUS\n---\nDear Mr. Chairman:\r\n\r\nI have it.\n',
    ),
  ])
  expect(intake.problems).toEqual([])
  expect(paperIn(intake, 'k1')).toMatchObject({
    kind: 'letter',
    from: ['kennedy'],
    to: ['khrushchev'],
    written: { words: '1962-10-25', edtf: '1962-10-25' },
    numbers: ['0997'],
    onFile: 'text',
    source: ['FRUS'],
  })
  expect(bodyIn(intake)).toBe('Dear Mr. Chairman:\n\nI have it.\n')
  expect(paperIn(intake).sections?.map((s) => s.id)).toEqual(['s1', 's2'])
})

test('a blank line after the front matter belongs to the text', async () => {
  expect(bodyIn(await read([file('a.md', '---\nkind: letter\n---\n\nDear Sir')]))).toBe('\nDear Sir')
})

test('dates are said for each step of the journey, the receipt for the one addressee', async () => {
  const intake = await read([
    file(
      'a.md',
      '---\nfrom: [a]\nto: [b]\nzone: Europe/Moscow\ndates:\n  written: 26 October 1962\n  sent: 1962-10-26T19:00\n  received: 1962-10-27T01:00-05:00\n---\nText\n',
    ),
  ])
  expect(paperIn(intake)).toMatchObject({
    written: { words: '26 October 1962', edtf: '1962-10-26' },
    sent: { edtf: '1962-10-26T19:00', zone: 'Europe/Moscow' },
    received: { b: { words: '1962-10-27T01:00-05:00', edtf: '1962-10-27T01:00-05:00' } },
  })
  expect(paperIn(intake).received?.b).not.toHaveProperty('zone')
})

test('a receipt by one of two addressees is not guessed at', async () => {
  expect(codesIn(await read([file('a.md', '---\nto: [a, b]\ndates: {received: 1962}\n---\nText\n')]))).toEqual([
    'received-by-whom',
  ])
})

test('copies and transmissions in the front matter are entries of their own', async () => {
  const { entries } = await read([
    file(
      'a.md',
      '---\nid: a\ncopies: [{holder: castro, since: 1962-10-28, how: given, lacks: [s4]}]\ntransmissions: [{from: x, to: y, stages: [encipher], parts: [one, two]}]\n---\nText\n',
    ),
  ])
  expect(entries.find((e) => e.kind === 'copy')?.said).toEqual({
    paper: 'a',
    holder: 'castro',
    since: { words: '1962-10-28', edtf: '1962-10-28' },
    how: 'given',
    lacks: ['s4'],
  })
  expect(entries.find((e) => e.kind === 'transmission')?.said).toMatchObject({
    paper: 'a',
    from: 'x',
    to: 'y',
    parts: 'one; two',
  })
})

test('front matter that is never closed is said, and the letter is read all the same', async () => {
  const intake = await read([file('a.md', '---\nfrom: [ana]\ndate: 1962-10-26\nDear Ben,\n\nI write.\n')])
  expect(intake.problems).toMatchObject([{ code: 'broken-front-matter', severity: 'error', line: 4 }])
  expect(paperIn(intake).from).toEqual(['ana'])
  expect(bodyIn(intake)).toBe('Dear Ben,\n\nI write.\n')
  expect(intake.files).toMatchObject([{ status: 'read in part', papers: 1 }])
})

test('front matter that is no YAML is said with its line, and the letter is read all the same', async () => {
  const intake = await read([file('a.md', '---\nid: a\nfrom: [ana\ndate: 1962\n---\nDear Ben\n')])
  expect(intake.problems[0]).toMatchObject({ code: 'broken-front-matter', line: expect.any(Number) })
  expect(bodyIn(intake)).toBe('Dear Ben\n')
})

test('a key that is nearly right is said with the key that was meant', async () => {
  const intake = await read([file('a.md', '---\nform: [ana]\n---\nText\n')])
  expect(intake.problems).toMatchObject([{ code: 'unknown-key', line: 2, message: expect.stringContaining('`from`') }])
})

test('a date that is no date keeps its words and leaves the letter undated', async () => {
  const intake = await read([file('a.md', '---\ndate: 1962-10-32\nkind: letter\n---\nText\n')])
  expect(intake.problems).toMatchObject([
    {
      code: 'not-a-date',
      line: 2,
      message: expect.stringContaining('1962-10-32'),
      remedy: expect.stringContaining('1962-10-26'),
    },
  ])
  expect(paperIn(intake).written).toEqual({ words: '1962-10-32' })
})

test('a small file of aliases does not become a large one', async () => {
  const bomb = `a: &a [x]\n${'bcdefghijkl'
    .split('')
    .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefghijkl'[i]}`).join(', ')}]`)
    .join('\n')}\n`
  await read([file('parties.yaml', bomb), file('a.md', `---\n${bomb}---\nText\n`)])
})

test('a rule across the page is no front matter', async () => {
  expect(bodyIn(await read([file('a.md', '---\n\nDear Sir,\n\n---\n\nYours\n')]))).toBe(
    '---\n\nDear Sir,\n\n---\n\nYours\n',
  )
})
