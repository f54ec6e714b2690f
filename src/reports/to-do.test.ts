import { expect, it } from 'vitest'
import { collate } from '../collation/collate.ts'
import { lendEyes } from '../collation/eyes.ts'
import { readPapers } from '../intake/intake.ts'
import { planOf } from '../plan/plan.ts'
import { foldEntries } from '../record/fold.ts'
import { listMissing } from './missing.ts'
import { printMissing } from './print-missing.ts'
import { printPlan } from './print-plan.ts'
import { listErrands, saySearch, searchesByPaper } from './to-do.ts'

async function office() {
  const files = {
    'b1.md': '---\nid: b1\nfrom: ben\nto: [ana]\ndate: 1955-05-04\n---\n\nI have your letter of 3 May.\n',
    'a1.md': '---\nid: a1\nkind: letter\nfrom: ana\nto: [ben]\ndate: 1955-05-03\non-file: none\n---\n',
    'plan.yaml': `steps:
  - {id: open, title: Open the bridge, owner: ben, by: 1955-06-01, in: b1}
  - {id: later, title: Show Ben the letter, owner: ana, by: 1955-06-02, errand: true}
  - {id: ask, title: Ask Northtown for the letter of 3 May, owner: ben, by: 1955-05-20, errand: true}
`,
    'judgements.yaml':
      'searches: [{paper: a1, where: Northtown archive, when: 5 May 1990, searcher: ana, result: not found}]\n',
  }
  const bytes = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  const { entries, bodies, problems } = await readPapers(bytes, { at: '2026-01-01T00:00:00Z' })
  expect(problems).toEqual([])
  return foldEntries(entries, bodies)
}

it('errands are listed by their day, and are no steps of what is negotiated', async () => {
  const record = await office()
  expect(listErrands(record).map((s) => s.id)).toEqual(['ask', 'later'])
  const plan = planOf(record)
  expect(plan.steps.map((s) => s.id)).toEqual(['open'])
  const page = [
    ...printPlan(record, { plan, steps: plan.steps, open: [], toShow: new Map() }, 'Read in 2 papers'),
  ].join('')
  expect(page).toMatch(/Errands \(2\).*\n {2}Ask Northtown for the letter of 3 May \(ben, by 1955-05-20\)/)
})

it('a party sees neither the errands of those who keep the record nor where they looked, not even its own', async () => {
  const seen = lendEyes(await office(), { seenBy: 'ben' })
  expect([...seen.steps.values()].map((s) => s.title)).toEqual(['Open the bridge'])
  expect(listErrands(seen)).toEqual([])
  expect(searchesByPaper(seen).size).toBe(0)
  expect(listMissing(seen, collate(seen)).map((m) => m.searches)).toEqual([[]])
})

it('the request list says where a paper was looked for', async () => {
  const record = await office()
  const missing = listMissing(record, collate(record))
  expect(missing.map((m) => m.searches)).toEqual([['Northtown archive, 5 May 1990, by ana: not found']])
  const page = [...printMissing(record, collate(record), missing, 'Read in 2 papers')].join('')
  expect(page).toContain('Looked for in Northtown archive, 5 May 1990, by ana: not found')
  expect(saySearch(record, { id: 's', paper: 'a1', where: 'the attic', result: 'found' })).toBe('the attic: found')
})
