/** The head of the desk and the search under it, in a real browser: what fits, and what is said where it does not. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { openBrowser, visit } from './visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const EXAMPLE = fileURLToPath(new URL('../../examples/october-1962', import.meta.url))

describe('the head', () => {
  it('keeps to one line on a small laptop, the title whole', () =>
    visit(
      async ({ page }) => {
        const head = await page.evaluate(() => {
          const title = document.querySelector('.bar h1')!
          const tops = [...document.querySelectorAll('.screens button')].map((b) => b.getBoundingClientRect().top)
          return { cut: title.scrollWidth > title.clientWidth, lines: new Set(tops).size }
        })
        expect(head).toEqual({ cut: false, lines: 1 })
      },
      [],
      { width: 1280, height: 800 },
      { folder: EXAMPLE },
    ))

  it('says on a telephone that there are more screens to the side', () =>
    visit(
      async ({ page }) => {
        await page.locator('.screens[data-more="after"]').waitFor()
        await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Intake' }).click()
        await page.locator('.screens[data-more="before"]').waitFor()
      },
      [],
      { width: 390, height: 844 },
    ))

  it('lends its look to nothing else: the bars of who holds a paper are as thin as their track', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?paper=b2`)
      const bar = page.locator('.holding .track > :last-child').first()
      await bar.waitFor()
      const [inner, outer] = [await bar.boundingBox(), await bar.locator('..').boundingBox()]
      expect(inner!.height).toBe(outer!.height)
    }))
})

describe('what was found', () => {
  it('is narrowed to a month, and more of it is shown on request', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?screen=papers`)
        const titles = page.locator('.results .title')
        await titles.nth(59).waitFor()
        expect(await titles.count()).toBe(60)
        await page.getByRole('button', { name: /more$/ }).click()
        await page.waitForURL(/shown=120/)
        await titles.nth(119).waitFor()
        await page
          .getByRole('group', { name: 'Month' })
          .getByRole('button', { name: /^November 1962/ })
          .click()
        await page.waitForURL(/month=1962-11/)
        await page.getByRole('searchbox', { name: 'Words' }).fill('"five points"')
        await page.waitForURL(/five/)
      },
      [],
      { width: 1280, height: 800 },
      { folder: EXAMPLE },
    ))
})
