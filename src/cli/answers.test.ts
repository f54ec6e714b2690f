import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, EXAMPLE, folder, letter, put, TWO_LETTERS } from './command-line.fixture.ts'

const rows = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const CASTRO = ['--as-of', '1962-11-04']

describe('links', () => {
  test('a row has the contract’s fields, and its span gives back its words', async () => {
    const { out } = await asked(['links', folder(TWO_LETTERS), '--format', 'jsonl'])
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
    const absent = rows((await asked(['links', folder(TWO_LETTERS), '--format', 'jsonl'])).out).find(
      (l) => l.outcome === 'absent',
    )
    expect(absent.target).toMatch(/^absent:/)
  })
  test('of one paper: only its own references', async () => {
    const of = rows(
      (await asked(['links', EXAMPLE, '--paper', 'khrushchev-kennedy-1962-10-26', '--format', 'jsonl'])).out,
    )
    expect(new Set(of.map((l) => l.paper))).toEqual(new Set(['khrushchev-kennedy-1962-10-26']))
  })
  test('json, jsonl and text tell of the same links', async () => {
    const [json, jsonl, text] = await Promise.all(
      ['json', 'jsonl', 'text'].map(async (f) => (await asked(['links', EXAMPLE, '--format', f])).out),
    )
    expect(JSON.parse(json!).links).toEqual(rows(jsonl!))
    expect(text!.trimEnd().split('\n').length).toBe(rows(jsonl!).length + 1)
  })
})

describe('check', () => {
  test('a finding points into its paper, and its words stand under the marks', async () => {
    const { out } = await asked(['check', EXAMPLE, '--fail-on', 'never'])
    const m = / --> \S+:\d+:\d+[^\n]*\n[^\n]*\|\n\s*\d+ \| ([^\n]*)\n\s*\| ( *)(\^+)\n/.exec(out)!
    expect(m[1]!.slice(m[2]!.length, m[2]!.length + m[3]!.length)).toHaveLength(m[3]!.length)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d.* in \d+ papers on record, \d+ with a text or summary\.$/)
  })
  test('json says what it covers', async () => {
    const { findings, covers } = JSON.parse((await asked(['check', EXAMPLE, '--format', 'json'])).out)
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
    const { out } = await asked(['check', EXAMPLE, ...CASTRO, '--seen-by', 'Fidel Castro', '--fail-on', 'never'])
    expect(out).toContain('as seen by Fidel Castro Ruz, as of 4 November 1962, 23:59 America/Havana')
    const json = JSON.parse((await asked(['check', EXAMPLE, ...CASTRO, '--format', 'json'])).out)
    expect(json).toMatchObject({ asOf: '1962-11-04', instant: '1962-11-05T04:59:59.999Z' })
  })
  test('only the checks named are run', async () => {
    const { findings } = JSON.parse(
      (await asked(['check', EXAMPLE, '--only', 'paper-not-passed-on', '--format', 'json'])).out,
    )
    expect(new Set(findings.map((f: { check: string }) => f.check))).toEqual(new Set(['paper-not-passed-on']))
  })
  test('sarif has a result to each finding', async () => {
    const [sarif, plain] = await Promise.all(
      ['sarif', 'json'].map(async (f) => JSON.parse((await asked(['check', EXAMPLE, '--format', f])).out)),
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
      (await asked(['known', EXAMPLE, '--by', 'fidel-castro', ...CASTRO, '--format', 'json'])).out,
    )
    expect(known).toMatchObject({ party: 'fidel-castro', asOf: '1962-11-04', instant: '1962-11-05T04:59:59.999Z' })
    const letter = known.papers.find((p: { paper: string }) => p.paper === 'khrushchev-kennedy-1962-10-26')
    expect(letter).toMatchObject({ state: 'holds', certain: true, lacks: [], why: [{ rule: 'copy' }] })
  })
  test('a party may be called by id, name or alias', async () => {
    const of = async (by: string) =>
      JSON.parse((await asked(['known', EXAMPLE, '--by', by, '--format', 'json'])).out).party
    expect(await Promise.all(['fidel-castro', 'Fidel Castro Ruz', 'Castro'].map(of))).toEqual([
      'fidel-castro',
      'fidel-castro',
      'fidel-castro',
    ])
  })
  test('one party’s knowledge can be asked for in the eyes of another', async () => {
    const { out } = await asked(['known', EXAMPLE, '--by', 'kennedy', '--seen-by', 'fidel-castro'])
    expect(out).toMatch(/^John F\. Kennedy, as far as Fidel Castro Ruz can tell\n/)
  })
  test('where there is no trace, nothing is said of what the party knew', async () => {
    const { out } = await asked(['known', EXAMPLE, '--by', 'fidel-castro', ...CASTRO])
    expect(out.replace(/\s+/g, ' ')).toContain('it does not say what Fidel Castro Ruz knew')
    expect(out).not.toMatch(/did not know/i)
  })
})

describe('missing', () => {
  test('is a page of eighty columns, with the passage and where it stands', async () => {
    const { out } = await asked(['missing', folder(TWO_LETTERS)])
    expect(out).toMatch(/^Request for papers\n\nDate: _+ +From: _+\n\nWe hold papers that speak of the following/)
    expect(out.replace(/\s+/g, ' ')).toContain(
      ': I have received your letter of 1 May. «Your letter of 20 April» has not reached me. ',
    )
    expect(out).toContain('«Your letter of 20 April»')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
  test('bears no ids, unless they are asked for', async () => {
    const root = folder(TWO_LETTERS)
    expect((await asked(['missing', EXAMPLE])).out).toMatch(/^Request for papers: October–November 1962\n/)
    expect((await asked(['missing', root])).out).not.toMatch(/absent:|b1|\[/)
    expect((await asked(['missing', root, '--ids'])).out).toMatch(/\[absent:\w+\]\n[\s\S]*\[b1\]:\n/)
  })
  test('says of a paper that is entered without its text that it is so', async () => {
    const root = folder({ ...TWO_LETTERS, 'a0.md': letter('ana', 'ben', '1962-04-20', '', 'on-file: none\n') })
    const { out } = await asked(['missing', root])
    expect(out.replace(/\s+/g, ' ')).toContain('letter from ana to ben of 20 April 1962 (on record, without its text)')
  })
  test('says of the clock and the eyes that it was asked for', async () => {
    const { out } = await asked(['missing', EXAMPLE, '--seen-by', 'fidel-castro', ...CASTRO])
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Request for papers: October–November 1962, as seen by Fidel Castro Ruz, as of 4 November 1962, 23:59 America/Havana',
    )
  })
  test('under a party’s eyes it lists what that party lacks', async () => {
    const list = async (...words: string[]) =>
      JSON.parse((await asked(['missing', EXAMPLE, ...words, '--format', 'json'])).out)
    const seen = await list('--seen-by', 'fidel-castro', ...CASTRO)
    expect(seen).toMatchObject({ seenBy: 'fidel-castro', asOf: '1962-11-04' })
    expect(seen.missing.length).toBeGreaterThan(0)
  })
})

describe('thread and brief', () => {
  test('a letter’s thread goes both ways', async () => {
    const root = folder(TWO_LETTERS)
    const thread = async (id: string) =>
      JSON.parse((await asked(['thread', root, '--paper', id, '--format', 'json'])).out)
    expect((await thread('b1')).answers).toMatchObject([
      { paper: 'a1', kind: 'formal', passage: { words: 'your letter of 1 May' } },
    ])
    expect((await thread('a1')).answeredBy).toMatchObject([{ paper: 'b1' }])
    const absent = (await thread('b1')).cites.find((l: { outcome: string }) => l.outcome === 'absent').target
    expect((await thread(absent)).citedBy).toMatchObject([{ paper: 'b1', words: 'Your letter of 20 April' }])
  })
  test('what a message answers and is not on file stands where answers stand', async () => {
    const root = folder({
      'a.eml':
        'From: Ana <ana@a.example>\nTo: Ben <ben@b.example>\nDate: Fri, 26 Oct 2012 19:00:00 +0300\nMessage-ID: <2@a.example>\nIn-Reply-To: <1@b.example>\n\nYes.\n',
    })
    const { out } = await asked(['thread', root, '--paper', '2@a.example'])
    expect(out).toMatch(/Answers \(1\)\n {2}- not here: /)
    const thread = async (id: string) =>
      JSON.parse((await asked(['thread', root, '--paper', id, '--format', 'json'])).out)
    const [lost] = (await thread('2@a.example')).answers
    expect(lost).toMatchObject({ absent: true, kind: 'formal' })
    expect((await thread(lost.paper)).answeredBy).toMatchObject([{ paper: '2@a.example' }])
  })
  test('a brief names the party and the instant', async () => {
    const { out, status } = await asked(['brief', EXAMPLE, '--for', 'Castro', '--as-of', '1962-11-03'])
    expect(status).toBe(0)
    expect(out).toMatch(/^BRIEF FOR A MEETING WITH FIDEL CASTRO RUZ\n.*as of 3 November 1962, 23:59 America\/Havana/)
    expect(JSON.parse((await asked(['brief', EXAMPLE, '--for', 'castro', '--format', 'json'])).out)).toMatchObject({
      party: 'fidel-castro',
    })
  })
})

describe('papers', () => {
  const LETTERS = {
    'a.txt': 'Geneva, 3 May 1962\n\nDear Mr. Hale,\n\nWe propose to meet.\n\nYours sincerely,\nAna Sorel\n',
    'b.txt': 'He came, and said nothing.\n',
    'c.md':
      '---\nkind: letter\nfrom: [Ana Sorel]\nto: [Ben Hale]\ndate: 1962-05-04\nlanguage: fr\n---\n\nMonsieur, j’ai bien reçu votre lettre.\n',
  }
  const lines = (out: string) => new Map(out.split('\n').map((line) => [line.split(' ')[0], line]))
  test('what was inferred is marked, and what is not known is said', async () => {
    const by = lines((await asked(['papers', folder(LETTERS)])).out)
    expect(by.get('a')).toMatch(/^a +a\.txt +~3 May 1962 +~Ana Sorel → ~\S+ +~letter/)
    expect(by.get('b')).toMatch(/^b +b\.txt +not known +not known → not known +not known/)
    expect(by.get('c')).toMatch(/^c +c\.md +4 May 1962 +Ana Sorel → Ben Hale +letter +fr \(not read\)$/)
  })
  test('a row of json says why a thing was inferred, and what is not known', async () => {
    const all = rows((await asked(['papers', folder(LETTERS), '--format', 'jsonl'])).out)
    expect(all.find((r) => r.id === 'a')).toMatchObject({
      file: 'a.txt',
      edtf: '1962-05-03',
      inferred: { date: expect.stringContaining('date line') },
    })
    expect(all.find((r) => r.id === 'b').notKnown).toEqual(expect.arrayContaining(['date', 'from', 'to', 'kind']))
    const { papers, covers } = JSON.parse((await asked(['papers', folder(LETTERS), '--format', 'json'])).out)
    expect(papers).toHaveLength(3)
    expect(covers).toMatchObject({ papers: 3, read: 3, withText: 3 })
  })
  test('every command that reads papers ends its report with what was not found out, and where to look', async () => {
    const root = folder(LETTERS)
    const wrong = 'Of 3 papers: 1 without an author, 1 without a date, 1 in a language that is not read.'
    for (const words of [
      ['links', root],
      ['missing', root],
      ['check', root],
      ['known', root, '--by', 'Ana'],
      ['import', root, '--record', join(folder(), 'x.chancery')],
    ])
      expect((await asked(words)).err.trimEnd().split('\n').at(-1)).toBe(`${wrong} See: chancery papers`)
    expect((await asked(['links', root, '--quiet'])).err).toBe('')
  })
  test('of papers in order nothing is said', async () => {
    expect((await asked(['links', folder(TWO_LETTERS)])).err).toBe('')
  })
})

describe('a party', () => {
  const by = async (root: string, name: string) =>
    (await asked(['known', root, '--by', name, '--format', 'json', '--quiet'])) as { out: string; err: string }
  const ROOT = {
    'a.md': letter('Carla Voss', 'Anders Lindqvist', '1891-05-01', 'We propose to meet in Antwerp.'),
    'b.md': letter('Anders Lindqvist', 'Anders Berg', '1891-05-02', 'Madame Voss proposes to meet.'),
  }
  test('may be called by a part of the name that nobody else bears', async () => {
    const root = folder(ROOT)
    for (const name of ['Carla', 'voss', 'Voss Carla'])
      expect(JSON.parse((await by(root, name)).out).party).toBe('carla-voss')
    expect((await by(root, 'Anders')).err).toMatch(/several parties have this[\s\S]*anders-berg[\s\S]*anders-lindqvist/)
    expect((await by(root, 'Carl')).out).toBe('')
  })
  test('that nobody knows is answered with those who are on record, the busiest first', async () => {
    const { err } = await by(folder(ROOT), 'Nobody')
    expect(err).toContain('Parties of this record: anders-lindqvist (Anders Lindqvist), ')
    expect(err).not.toContain('parties.yaml')
  })
})

describe('--as-of', () => {
  test('takes a date in words, and echoes what it was read as', async () => {
    const said = await asked(['check', EXAMPLE, '--as-of', '4 November 1962', '--format', 'json'])
    expect(said.err).toContain('--as-of "4 November 1962" is read as 1962-11-04.')
    expect(JSON.parse(said.out)).toMatchObject({ asOf: '1962-11-04', instant: '1962-11-05T04:59:59.999Z' })
    expect(said.out).toBe((await asked(['check', EXAMPLE, ...CASTRO, '--format', 'json'])).out)
  })
  test('without a year is no date', async () => {
    expect((await asked(['check', EXAMPLE, '--as-of', '4 November'])).status).toBe(2)
  })
})

describe('one person under several names', () => {
  const ROOT = {
    'a.md': letter('J. M. Petrie', 'Lindqvist', '1891-05-01', 'We propose to meet in Antwerp.'),
    'b.md': letter('"Petrie, Harwich"', 'Lindqvist', '1891-05-02', 'I repeat my proposal.'),
    'c.md': letter('Lindqvist', 'Petrie', '1891-05-03', 'Agreed.'),
  }
  test('is pointed out once, with the line that joins the names', async () => {
    const root = folder(ROOT)
    const { err } = await asked(['links', root])
    expect(err).toContain('These may be one: "J. M. Petrie", "Petrie", "Petrie, Harwich".')
    expect(err.match(/To join them, put this into parties\.yaml:/g)).toHaveLength(1)
    const line = err.split('\n').find((l) => l.startsWith('  - {'))!
    put(root, 'parties.yaml', `${line.trim()}\n- {id: lindqvist, kind: person, name: Lindqvist}\n`)
    const joined = await asked(['papers', root, '--format', 'jsonl'])
    expect(joined.err).toBe('')
    expect(rows(joined.out).map((r) => r.from)).toEqual([['petrie'], ['petrie'], ['lindqvist']])
  })
})
