/**
 * Mentions without a noun of the trade, or with one in an unusual place: "this one [October 26]", "yours of the 23rd", "his own of
 * 28 October", "everything that was received from Kennedy", "the conversations I have had here", "took notes", what the press reported.
 */
import type { FoundReference, Mention } from '../reference.ts'
import { readBareDay } from './bare-days.ts'
import { readDateAt } from './dates.ts'
import { readNameAt } from './names.ts'
import type { Cue } from './scan.ts'
import { ORDERS } from './words.ts'

const OWNERS: { readonly [word: string]: Mention['role'] } = {
  mine: 'self',
  ours: 'self',
  yours: 'addressee',
  yrs: 'addressee',
  yr: 'addressee',
  ur: 'addressee',
  my: 'self',
  our: 'self',
  your: 'addressee',
  his: 'third',
  her: 'third',
  their: 'third',
}

const THIS_ONE = /(?:this|that|the) (?:one|latter)\s*\[\s*/y
/** "your favour of the 3rd": a letter, in the language of merchants. */
const ONE_DATED = /(?:this|that|the) one\s+(?:dated|sent\s+on)\s+/y
const OWN_OF =
  /(?:(yours|yrs|mine|ours)|(my|our|your|his|her|their)\s+(own|(?:esteemed\s+|kind\s+|valued\s+)?(?:favou?r|respects)))\s+(of\s+|from\s+|dated\s+|)/y
const EVERYTHING =
  /(?:everything|all|whatever|anything|what)\s+(?:(?:that\s+)?(?:was|had\s+been|has\s+been|were|we|they)\s+)(?:ever\s+)?(?:received|sent|given|shown|passed)(?:\s+on)?\s+(from|by|to)\s+(him\b|her\b|them\b|me\b|us\b|)/y
const TALKS_HAD =
  /(?:the|all the|my|our)\s+(?:\w+\s+)?(?:conversations|talks|meetings|discussions)\s+(?:that\s+|which\s+)?(?:i|we)\s+(?:have\s+had|had|have|held)\b(?:\s+here\b)?/y
/** "During the conversation he was calm": the one that is told of. */
const DURING =
  /(?<=\b(?:during|throughout|in\s+the\s+course\s+of)\s+)(?:the|this|these|our)\s+(conversation|talk)s?\b(?!\s+(?:(?:between|with|of|on|at|in|that|which|held)\b|(?:we|i|you|he|she|they)\s+(?:had|have|has|held)\b))/y
const NEXT_TALK =
  /the\s+(next|following|last|first|second|third)\s*[—–-]+\s*(first|second|third|fourth|fifth|last)\s*[—–-]+\s*(?:meeting|conversation|talk|letter|message)\b/y
const NOTES = /(?:took|taking|takes|take)\s+notes\b/y
const PRESS =
  /(the\s+(?:[a-z]+\s+)?(?:radio|press|newspapers|news agencies|agencies)(?:\s+and\s+(?:the\s+)?(?:radio|press|newspapers))?)\s+(?:have\s+|has\s+|had\s+)?(?:disseminated|reported|published|carried|spread|printed|claimed)\b/y

/** "your last", "his latest is of 6 May": a letter that has no noun. */
const OWN_LAST =
  /(my|our|your|ur|yr|his|her|their)\s+(?:last|latest)\b(?:\s*,?\s+(?:(?:is|was|came|are|were)\s+)?(?:of|dated|from)\s+|\s+(?=(?:the\s+)?\d))?/y
/** Without a day only yours and mine, where it is received, answered or spoken from: "In your last you ask", "I have your last." */
const LAST_GOES_ON =
  /\s*(?:[.;)]|$|\n\s*\n|,\s+(?:and|in|which|I|we|you|but|it|as|for)\b)|\s+(?:came|arrived|reached|crossed|found|you|I|we|was\s+(?:received|delivered)|has\s+(?:come|reached|arrived)|to\s+(?:hand|me|you|us)|about|duly)\b/y
const LAST_LED =
  /(?:\b(?:in|to|with|since|of|by|from|have|had|received?|received|got|read|answer(?:s|ed|ing)?|acknowledg\w+|thank\w*\s+(?:you\s+)?for|for|after|before|see|per|re)\s+|(?:^|[.;:\n]["”’)]?\s*))$/i
const LAST_BEFORE = /\b(?:my|our|your|ur|yr|his|her|their)\s+$/

const OF_TALKS = /\b(?:the|all the|these|my|our)\s+(?:\w+\s+)?$/
const DURING_LEADS = /(?<=\b(?:during|throughout|of)\s+)(?:the|this|our)\s+$/

/** Before the word that gives it away, where such a phrase begins. */
const LEADS: { readonly [cue: string]: RegExp } = {
  one: /\b(?:this|that|the)\s+$/,
  latter: /\b(?:this|that|the)\s+$/,
  own: /\b(?:my|our|your|his|her|their)\s+$/,
  last: LAST_BEFORE,
  latest: LAST_BEFORE,
  respects: /\b(?:my|our|your|his|her|their)\s+$/,
  favour: /\b(?:my|our|your|his|her|their)\s+(?:(?:esteemed|kind|valued)\s+)?$/,
  favor: /\b(?:my|our|your|his|her|their)\s+(?:(?:esteemed|kind|valued)\s+)?$/,
  conversations: OF_TALKS,
  talks: OF_TALKS,
  meetings: OF_TALKS,
  discussions: OF_TALKS,
  conversation: DURING_LEADS,
  talk: DURING_LEADS,
  notes: /\b(?:took|taking|takes|take)\s+$/,
  radio: /\bthe\s+(?:[a-z]+\s+)?$/,
  press: /\bthe\s+(?:[a-z]+\s+)?$/,
  newspapers: /\bthe\s+(?:[a-z]+\s+)?$/,
  agencies: /\bthe\s+(?:[a-z]+\s+)?(?:news\s+)?$/,
}
const ORDINAL = /^(?:second|third|fourth|fifth|last)$/
const DASHED = /\bthe\s+(?:next|following|last|first|second|third)\s*[—–-]+\s*$/

export function findAsides(text: string, low: string, cues: readonly Cue[]): FoundReference[] {
  const found: FoundReference[] = []
  const add = (start: number, end: number, what: Omit<FoundReference, 'start' | 'end' | 'words' | 'use'>) =>
    found.push({ ...what, start, end, words: text.slice(start, end), use: 'cites' })
  for (const cue of cues) findAside(text, low, cue, add)
  return found
}

type Add = (start: number, end: number, what: Omit<FoundReference, 'start' | 'end' | 'words' | 'use'>) => void

function findAside(text: string, low: string, cue: Cue, add: Add): void {
  const window = low.slice(Math.max(0, cue.at - 34), cue.at)
  const lead = LEADS[cue.word]?.exec(window) ?? (ORDINAL.test(cue.word) ? DASHED.exec(window) : null)
  if (!lead && (LEADS[cue.word] || ORDINAL.test(cue.word))) return
  const at = cue.at - (lead?.[0].length ?? 0)
  const here = (re: RegExp): RegExpExecArray[] => {
    re.lastIndex = at
    const m = re.exec(low)
    return m ? [m] : []
  }
  for (const m of here(THIS_ONE)) {
    const date = readDateAt(text, m.index + m[0].length)
    if (!date?.day) continue
    const end = text[date.end] === ']' ? date.end + 1 : date.end
    add(m.index, end, { kind: 'document', date, back: true })
  }
  for (const m of here(ONE_DATED)) {
    const date = readDateAt(text, m.index + m[0].length)
    if (date?.day && date.month) add(m.index, date.end, { kind: 'document', date })
  }
  for (const m of here(OWN_OF)) {
    const at = m.index + m[0].length
    const date = readDateAt(text, at) ?? readBareDay(text, at)
    const words = (m[1] ?? m[2])!
    // "Yours 28/4 to hand": without "of" the month must be said, or "20th".
    if (!m[4] && !date?.month && date?.monthsAway === undefined && !/^\d+[a-z]/.test(date?.words ?? '')) continue
    if (date?.day || date?.relative !== undefined || date?.weekday !== undefined) {
      const to = /^\s+to\s+(him|her|them)\b/.exec(text.slice(date.end, date.end + 12))
      add(m.index, date.end + (to?.[0].length ?? 0), {
        kind: m[3] && m[3] !== 'own' ? 'letter' : 'message',
        author: { role: OWNERS[words.toLowerCase()] ?? 'third', words } as Mention,
        date,
        ...(m[3] === 'own' && { own: true }),
        ...(to && { addressee: { role: 'third' as const, words: to[1]! } }),
      })
    }
  }
  for (const m of here(OWN_LAST)) {
    const at = m.index + m[0].length
    const date = readDateAt(text, at) ?? readBareDay(text, at)
    const words = text.slice(m.index, m.index + m[1]!.length)
    const author = { role: OWNERS[m[1]!] ?? 'third', words } as Mention
    const last = { kind: 'message', order: 'last', author } as const
    if (date?.day || date?.relative !== undefined || date?.weekday !== undefined) {
      add(m.index, date.end, { ...last, date })
      continue
    }
    const end = m.index + /^\S+\s+\S+?(?=[^\p{L}]|$)/u.exec(m[0])![0].length
    LAST_GOES_ON.lastIndex = end
    if (author.role === 'third' || !LAST_GOES_ON.test(text)) continue
    if (LAST_LED.test(text.slice(Math.max(0, m.index - 24), m.index))) add(m.index, end, last)
  }
  for (const m of here(EVERYTHING)) {
    const pronoun = m[2] || undefined
    const name = pronoun ? undefined : readNameAt(text, m.index + m[0].length)
    if (!pronoun && !name) continue
    const role = pronoun === 'me' || pronoun === 'us' ? 'self' : 'third'
    const who: Mention = name ? { role: 'named', words: name.words } : { role, words: pronoun! }
    const end = name ? name.end : m.index + m[0].length
    add(m.index, end, {
      kind: 'document',
      set: 'open',
      ...(m[1]!.toLowerCase() === 'to' ? { addressee: who } : { author: who }),
    })
  }
  for (const m of here(TALKS_HAD))
    add(m.index, m.index + m[0].trimEnd().length, {
      kind: 'talk',
      set: 'open',
      author: { role: 'self', words: 'I' },
      ...(/here$/.test(m[0]) && { here: true }),
    })
  for (const m of here(DURING))
    add(m.index, m.index + m[0].length, {
      kind: 'talk',
      noun: m[1]!,
      back: true,
      ...(m[0].endsWith('s') && { set: 'closed' as const }),
    })
  for (const m of here(NEXT_TALK)) {
    const order = ORDERS[m[1]!.toLowerCase()]
    add(m.index, m.index + m[0].length, {
      kind: /letter|message/i.test(m[0]) ? 'letter' : 'talk',
      ...(order && { order }),
    })
  }
  for (const m of here(NOTES)) add(m.index, m.index + m[0].length, { kind: 'note' })
  for (const m of here(PRESS))
    add(m.index, m.index + m[0].length, {
      kind: 'statement',
      author: { role: 'named', words: text.slice(m.index, m.index + m[1]!.length).replace(/\s+/g, ' ') },
    })
}
