/**
 * A twin of a papers folder: the same letters between other people, in other places, ten years later. Every id is another, every
 * name and alias is another; titles (President, Prime Minister) and weekdays stay. What is found must be the same, with the
 * names changed: nothing in the program may know who Kennedy was.
 */
import { parse } from 'yaml'

export interface PaperFile {
  readonly path: string
  readonly text: string
}

export interface Twin {
  readonly files: readonly PaperFile[]
  /** Ids of parties, papers, statements and meetings, to those in the twin. */
  readonly ids: ReadonlyMap<string, string>
}

/** Words in names that anybody may bear: titles, generic nouns, particles. They stay. */
const GENERIC = new Set(
  `acting ambassador administration agency and another army attorney board body cable camp captain chairman chief colonel
  commission committee comrade confidence council defence defense delegate delegation department deputy dr embassy evening executive
  first force forces foreign former general government head in information integrated interpreter leaders leadership marshal
  member members minister ministers ministry mission mr mrs ms national nations neutral nsc of office organization
  organizations party people plenum post premier president press prime proposed radio representative representatives republic
  residency resident revolutionary second secretary security senate service side six socialist socialists special staff
  state states statement the third three to treaty trio troops under union unit who met red cross international news house white
  central navy latin la`.split(/\s+/),
)

const SURNAMES =
  `Harlow Brenner Quintana Lindqvist Ostrander Vasquez Merriweather Tolland Ashgrove Petrescu Kowal Dragan Farrow
  Sandoval Whitcombe Ivarsson Marchetti Obrecht Pellerin Rademaker Szabo Tremaine Ulvang Verhoeven Wexford Yarrow Zeller
  Abernathy Bellweather Calloway Dunmore Eskildsen Fairbairn Gallagher Hathersage Innerleith Jorgensen Kilbride Lamontagne
  Mondragon Nyström Oakhurst Pemberton Quesnel Rosendahl Stavros Thorvald Underhill Vandermeer Wolstenholme Ximenes
  Youngblood Zabriskie Arbuthnot Brockway Cranmer Delacroix Everard Fontaine Greyling Holbrook Isherwood Jessop Kessler
  Langtry Maddox Norbury Ormonde Prescott Ravenel Selwyn Tarleton Upshaw Vance Wetherby Yeardley Zimmerman Aldous Birk
  Corwin Dario Emeric Florian Gideon Hector Ignace Jarvis Konrad Leopold Magnus Norbert Osric Pascal Quentin Roderick
  Silvan Tobias Ulric Valentin Willem Xavier Yorick Zacharias Ambrose Basil Clement Dunstan Edgar Fergus Gareth Humbert
  Ludvik Merrick Orlan Pevensey Radnor Sorrel Tamsin Velmar Wyndham Averil Belford Caradoc Denholm Elwin Farnham
  Garrick Hollin Ivo Joris Kester Lorcan Milburn Nesbit Otway Penrose Quill Rowland Sefton Tavish Umber Varley Warwick`
    .split(/\s+/)
    .filter(Boolean)

/** Numbers from a seed, always the same (mulberry32). */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), a | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** An id that says nothing; no digits, for numbers at the end of an id are an order of filing. */
function inLetters(n: number): string {
  return [n / 676, n / 26, n].map((x) => String.fromCharCode(97 + (Math.floor(x) % 26))).join('')
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

interface NamedParty {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
}

/** Words of names that occur in texts besides, of places and peoples: `Moscow` is nobody's alias by itself, `Turkish` of no one. */
export function makeTwin(files: readonly PaperFile[], seed: number, moreWords: readonly string[] = []): Twin {
  const random = randomFrom(seed)
  const side = (name: string) => files.find((f) => f.path.endsWith(name))?.text
  const read = (name: string): unknown[] => (parse(side(name) ?? '[]') as unknown[]) ?? []
  const parties = read('parties.yaml') as NamedParty[]
  const words = renameWords([...parties.flatMap((p) => [p.name, ...(p.aliases ?? [])]), ...moreWords], random)
  const papers = files
    .filter((f) => /\.md$/.test(f.path) && front(f.text))
    .map((f) => /^id:\s*(\S+)/m.exec(front(f.text)!)![1]!)
  const others = [...read('statements.yaml'), ...read('meetings.yaml')].map((x) => (x as { id: string }).id)
  const ids = new Map<string, string>()
  // Not the names and not in their old order: what is sorted by id comes otherwise.
  const opaque = shuffled([...parties.map((p) => p.id), ...papers, ...others], random)
  for (const [i, id] of opaque.entries()) ids.set(id, `t-${inLetters(i)}`)
  const renameIds = byLongest([...ids.keys()], '(?<![\\w/-])', '(?![\\w-])')
  // A time zone is no place: what is renamed in it would move every hour.
  const inYaml = (text: string) =>
    text
      .split('\n')
      .map((line) => (/^\s*zone:/.test(line) ? line : inText(line.replace(renameIds, (id) => ids.get(id)!))))
      .join('\n')
  const inText = (text: string) => shiftYears(words(text))
  return {
    ids,
    files: files.map(({ path, text }) => {
      if (!path.endsWith('.md')) return { path, text: inYaml(text) }
      const head = front(text)
      if (head === undefined) return { path, text: inText(text) }
      const id = ids.get(/^id:\s*(\S+)/m.exec(head)![1]!)!
      return { path: `papers/${id}.md`, text: `---\n${inYaml(head)}---\n${inText(text.slice(head.length + 8))}` }
    }),
  }
}

function front(text: string): string | undefined {
  return /^---\n([\s\S]*?)^---\n/m.exec(text)?.[1]
}

const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')
const CAPITAL = /\p{Lu}[\p{L}\p{M}]+/gu

/** The text with every word that some name has replaced by another: whole words, longest first, accents or not. */
function renameWords(names: readonly string[], random: () => number): (text: string) => string {
  const old = [...new Set(names.flatMap((n) => [...fold(n).matchAll(CAPITAL)].map((m) => m[0])))]
    .filter((w) => !GENERIC.has(w.toLowerCase()))
    .sort()
  const taken = new Set(old)
  const fresh = shuffled(SURNAMES.map(fold), random).filter((w) => !taken.has(w))
  if (fresh.length < old.length) throw new Error(`${old.length} words to rename, ${fresh.length} names to give.`)
  const to = new Map<string, string>()
  old.forEach((word, i) => {
    // An acronym becomes an acronym.
    const next = fresh[i]!
    to.set(
      word,
      word === word.toUpperCase() ? next.slice(0, 4).toUpperCase() + String.fromCharCode(65 + (i % 26)) : next,
    )
  })
  return (text) => text.normalize('NFC').replace(/[\p{L}\p{M}]+/gu, (word) => to.get(fold(word)) ?? word)
}

function byLongest(words: readonly string[], before: string, after: string): RegExp {
  const escaped = [...words].sort((a, b) => b.length - a.length).map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`${before}(?:${escaped.join('|')})${after}`, 'gu')
}

/** 25 October 1962 → 25 October 1972; so in `1962-10-25` and in `1962/1963`. */
function shiftYears(text: string): string {
  return text.replace(/(?<!\d)19([0-8]\d)(?!\d)/g, (_, y: string) => String(1910 + Number(y)))
}
