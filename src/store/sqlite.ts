/**
 * A record file over better-sqlite3. People copy a record onto a stick and mail it, so it is one file whenever nobody is writing:
 * `journal_mode=DELETE`, no WAL beside it that a copy would leave behind. `synchronous=FULL`: what was filed survives the plug.
 * `secure_delete`: a destroyed text is overwritten, not merely forgotten. Two writers wait for each other.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type AnyEntry, bytesOf, hashEntry, sayingKey, sha256 } from '../record/entry.ts'
import { fold } from '../record/fold.ts'
import type { FiledEntry } from '../record/record.ts'
import { hashText } from '../record/text.ts'
import { asQuery } from './query.ts'
import { isLastWord, type ReplacedText, refileAll, type Standing } from './refile.ts'
import { APPLICATION_ID, DROP_INDEX, FORMAT, INDEX, INDEX_TABLES, RECORD_TABLES } from './schema.ts'
import type { Store } from './store.ts'
import { asStoreError, StoreError } from './store-error.ts'

export interface OpenOptions {
  /** Milliseconds to wait for another writer. Default 20,000. */
  readonly wait?: number
  /** The engine's version, kept in the file with the index it made. Default: that of this package. */
  readonly engine?: string
}

/**
 * Opens a record file, or makes an empty one where there is none. Throws `StoreError`, whose `code` says why it cannot be used.
 *
 *     const store = openStore('october-1962.chancery')
 *     foldEntries(store.entries().map((f) => f.entry), store.bodies())
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  let db: Database.Database | undefined
  try {
    if (path !== ':memory:' && !existsSync(dirname(path)))
      throw new StoreError('cannot-open', `There is no folder ${dirname(path)} for a record.`)
    checkHeader(path)
    db = new Database(path, { timeout: options.wait ?? 20_000 })
    prepare(db, path, options.engine ?? engineVersion())
    return storeOver(db, path, options.engine ?? engineVersion())
  } catch (error) {
    db?.close()
    throw asStoreError(error, path)
  }
}

const HEADER = 'SQLite format 3\0'

/** An empty file is a record not yet begun; anything else must begin as SQLite files do. */
function checkHeader(path: string): void {
  if (path === ':memory:') return
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return
  const head = Buffer.alloc(HEADER.length)
  const file = openSync(path, 'r')
  const read = readSync(file, head, 0, HEADER.length, 0)
  closeSync(file)
  const seen = head.subarray(0, read).toString('latin1')
  if (seen === HEADER && size >= 512) return
  if (HEADER.startsWith(seen))
    throw new StoreError('damaged', `${path} has been cut short: nearly all of it is missing.`)
  throw new StoreError('not-a-record', `${path} is not a Chancery record.`)
}

function prepare(db: Database.Database, path: string, engine: string): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('journal_mode = DELETE')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.pragma('cache_size = -65536')
  const number = (pragma: string) => db.pragma(pragma, { simple: true }) as number
  const isEmpty = () =>
    number('application_id') === 0 && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0
  if (isEmpty())
    db.transaction(() => {
      if (!isEmpty()) return // Somebody else was quicker.
      db.exec(RECORD_TABLES)
      db.exec(INDEX_TABLES)
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.pragma(`user_version = ${FORMAT}`)
      setMeta(db, { format: String(FORMAT), index: String(INDEX), engine })
    }).immediate()
  if (number('application_id') !== APPLICATION_ID)
    throw new StoreError('not-a-record', `${path} is a database, but not a Chancery record.`)
  const format = number('user_version')
  if (format > FORMAT)
    throw new StoreError(
      'newer-format',
      `${path} was made by a later Chancery (format ${format}; this one reads up to ${FORMAT}).`,
    )
  if (path !== ':memory:' && number('page_count') * number('page_size') > statSync(path).size)
    throw new StoreError('damaged', `${path} has been cut short. Take it from a copy, or read the papers in again.`)
  const index = db.prepare(`SELECT value FROM meta WHERE key = 'index'`).pluck().get()
  if (index !== String(INDEX)) db.transaction(() => rebuild(db, path, engine)).immediate()
}

function setMeta(db: Database.Database, values: { readonly [key: string]: string }): void {
  const put = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  for (const [key, value] of Object.entries(values)) put.run(key, value)
}

interface Row {
  readonly n: number
  readonly hash: string
  readonly kind: string
  readonly id: string
  readonly bytes: string
}

const TAG = 'chancery/record-entry/v1\0'

/** The entry in a row, if it is what was filed. */
function readEntry(row: Row, path: string): FiledEntry {
  const changed = () =>
    new StoreError('tampered', `Entry ${row.n} in ${path} is not what was filed: its words do not match its hash.`, {
      n: row.n,
    })
  if (sha256(TAG + row.bytes) !== row.hash) throw changed()
  const entry = JSON.parse(row.bytes) as AnyEntry
  if (entry.kind !== row.kind || entry.id !== row.id) throw changed()
  return { n: row.n, hash: row.hash, entry }
}

const ROW = 'SELECT n, hash, kind, id, bytes FROM entries'

function readEntries(db: Database.Database, path: string, where = '', ...values: string[]): FiledEntry[] {
  const rows = db.prepare(`${ROW} ${where} ORDER BY n`).all(...values) as Row[]
  if (where === '') {
    const gap = rows.findIndex((row, i) => row.n !== i + 1)
    if (gap >= 0) throw noLongerIn(path, gap + 1)
  }
  return rows.map((row) => readEntry(row, path))
}

function noLongerIn(path: string, n: number): StoreError {
  return new StoreError('tampered', `Entry ${n} is no longer in ${path}.`, { n })
}

function storeOver(db: Database.Database, path: string, engine: string): Store {
  const told =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return act(...args)
      } catch (error) {
        throw asStoreError(error, path)
      }
    }
  let isSound = false
  return {
    add: told((entries, bodies) =>
      db
        .transaction(() => {
          // Nothing is added to a record that could not be read afterwards. Once per opening: this reads all of it.
          if (!isSound) verify(db, path)
          isSound = true
          return add(db, path, entries, bodies)
        })
        .immediate(),
    ),
    entries: told(() => readEntries(db, path)),
    bodies: told(() => readBodies(db, path)),
    search: told((query, limit = 50) => search(db, query, limit)),
    rebuildIndex: told(() => db.transaction(() => rebuild(db, path, engine)).immediate()),
    close: () => {
      db.close()
    },
  }
}

/** Throws `StoreError` as reading would, and keeps nothing in memory. */
function verify(db: Database.Database, path: string): void {
  let n = 0
  for (const row of db.prepare(`${ROW} ORDER BY n`).iterate() as IterableIterator<Row>) {
    if (row.n !== ++n) throw noLongerIn(path, n)
    readEntry(row, path)
  }
  for (const body of db.prepare('SELECT hash, text FROM bodies').iterate() as IterableIterator<Body>)
    checkBody(body, path)
}

function add(
  db: Database.Database,
  path: string,
  entries: readonly AnyEntry[],
  bodies: ReadonlyMap<string, string>,
): { added: number; already: number; replaced: readonly ReplacedText[] } {
  const insert = db.prepare('INSERT INTO entries (n, hash, saying, kind, id, file, bytes) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const has = db.prepare('SELECT 1 FROM entries WHERE hash = ?').pluck()
  const saidAt = db.prepare('SELECT n FROM entries WHERE saying = ? LIMIT 1').pluck()
  let n = db.prepare('SELECT coalesce(max(n), 0) FROM entries').pluck().get() as number
  let already = 0
  const kinds = new Set<string>()
  const fileOne = (entry: AnyEntry): void => {
    const hash = hashEntry(entry)
    if (has.get(hash) !== undefined) {
      already++
      return
    }
    insert.run(++n, hash, sayingKey(entry), entry.kind, entry.id, entry.origin?.file ?? null, bytesOf(entry))
    kinds.add(entry.kind)
  }
  const before = n
  const replaced: ReplacedText[] = []
  const files = byFile(entries)
  const latest = db.prepare(`SELECT coalesce(max(json_extract(bytes, '$.at')), '') FROM entries`).pluck()
  const refiled = refileAll(
    files,
    (file) => standingOf(db, path, file),
    () => latest.get() as string,
  )
  for (const [file, read] of files) {
    if (file === undefined) {
      for (const entry of read) {
        const said = saidAt.get(sayingKey(entry)) !== undefined
        const earlier = () => readEntries(db, path, 'WHERE file IS NULL AND kind = ?', entry.kind).map((f) => f.entry)
        if (said && isLastWord(entry, earlier())) already++
        else fileOne(entry)
      }
      continue
    }
    const filed = refiled.get(file)!
    already += filed.already
    replaced.push(...filed.replaced)
    for (const entry of filed.entries) fileOne(entry)
  }
  const keep = db.prepare('INSERT OR IGNORE INTO bodies (hash, text) VALUES (?, ?)')
  const destroyed = destroyedTexts(db, path)
  let texts = 0
  for (const [hash, text] of bodies) {
    if (hashText(text) !== hash) throw new TypeError(`This is not the text of ${hash}.`)
    if (!destroyed.has(hash)) texts += keep.run(hash, text).changes
  }
  if (kinds.has('destruction')) {
    for (const hash of destroyed) db.prepare('DELETE FROM bodies WHERE hash = ?').run(hash)
    remakeIndex(db, path) // The words of a destroyed text are in the index too.
  } else if (texts > 0 || kinds.has('paper') || kinds.has('judgement'))
    updateIndex(db, path, before === 0 ? plainTexts(entries, bodies) : undefined)
  return { added: n - before, already, replaced }
}

function byFile(entries: readonly AnyEntry[]): Map<string | undefined, AnyEntry[]> {
  const files = new Map<string | undefined, AnyEntry[]>()
  for (const entry of entries) {
    const list = files.get(entry.origin?.file)
    if (list) list.push(entry)
    else files.set(entry.origin?.file, [entry])
  }
  return files
}

/** What a file has said and not itself corrected. What a person has corrected since still counts as said. */
function standingOf(db: Database.Database, path: string, file: string): Standing[] {
  const filed = readEntries(db, path, 'WHERE file = ?', file)
  const corrected = new Set(filed.flatMap((f) => f.entry.supersedes ?? []))
  return filed
    .filter((f) => !corrected.has(f.hash))
    .map(({ hash, entry }) => ({ hash, saying: sayingKey(entry), entry }))
}

function destroyedTexts(db: Database.Database, path: string): Set<string> {
  return new Set(
    readEntries(db, path, `WHERE kind = 'destruction'`).flatMap((f) =>
      f.entry.kind === 'destruction' ? [f.entry.said.textHash] : [],
    ),
  )
}

interface Body {
  readonly hash: string
  readonly text: string
}

function checkBody({ hash, text }: Body, path: string): void {
  if (hashText(text) !== hash) throw new StoreError('tampered', `A text in ${path} is not what was filed (${hash}).`)
}

function readBodies(db: Database.Database, path: string): Map<string, string> {
  const rows = db.prepare('SELECT hash, text FROM bodies').all() as Body[]
  for (const body of rows) checkBody(body, path)
  return new Map(rows.map((row) => [row.hash, row.text]))
}

/** Which paper has which text, by the fold. Of entries only those that bear on it are read. */
function textsOfPapers(db: Database.Database, path: string): Map<string, string> {
  const filed = readEntries(db, path, `WHERE kind IN ('paper', 'judgement', 'settings')`)
  const have = new Set(db.prepare('SELECT hash FROM bodies').pluck().all() as string[])
  const papers = [...fold(filed, new Map()).papers.values()]
  return new Map(papers.flatMap((p) => (p.textHash !== undefined && have.has(p.textHash) ? [[p.id, p.textHash]] : [])))
}

/** The same, for a first import in which no paper is told of twice and nobody judges: then there is nothing to fold. */
function plainTexts(
  entries: readonly AnyEntry[],
  bodies: ReadonlyMap<string, string>,
): Map<string, string> | undefined {
  const texts = new Map<string, string>()
  const seen = new Set<string>()
  for (const e of entries) {
    if (e.kind === 'judgement' || e.kind === 'destruction' || e.supersedes?.length) return undefined
    if (e.kind !== 'paper') continue
    if (seen.has(e.id)) return undefined
    seen.add(e.id)
    const hash = e.said.textHash
    if (hash !== undefined && bodies.has(hash)) texts.set(e.id, hash)
  }
  return texts
}

function updateIndex(db: Database.Database, path: string, known?: Map<string, string>): void {
  const wanted = known ?? textsOfPapers(db, path)
  const indexed = db.prepare('SELECT row, paper, hash FROM paper_text').all() as {
    row: number
    paper: string
    hash: string
  }[]
  const textOf = db.prepare('SELECT text FROM bodies WHERE hash = ?').pluck()
  const forget = db.prepare(`INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)`)
  const drop = db.prepare('DELETE FROM paper_text WHERE row = ?')
  for (const { row, paper, hash } of indexed) {
    if (wanted.get(paper) === hash) wanted.delete(paper)
    else {
      forget.run(row, textOf.get(hash) as string)
      drop.run(row)
    }
  }
  const place = db.prepare('INSERT INTO paper_text (paper, hash) VALUES (?, ?)')
  const learn = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
  for (const [paper, hash] of wanted) learn.run(place.run(paper, hash).lastInsertRowid, textOf.get(hash) as string)
}

function remakeIndex(db: Database.Database, path: string): void {
  db.exec(DROP_INDEX)
  db.exec(INDEX_TABLES)
  updateIndex(db, path)
}

function rebuild(db: Database.Database, path: string, engine: string): void {
  remakeIndex(db, path)
  setMeta(db, { index: String(INDEX), engine })
}

function search(db: Database.Database, query: string, limit: number): { paper: string; snippet: string }[] {
  const words = asQuery(query)
  if (words === undefined) return []
  return db
    .prepare(
      `SELECT p.paper AS paper, snippet(words, 0, char(2), char(3), '…', 24) AS snippet
       FROM words JOIN paper_text p ON p.row = words.rowid
       WHERE words MATCH ? ORDER BY bm25(words), p.paper LIMIT ?`,
    )
    .all(words, Math.max(0, Math.trunc(limit))) as { paper: string; snippet: string }[]
}

function engineVersion(): string {
  try {
    return (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
      .version
  } catch {
    return 'unknown'
  }
}
