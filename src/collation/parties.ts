/**
 * Parties as papers name them: offices, posts, surnames, titles. A name becomes a set of keys; two names may mean one party
 * when they share a strong key. "Ambassador in France (Dillon)", "Embassy in France", "Paris" and "Mr. Dillon" meet at
 * `post:france` and `surname:dillon`. Which place belongs to which post is learned from the date lines of the file itself.
 */
import { nameKey } from '../record/names.ts'
import type { Party, Record } from '../record/record.ts'

export type Keys = ReadonlySet<string>

const POST =
  /\b(?:embassy|ambassador(?: at large)?|charg[eé](?: d.affaires)?|legation|minister|mission|consul(?:ate)?(?: general)?|representative|high commissioner|delegation|delegate|observer|interests section|special representative)\s+(?:in|at|to|near)\s+(?:the\s+)?([\p{L} .'’-]+)/iu
const AMEMB = /^(?:am\.?\s?emb(?:assy)?|embassy|legation|amlegation|amconsul|consulate)\s+([\p{Lu}][\p{L} ]+)$/iu
const STATION = /\bstation\s+(?:in|at)\s+([\p{L} ]+)|^CAS\s+(?!Washington)([\p{Lu}][\p{L}]+)$/iu
const STATE =
  /^(?:(?:acting |deputy |under )*secretary(?: of state)?|under secretary(?: of state)?|(?:the )?department(?: of state)?|dep(?:t|artment)['’]?s?\.?|state|state department)$/iu
const TITLES = [
  'president',
  'chairman',
  'prime minister',
  'premier',
  'secretary general',
  'secretary',
  'foreign minister',
  'ambassador',
  'chancellor',
  'king',
  'pope',
  'general',
  'minister',
  'attorney general',
]
const NOT_SURNAMES = new Set(
  `state states department embassy affairs staff nations union government office bureau ministry agency council committee command force forces army
  navy vietnam israel egypt france germany kingdom republic security board mission station washington press radio party group delegation conference
  record president chairman secretary minister ambassador general premier officer director chief consul people east west north south asia europe
  america american americans soviet soviets cuban british french leadership`.split(/\s+/),
)
const HONORIFICS =
  /^(?:the\s+|his excellency\s+|mr\.?\s+|mrs\.?\s+|dr\.?\s+|comrade\s+|messrs\.?\s+|sir\s+|lord\s+|hon\.?\s+|amb\.?\s+|gen\.?\s+|col\.?\s+|sen\.?\s+)+/i

/** Offices that go by several names in the trade's shorthand. */
const OFFICES: readonly (readonly [string, RegExp])[] = [
  [
    'cia',
    /^(?:CIA|CAS(?: Washington)?|DCI|Agency|(?:the )?Central Intelligence(?: Agency)?|Director of Central Intelligence)$/i,
  ],
  ['jcs', /^(?:C?JCS|(?:Chairman of the )?Joint Chiefs(?: of Staff)?|Chairman,? (?:of the )?Joint Chiefs of Staff)$/i],
  ['defense', /^(?:DOD|DEF|OSD|SecDef|Secretary of Defense|Department of Defense|Defense(?: Department)?)$/i],
  ['cincpac', /^(?:CINCPAC|Commander in Chief,? Pacific)$/i],
  ['macv', /^(?:MACV?|COMUSMACV|Commander,? (?:U\.?S\.? )?Military Assistance Command,? Vietnam)$/i],
  [
    'white house',
    /^(?:the )?White House(?: Staff)?$|^(?:the )?President['’]s (?:Deputy )?Special Assistant|^(?:Deputy )?Special Assistant to the President/i,
  ],
  ['usun', /^(?:USUN|(?:the )?(?:U\.?S\.? )?Mission (?:to|at) the United Nations)$/i],
]

const known = new Map<string, Keys>()

/** The keys of one name as written. Strong: `name:`, `surname:`, `post:`, `seat:`; weak: `title:`. */
export function keysOfName(words: string): Keys {
  const cached = known.get(words)
  if (cached) return cached
  const keys = new Set<string>()
  let rest = words
    .trim()
    .replace(/\s+/g, ' ')
    .replace(HONORIFICS, '')
    .replace(/['’]s?$/, '')
  for (const inside of rest.matchAll(/\(([^)]*)\)/g)) {
    const holder = inside[1]!.trim()
    // "(Bundy)", "(J. Graham Parsons)"; a remark in brackets is no name.
    const last = /^(?:\p{Lu}[\p{L}.’'-]*\s*){1,4}$/u.test(holder) ? holder.split(/\s+/).at(-1)! : ''
    if (last.length > 1) keys.add(`surname:${nameKey(last)}`)
  }
  rest = rest
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [office, names] of OFFICES) if (names.test(rest)) keys.add(`office:${office}`)
  if (rest) keys.add(`name:${nameKey(rest)}`)
  const post = POST.exec(rest) ?? AMEMB.exec(rest)
  if (post) keys.add(`post:${placeKey(post[1]!)}`)
  const station = STATION.exec(rest)
  if (station) keys.add(`station:${placeKey((station[1] ?? station[2])!)}`)
  if (STATE.test(rest)) keys.add('seat:state')
  const low = nameKey(rest)
  for (const title of TITLES) if (low === title || low.startsWith(`${title} `)) keys.add(`title:${title}`)
  if (!post && !station && /^\p{Lu}/u.test(rest)) {
    const last =
      rest
        .split(/[\s,]+/)
        .filter((w) => !/^(?:Jr|Sr|II|III)\.?$/.test(w))
        .at(-1) ?? ''
    const surname = nameKey(last)
    // "McNamara-Taylor report": two names, one paper.
    if (/^\p{Lu}\p{L}{2,}[-–]\p{Lu}\p{L}{2,}$/u.test(last))
      for (const half of last.split(/[-–]/)) keys.add(`surname:${nameKey(half)}`)
    if (/^\p{Lu}/u.test(last) && surname.length > 1 && !NOT_SURNAMES.has(surname) && !/\b(?:of|for|and)\b/.test(rest))
      keys.add(`surname:${surname}`)
  }
  if (known.size > 50_000) known.clear()
  known.set(words, keys)
  return keys
}

export function placeKey(place: string): string {
  return nameKey(place)
    .replace(/^the /, '')
    .replace(/ (?:and|for|on|with)\b.*$/, '')
    .trim()
}

/** Keys of a party: its own name and aliases, and its titles. */
export function keysOfParty(record: Record, id: string): Keys {
  const party: Party | undefined = record.parties.get(id)
  const keys = new Set<string>([`party:${id}`])
  for (const name of party ? [party.name, ...party.aliases] : [id]) for (const k of keysOfName(name)) keys.add(k)
  for (const role of party?.roles ?? [])
    for (const k of keysOfName(role.title)) if (k.startsWith('title:') || k === 'seat:state') keys.add(k)
  return keys
}

/** Place → post, learned from date lines: "Saigon" → `post:vietnam`. */
export type Places = ReadonlyMap<string, Keys>

/** How well a mention fits a party: 1 the same name, post or surname; 0.6 the title only; 0 something else; undefined: nothing to compare. */
export function likeness(mention: Keys, party: Keys): number | undefined {
  if (mention.size === 0 || party.size === 0) return undefined
  let best = 0
  for (const k of mention)
    if (party.has(k)) {
      if (!k.startsWith('title:')) return 1
      best = 0.6
    }
  return best
}

export function union(...sets: readonly (Keys | undefined)[]): Keys {
  const all = new Set<string>()
  for (const set of sets) if (set) for (const k of set) all.add(k)
  return all
}
