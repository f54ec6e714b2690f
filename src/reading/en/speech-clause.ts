/** What stands after a verb of saying: the clause, the hearer, whether it asks. Windows of fixed length. */
import type { SpeechMention } from '../speech.ts'
import type { Hit } from './speech-hits.ts'
import { personAfter } from './speech-subject.ts'
import { COMPLEMENT, type Saying, WH } from './speech-words.ts'

export function complement(rest: string, saying: Saying): boolean {
  return (
    COMPLEMENT.test(rest) || (saying.takesHearer === true && /^\s+(?:me|us|him|her|them|you|the|\p{Lu})/u.test(rest))
  )
}

/** A clause without "that": "felt the time had come", "thought he might". */
export function clauseFollows(rest: string): boolean {
  return /^\s+(?:(?:he|she|they|I|we|you|it|this|there|these|those|our|his|their|my|US|USSR|USG|GOI|GVN)\b|(?:the|any|some|a|an|no|all|most)\s+(?:[\p{L}’'-]+\s+){1,4}(?:is|was|are|were|would|will|had|has|have|could|can|might|may|should|must)\b|\p{Lu}[\p{L}.’'-]+\s+(?:\p{Lu}[\p{L}.’'-]+\s+)?(?:is|was|are|were|would|will|had|has|have|could|can|might|may|should|must)\b)/u.test(
    rest.slice(0, 90),
  )
}

export function toPerson(text: string, at: number): SpeechMention | undefined {
  const to =
    /^(?:\s+(?:out|again|further|later|frankly|privately|confidentially|only|clearly))?\s+(?:to|with)(?=\s)/.exec(
      text.slice(at, at + 40),
    )
  return to ? personAfter(text, at + to[0].length) : undefined
}

export function isQuestion(
  text: string,
  rest: string,
  hit: Hit,
  stop: number,
  hearer: SpeechMention | undefined,
): boolean {
  if (/^(?:inquire|enquire|wonder|quer)/.test(hit.word)) return true
  const after = hearer?.end !== undefined ? text.slice(hearer.end, Math.min(stop, hearer.end + 80)) : rest
  const bare = after.replace(/^\s+(?:again|further|also|then|once more|repeatedly|directly)\b/, '')
  return (
    WH.test(bare) ||
    /^\s*(?:about|what|:)/.test(after) ||
    text.slice(Math.max(hit.end, stop - 3), stop).includes('?') ||
    (/\bquestions?\b/.test(rest.slice(0, 30)) && !/^\s+(?:\S+\s+)?to\b/.test(rest))
  )
}

const THAT =
  /^(?:\s+(?:out|further|again|also|in reply|in turn|frankly|clearly|to\s+(?:the\s+)?[\p{L}.]+(?:\s+\p{Lu}[\p{L}.]+){0,3}|with\s+\p{Lu}[\p{L}]+))*\s*,?\s*(?:that\b,?\s*|:\s*)/u

export function contentFrom(text: string, at: number, hearer: SpeechMention | undefined, stop: number): number {
  const from = hearer?.end !== undefined && hearer.end > at ? hearer.end : at
  const that = THAT.exec(text.slice(from, Math.min(stop + 4, from + 120)))
  const start = from + (that ? that[0].length : 0)
  return start + (text.slice(start, start + 40).length - text.slice(start, start + 40).trimStart().length)
}
