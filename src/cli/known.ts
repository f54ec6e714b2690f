/** `chancery known`: what a party holds, holds in part and knows of. */
import { collate } from '../collation/collate.ts'
import { knownBy } from '../collation/knowledge.ts'
import type { Record } from '../record/record.ts'
import { printKnown } from '../reports/print-known.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { loadRecord } from './load.ts'
import { readEyes, readParty, seenWith } from './look.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'known',
  summary: 'what a party holds, holds in part and knows of',
  usage: 'chancery known PAPERS… --by PARTY [--as-of TIME] [options]',
  about:
    'Lists the papers a party holds, holds in part (and which sections it lacks) and knows of without holding them,\neach certain or possible, each with the copy, the passage and the rule it rests on. Where the record shows no trace of a\npaper with the party, that is what the record shows; it never means that the party did not know.',
  options: [
    { name: 'by', value: 'PARTY', says: 'whose knowledge: an id, a name or an alias' },
    ...commonOptions('text', 'json', 'jsonl'),
  ],
  example: 'chancery known examples/october-1962 --by fidel-castro --as-of 1962-11-04',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const by = given.text('by')
  if (by === undefined)
    throw new UsageError(
      'Whose knowledge? --by PARTY is needed.',
      'For example: chancery known letters/ --by castro --as-of 1962-11-04',
    )
  const { record } = await loadRecord('known', given, terminal)
  const { from, party, asOf } = askAbout(record, given, by, 'by', terminal)
  const collation = collate(from)
  const known = knownBy(from, collation, party, asOf)
  const { papers, ...others } = known
  const format = given.text('format') ?? 'text'
  if (format === 'json') await writeJson(terminal, 'papers', papers, { ...others, seenBy: from.eyes.seenBy })
  else if (format === 'jsonl') await writeRows(terminal, papers)
  else await writeText(terminal, printKnown(from, collation, known))
  return 0
}

/** Whom a question is about, and in whose view it is asked: with `--seen-by`, what one party can tell of another. */
export function askAbout(
  record: Record,
  given: Given,
  typed: string,
  option: string,
  terminal: Terminal,
): { readonly from: Record; readonly party: string; readonly asOf?: string } {
  const { asOf, seenBy } = readEyes(record, given, terminal)
  // Without lent eyes the keeper asks, and the whole record answers for that time.
  const from = seenBy === undefined ? record : seenWith(record, { seenBy, ...(asOf !== undefined && { asOf }) })
  return { from, party: readParty(from, typed, option), ...(asOf !== undefined && { asOf }) }
}
