/** Titles of papers in any language that is read: registers and editions need not be in the language of the papers. */
import type { Heading, TitleRead } from './language.ts'
import { firstReading } from './languages.ts'

const NOTHING: TitleRead = {}

/** "Letter from A to B": what the first language to understand some of it reads. */
export function readTitle(title: string): TitleRead {
  return firstReading(({ titles }) => orNothing(titles.read(title))) ?? NOTHING
}

/** "A to B": both ends, and no word of what it is. */
export function readEnds(words: string): Pick<TitleRead, 'from' | 'to'> {
  return firstReading(({ titles }) => orNothing(titles.readEnds(words))) ?? NOTHING
}

export function readHeading(title: string): Heading {
  return firstReading(({ titles }) => orNothing(titles.readHeading(title))) ?? NOTHING
}

/** "telegram" for "cable": the kind of paper that a word names. */
export function kindNamed(word: string): string | undefined {
  return firstReading(({ kinds }) => kinds.words.get(word))
}

function orNothing<T extends object>(read: T): T | undefined {
  return Object.keys(read).length ? read : undefined
}
