/** The screen of positions in a real browser, on the October example. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { findSerious, openBrowser, visit } from '../visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const EXAMPLE = { folder: fileURLToPath(new URL('../../../examples/october-1962', import.meta.url)) }
const FOURTH = '/?screen=positions&as-of=1962-11-04&issue=inspection'

describe('positions', () => {
  it('show what was acceptable to all, and each cell leads to its passages and papers by keyboard alone', () =>
    visit(
      async ({ page, home, troubles }) => {
        await page.goto(home + FOURTH)
        const sea = page.locator('tr.outcome-acceptable')
        await sea.waitFor()
        expect(await sea.count()).toBe(1)
        expect(await sea.innerText()).toContain('Nobody has put these together')
        await page
          .locator('tr', { hasText: 'On the ground' })
          .getByRole('button', { name: /refuses/ })
          .focus()
        await page.keyboard.press('Enter')
        await page.locator('.said .line li').nth(1).waitFor()
        expect(await page.locator('.said .line li.rules').innerText()).toContain('30 October 1962')
        await page.locator('.said .line li.rules').getByRole('button').focus()
        await page.keyboard.press('Enter')
        await page.locator('.reader article h2').waitFor()
        expect(troubles).toEqual([])
      },
      [],
      undefined,
      EXAMPLE,
    ))

  it('tell at once whom a package goes against, and what opens when a rule is given up', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}${FOURTH}&tab=packages`)
        await page.getByText('1 of 4 packages is acceptable to all.').waitFor()
        await page.getByLabel('Place of the checks').last().selectOption({ label: 'In Cuban ports' })
        await page.getByText('Goes against 2 rules', { exact: false }).waitFor()
        await page.getByRole('button', { name: 'Give up' }).first().click()
        await page.getByText('2 of 4 packages are acceptable to all.').waitFor()
      },
      [],
      undefined,
      EXAMPLE,
    ))

  it('say in words who would go back on a settlement, and are another picture to other eyes', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}${FOURTH}&tab=holds`)
        await page.getByRole('heading', { name: /On the high seas: would hold/ }).waitFor()
        await page.getByRole('button', { name: /In Cuban ports/ }).click()
        await page.getByRole('heading', { name: 'In Cuban ports: would not hold' }).waitFor()
        expect(await page.locator('.witness').first().innerText()).toContain('would go back on it')
        await page.goto(`${home}${FOURTH}&seen-by=cuba&tab=packages`)
        await page.getByText('None of 3 packages is acceptable to all.').waitFor()
      },
      [],
      undefined,
      EXAMPLE,
    ))

  it('suggest a stance from a letter, which counts once somebody has signed it', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?screen=positions&issue=il28&tab=suggested`)
        await page.getByText('all 4 words that tell this option from the others', { exact: false }).waitFor()
        await page.getByRole('button', { name: 'Look at it and enter it' }).click()
        await page.getByLabel('Whose stance').waitFor()
        expect(await page.getByLabel('Whose stance').inputValue()).toBe('khrushchev')
        await page.getByLabel('Signed by').fill('Eli')
        await page.getByRole('button', { name: 'File it' }).click()
        await page.locator('.filed').waitFor()
        await page.goto(`${home}/?screen=positions&issue=il28&tab=suggested`)
        await page.getByText('Nothing that was said takes up an option', { exact: false }).waitFor()
      },
      [],
      undefined,
      EXAMPLE,
    ))

  it('have nothing serious for axe, in light and dark, wide and narrow', () =>
    visit(
      async ({ page, home }) => {
        for (const colorScheme of ['light', 'dark'] as const)
          for (const tab of ['passages&cell=cuba+inspection%2Fports', 'packages', 'holds', 'suggested']) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize(tab === 'packages' ? { width: 390, height: 800 } : { width: 1280, height: 800 })
            await page.goto(`${home}${FOURTH}&tab=${tab}`)
            await page.locator('.matrix').waitFor()
            await page.waitForLoadState('networkidle')
            // The clock above the screens is not this screen's.
            const ours = (await findSerious(page)).filter((fault) => !fault.includes('datetime-local'))
            expect(ours, `${colorScheme} ${tab}`).toEqual([])
          }
      },
      [],
      undefined,
      EXAMPLE,
    ))
})
