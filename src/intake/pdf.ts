/** PDFs that carry their text, with the place where each page begins. A scan without a text layer is a paper without a text, and is said to be one. */
import { normalizeText } from '../record/text.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import type { Extracts } from './packed.ts'
import { type Memory, readPacked } from './sandbox.ts'

const MOST_PAGES = 20_000
const MOST_LETTERS = 64_000_000

export async function readPdf(bytes: Uint8Array, path: string, memory?: Memory): Promise<Gathered> {
  const gathered = startGathering('pdf')
  const read = await readPacked('pdf', bytes, undefined, memory)
  if ('fault' in read) {
    gathered.problems.push({ severity: 'error', file: path, ...read.fault })
    gathered.status = 'unreadable'
    return gathered
  }
  let body = ''
  const pages: { at: number; label: string; image: string }[] = []
  read.pages.forEach((page, i) => {
    const words = normalizeText(page).replaceAll('\0', '').trim()
    if (words !== '' && body !== '') body += '\n\n'
    pages.push({ at: body.length, label: String(i + 1), image: `${path}#page=${i + 1}` })
    body += words
  })
  if (body === '') {
    gathered.problems.push({
      severity: 'error',
      code: 'pdf-without-text',
      file: path,
      message: `The PDF has ${pages.length} page${pages.length === 1 ? '' : 's'} and no text: it is probably a scan.`,
      remedy:
        'Have its text recognised (OCR) and give the result; until then the paper stands in the record without a text.',
    })
    gathered.status = 'read in part'
  }
  gathered.drafts.push({
    file: path,
    format: 'pdf',
    id: idFromPath(path),
    idGiven: false,
    inferred: {},
    attached: [],
    ...(body !== '' && { body: `${body}\n` }),
    said: {
      mediaType: 'application/pdf',
      ...(pages.length && { pages }),
      ...(body === '' && { onFile: 'none' as const }),
    },
  })
  return gathered
}

/** Runs in the child process. */
export async function extractPdf(bytes: Uint8Array): Promise<Extracts['pdf']> {
  const { getDocumentProxy } = await import('unpdf')
  try {
    // The parser takes the bytes for itself and refuses a Buffer, whose `slice` is a Buffer too: it is given a copy.
    const document = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: 0,
    })
    const pages: string[] = []
    let letters = 0
    for (let n = 1; n <= document.numPages; n++) {
      if (n > MOST_PAGES || letters > MOST_LETTERS)
        return {
          fault: {
            code: 'too-large',
            message: `The PDF has ${document.numPages} pages; it was read up to page ${n - 1}, and then it was too much.`,
            remedy: 'Divide it: one file to a paper.',
          },
        }
      const page = await document.getPage(n)
      const { items } = await page.getTextContent()
      const words = items
        .flatMap((item) => ('str' in item && item.str != null ? [item.str + (item.hasEOL ? '\n' : '')] : []))
        .join('')
      letters += words.length
      pages.push(words)
      page.cleanup()
    }
    await document.cleanup()
    return { pages }
  } catch (error) {
    return {
      fault: {
        code: 'broken-pdf',
        message: `The PDF could not be opened: ${(error as Error).message.replace(/\.+$/, '')}.`,
        remedy: /password/i.test((error as Error).message)
          ? 'Save a copy without the password.'
          : 'Open it in a PDF reader and save or print it again to PDF.',
      },
    }
  }
}
