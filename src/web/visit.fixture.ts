/** A visit to the desk: a real Chromium, a real server, a small record; and it fails if anything goes wrong in the page. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { type DeskOptions, type ServedDesk, serveDesk } from '../server/serve.ts'
import { type Letter, thaw, write } from '../server/thaw.fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = join(root, 'dist/web/index.html')

let browser: Browser

function newestIn(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  )
}

/** One browser for a file of tests; the pages are built first if they are missing or older than their source. */
export function openBrowser(): void {
  beforeAll(async () => {
    const stale = !existsSync(built) || statSync(built).mtimeMs < newestIn(join(root, 'src/web'))
    if (stale)
      execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, VITEST: '', NODE_ENV: 'production' },
      })
    const finder = join(root, 'scripts/find-chromium.mjs')
    const { CHROMIUM_ARGS, findChromium } = (await import(/* @vite-ignore */ finder)) as {
      CHROMIUM_ARGS: string[]
      findChromium: () => string
    }
    browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
  }, 300_000)
  afterAll(() => browser?.close())
}

interface Seat {
  readonly desk: ServedDesk
  readonly context: BrowserContext
  readonly page: Page
  readonly home: string
  /** What went wrong in the page: errors, dialogs, requests to anywhere else. */
  readonly troubles: string[]
}

/** `'as it is'`: the real checks and the real intake. A folder: its papers in place of the bridge's, or the images that papers name. */
export type Staging = 'staged' | 'as it is' | { readonly folder: string } | { readonly imagesIn: string }

async function sitDown(
  more: readonly Letter[] = [],
  viewport = { width: 1280, height: 800 },
  staging: Staging = 'staged',
): Promise<Seat> {
  const desk = await serveDesk(
    staging === 'staged'
      ? stage(more)
      : staging === 'as it is'
        ? { load: async () => thaw(more) }
        : 'folder' in staging
          ? { load: () => readFolder(staging.folder) }
          : { load: async () => thaw(more), folders: [{ root: staging.imagesIn, prefix: '' }] },
  )
  return sitAt(desk, viewport)
}

const readings = new Map<string, ReturnType<typeof readPapers>>()

/** A record of its own for every visit; the folder, which nobody writes to, is read once. */
async function readFolder(folder: string): Promise<Record> {
  if (!readings.has(folder)) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }))
    readings.set(folder, readPapers(files, { at: '2026-01-01T00:00:00Z' }))
  }
  const { entries, bodies } = await readings.get(folder)!
  return foldEntries(entries, new Map(bodies))
}

/** Checks and an intake whose every word is known. */
function stage(more: readonly Letter[]): DeskOptions {
  return {
    load: async () => thaw(more),
    runChecks: (record) =>
      record.papers.has('b1')
        ? [
            {
              check: 'paper-absent',
              severity: 'error',
              message: 'A letter of 2 April is spoken of and absent.',
              paper: 'b1',
              span: [48, 80],
              evidence: [{ paper: 'b1', span: [60, 81], words: 'my letter of 2 April' }],
              papers: [],
              parties: ['carla'],
              help: '',
            },
            {
              check: 'paper-not-passed-on',
              severity: 'info',
              message: 'Carla holds a letter that cites one she does not hold.',
              paper: 'b2',
              evidence: [],
              papers: ['s1'],
              parties: ['carla'],
              help: '',
            },
          ]
        : [],
    read: (files) => {
      const letters = files.map((f) => ({
        id: f.path,
        from: 'ben',
        to: ['ana'],
        date: '1955-05-22',
        text: new TextDecoder().decode(f.bytes),
        said: { title: `Dropped: ${f.path}` },
      }))
      const problem = {
        severity: 'warning' as const,
        code: 'x',
        file: '<b>odd</b>',
        line: 3,
        message: 'A date could not be read.',
        remedy: 'Write it out.',
      }
      return {
        ...write(letters),
        problems: [problem],
        questions: [],
        files: [
          ...files.map((f) => ({ path: f.path, format: 'letter', papers: 1, status: 'read' as const })),
          { path: 'photo.png', format: 'png', papers: 0, status: 'ignored' as const },
        ],
      }
    },
  }
}

async function sitAt(desk: ServedDesk, viewport: { width: number; height: number }): Promise<Seat> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'America/New_York' })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (e) => troubles.push(`error: ${e.message}`))
  page.on('console', (m) => m.type() === 'error' && troubles.push(`console: ${m.text()}`))
  page.on('dialog', (d) => {
    troubles.push(`dialog: ${d.message()}`)
    void d.dismiss()
  })
  page.on(
    'request',
    (r) =>
      !r.url().startsWith(`http://127.0.0.1:${desk.port}/`) &&
      !r.url().startsWith('data:') &&
      troubles.push(`request: ${r.url()}`),
  )
  page.setDefaultTimeout(60_000)
  await page.goto(desk.url)
  await page.waitForSelector('.counts:not(:empty)')
  return { desk, context, page, home: `http://127.0.0.1:${desk.port}`, troubles }
}

async function getUp(seat: Seat): Promise<void> {
  await seat.context.close()
  await seat.desk.close()
}

/** Runs a visit, and fails if anything in the page went wrong on the way. */
export async function visit(
  run: (seat: Seat) => Promise<void>,
  more: readonly Letter[] = [],
  viewport?: { width: number; height: number },
  staging?: Staging,
): Promise<void> {
  const seat = await sitDown(more, viewport, staging)
  try {
    await run(seat)
    expect(seat.troubles).toEqual([])
  } finally {
    await getUp(seat)
  }
}

/** What axe calls serious or critical on the page as it stands. It is put in by the debugger, past the policy. */
export async function findSerious(page: Page): Promise<string[]> {
  const require = createRequire(import.meta.url)
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run()
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)
  })
}
