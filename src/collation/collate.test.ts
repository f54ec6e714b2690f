/** Long because the whole of collation is told here, one sentence about letters after the other. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  broadcast,
  judged,
  letter,
  meeting,
  type Noted,
  party,
  recordOf,
  statement,
} from '../record/notation.fixture.ts'
import { type Collation, collate } from './collate.ts'

const people = [
  party('ana', { name: 'Ana Alba', aliases: ['Ana'] }),
  party('ben', { name: 'Ben Bruck', aliases: ['Ben'] }),
  party('cleo', { name: 'Cleo Carr', aliases: ['Cleo'] }),
]

function collated(...notes: Noted[]): Collation {
  return collate(recordOf(...people, ...notes))
}

/** What the links of one paper say: outcome, and the papers meant. */
function links(whole: Collation, paper: string): string[] {
  return (whole.byPaper.get(paper) ?? [])
    .map((i) => whole.links[i]!)
    .map((l) => `${l.outcome}${l.outcome === 'resolved' ? ` ${l.targets.join('+')}` : ''}`)
}

const replies = (whole: Collation) => whole.replies.map((r) => `${r.reply} → ${r.to}`)

const a1 = letter('a1', 'ana', 'ben', '1962-05-03', 'The bridge is closed.')

describe('a letter is found by its day and its writer', () => {
  it('"your letter of 3 May" is the one from you to me, and this answers it', () => {
    const whole = collated(
      a1,
      letter('x', 'cleo', 'ben', '1962-05-03', 'Mine is of the same day.'),
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.'),
    )
    expect(links(whole, 'b1')).toEqual(['resolved a1'])
    expect(replies(whole)).toEqual(['b1 → a1'])
    expect(whole.links[0]!.reasons.join(' ')).toContain('author: your')
  })

  it('"my letter of 3 May" is my own', () => {
    expect(
      links(collated(a1, letter('a2', 'ana', 'ben', '1962-05-09', 'You have not answered my letter of 3 May.')), 'a2'),
    ).toEqual(['resolved a1'])
  })

  it('a cable written on the 26th and received on the 27th may be named by either day', () => {
    const cable = letter('cable', 'ana', 'ben', '1962-10-26', 'They will come.', {
      kind: 'telegram',
      receivedBy: { ben: '1962-10-27' },
    })
    const whole = collated(cable, letter('b1', 'ben', 'ana', '1962-10-30', 'Your cable of 27 October was an alarm.'))
    expect(links(whole, 'b1')).toEqual(['resolved cable'])
    expect(whole.links[0]!.reasons).toContain('received 1962-10-27')
  })

  it('two letters of one day to one person stay two candidates', () => {
    const whole = collated(
      a1,
      letter('a2', 'ana', 'ben', '1962-05-03', 'The bridge is open.'),
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.'),
    )
    expect(links(whole, 'b1')).toEqual(['ambiguous'])
    expect(whole.links[0]!.candidates.map((c) => c.paper).sort()).toEqual(['a1', 'a2'])
    expect(replies(whole)).toEqual([])
  })

  it('"yours of the 1st ult." is of last month, "inst." of this one', () => {
    const old = letter('old', 'ana', 'ben', '1891-04-01', 'Good day.')
    const late = letter('late', 'ana', 'ben', '1891-05-01', 'Good day.')
    expect(
      links(collated(old, late, letter('b1', 'ben', 'ana', '1891-05-05', 'Yours of the 1st ult. to hand.')), 'b1'),
    ).toEqual(['resolved old'])
    expect(
      links(collated(old, late, letter('b1', 'ben', 'ana', '1891-05-05', 'Yours of the 1st inst. to hand.')), 'b1'),
    ).toEqual(['resolved late'])
  })

  it('"yours of the 19th" is the latest 19th not after the paper', () => {
    const april = letter('april', 'ana', 'ben', '1891-04-19', 'Good day.')
    const may = letter('may', 'ana', 'ben', '1891-05-19', 'Good day.')
    expect(
      links(collated(april, may, letter('b1', 'ben', 'ana', '1891-05-18', 'Yours of the 19th to hand.')), 'b1'),
    ).toEqual(['resolved april'])
  })

  it('"11/5/91" in a letter of 1891 is 11 May 1891, and of two days the one with a letter', () => {
    const may = letter('may', 'ana', 'ben', '1891-05-11', 'Good day.')
    expect(
      links(collated(may, letter('b1', 'ben', 'ana', '1891-05-12', 'Thanks for your letter of 11/5/91.')), 'b1'),
    ).toEqual(['resolved may'])
    const b2 = letter('b2', 'ben', 'ana', '1891-12-12', 'Thanks for your letter of 11/5/91.')
    expect(links(collated(may, b2), 'b2')).toEqual(['resolved may'])
    expect(links(collated(b2), 'b2')).toEqual(['unmatched'])
    expect(
      collated(letter('b3', 'ben', 'ana', '1891-05-12', 'Thanks for your letter of 11/5/91.'))
        .placeholders.values()
        .next().value?.date,
    ).toBe('1891-05-11')
  })

  it('a paper whose author nobody knows is no proof of one, and stays a candidate', () => {
    const whole = collated(
      letter('x', '', 'ben', '1962-05-03', 'Good day.'),
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have seen Cleo’s letter of 3 May.'),
    )
    const [link] = whole.links
    expect(link!.reasons.join(' ')).not.toContain('author:')
    expect(link!.outcome).not.toBe('resolved')
    expect(link!.candidates.map((c) => c.paper)).toEqual(['x'])
    expect(link!.reasons).toContain('may be x, whose author is not known')
  })

  it('passages that mean one absent letter share it, whichever side they leave out', () => {
    const whole = collated(
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have your letter of 3 May.'),
      letter(
        'c1',
        'cleo',
        '',
        '1962-05-08',
        'I have seen the letter of 3 May from Ana to Ben. The letter of 3 May is long.',
      ),
      letter('c2', 'cleo', '', '1962-05-09', 'I have seen Cleo’s letter of 4 May.'),
    )
    expect([...whole.placeholders.values()].map((p) => p.links.length).sort()).toEqual([1, 3])
  })

  it('a letter quoted with its year keeps its century', () => {
    const whole = collated(
      letter('m1', 'ana', 'ben', '2013-05-03', 'I have the letter of 6 May 1891 from Cleo to me.'),
      letter('m2', 'ben', 'ana', '2013-05-06', 'The letter of 6 May did not come.', { answers: ['m1'] }),
    )
    expect([...whole.placeholders.values()].map((p) => p.date)).toEqual(['1891-05-06'])
  })

  it('"your message" in a mail that says what it answers is that one', () => {
    const m1 = letter('m1', 'ana', 'ben', '2013-05-03', 'Good day.', { kind: 'mail' })
    for (const words of ['your message of Friday', 'your message', 'your message of Monday'])
      expect(
        links(
          collated(m1, letter('m2', 'ben', 'ana', '2013-05-06', `Thank you for ${words}.`, { answers: ['m1'] })),
          'm2',
        ),
      ).toEqual(['resolved m1'])
  })

  it('their numbers tell them apart', () => {
    const two = [
      letter('a1', 'ana', 'ben', '1962-05-03', 'No.', { numbers: ['14'] }),
      letter('a2', 'ana', 'ben', '1962-05-03', 'Yes.', { numbers: ['15'] }),
    ]
    expect(
      links(
        collated(...two, letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter No. 15 of 3 May.')),
        'b1',
      ),
    ).toEqual(['resolved a2'])
  })

  it('a letter of the day before is another letter', () => {
    const whole = collated(
      letter('a0', 'ana', 'ben', '1962-05-02', 'Good day.'),
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.'),
    )
    expect(links(whole, 'b1')).toEqual(['absent'])
  })

  it('a letter that somebody only suspects is not taken for one that was sent', () => {
    const suspected = letter('suspected', 'ana', 'ben', '1962-05-03', undefined, {
      existence: 'alleged',
      onFile: 'absent',
    })
    expect(
      links(
        collated(a1, suspected, letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.')),
        'b1',
      ),
    ).toEqual(['resolved a1'])
    expect(
      links(
        collated(a1, suspected, letter('c1', 'cleo', 'ben', '1962-05-09', 'Was there another letter from Ana?')),
        'c1',
      ),
    ).toEqual(['resolved suspected'])
  })
})

describe('words that go back', () => {
  it('"that letter" is the one named just before, also where that one is not on file', () => {
    expect(
      links(
        collated(a1, letter('b1', 'ben', 'cleo', '1962-05-06', 'I have Ana’s letter of 3 May. That letter is short.')),
        'b1',
      ),
    ).toEqual(['resolved a1', 'resolved a1'])
    expect(
      links(
        collated(
          a1,
          letter(
            'b1',
            'ben',
            'cleo',
            '1962-05-06',
            'I have Ana’s letter of 3 May, and Cleo’s recent letter. That letter is short.',
          ),
        ),
        'b1',
      ).at(-1),
    ).toBe('absent')
  })

  it('"there was one letter... It was his letter of the 3rd" is told by the sentence after', () => {
    const whole = collated(
      letter('a1', 'ana', 'cleo', '1962-05-03', 'Stay.'),
      letter(
        'b1',
        'ben',
        'cleo',
        '1962-05-06',
        'There was one Ana letter that did not reach us. It was her letter of 3 May.',
      ),
    )
    expect(links(whole, 'b1')).toEqual(['resolved a1', 'resolved a1'])
  })

  it('"everything received from Ben" and "all the letters from Ana to Ben" are all that fit', () => {
    const whole = collated(
      a1,
      letter('a2', 'ana', 'ben', '1962-05-09', 'Still closed.'),
      letter('c1', 'cleo', 'ben', '1962-05-12', 'You were given all the letters from Ana to Ben.'),
    )
    expect(links(whole, 'c1')).toEqual(['resolved a1+a2'])
    expect(whole.links.at(-1)!.set).toBe('open')
  })

  it('several days in one phrase are several papers', () => {
    const whole = collated(
      a1,
      letter('a2', 'ana', 'ben', '1962-05-09', 'Still closed.'),
      letter('b1', 'ben', 'ana', '1962-05-12', 'I have your letters of 3 and 9 May.'),
    )
    expect(links(whole, 'b1')).toEqual(['resolved a1+a2'])
  })
})

describe('telegrams', () => {
  const embassy = [
    party('emb', { kind: 'post', name: 'Embassy in Vietnam' }),
    party('state', { kind: 'body', name: 'Department of State' }),
  ]
  const tel = (id: string, from: string, to: string, day: string, number: string, text: string) =>
    letter(id, from, to, day, text, { kind: 'telegram', numbers: [number] })

  it('"Embtel" and "Deptel" are told by who sits where', () => {
    const whole = collated(
      ...embassy,
      tel('t1', 'emb', 'state', '1963-09-01', '300', 'Quiet.'),
      tel('t2', 'state', 'emb', '1963-09-01', '300', 'Report.'),
      tel('t3', 'state', 'emb', '1963-09-03', '310', 'Reference Embtel 300 and Deptel 300.'),
    )
    expect(links(whole, 't3')).toEqual(['resolved t1', 'resolved t2'])
  })

  it('inside a carried letter "your" is said by its own writer', () => {
    const whole = collated(
      ...embassy,
      letter('b1', 'ben', 'ana', '1963-09-01', 'Good day.'),
      tel(
        't1',
        'state',
        'emb',
        '1963-09-03',
        '310',
        'Please deliver following letter from Ana Alba to Ben Bruck:\n\nDear Mr. Bruck: Thank you for your letter of September 1.',
      ),
    )
    expect(links(whole, 't1').at(-1)).toBe('resolved b1')
  })

  it('a date-time group is the minute of filing, in Greenwich', () => {
    const whole = collated(
      ...embassy,
      letter('t1', 'emb', 'state', '1963-11-04T01:05:00+08:00', 'All is quiet.', { kind: 'telegram' }),
      letter('t2', 'emb', 'state', '1963-11-05T02:06:00+08:00', 'No change since my 031705Z.', { kind: 'telegram' }),
    )
    expect(links(whole, 't2')).toEqual(['resolved t1'])
  })

  it('a telegram announced is the next number of the same sender', () => {
    const whole = collated(
      ...embassy,
      tel('t1', 'emb', 'state', '1963-09-03', '310', 'The text is in my next telegram.'),
      tel('t2', 'emb', 'state', '1963-09-03', '311', 'The text.'),
    )
    expect(links(whole, 't1')).toEqual(['resolved t2'])
  })
})

describe('talks', () => {
  const talks = [
    meeting('m1', 'ana,ben', { when: '1962-11-03' }),
    meeting('m2', 'ana,ben,cleo', { when: '1962-11-04' }),
    letter('minutes', 'ana', '', '1962-11-03', 'They spoke.', { kind: 'minutes', meeting: 'm1' }),
  ]

  it('"the first conversation" and "the next" are counted among the writer’s talks; minutes stand for a talk', () => {
    const whole = collated(
      ...talks,
      letter(
        'r',
        'ana',
        'cleo',
        '1962-11-06',
        'For the first conversation Ben received me at home. The next—second—meeting was at the palace.',
        { kind: 'telegram' },
      ),
    )
    expect(links(whole, 'r')).toEqual(['resolved minutes', 'resolved m2'])
  })
})

describe('papers that are not on file', () => {
  it('keep what the passages tell of them, and passages that tell the same share one', () => {
    const whole = collated(
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.'),
      letter('b2', 'ben', 'ana', '1962-05-12', 'I repeat: your letter of 3 May is clear. That letter is short.'),
    )
    const [only, ...others] = [...whole.placeholders.values()]
    expect(others).toEqual([])
    expect(only).toMatchObject({
      kind: 'letter',
      from: ['ana'],
      to: ['ben'],
      date: '1962-05-03',
      description: 'letter, Ana Alba to Ben Bruck, 3 May 1962',
    })
    expect(only!.links).toHaveLength(3)
    expect(only!.id).toMatch(/^absent:[0-9a-f]{12}$/)
    expect(only!.id).not.toContain('ana')
  })

  it('when the paper turns up, every passage finds it', () => {
    const citing = [
      letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.'),
      letter('b2', 'ben', 'ana', '1962-05-12', 'Again: your letter of 3 May.'),
    ]
    const whole = collated(a1, ...citing)
    expect(whole.placeholders.size).toBe(0)
    expect([...links(whole, 'b1'), ...links(whole, 'b2')]).toEqual(['resolved a1', 'resolved a1'])
  })
})

describe('what a person judged rules over the machine', () => {
  const b1 = letter('b1', 'ben', 'ana', '1962-05-06', 'I have received your letter of 3 May.')
  const a2 = letter('a2', 'ana', 'ben', '1962-05-03', 'The bridge is open.')

  it('the paper judged to be meant is meant', () => {
    const whole = collated(a1, a2, b1, judged(b1, 'your letter of 3 May', ['a2']))
    expect(links(whole, 'b1')).toEqual(['resolved a2'])
    expect(whole.links[0]).toMatchObject({ judgedBy: 'a tester', confidence: 1 })
  })

  it('a paper judged not to be meant is none of the candidates', () => {
    const whole = collated(a1, b1, judged(b1, 'your letter of 3 May', ['a1'], 'not same' as never))
    expect(links(whole, 'b1')).not.toContain('resolved a1')
  })
})

describe('replies', () => {
  it('in a summary "the writer" is the author, and "his" is whom he thanks', () => {
    const summary = letter(
      'a2',
      'ana',
      'ben',
      '1962-05-09',
      'Thanks Ben for his message of 6 May. She recalls her own letter of 3 May.',
      { onFile: 'summary' },
    )
    const whole = collated(a1, letter('b1', 'ben', 'ana', '1962-05-06', 'Good.', { kind: 'message' }), summary)
    expect(links(whole, 'a2')).toEqual(['resolved b1', 'resolved a1'])
    expect(replies(whole)).toEqual(['a2 → b1'])
  })

  it('a broadcast that speaks of a letter does not answer it', () => {
    expect(replies(collated(a1, broadcast('s', 'ben', '1962-05-06', 'We refer to Ana’s letter of 3 May.')))).toEqual([])
  })
})

describe('statements', () => {
  it('are read like papers, in the mouth of who speaks', () => {
    const whole = collated(
      a1,
      statement('s1', 'ben', 'I never had your letter of 3 May.', { to: ['ana'], when: '1962-05-09' } as never),
    )
    expect(whole.said.get('s1')?.map((r) => r.resolved.targets)).toEqual([['a1']])
  })
})

describe('what goes back, and to which', () => {
  const wire = (id: string, number: string, on: string, text: string) =>
    letter(id, 'ana', 'ben', on, text, { kind: 'telegram', numbers: [number] })

  it('"reftel" is the one telegram named before; of two it may be either', () => {
    const one = wire('t31', '31', '1962-05-03', 'The bridge is closed.')
    const two = wire('t32', '32', '1962-05-04', 'The quay as well.')
    const long = 'The harbour master has been told of it, and he has asked the pilots to wait for the tide. '.repeat(4)
    const reply = (text: string) =>
      letter('b1', 'ben', 'ana', '1962-05-06', text, { kind: 'telegram', numbers: ['77'] })
    expect(links(collated(one, two, reply(`Your telegram 31. ${long}Text set out reftel is approved.`)), 'b1')).toEqual(
      ['resolved t31', 'resolved t31'],
    )
    expect(
      links(collated(one, two, reply(`Your telegrams 31 and 32. ${long}Text set out reftel is approved.`)), 'b1'),
    ).toEqual(['resolved t31', 'resolved t32', 'ambiguous'])
  })

  it('"this message" is the one that says so, whatever was named before', () => {
    const b1 = letter(
      'b1',
      'ben',
      'ana',
      '1962-05-06',
      'Thank you for your message of 3 May. Keep this message to yourself.',
      {
        kind: 'message',
      },
    )
    expect(links(collated({ ...a1 }, b1), 'b1')).toEqual(['resolved a1', 'unmatched'])
  })

  it('"my letters" are several: no single one is meant', () => {
    const whole = collated(a1, letter('a2', 'ana', 'ben', '1962-05-09', 'You know from my letters how we see it.'))
    expect(links(whole, 'a2')).not.toContain('resolved a1')
  })

  it('a letter answered for another is found by its day all the same', () => {
    const clerk = letter('c1', 'cleo', 'ana', '1962-05-08', 'Ben has asked me to answer your letter of 3 May.')
    expect(links(collated(a1, clerk), 'c1')).toEqual(['resolved a1'])
  })

  it('a letter goes by the day it was written, before one that only came on that day', () => {
    const came = letter('x', 'ana', 'cleo', '1962-04-30', 'The ships are late.', { receivedBy: { cleo: '1962-05-03' } })
    const told = letter('c1', 'cleo', 'ben', '1962-05-08', 'We speak of Ana’s letter of 3 May.')
    expect(links(collated(a1, came, told), 'c1')).toEqual(['resolved a1'])
  })
})

describe('order', () => {
  const notes = [
    ...people,
    a1,
    letter(
      'b1',
      'ben',
      'ana',
      '1962-05-06',
      'I have received your letter of 3 May. Cleo’s message of 4 May has not come.',
    ),
    letter('a2', 'ana', 'ben', '1962-05-09', 'Thank you for your letter. You have all the letters from Cleo to Ben.'),
    letter('c1', 'cleo', 'ben', '1962-05-04', 'Ana’s last letter was clear.', { kind: 'message' }),
    letter('c2', 'cleo', 'ben', undefined, 'Undated. See my message of 4 May.'),
  ]
  const first = collate(recordOf(...notes))

  it('in which papers come never changes what they are found to mean', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(notes, { minLength: notes.length }), (shuffled) => {
        const whole = collate(recordOf(...shuffled))
        expect(whole.links).toEqual(first.links)
        expect([...whole.placeholders]).toEqual([...first.placeholders])
        expect(whole.replies).toEqual(first.replies)
      }),
      { numRuns: 60 },
    )
  })
})
