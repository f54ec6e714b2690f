/** `chancery thread`: one paper and its neighbours. */
import { printThread, traceThread } from '../reports/print-thread.ts'
import { writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { eyesInJson, sayCovers, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'
import { findThing } from './thing.ts'

export const command: Command = {
  name: 'thread',
  summary: 'what a paper answers, what answers it, what it cites',
  usage: 'chancery thread PAPERS… --paper ID [options]',
  about:
    'Shows one paper among the others: what it answers, what answers it, what it cites and who cites it, each with the\npassage that says so. The id of an absent paper (absent:…) shows who tells of it.',
  options: [{ name: 'paper', value: 'ID', says: 'which paper' }, ...commonOptions('text', 'json')],
  example: 'chancery thread examples/october-1962 --paper khrushchev-kennedy-1962-10-26',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const asked = given.text('paper')
  if (asked === undefined)
    throw new UsageError(
      'Which paper? --paper ID is needed.',
      'For example: chancery thread letters/ --paper 1962-10-26',
    )
  const look = await takeLook('thread', given, terminal)
  const thread = traceThread(look.seen, look.collation, findThing(look, asked))!
  if (given.text('format') === 'json')
    await writeValue(terminal, { ...thread, covers: look.covers, ...eyesInJson(look.seen) })
  else await writeText(terminal, printThread(look.seen, look.collation, thread, sayCovers(look)))
  return 0
}
