/** `chancery statements`: who said what to whom, in whose account. */
import type { MatterRules } from '../reading/language.ts'
import { languages } from '../reading/languages.ts'
import { type ListedStatement, listStatements } from '../reports/list-statements.ts'
import { printStatements } from '../reports/print-statements.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given } from './command.ts'
import { eyesInJson, readParty, sayCovers, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'
import { findThing } from './thing.ts'

export const command: Command = {
  name: 'statements',
  summary: 'who said what to whom, in whose account',
  usage: 'chancery statements PAPERS… [--by PARTY] [--about WORDS] [--paper ID] [options]',
  about:
    'Lists what was said: statements that were entered, and those that the papers are read to report, each with its speaker,\nits hearer, the reporters it comes through, and what became of a question. What reading found is a suggestion. Where the\nwords leave open who spoke, those who may have are listed.',
  options: [
    { name: 'by', value: 'PARTY', says: 'only what this party said, or may have said' },
    { name: 'about', value: 'WORDS', says: 'only what is about this: all of the words, in any form' },
    { name: 'paper', value: 'ID', says: 'only what stands in this paper' },
    ...commonOptions('text', 'json', 'jsonl'),
  ],
  example: 'chancery statements examples/october-1962 --by fidel-castro --about inspection',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const look = await takeLook('statements', given, terminal)
  const [by, about, paper] = ['by', 'about', 'paper'].map((o) => given.text(o))
  const party = by === undefined ? undefined : readParty(look.seen, by, 'by')
  const place = paper === undefined ? undefined : findThing(look, paper)
  const fits = (s: ListedStatement) =>
    (party === undefined || s.speaker.party === party || s.speaker.candidates.includes(party)) &&
    (about === undefined || languages().some(({ matter }) => hasAll(s.text, about, matter)))
  const rows = listStatements(look.seen, look.collation, place).filter(fits)
  const format = given.text('format') ?? 'text'
  if (format === 'json')
    await writeJson(terminal, 'statements', rows, { covers: look.covers, ...eyesInJson(look.seen) })
  else if (format === 'jsonl') await writeRows(terminal, rows)
  else await writeText(terminal, printStatements(look.seen, rows, sayCovers(look)))
  return 0
}

/** All the words in any form; of words that carry no matter ("not"), the words themselves. */
function hasAll(text: string, asked: string, { stems }: MatterRules): boolean {
  const wanted = stems(asked)
  if (wanted.size === 0) return text.toLowerCase().includes(asked.trim().toLowerCase())
  const matter = stems(text)
  return [...wanted].every((s) => matter.has(s))
}
