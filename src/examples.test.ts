/**
 * The October 1962 example, as its folder stands on disk: what must be found in it; how it moves when a letter is given or taken
 * back; and that a twin of it, between other people ten years later, gives the same.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { runChecks } from './checks/checks.ts'
import type { Finding } from './checks/finding.ts'
import { makeTwin, type PaperFile } from './checks/twin.fixture.ts'
import { type Collation, collate } from './collation/collate.ts'
import { knownBy } from './collation/knowledge.ts'
import { readPapers } from './intake/intake.ts'
import { foldEntries } from './record/fold.ts'
import type { Record } from './record/record.ts'
import { makeBrief } from './reports/brief.ts'
import { listMissing } from './reports/missing.ts'

const FOLDER = new URL('../examples/october-1962/', import.meta.url)
const FILES: readonly PaperFile[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replace(/\\/g, '/'))
  .filter((path) => /\.(?:md|yaml)$/.test(path))
  .sort()
  .map((path) => ({ path, text: readFileSync(new URL(path, FOLDER), 'utf8') }))

interface Read {
  readonly record: Record
  readonly whole: Collation
  readonly findings: readonly Finding[]
}

async function readFiles(files: readonly PaperFile[]): Promise<Read> {
  const sources = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }))
  const { entries, bodies } = await readPapers(sources, { at: '2026-11-23T12:00:00Z' })
  const record = foldEntries(entries, bodies)
  const whole = collate(record)
  return { record, whole, findings: runChecks(record, whole) }
}

let october: Read
beforeAll(async () => {
  october = await readFiles(FILES)
})

const HAVANA = 'fidel-castro'
const THE_LETTER = 'kennedy-khrushchev-1962-10-25'

function about(findings: readonly Finding[], check: string, ...names: readonly string[]): Finding[] {
  return findings.filter((f) => {
    const named = [...f.parties, ...f.papers, ...(f.statements ?? []), f.paper]
    return f.check === check && names.every((n) => named.includes(n))
  })
}

const notPassedOn = (findings: readonly Finding[], party: string, paper: string) =>
  about(findings, 'paper-not-passed-on', party).filter((f) => f.papers.includes(paper))

describe('what was found by hand in November 1962 is found', () => {
  test('by 4 November Castro certainly knows of the letter of 25 October, because the letter of the 26th speaks of it', () => {
    const { papers } = knownBy(october.record, october.whole, HAVANA, '1962-11-04')
    const known = papers.find((p) => p.paper === THE_LETTER)
    expect(known).toMatchObject({ state: 'knows-of', certain: true })
    const passages = known!.why.filter((w) => w.rule === 'cited-in' && w.paper === 'khrushchev-kennedy-1962-10-26')
    expect(passages).not.toEqual([])
    const text = october.record.bodies.get(october.record.papers.get('khrushchev-kennedy-1962-10-26')!.textHash!)!
    for (const w of passages) expect(text.slice(...w.span!)).toBe(w.words)
    expect(passages.some((w) => w.words!.includes('25 October'))).toBe(true)
  })

  test('the day after, when it was read out to him, he holds it', () => {
    const { papers } = knownBy(october.record, october.whole, HAVANA, '1962-11-05')
    expect(papers.find((p) => p.paper === THE_LETTER)?.state).toBe('holds')
  })

  test('before the talk of 4 November the brief foresees that he will ask whether there is another message, and says why', () => {
    const { questions } = makeBrief(october.record, october.whole, HAVANA, { asOf: '1962-11-03' })
    const another = questions.filter((q) => /another (?:letter|message)/.test(q.question))
    expect(another).not.toEqual([])
    const gaps = [THE_LETTER, 'kennedy-khrushchev-1962-10-22']
    const meant = another.filter((q) => q.papers.some((p) => gaps.includes(p)))
    expect(meant).not.toEqual([])
    for (const q of meant) {
      expect(q.because).not.toBe('')
      expect(q.evidence).not.toEqual([])
    }
  })

  test('the letter of 25 October was not passed on to Castro', () => {
    const found = notPassedOn(october.findings, HAVANA, THE_LETTER)
    expect(found).toHaveLength(1)
    expect(found[0]!.evidence.map((e) => e.paper)).toContain('khrushchev-kennedy-1962-10-26')
    expect(found[0]!.message).not.toMatch(/withheld|concealed|hid/)
  })

  test('the assurance that he had been given everything is contradicted by that letter', () => {
    const found = about(october.findings, 'assurance-contradicted', 'st-mikoyan-all-given')
    expect(found).toHaveLength(1)
    expect(found[0]!.papers).toContain(THE_LETTER)
    expect(found[0]!.parties).toEqual(expect.arrayContaining(['mikoyan', HAVANA]))
  })

  test('he was told that it answers the letter of the 23rd, and it answers that of the 24th', () => {
    const found = about(october.findings, 'reply-names-another-letter', 'st-mikoyan-letter-25', THE_LETTER)
    expect(found).toHaveLength(1)
    expect(found[0]!.papers).toEqual(
      expect.arrayContaining(['khrushchev-kennedy-1962-10-23', 'khrushchev-kennedy-1962-10-24']),
    )
  })

  test('the denial of another message is contradicted by the confidential letter of 28 October', () => {
    const found = about(october.findings, 'assurance-contradicted', 'st-mikoyan-no-other')
    expect(found).toHaveLength(1)
    expect(found[0]!.papers).toContain('khrushchev-kennedy-1962-10-28-confidential')
    expect(found[0]!.papers, 'it spoke of messages from Khrushchev').not.toContain(THE_LETTER)
  })

  test("two days are given for Castro's telegram of the night of 26 October", () => {
    expect(about(october.findings, 'date-conflict', 'castro-khrushchev-1962-10-26')).toHaveLength(1)
  })

  test('a letter that is on file is not asked for, and each that is asked for shows the passage that cites it', () => {
    const missing = listMissing(october.record, october.whole)
    expect(missing.map((m) => m.id)).not.toContain(THE_LETTER)
    for (const m of missing) expect(m.passages, m.description).not.toEqual([])
  })
})

/** The file of a paper with one line of its copies added, or those of a holder taken away. */
function edit(paper: string, change: (text: string) => string): PaperFile[] {
  return FILES.map((f) => (f.path === `papers/${paper}.md` ? { ...f, text: change(f.text) } : f))
}

const writeFinding = (f: Finding) =>
  [f.check, f.severity, f.paper, f.message, ...f.papers, ...f.parties, ...(f.statements ?? [])].join(' · ')

function difference(before: readonly Finding[], after: readonly Finding[]) {
  const [was, is] = [new Set(before.map(writeFinding)), new Set(after.map(writeFinding))]
  return {
    gone: before.filter((f) => !is.has(writeFinding(f))),
    come: after.filter((f) => !was.has(writeFinding(f))),
  }
}

describe('when the file changes, what is found changes with it and no more', () => {
  test('give Havana the letter of 25 October: that finding goes, and only those that name it change', async () => {
    const given = await readFiles(
      edit(THE_LETTER, (text) =>
        text.replace('copies:\n', `copies:\n  - {holder: ${HAVANA}, since: "1962-10-26", how: given}\n`),
      ),
    )
    expect(notPassedOn(given.findings, HAVANA, THE_LETTER)).toEqual([])
    const { gone, come } = difference(october.findings, given.findings)
    expect(gone.filter((f) => f.check === 'paper-not-passed-on').map((f) => f.papers)).toEqual([[THE_LETTER]])
    for (const f of gone) expect([...f.papers, f.paper], f.message).toContain(THE_LETTER)
    for (const f of come) expect(about(october.findings, f.check, ...(f.statements ?? [])), f.message).not.toEqual([])
    const assurance = about(given.findings, 'assurance-contradicted', 'st-mikoyan-all-given')
    for (const f of assurance) expect(f.papers).not.toContain(THE_LETTER)
    const known = knownBy(given.record, given.whole, HAVANA, '1962-11-04').papers.find((p) => p.paper === THE_LETTER)
    expect(known).toMatchObject({ state: 'holds', certain: true })
  })

  test.each(['khrushchev-kennedy-1962-10-26', 'khrushchev-kennedy-1962-10-23'])(
    'take his copy of %s away: if what he still holds cites it, one finding appears for it',
    async (paper) => {
      const taken = await readFiles(
        edit(paper, (text) =>
          text.replace(new RegExp(`^ *- \\{holder: ${HAVANA},.*\\n`, 'm'), '').replace(/^copies:\n(?! +-)/m, ''),
        ),
      )
      const before = notPassedOn(october.findings, HAVANA, paper)
      const after = notPassedOn(taken.findings, HAVANA, paper)
      expect(before).toEqual([])
      expect(after).toHaveLength(citedByHoldings(taken, paper) ? 1 : 0)
      // The bodies that he acts for had it through him; nobody else's findings change.
      const his = october.record.parties.get(HAVANA)!.memberOf.map((m) => m.party)
      const others = (findings: readonly Finding[]) =>
        findings
          .filter((f) => f.check === 'paper-not-passed-on')
          .filter((f) => !f.parties.some((p) => p === HAVANA || his.includes(p)))
      expect(others(taken.findings)).toEqual(others(october.findings))
    },
  )

  test('the copy of the letter of 26 October is one of those that are missed', async () => {
    const paper = 'khrushchev-kennedy-1962-10-26'
    const taken = await readFiles(edit(paper, (text) => text.replace(/^copies:\n.*\n/m, '')))
    expect(notPassedOn(taken.findings, HAVANA, paper)).toHaveLength(1)
  })
})

/** Does something that he holds by another's hand cite it, settled and by itself? */
function citedByHoldings({ record, whole }: Read, paper: string): boolean {
  const held = new Set(
    knownBy(record, whole, HAVANA)
      .papers.filter((p) => p.state === 'holds')
      .map((p) => p.paper),
  )
  return (whole.byTarget.get(paper) ?? []).some((i) => {
    const link = whole.links[i]!
    return (
      link.outcome === 'resolved' &&
      link.set !== 'open' &&
      held.has(link.paper) &&
      !record.papers.get(link.paper)!.from.includes(HAVANA)
    )
  })
}

/** Names of places and peoples that are in the texts and in no party's name. */
const PLACES = [
  'Kremlin',
  'Cubans',
  'Turkish',
  'Guantánamo',
  'Jupiter',
  'Caribbean',
  'Russian',
  'Spanish',
  'Berlin',
  'Mexico',
]

describe('a twin between other people, in other places, ten years later', () => {
  const renamed = (f: Finding, ids: ReadonlyMap<string, string>, back: Read) => {
    const to = (id: string) => ids.get(id) ?? (back.whole.placeholders.has(id) ? 'a paper not on file' : id)
    return {
      check: f.check,
      severity: f.severity,
      paper: f.paper && to(f.paper),
      papers: f.papers.map(to).sort(),
      parties: f.parties.map(to).sort(),
      statements: (f.statements ?? []).map(to).sort(),
      passages: f.evidence.map((e) => to(e.paper)).sort(),
    }
  }

  const inOrder = (list: readonly object[]) => list.map((x) => JSON.stringify(x)).sort()

  test.each([1962, 7, 20261123])('gives the same findings, mutatis mutandis (seed %i)', async (seed) => {
    const twin = makeTwin(FILES, seed, PLACES)
    const other = await readFiles(twin.files)
    expect([...other.record.papers.keys()].sort()).toEqual(
      [...october.record.papers.keys()].map((id) => twin.ids.get(id)!).sort(),
    )
    const back = new Map([...twin.ids].map(([id, t]) => [t, id]))
    const [here, there] = [
      inOrder(october.findings.map((f) => renamed(f, new Map(), october))),
      inOrder(other.findings.map((f) => renamed(f, back, other))),
    ]
    // Where a passage gives neither day nor number the words around it help to choose, and names are words: there, and nowhere
    // else, one twin may be surer than the other.
    const VAGUE = /"check":"(?:ambiguous-reference|reference-to-absent-paper)"/
    const firm = (list: readonly string[]) => list.filter((f) => !VAGUE.test(f))
    const errors = (list: readonly string[]) => firm(list).filter((f) => f.includes('"severity":"error"'))
    expect(errors(there)).toEqual(errors(here))
    expect(firm(there).filter((f) => !here.includes(f)).length).toBeLessThanOrEqual(1)
    expect(firm(here).filter((f) => !there.includes(f)).length).toBeLessThanOrEqual(1)
    const vague = here.filter((f) => VAGUE.test(f))
    expect(vague.filter((f) => there.includes(f)).length).toBeGreaterThan(vague.length * 0.8)
  })

  test('has not a name left of the first', () => {
    const twin = makeTwin(FILES, 1962, PLACES)
    const all = twin.files
      .filter((f) => f.path !== 'README.md')
      .map((f) => f.text.replace(/^zone:.*$/m, ''))
      .join('\n')
    expect(all).not.toMatch(/Kennedy|Khrushchev|Castro|Mikoyan|Havana|Moscow|Soviet|Cuba/)
    expect(all).not.toMatch(/(?<!\d)1962(?!\d)/)
    expect(all).toMatch(/President|Prime Minister/)
  })
})
