/**
 * Takes pictures of the desk for docs/pictures: `node scripts/browser-pictures.mjs [--papers FOLDER] [--out FOLDER] [--only NAME]`.
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
    query: { type: 'string' },
  },
})

const SIZES = { wide: [1440, 900], middle: [1024, 768], narrow: [390, 844] }
const CASTRO = '?seen-by=fidel-castro&as-of=1962-11-04&paper=khrushchev-kennedy-1962-10-26'
const SCENES = [
  { name: 'desk', query: '?paper=khrushchev-kennedy-1962-10-26' },
  { name: 'castro', query: `${CASTRO}&pane=not-passed-on` },
  { name: 'missing', query: '?paper=khrushchev-kennedy-1962-10-27&pane=missing' },
  { name: 'copies', query: '?paper=kennedy-khrushchev-1962-10-25' },
  { name: 'list', query: '?list=1&paper=khrushchev-kennedy-1962-10-26' },
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
const context = await browser.newContext()
const first = await context.newPage()
await first.goto(desk.url)
const scenes = values.query ? [{ name: 'asked', query: values.query }] : SCENES
for (const scheme of ['light', 'dark'])
  for (const [size, [width, height]] of Object.entries(SIZES))
    for (const scene of scenes) {
      const name = `${scene.name}-${size}-${scheme}`
      if (values.only && !name.includes(values.only)) continue
      const page = await context.newPage()
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.error(name, m.text()))
      page.on('pageerror', (e) => console.error(name, e.message))
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      await page.goto(`http://127.0.0.1:${desk.port}/${scene.query}`)
      await page.waitForSelector('.counts:not(:empty)', { timeout: 60_000 })
      await page.waitForTimeout(500)
      await page.screenshot({ path: join(values.out, `${name}.png`) })
      await page.close()
    }
await browser.close()
await desk.close()
