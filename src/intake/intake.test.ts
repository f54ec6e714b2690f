import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashEntry, sayingKey } from '../record/entry.ts'
import { AT, bodyIn, codesIn, file, paperIn, read, sharedUrl } from './letters.ts'

const readShared = (path: string) => (existsSync(sharedUrl(path)) ? readFileSync(sharedUrl(path)) : undefined)

const utf16 = (text: string, mark: boolean) => {
  const units = (mark ? `\uFEFF${text}` : text).split('').flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])
  return Uint8Array.from(units)
}

test('a letter in UTF-16 is read, with its mark and without', async () => {
  for (const mark of [true, false]) {
    const intake = await read([file('a.txt', utf16('Дорогой товарищ, I write to you today from Москва.\n', mark))])
    expect(bodyIn(intake)).toBe('Дорогой товарищ, I write to you today from Москва.\n')
    expect(intake.problems).toMatchObject([
      { code: 'not-utf8', severity: 'warning', message: expect.stringContaining('utf-16le') },
    ])
  }
})

test('two zero bytes in a few plain words make no UTF-16', async () => {
  for (const name of ['a.txt', 'a.html']) {
    const intake = await read([file(name, Uint8Array.from(Buffer.from('I wri\0e in haste.\0')))])
    expect(bodyIn(intake)).toContain('I wrie in haste.')
    expect(codesIn(intake)).toEqual(['nul-bytes'])
  }
})

test('bytes of windows-1252 are read as such, and the guess is said aloud', async () => {
  const intake = await read([
    file('a.md', Uint8Array.from([...'Voil'].map((c) => c.charCodeAt(0)).concat([0xe0, 0x20, 0x93, 0x6f, 0x6b, 0x94]))),
  ])
  expect(bodyIn(intake)).toBe('Voilà “ok”')
  expect(intake.problems).toMatchObject([{ code: 'not-utf8', message: expect.stringContaining('windows-1252') }])
})

test('an empty file is an unreadable file, and the others are read', async () => {
  const intake = await read([file('a.md', ''), file('b.md', 'Dear Ben\n'), file('c.txt', '  \n')])
  expect(codesIn(intake)).toEqual(['empty-file', 'empty-file'])
  expect(intake.files.map((f) => f.status)).toEqual(['unreadable', 'read', 'unreadable'])
})

test('one line of a hundred million characters is read in bounded time', async () => {
  const intake = await read([file('a.txt', new Uint8Array(100_000_000).fill(97))])
  expect(bodyIn(intake)?.length).toBe(100_000_000)
  expect(intake.problems).toEqual([])
}, 300_000)

test('NUL bytes are left out and said', async () => {
  const intake = await read([file('a.txt', 'Dear\0 Ben,\nthe text of this letter goes on.\n')])
  expect(bodyIn(intake)).toBe('Dear Ben,\nthe text of this letter goes on.\n')
  expect(intake.problems).toMatchObject([{ code: 'nul-bytes', line: 1 }])
})

test('a file that lies about its kind is read as what it is, or not at all', async () => {
  const intake = await read([
    file('a.txt', '<?xml version="1.0"?><TEI><text><body><p>Dear Ben</p></body></text></TEI>'),
    file('b.pdf', 'Dear Ben, this is only text.\n'),
    file('c.md', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
    file('d.md', '<!DOCTYPE html><html><body><p>Dear Ben</p></body></html>'),
  ])
  expect(intake.problems.map((p) => [p.file, p.code])).toEqual([
    ['a.txt', 'type-mismatch'],
    ['b.pdf', 'type-mismatch'],
    ['c.md', 'not-a-text'],
    ['d.md', 'type-mismatch'],
  ])
  expect(bodyIn(intake, 'a')).toBe('Dear Ben\n')
  expect(bodyIn(intake, 'b')).toBe('Dear Ben, this is only text.\n')
  expect(intake.files.map((f) => f.status)).toEqual(['read', 'read', 'unreadable', 'read'])
})

test('two letters with one id are both kept, and both files are named', async () => {
  const intake = await read([file('b.md', '---\nid: x\n---\nTwo\n'), file('a.md', '---\nid: x\n---\nOne\n')])
  expect(intake.entries.map((e) => e.id)).toEqual(['x', 'x~2'])
  expect(bodyIn(intake, 'x')).toBe('One\n')
  expect(intake.problems).toMatchObject([
    { code: 'two-papers-one-id', file: 'b.md', message: expect.stringContaining('a.md') },
  ])
})

test('the same letter in two folders is one letter', async () => {
  const intake = await read([file('one/a.md', '---\nid: x\n---\nOne\n'), file('two/a.md', '---\nid: x\n---\nOne\n')])
  expect(intake.problems).toEqual([])
  expect(intake.entries.map((e) => e.id)).toEqual(['x', 'x'])
})

test('a sender that parties.yaml does not know is named once, with the nearest that it knows', async () => {
  const parties = file(
    'parties.yaml',
    '- {id: khrushchev, kind: person, name: Nikita Khrushchev}\n- {id: kennedy, kind: person, name: John F. Kennedy}\n',
  )
  const intake = await read([
    parties,
    file('a.md', '---\nfrom: [Krushchev]\nto: [kennedy]\n---\nA\n'),
    file('b.md', '---\nfrom: [Krushchev]\n---\nB\n'),
  ])
  expect(intake.problems).toMatchObject([{ code: 'unknown-party', message: expect.stringContaining('"khrushchev"') }])
  expect(paperIn(intake, 'a').from).toEqual(['Krushchev'])
})

test('files of no known kind, and a folder’s own README, are passed over and counted', async () => {
  const intake = await read([
    file('x.json', '{}'),
    file('README.md', '# About\n'),
    file('run.py', ''),
    file('notes.yaml', 'a: 1\n'),
  ])
  expect(intake.files.map((f) => f.status)).toEqual(['ignored', 'ignored', 'ignored', 'ignored'])
  expect(intake.entries).toEqual([])
})

test('reading the same letters again says the same, in whatever order they come and whenever it is', async () => {
  const files = [
    file('parties.yaml', '- {id: ana, kind: person, name: Ana}\n'),
    file('a.md', '---\nfrom: [ana]\ncopies: [{holder: ben}]\n---\nDear Ben\n'),
    file('b.txt', 'Havana, November 6, 1962\n\nDear Ana:\n'),
    file('r.csv', 'from,to,date\nana,ben,1962\nana,ben,1962\n'),
  ]
  const first = await read(files)
  const again = await read(files)
  const shuffled = await read([...files].reverse(), { at: '2030-01-01T00:00:00Z' })
  expect(JSON.stringify(again.entries)).toBe(JSON.stringify(first.entries))
  expect(shuffled.entries.map(sayingKey)).toEqual(first.entries.map(sayingKey))
  expect(shuffled.entries.map((e) => ({ ...e, at: AT }))).toEqual(first.entries)
})

test('3,437 papers of the corpus are read in under four seconds, and the editors’ spans fit their texts', async (context) => {
  const gold = readShared('corpora/frus/gold-links.jsonl')
  if (!gold) return context.skip('../shared/corpora is not beside the checkout')
  const { readdirSync } = await import('node:fs')
  const root = new URL('../../../shared/corpora/frus/papers/', import.meta.url)
  const files = readdirSync(root).flatMap((v) =>
    readdirSync(new URL(`${v}/`, root)).map((f) => file(`${v}/${f}`, readShared(`corpora/frus/papers/${v}/${f}`)!)),
  )
  const intake = await read(files)
  expect(intake.files.length).toBe(3437)
  // One of them has a document in French in it.
  expect(intake.problems.map((p) => p.code)).toEqual(['unread-passage'])
  const hashes = new Map(intake.entries.map((e) => [e.id, e.kind === 'paper' ? e.said.textHash : undefined]))
  const flat = (s: string) => s.replace(/\s+/g, ' ').trim()
  const rows = new TextDecoder()
    .decode(gold)
    .trim()
    .split('\n')
    .map((r) => JSON.parse(r) as { paper: string; sentence: [number, number]; passage: string })
  const wrong = rows.filter((r) => {
    const sentence = flat(intake.bodies.get(hashes.get(r.paper)!)!.slice(...r.sentence))
    return !sentence.includes(flat(r.passage)) && !flat(r.passage).endsWith(sentence)
  })
  expect(wrong).toEqual([])
}, 300_000)

test('whatever bytes stand in a file, reading never throws, and every file is accounted for', async () => {
  const names = [
    'a.md',
    'a.txt',
    'a.xml',
    'a.eml',
    'a.mbox',
    'a.docx',
    'a.pdf',
    'a.html',
    'a.csv',
    'parties.yaml',
    'statements.yaml',
    'positions.yaml',
    'plan.yaml',
    'judgements.yaml',
    'meetings.yaml',
    'chancery.yaml',
  ]
  const scraps = [
    '---\n',
    'id: ',
    '"\\ud800"',
    'from: [',
    ']',
    ': ',
    '\n',
    '- ',
    '{',
    '}',
    '<TEI>',
    '<p>',
    '</p>',
    '<correspDesc>',
    '<div type="document">',
    '&x;',
    'From ',
    'Date: ',
    'a',
    ',',
    '"',
    '\0',
    '\u00e9',
    '*a',
    '&a ',
    '?',
    '[',
    '1962-10-26',
    'stances:',
    'steps:',
    '%PDF-',
    'PK\u0003\u0004',
    '|\n',
    'identity: [a]',
    'null',
  ]
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.array(fc.constantFrom(...scraps), { maxLength: 16 }).map((s) => new TextEncoder().encode(s.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), content), { maxLength: 4 }), async (list) => {
      const intake = await read(list.map(([name, bytes], i) => file(`${i}/${name}`, bytes)))
      expect(intake.files.length).toBe(list.length)
      for (const entry of intake.entries) hashEntry(entry)
      for (const p of intake.problems) expect([p.message, p.remedy].every((s) => s.length > 10)).toBe(true)
    }),
    { numRuns: 600 },
  )
}, 300_000)

test('no text is long enough or odd enough to take a second a megabyte', async () => {
  const n = 2_000_000
  const odd = [
    '\n',
    ' \n',
    'Dear ',
    '---\n',
    '---\na: ',
    '---\na: [',
    'a. ',
    ',',
    '"',
    '\n\n \t',
    'From \n',
    '<',
    '<p>',
    '[',
    '1962-',
    'October 26, ',
  ]
  for (const scrap of odd)
    for (const name of ['a.md', 'a.csv', 'a.html', 'a.xml', 'a.mbox'])
      await read([file(name, scrap.repeat(n / scrap.length / 4))])
})
