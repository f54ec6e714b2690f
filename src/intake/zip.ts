/**
 * Zip containers, walked with caps before anything in them is used: a zip of 400 kB can open to gigabytes, name parts outside its
 * folder, or lie about their sizes. The bytes that really come out are counted, and only the parts asked for are kept.
 */
import type { Fault } from './packed.ts'

const MOST_PARTS = 5000
const LARGEST_PART = 64 * 1024 * 1024
const LARGEST_WHOLE = 128 * 1024 * 1024
/** XML seldom packs better than 30:1. Small parts may: the cap counts from a megabyte. */
const STEEPEST = 200

export type Zip = { readonly parts: ReadonlyMap<string, Buffer> } | { readonly fault: Fault }

/** The parts whose names `wanted` accepts, or the fault that makes the archive unfit. `what` is how a message calls it: "Word file". */
export async function readZip(bytes: Uint8Array, what: string, wanted: (name: string) => boolean): Promise<Zip> {
  const yauzl = await import('yauzl')
  const bomb = (why: string): { fault: Fault } => ({
    fault: {
      code: 'zip-bomb',
      message: `The file is a zip archive that is not safe to open: ${why}.`,
      remedy: 'Open it in a program you trust and save it again, or save it as text.',
    },
  })
  return new Promise((resolve) => {
    // In our own words: what a library calls the parts of an archive helps nobody with a letter that does not open.
    const broken = (why: string) =>
      resolve({
        fault: {
          code: what === 'Word file' ? 'broken-docx' : 'broken-zip',
          message: `The file is not a sound ${what} (a zip archive was expected): ${why}.`,
          remedy: 'Open it in the program that made it and save it again.',
        },
      })
    yauzl.fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error || !zip)
          return broken('the list of its parts is not at its end, so it was cut short, or is no archive')
        if (zip.entryCount > MOST_PARTS)
          return resolve(bomb(`it has ${zip.entryCount} parts, and ${MOST_PARTS} is the most that is read`))
        let whole = 0
        const parts = new Map<string, Buffer>()
        const stop = (fault: Zip) => {
          resolve(fault)
          zip.close()
        }
        zip.on('error', () => broken('the list of its parts is damaged'))
        zip.on('end', () => resolve({ parts }))
        zip.on('entry', (entry) => {
          const name = entry.fileName
          if (name.includes('..') || name.startsWith('/') || name.length > 500)
            return stop(bomb(`a part is named "${name.slice(0, 60)}"`))
          // The upper half of the outer attributes is what Unix says of a file; 0o12 is a link.
          if (entry.externalFileAttributes >>> 28 === 0o12) return stop(bomb(`the part ${name} is a link`))
          if (name.endsWith('/')) return zip.readEntry()
          // Programs differ on which of the two counts: what is shown elsewhere need not be what is read here.
          if (parts.has(name)) return stop(bomb(`two parts are named ${name}`))
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
            const damaged = () => broken(`the part ${name.slice(0, 60)} is damaged`)
            if (failed || !stream) return damaged()
            const kept: Buffer[] | undefined = wanted(name) ? [] : undefined
            let size = 0
            stream.on('data', (chunk: Buffer) => {
              size += chunk.length
              whole += chunk.length
              kept?.push(chunk)
              if (size > LARGEST_PART || whole > LARGEST_WHOLE) {
                stream.destroy()
                stop(bomb(`its parts open to more than ${megabytes(LARGEST_WHOLE)} MB`))
              }
            })
            stream.on('error', damaged)
            stream.on('end', () => {
              if (kept) parts.set(name, Buffer.concat(kept))
              zip.readEntry()
            })
          })
        })
        zip.readEntry()
      },
    )
  })
}

const megabytes = (n: number) => Math.round(n / 1024 / 1024)
