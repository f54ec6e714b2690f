/** How many links there are to a thousand words, and how fast they came. Reading is timed once more by itself if asked. */
export async function measureThroughput(load, { record, whole, seconds }, readAlone) {
  const texts = [...record.bodies.values()]
  const size = texts.reduce((sum, t) => sum + t.length, 0)
  const words = texts.reduce((sum, t) => sum + t.split(/\s+/).length, 0)
  const figures = { whole, words, size, seconds }
  if (!readAlone) return figures
  const { readPaper } = await load('reading/read.js')
  const began = performance.now()
  for (const t of texts) readPaper(t)
  return { ...figures, reading: (performance.now() - began) / 1000 }
}

export function printThroughput({ whole, words, size, seconds, reading }) {
  const perThousand = (outcomes) =>
    Number(((whole.links.filter((l) => outcomes.includes(l.outcome)).length / words) * 1000).toFixed(2))
  const density = {
    resolved: perThousand(['resolved']),
    ambiguous: perThousand(['ambiguous']),
    absent: perThousand(['absent']),
    unmatched: perThousand(['unmatched']),
  }
  const speed = Number((size / 1e6 / seconds).toFixed(2))
  console.log(
    `\n${whole.links.length} links in ${words} words; per thousand words ${Object.entries(density)
      .map(([k, v]) => `${v} ${k}`)
      .join(', ')}. ${whole.placeholders.size} absent papers, ${whole.replies.length} replies.`,
  )
  console.log(
    `Read and collated ${(size / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: ${speed} MB/s${reading ? `; reading alone ${(size / 1e6 / reading).toFixed(1)} MB/s` : ''}`,
  )
  return {
    perThousandWords: density,
    collated: speed,
    ...(reading && { read: Number((size / 1e6 / reading).toFixed(2)) }),
  }
}
