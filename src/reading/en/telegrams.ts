/**
 * References in telegram shorthand: "Embtel 1424", "Deptels 284 and 285", "your 375", "Saigon's 453, September 9", "State to
 * Saigon 256", "Secto 42", "Cairo's 1141 to Department", "my 302231Z". One number, one reference.
 */
import type { FoundReference, Mention } from '../reference.ts'
import { readOrdinal } from './bare-days.ts'
import { readDateAt } from './dates.ts'
import { type Lead, readJoint, readLead } from './number-lead.ts'
import { isManyNumbers, type NumberRange, readRange } from './number-ranges.ts'
import type { Cue } from './scan.ts'

/** "06/02" and "2014-06-03" are days. */
const NO_DAY = '(?!\\d{1,2}/\\d{1,2}(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d))'
const NUM = `${NO_DAY}(?!J-)(?:[A-Z]{1,2}-)?\\d{1,6}(?:[-–]\\d{2}(?!\\d)|/[A-Z](?!\\p{L}))?[A-Z]?(?!\\d|:\\d)(?!,\\d{3})(?!\\.\\d)`
const DTG = '\\d{6}Z'
const NUMS = `(?:${DTG}|${NUM})`
const AT_NUMBER = new RegExp(`(${NUMS})(?![\\p{L}\\d])\\]?`, 'uy')
const LIST = new RegExp(
  `\\s*(?:,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*|;\\s*|/(?=\\d{3}))(?:[Nn]os?\\.?\\s*)?(${NUMS})(?!\\s*(?:percent|%|men|planes|days|[-–]\\s*\\d))(?![\\p{L}\\d])`,
  'uy',
)
/** What is counted, not numbered. */
const COUNTED =
  /\s*(?:percent|per\s+cent|%|men\b|man\b|women|points?\b|years?\b|days?\b|hours?\b|months?\b|weeks?\b|minutes?\b|million|billion|thousand|divisions?\b|battalions?\b|provinces?\b|countries|nations|miles|kilometers|km\b|p\.m|a\.m|planes|aircraft|officers|troops|people|persons|pages|copies|lines|tons|[-–]\s*\d)/iy
const DATES_AHEAD = /\s*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/iy
/** "Saigon 20 series": the telegrams of one subject. */
const SERIES_AFTER = /\s+series\b/y
/** An airgram's number is known by its letters. */
const AIRGRAM = /^(?:CA-\d{3,6}|(?:A|G|TOAID A)-\d{2,4})$/

/** The telegrams that the numbers at these places mean. */
export function findTelegrams(
  text: string,
  sites: readonly number[],
  isSeries: (word: string) => boolean,
): FoundReference[] {
  const found: FoundReference[] = []
  let done = 0
  for (const site of sites) {
    if (site < done) continue
    const at = text[site - 1] === '-' ? withLetters(text, site) : site
    AT_NUMBER.lastIndex = at
    const m = AT_NUMBER.exec(text)
    if (!m) continue
    const number = m[1]!
    const minute = number.length === 7 && number.endsWith('Z')
    const lead = readLead(text, at, isSeries) ?? (minute || isAirgram(text, at, number) ? { start: at } : undefined)
    const end = at + m[0].length
    if (!lead || lead.start < done) continue
    const range = minute ? undefined : readRange(text, at, isManyNumbers(text.slice(lead.start, at)))
    if (!minute && !stands(text, lead, range?.first ?? number, at, range?.end ?? end)) continue
    const from = text[end - 1] === ']' && text[at - 1] !== '[' ? end - 1 : end
    done = takeAll(text, lead, number, range?.end ?? from, found, range)
  }
  return found
}

/** "A-244", "CA-1234": where the letters begin. */
function withLetters(text: string, site: number): number {
  let b = site - 1
  while (b > 0 && /[A-Z]/.test(text[b - 1]!) && site - b < 4) b--
  return b === site - 1 || /[\p{L}\d-]/u.test(text[b - 1] ?? ' ') ? site : b
}

function isAirgram(text: string, at: number, number: string): boolean {
  if (!AIRGRAM.test(number)) return false
  return (
    number.startsWith('CA') ||
    /\b(?:airgrams?|Embassy|Deptel|Embtel|ref|re)\b[^.;]{0,30}\(?$/i.test(text.slice(Math.max(0, at - 40), at))
  )
}

/** Is it numbered, and not counted or dated? */
function stands(text: string, lead: Lead, number: string, at: number, end: number): boolean {
  const sure = lead.counted || (lead.noun !== undefined && !lead.bare)
  COUNTED.lastIndex = end
  if (!sure && COUNTED.test(text)) return false
  DATES_AHEAD.lastIndex = end
  if (!sure && DATES_AHEAD.test(text)) {
    // "Bremen 10 Feb. 24" is the tenth, of 24 February; "11 May" is a day.
    const day = readDateAt(text, at)
    if (day && !/^\s*\d{1,2}(?!\d)/.test(text.slice(day.end, day.end + 4))) return false
  }
  // "JCS 718–65" has its year behind it; "Laos 62–67" is a figure.
  if (/\d[-–]\d{2}$/.test(number) && !sure && !lead.series && !/^[\p{Lu}\s]+$/u.test(text.slice(lead.start, at)))
    return false
  if (/^\d$/.test(number) && lead.bare) return /^\s+to\s/.test(text.slice(end, end + 4)) || lead.addressee !== undefined
  // "paragraph 3 of your 2 proposals"; "Geneva, 1954" is a year.
  if (
    /^\d$/.test(number) &&
    !sure &&
    !lead.series &&
    lead.author?.role !== 'mission' &&
    lead.author?.role !== 'department'
  )
    return (
      lead.author?.role === 'named' ||
      /^\s*(?:[;,.)]|and\s+\d)/.test(text.slice(end, end + 8)) ||
      /tel/i.test(text.slice(lead.start, at))
    )
  return !(lead.noun && !lead.author && !lead.counted && !lead.series && number.length < 2)
}

/** One number, one reference, as far as the list goes. Returns where it ends. */
function takeAll(
  text: string,
  lead: Lead,
  first: string,
  numberEnd: number,
  found: FoundReference[],
  several?: NumberRange,
): number {
  let at = lead.start
  let end = numberEnd
  let number: string | undefined = several?.first ?? first
  let range = several
  while (number !== undefined) {
    const tail = readTail(text, end, lead)
    SERIES_AFTER.lastIndex = end
    const many = at === lead.start && SERIES_AFTER.exec(text)
    const stop = many ? end + many[0].length : tail.end
    found.push({
      start: at,
      end: stop,
      words: text.slice(at, stop),
      kind: lead.noun && /^d[ei]sp/.test(lead.noun) ? 'report' : 'telegram',
      use: 'cites',
      number,
      ...(range && { alsoNumbered: range.further, set: 'closed' as const }),
      ...(lead.series && { series: lead.series }),
      ...(lead.author && { author: lead.author }),
      ...(lead.addressee && { addressee: lead.addressee }),
      ...(lead.noun && { noun: lead.noun }),
      ...(many ? { set: 'open' as const } : tail.said),
    })
    LIST.lastIndex = stop
    const next: RegExpExecArray | null = many ? null : LIST.exec(text)
    const further: RegExpExecArray | null = next || many || !tail.said.addressee ? null : nextTo(text, stop)
    number = undefined
    range = undefined
    end = stop
    if (further) {
      number = further[1]!
      at = stop + further[0].length - number.length
      end = at + number.length
    } else if (
      next &&
      tail.said.date &&
      Number(next[1]) <= 31 &&
      !readTail(text, stop + next[0].length, lead).said.date
    ) {
      // "of November 4 and 7": another day.
    } else if (next && !readDateAt(text, stop + next[0].length - next[1]!.length)) {
      number = next[1]!
      end = stop + next[0].length
      at = end - number.length
      range = readRange(text, at, true)
      if (range) {
        number = range.first
        end = range.end
      }
    }
  }
  return end
}

/** "Rangoon 81 to Department, 7 to Bangkok": the numbers of one telegram at its several addresses. */
const NEXT_TO = new RegExp(`,?\\s+(${NUMS})(?=\\s+to\\s+\\p{Lu})`, 'uy')
function nextTo(text: string, from: number): RegExpExecArray | null {
  NEXT_TO.lastIndex = from
  return NEXT_TO.exec(text)
}

/** Papers that go by a number of their own: "NSC 5519", "SNIE 10–3–65", "NSAM No. 273". */
const NUMBERED_PAPER =
  /(NSC(?: Actions?)?|National Security Action Memorandum(?:\s+\(?NSAM\)?)?|NASM|(?:Special )?National Intelligence Estimate|SNIE|NIE|SE|NSAM|JCSM|CM|OCI|MM RD|PPS|PSB|NACP)(?:\s+Nos?\.?)?\s*[–-]?\s*((?:D[–-])?\d[\d/–-]*\d|\d)(?![\d/–-]*\d|\.\d|\s*(?:percent|meeting))/uy

/** "COM(2018) 435 final": a paper of the European Commission, by year and number. */
const COMMISSION = /(COM|SEC|SWD|JOIN)\s?\((\d{4})\)\s?(\d{1,4})(?:\s+final)?/y

export function findNumberedPapers(text: string, cues: readonly Cue[]): FoundReference[] {
  const found: FoundReference[] = []
  for (const { at } of cues) {
    COMMISSION.lastIndex = at
    const c = COMMISSION.exec(text)
    if (c) {
      const [words, series, year, number] = c
      found.push({
        start: at,
        end: at + words.length,
        words,
        kind: 'document',
        series: series!.toLowerCase(),
        number: `${year}/${number}`,
        use: 'cites',
      })
      continue
    }
    NUMBERED_PAPER.lastIndex = at
    const m = NUMBERED_PAPER.exec(text)
    if (!m) continue
    const series = /^(?:National Security|NASM)/.test(m[1]!)
      ? 'nsam'
      : /^Special/.test(m[1]!)
        ? 'snie'
        : /^National/.test(m[1]!)
          ? 'nie'
          : m[1]!.toLowerCase().replace(/s$/, '')
    found.push({
      start: at,
      end: at + m[0].length,
      words: m[0],
      kind: /nie|^se$/.test(series) ? 'estimate' : 'document',
      series,
      number: m[2]!,
      use: 'cites',
    })
  }
  return found
}

/** "what Moscow had sent in nos. 811–813": numbers that stand alone, several together. */
const ALONE = /nos\.\s+(?=\d)/y
/** "Weeka March 15": a weekly report goes by its day. */
const WEEKLY = /(?:joint\s+)?(weeka|weekas)(?:\s+(?:no\.?\s*)?(\d{1,3})(?=[\s,.;)]))?/y
const REFTEL = /(?:reftels?|ref(?:erence)? (?:tel|telegram|msg|message|cable)s?|reference telegram)\b/y
const PRECEDING = /(?:my\s+|our\s+|in\s+)?(?:immediately\s+)?preceding\s+(?:telegram|message|cable|tel|msg)\b/y
/** A number that was struck out before the paper was let out. */
const STRUCK =
  /\[(?:(?:less\s+than\s+)?\d*\s*(?:document\s+|telegram\s+|cable\s+)?numbers?|document|telegram)\s+not\s+declassified\]/y
const BEFORE_STRUCK =
  /(?:\b([Mm]y|[Oo]ur|[Yy]our|Ur)\s+|\b((?:CAS|CIA|DIR|IN|TDCS|DIA|JCS|State|Embtel|Deptel)(?:\s+[A-Z][\p{Ll}]+)?)\s+|(?<=\b(?:in|from|by|[Rr]ef|[Rr]e|[Ss]ee)[:.]?\s+)([A-Z][\p{Ll}]+(?:\s+[A-Z][\p{Ll}]+)?)\s+)$/u

/** References to telegrams without a number of their own: "reftel", "my immediately preceding telegram", a number struck out. */
export function findUnnumbered(text: string, low: string, cues: readonly Cue[]): FoundReference[] {
  const found: FoundReference[] = []
  const add = (start: number, end: number, more: Partial<FoundReference>) => {
    if (start >= (found.at(-1)?.end ?? 0))
      found.push({ start, end, words: text.slice(start, end), kind: 'telegram', use: 'cites', ...more })
  }
  const here = (re: RegExp, at: number) => {
    re.lastIndex = at
    return re.exec(low)
  }
  for (const { at, end, word } of cues) {
    if (word === 'weeka' || word === 'weekas') {
      const m = here(WEEKLY, at)!
      const gap = /^,?\s*\(?(?:of\s+)?/.exec(text.slice(at + m[0].length))![0].length
      const date = readDateAt(text, at + m[0].length + gap)
      if (m[2] || date)
        add(at, date ? date.end : at + m[0].length, {
          kind: 'report',
          series: 'weeka',
          ...(m[2] && { number: m[2] }),
          ...(date && { date }),
        })
      continue
    }
    if (word === 'declassified') {
      const back = text.slice(Math.max(0, at - 60), at).lastIndexOf('[')
      const open = back < 0 ? -1 : Math.max(0, at - 60) + back
      STRUCK.lastIndex = open
      const m = open < 0 ? null : STRUCK.exec(text)
      if (!m) continue
      const lead = BEFORE_STRUCK.exec(text.slice(Math.max(0, open - 60), open))
      const whose = lead?.[1] && (/^(?:my|our)$/i.test(lead[1]) ? 'self' : 'addressee')
      const post = lead?.[2] ?? lead?.[3]
      add(open - (lead?.[0].length ?? 0), open + m[0].length, {
        withheld: true,
        ...(whose
          ? { author: { role: whose, words: lead![1]! } }
          : post && { author: { role: 'named' as const, words: post } }),
      })
      continue
    }
    const nos = word === 'nos' && ALONE_BEFORE.test(text.slice(Math.max(0, at - 24), at)) ? here(ALONE, at) : null
    const range = nos && readRange(text, at + nos[0].length, true)
    if (range) {
      add(at, range.end, { number: range.first, alsoNumbered: range.further, set: 'closed' })
      continue
    }
    const joint = readJoint(word)
    if (joint) {
      const whose = { role: joint.role, words: text.slice(at, end).replace(/(?:tel|msg)s?$/i, '') } as Mention
      const tail = readTail(text, end, {})
      const own = joint.role === 'self' || joint.role === 'addressee'
      if (own ? !/^\s*(?:nos?\.?\s*)?\d/i.test(text.slice(end, end + 8)) || tail.said.date : tail.said.date)
        add(at, tail.end, { author: whose, ...tail.said, ...(word.endsWith('s') && { set: 'closed' as const }) })
      continue
    }
    const lettered =
      word.startsWith('ref') && !/^ref[^:]*:/.test(low.slice(at, at + 12))
        ? LETTERED.exec(text.slice(end, end + 8))
        : null
    if (lettered) {
      add(at, end + lettered[0].length, { back: true, label: `Ref ${lettered[1] ?? lettered[2]}` })
      continue
    }
    const ref = word.startsWith('ref') ? here(REFTEL, at) : null
    if (ref) add(at, at + ref[0].length, { back: true, ...(/s$/.test(ref[0]) && { set: 'closed' as const }) })
    if (word === 'preceding') {
      const lead = /(?:my\s+|our\s+|in\s+)?(?:immediately\s+)?$/.exec(low.slice(Math.max(0, at - 20), at))![0].length
      const m = here(PRECEDING, at - lead)
      if (m) add(at - lead, at - lead + m[0].length, { order: 'previous', author: { role: 'self', words: m[0] } })
    }
  }
  return found
}

/** "Ref A", "reftel (B)". */
const LETTERED = /^\s+(?:\(([A-H])\)|([A-H]))(?![\p{L}\d.’'-]|\s?[—–:-])/u
const ALONE_BEFORE = /\b(?:[Ii]n|[Uu]nder|[Bb]y|[Aa]s|[Ss]ee|[Rr]ef|[Rr]e|of|per|answer(?:s|ing)?|received)[:.]?\s+$/
const TO_POST = /\s+to\s+(?:the\s+)?((?:Dep(?:ar)?t(?:ment)?|State|[A-Z][\p{L}]+(?:\s+[A-Z][\p{L}]+)?))(?![\p{L}])/uy

/** After the number: "to Department", "of January 18", ", September 9, 1963". */
function readTail(
  text: string,
  from: number,
  said: { readonly addressee?: Mention },
): { end: number; said: Partial<FoundReference> } {
  let end = from
  const corrected = /\s*\[(\d{1,5})\]/y
  corrected.lastIndex = from
  const mended = corrected.exec(text)
  if (mended) end += mended[0].length
  const more: { addressee?: Mention; date?: FoundReference['date'] } = {}
  if (!said.addressee) {
    TO_POST.lastIndex = end
    const to = TO_POST.exec(text)
    if (to) {
      more.addressee = /^(?:Dep|State)/.test(to[1]!)
        ? { role: 'department', words: to[1]! }
        : { role: 'named', words: to[1]! }
      end += to[0].length
    }
  }
  const gap = /(?:,?\s*\(?(?:of|dated)?\s*)/iy
  gap.lastIndex = end
  const g = gap.exec(text)
  const date = g && (readDateAt(text, end + g[0].length) ?? readOrdinal(text, end + g[0].length))
  if (
    date &&
    (date.month ||
      date.relative !== undefined ||
      date.monthsAway !== undefined ||
      (date.day !== undefined && (/of|dated/i.test(g[0]) || /^\d/.test(date.words))))
  ) {
    more.date = date
    end = date.end
  }
  return { end, said: mended ? { ...more, number: mended[1]! } : more }
}
