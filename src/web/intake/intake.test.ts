/** The report of an intake on the desk, in a real browser, of files that were really read. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { KeeperIntakes } from '../../server/api.ts'
import { findSerious, openBrowser, visit } from '../visit.fixture.ts'

openBrowser()

const FILES: readonly (readonly [name: string, text: string])[] = [
  [
    'whole.md',
    '---\nid: w1\nkind: letter\nfrom: [ana]\nto: [ben]\ndate: 1955-06-01\nlanguage: en\n---\nDear Ben, all is well.\n',
  ],
  ['plain.txt', 'Northtown, 3 June 1955\n\nDear Ben,\n\nI have your letter of 10 May.\n\nAna\n'],
  [
    'odd.eml',
    'From: Ana <ana@example.org>\nTo: Ben <ben@example.org>\nDate: the day after the flood\nSubject: The bridge\nMessage-ID: <o1@example.org>\n\nDear Ben, it is so.\n',
  ],
  ['<img src=x onerror="window.ran=1">.pdf', '%PDF-1.4 no PDF at all'],
  ['photo.png', 'no paper'],
]

async function drop(page: Page, dropped = FILES): Promise<void> {
  const transfer = await page.evaluateHandle((files) => {
    const data = new DataTransfer()
    for (const [name, text] of files) data.items.add(new File([text], name))
    return data
  }, dropped)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await page.getByRole('button', { name: 'The whole report' }).click()
  await page.getByRole('heading', { name: 'What was read, file by file' }).waitFor()
}

const PIER =
  'Dear Ben,\n\nThe second pier will stand on the gravel bank, forty feet from the first, and the stone for it is cut and lies at the quarry.\n\nWe ask for two barges from Monday until the water rises again, and for men who know the current.\n\nAna\n'

const DRAFTED: readonly (readonly [name: string, text: string])[] = [
  ['pier.md', `---\nid: pier\nkind: letter\nfrom: [ana]\nto: [ben]\ndate: 1955-06-02\nlanguage: en\n---\n${PIER}`],
  [
    'pier-draft.md',
    `---\nid: pier-draft\ntitle: Ana to Ben, draft\nkind: letter\nfrom: [ana]\nto: [ben]\ndate: 1955-06-01\nlanguage: en\n---\n${PIER.replace('two barges', 'three barges')}`,
  ],
]

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })

describe('the report of an intake', () => {
  it('says of each file what was read, inferred, doubtful and refused, the worst first', () =>
    visit(
      async ({ page, home }) => {
        await drop(page)
        expect(await page.locator('.intake-screen [role=status]').textContent()).toBe(
          '3 papers from 5 files · 1 not readable · 1 ignored · 1 with something doubtful',
        )
        const cells = async (name: string) => row(page, name).locator('td').allTextContents()
        expect(await page.getByRole('rowheader').first().textContent()).toContain('.pdf')
        expect((await cells('<img'))[2]).toMatch(/could not be opened.*again/)
        expect((await cells('odd'))[1]).toContain('“the day after the flood”'.replace(/[“”]/g, '"'))
        expect((await cells('plain'))[0]).toBe('date, kind, place, to')
        expect(await cells('whole')).toEqual(['–', '–', '–'])
        expect(await row(page, 'photo').textContent()).toContain('ignored')
        expect(await page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined()
        await page.getByLabel('Show').selectOption('refused')
        expect(await page.getByRole('row').count()).toBe(2)
        expect(new URL(page.url()).searchParams.get('shown')).toBe('refused')
        expect(await findSerious(page)).toEqual([])
        const told = await page.evaluate(async () => (await fetch('/api/keeper/intakes')).json())
        const { intakes } = told as KeeperIntakes
        expect(intakes).toHaveLength(1)
        expect(intakes[0]!.files.map((f) => [f.path, f.status])).toContainEqual(['odd.eml', 'read'])
        await page.goto(`${home}/?screen=intake`)
        await row(page, 'odd').waitFor()
      },
      [],
      undefined,
      'as it is',
    ))

  it('names a draft beside the letter that it became, and the letter leads to the draft', () =>
    visit(
      async ({ page, home }) => {
        await drop(page, DRAFTED)
        const pair = page.locator('.questions li', { hasText: 'pier-draft may be a draft of pier' })
        await pair.waitFor()
        expect(await pair.textContent()).toContain('the same author; the same addressee; dates that differ')
        expect(await findSerious(page)).toEqual([])
        await page.goto(`${home}/?paper=pier`)
        const other = page.locator('.margin section', { hasText: 'Other texts' })
        await other.waitFor()
        expect(await other.textContent()).toContain('may be a draft of this paper: words:')
        await other.getByRole('button', { name: 'Read Ana to Ben, draft beside it' }).click()
        await page.locator('.beside').first().waitFor()
        expect(new URL(page.url()).searchParams.get('beside')).toBe('pier-draft')
      },
      [],
      undefined,
      'as it is',
    ))

  it('keeps the readings of one sitting apart, and says when there was none', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?screen=intake`)
        await page.getByText('Nothing was read since the desk was opened.').waitFor()
        await drop(page)
        await page.goto(`${home}/`)
        await drop(page)
        await page.getByLabel('Reading of').selectOption({ index: 1 })
        await row(page, 'odd').waitFor()
      },
      [],
      undefined,
      'as it is',
    ))

  it('on a narrow screen is no wider than the screen, and leaves out what there is nothing to say of', () =>
    visit(
      async ({ page }) => {
        await drop(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
        await row(page, 'odd').getByText('the day after the flood').waitFor()
        expect(await row(page, 'whole').getByText('–').first().isVisible()).toBe(false)
        expect(await findSerious(page)).toEqual([])
      },
      [],
      { width: 390, height: 844 },
      'as it is',
    ))
})
