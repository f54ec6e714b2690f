/**
 * Parties as papers name them: offices, posts, surnames, titles. A name becomes a set of keys; two names may mean one party
 * when they share a strong key. "Ambassador in France (Dillon)", "Embassy in France", "Paris" and "Mr. Dillon" meet at
 * `post:france` and `surname:dillon`. Which place belongs to which post is learned from the date lines of the file itself.
 */
import type { NameWords } from '../reading/language.ts'
import { languages } from '../reading/languages.ts'
import { nameKey } from '../record/names.ts'
import type { Party, Record } from '../record/record.ts'

export type Keys = ReadonlySet<string>

const known = new Map<string, Keys>()

/** The keys of one name as written. Strong: `name:`, `surname:`, `post:`, `seat:`; weak: `title:`. */
export function keysOfName(words: string): Keys {
  const cached = known.get(words)
  if (cached) return cached
  const keys = new Set<string>()
  let rest = words.trim().replace(/\s+/g, ' ')
  for (const { names } of languages()) rest = rest.replace(names.honorifics, '').replace(names.possessive, '')
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
  if (rest) keys.add(`name:${nameKey(rest)}`)
  let placed = false
  for (const { names } of languages()) placed = addOffices(keys, rest, names) || placed
  if (!placed && /^\p{Lu}/u.test(rest)) addSurname(keys, rest)
  if (known.size > 50_000) known.clear()
  known.set(words, keys)
  return keys
}

/** Keys of the offices and posts that a name is in one language; true if it is a post or a station, and so no person's. */
function addOffices(keys: Set<string>, name: string, names: NameWords): boolean {
  for (const [office, called] of names.offices) if (called.test(name)) keys.add(`office:${office}`)
  let post: RegExpExecArray | null = null
  for (const pattern of names.posts) post ??= pattern.exec(name)
  if (post) keys.add(`post:${placeKey(post[1]!)}`)
  const station = names.station.exec(name)
  if (station) keys.add(`station:${placeKey((station[1] ?? station[2])!)}`)
  if (names.ministry.test(name)) keys.add('seat:state')
  const low = nameKey(name)
  for (const title of names.titles) if (low === title || low.startsWith(`${title} `)) keys.add(`title:${title}`)
  return post !== null || station !== null
}

function addSurname(keys: Set<string>, name: string): void {
  const any = (is: (names: NameWords) => boolean) => languages().some((l) => is(l.names))
  const last =
    name
      .split(/[\s,]+/)
      .filter((w) => !any((n) => n.afterSurname.test(w)))
      .at(-1) ?? ''
  const surname = nameKey(last)
  // "McNamara-Taylor report": two names, one paper.
  if (/^\p{Lu}\p{L}{2,}[-–]\p{Lu}\p{L}{2,}$/u.test(last))
    for (const half of last.split(/[-–]/)) keys.add(`surname:${nameKey(half)}`)
  if (/^\p{Lu}/u.test(last) && surname.length > 1 && !any((n) => n.notSurnames.has(surname) || n.joins.test(name)))
    keys.add(`surname:${surname}`)
}

/** A place as it is compared, cut in each language to the place alone. */
export function placeKey(place: string): string {
  return languages().reduce((name, { names }) => names.place(name), nameKey(place))
}

/** Without what stands before the place in a post's name: "Amembassy Saigon". */
export function placeOfPost(words: string): string {
  return languages().reduce((name, { names }) => name.replace(names.postBefore, ''), words)
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
