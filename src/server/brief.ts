/** The brief for a meeting, with the titles of what it speaks of and where the party last stood. The keeper's own. */
import { nameOf, type Record } from '../record/record.ts'
import { sortKey } from '../record/when.ts'
import { makeBrief } from '../reports/brief.ts'
import type { KeeperBrief } from './api.ts'
import { titleOf } from './desk.ts'
import type { Look } from './look.ts'

/** `look` is the party's, at the time of the brief. */
export function showBrief(look: Look, toSay: string | undefined): KeeperBrief {
  const party = look.seen.eyes.seenBy!
  const asOf = look.seen.eyes.asOf
  const all = look.whole.atTheEnd
  const record = all.seen
  const brief = makeBrief(record, all.collation(), party, {
    ...(asOf !== undefined && { asOf }),
    ...(toSay !== undefined && { toSay }),
  })
  const ids = new Set([
    ...brief.knowledge.papers.map((p) => p.paper),
    ...brief.questions.flatMap((q) => [...q.papers, ...q.evidence.map((e) => e.paper)]),
  ])
  const titles: { [paper: string]: string } = {}
  for (const id of ids) {
    const paper = record.papers.get(id)
    titles[id] = paper ? titleOf(record, paper) : (all.collation().placeholders.get(id)?.description ?? id)
  }
  const then = look.whole.seen
  return {
    brief,
    name: nameOf(record, party),
    record: record.settings.name,
    titles,
    positions: lastPositions(then, party),
    statements: [...then.statements.values()].map((s) => ({
      id: s.id,
      text: s.text,
      speaker: nameOf(then, s.speaker),
    })),
  }
}

/** Of each issue, the latest stances of this party, one for each option it took one on. */
function lastPositions(then: Record, party: string): KeeperBrief['positions'] {
  return [...then.issues.values()].flatMap((issue) =>
    issue.options.flatMap((option) => {
      const taken = then.stances
        .filter((s) => s.party === party && s.option === option.id)
        .sort((a, b) => sortKey(a.when) - sortKey(b.when))
      const last = taken.at(-1)
      if (!last) return []
      return [
        {
          issue: issue.title,
          said: `${last.stance}: ${option.text}`,
          ...(last.when && { when: last.when.words }),
          ...(last.manner && { manner: last.manner }),
          ...((last.in ?? last.passage?.paper) && { paper: (last.in ?? last.passage?.paper)! }),
        },
      ]
    }),
  )
}
