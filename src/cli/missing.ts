/** `chancery missing`: the request list. */
import { listMissing } from '../reports/missing.ts'
import { printMissing } from '../reports/print-missing.ts'
import { writeJson, writeRows, writeText } from './answer.ts'
import { type Command, commonOptions, type Given } from './command.ts'
import { eyesInJson, sayCovers, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'missing',
  summary: 'papers and sections cited and not here: a request list',
  usage: 'chancery missing PAPERS… [options]',
  about:
    'Lists every paper that a passage cites and that is not on file, with the passages that tell of it: a page to\nprint and send to whoever may have it. With --seen-by it lists what that party lacks. With --ids the ids stand after the titles.',
  options: [
    ...commonOptions('text', 'json', 'jsonl'),
    { name: 'all', says: 'also papers spoken of in passing, without day, number or title' },
    { name: 'ids', says: 'put the ids of papers after their titles' },
  ],
  example: 'chancery missing examples/october-1962 > request.txt',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const look = await takeLook('missing', given, terminal)
  const missing = listMissing(look.seen, look.collation, { all: given.has('all') })
  const format = given.text('format') ?? 'text'
  if (format === 'json')
    await writeJson(terminal, 'missing', missing, { covers: look.covers, ...eyesInJson(look.seen) })
  else if (format === 'jsonl') await writeRows(terminal, missing)
  else
    await writeText(
      terminal,
      printMissing(look.seen, look.collation, missing, sayCovers(look), { ids: given.has('ids') }),
    )
  return 0
}
