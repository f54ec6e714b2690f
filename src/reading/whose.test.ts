import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'

const whose = (text: string) =>
  readPaper(text).references.map((r) => [r.author?.role, r.author?.words, r.date?.day ?? r.order ?? r.date?.relative])

describe('whose letter it is', () => {
  it.each([
    ['I have your solicitor’s letter of the 4th.', 'your solicitor', 4],
    ["Your son's letter of 4 May came.", 'Your son', 4],
    ["I saw Kerr's wife's letter of the 8th.", "Kerr's wife", 8],
    ["I read your boss's email of 2 June.", 'your boss', 2],
    ["You know my father's last letter.", 'my father', 'last'],
    ["Thank you for your late brother's letter of 3 May.", 'your late brother', 3],
    ["I read your Minister's note of 3 May.", 'your Minister', 3],
    ["I saw our Ambassador's letter of 3 May.", 'our Ambassador', 3],
    ["We have the manager's letter of 3 May.", 'manager', 3],
  ])('a letter of somebody’s relation is that relation’s own: %s', (text, words, said) =>
    expect(whose(text)).toEqual([['named', words, said]]),
  )

  it('a time is nobody', () => {
    expect(whose("I have your last week's letter.")).toEqual([['addressee', 'your', 7]])
    expect(whose("I have your yesterday's letter.")).toEqual([['addressee', 'your', 1]])
  })

  it('"your Government" is whom one writes to', () =>
    expect(whose("I have your Government's note of 3 May.")).toEqual([['addressee', 'your', 3]]))
})

describe('who brought it', () => {
  const carriers = (text: string) => readPaper(text).references.map((r) => r.carrier)

  it.each([
    'Your letter of 3 May through Captain Lund came.',
    'I had the letter you sent through Captain Lund.',
    'Your letter of 3 May, by hand of Captain Lund, came.',
    'Your letter, brought by Captain Lund, came.',
    'I have your note via Captain Lund of 3 May.',
  ])('%s', (text) => expect(carriers(text)).toEqual(['Captain Lund']))

  it.each([
    'I read your letter of 3 May through the night.',
    'I got your letter of 3 May per post.',
    "I have your letter of 3 May through Captain Lund's brother.",
  ])('nobody by his name: %s', (text) => expect(carriers(text)).toEqual([undefined]))
})
