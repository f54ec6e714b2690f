/**
 * Somebody asked or doubted, and nothing on file answers: no statement of whoever was asked, in that talk or later, takes the matter up.
 * A question that a paper merely leaves behind is not reported; one is that was met with silence.
 *
 *     Dunn asks Coates on 4 May: "Will the north drift be propped?"   ·   no statement of Coates about it
 */
import type { Collation } from '../collation/collate.ts'
import { followEntered, followInPaper } from '../collation/questions.ts'
import { sayAttribution, statementsIn } from '../collation/statements.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { finding, list, sayParty, sayWhen, titleOrPaper } from './evidence.ts'
import type { Finding } from './finding.ts'

export const openQuestion: Check = {
  name: 'open-question',
  severity: 'warning',
  title: 'Asked or doubted, and not answered in what is on file',
  run: (record, collation) => [...enteredQuestions(record, collation), ...foundQuestions(record, collation)],
}

function enteredQuestions(record: Record, collation: Collation): Finding[] {
  return followEntered(record, collation)
    .filter((q) => q.status === 'open')
    .map((q) => {
      const s = record.statements.get(q.statement)!
      const to = (s.to ?? []).filter((p) => p !== s.speaker)
      const [did, what] = s.act === 'doubts' ? ['doubted', 'doubt'] : ['asked', 'question']
      return finding('open-question', {
        severity: 'warning',
        message: `${sayParty(record, s.speaker)} ${did}${to.length && s.act === 'asks' ? ` ${list(to.map((p) => sayParty(record, p)))}` : ''}${s.when ? `, ${sayWhen(s.when)}` : ''}: “${shorten(s.text)}” Nothing on file answers this ${what}.`,
        ...(s.in && { paper: s.in }),
        evidence: s.passage
          ? [{ paper: s.passage.paper, span: [s.passage.start, s.passage.end] as const, words: s.passage.words }]
          : [],
        papers: s.in ? [s.in] : [],
        parties: [s.speaker, ...to],
        statements: [s.id],
        next: 'Look for an answer in what was said or written to them after that day; if there is one, enter it as a statement.',
      })
    })
}

/** Only where the account itself tells of the silence. */
function foundQuestions(record: Record, collation: Collation): Finding[] {
  const silent = collation.shelf.papers.filter((s) => s.language?.speech.tellsOfSilence(s.text))
  return silent.flatMap((s) =>
    followInPaper(record, collation, s.paper.id)
      .filter((q) => q.status === 'open' && !q.thin)
      .map((q) => {
        const all = statementsIn(record, collation, s.paper.id)
        const asked = all.find((x) => x.id === q.statement)!
        const silence = all.find((x) => x.id === q.by[0])!
        return finding('open-question', {
          severity: 'warning',
          message: `${titleOrPaper(record, s.paper.id)}: ${sayAttribution(record, asked.speaker)} asked “${shorten(asked.text)}”, and by this account there was no answer.`,
          paper: s.paper.id,
          span: [asked.start, asked.end],
          evidence: [asked, silence].map((x) => ({
            paper: x.paper,
            span: [x.start, x.end] as const,
            words: s.text.slice(x.start, x.end),
          })),
          papers: [s.paper.id],
          parties: [asked.speaker.party, silence.speaker.party].filter((p) => p !== undefined),
          next: 'Look for an answer in later papers of whoever was asked, and in other accounts of the same talk.',
        })
      }),
  )
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 160 ? flat : `${flat.slice(0, 160).replace(/\s+\S*$/, '')}…`
}
