import { describe, expect, it } from 'vitest'
import { letter, party, recordOf } from '../record/notation.fixture.ts'
import { textOf } from '../record/record.ts'
import { collate } from './collate.ts'
import { marksIn } from './marks.ts'

const people = [party('ana', { name: 'Ana Northfield' }), party('ben', { name: 'Ben Southland' })]

function marked(text: string, more: { readonly language?: string } = {}) {
  const record = recordOf(...people, letter('a1', 'ana', 'carla', '1955-05-09', text, more))
  const words = textOf(record, record.papers.get('a1')!)!
  return marksIn(record, collate(record), 'a1').map((m) => [m.kind, words.slice(m.start, m.end), m.says])
}

describe('a letter has marked in it', () => {
  it('the days that it names', () => {
    const days = marked('We met on 4 May 1955 and again on the evening of May 6.').filter(([kind]) => kind === 'date')
    expect(days.map(([, words]) => words)).toEqual(['4 May 1955', 'the evening of May 6'])
  })

  it('the parties that it names, by any part of their names that settles it', () => {
    expect(marked('Mr. Southland was here, and nobody of the name of Westlake.')).toContainEqual([
      'party',
      expect.stringContaining('Southland'),
      'Ben Southland',
    ])
    expect(marked('Nobody of the name of Westlake was here.').filter(([kind]) => kind === 'party')).toEqual([])
  })

  it('what it says that others said, with the speaker and what the words do', () => {
    expect(marked('Ben Southland said that the guards would stay at the mill.')).toContainEqual([
      'statement',
      expect.stringContaining('guards would stay'),
      expect.stringMatching(/^Ben Southland.*: \w+/),
    ])
  })

  it('a passage in another language, which is not read, by its language', () => {
    const text = 'He writes that “les canots ne sont pas arrivés”, and nothing more.'
    expect(marked(text)).toEqual([
      ['statement', expect.stringContaining('les canots'), expect.any(String)],
      ['unread', 'les canots ne sont pas arrivés', 'fr'],
    ])
    expect(marked('He writes that the Comité Central du Parti has met.').filter(([kind]) => kind === 'unread')).toEqual(
      [],
    )
  })

  it('nothing that only English rules would find, if it is not in English', () => {
    expect(marked('Ben Southland said on 4 May 1955 that he would stay.', { language: 'fr' })).toEqual([])
  })
})
