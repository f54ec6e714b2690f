/**
 * The desk with a long record, in a real browser: `npm run bench -- desk [--papers 30000]`. Generates letters from a seed, serves
 * them, and measures by the browser's own tracing: first content, frames per second while panning and zooming, and memory.
 */
import { fork, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGS, findChromium } from '../scripts/find-chromium.mjs'

const root = new URL('..', import.meta.url).pathname
const DAY = 86_400_000

/** The same letters every time: a small linear congruential generator. */
function chance(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** `papers` letters among 40 parties over ten years: some answered, some late, some of uncertain day, some with no receipt. */
export async function makeLongRecord(papers) {
  const { foldEntries } = await import(join(root, 'dist/record/fold.js'))
  const { makeEntry } = await import(join(root, 'dist/record/entry.js'))
  const { divideIntoSections, hashText, normalizeText } = await import(join(root, 'dist/record/text.js'))
  const { MONTH_NAMES } = await import(join(root, 'dist/record/when.js'))
  const random = chance(1962)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const made = { by: 'bench', at: '2026-01-01T00:00:00Z' }
  const parties = Array.from({ length: 40 }, (_, i) => ({ id: `party-${i}`, name: `Delegate ${i + 1}` }))
  const entries = parties.map((p) => makeEntry('party', p.id, { kind: 'person', name: p.name }, made))
  const bodies = new Map()
  const subjects = ['the bridge', 'the guards', 'the harbour', 'the prisoners', 'the fisheries', 'the commission']
  const start = Date.UTC(1955, 0, 1)
  const letters = []
  const iso = (at) => new Date(at).toISOString()
  for (let i = 0; i < papers; i++) {
    const at = start + (i / papers) * 3650 * DAY
    const earlier =
      letters.length > 20 && random() < 0.5 ? letters[letters.length - 1 - Math.floor(random() * 20)] : undefined
    const [from, to] = earlier ? [earlier.to, earlier.from] : [pick(parties).id, pick(parties).id]
    const day = iso(at).slice(0, 10)
    const cited = earlier && new Date(earlier.at)
    const body = normalizeText(
      `${cited ? `I have received your letter of ${cited.getUTCDate()} ${MONTH_NAMES[cited.getUTCMonth()]} ${cited.getUTCFullYear()}. ` : ''}On the matter of ${pick(subjects)} I have nothing to add to what was said in the meeting.\n\nIf ${pick(subjects)} can be settled before the month is out, we would agree to speak of ${pick(subjects)} as well. It should be put in writing by both of us, and shown to the others.\n\nPlease tell your colleagues so.`,
    )
    const textHash = hashText(body)
    bodies.set(textHash, body)
    const vague = random()
    const said = {
      kind: 'letter',
      title: `Letter ${i + 1} on ${pick(subjects)}`,
      from: [from],
      to: [to],
      written: { words: day, edtf: vague < 0.1 ? day.slice(0, 7) : day },
      onFile: 'text',
      textHash,
      sections: divideIntoSections(body),
      language: 'en',
      ...(vague > 0.3 && {
        received: { [to]: { words: 'as stamped', edtf: iso(at + (1 + random() * 6) * DAY).slice(0, 16) } },
      }),
      ...(vague > 0.97 && { published: { words: day, edtf: day } }),
    }
    entries.push(makeEntry('paper', `letter-${i + 1}`, said, made))
    letters.push({ at, from, to })
  }
  return foldEntries(entries, bodies)
}

/** Frames that the browser drew, from its trace: how many, over how long, and the longest wait between two. */
function countFrames(events) {
  const drawn = events
    .filter((e) => e.name === 'DrawFrame' || e.name === 'Display::DrawAndSwap')
    .map((e) => [e.name, e.ts / 1000])
  const name = drawn.some(([n]) => n === 'DrawFrame') ? 'DrawFrame' : 'Display::DrawAndSwap'
  const times = drawn
    .filter(([n]) => n === name)
    .map(([, t]) => t)
    .sort((a, b) => a - b)
  const gaps = times.slice(1).map((t, i) => t - times[i])
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const sorted = [...gaps].sort((a, b) => a - b)
  return {
    frames: times.length,
    perSecond: span > 0 ? ((times.length - 1) / span) * 1000 : 0,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longest: sorted.at(-1) ?? 0,
  }
}

async function traced(browser, page, act) {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'viz', 'benchmark'],
  })
  await act()
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8'))
  return countFrames(trace.traceEvents ?? trace)
}

/** Moves on every animation frame for three seconds, by events as a hand would make them. */
function moveFor(page, kind) {
  return page.evaluate(
    (what) =>
      new Promise((done) => {
        const box = document.querySelector('.canvas')
        const r = box.getBoundingClientRect()
        const [cx, cy] = [r.left + r.width * 0.6, r.top + r.height / 2]
        const began = performance.now()
        let frames = 0
        const step = () => {
          const t = performance.now() - began
          frames++
          const init = { bubbles: true, cancelable: true, clientX: cx, clientY: cy }
          if (what === 'zoom')
            box.dispatchEvent(new WheelEvent('wheel', { ...init, deltaY: Math.floor(t / 750) % 2 ? 24 : -24 }))
          else box.dispatchEvent(new WheelEvent('wheel', { ...init, deltaX: Math.floor(t / 750) % 2 ? 14 : -14 }))
          if (t < 3000) requestAnimationFrame(step)
          else done(frames / (t / 1000))
        }
        requestAnimationFrame(step)
      }),
    kind,
  )
}

/** Serves the generated record until it is stopped; a process of its own, so that neither waits for the other. */
async function serveLongRecord(papers) {
  const { serveDesk } = await import(join(root, 'dist/server/serve.js'))
  const record = await makeLongRecord(papers)
  const desk = await serveDesk({ load: async () => record, ahead: true })
  // As `chancery open` does it: laid out while a browser would still be starting.
  setTimeout(() => process.send({ url: desk.url }), 200)
  process.on('message', () => process.send({ resident: process.memoryUsage().rss }))
}

const say = (figure, what, aim) => console.log(`${figure.padStart(9)}  ${what}${aim ? `   [${aim}]` : ''}`)

/** Opens the address, and says how long it took until there is something to look at. */
async function openDesk(browser, url, what, aim) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  // Processor time and not time by the clock: what it would take with nothing else on the machine.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () =>
    (await cdp.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000
  const began = performance.now()
  await page.goto(url)
  await page.waitForSelector('.canvas[data-drawn]')
  say(`${Math.round(performance.now() - began)} ms`, `from the first request to the picture of ${what}`, aim)
  say(`${Math.round(await busy())} ms`, 'of it the page’s own work, in processor time')
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  say(`${Math.round(paint)} ms`, 'first contentful paint')
  return { context, page, cdp, busy, began }
}

/** The example as `chancery open` serves it. */
async function measureExample(browser) {
  const assets = join(root, 'dist/web/assets')
  const bytes = readdirSync(assets).reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0)
  say(`${Math.round(bytes / 1000)} kB`, 'all that the browser may load, compressed', 'under 350 kB')
  const open = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'open', '--no-browser'])
  const url = await new Promise((done) => {
    let said = ''
    open.stdout.on('data', (b) => {
      said += b
      const found = /http:\S+/.exec(said)
      if (found && said.includes('Ctrl-C')) done(found[0])
    })
  })
  const { context } = await openDesk(browser, url, 'the example', 'under 1 s')
  await context.close()
  open.kill()
}

export async function measureDesk(papers) {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
  await measureExample(browser)
  const server = fork(new URL(import.meta.url).pathname, ['--serve', '--papers', String(papers)])
  const heard = () => new Promise((done) => server.once('message', done))
  const { url } = await heard()
  const { page, cdp, busy, began } = await openDesk(browser, url, `${papers.toLocaleString('en')} papers`, 'under 2 s')
  const counted = () => document.querySelector('.counts')?.textContent
  const checked = () => /\d/.test(document.querySelector('#tab-findings .count')?.textContent ?? '')
  for (const done of [counted, checked]) await page.waitForFunction(done, undefined, { timeout: 240_000 })
  say(`${((performance.now() - began) / 1000).toFixed(1)} s`, 'until everything was read, counted and checked')
  await page.getByRole('button', { name: 'Show all' }).click()
  await page.waitForTimeout(500)
  say(
    await page.locator('.canvas').getAttribute('data-drawn'),
    'papers have a line when all are shown, the rest a ridge',
  )
  for (const kind of ['pan', 'zoom']) {
    let frames
    const before = await busy()
    const seen = await traced(browser, page, async () => {
      frames = await moveFor(page, kind)
    })
    const work = ((await busy()) - before) / seen.frames
    const waits = `95 in 100 within ${Math.round(seen.p95)} ms, the longest ${Math.round(seen.longest)} ms`
    say(`${seen.perSecond.toFixed(1)}/s`, `frames while the ${kind} goes on, by the trace; ${waits}`, '50/s or more')
    say(
      `${work.toFixed(1)} ms`,
      `of the page’s own work for each of them, in processor time; ${frames.toFixed(1)} steps a second were asked for`,
    )
  }
  await cdp.send('HeapProfiler.collectGarbage')
  const heap = await cdp.send('Runtime.getHeapUsage')
  say(`${Math.round(heap.usedSize / 1e6)} MB`, 'in use by the page', 'under 400 MB')
  server.send('how much?')
  say(
    `${Math.round((await heard()).resident / 1e6)} MB`,
    'in use by the server, with what generated the record (resident)',
  )
  const turns = []
  for (const at of ['1957-03-04', '1959-07-08', '1962-11-12']) {
    const began = performance.now()
    await page.evaluate(async (asOf) => (await fetch(`/api/cited?seenBy=party-3&asOf=${asOf}`)).text(), at)
    turns.push(performance.now() - began)
  }
  say(`${Math.round(Math.max(...turns))} ms`, 'a new time on the clock under a party’s eyes, the slowest of three')
  await browser.close()
  server.kill()
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const at = process.argv.indexOf('--papers')
  const papers = at < 0 ? 30_000 : Number(process.argv[at + 1])
  await (process.argv.includes('--serve') ? serveLongRecord(papers) : measureDesk(papers))
}
