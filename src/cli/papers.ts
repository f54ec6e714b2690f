/**
 * PAPERS on the command line: files, folders and record files, mixed freely. What a folder holds is named relative to that folder,
 * so that ids made from paths are the same wherever the folder lies. Everything is in order of name; nothing is read before its turn.
 */
import { constants, createReadStream } from 'node:fs'
import { lstat, open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { LARGEST_FILE } from '../intake/decode.ts'
import type { Problem, SourceFile } from '../intake/intake.ts'

export interface FoundPapers {
  /** Record files, each once. */
  readonly records: readonly string[]
  readonly count: number
  /** Reads the files as they are asked for. What cannot be read is added to `problems`. */
  readonly files: () => AsyncGenerator<SourceFile>
  readonly problems: Problem[]
  /** Files named on the command line themselves, by the path that they bear in the record. */
  readonly named: ReadonlySet<string>
  /** The folders that they lie in, and what stands before the paths of each where several folders have files of one path. */
  readonly folders: readonly { readonly root: string; readonly prefix: string }[]
}

interface Found {
  /** The path in the record, with `/`. */
  path: string
  readonly full: string
  /** The folder given, or the folder of the file given. */
  readonly root: string
}

const RECORD = /\.chancery$/i
/** The most that intake reads of one file at once; a larger one is not even opened. */
const MOST_BYTES = LARGEST_FILE
/** A mailbox above this is read in pieces. */
const STREAMED = 32 * 1024 * 1024
const MAILBOX = /\.(?:mbox|mbx)$/i

export async function findPapers(names: readonly string[]): Promise<FoundPapers> {
  const problems: Problem[] = []
  const records: string[] = []
  const found: Found[] = []
  const seen = new Set<string>()
  const namedFull = new Set<string>()
  for (const name of names) {
    const about = await stat(name).catch(() => undefined)
    // What a pipe (`<(…)`) leads to has no path of its own.
    const full = about && (await realpath(resolve(name)).catch(() => undefined))
    if (!full) {
      problems.push(about ? notAFile(name) : await cannotFind(name))
      continue
    }
    if (seen.has(full)) continue
    if (about.isDirectory()) {
      const before = found.length
      for await (const file of walk(full, full, problems)) if (!seen.has(file.full)) found.push(file)
      for (const file of found.slice(before)) seen.add(file.full)
    } else if (!about.isFile()) problems.push(notAFile(name))
    else if (await isRecord(full)) {
      seen.add(full)
      records.push(full)
    } else {
      seen.add(full)
      namedFull.add(full)
      found.push({ path: pathOfOne(full), full, root: dirname(full) })
    }
  }
  const prefixes = tellApart(found)
  const named = new Set(found.filter((f) => namedFull.has(f.full)).map((f) => f.path))
  const folders = [...new Set(found.map((f) => f.root))].map((root) => ({ root, prefix: prefixes.get(root) ?? '' }))
  return { records, count: found.length, files: () => readEach(found, problems), problems, named, folders }
}

/** Files below a folder, by name; hidden ones and those of programs left out; links that lead out of the folder are not followed. */
async function* walk(root: string, folder: string, problems: Problem[]): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    problems.push(cannotRead(slashed(relative(root, folder)) || folder, error, 'The folder'))
    return []
  })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const full = join(folder, entry.name)
    const path = slashed(relative(root, full))
    if (entry.isDirectory()) yield* walk(root, full, problems)
    else if (entry.isSymbolicLink()) {
      // A link within the folder leads to what is read anyway.
      const target = await realpath(full).catch(() => undefined)
      if (target === undefined || !`${target}${sep}`.startsWith(root + sep)) problems.push(linkOut(path, target))
    } else if (RECORD.test(entry.name)) problems.push(recordInFolder(path))
    else if (entry.isFile()) yield { path, full, root }
    // A pipe or a device would wait for ever, and is no paper.
    else problems.push({ ...notAFile(path), severity: 'warning' })
  }
}

async function* readEach(found: readonly Found[], problems: Problem[]): AsyncGenerator<SourceFile> {
  for (const { path, full } of found) {
    try {
      const { size } = await lstat(full)
      if (size > STREAMED && MAILBOX.test(path)) {
        yield await openInPieces(path, full)
        continue
      }
      if (size > MOST_BYTES) {
        problems.push(tooLarge(path, size))
        continue
      }
      yield { path, bytes: await readFile(full) }
    } catch (error) {
      problems.push(cannotRead(path, error as NodeJS.ErrnoException, 'The file'))
    }
  }
}

async function openInPieces(path: string, full: string): Promise<SourceFile> {
  const file = await open(full, constants.O_RDONLY)
  try {
    const head = Buffer.alloc(4096)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return {
      path,
      bytes: head.subarray(0, bytesRead),
      chunks: () => createReadStream(full, { highWaterMark: 4 * 1024 * 1024 }),
    }
  } finally {
    await file.close()
  }
}

/** A record is known by its name, or else by its first bytes. */
async function isRecord(full: string): Promise<boolean> {
  if (RECORD.test(full)) return true
  const file = await open(full, constants.O_RDONLY).catch(() => undefined)
  if (!file) return false
  try {
    const head = Buffer.alloc(16)
    await file.read(head, 0, 16, 0)
    return head.toString('latin1') === 'SQLite format 3\0'
  } finally {
    await file.close()
  }
}

/** A message of a Maildir is one only in its folder. */
function pathOfOne(full: string): string {
  const parent = basename(dirname(full))
  return parent === 'cur' || parent === 'new' ? `${parent}/${basename(full)}` : basename(full)
}

/** Files of two folders may bear one path; then each of these folders is named as far up as tells them apart. */
function tellApart(found: Found[]): ReadonlyMap<string, string> {
  const roots = new Map<string, Set<string>>()
  for (const f of found) roots.set(f.path, (roots.get(f.path) ?? new Set()).add(f.root))
  const clashing = new Set([...roots.values()].filter((r) => r.size > 1).flatMap((r) => [...r]))
  const names = new Map([...shortestNames([...clashing])].map(([root, name]) => [root, `${name}/`]))
  for (const f of found) f.path = (names.get(f.root) ?? '') + f.path
  return names
}

function shortestNames(roots: readonly string[]): Map<string, string> {
  const parts = new Map(roots.map((root) => [root, slashed(root).split('/').filter(Boolean)]))
  for (let depth = 1; ; depth++) {
    const names = new Map(roots.map((root) => [root, parts.get(root)!.slice(-depth).join('/')]))
    if (new Set(names.values()).size === roots.length || depth > 64) return names
  }
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}

async function cannotFind(name: string): Promise<Problem> {
  const turned = name.replaceAll('\\', '/')
  const meant = turned !== name && (await stat(turned).catch(() => undefined)) !== undefined
  return {
    severity: 'error',
    code: 'not-there',
    file: name,
    message: 'There is no such file or folder.',
    remedy: meant ? `Is ${turned} meant?` : 'Check the path; a name with spaces needs quotation marks.',
  }
}

function notAFile(name: string): Problem {
  return {
    severity: 'error',
    code: 'not-a-file',
    file: name,
    message: 'This is neither a file nor a folder.',
    remedy: 'Save what it gives to a file first, and name that.',
  }
}

function cannotRead(file: string, error: NodeJS.ErrnoException, what: string): Problem {
  const why =
    error.code === 'EACCES' || error.code === 'EPERM' ? 'the system does not allow it' : (error.code ?? error.message)
  return {
    severity: 'error',
    code: 'cannot-read',
    file,
    message: `${what} cannot be read: ${why}.`,
    remedy: 'Ask whoever keeps it for leave to read it, or copy it to a place of your own.',
  }
}

function tooLarge(file: string, size: number): Problem {
  return {
    severity: 'error',
    code: 'too-large',
    file,
    message: `The file has ${Math.round(size / 1024 / 1024)} MB, more than is read at once.`,
    remedy: 'Divide it: one file to a paper, or several mailboxes.',
  }
}

function linkOut(file: string, target: string | undefined): Problem {
  return {
    severity: 'warning',
    code: 'link-not-followed',
    file,
    message:
      target === undefined ? 'This link leads nowhere.' : 'This link leads out of the folder and was not followed.',
    remedy:
      target === undefined
        ? 'Remove it, or put the file in its place.'
        : 'Name what it leads to on the command line, or copy it into the folder.',
  }
}

function recordInFolder(file: string): Problem {
  return {
    severity: 'warning',
    code: 'record-in-folder',
    file,
    message: 'A record file inside a folder of papers is not read with them.',
    remedy: 'Name it on the command line, or with --record.',
  }
}
