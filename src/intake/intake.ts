/** Papers in, entries out, and what was not understood. Pure: bytes are handed in, nothing is fetched, the time is an argument. */
import type { AnyEntry } from '../record/entry.ts'
import { decodeText, LARGEST_FILE, recogniseBinary } from './decode.ts'
import { baseName, type Gathered, startGathering } from './gathering.ts'
import { inferLanguages } from './language.ts'
import { readMarkdown } from './markdown.ts'
import { inPortions, recallOrRead } from './portions.ts'
import type { Memory } from './sandbox.ts'
import { type FileGathered, settle } from './settle.ts'
import { isSideFile, readSideFile } from './side-files.ts'

export interface SourceFile {
  /** Relative to the folder that was given, with `/`; kept as the origin of entries. */
  readonly path: string
  readonly bytes: Uint8Array
  /** A large mailbox comes in pieces; then `bytes` is its beginning only. */
  readonly chunks?: () => AsyncIterable<Uint8Array>
}

/** Something in a file that could not be taken as it stands. An error lost a paper; a warning lost or doubted a field. */
export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Short and stable: `broken-front-matter`, `not-a-date`, `two-papers-one-id`, `doctype-refused`... */
  readonly code: string
  readonly file: string
  readonly line?: number
  readonly message: string
  readonly remedy: string
}

/** Two sources that may be one paper, and what speaks for it: put to a person, never merged on a guess. */
export interface SamePaperQuestion {
  readonly papers: readonly [string, string]
  readonly reasons: readonly string[]
}

export interface Intake {
  readonly entries: readonly AnyEntry[]
  readonly bodies: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
  readonly questions: readonly SamePaperQuestion[]
  /** Every file handed in, and how many papers it gave. */
  readonly files: readonly {
    readonly path: string
    readonly format: string
    readonly papers: number
    readonly status: 'read' | 'read in part' | 'unreadable' | 'ignored'
  }[]
}

export interface IntakeOptions {
  /** ISO instant that the entries bear. */
  readonly at: string
  /** Leave out an edition's notes. */
  readonly ignoreNotes?: boolean
  /** What the keeper calls the columns of registers, remembered from before: name to column. */
  readonly columns?: ReadonlyMap<string, string>
  /** What an interrupted import had read already. */
  readonly memory?: Memory
}

type Format = 'markdown' | 'text' | 'xml' | 'mail' | 'mbox' | 'docx' | 'pdf' | 'rtf' | 'html' | 'csv' | 'xlsx' | 'side'

const EXTENSIONS: { readonly [extension: string]: Format } = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  xml: 'xml',
  tei: 'xml',
  eml: 'mail',
  mbox: 'mbox',
  mbx: 'mbox',
  docx: 'docx',
  pdf: 'pdf',
  rtf: 'rtf',
  xlsx: 'xlsx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  csv: 'csv',
  tsv: 'csv',
}

/**
 * Reads papers in any format, and the YAML beside them, into entries. Never throws for what is in a file: what could not be
 * read is a problem, and the rest is read. Reading the same files again gives the same entries, whatever their order.
 *
 *     const { entries, bodies, problems } = await readPapers([{ path: 'papers/a.md', bytes }], { at: '2026-11-23T12:00:00Z' })
 */
export async function readPapers(
  files: Iterable<SourceFile> | AsyncIterable<SourceFile>,
  options: IntakeOptions,
): Promise<Intake> {
  const gathered: FileGathered[] = []
  const registers: SourceFile[] = []
  const readAll = async (files: Iterable<SourceFile> | AsyncIterable<SourceFile>, options: IntakeOptions) => {
    for await (const portion of inPortions(files, (f) => f.bytes.length)) {
      const read = await recallOrRead(options.memory, bytesOf(portion, options), async () => {
        const each: Gathered[] = []
        for (const file of portion) each.push(await readFile(file, options))
        return each
      })
      gathered.push(...portion.map(({ path }, i) => ({ path, gathered: read[i]! })))
    }
  }
  // What the columns of a register are called may be said in a file that comes after it; a mailbox has portions of its own.
  await readAll(setAside(files, registers, gathered, options), options)
  const columns = new Map([...(options.columns ?? []), ...columnsSaid(gathered)])
  await readAll(registers, { ...options, columns })
  await inferLanguages(gathered.flatMap((f) => f.gathered.drafts))
  return settle(gathered, options)
}

async function* setAside(
  files: Iterable<SourceFile> | AsyncIterable<SourceFile>,
  registers: SourceFile[],
  gathered: FileGathered[],
  options: IntakeOptions,
): AsyncGenerator<SourceFile> {
  for await (const file of files) {
    const format = formatOf(file.path)
    if (format === 'csv' || format === 'xlsx') registers.push(file)
    else if (format === 'mbox') gathered.push({ path: file.path, gathered: await readFile(file, options) })
    else yield file
  }
}

/** All that the reading of a portion rests on. */
function* bytesOf(
  portion: readonly SourceFile[],
  { ignoreNotes, columns }: IntakeOptions,
): Generator<string | Uint8Array> {
  yield JSON.stringify([ignoreNotes ?? false, [...(columns ?? [])]])
  for (const { path, bytes } of portion) {
    yield path
    yield bytes
  }
}

function columnsSaid(gathered: readonly FileGathered[]): [string, string][] {
  return gathered.flatMap((f) =>
    f.gathered.loose.flatMap((l) => (l.kind === 'settings' ? Object.entries(l.said.columns ?? {}) : [])),
  )
}

async function readFile(file: SourceFile, options: IntakeOptions): Promise<Gathered> {
  const format = formatOf(file.path)
  if (format === undefined) return { ...startGathering(extensionOf(file.path) || 'unknown'), status: 'ignored' }
  try {
    return await readAs(format, file, options)
  } catch (error) {
    return refuse(format, {
      code: 'unreadable',
      file: file.path,
      message: `The file could not be read as ${format}: ${(error as Error).message}`,
      remedy: 'Open it in the program that made it and save it again, or give it as plain text.',
    })
  }
}

async function readAs(format: Format, file: SourceFile, options: IntakeOptions): Promise<Gathered> {
  const { path, bytes } = file
  if (bytes.length > LARGEST_FILE)
    return refuse(format, {
      code: 'too-large',
      file: path,
      message: `The file has ${Math.round(bytes.length / 1024 / 1024)} MB; ${LARGEST_FILE / 1024 / 1024} MB is the most that is read.`,
      remedy: 'Divide it: one file to a paper, or several mailboxes.',
    })
  if (bytes.length === 0)
    return refuse(format, {
      code: 'empty-file',
      file: path,
      message: 'The file is empty: not a byte is in it.',
      remedy:
        'Put the text in, or delete the file. A paper known to exist without its text is a file with `on-file: none`.',
    })
  const binary = recogniseBinary(bytes)
  const truth = trueFormat(format, binary)
  const read = await readTrue(truth ?? format, file, options, binary)
  if (truth !== undefined && truth !== format)
    read.problems.unshift({
      severity: 'warning',
      code: 'type-mismatch',
      file: path,
      message: `The name says ${format}; what is in the file is ${binary ?? 'text'}. It was read as what it is.`,
      remedy: `Rename the file: its extension should be .${truth === 'text' ? 'txt' : truth}.`,
    })
  return read
}

/** What a file is when its first bytes contradict its name. */
function trueFormat(format: Format, binary: string | undefined): Format | undefined {
  const packed = format === 'docx' || format === 'pdf' || format === 'xlsx' || format === 'rtf'
  if (binary === 'a PDF') return 'pdf'
  if (binary === 'rich text') return 'rtf'
  if (binary?.startsWith('a zip') && format !== 'mail' && format !== 'mbox') return format === 'xlsx' ? 'xlsx' : 'docx'
  return packed && binary === undefined ? 'text' : undefined
}

async function readTrue(
  format: Format,
  file: SourceFile,
  options: IntakeOptions,
  binary: string | undefined,
): Promise<Gathered> {
  const { path } = file
  const bytes = (format === 'mail' || format === 'mbox') && !file.chunks ? withNewlines(file.bytes) : file.bytes
  // Heavy parsers are imported when the first file of their kind comes.
  if (format === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, path, options.memory)
  if (format === 'docx' && binary?.startsWith('a zip'))
    return (await import('./docx.ts')).readDocx(bytes, path, options.memory)
  if (format === 'xlsx' && binary?.startsWith('a zip'))
    return (await import('./xlsx.ts')).readXlsx(bytes, path, options.columns)
  if (format === 'rtf') return (await import('./rtf.ts')).readRtf(bytes, path)
  const within = (inner: SourceFile) => readFile(inner, options)
  if (format === 'mail') return (await import('./mail.ts')).readMail(bytes, path, options.at, within)
  if (format === 'mbox')
    return (await import('./mbox.ts')).readMbox(file.chunks?.() ?? bytes, path, options.at, within, options.memory)
  if (binary !== undefined)
    return refuse(format, {
      code: 'not-a-text',
      file: path,
      message: `The name says ${format}; the first bytes are those of ${binary}.`,
      remedy: 'Give the file its right name, or the text that was meant.',
    })
  const { text, problems } = decodeText(bytes, path)
  const read = await readText(format, text, path, options)
  read.problems.unshift(...problems)
  return read
}

/** Mail from old Macintoshes ends its lines with a carriage return alone. */
function withNewlines(bytes: Uint8Array): Uint8Array {
  return bytes.includes(10) || !bytes.includes(13) ? bytes : bytes.map((b) => (b === 13 ? 10 : b))
}

async function readText(format: Format, text: string, path: string, options: IntakeOptions): Promise<Gathered> {
  const start = text.slice(0, 400).trimStart()
  if (format === 'xml') return (await import('./tei.ts')).readTei(text, path, options)
  if (format === 'csv') return (await import('./csv.ts')).readCsv(text, path, options.columns)
  if (format === 'side') return readSideFile(text, path)
  if (format === 'html') return (await import('./html.ts')).readHtml(text, path)
  if (/^(?:<\?xml\b|<TEI\b)/.test(start))
    return mismatched(format, 'xml', path, (await import('./tei.ts')).readTei(text, path, options))
  if (/^<(?:!doctype html|html)\b/i.test(start))
    return mismatched(format, 'html', path, (await import('./html.ts')).readHtml(text, path))
  // A folder's own README is about the papers and is none of them, unless it says so with front matter.
  if (
    /^(?:readme|licen[cs]e|changelog|contributing|notice|provenance)$/i.test(baseName(path)) &&
    !/^---\s*\n/.test(start)
  )
    return { ...startGathering(format), status: 'ignored' }
  const read = readMarkdown(text, path, format === 'text' ? 'text' : 'markdown')
  if (read.drafts.length === 0) read.status = 'unreadable'
  return read
}

function mismatched(named: Format, found: Format, path: string, read: Gathered): Gathered {
  read.problems.unshift({
    severity: 'warning',
    code: 'type-mismatch',
    file: path,
    message: `The name says ${named}; what is in the file is ${found === 'xml' ? 'XML' : 'HTML'}. It was read as what it is.`,
    remedy: `Rename the file: its extension should be .${found}.`,
  })
  return read
}

function refuse(format: string, problem: Omit<Problem, 'severity'>): Gathered {
  const gathered = startGathering(format)
  gathered.problems.push({ severity: 'error', ...problem })
  gathered.status = 'unreadable'
  return gathered
}

function formatOf(path: string): Format | undefined {
  if (isSideFile(path)) return 'side'
  // A Maildir's messages have no extension; what is in tmp/ is not delivered yet.
  if (/(?:^|\/)(?:cur|new)\/[^/]+$/.test(path) && !Object.hasOwn(EXTENSIONS, extensionOf(path))) return 'mail'
  const extension = extensionOf(path)
  return Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}
