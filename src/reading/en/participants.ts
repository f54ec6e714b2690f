/**
 * Who was there, as the head of a record of a talk has it: under "Participants", a name to the line, or behind "Present:" on one line,
 * with or without their offices: "A. Lund, Minister of Trade; B. Moe, his deputy; and C. Holt (clerk)".
 */

const HEADED = /P(?:ARTICIPANTS|RESENT|articipants|resent)\b|(?:In attendance|T(?:hose|here were) present)\b/g
/** A line of its own, or a sentence after another. */
const BEGINS = /(?:^|\n)[\s#>*_]*$|[\p{Ll}\d]{2}\.\s+$/u
const GOES_ON = /(?:\s+(?:were|was|are))?[*_]*[ \t]*[:—–-]?[*_]*/y
const SAYS_WHO = /[:—–-][*_]*$|(?:were|was|are|There were present)$/
const SMALL = /^(?:de|van|von|der|la|du|of|the|and|for|in|to|at|el|al|bin|y|e|di)$/
/** What a list puts before each of its lines. */
const BULLET = /^(?:[-*•–—]\s+|\(?\d{1,2}[.)]\s+)/
/** A name of two words or more, or one with its form of address. */
const PERSON =
  /^(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lord|Lady|Gen|Col|Capt)\.?\s+)?\p{Lu}[\p{L}.’'-]*(?:\s+(?:de|van|von|der|la)){0,2}\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?$|^(?:Jr|Sr|Esq)\.?$/u
/** "Lund", "J. M. Petrie", "Captain Lund". */
const NAME = /^(?:the\s+)?(?:\p{Lu}[\p{L}\p{M}.’'-]*\s+|(?:de|van|von|der|la|du)\s+){0,4}\p{Lu}[\p{L}\p{M}’'-]+\.?$/u
const SUFFIX = /^(?:Jr|Sr|Esq|M\.?P|K\.?C\.?B)\.?$/
/** What somebody is, and nobody's name. */
const OFFICE =
  /^(?:the\s+)?(?:(?:acting|deputy|assistant|under|vice|chief|first|second|third|private|permanent|prime|foreign|general|parliamentary|his|her|their|state)[\s-]+)*(?:minister|secretary|ambassador|consul|clerk|chairman|president|director|counsel+or|attach[ée]|officer|inspector|engineer|manager|commissioner|governor|adviser|advisor|interpreter|note-?taker|delegate|representative|head|member|treasurer|agent|master|foreman|surveyor|harbour-?master|mayor|bishop|premier|chancellor|captain|colonel|general|major|department|ministry|embassy|office|board|bureau|state)s?(?![\p{L}])(?:-general)?/iu

/** The names listed at the head of a record of a talk, at most 40. */
export function readParticipants(text: string): string[] {
  const opening = text.slice(0, 3000)
  for (const { index, 0: word } of opening.matchAll(HEADED)) {
    if (!BEGINS.test(opening.slice(Math.max(0, index - 12), index))) continue
    GOES_ON.lastIndex = index + word.length
    const said = GOES_ON.exec(opening)![0]
    const rest = opening.slice(index + word.length + said.length)
    if (rest.split('\n', 1)[0]!.trim() === '') return underIt(rest).slice(0, 40)
    if (SAYS_WHO.test((word + said).trimEnd())) return onOneLine(rest)
  }
  return []
}

/** A paragraph that begins behind the colon. */
function onOneLine(rest: string): string[] {
  const paragraph = rest.split(/\n\s*\n/, 1)[0]!
  const lines = paragraph.split('\n')
  let words = ''
  for (const line of lines) {
    words += ` ${line.trim()}`
    // A list goes on where its line does not end.
    if (
      !/[,;&]$|\band$|\p{Ll}$/u.test(line.trim()) &&
      !/^\s*(?:and|\p{Ll})/u.test(lines[lines.indexOf(line) + 1] ?? '')
    )
      break
  }
  const flat = words
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (flat.length > 900) return []
  const list = flat.replace(/(?<=\p{L}{4})(?<!\b(?:Capt|Prof|Comm|Messrs))\.\s.*$/u, '').replace(/[\s.]+$/, '')
  // Where semicolons part the people, a comma parts a name from its office.
  const people = list.includes(';')
    ? list.split(/\s*;\s*(?:and\s+)?/).map((one) => one.replace(/^and\s+/, '').split(/\s*(?:,|\s[—–-]\s|:)\s*/)[0]!)
    : list.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/)
  const names = people.map((n) => n.trim().replace(/^the\s+(?=\p{Lu})/u, '')).filter(isName)
  return names.slice(0, 40)
}

function isName(words: string): boolean {
  return NAME.test(words) && !SUFFIX.test(words) && !OFFICE.test(words)
}

/** Short lines until the first of ordinary length, each a name and perhaps an office. */
function underIt(rest: string): string[] {
  const names: string[] = []
  for (const line of rest.split('\n')) {
    const words = line.trim().replace(BULLET, '')
    const several = words.replace(/\.$/, '').split(/\s*(?:[,;]|,?\s+and\s)\s*/)
    if (names.length === 0 && several.length > 1 && several.every((n) => PERSON.test(n))) {
      names.push(...several.filter((n) => !/^(?:Jr|Sr|Esq)\b/.test(n)))
      if (!/[,;]$|\band$/.test(words)) break
      continue
    }
    if (words.length > 110) break
    const name = words.split(/[,;(]/)[0]!.trim()
    const parts = name.split(/\s+/)
    if (/^\p{Lu}/u.test(name) && parts.length <= 5 && !parts.some((w) => /^\p{Ll}/u.test(w) && !SMALL.test(w)))
      names.push(name)
  }
  return names
}
