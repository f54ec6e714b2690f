/** `chancery links`: every reference and what it resolves to. */
import { printLinks } from '../reports/print-links.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given } from './command.ts'
import { eyesInJson, sayCovers, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'
import { findThing } from './thing.ts'

export const command: Command = {
  name: 'links',
  summary: 'every reference and the paper it means',
  usage: 'chancery links PAPERS… [--paper ID] [options]',
  about:
    'Prints a line for every passage that means another paper: what it was resolved to, how surely, and why. What is\nambiguous, absent or too vague is told as such. The rows of --format jsonl are described in docs/formats/links.md.',
  options: [
    { name: 'paper', value: 'ID', says: 'only the references in this paper' },
    ...commonOptions('text', 'json', 'jsonl'),
  ],
  example: 'chancery links examples/october-1962 --paper khrushchev-kennedy-1962-10-26',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const look = await takeLook('links', given, terminal)
  const asked = given.text('paper')
  const paper = asked === undefined ? undefined : findThing(look, asked)
  const links =
    paper === undefined
      ? look.collation.links
      : (look.collation.byPaper.get(paper) ?? []).map((i) => look.collation.links[i]!)
  const format = given.text('format') ?? 'text'
  if (format === 'json') await writeJson(terminal, 'links', links, { covers: look.covers, ...eyesInJson(look.seen) })
  else if (format === 'jsonl') await writeRows(terminal, links)
  else await writeText(terminal, printLinks(look.seen, links, sayCovers(look)))
  return 0
}
