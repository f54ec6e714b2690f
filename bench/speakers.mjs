// How well quotations get their speakers, measured on novels in which every quotation is marked: `node bench/speakers.mjs [--misses N]`.
// Needs ../shared/corpora/quotations beside the checkout (LitBank, CC BY 4.0). What the figures cover: docs/accuracy.md.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Rows of {what, quotations, found, named, paired, interval}: `named`: the name given shares its last word with the marked speaker's, or both are
 * the narrator; `paired`: right when the names of a book are paired one to one with the marked speakers as well as can be. The baseline takes the
 * name outside quotation marks that stands nearest. Intervals: 95%, books drawn again with replacement, seeded.
 */
export async function measureSpeakers(root, load, { misses = 0, quiet = false } = {}) {
  const folder = join(root, '../shared/corpora/quotations/quotations/tsv')
  if (!existsSync(folder)) {
    if (!quiet) console.log(`The quotations are not there: ${folder}\nSpeakers were not measured.`)
    return []
  }
  const { readSpeech } = await load('reading/speech.js')
  const books = readdirSync(folder)
    .filter((f) => f.endsWith('.ann'))
    .sort()
    .map((f) => readBook(folder, f))
    .filter((b) => b.quotes.length > 0)
  const judged = books.map((b) => {
    const found = readSpeech(b.text).filter((s) => s.form === 'direct')
    const names = outsideNames(b.text, b.quotes)
    const narrator = findNarrator(b)
    return b.quotes.map((q) => ({
      book: b.name,
      gold: q.speaker === narrator ? 'narrator' : q.speaker,
      words: b.text.slice(q.start, q.end),
      lead: b.text.slice(Math.max(0, q.start - 260), q.end + 40).replace(/\s+/g, ' '),
      ours: say(best(found, q)),
      how: how(best(found, q)),
      nearest: nearest(names, q),
    }))
  })
  const perBookGain = (count) =>
    judged.map((b) => ({ all: b.length, gain: count(b, (j) => j.ours) - count(b, (j) => j.nearest) }))
  const rows = [row('nearest name (baseline)', judged, (j) => j.nearest), row('chancery', judged, (j) => j.ours)]
  if (!quiet) {
    print(rows)
    const named = gainInterval(perBookGain((b, of) => b.filter((j) => sameName(of(j), j.gold)).length))
    const one = gainInterval(perBookGain(paired))
    console.log(`  gain over the baseline     by name ${named}   paired ${one}`)
    for (const part of ['a name or noun', 'a pronoun', 'the narrator', 'no tag', 'no answer']) {
      const of = judged.flat().filter((j) => j.how === part)
      const right = of.filter((j) => sameName(j.ours, j.gold)).length
      if (of.length)
        console.log(
          `    told by ${part.padEnd(15)} ${String(of.length).padStart(5)} quotations, by name ${(right / of.length).toFixed(3)}`,
        )
    }
  }
  if (misses)
    for (const j of judged
      .flat()
      .filter((x) => !sameName(x.ours, x.gold))
      .filter((_, i) => i % 5 === 0)
      .slice(0, misses))
      console.log(
        `${j.book.slice(0, 14)} [${j.how}] ${j.gold} ← ${j.ours ?? '–'}   ${process.env.LEAD ? j.lead : j.words.slice(0, 70)}`,
      )
  return rows
}

/** How the speaker was found, for the table of parts. */
function how(s) {
  if (!s) return 'no answer'
  if (s.speaker.role === 'pronoun') return 'a pronoun'
  if (s.speaker.role === 'self') return 'the narrator'
  return s.speaker.words ? 'a name or noun' : 'no tag'
}

function say(s) {
  if (!s) return undefined
  if (s.speaker.role === 'self') return 'I'
  return (
    s.speaker.candidates?.[0] ?? (s.speaker.role === 'pronoun' || s.speaker.words === '' ? undefined : s.speaker.words)
  )
}

/** The texts are split into tokens, a sentence to a line; they are put together again as print has them. */
function readBook(folder, file) {
  const tokens = readFileSync(join(folder, file.replace('.ann', '.txt')), 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
  const places = []
  let text = ''
  let open = false
  tokens.forEach((line, i) => {
    places[i] = []
    line.forEach((token, k) => {
      const straight = token === '"'
      const closing = straight && open
      const tight =
        k === 0
          ? false
          : /^(?:[,.;:!?)\]]+|”|’|n['’]t|['’](?:s|ll|re|ve|m|d|t)|N['’]T)$/.test(token) ||
            closing ||
            /[“‘([]$/.test(line[k - 1]) ||
            (line[k - 1] === '"' && open)
      if (text && !tight) text += ' '
      if (straight) open = !open
      places[i][k] = [text.length, text.length + token.length]
      text += token
    })
  })
  const quotes = []
  const byId = new Map()
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const cells = line.split('\t')
    if (cells[0] === 'QUOTE') {
      const [s1, t1, s2, t2] = cells.slice(2, 6).map(Number)
      if (!places[s1]?.[t1] || !places[s2]?.[t2]) continue
      const q = { start: places[s1][t1][0], end: places[s2][t2][1] }
      byId.set(cells[1], q)
      quotes.push(q)
    }
    if (cells[0] === 'ATTRIB' && byId.has(cells[1])) byId.get(cells[1]).speaker = cells[2]
  }
  return { name: file, text, quotes: quotes.filter((q) => q.speaker !== undefined) }
}

/** The marked speaker whose quotations are most often followed by "said I" or "I said": named or not, the teller of the book. */
function findNarrator(book) {
  const told = new Map()
  for (const q of book.quotes)
    if (/^,?\s+(?:\w+ I\b|I \w+)/.test(book.text.slice(q.end, q.end + 24)))
      told.set(q.speaker, (told.get(q.speaker) ?? 0) + 1)
  const [first] = [...told].sort((a, b) => b[1] - a[1])
  return first && first[1] >= 2 ? first[0] : undefined
}

function best(found, q) {
  let [most, chosen] = [0, undefined]
  for (const s of found) {
    const shared = Math.min(s.content.end, q.end) - Math.max(s.content.start, q.start)
    if (shared > most) [most, chosen] = [shared, s]
  }
  return chosen
}

const NAME =
  /(?<![\p{L}.’'-])(?:(?:Mr|Mrs|Miss|Dr|Sir|Lady|Lord)\.?\s+)?\p{Lu}\p{Ll}[\p{L}’-]*(?:\s+\p{Lu}\p{Ll}[\p{L}’-]*){0,2}/gu
const COMMON = new Set(
  'The A An He She It They We You I This That There Then But And When As In On At Of For With What Why How Now No Yes Oh If So After Before Here His Her My Our Their All One Chapter Not'.split(
    ' ',
  ),
)

/** Names outside the marked quotations, for the baseline. */
function outsideNames(text, quotes) {
  return [...text.matchAll(NAME)]
    .map((m) => ({ at: m.index, words: m[0] }))
    .filter((n) => !COMMON.has(n.words) && !quotes.some((q) => n.at >= q.start && n.at < q.end))
}

function nearest(names, q) {
  let [far, chosen] = [Infinity, undefined]
  for (const n of names) {
    const d = n.at < q.start ? q.start - n.at - n.words.length : n.at - q.end
    if (d < far) [far, chosen] = [d, n.words]
  }
  return chosen
}

const EMPTY = new Set('the a an his her my our their its of with in who at to and old young little'.split(' '))
const STYLES = {
  mr: 'm',
  sir: 'm',
  lord: 'm',
  uncle: 'm',
  mrs: 'f',
  miss: 'f',
  lady: 'f',
  aunt: 'f',
  mother: 'f',
  father: 'm',
}

function wordsOf(name) {
  return name
    .replace(/-\d+$/, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((w) => w.length > 1 && !EMPTY.has(w))
}

/** The last word of one name is among those of the other, and no "Mr" meets a "Mrs". */
function sameName(given, gold) {
  if (given === undefined) return false
  if (/^(?:I|(?:the_)?narrator|.*_narrator)-?\d*$/i.test(gold)) return given === 'I'
  const [a, b] = [wordsOf(given), wordsOf(gold.split('___')[0])]
  if (!a.length || !b.length) return false
  const styles = [a, b].map((words) => words.map((w) => STYLES[w]).find(Boolean))
  if (styles[0] && styles[1] && styles[0] !== styles[1]) return false
  return b.includes(a.at(-1)) || a.includes(b.at(-1)) || (a[0] === b[0] && !STYLES[a[0]])
}

function paired(judged, of) {
  const counts = new Map()
  for (const j of judged) {
    const given = of(j)
    if (given !== undefined) counts.set(`${given}\0${j.gold}`, (counts.get(`${given}\0${j.gold}`) ?? 0) + 1)
  }
  const [left, right] = [new Set(), new Set()]
  let sum = 0
  for (const [key, n] of [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))) {
    const [given, gold] = key.split('\0')
    if (left.has(given) || right.has(gold)) continue
    left.add(given)
    right.add(gold)
    sum += n
  }
  return sum
}

function row(what, judged, of) {
  const perBook = judged.map((b) => ({
    all: b.length,
    given: b.filter((j) => of(j) !== undefined).length,
    named: b.filter((j) => sameName(of(j), j.gold)).length,
    paired: paired(b, of),
  }))
  const sum = (books, key) => books.reduce((s, b) => s + b[key], 0)
  const share = (books, key) => sum(books, key) / sum(books, 'all')
  const next = random(7)
  const drawn = Array.from({ length: 1000 }, () => perBook.map(() => perBook[Math.floor(next() * perBook.length)]))
  const interval = (key) => {
    const all = drawn.map((d) => share(d, key)).sort((x, y) => x - y)
    return [all[25], all[974]]
  }
  return {
    what,
    books: perBook.length,
    quotations: sum(perBook, 'all'),
    given: share(perBook, 'given'),
    named: share(perBook, 'named'),
    namedInterval: interval('named'),
    paired: share(perBook, 'paired'),
    pairedInterval: interval('paired'),
  }
}

/** The difference to the baseline with its interval, book against book. */
function gainInterval(books) {
  const share = (list) => list.reduce((s, b) => s + b.gain, 0) / list.reduce((s, b) => s + b.all, 0)
  const next = random(7)
  const all = Array.from({ length: 1000 }, () => share(books.map(() => books[Math.floor(next() * books.length)]))).sort(
    (x, y) => x - y,
  )
  return `${share(books).toFixed(3)} (${all[25].toFixed(3)} to ${all[974].toFixed(3)})`
}

function random(seed) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function print(rows) {
  const show = (x) => x.toFixed(3).replace(/^0/, '')
  console.log(`\nSpeakers of ${rows[0].quotations} quotations in ${rows[0].books} novels (95% intervals over books)`)
  for (const r of rows)
    console.log(
      `  ${r.what.padEnd(26)} answered ${show(r.given)}   by name ${show(r.named)} (${r.namedInterval.map(show).join('–')})   paired ${show(r.paired)} (${r.pairedInterval.map(show).join('–')})`,
    )
}

/**
 * The founding telegram, read with the example's list of parties and nothing else: of the statements that a register has from it, how many are found at
 * their place, and with the right speaker. Rows of {what, statements, found, right, unnamed}.
 */
export async function measureTelegram(root, load, { misses = 0, quiet = false } = {}) {
  const folder = join(root, '../shared/cases/october-1962')
  if (!existsSync(join(folder, 'statements.json'))) {
    if (!quiet) console.log(`The telegram is not there: ${folder}\nIts statements were not measured.`)
    return []
  }
  const { readPapers } = await load('intake/intake.js')
  const { foldEntries } = await load('record/fold.js')
  const { collate } = await load('collation/collate.js')
  const { findStatements } = await load('collation/statements.js')
  const raw = readFileSync(join(folder, 'papers/mikoyan-telegram-1962-11-06.txt'), 'utf8')
  const head =
    '---\nid: telegram\nkind: telegram\nfrom: [mikoyan]\nto: [cc-cpsu]\ndate: 1962-11-06\nlanguage: en\n---\n'
  const bytes = (text) => new TextEncoder().encode(text)
  const { entries, bodies } = await readPapers(
    [
      { path: 'parties.yaml', bytes: readFileSync(join(root, 'examples/october-1962/parties.yaml')) },
      { path: 'telegram.md', bytes: bytes(head + raw) },
    ],
    { at: '2026-01-01T00:00:00.000Z' },
  )
  const record = foldEntries(entries, bodies)
  const collation = collate(record)
  const found = findStatements(record, collation)
  const text = collation.shelf.byId.get('telegram').text
  const register = JSON.parse(readFileSync(join(folder, 'statements.json'), 'utf8')).filter(
    (s) => s.seed && s.account.length && s.account[0].in === 'mikoyan-cc-cpsu-1962-11-06',
  )
  const judged = register.flatMap((s) => {
    const at = placeOf(text, s.seed)
    if (!at) return []
    const over = found.filter((f) => f.start < at[1] && Math.max(f.until, f.end) > at[0] && f.start <= at[0] + 60)
    // Of several around the passage the one that begins nearest to it.
    const best = over.sort((x, y) => Math.abs(x.start - at[0]) - Math.abs(y.start - at[0]) || x.end - y.end)[0]
    const right = over.some(
      (f) =>
        f.speaker.party === s.speaker || (s.speaker === 'cuban-leadership' && f.speaker.words.includes('Cuban leader')),
    )
    return [
      {
        s,
        best,
        right,
        rightBest: best?.speaker.party === s.speaker,
        unnamed: best !== undefined && best.speaker.party === undefined,
      },
    ]
  })
  // Whoever writes what he thinks in his own telegram says so by writing it; those need no report to be found.
  const parts = [
    ['all from the telegram', () => true],
    ['reported or quoted', (j) => j.s.expressed !== 'written in the telegram'],
    ['by others than the writer', (j) => j.s.speaker !== 'mikoyan'],
  ]
  const rows = parts.map(([what, fits]) => {
    const of = judged.filter(fits)
    return {
      what,
      statements: of.length,
      found: of.filter((j) => j.best).length,
      right: of.filter((j) => j.rightBest).length,
      rightAmong: of.filter((j) => j.right).length,
      unnamed: of.filter((j) => j.unnamed).length,
    }
  })
  if (!quiet) {
    console.log(`\nStatements of the founding telegram (${found.length} found in all)`)
    for (const r of rows)
      console.log(
        `  ${r.what.padEnd(26)} ${r.statements}, found ${(r.found / r.statements).toFixed(3)}, right speaker ${(r.right / r.statements).toFixed(3)}, left open ${(r.unnamed / r.statements).toFixed(3)}`,
      )
  }
  if (misses)
    for (const j of judged.filter((x) => !x.rightBest).slice(0, misses))
      console.log(
        `    ${j.s.id} ${j.s.speaker} (${j.s.expressed}) ← ${j.best ? `${j.best.speaker.party ?? `?${j.best.speaker.words}`}: ${j.best.text.slice(0, 60).replace(/\s+/g, ' ')}` : '–'} | ${j.s.seed.slice(0, 90)}`,
      )
  return rows
}

/** Where a passage stands, white space aside. */
function placeOf(text, seed) {
  const pattern = seed
    .trim()
    .split(/\s+/)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
  const m = new RegExp(pattern).exec(text)
  return m ? [m.index, m.index + m[0].length] : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('..', import.meta.url).pathname
  const compiled = findCompiled(root)
  const at = process.argv.indexOf('--misses')
  const options = { misses: at < 0 ? 0 : Number(process.argv[at + 1] ?? 20) }
  const load = (path) => import(pathToFileURL(join(compiled, path)))
  await measureSpeakers(root, load, options)
  await measureTelegram(root, load, options)
}

function findCompiled(root) {
  if (existsSync(join(root, 'dist/reading/speech.js'))) return join(root, 'dist')
  const out = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json'), '--outDir', out],
    { cwd: root },
  )
  symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'))
  process.on('exit', () => rmSync(out, { recursive: true, force: true }))
  return out
}
