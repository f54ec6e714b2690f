import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** One line a measurement, added and never changed: docs/accuracy-history.jsonl. */
export function recordRow(root, what, row) {
  const file = join(root, 'docs/accuracy-history.jsonl')
  appendFileSync(file, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), what, ...row })}\n`)
  console.log(`\nAdded to ${file}.`)
}
