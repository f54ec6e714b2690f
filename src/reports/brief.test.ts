import { describe, expect, test } from 'vitest'
import { collate } from '../collation/collate.ts'
import { copy, letter, type Noted, party, recordOf, statement } from '../record/notation.fixture.ts'
import { type BriefOptions, makeBrief } from './brief.ts'
import { printBrief } from './print-brief.ts'

const people = [
  party('ana', { name: 'Ana Sorel', aliases: ['Sorel'] }),
  party('ben', { name: 'Ben Hale', aliases: ['Hale'] }),
  party('carla', { name: 'Carla Roy', aliases: ['Roy'] }),
  party('dora', { name: 'Dora Finch', aliases: ['Finch'] }),
]

function brief(notes: readonly Noted[], options: BriefOptions = {}, whom = 'carla') {
  const record = recordOf(...people, ...notes)
  return makeBrief(record, collate(record), whom, options)
}

const A1 = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop on Friday.', {
  receivedBy: { ben: '1962-05-02' },
})
const B3 = letter('B3', 'ben', 'ana', '1962-05-03', 'I have received your letter of 1 May 1962. Let it stop.', {
  receivedBy: { ana: '1962-05-04' },
})
const shown = copy('B3', 'carla', { since: '1962-05-05', how: 'given' })

describe('what they are likely to ask', () => {
  test('whoever holds the answer and not the letter will ask what the letter says, and may we see it', () => {
    const { questions } = brief([A1, B3, shown])
    const about = questions.find((q) => q.papers.includes('A1') && /say/.test(q.question))
    expect(about).toMatchObject({ certain: true })
    expect(about!.question).toContain('letter from Ana Sorel to Ben Hale of 1 May 1962')
    expect(about!.because).toContain('your letter of 1 May 1962')
    expect(about!.evidence).toMatchObject([{ paper: 'B3', words: 'your letter of 1 May 1962' }])
  })

  test('and whether there is another message between the two', () => {
    const { questions } = brief([A1, B3, shown])
    const another = questions.find((q) => /another message/.test(q.question))
    expect(another?.papers).toEqual(['A1'])
    expect(another?.question).toContain('Ana Sorel')
    expect(another?.question).toContain('Ben Hale')
  })

  test('when the letter was given too there is nothing to ask', () => {
    const { questions } = brief([A1, B3, shown, copy('A1', 'carla', { since: '1962-05-05' })])
    expect(questions).toEqual([])
  })

  test('nobody asks for the letter to which he himself wrote the answer', () => {
    expect(brief([A1, B3], {}, 'ben').questions).toEqual([])
    expect(brief([A1, B3], {}, 'ana').questions).toEqual([])
  })

  test('nobody is likely to ask for a letter of his own that is not on file', () => {
    expect(brief([B3, copy('B3', 'ana', { since: '1962-05-05' })], {}, 'ana').questions).toEqual([])
    const { toShow } = brief(
      [letter('A1', 'ana', 'ben', '1962-05-01'), B3],
      { toSay: "Sorel's letter of 1 May 1962 stands." },
      'ana',
    )
    expect(toShow).toEqual([])
  })

  test('before the answer was shown to them they do not know what to ask', () => {
    expect(brief([A1, B3, shown], { asOf: '1962-05-04' }).questions).toEqual([])
  })

  test('a copy with a gap makes them ask what stands in the gap', () => {
    const long = letter('A1', 'ana', 'ben', '1962-05-01', 'The mill will stop.\n\nThe men will not be paid.')
    const { questions } = brief([long, copy('A1', 'carla', { since: '1962-05-05', lacks: ['s2'] })])
    expect(questions.map((q) => q.papers)).toEqual([['A1']])
    expect(questions[0]!.because).toContain('s2')
  })

  test('a letter that is nowhere on file is asked for as the passages describe it', () => {
    const { questions } = brief([B3, shown])
    expect(questions.some((q) => /1 May 1962/.test(q.question))).toBe(true)
  })

  test('no question says that anything was withheld', () => {
    for (const q of brief([A1, B3, shown]).questions)
      expect(`${q.question} ${q.because}`).not.toMatch(/withh|conceal|hid/i)
  })
})

describe('what is open, and who owes whom an answer', () => {
  const asked = statement('q1', 'carla', 'Is there another letter from Sorel?', {
    act: 'asks',
    to: ['ben'],
    when: '1962-05-06',
    about: ['A1'],
  })

  test('a question that nobody answered stays open', () => {
    expect(brief([A1, B3, asked]).open).toMatchObject([{ statement: 'q1' }])
  })

  test('an answer to the same people on the same matter closes it, from its day on', () => {
    const answer = statement('a1', 'ben', 'There is not.', {
      act: 'answers',
      to: ['carla'],
      when: '1962-05-08',
      about: ['A1'],
    })
    expect(brief([A1, B3, asked, answer]).open).toEqual([])
    expect(brief([A1, B3, asked, answer], { asOf: '1962-05-07' }).open).toMatchObject([{ statement: 'q1' }])
  })

  test('a letter to them that they hold and have not answered is owed by them', () => {
    const toCarla = letter('A7', 'ana', 'carla', '1962-05-07', 'Will you come?', {
      receivedBy: { carla: '1962-05-08' },
    })
    expect(brief([toCarla]).owed).toMatchObject([{ paper: 'A7', by: 'Carla Roy' }])
    expect(brief([toCarla], { asOf: '1962-05-07' }).owed.filter((o) => o.by === 'Carla Roy')).toEqual([])
  })

  test('a letter of theirs that was answered is not owed an answer', () => {
    const mine = letter('C1', 'carla', 'ana', '1962-05-01', 'Will it stop?', { receivedBy: { ana: '1962-05-02' } })
    const back = letter('A2', 'ana', 'carla', '1962-05-03', 'I have received your letter of 1 May 1962. It will.', {
      receivedBy: { carla: '1962-05-04' },
    })
    expect(brief([mine]).owed).toMatchObject([{ paper: 'C1', by: 'Ana Sorel' }])
    expect(brief([mine, back]).owed.map((o) => o.paper)).not.toContain('C1')
  })
})

describe('what they must be shown before they can say a thing', () => {
  test('the papers that the words rest on and that they do not hold', () => {
    const { toShow } = brief([A1, B3, shown], {
      toSay: "Sorel's letter of 1 May 1962 has been answered by Hale's letter of 3 May 1962.",
    })
    expect(toShow?.map((r) => r.paper)).toEqual(['A1'])
  })

  test('nothing, if they hold them all', () => {
    const { toShow } = brief([A1, B3, shown, copy('A1', 'carla', { since: '1962-05-05' })], {
      toSay: "Sorel's letter of 1 May 1962 has been answered by Hale's letter of 3 May 1962.",
    })
    expect(toShow).toEqual([])
  })

  test('for a statement on record, also what it is about', () => {
    const says = statement('s1', 'carla', 'The mill will stop.', { act: 'states', when: '1962-05-09', about: ['A1'] })
    expect(brief([A1, B3, shown, says], { toSay: 's1' }).toShow).toMatchObject([{ paper: 'A1' }])
  })
})

describe('no all-clear that the record does not give', () => {
  test('a paper that is not on file is not settled, and told as others cite it', () => {
    const { toShow, notSettled } = brief([B3, shown], { toSay: "Sorel's letter of 1 May 1962 stands." })
    expect(toShow).toEqual([])
    expect(notSettled).toMatchObject([{ because: expect.stringContaining('not settled') }])
    expect(notSettled![0]!.candidates[0]).toMatchObject({
      paper: expect.stringMatching(/^absent:/),
      description: expect.stringContaining('1 May 1962'),
    })
  })

  test('of two letters that fit as well both are named', () => {
    const second = letter('A2', 'ana', 'ben', '1962-05-01', 'One thing more.')
    const { notSettled } = brief([A1, second, B3, shown], { toSay: "Sorel's letter of 1 May 1962 stands." })
    expect(notSettled?.[0]?.candidates.map((c) => c.paper).sort()).toEqual(['A1', 'A2'])
  })

  test('words in which nothing is recognised, and an id that nobody bears, are told apart from nothing to show', () => {
    const says = statement('hale-on-the-mill', 'ben', 'It will stop.', { act: 'states', when: '1962-05-06' })
    expect(brief([A1, says], { toSay: 'All is well.' })).toMatchObject({ recognised: 0, notSettled: [] })
    const mistyped = brief([A1, says], { toSay: 'hale-on-teh-mill' })
    expect(mistyped.noSuchStatement).toEqual({ typed: 'hale-on-teh-mill', nearest: 'hale-on-the-mill' })
    expect(mistyped.toShow).toBeUndefined()
  })

  test('in print', () => {
    const print = (notes: readonly Noted[], toSay: string) => {
      const record = recordOf(...people, ...notes)
      const collation = collate(record)
      return [...printBrief(record, collation, makeBrief(record, collation, 'carla', { toSay }))].join('')
    }
    expect(print([A1], 'All is well.')).toContain('No paper was recognised in these words')
    expect(print([A1], 'no-such')).toContain('No statement on record by then has the id "no-such"')
    expect(print([B3, shown], "Sorel's letter of 1 May 1962 stands.")).not.toContain('nothing that they still need')
    expect(print([B3, shown], 'All is well.')).not.toContain('Of 0 more')
  })
})
