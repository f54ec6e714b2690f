/**
 * Word files. A .docx is a zip, and a zip of 400 kB can open to gigabytes, so it is walked first with caps, counting the
 * bytes that really come out and not those it promises; only then is it handed to the parser.
 */
import { normalizeText } from '../record/text.ts'
import { type Gathered, idFromPath, startGathering } from './gathering.ts'
import type { Problem } from './intake.ts'

const MOST_PARTS = 5000
const LARGEST_PART = 64 * 1024 * 1024
const LARGEST_WHOLE = 128 * 1024 * 1024
/** XML seldom packs better than 30:1. Small parts may: the cap counts from a megabyte. */
const STEEPEST = 200

export async function readDocx(bytes: Uint8Array, path: string): Promise<Gathered> {
  const gathered = startGathering('docx')
  const fault = await scanZip(bytes)
  if (fault) {
    gathered.problems.push({ severity: 'error', file: path, ...fault })
    gathered.status = 'unreadable'
    return gathered
  }
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  const body = normalizeText(value).replaceAll('\0', '').trimEnd()
  if (body.trim() === '')
    gathered.problems.push({
      severity: 'warning',
      code: 'no-text',
      file: path,
      message: 'The Word file opens and has no words in it; perhaps it holds only pictures.',
      remedy: 'If it is a scan, have its text recognised and give that.',
    })
  gathered.drafts.push({
    file: path,
    format: 'docx',
    id: idFromPath(path),
    idGiven: false,
    inferred: {},
    attached: [],
    ...(body.trim() !== '' && { body: `${body}\n` }),
    said: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  })
  return gathered
}

type Fault = Pick<Problem, 'code' | 'message' | 'remedy'>

/** Walks a zip and inflates every part without keeping it. The fault that makes it unfit, if there is one. */
async function scanZip(bytes: Uint8Array): Promise<Fault | undefined> {
  const yauzl = await import('yauzl')
  const bomb = (what: string): Fault => ({
    code: 'zip-bomb',
    message: `The file is a zip archive that is not safe to open: ${what}.`,
    remedy: 'Open it in a word processor you trust and save it again, or save it as text.',
  })
  return new Promise((resolve) => {
    const broken = (error: Error) =>
      resolve({
        code: 'broken-docx',
        message: `The file is not a sound Word file (a zip archive was expected): ${error.message}.`,
        remedy: 'Open it in a word processor and save it again as .docx.',
      })
    yauzl.fromBuffer(
      Buffer.from(bytes),
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error || !zip) return broken(error ?? new Error('no archive'))
        if (zip.entryCount > MOST_PARTS)
          return resolve(bomb(`it has ${zip.entryCount} parts, and ${MOST_PARTS} is the most that is read`))
        let whole = 0
        let hasDocument = false
        const stop = (fault: Fault) => {
          resolve(fault)
          zip.close()
        }
        zip.on('error', broken)
        zip.on('end', () =>
          resolve(
            hasDocument
              ? undefined
              : {
                  code: 'not-a-docx',
                  message: 'The file is a zip archive without `word/document.xml`, so it is no Word file.',
                  remedy: 'Unpack it and give the papers inside.',
                },
          ),
        )
        zip.on('entry', (entry) => {
          const name = entry.fileName
          if (name.includes('..') || name.startsWith('/') || name.length > 500)
            return stop(bomb(`a part is named "${name.slice(0, 60)}"`))
          if (name === 'word/document.xml') hasDocument = true
          if (name.endsWith('/')) return zip.readEntry()
          if (entry.uncompressedSize > LARGEST_PART)
            return stop(
              bomb(
                `the part ${name} opens to ${megabytes(entry.uncompressedSize)} MB, and ${megabytes(LARGEST_PART)} is the most that is read`,
              ),
            )
          if (entry.uncompressedSize > 1 << 20 && entry.uncompressedSize > entry.compressedSize * STEEPEST)
            return stop(
              bomb(
                `the part ${name} opens to ${Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize))} times its size`,
              ),
            )
          zip.openReadStream(entry, (failed, stream) => {
            if (failed || !stream) return broken(failed ?? new Error(`no stream for ${name}`))
            let size = 0
            stream.on('data', (chunk: Buffer) => {
              size += chunk.length
              whole += chunk.length
              if (size > LARGEST_PART || whole > LARGEST_WHOLE) {
                stream.destroy()
                stop(bomb(`it opens to more than ${megabytes(LARGEST_WHOLE)} MB`))
              }
            })
            stream.on('error', broken)
            stream.on('end', () => zip.readEntry())
          })
        })
        zip.readEntry()
      },
    )
  })
}

const megabytes = (n: number) => Math.round(n / 1024 / 1024)
