/**
 * A letter to which no paper on file replies, though the two went on writing after it had come. Silence may be an answer that is
 * not on file; a letter that crossed it is none.
 *
 *     Ana → Ben, 3 May    ·    Ben → Ana, 9 May, which does not mention it
 */

import type { Collation } from '../collation/collate.ts'
import { isMissive, kindClass } from '../collation/kinds.ts'
import { findVersions } from '../collation/versions.ts'
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { after } from '../record/when.ts'
import type { Check } from './checks.ts'
import { finding, sayPaper, sayParty } from './evidence.ts'

export const unansweredLetter: Check = {
  name: 'unanswered-letter',
  severity: 'info',
  title: 'A letter to which no reply is on file',
  run: (record, whole) => {
    const answered = answeredPapers(record, whole)
    const drafts = new Set(findVersions(record).flatMap((v) => (v.kind === 'draft' && v.lesser ? [v.lesser] : [])))
    const letters = [...record.papers.values()].filter((p) => isLetter(p) && !drafts.has(p.id))
    const last = new Map<string, Paper>()
    for (const paper of letters) {
      const key = `${paper.from[0]}\0${paper.to[0]}`
      const other = last.get(key)
      if (!other || begins(paper) > begins(other)) last.set(key, paper)
    }
    return letters
      .filter((p) => !answered.has(p.id) && isLater(last.get(`${p.to[0]}\0${p.from[0]}`), p))
      .map((paper) => report(record, paper))
  },
}

/** What the replies answer; a reply to several letters at once ("your letters of 3 and 11 May") answers each. */
function answeredPapers(record: Record, whole: Collation): Set<string> {
  const together = whole.links.filter((l) => l.relation === 'answers' && l.outcome === 'resolved' && l.set === 'closed')
  const papers = [...whole.replies.map((r) => r.to), ...together.flatMap((l) => l.targets)]
  // Whoever answers a translation answers the letter.
  const answered = new Set(
    papers.map((id) => record.papers.get(id)?.translationOf ?? record.papers.get(id)?.versionOf ?? id),
  )
  // The same letter may lie in the file twice without anybody having said so.
  for (const { kind, papers: texts } of findVersions(record))
    if (kind !== 'draft' && texts.some((id) => answered.has(id))) for (const id of texts) answered.add(id)
  return answered
}

/** Written when the letter had come, for all that is on record. */
function isLater(back: Paper | undefined, letter: Paper): boolean {
  const came = letter.received.get(letter.to[0]!) ?? dateOf(letter)
  const written = back && dateOf(back)
  return came !== undefined && written !== undefined && after(written, came) === 'yes'
}

function begins(paper: Paper): number {
  const earliest = dateOf(paper)?.earliest
  return typeof earliest === 'number' ? earliest : -Infinity
}

function report(record: Record, paper: Paper) {
  return finding('unanswered-letter', {
    severity: 'info',
    message: `No reply on file to ${sayPaper(record, paper.id)}, though ${sayParty(record, paper.to[0]!)} wrote again later.`,
    paper: paper.id,
    evidence: [],
    papers: [paper.id],
    parties: [...paper.to],
    next: 'A reply may be missing, may have been given orally, or may take up the matter without citing the letter.',
  })
}

function isLetter(paper: Paper): boolean {
  return (
    isMissive(paper.kind) &&
    kindClass(paper.kind) !== 'telegram' &&
    paper.from.length === 1 &&
    paper.to.length > 0 &&
    paper.existence === 'attested' &&
    !paper.versionOf &&
    !paper.translationOf &&
    paper.onFile !== 'absent'
  )
}
