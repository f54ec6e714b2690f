/**
 * Parties by the names that papers use for them. Names are compared without case, accents or full stops, so that
 * "N. S. Khrushchev" and "NS Khrushchev" meet; a name that two parties share means neither.
 */

/** The form in which names are compared. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.’']/g, '')
    .replace(/[\s\u00A0_-]+/g, ' ')
    .trim()
    .replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '')
}

/** An id made from a name: "Embassy in Vietnam" → `embassy-in-vietnam`. Letters of every script are kept. */
export function slug(name: string): string {
  return (
    nameKey(name)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'unnamed'
  )
}

/** Name → party id; `null` marks a name that several parties share. */
export type NameIndex = ReadonlyMap<string, string | null>

export function indexNames(
  parties: Iterable<{ id: string; name: string; aliases?: readonly string[] | undefined }>,
): NameIndex {
  const index = new Map<string, string | null>()
  const own = new Set<string>()
  const all = [...parties]
  for (const p of all) {
    index.set(nameKey(p.id), p.id)
    own.add(nameKey(p.id))
  }
  for (const p of all)
    for (const name of new Set([p.name, ...(p.aliases ?? [])].map(nameKey))) {
      if (own.has(name)) continue
      const known = index.get(name)
      index.set(name, known === undefined || known === p.id ? p.id : null)
    }
  return index
}
