/**
 * Rich text (`.rtf`): words and paragraphs; fonts, pictures, objects and what is marked as hidden or deleted are passed over. Read
 * by a loop with a stack of its own, so that a file of a million braces costs no more than its bytes.
 */
import { normalizeText } from '../record/text.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'

const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl fldinst header headerl headerr headerf footer footerl footerr footerf bkmkstart bkmkend revtbl filetbl mmathPr wgrffmtfilter'.split(
    ' ',
  ),
)
const SIGNS: { readonly [word: string]: string } = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n',
  cell: ' ',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
}
/** Character sets of fonts (`\fcharset`) that are not the document's own. */
const CHARSETS: { readonly [n: string]: string } = {
  0: 'windows-1252',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
}

interface State {
  skip: boolean
  encoding: string
  /** How many letters stand after a `\u` for readers that do not know it. */
  uc: number
}

const MOST_OPEN = 100_000

export function readRtfText(rtf: string): { readonly text: string; readonly whole: boolean } {
  const out: string[] = []
  const stack: State[] = []
  let state: State = { skip: false, encoding: 'windows-1252', uc: 1 }
  const fonts = new Map<string, string>()
  let fontNow = ''
  let inFonts = 0
  let base = 'windows-1252'
  let owed = 0
  let bytes: number[] = []
  const flush = () => {
    if (bytes.length === 0) return
    out.push(decode(bytes, state.encoding))
    bytes = []
  }
  const put = (words: string) => {
    if (state.skip) return
    flush()
    out.push(words)
  }
  const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gy
  for (let m = token.exec(rtf); m; m = token.exec(rtf)) {
    const [, word, number, hex, symbol, brace, words] = m
    if (brace === '{') {
      flush()
      if (stack.length < MOST_OPEN) stack.push({ ...state })
      owed = 0
    } else if (brace === '}') {
      flush()
      if (inFonts >= stack.length) inFonts = 0
      state = stack.pop() ?? state
      owed = 0
      if (stack.length === 0 && out.length > 0) break
    } else if (hex !== undefined) {
      if (owed > 0) owed--
      else if (!state.skip) bytes.push(Number.parseInt(hex, 16))
    } else if (word !== undefined) {
      if (word === 'bin') {
        token.lastIndex += Math.max(0, Number(number ?? 0))
        continue
      }
      if (word === 'u' && number !== undefined) {
        const code = Number(number) & 0xffff
        if (!state.skip) put(String.fromCharCode(code))
        owed = state.uc
        continue
      }
      owed = 0
      if (word === 'uc') state.uc = Math.min(8, Number(number ?? 1))
      else if (word === 'ansicpg') {
        base = `windows-${number}`
        state.encoding = base
      } else if (word === 'mac') base = state.encoding = 'macintosh'
      else if (word === 'fonttbl') {
        inFonts = stack.length
        state.skip = true
      } else if (word === 'f') {
        if (inFonts) fontNow = number ?? '0'
        else {
          flush()
          state.encoding = fonts.get(number ?? '0') ?? base
        }
      } else if (word === 'fcharset' && inFonts) {
        const named = CHARSETS[number ?? '0']
        if (named && number !== '0') fonts.set(fontNow, named)
      } else if (word === 'v' || word === 'deleted') state.skip = number !== '0'
      else if (SKIPPED.has(word)) {
        flush()
        state.skip = true
      } else if (SIGNS[word] !== undefined) put(SIGNS[word])
    } else if (symbol !== undefined) {
      if (symbol === '*') {
        flush()
        state.skip = true
      } else if (symbol === '~') put('\u00A0')
      else if (symbol === '_') put('-')
      else if (symbol === '\n' || symbol === '\r') put('\n\n')
      else if (symbol === '\\' || symbol === '{' || symbol === '}') put(symbol)
    } else if (words !== undefined && !state.skip) {
      const rest = owed > 0 ? words.slice(owed) : words
      owed = Math.max(0, owed - words.length)
      flush()
      // Bytes that were written as they are belong to the same alphabet.
      out.push(
        /[\u0080-\u00FF]/.test(rest)
          ? decode(
              [...rest].map((c) => c.charCodeAt(0) & 0xff),
              state.encoding,
            )
          : rest,
      )
    }
  }
  flush()
  const text = out
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replaceAll('\0', '')
    .trim()
  return { text: text === '' ? '' : `${normalizeText(text)}\n`, whole: stack.length === 0 }
}

function decode(bytes: readonly number[], encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(Uint8Array.from(bytes))
  } catch {
    return new TextDecoder('windows-1252').decode(Uint8Array.from(bytes))
  }
}

export function readRtf(bytes: Uint8Array, path: string): Gathered {
  const gathered = startGathering('rtf')
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const { text, whole } = readRtfText(rtf)
  if (!whole)
    gathered.problems.push({
      severity: 'warning',
      code: 'cut-short',
      file: path,
      message:
        'The file breaks off: not everything that is opened in it is closed. What stands before the break was kept.',
      remedy: 'Open it in a word processor and compare its end.',
    })
  if (text === '')
    gathered.problems.push({
      severity: 'warning',
      code: 'no-text',
      file: path,
      message: 'The file is rich text and has no words in it; perhaps it holds only pictures.',
      remedy: 'If it is a scan, have its text recognised and give that.',
    })
  gathered.drafts.push({
    file: path,
    format: 'rtf',
    id: idFromPath(path),
    idGiven: false,
    inferred: {},
    attached: [],
    ...(text !== '' && { body: text }),
    said: { mediaType: 'application/rtf' },
  })
  return gathered
}
