/** How the passages of one English paper hang together: what answers what, what is one telegram under two numbers, what is sent on. */
import type { FoundReference } from '../reference.ts'
import { joinLettered } from './lettered.ts'
import { joinNumbers } from './one-telegram.ts'

const ANSWERS =
  /(?:\b(?:received|rece(?:ipt|ption) of|acknowledg(?:es?|ed|ing|ement of)|in (?:reply|response|answer) to|repl(?:y|ies|ied|ying)(?:\s+\w+){0,3}? to|respon(?:ds?|ded|ding|se) to|answer(?:s|ed|ing)?(?: to)?|have read|has read|(?:I|we) have(?: now| also)?(?: had| got)?|thank(?:s|ed|ing)?(?:\s+(?:you|him|her|them|(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]+){0,2}))?(?:\s+\w+)? for|grateful for|appreciat\w+(?:\s+\w+)?(?: of)?|refer(?:s|ring)? to|with reference to|reference is made to|pleased to (?:have|receive)|regarding|\bre:?|\bref(?:erence)?:?)\s+(?:the\s+|a\s+|with \w+\s+)?)$/i
const STRONG = /received|receipt|reception|acknowledg|repl|respon|answer|thank|grateful|have read|has read|appreciat/i
const ANSWER_BETWEEN =
  /^[,\s]*(?:(?:which|that)\s+(?:is|was)\s+|written\s+|sent\s+|the\s+|an?\s+|as\s+|and\s+|is\s+|was\s+|being\s+)*(?:in\s+)?(?:reply|response|answer|answering|answers|answered|replying|replies|replied|responding|responds|responded)(?:\s+(?:to|of))?\s+(?:the\s+)?$/i
/** "Deptel 67 repeated Rangoon 66 Bangkok 201": three numbers of one telegram. */
const REPEATED =
  /^[,;\s(]*(?:sent\s+(?:to\s+)?[a-z][a-z ]{2,30},\s+)?(?:(?:of|to)\s+(?:the\s+)?(?:Dep\w*\.?|State)[,;]?\s+)?(?:and\s+)?(?:repeated|rptd|rpt|repeat|sent|relayed|info)(?:\s+(?:info(?:rmation)?|for\s+information))?(?:\s+to)?\s+$/i
const FORWARDS =
  /(?:\b(?:transmit(?:s|ted|ting)?|(?<!look(?:ing|s)? )forward(?:s|ed|ing)?|send(?:s|ing)?|deliver(?:s|ed|ing)?|hand(?:s|ed|ing)? over|quot(?:es|ed|ing))\s+(?:\w+\s+){0,3}(?:the\s+)?)$/i

/** Says of each reference how the paper uses it, and which other reference answers it. */
export function relate(text: string, all: readonly FoundReference[]): FoundReference[] {
  const found: FoundReference[] = []
  for (const [i, r] of all.entries()) found.push(relateOne(text, r, i, found))
  return joinLettered(text, joinNumbers(text, found)).map((r, i, joined) => explain(text, r, i, joined))
}

function relateOne(text: string, r: FoundReference, i: number, found: readonly FoundReference[]): FoundReference {
  const before = text.slice(Math.max(0, r.start - 60), r.start)
  const previous = found[i - 1]
  const between = previous && r.start - previous.end < 90 ? text.slice(previous.end, r.start) : undefined
  if (
    previous &&
    between !== undefined &&
    (ANSWER_BETWEEN.test(between) || (previous.kind === 'answer' && /^\s+(?:to|of)\s+(?:the\s+)?$/.test(between)))
  )
    return { ...r, use: 'answers' as const, answeredBy: i - 1 }
  if (
    previous &&
    between !== undefined &&
    r.kind === 'telegram' &&
    (REPEATED.test(between) ||
      (previous.sameAs !== undefined &&
        !previous.unlessFound &&
        /^,?\s*(?:and\s+)?$/.test(between) &&
        !atSamePost(r, previous) &&
        r.author?.role === 'named' &&
        r.words.startsWith(r.author.words)))
  )
    return { ...r, sameAs: i - 1 }
  // "Deptel 766, Bangkok 1717": a number at another place right after is most often a repetition; it may also be another telegram.
  if (
    previous?.kind === 'telegram' &&
    between !== undefined &&
    r.author?.role === 'named' &&
    r.words.startsWith(r.author.words) &&
    /^,?\s+$/.test(between) &&
    !/['’]/.test(r.words) &&
    !atSamePost(r, previous) &&
    !LIST_ENDS.test(text.slice(r.end, r.end + 60))
  )
    return { ...r, sameAs: i - 1, unlessFound: true }
  if (REFERS_ITSELF.test(r.words) && r.author?.role === 'addressee') return { ...r, use: 'answers' as const }
  const m = ANSWERS.exec(before)
  if (m && (STRONG.test(m[0]) || r.author?.role === 'addressee' || (r.kind === 'telegram' && r.start < 500)))
    return { ...r, use: 'answers' as const }
  if (r.use === 'cites' && FORWARDS.test(before)) return { ...r, use: 'forwards' as const }
  return r
}

/** "Reurtel 515". */
const REFERS_ITSELF = /^re\p{L}{1,4}tels?\b/iu

/** "Deptel 155, Bremen 316 and Embtel 146": a list that ends with "and" is of as many telegrams. */
const LIST_ENDS = /^(?:,\s*[A-Z]\w+\s\d+)*,?\s+and\s+[A-Z]\w+\s\d/

/** No post repeats a telegram to itself under another number. */
function atSamePost(r: FoundReference, previous: FoundReference): boolean {
  return r.author?.words !== undefined && r.author.words === previous.author?.words
}

const EXPLAINS = /(?:^|[.;:—-]["”’)]?\s+)(?:It|This|That)\s+(?:was|is)\s+$|:\s+$/
const OPENLY = /\b(?:open|public|published|broadcast)\s/i
const IN_CONFIDENCE = /\b(?:confidential|secret|private)\s/i

/** With what the words say of how it was sent, and with the place where the text says which paper it was. */
function explain(text: string, r: FoundReference, i: number, all: readonly FoundReference[]): FoundReference {
  const openness = OPENLY.test(r.words) ? 'open' : IN_CONFIDENCE.test(r.words) ? 'confidential' : undefined
  const explainedBy = explainedLater(text, r, i, all)
  const { noun } = r
  if (!openness && explainedBy === undefined && !noun?.endsWith('s')) return r
  return {
    ...r,
    ...(noun && { noun: noun.replace(/(?<=ch|x)es$|(?<=[a-z]{3})s$/, '') }),
    ...(openness && { openness }),
    ...(explainedBy !== undefined && { explainedBy }),
  }
}

function explainedLater(
  text: string,
  r: FoundReference,
  i: number,
  all: readonly FoundReference[],
): number | undefined {
  if (r.date || r.number || r.back || !r.indefinite) return undefined
  for (let at = i + 1; at < all.length && at < i + 5; at++) {
    const next = all[at]!
    if (next.start - r.end > 400) return undefined
    if ((next.date?.day || next.number) && EXPLAINS.test(text.slice(Math.max(0, next.start - 20), next.start)))
      return at
  }
  return undefined
}
