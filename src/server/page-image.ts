/**
 * The image of a page, from the disk. Only what a paper names is ever looked for, only inside the folders that the papers came from,
 * and only what its own first bytes show to be a picture or a PDF is given out. An address is never fetched: a person opens it.
 */
import { constants } from 'node:fs'
import { open, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { paperById, type Record, textOf } from '../record/record.ts'
import type { DeskPage, DeskPageImage } from './api.ts'
import type { Look } from './look.ts'
import { noSuchPaper, Refusal } from './refusal.ts'

/** A folder that papers were read from. */
export interface PaperFolder {
  readonly root: string
  /** What stands in the record before the paths of its files: `spring/`, or nothing. */
  readonly prefix: string
}

const MOST_BYTES = 64 * 1024 * 1024

/** The pages as these eyes have them, without the keeper's paths. None of a text that was destroyed. */
export function pagesOf({ seen }: Look, id: string): DeskPage[] {
  const paper = paperById(seen, id)
  if (!paper?.pages || (paper.textHash !== undefined && textOf(seen, paper) === undefined)) return []
  const length = textOf(seen, paper)?.length ?? 0
  return paper.pages.map(({ at, label, image }) => {
    const address = image === undefined ? undefined : addressIn(image)
    return {
      at: Math.min(at, length),
      ...(label !== undefined && { label }),
      image: image === undefined ? 'none' : address ? 'away' : 'file',
      ...(address && { address }),
    }
  })
}

/** An address that a person may open; everything else is a path. */
function addressIn(image: string): string | undefined {
  if (!/^https?:\/\//i.test(image)) return undefined
  try {
    return new URL(image).href
  } catch {
    return undefined
  }
}

/** What there is to see of a page. Where it was looked for is the keeper's own. */
export async function describePage(
  look: Look,
  id: string,
  n: number,
  folders: readonly PaperFolder[],
): Promise<DeskPageImage> {
  const path = pathOf(look, id, n)
  const { state } = await findImage(look.whole.seen, id, path, folders)
  const page = /#page=(\d+)$/.exec(path)?.[1]
  return {
    state,
    ...(state === 'pdf' && page && { pdfPage: Number(page) }),
    ...(look.seen.eyes.seenBy === undefined && { file: path }),
  }
}

/** The bytes of a page's image. Refuses whatever these eyes have not, and whatever is no picture. */
export async function readPage(look: Look, id: string, n: number, folders: readonly PaperFolder[]) {
  const found = await findImage(look.whole.seen, id, pathOf(look, id, n), folders)
  if (found.bytes === undefined || found.type === undefined)
    throw new Refusal(
      404,
      'page-image-missing',
      'There is no image of this page to show.',
      'Look at the page on the desk.',
    )
  return { type: found.type, bytes: found.bytes }
}

function pathOf(look: Look, id: string, n: number): string {
  const shown = pagesOf(look, id)[n]
  const image = paperById(look.seen, id)?.pages?.[n]?.image
  if (shown?.image !== 'file' || image === undefined) throw noSuchPaper()
  return image
}

interface Found {
  readonly state: DeskPageImage['state']
  readonly type?: string
  readonly bytes?: Uint8Array<ArrayBuffer>
}

async function findImage(whole: Record, id: string, image: string, folders: readonly PaperFolder[]): Promise<Found> {
  const path = image.replace(/#page=\d+$/, '').replace(/\\/g, '/')
  const files = new Set<string>()
  for (const origin of originsOf(whole, id))
    for (const { root, prefix } of folders) {
      if (!origin.startsWith(prefix)) continue
      const named = path.startsWith(prefix) ? path.slice(prefix.length) : path
      const beside = origin.slice(prefix.length).split('/').slice(0, -1)
      // A path is of the folder that was read, or of the paper's own.
      for (const within of [named, [...beside, named].join('/')]) {
        const full = await placeWithin(root, within)
        if (full) files.add(full)
      }
    }
  const [only, another] = files
  if (only === undefined) return { state: 'missing' }
  // Which of them the paper means, nobody has said.
  if (another !== undefined) return { state: 'several' }
  return readImage(only)
}

/** The files that tell of a paper. One that was entered by hand comes from none, and may name what lies in any folder without a prefix. */
function originsOf(whole: Record, id: string): ReadonlySet<string> {
  const kept = whole.aliases.get(id) ?? id
  const files = whole.filed.flatMap(({ entry }) =>
    entry.kind === 'paper' && (whole.aliases.get(entry.id) ?? entry.id) === kept ? [entry.origin?.file ?? ''] : [],
  )
  return new Set(files)
}

/** The real file behind a path, if it lies in the folder once every link on the way has been followed. */
async function placeWithin(root: string, path: string): Promise<string | undefined> {
  const parts = path.split('/')
  // Hidden files are no papers, and neither is what lies above the folder.
  if (path.includes('\0') || parts.some((part) => part === '' || part.startsWith('.'))) return undefined
  const [top, full] = await Promise.all([realpath(root), realpath(join(root, ...parts))]).catch(() => [])
  if (top === undefined || full === undefined) return undefined
  const below = top.endsWith(sep) ? top : top + sep
  return full.startsWith(below) &&
    !full
      .slice(below.length)
      .split(sep)
      .some((part) => part.startsWith('.'))
    ? full
    : undefined
}

async function readImage(full: string): Promise<Found> {
  // A pipe would wait for ever, and a link put there since the last look is not followed.
  const file = await open(full, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)).catch(
    () => undefined,
  )
  if (!file) return { state: 'missing' }
  try {
    const about = await file.stat()
    if (!about.isFile()) return { state: 'not-an-image' }
    if (about.size > MOST_BYTES) return { state: 'too-large' }
    const bytes = new Uint8Array(await file.readFile())
    const type = typeOf(bytes)
    return type ? { state: type === 'application/pdf' ? 'pdf' : 'image', type, bytes } : { state: 'not-an-image' }
  } finally {
    await file.close()
  }
}

/** What the first bytes show: the kinds of picture that every browser draws and that run nothing, and PDF. */
export function typeOf(bytes: Uint8Array): string | undefined {
  const begins = (text: string, at = 0) => [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0))
  if (begins('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (begins('\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  if (begins('ftypavif', 4)) return 'image/avif'
  return begins('%PDF-') ? 'application/pdf' : undefined
}
