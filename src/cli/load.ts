/** PAPERS and record files → one record, and the report of what was read. What could not be read is told and counted. */
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Intake, type IntakeOptions, type Problem, readPapers, type SourceFile } from '../intake/intake.ts'
import { sayingKey } from '../record/entry.ts'
import { file, fold } from '../record/fold.ts'
import type { FiledEntry, Record } from '../record/record.ts'
import { findPartiesThatMayBeOne } from '../reports/one-party.ts'
import { findShortcomings, sayShortcomings } from '../reports/papers.ts'
import { type Given, UsageError } from './command.ts'
import { findPapers } from './papers.ts'
import { tellProblems } from './problems.ts'
import type { Terminal } from './terminal.ts'

export interface Loaded extends Pick<TakenIn, 'folders'> {
  readonly record: Record
  /** What was filed already in the record files named. */
  readonly filed: readonly FiledEntry[]
  readonly recordBodies: ReadonlyMap<string, string>
  readonly intake: Intake
  readonly problems: readonly Problem[]
  /** Files that gave nothing. */
  readonly unreadable: number
}

/** The negotiation that comes with the program, for `open` without papers. */
export function examplePapers(): string {
  return fileURLToPath(new URL('../../examples/october-1962', import.meta.url))
}

/** Reads the papers named and the record of `--record`. Throws `UsageError` if nothing is named or nothing can be read. */
export async function loadRecord(command: string, given: Given, terminal: Terminal): Promise<Loaded> {
  const recordFile = given.text('record')
  if (recordFile !== undefined && !existsSync(recordFile))
    throw new UsageError(
      `There is no record file ${recordFile}.`,
      `Make one: chancery import PAPERS… --record ${recordFile}`,
    )
  if (given.papers.length === 0 && recordFile === undefined) throw noPapers(command)
  const { intake, records, problems, unreadable, folders } = await takeInFiles(given, terminal)
  const { filed, bodies } = await readRecords(
    recordFile === undefined ? records : [recordFile, ...records],
    // The desk may begin with an empty record: papers are dropped on it.
    command === 'open' ? recordFile : undefined,
  )
  tellProblems(terminal, problems, intake)
  if (intake.entries.length === 0 && records.length === 0 && recordFile === undefined) throw nothingReadable(problems)
  const record = await putTogether(filed, bodies, intake)
  tellShortcomings(terminal, record, command)
  return { record, filed, recordBodies: bodies, intake, problems, unreadable, folders }
}

const MOST_JOINED = 5

/** What nobody would otherwise hear of: papers that inference left without author or date, and one person under several names. */
export function tellShortcomings(terminal: Terminal, record: Record, command: string): void {
  if (terminal.isQuiet) return
  const joins = findPartiesThatMayBeOne(record)
  for (const { parties } of joins.slice(0, MOST_JOINED))
    terminal.tell(`These may be one: ${parties.map((p) => `"${p.name}"`).join(', ')}.`)
  if (joins.length)
    terminal.tell(
      [
        `To join them, put this into parties.yaml${joins.length > MOST_JOINED ? ` (${joins.length} lines; here are the first)` : ''}:`,
        ...joins.slice(0, MOST_JOINED).map((j) => `  ${j.line}`),
      ].join('\n'),
    )
  const said = sayShortcomings(findShortcomings(record))
  if (said !== undefined) terminal.tell(command === 'papers' ? said : `${said} See: chancery papers`)
}

export interface TakenIn {
  readonly intake: Intake
  readonly records: readonly string[]
  readonly problems: readonly Problem[]
  readonly unreadable: number
  /** The folders that the papers lie in, each with what the paths of its files begin with in the record. */
  readonly folders: readonly { readonly root: string; readonly prefix: string }[]
}

/** Walks and reads the papers named; record files among them are only found. */
export async function takeInFiles(
  given: Given,
  terminal: Terminal,
  more: Pick<IntakeOptions, 'columns' | 'memory'> = {},
): Promise<TakenIn> {
  const found = await findPapers(given.papers)
  const under = readUnder(given)
  const intake = await readPapers(withProgress(found.files(), found.count, under, terminal), {
    at: new Date().toISOString(),
    ...(given.has('ignore-notes') && { ignoreNotes: true }),
    ...more,
  })
  terminal.progress.done()
  const lost = found.problems.filter((p) => p.severity === 'error').length
  const unnamed = intake.files
    .filter((f) => f.status === 'ignored' && found.named.has(f.path.slice(under.length)))
    .map((f) => unknownKind(f.path))
  const problems = [...found.problems, ...unnamed, ...intake.problems]
  const unreadable = lost + unnamed.length + intake.files.filter((f) => f.status === 'unreadable').length
  const folders = found.folders.map(({ root, prefix }) => ({ root, prefix: under + prefix }))
  return { intake, records: found.records, problems, unreadable, folders }
}

/** `--under spring` → `spring/`, put before the path of every file. */
function readUnder(given: Given): string {
  const under = given.text('under')
  if (under === undefined) return ''
  const parts = under.split('/').filter(Boolean)
  if (parts.length === 0 || parts.some((part) => part.startsWith('.')) || under.includes('\\'))
    throw new UsageError(`--under ${under}: this is no name of a folder.`, 'For example: --under spring')
  return `${parts.join('/')}/`
}

async function* withProgress(
  files: AsyncIterable<SourceFile>,
  total: number,
  under: string,
  terminal: Terminal,
): AsyncGenerator<SourceFile> {
  let n = 0
  for await (const source of files) {
    n++
    terminal.progress.show(`Reading ${n.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}: ${source.path}`)
    yield under ? { ...source, path: under + source.path } : source
  }
}

/** The store is loaded only where a record file is named: its native code is slow to start. */
async function readRecords(
  paths: readonly string[],
  mayBeEmpty: string | undefined,
): Promise<{ filed: FiledEntry[]; bodies: Map<string, string> }> {
  const bodies = new Map<string, string>()
  const filed: FiledEntry[] = []
  const known = new Set<string>()
  for (const path of new Set(paths)) {
    const { openStore } = await import('../store/store.ts')
    if (statSync(path).isDirectory())
      throw new UsageError(
        `${path} is a folder, and --record names a file.`,
        `Name it without --record: chancery check ${path}`,
      )
    // Not even opened: opening would make a record of it.
    if (path !== mayBeEmpty && statSync(path).size === 0) throw noEntries(path)
    const store = openStore(path)
    try {
      for (const [hash, text] of store.bodies()) bodies.set(hash, text)
      const entries = store.entries()
      if (path !== mayBeEmpty && entries.length === 0) throw noEntries(path)
      const fresh = entries.filter((f) => !known.has(f.hash))
      for (const f of fresh) known.add(f.hash)
      filed.push(
        ...(filed.length
          ? file(
              fresh.map((f) => f.entry),
              filed.length,
            )
          : fresh),
      )
    } finally {
      store.close()
    }
  }
  return { filed, bodies }
}

/** The record that importing the papers into the record file would give, without touching the file. */
export async function putTogether(
  filed: readonly FiledEntry[],
  recordBodies: ReadonlyMap<string, string>,
  intake: Intake,
): Promise<Record> {
  if (filed.length === 0) return fold(file(intake.entries), intake.bodies)
  const { lastEntered, refileAll } = await import('../store/refile.ts')
  const bodies = new Map([...recordBodies, ...intake.bodies])
  const all = [...filed]
  const byFile = groupBy(intake.entries, (e) => e.origin?.file ?? '')
  const standing = groupBy(filed, (f) => f.entry.origin?.file ?? '')
  const liveOf = (path: string) => {
    const old = standing.get(path) ?? []
    const corrected = new Set(old.flatMap((f) => f.entry.supersedes ?? []))
    return old
      .filter((f) => !corrected.has(f.hash))
      .map((f) => ({ hash: f.hash, saying: sayingKey(f.entry), entry: f.entry }))
  }
  for (const { entries } of refileAll(byFile, liveOf, () => lastEntered(filed)).values())
    all.push(...file(entries, all.length))
  return fold(all, bodies)
}

function groupBy<T>(list: readonly T[], key: (x: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const x of list) {
    const group = groups.get(key(x))
    if (group) group.push(x)
    else groups.set(key(x), [x])
  }
  return groups
}

function unknownKind(path: string): Problem {
  return {
    severity: 'error',
    code: 'unknown-kind',
    file: path,
    message: 'This is no kind of file that papers are read from.',
    remedy:
      'Papers are .md, .txt, TEI or CMIF .xml, .eml, .mbox, Maildir, .pdf, .docx, .rtf, .html, .csv, .xlsx; beside them the .yaml files.',
  }
}

function noPapers(command: string): UsageError {
  return new UsageError(
    'No papers are named.',
    `Name files, folders or a record file: chancery ${command} letters/   or   chancery ${command} --record talks.chancery`,
  )
}

/** A record never begun, or an import that was killed: it must not pass for a file in which nothing is wrong. */
function noEntries(path: string): UsageError {
  return new UsageError(
    `nothing readable: the record file has no entries (${path}).`,
    `Put papers into it: chancery import PAPERS… --record ${path}`,
  )
}

export function nothingReadable(problems: readonly Problem[]): UsageError {
  return new UsageError(
    problems.length ? 'Nothing could be read from the papers named.' : 'No papers were found in what was named.',
    'Papers are .md, .txt, TEI or CMIF .xml, .eml, .mbox, Maildir, .pdf, .docx, .rtf, .html, .csv, .xlsx; a folder is searched with all its folders.',
  )
}
