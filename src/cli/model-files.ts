/** Files that hold a model or a problem instead of papers, and how what does not fit in them is told. */
import { readFileSync } from 'node:fs'
import { NotGmcr, readGmcr } from '../intake/gmcr.ts'
import { Unfit } from '../positions/lines.ts'
import { type Given, UsageError } from './command.ts'

/** The one file of these kinds that was named; undefined if papers were. Throws `UsageError`. */
export function namedFile(given: Given, kinds: readonly string[]): string | undefined {
  const named = given.papers.filter((p) => kinds.some((k) => p.toLowerCase().endsWith(k)))
  if (named.length === 0) return undefined
  if (given.papers.length > 1)
    throw new UsageError(`${named[0]} is named together with other papers.`, 'Name one file, or papers, not both.')
  return named[0]
}

/** Reads a file by a reader that may throw `Unfit`. Throws `UsageError`, with the line. */
export function readFileBy<T>(path: string, read: (text: string) => T): T {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`${path} cannot be read.`, 'Is the name right, and may you read the file?')
  }
  try {
    return read(text.replace(/^\uFEFF/, ''))
  } catch (e) {
    if (e instanceof Unfit) throw new UsageError(`${path}:${e.line ?? 1}: ${e.message}`, e.remedy)
    if (e instanceof NotGmcr)
      throw new UsageError(
        `${path}:1: ${e.message}`,
        'Save it again with the program it comes from, or write it as MODEL.json.',
      )
    throw e
  }
}

export function gmcrAsJson(text: string): string {
  return JSON.stringify(readGmcr(text))
}
