/** HTML to text: words only, a block to a paragraph; scripts, styles and what is not shown are dropped, and nothing is fetched. */
import { Parser } from 'htmlparser2'
import { normalizeText } from '../record/text.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import type { Problem } from './intake.ts'

const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'head',
  'select',
  'textarea',
  'audio',
  'video',
  'canvas',
  'form',
])
const KEPT_IN_HEAD = 'title'
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'blockquote',
  'pre',
  'hr',
  'dl',
  'dt',
  'dd',
  'address',
  'figure',
  'figcaption',
  'body',
  'center',
])

export interface HtmlText {
  readonly title?: string
  readonly text: string
  /** `<meta name content>` and `<html lang>`: what the page says of itself. */
  readonly meta: ReadonlyMap<string, string>
  /** Elements stood in each other deeper than is followed: the text ends there. */
  readonly cutShort: boolean
}

/** Deeper than this no page of words is; the parser takes the longer for each element the deeper it stands. */
const DEEPEST = 20_000

/** In mail a quotation is a `blockquote`; with `quotes` its lines begin with ">", as those of plain mail do. */
export function readHtmlText(html: string, options: { readonly quotes?: boolean } = {}): HtmlText {
  const parts: string[] = []
  const meta = new Map<string, string>()
  let gap = ''
  let started = false
  let dropped = 0
  let title: string | undefined
  let inTitle = false
  let pre = 0
  let depth = 0
  let cutShort = false
  const breakTo = (separator: string) => {
    if (started && separator.length > (gap === ' ' ? 0 : gap.length)) gap = separator
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) {
          cutShort = true
          parser.pause()
        }
        if (name === 'html' && attributes.lang) meta.set('lang', attributes.lang)
        if (name === 'meta' && attributes.name && attributes.content)
          meta.set(attributes.name.toLowerCase(), attributes.content)
        if (name === KEPT_IN_HEAD && title === undefined) inTitle = true
        if (DROPPED.has(name)) dropped++
        else if (name === 'br') breakTo('\n')
        else if (name === 'td' || name === 'th') breakTo(' ')
        else if (BLOCKS.has(name)) breakTo(name === 'li' || name === 'tr' ? '\n' : '\n\n')
        if (name === 'pre') pre++
        if (name === 'blockquote' && options.quotes) {
          parts.push(gap, OPEN)
          gap = ''
        }
      },
      ontext(words) {
        if (inTitle) title = (title ?? '') + words
        if (dropped > 0 || inTitle) return
        if (pre > 0) {
          parts.push(gap, words)
          gap = ''
          started = true
          return
        }
        const flat = words.replace(/[ \t\r\n\f]+/g, ' ')
        if (flat === '') return
        if (flat === ' ') {
          if (started && gap === '') gap = ' '
          return
        }
        parts.push(gap === '' && started && flat.startsWith(' ') ? ' ' : gap, flat.replace(/^ | $/g, ''))
        started = true
        gap = flat.endsWith(' ') ? ' ' : ''
      },
      onclosetag(name) {
        depth--
        if (name === KEPT_IN_HEAD) inTitle = false
        if (name === 'blockquote' && options.quotes) parts.push(CLOSE)
        if (DROPPED.has(name)) dropped = Math.max(0, dropped - 1)
        else if (BLOCKS.has(name)) breakTo(name === 'li' || name === 'tr' ? '\n' : '\n\n')
        if (name === 'pre') pre = Math.max(0, pre - 1)
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  // Closing what stands open is nobody's matter where the words end before.
  if (!cutShort) parser.end()
  const words = parts.join('').replaceAll('\0', '')
  const text = options.quotes ? markQuotes(words) : words
  const named = title?.replace(/\s+/g, ' ').trim()
  return { ...(named && { title: named }), text: text === '' ? '' : `${text}\n`, meta, cutShort }
}

const OPEN = '\u0001'
const CLOSE = '\u0002'

function markQuotes(words: string): string {
  let depth = 0
  return words
    .split('\n')
    .map((line) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks set above.
      for (const mark of line.match(/^[\u0001\u0002 ]*/)![0]) depth += mark === OPEN ? 1 : mark === CLOSE ? -1 : 0
      const at = Math.min(40, Math.max(0, depth))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks set above.
      const rest = line.replace(/^[\u0001\u0002 ]*/, '')
      for (const mark of rest) depth += mark === OPEN ? 1 : mark === CLOSE ? -1 : 0
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks set above.
      const shown = rest.replace(/[\u0001\u0002]/g, '')
      return at ? `${'>'.repeat(at)}${shown && ' '}${shown}` : shown
    })
    .join('\n')
}

export function tooDeep(file: string, line?: number): Problem {
  return {
    severity: 'warning',
    code: 'too-deep',
    file,
    ...(line !== undefined && { line }),
    message: `Elements of the HTML stand more than ${DEEPEST} deep in each other. It was read up to there.`,
    remedy: 'Open it in a browser and save the text that is shown.',
  }
}

/** A page to a paper. The page's title is a title only: who wrote to whom is read from the words, as in any text. */
export function readHtml(html: string, path: string): Gathered {
  const gathered = startGathering('html')
  const { title, text, meta, cutShort } = readHtmlText(normalizeText(html))
  if (cutShort) {
    gathered.problems.push(tooDeep(path))
    gathered.status = 'read in part'
  }
  if (text === '')
    gathered.problems.push({
      severity: 'warning',
      code: 'no-text',
      file: path,
      message: 'The page has no words outside scripts, styles and forms.',
      remedy: 'Open it in a browser and save the text that is shown.',
    })
  const language = meta.get('lang')
  gathered.drafts.push({
    file: path,
    format: 'html',
    id: idFromPath(path),
    idGiven: false,
    inferred: {},
    attached: [],
    ...(text !== '' && { body: text }),
    said: { mediaType: 'text/html', ...(title && { title }), ...(language && { language }) },
  })
  return gathered
}
