import { describe, expect, test } from 'vitest'
import { anchor, cutSections, divideIntoSections, hashText, normalizeText, placeInCut, quote } from './text.ts'

const LETTER =
  '  Dear Ben,\n\n1. I have your letter of 3 May.\n   It pleased me.\n \n(b) Keep this to yourself.\n\n\nIV. I have your letter of 3 May too.\n'
const sections = divideIntoSections(LETTER)
const words = (id: string) => {
  const s = sections.find((x) => x.id === id)!
  return LETTER.slice(s.start, s.end)
}

describe('Sections', () => {
  test('a letter is divided at its blank lines, and numbered paragraphs keep their numbers', () => {
    expect(sections.map((s) => [s.id, s.label])).toEqual([
      ['s1', undefined],
      ['s2', '1'],
      ['s3', 'b'],
      ['s4', 'IV'],
    ])
    expect(words('s2')).toBe('1. I have your letter of 3 May.\n   It pleased me.')
  })
  test('each is bound to its words', () => {
    for (const s of sections) expect(s.hash).toBe(hashText(words(s.id)))
  })
  test('an empty letter has none', () => {
    expect(divideIntoSections('\n \n')).toEqual([])
  })
  test('line ends and byte-order marks make no other text', () => {
    expect(normalizeText('\uFEFFDear\r\nBen\r')).toBe('Dear\nBen\n')
  })
})

describe('Cutting', () => {
  const cut = cutSections(LETTER, sections, ['s3'])
  test('leaves no trace of the words cut, their length or their place', () => {
    const other = LETTER.replace('Keep this to yourself.', 'Something longer by far.\nOn two lines.')
    expect(cutSections(other, divideIntoSections(other), ['s3'])).toBe(cut)
    expect(cut).not.toContain('yourself')
  })
  test('nothing lacking is the letter as it is', () => {
    expect(cutSections(LETTER, sections, [])).toBe(LETTER)
  })
  test('what is left can be found again in it, and what was cut cannot', () => {
    const at = LETTER.indexOf('letter of 3 May too')
    const place = placeInCut(at, at + 19, sections, ['s3'])!
    expect(cut.slice(place.start, place.end)).toBe('letter of 3 May too')
    const secret = LETTER.indexOf('yourself')
    expect(placeInCut(secret, secret + 8, sections, ['s3'])).toBeUndefined()
    expect(placeInCut(at - 60, at, sections, ['s3'])).toBeUndefined()
  })
})

describe('Anchoring', () => {
  const first = LETTER.indexOf('your letter of 3 May')
  const p = quote('A1', LETTER, first, first + 20)
  test('a passage in an unchanged letter is in place', () => {
    expect(anchor(p, LETTER)).toEqual({ kind: 'in place', start: first, end: first + 20 })
  })
  test('a passage moves with the words around it', () => {
    expect(anchor(p, `A new beginning.\n\n${LETTER}`)).toEqual({ kind: 'moved', start: first + 18, end: first + 38 })
  })
  test('a slip corrected near by does not lose it', () => {
    expect(anchor(p, LETTER.replace('Dear Ben,', 'My dear Benny,'))).toMatchObject({ kind: 'moved' })
  })
  test('if its sentence is struck out, the like words further down are not taken for it', () => {
    expect(anchor(p, LETTER.replace('I have your letter of 3 May.\n', 'I have nothing.\n'))).toMatchObject({
      kind: 'detached',
    })
  })
  test('nor if a lookalike has come to stand at its very place', () => {
    const other = `${'x'.repeat(first)}your letter of 3 May, which I never had`
    expect(anchor(p, other)).toEqual({ kind: 'detached', reason: 'the words stand elsewhere, in other surroundings' })
  })
  test('two places just like it are one too many', () => {
    expect(anchor({ ...p, start: 3, end: 23 }, `${LETTER}\n\n${LETTER}`)).toEqual({
      kind: 'detached',
      reason: 'the words stand in several like places',
    })
  })
  test('words that are gone are gone', () => {
    expect(anchor(p, 'Dear Ben, no.')).toEqual({ kind: 'detached', reason: 'its words are no longer in the text' })
  })
  test('the beginning of a letter is a beginning only there', () => {
    const opening = quote('A1', 'Yes. I agree.', 0, 4)
    expect(anchor(opening, 'I do not know. Yes. I disagree, and say why.')).toMatchObject({ kind: 'detached' })
    expect(anchor(opening, 'Yes. I agree.')).toMatchObject({ kind: 'in place' })
  })
  test('words typed by a person without their surroundings are found if they stand but once', () => {
    const typed = { paper: 'A1', start: 0, end: 8, words: 'yourself' }
    expect(anchor(typed, LETTER)).toMatchObject({ kind: 'moved' })
    expect(anchor({ ...typed, words: 'your' }, LETTER)).toMatchObject({ kind: 'detached' })
  })
})
