/** `chancery import`: papers into a record file. Everything is added in one transaction, or nothing is. */
import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { printReport, reportIntake } from '../intake/report.ts'
import type { AnyEntry } from '../record/entry.ts'
import { fold, foldEntries } from '../record/fold.ts'
import type { FiledEntry } from '../record/record.ts'
import { count } from '../reports/print-text.ts'
import { tellReplaced } from '../reports/text-changes.ts'
import { writeValue } from './answer.ts'
import { type Command, type Given, READING, UsageError } from './command.ts'
import { nothingReadable, takeInFiles, tellShortcomings } from './load.ts'
import { coversOf, sayOnRecord } from './look.ts'
import { findMistakenEdits } from './mistaken-edits.ts'
import { tellProblems } from './problems.ts'
import type { Terminal } from './terminal.ts'
import { rememberReading } from './unfinished.ts'

export const command: Command = {
  name: 'import',
  summary: 'add papers to a record file',
  usage: 'chancery import PAPERS… --record FILE [options]',
  about:
    'Reads the papers and files them in the record, which is made if it is not there. The same papers read again add nothing;\na file that was edited corrects what it said before, and a text that was changed becomes a version. What could not be read is told and counted, and the rest is read.',
  options: [
    ...READING.map((o) => (o.name === 'record' ? { ...o, says: 'the record file (*.chancery) to add to' } : o)),
    {
      name: 'under',
      value: 'NAME',
      says: 'file these papers as a folder of this name, apart from files of the same names imported before',
    },
    { name: 'report', says: 'a line for each file: what was read, inferred, doubtful, refused' },
    { name: 'format', value: 'FORMAT', says: 'text, json', choices: ['text', 'json'] },
  ],
  example: 'chancery import examples/october-1962 --record october.chancery',
  run,
}

/** So many papers with another text than before are told of without being asked for. */
const MOST_TOLD = 10

async function run(given: Given, terminal: Terminal): Promise<number> {
  const path = given.text('record')
  if (path === undefined)
    throw new UsageError(
      'Which record? --record FILE is needed.',
      'For example: chancery import letters/ --record talks.chancery',
    )
  if (given.papers.length === 0)
    throw new UsageError('No papers are named.', `For example: chancery import letters/ --record ${path}`)
  const { openStore } = await import('../store/store.ts')
  const unfinished = rememberReading(`${path}.unfinished`)
  // A record that cannot be used is told before an hour of reading, not after it.
  let columns: ReadonlyMap<string, string> = new Map()
  if (existsSync(path)) {
    const standing = openStore(path)
    try {
      columns = remembered(standing.entries())
      standing.bodies()
    } finally {
      standing.close()
    }
  }
  const taken = await takeInFiles(given, terminal, { columns, memory: unfinished })
  const { intake, records, unreadable } = taken
  if (unfinished.recalled() > 0 && !terminal.isQuiet)
    terminal.tell(
      `An import into ${path} was interrupted before: ${count(unfinished.recalled(), 'piece')} of what it had read ${unfinished.recalled() === 1 ? 'was' : 'were'} taken up.`,
    )
  const others = records.map((other) => {
    const store = openStore(other)
    const read = { entries: store.entries().map((f) => f.entry), bodies: store.bodies() }
    store.close()
    return read
  })
  const entries: AnyEntry[] = [...intake.entries, ...others.flatMap((o) => o.entries)]
  if (entries.length === 0) {
    unfinished.forget()
    tellProblems(terminal, taken.problems, intake)
    throw nothingReadable(taken.problems)
  }
  const store = openStore(path)
  const { added, already, replaced, record, problems } = (() => {
    try {
      const before = store.entries()
      const problems = [...taken.problems, ...findMistakenEdits(intake.entries, before, path)]
      tellProblems(terminal, problems, intake)
      terminal.progress.show(`Filing ${count(entries.length, 'entry', 'entries')}`)
      const bodies = new Map([...others.flatMap((o) => [...o.bodies]), ...intake.bodies])
      const filed = store.add(entries, bodies)
      // What was just put into an empty record need not be read out of it again.
      const isFirst = before.length === 0 && filed.already === 0
      const record = isFirst ? foldEntries(entries, bodies) : fold(store.entries(), store.bodies())
      return { ...filed, problems, record }
    } finally {
      store.close()
      terminal.progress.done()
    }
  })()
  unfinished.forget()
  tellShortcomings(terminal, record, 'import')
  const papers = intake.files.reduce((sum, f) => sum + f.papers, 0)
  const onRecord = coversOf(record, 0)
  const changed = tellReplaced(record, replaced)
  const errors = problems.filter((p) => p.severity === 'error').length
  if (given.text('format') === 'json')
    await writeValue(terminal, {
      record: path,
      files: intake.files.length,
      papers,
      unreadable,
      added,
      already,
      onRecord: { papers: onRecord.read, withText: onRecord.withText },
      problems,
      questions: intake.questions,
      changed,
      ...(given.has('report') && { report: reportIntake(intake, problems, changed) }),
    })
  else {
    if (given.has('report')) await terminal.write(`${printReport(reportIntake(intake, problems, changed))}\n`)
    const doubts = problems.length
      ? ` Problems: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`
      : ''
    const told = given.has('report') ? changed : changed.slice(0, MOST_TOLD)
    for (const { file, message } of told) await terminal.write(`${file}: ${message}\n`)
    if (changed.length > told.length)
      await terminal.write(
        `${count(changed.length - told.length, 'more paper has', 'more papers have')} another text than before: --report names each.\n`,
      )
    const lost = unreadable ? ` ${count(unreadable, 'file')} could not be read.` : ''
    await terminal.write(
      `${count(intake.files.filter((f) => f.status !== 'ignored').length, 'file')} read. ${path}: ${count(added, 'entry', 'entries')} added, ${already.toLocaleString('en-GB')} already on file.${lost}${doubts}\n${sayOnRecord(onRecord)}.\n`,
    )
    if (extname(path) !== '.chancery' && !terminal.isQuiet)
      terminal.tell(`The name ${path} does not end in .chancery; give it to other commands with --record.`)
  }
  return 0
}

/** What the columns of registers were said to be, in whatever was imported before. */
function remembered(filed: readonly FiledEntry[]): Map<string, string> {
  return new Map(filed.flatMap((f) => (f.entry.kind === 'settings' ? Object.entries(f.entry.said.columns ?? {}) : [])))
}
