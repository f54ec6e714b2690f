// How well another text of a paper is known, and a passage that it leaves out: texts are planted beside papers of ../shared/corpora/frus and sought.
//   node bench/versions.mjs [--seed N] [--misses]     needs dist/
// Nothing but what is planted is known to be true: what else is found is listed, to be read.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loaderOf } from './accuracy/compiled.mjs'
import { readFrus } from './accuracy/corpus.mjs'
import { random } from './accuracy/random.mjs'

const root = new URL('..', import.meta.url).pathname
const corpus = join(root, '../shared/corpora/frus')
const asked = process.argv.slice(2)
const seed = asked.includes('--seed') ? Number(asked[asked.indexOf('--seed') + 1]) : 1

/** A paper in so many gets another text beside it. */
const ONE_IN = 6
const WAYS = ['a paragraph left out', 'a sentence left out', 'garbled', 'headed and signed on', 'draft', 'excerpt']
/** What a cipher room writes above a paper. */
const HEADING =
  'TOP SECRET\nReceived in the cipher room at 04:15 and passed on to the Minister by the duty officer of the night\n\n'

if (!existsSync(corpus)) console.log(`The papers are not there: ${corpus}\nVersions were not measured.`)
else await measure()

async function measure() {
  const load = loaderOf(root)
  const [{ readPapers }, { foldEntries }, { collate }, { findVersions }, { copyLacksSection }] = await Promise.all(
    [
      'intake/intake.js',
      'record/fold.js',
      'collation/collate.js',
      'collation/versions.js',
      'checks/copy-lacks-section.js',
    ].map(load),
  )
  const files = [...readFrus(corpus)]
  const next = random(seed)
  const planted = new Map()
  const added = files.flatMap((file) => {
    if (next() > 1 / ONE_IN) return []
    const made = plant(new TextDecoder().decode(file.bytes), WAYS[Math.floor(next() * WAYS.length)], next)
    if (!made) return []
    planted.set(made.other, made)
    return [{ path: file.path.replace(/\.md$/, '-other.md'), bytes: new TextEncoder().encode(made.source) }]
  })
  const { entries, bodies } = await readPapers([...files, ...added], { at: '2026-01-01T00:00:00.000Z' })
  const record = foldEntries(entries, bodies)
  const began = process.cpuUsage()
  const pairs = findVersions(record)
  const seconds = process.cpuUsage(began).user / 1e6
  const findings = copyLacksSection.run(record, collate(record))
  const pairOf = (m) => pairs.find((v) => v.papers.includes(m.other) && v.papers.includes(m.paper))
  const foundIn = (m) =>
    findings.some(
      (f) =>
        f.papers[0] === m.other &&
        f.papers[1] === m.paper &&
        f.evidence.some((e) => e.paper === m.paper && overlap(e.words, m.lost)),
    )
  console.log(
    `seed ${seed}: ${planted.size} texts planted among ${files.length} papers; pairs in ${seconds.toFixed(1)} s`,
  )
  for (const way of WAYS) {
    const all = [...planted.values()].filter((m) => m.way === way)
    const kinds = groupBy(all, (m) => pairOf(m)?.kind ?? 'not found')
    const said = [...kinds].map(([kind, of]) => `${of.length} ${kind}`).join(', ')
    const lost = all[0]?.lost === undefined ? '' : `; the passage found in ${all.filter(foundIn).length}`
    console.log(`  ${way.padEnd(22)} ${String(all.length).padStart(4)}: ${said}${lost}`)
  }
  const wrong = findings.filter((f) => planted.get(f.papers[0])?.lost === undefined)
  console.log(`  findings ${findings.length}, of a text that lacks nothing ${wrong.length}`)
  const others = pairs.filter((v) => !v.papers.some((id) => planted.has(id)))
  console.log(`  pairs that nobody planted ${others.length}`)
  for (const v of others) console.log(`    ${v.papers.join(' · ')}: ${v.kind}; ${v.reasons.join('; ')}`)
  if (!asked.includes('--misses')) return
  for (const m of planted.values())
    if (m.lost !== undefined && !foundIn(m)) console.log(`  missed in ${m.other}: ${m.lost.slice(0, 200)}`)
  for (const f of wrong) console.log(`  wrong: ${f.message}`)
}

/** Another text of a paper, made in one of the ways; undefined where the paper is too short or says too little of itself. */
function plant(source, way, next) {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  const paper = head && /^id: "?([^"\n]+)"?/m.exec(head)?.[1]
  if (!paper || !/^from: \[.+\]/m.test(head) || !/^to: \[.+\]/m.test(head) || !/^date:/m.test(head)) return undefined
  const paragraphs = body.split('\n\n')
  const long = paragraphs.flatMap((p, i) => (p.length > 150 && i > 1 && p.length < body.length / 2 ? [i] : []))
  if (long.length < 3) return undefined
  const other = `${paper}-other`
  const chosen = long[Math.floor(next() * long.length)]
  const without = () => paragraphs.filter((_, i) => i !== chosen).join('\n\n')
  const made = (text, lost, title = head) => ({
    way,
    paper,
    other,
    ...(lost !== undefined && { lost }),
    source: `---\n${title.replace(/^id: .*$/m, `id: "${other}"`)}\n---\n${text}`,
  })
  switch (way) {
    case 'a paragraph left out': {
      const text = next() < 0.5 ? garble(without(), 0.03, next) : without()
      return made(next() < 0.5 ? HEADING + text : text, paragraphs[chosen])
    }
    case 'a sentence left out': {
      const sentences = paragraphs[chosen].split(/(?<=[.?!]) (?=\p{Lu})/u)
      const lost = Math.floor(next() * sentences.length)
      if (sentences.length < 3 || sentences[lost].split(/\s+/).length < 10) return undefined
      const rest = sentences.filter((_, i) => i !== lost).join(' ')
      return made(paragraphs.map((p, i) => (i === chosen ? rest : p)).join('\n\n'), sentences[lost])
    }
    case 'garbled':
      return made(garble(body, 0.12, next))
    case 'headed and signed on':
      return made(
        `${HEADING}${body}\n\nDistribution: the Secretary, the Under Secretary, the files, and four posts in the region\n`,
      )
    case 'draft':
      return made(without(), undefined, head.replace(/^title: "/m, 'title: "Draft '))
    default: {
      const from = Math.floor(next() * (paragraphs.length - 1))
      const text = paragraphs.slice(from, from + Math.max(2, Math.floor(paragraphs.length * 0.3))).join('\n\n')
      return text.length > body.length / 2 || text.length < 300 ? undefined : made(text)
    }
  }
}

function garble(text, share, next) {
  return text.replace(/\p{L}{4,}/gu, (w) => (next() < share ? [...w].reverse().join('') : w))
}

/** Most of the words lost stand in the passage found. */
function overlap(found, lost) {
  const has = new Set(found.split(/\s+/))
  const words = lost.split(/\s+/)
  return words.filter((w) => has.has(w)).length > 0.7 * words.length
}

function groupBy(list, key) {
  const groups = new Map()
  for (const x of list) groups.set(key(x), [...(groups.get(key(x)) ?? []), x])
  return groups
}
