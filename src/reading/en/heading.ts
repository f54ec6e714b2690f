/**
 * What the heading of a paper says in the editions' way: "Telegram From the Embassy in Vietnam to the Department of State",
 * "No. 328 The Ambassador in the Philippines (Spruance) to the Department of State", "Letter From Chairman Khrushchev to
 * President Kennedy". Names come out as written.
 */
import type { Heading } from '../language.ts'

const FROM_TO = /^(.{0,60}?)\s*\b(?:From|from|by|By)\s+(?:the\s+)?(.+?)\s+to\s+(?:the\s+)?(.+)$/
const OLD =
  /^(?:The\s+)?((?:Acting |Deputy |Assistant |Under )*(?:Ambassador|Chargé|Secretary|Minister|Consul|President|Prime Minister|Under Secretary|Counselor|United States|Director|Chief|Commander).*?)\s+to\s+(?:the\s+)?(.+)$/
const ONLY_BY = /^(.{0,60}?)\s*\b(?:From|by|By|Prepared by|Prepared in)\s+(?:the\s+)?(.+)$/

export function readHeading(title: string): Heading {
  const bare = title.replace(/^(?:No\.\s*)?\d{1,4}\.?\s+/, '').trim()
  const full = FROM_TO.exec(bare)
  if (full) return { ...(full[1] && { kind: full[1] }), from: full[2]!, to: trimTo(full[3]!) }
  const old = OLD.exec(bare)
  if (old) return { from: old[1]!, to: trimTo(old[2]!) }
  const only = ONLY_BY.exec(bare)
  return only ? { ...(only[1] && { kind: only[1] }), from: only[2]! } : {}
}

/** "…to the Department of State, Geneva, 5 May" ends at the office. */
function trimTo(words: string): string {
  return words.replace(/,\s+(?:at|in)\s+[^,()]+$/, '')
}
