/**
 * Accounts without a verb of saying: "according to Rhys, Hale promised 400 valves", "in Rhys's account", "by his own telling". What the clause
 * tells is whoever it is according to; who speaks in it speaks in that account.
 */
import type { Act, SpeechMention } from '../speech.ts'
import type { Hit } from './speech-hits.ts'
import { type Layout, lastNotAfter, nextAfter, trimmed } from './speech-layout.ts'
import type { Draft } from './speech-nest.ts'
import { personAfter } from './speech-subject.ts'

/** A named thing that says something and is nobody: "according to Article 5". */
const NO_TELLER =
  /^(?:Article|Annex|Section|Paragraph|Protocol|Treaty|Resolution|Charter|Agreement|Plan|Schedule|Act|Law|Constitution|Rule|Rules|Chapter|Table|Document|Memorandum|Report|Despatch|Telegram|Embtel|Deptel|Appendix|Clause|Convention|Accords?|NSC|NIE|SNIE|Scripture|Holy|Footnote|Tab|Enclosure)\b|(?:Agreements?|Accords?|Treaty|Convention|Protocol|Charter|Plan|Act|Constitution|Declaration|Resolution|Memorandum|Report|Law|Doctrine)$|\d/
const PAPER = String.raw`(?:own\s+)?(?:\p{Ll}+\s+){0,2}(?:letter|message|note|telegram|cable|memorandum|article|statement|reply|speech|report|despatch|dispatch|paper|account|version|telling|testimony|evidence|minutes|diary|story|words)s?\b`
const OWNER = new RegExp(
  String.raw`^\s+(?:(?:the|Mr\.?|Mrs\.?|Dr\.?)\s+)?((?:\p{Lu}\.?\s+)*\p{Lu}[\p{L}\p{M}-]*(?:\s+\p{Lu}[\p{L}\p{M}-]*){0,3})(?:['’]s?)\s+${PAPER}`,
  'u',
)
const OWN = new RegExp(String.raw`^\s+(his|her|their|your|my|our)\s+${PAPER}`, 'u')
const ENDS =
  /^(?:\s*[,.;:)—]|\s+(?:\p{Lu}|(?:the|he|she|they|it|we|you|this|that|these|those|there|all|no|a|an|both|some|neither|his|her|their|our)\b)|\s*$)/u
/** What may stand before a clause that begins with "according to". */
const OPENS =
  /^\W*(?:(?:and|but|yet|so|however|thus|moreover|now|still),?\s+)?$|(?:\b(?:that|and|but|whereas|while|because|yet|however),?|[;:—(])\s*$/i

interface Teller {
  readonly mention: SpeechMention
  readonly end: number
}

/** Whose account it is; `at`: after "to" or "in". */
function tellerAfter(text: string, at: number): Teller | undefined {
  const window = text.slice(at, at + 90)
  const owner = OWNER.exec(window)
  if (owner) {
    const start = at + owner[0].indexOf(owner[1]!)
    const words = owner[1]!
    return NO_TELLER.test(words)
      ? undefined
      : { mention: { role: 'named', words, start, end: start + words.length }, end: at + owner[0].length }
  }
  const own = OWN.exec(window)
  if (own) {
    const start = at + own[0].indexOf(own[1]!)
    const low = own[1]!
    const role = low === 'your' ? 'addressee' : low === 'my' || low === 'our' ? 'self' : 'pronoun'
    const words = low === 'his' ? 'he' : low === 'her' ? 'she' : low === 'their' ? 'they' : low
    return { mention: { role, words, start, end: start + low.length }, end: at + own[0].length }
  }
  const person = personAfter(text, at)
  if (person?.end === undefined || NO_TELLER.test(person.words) || /^(?:everyone|everybody)$/.test(person.words))
    return undefined
  if (person.role === 'named' && !ENDS.test(text.slice(person.end, person.end + 16))) return undefined
  return { mention: person, end: person.end }
}

/** The account that begins here, or undefined where nobody is named. */
export function readAccount(text: string, layout: Layout, hit: Hit): Draft | undefined {
  const teller = tellerAfter(text, hit.end)
  if (!teller) return undefined
  const sentence = layout.sentences[lastNotAfter(layout.sentences, hit.start)]!
  const stop = trimmed(text, hit.end, nextAfter(layout.sentences, hit.start, text.length))
  const before = text.slice(sentence, hit.start)
  const comma = /^,?\s*/.exec(text.slice(teller.end, teller.end + 6))![0].length
  const leads = OPENS.test(before)
  const trails = !leads && /^\s*(?:[.;:)]|$)/.test(text.slice(teller.end, Math.min(stop, teller.end + 4)))
  if (hit.word === 'from') return heardFrom(text, before, teller, stop, hit)
  // "In his account of the day" tells of the account.
  if (hit.word !== 'according' && (!leads || /^\s+of\b/.test(text.slice(teller.end, teller.end + 6)))) return undefined
  const that = /.*(?:\b(?:that|whether)\s+|[;:]\s+)/s.exec(before)?.[0].length ?? 0
  const start = leads ? hit.start : trails ? sentence : sentence + that
  const content = leads
    ? { start: Math.min(teller.end + comma, stop), end: stop }
    : { start, end: trails ? trimmed(text, start, hit.start) : stop }
  if (content.end - content.start < 8) return undefined
  const end = trails ? Math.max(stop, content.end) : stop
  return {
    start,
    end,
    speaker: teller.mention,
    act: 'states' satisfies Act,
    form: 'indirect',
    content: {
      start: content.start,
      end: trails ? content.end - (text[content.end - 1] === ',' ? 1 : 0) : content.end,
    },
    until: end,
    verb: { start: hit.start, end: hit.end },
    account: true,
  }
}

/** "I hear from Rhys that they agreed": only what "that" begins, and not what nobody has heard. */
function heardFrom(text: string, before: string, teller: Teller, stop: number, hit: Hit): Draft | undefined {
  const that = /^,?\s+that\s+/.exec(text.slice(teller.end, teller.end + 12))
  if (!that || /\b(?:not|never|nothing|if|unless|whether|until)\b|n['’]t\b/i.test(before)) return undefined
  return {
    start: hit.start,
    end: stop,
    speaker: teller.mention,
    act: 'states',
    form: 'indirect',
    content: { start: teller.end + that[0].length, end: stop },
    until: stop,
    verb: { start: hit.start, end: hit.end },
    account: true,
  }
}
