/**
 * Where somebody may be told to speak: verbs of saying, and words that do the work of one. One walk over the words of a text; what is more
 * than a word is tried only where its first word stands.
 */
import {
  EXPRESSED,
  LIGHT,
  LIGHT_BETWEEN,
  NOUN_ACTS,
  NOUNS,
  OPINION,
  OWN_VIEW,
  SAID_NOUN,
  SAYING_ING,
  SAYINGS,
  type Saying,
  SILENT,
} from './speech-words.ts'

/** A verb, or words that do the work of one, before it is weighed. */
export interface Hit {
  /**
   * How its speaker is found: by a subject, from the sentence ("adding that"), from a possessor, the writer, or whose account it is
   * ("according to"). "Speaking for" has no speaker of its own: it tells on whose behalf another spoke.
   */
  readonly by?: 'sentence' | 'possessor' | 'writer' | 'account' | 'behalf'
  readonly start: number
  readonly end: number
  readonly saying: Saying
  readonly word: string
}

type Reader = (low: string, at: number, word: string) => Hit | undefined

/** Tries a pattern at one place. */
function here(pattern: RegExp): (low: string, at: number) => RegExpExecArray | undefined {
  const sticky = new RegExp(pattern.source, 'y')
  return (low, at) => {
    sticky.lastIndex = at
    return sticky.exec(low) ?? undefined
  }
}

const SILENT_ANYWHERE = new RegExp(SILENT.source, 'i')

export function tellsOfEnglishSilence(text: string): boolean {
  return SILENT_ANYWHERE.test(text)
}

const silentAt = here(SILENT)
const opinionAt = here(OPINION)
const nounAt = here(SAID_NOUN)
const ownViewAt = here(OWN_VIEW)

const readSaying: Reader = (_low, at, word) => ({ start: at, end: at + word.length, saying: SAYINGS.get(word)!, word })

const readIng: Reader = (_low, at, word) => ({
  start: at,
  end: at + word.length,
  saying: { act: SAYING_ING.get(word)!, plain: true },
  word,
  by: 'sentence',
})

const readSilent: Reader = (low, at) => {
  const m = silentAt(low, at)
  return m && { start: at, end: at + m[0].length, saying: { act: 'silent' }, word: m[0] }
}

const readOpinion: Reader = (low, at) => {
  const m = opinionAt(low, at)
  if (!m) return undefined
  const saying: Saying = /opinion|view of|belief|impression|convinced|confident|certain|sure|feel/.test(m[0])
    ? { act: 'assesses' }
    : { act: 'states', plain: true }
  return { start: at, end: at + m[0].length, saying, word: m[0] }
}

const readLight: Reader = (low, at, word) => {
  const end = at + word.length
  const between = LIGHT_BETWEEN.exec(low.slice(end, end + 60))
  if (!between) return undefined
  const noun = low.slice(end + between[0].length, end + between[0].length + 40)
  const act = EXPRESSED.find(([re]) => re.test(noun))
  if (!act) return undefined
  // "Took an interest", "made a point" tell of no speech.
  if (/^(?:ma|to|ta|put|gi|ga|ra)/.test(word) && /^(?:view|opinion|concern|interest|point|satisf)/.test(noun))
    return undefined
  return {
    start: at,
    end: end + between[0].length + act[0].exec(noun)![0].length,
    saying: { act: act[1], whenDenied: act[1] },
    word,
  }
}

const readNoun: Reader = (low, at) => {
  const m = nounAt(low, at)
  if (!m) return undefined
  const clause = /(?:that|whether|about\s+\w+|as\s+to\s+whether)$/.exec(m[0])![0]
  return {
    start: at,
    end: at + m[0].length - clause.length - 1,
    saying: { act: NOUN_ACTS[m[1]!] ?? 'states', plain: true },
    word: m[1]!,
    by: 'possessor',
  }
}

const readOwnView: Reader = (low, at) => {
  const m = ownViewAt(low, at)
  return m && { start: at, end: at + m[0].length, saying: { act: 'assesses' }, word: m[0], by: 'writer' }
}

const accordingAt = here(/according\s+to(?=\s)/)
const readAccording: Reader = (low, at, word) => {
  const m = accordingAt(low, at)
  return m && { start: at, end: at + m[0].length, saying: { act: 'states' }, word, by: 'account' }
}
/** "I hear from Rhys that": his account, though he is the subject of no verb. */
const HEARD = /(?:learn(?:s|ed|t)?|heard?|hears|gather(?:s|ed)?|underst(?:and|ood)|(?:have|had|has)\s+it|word|news)\s+$/
const readFrom: Reader = (low, at, word) =>
  HEARD.test(low.slice(Math.max(0, at - 14), at))
    ? { start: at, end: at + word.length, saying: { act: 'states' }, word, by: 'account' }
    : undefined

/** "In Rhys's account": from "in". */
const IN_ACCOUNT = /(?:^|[^a-z])((?:in|by|on)\s)(?:\S+\s+){1,4}$/
const readInAccount: Reader = (low, at, word) => {
  const from = Math.max(0, at - 60)
  const m = IN_ACCOUNT.exec(low.slice(from, at))
  if (!m) return undefined
  const start = from + m.index + m[0].indexOf(m[1]!)
  return { start, end: start + m[1]!.length - 1, saying: { act: 'states' }, word, by: 'account' }
}

const FOR_WHOM = here(
  /behalf(?: of(?=\s))?|name of(?=\s)|(?:speaking|acting|writing|signing)(?: only| solely)? for(?=\s)|spokes(?:man|woman|person) (?:for|of)(?=\s)|(?<=who |who had )(?:spoke|acted) for(?=\s)/,
)
const readForWhom: Reader = (low, at, word) => {
  const m = FOR_WHOM(low, at)
  return m && { start: at, end: at + m[0].length, saying: { act: 'states' }, word, by: 'behalf' }
}

/** First word → what may begin with it. */
const READERS = new Map<string, Reader[]>()
function may(words: Iterable<string>, reader: Reader): void {
  for (const w of words) READERS.set(w, [...(READERS.get(w) ?? []), reader])
}
may(
  [...SAYINGS].filter(([, s]) => !s.quoteOnly).map(([w]) => w),
  readSaying,
)
may(SAYING_ING.keys(), readIng)
may('was were remained stayed kept fell is are said did didn made gave'.split(' '), readSilent)
may(
  'was were is are am had have has got gained gain made makes make took takes take could turned referred alluded reverted came returned brought touched dwelt spoke drew called raised'.split(
    ' ',
  ),
  readOpinion,
)
may(LIGHT, readLight)
may(
  [...NOUNS].flatMap((n) => [n, `${n}s`]),
  readNoun,
)
may('in to it apparently presumably evidently'.split(' '), readOwnView)
may(['according'], readAccording)
may(['from'], readFrom)
may(
  'behalf name speaking acting writing signing spokesman spokeswoman spokesperson spoke acted'.split(' '),
  readForWhom,
)
may('account version telling'.split(' '), readInAccount)

/** By first letter, the lengths of the words that begin with it, one bit each: most words of a text are passed over by it. */
const LENGTHS = new Int32Array(26)
for (const word of READERS.keys()) LENGTHS[word.charCodeAt(0) - 97]! |= 1 << word.length

/** All places in order; of those that begin together or overlap the longer. */
export function findHits(low: string): Hit[] {
  const hits: Hit[] = []
  let start = -1
  for (let i = 0; i <= low.length; i++) {
    const c = i < low.length ? low.charCodeAt(i) : 32
    const letter = (c >= 97 && c <= 122) || c > 191
    if (letter) {
      if (start < 0) start = i
      continue
    }
    if (start < 0) continue
    // Longer or shorter than any of the words: nothing to look up.
    // Half of a compound ("counter-proposals") is no verb.
    const compound = c === 45 || (start > 0 && low.charCodeAt(start - 1) === 45)
    if (!compound && i - start < 14 && i - start > 1 && LENGTHS[low.charCodeAt(start) - 97]! & (1 << (i - start))) {
      const word = low.slice(start, i)
      const readers = READERS.get(word)
      if (readers)
        for (const read of readers) {
          const hit = read(low, start, word)
          if (hit) hits.push(hit)
        }
    }
    start = -1
  }
  return hits
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((h, i, all) => i === 0 || h.start >= all[i - 1]!.end || h.end > all[i - 1]!.end)
}
