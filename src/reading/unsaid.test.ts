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
  ])('is no acceptance, refusal or assurance: %s', (text) =>
    expect(acts(text).filter((a) => a === 'accepts' || a === 'refuses' || a === 'assures')).toEqual([]),
  )

  it.each([
    ['Mr. Hale had agreed to the price.', 'accepts'],
    ['I must tell you that we refuse.', 'refuses'],
    ["Mr. Hale hasn't agreed to the price.", 'refuses'],
  ])('but here it is said: %s', (text, act) => expect(acts(text)).toEqual([act]))
})
