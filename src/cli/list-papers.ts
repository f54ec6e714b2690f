/** `chancery papers`: what was understood of each paper. (The file papers.ts finds PAPERS on the disk.) */
import { listPapers } from '../reports/papers.ts'
import { printPapers } from '../reports/print-papers.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given } from './command.ts'
import { loadRecord } from './load.ts'
import { coversOf, eyesInJson, readEyes, sayCovers, seenWith } from './look.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'papers',
  summary: 'each paper as it was understood: date, from, to, kind, language',
  usage: 'chancery papers PAPERS… [options]',
  about:
    'Lists the papers, one to a line, as they were understood. What was inferred from the text or the file name is marked ~,\nand what could not be found out is "not known": to say it, put front matter at the head of the file (docs/correcting.md).',
  options: commonOptions('text', 'json', 'jsonl'),
  example: 'chancery papers examples/october-1962 --seen-by fidel-castro',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const { record, unreadable } = await loadRecord('papers', given, terminal)
  const seen = seenWith(record, readEyes(record, given, terminal))
  const files = new Map<string, string>()
  if (seen.eyes.seenBy === undefined)
    for (const { entry } of record.filed)
      if (entry.kind === 'paper' && entry.origin) files.set(record.aliases.get(entry.id) ?? entry.id, entry.origin.file)
  const rows = listPapers(seen, files)
  const covers = coversOf(seen, unreadable)
  const format = given.text('format') ?? 'text'
  if (format === 'json') await writeJson(terminal, 'papers', rows, { covers, ...eyesInJson(seen) })
  else if (format === 'jsonl') await writeRows(terminal, rows)
  else await writeText(terminal, printPapers(seen, rows, sayCovers({ covers, seen })))
  return 0
}
