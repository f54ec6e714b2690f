import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'
import type { FoundReference } from './reference.ts'

const read = (text: string): readonly FoundReference[] => readPaper(text).references
const words = (text: string) => read(text).map((r) => r.words)

describe('what goes with a paper', () => {
  it.each([
    ['The figures are in the third column (Tab C).', 'Tab C', 'Tab C'],
    ['Losses are shown in Enclosure 3.', 'Enclosure 3', 'Enclosure 3'],
    ['The routes are given in Appendix “B”.', 'Appendix “B”', 'Appendix B'],
    ['Prices are listed at Annex IV.', 'Annex IV', 'Annex IV'],
    ['He asks for the tonnage (Incl # 2).', 'Incl # 2', 'Incl 2'],
  ])('%s', (text, said, label) => {
    expect(read(text)).toMatchObject([{ words: said, label, attached: true, use: 'encloses' }])
  })

  it('a label right behind a paper is that paper’s', () => {
    expect(read('Mr. Voss sent in his report of 3 May (Tab B).')).toMatchObject([
      { label: 'Tab B', attached: true, date: { day: 3 }, kind: 'report' },
    ])
    expect(read('A copy of the Petrie letter to the Board is attached for your information (Tab A).')).toMatchObject([
      { label: 'Tab A', attached: true, kind: 'letter' },
    ])
  })

  it.each([
    ['I am enclosing a clipping from the harbour gazette.', 'encloses'],
    ['You may like the attached report.', 'encloses'],
    ['There is attached a draft charter party.', 'encloses'],
    ['Attached is a chart of the northern quays.', 'encloses'],
    ['The tide tables you asked for are attached.', 'encloses'],
    ['He spoke against the plan (copy attached).', 'encloses'],
    ['The lease will be found in the attached list.', 'encloses'],
    ['I enclose a memo by our pilot.', 'encloses'],
  ])('%s', (text, use) => {
    const [r, ...more] = read(text)
    expect(more).toEqual([])
    expect(r).toMatchObject({ use, attached: true })
  })

  it('what hangs on something else is no enclosure', () => {
    expect(words('He attached great importance to the tariff. The guards are attached to the harbour staff.')).toEqual(
      [],
    )
    expect(words('They keep a tab on prices. The annex of the warehouse burnt down.')).toEqual([])
    expect(words('Annex B of the Treaty of Commerce speaks of it.')).toEqual([])
  })
})

describe('papers that a verb brings in', () => {
  const only = (text: string) => {
    const found = read(text)
    expect(found).toHaveLength(1)
    return found[0]!
  }

  it.each([
    'He showed me a telegram about the crane.',
    'General Voss sent Lindqvist a longish letter.',
    'Mrs. Adler handed him a paper on mooring fees.',
    'The consul read us a long letter.',
    'During the meeting Mr. Petrie brought in a long telegram.',
    'I left with the minister a piece of paper.',
    'I am drafting a reply to the guild.',
    'Captain Lund has prepared a report.',
    'We have received a message from the lock keepers.',
  ])('%s', (text) => expect(only(text).indefinite).toBe(true))

  it('who sent it, and who got it', () => {
    expect(only('General Voss had just sent Lindqvist a longish letter.')).toMatchObject({
      author: { words: 'General Voss' },
      addressee: { words: 'Lindqvist' },
    })
    expect(only('He was handed a paper on mooring fees.')).toMatchObject({
      about: 'mooring fees',
      addressee: { words: 'He' },
    })
    expect(only('Adler on May 3 issued the statement.')).toMatchObject({
      author: { words: 'Adler' },
      date: { month: 5, day: 3 },
    })
  })

  it('a paper is known by what became of it', () => {
    expect(only('An interim reply was sent to you on February 11.')).toMatchObject({
      addressee: { role: 'addressee' },
      date: { month: 2, day: 11 },
    })
    expect(only('He studied the note which Mrs. Adler handed to him on November 21.')).toMatchObject({
      author: { words: 'Mrs. Adler' },
      date: { day: 21 },
    })
  })

  it('a paper hoped for, and a verb that looks like a noun, are none', () => {
    expect(words('He could not give a final answer. I hope to address the workers and to report to them.')).toEqual([])
    expect(words('Any letter would help. They made a serious offer. The clerk calls on everybody.')).toEqual([])
    expect(words('He would like to have a talk with the pilots.')).toEqual([])
  })
})

describe('courtesies', () => {
  it.each([
    'Thank you for your greetings on our anniversary.',
    'I thank you and your members on behalf of the port for your congratulations on the launch.',
    'I have studied attentively your considerations which were forwarded through our agent.',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject([{ kind: 'message', author: { role: 'addressee' } }])
  })

  it('views that are only asked for are no paper', () => {
    expect(
      words('I should welcome your views. Your thoughts would be most useful. He sent his congratulations.'),
    ).toEqual([])
  })

  it('what somebody recommended is a paper by him', () => {
    expect(read('Then we took up Captain Voss’s recommendation.')).toMatchObject([
      { author: { words: 'Captain Voss' } },
    ])
    expect(words('It was done at Voss’s request and on Adler’s initiative.')).toEqual([])
  })
})

describe('titles', () => {
  it('a title joins the paper named right before it', () => {
    expect(read('Adler defends it in his paper “A Harbour for the North”.')).toMatchObject([
      { titled: 'A Harbour for the North', author: { words: 'his' }, noun: 'paper' },
    ])
  })

  it('a title may go without quotation marks, and may be dated', () => {
    expect(read('See the study entitled Short Prospects of the Herring Trade.')[0]).toMatchObject({
      titled: 'Short Prospects of the Herring Trade',
    })
    expect(
      read('He cites “Plan for the Northern Quays” which I presented to the Board on Thursday, 7 June.'),
    ).toMatchObject([{ titled: 'Plan for the Northern Quays', date: { month: 6, day: 7 } }])
  })

  it('what somebody only said is no title', () => {
    expect(words('He called it “a great nuisance to everybody here” and left.')).toEqual([])
  })
})

describe('whose it was and to whom it went', () => {
  const told = (text: string) => read(text).map((r) => [r.author?.words, r.addressee?.words])

  it.each([
    ['A similar memorandum is being addressed to the Under Secretary.', [undefined, 'Under Secretary']],
    ['I saw Under Secretary Lund’s memorandum of 3 May.', ['Under Secretary Lund', undefined]],
    ['He referred to a cable which had come in from Lund.', ['Lund', undefined]],
    ['Minister Lund closed by leaving a memorandum.', ['Minister Lund', undefined]],
  ])('%s', (text, expected) => expect(told(text)).toEqual([expected]))

  it('a word that begins a sentence is no office', () => {
    expect(told('First Petrie’s letter came.')).toEqual([['Petrie', undefined]])
    expect(read('Under Article 4 he may go.')).toEqual([])
  })

  it('what is said to be enclosed is not the paper at hand', () => {
    expect(read('A copy of this second draft is enclosed.')[0]).not.toHaveProperty('atHand')
    expect(read('This letter goes to Lima.')[0]).toHaveProperty('atHand')
  })

  it('what follows may be told in many words', () =>
    expect(read('Further tel re the terms on lending of ropes and under 408(e) follows shortly.')[0]).toMatchObject({
      toCome: true,
    }))
})
