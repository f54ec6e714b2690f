import { readFileSync } from 'node:fs'

export function rows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/**
 * The answer to an editor's note is the link that ends nearest to it: it starts before the note, ends at most 160 units before or 60
 * after it, inside the note's sentence (80 units of grace at its start); of two as near, the longer. A passage left unmatched is no answer.
 * Every note is answered so, those on absent papers included. Rows of {g, link, right, offered, open}; `open` is an unmatched passage there.
 */
export function judgeLinks(gold, links) {
  const byPaper = new Map()
  for (const l of links) {
    const list = byPaper.get(l.paper)
    if (list) list.push(l)
    else byPaper.set(l.paper, [l])
  }
  return gold.map((g) => {
    const there = (byPaper.get(g.paper) ?? [])
      .filter(
        (l) => l.start < g.anchor && l.end >= g.anchor - 160 && l.end <= g.anchor + 60 && l.start >= g.sentence[0] - 80,
      )
      .sort((a, b) => Math.abs(a.end - g.anchor) - Math.abs(b.end - g.anchor) || b.end - b.start - (a.end - a.start))
    const near = there.filter((l) => l.outcome !== 'unmatched')
    const link = near[0]
    const right = link?.outcome === 'resolved' && g.target !== null && link.target === g.target
    const offered =
      g.target !== null && near.some((l) => l.target === g.target || l.candidates?.some((c) => c.paper === g.target))
    return { g, link, right, offered, open: there.find((l) => l.outcome === 'unmatched') }
  })
}
