/** The pages beside the text, in a real browser: turned one by one, hidden from other eyes, and said in words where there is none. */
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { HOSTILE_PATHS, layOutManuscript, MANUSCRIPT } from '../../server/page-image.fixture.ts'
import { findSerious, openBrowser, visit } from '../visit.fixture.ts'

openBrowser()

const manuscript = layOutManuscript()
afterAll(() => manuscript.remove())

const look = (run: Parameters<typeof visit>[0], viewport?: { width: number; height: number }) =>
  visit(run, MANUSCRIPT, viewport, { imagesIn: manuscript.root })

const panel = (page: Page) => page.getByRole('complementary', { name: 'The page' })
/** The picture has come and is no broken one. */
const drawn = (page: Page, label: string) =>
  page.waitForFunction((name) => {
    const image = document.querySelector<HTMLImageElement>(`.page-image img[alt="${name}"]`)
    return image?.complete && image.naturalWidth === 300
  }, `Image of page ${label}`)

describe('a paper with pages', () => {
  it('shows them beside its text, turned one by one, each with its image or with why there is none', () =>
    look(async ({ page, home }) => {
      await page.goto(`${home}/?paper=m1`)
      await page.getByRole('button', { name: 'Show its pages' }).click()
      await drawn(page, '1r')
      expect(await panel(page).getByRole('heading').textContent()).toBe('Page 1r (1 of 6)')
      const [text, image] = [await page.locator('.reader .text').boundingBox(), await panel(page).boundingBox()]
      expect(image!.x).toBeGreaterThanOrEqual(text!.x + text!.width)
      const next = page.getByRole('button', { name: 'The next page' })
      await next.click()
      await drawn(page, '1v')
      await next.click()
      await panel(page).getByText('not among the files beside the papers').waitFor()
      await panel(page).getByText('scans/2r.png').waitFor()
      await next.click()
      await panel(page).getByText('No image of this page is named.').waitFor()
      await next.click()
      const pdf = panel(page).getByRole('link', { name: 'Open the PDF at page 3' })
      expect(await pdf.getAttribute('href')).toMatch(/#page=3$/)
      await next.click()
      const away = panel(page).getByRole('link', { name: 'Open it there' })
      expect(await away.getAttribute('href')).toBe('https://iiif.example/m1/3v/full/max/0/default.jpg')
      expect(await away.getAttribute('rel')).toBe('noopener noreferrer')
      expect(await next.isDisabled()).toBe(true)
      expect(await findSerious(page)).toEqual([])
      await panel(page).getByRole('button', { name: 'Close' }).click()
      await panel(page).waitFor({ state: 'detached' })
      await page.getByRole('region', { name: 'The exchange' }).waitFor()
    }))

  it('opens at the page of the passage, and a mark in the text turns to its page', () =>
    look(async ({ page, home }) => {
      await page.goto(`${home}/?paper=m1&passage=45-60`)
      await page.getByRole('button', { name: 'Show its pages' }).click()
      await drawn(page, '1v')
      await page.getByRole('button', { name: 'Page 1r: show its image' }).click()
      await drawn(page, '1r')
      // The name of the page is drawn beside the words and is none of them.
      expect(await page.locator('.reader .text p').nth(1).textContent()).toBe(
        'The first page ends here and\nthe second begins.',
      )
      const kept = page.url()
      await page.goto(kept)
      await drawn(page, '1r')
    }))

  it('has none for eyes that do not hold it', () =>
    look(async ({ page, home, troubles }) => {
      await page.goto(`${home}/?paper=m1&page=1&seen-by=ben`)
      await drawn(page, '1r')
      await page.getByRole('button', { name: 'The next page' }).click()
      await page.getByRole('button', { name: 'The next page' }).click()
      await panel(page).getByText('not among the files beside the papers').waitFor()
      expect(await page.content()).not.toContain('scans/')
      await page.getByLabel('Seen by').selectOption('carla')
      await page.getByText('These eyes know of no such paper at this time.').waitFor()
      expect(await page.locator('.page-image').count()).toBe(0)
      // What these eyes may not see answers as what is not there; the browser says so too.
      expect(troubles.splice(0).filter((t) => !t.includes('404 (Not Found)'))).toEqual([])
    }))

  it('that names what no paper may leads nowhere, fetches nothing and runs nothing', () =>
    look(async ({ page, home }) => {
      for (const [n, [, state]] of HOSTILE_PATHS.entries()) {
        await page.goto(`${home}/?paper=odd&page=${n + 1}`)
        await panel(page)
          .getByText(
            { missing: 'not among the files', 'not-an-image': 'no picture that is shown here', none: 'No image' }[
              state
            ]!,
          )
          .waitFor()
        expect(await page.locator('.page-image img').count()).toBe(0)
      }
      expect(await page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined()
    }))

  it('on a narrow screen has the image above the text, and nothing is wider than the screen', () =>
    look(
      async ({ page, home }) => {
        await page.goto(`${home}/?paper=m1&pane=paper&page=1`)
        await drawn(page, '1r')
        const text = await page.locator('.reader .text').elementHandle()
        // Both at one moment: the page may still be moving.
        const [foot, top] = await panel(page).evaluate(
          (image, text) => [image.getBoundingClientRect().bottom, text!.getBoundingClientRect().top],
          text,
        )
        expect(foot).toBeLessThanOrEqual(top!)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
        await page.getByRole('button', { name: 'Page 1v: show its image' }).click()
        await drawn(page, '1v')
      },
      { width: 390, height: 844 },
    ))
})
