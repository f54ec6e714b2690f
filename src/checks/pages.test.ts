/**
 * Every check has its page in `docs/checks`, and what a page quotes is what the case gives.
 * `UPDATE_DOCS=1 npx vitest run src/checks/pages.test.ts` writes the quotations and the list anew; the change is then read as prose.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCase, runCase } from './case.fixture.ts'
import { CHECKS } from './checks.ts'
import type { Finding } from './finding.ts'

const PAGES = new URL('../../docs/checks/', import.meta.url)
const CASES = new URL('../../cases/', import.meta.url)
const WORDS = { error: 'error', warning: 'warning', info: 'note' } as const

const path = (check: string) => new URL(`${check}.md`, PAGES)
const open = (name: string) => readCase(readFileSync(new URL(`${name}.md`, CASES), 'utf8'))

/** As `chancery check` prints it, without the passage. */
function print(f: Finding): string {
  return `${WORDS[f.severity]}[${f.check}]: ${f.message}\n${f.next ? `  next: ${f.next}\n` : ''}`
}

function settle(file: URL, now: string): void {
  if (process.env.UPDATE_DOCS) writeFileSync(file, now)
  expect(readFileSync(file, 'utf8')).toBe(now)
}

describe('the page of a check', () => {
  test.each(CHECKS.map((c) => c.name))('%s quotes what its case gives, and leads to two cases', async (check) => {
    const page = readFileSync(path(check), 'utf8')
    const quoted = [...page.matchAll(/^```text (\S+)\n([\s\S]*?)^```$/gm)]
    expect(quoted.length, 'no case is quoted').toBeGreaterThan(0)
    let now = page
    for (const [block, name] of quoted) {
      const { findings } = await runCase(open(name!))
      const own = findings.filter((f) => f.check === check)
      expect(own, `${name} does not make it speak`).not.toEqual([])
      now = now.replace(block, () => `\`\`\`text ${name}\n${own.map(print).join('\n')}\`\`\``)
    }
    settle(path(check), now)
    const linked = [...page.matchAll(/\]\(\.\.\/\.\.\/cases\/([\w-]+)\.md\)/g)].map((m) => m[1]!)
    expect(new Set(linked).size).toBeGreaterThanOrEqual(2)
    for (const name of linked) expect(existsSync(new URL(`${name}.md`, CASES)), name).toBe(true)
    const speaks = linked.map((name) => open(name).expected.some((e) => e.check === check))
    expect(speaks).toContain(true)
    expect(speaks, 'no case in which it is silent').toContain(false)
  })

  test.each(CHECKS.map((c) => c.name))(
    '%s says what it finds, why, what it does not find, and how to quiet it',
    (check) => {
      const headings = [...readFileSync(path(check), 'utf8').matchAll(/^#+ (.+)$/gm)].map((m) => m[1])
      expect(headings).toEqual([
        check,
        'What it finds',
        'Why it matters',
        'An example',
        'What it does not find',
        'To quiet or correct it',
      ])
    },
  )
})

test('a page links to its cases by their titles', () => {
  for (const { name } of CHECKS)
    for (const [, title, file] of readFileSync(path(name), 'utf8').matchAll(
      /\[([^\]]+)\]\(\.\.\/\.\.\/cases\/([\w-]+)\.md\)/g,
    ))
      expect(title).toBe(open(file!).title)
})

test('there is no page without a check, and the list has them all', () => {
  const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md') && name !== 'README.md')
  expect(pages.sort()).toEqual(CHECKS.map((c) => `${c.name}.md`).sort())
  const rows = CHECKS.map((c) => `| [${c.name}](${c.name}.md) | ${WORDS[c.severity]} | ${c.title} |`)
  settle(new URL('README.md', PAGES), `${INTRODUCTION}\n\n| check | | |\n|---|---|---|\n${rows.join('\n')}\n`)
})

const INTRODUCTION = `# Checks

A check looks for one fault and reports what it finds, with the passage in evidence. A finding is a suggestion to look, made by a
machine; it never says that anybody withheld anything. \`chancery check\` runs them all, \`--only\` some. Each has cases in
[\`cases/\`](../../cases), small negotiations with the findings that they must give and no others.

An **error** is something that the parties will quarrel about, a **warning** something that may be wrong in the file, a **note**
something to know. By \`--fail-on\` a check can fail a build.`
