/**
 * Every `$ chancery …` in docs/commands is run, in a folder that has `examples/` in it, and what it prints is compared with the
 * page. `UPDATE_DOCS=1 npx vitest run src/cli/docs.test.ts` writes the pages anew; the change is then read as prose.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, MAIN, PROJECT, run } from './command-line.fixture.ts'
import { COMMANDS } from './commands.ts'

const PAGES = join(PROJECT, 'docs/commands')
const FENCE = /(```console\n)([\s\S]*?)(```)/g

/** A folder with the examples in it, and a `chancery` on the path. */
function workplace(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const cwd = folder()
  const bin = folder()
  symlinkSync(join(PROJECT, 'examples'), join(cwd, 'examples'))
  writeFileSync(join(bin, 'chancery'), `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" "$@"\n`)
  chmodSync(join(bin, 'chancery'), 0o755)
  return { cwd, env: { PATH: `${bin}${delimiter}${process.env.PATH}`, COLUMNS: '80', NO_COLOR: '1' } }
}

/** The block as it ought to be: each command with what it prints now, errors after results. */
async function runBlock(block: string, at: ReturnType<typeof workplace>): Promise<string> {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '))
  let text = ''
  for (const command of commands) {
    const said = command.startsWith('$ chancery open')
      ? await runDesk(command.slice(2), at)
      : await runLine(command.slice(2), at)
    text += `${command}\n${said}${said === '' || said.endsWith('\n') ? '' : '\n'}`
  }
  return text
}

async function runLine(line: string, at: ReturnType<typeof workplace>): Promise<string> {
  const { out, err } = await run('bash', ['-c', line], at)
  return out + err
}

/** The desk stays open until it is stopped; its port and its token are new every time. */
function runDesk(line: string, at: ReturnType<typeof workplace>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `exec ${line}`], {
      cwd: at.cwd,
      env: { ...process.env, ...at.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (b: Buffer) => {
      said += b
      if (said.includes('Ctrl-C')) child.kill('SIGINT')
    })
    child.on('error', reject)
    child.on('close', () => resolve(said.replace(/127\.0\.0\.1:\d+\/\?token=[\w%-]+/g, '127.0.0.1:40123/?token=Zk1…')))
  })
}

async function rewrite(page: string): Promise<string> {
  const at = workplace()
  let text = ''
  let last = 0
  for (const m of page.matchAll(FENCE)) {
    text += page.slice(last, m.index) + m[1] + (await runBlock(m[2]!, at)) + m[3]
    last = m.index + m[0].length
  }
  return text + page.slice(last)
}

mkdirSync(PAGES, { recursive: true })

/** The list of the commands is no command's page. */
const pages = readdirSync(PAGES).filter((name) => name !== 'README.md')

test('there is a page for every command, and none besides; the list names them all', () => {
  expect(pages.sort()).toEqual(
    Object.keys(COMMANDS)
      .map((name) => `${name}.md`)
      .sort(),
  )
  const list = readFileSync(join(PAGES, 'README.md'), 'utf8')
  for (const name of Object.keys(COMMANDS)) expect(list).toContain(`](${name}.md)`)
})

// A page that teaches by examples has them run as well.
for (const name of [...pages, '../positions.md'])
  test(`the examples of docs/commands/${name} print what the page says`, async () => {
    const path = join(PAGES, name)
    const page = readFileSync(path, 'utf8')
    expect(page).toContain('```console\n$ chancery ')
    const now = await rewrite(page)
    if (process.env.UPDATE_DOCS) writeFileSync(path, now)
    else expect(now).toBe(page)
  })
