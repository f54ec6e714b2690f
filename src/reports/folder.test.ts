import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPapers, type SourceFile } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { exportFolder } from './folder.ts'

const AT = '2026-11-23T12:00:00Z'
const file = (path: string, text: string): SourceFile => ({ path, bytes: new TextEncoder().encode(text) })

async function readRecord(files: readonly SourceFile[]): Promise<Record> {
  const { entries, bodies } = await readPapers(files, { at: AT })
  return foldEntries(entries, bodies)
}

/** What a record says, without where it was read and in what order. */
function meaningOf(record: Record): unknown {
  const { filed: _filed, rivalries: _rivalries, ...rest } = record
  const sorted = (list: readonly { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...rest,
    copies: sorted(rest.copies),
    transmissions: sorted(rest.transmissions),
    searches: sorted(rest.searches),
    stances: sorted(rest.stances),
    judgements: sorted(rest.judgements).map((j) => ({ ...j, by: '' })),
    bodies: [...rest.bodies].sort(),
    papers: [...rest.papers].sort(([a], [b]) => (a < b ? -1 : 1)),
  }
}

async function expectRoundTrip(files: readonly SourceFile[]): Promise<Record> {
  const record = await readRecord(files)
  const again = exportFolder(record).map((f) => file(f.path, f.text))
  const back = await readPapers(again, { at: AT })
  expect(back.problems.filter((p) => p.code !== 'unknown-party')).toEqual([])
  expect(meaningOf(foldEntries(back.entries, back.bodies))).toEqual(meaningOf(record))
  return record
}

function readFolder(root: string): SourceFile[] {
  const files: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else files.push({ path: relative(root, path).replaceAll('\\', '/'), bytes: readFileSync(path) })
    }
  }
  walk(root)
  return files
}

const SMALL: readonly SourceFile[] = [
  file('chancery.yaml', 'name: "A small matter: one"\nzone: Europe/Moscow\nnot-reached: [ana]\n'),
  file(
    'parties.yaml',
    '- {id: ana, kind: person, name: Ana Ruiz, aliases: [Ana], roles: [{title: Minister, in: house, from: 1962}], member-of: [{party: house, from: "1962-01"}]}\n- {id: house, kind: body, name: The House}\n',
  ),
  file(
    'meetings.yaml',
    '- {id: m1, title: First talk, when: "1962-10-26T19:00+03:00", present: [{party: ana, for: house}, Stranger], minutes: [letters/a]}\n',
  ),
  file(
    'statements.yaml',
    '- {id: st1, speaker: ana, act: doubts, text: "Not all: # is given", chain: [{reporter: Stranger}], known-to: []}\n',
  ),
  file(
    'positions.yaml',
    'issues: [{id: i, title: Where, options: [{id: i/sea, text: At sea, proposer: Ben, date: 26 October 1962}]}]\nstances:\n - {party: ana, option: i/sea, stance: rejects, when: "1962-11-05~"}\npackages: [{id: p, options: {i: i/sea}}]\n',
  ),
  file(
    'plan.yaml',
    'steps: [{id: s, title: Do it, owner: ana, duration: "3 days", by: 1962-11-01}]\ntransmissions: [{paper: elsewhere, from: ana, to: Ben}]\n',
  ),
  file(
    'judgements.yaml',
    '- {decision: same, judge: Me, passage: {paper: letters/a, start: 0, end: 4, words: Dear}, targets: []}\n- {decision: same, judge: Me, identity: [letters/a, old/a]}\n',
  ),
  file(
    'letters/a.md',
    '---\nfrom: [ana]\nto: [Embassy in Vietnam]\ndates: {sent: "1962-10-26T19:00:00", received: {Embassy in Vietnam: 27 October 1962}}\nplace: Moscow\nnumber: "0042"\ncopies: [{holder: Ben, how: read-aloud, since: the next day}]\nsearches: [{where: archive, result: not found}]\n---\n\nDear Ben:\n\n1. First.\n\n2. Second.\n',
  ),
  file(
    'letters/b.txt',
    'Telegram From the Embassy in X to the Department of State\n\nHavana, November 6, 1962, 7 p.m.\n\n12. We have it.\n',
  ),
  file('reg.csv', 'id,from,to,date\nr1,"Ben",Ana,1962-10-30\n'),
]

test('a small folder of letters is written out and read back to the same record', async () => {
  const record = await expectRoundTrip(SMALL)
  expect(record.papers.size).toBe(3)
})

test('the example of October 1962 is written out and read back to the same record', async (context) => {
  const root = join(import.meta.dirname, '../../examples/october-1962')
  if (!existsSync(root)) return context.skip('examples/october-1962 is not there')
  const record = await expectRoundTrip(readFolder(root))
  expect(record.papers.size).toBeGreaterThan(100)
})

test('a volume with its editors’ judgements is written out and read back to the same record', async (context) => {
  const volume = join(import.meta.dirname, '../../../shared/corpora/tei/frus/volumes/frus1961-63v06.xml')
  if (!existsSync(volume)) return context.skip('../shared/corpora is not beside the checkout')
  const record = await expectRoundTrip([{ path: 'frus1961-63v06.xml', bytes: readFileSync(volume) }])
  expect(record.judgements.length).toBeGreaterThan(80)
})

test('a letter comes back whatever words stand in it', async () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 })
  const tricky = fc.oneof(
    words,
    fc.constantFrom(
      'null',
      '~',
      '1962-10-26',
      'true',
      '- a',
      'a: b',
      '#',
      '---',
      '"',
      "'",
      '0x1F',
      'yes',
      '[a]',
      '{a}',
      ' a',
      'a\nb',
      '...',
    ),
  )
  await fc.assert(
    fc.asyncProperty(tricky, tricky, fc.array(tricky, { maxLength: 4 }), async (title, note, lines) => {
      const body = lines.join('\n').replace(/\r|\0|\uFEFF/g, '')
      const front = { id: 'x', title, note, from: ['Ana'], source: [note] }
      // JSON is YAML: what goes in is written by another hand than ours.
      const source = Object.entries(front)
        .map(([k, v]) => `${k}: ${JSON.stringify(v)}`)
        .join('\n')
      await expectRoundTrip([file('x.md', `---\n${source}\n---\n${body}`)])
    }),
    { numRuns: 150 },
  )
})

test('an id that no disk could bear becomes a path that every disk can', async () => {
  const record = await readRecord([
    file('a.md', '---\nid: "../..//C:\\\\x?"\n---\nHello\n'),
    file('b.md', '---\nid: "<1@x>"\n---\nHello\n'),
  ])
  const paths = exportFolder(record).map((f) => f.path)
  expect(paths.filter((p) => /\.\.|[<>:?\\]/.test(p))).toEqual([])
})
