/** The desk's answers: what each says, and that no paper outside a view is in them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type {
  DeskCited,
  DeskFindings,
  DeskFound,
  DeskLaid,
  DeskRecord,
  DeskText,
  DeskWithheld,
  KeeperClock,
  KeeperCounts,
} from './api.ts'
import { askAt, cookieFrom } from './ask.fixture.ts'
import { type ServedDesk, serveDesk } from './serve.ts'
import { LETTERS, SECRET, thaw, thawEntries, write } from './thaw.fixture.ts'

let desk: ServedDesk
let cookie = ''

const ask = (path: string, headers?: { [name: string]: string }) => askAt(desk.port, path, headers)

const askIn = async <T>(path: string): Promise<T> => JSON.parse((await ask(path, { cookie })).body) as T

async function sitDown(): Promise<void> {
  cookie = await cookieFrom(desk.url)
}

beforeEach(async () => {
  desk = await serveDesk({ load: async () => thaw(), runChecks: () => [] })
})
afterEach(() => desk.close())

describe('the desk', () => {
  beforeEach(sitDown)

  it('tells the keeper what the record is and whose eyes can be lent', async () => {
    const record = await askIn<DeskRecord>('/api/keeper/record')
    expect(record).toMatchObject({ name: 'The bridge', zone: 'Europe/Vienna', papers: 6 })
    expect(record.eyesToChoose.map((p) => p.id).sort()).toEqual(['ana', 'ben', 'carla'])
  })

  it('lays out all papers in time order, busy parties first', async () => {
    const laid = await askIn<DeskLaid>('/api/desk')
    expect(laid.papers.filter((p) => p.state === 'on-file').map((p) => p.id)).toEqual([
      'a1',
      'b1',
      'a2',
      'b2',
      's1',
      'c1',
    ])
    expect(laid.parties[0]!.traffic).toBeGreaterThanOrEqual(laid.parties[1]!.traffic)
    expect((await askIn<KeeperCounts>('/api/keeper/counts')).counts).toBe(
      '6 papers on record: 6 with a text or a summary, none without, none absent; passages cite 1 more.',
    )
    expect(laid.meetings.map((m) => m.present)).toEqual([['ana', 'ben']])
    const clock = await askIn<KeeperClock>('/api/keeper/clock')
    expect(clock.moments.length).toBeGreaterThan(6)
    expect(clock.from).toBe(clock.moments[0])
  })

  it('turns the clock back: what was sent later is not there, what was received later is not received', async () => {
    const laid = await askIn<DeskLaid>('/api/desk?asOf=1955-05-06')
    expect(laid.papers.filter((p) => p.onFile === 'text').map((p) => p.id)).toEqual(['a1', 'b1'])
    expect(laid.papers.find((p) => p.id === 'b1')).toMatchObject({ receipts: [], awaited: ['ana'] })
    expect(laid.eyes.instant).toBe('1955-05-06T22:59:59.999Z')
    expect((await askIn<KeeperCounts>('/api/keeper/counts?asOf=1955-05-06')).counts).toContain('by then')
  })

  it('can be turned to the moment at which a copy, or a telegram on its way, reaches somebody', async () => {
    await desk.close()
    const { entries, bodies } = thawEntries()
    const made = { by: 'test', at: '2026-01-01T00:00:00Z' }
    const at = (edtf: string) => ({ words: edtf, edtf })
    const later = [
      makeEntry('copy', undefined, { paper: 'a1', holder: 'carla', since: at('1955-07-02T09:00'), how: 'given' }, made),
      makeEntry('transmission', undefined, { paper: 'b1', received: at('1955-06-01T10:00') }, made),
    ]
    desk = await serveDesk({ load: async () => foldEntries([...entries, ...later], bodies), runChecks: () => [] })
    await sitDown()
    const hours = (clock: KeeperClock) => clock.moments.map((m) => m.slice(0, 13))
    const whole = await askIn<KeeperClock>('/api/keeper/clock')
    expect(hours(whole)).toEqual(expect.arrayContaining(['1955-06-01T09', '1955-07-02T08']))
    expect(whole.to?.slice(0, 10)).toBe('1955-07-02')
    expect(hours(await askIn<KeeperClock>('/api/keeper/clock?seenBy=carla'))).toEqual(
      expect.arrayContaining(['1955-07-02T08']),
    )
  })

  it('calls a party by its name before any paper in its hands does', async () => {
    await desk.close()
    const { entries, bodies } = thawEntries()
    const fromZoe = write([
      { id: 'z1', from: 'Zoë of the Ferry', to: ['ben'], date: '1955-05-20', text: 'Dear Ben,\n\nMay I land?' },
    ])
    const record = foldEntries([...entries, ...fromZoe.entries], new Map([...bodies, ...fromZoe.bodies]))
    desk = await serveDesk({ load: async () => record, runChecks: () => [] })
    await sitDown()
    const zoe = record.papers.get('z1')!.from[0]!
    const { counts } = await askIn<KeeperCounts>(`/api/keeper/counts?seenBy=${encodeURIComponent(zoe)}&asOf=1955-05-02`)
    expect(counts).toContain('Zoë of the Ferry holds none')
  })

  it('shows one paper with its text, who holds it, and when it was received in words as written', async () => {
    const shown = await askIn<DeskText>('/api/paper?id=b2')
    expect(shown.text).toContain('The guards may leave in July.')
    expect(shown.copies.map((c) => [c.holder, c.how])).toEqual(
      expect.arrayContaining([
        ['ben', 'sender'],
        ['ana', 'addressee'],
        ['carla', 'given'],
      ]),
    )
    expect(shown.copies.find((c) => c.holder === 'carla')).toMatchObject({
      via: 'Ben Southland',
      since: { words: '1955-05-12' },
    })
  })

  it('finds words in texts, marks them, and says where they stand', async () => {
    const { hits } = await askIn<DeskFound>('/api/search?q=GUARDS%20leave')
    expect(hits.map((h) => h.paper)).toEqual(['b2'])
    expect(hits[0]!.snippet).toContain('\u0002')
    const shown = await askIn<DeskText>('/api/paper?id=b2')
    expect(shown.text.slice(...hits[0]!.at!).toLowerCase()).toBe('guards')
  })

  it('finds words in quotation marks where they follow each other, also over the end of a line', async () => {
    const found = async (q: string) =>
      (await askIn<DeskFound>(`/api/search?q=${encodeURIComponent(q)}`)).hits.map((h) => h.paper)
    expect(await found('guards leave')).toEqual(['b2'])
    expect(await found('"guards leave"')).toEqual([])
    expect(await found('“guards may leave”')).toEqual(['b2'])
    expect(await found('"a basis. the guards" july')).toEqual(['b2'])
    const { hits } = await askIn<DeskFound>(`/api/search?q=${encodeURIComponent('"basis. the guards"')}`)
    const { text } = await askIn<DeskText>('/api/paper?id=b2')
    expect(text.slice(...hits[0]!.at!)).toBe('basis.\n\nThe guards')
  })

  it('tells the months of the year that holds most of what was found, and gives more than the first on request', async () => {
    await desk.close()
    const more = Array.from({ length: 70 }, (_, i) => ({
      id: `n${i}`,
      from: 'ana',
      to: ['ben'],
      date: i < 10 ? '1955-03-02' : '1955-04-03',
      text: 'Dear Mr. Ben,\n\nThe ferry runs.',
    }))
    desk = await serveDesk({ load: async () => thaw(more), runChecks: () => [] })
    await sitDown()
    const all = await askIn<DeskFound>('/api/search?q=ferry')
    expect([all.total, all.hits.length]).toEqual([70, 60])
    expect(all.facets.month).toEqual([
      { id: '1955-03', name: 'March 1955', count: 10 },
      { id: '1955-04', name: 'April 1955', count: 60 },
    ])
    expect((await askIn<DeskFound>('/api/search?q=ferry&shown=120')).hits.length).toBe(70)
    expect((await askIn<DeskFound>('/api/search?q=ferry&month=1955-03')).total).toBe(10)
  })

  it('counts for the keeper what a party shows no trace of', async () => {
    const laid = await askIn<DeskLaid>('/api/desk?seenBy=carla')
    expect((await askIn<KeeperCounts>('/api/keeper/counts?seenBy=carla')).counts).toMatch(
      /^Of 6 papers on file, Carla Eastland holds 3/,
    )
    expect(laid.papers.filter((p) => p.state === 'holds').map((p) => p.id)).toEqual(['b2', 's1', 'c1'])
  })

  it('says in the one error shape what it cannot do', async () => {
    expect(await askIn('/api/desk?seenBy=nobody')).toMatchObject({ error: { code: 'party-not-found' } })
    expect(await askIn('/api/desk?asOf=yesterday')).toMatchObject({ error: { code: 'not-a-time' } })
    expect(await askIn('/api/paper?id=zzz')).toMatchObject({ error: { code: 'paper-not-found' } })
    expect(await askIn('/api/keeper/withheld')).toMatchObject({ error: { code: 'whose-eyes' } })
  })
})

describe('a party’s eyes', () => {
  beforeEach(sitDown)

  const hidden = LETTERS.filter((l) => ['a1', 'b1', 'a2'].includes(l.id))

  it.each([
    '/api/desk',
    '/api/search?q=letter',
    '/api/search?q=bridge',
    '/api/search?q=8+May',
    '/api/paper?id=b2',
    '/api/paper?id=c1',
    '/api/paper?id=s1',
  ])('%s tells Carla no id, title or text of what she was not given', async (path) => {
    const { status, body } = await ask(`${path}${path.includes('?') ? '&' : '?'}seenBy=carla`, { cookie })
    expect(status).toBe(200)
    expect(body).not.toContain(SECRET)
    for (const letter of hidden) {
      expect(body).not.toContain(`"${letter.id}"`)
      expect(body).not.toContain(letter.said!.title!)
      expect(body).not.toContain(letter.text.split('\n\n')[1]!.slice(0, 40))
    }
  })

  it('answers the same for a paper she was not given as for one that never was', async () => {
    const withheld = await ask('/api/paper?id=a2&seenBy=carla', { cookie })
    const never = await ask('/api/paper?id=zz&seenBy=carla', { cookie })
    expect([withheld.status, withheld.body]).toEqual([never.status, never.body])
  })

  it('finds nothing for the secret word', async () => {
    const facets = { party: [], kind: [], channel: [], year: [], month: [] }
    expect(await askIn(`/api/search?q=${SECRET}&seenBy=carla`)).toEqual({ total: 0, hits: [], facets })
    expect((await askIn<DeskFound>(`/api/search?q=${SECRET}&seenBy=ben`)).total).toBe(1)
  })

  it('shows the keeper, by a road of its own, what her papers refer to and she does not hold', async () => {
    const compared = await askIn<DeskWithheld>('/api/keeper/withheld?party=carla')
    const all = [...compared.referredTo.map((r) => r.paper.id), ...compared.noTrace.map((p) => p.id)]
    expect(all.sort()).toEqual(['a1', 'a2', 'b1'])
    expect(compared.referredTo.map((r) => r.paper.id)).toContain('a2')
  })
})

it('a copy that lacks a section shows its holder the rest, and tells only the keeper that something is lacking', async () => {
  await desk.close()
  const { entries, bodies } = thawEntries()
  const made = { by: 'test', at: '2026-01-01T00:00:00Z' }
  const since = { words: '12 May', edtf: '1955-05-12' }
  const cut = makeEntry('copy', undefined, { paper: 'b1', holder: 'carla', since, how: 'given', lacks: ['s3'] }, made)
  desk = await serveDesk({ load: async () => foldEntries([...entries, cut], bodies), runChecks: () => [] })
  await sitDown()
  const { body } = await ask('/api/paper?id=b1&seenBy=carla', { cookie })
  expect(body).toContain('a guard on both banks')
  expect(body).not.toContain('Let the guards be few')
  expect((await askIn<DeskFound>('/api/search?q=few&seenBy=carla')).total).toBe(0)
  expect((await askIn<KeeperCounts>('/api/keeper/counts?seenBy=carla')).counts).toContain('(1 in part)')
  expect((await askIn<DeskWithheld>('/api/keeper/withheld?party=carla')).inPart).toEqual([
    { id: 'b1', title: 'Ben to Ana, 6 May', lacks: ['s3'] },
  ])
})

it('knows a paper that is spoken of by the passages alone', async () => {
  await sitDown()
  expect((await askIn<DeskCited>('/api/cited')).papers).toHaveLength(1)
  const april = (await askIn<DeskFindings>('/api/findings')).missing.find((m) =>
    m.passages.some((p) => p.words.includes('2 April')),
  )
  expect(april?.passages.map((p) => p.paper)).toEqual(['b1'])
  const shown = await askIn<DeskText>(`/api/paper?id=${encodeURIComponent(april!.id)}`)
  expect(shown).toMatchObject({ text: '', paper: { state: 'absent' }, referredToBy: [{ paper: 'b1' }] })
})
