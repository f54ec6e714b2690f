import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asked, EXAMPLE } from './command-line.fixture.ts'

/** What a party does not hold is taken out of the folder altogether: no command may say anything else to it. */
const COMMANDS: readonly (readonly string[])[] = [
  ['check', '--format', 'json', '--fail-on', 'never'],
  ['links', '--format', 'jsonl'],
  ['missing', '--format', 'json'],
  ['papers', '--format', 'json'],
  ['known', '--by', 'PARTY', '--format', 'json'],
  ['known', '--by', 'PARTY'],
  ['brief', '--for', 'PARTY', '--format', 'json'],
  ['brief', '--for', 'PARTY'],
]

test.each([
  ['fidel-castro', ['--as-of', '1962-11-04']],
  ['fidel-castro', []],
  ['thant', ['--as-of', '1962-10-29']],
])('no command tells %s, %j, anything that depends on a paper it does not hold', async (party, clock) => {
  const eyes = ['--seen-by', party, ...clock]
  const held = JSON.parse((await asked(['papers', EXAMPLE, '--format', 'json', ...eyes])).out).papers.map(
    (p: { id?: string; paper?: string }) => p.id ?? p.paper,
  )
  const all = JSON.parse((await asked(['papers', EXAMPLE, '--format', 'json'])).out).papers.map(
    (p: { id?: string; paper?: string }) => p.id ?? p.paper,
  )
  expect(held.length).toBeGreaterThan(5)
  expect(all.length).toBeGreaterThan(held.length)
  const home = mkdtempSync(join(tmpdir(), 'chancery-leak-'))
  const poorer = join(home, 'october-1962')
  cpSync(EXAMPLE, poorer, { recursive: true })
  for (const id of all) if (!held.includes(id)) rmSync(join(poorer, 'papers', `${id}.md`))
  for (const [name, ...options] of COMMANDS) {
    const args = options.map((o) => (o === 'PARTY' ? party : o))
    const rich = await asked([name!, EXAMPLE, ...args, ...eyes])
    const poor = await asked([name!, poorer, ...args, ...eyes])
    expect(poor.out.length, name).toBeGreaterThan(0)
    expect(poor.out, [name, ...args, ...eyes].join(' ')).toBe(rich.out)
  }
  rmSync(home, { recursive: true })
})
