/**
 * For tests: runs the built command line on folders that are really there. `chancery` starts a process, as people do. `asked`
 * does the same in this one, where a question after the first is answered in a fifth of the time: for tests of answers, not of
 * processes. That both say the same is tested in `line.test.ts`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
export const MAIN = join(PROJECT, 'dist/cli/main.js')
export const EXAMPLE = join(PROJECT, 'examples/october-1962')

export interface Said {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs `chancery` with these words and waits until it is done. */
export function chancery(
  words: readonly string[],
  where: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Said> {
  return run(process.execPath, [MAIN, ...words], where)
}

type Line = typeof import('./line.ts')
let line: Promise<Line> | undefined

/** Runs `chancery` with these words in this process, from the project's folder. */
export async function asked(words: readonly string[]): Promise<Said> {
  line ??= import(/* @vite-ignore */ pathToFileURL(join(PROJECT, 'dist/cli/line.js')).href) as Promise<Line>
  const { runLine } = await line
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([text(stdout), text(stderr)])
  const standing = process.exitCode
  try {
    const status = await runLine(words, { stdout, stderr, env: process.env })
    stdout.end()
    stderr.end()
    const [out, err] = await said
    return { status, out, err }
  } finally {
    // `check` sets it before it prints.
    process.exitCode = standing
  }
}

export function run(
  program: string,
  args: readonly string[],
  where: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: where.cwd ?? PROJECT,
      env: { ...process.env, ...where.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (b: Buffer) => out.push(b))
    child.stderr.on('data', (b: Buffer) => err.push(b))
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}

/** A folder with these files, gone when the test is over. */
export function folder(files: { readonly [path: string]: string | Uint8Array } = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'chancery-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) put(root, path, content)
  return root
}

export function put(root: string, path: string, content: string | Uint8Array): void {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
}

/** A letter as a Markdown file. */
export function letter(from: string, to: string, date: string, body: string, more = ''): string {
  return `---\nkind: letter\nfrom: [${from}]\nto: [${to}]\ndate: ${date}\n${more}---\n\n${body}\n`
}

/** Two letters, one of which cites the other and one that is not there. */
export const TWO_LETTERS = {
  'a1.md': letter('ana', 'ben', '1962-05-01', 'We propose to meet in Geneva.'),
  'b1.md': letter(
    'ben',
    'ana',
    '1962-05-03',
    'I have received your letter of 1 May. Your letter of 20 April has not reached me.',
  ),
}
