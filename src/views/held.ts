/**
 * Papers as a holder has them: their face, their text without the sections that the copy lacks, and only what bears on that
 * copy. Where a copy lacks something, whatever may come from the lacking part is left out too: links the keeper gave, guesses of
 * intake, a title taken from the text.
 */
import type { Certainty, Paper, Record } from '../record/record.ts'
import { textOf } from '../record/record.ts'
import type { Passage } from '../record/said.ts'
import { anchor, cutSections, divideIntoSections, hashText, placeInCut, quote } from '../record/text.ts'
import type { When } from '../record/when.ts'
import { isNotYet } from './as-of.ts'
import { type Holding, isWordsOnly } from './possession.ts'

export interface Held {
  readonly papers: ReadonlyMap<string, Paper>
  readonly bodies: ReadonlyMap<string, string>
  /** How surely each paper is held, by whether all of it is. */
  readonly wholly: ReadonlyMap<string, Certainty>
  readonly inPart: ReadonlyMap<string, Certainty>
  /** A passage as it stands in the text held; undefined if it is not in it. */
  passage(p: Passage): Passage | undefined
}

export function holdPapers(record: Record, party: string, holdings: ReadonlyMap<string, Holding>): Held {
  const papers = new Map<string, Paper>()
  const bodies = new Map<string, string>()
  const wholly = new Map<string, Certainty>()
  const inPart = new Map<string, Certainty>()
  for (const [id, holding] of holdings) {
    const whole = holding.lacks.length === 0
    ;(whole ? wholly : inPart).set(id, holding.certainty)
    papers.set(id, asHeld(record, record.papers.get(id)!, holding, party, holdings, bodies))
  }
  const passage = (p: Passage): Passage | undefined => {
    const paper = record.papers.get(p.paper)
    const holding = holdings.get(p.paper)
    const text = paper && textOf(record, paper)
    const seen = papers.get(p.paper)?.textHash
    if (!holding || !text || seen === undefined) return undefined
    const found = inPlace(p, paper.textHash, text) ?? anchor(p, text)
    if (found.kind === 'detached') return undefined
    const place = holding.lacks.length ? placeInCut(found.start, found.end, paper.sections, holding.lacks) : found
    return place && quote(p.paper, bodies.get(seen)!, place.start, place.end, seen)
  }
  return { papers, bodies, wholly, inPart, passage }
}

/** A passage bound to this very text needs no looking for. */
function inPlace(p: Passage, hash: string | undefined, text: string) {
  const bound = p.textHash === hash && text.slice(p.start, p.end) === p.words
  return bound ? ({ kind: 'in place', start: p.start, end: p.end } as const) : undefined
}

const NONE_RECEIVED: Paper['received'] = new Map()

function asHeld(
  record: Record,
  paper: Paper,
  holding: Holding,
  party: string,
  holdings: ReadonlyMap<string, Holding>,
  bodies: Map<string, string>,
): Paper {
  const held = (id: string) => holdings.has(id)
  const came = (when: When | undefined): when is When => when !== undefined && !isNotYet(when)
  const own = paper.received.get(party)
  // Field by field: what is not named here does not come along, and tens of thousands are made at a time.
  const whole: { -readonly [F in keyof Paper]: Paper[F] } = {
    id: paper.id,
    title: paper.title,
    kind: paper.kind,
    from: paper.from,
    to: paper.to,
    cc: paper.cc,
    received: came(own) ? new Map([[party, own]]) : NONE_RECEIVED,
    numbers: paper.numbers,
    onFile: paper.onFile,
    existence: paper.existence,
    answers: paper.answers.length ? paper.answers.filter(held) : paper.answers,
    cites: paper.cites.length ? paper.cites.filter(held) : paper.cites,
    encloses: paper.encloses.length ? paper.encloses.filter(held) : paper.encloses,
    inferred: paper.inferred,
    source: [],
    sections: [],
  }
  if (paper.place !== undefined) whole.place = paper.place
  if (paper.written) whole.written = paper.written
  if (came(paper.sent)) whole.sent = paper.sent
  if (came(paper.published)) whole.published = paper.published
  if (paper.channel !== undefined) whole.channel = paper.channel
  if (paper.language !== undefined) whole.language = paper.language
  if (paper.meeting !== undefined) whole.meeting = paper.meeting
  // What a message's header names is part of the message: its holder has read it there, unless all that came was the words.
  if (paper.header) {
    if (!holding.why.every(isWordsOnly)) whole.header = paper.header
    else {
      whole.answers = []
      whole.cites = []
      whole.encloses = []
    }
  }
  if (paper.versionOf !== undefined && held(paper.versionOf)) whole.versionOf = paper.versionOf
  if (paper.translationOf !== undefined && held(paper.translationOf)) whole.translationOf = paper.translationOf
  const text = textOf(record, paper)
  if (holding.lacks.length === 0) {
    // A scan has pages and no text; of a text that was destroyed nothing is left.
    if (paper.pages && (text !== undefined || paper.textHash === undefined)) whole.pages = paper.pages
    if (text === undefined) return whole
    bodies.set(paper.textHash!, text)
    whole.textHash = paper.textHash!
    whole.sections = paper.sections
    return whole
  }
  const part: Paper = {
    ...withoutInferred(whole, paper.inferred),
    answers: [],
    cites: [],
    encloses: [],
  }
  if (text === undefined) return part
  // If we cannot tell which words are lacking, none are shown.
  if (!holding.lacks.every((id) => paper.sections.some((s) => s.id === id))) return { ...part, onFile: 'none' }
  const { cut, textHash, sections } = cutOnce(record, paper, text, holding.lacks)
  bodies.set(textHash, cut)
  return { ...part, textHash, sections }
}

/** What was inferred from the whole text may have been read from words that this copy lacks: none of it comes along. */
function withoutInferred(paper: Paper, inferred: Paper['inferred']): Paper {
  const has = (...fields: readonly string[]) => fields.some((f) => inferred[f] !== undefined)
  const { place, written, sent, published, language, channel, ...rest } = paper
  return {
    ...rest,
    title: has('title') ? '' : paper.title,
    kind: has('kind') ? 'paper' : paper.kind,
    from: has('from') ? [] : paper.from,
    to: has('to') ? [] : paper.to,
    cc: has('cc') ? [] : paper.cc,
    numbers: has('number', 'numbers') ? [] : paper.numbers,
    ...(place !== undefined && !has('place') && { place }),
    ...(written && !has('date', 'written') && { written }),
    ...(sent && !has('sent') && { sent }),
    ...(published && !has('published') && { published }),
    ...(language !== undefined && !has('language') && { language }),
    ...(channel !== undefined && !has('channel') && { channel }),
    inferred: {},
  }
}

interface Cut {
  readonly cut: string
  readonly textHash: string
  readonly sections: Paper['sections']
}

const cuts = new WeakMap<Record['bodies'], Map<string, Cut>>()

/** The text that is left, hashed and divided; made once for all the times at which somebody looks. */
function cutOnce(record: Record, paper: Paper, text: string, lacks: readonly string[]): Cut {
  let known = cuts.get(record.bodies)
  if (!known) {
    known = new Map()
    cuts.set(record.bodies, known)
  }
  const kept = paper.sections.filter((s) => !lacks.includes(s.id))
  const key = [paper.textHash, ...kept.map((s) => `${s.start}-${s.end}`)].join()
  const before = known.get(key)
  if (before) return before
  const cut = cutSections(text, paper.sections, lacks)
  const made = { cut, textHash: hashText(cut), sections: divideIntoSections(cut) }
  known.set(key, made)
  return made
}
