/** How the word by which a passage calls a paper goes with the paper's own kind: 1 the same, below zero the less likely. */
import type { KindClass } from '../reading/language.ts'
import { firstReading, languages } from '../reading/languages.ts'
import type { FoundReference, ReferenceKind } from '../reading/reference.ts'
import type { Question } from './question.ts'
import type { Shelved } from './shelf.ts'

const LETTERLIKE = new Set(['letter', 'message', 'note', 'answer', 'report'])

const classes = new Map<string, KindClass>()

/** What kind of paper a keeper's or an editor's word means, in whichever language it is. */
export function kindClass(kind: string): KindClass {
  let known = classes.get(kind)
  if (known === undefined) {
    const low = kind.toLowerCase()
    known = firstReading(({ kinds }) => kinds.classes.find(([words]) => words.test(low))?.[1]) ?? 'other'
    if (classes.size > 5000) classes.clear()
    classes.set(kind, known)
  }
  return known
}

const LETTERS = new Set<ReferenceKind>(['letter', 'message', 'telegram', 'note', 'answer'])

/** A passage that means one text from someone to someone. */
export function isLetterlike(kind: ReferenceKind): boolean {
  return LETTERS.has(kind)
}

const MISSIVES = new Set<KindClass>(['letter', 'message', 'note', 'telegram'])

/** Written by somebody to somebody: what letters are answered by. */
export function isMissive(kind: string): boolean {
  return MISSIVES.has(kindClass(kind))
}

/** May this be one of several papers that a passage speaks of together? "All that was sent" is of everything from one to another. */
export function mayBeOneOf(found: FoundReference, s: Shelved): boolean {
  return found.kind === 'document' ? isMissive(s.paper.kind) : weighKind(found, s) > 0
}

/** How the word that the passage uses goes with the paper: its kind, or the same word in its title. */
export function weighKind(found: FoundReference, s: Shelved): number {
  const byKind = weighKindOnly(found.kind, s)
  const { noun } = found
  // "the paper", "the draft": a word of no great weight, and yet it tells two papers of one day apart.
  if (!noun || noun.length < 4) return byKind
  // A word of its own, "proclamation", "five points", tells a paper even from others of its kind.
  if (byKind >= 1) return noun !== found.kind && s.paper.title.toLowerCase().includes(noun) ? byKind + 0.8 : byKind
  const named = `${s.paper.kind} ${s.paper.title}`.toLowerCase().includes(noun)
  return named ? Math.min(1, Math.max(byKind, -0.3) + 0.8) : byKind
}

/** "the open message", "his confidential letter": whether it was sent so, as far as the record says. */
export function compareChannel(q: Question, s: Shelved): 'same' | 'other' | 'not-said' | undefined {
  const { openness } = q.found
  if (!openness) return undefined
  const kind = kindClass(s.paper.kind)
  const isOpen =
    s.paper.published !== undefined || s.paper.channel === 'open' || kind === 'broadcast' || kind === 'statement'
  if (openness === 'open') return isOpen ? 'same' : s.paper.channel === undefined ? 'not-said' : 'other'
  return isOpen ? 'other' : s.paper.channel === 'confidential' ? 'same' : undefined
}

function isTalkTitle(title: string): boolean {
  return languages().some(({ kinds }) => kinds.talkTitle.test(title))
}

function weighKindOnly(asked: ReferenceKind, s: Shelved): number {
  const paper = s.paper.kind === 'memorandum' && isTalkTitle(s.paper.title) ? 'talk' : kindClass(s.paper.kind)
  if (asked === paper) return 1
  if (asked === 'talk') return paper === 'telegram' ? -0.8 : paper === 'memorandum' ? -1 : -3
  if (paper === 'talk') return asked === 'memorandum' || asked === 'document' || asked === 'report' ? -0.3 : -2.5
  if (asked === 'document' || asked === 'draft' || asked === 'proposal') return -0.3
  if (LETTERLIKE.has(asked) && (paper === 'letter' || paper === 'message' || paper === 'note')) return 0.5
  if (LETTERLIKE.has(asked) && paper === 'telegram')
    return s.inner ? 0.9 : asked === 'message' || asked === 'answer' ? 0 : -1
  if (asked === 'telegram' && (paper === 'message' || paper === 'letter')) return 0
  if (asked === 'answer') return paper === 'statement' || paper === 'broadcast' || paper === 'memorandum' ? -0.5 : -1
  if ((asked === 'statement' || asked === 'broadcast') && (paper === 'broadcast' || paper === 'statement')) return 0.7
  if ((asked === 'statement' || asked === 'broadcast') && (paper === 'message' || paper === 'letter'))
    return s.paper.published ? 0.2 : -1.5
  if (asked === 'message' && (paper === 'statement' || paper === 'broadcast')) return s.paper.published ? 0 : -1
  if (asked === 'instruction') return paper === 'telegram' || paper === 'memorandum' ? 0.3 : -1
  if (asked === 'report' || asked === 'estimate')
    return paper === 'memorandum' || paper === 'report' || paper === 'estimate'
      ? 0.2
      : paper === 'telegram'
        ? -0.3
        : -1.5
  // "No. 247. The Under Secretary to the Secretary of Defense": of no kind that is told, and from one to another.
  if (paper === 'other' && (isLetterlike(asked) || asked === 'memorandum') && s.author.size && s.addressee.size)
    return -0.3
  if (paper === 'other' || paper === 'editorial') return -1.5
  return -1.8
}
