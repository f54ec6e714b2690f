/** PDFs that carry their text. A scan without a text layer is a paper without a text, and is said to be one. */
import { normalizeText } from '../record/text.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'

export async function readPdf(bytes: Uint8Array, path: string): Promise<Gathered> {
  const gathered = startGathering('pdf')
  const { extractText, getDocumentProxy } = await import('unpdf')
  let pages: string[]
  try {
    // The parser takes the bytes for itself and refuses a Buffer, whose `slice` is a Buffer too: it is given a copy.
    const document = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      stopAtErrors: false,
      verbosity: 0,
    })
    pages = (await extractText(document, { mergePages: false })).text
    await document.cleanup()
  } catch (error) {
    gathered.problems.push({
      severity: 'error',
      code: 'broken-pdf',
      file: path,
      message: `The PDF could not be opened: ${(error as Error).message}.`,
      remedy: /password/i.test((error as Error).message)
        ? 'Save a copy without the password.'
        : 'Open it in a PDF reader and save or print it again to PDF.',
    })
    gathered.status = 'unreadable'
    return gathered
  }
  const body = normalizeText(
    pages
      .map((p) => p.trim())
      .filter(Boolean)
      .join('\n\n'),
  ).replaceAll('\0', '')
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
    said: { mediaType: 'application/pdf', ...(body === '' && { onFile: 'none' as const }) },
  })
  return gathered
}
