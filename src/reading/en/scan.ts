/**
 * One walk over the text that finds the places where reading must look: nouns of the trade, and words that announce, enclose or tell of
 * a talk. Everything dearer than a look into a table is done only there.
 */

import { type FoundNoun, NOUN_STARTS, nounAt } from './nouns.ts'
import { JOINTS } from './number-lead.ts'

/** A word that may begin a reference, with what it may begin. */
export interface Cue {
  readonly at: number
  readonly end: number
  readonly word: string
}

export interface Scan {
  readonly nouns: readonly FoundNoun[]
  /** "attached", "Tab", "Enclosure". */
  readonly labels: readonly Cue[]
  /** "told", "saw", "telegraphed". */
  readonly deeds: readonly Cue[]
  /** "follow", "separately", "septel". */
  readonly toCome: readonly Cue[]
  /** "NSC", "SNIE": papers with numbers of their own. */
  readonly numbered: readonly Cue[]
  /** "reftel", "Weeka", "not declassified". */
  readonly unnumbered: readonly Cue[]
  /** "yours", "everything", "the press". */
  readonly asides: readonly Cue[]
  /** Where a number begins that may be a telegram's. */
  readonly numbers: readonly number[]
}

type Group = Exclude<keyof Scan, 'nouns' | 'numbers'>
const GROUPS: { readonly [word: string]: Group } = {}
const group = (name: Group, words: string) => {
  for (const w of words.split(/\s+/)) (GROUPS as { [w: string]: Group })[w] = name
}
group(
  'labels',
  'tab tabs enclosure enclosures encl encls incl annex annexes appendix appendices attachment attachments attached attach attaching enclosed enclose enclosing appended herewith inclosure inclosures inclosed inclose inclosing',
)
group(
  'deeds',
  `told informed advised saw met called spoke talked conversed telephoned lunched dined conferred received telegraphed cabled wired wrote written emailed mailed replied
  answered said discussed indicated stated mentioned remarked confirmed visited phoned notified assured`,
)
group(
  'toCome',
  'follow follows septel septels separately separate pouch pouched pouching subsequent succeeding following despatch next',
)

group('numbered', 'nsc national nasm special snie nie se nsam jcsm cm oci mm pps psb nacp com sec swd join')
group(
  'asides',
  'one latter latest yours yrs respects mine ours own favour favor everything all whatever anything what conversations talks meetings discussions conversation talk second third fourth fifth last notes radio press newspapers agencies',
)
group('unnumbered', 'reftel reftels ref reference weeka weekas declassified nos preceding')
group('unnumbered', JOINTS.join(' '))

// A word is looked up only if some word of the tables has its first two letters and its length.
const TABLE = new Map<string, Group | 'noun'>([
  ...[...NOUN_STARTS].map((w) => [w, 'noun'] as const),
  ...Object.entries(GROUPS).filter(([w]) => !NOUN_STARTS.has(w)),
])
const MASK = new Int32Array(32 * 32)
for (const w of TABLE.keys()) MASK[slot(w.charCodeAt(0), w.charCodeAt(1))]! |= 1 << Math.min(w.length, 31)

function slot(first: number, second: number): number {
  return ((first & 31) << 5) | (second & 31)
}

/** `low` is the text in lower case, letter for letter. */
export function scan(low: string): Scan {
  const nouns: FoundNoun[] = []
  const cues: { [G in Group]: Cue[] } = { labels: [], deeds: [], toCome: [], numbered: [], unnumbered: [], asides: [] }
  const numbers: number[] = []
  const size = low.length
  let i = 0
  let behind = 0
  while (i < size) {
    const c = low.charCodeAt(i)
    const kind = CLASS[c]
    if (kind !== 1) {
      if (kind === 2) {
        if (mayBeNumber(low, i)) numbers.push(i)
        do i++
        while (CLASS[low.charCodeAt(i)] === 2)
      } else i++
      continue
    }
    const start = i
    do i++
    while (CLASS[low.charCodeAt(i)] === 1)
    const length = i - start
    if (length > 30 || length < 2 || start < behind) continue
    if ((MASK[slot(c, low.charCodeAt(start + 1))]! & (1 << length)) === 0) continue
    const word = low.slice(start, i)
    const what = TABLE.get(word)
    if (what === undefined) continue
    if (what === 'noun') {
      const noun = nounAt(low, start, i, word)
      if (noun) {
        nouns.push(noun)
        behind = noun.end
      }
    }
    const cue = what === 'noun' ? GROUPS[word] : what
    if (cue) cues[cue].push({ at: start, end: i, word })
  }
  return { nouns, numbers, ...cues }
}

/** Not in the midst of a figure, a date or a sum, and not after a month or a small word that numbers nothing. */
function mayBeNumber(low: string, at: number): boolean {
  let i = at - 1
  const touching = low.charCodeAt(i)
  if (touching === 45 || touching === 91 || touching === 35) return true
  if (touching === 46) return low.charCodeAt(i - 1) >= 97
  if (touching > 32 && touching !== 160) return touching === 40
  while (i > 0 && (low.charCodeAt(i) <= 32 || low.charCodeAt(i) === 160)) i--
  const end = i + 1
  while (i >= 0 && isLetter(low.charCodeAt(i))) i--
  const length = end - i - 1
  if (length === 0) return true
  if (length < 2 || length > 9) return length < 2 || length > 9
  return !BEFORE_OTHER_FIGURES.has(low.slice(i + 1, end))
}

const BEFORE_OTHER_FIGURES = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec of the
  on at by and or for than about over some least most paragraph para page pages article section part vol volume chapter document
  class fy until till since before after between through only all these those are is was were be have has had`.split(
    /\s+/,
  ),
)

/** 1 for a letter in lower case, 2 for a figure, by code; nothing else matters to the walk. */
const CLASS = new Uint8Array(0x250)
for (let c = 97; c <= 122; c++) CLASS[c] = 1
for (let c = 0xdf; c < 0x250; c++) CLASS[c] = c === 0xf7 ? 0 : 1
for (let c = 48; c <= 57; c++) CLASS[c] = 2

function isLetter(c: number): boolean {
  return CLASS[c] === 1
}
