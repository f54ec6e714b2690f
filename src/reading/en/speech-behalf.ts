/**
 * On whose behalf somebody spoke: "on behalf of the owners", "speaking for his Government", "for the Association, Rhys replied". The words
 * stand before the subject, between it and its verb, or after what was done; the statement of that clause has them.
 */
import type { FoundSpeech } from '../speech.ts'
import { stateNamed } from './countries.ts'
import type { Hit } from './speech-hits.ts'
import { type Layout, lastNotAfter, nextAfter } from './speech-layout.ts'
import { personAfter, SPEAKING_NOUN } from './speech-subject.ts'

const ON_BEHALF =
  /(?:(?:(?:speaking|acting|writing|signing) )?on behalf of|in the name of|(?:speaking|acting|writing|signing)(?: only| solely)? for|(?:as |, )(?:the |a )?spokes(?:man|woman|person) (?:for|of)|who (?:had )?(?:spoke|acted) for)$/i
/** "On the owners' behalf": whose (1). */
const THEIR_BEHALF = /\bon ((?:the |his |her |their |our )?(?:[\p{L}’'-]+ ){0,3}[\p{L}-]+)(?:['’]s?) behalf$/iu

interface Behalf {
  readonly start: number
  readonly end: number
  /** Where the words have it before them. */
  readonly whose?: string
}

/** The words around such a word, where they tell of it: "behalf", "speaking", "spokesman". */
function behalfAt(text: string, hit: Hit): Behalf | undefined {
  const { end } = hit
  const m = ON_BEHALF.exec(text.slice(Math.max(0, end - 36), end))
  if (m) return { start: end - m[0].length, end }
  const their = hit.word === 'behalf' ? THEIR_BEHALF.exec(text.slice(Math.max(0, end - 60), end)) : null
  return their ? { start: end - their[0].length, end, whose: their[1]!.replace(/^the (?=\p{Lu})/u, '') } : undefined
}
const LEADING = /^(?:On behalf of|In the name of|(?:Speaking|Acting|Writing|Signing) (?:for|on behalf of)|For)(?=\s)/
const BODY =
  /^(?:associations?|federations?|guild|league|society|trust|trustees|corporations?|firm|syndicate|institute|administration|bureau|office|church|university|chamber|partnership|partners|executive|cooperative|brotherhood|alliance|coalition|nations?|republic|kingdom|members|countries|peoples|shareholders|creditors|residents|holders|heirs|villagers|men|strikers|passengers|crew|city|town|county|borough|railway|railways|harbour)$/i
/** They count people, or stand for somebody named before. */
const NOBODY_BEHIND =
  /^(?:rest|latter|former|two|three|four|five|six|voices?|children|child|boys?|girls?|people|person)$/i
const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\b/
const WORD = /\s+([\p{L}\p{M}’'&-]+\.?)/uy
const OF_WHAT = /\s+of\s+(?:the\s+)?\p{Lu}[\p{L}’'-]+(?:\s+(?:of\s+(?:the\s+)?)?\p{Lu}[\p{L}’'-]+){0,2}/uy

interface Party {
  readonly words: string
  readonly end: number
}

/** A body after "for": "the owners", "his Government", "the Miners' Union", "Cuba". `at`: where white space begins. */
function bodyAfter(text: string, at: number): Party | undefined {
  const lead = /^\s+(?:(the|his|her|its|their|our|my|a|an|all|both)\s+)?/i.exec(text.slice(at, at + 12))
  if (!lead || /^\s+(?:any|no|some|other|each|every)\s/i.test(text.slice(at, at + 8))) return undefined
  // "The owners", and "Commission" as a register has it.
  const bare = /^the$/i.test(lead[1] ?? '') && /\p{Lu}/u.test(text.charAt(at + lead[0].length))
  const begin = at + (bare ? lead[0].length : /^\s+/.exec(lead[0])![0].length)
  let end = -1
  let pos = at + lead[0].length - 1
  let capitals = 0
  for (let n = 0; n < 6; n++) {
    WORD.lastIndex = pos
    const m = WORD.exec(text)
    if (!m) break
    const bare = m[1]!.replace(/\.$/, '')
    const capital = /^\p{Lu}/u.test(bare)
    // "The Association Mr. Rhys replied": another begins.
    if (n > 0 && COURTESY.test(m[1]!)) break
    // "The Chinese people", "the socialist countries": the last word is what they are.
    const people = bare === 'people' && n > 0
    if (!capital && (capitals > 0 || n > 2) && !isBody(bare) && !people) break
    if (end >= 0 && !isBody(bare) && !people) break
    pos += m[0].length
    if (capital) capitals++
    if (
      isBody(bare) ||
      people ||
      (capital && lead[1] === undefined && stateNamed(text.slice(begin, pos)) !== undefined)
    ) {
      end = pos - (m[1]!.length - bare.length)
      if (!/(?:ist|ian|ese|ish|ch|ans?)$/.test(bare)) break
    }
    if (m[1]!.endsWith('.') && !COURTESY.test(bare)) break
  }
  if (end < 0) return undefined
  OF_WHAT.lastIndex = end
  const more = OF_WHAT.exec(text)
  if (more) end += more[0].length
  return { words: text.slice(begin, end).replace(/\s+/g, ' '), end }
}

function isBody(word: string): boolean {
  return (SPEAKING_NOUN.test(word.toLowerCase()) || BODY.test(word)) && !NOBODY_BEHIND.test(word)
}

/** Where a clause begins that opens with on whose behalf it is: after those words; else where it began. */
export function pastBehalf(text: string, at: number): number {
  const lead = LEADING.exec(text.slice(at, at + 40))
  const who = lead ? bodyAfter(text, at + lead[0].length) : undefined
  return who ? who.end + /^,?\s*/.exec(text.slice(who.end, who.end + 4))![0].length : at
}

/** Statements with on whose behalf they were made, where the words of their clause say so. */
export function withBehalf(
  text: string,
  layout: Layout,
  found: readonly FoundSpeech[],
  hits: readonly Hit[],
): readonly FoundSpeech[] {
  const given = new Map<number, string>()
  const contents = new Map<number, number>()
  const sentenceOf = (at: number) => lastNotAfter(layout.sentences, at)
  const first = (sentence: number) => firstAtOrAfter(found, layout.sentences[sentence]!)
  for (const hit of hits) {
    const m = hit.by === 'behalf' ? behalfAt(text, hit) : undefined
    if (!m) continue
    const who =
      m.whose === undefined ? (bodyAfter(text, m.end) ?? personAt(text, m.end)) : { words: m.whose, end: m.end }
    if (!who) continue
    const sentence = sentenceOf(m.start)
    const stop = nextAfter(layout.sentences, m.start, text.length)
    const i = whose(text, found, first(sentence), stop, m.start, who.end)
    if (i !== undefined) give(found, given, i, stop, who.words)
    // "Told me on behalf of the owners that": what was said comes after them.
    const that =
      i !== undefined && found[i]!.content.start === m.start
        ? /^\s+that\s+/.exec(text.slice(who.end, who.end + 8))
        : null
    if (that) contents.set(i!, who.end + that[0].length)
  }
  found.forEach((f, i) => {
    if (given.has(i) || f.speaker.start === undefined) return
    const who = forWhom(text, layout.sentences[sentenceOf(f.start)]!, f)
    if (who !== undefined) give(found, given, i, nextAfter(layout.sentences, f.start, text.length), who)
  })
  if (given.size === 0) return found
  return found.map((f, i) => {
    if (!given.has(i)) return f
    const content = { ...f.content, start: contents.get(i) ?? f.content.start }
    return { ...f, content, onBehalfOf: given.get(i)! }
  })
}

function personAt(text: string, at: number): Party | undefined {
  const person = personAfter(text, at)
  return person?.role === 'named' && person.end !== undefined ? { words: person.words, end: person.end } : undefined
}

/** The same speaker goes on in the same sentence: "on behalf of the owners Hale thanked us and accepted". */
function give(found: readonly FoundSpeech[], given: Map<number, string>, i: number, stop: number, words: string): void {
  const f = found[i]!
  for (let k = i; k < found.length && found[k]!.start < stop; k++) {
    const g = found[k]!
    if (
      k === i ||
      (g.within === f.within && g.speaker.words === f.speaker.words && g.speaker.start === f.speaker.start)
    )
      given.set(k, words)
  }
}

function firstAtOrAfter(found: readonly FoundSpeech[], at: number): number {
  let [low, high] = [0, found.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (found[mid]!.start < at) low = mid + 1
    else high = mid
  }
  return low
}

/** Between what was done and "on behalf of" no other clause may begin. */
const ANOTHER_CLAUSE =
  /[.;:?!]|\b(?:that|which|who|whether|if|because|when|had|has|have|was|were|is|are|will|would|shall|should|could|can|may|might|did)\b/i

/** "Said that, on behalf of", "said that he wished to affirm this on behalf of": the speaker himself is meant. */
const SPEAKER_GOES_ON = /^,?\s*(?:that\b,?\s*)?(?:(?:he|she|they|I|we)\s[^.;:,A-Z]{0,60})?$/

/** Which statement the words belong to: they stand right before it, inside its head, or behind what was done. */
function whose(
  text: string,
  found: readonly FoundSpeech[],
  from: number,
  stop: number,
  at: number,
  end: number,
): number | undefined {
  // "Knew of the Council speaking for others": a participle behind the verb may be anybody's.
  const participle = /^\w+ing\b/.test(text.slice(at, at + 12))
  let chosen: number | undefined
  for (let i = from; i < found.length && found[i]!.start < stop && i < from + 40; i++) {
    const f = found[i]!
    if (f.form === 'minutes') continue
    const head = Math.max(f.verb?.end ?? f.start, f.speaker.end ?? f.start)
    const begin = Math.min(f.start, f.speaker.start ?? f.start)
    if (begin >= end) {
      // "It was on behalf of the owners that he accepted."
      if (
        /^[\s,]*$/.test(text.slice(end, begin)) ||
        (chosen === undefined && /^\s+that\s+$/.test(text.slice(end, begin)))
      )
        return i
      break
    }
    if (f.start <= at && head >= end) chosen = i
    else if (head <= at && at - head < 80 && isOfSpeaker(text.slice(head, at), participle, f.act === 'asks')) chosen = i
  }
  return chosen
}

/** "Not authorised to speak on behalf of", "asked him to intercede on behalf of": nobody has, or another shall. */
function isOfSpeaker(between: string, participle: boolean, asks: boolean): boolean {
  if (/\b(?:not|never|without)\b|n['’]t\b/i.test(between) || (asks && /\bto\s+[a-z]/.test(between))) return false
  return SPEAKER_GOES_ON.test(between) || (!participle && !ANOTHER_CLAUSE.test(between))
}

/** "For the Association, Rhys replied", "Mr. Hale, for the owners, said". */
function forWhom(text: string, sentence: number, f: FoundSpeech): string | undefined {
  if (text.startsWith('For ', sentence) && f.start - sentence < 80) {
    const who = bodyAfter(text, sentence + 3)
    // "For Cuba, Hale said, it was late": what was said begins with it.
    const amid = f.verb !== undefined && text[f.verb.end] === ','
    return who && !amid && /^,?\s+$/.test(text.slice(who.end, f.start)) ? who.words : undefined
  }
  const { end } = f.speaker
  if (end === undefined || f.verb === undefined || f.verb.start - end < 8) return undefined
  const between = /^,?\s+for(?=\s+(?:the|his|her|its|their|our)\s)/.exec(text.slice(end, end + 12))
  const who = between ? bodyAfter(text, end + between[0].length) : undefined
  return who && who.end <= f.verb.start ? who.words : undefined
}
