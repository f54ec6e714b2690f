/**
 * The keeper's comparison: what the whole record has and a party's view lacks. It never accuses; "not among the papers held
 * by" is all that the record can show.
 */
import { dateOf, textOf } from '../record/record.ts'
import type { DeskPassage, DeskWithheld } from './api.ts'
import { deskPaper, lackingSections, quotePassage, titleOf } from './desk.ts'
import type { Look } from './look.ts'

export function showWithheld(look: Look): DeskWithheld {
  const { seen, whole } = look
  const party = seen.eyes.seenBy!
  const known = new Map((look.knowledge()?.papers ?? []).map((p) => [p.paper, p]))
  const onFile = [...whole.seen.papers.values()].filter((p) => !seen.papers.has(p.id) && p.onFile !== 'absent')
  return {
    party,
    findings: whole.findings().filter((f) => f.parties.includes(party)),
    referredTo: onFile.flatMap((p) => {
      const why = known.get(p.id)?.why
      if (!why) return []
      return [
        {
          paper: deskPaper(whole, p, false),
          passages: why.flatMap((w) =>
            w.rule === 'cited-in' && w.paper && w.span ? inOwnCopy(look, w.paper, w.span, w.words ?? '') : [],
          ),
          signs: why.filter((w) => w.rule !== 'cited-in').map((w) => ({ rule: w.rule, words: w.words ?? '' })),
        },
      ]
    }),
    inPart: [...lackingSections(look)].flatMap(([id, lacks]) => {
      const paper = seen.papers.get(id)
      return paper ? [{ id, title: titleOf(seen, paper), lacks }] : []
    }),
    noTrace: onFile
      .filter((p) => !known.has(p.id))
      .map((p) => ({ id: p.id, title: titleOf(whole.seen, p), words: dateOf(p)?.words ?? '' })),
  }
}

/** A passage quoted from the party's own copy, which may be shorter than the paper on file. */
function inOwnCopy(look: Look, id: string, [start, end]: readonly [number, number], words: string): DeskPassage[] {
  const paper = look.seen.papers.get(id)
  const text = paper && textOf(look.seen, paper)
  if (text === undefined) return []
  const at = text.slice(start, end) === words ? start : text.indexOf(words)
  return at < 0 ? [] : [quotePassage(look.seen, id, at, at + words.length)]
}
