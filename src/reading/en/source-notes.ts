/** What English editions say in a source note of a paper's journey, and the numbers that stand in titles. */
import type { SourceNoteRules } from '../language.ts'
import type { FoundDate } from '../reference.ts'
import { readDateAt } from './dates.ts'

/** "Also sent to Paris and repeated to Tel Aviv." */
function relayedTo(note: string): string[] {
  return [
    ...note.matchAll(
      /\b(?:[Rr]epeated|(?:[Aa]lso\s+|[Ss]imultaneously\s+)?(?:[Ss]ent|[Tt]ransmitted|[Pp]ouched)|[Rr]elayed|[Ii]nfo(?:rmation)?)\b(?:\s+(?:also|for\s+(?:\p{Ll}+\s+)?info(?:rmation)?|(?:\p{Ll}+\s+)?priority|niact|immediate|verbatim|by pouch|pouched))*\s+to\s+([^.;]{3,160})/gu,
    ),
  ].flatMap((m) =>
    m[1]!
      .split(/,|\b(?:and|for information|repeated|pouched|relayed|sent|passed)\b(?:\s+to\b)?/)
      .map((name) =>
        name
          .replace(/\s+(?:as|for|with|by|in|under|which|en route)\b.*$/, '')
          .replace(/^\s*(?:niact\s+to\s+)?(?:the\s+)?/, '')
          .trim(),
      )
      .filter((name) => /^\p{Lu}\p{L}/u.test(name)),
  )
}

/** What an edition's source note says of the paper's other numbers: "Repeated to Washington as Secto 317". */
function numbersIn(source: string): string[] {
  const named = [
    ...source.matchAll(
      /\b(?:source text is|sent (?:to|from)|received (?:as|is)|text is)\b[^.;]{0,60}?\btelegram\s+(\d{2,6})\b/gi,
    ),
  ].map((m) => m[1]!)
  const groups = [...source.matchAll(/(?<!\d)(\d{6}Z)\b/g)].map((m) => m[1]!)
  return [
    ...named,
    ...groups,
    ...source.matchAll(
      /\b(?:repeated|relayed|sent|transmitted|retransmitted)\b[^.;]{0,60}?\bas\s+(?:telegram\s+|no\.\s*)?((?:[A-Z][A-Za-z]+\s+)?\d{1,5})\b/gi,
    ),
  ].map((m) => (typeof m === 'string' ? m : m[1]!))
}

const JOURNEY = /\b(?:received|handed|delivered|given|transmitted|conveyed|forwarded|presented|dated)\b/i
const DAY_NEAR =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)\s+\d{1,2}\b|\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g

/** Days that a source note gives for a paper's journey: "handed to Thompson by Dobrynin on April 29". */
function datesIn(source: string): FoundDate[] {
  const dates: FoundDate[] = []
  for (const m of source.matchAll(DAY_NEAR)) {
    const before = source.slice(Math.max(0, m.index - 110), m.index)
    if (!JOURNEY.test(before.slice(before.lastIndexOf('. ') + 1))) continue
    const date = readDateAt(source, m.index)
    if (date?.day && date.month) dates.push(date)
  }
  return dates.slice(0, 3)
}

/** A number in a title: "NSC 5519", "Special National Intelligence Estimate SNIE 10–3–65". */
export function titleNumbers(title: string): string[] {
  const long = /^National Security Action Memorandum\s+(?:No\.?\s*)?(\d+)/i.exec(title)
  // "Progress Report on NSC 5405" is another paper.
  const numbers = [
    ...title.matchAll(
      /(?<!\b(?:on|of|re|regarding|concerning|under|with)\s+)\b(NSC|SNIE|NIE|SE|NSAM|JCSM)(?:\s+No\.?)?\s*[–-]?\s*(\d[\d/–-]*\d|\d)/g,
    ),
  ].map((m) => `${m[1]} ${m[2]}`)
  // A register may give the number alone as the title: "No. 14", "Telegram No. 14".
  const alone = /^(?:(?:telegram|cable|letter|note|despatch)\s+)?No\.?\s*(\d{1,6})$/i.exec(title.trim())
  return [...numbers, ...(long ? [`NSAM ${long[1]}`] : []), ...(alone ? [alone[1]!] : [])]
}

export const notes: SourceNoteRules = {
  numbers: numbersIn,
  dates: datesIn,
  relayedTo,
  withheld: /number not declassified/,
}
