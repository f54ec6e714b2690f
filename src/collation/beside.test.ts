import { describe, expect, it } from 'vitest'
import { letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import { textOf } from '../record/record.ts'
import { alignPapers } from './beside.ts'
import { collate } from './collate.ts'
import { makeExchange } from './exchange.fixture.ts'

const ana = party('ana')
const ben = party('ben')
const LETTER = `Northtown, 3 May 1962

Our fishermen complain of the toll at the harbour, which has been raised twice since the winter.

We are willing to remove the guards from the eastern mill, provided that inspectors of the League visit the warehouses every month.

The prisoners of the autumn are in good health.`
const ANSWER = `Southland, 5 May 1962

I have received your letter of 3 May.

As to the monthly visits to the warehouses by inspectors of the League, they are agreed, and the removal of your guards from the eastern mill may begin.

You write that your prisoners are in good health; ours are "in the care of the sisters".`

function beside(first: string, second: string, ...more: readonly Noted[]) {
  const record = recordOf(ana, ben, ...more)
  const aligned = alignPapers(record, collate(record), first, second)!
  const words = (id: string, [start, end]: readonly [number, number]) =>
    textOf(record, record.papers.get(id)!)!.slice(start, end)
  return {
    ...aligned,
    said: aligned.passages.map((p) => [words(first, p.first), words(second, p.second), p.how]),
  }
}

describe('an answer beside the letter', () => {
  const letters = [letter('a1', 'ana', 'ben', '1962-05-03', LETTER), letter('b1', 'ben', 'ana', '1962-05-05', ANSWER)]

  it('has the matter that it takes up in other words marked in both, whichever was opened first', () => {
    const { said } = beside('b1', 'a1', ...letters)
    expect(said).toContainEqual([
      expect.stringContaining('removal of your guards'),
      expect.stringContaining('remove the guards from the eastern mill'),
      'taken up',
    ])
    const back = beside('a1', 'b1', ...letters)
    expect(back.said.map(([a, b, how]) => [b, a, how])).toEqual(said)
  })

  it('takes nothing from a date line, nor from the words by which it cites the letter', () => {
    const { said } = beside('b1', 'a1', ...letters)
    expect(said.flat().join(' ')).not.toContain('1962')
    expect(said.flat().join(' ')).not.toContain('I have received')
  })

  it('of another matter takes up nothing', () => {
    const other = letter(
      'b1',
      'ben',
      'ana',
      '1962-05-05',
      'My sister has married, and the whole valley danced until morning.',
    )
    expect(beside('b1', 'a1', letters[0]!, other).said).toEqual([])
  })
})

it('two texts of one letter show the paragraph that only one of them has', () => {
  const { notes, omissions } = makeExchange(7)
  const { fuller, shorter, words } = omissions[0]!
  const { onlyFirst, onlySecond } = beside(fuller, shorter, ...notes)
  expect(onlyFirst.map((l) => l.words).join(' ')).toContain(words.slice(0, 40))
  expect(onlySecond).toEqual([])
})

it('a paper without a text stands beside nothing', () => {
  const record = recordOf(ana, ben, letter('a1', 'ana', 'ben', '1962-05-03', LETTER))
  expect(alignPapers(record, collate(record), 'a1', 'b1')).toBeUndefined()
})
