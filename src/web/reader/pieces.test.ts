import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Link } from '../../collation/link.ts'
import { cutText } from './pieces.ts'

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
        (text, spans, passage) => {
          const said = cutText(
            text,
            spans.map(([a, b]) => link(a, b)),
            passage,
          ).map((p) => p.pieces.map((x) => x.words).join(''))
          expect(said.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })
})
