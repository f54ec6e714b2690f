/**
 * Takes pictures of the desk for docs/pictures: `node scripts/browser-pictures.mjs [--papers FOLDER] [--out FOLDER] [--only NAME] [--all]`.
 * Reads the papers with the project's own intake; needs `vite build` to have run.
 */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { runnerImport } from 'vite'
import { CHROMIUM_ARGS, findChromium } from './find-chromium.mjs'

const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: 'examples/october-1962' },
    out: { type: 'string', default: 'docs/pictures' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
})

/** All of them together are about 3 MB. */
const SMALL = { type: 'jpeg', quality: 50 }
const SIZES = { wide: [1440, 900], middle: [1024, 768], narrow: [390, 844] }
const CASTRO = 'seen-by=fidel-castro&as-of=1962-11-04'
const SCENES = {
  welcome: '',
  table: `?${CASTRO}&paper=khrushchev-kennedy-1962-10-26&pane=not-passed-on`,
  findings: '?paper=khrushchev-kennedy-1962-10-27&pane=findings',
  missing: '?paper=khrushchev-kennedy-1962-10-27&pane=missing',
  list: '?list=1&paper=khrushchev-kennedy-1962-10-26',
  beside: '?paper=kennedy-khrushchev-1962-10-27&beside=khrushchev-kennedy-1962-10-27',
  papers: '?screen=papers&q=inspection',
  parties: '?screen=parties&party=fidel-castro',
  compare: '?screen=compare&as-of=1962-11-04&a=fidel-castro&b=mikoyan',
  positions: '?screen=positions&issue=verification&tab=packages',
  plan: '?screen=plan',
  brief: `?screen=brief&as-of=1962-11-04&for=fidel-castro`,
}
/** Every screen in three sizes; the table in the dark as well. `--all` takes every scene in both colours. */
const KEPT = [
  ...Object.keys(SCENES).flatMap((scene) => Object.keys(SIZES).map((size) => `${scene}-${size}-light`)),
  'table-wide-dark',
  'table-narrow-dark',
]

function readFolder(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path: relative(root, path), bytes: new Uint8Array(readFileSync(path)) }))
}

const load = async () => {
  const { module: intake } = await runnerImport('./src/intake/intake.ts')
  const { module: fold } = await runnerImport('./src/record/fold.ts')
  const read = await intake.readPapers(readFolder(values.papers), { at: '2026-01-01T00:00:00Z' })
  return fold.foldEntries(read.entries, read.bodies)
}

const { module: server } = await runnerImport('./src/server/serve.ts')
const desk = await server.serveDesk({ load, webRoot: 'dist/web' })
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
mkdirSync(values.out, { recursive: true })
const context = await browser.newContext({ locale: 'en-GB' })
const first = await context.newPage()
await first.goto(desk.url)
for (const scheme of ['light', 'dark'])
  for (const [size, [width, height]] of Object.entries(SIZES))
    for (const [scene, query] of Object.entries(SCENES)) {
      const name = `${scene}-${size}-${scheme}`
      if (values.only ? !name.includes(values.only) : !values.all && !KEPT.includes(name)) continue
      const page = await context.newPage()
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.error(name, m.text()))
      page.on('pageerror', (e) => console.error(name, e.message))
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      await page.goto(`http://127.0.0.1:${desk.port}/${query}`)
      await page.waitForSelector('.counts:not(:empty)', { timeout: 60_000 })
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(values.out, `${name}.jpg`), ...SMALL })
      await page.close()
    }
await browser.close()
await desk.close()
