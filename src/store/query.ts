/**
 * What a reader types, as a full-text query. Nothing in it is syntax: every word is quoted, all must occur, and words between
 * quotation marks must stand together. `AND`, `NEAR(`, `*` and `col:` are words or nothing.
 *
 *     missiles "your letter" AND*     →   "missiles" "your letter" "AND"
 */

const MOST_WORDS = 64

/** The query, or undefined if there is no word in it. */
export function asQuery(typed: string): string | undefined {
  const phrases = [...typed.replaceAll('\0', ' ').matchAll(/["“„«]([^"“”„«»]*)["”“»]|([^\s"“”„«»]+)/gu)].map(
    (m) => m[1] ?? m[2] ?? '',
  )
  const quoted = phrases.filter((p) => /[\p{L}\p{N}]/u.test(p)).slice(0, MOST_WORDS)
  return quoted.length ? quoted.map((p) => `"${p.replaceAll('"', '""')}"`).join(' ') : undefined
}
