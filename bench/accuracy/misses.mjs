/** Misses as passages: what the note says, what was found there instead, and why. */
export function printMisses(judged, { misses, tier, volume }) {
  const missed = judged.filter(
    (j) =>
      (!tier || j.g.tier === tier) &&
      (!volume || j.g.paper.split('/')[0].includes(volume)) &&
      (j.g.target ? !j.right : j.link?.outcome !== 'absent'),
  )
  const kinds = new Map()
  for (const j of missed) {
    const kind = `${j.g.tier}: ${kindOf(j)}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), j])
  }
  for (const [kind, list] of [...kinds].sort((a, b) => b[1].length - a[1].length))
    console.log(`${String(list.length).padStart(5)}  ${kind}`)
  let left = misses
  for (const [kind, list] of [...kinds].sort())
    for (const { g, link, open, offered } of list) {
      if (left-- <= 0) return
      console.log(`\n${kind}   ${g.paper} @${g.anchor}\n  …${g.passage.slice(-230).replace(/\s+/g, ' ')}`)
      console.log(
        `  meant: ${g.target ?? 'a paper not on file'}${g.target && offered ? ' (among the candidates)' : ''}; the note: ${g.note.slice(0, 160).replace(/\s+/g, ' ')}`,
      )
      const l = link ?? open
      console.log(
        l
          ? `  said:  “${(l.words ?? '').replace(/\s+/g, ' ')}” ${l.outcome} ${l.target ?? ''} ${l.confidence?.toFixed(2) ?? ''} (${(l.reasons ?? []).slice(0, 3).join('; ')}) ${(
              l.candidates ?? []
            )
              .slice(0, 4)
              .map((c) => `${c.paper.split('/').at(-1)} ${c.confidence.toFixed(2)}`)
              .join(', ')}`
          : '  said:  nothing was found there',
      )
    }
}

function kindOf({ g, link, open }) {
  if (link?.outcome === 'resolved') return g.target ? 'resolved to another paper' : 'taken for a paper on file'
  if (link) return link.outcome === 'absent' ? 'said to be absent' : 'left ambiguous'
  return open ? 'found, and unmatched' : 'not found'
}
