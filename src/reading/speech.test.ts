import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSpeech } from './speech.ts'

/** "speaker > hearer act" for each statement, nested ones after "in". */
function told(text: string): string[] {
  const found = readSpeech(text)
  return found.map((f) => {
    const who = (m: (typeof f)['speaker'] | undefined) =>
      m === undefined
        ? ''
        : m.role === 'self'
          ? 'I'
          : m.role === 'pronoun' || m.words === ''
            ? `${m.words || '-'}=${m.candidates?.[0] ?? '?'}${m.safe ? '' : '?'}`
            : m.words
    const to = f.to ? ` > ${who(f.to)}` : ''
    return `${f.within === undefined ? '' : 'in '}${who(f.speaker)}${to}: ${f.denied ? 'not ' : ''}${f.act}`
  })
}

describe('who said what to whom', () => {
  test.each([
    ['Mr. Hale said that the siding was choked.', ['Mr. Hale: states']],
    ['The Ambassador told Gromyko that no ship would sail.', ['Ambassador > Gromyko: states']],
    ['Ana asked Ben whether the letter had come. He replied that it had not.', ['Ana > Ben: asks', 'He=Ben?: answers']],
    ['I asked him whether he agreed.', ['I > him=??: asks']],
    ['Fidel, in a calm tone, said that nothing was settled.', ['Fidel: states']],
    ['Carla, who sat beside me, whispered that they would come.', ['Carla: states']],
    ['Dorticós stated: We cannot accept this proposal.', ['Dorticós: states', 'in Dorticós: refuses']],
    ['The Soviet Government proposed that both sides withdraw.', ['Soviet Government: proposes']],
    ['Ana assured Carla that every letter had been given.', ['Ana > Carla: assures']],
    ['Ben conceded that the date was wrong, and added that he regretted it.', ['Ben: concedes', 'Ben: states']],
    ['The rest were silent.', ['The rest: silent']],
    ['Ben made no reply.', ['Ben: silent']],
    ['He was told by Ana that the ship had sailed.', ['Ana > He=??: states']],
    ['Ana expressed the hope that Ben would write.', ['Ana: expects']],
    ['Ben’s letter said that the rent was due.', ['Ben: states']],
    ['Ana told Gen. Voss that the rent was due.', ['Ana > Gen. Voss: states']],
    ['Ana told Voss. Nobody else was there.', ['Ana > Voss: states']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  test('one tells of another who told a third: each stands in the account of the one before', () => {
    const [mikoyan, kennedy, ...rest] = readSpeech(
      'Mikoyan said that Kennedy had told Khrushchev that the bases would stay.',
    )
    expect(rest).toEqual([])
    expect([mikoyan!.speaker.words, mikoyan!.within]).toEqual(['Mikoyan', undefined])
    expect([kennedy!.speaker.words, kennedy!.to?.words, kennedy!.within]).toEqual(['Kennedy', 'Khrushchev', 0])
  })

  test('a span points to the words', () => {
    const text = 'Before that, Mr. Hale said that the siding was choked. Nobody wrote it down.'
    const [s] = readSpeech(text)
    expect(text.slice(s!.content.start, s!.content.end)).toBe('the siding was choked.')
    expect(text.slice(s!.speaker.start, s!.speaker.end)).toBe('Mr. Hale')
  })
})

describe('an expectation is no acceptance, and a denial no assent', () => {
  test.each([
    ['Ana said that she would not accept the draft.', 'Ana', 'refuses'],
    ['Ben did not agree to the date.', 'Ben', 'refuses'],
    ['Ben would not accept the draft.', 'I', 'expects'],
    ['The owners might agree to the date.', 'I', 'expects'],
    ['Carla whispered that the owners will certainly accept the offer.', 'Carla', 'expects'],
    ['Ben agreed to the date.', 'Ben', 'accepts'],
  ])('%s', (text, speaker, act) => {
    const found = readSpeech(text).filter((s) => s.within === undefined)
    expect(found).toHaveLength(1)
    expect(found[0]!.speaker.role === 'self' ? 'I' : found[0]!.speaker.words).toBe(speaker)
    expect(found[0]!.act).toBe(act)
  })
  test('what is agreed to is what was agreed, and nobody who was told', () => {
    const text = 'Ana agreed to a joint company if the fares stayed low.'
    const [s] = readSpeech(text)
    expect([s!.to, text.slice(s!.content.start, s!.content.end)]).toEqual([
      undefined,
      'to a joint company if the fares stayed low.',
    ])
  })
  test('nobody agreed who is only said to agree "if" something', () => {
    expect(readSpeech('If Ben agreed, the matter would be closed.')).toEqual([])
    expect(readSpeech('The clerk had to find out whether Ben accepted it.')).toEqual([])
  })
  test('what was not said is told as not said', () => {
    const [s] = readSpeech('Ana did not say that the ship had sailed.')
    expect([s!.act, s!.denied]).toEqual(['states', true])
  })
  test('to not have to accept refuses nothing', () => {
    expect(readSpeech('Ben did not have to accept any offer which did not suit him.')).toEqual([])
  })
})

describe('with what authority', () => {
  test.each([
    ['Ben said that he had no instructions on the date.', 'personal'],
    ['Ana said that she was instructed to refuse the date.', 'instructed'],
    ['Carla said that this was the decision of our entire people.', 'collective'],
    ['Ben said that it was his personal view.', 'personal'],
  ])('%s', (text, authority) => expect(readSpeech(text)[0]!.authority).toBe(authority))
  test('and on whose behalf', () =>
    expect(
      readSpeech(
        'Ben, speaking for the owners, said nothing. Ana stated on behalf of the Commission that it would meet.',
      ).find((s) => s.act === 'states')!.onBehalfOf,
    ).toBe('Commission'))
  test('where nothing is said of it, nothing is told', () =>
    expect(readSpeech('Ben said that it rained.')[0]!.authority).toBeUndefined())
})

describe('quotations', () => {
  test.each([
    ['“We shall wait,” said the inspector.', 'the inspector'],
    ['“We shall wait,” Ana said.', 'Ana'],
    ['Ana said: “We shall wait.”', 'Ana'],
    ['Ana turned to Ben and asked, “Shall we wait?”', 'Ana'],
    ['“Shall we wait?” asked Mrs. Hale.', 'Mrs. Hale'],
  ])('%s', (text, speaker) => {
    const direct = readSpeech(text).filter((s) => s.form === 'direct')
    expect(direct.map((s) => s.speaker.words)).toEqual([speaker])
  })
  test('a quotation with a tag in its middle is one speaker’s', () => {
    const direct = readSpeech('“We shall wait,” Ana said, “until Monday.”').filter((s) => s.form === 'direct')
    expect(direct.map((s) => s.speaker.words)).toEqual(['Ana', 'Ana'])
  })
  test('"she" is somebody who is there, and no wife that is only spoken of', () => {
    const [, , she] = readSpeech(
      'Mr. Hale stood in want of a wife, and Anna Trewin knew it. Mr. Hale smiled.\n\n“Is it late?” asked Mr. Hale.\n\n“Not very,” said Anna Trewin. He spoke of a wife again.\n\n“We may wait,” she said.',
    ).filter((s) => s.form === 'direct')
    expect(she!.speaker.candidates).toEqual(['Anna Trewin'])
  })
  test('marks around a word are no speech', () => {
    expect(readSpeech('The so-called “free city” was discussed, and the “zone” too.')).toEqual([])
  })
  test('in quotation marks "I" is whoever is quoted', () => {
    const found = readSpeech('Ana said: “I propose that we meet in Vienna.”')
    expect(found.map((s) => [s.form, s.speaker.words, s.act])).toEqual([
      ['direct', 'Ana', 'states'],
      ['own', 'Ana', 'proposes'],
    ])
  })
})

describe('minutes', () => {
  test('in which a name and a mark begin each turn', () => {
    const found = readSpeech(
      'Mr. Hale: Can we meet on Friday?\n\nMr. Trewin: On Friday I cannot.\n\nMr. Hale: Then on Monday.',
    ).filter((s) => s.form === 'minutes')
    expect(found.map((s) => [s.speaker.words, s.act])).toEqual([
      ['Mr. Hale', 'asks'],
      ['Mr. Trewin', 'states'],
      ['Mr. Hale', 'states'],
    ])
  })
  test('a heading is no speaker', () => {
    expect(readSpeech('SUBJECT: Trade\n\nPARTICIPANTS: Hale\n\nREFERENCE: None\n\nSUBJECT: Trade')).toEqual([])
  })
  test('what follows in the paragraph is still the account of what was said', () => {
    const text = 'Mr. Hale said that the siding was choked. The engine could not pass.\n\nMr. Trewin asked why.'
    const [s] = readSpeech(text)
    expect(text.slice(s!.content.start, s!.until)).toBe('the siding was choked. The engine could not pass.')
  })
})

describe('a letter, in which the writer speaks', () => {
  test.each([
    ['I propose that we meet in Vienna.', 'proposes'],
    ['We accept your offer of 3 May.', 'accepts'],
    ['I cannot accept the date.', 'refuses'],
    ['I can assure you that the rents will fall.', 'assures'],
    ['In my opinion the date is wrong.', 'assesses'],
  ])('%s', (text, act) => {
    const [s] = readSpeech(text)
    expect([s!.speaker.role, s!.form, s!.act]).toEqual(['self', 'own', act])
  })
})

test('a text in a language without rules gives nothing', () => {
  expect(readSpeech('Ana sagte, dass sie warten wolle.', { language: 'de' })).toEqual([])
})

const WORDS = [
  'Ana',
  'Ben',
  'said',
  'that',
  'told',
  'he',
  'I',
  'not',
  'would',
  'accept',
  '“',
  '”',
  '"',
  ':',
  ',',
  '.',
  '\n\n',
  'the',
  'Ambassador',
  'asked',
  'whether',
  'who',
  'and',
  '—',
  'letter’s',
  '(',
  ')',
  '?',
  'Mr.',
  'adding',
  'in my opinion',
]

test('whatever the words, every span lies in the text, in order, and nests in one before it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }), (words) => {
      const text = words.join(' ')
      const found = readSpeech(text)
      found.forEach((f, i) => {
        expect(f.start).toBeGreaterThanOrEqual(0)
        expect(f.end).toBeLessThanOrEqual(text.length)
        expect(f.start).toBeLessThanOrEqual(f.end)
        expect(f.content.start).toBeLessThanOrEqual(f.content.end)
        expect(f.until).toBeGreaterThanOrEqual(f.end - 1)
        expect(f.until).toBeLessThanOrEqual(text.length)
        if (i) expect(f.start).toBeGreaterThanOrEqual(found[i - 1]!.start)
        if (f.within !== undefined) expect(f.within).toBeLessThan(i)
      })
    }),
    { numRuns: 300 },
  )
})

test('strings that make patterns stumble are read to their end, a quarter of a megabyte each', () => {
  for (const piece of [
    'said ',
    '“',
    '" ',
    'that that ',
    'Ana and ',
    ', ',
    'not ',
    'A. ',
    'he said, ',
    'Mr. Hale: a\n\n',
    'I said: ',
    '—',
    'the of the ',
    '\n \n',
    "'a ",
    'he said he said that he said ',
    '“A,” he said. ',
  ]) {
    const text = piece.repeat(Math.ceil(250_000 / piece.length))
    for (const s of readSpeech(text)) expect(s.end).toBeLessThanOrEqual(text.length)
  }
})
