/**
 * The keeper's comparison: what the whole record has and a party's view lacks. It never accuses; "not among the papers held
 * by" is all that the record can show.
 */
import type { Finding } from '../checks/finding.ts'
import { dateOf, textOf } from '../record/record.ts'
import type { DeskPassage, DeskWithheld } from './api.ts'
import { deskPaper, quotePassage, titleOf } from './desk.ts'
import { lackingSections } from './keeper.ts'
import type { Look } from './look.ts'

export function showWithheld(look: Look): DeskWithheld {
  const { seen, whole } = look
  const party = seen.eyes.seenBy!
  const known = new Map((look.knowledge()?.papers ?? []).map((p) => [p.paper, p]))
  const onFile = [...whole.seen.papers.values()].filter((p) => !seen.papers.has(p.id) && p.onFile !== 'absent')
  const findings = whole.findings().filter((f) => f.parties.includes(party))
  const referredTo = onFile.flatMap((p) => {
    const why = known.get(p.id)?.why
    if (!why) return []
    return [
      {
        paper: deskPaper(whole, p),
        passages: why.flatMap((w) =>
          w.rule === 'cited-in' && w.paper && w.span ? inOwnCopy(look, w.paper, w.span, w.words ?? '') : [],
        ),
        signs: why.filter((w) => w.rule !== 'cited-in').map((w) => ({ rule: w.rule, words: w.words ?? '' })),
      },
    ]
  })
  return {
    party,
    findings,
    titles: titlesIn(whole, findings),
    // What a passage cites comes before what somebody was only told of.
    referredTo: referredTo.sort((a, b) => Number(b.passages.length > 0) - Number(a.passages.length > 0)),
    inPart: [...lackingSections(look)].flatMap(([id, lacks]) => {
      const paper = seen.papers.get(id)
      return paper ? [{ id, title: titleOf(seen, paper), lacks }] : []
    }),
    noTrace: onFile
      .filter((p) => !known.has(p.id))
      .map((p) => ({ id: p.id, title: titleOf(whole.seen, p), words: dateOf(p)?.words ?? '' })),
  }
}

function titlesIn(whole: Look, findings: readonly Finding[]): { [paper: string]: string } {
  const titles: { [paper: string]: string } = {}
  for (const f of findings)
    for (const id of [...f.papers, ...f.evidence.map((e) => e.paper), ...(f.paper ? [f.paper] : [])]) {
      const paper = whole.seen.papers.get(id)
      titles[id] = paper ? titleOf(whole.seen, paper) : (whole.collation().placeholders.get(id)?.description ?? id)
    }
  return titles
}

/** A passage quoted from the party's own copy, which may be shorter than the paper on file. */
function inOwnCopy(look: Look, id: string, [start, end]: readonly [number, number], words: string): DeskPassage[] {
  const paper = look.seen.papers.get(id)
  const text = paper && textOf(look.seen, paper)
  if (text === undefined) return []
  const at = text.slice(start, end) === words ? start : text.indexOf(words)
  return at < 0 ? [] : [quotePassage(look.seen, id, at, at + words.length)]
}
