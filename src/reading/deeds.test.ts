import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'
import type { FoundReference } from './reference.ts'

const read = (text: string): readonly FoundReference[] => readPaper(text).references
const words = (text: string) => read(text).map((r) => r.words)

describe('talks and messages told by a verb and a day', () => {
  it.each([
    ['Adler called on the Minister September 30 to discuss dues.', 'talk', 'Adler', 'Minister'],
    ['When Voss saw Mrs. Petrie October 18, he said little.', 'talk', 'Voss', 'Mrs. Petrie'],
    ['Mr. Lund telegraphed on December 11 that the ice had gone.', 'message', 'Mr. Lund', undefined],
    ['On July 25, Mr. Hook replied to Mr. Lister.', 'message', 'Mr. Hook', 'Mr. Lister'],
    ['You said to Consul Eber on the 13 April that you agreed.', 'talk', 'You', 'Consul Eber'],
    ['I advised you on February 14 of the strike.', 'talk', 'I', 'you'],
    ['Mr. Allard informed Captain Voss last night.', 'talk', 'Mr. Allard', 'Captain Voss'],
  ])('%s', (text, kind, author, addressee) => {
    expect(read(text)).toMatchObject([
      { kind, author: { words: author }, indefinite: true, ...(addressee && { addressee: { words: addressee } }) },
    ])
    expect(read(text)[0]!.date).toBeDefined()
  })

  it('without a day, and where the paper itself is the account, nothing is meant', () => {
    expect(words('Adler called on the Minister. Voss told Petrie that the price had risen by 12 percent.')).toEqual([])
    expect(words('Mr. Lund called on me this morning.')).toEqual([])
    expect(words('He told him yesterday.')).toEqual([])
  })
})

describe('talks in words', () => {
  it.each([
    'He reported a conversation he had held on March 14 with Mr. Allard.',
    'He then referred to a conversation held in the morning with Mr. Eber.',
    'I have had a long talk with Captain Voss.',
    'This relates to our recent conversation.',
    'There was a call from Bremen.',
    'The Minister summarized a conversation with Consul Eber.',
  ])('%s', (text) => expect(read(text)).toMatchObject([{ kind: 'talk' }]))

  it('a meal without anybody is no talk', () => {
    expect(words('They went to lunch. Dinner was late, and the briefing dull.')).toEqual([])
  })
})

describe('what is announced', () => {
  it.each([
    'Tel will follow.',
    'Detailed report of conversation follows by pouch.',
    'Our joint conclusions being sent separately.',
    'I shall write you and the Chairman separately.',
    'The talks will be reported in despatch.',
    'The memorandum on fees is being pouched.',
    'For a summary see separate memorandum.',
    'It is contained in immediately following telegram.',
    'Comments in septel.',
  ])('%s', (text) => expect(read(text).filter((r) => r.toCome)).toHaveLength(1))

  it('what follows here, or somebody, is no announcement', () => {
    expect(words('His views are for you: comments follow the order of the list.')).toEqual([])
    expect(words('Each ship was inspected separately. The report follows this pattern.')).toEqual([])
  })
})
