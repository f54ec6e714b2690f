/**
 * The keeper's comparison: what the whole record has and a party's view lacks. It never accuses; "not among the papers held
 * by" is all that the record can show.
 */
import { dateOf, textOf } from '../record/record.ts'
import type { DeskWithheld } from './api.ts'
import { deskPaper, lackingSections, quotePassage, standBehind, titleOf } from './desk.ts'
import type { Look } from './look.ts'

export function showWithheld(look: Look): DeskWithheld {
  const { seen, whole } = look
  const party = seen.eyes.seenBy!
  const behind = standBehind(look)
  const links = whole.collation().links
  const onFile = [...whole.seen.papers.values()].filter((p) => !seen.papers.has(p.id) && p.onFile !== 'absent')
  return {
    party,
    findings: whole.findings().filter((f) => f.parties.includes(party)),
    referredTo: onFile.flatMap((p) => {
      const passages = behind.get(p.id)
      if (!passages) return []
      // Passages are quoted from the party's own copy, where that is shorter than the paper on file.
      return [{ paper: deskPaper(whole, p, false), passages: passages.map((i) => inOwnCopy(look, links[i]!)) }]
    }),
    inPart: [...lackingSections(look)].flatMap(([id, lacks]) => {
      const paper = seen.papers.get(id)
      return paper ? [{ id, title: titleOf(seen, paper), lacks }] : []
    }),
    noTrace: onFile.filter((p) => !behind.has(p.id)).map((p) => ({ id: p.id, title: titleOf(whole.seen, p), words: dateOf(p)?.words ?? '' })),
  }
}

function inOwnCopy(look: Look, link: { paper: string; start: number; end: number; prefix: string; words: string }) {
  const paper = look.seen.papers.get(link.paper)
  const text = (paper && textOf(look.seen, paper)) ?? ''
  const moved = text.slice(link.start, link.end) === link.words ? link.start : text.indexOf(link.prefix + link.words) + link.prefix.length
  return quotePassage(look.seen, link.paper, moved, moved + link.words.length)
}
