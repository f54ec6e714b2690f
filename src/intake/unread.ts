/** What is in a language for which there are no rules: papers, summaries, passages within a paper, the keeper's own statements. */
import { foreignAsWhole, languageOnFile } from '../reading/foreign.ts'
import { readable } from '../reading/languages.ts'
import type { Said } from '../record/said.ts'
import type { Draft } from './gathering.ts'
import type { Problem } from './intake.ts'
import { languageName } from './language.ts'
import type { FileGathered } from './settle.ts'

export function reportUnread(files: readonly FileGathered[], drafts: readonly Draft[], problems: Problem[]): void {
  reportUnreadLanguages(drafts, problems)
  reportUnreadPassages(drafts, problems)
  for (const file of files) reportUnreadStatements(file, problems)
}

/** A text for which there are no rules is kept and placed, and nothing in it is found: that is said, once to a file and language. */
function reportUnreadLanguages(drafts: readonly Draft[], problems: Problem[]): void {
  const found = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (!draft.body?.trim()) continue
    const language = languageOfBody(draft)
    if (language === undefined || readable(language)) continue
    const key = `${draft.file}\0${languageName(language)}`
    const others = found.get(key)
    if (others) others.push(draft)
    else found.set(key, [draft])
  }
  for (const [key, [draft, ...others]] of found)
    problems.push({
      severity: 'warning',
      code: 'unread-language',
      file: draft!.file,
      ...(draft!.line !== undefined && { line: draft!.line }),
      message: `${others.length ? `${others.length + 1} papers: in` : 'In'} ${key.split('\0')[1]}: kept and placed, not read for references.`,
      remedy: draft!.inferred.language
        ? 'Say what it cites in its front matter (`cites:`, `answers:`). If it is in English, write `language: en`.'
        : 'Say what it cites in its front matter (`cites:`, `answers:`).',
    })
}

function languageOfBody({ said, body = '' }: Draft): string | undefined {
  return languageOnFile(
    { onFile: said.onFile ?? 'text', ...(said.language !== undefined && { language: said.language }) },
    body,
  )
}

/** A paper is read by the rules of one language: of a letter in another that it copies, its links are not known. */
function reportUnreadPassages(drafts: readonly Draft[], problems: Problem[]): void {
  for (const draft of drafts) {
    const { file, line, id, body = '', foreign = [] } = draft
    const [first] = foreign
    const inAll = [...new Set(foreign.map((p) => languageName(p.language)))]
    if (first && readable(languageOfBody(draft)))
      problems.push({
        severity: 'warning',
        code: 'unread-passage',
        file,
        ...(line !== undefined && { line }),
        message: `The paper ${id} has ${foreign.length === 1 ? 'a passage' : `${foreign.length} passages`} in ${inAll.join(' and ')}, ${foreign.length > 1 ? 'the first ' : ''}“${beginning(body.slice(first.start, first.end))}”: not read for references.`,
        remedy: 'Say what it cites in its front matter (`cites:`, `answers:`).',
      })
  }
}

function beginning(words: string): string {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, flat.lastIndexOf(' ', 60))}…` : flat
}

/** Statements are the keeper's words and compared as such; of those in another language that is said, once to a file and language. */
function reportUnreadStatements({ path, gathered }: FileGathered, problems: Problem[]): void {
  const found = new Map<string, (number | undefined)[]>()
  for (const loose of gathered.loose) {
    if (loose.kind !== 'statement') continue
    const language = foreignAsWhole((loose.said as Said<'statement'>).text ?? '')
    if (language === undefined || readable(language)) continue
    found.set(language, [...(found.get(language) ?? []), loose.line])
  }
  for (const [language, lines] of found)
    problems.push({
      severity: 'warning',
      code: 'unread-language',
      file: path,
      ...(lines[0] !== undefined && { line: lines[0] }),
      message: `${lines.length === 1 ? 'A statement is' : `${lines.length} statements are`} in ${languageName(language)}: kept, not compared with what others tell.`,
      remedy: 'Enter what was said in English; the words of the source can stand beside it.',
    })
}
