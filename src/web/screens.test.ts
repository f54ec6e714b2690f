/** The other screens of the desk in a real browser: papers and forms, parties, two parties, the brief, findings settled, papers side by side. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { SECRET } from '../server/thaw.fixture.ts'
import { HOSTILE } from './hostile.fixture.ts'
import { findSerious, openBrowser, visit } from './visit.fixture.ts'

vi.setConfig({ testTimeout: 300_000 })
openBrowser()

const EXAMPLE = fileURLToPath(new URL('../../examples/october-1962', import.meta.url))
const screen = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true })
const heading = (page: Page) => page.locator('.reader article h2')

describe('papers', () => {
  it('are found by their words, narrowed by facets, and the search can be sent as a link', () =>
    visit(async ({ page }) => {
      await screen(page, 'Papers').click()
      await page.getByRole('searchbox', { name: 'Words' }).fill('letter')
      await page.waitForURL(/screen=papers&q=letter/)
      await page.getByRole('group', { name: 'Party' }).getByRole('button', { name: /Carla/ }).click()
      await page.waitForURL(/party=carla/)
      await page.reload()
      await page.getByRole('group', { name: 'Party' }).getByRole('button', { name: /Carla/, pressed: true }).waitFor()
      const found = page.locator('.results .title')
      await found.first().waitFor()
      expect(await found.allTextContents()).not.toContain('Ana to Ben, 3 May')
      await found.first().click()
      await page.locator('.text .sought').first().waitFor()
    }))

  it('held by one party are the keeper’s to ask for; that party’s own search finds nothing else', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?screen=papers`)
      await page.getByText('6 papers', { exact: true }).waitFor()
      await page.getByLabel('Held by').selectOption('carla')
      await page.getByText('3 papers', { exact: true }).waitFor()
      await page.getByLabel('Seen by').selectOption('carla')
      await page.getByLabel('Held by').waitFor({ state: 'detached' })
      await page.getByRole('searchbox', { name: 'Words' }).fill(SECRET)
      await page.getByText('Nothing found').first().waitFor()
    }))
})

describe('forms', () => {
  it('file a paper, a copy, a talk, a statement, a task and a search, as a file would; and say what is wrong', () =>
    visit(
      async ({ page, home }) => {
        const form = async (
          name: string,
          fields: { [label: string]: string },
          choices: { [label: string]: string } = {},
        ) => {
          await page.getByRole('combobox', { name: 'What', exact: true }).selectOption(name)
          const area = page.getByRole('region', { name: 'Enter' })
          for (const [label, value] of Object.entries(fields)) await area.getByLabel(label).fill(value)
          for (const [label, value] of Object.entries(choices)) await area.getByLabel(label).selectOption(value)
          await area.getByLabel('Signed by').fill('Rosa')
          await area.getByRole('button', { name: 'File it' }).click()
          await area.getByRole('status').waitFor()
          return (await area.getByRole('status').textContent()) ?? ''
        }
        await page.goto(`${home}/?screen=papers`)
        expect(
          await form('paper', {
            'Short name': 'b9',
            Title: 'Ben to Ana, 20 May',
            From: 'ben',
            To: 'ana',
            'Date on it': '20 May 1955',
            Text: 'I have your letter of 8 May.',
          }),
        ).toContain('On the desk')
        await page.getByText(/^7 papers on record/).waitFor()
        expect(
          await form('copy', { 'Paper (its id)': 'a2', 'Who has it': 'carla', Since: '21 May 1955' }, { How: 'shown' }),
        ).toContain('On the desk')
        expect(await form('copy', { 'Paper (its id)': 'a2', 'Who has it': 'carla', Since: 'whenever' })).toContain(
          'whenever',
        )
        expect(
          await form('meeting', {
            'Short name': 'talk-9',
            Title: 'At the mill',
            When: '1955-05-22',
            Present: 'ana; carla',
          }),
        ).toContain('On the desk')
        expect(
          await form(
            'statement',
            { 'Who said it': 'carla', Text: 'The guards stay.', When: '1955-05-22' },
            { 'What the words do': 'states' },
          ),
        ).toContain('On the desk')
        expect(
          await form('task', { Title: 'Show her the letter of 8 May', 'Whose task': 'ben', 'By when': '1955-05-25' }),
        ).toContain('On the desk')
        expect(
          await form('request', { 'Paper (its id)': 'b9', 'Where it was or is looked for': 'Northtown archive' }),
        ).toContain('On the desk')
        await page.goto(`${home}/?pane=to-do`)
        const errand = page.locator('.errand', { hasText: 'Show her the letter of 8 May' })
        await errand.getByText('by 25 May 1955').waitFor()
        await page.locator('.to-do', { hasText: 'Ben to Ana, 20 May' }).getByText('Northtown archive').waitFor()
        await errand.getByRole('button', { name: 'Resolve' }).click()
        await errand.getByRole('button', { name: 'Resolve' }).click()
        await page.locator('details', { hasText: 'Done with' }).waitFor()
        await page.goto(`${home}/?screen=plan`)
        await page.getByText('No steps').waitFor()
        await page.goto(`${home}/?seen-by=ben&pane=to-do`)
        await page.getByText(/Ben Southland holds/).waitFor()
        expect(await page.getByText('Show her the letter').count()).toBe(0)
        expect(await page.getByRole('tab', { name: /To do/ }).count()).toBe(0)
        await page.goto(`${home}/?seen-by=carla&paper=a2`)
        await page.locator('.reader .text', { hasText: SECRET }).waitFor()
      },
      [],
      undefined,
      'as it is',
    ))
})

describe('parties', () => {
  it('are listed with what they wrote, and lead to their eyes and their brief', () =>
    visit(async ({ page }) => {
      await screen(page, 'Parties').click()
      await page.getByRole('button', { name: 'Carla Eastland', exact: true }).click()
      await page.waitForURL(/screen=parties&party=carla/)
      await page.getByRole('button', { name: 'See with these eyes' }).click()
      await page.getByText(/Carla Eastland holds 3/).waitFor()
      await page.goBack()
      await page.getByRole('button', { name: 'Brief for a meeting' }).click()
      await page.getByRole('heading', { name: 'Brief for a meeting with Carla Eastland' }).waitFor()
    }))

  it('two of them stand side by side, with the difference in words, and follow the clock', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?screen=compare&a=ben&b=carla`)
      await page
        .getByText(
          'Both hold 3 papers. Ben Southland holds 3 papers that Carla Eastland does not; Carla Eastland holds no papers that Ben Southland does not.',
        )
        .waitFor()
      await page
        .getByRole('region', { name: 'Only Ben Southland' })
        .getByRole('button', { name: 'Ana to Ben, 8 May' })
        .waitFor()
      await page.getByLabel('As of').fill('1955-05-11T09:00')
      await page.getByText(/Carla Eastland holds no papers/).waitFor()
      await page.getByText(/^Both hold no papers/).waitFor()
    }))
})

describe('the brief', () => {
  it('says what they will ask and why, what they must be shown to say a thing, and prints without its form', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?screen=brief&for=carla`)
        await page.getByText('What they are likely to ask').waitFor()
        await page
          .getByText(/and may we see it\?/)
          .first()
          .waitFor()
        await page.getByLabel('To say').fill('I have read Ana’s letter to Ben of 8 May 1955.')
        await page.getByRole('button', { name: 'What must they be shown?' }).click()
        await page.getByRole('heading', { name: /To be able to say it/ }).waitFor()
        expect(page.url()).toContain('say=')
        await page.emulateMedia({ media: 'print' })
        expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
        expect(await page.locator('.page h2').isVisible()).toBe(true)
      },
      [],
      undefined,
      'as it is',
    ))
})

describe('findings', () => {
  it('are dismissed for a reason, signed, opened again, and made a task', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?pane=findings`)
      const finding = page.locator('.finding', { hasText: 'A letter of 2 April' })
      await finding.getByRole('button', { name: 'Dismiss' }).click()
      await finding.getByLabel('Why is it no fault?').fill('It burnt in 1954.')
      await finding.getByLabel('Signed by').fill('Rosa')
      await finding.getByRole('button', { name: 'Dismiss' }).click()
      await page.getByText('Resolved or dismissed').click()
      await finding.getByText('Dismissed by Rosa: It burnt in 1954.').waitFor()
      await finding.getByRole('button', { name: 'Open again' }).click()
      await finding.getByRole('button', { name: 'Open again' }).click()
      await finding.getByRole('button', { name: 'Resolve' }).waitFor()
      await finding.getByRole('button', { name: 'Make it a task' }).click()
      await page.waitForURL(/form=task/)
      expect(await page.getByRole('region', { name: 'Enter' }).getByLabel('Title').inputValue()).toContain('2 April')
    }))

  it('are filtered by weight, and open their papers side by side', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?pane=findings`)
      await page.getByLabel('Weight').selectOption('info')
      await page.locator('.finding', { hasText: 'A letter of 2 April' }).waitFor({ state: 'detached' })
      await page.locator('.finding').getByRole('button', { name: 'Side by side' }).click()
      await page.getByRole('region', { name: 'Side by side' }).waitFor()
      expect(page.url()).toMatch(/paper=b2.*beside=s1/)
    }))
})

describe('papers side by side', () => {
  it('have what one takes from the other marked and numbered in both, and the passage by which it means it', () =>
    visit(
      async ({ page, home }) => {
        await page.goto(`${home}/?paper=v1&beside=a1`)
        await page.getByText('1 passage in the same words.').waitFor()
        const mine = page.locator('[data-side="one"] .same-words')
        expect(await mine.textContent()).toBe('I propose that the bridge be opened in June1')
        expect(await page.locator('[data-side="one"] .means').textContent()).toContain('letter of 3 May')
        await mine.click()
        expect(
          await page.evaluate(() => {
            const at = document.activeElement
            return [at?.closest('[data-side]')?.getAttribute('data-side'), at?.textContent]
          }),
        ).toEqual(['two', 'I propose that the bridge be opened in June1'])
        await page.getByRole('button', { name: 'Close' }).click()
        await heading(page).getByText('Carla quotes').waitFor()
      },
      [
        {
          id: 'v1',
          from: 'carla',
          to: ['ana'],
          date: '1955-05-21',
          text: 'In your letter of 3 May to Mr. Ben you said: I propose that the bridge be opened in June.',
          said: { title: 'Carla quotes' },
        },
      ],
    ))

  it('and part by part, the reader says what a party has of a paper', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?paper=a2`)
      const parts = page.locator('.sections')
      await parts.getByLabel('In the hands of').selectOption('carla')
      await parts.getByText('knows of it, and does not hold it').waitFor()
      expect(await parts.locator('.lacks').count()).toBeGreaterThan(0)
      await parts.getByLabel('In the hands of').selectOption('ben')
      await parts.locator('.has').first().waitFor()
      expect(await parts.locator('.lacks').count()).toBe(0)
    }))
})

describe('the exchange', () => {
  it('has its lanes ordered, grouped and folded, its ghosts, and all of it in the address', () =>
    visit(async ({ page, home }) => {
      await page.goto(`${home}/?seen-by=carla`)
      await page.getByRole('button', { name: 'Lanes' }).click()
      await page.getByLabel('Order').selectOption('name')
      await page.getByLabel('Group').selectOption('kind')
      await page.waitForURL(/order=name&group=kind/)
      await page.getByRole('checkbox').first().check()
      await page.waitForURL(/folded=/)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Ghosts' }).click()
      await page.getByText('no trace (for the keeper)').waitFor()
      await page.reload()
      await page.getByRole('button', { name: 'Ghosts', pressed: true }).waitFor()
      await page.getByText(/papers? drawn/).waitFor()
    }))
})

describe('the example', () => {
  it('tells in two actions what Havana lacked on 4 November', () =>
    visit(
      async ({ page }) => {
        const havana = await page
          .locator('select')
          .first()
          .locator('option', { hasText: 'Havana' })
          .first()
          .getAttribute('value')
        await page.getByLabel('Seen by').selectOption(havana!)
        await page.getByLabel('As of').fill('1962-11-04T23:59')
        await page.waitForURL(/as-of=1962-11-04/)
        await page.locator('.withheld .title').getByText('Kennedy to Khrushchev, 25 October', { exact: true }).waitFor()
      },
      [],
      undefined,
      { folder: EXAMPLE },
    ))

  it('is walked as docs/start-here.md says: what is in bold is pressed, in its order', () =>
    visit(
      async ({ page }) => {
        const guide = readFileSync(fileURLToPath(new URL('../../docs/start-here.md', import.meta.url)), 'utf8')
        const first = guide.slice(guide.indexOf('## 1.'), guide.indexOf('## 2.'))
        const steps = [...first.matchAll(/\*\*([^*]+)\*\*/g)].map((m) => m[1]!)
        expect(steps.length).toBeGreaterThan(7)
        for (const step of steps) {
          const name = new RegExp(`^${step.replace(/[.()]/g, '\\$&')}( \\d+)?$`)
          await page.getByRole('button', { name }).or(page.getByRole('tab', { name })).first().click()
          await page.waitForLoadState('networkidle')
        }
        // Back on the table, with the letter that he was not given, and what is to do.
        await heading(page).getByText('Kennedy to Khrushchev, 25 October').waitFor()
        await page.getByRole('tab', { name: /^To do/, selected: true }).waitFor()
        for (const picture of guide.matchAll(/\]\((pictures\/[^)]+)\)/g))
          expect(existsSync(fileURLToPath(new URL(`../../docs/${picture[1]}`, import.meta.url)))).toBe(true)
      },
      [],
      undefined,
      { folder: EXAMPLE },
    ))
})

describe('for everybody', () => {
  const SCREENS = [
    '/?screen=papers&q=letter',
    '/?screen=parties&party=carla',
    '/?screen=compare&a=ben&b=carla',
    '/?screen=brief&for=carla',
    '/?paper=b2&beside=a2',
    '/?pane=findings&paper=a2',
  ]

  it.each(['light', 'dark'] as const)('axe finds nothing serious on any screen in %s colours', (colorScheme) =>
    visit(async ({ page, home }) => {
      await page.emulateMedia({ colorScheme })
      for (const path of SCREENS) {
        await page.goto(home + path)
        await page.locator('main h2').first().waitFor()
        await page.waitForLoadState('networkidle')
        expect(await findSerious(page), path).toEqual([])
      }
    }),
  )

  it('hostile names, titles and texts stay text on every screen, and run nothing', () =>
    visit(async ({ page, home, troubles }) => {
      const first = HOSTILE[0]!
      const id = encodeURIComponent(first.id)
      const who = encodeURIComponent(first.from)
      for (const path of [
        '/?screen=papers&q=',
        `/?screen=papers&q=${encodeURIComponent('<script>')}&form=task&for-title=${who}`,
        `/?screen=parties&party=${who}`,
        `/?screen=compare&a=${who}&b=ana`,
        `/?screen=brief&for=${who}&say=${who}`,
        `/?paper=${id}&beside=${encodeURIComponent(HOSTILE[1]!.id)}`,
        `/?paper=${id}&group=kind&folded=%25zz,${who}&order=name`,
      ]) {
        await page.goto(home + path)
        await page.locator('main h2').first().waitFor()
        await page.waitForLoadState('networkidle')
        const strangers = await page.evaluate(
          () =>
            document.querySelectorAll(
              '#desk script, #desk img, #desk iframe, #desk svg, #desk style, #desk base, #desk [onload], #desk [onerror]',
            ).length,
        )
        expect(strangers, path).toBe(0)
        expect(await page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined()
      }
      expect(troubles).toEqual([])
    }, HOSTILE))

  it('what the browser loads is under 350 kB compressed', () => {
    const assets = fileURLToPath(new URL('../../dist/web/assets', import.meta.url))
    const sizes = readdirSync(assets).map((name) => gzipSync(readFileSync(join(assets, name))).length)
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(350_000)
  })
})
