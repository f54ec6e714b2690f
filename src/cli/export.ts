/** `chancery export folder`: the record as the folder of papers that reads back into the same record. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { findNearest } from '../intake/nearest.ts'
import { count } from '../reports/print-text.ts'
import { type Command, EYES, type Given, READING, UsageError } from './command.ts'
import { loadRecord } from './load.ts'
import { coversOf, readEyes, sayCovers, seenWith } from './look.ts'
import type { Terminal } from './terminal.ts'

const FORMATS = ['folder', 'cmif'] as const

export const command: Command = {
  name: 'export',
  summary: 'write the record as a folder of papers, or as a register',
  usage: 'chancery export folder|cmif PAPERS… --out PATH [options]',
  about:
    'Writes the record as Markdown papers with front matter and the YAML beside them. Reading that folder back gives the same\nrecord. `cmif` writes one register of all letters in the Correspondence Metadata Interchange Format. With --as-of or\n--seen-by it writes that view. What is there already is left alone without --force.',
  options: [
    { name: 'out', value: 'PATH', says: 'the folder, or for cmif the file, to write' },
    { name: 'force', says: 'write into a folder that is not empty; files of other names stay' },
    ...READING,
    ...EYES,
  ],
  example: 'chancery export folder --record october.chancery --out papers',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const [format, ...papers] = given.papers
  if (format === undefined || !(FORMATS as readonly string[]).includes(format)) throw unknownFormat(format)
  const out = given.text('out')
  if (out === undefined)
    throw new UsageError('Where to? --out PATH is needed.', 'For example: chancery export folder letters/ --out copy')
  if (format === 'folder') await refuseFull(out, given.has('force'))
  else if (!given.has('force') && (await stat(out).catch(() => undefined)))
    throw new UsageError(`${out} is there already.`, 'Give --out another name, or write over it with --force.')
  const { record, unreadable } = await loadRecord(`export ${format}`, { ...given, papers }, terminal)
  const eyes = readEyes(record, given, terminal)
  if (format === 'cmif') {
    const { exportCmif } = await import('../reports/cmif.ts')
    const seen = seenWith(record, eyes)
    const { xml, letters } = exportCmif(seen, new Date().toISOString().slice(0, 10))
    await writeFile(out, xml)
    await terminal.write(
      `${sayCovers({ covers: coversOf(seen, unreadable), seen })}; ${count(letters, 'letter')} written to ${out}.\n`,
    )
    return 0
  }
  const { exportFolder } = await import('../reports/folder.ts')
  const seen = seenWith(record, eyes)
  const files = exportFolder(seen)
  for (const file of files) await writeBelow(out, file.path, file.text)
  await terminal.write(
    `${sayCovers({ covers: coversOf(seen, unreadable), seen })}; ${count(files.length, 'file')} written to ${out}.\n`,
  )
  return 0
}

function unknownFormat(format: string | undefined): UsageError {
  if (format === undefined)
    return new UsageError(
      'Export as what?',
      'There are two forms: chancery export folder PAPERS… --out PATH, and chancery export cmif PAPERS… --out FILE.xml',
    )
  const near = findNearest(format, FORMATS)
  return new UsageError(
    `"${format}" is no form of export.`,
    near
      ? `Is "chancery export ${near}" meant?`
      : 'There are two forms: chancery export folder PAPERS… --out PATH, and chancery export cmif PAPERS… --out FILE.xml',
  )
}

async function refuseFull(out: string, force: boolean): Promise<void> {
  const about = await stat(out).catch(() => undefined)
  if (about && !about.isDirectory())
    throw new UsageError(`${out} is a file, and a folder is to be written.`, 'Give --out another name.')
  if (about && !force && (await readdir(out)).length > 0)
    throw new UsageError(`${out} is not empty.`, 'Give --out another name, or write into it all the same with --force.')
}

/** Ids of papers come from the papers: whatever they say, nothing is written outside the folder. */
async function writeBelow(out: string, path: string, text: string): Promise<void> {
  const root = resolve(out)
  const full = resolve(join(root, path))
  if (!full.startsWith(root + sep))
    throw new UsageError(
      `The paper that would be written to ${path} lies outside ${out}.`,
      'Give that paper another id.',
    )
  await mkdir(dirname(full), { recursive: true })
  await writeFile(full, text)
}
