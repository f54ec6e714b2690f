/**
 * English reported speech. Verbs of saying are looked up in one pass; each looks backwards for its subject and forwards for its
 * hearer and its clause, in windows of fixed length. Statements nest where one stands in the clause of another.
 */
import type { Act, FoundSpeech, SpeechMention, SpeechOptions } from '../speech.ts'
import { readDialogue } from './speech-dialogue.ts'
import { findQuotes, findTurns, type Layout, lastNotAfter, layOut, nextAfter, trimmed } from './speech-layout.ts'
import { attributePronouns } from './speech-pronouns.ts'
import { personAfter, type Subject, subjectBefore } from './speech-subject.ts'
import {
  AUTHORITY,
  COMPLEMENT,
  EXPRESSED,
  LIGHT,
  ING,
  LIGHT_BETWEEN,
  MODALITY,
  NOT,
  ON_BEHALF,
  NOUN_ACTS,
  OPINION,
  OWN_VIEW,
  SAID_NOUN,
  SAYING_ING,
  SAYINGS,
  type Saying,
  SILENT,
  VERB,
  WH,
} from './speech-words.ts'
import { readPossessorBefore } from './names.ts'
import { lowered } from './words.ts'

/** A verb, or words that do the work of one, before it is weighed. */
interface Hit {
  /** How its speaker is found: by a subject, from the sentence ("adding that"), from a possessor, or the writer. */
  readonly by?: 'sentence' | 'possessor' | 'writer'
  readonly start: number
  readonly end: number
  readonly saying: Saying
  readonly word: string
}

/** A statement while it is being read. */
export type Draft = { -readonly [K in keyof FoundSpeech]: FoundSpeech[K] } & {
  elided?: true /** Words of another in the open, set off by their layout. */
  set?: boolean
}

export function readEnglishSpeech(text: string, _options: SpeechOptions): FoundSpeech[] {
  const low = lowered(text)
  const layout = layOut(text)
  const turns = findTurns(text)
  const hits = findHits(low)
  const direct = readDialogue(text, low, layout, findQuotes(text, layout))
  const found: Draft[] = []
  const blocks: Draft[] = []
  for (const t of turns)
    found.push({
      start: t.start,
      end: t.end,
      speaker: { role: 'named', words: t.words, ...t.name },
      act: text.slice(t.from, t.end).trimEnd().endsWith('?') ? 'asks' : 'states',
      form: 'minutes',
      content: { start: t.from, end: t.end },
      until: t.end,
      ...(text.slice(t.from, t.end).trimEnd().endsWith('?') && { question: true as const }),
    })
  found.push(...direct.map((d) => ({ ...d })))
  const taken = new Set(direct.map((d) => d.verb?.start))
  const spans = found
    .map((f) => ({ start: f.content.start, end: f.content.end, draft: f }))
    .sort((a, b) => a.start - b.start)
  let at = 0
  for (const hit of hits) {
    if (taken.has(hit.start)) continue
    while (at < spans.length && spans[at]!.end <= hit.start) at++
    const inside = spans[at] && spans[at]!.start <= hit.start ? spans[at]!.draft : undefined
    const from0 = inside ? inside.content.start : 0
    const draft = hit.by ? readAside(text, layout, hit, from0, found) : readHit(text, low, layout, hit, from0, found)
    if (!draft) continue
    const block = inside ?? openBlock(blocks, hit.start)
    if (block && !inside && endsBlock(layout, draft, block)) {
      block.until = trimmed(text, block.content.start, layout.sentences[lastNotAfter(layout.sentences, draft.start)]!)
      blocks.pop()
    } else if (block) standIn(draft, block, found)
    found.push(draft)
    const from = blockFrom(text, draft)
    if (from === undefined) continue
    const end = endOfBlock(text, layout, from)
    draft.until = Math.max(draft.until, end.at)
    draft.set = end.set
    if (from >= draft.end - 1) draft.content = { start: from, end: draft.until }
    blocks.push(draft)
  }
  return finish(text, layout, found)
}

function findHits(low: string): Hit[] {
  const hits: Hit[] = []
  for (const m of low.matchAll(VERB)) {
    const saying = SAYINGS.get(m[0])!
    if (!saying.quoteOnly) hits.push({ start: m.index, end: m.index + m[0].length, saying, word: m[0] })
  }
  for (const m of low.matchAll(SILENT))
    hits.push({ start: m.index, end: m.index + m[0].length, saying: { act: 'silent' }, word: m[0] })
  for (const m of low.matchAll(OPINION)) {
    const saying: Saying = /opinion|view of|belief|impression|convinced|confident|certain|sure|feel/.test(m[0])
      ? { act: 'assesses' }
      : { act: 'states', plain: true }
    hits.push({ start: m.index, end: m.index + m[0].length, saying, word: m[0] })
  }
  for (const m of low.matchAll(LIGHT)) {
    const end = m.index + m[0].length
    const between = LIGHT_BETWEEN.exec(low.slice(end, end + 60))
    if (!between) continue
    const noun = low.slice(end + between[0].length, end + between[0].length + 40)
    const act = EXPRESSED.find(([re]) => re.test(noun))
    if (
      !act ||
      (/^(?:made|makes|took|takes|take|put|give|gives|gave|raised)/.test(m[0]) &&
        /^(?:view|opinion|concern|interest|point|satisf)/.test(noun))
    )
      continue
    hits.push({
      start: m.index,
      end: end + between[0].length + act[0].exec(noun)![0].length,
      saying: { act: act[1], whenDenied: act[1] },
      word: m[0],
    })
  }
  for (const m of low.matchAll(ING))
    hits.push({
      start: m.index,
      end: m.index + m[0].length,
      saying: { act: SAYING_ING.get(m[0])!, plain: true },
      word: m[0],
      by: 'sentence',
    })
  for (const m of low.matchAll(SAID_NOUN))
    hits.push({
      start: m.index,
      end: m.index + m[0].length - /(?:that|whether|about\s+\w+|as\s+to\s+whether)$/.exec(m[0])![0].length - 1,
      saying: { act: NOUN_ACTS[m[1]!] ?? 'states', plain: true },
      word: m[1]!,
      by: 'possessor',
    })
  for (const m of low.matchAll(OWN_VIEW))
    hits.push({ start: m.index, end: m.index + m[0].length, saying: { act: 'assesses' }, word: m[0], by: 'writer' })
  return hits
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((h, i, all) => i === 0 || h.start >= all[i - 1]!.end || h.end > all[i - 1]!.end)
}

const NOUNISH =
  /^(?:states?|notes?|claims?|reports?|answers?|questions?|promises?|offers?|comments?|remarks?|hopes?|fears?|doubts?|estimates?|point|points|stress|advise|protests?|pledges?|gestures?|wonders?|complain|feels?|think|guarantees?|state|grant|judge|judges|consent|reply|replies|address|urge|urges|expressed|express|concern|consider|mention|mentions)$/
const BASE =
  /^(?:say|state|remark|note|observe|add|continue|declare|announce|mention|emphasize|stress|reiterate|repeat|maintain|claim|argue|contend|insist|assert|comment|recall|cite|whisper|allege|point|deny|protest|complain|warn|confirm|conclude|report|indicate|speak|write|tell|inform|remind|advise|ask|inquire|wonder|reply|answer|respond|propose|suggest|recommend|offer|urge|accept|agree|consent|concur|refuse|reject|decline|disagree|assure|promise|pledge|doubt|suspect|question|concede|admit|acknowledge|explain|interpret|think|believe|feel|consider|estimate|assess|understand|expect|anticipate|hope|fear|assume|predict|express|give|make|take|raise|pose)$/
/** Past tense of the acts that one performs by saying so in the present. */
const MENTAL = new Set<Act>(['assesses', 'expects', 'doubts'])

function readHit(text: string, low: string, layout: Layout, hit: Hit, from: number, found: Draft[]): Draft | undefined {
  const sentence = layout.sentences[lastNotAfter(layout.sentences, hit.start)]!
  const floor = Math.max(from, sentence)
  // "United States" is no verb.
  if (hit.start > floor && /\p{Lu}/u.test(text[hit.start]!)) return undefined
  const sentenceEnd = nextAfter(layout.sentences, hit.start, text.length)
  const stop = text.slice(hit.end, sentenceEnd).trimEnd().length + hit.end
  const subject = subjectBefore(text, floor, hit.start)
  if (!subject) return undefined
  const { saying } = hit
  const base = BASE.test(hit.word)
  const aux = subject.auxiliaries
  const rest = text.slice(hit.end, Math.min(stop, hit.end + 160))
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
      if (base && hit.start === floor) speaker = { role: 'self', words: '' }
      else if (/ed$|^(?:said|told|felt|thought)$/.test(hit.word) && hit.start - floor < 14)
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
    if (NOUNISH.test(hit.word) && /s$/.test(hit.word) && (/s$/.test(speaker.words) || speaker.role === 'self'))
      return undefined
    if (speaker.role === 'unnamed' && !subject.passive && saying.act !== 'assesses') return undefined
  }
  // "If he agreed", "unless they accept": nothing is told to have happened.
  const lead = low.slice(Math.max(floor, subject.start - 24), subject.start)
  const condition = /\b(?:if|unless|whether|should|lest|in case|so that|in order that|before|until)\s+(?:the\s+)?$/
    .exec(lead)?.[0]
    ?.trim()
  if (condition) return undefined
  let modality = MODALITY.exec(aux)?.[1]?.toLowerCase()
  if (/want|like|wish/.test(aux) && modality === 'would') modality = undefined
  // "He did not have to accept" refuses nothing.
  if (/\b(?:not|n['’]t)\s+(?:have|need)\b/i.test(aux)) return undefined
  if (/^point/.test(hit.word) && /^\s+out\s*[,.;]/.test(rest)) return undefined
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
      : toPerson(text, hit.end)
  const tellsTo = subject.passive ? speaker : hearer
  if (subject.passive) {
    const by = /^\s+(?:[^.;]{0,40}?\s)?by\b/.exec(rest)
    speaker = (by && personAfter(text, hit.end + by[0].length)) || { role: 'unnamed', words: '' }
    if (speaker.role === 'unnamed' && !/^\s+(?:that|to|whether)\b/.test(rest)) return undefined
  }
  let act = saying.act
  const colon = /^\s*:/.test(rest) && text[stop - 1] === '?'
  if (colon && act === 'states') act = 'asks'
  const question = act === 'asks' && isQuestion(text, rest, hit, stop, hearer)
  if (act === 'answers' && WH.test(rest)) act = 'answers'
  const ownDenied = denied && saying.whenDenied !== undefined
  if (ownDenied) act = saying.whenDenied!
  const contentStart = contentFrom(text, hit.end, hearer, stop)
  const draft: Draft = {
    start: Math.min(subject.start, hit.start),
    end: stop,
    speaker: speaker ?? { role: 'pronoun', words: '' },
    act,
    form: 'indirect',
    content: { start: Math.min(contentStart, stop), end: stop },
    until: stop,
    verb: { start: aux && subject.mention ? text.lastIndexOf(aux, hit.start) : hit.start, end: hit.end },
    ...(tellsTo && tellsTo.role !== 'unnamed' && { to: tellsTo }),
    ...(denied && !ownDenied && { denied: true as const }),
    ...(modality && { modality }),
    ...(question && { question: true as const }),
  }
  if (draft.verb!.start < draft.start || draft.verb!.start < 0) draft.verb = { start: hit.start, end: hit.end }
  return placeIn(text, low, draft, hit, subject, found, base, floor)
}

/** Statements whose speaker is no subject: "adding that", "Castro's question whether", "in my opinion". */
function readAside(text: string, layout: Layout, hit: Hit, from: number, found: readonly Draft[]): Draft | undefined {
  const floor = Math.max(from, layout.sentences[lastNotAfter(layout.sentences, hit.start)]!)
  const stop = trimmed(text, hit.end, nextAfter(layout.sentences, hit.start, text.length))
  const rest = text.slice(hit.end, Math.min(stop, hit.end + 160))
  const before = text.slice(Math.max(floor, hit.start - 70), hit.start)
  const contentStart = contentFrom(text, hit.end, undefined, stop)
  const made = (speaker: SpeechMention, form: Draft['form'], start = hit.start): Draft => ({
    start,
    end: stop,
    speaker,
    act: hit.saying.act,
    form,
    content: { start: contentStart, end: stop },
    until: stop,
    verb: { start: hit.start, end: hit.end },
    ...(hit.saying.act === 'asks' && WH.test(rest.replace(/^\s*(?:about|as to)/, '')) && { question: true as const }),
  })
  switch (hit.by) {
    case 'writer': {
      // Inside somebody's clause it is that one's, and said with it.
      if (found.some((f, i) => i >= found.length - 6 && f.start >= floor && f.content.start <= hit.start && f.content.end > hit.start)) return undefined
      return made({ role: 'self', words: '' }, 'own')
    }
    case 'possessor': {
      const pronoun = /\b(his|her|their|your|my|our)\s+(?:\p{Ll}+\s+)?$/iu.exec(before)
      if (pronoun) {
        const low = pronoun[1]!.toLowerCase()
        const start = hit.start - pronoun[0].length
        const role = low === 'your' ? 'addressee' : low === 'my' || low === 'our' ? 'self' : 'pronoun'
        return made({ role, words: low === 'his' ? 'he' : low === 'her' ? 'she' : low === 'their' ? 'they' : pronoun[1]!, start, end: start + pronoun[1]!.length }, 'indirect', start)
      }
      const owner = readPossessorBefore(before.replace(/\s+\p{Ll}+\s+$/u, ' '))
      if (!owner) return undefined
      const start = hit.start - before.length + owner.index
      return made({ role: 'named', words: owner.words, start, end: start + owner.words.length }, 'indirect', start)
    }
    default: {
      if (!/(?:[,—]\s*|\bby\s+|\bwhile\s+)$/.test(before)) return undefined
      if (/^point/.test(hit.word) && !/^\s+(?:out|to)\b/.test(rest)) return undefined
      if (!COMPLEMENT.test(rest) && !clauseFollows(rest) && !personAfter(text, hit.end)) return undefined
      const previous = lastIn(found, floor, hit.start)
      const draft = made(previous?.speaker ?? firstPerson(text, floor, hit.start) ?? { role: 'unnamed', words: '' }, 'indirect')
      if (draft.speaker.role === 'unnamed') return undefined
      if (previous?.within !== undefined) draft.within = previous.within
      draft.elided = true
      return draft
    }
  }
}

/** Puts a statement beside or inside those of its sentence, and weighs "would" and "might" by whose they are. */
function placeIn(
  text: string,
  low: string,
  draft: Draft,
  hit: Hit,
  subject: Subject,
  found: Draft[],
  base: boolean,
  floor: number,
): Draft | undefined {
  const outer = outerOf(low, found, draft, subject, floor)
  const present = base || /s$/.test(hit.word)
  if (!subject.mention && draft.speaker.words === '' && draft.speaker.role === 'pronoun' && !subject.passive) {
    // "and added that": whoever spoke last in the sentence.
    const previous = lastIn(found, floor, draft.start)
    if (previous && previous.form !== 'own') {
      draft.speaker = previous.speaker
      draft.elided = true
      if (previous.within !== undefined) draft.within = previous.within
      if (previous.to && !draft.to && /^(?:add|continu)/.test(hit.word)) draft.to = previous.to
      // Whoever refuses in the same breath with a subject of another verb is not known: it stays open.
      return ruleModality(draft, found)
    }
    if (subject.start !== floor && hit.start !== floor) {
      const first = firstPerson(text, floor, subject.start)
      if (!first) return undefined
      draft.speaker = first
    }
  }
  if (outer) {
    const index = found.indexOf(outer)
    const same = sameSpeaker(outer, draft)
    if (
      same &&
      (MENTAL.has(draft.act) || draft.act === 'states') &&
      outer.act === 'states' &&
      draft.start - outer.content.start < 30 &&
      !draft.denied &&
      MENTAL.has(draft.act)
    ) {
      // "He said that he hoped": one statement, and what it is is a hope.
      outer.act = draft.act
      return undefined
    }
    if (draft.speaker.role === 'self' && outer.form !== 'own' && outer.speaker.role === 'self' && MENTAL.has(draft.act))
      return undefined
    if (
      same &&
      (draft.act === 'accepts' || draft.act === 'refuses') &&
      outer.act === 'states' &&
      draft.start - outer.content.start < 25 &&
      (!draft.modality || /^(?:would|will|shall|could|can)$/.test(draft.modality))
    ) {
      if (draft.act === 'refuses' || /^(?:would|will|shall)$/.test(draft.modality ?? 'would')) outer.act = draft.act
      if (draft.modality) outer.modality = draft.modality
      return undefined
    }
    if (
      !same &&
      draft.modality &&
      (draft.act === 'accepts' || draft.act === 'refuses') &&
      (outer.act === 'states' || outer.act === 'assesses')
    ) {
      outer.act = 'expects'
      return undefined
    }
    if (MENTAL.has(draft.act) && draft.modality) return undefined
    draft.within = index
    return ruleModality(draft, found)
  }
  if (draft.speaker.role === 'self' && present && !/\b(?:had|was|were|did|didn)/i.test(subject.auxiliaries)) {
    draft.form = 'own'
    if (draft.modality && /^(?:might|may|should|ought|must|could)$/.test(draft.modality) && draft.act !== 'refuses')
      return undefined
    if (MENTAL.has(draft.act) && draft.content.end - draft.content.start < 12) return undefined
  }
  return ruleModality(draft, found)
}

/** Inside the words of another "I" is the other, and "you" whom the other speaks to. */
function standIn(draft: Draft, block: Draft, found: readonly Draft[]): void {
  draft.within ??= found.indexOf(block)
  const exchange = (m: SpeechMention | undefined): SpeechMention | undefined =>
    m?.role === 'self' ? { ...block.speaker } : m?.role === 'addressee' && block.to ? { ...block.to } : m
  draft.speaker = exchange(draft.speaker)!
  const to = exchange(draft.to)
  if (to) draft.to = to
}

/** An acceptance that would, might or could be is none: it is what somebody expects. */
function ruleModality(draft: Draft, found: readonly Draft[]): Draft | undefined {
  if (!draft.modality || draft.speaker.role === 'self') return draft
  if (draft.act === 'accepts' || draft.act === 'refuses') {
    if (draft.within !== undefined && sameSpeaker(found[draft.within]!, draft)) return draft
    return {
      ...draft,
      act: 'expects',
      speaker: { role: 'self', words: '' },
      content: { start: draft.start, end: draft.end },
      form: 'own',
    }
  }
  // "He would say that", "they might ask": nothing was said yet.
  return draft.act === 'silent' || draft.denied ? draft : undefined
}

/** The statement in whose clause this one stands. */
function outerOf(
  low: string,
  found: readonly Draft[],
  draft: Draft,
  subject: Subject,
  floor: number,
): Draft | undefined {
  for (let i = found.length - 1; i >= 0 && i > found.length - 8; i--) {
    const f = found[i]!
    if (f.start < floor || f.form === 'direct' || f.form === 'minutes') continue
    if (subject.start < f.content.start - 1 || draft.start >= f.content.end) continue
    const between = low.slice(f.content.start, subject.start)
    if (
      /(?:;|,\s*(?:and|but|whereupon|to which|while|whereas)|:\s*|\band)\s*(?:the\s+|then\s+|in reply\s+)*$/.test(
        between,
      )
    )
      continue
    return f
  }
  return undefined
}

function lastIn(found: readonly Draft[], floor: number, before: number): Draft | undefined {
  for (let i = found.length - 1; i >= 0 && i > found.length - 6; i--) {
    const f = found[i]!
    if (f.start >= floor && f.start < before && f.verb) return f
  }
  return undefined
}

/** The one with whom the sentence begins, where a second verb has no subject of its own. */
function firstPerson(text: string, floor: number, before: number): SpeechMention | undefined {
  const lead = /^(?:[“"(]*(?:Then|Later|Finally|However|Thereafter|Subsequently|But|And)?,?\s*)/.exec(
    text.slice(floor, floor + 30),
  )![0].length
  const pronoun = /^(I|We|He|She|They)\b/i.exec(text.slice(floor + lead, floor + lead + 6))
  if (pronoun && /\s/.test(text[floor + lead + pronoun[0].length] ?? '')) {
    const start = floor + lead
    return {
      role: /^(?:I|We)$/i.test(pronoun[1]!) ? 'self' : 'pronoun',
      words: pronoun[1]!,
      start,
      end: start + pronoun[1]!.length,
    }
  }
  const person = personAfter(` ${text.slice(floor + lead, floor + lead + 90)}`, 0)
  if (!person || person.start === undefined || floor + lead + person.end! - 1 > before) return undefined
  return { ...person, start: floor + lead + person.start - 1, end: floor + lead + person.end! - 1 }
}

function sameSpeaker(outer: Draft, inner: Draft): boolean {
  const [a, b] = [outer.speaker, inner.speaker]
  if (inner.elided) return true
  if (a.role === 'self' || b.role === 'self') return a.role === b.role
  return b.role === 'pronoun' || (a.words === b.words && a.words !== '')
}

function complement(rest: string, saying: Saying): boolean {
  return (
    COMPLEMENT.test(rest) || (saying.takesHearer === true && /^\s+(?:me|us|him|her|them|you|the|\p{Lu})/u.test(rest))
  )
}

/** A clause without "that": "felt the time had come", "thought he might". */
function clauseFollows(rest: string): boolean {
  return /^\s+(?:(?:he|she|they|I|we|you|it|this|there|these|those|our|his|their|my|US|USSR|USG|GOI|GVN)\b|(?:the|any|some|a|an|no|all|most)\s+(?:[\p{L}’'-]+\s+){1,4}(?:is|was|are|were|would|will|had|has|have|could|can|might|may|should|must)\b|\p{Lu}[\p{L}.’'-]+\s+(?:\p{Lu}[\p{L}.’'-]+\s+)?(?:is|was|are|were|would|will|had|has|have|could|can|might|may|should|must)\b)/u.test(
    rest.slice(0, 90),
  )
}

function toPerson(text: string, at: number): SpeechMention | undefined {
  const to =
    /^(?:\s+(?:out|again|further|later|frankly|privately|confidentially|only|clearly))?\s+(?:to|with)(?=\s)/.exec(
      text.slice(at, at + 40),
    )
  return to ? personAfter(text, at + to[0].length) : undefined
}

function isQuestion(text: string, rest: string, hit: Hit, stop: number, hearer: SpeechMention | undefined): boolean {
  if (/^(?:inquire|enquire|wonder|quer)/.test(hit.word)) return true
  const after = hearer?.end !== undefined ? text.slice(hearer.end, Math.min(stop, hearer.end + 80)) : rest
  return (
    WH.test(after) ||
    /^\s*(?:about|what|:)/.test(after) ||
    text.slice(Math.max(hit.end, stop - 3), stop).includes('?') ||
    /question/.test(rest.slice(0, 30))
  )
}

const THAT =
  /^(?:\s+(?:out|further|again|also|in reply|in turn|frankly|clearly|to\s+(?:the\s+)?[\p{L}.]+(?:\s+\p{Lu}[\p{L}.]+){0,3}|with\s+\p{Lu}[\p{L}]+))*\s*,?\s*(?:that\b,?\s*|:\s*)/u

function contentFrom(text: string, at: number, hearer: SpeechMention | undefined, stop: number): number {
  const from = hearer?.end !== undefined && hearer.end > at ? hearer.end : at
  const that = THAT.exec(text.slice(from, Math.min(stop + 4, from + 120)))
  const start = from + (that ? that[0].length : 0)
  return start + (text.slice(start, start + 40).length - text.slice(start, start + 40).trimStart().length)
}

const SAYS_BLOCK =
  /\b(?:words|statement|following|follows|said|stated|added|replied|noted|declared|continued|announced|message)\b/i

/** A colon and no quotation mark after it: the words of another follow in the open, from here. */
function blockFrom(text: string, draft: Draft): number | undefined {
  if (draft.form !== 'indirect' || draft.denied || draft.verb === undefined) return undefined
  const start = draft.content.start + /^\s*/.exec(text.slice(draft.content.start, draft.content.start + 60))![0].length
  if (/:\s*$/.test(text.slice(Math.max(0, start - 40), start)))
    return /^["“‘]/.test(text.slice(start, start + 1)) ? undefined : start
  if (text[draft.end - 1] !== ':' || draft.question || !SAYS_BLOCK.test(text.slice(draft.start, draft.end)))
    return undefined
  const after = draft.end + /^\s*/.exec(text.slice(draft.end, draft.end + 200))![0].length
  return /^["“‘]/.test(text.slice(after, after + 1)) ? undefined : after
}

function openBlock(blocks: Draft[], at: number): Draft | undefined {
  while (blocks.length && at >= blocks.at(-1)!.until) blocks.pop()
  return blocks.at(-1)
}

/** Words in the open end where somebody is told of as speaking again: "I said that", "Fidel confirmed that". */
function endsBlock(layout: Layout, draft: Draft, block: Draft): boolean {
  if (block.set || draft.form !== 'indirect' || draft.elided || draft.within !== undefined) return false
  if (draft.act === 'assesses' || draft.act === 'expects' || draft.speaker.role === 'addressee') return false
  return nextAfter(layout.sentences, block.content.start, Infinity) <= draft.start
}

/**
 * How far the words in the open can reach. Set off from the text by a gap wider than a blank line, they end with the next such gap
 * after a full stop (a page may end in between); marked at each line, with the mark; otherwise with their paragraph.
 */
function endOfBlock(text: string, layout: Layout, from: number): { readonly at: number; readonly set: boolean } {
  const before = /\s*>?\s*$/.exec(text.slice(Math.max(0, from - 40), from))![0]
  if (before.includes('>')) {
    const out = /\n(?!\s*>)/.exec(text.slice(from))
    return { at: out ? from + out.index : text.length, set: true }
  }
  if (before.split('\n').length <= 3)
    return { at: trimmed(text, from, nextAfter(layout.paragraphs, from, text.length)), set: false }
  WIDE_GAP.lastIndex = from
  const gap = WIDE_GAP.exec(text)
  return { at: gap ? gap.index + 1 : text.length, set: true }
}

const WIDE_GAP = /[.?!”"]\s*?\n[ \t]*\n[ \t]*\n\s*/g

const POINT = /^(?:(?:First|Second|Third|Fourth|Fifth|Firstly|Secondly|Thirdly|Finally|Lastly)\b|\(?[1-9a-e][.)]\s)/

/** Orders them, reads authority, says how far each account goes, and finds out whom pronouns mean. */
function finish(text: string, layout: Layout, found: readonly Draft[]): FoundSpeech[] {
  const order = found.map((f, i) => ({ f, i })).sort((a, b) => a.f.start - b.f.start || b.f.end - a.f.end)
  const place = new Map(order.map(({ i }, n) => [i, n]))
  const all = order.map(({ f }) => {
    const { elided: _, set: __, ...rest } = f
    return f.within === undefined ? rest : { ...rest, within: place.get(f.within)! }
  })
  const tops = all.map((f, i) => ({ f, i })).filter(({ f }) => f.within === undefined)
  tops.forEach(({ f, i }, n) => {
    if (f.form !== 'indirect' || f.until > f.end || !continues(f)) return
    const next = tops[n + 1]?.f
    let paragraph = nextAfter(layout.paragraphs, f.start, text.length)
    // "I have two comments. First, …": the points that follow are the same speech.
    while (paragraph < text.length && POINT.test(text.slice(paragraph, paragraph + 24)))
      paragraph = nextAfter(layout.paragraphs, paragraph, text.length)
    const bound = Math.min(
      paragraph,
      next ? layout.sentences[lastNotAfter(layout.sentences, next.start)]! : text.length,
    )
    all[i] = { ...f, until: Math.max(f.end, trimmed(text, f.end, bound)) }
  })
  return attributePronouns(
    text,
    layout,
    all.map((f) => withAuthority(text, f)),
  )
}

function continues(f: FoundSpeech): boolean {
  return !f.denied && f.act !== 'silent' && f.act !== 'gestures' && f.speaker.role !== 'unnamed'
}

const TELLS_AUTHORITY =
  /instruct|personal|privately|own|speaking|decision|opinion|position|view|will of|common|joint|unanim|collectiv|authori|directed|empowered/i

function withAuthority(text: string, f: FoundSpeech): FoundSpeech {
  if (f.form === 'own' && MENTAL.has(f.act)) return f
  const words = text.slice(f.start, Math.min(f.until, f.start + 2500))
  if (!TELLS_AUTHORITY.test(words)) return { ...f, ...behalf(text, f) }
  for (const [re, authority] of AUTHORITY) {
    const m = re.exec(words)
    if (m) return { ...f, authority, authorityWords: m[0].replace(/\s+/g, ' '), ...behalf(text, f) }
  }
  return { ...f, ...behalf(text, f) }
}

function behalf(text: string, f: FoundSpeech): { onBehalfOf?: string } {
  const head = text.slice(f.start, Math.min(f.content.start + 60, f.end))
  const m = ON_BEHALF.exec(head)
  const who = m ? personAfter(` ${head.slice(m.index + m[0].length)}`, 0) : undefined
  return who ? { onBehalfOf: who.words } : {}
}
