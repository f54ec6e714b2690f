/**
 * The tables of a record file (`docs/formats/record-file.md`). Entries and bodies are the record; everything below `paper_text`
 * is made from them and can be dropped at will. An entry's number, hash and bytes never change: triggers refuse it.
 */

/** "CHNC": tells a record file from any other SQLite database. */
export const APPLICATION_ID = 0x43484e43
/** Raised when an older Chancery could no longer read the file. */
export const FORMAT = 1
/** Raised when the index is made differently; an older index is rebuilt on opening. */
export const INDEX = 1

export const RECORD_TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE entries (
    n INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    -- What it says (sayingKey). Not unique: a file may come back to what it said before it was corrected.
    saying TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    file TEXT,
    bytes TEXT NOT NULL
  );
  CREATE INDEX entries_saying ON entries (saying);
  CREATE INDEX entries_file ON entries (file) WHERE file IS NOT NULL;
  CREATE INDEX entries_kind ON entries (kind, id);
  CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is never changed: file one that supersedes it'); END;
  CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is never deleted: file one that supersedes it'); END;
  CREATE TRIGGER entries_only_follow BEFORE INSERT ON entries
    WHEN new.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM entries)
    BEGIN SELECT raise(ABORT, 'an entry follows the last'); END;
  CREATE TABLE bodies (hash TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
`

/** The index over texts keeps none of them: it reads them from the bodies. */
export const INDEX_TABLES = `
  CREATE TABLE paper_text (row INTEGER PRIMARY KEY, paper TEXT NOT NULL UNIQUE, hash TEXT NOT NULL);
  CREATE VIEW indexed_text AS SELECT p.row AS row, b.text AS text FROM paper_text p JOIN bodies b ON b.hash = p.hash;
  CREATE VIRTUAL TABLE words USING fts5(
    text, content='indexed_text', content_rowid='row', tokenize="unicode61 remove_diacritics 2"
  );
`

export const DROP_INDEX = `
  DROP TABLE IF EXISTS words;
  DROP VIEW IF EXISTS indexed_text;
  DROP TABLE IF EXISTS paper_text;
`
