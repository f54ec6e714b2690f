/** Statements as text, one to a line and what is to be known of it under it: who, to whom, what; in whose account, with what authority. */
import { type Attribution, sayAttribution } from '../collation/statements.ts'
import type { Record } from '../record/record.ts'
import type { ListedStatement } from './list-statements.ts'
import { count, findPlaces, type Places, paint, wrap } from './print-text.ts'

export function* printStatements(record: Record, rows: readonly ListedStatement[], covers: string): Generator<string> {
  const places = findPlaces(record)
  for (const row of rows) yield printOne(record, places, row)
  const found = rows.filter((r) => r.kind === 'found').length
  const of = [
    rows.length - found ? `${(rows.length - found).toLocaleString('en-GB')} entered` : '',
    found ? `${found.toLocaleString('en-GB')} found by reading` : '',
  ].filter(Boolean)
  yield `${rows.length ? `${count(rows.length, 'statement')} (${of.join(', ')})` : 'No statements'} in ${covers}.\n`
}

function printOne(record: Record, places: Places, row: ListedStatement): string {
  const where =
    row.paper === undefined ? row.id : row.start === undefined ? row.paper : places.say(row.paper, row.start)
  const to = row.to.length ? ` to ${row.to.map((a) => name(record, a)).join(', ')}` : ''
  const fate = row.question === undefined ? '' : `, ${row.question === 'unclear' ? 'no answer seen' : row.question}`
  const act = `${row.denied ? 'not: ' : ''}${row.act}${row.modality ? ` (${row.modality})` : ''}`
  const head = `${where}: ${paint('bold', name(record, row.speaker))} ${paint('info', act)}${to}${fate}`
  const under = [
    row.kind === 'entered' ? `entered as ${row.id}` : '',
    row.chain.length ? `in the account of ${row.chain.map((a) => name(record, a)).join(', by ')}` : '',
    row.authority ? `${row.authority}${row.authorityWords ? ` (“${row.authorityWords}”)` : ''}` : '',
    row.onBehalfOf?.length ? `for ${row.onBehalfOf.map((a) => name(record, a)).join(', ')}` : '',
  ].filter(Boolean)
  return `${head}\n${wrap(`“${shorten(row.text)}”`, '    ', '    ')}\n${under.length ? `${wrap(under.join('; '), '    ', '    ')}\n` : ''}`
}

function name(record: Record, a: Attribution): string {
  return sayAttribution(record, a)
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 200 ? flat : `${flat.slice(0, 200).replace(/\s+\S*$/, '')}…`
}
