import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copy, judged, letter, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import type { Said } from '../record/said.ts'
import { view } from '../views/view.ts'
import { type Collation, collate } from './collate.ts'
import type { Link } from './link.ts'

const people = [
  party('ana', { name: 'Ana Alba', aliases: ['Ana'] }),
  party('ben', { name: 'Ben Bruck', aliases: ['Ben'] }),
  party('cleo', { name: 'Cleo Carr', aliases: ['Cleo'] }),
]
const collated = (...notes: Noted[]): Collation => collate(recordOf(...people, ...notes))
const linkIn = (whole: Collation, paper: string, words?: string): Link =>
  (whole.byPaper.get(paper) ?? []).map((i) => whole.links[i]!).find((l) => !words || l.words.includes(words))!
const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`

const a1 = letter('a1', 'ana', 'ben', '1962-05-03', 'The bridge is closed.')
const a2 = letter('a2', 'ana', 'ben', '1962-05-03', 'The bridge is open.')
const b1 = letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.')
const b4 = letter('b4', 'ben', 'ana', '1962-05-20', 'I come back once more to your letter of 3 May.')

describe('what a person judged rules', () => {
  it('the later of two judgements, whichever was filed first', () => {
    const first = judged(b1, 'your letter of 3 May', ['a1'], 'same', day(1))
    const later = judged(b1, 'your letter of 3 May', ['a2'], 'same', day(2))
    for (const notes of [
      [first, later],
      [later, first],
    ])
      expect(linkIn(collated(a1, a2, b1, ...notes), 'b1').targets).toEqual(['a2'])
  })

  it('of two letters that fit, the one not judged away is suggested, and the reason says so', () => {
    const cut = [1, 2].map((i) => letter(`a${i}`, 'ana', 'ben', '1962-05-03', 'Good day.'))
    const link = linkIn(collated(...cut, b1, judged(b1, 'your letter of 3 May', ['a1'], 'not same')), 'b1')
    expect(link).toMatchObject({ outcome: 'resolved', targets: ['a2'] })
    expect(link.reasons.join(' ')).toContain('not a1: judged by a tester')
  })

  it('"not the same" about a paper that was one of three takes that one away', () => {
    const cut = [1, 2, 3].map((i) => letter(`a${i}`, 'ana', 'ben', '1962-05-03', 'Good day.'))
    const link = linkIn(collated(...cut, b1, judged(b1, 'your letter of 3 May', ['a2'], 'not same')), 'b1')
    expect(link.outcome).toBe('ambiguous')
    expect(link.candidates.map((c) => c.paper).sort()).toEqual(['a1', 'a3'])
  })

  it('"unsure" settles nothing and is remembered', () => {
    const link = linkIn(collated(a1, b1, judged(b1, 'your letter of 3 May', ['a1'], 'unsure')), 'b1')
    expect(link.judgedBy).toBeUndefined()
    expect(link.reasons.join(' ')).toContain('a tester is unsure')
  })
})

describe('one judgement improves its siblings', () => {
  it('the same words from the same hand about the same letter, with the reason', () => {
    const whole = collated(a1, a2, b1, b4, judged(b1, 'your letter of 3 May', ['a2']))
    const sibling = linkIn(whole, 'b4')
    expect(sibling).toMatchObject({ outcome: 'resolved', targets: ['a2'] })
    expect(sibling.judgedBy).toBeUndefined()
    expect(sibling.reasons.join(' ')).toContain('a sibling of “your letter of 3 May” in b1, on which a tester judged')
    expect(sibling.confidence).toBeLessThan(1)
  })

  describe('a passage that says more than the judged one is not settled by it', () => {
    const wool = letter('a1', 'ana', 'ben', '1962-05-03', 'The wool is at Trieste.')
    const bank = letter('a2', 'ana', 'ben', '1962-05-03', 'The bank has refused the draft.')
    const told = (text: string) => {
      const c = letter('c', 'ben', 'ana', '1962-05-09', text)
      const more = [1, 2, 3, 4].map((i) => letter(`m${i}`, 'ana', 'cleo', `1962-03-0${i}`, 'Nothing has come of it.'))
      return linkIn(collated(wool, bank, b1, c, ...more, judged(b1, 'your letter of 3 May', ['a2'])), 'c')
    }
    it('what it is about is with another letter', () =>
      expect(told('Your letter of 3 May about the wool at Trieste pleases me.').targets).not.toContain('a2'))
    it('the words around it are with another letter', () =>
      expect(told('The wool at Trieste: your letter of 3 May on it pleases me.').targets).not.toContain('a2'))
    it('it counts the letters of the day', () => {
      const link = told('Your first letter of 3 May is answered.')
      expect(link.targets).not.toContain('a2')
      expect(link.reasons.join(' ')).toContain('this passage says more')
    })
    it('it calls it by another name', () =>
      expect(told('Your memorandum of 3 May is here.').targets).not.toContain('a2'))
  })

  it('a number in a series: once judged absent or another, so it is wherever it is cited', () => {
    const tel = (id: string, on: string, text: string) => letter(id, 'ben', 'ana', on, text, { kind: 'telegram' })
    const t1 = tel('t1', '1962-05-06', 'Reference your telegram 340 of May 3.')
    const t2 = tel('t2', '1962-05-09', 'I have nothing to add on your telegram 340.')
    const whole = collated(a1, t1, t2, judged(t1, 'your telegram 340', ['a1']))
    expect(linkIn(collated(a1, t1, t2), 't2').outcome).not.toBe('resolved')
    expect(linkIn(whole, 't2')).toMatchObject({ outcome: 'resolved', targets: ['a1'] })
  })

  it('passages that mean one absent letter: it is found once for all', () => {
    const found = letter('found', 'ana', 'ben', undefined, 'Undated.')
    const whole = collated(found, b1, b4, judged(b1, 'your letter of 3 May', ['found']))
    expect(linkIn(whole, 'b4').targets).toEqual(['found'])
    expect(whole.placeholders.size).toBe(0)
  })

  it('a letter of the same day to somebody else is no sibling', () => {
    const c1 = letter('c1', 'ana', 'cleo', '1962-05-03', 'To Cleo.')
    const d1 = letter('d1', 'cleo', 'ana', '1962-05-08', 'I have received your letter of 3 May.')
    const whole = collated(a1, a2, c1, b1, d1, judged(b1, 'your letter of 3 May', ['a2']))
    expect(linkIn(whole, 'd1').targets).toEqual(['c1'])
  })

  it('where two judgements disagree neither teaches, and the sibling says why', () => {
    const b9 = letter('b9', 'ben', 'ana', '1962-05-24', 'Of your letter of 3 May no more.')
    const before = linkIn(collated(a1, a2, b1, b4, b9), 'b9')
    const whole = collated(
      ...[a1, a2, b1, b4, b9],
      judged(b1, 'your letter of 3 May', ['a1']),
      judged(b4, 'your letter of 3 May', ['a2']),
    )
    const link = linkIn(whole, 'b9')
    expect([link.outcome, link.targets]).toEqual([before.outcome, before.targets])
    expect(link.reasons).toContain('passages like it were judged differently')
  })

  it('what is judged not to be meant is taken from the siblings too', () => {
    const whole = collated(a1, b1, b4, judged(b1, 'your letter of 3 May', ['a1'], 'not same'))
    expect(linkIn(whole, 'b4').targets).not.toContain('a1')
  })
})

const DECISIONS: readonly Said<'judgement'>['decision'][] = ['same', 'not same', 'unsure']
const citing = [
  b1,
  b4,
  letter('d1', 'cleo', 'ana', '1962-05-08', 'Ben showed me your letter of 3 May.'),
  letter('e1', 'ben', 'cleo', '1962-05-09', 'Ana speaks of it in her letter of 3 May.'),
]
const ruling = fc.record({
  on: fc.nat(citing.length - 1),
  target: fc.constantFrom('a1', 'a2', undefined),
  decision: fc.constantFrom(...DECISIONS),
})
const judgementsOf = (
  rulings: readonly { on: number; target: string | undefined; decision: (typeof DECISIONS)[number] }[],
) =>
  rulings.map((r, i) =>
    judged(
      citing[r.on]!,
      'letter of 3 May',
      r.target === undefined ? [] : [r.target],
      // Without a paper only "same" says anything: that it is not on file.
      r.target === undefined ? 'same' : r.decision,
      day(i + 1),
    ),
  )

describe('whatever was judged', () => {
  it('a judged passage keeps the last ruling on it', () => {
    fc.assert(
      fc.property(fc.array(ruling, { maxLength: 6 }), (rulings) => {
        const whole = collated(a1, a2, ...citing, ...judgementsOf(rulings))
        for (const [on, paper] of ['b1', 'b4', 'd1', 'e1'].entries()) {
          const own = rulings.filter((r) => r.on === on && (r.target === undefined || r.decision !== 'unsure'))
          const last = own.at(-1)
          if (!last) continue
          const link = linkIn(whole, paper, 'letter of 3 May')
          if (last.target !== undefined && last.decision === 'not same') expect(link.targets).not.toContain(last.target)
          else if (last.target !== undefined) expect([link.outcome, link.targets]).toEqual(['resolved', [last.target]])
          else expect(link.outcome).toBe('absent')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the order in which papers and judgements arrive changes nothing', () => {
    fc.assert(
      fc.property(
        fc
          .array(ruling, { maxLength: 4 })
          .chain((rulings) =>
            fc.tuple(
              fc.constant(rulings),
              fc.shuffledSubarray([...Array(6 + rulings.length).keys()], { minLength: 6 + rulings.length }),
            ),
          ),
        ([rulings, order]) => {
          const notes = [a1, a2, ...citing, ...judgementsOf(rulings)]
          expect(collated(...order.map((i) => notes[i]!)).links).toEqual(collated(...notes).links)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('under the eyes of one who lacks the judged letter, nothing of the judgement shows', () => {
    // Cleo holds her own letters and a copy of b4; b1, on which everything was judged, she was not given.
    const shown = [
      a1,
      a2,
      b1,
      b4,
      copy('a1', 'cleo', { since: '1962-05-05' }),
      copy('a2', 'cleo', { since: '1962-05-05' }),
    ]
    fc.assert(
      fc.property(fc.constantFrom('a1', 'a2'), fc.constantFrom(...DECISIONS), (target, decision) => {
        const seen = (...more: Noted[]) =>
          collate(
            view(recordOf(...people, ...shown, copy('b4', 'cleo', { since: '1962-05-21' }), ...more), {
              seenBy: 'cleo',
            }),
          ).links
        expect(seen(judged(b1, 'your letter of 3 May', [target], decision))).toEqual(seen())
      }),
      { numRuns: 12 },
    )
  })
})
