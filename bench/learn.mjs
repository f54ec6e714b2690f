// Learns what each trait of a candidate weighs (src/collation/weights.ts) from editors' footnotes: `npm run learn`, after a build.
// A conditional logit: the candidates of a passage, and "not on file", share its probability. A trait has one weight for all
// situations and a deviation for each, both drawn towards the rules of the trade below. Every note that names a paper is shown a
// second time with that paper taken away, so that the model learns to say that it is missing.
// `--folds OUT` leaves out one volume after the other and writes its links as the rest resolves them; `--write` writes the table.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = new URL('..', import.meta.url).pathname
const corpus = join(root, '../shared/corpora/frus')
if (!existsSync(join(corpus, 'gold-links.jsonl'))) {
  console.log(
    `The corpus is not there: ${corpus}\nNothing was learned. It belongs beside the checkout, as ../shared/corpora/frus.`,
  )
  process.exit(0)
}
const load = (path) => import(pathToFileURL(join(root, 'dist', path)))
const { readPapers } = await load('intake/intake.js')
const { foldEntries } = await load('record/fold.js')
const { collate } = await load('collation/collate.js')
const { listener } = await load('collation/rank.js')
const { SITUATIONS } = await load('collation/traits.js')
const { WEIGHTS } = await load('collation/weights.js')

/** Rules of the trade: where a trait starts from, before any note is read; traits that are not here start from nothing. */
const RULES = {
  'number.same': 3,
  'number.two-digits': 1.5,
  'number.long': 0.8,
  'number.near-in-file': 0.8,
  'number.one-digit': 0,
  'number.group': 5,
  'number.other': -3,
  'number.of-another-address': -1.5,
  'number.not-printed': -1.5,
  'number.printed-is-odd': -1.5,
  'number.as-repeated': -0.3,
  'number.struck-out-too': 1,
  'number.printed': -2,
  'series.same': 3,
  'series.other': -4,
  'series.not-said': -1.2,
  'series.nobody-bears': 0.3,
  'series.odd': -0.5,
  'series.unasked': -2.5,
  'minute.same': 4,
  'minute.round': 2.2,
  'minute.on-the-half-hour': 1.2,
  'run.inside-and-same': 1,
  'run.inside-1': 2,
  'run.inside-4': 1,
  'run.inside-10': 0,
  'run.inside': -0.5,
  'run.off': -0.3,
  'run.beside': -0.5,
  'run.outside': -2,
  'day.same': 2.5,
  'day.before': -2.5,
  'day.after': -2.5,
  'day.near': -4,
  'day.other': -5,
  'day.unknown': -1.5,
  'day.same-of-a-year': 1.5,
  'day.about': 1.2,
  'day.about-width': -0.6,
  'month.same': 1,
  'month.other': -3,
  'gap.later': -5,
  'gap.next-day': -1.5,
  'gap.log': -0.4,
  'gap.long': -0.7,
  'gap.very-long': -1.5,
  'author.same': 2.2,
  'author.same-title': 1.2,
  'author.other': -4,
  'author.other-loosely': -1.6,
  'author.other-office': -1.2,
  'author.unknown': -0.6,
  'author.in-title': 1.3,
  'author.got-it': -1,
  'author.both': 1.2,
  'author.only-one': -1.2,
  'author.as-addressee': 0.3,
  'he.named-last': 1.6,
  'he.named-before': 1,
  'he.named-earlier': 0.6,
  'he.other': -1,
  'near.author': 0.7,
  'near.not-author': -0.4,
  'near.addressee': 0.4,
  'near.present': 0.6,
  'addressee.same': 1.4,
  'addressee.other': -2.2,
  'addressee.repeated-to': 0.8,
  'answered.same': 1.4,
  'answered.other': -4.5,
  'answered.other-of-the-day': -1.5,
  'implied.other-of-the-day': -1,
  'addressee.other-of-the-day': -1.5,
  'answered.repeated-to': 0,
  'implied.same': 0.8,
  'implied.other': -1.8,
  'implied.repeated-to': 0.5,
  'kind.same-word': 1.6,
  'kind.same': 1,
  'kind.near': 0.5,
  'kind.loose': -0.3,
  'kind.off': -1,
  'kind.other': -2.5,
  'channel.same': 0.8,
  'channel.other': -1.8,
  'channel.not-said': -0.5,
  published: 0.6,
  'file.other': -1.4,
  'file.just-before': 0.5,
  'order.latest-asked': 0.8,
  'order.latest': 0,
  'order.second': -1.2,
  'order.third': -1.8,
  'order.earlier': -2.2,
  'order.only': 0.5,
  'step.next': 2.5,
  'step.before': 4,
  'step.soon': -1,
  'step.back': -4,
  'step.unknown': -1,
  'standing.draft': -0.5,
  'standing.not-sent': -3,
  'standing.version': -1.5,
  'named-before': 0.8,
  'editor.tells-of-it': 1,
  'editor.other': -2,
  'fits.number-and-author': 0.5,
  'fits.day-author-and-address': 2,
  'fits.day-and-author': 1,
  'fits.day-and-address': 0.5,
  'fits.author-and-address': 0.5,
  topic: 2,
  'topic.lead': 3,
  'title.same': 3,
  'title.at-the-head': 2,
  'title.other': -3,
  called: 1,
  absent: 1.5,
  'absent.no-candidate': 2,
}
/** What a situation changes of them: papers with a number of their own are cited for years. */
const RULES_FOR = {
  'paper-number': { 'gap.log': 0.4, 'gap.long': 0.7, 'gap.very-long': 1.5 },
  title: { 'gap.log': 0.3, 'gap.long': 0.7, 'gap.very-long': 1.5 },
}
/** How firmly a weight is held to its rule (shared), and a situation's deviation to nothing. */
const HOLD = { shared: 0.6, deviation: 1.2 }
const STEPS = 300
/** What a note counts once its paper is taken away. */
const TAKEN_AWAY = 0.35

const rows = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const gold = rows(join(corpus, 'gold-links.jsonl')).filter((g) => g.tier !== 'B' || g.named)
const volumes = readdirSync(join(corpus, 'papers'))
  .filter((v) => statSync(join(corpus, 'papers', v)).isDirectory())
  .sort()
const files = volumes.flatMap((v) =>
  readdirSync(join(corpus, 'papers', v)).map((f) => ({
    path: `${v}/${f}`,
    bytes: readFileSync(join(corpus, 'papers', v, f)),
  })),
)
const intake = await readPapers(files, { at: '2026-01-01T00:00:00.000Z' })
const record = foldEntries(intake.entries, intake.bodies)

for (let round = 1; round <= (process.argv.includes('--write') ? 2 : 1); round++) {
  const examples = trace()
  if (process.env.DUMP) writeFileSync(process.env.DUMP, JSON.stringify(examples))
  console.log(`\nRound ${round}: ${examples.length} passages with a note`)
  if (round === 1 && process.argv.includes('--folds')) folds(examples)
  const weights = learn(examples)
  tell('learned and told on the same', examples, weights)
  replace(weights)
}
if (process.argv.includes('--write')) write()

/** The candidates of each passage that an editor's note stands at, with their traits. */
function trace() {
  const byPaper = new Map()
  listener.trace = (speaker, question, t) => {
    const id = speaker.shelved?.paper.id
    if (id === undefined || (question.found.sameAs !== undefined && !question.found.unlessFound)) return
    const list = byPaper.get(id) ?? []
    byPaper.set(id, list)
    const { start, end } = question.found
    if (!list.some((x) => x.start === start && x.end === end)) list.push({ start, end, ...t })
  }
  collate(record)
  listener.trace = undefined
  return gold.flatMap((g) => {
    const near = (byPaper.get(g.paper) ?? [])
      .filter(
        (l) => l.start < g.anchor && l.end >= g.anchor - 160 && l.end <= g.anchor + 60 && l.start >= g.sentence[0] - 80,
      )
      .sort((a, b) => Math.abs(a.end - g.anchor) - Math.abs(b.end - g.anchor) || b.end - b.start - (a.end - a.start))[0]
    if (!near) return []
    const at = g.target === null ? -1 : near.candidates.findIndex((c) => c.paper === g.target)
    return [
      {
        gold: [g.paper, g.target, g.passage.slice(-80)],
        span: [near.start, near.end],
        volume: g.paper.split('/')[0],
        tier: g.tier,
        situation: near.situation,
        candidates: near.candidates,
        absent: near.absent,
        at,
        lost: g.target !== null && at < 0,
      },
    ]
  })
}

function learn(examples) {
  const names = [
    ...new Set(
      examples
        .flatMap((e) => [...e.absent, ...e.candidates.flatMap((c) => c.traits)].map(([n]) => n))
        .concat(Object.keys(RULES)),
    ),
  ].sort()
  const index = new Map(names.map((n, i) => [n, i]))
  const S = SITUATIONS.length
  const size = names.length * (S + 1)
  const rule = new Float64Array(size)
  for (const [n, w] of Object.entries(RULES)) rule[index.get(n) * (S + 1)] = w
  for (const [situation, rules] of Object.entries(RULES_FOR))
    for (const [n, w] of Object.entries(rules)) rule[index.get(n) * (S + 1) + 1 + SITUATIONS.indexOf(situation)] = w
  const hold = new Float64Array(size).fill(HOLD.deviation)
  for (let i = 0; i < names.length; i++) hold[i * (S + 1)] = HOLD.shared
  const cases = []
  for (const e of examples) {
    const column = SITUATIONS.indexOf(e.situation) + 1
    const pack = (traits) => traits.map(([n, v]) => [index.get(n) * (S + 1), v])
    const options = [...e.candidates.map((c) => pack(c.traits)), pack(e.absent)]
    const right = e.at < 0 ? options.length - 1 : e.at
    const weight = e.tier === 'B' ? 0.5 : e.lost ? 0.5 : 1
    cases.push({ options, right, column, weight })
    if (e.at >= 0 && e.tier !== 'B')
      cases.push({
        options: options.filter((_, i) => i !== e.at),
        right: options.length - 2,
        column,
        weight: TAKEN_AWAY,
      })
  }
  // One long row of traits, cut into options, cut into cases: the loop below makes nothing.
  const trait = Int32Array.from(cases.flatMap((c) => c.options.flatMap((o) => o.map(([i]) => i))))
  const value = Float64Array.from(cases.flatMap((c) => c.options.flatMap((o) => o.map(([, x]) => x))))
  const most = Math.max(...cases.map((c) => c.options.length))
  const score = new Float64Array(most)
  const w = Float64Array.from(rule)
  const m = new Float64Array(size)
  const v = new Float64Array(size)
  const gradient = new Float64Array(size)
  for (let step = 1; step <= STEPS; step++) {
    for (let i = 0; i < size; i++) gradient[i] = hold[i] * (w[i] - rule[i])
    let at = 0
    for (const { options, right, column, weight } of cases) {
      const from = at
      let highest = Number.NEGATIVE_INFINITY
      for (let k = 0; k < options.length; k++) {
        let sum = 0
        for (const end = at + options[k].length; at < end; at++)
          sum += (w[trait[at]] + w[trait[at] + column]) * value[at]
        score[k] = sum
        if (sum > highest) highest = sum
      }
      let total = 0
      for (let k = 0; k < options.length; k++) total += score[k] = Math.exp(score[k] - highest)
      at = from
      for (let k = 0; k < options.length; k++) {
        const d = weight * (score[k] / total - (k === right ? 1 : 0))
        const end = at + options[k].length
        if (Math.abs(d) < 1e-6) at = end
        else
          for (; at < end; at++) {
            gradient[trait[at]] += d * value[at]
            gradient[trait[at] + column] += d * value[at]
          }
      }
    }
    const rate = step < STEPS / 2 ? 0.05 : 0.1 * (1.05 - step / STEPS)
    for (let i = 0; i < size; i++) {
      m[i] = 0.9 * m[i] + 0.1 * gradient[i]
      v[i] = 0.999 * v[i] + 0.001 * gradient[i] ** 2
      w[i] -= (rate * (m[i] / (1 - 0.9 ** step))) / (Math.sqrt(v[i] / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return Object.fromEntries(
    names.map((n, i) => [
      n,
      SITUATIONS.map((_, k) => Math.round((w[i * (S + 1)] + w[i * (S + 1) + k + 1]) * 100) / 100),
    ]),
  )
}

function probabilities(e, weights) {
  const column = SITUATIONS.indexOf(e.situation)
  const score = (traits) => traits.reduce((sum, [n, v]) => sum + (weights[n]?.[column] ?? 0) * v, 0)
  const scores = [...e.candidates.map((c) => score(c.traits)), score(e.absent)]
  const most = Math.max(...scores)
  const exps = scores.map((s) => Math.exp(s - most))
  const total = exps.reduce((a, b) => a + b, 0)
  return exps.map((x) => x / total)
}

function tell(title, examples, weights) {
  const told = examples.map((e) => {
    const p = probabilities(e, weights)
    const best = p.slice(0, -1).reduce((b, x, i) => (x > p[b] ? i : b), 0)
    return { e, best, confidence: e.candidates.length ? p[best] : 0, right: e.at >= 0 && best === e.at }
  })
  print(title, told)
  return told
}

function print(title, told) {
  const line = [0.4, 0.5, 0.6].map((sure) => {
    const said = told.filter((t) => t.confidence >= sure && t.e.tier !== 'B')
    const right = said.filter((t) => t.right).length
    return `at ${sure}: ${right} right of ${said.length} (${(right / said.length).toFixed(3)})`
  })
  console.log(
    `${title}: A ${told.filter((t) => t.e.tier === 'A').length} seen, ${told.filter((t) => t.e.tier === 'A' && t.e.lost).length} not among candidates; ${line.join('; ')}`,
  )
  for (const s of SITUATIONS) {
    const of = told.filter((t) => t.e.situation === s && t.e.tier !== 'B')
    const said = of.filter((t) => t.confidence >= 0.5)
    const a = of.filter((t) => t.e.tier === 'A')
    console.log(
      `   ${s.padEnd(9)} ${String(of.length).padStart(4)} notes, ${a.length} A (${a.filter((t) => t.e.lost).length} no candidate), at .5: ${said.filter((t) => t.right).length} right of ${said.length}`,
    )
  }
}

/** One volume after the other is read with what the others taught; the links of all, as `chancery links` writes them. */
function folds(examples) {
  const links = []
  for (const v of volumes) {
    replace(learn(examples.filter((e) => e.volume !== v)))
    links.push(...collate(record).links.filter((l) => l.paper.startsWith(`${v}/`)))
  }
  const out = process.argv[process.argv.indexOf('--folds') + 1]
  writeFileSync(out, links.map((l) => JSON.stringify(l)).join('\n'))
  console.log(`Links of volumes left out in turn: ${out} (for score-links.mjs)`)
}

function replace(weights) {
  for (const n of Object.keys(WEIGHTS)) delete WEIGHTS[n]
  Object.assign(WEIGHTS, weights)
  listener.changed = true
}

function write() {
  const table = Object.entries(WEIGHTS)
    .filter(([, w]) => w.some((x) => x !== 0))
    .map(([n, w]) => `  ${/^[a-z]+$/.test(n) ? n : `'${n}'`}: [${w.join(', ')}],`)
  writeFileSync(
    join(root, 'src/collation/weights.ts'),
    `/**
 * What each trait weighs, in log-odds: a column for each situation (${SITUATIONS.join(', ')}).
 * Learned by \`npm run learn\` from editors' footnotes, starting from the rules of the trade in bench/learn.mjs; not edited by hand.
 * How, and how well on volumes left out: docs/decisions/0005-weights.md.
 */
export const WEIGHTS: { readonly [trait: string]: readonly number[] } = {
${table.join('\n')}
}
`,
  )
  console.log(`\n${table.length} traits written to src/collation/weights.ts. Build again.`)
}
