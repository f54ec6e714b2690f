import { describe, expect, it } from 'vitest'
import { readPaper } from './read.ts'
import type { FoundReference } from './reference.ts'

/** The references of a text, as one line each: words, then what was understood. */
function read(text: string): FoundReference[] {
  return [...readPaper(text).references]
}

function only(text: string): FoundReference {
  const found = read(text)
  expect(found.map((r) => r.words)).toHaveLength(1)
  return found[0]!
}

const day = (r: FoundReference) => r.date && [r.date.year, r.date.month, r.date.day].filter((n) => n !== undefined)

describe('days', () => {
  it.each([
    ['I have your letter of October 26th, 1962.', [1962, 10, 26]],
    ['I have your letter of 26 October.', [10, 26]],
    ['I have your letter dated 26 Oct. 1962.', [1962, 10, 26]],
    ['I have your letter of the 23rd.', [23]],
    ['I have your letter of the 23rd of July.', [7, 23]],
    ['I have your message of April twenty-ninth.', [4, 29]],
    ['I have your letter of 1962-10-26.', [1962, 10, 26]],
    ['I have your letter of 10/26/62.', [1962, 10, 26]],
    ['I have Khrushchev’s October 26 letter.', [10, 26]],
    ['I have a memorandum by Mr. Forrestal for Governor Harriman, dated 13 March 1963.', [1963, 3, 13]],
    ['I read the list which Stevenson handed over on 2 November.', [11, 2]],
  ])('%s', (text, expected) => expect(day(only(text))).toEqual(expected))

  it('an editor puts the right day in brackets', () => {
    expect(only('I have your letter of August 27 [28].').date?.corrected).toEqual({ day: 28 })
  })

  it('yesterday is counted from the day of the paper', () => {
    expect(only('I sent you my letter of yesterday.').date?.relative).toBe(1)
  })

  it('one phrase may name several days', () => {
    const r = only('I had your letters of 26 and 27 October.')
    expect([r.date?.day, ...r.alsoDated!.map((d) => d.day)]).toEqual([26, 27])
    expect(r.alsoDated![0]!.month).toBe(10)
    expect(only('He asked about the letters of the 26th and 27th.').alsoDated!.map((d) => d.day)).toEqual([27])
  })

  it('"ult.", "inst." and "prox." are the month before, this one and the next', () => {
    const months = (text: string) => [only(text).date?.day, only(text).date?.monthsAway]
    expect(months('Yours of the 1st ult. to hand.')).toEqual([1, -1])
    expect(months('I have your letter of the 5th instant.')).toEqual([5, 0])
    expect(months('I shall see your letter of the 3rd prox.')).toEqual([3, 1])
    expect(months('I have your letter of the 28th of last month.')).toEqual([28, -1])
    expect(only('Your favour of yesterday’s date too.').date?.relative).toBe(1)
  })

  it('a date in figures may be read two ways, and its century is open', () => {
    expect(only('I have your letter of 11/5/91.').date).toMatchObject({
      shortYear: true,
      swapped: { month: 5, day: 11 },
    })
    expect(only('I have your letter of 26/10/62.').date).toMatchObject({ month: 10, day: 26 })
    expect(only('I have your letter of 12.5.1891.').date).toMatchObject({ year: 1891, month: 5, day: 12 })
  })

  it('a day of the week is a day and nobody’s name', () => {
    const r = only('Thank you for your message of Friday.')
    expect([r.date?.weekday, r.author?.words]).toEqual([5, 'your'])
    expect(day(only('I have the letter of Friday, May 3, 1963.'))).toEqual([1963, 5, 3])
  })

  it('a telegram in capitals gives its days in capitals', () => {
    expect(day(only('CANCELLED STOP SEE MY LETTER OF 8 MAY STOP PETRIE'))).toEqual([5, 8])
  })

  it('the verb "may" and a percentage are no days', () => {
    expect(read('You may 3 times refuse. It rose from March 5 percent.')).toEqual([])
  })
})

describe('words that send nothing', () => {
  it.each([
    'You gave the number of those weapons. That 42 were taken away is known.',
    'Friday 13 was cold.',
    'This 740 does not include the rest. They 42 came. May 15 men go?',
    'SECTION 15 is long.',
  ])('%s', (text) => expect(read(text)).toEqual([]))

  it('a post that bears a number still sends telegrams', () => {
    expect(only('He cites Saigon 453.').author?.words).toBe('Saigon')
    expect(only('He cites Embassy Saigon Telegram No. 726.').author?.words).toBe('Embassy Saigon')
    expect(read('(Telegrams 843 and 848, October 22; ibid.)').map((r) => r.number)).toEqual(['843', '848'])
  })
})

describe('the heading of a paper names the paper itself', () => {
  it('"TELEGRAM No. 15" at its head is its own number', () => {
    const text = 'TELEGRAM No. 15\n\nFrom: Petrie\nTo: Lindqvist\nDate: 14 May 1891\n\nMY 14 CANCELLED.'
    expect(read(text).map((r) => r.number)).toEqual(['14'])
    expect(readPaper(text).numbers).toEqual(['15'])
  })

  it.each([
    '# Letter from J. M. Petrie to Anders Lindqvist, 28 April 1891\n\nMy dear Lindqvist,\n\nI write to you.',
    'Letter from J. M. Petrie to Anders Lindqvist, 28 April 1891\n\nMy dear Lindqvist,\n\nI write to you.',
    'Subject: Letter from Petrie to Lindqvist, 28 April 1891\n\nMy dear Lindqvist,\n\nI write to you.',
  ])('%j', (text) => expect(read(text)).toEqual([]))

  it('a reference line and a sentence speak of other papers', () => {
    expect(only('Ref: Telegram No. 14\n\nDear Sir,\n\nI agree.').number).toBe('14')
    expect(only('Subject: your letter of 3 May\n\nDear Sir,\n\nI agree.').date?.day).toBe(3)
    expect(only('Letter No. 14 of 3 May has been received.').number).toBe('14')
  })

  it('a despatch may print its number alone on a line, and a cable its series with a hyphen', () => {
    expect(readPaper('Bremen, 15 June 1955.\n\nNo. 453\n\nSUBJECT\n\nA talk with Voss.').numbers).toEqual(['453'])
    const cable = readPaper('Bremen, 12 December 1963.\n\nMARSO-34783-63. The Minister has asked me to stop.')
    expect(cable.numbers).toEqual(['MARSO 34783-63'])
  })

  it('a policy paper goes by the number on its own line; under "References" and in the subject stand those of others', () => {
    const head = (line: string) => readPaper(`Bremen, 17 May 1955.\n\n${line}\n\nThe Council met.`).numbers
    expect(head('NSC 5519')).toEqual(['NSC 5519'])
    expect(head('Top Secret NSC 171/1')).toEqual(['NSC 171/1'])
    expect(head('References:\n\nA. NSC 5405\n\nB. NSC 5429/5')).toEqual([])
    expect(head('The harbour; the declaration of May; NSC 5428')).toEqual([])
  })

  it('where its own number was struck out, that is no reference', () => {
    const text = 'Bremen, 2 September 1963.\n\n[number not declassified] The following sums up the talk.'
    expect(read(text)).toEqual([])
  })

  it('a letter that encloses a copy of another is no cover of it', () => {
    const text = 'Dear Mr. Petrie,\n\nI enclose a copy of Mrs. Voss’s letter to me of 25 April.'
    expect(readPaper(text).carried).toBeUndefined()
  })
})

describe('who wrote to whom', () => {
  it.each([
    ['Thank you for my letter of 3 May.', 'self', 'my'],
    ['Thank you for your long and thoughtful letter of 3 May.', 'addressee', 'your'],
    ['He spoke of his letter of 3 May.', 'third', 'his'],
    ['He spoke of Kennedy’s letter of 3 May.', 'named', 'Kennedy'],
    ['He spoke of the letter of 3 May from Kennedy to me.', 'named', 'Kennedy'],
    ['Embtel 1424 was late.', 'mission', 'Emb'],
    ["The Embassy's 1424 was late.", 'mission', "Embassy's"],
    ['See Deptel 284.', 'department', 'Dep'],
    ["Saigon's 453, September 9, was late.", 'named', 'Saigon'],
  ])('%s', (text, role, words) => expect(only(text).author).toMatchObject({ role, words }))

  it('a name does not run on over a full stop', () => {
    expect(
      only('They wished to save Cuba. Then Comrade Khrushchev on October 28 made the statement.').author?.words,
    ).toBe('Khrushchev')
  })

  it('"his" is the name that comes right after, if one does', () => {
    expect(only('He said that in his response of 27 October, Kennedy had agreed.').antecedents?.[0]).toBe('Kennedy')
  })
})

describe('numbers', () => {
  it('every number of a list is a reference', () => {
    expect(read('Your telegrams 284, 285 and 290 arrived.').map((r) => r.number)).toEqual(['284', '285', '290'])
  })

  it('two numbers of one telegram are told as such', () => {
    const [first, second] = read('Deptel 67, sent Tokyo, repeated Rangoon 66, is clear.')
    expect(first?.number).toBe('67')
    expect(second).toMatchObject({ number: '66', sameAs: 0 })
  })

  it('a date-time group is a number', () => {
    expect(only('I refer to your 301549Z.')).toMatchObject({ number: '301549Z', author: { role: 'addressee' } })
  })

  it('a paper knows the numbers it prints of itself, and does not cite itself by them', () => {
    const reading = readPaper('Saigon, November 5, 1963, 2 a.m.\n\nMAC J-3 8607. Summary. Reference my 8587.')
    expect(reading.numbers[0]).toBe('MAC 8607')
    expect(reading.references.map((r) => r.number)).toEqual(['8587'])
    expect(reading.place).toBe('Saigon')
    expect(reading.dated).toMatchObject({ year: 1963, month: 11, day: 5 })
  })

  it('prices, men and percentages are no telegrams', () => {
    expect(read('Our 300 men need 40 percent more, and your 12 points are 3 miles off.')).toEqual([])
  })
})

describe('what kind of mention it is', () => {
  it('a paper answers the one it has received', () => {
    expect(only('I have received your letter of 3 May.').use).toBe('answers')
    expect(only('Replies at once to Ben’s letter of 3 May.').use).toBe('answers')
    expect(only('Thanks the Secretary-General for his letter of 3 May.').use).toBe('answers')
  })

  it('one letter named may be the answer to another', () => {
    const [first, second] = read('His letter of 25 October, in response to the letter of the 23rd, is short.')
    expect(first?.answeredBy).toBeUndefined()
    expect(second?.answeredBy).toBe(0)
  })

  it('"all the letters from Ana to Ben" is an open set', () => {
    expect(only('He has all the letters from Ana to Ben.')).toMatchObject({
      set: 'open',
      author: { words: 'Ana' },
      addressee: { words: 'Ben' },
    })
    expect(only('He has everything that was received from Ben.')).toMatchObject({
      set: 'open',
      author: { words: 'Ben' },
    })
  })

  it('"another message" is a paper whose existence is in question', () => {
    expect(only('He asked whether there was another message from Ben.').alleged).toBe(true)
  })

  it('"that letter" goes back, "comments follow" looks ahead', () => {
    expect(read('He read that letter. Comments follow.').map((r) => [r.back, r.toCome])).toEqual([
      [true, undefined],
      [undefined, true],
    ])
  })

  it('"this one [October 26]" goes back to the paper of a day', () => {
    expect(only('He answered this one [October 26].')).toMatchObject({ back: true, date: { month: 10, day: 26 } })
  })

  it('a paper may be called by its title', () => {
    expect(only('See the memorandum entitled “Soviet Policy in the Aftermath of the Crisis”.').titled).toBe(
      'Soviet Policy in the Aftermath of the Crisis',
    )
  })
})

describe('texts that are not tidy', () => {
  it('a scan with a blank line after every line reads like running text', () => {
    const scan = readPaper(
      'There is one section in \n\nthe confidential letter from \n\nKhrushchev to Kennedy \n\nfrom October 26 that was not shown.',
    )
    const plain = readPaper(
      'There is one section in the confidential letter from Khrushchev to Kennedy from October 26 that was not shown.',
    )
    const told = (r: FoundReference) => [r.words.replace(/\s+/g, ' '), r.author, r.addressee, day(r)]
    expect(scan.references.map(told)).toEqual(plain.references.map(told))
  })

  it('a telegram may carry a letter, with its own "my" and "your"', () => {
    const { carried } = readPaper(
      'Deliver following message from President Kennedy to Chairman Khrushchev:\n\nDear Mr. Chairman: I have your letter.',
      { kind: 'telegram' },
    )
    expect(carried).toMatchObject({
      author: { words: 'President Kennedy' },
      addressee: { words: 'Chairman Khrushchev' },
    })
  })

  it.each([
    ['Please pass following Presidential message to Orlov and Brand.', 'President', 'Orlov and Brand'],
    ['Following message for delivery soonest to Orlov from the President:', 'President', 'Orlov'],
    ['Please deliver following message at once to the Foreign Office for Orlov.', undefined, 'Orlov'],
  ])('%s', (lead, author, addressee) => {
    const { carried } = readPaper(`Bremen, 4 July 1963.\n\n54. ${lead}\n\n“I thank you for your message.”`, {
      kind: 'telegram',
    })
    expect([carried?.author?.words, carried?.addressee?.words]).toEqual([author, addressee])
  })

  it.each([
    'A',
    'the ',
    '1 ',
    'your ',
    'Paris ',
    '(',
    '1',
    '\n',
    'letter ',
    'letter of ',
    "Paris's ",
    'and ',
    '“Aa Bb ',
    'the letter of October ',
    'letter which Paris ',
    'NSC 1/',
    'Tab A ',
    'is attached ',
    'told Paris ',
    'No. 1, ',
    'a copy of ',
    'Ref A ',
    'report on the follows ',
  ])('half a million characters of %j are read without getting stuck', (piece) => {
    readPaper(piece.repeat(500_000 / piece.length))
  })
})
