/** Figures as English writes them: "twenty-four hours", "24 to 72 hours", "42 missiles", "28 October". What they count stays with them. */
import type { Figure } from '../language.ts'
import { MONTHS } from './words.ts'

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const WORD = `(?:(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|(?:${[...ONES.slice(1)].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})|a dozen)`
const NUMBER = `(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|${WORD})(?:\\s+(?:hundred|thousand|million|billion))?`
const FIGURE = new RegExp(
  `(?<![\\p{L}\\d.,/:$-])((?:about|some|approximately|nearly|almost|around|roughly|over|under|at least|at most|up to|more than|less than|fewer than|within|not more than)\\s+(?:the\\s+)?(?:next\\s+)?)?(${NUMBER})(?:\\s*(?:to|or|-|–|and)\\s*(${NUMBER}))?\\s*(?:-\\s*)?(%|per\\s?cent|[\\p{Ll}][\\p{L}-]{2,})`,
  'giu',
)
const DAY = new RegExp(
  `\\b(?:(${Object.keys(MONTHS)
    .filter((m) => m.length > 3 || m === 'may')
    .join('|')})\\s+(\\d{1,2})(?!\\d)|(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${Object.keys(MONTHS)
    .filter((m) => m.length > 3 || m === 'may')
    .join('|')}))\\b`,
  'gi',
)
/** Words after a number that are not what it counts. */
const NO_UNIT = new Set(
  'the and that this these those with from for was were has had have been are is who which its his her their our not but than then when where into upon more other others such also only both all any per'.split(
    ' ',
  ),
)

function valueOf(words: string): number {
  const low = words.toLowerCase().replace(/,/g, '').trim()
  const scale = /\b(hundred|thousand|million|billion)$/.exec(low)?.[1]
  const by =
    scale === 'hundred' ? 100 : scale === 'thousand' ? 1000 : scale === 'million' ? 1e6 : scale === 'billion' ? 1e9 : 1
  const bare = scale ? low.slice(0, -scale.length).trim() : low
  if (bare === 'a dozen') return 12 * by
  if (/^\d/.test(bare)) return Number(bare) * by
  const [tens, ones] = bare.split(/[- ]/)
  const t = TENS.indexOf(tens!)
  return by * (t >= 0 ? (t + 2) * 10 + (ones ? ONES.indexOf(ones) : 0) : ONES.indexOf(tens!))
}

/** A word without the endings that number and tense give it; crude, and the same for both sides of a comparison. */
export function stemOf(word: string): string {
  const low = word.toLowerCase().replace(/['’]s$/, '')
  return low.length > 4
    ? low.replace(/(?:ies|ing|ed|es|s|e|y|ion|ions|al|ment|ments)$/, '').slice(0, 9)
    : low.replace(/s$/, '')
}

export function readFigures(text: string): Figure[] {
  const found: Figure[] = []
  for (const m of text.matchAll(DAY)) {
    const month = MONTHS[(m[1] ?? m[4])!.toLowerCase()]!
    const day = Number(m[2] ?? m[3])
    if (day >= 1 && day <= 31)
      found.push({
        start: m.index,
        end: m.index + m[0].length,
        words: m[0],
        low: month * 100 + day,
        high: month * 100 + day,
        unit: 'date',
      })
  }
  const days = [...found]
  for (const m of text.matchAll(FIGURE)) {
    const unit = m[4]!.toLowerCase()
    if (NO_UNIT.has(unit) || MONTHS[unit] !== undefined) continue
    if (days.some((d) => m.index < d.end && m.index + m[0].length > d.start)) continue
    const [a, b] = [valueOf(m[2]!), m[3] === undefined ? undefined : valueOf(m[3])]
    if (Number.isNaN(a) || a < 0 || (b !== undefined && !(b >= 0))) continue
    // "One" is more often a word than a figure; years and numbers of papers count nothing.
    if (a <= 1 && b === undefined) continue
    let [low, high] = [Math.min(a, b ?? a), Math.max(a, b ?? a)]
    const about = m[1]?.toLowerCase() ?? ''
    if (/over|more than|at least/.test(about) && !/not more/.test(about)) high = Infinity
    else if (/under|up to|at most|less|fewer|not more/.test(about)) low = 0
    else if (/about|some|approx|nearly|almost|around|roughly/.test(about)) [low, high] = [low * 0.75, high * 1.25]
    found.push({
      start: m.index,
      end: m.index + m[0].length,
      words: m[0].replace(/\s+/g, ' '),
      low,
      high,
      ...(b !== undefined && { range: true as const }),
      unit: /%|per/.test(unit) ? '%' : stemOf(unit),
    })
  }
  return found.sort((x, y) => x.start - y.start)
}

/** The words that carry the matter, as stems: no figures, no function words, no verbs of saying. */
export function matterOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const m of text.matchAll(/\p{L}[\p{L}’'-]{3,}/gu)) {
    const low = m[0].toLowerCase()
    if (!FUNCTION.has(low)) words.add(stemOf(low))
  }
  return words
}

const FUNCTION = new Set(
  `that this these those with from have been were they them their there then than when what which where would could should might must will shall
  into upon about against between during before after above below over under again further once here both each more most other some such only same very
  because while until also even just much many well still ever never whether does doing being having said says told asked replied answered stated added
  thought believed explained noted remarked mentioned pointed repeated insisted indicated suggested proposed felt hoped expected
  make made take taken give given come came went goes going think know known like want wish seem seemed appear course point matter question case fact
  thing things time times part side view views position regard respect respects government governments president secretary minister ambassador
  mister himself herself itself themselves ours yours mine your his hers upon within without through toward towards
  however therefore thus although though since else neither either nothing something anything everything another any all not`.split(
    /\s+/,
  ),
)

const NEGATION =
  /\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot|without|refus\w*|reject\w*|den(?:y|ies|ied)|impossible|unacceptable|unwilling|unable|failed|lacks?)\b|n['’]t\b/gi

/** Does it deny what it speaks of? Two denials cancel. */
export function isDenial(text: string): boolean {
  return [...text.matchAll(NEGATION)].length % 2 === 1
}
