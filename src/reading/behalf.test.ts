import { describe, expect, it } from 'vitest'
import { readSpeech } from './speech.ts'

/** "speaker act for whom" of each statement. */
const told = (text: string) =>
  readSpeech(text).map((s) => `${s.speaker.words} ${s.act}${s.onBehalfOf === undefined ? '' : ` for ${s.onBehalfOf}`}`)

describe('on whose behalf', () => {
  it.each([
    ['On behalf of the owners Hale said that they would wait.', ['Hale states for the owners']],
    ['On behalf of the owners, Hale offered 300 valves.', ['Hale proposes for the owners']],
    ['Hale accepted the offer on behalf of the owners.', ['Hale accepts for the owners']],
    ['Speaking for his Government, the Ambassador refused the offer.', ['Ambassador refuses for his Government']],
    ['Acting for the owners, Hale proposed a second siding.', ['Hale proposes for the owners']],
    ['Hale, on behalf of the owners, proposed a second siding.', ['Hale proposes for the owners']],
    ['In the name of the Council, Trewin promised a mast.', ['Trewin assures for Council']],
    ['As spokesman for the miners, Rhys refused the offer.', ['Rhys refuses for the miners']],
    ['For the Association, Rhys replied that the men would not come.', ['Rhys answers for Association']],
    ['Mr. Hale, for the owners, said that they would wait.', ['Mr. Hale states for the owners']],
    ['Rhys for the Association said that they would wait.', ['Rhys states for Association']],
    ['On behalf of the Association I accept your offer.', ['I accepts for Association']],
    ['On behalf of the Association Rhys thanked us and accepted the offer.', ['Rhys accepts for Association']],
    ['On the owners’ behalf Hale accepted the offer.', ['Hale accepts for the owners']],
    ['It was on behalf of the owners that Hale accepted the offer.', ['Hale accepts for the owners']],
    ['Hale, the spokesman of the owners, refused the offer.', ['Hale refuses for the owners']],
    ['Ben declared in the name of the Chinese people that it was late.', ['Ben states for Chinese people']],
    ['Hale said that he was speaking on behalf of the owners.', ['Hale states for the owners']],
    [
      'Ben said that, on behalf of the owners, Hale had accepted the date.',
      ['Ben states', 'Hale accepts for the owners'],
    ],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected))

  it.each([
    ['For the first time Hale accepted the date.', ['Hale accepts']],
    ['For the rest, Hale agreed to the date.', ['Hale accepts']],
    ['For the Bermuda Conference, Hale proposed three topics.', ['Hale proposes']],
    ['For the owners, this was a blow. Hale said so.', ['Hale states']],
    ['Hale said that Rhys had signed on behalf of the owners.', ['Hale states']],
    ['Hale accepted the money for the owners.', ['Hale accepts']],
    ['Hale accepted the offer on his own behalf.', ['Hale accepts']],
    ['Hale said that he was not authorised to speak on behalf of the owners.', ['Hale states']],
    ['Rhys asked him to intercede on behalf of the owners.', ['Rhys asks']],
    ['Hale said, of a Council speaking for nobody, that it was idle.', ['Hale states']],
    ['Speaking for himself, Hale said that it was late.', ['Hale states']],
  ])('but nobody’s: %s', (text, expected) => expect(told(text)).toEqual(expected))

  it('and what was said begins after the words that tell it', () => {
    const text = 'Hale told me on behalf of the owners that the valves were ready.'
    const [s] = readSpeech(text)
    expect(text.slice(s!.content.start, s!.content.end)).toBe('the valves were ready.')
  })
})
