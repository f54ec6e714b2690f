import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asked, chancery, EXAMPLE, folder, MAIN, PROJECT, run, TWO_LETTERS } from './command-line.fixture.ts'
import { COMMANDS } from './commands.ts'

describe('wrong usage ends with 2, says what is wrong, and names the nearest right thing', () => {
  const cases: readonly (readonly [string[], RegExp])[] = [
    [[], /^$/],
    [['chekc', EXAMPLE], /no command "chekc"[\s\S]*Is "chancery check" meant\?/],
    [['check', EXAMPLE, '--as-off', '1962'], /no option --as-off[\s\S]*Is --as-of meant\?/],
    [['check', EXAMPLE, '-x'], /no option -x/],
    [['check', EXAMPLE, '--format', 'jsn'], /text, json, jsonl, sarif[\s\S]*Is "json" meant\?/],
    [['check', EXAMPLE, '--fail-on', 'info'], /error, warning, never/],
    [['check', EXAMPLE, '--as-of'], /--as-of needs a value/],
    [['check', EXAMPLE, '--as-of', '--quiet'], /--as-of needs a value/],
    [['check', EXAMPLE, '--quiet=yes'], /--quiet takes no value/],
    [
      ['check', EXAMPLE, '--as-of', 'next Tuesday'],
      /--as-of next Tuesday: this is not a time[\s\S]*--as-of 1962-11-04/,
    ],
    [['check', EXAMPLE, '--only', 'no-such-check'], /There is no check "no-such-check"/],
    [['links', EXAMPLE, '--seen-by', 'Krushchev'], /no party of this record is known by that name[\s\S]*khrushchev/],
    [['known', EXAMPLE, '--by', 'castros'], /--by "castros"[\s\S]*The nearest: .*fidel-castro/],
    [['known', EXAMPLE], /--by PARTY is needed/],
    [['brief', EXAMPLE], /--for PARTY is needed/],
    [['thread', EXAMPLE], /--paper ID is needed/],
    [['thread', EXAMPLE, '--paper', 'kruschev-kennedy-1962-10-26'], /The nearest: khrushchev-kennedy-1962-10-26/],
    [['missing'], /No papers are named[\s\S]*chancery missing letters/],
    [['import', EXAMPLE], /--record FILE is needed/],
    [['import', '--record', 'x.chancery'], /No papers are named/],
    [['check', '--record', '/no/such.chancery'], /There is no record file \/no\/such\.chancery/],
    [['export', 'foldr', EXAMPLE, '--out', 'x'], /Is "chancery export folder" meant\?/],
    [['export', 'folder', EXAMPLE], /--out PATH is needed/],
    [['open', EXAMPLE, '--port', 'eighty'], /this is no port/],
  ]
  for (const [words, message] of cases)
    test(`chancery ${words.map((w) => w.replace(PROJECT, '')).join(' ')}`, async () => {
      const { status, err } = await asked(words)
      expect(err).toMatch(message)
      expect(status).toBe(2)
    })
})

test('every command has a page, a summary and a help with an example', async () => {
  for (const name of Object.keys(COMMANDS)) {
    expect(existsSync(join(PROJECT, 'docs/commands', `${name}.md`)), `docs/commands/${name}.md`).toBe(true)
    const { status, out } = await asked([name, '--help'])
    expect(status).toBe(0)
    expect(out).toContain(`Example\n  $ chancery ${name}`)
    expect((await asked(['help', name])).out).toBe(out)
  }
  const list = (await asked(['--help'])).out
  for (const name of Object.keys(COMMANDS)) expect(list).toContain(`  ${name}`)
})

test('the program says its version', async () => {
  expect((await chancery(['--version'])).out).toMatch(/^chancery \d+\.\d+\.\d+\n$/)
})

describe('the exit status', () => {
  const status = async (...words: string[]) => (await chancery(['check', ...words])).status
  test('is 1 with errors, and 0 when nothing is to fail on', async () => {
    expect(await status(EXAMPLE)).toBe(1)
    expect(await status(EXAMPLE, '--fail-on', 'never')).toBe(0)
  })
  test('is 0 where there is nothing to report', async () => {
    expect(await status(folder({ 'a1.md': TWO_LETTERS['a1.md'] }), '--fail-on', 'error')).toBe(0)
  })
  test('is the same for every format', async () => {
    for (const format of ['text', 'json', 'jsonl', 'sarif'])
      expect((await asked(['check', EXAMPLE, '--format', format])).status).toBe(1)
  })
  test('of the other commands is 0: they answer questions and find no faults', async () => {
    for (const command of ['links', 'missing']) expect((await asked([command, EXAMPLE])).status).toBe(0)
  })
})

describe('a reader who leaves early', () => {
  const sh = (line: string) => run('bash', ['-o', 'pipefail', '-c', line])
  test('is no fault: nothing is said of it', async () => {
    const { status, out, err } = await sh(
      `"${process.execPath}" "${MAIN}" links "${EXAMPLE}" --format jsonl | head -n 1`,
    )
    expect(JSON.parse(out)).toHaveProperty('outcome')
    expect(err).toBe('')
    expect(status).toBe(0)
  })
  test('does not change what the check found', async () => {
    expect((await sh(`"${process.execPath}" "${MAIN}" check "${EXAMPLE}" | head -n 1`)).status).toBe(1)
  })
})

test('an answer that could not be written whole is not called done', async () => {
  const { status, err } = await run('bash', ['-c', `"${process.execPath}" "${MAIN}" links "${EXAMPLE}" > /dev/full`])
  expect(status).toBe(74)
  expect(err).toContain('The answer could not be written: ENOSPC.')
})

test('nothing is coloured into a file, and progress is kept for those who ask', async () => {
  const plain = await chancery(['links', EXAMPLE, '--paper', 'castro-thant-1962-10-27'])
  expect(plain.out).not.toContain('\u001B')
  expect(plain.err).not.toContain('Reading')
  expect((await chancery(['links', EXAMPLE, '--progress'])).err).toMatch(/Reading 1 of \d+/)
})

test('quiet leaves errors and drops the rest', async () => {
  const root = folder({ 'a.md': Buffer.from('---\nfrom: ana\n---\nchâteau', 'latin1'), 'b.md': '', 'c.png': '' })
  const { err } = await chancery(['links', root, '--quiet'])
  expect(err).toContain('b.md: error')
  expect(err).not.toMatch(/warning|note:/)
})
