/** The desk's door: who is let in, what every answer bears, and what is brought in: judgements and papers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { finding } from '../checks/evidence.ts'
import { file, fold } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import type { Desk, DeskIntake, DeskJudged, DeskText } from './api.ts'
import { askAt, cookieFrom, readAsLetter } from './ask.fixture.ts'
import { keyOf } from './findings.ts'
import { POLICY } from './guard.ts'
import { type ServedDesk, serveDesk } from './serve.ts'
import { LETTERS, thaw } from './thaw.fixture.ts'

let desk: ServedDesk
let cookie = ''

const ask = (path: string, headers?: { [name: string]: string }) => askAt(desk.port, path, headers)

const askIn = async <T>(path: string): Promise<T> => JSON.parse((await ask(path, { cookie })).body) as T

async function sitDown(): Promise<void> {
  cookie = await cookieFrom(desk.url)
}

beforeEach(async () => {
  desk = await serveDesk({ load: async () => thaw(), read: readAsLetter, dropLimit: 100_000, runChecks: () => [] })
})
afterEach(() => desk.close())

describe('the door', () => {
  it('lets in whoever has the first address, sets a strict cookie and leads to the clean one', async () => {
    const url = new URL(desk.url)
    const first = await ask(`/?paper=a1&token=${url.searchParams.get('token')}`)
    expect(first.status).toBe(303)
    expect(first.headers.location).toBe('/?paper=a1')
    expect(first.headers['set-cookie']![0]).toMatch(/^chancery-\d+=[\w-]{40,}; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  it('takes the token once and never again', async () => {
    await sitDown()
    const url = new URL(desk.url)
    const second = await ask(url.pathname + url.search)
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
  })

  it('says in a page what to do when the address is opened a second time, and to programs in the one shape', async () => {
    await sitDown()
    const url = new URL(desk.url)
    const page = await ask(url.pathname + url.search, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' })
    expect(page.status).toBe(401)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.headers['content-security-policy']).toBe(POLICY)
    expect(page.body).toContain('If the desk is open in another window')
    expect(JSON.parse((await ask('/api/desk', { accept: 'text/html' })).body)).toMatchObject({
      error: { code: 'not-admitted' },
    })
  })

  it('does not spend the token on a browser that only looks ahead', async () => {
    const url = new URL(desk.url)
    expect((await ask(url.pathname + url.search, { 'sec-purpose': 'prefetch;prerender' })).status).toBe(401)
    expect((await ask(url.pathname + url.search)).status).toBe(303)
  })

  it('moves on by itself when the first address is followed from another site, where a redirect would lose the cookie', async () => {
    const url = new URL(desk.url)
    const first = await ask(`/?a="><b>&token=${url.searchParams.get('token')}`.replace(/[<>"]/g, encodeURIComponent), {
      'sec-fetch-site': 'cross-site',
    })
    expect(first.status).toBe(200)
    expect(first.body).toContain('http-equiv="refresh"')
    expect(first.body).not.toContain('<b>')
  })

  it.each([
    '/',
    '/index.html',
    '/api/keeper/record',
    '/api/desk',
    '/api/paper?id=a1',
    '/api/search?q=bridge',
    '/api/keeper/withheld?party=ana',
    '/nowhere',
    '/?token=wrong',
  ])('refuses %s without the cookie, in the one error shape', async (path) => {
    const got = await ask(path)
    expect(got.status).toBe(401)
    expect(JSON.parse(got.body)).toEqual({
      error: { code: 'not-admitted', message: expect.any(String), help: expect.any(String) },
    })
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost:1'])(
    'does not answer to the name %j',
    async (host) => {
      await sitDown()
      const got = await ask('/api/desk', { cookie, host })
      expect(got.status).toBe(403)
      expect(got.body).not.toContain('bridge')
    },
  )

  it.each(['127.0.0.1:x', 'a b', 'ex<ample', ':::'])(
    'answers the broken Host %j in the one error shape, with the headers of every answer',
    async (host) => {
      const got = await ask('/api/desk', { host })
      expect([400, 403]).toContain(got.status)
      expect(JSON.parse(got.body)).toEqual({
        error: { code: expect.any(String), message: expect.any(String), help: expect.any(String) },
      })
      expect(got.headers['content-security-policy']).toBe(POLICY)
      expect(got.headers['cache-control']).toBe('no-store')
    },
  )

  it('answers to localhost', async () => {
    await sitDown()
    expect((await ask('/api/desk', { cookie, host: `localhost:${desk.port}` })).status).toBe(200)
  })

  it('does not do what a page at another port asks for', async () => {
    await sitDown()
    const got = await fetch(`http://127.0.0.1:${desk.port}/api/papers`, {
      method: 'POST',
      headers: { cookie, origin: 'http://127.0.0.1:1' },
      body: new FormData(),
    })
    expect(got.status).toBe(403)
  })

  it('gives every answer the policy that runs nothing inline, and lets nothing be stored or guessed', async () => {
    await sitDown()
    for (const path of ['/', '/api/desk', '/nowhere', '/?token=x']) {
      const { headers } = await ask(path, path === '/nowhere' ? {} : { cookie })
      expect(headers['content-security-policy']).toBe(POLICY)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
    expect(POLICY).not.toContain('unsafe')
  })

  it('serves only its own pages, whatever the path climbs over', async () => {
    await sitDown()
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/api/nothing'])
      expect((await ask(path, { cookie })).status, path).toBe(404)
  })
})

describe('findings', () => {
  beforeEach(sitDown)

  it('of a check that there is not are refused; of one that found nothing there are none', async () => {
    expect(await askIn('/api/findings?check=spelling')).toMatchObject({ error: { code: 'check-not-found' } })
    expect(await askIn('/api/findings?severity=grave')).toMatchObject({ error: { code: 'weight-not-found' } })
    expect(await askIn('/api/findings?check=crossed-letters')).toMatchObject({ total: 0, findings: [] })
  })
})

describe('settling a finding', () => {
  beforeEach(sitDown)

  const settle = (key: string, more = {}) =>
    fetch(`http://127.0.0.1:${desk.port}/api/keeper/settle`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ key, decision: 'resolved', judge: 'Rosa', reason: '', ...more }),
    })

  it('is refused where there is no such finding, and nothing is written down', async () => {
    const refused = await settle('0123456789abcdef01234567')
    expect(refused.status).toBe(404)
    expect(await refused.json()).toMatchObject({ error: { code: 'finding-not-found' } })
    expect(await askIn('/api/keeper/settled')).toEqual({})
  })

  it('is taken for a finding that stands, now or at the time that was looked at', async () => {
    await desk.close()
    const found = finding('crossed-letters', {
      severity: 'info',
      message: 'Before the 7th.',
      papers: ['a1'],
      evidence: [],
      parties: [],
    })
    const runChecks = (record: Record) => (record.eyes.asOf ? [found] : [])
    desk = await serveDesk({ load: async () => thaw(), runChecks })
    await sitDown()
    expect((await settle(keyOf(found))).status).toBe(404)
    expect((await settle(keyOf(found), { asOf: '1955-05-07' })).status).toBe(200)
    expect(await askIn('/api/keeper/settled')).toMatchObject({ [keyOf(found)]: { decision: 'resolved' } })
    // What was settled can be opened again, also when the finding has gone.
    expect((await settle(keyOf(found), { decision: 'open' })).status).toBe(200)
  })
})

describe('judging a link', () => {
  beforeEach(sitDown)

  const words = 'letter of 3 May'
  const start = LETTERS[1]!.text.indexOf(words)
  const judging = {
    paper: 'b1',
    start,
    end: start + words.length,
    words,
    targets: ['a1'],
    decision: 'same',
    judge: 'Rosa',
  }
  const post = (path: string, body: unknown, type = 'application/json') =>
    fetch(`http://127.0.0.1:${desk.port}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': type },
      body: JSON.stringify(body),
    })
  const linkNow = async () => (await askIn<DeskText>('/api/paper?id=b1')).links.find((l) => l.words.includes('3 May'))!

  it('is signed and rules; taken back it is nobody’s; and it can be made again', async () => {
    const { hash } = (await (await post('/api/judgement', judging)).json()) as DeskJudged
    expect(await linkNow()).toMatchObject({ judgedBy: 'Rosa', targets: ['a1'], confidence: 1 })
    const shown = await askIn<DeskText>('/api/paper?id=b1')
    expect(shown.judgements).toEqual([
      { hash, start, end: start + words.length, decision: 'same', targets: ['a1'], judge: 'Rosa', undone: false },
    ])
    expect((await post('/api/judgement/undo', { hash, judge: 'Rosa' })).status).toBe(200)
    expect((await linkNow()).judgedBy).toBeUndefined()
    expect((await askIn<DeskText>('/api/paper?id=b1')).judgements.map((j) => j.undone)).toEqual([true])
    await post('/api/judgement', judging)
    expect((await linkNow()).judgedBy).toBe('Rosa')
  })

  it('not the same: that paper is no longer meant', async () => {
    await post('/api/judgement', { ...judging, decision: 'not same' })
    expect((await linkNow()).targets).toEqual([])
  })

  it('is the keeper’s own: a party’s eyes are told neither judgements nor files', async () => {
    await post('/api/judgement', judging)
    expect(await askIn<DeskText>('/api/paper?id=b1&seenBy=ben')).toMatchObject({ judgements: [], files: [] })
  })

  it.each([
    [{ ...judging, words: 'letter of 4 May' }, 400],
    [{ ...judging, decision: 'perhaps' }, 400],
    [{ ...judging, judge: '  ' }, 400],
    [{ ...judging, more: 1 }, 400],
    [{ ...judging, targets: ['zz'] }, 404],
    [{ ...judging, paper: 'zz' }, 404],
    ['nothing', 400],
  ])('refuses %j', async (body, status) => {
    expect((await post('/api/judgement', body)).status).toBe(status)
    expect((await askIn<DeskText>('/api/paper?id=b1')).judgements).toEqual([])
  })

  it('refuses what is no JSON, what is long, and an undo of nothing', async () => {
    expect((await post('/api/judgement', judging, 'text/plain')).status).toBe(415)
    expect((await post('/api/judgement', { ...judging, judge: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await post('/api/judgement/undo', { hash: '0'.repeat(64), judge: 'Rosa' })).status).toBe(404)
  })

  it('goes to the record file that is open', async () => {
    await desk.close()
    const kept: string[] = []
    const record = thaw()
    desk = await serveDesk({
      load: async () => record,
      runChecks: () => [],
      keep: async (intake) => {
        kept.push(...intake.entries.map((e) => e.kind))
        return { record: fold([...record.filed, ...file(intake.entries, 99)], record.bodies), added: 1, already: 0 }
      },
    })
    await sitDown()
    expect(await (await post('/api/judgement', judging)).json()).toMatchObject({ kept: true })
    expect(kept).toEqual(['judgement'])
    expect((await linkNow()).judgedBy).toBe('Rosa')
  })
})

describe('dropping papers', () => {
  beforeEach(sitDown)

  async function drop(files: { [path: string]: string }): Promise<Response> {
    const form = new FormData()
    for (const [path, text] of Object.entries(files)) form.append('files', new File([text], path), path)
    return fetch(`http://127.0.0.1:${desk.port}/api/papers`, { method: 'POST', headers: { cookie }, body: form })
  }

  it('adds them, says so, and adds nothing the second time', async () => {
    const first = (await (await drop({ 'folder/a3.txt': '1955-05-20\nI accept.' })).json()) as DeskIntake
    expect(first).toMatchObject({ read: 1, added: 1, already: 0, kept: false, problems: [] })
    expect(first.files).toEqual([{ path: 'folder/a3.txt', papers: 1, status: 'read' }])
    const laid = await askIn<Desk>('/api/desk')
    expect(laid.papers.map((p) => p.id)).toContain('folder/a3.txt')
    const second = (await (await drop({ 'folder/a3.txt': '1955-05-20\nI accept.' })).json()) as DeskIntake
    expect(second).toMatchObject({ added: 0, already: 1 })
  })

  it('two drops at once both arrive', async () => {
    await Promise.all([drop({ 'x.txt': '1955-05-20\nOne.' }), drop({ 'y.txt': '1955-05-21\nTwo.' })])
    const ids = (await askIn<Desk>('/api/desk')).papers.map((p) => p.id)
    expect(ids).toEqual(expect.arrayContaining(['x.txt', 'y.txt']))
  })

  it('a file dropped again corrects what it said before', async () => {
    await desk.close()
    desk = await serveDesk({ load: async () => thaw(), runChecks: () => [] })
    await sitDown()
    const paper = (text: string) => `---\nid: n1\nfrom: Ana\nto: Ben\ndate: 1955-05-21\n---\n\n${text}\n`
    await drop({ 'n1.md': paper('The briges are three.') })
    const again = (await (await drop({ 'n1.md': paper('The bridges are four.') })).json()) as DeskIntake
    expect(again.added).toBeGreaterThan(0)
    expect((await askIn<DeskText>('/api/paper?id=n1')).text.trim()).toBe('The bridges are four.')
    await drop({ 'n1.md': paper('The briges are three.') })
    expect((await askIn<DeskText>('/api/paper?id=n1')).text.trim()).toBe('The briges are three.')
  })

  it('keeps no path that climbs', async () => {
    await drop({ '../../etc/passwd': '1955-05-20\nHa.' })
    expect((await askIn<Desk>('/api/desk')).papers.map((p) => p.id)).toContain('etc/passwd')
  })

  it('refuses too much, and what is no drop', async () => {
    const large = await drop({ 'large.txt': 'x'.repeat(200_000) })
    expect(large.status).toBe(413)
    expect(await large.json()).toMatchObject({ error: { code: 'drop-too-large' } })
    const wrong = await fetch(`http://127.0.0.1:${desk.port}/api/papers`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/plain' },
      body: 'x',
    })
    expect(wrong.status).toBe(415)
    expect((await drop({})).status).toBe(400)
  })
})

it('keeps to itself what went wrong, and tries again', async () => {
  await desk.close()
  let tries = 0
  const print = console.error
  console.error = () => undefined
  desk = await serveDesk({
    runChecks: () => [],
    load: async () => {
      if (tries++ === 0) throw new Error('/home/somebody/secret.chancery is broken')
      return thaw()
    },
  })
  await sitDown()
  const failed = await ask('/api/desk', { cookie })
  console.error = print
  expect(failed.status).toBe(500)
  expect(failed.body).not.toContain('secret.chancery')
  expect((await ask('/api/desk', { cookie })).status).toBe(200)
})

it('hands what was dropped to the store that is open', async () => {
  await desk.close()
  const kept: string[] = []
  const record = thaw()
  desk = await serveDesk({
    load: async () => record,
    read: readAsLetter,
    runChecks: () => [],
    keep: async (intake) => {
      kept.push(...intake.entries.map((e) => e.id))
      return { record, added: intake.entries.length, already: 0 }
    },
  })
  await sitDown()
  const form = new FormData()
  form.append('files', new File(['1955-05-20\nOne.'], 'x.txt'))
  await fetch(`http://127.0.0.1:${desk.port}/api/papers`, { method: 'POST', headers: { cookie }, body: form })
  expect(kept).toEqual(['x.txt'])
})
