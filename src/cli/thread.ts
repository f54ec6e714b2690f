/** `chancery thread`: one paper and its neighbours, or the threads of the mail. */
import { findMailThreads } from '../collation/mail-threads.ts'
import { listThreads, printThreads } from '../reports/mail-threads.ts'
import { printThread, traceThread } from '../reports/print-thread.ts'
import { writeJson, writeRows, writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { loadRecord } from './load.ts'
import { coversOf, eyesInJson, readEyes, sayCovers, seenWith, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'
import { findThing } from './thing.ts'

export const command: Command = {
  name: 'thread',
  summary: 'what a paper answers, what answers it, what it cites',
  usage: 'chancery thread PAPERS… --paper ID [options]',
  about:
    'Shows one paper among the others: what it answers, what answers it, what it cites and who cites it, each with the\npassage that says so. The id of an absent paper (absent:…) shows who tells of it. Without --paper: the threads of the mail.',
  options: [{ name: 'paper', value: 'ID', says: 'which paper' }, ...commonOptions('text', 'json', 'jsonl')],
  example: 'chancery thread examples/october-1962 --paper khrushchev-kennedy-1962-10-26',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const asked = given.text('paper')
  if (asked === undefined) return await runMail(given, terminal)
  const look = await takeLook('thread', given, terminal)
  const thread = traceThread(look.seen, look.collation, findThing(look, asked))!
  if (given.text('format') === 'text' || given.text('format') === undefined)
    await writeText(terminal, printThread(look.seen, look.collation, thread, sayCovers(look)))
  else await writeValue(terminal, { ...thread, covers: look.covers, ...eyesInJson(look.seen) })
  return 0
}

/** Mail hangs together by its headers and quotations: nothing else need be read. */
async function runMail(given: Given, terminal: Terminal): Promise<number> {
  const loaded = await loadRecord('thread', given, terminal)
  const seen = seenWith(loaded.record, readEyes(loaded.record, given, terminal))
  const threads = listThreads(seen, findMailThreads(seen))
  if (threads.length === 0)
    throw new UsageError(
      'Which paper? --paper ID is needed: there is no mail here whose threads could be listed.',
      'For example: chancery thread letters/ --paper 1962-10-26',
    )
  const covers = coversOf(seen, loaded.unreadable)
  const format = given.text('format') ?? 'text'
  if (format === 'json') await writeJson(terminal, 'threads', threads, { covers, ...eyesInJson(seen) })
  else if (format === 'jsonl') await writeRows(terminal, threads)
  else await writeText(terminal, printThreads(threads, sayCovers({ seen, covers })))
  return 0
}
