/** Papers called by their title: "a memorandum entitled “Short-Term Prospects in South Vietnam”", "his paper “A Way Out”". */
import type { FoundDate, FoundReference } from '../reference.ts'
import { readDateAt, readDateBefore } from './dates.ts'
import { KIND_NOUNS, kindOf } from './nouns.ts'

const QUOTED = /[“"]([^“”"\n]{12,140})[”"]/y
const LED_BY = new RegExp(`\\b(${KIND_NOUNS})\\b[^.;\\n“”"]{0,60}$`, 'i')
const ENTITLED = /\b(?:entitled|titled|subject:?|called|headed|captioned)\s*,?\s*$/i
/** Only a paper is presented, dated, issued or handed over. */
const DONE_AFTER =
  /^,?\s*(?:\((?=[^()\n]*\d)|dated\b|issued\b|prepared\b|published\b|which\s+(?:I|we|he|she|they|was|were)\b|submitted\b|presented\b|circulated\b|forwarded\b|drafted\b|approved\b)/
const DONE_BEFORE = /\b(?:issued|dated|published|circulated|submitted)\s+[^.;“”\n]{0,30},\s*$/
/** Titles without quotation marks begin behind this word, with a capital. */
const PLAIN =
  /(?:entitled|titled)\s*[,:]?\s+((?:\p{Lu}[\p{L}\p{M}\d’'&/–-]*|\d{4})(?:[,:]?\s+(?:(?:of|in|the|for|on|and|to|a|an|with|by|at|from|or|under)\s+){0,3}(?:\p{Lu}[\p{L}\p{M}\d’'&/–-]*|\d{4})){1,14})/uy

export function findTitled(text: string, low: string): FoundReference[] {
  const found: FoundReference[] = []
  for (const at of quotesIn(text)) {
    QUOTED.lastIndex = at
    const m = QUOTED.exec(text)
    if (!m) continue
    const title = m[1]!.replace(/[,.;]$/, '')
    if (!isTitle(title)) continue
    const before = text.slice(Math.max(0, m.index - 90), m.index)
    const noun = LED_BY.exec(before)
    const end = m.index + m[0].length
    const last = found.at(-1)
    const listed =
      last !== undefined && m.index - last.end < 10 && /^[,;\s]*(?:and|or)?\s*$/.test(text.slice(last.end, m.index))
    if (
      !noun &&
      !listed &&
      !ENTITLED.test(before) &&
      !DONE_BEFORE.test(before) &&
      !DONE_AFTER.test(text.slice(end, end + 24))
    )
      continue
    const date = dayOfTitle(text, m.index, end)
    found.push({
      start: m.index,
      end: date && date.start > end ? closed(text, date.end) : end,
      words: text.slice(m.index, date && date.start > end ? closed(text, date.end) : end),
      kind: noun ? kindOf(noun[1]!).kind : listed ? last.kind : 'document',
      titled: title,
      ...(date && { date }),
      use: 'cites',
    })
  }
  for (let at = low.indexOf('titled'); at >= 0; at = low.indexOf('titled', at + 6)) {
    const from = low.startsWith('en', at - 2) ? at - 2 : at
    PLAIN.lastIndex = from
    const m = PLAIN.exec(text)
    if (!m || !isTitle(m[1]!)) continue
    const start = from + m[0].length - m[1]!.length
    const noun = LED_BY.exec(text.slice(Math.max(0, from - 90), from))
    found.push({
      start,
      end: from + m[0].length,
      words: m[1]!,
      kind: noun ? kindOf(noun[1]!).kind : 'document',
      titled: m[1]!,
      use: 'cites',
    })
  }
  return found
}

/** Places of opening quotation marks; a straight one may open or close. */
function quotesIn(text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf('“'); at >= 0; at = text.indexOf('“', at + 1)) places.push(at)
  let straight = text.indexOf('"')
  if (straight < 0) return places
  for (; straight >= 0; straight = text.indexOf('"', straight + 1)) places.push(straight)
  return places.sort((a, b) => a - b)
}

/** A title has capitals; quoted speech begins with one and goes on without. */
function isTitle(title: string): boolean {
  const words = title.split(/\s+/).filter((w) => w.length > 3)
  return words.length >= 2 && words.filter((w) => /^[\p{Lu}\d]/u.test(w)).length >= words.length * 0.7
}

const GAP = /,?\s*\(?(?:which\s+[^.;\n“”]{0,60}?\s(?:on|dated)\s+|(?:dated|issued|of|on|submitted|presented)\s+)?/y

function dayOfTitle(text: string, start: number, end: number): FoundDate | undefined {
  GAP.lastIndex = end
  const gap = GAP.exec(text)
  const after = gap?.[0] ? readDateAt(text, end + gap[0].length) : undefined
  if (after?.day && (after.month ?? after.monthsAway) !== undefined) return after
  const before = DONE_BEFORE.exec(text.slice(Math.max(0, start - 60), start))
  if (!before) return undefined
  const comma = text.lastIndexOf(',', start)
  const date = readDateBefore(`${text.slice(0, comma)} `, Math.max(0, comma - 40), comma + 1)
  return date?.day ? date : undefined
}

function closed(text: string, end: number): number {
  return text[end] === ')' ? end + 1 : end
}

const JOINS = /^,?\s*(?:(?:entitled|titled|called|headed|captioned|subject|on|namely)\s*[,:]?\s*)?$/i

/** "his paper “A Way Out”" is one paper: the title joins the reference right before it. */
export function joinTitles(text: string, found: readonly FoundReference[]): FoundReference[] {
  const joined: FoundReference[] = []
  for (const r of found) {
    const last = joined.at(-1)
    if (
      r.titled &&
      last &&
      !last.titled &&
      !last.number &&
      last.noun &&
      r.start - last.end < 16 &&
      JOINS.test(text.slice(last.end, r.start))
    ) {
      const { titled, date } = r
      joined[joined.length - 1] = {
        ...last,
        end: r.end,
        words: text.slice(last.start, r.end),
        titled,
        ...(!last.date && date && { date }),
      }
    } else joined.push(r)
  }
  return joined
}
