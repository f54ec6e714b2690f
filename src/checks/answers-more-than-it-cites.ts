/**
 * An answer names one letter and takes its matter from another, which it does not name. Found by what the texts say: a passage of
 * the answer stands in the unnamed letter, and neither in those it names nor in anything else said before between the two.
 *
 *     Ben → Ana, 3 May: no arms in the ships · Ben → Ana, 4 May: inspectors may see the docks
 *     Ana → Ben, 5 May: "Your letter of 3 May... that inspectors should see the docks"
 */
import type { Collation } from '../collation/collate.ts'
import type { SubstantiveReply } from '../collation/link.ts'
import { findSubstantiveReplies } from '../collation/substance.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { capital, evidenceOf, finding, list, quoteAt, sayPaper } from './evidence.ts'
import type { Evidence, Finding } from './finding.ts'

export const answersMoreThanItCites: Check = {
  name: 'answers-more-than-it-cites',
  severity: 'warning',
  title: 'An answer takes its matter from a letter that it does not name',
  run: (record, whole) => findSubstantiveReplies(record, whole, 'naming another').map((r) => report(record, whole, r)),
}

function report(record: Record, whole: Collation, r: SubstantiveReply): Finding {
  const [first] = r.passages
  const own = quoteAt(record, r.reply, first!.own)
  const theirs = quoteAt(record, r.to, first!.theirs)
  const named = list(
    r.names.map((id) => sayPaper(record, id)),
    3,
  )
  const open = r.order === 'possible' ? ' Their dates do not tell which of the two came first.' : ''
  return finding('answers-more-than-it-cites', {
    severity: 'warning',
    message: `${capital(sayPaper(record, r.reply))} names ${named}. What it says of “${flat(own.words)}” stands in ${sayPaper(record, r.to)}, which it does not name: “${flat(theirs.words)}”. Nothing else on file between them says so earlier.${open}`,
    paper: r.reply,
    span: own.span,
    evidence: [
      ...r.passages.flatMap((p) => [quoteAt(record, r.reply, p.own), quoteAt(record, r.to, p.theirs)]),
      ...namingOf(whole, r),
    ],
    papers: [r.to, ...r.names],
    parties: record.papers.get(r.reply)?.from ?? [],
    next: 'Read the two passages side by side. Whoever was shown only the letter that is named will ask where the rest comes from.',
  })
}

/** The passages by which the named letters are named, one each. */
function namingOf(whole: Collation, r: SubstantiveReply): Evidence[] {
  const links = (whole.byPaper.get(r.reply) ?? []).map((i) => whole.links[i]!)
  return r.names.slice(0, 3).flatMap((id) => {
    const link = links.find((l) => l.outcome === 'resolved' && l.targets.includes(id))
    return link ? [evidenceOf(link)] : []
  })
}

function flat(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, line.lastIndexOf(' ', LONGEST))}…` : line
}

/** A longer passage is cut in the message; the evidence has it whole. */
const LONGEST = 220
