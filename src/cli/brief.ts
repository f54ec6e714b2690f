/** `chancery brief`: one page before a meeting. */
import { collate } from '../collation/collate.ts'
import { makeBrief } from '../reports/brief.ts'
import { printBrief } from '../reports/print-brief.ts'
import { writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { askAbout } from './known.ts'
import { loadRecord } from './load.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'brief',
  summary: 'one page before a meeting with a party',
  usage: 'chancery brief PAPERS… --for PARTY [--as-of TIME] [--to-say STATEMENT] [options]',
  about:
    'What they hold and lack, what they are likely to ask, which of their questions nobody answered, what is owed an answer.\nWith --to-say: what they still need to be shown to be able to say it.',
  options: [
    { name: 'for', value: 'PARTY', says: 'whom the meeting is with: an id, a name or an alias' },
    { name: 'to-say', value: 'STATEMENT', says: "what they should be able to say: a statement's id, or words" },
    ...commonOptions('text', 'json'),
  ],
  example: 'chancery brief examples/october-1962 --for fidel-castro --as-of 1962-11-03',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const typed = given.text('for')
  if (typed === undefined)
    throw new UsageError(
      'A brief for a meeting with whom? --for PARTY is needed.',
      'For example: chancery brief letters/ --for castro --as-of 1962-11-03',
    )
  const { record } = await loadRecord('brief', given, terminal)
  const { from, party, asOf } = askAbout(record, given, typed, 'for', terminal)
  const toSay = given.text('to-say')
  const collation = collate(from)
  const brief = makeBrief(from, collation, party, {
    ...(asOf !== undefined && { asOf }),
    ...(toSay !== undefined && { toSay }),
  })
  if (brief.noSuchStatement) {
    const { typed: id, nearest } = brief.noSuchStatement
    throw new UsageError(
      `--to-say ${id}: no statement on record has this id.`,
      nearest ? `The nearest: ${nearest}.` : 'Give the id of a statement, or the words themselves.',
    )
  }
  if (given.text('format') === 'json') await writeValue(terminal, brief)
  else await writeText(terminal, printBrief(from, collation, brief))
  return 0
}
