import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collateCorpus, filesUnder } from './corpus.mjs'
import { interval } from './random.mjs'
import { rounded, share, three } from './table.mjs'

const TELEGRAM = /mikoyan/

/** The founding telegram, a scan without heading, read cold together with the shipped example; marked by hand. */
export async function measureTelegram(load, root, founding) {
  const files = [...filesUnder(join(root, 'examples/october-1962')), ...filesUnder(join(founding, 'papers'))].filter(
    (f) => !f.path.endsWith('README.md'),
  )
  const { whole, record } = await collateCorpus(load, files)
  const paper = [...record.papers.values()].find((p) => p.id.includes('mikoyan-telegram'))
  const links = whole.links.filter((l) => TELEGRAM.test(l.paper))
  const { daysMeant } = await load('collation/days.js')
  return {
    references: judgeReferences(JSON.parse(readFileSync(join(founding, 'telegram-references.json'), 'utf8')), links),
    dates: judgeDates(
      JSON.parse(readFileSync(join(founding, 'telegram-dates.json'), 'utf8')),
      whole,
      paper?.id,
      (date, from, near) => daysMeant(date, from, near).days,
    ),
  }
}

/** As in score-telegram.mjs: a mention is found if a link overlaps it; right if one of the links resolved there means a paper it can mean. */
function judgeReferences(gold, links) {
  return gold.map((g) => {
    const near = links.filter((l) => l.start < g.end && l.end > g.start)
    const able = Array.isArray(g.resolves_to) && g.resolves_to.length > 0
    const resolved = near.filter((l) => l.outcome === 'resolved')
    const right = able && resolved.some((l) => g.resolves_to.includes(l.target))
    return { g, found: near.length > 0, able, resolved: able && resolved.length > 0, right }
  })
}

/**
 * Dates that are written as dates, of high confidence: the day that the reference in which they stand is read to mean, each in
 * the light of the day named before it, as collation goes through the text.
 */
function judgeDates(gold, whole, paper, meant) {
  const from = whole.shelf.byId.get(paper)?.day
  const read = []
  let near
  for (const i of whole.byPaper.get(paper) ?? []) {
    const { date, alsoDated = [] } = whole.readings[i] ?? {}
    for (const written of [date, ...alsoDated]) {
      if (!written) continue
      const days = meant(written, from, near)
      near = days.at(-1) ?? near
      read.push({ start: written.start, end: written.end, days: days.map(isoDay) })
    }
  }
  return gold
    .filter((d) => d.confidence === 'high' && d.kind === 'date')
    .map((d) => {
      const there = read.find((r) => r.start < d.end && r.end > d.start)
      return { read: there !== undefined, right: there?.days.includes(d.edtf) ?? false }
    })
}

function isoDay(day) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

export function printTelegram({ references, dates }) {
  const able = references.filter((r) => r.able)
  const resolved = able.filter((r) => r.resolved)
  const figures = {
    found: [references, (rs) => rs.filter((r) => r.found).length / rs.length],
    right: [able, (rs) => rs.filter((r) => r.right).length / rs.length],
    wrong: [resolved, (rs) => rs.filter((r) => !r.right).length / rs.length],
  }
  const row = {}
  const told = Object.entries(figures).map(([name, [of, figure]]) => {
    const range = interval(
      of.map((r) => [r]),
      figure,
    )
    row[name] = rounded(figure(of))
    return `${name} ${three(figure(of))} of ${of.length} (${three(range[0])}–${three(range[1])})`
  })
  const read = dates.filter((d) => d.read)
  const right = read.filter((d) => d.right)
  row.dates = `${right.length} of ${dates.length}`
  console.log(`\nThe founding telegram, read cold beside the example: ${told.join(', ')}`)
  console.log(
    `  dates written as dates, of high confidence: ${right.length} right of ${dates.length}; ${dates.length - read.length} stand in no reference that was found (${share(right.length, read.length)} of those read)`,
  )
  return row
}
