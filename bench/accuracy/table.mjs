import { interval } from './random.mjs'

export function share(part, all) {
  return all ? (part / all).toFixed(3).replace(/^0/, '') : '–'
}

/** Counts of one set of judged notes, from which every share is taken. */
export function tally(judged) {
  const of = (tier) => {
    const all = judged.filter((j) => j.g.tier === tier)
    const count = (test) => all.filter(test).length
    return {
      notes: all.length,
      found: count((j) => j.link),
      resolved: count((j) => j.link?.outcome === 'resolved'),
      right: count((j) => j.right),
      offered: count((j) => j.offered),
      ambiguous: count((j) => j.link?.outcome === 'ambiguous'),
      saidAbsent: count((j) => j.link?.outcome === 'absent'),
    }
  }
  return { A: of('A'), B: of('B'), absent: of('absent') }
}

const both = ({ A, absent }) => A.right / (A.resolved + absent.resolved)

/** Prints the table by volume; returns the shares of all, by their names in score-links.mjs, with intervals. */
export function printTable(judged, papers) {
  const volumes = [...new Set(judged.map((j) => j.g.paper.split('/')[0]))].sort()
  console.log(
    `\n${papers === undefined ? '' : `${papers} papers, `}${judged.length} editors' notes. A: the note names the paper. B: it bears on it. Absent: not printed or not found.\n`,
  )
  line(
    ['', 'A notes', 'found', 'recall', 'precision', 'B notes', 'found', 'recall', 'precision'],
    ['absent', 'found', 'so said', 'resolved', 'A+absent'],
  )
  for (const v of volumes)
    printRow(
      v,
      judged.filter((j) => j.g.paper.startsWith(`${v}/`)),
    )
  printRow('all', judged)
  const t = tally(judged)
  const groups = byPaper(judged)
  const figures = {
    aFound: (js) => of(tally(js).A, 'found', 'notes'),
    aRecall: (js) => of(tally(js).A, 'right', 'notes'),
    aPrecision: (js) => of(tally(js).A, 'right', 'resolved'),
    aAmongCandidates: (js) => of(tally(js).A, 'offered', 'notes'),
    bRecall: (js) => of(tally(js).B, 'right', 'notes'),
    bPrecision: (js) => of(tally(js).B, 'right', 'resolved'),
    saidAbsent: (js) => of(tally(js).absent, 'saidAbsent', 'notes'),
    falselyResolved: (js) => of(tally(js).absent, 'resolved', 'notes'),
    precisionOnAAndAbsent: (js) => both(tally(js)),
  }
  console.log('\n95% intervals, papers drawn again with replacement (1,000 draws, seed 1):')
  const out = { notes: [t.A.notes, t.B.notes, t.absent.notes] }
  for (const [name, figure] of Object.entries(figures)) {
    const value = figure(judged)
    const [low, high] = interval(groups, figure)
    out[name] = rounded(value)
    out[`${name}Interval`] = [rounded(low), rounded(high)]
    console.log(`  ${name.padEnd(24)} ${three(value)}  ${three(low)}–${three(high)}`)
  }
  return out
}

/** Judged notes by paper, in a fixed order: what `interval` draws from. */
export function byPaper(judged) {
  const groups = new Map()
  for (const j of judged) groups.set(j.g.paper, [...(groups.get(j.g.paper) ?? []), j])
  return [...groups.keys()].sort().map((k) => groups.get(k))
}

export function rounded(x) {
  return Number.isFinite(x) ? Math.round(x * 1e4) / 1e4 : null
}

export function three(x) {
  return Number.isFinite(x) ? x.toFixed(3).replace(/^(-?)0/, '$1') : '–'
}

function of(counts, part, whole) {
  return counts[part] / counts[whole]
}

function line(...cells) {
  console.log(
    cells
      .flat()
      .map((c, i) => (i ? String(c).padStart(10) : String(c).padEnd(16)))
      .join(''),
  )
}

function printRow(name, judged) {
  const t = tally(judged)
  const cells = ({ notes, found, right, resolved }) => [
    notes,
    share(found, notes),
    share(right, notes),
    share(right, resolved),
  ]
  const { absent } = t
  line(
    [name, ...cells(t.A), ...cells(t.B), absent.notes, share(absent.found, absent.notes)],
    [
      share(absent.saidAbsent, absent.notes),
      share(absent.resolved, absent.notes),
      share(t.A.right, t.A.resolved + absent.resolved),
    ],
  )
}
