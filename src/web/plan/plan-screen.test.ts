/** The plan's screen in a real browser, on the example. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { october } from '../../plan/folder.fixture.ts'
import { type ServedDesk, serveDesk } from '../../server/serve.ts'
import { openBrowser } from '../visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const ON_THE_5TH = '/?screen=plan&as-of=1962-11-05&step=quarantine-lift&by=1962-11-09'
let desk: ServedDesk
let browser: Browser
let home: string

beforeAll(async () => {
  const finder = fileURLToPath(new URL('../../../scripts/find-chromium.mjs', import.meta.url))
  const { CHROMIUM_ARGS, findChromium } = await import(/* @vite-ignore */ finder)
  desk = await serveDesk({ load: () => october() })
  home = new URL(desk.url).origin
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

let admitted = false

async function visit(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = admitted
    ? browser.contexts()[0]!
    : await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (e) => troubles.push(e.message))
  page.on('console', (m) => m.type() === 'error' && troubles.push(m.text()))
  if (!admitted) await page.goto(desk.url)
  admitted = true
  await page.goto(home + path)
  await page.locator('.plan-chart .row').first().waitFor()
  await look(page)
  expect(troubles).toEqual([])
  await page.close()
}

describe('the plan on a screen', () => {
  it('shows the chain with its marks, the open link, and what is said of it', () =>
    visit(ON_THE_5TH, async (page) => {
      expect(await page.locator('.row').count()).toBe(8)
      const open = page.locator('.row.open')
      expect(await open.count()).toBe(1)
      expect(await open.textContent()).toContain('Load missiles on Soviet ships')
      expect(
        await page.locator('.row', { hasText: 'Dismantle launchers' }).locator('svg').getAttribute('aria-label'),
      ).toBe('confirmed')
      await page.getByRole('button', { name: /U Thant states/ }).click()
      expect(await page.locator('.plan-step').textContent()).toContain('nothing on file confirms it')
    }))

  it('a longer bar makes the end later and the chance smaller; one button puts all back', () =>
    visit(ON_THE_5TH, async (page) => {
      const chance = () => page.locator('.plan-clock .figure strong').first().textContent()
      const before = await chance()
      const grip = page.locator('.plan-chart').getByRole('slider').first()
      await grip.focus()
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight')
      expect(await grip.getAttribute('aria-valuenow')).toBe('180')
      await expect.poll(chance, { timeout: 20_000 }).not.toBe(before)
      await page.getByRole('button', { name: /As written again/ }).click()
      await expect.poll(chance, { timeout: 20_000 }).toBe(before)
      const box = (await grip.boundingBox())!
      await page.mouse.move(box.x + 12, box.y + 12)
      await page.mouse.down()
      await page.mouse.move(box.x + 120, box.y + 12, { steps: 5 })
      await page.mouse.up()
      expect(Number(await grip.getAttribute('aria-valuenow'))).toBeGreaterThan(110)
    }))

  it('is gone through with the keyboard, and axe finds no fault, in light and in dark', () =>
    visit(ON_THE_5TH, async (page) => {
      await page.locator('.row .name').first().focus()
      await page.keyboard.press('ArrowDown')
      expect(await page.locator('.row.chosen').textContent()).toContain('Order to dismantle')
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const faults = await page.evaluate(async () => {
          const axe = (window as unknown as { axe?: { run(where: string): Promise<{ violations: { id: string }[] }> } })
            .axe
          return axe ? (await axe.run('.plan-screen')).violations.map((v) => v.id) : ['axe was not let in']
        })
        expect(faults).toEqual([])
      }
    }))
})
