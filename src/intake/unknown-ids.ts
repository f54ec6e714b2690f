/**
 * Ids that people wrote by hand and that name nothing among what was read: a slip of the pen, most often. Each is said once,
 * with the nearest id that is known, and kept. Mail headers and editions name papers that nobody has, and are not asked.
 */
import { divideIntoSections } from '../record/text.ts'
import type { Draft, Gathered, Loose } from './gathering.ts'
import type { Problem } from './intake.ts'
import { findNearest } from './nearest.ts'
import { nearestPaper } from './passages.ts'

interface Filed {
  readonly path: string
  readonly gathered: Gathered
}

interface Place {
  readonly file: string
  readonly line: number | undefined
}

/** After this many the nearest id is no longer looked for: the set read is then a part of something. */
const MOST_NEAREST = 50

export function reportUnknownIds(files: readonly Filed[], drafts: readonly Draft[], problems: Problem[]): void {
  // Side files read by themselves, and the folder given to one party, speak of papers that are elsewhere.
  if (drafts.length === 0 || drafts.some((d) => d.complete)) return
  const loose = files.flatMap((f) => f.gathered.loose.map((l) => ({ file: f.path, said: l })))
  const papers = new Set(drafts.map((d) => d.id))
  const meetings = new Set([
    ...loose.flatMap(({ said }) => (said.kind === 'meeting' && said.id ? [said.id] : [])),
    ...drafts.flatMap((d) => (d.said.meeting ? [d.said.meeting] : [])),
  ])
  // A search or a copy tells of a paper that has no file; an identity, of one that was made one with another.
  const told = new Set(loose.flatMap(({ said }) => toldOf(said)))
  const seen = new Set<string>()
  const report = (id: string, code: string, what: string, nearest: () => string | undefined, at: Place) => {
    if (seen.has(`${code} ${id}`)) return
    seen.add(`${code} ${id}`)
    const near = seen.size > MOST_NEAREST ? undefined : nearest()
    problems.push({
      severity: 'warning',
      code,
      file: at.file,
      ...(at.line !== undefined && { line: at.line }),
      message: `${at.line === undefined ? '' : `Line ${at.line}: `}${what}${near ? `; the nearest is "${near}"` : ''}. It was kept as it stands.`,
      remedy: near ? `If "${near}" is meant, write that.` : REMEDY[code]!,
    })
  }
  const isPaper = (id: string) => papers.has(id) || meetings.has(id) || told.has(id) || id.startsWith('absent:')
  const askPaper = (id: string, key: string, whose: string, at: Place) => {
    if (isPaper(id)) return
    const what = `\`${key}\` of ${whose} names "${id}", and no paper that was read has that id`
    report(id, 'unknown-paper', what, () => nearestPaper(id, papers), at)
  }

  if (drafts.length > 1)
    for (const { id, file, said, keyLines } of drafts) {
      if (!keyLines) continue
      for (const [key, ids] of [
        ['answers', said.answers],
        ['cites', said.cites],
        ['encloses', said.encloses],
        ['version-of', said.versionOf === undefined ? [] : [said.versionOf]],
      ] as const)
        for (const named of ids ?? []) askPaper(named, key, id, { file, line: keyLines.get(key) })
    }
  for (const { file, said: entry } of loose) {
    if (entry.kind !== 'statement') continue
    const at = { file, line: entry.line }
    const whose = `the statement ${entry.id ?? ''}`.trim()
    if (entry.said.in !== undefined) askPaper(entry.said.in, 'in', whose, at)
    const { meeting } = entry.said
    if (meeting === undefined || meetings.has(meeting)) continue
    const what = `\`meeting\` of ${whose} names "${meeting}", and no meeting that was read has that id`
    report(meeting, 'unknown-meeting', what, () => findNearest(meeting, meetings), at)
  }
  const copies = [
    ...drafts.flatMap((d) => d.attached.map((make) => ({ file: d.file, said: make(d.id, d.outer?.id ?? '') }))),
    ...loose,
  ].filter(({ said }) => said.kind === 'copy')
  const byId = new Map<string, Draft[]>()
  for (const d of drafts) byId.set(d.id, [...(byId.get(d.id) ?? []), d])
  for (const { file, said: entry } of copies) {
    if (entry.kind !== 'copy' || !entry.said.lacks?.length) continue
    const { paper, holder, lacks } = entry.said
    const sections = sectionsOf(byId.get(paper) ?? [])
    if (sections.size === 0) continue
    for (const id of lacks) {
      if (sections.has(id)) continue
      const what = `the copy of ${paper} that ${holder} has lacks "${id}", and the text has no such section: it has ${count(sections)}`
      report(`${paper} ${id}`, 'unknown-section', what, () => undefined, { file, line: entry.line })
    }
  }
}

const REMEDY: { readonly [code: string]: string } = {
  'unknown-paper':
    'Write the id of the paper, which is its `id:` or else its path without the extension. One that has no file is put in as a file with `on-file: none`.',
  'unknown-meeting': 'Add the meeting to meetings.yaml.',
  'unknown-section': 'Count the paragraphs of the text: the first is s1.',
}

function toldOf(loose: Loose): readonly string[] {
  if (loose.kind === 'copy' || loose.kind === 'search' || loose.kind === 'transmission') return [loose.said.paper]
  return loose.kind === 'judgement' ? (loose.said.identity?.slice(1) ?? []) : []
}

/** The sections of a paper, whichever of its sources gave them; none where its text is not there. */
function sectionsOf(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(
    drafts.flatMap((d) => d.said.sections ?? (d.body === undefined ? [] : divideIntoSections(d.body))).map((s) => s.id),
  )
}

function count(sections: ReadonlySet<string>): string {
  const ids = [...sections]
  return ids.length === 1 ? `only ${ids[0]}` : `${ids[0]} to ${ids.at(-1)}`
}
