import { random } from './random.mjs'
import { rounded, share } from './table.mjs'

/** A tenth of the papers is taken away: what pointed to one of them must be absent now, and tell what the passage told. No labels are needed. */
export async function measureDeletion(load, { intake, record, whole }, seeds) {
  const [{ foldEntries }, { collate }] = await Promise.all([load('record/fold.js'), load('collation/collate.js')])
  const runs = []
  for (let seed = 1; seed <= seeds; seed++) {
    const next = random(seed)
    const gone = new Set([...record.papers.keys()].sort().filter(() => next() < 0.1))
    const left = foldEntries(
      intake.entries.filter((e) => !(e.kind === 'paper' && gone.has(e.id))),
      intake.bodies,
    )
    runs.push({ seed, gone: gone.size, ...compare(whole, collate(left), gone) })
  }
  return runs
}

function compare(whole, after, gone) {
  const place = (l) => `${l.paper} ${l.start} ${l.end}`
  const now = new Map(after.links.map((l, i) => [place(l), i]))
  const count = { absent: 0, elsewhere: 0, ambiguous: 0, unmatched: 0, lost: 0 }
  const told = { date: [0, 0], number: [0, 0], author: [0, 0] }
  for (const [i, l] of whole.links.entries()) {
    if (l.outcome !== 'resolved' || l.targets.length !== 1 || !gone.has(l.target) || gone.has(l.paper)) continue
    const at = now.get(place(l))
    const m = at === undefined ? undefined : after.links[at]
    if (!m) count.lost++
    else if (m.outcome === 'resolved') count.elsewhere++
    else count[m.outcome]++
    if (m?.outcome !== 'absent') continue
    const p = after.placeholders.get(m.target)
    const found = whole.readings[i]
    if (!found || !p) continue
    if (found.date?.day) note(told.date, p.date?.length === 10)
    if (found.number) note(told.number, p.number !== undefined)
    if (found.author && found.author.role !== 'third') note(told.author, p.from.length > 0)
  }
  return { links: Object.values(count).reduce((a, b) => a + b, 0), count, told }
}

function note(pair, kept) {
  pair[1]++
  if (kept) pair[0]++
}

export function printDeletion(runs) {
  console.log('\nDeletion: a tenth of the papers is taken away, and links that pointed to them are looked at again.')
  for (const { seed, gone, links, count, told } of runs)
    console.log(
      `  seed ${seed}: ${gone} papers, ${links} links. Now absent ${share(count.absent, links)}, resolved elsewhere ${share(count.elsewhere, links)}, ambiguous ${share(count.ambiguous, links)}, unmatched ${share(count.unmatched + count.lost, links)}; kept: day ${share(...told.date)} (${told.date[1]}), number ${share(...told.number)} (${told.number[1]}), author ${share(...told.author)} (${told.author[1]})`,
    )
  const sum = (pick) => runs.reduce((n, r) => n + pick(r), 0)
  const links = sum((r) => r.links)
  const kept = (what) =>
    share(
      sum((r) => r.told[what][0]),
      sum((r) => r.told[what][1]),
    )
  const elsewhere = sum((r) => r.count.elsewhere)
  console.log(
    `  together: ${links} links, resolved elsewhere ${share(elsewhere, links)}; kept: day ${kept('date')}, number ${kept('number')}, author ${kept('author')}`,
  )
  return {
    elsewhere: runs.map((r) => rounded(r.count.elsewhere / r.links)),
    together: rounded(elsewhere / links),
    day: kept('date'),
    number: kept('number'),
    author: kept('author'),
  }
}
