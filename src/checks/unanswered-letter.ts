/**
 * A letter to which no paper on file replies, though the two went on writing after it had come. Silence may be an answer that is
 * not on file; a letter that crossed it is none. One that takes up its matter without naming it is an answer in substance; where their
 * dates do not tell which came first it is named as one that may be.
 *
 *     Ana → Ben, 3 May    ·    Ben → Ana, 9 May, which does not mention it
 */

import type { Collation } from '../collation/collate.ts'
import { isMissive, kindClass } from '../collation/kinds.ts'
import type { SubstantiveReply } from '../collation/link.ts'
import { substantiveRepliesAmong } from '../collation/substance.ts'
import { findVersions } from '../collation/versions.ts'
import { dateOf, type Paper, type Record } from '../record/record.ts'
import { after } from '../record/when.ts'
import type { Check } from './checks.ts'
import { capital, finding, quoteAt, sayPaper, sayParty } from './evidence.ts'

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
    const open = letters.filter((p) => !answered.has(p.id) && isLater(last.get(`${p.to[0]}\0${p.from[0]}`), p))
    const taken = takenUp(record, whole, open)
    return open.flatMap((paper) => {
      const replies = (taken.get(paper.id) ?? []).filter((r) => record.papers.get(r.reply)!.from.includes(paper.to[0]!))
      return replies.some((r) => r.order === 'certain') ? [] : [report(record, paper, replies[0])]
    })
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

/** Papers that take up the matter of a letter without naming it, by that letter. Only what goes back to its writer is looked at. */
function takenUp(record: Record, whole: Collation, letters: readonly Paper[]): Map<string, SubstantiveReply[]> {
  const byLetter = new Map<string, SubstantiveReply[]>()
  if (letters.length === 0) return byLetter
  const ways = new Set(letters.map((p) => `${p.to[0]}\0${p.from[0]}`))
  const back = whole.shelf.papers.filter(({ paper }) =>
    paper.from.some((from) => paper.to.some((to) => ways.has(`${from}\0${to}`))),
  )
  for (const r of substantiveRepliesAmong(record, whole, back)) {
    const list = byLetter.get(r.to)
    if (list) list.push(r)
    else byLetter.set(r.to, [r])
  }
  return byLetter
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

function report(record: Record, paper: Paper, maybe?: SubstantiveReply) {
  const may = maybe
    ? ` ${capital(sayPaper(record, maybe.reply))} takes up its matter; their dates do not tell which of the two came first.`
    : ''
  return finding('unanswered-letter', {
    severity: 'info',
    message: `No reply on file to ${sayPaper(record, paper.id)}, though ${sayParty(record, paper.to[0]!)} wrote again later.${may}`,
    paper: paper.id,
    evidence: maybe
      ? maybe.passages.flatMap((p) => [quoteAt(record, maybe.reply, p.own), quoteAt(record, maybe.to, p.theirs)])
      : [],
    papers: [paper.id, ...(maybe ? [maybe.reply] : [])],
    parties: [...paper.to],
    next: maybe
      ? 'Read the two passages side by side: if it answers the letter, say so.'
      : 'A reply may be missing, may have been given orally, or may answer in words that share too little with the letter.',
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
