import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Link } from '../../collation/link.ts'
import { cutText, pageAt } from './pieces.ts'

const link = (start: number, end: number): Link => ({
  paper: 'x',
  start,
  end,
  words: '',
  outcome: 'resolved',
  targets: [],
  confidence: 1,
  reasons: [],
  candidates: [],
  relation: 'cites',
  prefix: '',
  suffix: '',
})
const TEXT = 'I have your letter of 3 May.\n\nIt says little.'

describe('a text in pieces', () => {
  it('marks a reference and leaves the rest', () => {
    const [first] = cutText(TEXT, [link(7, 27)])
    expect(first!.pieces.map((p) => [p.words, p.link !== undefined])).toEqual([
      ['I have ', false],
      ['your letter of 3 May', true],
      ['.', false],
    ])
  })

  it('shows a passage that begins inside a reference, and stops the keyboard once', () => {
    const [first] = cutText(TEXT, [link(7, 27)], [12, 28])
    expect(first!.pieces.filter((p) => p.sought).map((p) => p.words)).toEqual(['letter of 3 May', '.'])
    expect(first!.pieces.filter((p) => p.leads)).toHaveLength(1)
  })

  it('of two references that overlap it marks the longer', () => {
    const [first] = cutText(TEXT, [link(12, 18), link(7, 27)])
    expect(first!.pieces.filter((p) => p.link).map((p) => p.words)).toEqual(['your letter of 3 May'])
  })

  it('a reference over a gap between paragraphs is marked in both', () => {
    const [one, two] = cutText(TEXT, [link(22, 35)])
    expect([one!.pieces.at(-1)!.link, two!.pieces[0]!.link].every(Boolean)).toBe(true)
  })

  it('loses and adds no word, whatever the spans', () => {
    const span = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '😀') }),
        fc.array(span, { maxLength: 6 }),
        fc.option(span, { nil: undefined }),
        fc.array(
          fc.nat(80).map((at) => ({ at })),
          { maxLength: 5 },
        ),
        (text, spans, passage, pages) => {
          const cut = cutText(
            text,
            spans.map(([a, b]) => link(a, b)),
            passage,
            [],
            pages,
          )
          const said = cut.map((p) => p.pieces.map((x) => x.words).join(''))
          const begun = cut.flatMap((p) => p.pieces.flatMap((x) => x.pages ?? []))
          // Every page that has words after it begins once, and none begins twice.
          expect([...begun].sort()).toEqual([...new Set(begun)].sort())
          const before = pages.flatMap((p, n) => (text.slice(p.at).trim() === '' ? [] : [n]))
          expect(begun).toEqual(expect.arrayContaining(before))
          expect(said.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })

  it('a page begins at its words, and a passage is on the last page that begins before it', () => {
    const pages = [{ at: 0 }, { at: 12 }, { at: 12 }, { at: 500 }]
    const begun = cutText(TEXT, [], undefined, [], pages).flatMap((p) => p.pieces.flatMap((x) => (x.pages ? [x] : [])))
    expect(begun.map((x) => [x.start, x.pages])).toEqual([
      [0, [0]],
      [12, [1, 2]],
    ])
    expect([0, 11, 12, 40].map((at) => pageAt(pages, at))).toEqual([0, 0, 2, 2])
    expect(pageAt([], 3)).toBe(0)
  })
})
