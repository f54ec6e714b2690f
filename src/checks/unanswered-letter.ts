/**
 * A letter to which no paper on file replies, though the two went on writing. Silence may be an answer that is not on file.
 *
 *     Ana → Ben, 3 May    ·    Ben → Ana, 9 May, which does not mention it
 */
import { dateOf, type Paper } from '../record/record.ts'
import { after } from '../record/when.ts'
import type { Check } from './checks.ts'
import { finding, sayPaper, sayParty } from './evidence.ts'

export const unansweredLetter: Check = {
  name: 'unanswered-letter',
  severity: 'info',
  title: 'A letter to which no reply is on file',
  run: (record, whole) => {
    const answered = new Set(whole.replies.map((r) => r.to))
    const from = new Map<string, Paper[]>()
    for (const paper of record.papers.values())
      if (isLetter(paper)) {
        const key = `${paper.from[0]}\0${paper.to[0]}`
        from.set(key, [...(from.get(key) ?? []), paper])
      }
    return [...record.papers.values()].filter((p) => isLetter(p) && !answered.has(p.id)).flatMap((paper) => {
      const date = dateOf(paper)
      const back = (from.get(`${paper.to[0]}\0${paper.from[0]}`) ?? []).filter((p) => date && dateOf(p) && after(dateOf(p)!, date) === 'yes')
      if (back.length === 0) return []
      return [
        finding('unanswered-letter', {
          severity: 'info',
          message: `No reply on file to ${sayPaper(record, paper.id)}, though ${sayParty(record, paper.to[0]!)} wrote again later.`,
          paper: paper.id,
          evidence: [],
          papers: [paper.id],
          parties: [...paper.to],
          next: 'A reply may be missing, may have been given orally, or may take up the matter without citing the letter.',
        }),
      ]
    })
  },
}

function isLetter(paper: Paper): boolean {
  return /^(?:letter|message|note|mail|aide)/.test(paper.kind) && paper.from.length === 1 && paper.to.length > 0 && paper.existence === 'attested' && paper.onFile !== 'absent'
}
