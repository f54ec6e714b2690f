/**
 * Names that may be one party. Without a parties.yaml every name as written is a party of its own: "Petrie", "J. M. Petrie" and
 * "Petrie, Harwich" are three. Nothing is joined on a guess; a person is shown the lines that would join them.
 */
import { languages } from '../reading/languages.ts'
import { nameKey, slug } from '../record/names.ts'
import type { Party, Record } from '../record/record.ts'

interface MayBeOne {
  /** The fullest name first. */
  readonly parties: readonly Party[]
  /** The line for parties.yaml. */
  readonly line: string
}

/** Empty as soon as anybody was declared: then the keeper has said who is who. */
export function findPartiesThatMayBeOne(record: Record): MayBeOne[] {
  const parties = [...record.parties.values()]
  if (parties.some((p) => !p.implied)) return []
  const traffic = countTraffic(record)
  const bySurname = new Map<string, Party[]>()
  for (const party of parties) {
    const { surname } = partsOf(party.name)
    if (surname.length > 1) bySurname.set(surname, [...(bySurname.get(surname) ?? []), party])
  }
  return [...bySurname.values()]
    .flatMap((sharing) => divide(sharing, traffic))
    .filter((group) => group.length > 1)
    .map((group) => ({ parties: group, line: lineFor(group, record) }))
}

/** Papers from, to or copied to each party. */
export function countTraffic(record: Record): Map<string, number> {
  const traffic = new Map<string, number>()
  for (const p of record.papers.values())
    for (const id of new Set([...p.from, ...p.to, ...p.cc])) traffic.set(id, (traffic.get(id) ?? 0) + 1)
  return traffic
}

/** "Petrie, Harwich" → petrie, no given name; "J. M. Petrie" → petrie, j. */
function partsOf(name: string): { readonly surname: string; readonly given: string } {
  let plain = name.split(',')[0]!.trim()
  for (const { names } of languages()) while (names.courtesy.test(plain)) plain = plain.replace(names.courtesy, '')
  const words = plain.split(/\s+/).filter(Boolean)
  // A body or an office ("Department of State") has no surname.
  if (words.length > 4 || languages().some(({ names }) => names.inBodies.test(plain)) || /[@/\d]/.test(plain))
    return { surname: '', given: '' }
  return { surname: nameKey(words.at(-1) ?? ''), given: nameKey(words.slice(0, -1).join(' ')) }
}

/** People of one surname whose given names begin differently are several; bare surnames go with the one who writes most. */
function divide(sharing: readonly Party[], traffic: ReadonlyMap<string, number>): Party[][] {
  const groups: Party[][] = []
  const named = sharing.filter((p) => partsOf(p.name).given)
  const bare = sharing.filter((p) => !partsOf(p.name).given)
  for (const party of named.toSorted((a, b) => b.name.length - a.name.length)) {
    const { given } = partsOf(party.name)
    const home = groups.find((g) => g.every((p) => mayBeSame(partsOf(p.name).given, given)))
    if (home) home.push(party)
    else groups.push([party])
  }
  if (bare.length === 0) return groups
  const busy = (g: readonly Party[]) => g.reduce((sum, p) => sum + (traffic.get(p.id) ?? 0), 0)
  const [busiest] = groups.toSorted((a, b) => busy(b) - busy(a))
  if (busiest) busiest.push(...bare)
  else groups.push([...bare])
  return groups
}

/** "carla" and "c" may be one; "john" and "james" are two. */
function mayBeSame(a: string, b: string): boolean {
  const [short, long] = [a.split(' ')[0]!, b.split(' ')[0]!].sort((x, y) => x.length - y.length) as [string, string]
  const initials = (s: string) => s.length <= 2
  return short === long || (initials(short) || initials(long) ? short[0] === long[0] : false)
}

function lineFor(group: readonly Party[], record: Record): string {
  const [first, ...others] = group as [Party, ...Party[]]
  const bare = slug(partsOf(first.name).surname)
  const taken = record.parties.has(bare) && !group.some((p) => p.id === bare)
  const names = new Set(others.map((p) => p.name))
  return `- {id: ${quote(taken ? first.id : bare)}, kind: person, name: ${quote(first.name)}, aliases: [${[...names].map(quote).join(', ')}]}`
}

/** A name as YAML takes it within braces. */
function quote(name: string): string {
  return /^\p{L}[\p{L} .'’-]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name)
}
