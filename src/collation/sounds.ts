/**
 * One name in several alphabets and spellings: Khrushchev, Chruschtschow, Hruščov, Khrouchtchev, Хрущёв. The form in which they meet is
 * a rough sound, never shown; two names that meet in it are candidates for one, and only where nobody else meets there.
 */
const CYRILLIC: { readonly [letter: string]: string } = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'o', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
  і: 'i', ї: 'i', є: 'e', ў: 'u',
} // biome-ignore format: an alphabet reads best in rows

/** Clusters first; what is left are single letters. The order matters. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/š/g, 'sh'], [/č|ć/g, 'ch'], [/ž/g, 'zh'], [/ł/g, 'l'], [/ø|ö/g, 'o'], [/ü/g, 'u'], [/ß/g, 's'],
  [/schtsch|chtch|shch|sjtsj|stsj|sctc|szcz/g, 'S'],
  [/tsch|tch|tsj|cz/g, 'C'],
  [/sch|sh|sj|sz/g, 'S'],
  [/dsch|dzh|zh|zj|rz/g, 'Z'],
  [/^(?:kh|ch|x|j)(?=r)/g, 'h'], [/kh/g, 'h'], [/ch(?=[aeiou]|$)/g, 'C'], [/ch/g, 'h'],
  [/ou/g, 'u'], [/w|ff?$/g, 'v'], [/ks/g, 'x'], [/ph/g, 'f'], [/ck|q|c(?=[^h])/g, 'k'],
  [/j|y/g, 'i'], [/ie|ii+/g, 'i'], [/eo|io(?=v)/g, 'o'],
] // biome-ignore format: spellings read best in rows

const known = new Map<string, string>()

/** The rough sound of one word of a name; empty for what is too short to tell. */
export function soundOf(name: string): string {
  const cached = known.get(name)
  if (cached !== undefined) return cached
  let s = name.toLowerCase().replace(/[\u0400-\u04ff]/g, (c) => CYRILLIC[c] ?? c)
  for (const [re, by] of SPELLINGS) s = s.replace(re, by)
  s = s
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z]/g, '')
    .replace(/CS|SC|S+/g, 'S')
    .replace(/[eo](?=v$)/, 'o')
    .replace(/(.)\1+/g, '$1')
  const first = s.charAt(0)
  // Vowels carry little from one alphabet to another; the first sound and the consonants carry most.
  const rest = s.slice(1).replace(/[aeiou]+/g, (v) => (v.length ? 'a' : ''))
  const sound = s.length < 4 ? '' : `${/[aeiou]/.test(first) ? 'a' : first}${rest.replace(/a$/, '')}`
  if (known.size > 50_000) known.clear()
  known.set(name, sound)
  return sound
}
