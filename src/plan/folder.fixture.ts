/** For tests: a record from a few files written out in the test, or from the example, in which files can be changed or (empty) left out. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPapers, type SourceFile } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'

export async function recordFrom(files: { readonly [path: string]: string }): Promise<Record> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  return read(sources)
}

export function october(change: (path: string, text: string) => string = (_, text) => text): Promise<Record> {
  const root = fileURLToPath(new URL('../../examples/october-1962/', import.meta.url))
  return read(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile())
      .map((path) => ({ path, text: change(path, readFileSync(join(root, path), 'utf8')) }))
      .filter(({ text }) => text !== '')
      .map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
  )
}

async function read(files: readonly SourceFile[]): Promise<Record> {
  const { entries, bodies } = await readPapers(files, { at: '2026-11-23T12:00:00Z' })
  return foldEntries(entries, bodies)
}
