/** How statements of one sentence stand to each other: beside, or one inside the clause of another; and whose "would" and "might" it is. */
import type { Act, FoundSpeech, SpeechMention } from '../speech.ts'
import { pastBehalf } from './speech-behalf.ts'
import type { Hit } from './speech-hits.ts'
import { personAfter, type Subject } from './speech-subject.ts'

/** A statement while it is being read. */
export type Draft = { -readonly [K in keyof FoundSpeech]: FoundSpeech[K] } & {
  elided?: true
  /** Words of another in the open, set off by their layout. */
  set?: boolean
  /** It does not say that what stands in its clause is so: "hopes that he agreed". */
  open?: true
  /** "According to Rhys": an account that has no verb. */
  account?: true
}

/** What goes on in a head: told of it, no word is said. */
export const MENTAL = new Set<Act>(['assesses', 'expects', 'doubts'])

/** Puts a statement beside or inside those of its sentence, and weighs "would" and "might" by whose they are. */
export function placeIn(
  text: string,
  low: string,
  draft: Draft,
  hit: Hit,
  subject: Subject,
  found: Draft[],
  base: boolean,
  floor: number,
): Draft | undefined {
  const outer = outerOf(low, found, draft, subject.start, floor)
  const present = base || /s$/.test(hit.word)
  if (!subject.mention && draft.speaker.words === '' && draft.speaker.role === 'pronoun' && !subject.passive) {
    // "and added that": whoever spoke last in the sentence.
    const previous = lastIn(found, floor, draft.start)
    // "Should summarise and inquire": an order, and no report.
    if (base && previous?.form !== 'own') return undefined
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
    if (outer.open && isOwnClause(low, outer, subject.start)) return undefined
    const same = !outer.account && sameSpeaker(outer, draft)
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
      if (draft.open) outer.open = true
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
export function standIn(draft: Draft, block: Draft, found: readonly Draft[]): void {
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

/** The clause that somebody hopes for or doubts itself, rather than what is told beside it: "hopes for the ship which we agreed on". */
function isOwnClause(low: string, outer: Draft, at: number): boolean {
  const between = low.slice(outer.content.start, at)
  return (
    between.length < 80 &&
    !/[(]|\b(?:which|who|whom|whose|as|where|what|since|because|although|whereas|while)\b/.test(between)
  )
}

/** The statement in whose clause this one stands. */
export function outerOf(
  low: string,
  found: readonly Draft[],
  draft: Draft,
  subject: number,
  floor: number,
): Draft | undefined {
  for (let i = found.length - 1; i >= 0 && i > found.length - 8; i--) {
    const f = found[i]!
    if (f.start < floor || f.form === 'direct' || f.form === 'minutes') continue
    if (subject < f.content.start - 1 || draft.start >= f.content.end) continue
    const between = low.slice(f.content.start, subject)
    if (
      /(?:;|,\s*(?:and|but|whereupon|to which|while|whereas)|:\s*|\b(?:and|but))\s*(?:the\s+|then\s+|in reply\s+)*$/.test(
        between,
      )
    )
      continue
    return f
  }
  return undefined
}

export function lastIn(found: readonly Draft[], floor: number, before: number): Draft | undefined {
  let nested: Draft | undefined
  for (let i = found.length - 1; i >= 0 && i > found.length - 6; i--) {
    const f = found[i]!
    if (f.start < floor || f.start >= before || !f.verb) continue
    // The main clause goes on, rather than one inside it.
    if (f.within === undefined || found[f.within]!.start < floor) return f
    nested ??= f
  }
  return nested
}

/** The one with whom the sentence begins, where a second verb has no subject of its own. */
export function firstPerson(text: string, floor: number, before: number): SpeechMention | undefined {
  const opens = pastBehalf(text, floor)
  if (opens > floor && opens < before) return firstPerson(text, opens, before)
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

export function sameSpeaker(outer: Draft, inner: Draft): boolean {
  const [a, b] = [outer.speaker, inner.speaker]
  if (inner.elided) return true
  if (a.role === 'self' || b.role === 'self') return a.role === b.role
  return b.role === 'pronoun' || (a.words === b.words && a.words !== '')
}
