/** Every case in `cases/`: what it must find is found, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareFindings, readCase, runCase } from './case.fixture.ts'
import { CHECKS } from './checks.ts'

const FOLDER = new URL('../../cases/', import.meta.url)
const cases = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .sort()
  .map((name) => ({ name, ...readCase(readFileSync(new URL(name, FOLDER), 'utf8')) }))

describe('what the cases say is found, and nothing that they do not say', () => {
  test.each(cases)('$title', async (c) => {
    const { findings, problems } = await runCase(c)
    expect(problems.map((p) => `${p.file}: ${p.message}`)).toEqual([])
    expect(compareFindings(c.expected, findings)).toEqual({ missing: [], unexpected: [] })
  })
})

test('no two cases have one title, and each tells its story in a paragraph', () => {
  expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length)
  for (const c of cases) expect(c.story.length, c.name).toBeGreaterThan(80)
  for (const c of cases) expect(c.story, c.name).not.toMatch(/\n\s*\n/)
})

test('every check is named by at least two cases, and one of them makes it speak', () => {
  for (const { name } of CHECKS) {
    const about = cases.filter((c) => c.name.startsWith(`${name}-`) || c.expected.some((e) => e.check === name))
    expect(about.length, name).toBeGreaterThanOrEqual(2)
    expect(
      about.some((c) => c.expected.some((e) => e.check === name)),
      name,
    ).toBe(true)
    // The near miss bears the check's name and does not make it speak.
    expect(
      about.some((c) => !c.expected.some((e) => e.check === name)),
      name,
    ).toBe(true)
  }
})

describe('a case is not easily satisfied', () => {
  const [fires] = cases.filter((c) => c.name === 'paper-not-passed-on-the-companys-second-letter.md')

  test('it fails on a finding that it does not list, and on one that it lists and is not there', async () => {
    const { findings } = await runCase(fires!)
    expect(compareFindings([], findings).unexpected).toHaveLength(1)
    expect(compareFindings([...fires!.expected, ...fires!.expected], findings).missing).toHaveLength(1)
    expect(compareFindings(fires!.expected, []).missing).toHaveLength(1)
  })

  test('another severity, another party, another paper or other words are another finding', async () => {
    const { findings } = await runCase(fires!)
    const [expected] = fires!.expected
    for (const other of [
      { severity: 'info' as const },
      { names: ['osgood'] },
      { names: ['nobody'] },
      { words: ['withheld'] },
    ])
      expect(compareFindings([{ ...expected!, ...other }], findings).missing, JSON.stringify(other)).toHaveLength(1)
  })

  test('a case that lists nothing must say so, and a line that cannot be read is refused', () => {
    const papers = '# A title\n\nA story.\n\n```papers/a.md\nDear Ben,\n```\n\n## Findings\n\n'
    expect(() => readCase(papers)).toThrow(/no findings/)
    expect(readCase(`${papers}no findings\n`).expected).toEqual([])
    expect(() => readCase(`${papers}- fatal paper-not-passed-on: ana\n`)).toThrow(/Not a finding/)
  })
})
