/**
 * Word files: their words, with every tracked change accepted; the words as they stood before the changes, as a version; and the
 * comments, each a statement of whoever wrote it on the words that it is about.
 */
import { SaxesParser } from 'saxes'
import { normalizeText, quote } from '../record/text.ts'
import { type Draft, type Gathered, idFromPath, startGathering } from './gathering.ts'
import type { Extracts, WordComment, WordText } from './packed.ts'
import { type Memory, readPacked } from './sandbox.ts'
import { readZip } from './zip.ts'

const MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function readDocx(bytes: Uint8Array, path: string, memory?: Memory): Promise<Gathered> {
  const gathered = startGathering('docx')
  const read = await readPacked('docx', bytes, undefined, memory)
  if ('fault' in read) {
    gathered.problems.push({ severity: 'error', file: path, ...read.fault })
    gathered.status = 'unreadable'
    return gathered
  }
  const body = read.text
  if (body.trim() === '')
    gathered.problems.push({
      severity: 'warning',
      code: 'no-text',
      file: path,
      message: 'The Word file opens and has no words in it; perhaps it holds only pictures.',
      remedy: 'If it is a scan, have its text recognised and give that.',
    })
  const draft: Draft = {
    file: path,
    format: 'docx',
    id: idFromPath(path),
    idGiven: false,
    inferred: {},
    attached: [],
    ...(body.trim() !== '' && { body }),
    said: { mediaType: MEDIA },
  }
  for (const c of read.comments) draft.attached.push((paper) => sayComment(c, body, paper))
  gathered.drafts.push(draft)
  if (read.before !== undefined && read.before !== body) gathered.drafts.push(versionBefore(read, draft, path))
  return gathered
}

function versionBefore(read: WordText, draft: Draft, path: string): Draft {
  const by = read.changedBy.length ? ` of ${read.changedBy.join(', ')}` : ''
  return {
    file: path,
    format: 'docx',
    id: `${draft.id}~before-changes`,
    idGiven: true,
    inferred: {},
    attached: [],
    body: read.before!,
    said: {
      mediaType: MEDIA,
      versionOf: draft.id,
      note: `The text before the tracked changes${by}${read.changedAt ? `, the last of ${read.changedAt.slice(0, 10)}` : ''}.`,
    },
  }
}

function sayComment(c: WordComment, body: string, paper: string) {
  return {
    kind: 'statement' as const,
    said: {
      speaker: c.author || 'unnamed commentator',
      act: /\?\s*$/.test(c.text) ? ('asks' as const) : ('states' as const),
      text: c.text,
      manner: 'informal' as const,
      about: [paper],
      in: paper,
      ...(c.at && { when: { words: c.at, edtf: c.at } }),
      ...(c.start < c.end && { passage: quote(paper, body, c.start, c.end) }),
      note: 'A comment in the Word file.',
    },
  }
}

/** Runs in the child process: the archive is walked with caps, and its XML read without a DOCTYPE. */
export async function extractDocx(bytes: Uint8Array): Promise<Extracts['docx']> {
  const zip = await readZip(bytes, 'Word file', (name) =>
    /^word\/(?:document|comments|footnotes|endnotes)\.xml$/.test(name),
  )
  if ('fault' in zip) return zip
  const document = zip.parts.get('word/document.xml')
  if (!document)
    return {
      fault: {
        code: 'not-a-docx',
        message: 'The file is a zip archive without `word/document.xml`, so it is no Word file.',
        remedy: 'Unpack it and give the papers inside.',
      },
    }
  try {
    const notes = ['word/footnotes.xml', 'word/endnotes.xml']
      .map((name) => zip.parts.get(name))
      .filter((b) => b !== undefined)
    const main = readWordXml(document)
    const [text, before] = (['after', 'before'] as const).map((side) => {
      const whole = [main[side].text.trimEnd(), ...notes.map((n) => readWordXml(n)[side].text.trim())]
        .filter(Boolean)
        .join('\n\n')
      return whole === '' ? '' : `${normalizeText(whole).replaceAll('\0', '')}\n`
    })
    const comments = readComments(zip.parts.get('word/comments.xml'))
    return {
      text: text!,
      ...(main.changed && { before: before! }),
      changedBy: [...main.authors].sort(),
      ...(main.lastChange && { changedAt: main.lastChange }),
      comments: comments.map((c) => {
        const [start, end] = main.ranges.get(c.id) ?? [0, 0]
        return {
          author: c.author,
          ...(c.at && { at: c.at }),
          text: c.text,
          start,
          end: Math.min(end, text!.trimEnd().length),
        }
      }),
    }
  } catch (error) {
    return {
      fault: {
        code: 'broken-docx',
        message: `The Word file’s text is not sound XML: ${(error as Error).message.slice(0, 200)}.`,
        remedy: 'Open it in a word processor and save it again as .docx.',
      },
    }
  }
}

interface Side {
  text: string
}

interface WordXml {
  readonly after: Side
  readonly before: Side
  changed: boolean
  readonly authors: Set<string>
  lastChange?: string
  /** Comment id → its stretch of the text with the changes accepted. */
  readonly ranges: Map<string, [number, number]>
}

const DEEPEST = 300

/** A paragraph to a paragraph, a row of a table to a line; what was inserted and what was deleted told apart. */
function readWordXml(xml: Buffer): WordXml {
  const read: WordXml = {
    after: { text: '' },
    before: { text: '' },
    changed: false,
    authors: new Set(),
    ranges: new Map(),
  }
  const parser = new SaxesParser()
  const after: string[] = []
  const before: string[] = []
  let [atAfter, depth, inserted, deleted, cells, hidden] = [0, 0, 0, 0, 0, 0]
  let inText = false
  const put = (words: string) => {
    if (hidden > 0) return
    if (deleted === 0) {
      after.push(words)
      atAfter += words.length
    }
    if (inserted === 0) before.push(words)
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type declaration stands in it, and none belongs there')
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (++depth > DEEPEST) throw new Error(`its parts are nested more than ${DEEPEST} deep`)
    const local = name.slice(name.indexOf(':') + 1)
    const a = (key: string) => attributes[`w:${key}`] as string | undefined
    if (/^(?:ins|moveTo|del|moveFrom)$/.test(local) && !isSelfClosing) {
      if (local === 'ins' || local === 'moveTo') inserted++
      else deleted++
      read.changed = true
      if (a('author')) read.authors.add(a('author')!)
      const at = a('date')
      if (at && (read.lastChange === undefined || at > read.lastChange)) read.lastChange = at
    } else if (local === 't' || local === 'delText') inText = true
    else if (local === 'tab') put('\t')
    else if (local === 'br' || local === 'cr') put('\n')
    else if (local === 'noBreakHyphen') put('-')
    else if (local === 'tc') cells++
    // The second of two renderings of one drawing would be its words twice.
    else if (local === 'Fallback') hidden++
    else if (local === 'commentRangeStart' && a('id')) read.ranges.set(a('id')!, [atAfter, atAfter])
    else if (local === 'commentRangeEnd' && a('id')) {
      const range = read.ranges.get(a('id')!)
      if (range) range[1] = atAfter
    }
  })
  parser.on('text', (words) => {
    if (inText) put(words)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    depth--
    const local = name.slice(name.indexOf(':') + 1)
    if (/^(?:ins|moveTo)$/.test(local) && !isSelfClosing) inserted = Math.max(0, inserted - 1)
    else if (/^(?:del|moveFrom)$/.test(local) && !isSelfClosing) deleted = Math.max(0, deleted - 1)
    else if (local === 't' || local === 'delText') inText = false
    else if (local === 'p') put(cells > 0 ? ' ' : '\n\n')
    else if (local === 'tc') cells--
    else if (local === 'tr') put('\n')
    else if (local === 'tbl') put('\n')
    else if (local === 'Fallback') hidden--
  })
  parser.write(xml.toString('utf8').replace(/^\uFEFF/, '')).close()
  read.after.text = after.join('')
  read.before.text = before.join('')
  return read
}

function readComments(xml: Buffer | undefined): { id: string; author: string; at?: string; text: string }[] {
  if (!xml) return []
  const comments: { id: string; author: string; at?: string; text: string }[] = []
  const parser = new SaxesParser()
  let inText = false
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type declaration stands in it, and none belongs there')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:comment') {
      const at = attributes['w:date'] as string | undefined
      comments.push({
        id: String(attributes['w:id']),
        author: String(attributes['w:author'] ?? ''),
        ...(at && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) && { at }),
        text: '',
      })
    } else if (name === 'w:t') inText = true
  })
  parser.on('text', (words) => {
    const last = comments.at(-1)
    if (inText && last) last.text += words
  })
  parser.on('closetag', ({ name }) => {
    const last = comments.at(-1)
    if (name === 'w:t') inText = false
    else if (name === 'w:p' && last) last.text += '\n'
  })
  parser.write(xml.toString('utf8').replace(/^\uFEFF/, '')).close()
  return comments.map((c) => ({ ...c, text: c.text.trim() })).filter((c) => c.text !== '')
}
