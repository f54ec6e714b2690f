/**
 * References in telegram shorthand: "Embtel 1424", "Deptels 284 and 285", "your 375", "Saigon's 453, September 9", "State to
 * Saigon 256", "Secto 42", "Cairo's 1141 to Department", "reftel", "my 302231Z". One number, one reference.
 */
import type { FoundReference, Mention } from '../reference.ts'
import { readDateAt } from './dates.ts'
import { isPost, NOT_POSTS, SERIES } from './words.ts'

const NUM = '(?!J-)(?:[A-Z]-)?\\d{1,6}[A-Z]?(?![\\d:])(?!,\\d{3})(?!\\.\\d)'
const DTG = '\\d{6}Z'
const NUMS = `(?:${DTG}|${NUM})`
const LOW_NUMS = `(?:\\d{6}z|(?:[a-z]-)?\\d{1,6}[a-z]?(?![\\d:])(?!,\\d{3})(?!\\.\\d))`
const LIST = new RegExp(
  `\\s*(?:,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*|;\\s*)(${NUMS})(?!\\s*(?:percent|%|men|planes|days))\\b`,
  'y',
)

/** Possessor and "tel" in one word. */
const TELS: { readonly [word: string]: { author: Mention['role']; addressee?: Mention['role'] } } = {
  emb: { author: 'mission' },
  con: { author: 'mission' },
  leg: { author: 'mission' },
  dep: { author: 'department' },
  dept: { author: 'department' },
  my: { author: 'self' },
  our: { author: 'self' },
  your: { author: 'addressee' },
  ur: { author: 'addressee' },
  cir: { author: 'department' },
  depcir: { author: 'department' },
}

/** White space inside a line or over one line end, never over a blank line. */
const GAP = '(?:[ \\t\\u00a0]+\\n?[ \\t]*|\\n[ \\t]*)(?!\\s*\\n)'
const SHORT = new RegExp(
  `\\b(emb|con|leg|dept|depcir|dep|cir|my|our|your|ur)(?:c?ir)?(?:tels?|desp?|cirtels?)(?:\\s*\\[\\s*(emb|dep)tel\\s*\\])?\\.?,?${GAP}(?:(?:sent|to)${GAP})?(?:(?!nos?\\b)([a-z][a-zà-ÿ]+(?:${GAP}[a-z][a-zà-ÿ]+)?)${GAP})?(?:nos?\\.?\\s*)?(${LOW_NUMS})\\b`,
  'g',
)
const POSSESSED = new RegExp(
  `\\b(?:(my|our|your|ur|his|this)|(emb(?:assy)?(?:['’]s)?|leg(?:ation)?(?:['’]s)?|con(?:sulate)?(?:['’]s)?|mission['’]s)|(dep(?:ar)?t(?:ment)?(?:['’]s)?))\\s+(?:(?:info|personal|urgent|top secret|thoughtful|helpful|excellent|useful|recent|last|earlier|immediately preceding|niact|priority|circular)\\s+)?(?:(?:tel(?:egram)?s?|cables?|messages?|msgs?|despatch(?:es)?|airgrams?|circular|cirtel)\\.?\\s+(?:(?:sent|to)\\s+(?!nos?\\b)([a-z][a-zà-ÿ]+(?:${GAP}[a-z][a-zà-ÿ]+)?)\\s+)?)?(?:nos?\\.?\\s*|number\\s+)?(${LOW_NUMS})\\b(?!\\s*(?:percent|per cent|%|men|man|points?|years?|days?|hours?|months?|weeks?|million|divisions?|battalions?|provinces?|countries|nations))`,
  'g',
)
const POST = new RegExp(
  `(?<![\\p{L}’'-])((?:[A-Z][\\p{L}\\p{M}’]+)(?:${GAP}(?:[A-Z][\\p{L}\\p{M}]+)){0,2}?)(?:(['’]s?)|\\s+to\\s+((?:[A-Z][\\p{L}]+)(?:${GAP}[A-Z][\\p{L}]+)?))?${GAP}(?:(?:tel(?:egram)?s?|cables?|messages?|msgs?|despatch|airgram|info|unnumbered|Exdis|Limdis|Nodis|Niact|Priority|immediate|circular)\\.?${GAP})*(?:(?:Nos?\\.?|number)\\s*)?\\[?(${NUMS})\\b\\]?(?!\\s*(?:percent|per cent|%|men\\b|miles|p\\.m|a\\.m|[-–]\\s*\\d))`,
  'gu',
)
const SERIAL = new RegExp(
  `\\b(${SERIES})(?:s|tel)?(?:\\s+(?:to\\s+)?(?!No\\b)[A-Z][\\p{L}]+)?\\s+(?:No\\.?\\s*)?(\\d[\\d-]*[A-Z]?(?:-?\\d{6}Z)?)\\b`,
  'gu',
)
/** Series that name the house they come from. */
const HOUSES = /^(?:CAS|JCS|MACV?|CINCPAC|DEF|DIR)$/
const MY_DTG = new RegExp(
  `\\b(?:([Mm]y|[Oo]ur|[Yy]our|[Hh]is)\\s+)?(?:[A-Z][\\p{Lu}\\d]{2,9}\\s+)?(?:msg\\s+|DTG\\s+)?(?<![\\d-])(${DTG})`,
  'gu',
)
const REFTEL = /\b(?:reftels?|ref(?:erence)? (?:tel|telegram|msg|message|cable)s?|reference telegram)\b/g
/** Papers that go by a number of their own: "NSC 5519", "SNIE 10–3–65", "NSAM No. 273". */
const NUMBERED_PAPER =
  /\b(NSC(?: Action)?|National Security Action Memorandum(?:\s+\(?NSAM\)?)?|NASM|(?:Special )?National Intelligence Estimate|SNIE|NIE|SE|NSAM|JCSM|CM|OCI|MM RD|PPS)(?:\s+No\.?)?\s*[–-]?\s*(\d[\d/–-]*\d|\d)(?![\d/–-]*\d|\.\d|\s*(?:percent|meeting))/gu

/** "what Moscow had sent in nos. 811–813": numbers that stand alone, several together. */
const ALONE = /\b(?:in|under|by|as|telegrams?|cables?)\s+nos\.\s+(\d{2,6}(?:[–-]\d{2,6})?)(?![\d:])/g
/** An airgram's number is known by its letters. */
const AIRGRAM = /(?<![\p{L}\d-])CA-\d{3,6}(?!\d)/gu
/** A number that was struck out before the paper was let out. */
const WITHHELD =
  /(?:\b([Mm]y|[Oo]ur|[Yy]our|Ur)\s+|\b((?:CAS|CIA|DIR|[A-Z][\p{Ll}]+)(?:\s+[A-Z][\p{Ll}]+)?)\s+)?\[(?:document |telegram |cable )?number[s]? not declassified\]/gu

const PRECEDING = /\b(?:my\s+|our\s+|in\s+)?(?:immediately\s+)?preceding\s+(?:telegram|message|cable|tel|msg)\b/g
const TO_POST = /\s+to\s+(?:the\s+)?((?:Dep(?:ar)?t(?:ment)?|State|[A-Z][\p{L}]+(?:\s+[A-Z][\p{L}]+)?))(?![\p{L}])/uy

/** Words that may stand before the name of a post: "See Saigon 453". */
const LEAD =
  /^(?:Re|Ref|Reference|See|Per|In|On|Following|Your|Our|My|Also|Cf|Refer|Received|And|With|The|From)\b\.?\s*/u

function leadWords(words: readonly string[]): number {
  return words.length > 1 && LEAD.test(words[0]!) && !NOT_POSTS.has(words[0]!) ? 1 : 0
}

export function findTelegrams(text: string, low: string, series: RegExp | undefined): FoundReference[] {
  const found: FoundReference[] = []
  const taken = new Uint8Array(text.length + 1)
  const free = (start: number, end: number) => {
    for (let i = start; i < end; i++) if (taken[i]) return false
    return true
  }
  const occupy = (start: number, end: number) => taken.fill(1, start, end)
  const take = (
    start: number,
    numberEnd: number,
    what: Omit<FoundReference, 'start' | 'end' | 'words' | 'use' | 'kind'> & { number: string },
  ): void => {
    if (!free(start, numberEnd)) return
    let at = start
    let end = numberEnd
    let number: string | undefined = what.number
    let said = what
    while (number !== undefined) {
      const tail = readTail(text, end, said)
      found.push({
        ...said,
        number,
        ...tail.said,
        kind: 'telegram',
        use: 'cites',
        start: at,
        end: tail.end,
        words: text.slice(at, tail.end),
      })
      occupy(at, tail.end)
      LIST.lastIndex = tail.end
      const next: RegExpExecArray | null = LIST.exec(text)
      number = undefined
      if (next && !readDateAt(text, tail.end + next[0].length - next[1]!.length)) {
        number = next[1]!
        at = tail.end + next[0].length - number.length
        end = tail.end + next[0].length
        said = { ...what, number }
      }
    }
  }
  // Words of a match in the lower-case text, as the paper writes them.
  const written = (m: RegExpExecArray, part: string) => {
    const at = m.index + (/^\d/.test(part) || part.length < 3 ? m[0].lastIndexOf(part) : m[0].indexOf(part))
    return text.slice(at, at + part.length)
  }
  for (const m of low.matchAll(SHORT)) {
    const who = TELS[(m[2] ?? m[1])!.toLowerCase()]
    if (who)
      take(m.index, m.index + m[0].length, {
        author: { role: who.author, words: written(m, m[1]!) } as Mention,
        ...(m[3] && { addressee: { role: 'named' as const, words: written(m, m[3]) } }),
        number: written(m, m[4]!),
      })
  }
  for (const m of low.matchAll(POSSESSED)) {
    const [, pronoun, mission, department, to, number] = m
    if (/\d[a-z]$/.test(number!) || pronoun === 'this') continue
    const role = mission
      ? 'mission'
      : department
        ? 'department'
        : pronoun === 'my' || pronoun === 'our'
          ? 'self'
          : pronoun === 'his'
            ? 'third'
            : 'addressee'
    take(m.index, m.index + m[0].length, {
      author: { role, words: written(m, (pronoun ?? mission ?? department)!) },
      ...(to && { addressee: { role: 'named' as const, words: written(m, to) } }),
      number: written(m, number!),
    })
  }
  for (const re of series ? [SERIAL, series] : [SERIAL])
    for (const m of text.matchAll(re))
      take(m.index, m.index + m[0].length, {
        series: m[1]!.toLowerCase(),
        number: m[2]!,
        ...(HOUSES.test(m[1]!) && {
          author: {
            role: 'named' as const,
            words: m[0]
              .slice(0, m[0].length - m[2]!.length)
              .trim()
              .replace(/\s+No\.?$/, ''),
            loose: true,
          },
        }),
      })
  for (const m of text.matchAll(MY_DTG))
    take(m.index, m.index + m[0].length, {
      ...(m[1] && {
        author: {
          role: /^your$/i.test(m[1])
            ? ('addressee' as const)
            : /^his$/i.test(m[1])
              ? ('third' as const)
              : ('self' as const),
          words: m[1],
        },
      }),
      number: m[2]!,
    })
  for (const m of text.matchAll(POST)) {
    const [, whole, possessive, to, number] = m
    // "Saigon Telegram No. 726": the post is Saigon.
    const post = whole!.replace(/\s+(?:telegrams?|cables?|messages?|notes?|despatch(?:es)?)$/i, '')
    const words = post.split(/\s+/)
    // "Telegrams 843 and 848": the noun itself, and no sender.
    if (/^(?:telegrams?|cables?|despatch(?:es)?)$/i.test(post) && !possessive) {
      take(m.index, m.index + m[0].length, {
        ...(to && { addressee: { role: 'named' as const, words: to } }),
        number: number!,
      })
      continue
    }
    if (words.slice(leadWords(words)).some((w) => !isPost(w))) continue
    if (
      !possessive &&
      !to &&
      number!.length < 2 &&
      !/^\s+to\s/.test(text.slice(m.index + m[0].length, m.index + m[0].length + 4))
    )
      continue
    const lead = LEAD.exec(post)
    const name = lead ? post.slice(lead[0].length) : post
    if (name === '' || !isPost(name)) continue
    const start = m.index + (lead ? lead[0].length : 0)
    take(start, m.index + m[0].length, {
      author: { role: 'named', words: name.replace(/['’]s?$/, '') },
      ...(to && { addressee: { role: 'named' as const, words: to } }),
      number: number!,
    })
  }
  for (const m of text.matchAll(NUMBERED_PAPER))
    if (free(m.index, m.index + m[0].length)) {
      occupy(m.index, m.index + m[0].length)
      const series = /^(?:National Security|NASM)/.test(m[1]!)
        ? 'nsam'
        : /^Special/.test(m[1]!)
          ? 'snie'
          : /^National/.test(m[1]!)
            ? 'nie'
            : m[1]!.toLowerCase()
      found.push({
        start: m.index,
        end: m.index + m[0].length,
        words: m[0],
        kind: /nie|^se$/.test(series) ? 'estimate' : 'document',
        series,
        number: m[2]!,
        use: 'cites',
      })
    }
  for (const m of low.matchAll(ALONE)) {
    const start = m.index + m[0].search(/nos\.\s+[\d–-]+$/)
    take(start, m.index + m[0].length, { number: m[1]! })
  }
  for (const m of text.matchAll(AIRGRAM)) take(m.index, m.index + m[0].length, { number: m[0] })
  for (const m of low.includes('not declassified') ? text.matchAll(WITHHELD) : []) {
    const end = m.index + m[0].length
    if (!free(m.index, end)) continue
    occupy(m.index, end)
    const whose =
      m[1] && /^(?:my|our)$/i.test(m[1]) ? 'self' : m[1] && /^(?:your|ur)$/i.test(m[1]) ? 'addressee' : undefined
    found.push({
      start: m.index,
      end,
      words: m[0],
      kind: 'telegram',
      withheld: true,
      use: 'cites',
      ...(whose
        ? { author: { role: whose, words: m[1]! } }
        : m[2] && { author: { role: 'named' as const, words: m[2] } }),
    })
  }
  for (const m of low.matchAll(PRECEDING))
    if (free(m.index, m.index + m[0].length))
      found.push({
        start: m.index,
        end: m.index + m[0].length,
        words: text.slice(m.index, m.index + m[0].length),
        kind: 'telegram',
        order: 'previous',
        author: { role: 'self', words: m[0] },
        use: 'cites',
      })
  for (const m of low.matchAll(REFTEL))
    if (free(m.index, m.index + m[0].length))
      found.push({
        start: m.index,
        end: m.index + m[0].length,
        words: text.slice(m.index, m.index + m[0].length),
        kind: 'telegram',
        back: true,
        use: 'cites',
        ...(/s$/i.test(m[0]) && { set: 'closed' as const }),
      })
  return found
}

/** After the number: "to Department", "of January 18", ", September 9, 1963". */
function readTail(
  text: string,
  from: number,
  said: { addressee?: Mention },
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
  const gap = /(?:,?\s*\(?(?:of|dated)?\s*)/y
  gap.lastIndex = end
  const g = gap.exec(text)
  const date = g && readDateAt(text, end + g[0].length)
  if (date && (date.month || date.relative !== undefined)) {
    more.date = date
    end = date.end
  }
  return { end, said: mended ? { ...more, number: mended[1]! } : more }
}
