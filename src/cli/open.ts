/** `chancery open`: reads, and serves the desk on this machine until it is stopped. */
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readPapers } from '../intake/intake.ts'
import { reportIntake } from '../intake/report.ts'
import { file } from '../record/fold.ts'
import { type Command, EYES, type Given, READING, UsageError } from './command.ts'
import { examplePapers, loadRecord, putTogether } from './load.ts'
import { readEyes } from './look.ts'
import { findMistakenEdits } from './mistaken-edits.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'open',
  summary: 'read the papers and open the desk in a browser',
  usage: 'chancery open [PAPERS…] [options]',
  about:
    'Reads and collates the papers and serves the desk to your own browser, on this machine only. The address that it prints\nworks once. Without PAPERS it opens the negotiation of October and November 1962. With --record, papers dropped on\nthe desk are filed there (the record is made if it is not there); without it they are gone when the desk is closed.',
  options: [
    ...READING,
    ...EYES,
    { name: 'images', value: 'FOLDER', says: 'look here too for the images of pages that papers name' },
    { name: 'port', value: 'NUMBER', says: 'listen here instead of on any free port' },
    { name: 'no-browser', says: 'print the address and open no browser' },
  ],
  example: 'chancery open examples/october-1962 --no-browser',
  run,
}

const RENAME = 'If they are two papers: open the desk again, and drop one of the two files under another name.'

async function run(given: Given, terminal: Terminal): Promise<number> {
  const port = readPort(given.text('port'))
  const example = given.papers.length === 0 && !given.has('record')
  const asked = example ? { ...given, papers: [examplePapers()] } : given
  await makeRecord(given.text('record'), terminal)
  const { record, recordBodies, filed, intake, problems, folders } = await loadRecord('open', asked, terminal)
  const eyes = readEyes(record, given, terminal)
  const [{ serveDesk }, { runChecks }] = await Promise.all([
    import('../server/serve.ts'),
    import('../checks/checks.ts'),
  ])
  const recordFile = given.text('record')
  // A file that was dropped is newer than what was read of it when the desk was opened.
  let asOpened = intake
  const keep = async (dropped: typeof intake) => {
    const paths = new Set(dropped.entries.flatMap((e) => e.origin?.file ?? []))
    asOpened = { ...asOpened, entries: asOpened.entries.filter((e) => !paths.has(e.origin?.file ?? '')) }
    const { openStore } = await import('../store/store.ts')
    const store = openStore(recordFile!)
    try {
      const { added, already, replaced } = store.add(dropped.entries, dropped.bodies)
      // Papers and other records named beside the record are on the desk, not in the file.
      const own = store.entries()
      const known = new Set(own.map((f) => f.hash))
      const beside = filed.filter((f) => !known.has(f.hash)).map((f) => f.entry)
      const bodies = new Map([...recordBodies, ...store.bodies()])
      const record = await putTogether([...own, ...file(beside, own.length)], bodies, asOpened)
      return { record, added, already, replaced }
    } finally {
      store.close()
    }
  }
  // Files dropped on the desk bear no folder: two of one name are told apart here or not at all.
  const onDesk = [...record.filed]
  const read: typeof readPapers = async (files, options) => {
    const dropped = await readPapers(files, options)
    if (recordFile === undefined) {
      const edits = findMistakenEdits(dropped.entries, onDesk, '').map((edit) => ({ ...edit, remedy: RENAME }))
      onDesk.push(...file(dropped.entries, onDesk.length))
      return { ...dropped, problems: [...dropped.problems, ...edits] }
    }
    const { openStore } = await import('../store/store.ts')
    const store = openStore(recordFile)
    try {
      const edits = findMistakenEdits(dropped.entries, store.entries(), recordFile)
      return { ...dropped, problems: [...dropped.problems, ...edits] }
    } finally {
      store.close()
    }
  }
  const desk = await serveDesk({
    load: async () => (filed.length ? putTogether(filed, recordBodies, intake) : record),
    ...(intake.files.length + problems.length > 0 && {
      readBefore: {
        at: new Date().toISOString(),
        files: reportIntake(intake, problems),
        questions: intake.questions,
      },
    }),
    ...(recordFile !== undefined && { keep }),
    read,
    runChecks,
    folders: [...folders, ...imageFolders(recordFile, given.text('images'))],
    port,
    ahead: true,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      throw new UsageError(
        `Port ${port} is not to be had: ${error.code === 'EACCES' ? 'the system does not allow it' : 'something else listens there'}.`,
        'Leave --port out for any free one.',
      )
    throw error
  })
  const url = new URL(desk.url)
  if (eyes.seenBy) url.searchParams.set('seen-by', eyes.seenBy)
  if (eyes.asOf) url.searchParams.set('as-of', eyes.asOf)
  await terminal.write(
    `${record.settings.name}: the desk is at ${url.href}\nThe address works once. Stop the desk with Ctrl-C.\n`,
  )
  if (terminal.isPerson && !given.has('no-browser')) openBrowser(url.href)
  await untilStopped()
  await desk.close()
  return 0
}

/** The images lie beside the record file, or where the keeper says. */
function imageFolders(recordFile: string | undefined, named: string | undefined) {
  if (named !== undefined && !(existsSync(named) && statSync(named).isDirectory()))
    throw new UsageError(`--images ${named}: there is no such folder.`, 'Name the folder that holds the images.')
  const roots = [
    ...(recordFile === undefined ? [] : [dirname(resolve(recordFile))]),
    ...(named ? [resolve(named)] : []),
  ]
  return roots.map((root) => ({ root, prefix: '' }))
}

/** A desk may begin with an empty record: the papers are dropped on it. */
async function makeRecord(path: string | undefined, terminal: Terminal): Promise<void> {
  if (path === undefined || existsSync(path)) return
  const { openStore } = await import('../store/store.ts')
  openStore(path).close()
  if (!terminal.isQuiet) terminal.tell(`${path} was not there: an empty record was made.`)
}

function readPort(typed: string | undefined): number {
  if (typed === undefined) return 0
  const port = Number(typed)
  if (/^\d+$/.test(typed) && port <= 65_535) return port
  throw new UsageError(
    `--port ${typed}: this is no port.`,
    'Ports are numbers from 1 to 65535; leave --port out for any free one.',
  )
}

/** Tries the system's own way; whoever has no browser here still has the address. */
function openBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url]
  const child = spawn(program!, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
