/** What was done by somebody: "was told by Ana that", "the offer was refused by the owners", "asked by Rhys whether, Hale replied". */
import type { SpeechMention } from '../speech.ts'
import { contentFrom, isQuestion } from './speech-clause.ts'
import { happened } from './speech-happened.ts'
import type { Hit } from './speech-hits.ts'
import { type Draft, placeIn } from './speech-nest.ts'
import { personAfter } from './speech-subject.ts'
import { MODALITY, NOT } from './speech-words.ts'

const BY = /^\s+by\b/

/** Whoever is named right after "by". */
export function agentAfter(text: string, at: number): SpeechMention | undefined {
  const by = BY.exec(text.slice(at, at + 8))
  return by ? personAfter(text, at + by[0].length) : undefined
}

/** What is done to a thing: an offer is accepted, valves are promised; nobody is. */
const TO_A_THING = new Set(['accepts', 'refuses', 'proposes'])
const PROMISED = /^(?:promised|pledged|guaranteed)$/
const IS_DONE =
  /(?:^|\s)((?:(?:would|will|could|might|may|should|shall|must|has|have|had|not|never|also|already|then|at\s+once|[a-z]+ly)\s+)*(?:was|were|is|are|been|be)(?:\s+(?:not|never|also|already|then|at\s+once|finally|[a-z]+ly))*)\s+$/i
const CLAUSE_BEGINS = /(?:[,;:—]\s*|\b(?:that|and|but|which|while|because|as)\s+)(?=[^,;:—]*$)/i

/** "The offer was refused by the owners": a verb whose subject is a thing, done by somebody who is named. */
export function readDoneBy(
  text: string,
  low: string,
  floor: number,
  stop: number,
  hit: Hit,
  found: Draft[],
): Draft | undefined {
  if (!(TO_A_THING.has(hit.saying.act) && /ed$/.test(hit.word)) && !PROMISED.test(hit.word)) return undefined
  const speaker = agentAfter(text, hit.end)
  if (!speaker) return undefined
  const from = Math.max(floor, hit.start - 160)
  const before = text.slice(from, hit.start)
  const carried = IS_DONE.exec(before)?.[1]
  if (carried === undefined || /\bto\s+be$/i.test(before.trimEnd())) return undefined
  const verb = text.lastIndexOf(carried, hit.start)
  let start = from
  for (let m = CLAUSE_BEGINS.exec(text.slice(start, verb)); m; m = CLAUSE_BEGINS.exec(text.slice(start, verb)))
    start += m.index + m[0].length
  if (start >= verb || !happened(low, { subject: start, floor, stop }, hit, carried)) return undefined
  const modality = MODALITY.exec(carried)?.[1]?.toLowerCase()
  const denied = NOT.test(carried)
  if (denied && /\byet\b/i.test(carried)) return undefined
  const ownDenied = denied && hit.saying.whenDenied !== undefined
  const draft: Draft = {
    start,
    end: stop,
    speaker,
    act: ownDenied ? hit.saying.whenDenied! : hit.saying.act,
    form: 'indirect',
    content: { start, end: stop },
    until: stop,
    verb: { start: verb, end: hit.end },
    ...(denied && !ownDenied && { denied: true as const }),
    ...(modality && { modality }),
  }
  return placeIn(
    text,
    low,
    draft,
    hit,
    { mention: speaker, start, auxiliaries: carried, passive: true },
    found,
    false,
    floor,
  )
}

const ASKED_FIRST = /^(?:asked|questioned|pressed|told|informed|assured|advised|reminded|warned)$/

/** "Asked by Rhys whether they were ready, Hale replied": the sentence begins with what he was asked. */
export function readAskedFirst(text: string, floor: number, stop: number, hit: Hit): Draft | undefined {
  if (hit.start !== floor || !ASKED_FIRST.test(hit.word)) return undefined
  const agent = agentAfter(text, hit.end)
  const from = agent?.end ?? hit.end
  if (!/^\s+(?:that|whether|if|why|how|what|when|where|who|which|about|to)\b/.test(text.slice(from, from + 12)))
    return undefined
  for (const m of text.slice(from, Math.min(stop, from + 240)).matchAll(/,(?=\s)/g)) {
    const comma = from + m.index
    const to =
      personAfter(text, comma + 1) ??
      personAfter(text, comma + 1 + (/^\s+the\b/.exec(text.slice(comma + 1, comma + 8))?.[0].length ?? 0))
    if (!to || !/^\s+(?:[a-z]+\s+){0,2}?[a-z]+(?:ed|s|id|ld|ote|ave)\b/.test(text.slice(to.end!, to.end! + 40)))
      continue
    const question = hit.saying.act === 'asks' && isQuestion(text, text.slice(from, comma), hit, comma, agent)
    return {
      start: hit.start,
      end: comma,
      speaker: agent ?? { role: 'unnamed', words: '' },
      to,
      act: hit.word === 'questioned' ? 'asks' : hit.saying.act,
      form: 'indirect',
      content: { start: contentFrom(text, from, undefined, comma), end: comma },
      until: comma,
      verb: { start: hit.start, end: hit.end },
      ...(question && { question: true as const }),
    }
  }
  return undefined
}
