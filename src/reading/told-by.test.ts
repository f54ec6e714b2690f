import { describe, expect, it } from 'vitest'
import { readSpeech } from './speech.ts'

/** "speaker > hearer act: content", each further level of nesting with a mark before it. */
function told(text: string): string[] {
  const depth: number[] = []
  return readSpeech(text).map((s, i) => {
    depth[i] = s.within === undefined ? 0 : depth[s.within]! + 1
    const who = s.speaker.role === 'unnamed' ? 'nobody named' : s.speaker.words
    const content = text.slice(s.content.start, s.content.end)
    return `${'· '.repeat(depth[i]!)}${who}${s.to ? ` > ${s.to.words}` : ''} ${s.act}${s.question ? '?' : ''}: ${content}`
  })
}

describe('in whose account', () => {
  it.each([
    [
      'Ana told me that Ben had said Carla had promised the boat.',
      [
        'Ana > me states: Ben had said Carla had promised the boat.',
        '· Ben states: Carla had promised the boat.',
        '· · Carla assures: the boat.',
      ],
    ],
    [
      'I was told by Ana that Ben had informed Carla that Dov had refused the date.',
      [
        'Ana > I states: Ben had informed Carla that Dov had refused the date.',
        '· Ben > Carla states: Dov had refused the date.',
        '· · Dov refuses: the date.',
      ],
    ],
    [
      'According to Rhys, Hale promised 400 valves.',
      ['Rhys states: Hale promised 400 valves.', '· Hale assures: 400 valves.'],
    ],
    [
      'Hale, according to Rhys, promised 400 valves.',
      ['Rhys states: Hale, according to Rhys, promised 400 valves.', '· Hale assures: 400 valves.'],
    ],
    [
      'The owners refused the offer, according to Rhys.',
      ['Rhys states: The owners refused the offer', '· The owners refuses: the offer, according to Rhys.'],
    ],
    [
      'According to Ben’s letter, Ana accepted the date.',
      ['Ben states: Ana accepted the date.', '· Ana accepts: the date.'],
    ],
    ['In Rhys’s account Hale promised a reply.', ['Rhys states: Hale promised a reply.', '· Hale assures: a reply.']],
    [
      'I hear from Hale that Rhys refused the date.',
      ['Hale states: Rhys refused the date.', '· Rhys refuses: the date.'],
    ],
    [
      'Ben wrote that, according to Rhys, Hale had promised 400 valves.',
      [
        'Ben states: according to Rhys, Hale had promised 400 valves.',
        '· Rhys states: Hale had promised 400 valves.',
        '· · Hale assures: 400 valves.',
      ],
    ],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['According to the plan, Hale promised 400 valves.', ['Hale assures: 400 valves.']],
    ['According to Article 5, Hale promised 400 valves.', ['Hale assures: 400 valves.']],
    ['I have not heard from Hale that Rhys refused the date.', ['Rhys refuses: the date.']],
    ['The men will be paid according to their work.', []],
    ['On account of the rain Hale refused the date.', ['Hale refuses: the date.']],
  ])('but nobody’s account: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it('"according to Rhys, he accepted" may speak of Rhys or of another', () => {
    const [, he] = readSpeech('According to Rhys, he accepted the offer.')
    expect([he!.speaker.words, he!.speaker.candidates, he!.speaker.safe]).toEqual(['he', ['Rhys'], undefined])
  })
})

describe('what was done by somebody', () => {
  it.each([
    ['Hale was asked by Rhys whether the valves were ready.', ['Rhys > Hale asks?: whether the valves were ready.']],
    ['Rhys was told by Hale that the valves were ready.', ['Hale > Rhys states: the valves were ready.']],
    ['I was informed by Hale that the valves were ready.', ['Hale > I states: the valves were ready.']],
    ['The men were assured by Hale that the mast would stand.', ['Hale > The men assures: the mast would stand.']],
    ['The men were assured that the mast would stand.', ['nobody named > The men assures: the mast would stand.']],
    ['It was proposed by Hale that the siding be moved.', ['Hale proposes: the siding be moved.']],
    ['The offer was refused by the owners.', ['the owners refuses: The offer was refused by the owners.']],
    ['400 valves were promised by Hale.', ['Hale assures: 400 valves were promised by Hale.']],
    ['A second siding was proposed by Hale.', ['Hale proposes: A second siding was proposed by Hale.']],
    [
      'Asked by Rhys whether the valves were ready, Hale replied that they were.',
      ['Rhys > Hale asks?: whether the valves were ready', 'Hale answers: they were.'],
    ],
    ['Hale is said to have accepted the date.', ['nobody named states: Hale is said to have accepted the date.']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    'The draft accepted by the owners is lost.',
    'The offer was accepted by Monday.',
    'Red China was admitted to the club by a vote.',
    'The letter is to be refused by the owners.',
  ])('but nothing is told to have been said: %s', (text) => expect(told(text)).toEqual([]))
})
