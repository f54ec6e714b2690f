/**
 * Quotations and who speaks them. A tag says so ("he said", "asked the parson"); a quotation without one goes on with the speaker of the
 * sentence it stands in, or with the one who acts in the sentence before it, or in turn with the one before last. In papers only tagged
 * quotations are speech, for most marks there set off a word; a text that converses is read as dialogue.
 */

import type { Span } from '../reference.ts'
import type { Act, FoundSpeech, SpeechMention } from '../speech.ts'
import { assemble, type Cast, canSpeak, type Person, personNamed } from './speech-cast.ts'
import { type Layout, lastNotAfter } from './speech-layout.ts'
import { firstPerson } from './speech-nest.ts'
import { personAfter, subjectBefore } from './speech-subject.ts'
import { SAYINGS, VERB } from './speech-words.ts'

interface Tag {
  readonly mention: SpeechMention
  readonly verb: Span
  readonly act: Act
  readonly to?: SpeechMention
  /** Stands before the quotation or after it. */
  readonly side: 'before' | 'after'
  /** Its verb is none of saying; it counts only in a text that converses. */
  readonly loose?: true
}

interface Quote extends Span {
  tag?: Tag | undefined
  /** Goes on with the speaker of this one. */
  continues?: number
  who?: Person | 'self' | undefined
  rivals?: Person[]
  certain?: boolean
}

export function readDialogue(text: string, low: string, layout: Layout, spans: readonly Span[]): FoundSpeech[] {
  if (spans.length === 0) return []
  const quotes: Quote[] = spans.map((q) => ({ ...q }))
  quotes.forEach((q, i) => {
    const previous = quotes[i - 1]
    const next = quotes[i + 1]
    q.tag = tagAfter(text, low, q, next) ?? tagBefore(text, low, layout, q, previous)
    if (previous && q.tag && previous.tag && q.tag.verb.start === previous.tag.verb.start) {
      q.continues = i - 1
    } else if (previous?.tag?.side === 'after' && !q.tag && isTagOnly(text, layout, previous, q)) q.continues = i - 1
  })
  const tagged = quotes.filter((q) => q.tag && !q.tag.loose).length
  const converses = tagged >= 2 && tagged >= 0.15 * quotes.length
  if (!converses)
    for (const q of quotes) {
      if (q.tag?.loose || (q.tag?.side === 'after' && !isWhole(text, q))) q.tag = undefined
      if (q.continues !== undefined && !quotes[q.continues]!.tag && quotes[q.continues]!.continues === undefined)
        delete q.continues
    }
  const cast = converses ? attribute(text, layout, quotes) : undefined
  return quotes.flatMap((q) => make(text, quotes, q, cast))
}

const ENDS_SAID = /[,!?.;—-]\s?[’”"']?\s?[”"’']$/

function tagAfter(text: string, low: string, q: Quote, next: Quote | undefined): Tag | undefined {
  const limit = Math.min(next?.start ?? text.length, q.end + 120)
  const inside = text.slice(Math.max(q.start, q.end - 4), q.end)
  const comma = text[q.end] === ','
  if (!ENDS_SAID.test(inside) && !comma) return undefined
  const from = comma ? q.end + 1 : q.end
  const inverted =
    /^\s+(?:(?:[a-z]+ly|then|here|at last|now|again)\s+)?(?:had\s+|would\s+)?([a-z]+)(?=\s)(?:\s+(?:out|on|in reply|at last|[a-z]+ly|back|forth|again))?/.exec(
      low.slice(from, limit),
    )
  if (inverted && (SAYINGS.has(inverted[1]!) || (/,/.test(inside + (comma ? ',' : '')) && /ed$/.test(inverted[1]!)))) {
    const mention = personAfter(text, from + inverted[0].length)
    const at = from + inverted[0].indexOf(inverted[1]!)
    if (mention && (mention.end ?? 0) <= limit) return made(text, mention, at, inverted[1]!, 'after')
  }
  const straight = personAfter(text, from)
  if (straight?.end !== undefined && straight.end < limit) {
    const rest =
      /^(?:,?\s+(?:who|with|in|and|from)\b[^.,“"]{0,50},?)?\s+(?:(?:[a-z]+ly|then|at last|again|only|also|[a-z]+ and)\s+){0,2}(?:had\s+|would\s+|did\s+)?([a-z]+)\b/.exec(
        low.slice(straight.end, limit),
      )
    if (
      rest &&
      (SAYINGS.has(rest[1]!) ||
        (/,|—|-/.test(inside + (comma ? ',' : '')) &&
          (/ed$/.test(rest[1]!) || /^\p{Lu}|^(?:he|she|they|I)$/u.test(straight.words))))
    ) {
      const at = straight.end + rest[0].length - rest[1]!.length
      return made(text, straight, at, rest[1]!, 'after')
    }
  }
  return undefined
}

function made(text: string, mention: SpeechMention, at: number, word: string, side: Tag['side']): Tag {
  const saying = SAYINGS.get(word)
  const end = at + word.length
  const to =
    saying?.takesHearer && side === 'before'
      ? personAfter(text, end)
      : toWhom(text, mention.end !== undefined && mention.end > end ? mention.end : end)
  return {
    mention,
    verb: { start: at, end },
    act: saying?.act ?? 'states',
    ...(to && { to }),
    side,
    ...(!saying && { loose: true as const }),
  }
}

function toWhom(text: string, at: number): SpeechMention | undefined {
  const m = /^(?:\s+\w+ly)?\s+to(?=\s)/.exec(text.slice(at, at + 24))
  return m ? personAfter(text, at + m[0].length) : undefined
}

function tagBefore(text: string, low: string, layout: Layout, q: Quote, previous: Quote | undefined): Tag | undefined {
  const sentence = layout.sentences[lastNotAfter(layout.sentences, Math.max(0, q.start - 1))]!
  const floor = Math.max(previous?.end ?? 0, sentence, q.start - 220)
  if (q.start - floor < 4) return undefined
  const lead = low.slice(floor, q.start)
  const tight = /[,:]\s*(?:—\s*)?$/.test(lead)
  let last: RegExpExecArray | undefined
  for (const m of lead.matchAll(VERB)) last = m as RegExpExecArray
  if (!last) {
    // "Then suddenly Fidel, in a calm tone: “…”" and "Kennedy: “…”".
    const name = /(?:^|[\s])((?:(?:Mr|Mrs|Dr)\.\s+)?\p{Lu}[\p{L}.’-]+(?:\s+\p{Lu}[\p{L}.’-]+){0,3}):\s*$/u.exec(
      text.slice(floor, q.start),
    )
    if (!name) return undefined
    const start = floor + name.index + name[0].indexOf(name[1]!)
    return {
      mention: { role: 'named', words: name[1]!, start, end: start + name[1]!.length },
      verb: { start, end: start },
      act: 'states',
      side: 'before',
    }
  }
  const at = floor + last.index
  const end = at + last[0].length
  const between = text.slice(end, q.start)
  if (!tight && !/^\s*(?:that\s*|to\s+(?:him|her|me|them|us)\s*|(?:him|her|me|them|us)\s*)?$/.test(between))
    return undefined
  if (between.length > 150) return undefined
  const subject = subjectBefore(text, floor, at)
  let mention = subject?.mention
  if (subject && !mention && previous?.tag && floor <= previous.tag.verb.start) mention = previous.tag.mention
  // "Ana turned to Ben and asked": the one with whom the sentence begins.
  if (/\b(?:and|but)\s+(?:\w+\s+)?$/.test(text.slice(floor, at)))
    mention ??= firstPerson(text, floor + /^\s*/.exec(text.slice(floor, at))![0].length, at)
  if (!mention || mention.role === 'unnamed') return undefined
  return made(text, mention, at, last[0], 'before')
}

/**
 * Nothing but the tag stands between: “Yes,” he said. “I will.” Where a text has lost its paragraphs, the quotation after a
 * question is more often the answer (seven in ten in novels).
 */
function isTagOnly(text: string, layout: Layout, previous: Quote, q: Quote): boolean {
  const gap = text.slice(previous.end, q.start)
  if (
    layout.paragraphs.length < 4 &&
    /[.]\s*$/.test(gap) &&
    /\?\s?[”"’']?$/.test(text.slice(previous.end - 3, previous.end))
  )
    return false
  if (/\n\s*\n/.test(gap)) return false
  return gap.length < 200 && !/[.!?]\s+\S/.test(gap.replace(/\b(?:Mr|Mrs|Dr|St)\./g, '').trimEnd())
}

/** Gives every quotation of a text that converses its speaker. */
function attribute(text: string, layout: Layout, quotes: Quote[]): Cast {
  const cast = assemble(text, quotes, layout.sentences)
  const turns: (Person | 'self')[] = []
  let seen = 0
  for (const q of quotes)
    if (q.tag && (q.tag.mention.role === 'named' || q.tag.mention.role === 'described')) {
      const p = personNamed(cast, q.tag.mention.words)
      if (p) p.spoke++
    }
  quotes.forEach((q, i) => {
    while (seen < cast.sightings.length && cast.sightings[seen]!.at < q.start) seen++
    const previous = quotes[i - 1]
    const adjacent = previous !== undefined && text.slice(previous.end, q.start).trim() === ''
    const last = turns.at(-1)
    const other = otherThan(turns, last)
    if (q.continues !== undefined) {
      q.who = quotes[q.continues]!.who
      q.certain = quotes[q.continues]!.certain ?? false
      return
    }
    const recent = recentPersons(cast, seen, q.start)
    const called = vocative(text.slice(q.start, q.end), cast)
    if (q.tag) {
      const { mention } = q.tag
      if (mention.role === 'self') q.who = 'self'
      else if (mention.role === 'pronoun') {
        const gender = /^(?:he|him)$/i.test(mention.words)
          ? 'm'
          : /^(?:she|her)$/i.test(mention.words)
            ? 'f'
            : undefined
        const inGap = subjectInGap(cast, previous?.end ?? 0, q.tag.side === 'before' ? q.tag.verb.start : q.start)
        const order = [inGap, adjacent ? other : last, other, ...recent, last]
        // One who is known for a man before one of whom nothing tells it.
        const known = (p: Person) => (gender !== undefined && p.gender === gender ? 0 : 1)
        q.rivals = persons(order)
          .filter((p) => (!gender || !p.gender || p.gender === gender) && p !== called)
          .sort((a, b) => known(a) - known(b))
        q.who = q.rivals.find((p) => p !== last || !adjacent) ?? q.rivals[0]
      } else {
        q.who = personNamed(cast, mention.words)
        q.certain = true
      }
    } else if (isWhole(text, q)) {
      const beat = adjacent || !previous ? undefined : subjectInGap(cast, previous.end, q.start)
      const addressed = previous ? vocative(text.slice(previous.start, previous.end), cast) : undefined
      const guess =
        beat ??
        (addressed && addressed !== last ? addressed : undefined) ??
        (adjacent || !beat ? other : undefined) ??
        recent.find((p) => p !== last && p !== called && p.spoke > 0) ??
        recent.find((p) => p !== last && p !== called)
      q.who = guess
      q.rivals = persons([guess, other, last, ...recent]).filter((p) => p !== called)
      if (q.who === called) q.who = q.rivals[0]
    }
    if (q.who && q.who !== turns.at(-1)) turns.push(q.who)
  })
  takeTurns(text, quotes)
  return cast
}

/** Two speak in turn: what a tag tells of one quotation holds for the next but one, forwards and backwards, while nothing comes between. */
function takeTurns(text: string, quotes: readonly Quote[]): void {
  const told = quotes.map((q) => q.tag !== undefined && q.who !== undefined)
  const adjacent = (i: number) => text.slice(quotes[i]!.end, quotes[i + 1]!.start).trim() === ''
  const change = (i: number) =>
    adjacent(i) ||
    (quotes[i + 1]!.continues === undefined &&
      quotes[i]!.tag?.side === 'after' &&
      text.slice(quotes[i]!.tag!.verb.end, quotes[i + 1]!.start).length < 40)
  const copy = (from: number, i: number) => {
    if (told[i] || !told[from] || quotes[i]!.continues !== undefined || quotes[i]!.tag) return
    const q = quotes[i]!
    const given = quotes[from]!.who
    if (q.rivals && given && given !== 'self') q.rivals = [given, ...q.rivals.filter((p) => p !== given)]
    q.who = given
    told[i] = true
  }
  for (let i = 2; i < quotes.length; i++) if (change(i - 2) && adjacent(i - 1)) copy(i - 2, i)
  for (let i = quotes.length - 3; i >= 0; i--) if (adjacent(i) && change(i + 1)) copy(i + 2, i)
}

function otherThan(
  turns: readonly (Person | 'self')[],
  last: Person | 'self' | undefined,
): Person | 'self' | undefined {
  for (let i = turns.length - 1; i >= 0 && i >= turns.length - 6; i--) if (turns[i] !== last) return turns[i]
  return undefined
}

function persons(list: readonly (Person | 'self' | undefined)[]): Person[] {
  return [...new Set(list.filter((p): p is Person => p !== undefined && p !== 'self'))]
}

/** Those named before this place, the latest first. */
function recentPersons(cast: Cast, seen: number, at: number): Person[] {
  const found: Person[] = []
  for (let i = seen - 1; i >= 0 && found.length < 5 && at - cast.sightings[i]!.at < 3000; i--) {
    const p = cast.sightings[i]!.person
    if (canSpeak(p) && !found.includes(p)) found.push(p)
  }
  return found
}

/** Who begins the last sentence between two quotations. */
function subjectInGap(cast: Cast, from: number, to: number): Person | undefined {
  let [low, high] = [0, cast.sightings.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (cast.sightings[mid]!.at < to) low = mid + 1
    else high = mid
  }
  for (let i = low - 1; i >= 0 && cast.sightings[i]!.at >= from; i--)
    if (cast.sightings[i]!.subject && canSpeak(cast.sightings[i]!.person)) return cast.sightings[i]!.person
  return undefined
}

/** “Good night, Sir John”: he is spoken to. */
function vocative(words: string, cast: Cast): Person | undefined {
  const m =
    /(?:^[“"‘']\s?|[,—]\s)(?:my dear\s+|dear\s+|old\s+)?((?:(?:Mr|Mrs|Dr)\.\s+)?\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)?)\s?[,.!?]/u.exec(
      words,
    )
  if (!m) return undefined
  const known = cast.byToken.get(m[1]!.toLowerCase().split(/\s+/).at(-1)!)
  return known?.[0]
}

/** A quotation that can be somebody's whole turn: it begins with a capital and ends with a stop. */
function isWhole(text: string, q: Quote): boolean {
  return (
    /^[“"‘']\s?[\p{Lu}'’_—.“‘]/u.test(text.slice(q.start, q.start + 3)) &&
    /[.!?,;—-]\s?[”"’']?\s?[”"’']?$/.test(text.slice(Math.max(q.start, q.end - 5), q.end))
  )
}

function make(text: string, quotes: readonly Quote[], q: Quote, cast: Cast | undefined): FoundSpeech[] {
  let first = q
  for (let n = 0; first.continues !== undefined && n < 50; n++) first = quotes[first.continues]!
  const tag = q.tag ?? first.tag
  if (!tag && !q.who) return []
  const inner = text.slice(q.start + 1, q.end - 1).trim()
  const asks = inner.endsWith('?')
  const act: Act = asks && (!tag || tag.act === 'states' || tag.act === 'answers') ? 'asks' : (tag?.act ?? 'states')
  const others = persons([q.who ?? first.who, ...(q.rivals ?? first.rivals ?? [])]).map((p) => p.name)
  const speaker: SpeechMention =
    q.who === 'self' || tag?.mention.role === 'self'
      ? { ...(tag?.mention ?? { words: '' }), role: 'self' }
      : tag
        ? {
            ...tag.mention,
            ...(cast &&
              others.length && { candidates: others.slice(0, 3), ...((q.certain ?? first.certain) && { safe: true }) }),
          }
        : { role: 'unnamed', words: '', candidates: others.slice(0, 3) }
  const start = tag && q.tag ? Math.min(q.start, tag.mention.start ?? q.start, tag.verb.start) : q.start
  return [
    {
      start,
      end: tag && q.tag ? Math.max(q.end, tag.verb.end, tag.mention.end ?? 0) : q.end,
      speaker,
      act,
      form: 'direct',
      content: { start: q.start + 1, end: q.end - 1 },
      until: tag && q.tag ? Math.max(q.end, tag.verb.end, tag.mention.end ?? 0) : q.end,
      ...(tag && q.tag && { verb: tag.verb }),
      ...(tag?.to && { to: tag.to }),
      ...(asks && { question: true as const }),
    },
  ]
}
