/**
 * Numbers missing from a series that is otherwise on file. Only dense runs speak: five and more papers of one kind from one sender to one
 * addressee, dates in the order of the numbers, and most of the numbers between the first and the last on file. An edition that
 * selects papers has no such runs.
 *
 *     Despatches 1, 2, 3, 4, 6, 7 and 9 from the Consul   →   5 and 8 are not on file
 */
import { kindClass } from '../collation/kinds.ts'
import type { Shelf, Shelved } from '../collation/shelf.ts'
import type { Record } from '../record/record.ts'
import type { Check } from './checks.ts'
import { finding, list, sayDayNumber, sayParty } from './evidence.ts'
import type { Finding } from './finding.ts'

export const gapInSeries: Check = {
  name: 'gap-in-series',
  severity: 'warning',
  title: 'Numbers are missing from a series on file',
  run: (record, { shelf }) =>
    [...channels(shelf).values()].flatMap((papers) =>
      runsOf(papers).flatMap((run) => {
        const missing = missingFrom(shelf, run)
        return missing.length ? [report(record, run, missing)] : []
      }),
    ),
}

/** Fewer papers show no series. */
const LEAST = 5
/** Of the numbers from the first to the last so many must be on file. */
const DENSE = 2 / 3
/** More numbers together missing, or more days between two papers, and the series is broken off and not gapped. */
const WIDEST = 3
const LONGEST = 150

interface Numbered {
  readonly s: Shelved
  readonly number: number
  readonly day: number
}

/** Numbered papers by who sent them to whom, of what kind and in what series, in order of their days. */
function channels(shelf: Shelf): Map<string, Numbered[]> {
  const byChannel = new Map<string, Numbered[]>()
  for (const s of shelf.papers) {
    const { paper } = s
    const own = s.numbers.find((n) => !n.relay)
    if (!own || !/^\d{1,6}$/.test(own.digits) || s.day === undefined) continue
    if (paper.from.length !== 1 || paper.to.length === 0 || paper.existence !== 'attested') continue
    if (paper.versionOf !== undefined || paper.translationOf !== undefined) continue
    const key = [paper.from[0], [...paper.to].sort().join(), paper.kind, own.series ?? ''].join('\0')
    byChannel.set(key, [...(byChannel.get(key) ?? []), { s, number: Number(own.digits), day: s.day }])
  }
  for (const papers of byChannel.values()) papers.sort((a, b) => a.day - b.day || a.number - b.number)
  return byChannel
}

/** Stretches whose numbers rise with their days and lie close; where numbers begin anew, so does the run. */
function runsOf(papers: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = []
  for (const p of papers) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const step = last ? p.number - last.number : Number.NaN
    if (run && last && step >= 0 && step <= WIDEST + 1 && p.day - last.day <= LONGEST) run.push(p)
    else runs.push([p])
  }
  return runs.filter((run) => {
    // Of one day: parts of one telegram, or what was chosen of that day.
    if (run[0]!.day === run.at(-1)!.day) return false
    const numbers = new Set(run.map((p) => p.number)).size
    return numbers >= LEAST && numbers / (run.at(-1)!.number - run[0]!.number + 1) >= DENSE
  })
}

/** Numbers that the run lacks, and that no other paper of the sender bears: one may have gone to somebody else. */
function missingFrom(shelf: Shelf, run: readonly Numbered[]): { number: number; after: Numbered; before: Numbered }[] {
  return run.slice(1).flatMap((before, i) => {
    const after = run[i]!
    return Array.from({ length: Math.max(0, before.number - after.number - 1) }, (_, k) => after.number + 1 + k)
      .filter((number) => !isElsewhere(shelf, after, before, number))
      .map((number) => ({ number, after, before }))
  })
}

/** On file under this number, by the same sender, whatever its address, its kind and its spelling; or without a day. */
function isElsewhere(shelf: Shelf, after: Numbered, before: Numbered, number: number): boolean {
  const [sender] = after.s.paper.from
  return (shelf.byNumber.get(String(number)) ?? []).some(
    (s) =>
      s.paper.from.includes(sender!) &&
      (s.day === undefined || (s.day >= after.day - LONGEST && s.day <= before.day + LONGEST)) &&
      kindClass(s.paper.kind) !== 'editorial',
  )
}

function report(
  record: Record,
  run: readonly Numbered[],
  missing: readonly { number: number; after: Numbered; before: Numbered }[],
): Finding {
  const [first, last] = [run[0]!, run.at(-1)!]
  const { paper } = first.s
  const { series } = first.s.numbers.find((n) => !n.relay)!
  const numbers = missing.map((m) => String(m.number))
  const to = paper.to.map((p) => sayParty(record, p)).join(' and ')
  const which = [paper.kind, series?.toUpperCase(), list(numbers, 8)].filter(Boolean).join(' ')
  const onFile = new Set(run.map((p) => p.number)).size
  const gap = missing[0]!
  const [from, by] = [sayDayNumber(gap.after.day), sayDayNumber(gap.before.day)]
  return finding('gap-in-series', {
    severity: 'warning',
    message: `Not on file: ${which} from ${sayParty(record, paper.from[0]!)} to ${to}, though ${onFile} of the numbers ${first.number} to ${last.number} are.`,
    paper: gap.after.s.paper.id,
    evidence: [],
    papers: [...new Set(missing.flatMap((m) => [m.after.s.paper.id, m.before.s.paper.id]))],
    parties: [...paper.from, ...paper.to],
    next: `If the numbers run on, ${gap.number} was sent ${from === by ? `on ${from}` : `between ${from} and ${by}`}: ask for it, or see to whom else the sender wrote.`,
  })
}
