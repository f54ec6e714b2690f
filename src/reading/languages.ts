/** The languages that are read. A folder is entered here by one line; nothing else in the program names it. */
import { english } from './en/index.ts'
import type { Language } from './language.ts'

const LANGUAGES: Language[] = [english]

/** Adds a language for as long as the program runs. Throws if one of its tags is taken. */
export function addLanguage(language: Language): void {
  const taken = language.tags.find((tag) => languageOf(tag) !== undefined)
  if (taken !== undefined) throw new Error(`There are rules for ${taken} already.`)
  LANGUAGES.push(language)
}

/** All of them, for what may be in any: names, kinds and dates as keepers and editors give them. The keeper's own comes first. */
export function languages(): readonly Language[] {
  return LANGUAGES
}

/** The rules for a language tag ("en-GB"); undefined if it is unread. No language said: the keeper's own, English. */
export function languageOf(tag?: string): Language | undefined {
  if (tag === undefined) return keepersLanguage()
  const [main] = tag.toLowerCase().split(/[-_\s]/)
  return LANGUAGES.find((l) => l.tags.includes(main!))
}

/** In which statements, summaries and descriptions are entered, whatever the paper's own. */
export function keepersLanguage(): Language {
  return LANGUAGES[0]!
}

/** True if there are rules for this language. */
export function readable(tag: string | undefined): boolean {
  return languageOf(tag) !== undefined
}

/** What the first language to make something of it makes of it. */
export function firstReading<T>(read: (language: Language) => T | undefined): T | undefined {
  for (const language of LANGUAGES) {
    const made = read(language)
    if (made !== undefined) return made
  }
  return undefined
}
