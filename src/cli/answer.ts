/** An answer in the format asked for, written piece by piece, so that a million rows need no more memory than one. */
import { rowOf } from '../reports/print-text.ts'
import { bundle, type Terminal } from './terminal.ts'

export async function writeText(terminal: Terminal, pieces: Iterable<string>): Promise<void> {
  const out = bundle(terminal)
  for (const piece of pieces) await out.add(piece)
  await out.end()
}

/** One JSON value to a line. */
export async function writeRows(terminal: Terminal, rows: Iterable<unknown>): Promise<void> {
  const out = bundle(terminal)
  for (const row of rows) await out.add(`${rowOf(row)}\n`)
  await out.end()
}

/** One JSON object whose `list` is written a row to a line, with the other fields after it. */
export async function writeJson(
  terminal: Terminal,
  list: string,
  rows: Iterable<unknown>,
  others: object,
): Promise<void> {
  const out = bundle(terminal)
  await out.add(`{"${list}":[`)
  let first = true
  for (const row of rows) {
    await out.add(`${first ? '\n' : ',\n'}${rowOf(row)}`)
    first = false
  }
  const rest = Object.entries(others).filter(([, v]) => v !== undefined)
  await out.add(`${first ? '' : '\n'}]${rest.map(([k, v]) => `,${rowOf(k)}:${rowOf(v)}`).join('')}}\n`)
  await out.end()
}

export async function writeValue(terminal: Terminal, value: unknown): Promise<void> {
  await terminal.write(
    `${JSON.stringify(value, null, 2).replace(/[\u007F-\u009F\u2028\u2029\uE100-\uE1FF]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
  )
}
