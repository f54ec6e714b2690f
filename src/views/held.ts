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
import type { Holding } from './possession.ts'

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
  const { source: _s, note: _n, versionOf, translationOf, textHash: _t, sections: _sections, sent, published, ...face } = paper
  const whole: Paper = {
    ...face,
    ...(came(sent) && { sent }),
    ...(came(published) && { published }),
    received: new Map(came(own) ? [[party, own]] : []),
    answers: paper.answers.filter(held),
    cites: paper.cites.filter(held),
    encloses: paper.encloses.filter(held),
    ...(versionOf !== undefined && held(versionOf) && { versionOf }),
    ...(translationOf !== undefined && held(translationOf) && { translationOf }),
    source: [],
    sections: [],
  }
  const text = textOf(record, paper)
  if (holding.lacks.length === 0) {
    if (text === undefined) return whole
    bodies.set(paper.textHash!, text)
    return { ...whole, textHash: paper.textHash!, sections: paper.sections }
  }
  const part: Paper = { ...whole, title: paper.inferred.title === undefined ? paper.title : '', inferred: {}, answers: [], cites: [], encloses: [] }
  if (text === undefined) return part
  // If we cannot tell which words are lacking, none are shown.
  if (!holding.lacks.every((id) => paper.sections.some((s) => s.id === id))) return { ...part, onFile: 'none' }
  const cut = cutSections(text, paper.sections, holding.lacks)
  const textHash = hashText(cut)
  bodies.set(textHash, cut)
  return { ...part, textHash, sections: divideIntoSections(cut) }
}
