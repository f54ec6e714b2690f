/**
 * Which options words name: by the words that tell an option from the others of its issue. Two must stand together as in the
 * option; a single one needs the issue's own words beside it, or nothing else; a long option may lack some of its words. Where two options fit, both are given.
 */
import type { Language } from '../reading/language.ts'
import { keepersLanguage } from '../reading/languages.ts'
import type { Record } from '../record/record.ts'

export interface NamedOption {
  readonly issue: string
  readonly option: string
  readonly text: string
  /** The words of the option that were found, and of how many. */
  readonly shared: readonly string[]
  readonly of: number
  /** Others of the issue that fit as well. */
  readonly rivals: readonly string[]
}

export interface OptionWords {
  readonly byId: ReadonlyMap<string, OptionTraits>
  readonly byStem: ReadonlyMap<string, readonly OptionTraits[]>
}

interface OptionTraits {
  readonly issue: string
  readonly option: string
  readonly text: string
  readonly own: ReadonlySet<string>
  /** Words of the issue: its title and question, and what all its options have in common. */
  readonly issueWords: ReadonlySet<string>
}

export function indexOptions(record: Record): OptionWords {
  const byId = new Map<string, OptionTraits>()
  const byStem = new Map<string, OptionTraits[]>()
  for (const issue of record.issues.values()) {
    const stems = issue.options.map((o) => matterOf(o.text))
    const common = stems.length > 1 ? [...stems[0]!].filter((w) => stems.every((s) => s.has(w))) : []
    const issueWords = new Set([...matterOf(`${issue.title} ${issue.question ?? ''}`), ...common])
    issue.options.forEach((o, i) => {
      const own = new Set([...stems[i]!].filter((w) => !common.includes(w)))
      const traits = { issue: issue.id, option: o.id, text: o.text, own, issueWords }
      byId.set(o.id, traits)
      for (const w of own) byStem.set(w, [...(byStem.get(w) ?? []), traits])
    })
  }
  return { byId, byStem }
}

/** The options that `words` name; `about` are ids that a person gave, which settle it. */
export function optionsIn(options: OptionWords, words: string, about?: readonly string[]): NamedOption[] {
  const given = (about ?? []).flatMap((id) => options.byId.get(id) ?? [])
  if (given.length) return given.map((o) => ({ ...named(o, []), rivals: [] }))
  const stems = matterOf(words)
  const touched = new Set([...stems].flatMap((w) => options.byStem.get(w) ?? []))
  const fitting = [...touched].flatMap((o) => {
    const shared = [...o.own].filter((w) => stems.has(w))
    return fits(o, shared, words) ? [{ o, shared }] : []
  })
  // "The ports of the mainland" is not also "the ports".
  const best = fitting.filter(
    (x) =>
      !fitting.some(
        (y) =>
          y.o.issue === x.o.issue && y.shared.length > x.shared.length && x.shared.every((w) => y.shared.includes(w)),
      ),
  )
  return best.map(({ o, shared }) => ({
    ...named(o, shared),
    rivals: best.filter((y) => y.o !== o && y.o.issue === o.issue).map((y) => y.o.text),
  }))
}

function named(o: OptionTraits, shared: readonly string[]) {
  return { issue: o.issue, option: o.option, text: o.text, shared, of: o.own.size }
}

function fits(o: OptionTraits, shared: readonly string[], words: string): boolean {
  if (shared.length < o.own.size) return shared.length >= 3 && shared.length >= 0.6 * o.own.size
  const [said, option] = [placesOf(words, o.own), placesOf(o.text, o.own)]
  if (o.own.size === 2) return said.apart <= option.apart + 2
  if (o.own.size > 2) return true
  // One word stands for an option only where that is nearly all it says ("Vienna", "In the ports"), and so is what was said.
  return option.words <= 3 && (said.words <= option.words + 1 || [...matterOf(words)].some((w) => o.issueWords.has(w)))
}

/** How many words, and how far the first of these is from the next other one. */
function placesOf(text: string, own: ReadonlySet<string>): { readonly words: number; readonly apart: number } {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? []
  let apart = Number.POSITIVE_INFINITY
  let last: { at: number; stem: string } | undefined
  words.forEach((word, at) => {
    const stem = [...matterOf(word)][0]
    if (stem === undefined || !own.has(stem)) return
    if (last && last.stem !== stem) apart = Math.min(apart, at - last.at)
    last = { at, stem }
  })
  return { words: words.length, apart }
}

/** Options are entered in the keeper's language, and what is read of other papers is told in it. */
function matterOf(text: string, { matter }: Language = keepersLanguage()): ReadonlySet<string> {
  return matter.stems(text)
}
