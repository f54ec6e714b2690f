/**
 * Two folders with files of the same names, imported into one record: the second looks like an edit of the first, and its letters take
 * the place of others. An edit rarely changes the text and the date or the author at once; where it does, the keeper is asked to look.
 */
import type { Problem } from '../intake/intake.ts'
import type { AnyEntry } from '../record/entry.ts'
import type { FiledEntry } from '../record/record.ts'
import type { Said } from '../record/said.ts'

/** A warning to each file whose paper would take the place of a very different one. What it replaces stays on file as its earlier version. */
export function findMistakenEdits(
  read: readonly AnyEntry[],
  filed: readonly FiledEntry[],
  recordFile: string,
): Problem[] {
  const corrected = new Set(filed.flatMap((f) => f.entry.supersedes ?? []))
  const standing = new Map<string, Said<'paper'>>()
  for (const { hash, entry } of filed)
    if (entry.kind === 'paper' && entry.origin && !corrected.has(hash)) standing.set(keyOf(entry), entry.said)
  return read.flatMap((entry): Problem[] => {
    const old = entry.kind === 'paper' && entry.origin ? standing.get(keyOf(entry)) : undefined
    if (entry.kind !== 'paper' || !old || !isAnother(old, entry.said)) return []
    return [
      {
        severity: 'warning',
        code: 'another-paper',
        file: entry.origin!.file,
        message: `${entry.id} is on file as ${describe(old)}; it is now ${describe(entry.said)}, with another text. A file of the same path is taken for the same paper, so this is filed as its later version, and the other text stays as the earlier.`,
        remedy: `If they are two papers: import the first folder into ${recordFile} again, and then this one under a name of its own: chancery import … --under second --record ${recordFile}`,
      },
    ]
  })
}

function keyOf(entry: AnyEntry): string {
  return `${entry.origin!.file}\0${entry.id}`
}

function isAnother(old: Said<'paper'>, now: Said<'paper'>): boolean {
  const differ = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
  return (
    old.textHash !== undefined &&
    now.textHash !== undefined &&
    old.textHash !== now.textHash &&
    (differ(dateOf(old), dateOf(now)) || differ(old.from, now.from))
  )
}

function dateOf(said: Said<'paper'>): string | undefined {
  const when = said.written ?? said.sent ?? said.published
  return when?.edtf ?? when?.words
}

function describe(said: Said<'paper'>): string {
  const from = said.from?.length ? ` from ${said.from.join(', ')}` : ''
  const to = said.to?.length ? ` to ${said.to.join(', ')}` : ''
  const date = dateOf(said)
  return `a ${said.kind}${from}${to}${date === undefined ? ' without a date' : ` of ${date}`}`
}
