/**
 * Two papers beside each other, passage by passage: what the later takes from the earlier in the same words, and what it takes up in
 * words of its own. Two texts of one paper have, besides, what only one of them says.
 *
 *     Ben → Ana: "We would remove the arms, and ask that the United Nations inspect the ports."
 *     Ana → Ben: "As to the removal of the arms, an inspection of the ports by the United Nations is agreed."
 */
import { dateOf, type Record, textOf } from '../record/record.ts'
import { before } from '../record/when.ts'
import { findBest, layOut, SHORT_LINE, type Sought, type Stretch, seek } from './align.ts'
import type { Collation } from './collate.ts'
import { compareTexts, type Lone } from './compare-texts.ts'
import { findSharedRuns } from './shared-words.ts'
import { sentencesOf, tokensOf } from './tokens.ts'
import { LEAST_OF_A_VERSION } from './version-kind.ts'
import { type Weigh, weighWords } from './word-weights.ts'

/** One passage in either text, [start, end). */
export interface Taken {
  readonly first: readonly [number, number]
  readonly second: readonly [number, number]
  readonly how: 'same words' | 'taken up'
}

export interface Aligned {
  /** In order of the first text; none overlaps another there. */
  readonly passages: readonly Taken[]
  /** Where the two are texts of one paper: what only the one or the other says. */
  readonly onlyFirst: readonly Lone[]
  readonly onlySecond: readonly Lone[]
}

/** Least weight of the words shared, how many, and which part of the sentence they must be, as for a reply in substance. */
const LEAST = 8
const WORDS = 4
const PART = 0.35
/** A sentence of which more stands in the same words is marked by these; of which less, as a whole. */
const HALF = 0.5

/** So many words in the same order are no chance, however common each of them is. */
const LONG = 8

/** Undefined where a text is not on file. The record is the one whose words weigh: under a party's eyes, its view. */
export function alignPapers(record: Record, whole: Collation, first: string, second: string): Aligned | undefined {
  const [a, b] = [record.papers.get(first), record.papers.get(second)]
  const [s, t] = [a && textOf(record, a), b && textOf(record, b)]
  if (!a || !b || !s || !t) return undefined
  const [da, db] = [dateOf(a), dateOf(b)]
  const weigh = weighWords(record)
  // The words by which papers are cited are no matter of theirs.
  const citing = (id: string) => (whole.byPaper.get(id) ?? []).map((i) => whole.links[i]!)
  // The later takes from the earlier, whichever the reader opened first.
  const passages =
    da && db && before(da, db) === 'yes'
      ? alignTexts(t, s, weigh, citing(b.id))
          .map(({ first, second, how }): Taken => ({ first: second, second: first, how }))
          .sort((x, y) => x.first[0] - y.first[0])
      : alignTexts(s, t, weigh, citing(a.id))
  const { shared, onlyInFirst, onlyInSecond } = compareTexts(s, t)
  // A letter that cites another is not another text of it, however much it quotes.
  const cites = [...citing(a.id), ...citing(b.id)].some((l) => l.targets.includes(a.id) || l.targets.includes(b.id))
  const ofOnePaper = !cites && Math.max(...shared) >= LEAST_OF_A_VERSION
  return { passages, onlyFirst: ofOnePaper ? onlyInFirst : [], onlySecond: ofOnePaper ? onlyInSecond : [] }
}

/** What the first text takes from the second. Words that stand in `without` do not count. */
export function alignTexts(
  first: string,
  second: string,
  weigh: Weigh,
  without: readonly Stretch[] = [],
): readonly Taken[] {
  const runs = findSharedRuns(first, second)
    .filter(({ a: [start, end] }) => {
      const long = tokensOf(first, start, end).keys.length >= LONG
      return long || tells(seek(first, start, end, weigh, without))
    })
    .map(({ a, b }): Taken => ({ first: a, second: b, how: 'same words' }))
  const laid = layOut(second, weigh)
  const takenUp = sentencesOf(first).flatMap(({ start, end }): Taken[] => {
    if (inShortLine(first, start) || covered(runs, start, end) > HALF) return []
    const sought = seek(first, start, end, weigh, without)
    const match = tells(sought) ? findBest(sought, laid, LEAST) : undefined
    if (!match || match.score < LEAST || match.shared.size < WORDS || match.score < PART * sought.total) return []
    return [{ first: [start, end], second: [match.start, match.end], how: 'taken up' }]
  })
  const apart = runs.filter((r) => !takenUp.some((t) => overlap(t.first, r.first) > 0))
  return join([...apart, ...takenUp].sort((x, y) => x.first[0] - y.first[0]))
}

/** Which part of a sentence stands in the same words. */
function covered(runs: readonly Taken[], start: number, end: number): number {
  return runs.reduce((sum, r) => sum + overlap(r.first, [start, end]), 0) / (end - start)
}

function overlap(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
}

function inShortLine(text: string, at: number): boolean {
  const end = text.indexOf('\n', at)
  const line = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end)
  return line.length < SHORT_LINE && text.length > 2 * SHORT_LINE
}

/** Formulas and names stand in every letter, word for word. */
function tells({ total, weights }: Sought): boolean {
  return total >= LEAST && weights.size >= WORDS
}

/** Sentences that follow each other and lead to one place are one passage. */
function join(taken: readonly Taken[]): Taken[] {
  const joined: Taken[] = []
  for (const t of taken) {
    const last = joined.at(-1)
    if (
      last?.how === 'taken up' &&
      t.how === 'taken up' &&
      last.second[0] < t.second[1] &&
      t.second[0] < last.second[1] &&
      t.first[0] - last.first[1] < 3
    )
      joined[joined.length - 1] = {
        first: [last.first[0], t.first[1]],
        second: [Math.min(last.second[0], t.second[0]), Math.max(last.second[1], t.second[1])],
        how: 'taken up',
      }
    else joined.push(t)
  }
  return joined
}
