/** What a party does not hold is taken out of the record altogether: a view's answers must stay the same, byte for byte. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lendEyes } from '../collation/eyes.ts'
import { readPapers } from '../intake/intake.ts'
import type { AnyEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { askAt, cookieFrom } from './ask.fixture.ts'
import { serveDesk } from './serve.ts'
import { thawEntries } from './thaw.fixture.ts'

const EXAMPLE = fileURLToPath(new URL('../../examples/october-1962', import.meta.url))

async function readExample(): Promise<{ entries: readonly AnyEntry[]; bodies: ReadonlyMap<string, string> }> {
  const files = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|yaml)$/.test(name))
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(EXAMPLE, path))) }))
  return readPapers(files, { at: '2026-01-01T00:00:00Z' })
}

/** Every road whose answer is a view's own. */
const ROADS = [
  'desk',
  'desk/columns',
  'cited',
  'other-texts',
  'findings',
  'to-do',
  'parties',
  'positions',
  'positions?issue=inspection',
  'search?q=letter',
  'search?q=',
  'search?q=&kind=telegram',
  'keeper/counts',
]

async function answers(record: Record, eyes: string, papers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const desk = await serveDesk({ load: async () => record })
  try {
    const cookie = await cookieFrom(desk.url)
    const told = new Map<string, string>()
    const beside = papers
      .slice(1)
      .map((id, i) => `beside?first=${encodeURIComponent(papers[i]!)}&second=${encodeURIComponent(id)}`)
    for (const road of [...ROADS, ...papers.map((id) => `paper?id=${encodeURIComponent(id)}`), ...beside]) {
      const { status, body } = await askAt(desk.port, `/api/${road}${road.includes('?') ? '&' : '?'}${eyes}`, {
        cookie,
      })
      expect(status, road).toBe(200)
      told.set(road, body)
    }
    return told
  } finally {
    await desk.close()
  }
}

describe('a view’s own answers', () => {
  it.each([
    ['the bridge', async () => thawEntries(), 'carla', undefined],
    ['the example', readExample, 'fidel-castro', '1962-11-04'],
    ['the example', readExample, 'thant', '1962-10-29'],
    ['the example', readExample, 'fidel-castro', undefined],
  ] as const)('of %s do not depend on what the party does not hold (%#)', async (_, read, seenBy, asOf) => {
    const { entries, bodies } = await read()
    const rich = foldEntries(entries, bodies)
    const held = lendEyes(rich, { seenBy, ...(asOf && { asOf }) }).papers
    const poor = foldEntries(
      entries.filter((e) => e.kind !== 'paper' || held.has(rich.aliases.get(e.id) ?? e.id)),
      bodies,
    )
    expect(poor.papers.size).toBeLessThan(rich.papers.size)
    const eyes = `seenBy=${seenBy}${asOf ? `&asOf=${asOf}` : ''}`
    const own = [...held.keys()]
    const told = await answers(rich, eyes, own)
    const toldPoorer = await answers(poor, eyes, own)
    const counts = 'keeper/counts'
    for (const [road, body] of told) if (road !== counts) expect(toldPoorer.get(road), road).toBe(body)
    // The keeper's own does depend on it: were it in a view's answer, this would find it.
    expect(toldPoorer.get(counts)).not.toBe(told.get(counts))
  })
})
