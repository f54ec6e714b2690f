/** The images of pages: given to whoever holds the paper that names them, and nothing else from the disk ever. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { DeskPageImage, DeskText } from './api.ts'
import { askAt, cookieFrom } from './ask.fixture.ts'
import { POLICY } from './guard.ts'
import { HOSTILE_PATHS, layOutManuscript, MANUSCRIPT, type Manuscript, OUTSIDE } from './page-image.fixture.ts'
import { typeOf } from './page-image.ts'
import { type ServedDesk, serveDesk } from './serve.ts'
import { thaw, thawEntries } from './thaw.fixture.ts'

let manuscript: Manuscript
let desk: ServedDesk
let cookie = ''

const ask = (path: string) => askAt(desk.port, path, { cookie })
const about = async (paper: string, page: number, eyes = '') =>
  JSON.parse((await ask(`/api/page/about?paper=${paper}&page=${page}${eyes}`)).body) as DeskPageImage

const made = { by: 'test', at: '2026-01-01T00:00:00Z' }

beforeEach(async () => {
  manuscript = layOutManuscript()
  desk = await serveDesk({ load: async () => thaw(MANUSCRIPT), folders: [{ root: manuscript.root, prefix: '' }] })
  cookie = await cookieFrom(desk.url)
})
afterEach(async () => {
  await desk.close()
  manuscript.remove()
})

describe('the image of a page', () => {
  it('is given as the picture that its first bytes show, under the policy of the desk', async () => {
    expect(await about('m1', 0)).toEqual({ state: 'image', file: 'scans/1r.png' })
    const got = await ask('/api/page?paper=m1&page=0')
    expect([got.status, got.headers['content-type']]).toEqual([200, 'image/png'])
    expect(got.headers['content-security-policy']).toBe(POLICY)
    expect(got.headers['x-content-type-options']).toBe('nosniff')
  })

  it('that is not there, that is in a PDF, and that lies elsewhere are told apart; nothing is fetched', async () => {
    expect(await about('m1', 2)).toEqual({ state: 'missing', file: 'scans/2r.png' })
    expect(await about('m1', 4)).toEqual({ state: 'pdf', pdfPage: 3, file: 'volume.pdf#page=3' })
    expect((await ask('/api/page?paper=m1&page=2')).status).toBe(404)
    const { pages } = JSON.parse((await ask('/api/paper?id=m1')).body) as DeskText
    expect(pages.map((p) => p.image)).toEqual(['file', 'file', 'file', 'none', 'file', 'away'])
    // An address is no file, whatever is asked.
    expect((await ask('/api/page?paper=m1&page=5')).status).toBe(404)
  })

  it('is no more to be had by asking for a page that the paper does not have', async () => {
    for (const page of ['6', '-1', 'x', '0.5', '__proto__', ''])
      expect((await ask(`/api/page?paper=m1&page=${page}`)).status, page).toBe(404)
    expect((await ask('/api/page?paper=a1&page=0')).status).toBe(404)
    expect((await ask('/api/page?paper=nobody&page=0')).status).toBe(404)
  })

  it.each(HOSTILE_PATHS.map(([path, state], n) => [path, state, n] as const))(
    'of a paper that names %j is not shown',
    async (path, state, n) => {
      if (state !== 'none') expect(await about('odd', n)).toEqual({ state, file: path })
      const got = await ask(`/api/page?paper=odd&page=${n}`)
      expect(got.status).toBe(404)
      expect(got.body).not.toContain(OUTSIDE)
    },
  )

  it('is hidden from whoever does not hold the paper, and its path from whoever does', async () => {
    for (const road of ['page', 'page/about']) {
      const refused = await ask(`/api/${road}?paper=m1&page=0&seenBy=carla`)
      const unknown = await ask(`/api/${road}?paper=nobody&page=0&seenBy=carla`)
      expect(refused.status).toBe(404)
      expect(refused.body).toBe(unknown.body)
    }
    expect(await about('m1', 0, '&seenBy=ben')).toEqual({ state: 'image' })
    expect((await ask('/api/page?paper=m1&page=0&seenBy=ben')).status).toBe(200)
    // Before he had it.
    expect((await ask('/api/page?paper=m1&page=0&seenBy=ben&asOf=1955-05-19')).status).toBe(404)
  })

  it('goes with the part that a copy lacks, and with a text that was destroyed', async () => {
    const { entries, bodies } = thawEntries(MANUSCRIPT)
    const since = { words: '1955-05-23', edtf: '1955-05-23' }
    const lent = makeEntry('copy', undefined, { paper: 'm1', holder: 'carla', since, lacks: ['s3'] }, made)
    const hash = entries.flatMap((e) => (e.kind === 'paper' && e.id === 'm1' ? [e.said.textHash!] : []))[0]!
    const gone = makeEntry('destruction', undefined, { textHash: hash, reason: 'Asked for.' }, made)
    const statusIn = async (record: ReturnType<typeof thaw>, eyes: string) => {
      const other = await serveDesk({ load: async () => record, folders: [{ root: manuscript.root, prefix: '' }] })
      try {
        const key = await cookieFrom(other.url)
        return (await askAt(other.port, `/api/page?paper=m1&page=0${eyes}`, { cookie: key })).status
      } finally {
        await other.close()
      }
    }
    expect(await statusIn(foldEntries([...entries, lent], bodies), '&seenBy=carla')).toBe(404)
    expect(await statusIn(foldEntries([...entries, lent], bodies), '')).toBe(200)
    expect(await statusIn(foldEntries([...entries, gone], bodies), '')).toBe(404)
  })

  it('of which two folders have one is shown from neither', async () => {
    const other = join(manuscript.root, '../others')
    mkdirSync(join(other, 'scans'), { recursive: true })
    writeFileSync(join(other, 'scans/1r.png'), readFileSync(join(manuscript.root, 'scans/1v.png')))
    const both = await serveDesk({
      load: async () => thaw(MANUSCRIPT),
      folders: [manuscript.root, other].map((root) => ({ root, prefix: '' })),
    })
    try {
      const key = await cookieFrom(both.url)
      const told = await askAt(both.port, '/api/page/about?paper=m1&page=0', { cookie: key })
      expect(JSON.parse(told.body)).toMatchObject({ state: 'several' })
    } finally {
      await both.close()
    }
    expect(existsSync(join(other, 'scans/1r.png'))).toBe(true)
  })
})

it('a picture is known by its first bytes and never by its name', () => {
  const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
  expect(typeOf(bytes('\u00ff\u00d8\u00ff\u00e0'))).toBe('image/jpeg')
  expect(typeOf(bytes('GIF89a'))).toBe('image/gif')
  expect(typeOf(bytes('RIFF0000WEBPVP8 '))).toBe('image/webp')
  expect(typeOf(bytes('0000ftypavif'))).toBe('image/avif')
  expect(typeOf(bytes('%PDF-1.7'))).toBe('application/pdf')
  for (const text of ['', '<svg', 'II*\0', '<!doctype html>', 'RIFF0000WAVE'])
    expect(typeOf(bytes(text))).toBeUndefined()
})
