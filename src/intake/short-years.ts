/** Years of two figures: "19 May '91" is of 1891 among letters of 1889 to 1893, and of no year that can be told by itself. */
import { readDateWords } from '../reading/date-words.ts'
import type { Draft } from './gathering.ts'
import type { Problem } from './intake.ts'

/** How many years from some other paper a letter may be. */
const REACH = 15

export function settleShortYears(drafts: readonly Draft[], problems: Problem[]): void {
  const waiting = drafts.filter((d) => d.shortYear && !d.said.written && !d.said.sent)
  if (waiting.length === 0) return
  const years = drafts.flatMap((d) => {
    const m = /^(\d{4})\b/.exec(d.said.written?.edtf ?? d.said.sent?.edtf ?? '')
    return m ? [Number(m[1])] : []
  })
  for (const draft of waiting) {
    const { words, reason, line } = draft.shortYear!
    const fit = new Set<number>()
    const centuryOf = (figures: number): number | undefined => {
      for (const near of years)
        for (const reach of [-REACH, REACH]) {
          const year = Math.floor((near + reach) / 100) * 100 + figures
          if (Math.abs(year - near) <= REACH) fit.add(year)
        }
      return fit.size === 1 ? [...fit][0] : undefined
    }
    const read = readDateWords(words, { centuryOf })
    if (read) {
      draft.said.written = read
      draft.inferred.date = `${reason}, the century from the dates of the other papers`
      continue
    }
    draft.said.written = { words }
    draft.inferred.date = reason
    problems.push({
      severity: 'warning',
      code: 'century-unknown',
      file: draft.file,
      ...(line !== undefined && { line }),
      message: `The paper ${draft.id} is dated "${words}", and ${fit.size > 1 ? `${[...fit].join(' and ')} both fit the dates of the other papers` : 'no other paper that was read tells the century'}. The words were kept.`,
      remedy: 'Write the year in full: `date: 1891-05-19` in the front matter.',
    })
  }
}
