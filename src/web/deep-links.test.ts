/** Every screen is put into some state by hand; its address, opened in another page, shows the same; and Back and Forward lead there. */
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { openBrowser, visit } from './visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const EXAMPLE = fileURLToPath(new URL('../../examples/october-1962', import.meta.url))

/** What a reader has before him: the words, what is chosen, and what of the picture is in sight. */
function lookAt(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const all = (css: string) => [...document.querySelectorAll<HTMLElement>(css)]
    return {
      words: all('main')
        .map((m) => m.innerText.replace(/\s+/g, ' '))
        .join(),
      eyes: all('.glass select, .glass input').map((e) => (e as HTMLInputElement).value),
      chosen: all('main select').map((e) => (e as HTMLSelectElement).value),
      typed: all('main input:not([type=checkbox])').map((e) => (e as HTMLInputElement).value),
      ticked: all('main input:checked').length,
      pressed: all('main [aria-pressed=true], main [aria-selected=true], main [aria-current]').map((e) => e.innerText),
      sought: all('.sought').map((e) => e.innerText),
      broad: all('.panes.broad').length,
    }
  })
}

const still = (page: Page) => page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })

const WALKS: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  [
    'a paper at a passage, under a party’s eyes, at a time',
    '/?seen-by=fidel-castro&as-of=1962-11-04',
    (page) => page.locator('.findings .quotation').first().click(),
  ],
  [
    'the exchange, its lanes ordered, broad, and zoomed',
    '/',
    async (page) => {
      await page.getByRole('button', { name: 'Lanes' }).click()
      await page.getByLabel('Order').selectOption('name')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Broad' }).click()
      await page.getByRole('button', { name: 'Zoom in' }).click()
      await page.waitForURL(/within=/)
    },
  ],
  [
    'the list of papers',
    '/?paper=kennedy-khrushchev-1962-10-25',
    (page) => page.getByRole('button', { name: 'List', exact: true }).click(),
  ],
  [
    'a copy, part by part',
    '/?paper=kennedy-khrushchev-1962-10-25',
    (page) => page.getByLabel('In the hands of').selectOption('fidel-castro'),
  ],
  [
    'two papers side by side',
    '/?paper=khrushchev-kennedy-1962-10-26&beside=kennedy-khrushchev-1962-10-25',
    (page) => page.getByLabel('Seen by').selectOption('kennedy'),
  ],
  ['findings of one weight', '/?pane=findings', (page) => page.getByLabel('Weight').selectOption('info')],
  ['the missing', '/', (page) => page.getByRole('tab', { name: /Missing/ }).click()],
  ['what is to do', '/', (page) => page.getByRole('tab', { name: /To do/ }).click()],
  [
    'papers found',
    '/?screen=papers&q=letter',
    async (page) => {
      await page.getByLabel('Held by').selectOption('fidel-castro')
      await page.getByRole('combobox', { name: 'What', exact: true }).selectOption('task')
    },
  ],
  [
    'a party',
    '/?screen=parties',
    async (page) => {
      await page.getByRole('searchbox', { name: 'Find' }).fill('cast')
      await page.getByRole('button', { name: 'Fidel Castro Ruz', exact: true }).click()
    },
  ],
  [
    'two parties',
    '/?screen=compare&a=fidel-castro',
    (page) => page.locator('main').getByLabel('The other').selectOption('khrushchev'),
  ],
  [
    'a package by hand',
    '/?screen=positions&tab=packages',
    async (page) => {
      await page.locator('.explorer input:not(:checked)').first().click()
      await page.locator('.explorer .asks button[aria-pressed]').first().click()
      await page.waitForURL(/aside=/)
    },
  ],
  ['a stance', '/?screen=positions', (page) => page.locator('table button').first().click()],
  [
    'a step of the plan, and what if it took longer',
    '/?screen=plan',
    async (page) => {
      const handle = page.locator('.plan-chart').getByRole('slider').first()
      await handle.focus()
      await handle.press('ArrowRight')
      await page.waitForURL(/stretch=/)
      await page.locator('[data-step]').nth(2).click()
    },
  ],
  [
    'the brief for saying something',
    '/?screen=brief&for=thant',
    async (page) => {
      await page.getByLabel('To say').fill('the letter of 25 October')
      await page.getByRole('button', { name: 'What must they be shown?' }).click()
    },
  ],
]

describe('an address', () => {
  it('copied from any screen shows the same in another page, and is gone back and forward to', () =>
    visit(
      async ({ page, home, context }) => {
        for (const [what, from, act] of WALKS) {
          await page.goto(home + from)
          await still(page)
          await act(page)
          await still(page)
          const other = await context.newPage()
          other.setDefaultTimeout(15_000)
          await other.goto(page.url())
          await still(other)
          // Counts may come in after the rest, in either page.
          const compare = async () => {
            const [first, second] = [await lookAt(page), await lookAt(other)]
            return isDeepStrictEqual(first, second) ? 'the same' : { first, second }
          }
          await expect.poll(compare, { timeout: 60_000, message: what }).toBe('the same')
          await other.close()
        }
      },
      [],
      undefined,
      { folder: EXAMPLE },
    ))

  it('of each step is there again after Back, and after Forward', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/`)
      await page.getByRole('tab', { name: /Missing/ }).click()
      await page.getByLabel('Seen by').selectOption('carla')
      await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Parties' }).click()
      const urls = [
        '/',
        '/?pane=missing',
        '/?seen-by=carla&pane=missing',
        '/?screen=parties&seen-by=carla&pane=missing',
      ]
      const here = () => page.url().slice(home.length)
      expect(here()).toBe(urls[3])
      for (const url of [urls[2], urls[1], urls[0]]) {
        await page.goBack()
        expect(here()).toBe(url)
      }
      await page.getByRole('tab', { name: /Findings/, selected: true }).waitFor()
      expect(await page.getByLabel('Seen by').inputValue()).toBe('')
      for (const url of urls.slice(1)) {
        await page.goForward()
        expect(here()).toBe(url)
      }
      await page.getByRole('region', { name: 'Parties' }).waitFor()
      expect(await page.getByLabel('Seen by').inputValue()).toBe('carla')
    }))

  it('that names what is not there says so, and leads back', () =>
    visit(async ({ page, home, troubles }) => {
      await page.goto(`${home}/?paper=no-such-paper`)
      await page.getByText('no such paper').waitFor()
      await page.goto(`${home}/?seen-by=nobody-here`)
      await page.getByRole('alert').waitFor()
      await page.getByRole('button', { name: 'Show the whole record' }).click()
      await page.locator('.canvas[data-drawn]').waitFor()
      // The browser notes each refusal, and nothing else went wrong.
      for (const trouble of troubles.splice(0)) expect(trouble).toContain('404')
    }))
})

describe('an address that leads nowhere', () => {
  it('says that there is no such screen, and leads to the first', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?screen=ballroom`)
      await page.getByText('The desk has no screen “ballroom”.').waitFor()
      expect(await page.locator('main').count()).toBe(0)
      await page.getByRole('button', { name: 'Go to the table' }).click()
      await page.locator('main.panes').waitFor()
    }, []))

  it('says that there is no such check, and not that nothing was found', () =>
    visit(async ({ page, home, troubles }) => {
      await page.goto(`${home}/?pane=findings&check=spelling`)
      await page.getByText('There is no check by this name.').waitFor()
      expect(await page.getByText('found nothing').count()).toBe(0)
      await page.goto(`${home}/?pane=findings&check=paper-absent&severity=info`)
      await page.getByText('No finding in what these eyes can see fits').waitFor()
      // The browser notes the refusal that was meant.
      troubles.splice(0, troubles.length, ...troubles.filter((t) => !t.includes('404')))
    }, []))
})
