import { fork } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnyEntry, hashEntry, makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import { BY_TEST, copy, judged, letter, type Noted, sameAs, together } from '../record/notation.fixture.ts'
import { hashText } from '../record/text.ts'
import { openStore } from './sqlite.ts'
import { StoreError } from './store-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-store-'))
// Beside the packages it needs: the writer runs in plain Node, which reads no TypeScript.
const built = mkdtempSync(join(process.cwd(), 'node_modules', '.chancery-writer-'))
const writer = join(built, 'writer.mjs')
beforeAll(async () => {
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: new URL('./writer.fixture.ts', import.meta.url).pathname,
      outDir: built,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  })
}, 300_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
})

let made = 0
const fresh = () => join(folder, `${++made}.chancery`)
const from = (file: string, ...notes: Noted[]): Noted => {
  const { entries, bodies } = together(...notes)
  return { entries: entries.map((e) => ({ ...e, origin: { file } }) as AnyEntry), bodies }
}
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error)
  }
}
const fileIn = (path: string, { entries, bodies }: Noted) => {
  const store = openStore(path)
  const filed = store.add(entries, bodies)
  store.close()
  return filed
}
const recordIn = (path: string) => {
  const store = openStore(path)
  const record = foldEntries(
    store.entries().map((f) => f.entry),
    store.bodies(),
  )
  store.close()
  return record
}
const A1 = letter('A1', 'ana', 'ben', '1962-05-03', 'I have your letter of 1 May.\n\nThe ships are in Мариэль, señor.')

describe('Filing', () => {
  test('what was filed is there when the file is opened again, numbered in order, with its texts', () => {
    const path = fresh()
    fileIn(path, together(A1, copy('A1', 'carla')))
    const store = openStore(path)
    expect(store.entries().map((f) => [f.n, f.entry.kind, f.hash === hashEntry(f.entry)])).toEqual([
      [1, 'paper', true],
      [2, 'copy', true],
    ])
    expect(store.bodies()).toEqual(A1.bodies)
    store.close()
  })
  test('reading the same folder twice adds nothing', () => {
    const path = fresh()
    const folderRead = together(from('a1.md', A1, copy('A1', 'carla')), from('parties.yaml', sameAs('ana', 'anna')))
    expect(fileIn(path, folderRead)).toMatchObject({ added: 3, already: 0 })
    const later = {
      ...folderRead,
      entries: folderRead.entries.map((e) => ({ ...e, at: '2030-01-01T00:00:00.000Z' }) as AnyEntry),
    }
    expect(fileIn(path, later)).toMatchObject({ added: 0, already: 3 })
  })
  test('a letter with another date in its heading corrects what its file said before, and makes no rival', () => {
    const path = fresh()
    fileIn(path, from('a1.md', A1))
    const text = [...A1.bodies.values()][0]!
    expect(fileIn(path, from('a1.md', letter('A1', 'ana', 'ben', '1962-05-04', text)))).toEqual({
      added: 1,
      already: 0,
      replaced: [],
    })
    const record = recordIn(path)
    expect(record.rivalries).toEqual([])
    expect(record.papers.get('A1')?.written?.edtf).toBe('1962-05-04')
    expect(record.filed).toHaveLength(2)
  })
  test('a copy whose gaps were corrected in the file is one copy, and one struck out is none', () => {
    const path = fresh()
    fileIn(path, from('a1.md', A1, copy('A1', 'carla', { lacks: ['s2'] }), copy('A1', 'dora')))
    fileIn(path, from('a1.md', A1, copy('A1', 'carla'), copy('A1', 'dora')))
    expect(
      recordIn(path)
        .copies.map((c) => [c.holder, c.lacks])
        .sort(),
    ).toEqual([
      ['carla', undefined],
      ['dora', undefined],
    ])
    fileIn(path, from('a1.md', A1))
    expect(recordIn(path).copies).toEqual([])
    expect(fileIn(path, from('a1.md', A1)).added).toBe(0)
  })
  test('a mailbox that was trimmed takes no letter off the file', () => {
    const path = fresh()
    const B1 = letter('B1', 'ben', 'ana', '1962-05-06', 'Yes.')
    fileIn(path, from('mail.mbox', A1, copy('A1', 'carla'), B1))
    fileIn(path, from('mail.mbox', B1))
    expect([...recordIn(path).papers.keys()]).toEqual(['A1', 'B1'])
    expect(recordIn(path).copies).toHaveLength(1)
  })
  test('what a person corrected by hand is not undone by reading the folder again', () => {
    const path = fresh()
    fileIn(path, from('a1.md', A1))
    const [entry] = letter('A1', 'ana', 'ben', '1962-05-05').entries
    const byHand = { ...entry!, by: 'Eli', supersedes: [hashEntry(from('a1.md', A1).entries[0]!)] } as AnyEntry
    fileIn(path, { entries: [byHand], bodies: new Map() })
    expect(fileIn(path, from('a1.md', A1))).toMatchObject({ added: 0, already: 1 })
    expect(recordIn(path).papers.get('A1')?.written?.edtf).toBe('1962-05-05')
  })
  test('same, not the same, the same again: a person may come back to a judgement', () => {
    const path = fresh()
    const at = (n: number) => `2026-01-0${n}T00:00:00.000Z`
    for (const note of [
      sameAs('A1', 'B1', 'same', at(1)),
      sameAs('A1', 'B1', 'not same', at(2)),
      sameAs('A1', 'B1', 'same', at(3)),
    ])
      expect(fileIn(path, note).added).toBe(1)
    expect(fileIn(path, sameAs('A1', 'B1', 'same', at(4))).added).toBe(0)
    expect(recordIn(path).aliases.get('B1')).toBe('A1')
  })
  test('a text under a wrong hash is refused, and nothing of its import stays', () => {
    const path = fresh()
    expect(() => fileIn(path, { entries: A1.entries, bodies: new Map([['sha256:00', 'x']]) })).toThrow(TypeError)
    expect(recordIn(path).filed).toEqual([])
  })
})

describe('Search', () => {
  const open = (...notes: Noted[]) => {
    const path = fresh()
    fileIn(path, together(...notes))
    return openStore(path)
  }
  const found = (store: ReturnType<typeof openStore>, q: string) => store.search(q).map((h) => h.paper)
  test('finds words in any script, with or without their accents, and marks them', () => {
    const store = open(A1)
    for (const q of ['мариэль', 'SENOR', 'señor', '"letter of 1 may"', 'ships letter'])
      expect(found(store, q)).toEqual(['A1'])
    expect(store.search('ships')[0]?.snippet).toContain('\u0002ships\u0003')
    store.close()
  })
  test('what a reader types is words and never syntax', () => {
    const store = open(A1)
    for (const q of [
      '"',
      '""',
      'AND',
      'NOT ships',
      'text:ships',
      'ships*',
      '(',
      'a NEAR/2 b',
      '^ships',
      "'; DROP TABLE entries; --",
      '\u0000',
      '',
      '—',
      '{',
      'x'.repeat(5000),
    ])
      expect(() => store.search(q)).not.toThrow()
    expect(found(store, 'NOT ships')).toEqual([])
    expect(found(store, 'ships*')).toEqual(['A1'])
    store.close()
  })
  test('the letter that speaks of it most comes first', () => {
    const store = open(
      letter('B1', 'a', 'b', undefined, `Ships. ${'Other words. '.repeat(50)}`),
      letter('B2', 'a', 'b', undefined, 'Ships, ships, ships.'),
    )
    expect(found(store, 'ships')).toEqual(['B2', 'B1'])
    store.close()
  })
  test('a changed text is found by its new words, the earlier by its own, a merged paper under the id that was kept', () => {
    const path = fresh()
    fileIn(path, from('a1.md', A1))
    fileIn(path, from('a1.md', letter('A1', 'ana', 'ben', '1962-05-03', 'Nothing but submarines.')))
    fileIn(path, together(letter('C1', 'ana', 'ben'), sameAs('C1', 'A1')))
    const store = openStore(path)
    expect(found(store, 'ships')).toEqual([expect.stringMatching(/^A1~/)])
    expect(found(store, 'submarines')).toEqual(['C1'])
    store.close()
  })
  test('the index, dropped and made again, finds the same in the same order', () => {
    const store = open(
      ...Array.from({ length: 60 }, (_, i) =>
        letter(`P${i}`, 'ana', 'ben', undefined, `Ships ${'turn '.repeat(i % 7)} back, ${i}.`),
      ),
    )
    const [one] = letter('P3', 'ana', 'ben', undefined, 'Ships ahoy').entries
    store.add(
      [{ ...one!, supersedes: [store.entries().find((f) => f.entry.id === 'P3')!.hash] } as AnyEntry],
      new Map([[hashText('Ships ahoy'), 'Ships ahoy']]),
    )
    const before = ['ships', 'turn back', '7'].map((q) => store.search(q, 100))
    store.rebuildIndex()
    expect(['ships', 'turn back', '7'].map((q) => store.search(q, 100))).toEqual(before)
    store.close()
  })
  test('a text destroyed is gone from the file, byte for byte, and does not come back with the folder', () => {
    const path = fresh()
    const secret = letter('S1', 'ana', 'ben', undefined, 'Unrepeatable Zanzibarian words.')
    fileIn(path, from('s1.md', secret))
    fileIn(path, {
      entries: [
        makeEntry('destruction', undefined, { textHash: [...secret.bodies.keys()][0]!, reason: 'Asked for.' }, BY_TEST),
      ],
      bodies: new Map(),
    })
    fileIn(path, from('s1.md', secret))
    const bytes = readFileSync(path).toString('latin1').toLowerCase()
    expect(bytes).not.toContain('zanzibarian')
    const store = openStore(path)
    expect([store.bodies().size, found(store, 'zanzibarian'), store.entries().length]).toEqual([0, [], 2])
    store.close()
  })
})

describe('A file that cannot be trusted', () => {
  const filed = () => {
    const path = fresh()
    fileIn(
      path,
      together(
        ...Array.from({ length: 40 }, (_, i) =>
          letter(`P${i}`, 'ana', 'ben', '1962-05-03', `Letter ${i}. ${'word '.repeat(200)}`),
        ),
      ),
    )
    return path
  }
  test('something that is no record is said to be none', () => {
    const path = fresh()
    writeFileSync(path, 'Dear Ben, this is a letter and not a record, although it is long enough for one. '.repeat(20))
    expect(codeOf(() => openStore(path))).toBe('not-a-record')
    const other = fresh()
    new Database(other).exec('CREATE TABLE recipes (x)').close()
    expect(codeOf(() => openStore(other))).toBe('not-a-record')
  })
  test('a record of a later Chancery is left alone', () => {
    const path = filed()
    const db = new Database(path)
    db.pragma('user_version = 99')
    db.close()
    expect(codeOf(() => openStore(path))).toBe('newer-format')
  })
  test('a file cut short is said to be cut short, wherever it was cut', () => {
    const whole = filed()
    const { size } = statSync(whole)
    for (const left of [10, 100, 600, 5000, Math.floor(size / 2), size - 1]) {
      const path = fresh()
      cpSync(whole, path)
      truncateSync(path, left)
      expect([
        left,
        codeOf(() => {
          const s = openStore(path)
          s.entries()
          s.close()
        }),
      ]).toEqual([left, 'damaged'])
    }
  })
  test('a folder that is not there cannot be opened', () => {
    expect(codeOf(() => openStore(join(folder, 'nowhere', 'x.chancery')))).toBe('cannot-open')
  })
  test('entries cannot be changed, deleted or slipped in between', () => {
    const db = new Database(filed())
    for (const sql of [
      "UPDATE entries SET bytes = '{}' WHERE n = 3",
      'DELETE FROM entries WHERE n = 3',
      "INSERT OR REPLACE INTO entries VALUES (3, 'h', 's', 'k', 'i', NULL, '{}')",
      "INSERT INTO entries VALUES (99, 'h', 's', 'k', 'i', NULL, '{}')",
    ])
      expect(() => db.exec(sql)).toThrow(/entry/)
    db.close()
  })
  const tamper = (sql: string): string => {
    const path = filed()
    const db = new Database(path)
    db.exec(`DROP TRIGGER entries_never_change; DROP TRIGGER entries_never_go; ${sql}`)
    db.close()
    return path
  }
  test('an entry changed all the same is found on reading, and named', () => {
    for (const sql of [
      `UPDATE entries SET bytes = replace(bytes, 'ana', 'eva') WHERE n = 7`,
      `UPDATE entries SET kind = 'party' WHERE n = 7`,
      'DELETE FROM entries WHERE n = 7',
    ]) {
      const store = openStore(tamper(sql))
      expect(() => store.entries()).toThrow(expect.objectContaining({ code: 'tampered', n: 7 }) as Error)
      store.close()
    }
  })
  test('nothing is added to a record that reading refuses', () => {
    for (const sql of [
      `UPDATE entries SET bytes = replace(bytes, 'ana', 'eva') WHERE n = 7`,
      'DELETE FROM entries WHERE n = 7',
      `UPDATE bodies SET text = text || ' and more'`,
    ]) {
      const path = tamper(sql)
      const before = readFileSync(path)
      expect(codeOf(() => fileIn(path, A1))).toBe('tampered')
      expect(readFileSync(path).equals(before)).toBe(true)
    }
  })
  test('a text changed is found too', () => {
    const store = openStore(tamper(`UPDATE bodies SET text = text || ' and more'`))
    expect(codeOf(() => store.bodies())).toBe('tampered')
    store.close()
  })
})

describe('Several at once', () => {
  const run = (...args: string[]) => {
    const child = fork(writer, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    return { child, ended: new Promise<number | null>((done) => child.on('exit', done)) }
  }
  test('a writer killed in the middle of an import leaves what was filed before, and no half of the import', async () => {
    const path = fresh()
    fileIn(path, A1)
    const { child, ended } = run('dies', path)
    await new Promise((midway) => child.on('message', midway))
    expect(existsSync(`${path}-journal`)).toBe(true)
    child.kill('SIGKILL')
    await ended
    const record = recordIn(path)
    expect([...record.papers.keys()]).toEqual(['A1'])
    expect(record.bodies.size).toBe(1)
    expect(fileIn(path, letter('A2', 'ben', 'ana')).added).toBe(1)
  }, 300_000)
  test('two writers at once both file all they have, even into a file that neither found there', async () => {
    const path = fresh()
    const both = [run('files', path, 'x', '60'), run('files', path, 'y', '60')]
    expect(await Promise.all(both.map((w) => w.ended))).toEqual([0, 0])
    const record = recordIn(path)
    expect(record.filed.map((f) => f.n)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
    expect(record.papers.size).toBe(120)
  }, 300_000)
})

test('a judgement on a passage stays on file with its words', () => {
  const path = fresh()
  fileIn(path, together(A1, judged(A1, 'your letter of 1 May', ['B1'])))
  expect(recordIn(path).judgements[0]?.passage).toMatchObject({ words: 'your letter of 1 May', prefix: 'I have ' })
})
