/** Papers dropped on the desk: read by intake, and added to the record in memory or to the store that is open. */
import type { Intake, SourceFile } from '../intake/intake.ts'
import { reportIntake } from '../intake/report.ts'
import { readable } from '../reading/read.ts'
import { type AnyEntry, sayingKey } from '../record/entry.ts'
import { file, fold } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { tellReplaced } from '../reports/text-changes.ts'
import { lastEntered, type ReplacedText, refileAll, type Standing } from '../store/refile.ts'
import type { DeskIntake, IntakeReport } from './api.ts'
import { Refusal } from './refusal.ts'

export type ReadPapers = (files: readonly SourceFile[], options: { readonly at: string }) => Intake | Promise<Intake>

/** Keeps what was read. Given by the caller when a store is open; else `addInMemory`. */
export type KeepPapers = (intake: Intake) => Promise<{
  readonly record: Record
  readonly added: number
  readonly already: number
  readonly replaced?: readonly ReplacedText[]
}>

export async function takeInPapers(
  files: readonly SourceFile[],
  at: string,
  read: ReadPapers,
  keep: KeepPapers,
  kept: boolean,
): Promise<{ record: Record; report: DeskIntake; told: IntakeReport }> {
  const intake = await read(files, { at })
  const { record, added, already, replaced = [] } = await keep(intake)
  const changed = tellReplaced(record, replaced)
  return {
    record,
    told: { at, files: reportIntake(intake, intake.problems, changed), questions: intake.questions },
    report: {
      read: intake.files.reduce((sum, f) => sum + f.papers, 0),
      added,
      already,
      files: intake.files.map((f) => ({ ...tell(f), path: f.path, papers: f.papers, status: f.status })),
      changed: changed.map(({ paper, message }) => ({ paper, message })),
      lacks: countLacking(intake),
      kept,
      problems: intake.problems.map(({ severity, file: name, line, message, remedy }) => ({
        severity,
        file: name,
        ...(line && { line }),
        message,
        remedy,
      })),
    },
  }
}

/** Why a file gave nothing; what was wrong with one that could not be read is among the problems. */
function tell({ status, format }: Intake['files'][number]): { reason?: string } {
  if (status !== 'ignored') return {}
  return {
    reason:
      format === 'markdown' || format === 'text'
        ? 'no paper: a note about the folder'
        : 'not a kind of file that papers are read from',
  }
}

function countLacking(intake: Intake): DeskIntake['lacks'] {
  const lacks = { author: 0, date: 0, language: 0 }
  for (const entry of intake.entries) {
    if (entry.kind !== 'paper') continue
    const { from, written, sent, published, language } = entry.said
    if (!from?.length) lacks.author++
    if (!written && !sent && !published) lacks.date++
    if (!readable(language)) lacks.language++
  }
  return lacks
}

/**
 * Adds what says something new, as the store does: a file read again corrects what it said before. The record is folded anew, so
 * that papers spoken of until now become real.
 */
export function addInMemory(record: Record, intake: Intake): Awaited<ReturnType<KeepPapers>> {
  const known = new Set(record.filed.map((f) => sayingKey(f.entry)))
  const replaced: ReplacedText[] = []
  const files = groupByFile(intake.entries)
  const allRefiled = refileAll(
    files,
    (path) => standingOf(record, path),
    () => lastEntered(record.filed),
  )
  const fresh = [...files].flatMap(([path, read]) => {
    if (path === undefined)
      return read.filter((entry) => {
        const key = sayingKey(entry)
        return !known.has(key) && known.add(key)
      })
    const refiled = allRefiled.get(path)!
    replaced.push(...refiled.replaced)
    return refiled.entries
  })
  const last = record.filed.reduce((n, f) => Math.max(n, f.n), 0)
  const bodies = new Map([...record.bodies, ...intake.bodies])
  return {
    record: fold([...record.filed, ...file(fresh, last)], bodies),
    added: fresh.length,
    already: intake.entries.length - fresh.length + replaced.length,
    replaced,
  }
}

function groupByFile(entries: readonly AnyEntry[]): Map<string | undefined, AnyEntry[]> {
  const files = new Map<string | undefined, AnyEntry[]>()
  for (const entry of entries) {
    const list = files.get(entry.origin?.file)
    if (list) list.push(entry)
    else files.set(entry.origin?.file, [entry])
  }
  return files
}

/** What a file has said and not itself corrected. */
function standingOf(record: Record, path: string): Standing[] {
  const said = record.filed.filter((f) => f.entry.origin?.file === path)
  const corrected = new Set(said.flatMap((f) => f.entry.supersedes ?? []))
  return said
    .filter((f) => !corrected.has(f.hash))
    .map(({ hash, entry }) => ({ hash, saying: sayingKey(entry), entry }))
}

/** The files of a multipart body, named by their path in the dropped folder. */
export async function readUpload(request: Request): Promise<SourceFile[]> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data'))
    throw new Refusal(
      415,
      'not-a-drop',
      'Papers are sent as multipart form data.',
      'Drop files on the desk, or use `chancery import`.',
    )
  const form = await request.formData().catch(() => {
    throw new Refusal(
      400,
      'drop-broken',
      'What was dropped did not arrive whole.',
      'Drop the files again, or use `chancery import`.',
    )
  })
  const files: SourceFile[] = []
  for (const [, value] of form)
    if (typeof value !== 'string')
      files.push({ path: tidyPath(value.name), bytes: new Uint8Array(await value.arrayBuffer()) })
  if (files.length === 0)
    throw new Refusal(400, 'nothing-dropped', 'No files arrived.', 'Drop files or a folder of papers.')
  return files
}

/** A path is only a label here, but it goes into the record: relative, with `/`, never climbing. */
function tidyPath(name: string): string {
  const parts = name
    .replace(/\\/g, '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/') || 'unnamed'
}
