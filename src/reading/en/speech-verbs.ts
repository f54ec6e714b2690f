/** One verb of saying, weighed: has it a subject, does it tell of something that happened, to whom, and with which act. */
import { clauseFollows, complement, contentFrom, isQuestion, toPerson } from './speech-clause.ts'
import { happened } from './speech-happened.ts'
import type { Hit } from './speech-hits.ts'
import { type Layout, lastNotAfter, nextAfter } from './speech-layout.ts'
import { type Draft, placeIn } from './speech-nest.ts'
import { agentAfter, readAskedFirst, readDoneBy } from './speech-passive.ts'
import { personAfter, type Subject, subjectBefore } from './speech-subject.ts'
import { MODALITY, NOT, type Saying, WH } from './speech-words.ts'

const NOUNISH =
  /^(?:states?|notes?|claims?|reports?|answers?|questions?|promises?|offers?|comments?|remarks?|hopes?|fears?|doubts?|estimates?|point|points|stress|advise|protests?|pledges?|gestures?|wonders?|complain|feels?|think|guarantees?|state|grant|judge|judges|consent|reply|replies|address|urge|urges|expressed|express|concern|consider|mention|mentions)$/
const BASE =
  /^(?:say|state|remark|note|observe|add|continue|declare|announce|mention|emphasize|stress|reiterate|repeat|maintain|claim|argue|contend|insist|assert|comment|recall|cite|whisper|allege|point|deny|protest|complain|warn|confirm|conclude|report|indicate|speak|write|tell|inform|remind|advise|ask|inquire|wonder|reply|answer|respond|propose|suggest|recommend|offer|urge|accept|agree|consent|concur|refuse|reject|decline|disagree|assure|promise|pledge|doubt|suspect|question|concede|admit|acknowledge|explain|interpret|think|believe|feel|consider|estimate|assess|understand|expect|anticipate|hope|fear|assume|predict|express|give|make|take|raise|pose)$/
/** What a telegram does by saying it without "I": "Believe we should". "Point out that" is an order to its reader. */
const PERFORMED = new Set(['assesses', 'expects', 'doubts', 'proposes', 'accepts'])

/** "Promised 400 valves", "promised his support". */
const PROMISED =
  /^\s+(?:\d|(?:an?|some|no|his|her|their|its|our|my|full|more|every|all|another|one|two|three|four|five|six|ten|twenty|fifty)\b)/
const THAT_OR_WHETHER = /^\s+(?:that|whether)\b/
const NO_ONE = /^(?:no|none|nobody)\b/i
const SAYS_NOTHING = /^(?:nobody|no[- ]one|none|(?:he|she|it|we|they|you|who|that|there)['’](?:ll|d))$/i
export function readHit(
  text: string,
  low: string,
  layout: Layout,
  hit: Hit,
  start: number,
  found: Draft[],
): Draft | undefined {
  const sentence = layout.sentences[lastNotAfter(layout.sentences, hit.start)]!
  const floor = Math.max(start, sentence)
  // "United States" is no verb.
  if (hit.start > floor && /\p{Lu}/u.test(text[hit.start]!)) return undefined
  const sentenceEnd = nextAfter(layout.sentences, hit.start, text.length)
  const stop = text.slice(hit.end, sentenceEnd).trimEnd().length + hit.end
  const askedFirst = readAskedFirst(text, floor, stop, hit)
  if (askedFirst) return askedFirst
  const subject = subjectBefore(text, floor, hit.start)
  if (!subject) return readDoneBy(text, low, floor, stop, hit, found)
  const { saying } = hit
  const base = BASE.test(hit.word)
  const aux = subject.auxiliaries
  // "Was told by Ana that": what is said follows her name.
  const agent = subject.passive ? agentAfter(text, hit.end) : undefined
  const from = agent?.end ?? hit.end
  const rest = text.slice(from, Math.min(stop, from + 160))
  // "What do you say", "to say": an infinitive tells of nothing by itself, unless something modal carries it.
  if (
    /\bto$/i.test(aux) &&
    !/\b(?:want|wanted|like|unable|ready|prepared|willing|went on|going|able|wish|wished|proceeded|began|continued|had|hastened|have) to$/i.test(
      aux,
    )
  )
    return undefined
  let speaker = subject.mention
  if (!speaker) {
    if (subject.start === floor || aux === text.slice(floor, hit.start).trim()) {
      // Telegraphic: "Believe we should", "Said he would".
      if (!/^\p{Lu}/u.test(text.slice(floor))) return undefined
      if (
        base &&
        hit.start === floor &&
        PERFORMED.has(saying.act) &&
        (complement(rest, saying) || clauseFollows(rest) || saying.act === 'proposes')
      )
        speaker = { role: 'self', words: '' }
      else if (
        /ed$|^(?:said|told|felt|thought)$/.test(hit.word) &&
        hit.start - floor < 14 &&
        (complement(rest, saying) || clauseFollows(rest))
      )
        speaker = { role: 'pronoun', words: '' }
      else return undefined
    } else if (base && !aux && !/^\s*[:,]?\s*(?:that|whether)\b/.test(rest)) return undefined
  } else {
    const plural =
      /^(?:I|we|they|you|both|others)$/i.test(speaker.words) ||
      /s$/.test(speaker.words) ||
      / and /.test(speaker.words) ||
      /^(?:Dept|Embassy)/.test(speaker.words)
    if (base && !aux && !plural) return undefined
    if (NOUNISH.test(hit.word) && !aux && !/ed$/.test(hit.word) && !complement(rest, saying) && !clauseFollows(rest))
      return undefined
    if (
      NOUNISH.test(hit.word) &&
      /s$/.test(hit.word) &&
      (/s$/.test(speaker.words) || speaker.role === 'self') &&
      !THAT_OR_WHETHER.test(rest)
    )
      return undefined
    if (speaker.role === 'unnamed' && !subject.passive && saying.act !== 'assesses') return undefined
  }
  const lead = low.slice(Math.max(floor, subject.start - 24), subject.start)
  if (!happened(low, { subject: subject.start, floor, stop }, hit, aux)) return undefined
  // "Nobody believes that", "she'll probably agree": nobody has said it.
  if (speaker?.role === 'named' && SAYS_NOTHING.test(speaker.words)) return undefined
  if (
    speaker?.role === 'described' &&
    (NO_ONE.test(speaker.words) || (speaker.words === 'one' && /\bno\s$/.test(lead)))
  )
    return undefined
  let modality = MODALITY.exec(aux)?.[1]?.toLowerCase()
  if (/want|like|wish/.test(aux) && modality === 'would') modality = undefined
  // "Increases continued to rise" and "this will not assure it" tell of no speech; "VC not mentioned" has no speaker.
  if (/^continu/.test(hit.word) && /^\s+to\b/.test(rest)) return undefined
  if (
    saying.act === 'assures' &&
    !complement(rest, saying) &&
    !/^(?:gave|gives|give|made)/.test(hit.word) &&
    !(/^(?:promis|pledg|guarant)/.test(hit.word) && PROMISED.test(rest))
  )
    return undefined
  if (aux === 'not') return undefined
  // "He did not have to accept" refuses nothing.
  if (/\b(?:not|n['’]t)\s+(?:have|need)\b/i.test(aux)) return undefined
  if (/^point/.test(hit.word) && /^\s+out\s*[,.;]/.test(rest)) return undefined
  // "Has not yet accepted" is no acceptance, and no refusal either.
  if (saying.act === 'accepts' && NOT.test(aux) && /\byet\b/i.test(aux)) return undefined
  const denied = NOT.test(aux) || /\b(?:neither|nor|no ?one|nobody)\s*$/.test(lead)
  if (
    !saying.plain &&
    saying.act !== 'silent' &&
    !/^(?:expressed|voiced|posed|raised|gave|made|put|took)/.test(hit.word) &&
    !complement(rest, saying) &&
    !clauseFollows(rest)
  )
    return undefined
  if (
    saying.plain &&
    (/^\s*(?:[.;!?]|$)/.test(rest) || (/^\s*,/.test(rest) && !/^\s*,\s*[“"‘]/.test(rest))) &&
    saying.act === 'states' &&
    !/^(?:conclud|report|indicat|writ|wrote)/.test(hit.word)
  ) {
    if (hit.word !== 'said' && hit.word !== 'says') return undefined
  }
  // "Comment:" heads a paragraph; "repeated Paris 1506" is a telegram's way.
  if (
    (base && hit.start === floor && /^\s*:/.test(rest)) ||
    (/^repeat/.test(hit.word) && /^\s+(?:info\s+)?\p{Lu}/u.test(rest))
  )
    return undefined
  if (/^point/.test(hit.word) && !/^\s+(?:out|to)\b/.test(rest)) return undefined
  if (
    /^(?:report|indicat|conclud|writ|wrote|continu|maintain|observ|advis|announc|repeat|speak|spoke|cite|recall|understood|understand|feel|felt|consider|judged|add|stress|mention|comment|grant|call|declin|offer|urge|answer|respond|questioned)/.test(
      hit.word,
    ) &&
    !complement(rest, saying) &&
    !clauseFollows(rest) &&
    !saying.takesHearer &&
    !(saying.act !== 'states' && saying.act !== 'assesses')
  ) {
    if (!/^(?:spoke|speak|stress|mention|repeat|recall|comment|emphas)/.test(hit.word)) return undefined
  }
  const hearer =
    saying.takesHearer || /^(?:informed|told|asked|assured)/.test(hit.word)
      ? personAfter(text, hit.end)
      : // "Agreed to a joint company": what was agreed to, and nobody who was told.
        /^(?:agree|consent)/.test(hit.word)
        ? undefined
        : toPerson(text, hit.end)
  const tellsTo = subject.passive ? speaker : hearer
  if (subject.passive) {
    // "Are expected to", "be informed": nobody is told to have spoken.
    if (saying.act === 'expects' || saying.act === 'assesses' || /(?:^|\s)be$/i.test(aux)) return undefined
    // "Is admitted to the club" concedes nothing.
    if (saying.act === 'concedes' && /^\s+to\b/.test(rest)) return undefined
    const by = /^\s+(?:[^.;]{0,40}?\s)?by\b/.exec(rest)
    speaker = agent ?? ((by && personAfter(text, hit.end + by[0].length)) || { role: 'unnamed', words: '' })
    if (speaker.role === 'unnamed' && !/^\s+(?:that|to|whether)\b/.test(rest)) return undefined
  }
  // "Is said to have accepted": nobody was told, and it is he of whom it is said.
  const saidOf = subject.passive && !saying.takesHearer && /^\s+to\b/.test(rest)
  let act = saying.act
  const colon = /^\s*:/.test(rest) && text[stop - 1] === '?'
  if (colon && act === 'states') act = 'asks'
  const question = act === 'asks' && isQuestion(text, rest, hit, stop, agent ?? hearer)
  if (act === 'answers' && WH.test(rest)) act = 'answers'
  const ownDenied = denied && saying.whenDenied !== undefined
  if (ownDenied) act = saying.whenDenied!
  const told = verbFrom(text, subject, hit)
  // "Denied that he had agreed": what is said is the denial. "Is said to have agreed": who has.
  const contentStart = saying.denies ? told : saidOf ? subject.start : contentFrom(text, hit.end, agent ?? hearer, stop)
  const draft: Draft = {
    start: Math.min(subject.start, hit.start),
    end: stop,
    speaker: speaker ?? { role: 'pronoun', words: '' },
    act,
    form: 'indirect',
    content: { start: Math.min(contentStart, stop), end: stop },
    until: stop,
    verb: { start: told, end: hit.end },
    ...(tellsTo && tellsTo.role !== 'unnamed' && !saidOf && { to: tellsTo }),
    ...(denied && !ownDenied && !saying.denies && { denied: true as const }),
    ...(modality && { modality }),
    ...(question && { question: true as const }),
    ...(leavesOpen(saying, denied, aux) && { open: true as const }),
  }
  return placeIn(text, low, draft, hit, subject, found, base, floor)
}

/** Where the verb begins, with what carries it: "would not accept". */
function verbFrom(text: string, subject: Subject, hit: Hit): number {
  if (!subject.auxiliaries || !subject.mention) return hit.start
  const at = text.lastIndexOf(subject.auxiliaries, hit.start)
  return at >= Math.min(subject.start, hit.start) ? at : hit.start
}

/** Whoever hopes, doubts, denies or does not believe that another agreed does not say that he did. */
function leavesOpen({ act, denies }: Saying, denied: boolean, auxiliaries: string): boolean {
  if (/\b(?:wrongly|falsely|mistakenly|erroneously)\b/i.test(auxiliaries)) return true
  if (act === 'doubts') return !denied
  return denies === true || act === 'expects' || (denied && act !== 'accepts' && act !== 'refuses')
}
