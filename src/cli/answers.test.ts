import { describe, expect, test } from 'vitest'
import { chancery, EXAMPLE, folder, TWO_LETTERS } from './command-line.fixture.ts'

const rows = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const CASTRO = ['--as-of', '1962-11-04']

describe('links', () => {
  test('a row has the contract’s fields, and its span gives back its words', async () => {
    const { out } = await chancery(['links', folder(TWO_LETTERS), '--format', 'jsonl'])
    const [first] = rows(out)
    expect(first).toMatchObject({
      paper: 'b1',
      words: 'your letter of 1 May',
      outcome: 'resolved',
      target: 'a1',
      targets: ['a1'],
      relation: 'answers',
    })
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining(['start', 'end', 'confidence', 'reasons', 'candidates', 'textHash', 'prefix', 'suffix']),
    )
    const body = TWO_LETTERS['b1.md'].split('---\n')[2]!
    expect(body.slice(first.start, first.end)).toBe(first.words)
  })
  test('the letter that is not there has a place of its own', async () => {
    const absent = rows((await chancery(['links', folder(TWO_LETTERS), '--format', 'jsonl'])).out).find(
      (l) => l.outcome === 'absent',
    )
    expect(absent.target).toMatch(/^absent:/)
  })
  test('of one paper: only its own references', async () => {
    const of = rows(
      (await chancery(['links', EXAMPLE, '--paper', 'khrushchev-kennedy-1962-10-26', '--format', 'jsonl'])).out,
    )
    expect(new Set(of.map((l) => l.paper))).toEqual(new Set(['khrushchev-kennedy-1962-10-26']))
  })
  test('json, jsonl and text tell of the same links', async () => {
    const [json, jsonl, text] = await Promise.all(
      ['json', 'jsonl', 'text'].map(async (f) => (await chancery(['links', EXAMPLE, '--format', f])).out),
    )
    expect(JSON.parse(json!).links).toEqual(rows(jsonl!))
    expect(text!.trimEnd().split('\n').length).toBe(rows(jsonl!).length + 1)
  })
})

describe('check', () => {
  test('a finding points into its paper, and its words stand under the marks', async () => {
    const { out } = await chancery(['check', EXAMPLE, '--fail-on', 'never'])
    const m = / --> \S+:\d+:\d+[^\n]*\n[^\n]*\|\n\s*\d+ \| ([^\n]*)\n\s*\| ( *)(\^+)\n/.exec(out)!
    expect(m[1]!.slice(m[2]!.length, m[2]!.length + m[3]!.length)).toHaveLength(m[3]!.length)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d.* in \d+ papers read \(\d+ with their text or a summary\)\.$/)
  })
  test('json says what it covers', async () => {
    const { findings, covers } = JSON.parse((await chancery(['check', EXAMPLE, '--format', 'json'])).out)
    expect(findings[0]).toMatchObject({
      check: expect.any(String),
      severity: expect.any(String),
      message: expect.any(String),
      evidence: expect.any(Array),
      help: expect.stringContaining('docs/checks/'),
    })
    expect(covers).toMatchObject({ papers: covers.read + covers.unreadable })
  })
  test('the answer echoes the instant that it was asked for', async () => {
    const { out } = await chancery(['check', EXAMPLE, ...CASTRO, '--seen-by', 'Fidel Castro', '--fail-on', 'never'])
    expect(out).toContain('as seen by Fidel Castro Ruz, as of 4 November 1962, 23:59 America/Havana')
    const json = JSON.parse((await chancery(['check', EXAMPLE, ...CASTRO, '--format', 'json'])).out)
    expect(json).toMatchObject({ asOf: '1962-11-04', instant: '1962-11-05T04:59:59.999Z' })
  })
  test('only the checks named are run', async () => {
    const { findings } = JSON.parse(
      (await chancery(['check', EXAMPLE, '--only', 'paper-not-passed-on', '--format', 'json'])).out,
    )
    expect(new Set(findings.map((f: { check: string }) => f.check))).toEqual(new Set(['paper-not-passed-on']))
  })
  test('sarif has a result to each finding', async () => {
    const [sarif, plain] = await Promise.all(
      ['sarif', 'json'].map(async (f) => JSON.parse((await chancery(['check', EXAMPLE, '--format', f])).out)),
    )
    expect(sarif.version).toBe('2.1.0')
    expect(sarif.runs[0].results).toHaveLength(plain.findings.length)
    const rules = new Set(sarif.runs[0].tool.driver.rules.map((r: { id: string }) => r.id))
    for (const r of sarif.runs[0].results) expect(rules).toContain(r.ruleId)
  })
})

describe('known', () => {
  test('json has the contract’s shape', async () => {
    const known = JSON.parse(
      (await chancery(['known', EXAMPLE, '--by', 'fidel-castro', ...CASTRO, '--format', 'json'])).out,
    )
    expect(known).toMatchObject({ party: 'fidel-castro', asOf: '1962-11-04', instant: '1962-11-05T04:59:59.999Z' })
    const letter = known.papers.find((p: { paper: string }) => p.paper === 'khrushchev-kennedy-1962-10-26')
    expect(letter).toMatchObject({ state: 'holds', certain: true, lacks: [], why: [{ rule: 'copy' }] })
  })
  test('a party may be called by id, name or alias', async () => {
    const of = async (by: string) =>
      JSON.parse((await chancery(['known', EXAMPLE, '--by', by, '--format', 'json'])).out).party
    expect(await Promise.all(['fidel-castro', 'Fidel Castro Ruz', 'Castro'].map(of))).toEqual([
      'fidel-castro',
      'fidel-castro',
      'fidel-castro',
    ])
  })
  test('one party’s knowledge can be asked for in the eyes of another', async () => {
    const { out } = await chancery(['known', EXAMPLE, '--by', 'kennedy', '--seen-by', 'fidel-castro'])
    expect(out).toMatch(/^John F\. Kennedy, as far as Fidel Castro Ruz can tell\n/)
  })
  test('where there is no trace, nothing is said of what the party knew', async () => {
    const { out } = await chancery(['known', EXAMPLE, '--by', 'fidel-castro', ...CASTRO])
    expect(out.replace(/\s+/g, ' ')).toContain('it does not say what Fidel Castro Ruz knew')
    expect(out).not.toMatch(/did not know/i)
  })
})

describe('missing', () => {
  test('is a page of eighty columns, with the passage and where it stands', async () => {
    const { out } = await chancery(['missing', folder(TWO_LETTERS)])
    expect(out).toContain('CITED AND NOT HERE')
    expect(out).toContain('«Your letter of 20 April»')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
  test('under a party’s eyes it lists what that party lacks', async () => {
    const list = async (...words: string[]) =>
      JSON.parse((await chancery(['missing', EXAMPLE, ...words, '--format', 'json'])).out)
    const seen = await list('--seen-by', 'fidel-castro', ...CASTRO)
    expect(seen).toMatchObject({ seenBy: 'fidel-castro', asOf: '1962-11-04' })
    expect(seen.missing.length).toBeGreaterThan(0)
  })
})

describe('thread and brief', () => {
  test('a letter’s thread goes both ways', async () => {
    const root = folder(TWO_LETTERS)
    const thread = async (id: string) =>
      JSON.parse((await chancery(['thread', root, '--paper', id, '--format', 'json'])).out)
    expect((await thread('b1')).answers).toMatchObject([
      { paper: 'a1', kind: 'formal', passage: { words: 'your letter of 1 May' } },
    ])
    expect((await thread('a1')).answeredBy).toMatchObject([{ paper: 'b1' }])
    const absent = (await thread('b1')).cites.find((l: { outcome: string }) => l.outcome === 'absent').target
    expect((await thread(absent)).citedBy).toMatchObject([{ paper: 'b1', words: 'Your letter of 20 April' }])
  })
  test('a brief names the party and the instant', async () => {
    const { out, status } = await chancery(['brief', EXAMPLE, '--for', 'Castro', '--as-of', '1962-11-03'])
    expect(status).toBe(0)
    expect(out).toMatch(/^BRIEF FOR A MEETING WITH FIDEL CASTRO RUZ\n.*as of 3 November 1962, 23:59 America\/Havana/)
    expect(JSON.parse((await chancery(['brief', EXAMPLE, '--for', 'castro', '--format', 'json'])).out)).toMatchObject({
      party: 'fidel-castro',
    })
  })
})
