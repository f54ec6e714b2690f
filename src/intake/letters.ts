/** A little notation for the tests of this room: files out of words, and what reading them gave. */
import type { Said } from '../record/said.ts'
import { type Intake, type IntakeOptions, readPapers, type SourceFile } from './intake.ts'

export const AT = '2026-11-23T12:00:00Z'

export function file(path: string, content: string | Uint8Array): SourceFile {
  return { path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }
}

export function read(files: readonly SourceFile[], options: Partial<IntakeOptions> = {}): Promise<Intake> {
  return readPapers(files, { at: AT, ...options })
}

/** What is said of a paper; the only one, if no id is given. */
export function paperIn(intake: Intake, id?: string): Said<'paper'> {
  const papers = intake.entries.filter((e) => e.kind === 'paper')
  const found = id === undefined ? papers : papers.filter((p) => p.id === id)
  if (found.length !== 1)
    throw new Error(`Expected one paper ${id ?? ''}, found ${papers.map((p) => p.id).join(', ') || 'none'}.`)
  return found[0]!.said as Said<'paper'>
}

export function bodyIn(intake: Intake, id?: string): string | undefined {
  const hash = paperIn(intake, id).textHash
  return hash === undefined ? undefined : intake.bodies.get(hash)
}

export const codesIn = (intake: Intake): string[] => intake.problems.map((p) => p.code)

/** Where a file of ../shared beside the checkout would be. */
export function sharedUrl(path: string): URL {
  return new URL(`../../../shared/${path}`, import.meta.url)
}
