/**
 * The subject of a verb of saying, read backwards from the verb: its auxiliaries, then a pronoun, a name or a noun for a person.
 * Walking word by word keeps it linear: a window of a few hundred letters is looked at, never more.
 */
import type { SpeechMention } from '../speech.ts'
import { NOBODY, PASSIVE } from './speech-words.ts'

export interface Subject {
  /** Undefined: the verb has none of its own ("and added that"). */
  readonly mention?: SpeechMention
  readonly start: number
  /** What stands between subject and verb: "would not". */
  readonly auxiliaries: string
  readonly passive: boolean
}

const WINDOW = 180
const AUXILIARY = new Set(
  `had has have having was were is are been be being did does do would will could can might may should must shall ought wld cld shld not never cannot also then
  further again later once still yet now only just already thus merely first even all both simply nevertheless however himself herself themselves to
  unable ready prepared willing going able wanted want wish wished wishes like tried decided hastened went on proceeded began continued inclined
  didn't don't couldn't wouldn't won't can't doesn't hadn't hasn't haven't hasn’t haven’t didn’t don’t couldn’t wouldn’t won’t can’t doesn’t hadn’t
  half finally therefore thereupon meanwhile so too instead apparently in fact turn thereafter always often no longer afterwards soon gladly`.split(
    /\s+/,
  ),
)
const JOINERS = new Set([
  'of',
  'for',
  'and',
  'de',
  'von',
  'van',
  'the',
  'at',
  'in',
  'to',
  '&',
  'della',
  'di',
  'da',
  'du',
  'la',
  'le',
  'bin',
  'al',
])
const SINGLE =
  /^(?:I|we|We|he|He|she|She|they|They|you|You|who|it|It|one|everyone|Everyone|everybody|Everybody|somebody|someone|nobody|both|Both|neither|others)$/
export const SPEAKING_NOUN =
  /^(?:ambassadors?|secretary|president|premier|minister|ministers|government|governments|govt|gov|delegations?|embassy|embassies|consul|chairman|council|committee|cabinet|delegate|delegates|representatives?|officials?|officers?|general|admiral|colonel|captain|leaders?|leadership|side|sides|press|radio|newspapers?|party|parties|union|company|board|agency|spokesm[ae]n|source|sources|interlocutors?|comrades?|friends?|colleagues?|king|queen|prince|princess|emperor|sultan|shah|pope|bishop|lawyer|lawyers|counsel|judge|mediator|inspector|clerk|agents?|owners?|director|manager|editor|publisher|author|writer|women|men|man|woman|boy|girl|boys|girls|child|children|lady|ladies|gentleman|gentlemen|fellow|lad|stranger|host|hostess|guest|guests|master|mistress|wife|husband|mother|father|sister|brother|son|daughter|aunt|uncle|cousin|nephew|niece|grandmother|grandfather|nurse|maid|doctor|parson|vicar|clergyman|priest|captain|sergeant|soldier|sailor|farmer|driver|porter|landlord|landlady|keeper|butler|servant|voice|voices|crowd|people|person|foreigner|chief|guide|guard|prisoner|professor|teacher|student|pupil|rest|three|two|four|five|six|group|team|ministry|department|dept|mission|authorities|allies|americans|soviets|cubans|russians|chinese|british|french|germans|israelis|arabs|egyptians|poles|japanese|state|states|senator|congressman|adviser|advisor|advisers|assistant|aide|deputy|commander|envoy|emissary|negotiators?|diplomats?|reporters?|correspondents?|historians?|witness|witnesses|bank|court|commission|commissioner|congress|senate|parliament|assembly|speaker|traveller|traveler|queen|king|latter|former|leaders?|observers?|interpreters?|negotiators?|mediators?|miners?|workers?|employers?|buyers?|sellers?|tenants?|merchants?|servants?|senators?|managers?|messengers?|neighbou?rs?|waiters?|bankers?|traders?|ministers?|premiers?|narrator|chancellor|governor|emperor|elder|rider|hunter|engineer|\p{L}+(?:man|woman|ist|ian))$/u
const PAPER_NOUN =
  /^(?:letter|message|note|telegram|cable|memorandum|article|statement|reply|speech|report|despatch|paper|broadcast|communication|communiqué|answer)s?$/
const DETERMINER =
  /^(?:the|his|her|their|our|my|your|its|a|an|this|that|another|one|every|each|some|these|those|all|no|two|three|other|both)$/i
const INSIDE = new Set(['with', 'of', 'in', 'from', 'at', 'on', 'beside', 'behind', 'who'])
/** "Fidel for his part responded". */
const TURN_ASIDE =
  /,?\s+(?:for|on) (?:his|her|their|our|my|its) part,?\s+$|,?\s+in (?:turn|reply|response|return|answer),?\s+$/
const CLAUSE_END = /[.;:!?—–()[\]“”"]$/

interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The words that end at `at`, the last first; none before `floor`. */
function wordsBefore(text: string, floor: number, at: number): Word[] {
  const from = Math.max(floor, at - WINDOW)
  const words: Word[] = []
  let end = at
  while (end > from && words.length < 30) {
    while (end > from && text.charCodeAt(end - 1) <= 32) end--
    let start = end
    while (start > from && text.charCodeAt(start - 1) > 32 && text[start - 1] !== '—') start--
    if (start === end) {
      // A dash stands between two clauses.
      if (end > from) words.push({ start: end - 1, end, text: '—' })
      end--
      continue
    }
    words.push({ start, end, text: text.slice(start, end) })
    end = start
  }
  return words
}

/** Reads what stands before a verb; `floor` is where its sentence begins. Undefined: nobody there can be its subject. */
export function subjectBefore(text: string, floor: number, at: number): Subject | undefined {
  const aside = TURN_ASIDE.exec(text.slice(Math.max(floor, at - 30), at))
  const words = wordsBefore(text, floor, aside ? at - aside[0].length : at)
  let i = 0
  while (i < words.length && isAuxiliary(words[i]!.text)) i++
  // "First" or "Then" alone is no auxiliary of a missing subject when the sentence begins with it; nothing is lost either way.
  const auxiliaries = i ? text.slice(words[i - 1]!.start, at).trim() : ''
  const passive =
    i > 0 &&
    PASSIVE.test(`${auxiliaries} `) &&
    /^(?:was|were|is|are|been|be|being|had|has|have|not|also|\S*)/i.test(auxiliaries)
  const done = (mention: SpeechMention | undefined, start: number): Subject => ({
    ...(mention && { mention }),
    start,
    auxiliaries,
    passive,
  })
  const last = words[i]
  if (!last) return done(undefined, i ? words[i - 1]!.start : at)
  if (/^(?:and|but|or|yet)$/i.test(last.text)) return done(undefined, last.start)
  if (last.text.endsWith(',')) {
    if (/^(?:and|but),$/i.test(last.text)) return done(undefined, last.start)
    return pastAside(text, words, i, done)
  }
  if (last.text === 'who' || last.text === 'which') {
    const before = words[i + 1]
    return before ? nounPhrase(text, words, i + 1, done) : undefined
  }
  return nounPhrase(text, words, i, done)
}

function isAuxiliary(word: string): boolean {
  const low = word.toLowerCase()
  return AUXILIARY.has(low) || (/^[\p{Ll}-]{3,}ly$/u.test(word) && low !== 'family' && low !== 'ally')
}

/** "Fidel, in a calm tone, made": the subject stands before the comma that opens the aside. */
function pastAside(
  text: string,
  words: readonly Word[],
  i: number,
  done: (m: SpeechMention | undefined, start: number) => Subject,
): Subject | undefined {
  for (let j = i + 1; j < words.length && j < i + 16; j++) {
    const w = words[j]!.text
    if (CLAUSE_END.test(w)) return undefined
    if (w.endsWith(',')) return nounPhrase(text, words, j, done)
  }
  return undefined
}

function nounPhrase(
  text: string,
  words: readonly Word[],
  i: number,
  done: (m: SpeechMention | undefined, start: number) => Subject,
): Subject | undefined {
  const w = words[i]
  if (!w) return undefined
  const bare = w.text.replace(/^[“"‘'([]+/, '').replace(/[,)\]]+$/, '')
  const start = w.end - w.text.length + w.text.indexOf(bare)
  const end = start + bare.length
  if (SINGLE.test(bare)) return done(pronoun(bare, start, end), start)
  if (CLAUSE_END.test(w.text)) return undefined
  const found = /^\p{Lu}/u.test(bare) ? name(text, words, i, start, end, done) : common(text, words, i, bare, end, done)
  return found && behindFor(text, words, found, done)
}

/** "Secretary for the Colonies": an office, and nobody's spokesman. */
const OFFICE_FOR =
  /(?:secretary|minister|under|assistant|director|deputy|commissioner|representative|adviser|advisor|administrator|officer|chief|committee|commission|department|office|bureau|ministry|council|center|centre|institute|fund|agency|delegate|attorney|counsel|chargé|consul|board|conference|plan|program|programme)s?$/i

/** "Rhys for the Association said", "Hale for the owners said": he speaks, and for them. */
function behindFor(
  text: string,
  words: readonly Word[],
  found: Subject,
  done: (m: SpeechMention | undefined, start: number) => Subject,
): Subject {
  let k = words.findIndex((w) => w.start <= found.start && found.start < w.end)
  if (k < 0 || !found.mention || found.mention.role === 'pronoun' || found.mention.role === 'self') return found
  if (/^(?:the|his|her|its|their|our)$/.test(words[k + 1]?.text ?? '')) k++
  else if (!/^(?:the|his|her|its|their|our)$/.test(words[k]!.text)) return found
  const before = words[k + 2]
  if (words[k + 1]?.text !== 'for' || !before || !/^\p{Lu}[\p{L}’-]+$/u.test(before.text)) return found
  if (OFFICE_FOR.test(before.text) || isNobodyHere(before.text, words, k + 2)) return found
  return name(text, words, k + 2, before.start, before.end, done) ?? found
}

function pronoun(bare: string, start: number, end: number): SpeechMention {
  const low = bare.toLowerCase()
  const at = { start, end }
  if (low === 'i' || low === 'we') return { role: 'self', words: bare, ...at }
  if (low === 'you') return { role: 'addressee', words: bare, ...at }
  if (low === 'it') return { role: 'unnamed', words: bare, ...at }
  if (low === 'he' || low === 'she' || low === 'they') return { role: 'pronoun', words: bare, ...at }
  return { role: 'described', words: bare, ...at }
}

/** A name, an office or a body with capitals: "President Kennedy", "the Soviet Government", "Mr. Ball". */
function name(
  text: string,
  words: readonly Word[],
  i: number,
  lastStart: number,
  end: number,
  done: (m: SpeechMention | undefined, start: number) => Subject,
): Subject | undefined {
  let start = lastStart
  let first = i
  for (let j = i + 1; j < words.length && j < i + 9; j++) {
    const w = words[j]!.text
    if (/[,;:!?—)\]”"]$/.test(w)) break
    if (
      /\.$/.test(w) &&
      !/^(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Adm|Amb|Sen|Gov|Prof|Rev|St|Sec|Secy|Pres|Min|Messrs|Hon|\p{Lu}|\p{Lu}\.\p{Lu}|U\.S|U\.N|U\.K)\.$/u.test(
        w,
      )
    )
      break
    const bare = w.replace(/^[“"‘'([]+/, '')
    if (/^\p{Lu}/u.test(bare) && !/['’]s?$/.test(bare)) {
      if (isNobodyHere(bare, words, j)) break
      start = words[j]!.end - bare.length
      first = j
      if (/^(?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.?$/.test(bare)) break
    } else if (
      JOINERS.has(bare) &&
      words[j + 1] &&
      /^\p{Lu}/u.test(words[j + 1]!.text.replace(/^the$/, 'The')) &&
      !/[,;:.]$/.test(words[j + 1]!.text) &&
      !/['’]s$/.test(words[j + 1]!.text) &&
      !(bare === 'and' && j === i + 1 && isNobodyHere(words[j + 1]!.text, words, j + 1)) &&
      !(
        (bare === 'in' || bare === 'to' || bare === 'at') &&
        !/^(?:embassy|ambassador|mission|minister|representative|consul|delegation)/i.test(words[j + 1]!.text)
      )
    )
      continue
    else break
  }
  const said = text.slice(start, end)
  if (NOBODY.has(said.toLowerCase().replace(/\.$/, ''))) {
    return /^(?:Dept|Department|Embassy)$/.test(said)
      ? done({ role: 'named', words: said, start, end }, start)
      : undefined
  }
  if (/['’]s?$/.test(said)) return undefined
  const mention: SpeechMention = { role: 'named', words: said, start, end }
  const before = words[first + 1]
  return done(mention, before && /^the$/i.test(before.text) ? before.start : start)
}

/** A capital that only begins the sentence: "Then Kennedy", "In Moscow". */
function isNobodyHere(bare: string, words: readonly Word[], j: number): boolean {
  const low = bare.toLowerCase().replace(/[.,]$/, '')
  return (
    NOBODY.has(low) &&
    !/^(?:mr|mrs|miss|ms|dr|department|embassy|first|second|lord|lady|god)$/.test(low) &&
    (words[j]?.text.length ?? 0) > 0
  )
}

/** "the man with the basket", "his lady", "Kennedy's letter" (whose speaker is Kennedy). */
function common(
  text: string,
  words: readonly Word[],
  i: number,
  head: string,
  end: number,
  done: (m: SpeechMention | undefined, start: number) => Subject,
): Subject | undefined {
  let noun = head
  let stop = end
  for (let j = i + 1; j < words.length && j < i + 7; j++) {
    const w = words[j]!.text.replace(/^[“"‘'([]+/, '')
    if (/[,;:.!?—)]$/.test(w)) return undefined
    if (/['’]s$|s['’]$/.test(w)) {
      if (/^\p{Lu}/u.test(w) && PAPER_NOUN.test(noun)) {
        const owner = name(text, words, j, words[j]!.start, words[j]!.start + w.replace(/['’]s?$/, '').length, done)
        return owner
      }
      if (!SPEAKING_NOUN.test(noun)) return undefined
      const start = words[j]!.start
      return done({ role: 'described', words: text.slice(start, stop), start, end: stop }, start)
    }
    if (DETERMINER.test(w)) {
      const outer = words[j + 1]
      if (outer && INSIDE.has(outer.text) && words[j + 2] && j + 2 < i + 7) {
        noun = words[j + 2]!.text
        i = j + 2
        j = j + 2
        if (/^\p{Lu}/u.test(noun)) return undefined
        stop = end
        continue
      }
      if (!SPEAKING_NOUN.test(noun) && !SPEAKING_NOUN.test(head)) return undefined
      const start = words[j]!.end - w.length
      return done({ role: 'described', words: text.slice(start, stop), start, end: stop }, start)
    }
    if (/^\p{Lu}/u.test(w) && SPEAKING_NOUN.test(noun)) {
      // "Soviet leaders", "West German officials".
      const start = words[j]!.end - w.length
      if (!NOBODY.has(w.toLowerCase()))
        return done({ role: 'named', words: text.slice(start, stop), start, end: stop }, start)
    }
  }
  if (/^(?:americans|soviets|everyone|officials|sources|people|men|leaders)$/.test(noun))
    return done({ role: 'described', words: noun, start: end - noun.length, end }, end - noun.length)
  return undefined
}

const AFTER =
  /\s+((?:the|his|her|their|my|our|an?|old|young|little|poor|that|this|one of the)\s+(?:[\p{L}'’-]+\s+){0,3}?)?/uy

/** A full stop after a name, and none after "Mrs." or "Gen.". */
const STOP_IN_NAME =
  /\.(?<=\p{L}{3}\.)(?<!\b(?:Mrs|Gen|Col|Capt|Adm|Maj|Amb|Sen|Gov|Prof|Rev|Pres|Secy|Min|Messrs|Hon)\.)\s/u

/** A person named right after a verb: "said the parson", "told Khrushchev", "asked him". */
export function personAfter(text: string, at: number): SpeechMention | undefined {
  const window = text.slice(at, at + 90)
  const simple = /^\s+(me|us|him|her|them|you|he|she|they|I|we|everyone|everybody)\b/.exec(window)
  if (simple) {
    const words = simple[1]!
    const start = at + simple[0].length - words.length
    const role = /^(?:me|us|I|we)$/.test(words)
      ? 'self'
      : words === 'you'
        ? 'addressee'
        : /^every/.test(words)
          ? 'described'
          : 'pronoun'
    return { role, words, start, end: start + words.length }
  }
  const named =
    /^\s+(?:the\s+)?((?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Adm|Maj|Lt|Amb|Sen|Gov|Prof|Rev|Messrs|St)\.\s+)?\p{Lu}[\p{L}\p{M}’'-]*\.?(?:\s+(?:of\s+(?:the\s+)?|de\s+|von\s+|van\s+)?(?:\p{Lu}\.\s*)*\p{Lu}[\p{L}\p{M}’'-]*){0,5})/u.exec(
      window,
    )
  if (named) {
    let words = named[1]!
    const stop = STOP_IN_NAME.exec(words)
    if (stop) words = words.slice(0, stop.index)
    words = words.replace(/\.$/, '')
    const start = at + named[0].length - named[1]!.length
    if (NOBODY.has(words.toLowerCase())) return undefined
    if (/['’]s$/.test(words)) return undefined
    return { role: 'named', words, start, end: start + words.length }
  }
  AFTER.lastIndex = 0
  const described =
    /^\s+((?:the|his|her|their|my|our|an?|old)\s+(?:[\p{L}'’-]+\s+){0,3}?([\p{L}-]+))(?=\s*(?:[,.;:!?”"“]|$|\s(?:to|in|with|of|from|at|on|who|that|whether|if|and|as|for|one|looking|turning)\b))/u.exec(
      window,
    )
  if (described && SPEAKING_NOUN.test(described[2]!.toLowerCase())) {
    const start = at + described[0].length - described[1]!.length
    return { role: 'described', words: described[1]!, start, end: start + described[1]!.length }
  }
  return undefined
}
