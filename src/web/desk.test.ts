/** The desk in a real browser, against a real server, on a small record whose every word is known. */

import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { SECRET } from '../server/thaw.fixture.ts'
import { HOSTILE } from './hostile.fixture.ts'
import { findSerious, openBrowser, visit } from './visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const heading = (page: Page) => page.locator('.reader article h2')
const reference = (page: Page, words: string) => page.locator('.text .reference', { hasText: words }).first()

describe('the desk in a browser', () => {
  it('opens with the token, drops it from the address, and shows its three panes', () =>
    visit(async ({ page, home }) => {
      expect(page.url()).toBe(`${home}/`)
      await page.getByRole('heading', { name: 'The bridge', level: 1 }).waitFor()
      for (const pane of ['The exchange', 'The paper', 'Findings and the missing'])
        await page.getByRole('region', { name: pane }).waitFor()
      expect(await page.locator('.counts').textContent()).toMatch(/^6 papers on record/)
      expect(await page.title()).toBe('The bridge · Chancery')
    }))

  it('a chosen paper shows its heading, its text and its references marked by their outcome', () =>
    visit(async ({ page }) => {
      await page.getByRole('button', { name: 'List' }).click()
      await page.getByRole('button', { name: 'Ben to Ana, 6 May', exact: true }).click()
      await heading(page).getByText('Ben to Ana, 6 May').waitFor()
      expect(await page.locator('.reader .text').textContent()).toContain('the bridge needs a guard on both banks')
      expect(await reference(page, 'letter of 3 May').getAttribute('class')).toContain('reference-resolved')
      expect(await reference(page, 'letter of 2 April').getAttribute('class')).toContain('reference-absent')
      const lines = await page.evaluate(() =>
        [...document.querySelectorAll('.text .reference')].map((e) => getComputedStyle(e).textDecorationStyle),
      )
      expect(new Set(lines).size).toBe(2)
    }))

  it('a reference is followed to the paper it means, and from there back to the passage', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?paper=b1`)
      await reference(page, 'letter of 3 May').click()
      const card = page.getByRole('dialog', { name: /letter of 3 May/ })
      await card.getByText('Ana to Ben, 3 May').waitFor()
      await card.getByText('Confidence').waitFor()
      await card.getByRole('button', { name: 'Open Ana to Ben, 3 May' }).click()
      await heading(page).getByText('Ana to Ben, 3 May').waitFor()
      expect(new URL(page.url()).searchParams.get('paper')).toBe('a1')
      await page.locator('.margin .quotation', { hasText: 'Ben to Ana, 6 May' }).click()
      await heading(page).getByText('Ben to Ana, 6 May').waitFor()
      expect(await page.locator('.text .sought').first().textContent()).toContain('letter of 3 May')
      await page.goBack()
      await heading(page).getByText('Ana to Ben, 3 May').waitFor()
    }))

  it('the card closes with Escape and gives the focus back', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?paper=b1`)
      await reference(page, 'letter of 3 May').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('letter of 3 May')
    }))

  it('a click on a line of the picture opens its paper, and the arrow keys go through time', () =>
    visit(async ({ page }) => {
      const picture = page.getByRole('application')
      // What is only spoken of comes once the papers are read, together with the findings.
      await page.getByRole('tab', { name: /Findings.*2/ }).waitFor()
      await picture.focus()
      await page.keyboard.press('Home')
      // The first in time is the letter that is only spoken of.
      await heading(page).getByText('April').waitFor()
      await page.keyboard.press('ArrowRight')
      await heading(page).getByText('Ana to Ben, 3 May').waitFor()
      await page.keyboard.press('ArrowRight')
      await heading(page).getByText('Ben to Ana, 6 May').waitFor()
      await page.keyboard.press('+')
      await page.keyboard.press('0')
      const box = (await picture.boundingBox())!
      const before = page.url()
      scan: for (let y = 50; y < box.height - 10; y += 14)
        for (let x = 160; x < box.width - 10; x += 12) {
          await page.mouse.move(box.x + x, box.y + y)
          if ((await picture.getAttribute('data-pointing')) === 'no') continue
          await page.locator('.tip strong').waitFor()
          if (
            (await page.locator('.tip .state').count()) === 0 ||
            (await page.locator('.tip strong').textContent()) === 'Ben to Ana, 6 May'
          )
            continue
          await page.mouse.down()
          await page.mouse.up()
          break scan
        }
      await page.waitForFunction((was) => location.href !== was, before)
    }))

  it('other eyes change the counts, the list, the findings and the address, and show nothing of what they were not given', () =>
    visit(async ({ page }) => {
      await page.getByRole('button', { name: 'List' }).click()
      await page.getByRole('button', { name: 'Ana to Ben, 8 May', exact: true }).waitFor()
      await page.getByRole('tab', { name: /Findings.*2/ }).waitFor()
      await page.getByLabel('Seen by').selectOption('carla')
      await page.getByText(/Carla Eastland holds 3/).waitFor()
      expect(new URL(page.url()).searchParams.get('seen-by')).toBe('carla')
      await page.locator('.list').getByText('Ana to Ben, 8 May').waitFor({ state: 'detached' })
      expect(await page.content()).not.toContain(SECRET)
      const tabs = page.getByRole('tab')
      expect(await tabs.first().textContent()).toMatch(/^Not passed on \d/)
      expect(await tabs.first().getAttribute('aria-selected')).toBe('true')
      await page.getByRole('button', { name: 'Ana to Ben, 8 May', exact: true }).waitFor()
      await page.getByLabel('Seen by').selectOption('')
      await page.getByText(/^6 papers on record/).waitFor()
    }))

  it('the clock takes papers away and brings them back, by typing, by sliding and by steps', () =>
    visit(async ({ page }) => {
      await page.getByLabel('As of').fill('1955-05-06T20:00')
      await page.getByText(/^2 papers on record by then/).waitFor()
      expect(page.url()).toContain('as-of=1955-05-06T20:00')
      await page.getByRole('button', { name: 'Next event' }).click()
      await page.waitForURL(/as-of=1955-05-07T08:30/)
      await page.getByRole('button', { name: 'Previous event' }).click()
      await page.waitForURL(/as-of=1955-05-06T12:00/)
      await page.getByRole('slider').focus()
      await page.keyboard.press('Home')
      await page.getByText(/^1 paper on record by then/).waitFor()
      await page.getByRole('button', { name: 'To the end' }).click()
      await page.getByText(/^6 papers on record:/).waitFor()
      expect(page.url()).not.toContain('as-of')
    }))

  it('a reload and a link to a passage bring the same desk back', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?seen-by=carla&as-of=1955-05-13&paper=b2&passage=38-57&pane=missing&list=1`)
      const look = async () => {
        await heading(page).getByText('Ben to Ana, 10 May').waitFor()
        await page.getByRole('tab', { name: /Missing/, selected: true }).waitFor()
        expect(await page.getByLabel('Seen by').inputValue()).toBe('carla')
        expect(await page.getByLabel('As of').inputValue()).toBe('1955-05-13T23:59')
        expect(await page.locator('.text .sought').count()).toBeGreaterThan(0)
        await page.locator('.list table').waitFor()
      }
      await look()
      await page.reload()
      await look()
    }))

  it('a paper that these eyes do not know is said not to be there, and the keeper may look with his own', () =>
    visit(async ({ page, home, troubles }) => {
      await page.goto(`${home}/?seen-by=carla&paper=a2`)
      await page.getByText('These eyes know of no such paper').waitFor()
      await page.getByRole('button', { name: 'Open in the whole record' }).click()
      await page.getByText(SECRET).waitFor()
      // The browser itself reports the 404; that is as it should be.
      expect(troubles.splice(0).every((t) => t.includes('404'))).toBe(true)
    }))

  it('a finding opens its evidence at the passage, and a missing paper what is told of it', () =>
    visit(async ({ page }) => {
      await page.locator('.finding .quotation').click()
      await heading(page).getByText('Ben to Ana, 6 May').waitFor()
      await page.locator('.text .sought').first().waitFor()
      await page.getByRole('tab', { name: /Missing/ }).click()
      await page.locator('.missing .title', { hasText: 'April' }).first().click()
      await page.getByText('There is no text.').waitFor()
      await page.locator('.margin .quotation', { hasText: 'Ben to Ana, 6 May' }).waitFor()
    }))

  it('a link is judged with a key, signed once, and the judgement taken back', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?paper=b1`)
      await reference(page, 'letter of 3 May').click()
      const card = page.getByRole('dialog', { name: /letter of 3 May/ })
      await card.getByText('nobody has judged it yet').waitFor()
      await page.keyboard.press('s')
      await card.getByLabel('Who is judging?').fill('Rosa')
      await page.keyboard.press('Enter')
      await card.getByText('Settled by Rosa.').waitFor()
      await card.getByText('judgements are lost when the desk is closed').waitFor()
      await card.getByRole('button', { name: 'Undo' }).click()
      await card.getByText('nobody has judged it yet').waitFor()
      await card.getByRole('button', { name: /^Not same/ }).click()
      await card.getByText('Rosa: not same.').waitFor()
      await page.getByLabel('Seen by').selectOption('ben')
      await page.getByText(/Ben Southland holds/).waitFor()
      await reference(page, 'letter of 2 April').click()
      await page.getByRole('dialog', { name: /letter of 2 April/ }).waitFor()
      expect(await page.getByRole('button', { name: /^Unsure/ }).count()).toBe(0)
    }))

  it('the first visit offers one thing to look at, and it is one click away', () =>
    visit(async ({ page }) => {
      await page.getByRole('button', { name: 'See what Carla Eastland lacked on 14 May 1955' }).click()
      await page.getByText(/Carla Eastland holds 3/).waitFor()
      await page.getByRole('tab', { name: /Not passed on/, selected: true }).waitFor()
      expect(page.url()).toContain('seen-by=carla&as-of=1955-05-14')
    }))

  it('the heading says what it does not know, where the paper came from, and what was not read', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?paper=f1`)
        await page.getByText('In French: not read for references.').waitFor()
        await page.getByText('addressee not known').waitFor()
        await page.locator('.origin', { hasText: 'f1' }).waitFor()
        expect(await page.locator('.times').textContent()).toContain('dated 20 May 1955')
        expect(await page.locator('.text .marked-heading').textContent()).toBe('# Lettre')
      },
      [
        {
          id: 'f1',
          from: 'ana',
          to: [],
          date: '1955-05-20',
          text: '# Lettre\n\nJ’ai reçu votre lettre du 3 mai.',
          said: { title: 'En français', language: 'fr', sent: undefined },
        },
      ],
    ))

  it('a search finds words in the papers and goes to the place', () =>
    visit(async ({ page }) => {
      await page.getByRole('searchbox').fill('guards leave')
      const hit = page.locator('.hits li button').first()
      await hit.getByText('Ben to Ana, 10 May').waitFor()
      expect(await page.locator('.hits mark').first().textContent()).toBe('guards')
      await hit.click()
      await heading(page).getByText('Ben to Ana, 10 May').waitFor()
      expect((await page.locator('.text .sought').first().textContent())?.toLowerCase()).toBe('guards')
    }))

  it('files dropped on the desk are read, reported and there', () =>
    visit(async ({ page }) => {
      const transfer = await page.evaluateHandle(() => {
        const data = new DataTransfer()
        data.items.add(new File(['I accept the guards.'], 'b3.txt', { type: 'text/plain' }))
        return data
      })
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
      await page.getByText('Drop papers anywhere').waitFor()
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
      await page.getByText('1 paper read from 2 files; 1 entry added.').waitFor()
      await page.getByText('b3.txt: read, 1 paper').waitFor()
      await page.getByText('photo.png: ignored: not a kind of file that papers are read from').waitFor()
      await page.getByText('these papers are lost when the desk is closed').waitFor()
      await page.getByText('<b>odd</b>, line 3').waitFor()
      await page.getByText(/^7 papers on record/).waitFor()
      await page.getByRole('button', { name: 'Close' }).click()
      await page.getByRole('button', { name: 'List' }).click()
      await page.getByRole('button', { name: 'Dropped: b3.txt', exact: true }).waitFor()
    }))

  it('dark and light can be chosen, and the choice is kept', () =>
    visit(async ({ page }) => {
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const light = await ground()
      await page.getByRole('button', { name: 'Change to dark colours' }).click()
      expect(await ground()).not.toBe(light)
      await page.reload()
      await page.getByRole('button', { name: 'Change to light colours' }).waitFor()
      expect(await ground()).not.toBe(light)
    }))

  it('on a narrow screen the panes take turns, and nothing is wider than the screen', () =>
    visit(
      async ({ page }) => {
        await page.getByRole('button', { name: 'Missing' }).click()
        await page.locator('.missing .quotation').first().click()
        await heading(page).waitFor()
        expect(await page.getByRole('region', { name: 'The exchange' }).isVisible()).toBe(false)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
        await page.getByRole('button', { name: 'Exchange' }).click()
        await page.getByRole('application').waitFor()
      },
      [],
      { width: 390, height: 844 },
    ))
})

describe('hostile papers', () => {
  it('stay text in the list, the picture, the reader, the margin, the search and the findings, and run nothing', () =>
    visit(async ({ page, home, troubles }) => {
      await page.goto(`${home}/?list=1`)
      await page.locator('.list table').waitFor()
      for (const letter of HOSTILE) {
        await page.evaluate((id) => {
          history.pushState(null, '', `/?list=1&paper=${encodeURIComponent(id)}`)
          dispatchEvent(new PopStateEvent('popstate'))
        }, letter.id)
        await page.waitForFunction(
          (id) => document.querySelector('.reader article')?.getAttribute('data-paper') === id,
          letter.id,
        )
      }
      const first = HOSTILE[0]!
      await page.goto(`${home}/?paper=${encodeURIComponent(first.id)}`)
      await page.locator('.reader .text').getByText('<script>').first().waitFor()
      expect(await heading(page).textContent()).toBe(first.text.split('\n\n')[0])
      await page.getByRole('searchbox').fill('onerror')
      await page.locator('.hits li button').first().waitFor()
      await page.goto(`${home}/?paper=a1`)
      await page.locator('.margin .quotation').nth(20).waitFor()
      expect(await page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined()
      const strangers = await page.evaluate(
        () =>
          document.querySelectorAll(
            '#desk script, #desk img, #desk iframe, #desk svg, #desk style, #desk base, #desk [onload], #desk [onerror]',
          ).length,
      )
      expect(strangers).toBe(0)
      expect(troubles).toEqual([])
    }, HOSTILE))
})

describe('for everybody', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious in %s colours', (colorScheme) =>
    visit(async ({ page, home }) => {
      await page.emulateMedia({ colorScheme })
      for (const path of [
        '/?paper=b1',
        '/?paper=b1&list=1&pane=missing',
        '/?seen-by=carla&paper=b2&pane=not-passed-on',
      ]) {
        await page.goto(home + path)
        await heading(page).waitFor()
        await page.locator('.text .reference').first().click()
        expect(await findSerious(page)).toEqual([])
      }
    }),
  )
})
