/**
 * Markdown with YAML front matter, and plain text. The body is what stands after the line that closes the front matter, to
 * the last character: a blank line there belongs to the text, so that spans are counted the same by everyone.
 *
 *     ---
 *     from: [kennedy]
 *     ---
 *     Dear Mr. Chairman:          ← offset 0
 */
import { normalizeText } from '../record/text.ts'
import { countLines } from './decode.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import { readMarked } from './marked.ts'
import { readPaperFields } from './paper-fields.ts'

const FENCE = /^---[ \t]*(?:\n|$)/
const CLOSING = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g
const YAML_LIKE = /^(?:[A-Za-z][\w-]*[ \t]*:(?:\s|$)|[ \t]+\S|-\s|#|$)/

export function readMarkdown(source: string, path: string, format = 'markdown'): Gathered {
  const gathered = startGathering(format)
  const text = normalizeText(source)
  const split = splitFrontMatter(text)
  if (!split) {
    const empty = text.trim() === ''
    if (empty)
      gathered.problems.push({
        severity: 'error',
        code: 'empty-file',
        file: path,
        message: 'The file is empty: neither front matter nor a text is in it.',
        remedy:
          'Put the text in, or delete the file. A paper known to exist without its text is a file with `on-file: none`.',
      })
    else
      gathered.drafts.push({
        file: path,
        format,
        id: idFromPath(path),
        idGiven: false,
        said: {},
        inferred: {},
        attached: [],
        body: text,
      })
    return gathered
  }
  if (!split.closed)
    gathered.problems.push({
      severity: 'error',
      code: 'broken-front-matter',
      file: path,
      line: countLines(text, split.body),
      message: `The front matter opens with --- on line 1 and is never closed. The text was taken to begin on line ${countLines(text, split.body)}.`,
      remedy: 'Put a line with --- between the last key and the text.',
    })
  const before = gathered.problems.length
  const marked = readMarked(text.slice(split.start, split.end), path, 1, gathered.problems, 'broken-front-matter')
  const body = text.slice(split.body)
  const draft = readPaperFields(marked, idFromPath(path), format, { file: path, problems: gathered.problems }, body)
  if (body !== '') draft.body = body
  gathered.drafts.push(draft)
  if (!split.closed || gathered.problems.slice(before).some((p) => p.severity === 'error'))
    gathered.status = 'read in part'
  return gathered
}

interface FrontMatter {
  readonly start: number
  readonly end: number
  readonly body: number
  readonly closed: boolean
}

function splitFrontMatter(text: string): FrontMatter | undefined {
  const open = FENCE.exec(text)
  if (!open) return undefined
  const start = open[0].length
  CLOSING.lastIndex = start - 1
  const close = CLOSING.exec(text)
  if (close) {
    // A rule across the page is no front matter: a key must be the first thing after it.
    const inside = text.slice(start, Math.max(start, close.index))
    if (inside.trim() === '' || /^\s*(?:["']?[A-Za-z][\w-]*["']?[ \t]*:|#|\{)/.test(inside))
      return { start, end: Math.max(start, close.index), body: close.index + close[0].length, closed: true }
    return undefined
  }
  let at = start
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const line = text.slice(at, end < 0 ? text.length : end)
    if (!YAML_LIKE.test(line) || line.length > 10_000) break
    at = end < 0 ? text.length : end + 1
    if (line.trim() === '') break
  }
  return at === start || text.slice(start, at).trim() === '' ? undefined : { start, end: at, body: at, closed: false }
}
