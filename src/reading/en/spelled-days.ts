/** Days of the month in words: "the twenty-sixth", "May ten". */

const SPELLED: readonly string[] = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twenty-first',
  'twenty-second',
  'twenty-third',
  'twenty-fourth',
  'twenty-fifth',
  'twenty-sixth',
  'twenty-seventh',
  'twenty-eighth',
  'twenty-ninth',
  'thirtieth',
  'thirty-first',
]
const CARDINALS: readonly string[] = SPELLED.map((w) =>
  w
    .replace(/first$/, 'one')
    .replace(/second$/, 'two')
    .replace(/third$/, 'three')
    .replace(/fifth$/, 'five')
    .replace(/eighth$/, 'eight')
    .replace(/ninth$/, 'nine')
    .replace(/twelfth$/, 'twelve')
    .replace(/ieth$/, 'y')
    .replace(/th$/, ''),
)
const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')

/** "Twenty-sixth", the longest first. */
export const ORDINALS = longestFirst(SPELLED)

/** Days in words, the longest first; the small cardinals are left out ("May one ask"). */
export const IN_LETTERS = longestFirst([...SPELLED, ...CARDINALS.slice(9)])

/** The day that figures or words give; not a number where they give none. */
export function dayOf(words: string): number {
  const word = words.toLowerCase()
  return SPELLED.indexOf(word) + 1 || CARDINALS.indexOf(word) + 1 || Number(words)
}
