/**
 * Several live sayings about one thing, made into one. What the first leaves out the next supplies; what a source states
 * replaces what intake inferred; what two sources state differently is a rivalry, and the first by text and hash is shown.
 *
 *     register:  letter, Ana to Ben, 3 May            (none on file)
 *     folder:    letter, Ana to Ben, "3 May 1962"     the text        one paper, with its text; no rivalry but the date's words
 */

type Fields = { readonly [field: string]: unknown }

/** Values of which the better one simply holds: a text on file does not contradict a register without one. */
const BETTER: { readonly [field: string]: readonly string[] } = { onFile: ['text', 'summary', 'none', 'absent'] }

/** Names that intake uses for an inferred time, beside the field's own. */
const INFERRED_AS: { readonly [field: string]: string } = { written: 'date', sent: 'date' }

export interface Merged<S> {
  readonly said: S
  /** True if two sayings state different things about one field. */
  readonly rival: boolean
}

/** Merges sayings given in a fixed order (that of their hashes), so that the order of arrival cannot matter. */
export function mergeSayings<S extends object>(sayings: readonly S[]): Merged<S> {
  const ordered = [...sayings].sort((a, b) => Number('textHash' in b) - Number('textHash' in a)) as unknown as Fields[]
  const fields = [...new Set(ordered.flatMap((s) => Object.keys(s)))].filter(
    (f) => f !== 'inferred' && f !== 'sections',
  )
  const merged: { [field: string]: unknown } = {}
  const inferred: { [field: string]: unknown } = {}
  let rival = false
  for (const field of fields) {
    const says = ordered.filter((s) => s[field] !== undefined)
    const stated = says.filter((s) => inference(s, field) === undefined)
    const chosen = stated.length ? stated : says
    const { value, differ } = mergeValues(
      field,
      chosen.map((s) => s[field]),
    )
    merged[field] = value
    if (stated.length === 0) Object.assign(inferred, inference(chosen[0]!, field))
    else if (differ) rival = true
  }
  for (const s of ordered)
    for (const [key, reason] of Object.entries((s.inferred as Fields | undefined) ?? {}))
      if (!fields.some((f) => f === key || INFERRED_AS[f] === key)) inferred[key] ??= reason
  // Sections are bound to a text: they come with the text that was chosen, or not at all.
  const sections = ordered.find((s) => s.sections !== undefined && s.textHash === merged.textHash)?.sections
  if (sections !== undefined) merged.sections = sections
  if (ordered.some((s) => s.inferred !== undefined)) merged.inferred = inferred
  return { said: merged as S, rival }
}

/** The note that `field` was inferred in this saying, as `{key: reason}`; undefined if it was stated. */
function inference(saying: Fields, field: string): Fields | undefined {
  const notes = saying.inferred as Fields | undefined
  const key = [field, INFERRED_AS[field]].find((k) => k !== undefined && notes?.[k] !== undefined)
  return key === undefined ? undefined : { [key]: notes?.[key] }
}

function mergeValues(field: string, values: readonly unknown[]): { value: unknown; differ: boolean } {
  const rank = BETTER[field]
  if (rank) return { value: rank.find((r) => values.includes(r)) ?? values[0], differ: false }
  const [first] = values
  if (values.every((v) => Array.isArray(v))) return { value: joinLists(values as unknown[][]), differ: false }
  if (field === 'received') return joinObjects(values as Fields[])
  return { value: first, differ: values.some((v) => !same(v, first)) }
}

function joinLists(lists: readonly (readonly unknown[])[]): unknown[] {
  const joined: unknown[] = []
  for (const value of lists.flat()) if (!joined.some((k) => same(k, value))) joined.push(value)
  return joined
}

/** Receipts by party: each source may tell of another receiver. */
function joinObjects(objects: readonly Fields[]): { value: Fields; differ: boolean } {
  const value: { [key: string]: unknown } = {}
  let differ = false
  for (const [key, said] of objects.flatMap((o) => Object.entries(o)))
    if (value[key] === undefined) value[key] = said
    else if (!same(value[key], said)) differ = true
  return { value, differ }
}

/** JSON equality without regard to the order of fields. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((k) => same((a as Fields)[k], (b as Fields)[k]))
}
