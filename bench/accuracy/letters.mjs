import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { collateCorpus, filesUnder } from './corpus.mjs'
import { rows } from './judge.mjs'
import { rounded, share } from './table.mjs'

/**
 * The letters of a writer, in German, with the links that their editors made. A language without rules is said to be unread: then
 * the figures are how many letters say so, and how many links were claimed all the same (there must be none).
 */
export async function measureLetters(load, folder) {
  const editions = join(folder, 'schnitzler/editions')
  if (!existsSync(editions)) return { papers: 0 }
  const gold = rows(join(folder, 'schnitzler-gold-links.jsonl'))
  const { record, whole } = await collateCorpus(load, filesUnder(editions))
  const { readable } = await load('reading/read.js')
  const papers = [...record.papers.values()]
  const unread = papers.filter((p) => !readable(p.language))
  const here = new Map(papers.map((p) => [idOf(p.id), p.id]))
  const notes = gold.filter((g) => here.has(g.doc_id))
  const judged = notes.map((g) => {
    const near = whole.links.filter(
      (l) =>
        l.paper === here.get(g.doc_id) && l.outcome !== 'unmatched' && l.start < g.mention[1] && l.end > g.mention[0],
    )
    const able = here.has(g.gold_target_doc_id)
    return {
      able,
      found: near.length > 0,
      right: able && near.some((l) => l.target === here.get(g.gold_target_doc_id)),
      resolved: near.some((l) => l.outcome === 'resolved'),
    }
  })
  return {
    papers: papers.length,
    languages: [...new Set(papers.map((p) => p.language ?? 'not said'))],
    unread: unread.length,
    links: whole.links.length,
    judged,
    gold: gold.length,
  }
}

function idOf(id) {
  return /L\d{5}/.exec(id)?.[0] ?? id
}

export function printLetters({ papers, languages, unread, links, judged, gold }) {
  if (!papers) {
    console.log('\nLetters in German: the links are there, the letters are not. Not measured.')
    return { papers: 0 }
  }
  const able = judged.filter((j) => j.able)
  const resolved = able.filter((j) => j.resolved)
  console.log(
    `\nLetters in German: ${papers} letters (language ${languages.join(', ')}); ${unread} of them said to be unread; ${links} links claimed. Of ${gold} editors' links ${judged.length} stand in these letters, ${able.length} of them to another of these.`,
  )
  if (unread < papers && able.length)
    console.log(
      `  found ${share(judged.filter((j) => j.found).length, judged.length)}, right ${share(able.filter((j) => j.right).length, able.length)}, precision ${share(resolved.filter((j) => j.right).length, resolved.length)}`,
    )
  return {
    papers,
    unread,
    links,
    notes: judged.length,
    right: able.length ? rounded(able.filter((j) => j.right).length / able.length) : null,
  }
}
