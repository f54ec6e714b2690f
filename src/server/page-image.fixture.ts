/** A folder with a manuscript: images of its pages, and beside them what no paper may lead to. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Letter } from './thaw.fixture.ts'

/** A PNG of one grey, drawn here: 3 by 4 hundred points. */
function drawPage(grey: number, width = 300, height = 400): Buffer {
  const part = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const out = Buffer.alloc(named.length + 8)
    out.writeUInt32BE(data.length, 0)
    named.copy(out, 4)
    out.writeUInt32BE(crc(named), named.length + 4)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc((width + 1) * height, grey)
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    part('IHDR', head),
    part('IDAT', deflateSync(rows)),
    part('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let c = ~0
  for (const byte of bytes) {
    c ^= byte
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xed_b8_83_20 : c >>> 1
  }
  return ~c >>> 0
}

export const OUTSIDE = 'what lies outside the folder'

export interface Manuscript {
  /** The folder of the papers. */
  readonly root: string
  readonly remove: () => void
}

export function layOutManuscript(): Manuscript {
  const home = mkdtempSync(join(tmpdir(), 'chancery-pages-'))
  const root = join(home, 'papers')
  mkdirSync(join(root, 'scans/.hidden'), { recursive: true })
  writeFileSync(join(home, 'secret.png'), Buffer.concat([drawPage(0), Buffer.from(OUTSIDE)]))
  writeFileSync(join(home, 'secret.txt'), OUTSIDE)
  writeFileSync(join(root, 'scans/1r.png'), drawPage(200))
  writeFileSync(join(root, 'scans/1v.png'), drawPage(120))
  writeFileSync(join(root, 'scans/.hidden/x.png'), drawPage(90))
  writeFileSync(join(root, 'scans/unnamed.png'), drawPage(60))
  writeFileSync(join(root, 'scans/page.svg'), '<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"/>')
  writeFileSync(join(root, 'scans/page.jpg'), '<html><script>window.ran=1</script></html>')
  writeFileSync(join(root, 'volume.pdf'), '%PDF-1.4\n%%EOF\n')
  symlinkSync(join(home, 'secret.png'), join(root, 'scans/out.png'))
  symlinkSync(home, join(root, 'up'))
  symlinkSync(join(root, 'scans/1r.png'), join(root, 'within.png'))
  execFileSync('mkfifo', [join(root, 'scans/pipe.png')])
  return { root, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Paths that must show nothing, each with what is said instead. */
export const HOSTILE_PATHS: readonly (readonly [path: string, state: string])[] = [
  ['../secret.png', 'missing'],
  ['scans/../../secret.png', 'missing'],
  ['..\\secret.png', 'missing'],
  ['/etc/passwd', 'missing'],
  ['file:///etc/passwd', 'missing'],
  ['javascript:window.ran=1', 'missing'],
  ['data:image/png;base64,AAAA', 'missing'],
  ['up/secret.png', 'missing'],
  ['scans/out.png', 'missing'],
  ['scans/.hidden/x.png', 'missing'],
  ['%2e%2e/secret.png', 'missing'],
  ['scans/1r.png/../../../secret.png', 'missing'],
  ['scans', 'not-an-image'],
  ['scans/pipe.png', 'not-an-image'],
  ['scans/page.svg', 'not-an-image'],
  ['scans/page.jpg', 'not-an-image'],
  ['scans/\u0000.png', 'missing'],
  ['', 'none'],
]

/**
 * Ana's letter has two pages with images, one that is lost, one of which none is named, one in a PDF, and one that lies elsewhere. Ben was
 * sent it; Carla was not. Of the letter "cut" Carla lacks a section. "odd" names what no paper may.
 */
export const MANUSCRIPT: readonly Letter[] = [
  {
    id: 'm1',
    from: 'ana',
    to: ['ben'],
    date: '1955-05-20',
    text: 'Dear Mr. Ben,\n\nThe first page ends here and\nthe second begins.\n\nThe third page is lost.\n\nAna',
    said: {
      title: 'The manuscript',
      received: { ben: { words: '1955-05-21', edtf: '1955-05-21' } },
      pages: [
        { at: 0, label: '1r', image: 'scans/1r.png' },
        { at: 44, label: '1v', image: 'scans/1v.png' },
        { at: 62, label: '2r', image: 'scans/2r.png' },
        { at: 87, label: '2v' },
        { at: 87, label: '3r', image: 'volume.pdf#page=3' },
        { at: 87, label: '3v', image: 'https://iiif.example/m1/3v/full/max/0/default.jpg' },
      ],
    },
  },
  {
    id: 'odd',
    from: 'ana',
    to: ['ben'],
    date: '1955-05-22',
    text: 'Dear Mr. Ben,\n\nThese pages are odd.',
    said: { title: 'Odd pages', pages: HOSTILE_PATHS.map(([image]) => ({ at: 0, ...(image && { image }) })) },
  },
]
