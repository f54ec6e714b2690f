// How well passages are found and resolved, measured on editors' own notes: one table for every corpus that lies beside the checkout
// (../shared), and says so of each that does not. What the figures cover: docs/accuracy.md.
//   npm run accuracy -- [--fast]                 without the deletion test, speakers and throughput
//   npm run accuracy -- --misses [N] [--tier A|B|absent] [--volume V]     the misses as passages, and nothing else
//   npm run accuracy -- --links FILE             scores links that were written elsewhere (`chancery links`, `learn --folds`)
//   npm run accuracy -- mail | hostile | registers    mail, hostile mail and registers: see mail-truth, hostile-mail and registers.mjs
//   npm run accuracy -- --record "what changed"  adds a dated row to docs/accuracy-history.jsonl
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readArguments } from './accuracy/arguments.mjs'
import { loaderOf } from './accuracy/compiled.mjs'
import { measureConfidence, printConfidence } from './accuracy/confidence.mjs'
import { collateCorpus, readFrus } from './accuracy/corpus.mjs'
import { measureDeletion, printDeletion } from './accuracy/deletion.mjs'
import { recordRow } from './accuracy/history.mjs'
import { judgeLinks, rows } from './accuracy/judge.mjs'
import { measureLetters, printLetters } from './accuracy/letters.mjs'
import { printMisses } from './accuracy/misses.mjs'
import { printTable, tally } from './accuracy/table.mjs'
import { measureTelegram, printTelegram } from './accuracy/telegram.mjs'
import { measureThroughput, printThroughput } from './accuracy/throughput.mjs'

if (process.argv[2] === 'mail') {
  const { printMailTruth } = await import('./mail-truth.mjs')
  await printMailTruth(process.argv[3])
  process.exit(0)
}

if (process.argv[2] === 'hostile') {
  const { printHostileMail } = await import('./hostile-mail.mjs')
  await printHostileMail(process.argv.includes('--misses'))
  process.exit(0)
}

if (process.argv[2] === 'registers') {
  const { printRegisters } = await import('./registers.mjs')
  await printRegisters()
  process.exit(0)
}

const root = new URL('..', import.meta.url).pathname
const asked = readArguments(process.argv.slice(2))
const load = loaderOf(root)
const row = {}

const corpus = join(root, '../shared/corpora/frus')
if (existsSync(join(corpus, 'gold-links.jsonl'))) {
  const gold = rows(join(corpus, 'gold-links.jsonl')).filter((g) => g.tier !== 'B' || g.named)
  const read = asked.links ? undefined : await collateCorpus(load, readFrus(corpus, asked.misses && asked.volume))
  const links = asked.links ? rows(asked.links) : read.whole.links
  const judged = judgeLinks(gold, links)
  if (asked.misses) {
    printMisses(judged, asked)
    process.exit(0)
  }
  row.frus = printTable(judged, read?.record.papers.size)
  row.confidence = printConfidence(measureConfidence(judged))
  if (read) {
    row.throughput = printThroughput(await measureThroughput(load, read, !asked.fast))
    if (!asked.fast) row.deletion = printDeletion(await measureDeletion(load, read, asked.seeds))
  }
} else missing(corpus, 'the ten volumes with their editors’ notes')

const founding = join(root, '../shared/cases/october-1962')
if (asked.links) process.exit(0)
if (existsSync(join(founding, 'telegram-references.json')))
  row.telegram = printTelegram(await measureTelegram(load, root, founding))
else missing(founding, 'the founding telegram')

const letters = join(root, '../shared/corpora/tei')
if (existsSync(join(letters, 'schnitzler-gold-links.jsonl')))
  row.letters = printLetters(await measureLetters(load, letters, tally))
else missing(letters, 'the letters of a writer, in German')

const speakers = join(root, 'bench/speakers.mjs')
if (!asked.fast && existsSync(speakers)) {
  const { measureSpeakers } = await import(speakers)
  console.log('\nSpeakers of quotations')
  row.speakers = await measureSpeakers(root, load)
}

if (asked.record !== undefined) recordRow(root, asked.record, row)

function missing(where, what) {
  console.log(`\nNot there: ${where} (${what}). Not measured. It belongs beside the checkout.`)
}
