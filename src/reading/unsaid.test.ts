import { describe, expect, it } from 'vitest'
import { readSpeech } from './speech.ts'

const acts = (text: string) => readSpeech(text).map((s) => s.act)

describe('what nobody has said', () => {
  it.each([
    'Had Captain Dunn agreed, we should be at peace.',
    'It is untrue that Mr. Hale accepted the offer.',
    'Mr. Hale has not yet accepted the offer.',
    'Mr. Hale had not yet agreed to it.',
    "She'll probably agree to it.",
    'Nobody believes that Mr. Hale accepted the offer.',
    'If Dunn says no, I shall tell him you refuse.',
    'The rumour that Mr. Hale agreed is false.',
    'There is a rumour that Mr. Hale agreed to the price.',
    'It is rumoured that the owners accepted the offer.',
    'The report that Mr. Hale accepted the offer is quite unfounded.',
    'Contrary to the report that Mr. Hale accepted the offer, nothing is settled.',
    'It is doubtful that Mr. Hale accepted the offer.',
    'It is unlikely that the owners agreed to the date.',
    'Nobody has said that the owners agreed to the date.',
    'No one told me that Mr. Hale had accepted it.',
    'Mr. Hale denies having agreed to the price.',
    'Mr. Hale denied that he had accepted the offer.',
    'Rhys denied that Mr. Hale had accepted the offer.',
    'I doubt that Mr. Hale accepted the offer.',
    'I do not believe that Mr. Hale accepted the offer.',
    'Mr. Hale hopes that the owners accept the offer.',
    'Mr. Hale did not tell Rhys that the owners accepted the offer.',
    'Mr. Hale is expected to accept the offer.',
    'We shall sign when Mr. Hale accepts the offer.',
    'We shall sign as soon as Mr. Hale accepts the offer.',
    'Suppose that Mr. Hale accepts the offer.',
    'If Mr. Hale accepts the offer, we shall sign.',
    'Mr. Hale very nearly accepted the offer.',
    'Has Mr. Hale accepted the offer?',
    'Mr. Hale reportedly accepted the offer.',
    'Mr. Hale probably agreed to the price.',
    'Rhys said that nobody had agreed to the price.',
    'No owner accepted the offer.',
    'Rhys pretended that Mr. Hale had accepted the offer.',
    'Rhys wrongly believed that Mr. Hale had accepted the offer.',
    'There was talk that Mr. Hale had accepted the offer.',
    'Unless Mr. Hale refuses the offer we are safe.',
    'The offer might be accepted by the owners.',
    'The offer is likely to be accepted by the owners.',
  ])('is no acceptance, refusal or assurance: %s', (text) =>
    expect(acts(text).filter((a) => a === 'accepts' || a === 'refuses' || a === 'assures')).toEqual([]),
  )

  it.each([
    ['Mr. Hale had agreed to the price.', 'accepts'],
    ['I must tell you that we refuse.', 'refuses'],
    ["Mr. Hale hasn't agreed to the price.", 'refuses'],
    ['It is true that Mr. Hale agreed to the price.', 'accepts'],
    ['The news that Mr. Hale had agreed to the price reached us.', 'accepts'],
    ['Nobody doubts that Mr. Hale agreed to the price.', 'accepts'],
    ['When Mr. Hale accepted the offer, we signed.', 'accepts'],
    ['Mr. Hale gladly accepted the offer.', 'accepts'],
    ['Word came that Mr. Hale had agreed to the price.', 'accepts'],
    ['The offer was accepted by the owners.', 'accepts'],
    ['The offer was not accepted by the owners.', 'refuses'],
  ])('but here it is said: %s', (text, act) => expect(acts(text)).toEqual([act]))
})

it('a denial is what the speaker says, with the word that denies', () => {
  const text = 'Mr. Hale denied that he had accepted the offer.'
  const [s, ...rest] = readSpeech(text)
  expect(rest).toEqual([])
  expect([s!.speaker.words, s!.act, text.slice(s!.content.start, s!.content.end)]).toEqual([
    'Mr. Hale',
    'states',
    'denied that he had accepted the offer.',
  ])
})

it('what is told beside a hope is told all the same', () =>
  expect(acts('Mr. Hale hoped for the ship which the owners had promised him.')).toEqual(['expects', 'assures']))
