/**
 * Mail quoted in mail: the lines that begin with ">", the line above them that says whose words they are and of what day, and the
 * blocks of headers that other programs put above a message they repeat whole. Each quotation keeps its place in the text.
 *
 *     On Fri, 26 Oct 2012 19:00:00 +0300, Ana wrote:      ← the attribution: start..end
 *     > I have your message.                              ← one part
 *     Good.
 *     > And I answer it tomorrow.                         ← another part of the same quotation
 */
import type { WhenSaid } from '../record/when.ts'
import { readMailDate, readWrittenMailDate } from './mail-date.ts'

export interface QuotedMail {
  /** The line or lines that introduce it; where there are none, the first quoted line. */
  readonly start: number
  readonly end: number
  /** Somebody says whose words they are. */
  readonly attributed: boolean
  /** 1: what this message quotes; 2: what is quoted in that; and so on. */
  readonly depth: number
  readonly form: 'quoted' | 'forwarded'
  /** Name as written, and the address beside it. */
  readonly from?: string
  readonly address?: string
  readonly to?: readonly string[]
  readonly when?: WhenSaid
  readonly subject?: string
  /** Where its words stand, with the marks that quote them. */
  readonly parts: readonly (readonly [number, number])[]
}

interface Line {
  readonly start: number
  readonly end: number
  readonly depth: number
  /** Without its quotation marks. */
  readonly words: string
}

/** More lines than this of one message are not looked through; what follows is a paste and no letter. */
const MOST_LINES = 50_000
const MARKS = /^(?:\s{0,2}>)+ ?/

/** The quotations of a message, in the order in which they begin. Linear in the text. */
export function readQuotedMail(text: string): QuotedMail[] {
  if (!text.includes('>') && !BLOCK_HINT.test(text)) return []
  const lines = linesOf(text)
  const found: Open[] = []
  const open: Open[] = []
  let block: Open | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const head = readBlock(lines, i)
    if (head) {
      // A second block below the first is what the first repeated in its turn.
      const depth = block?.base === line.depth ? block.depth + 1 : line.depth + 1
      block = { ...head.quoted, base: head.base, depth, parts: [] }
      found.push(block)
      i = head.last
      continue
    }
    if (block && line.depth >= block.base) {
      if (line.words !== '' || line.depth > block.base) extend(block, line)
      if (line.depth === block.base) continue
    } else if (block) block = undefined
    // A line without marks ends nothing: the answer stands between the parts. A deeper line belongs to the one that was opened for it.
    for (let depth = (block ? block.depth : 0) + 1; depth <= line.depth + (block ? block.depth : 0); depth++) {
      const own = block ? depth - block.depth + block.base : depth
      if (own > line.depth) break
      if (block && own <= block.base) continue
      let at = open[own]
      if (!at || (own === line.depth && startsAnew(lines, i, own))) {
        at = { ...introduce(lines, i, own), base: own, depth: block ? block.depth + own - block.base : own, parts: [] }
        open[own] = at
        open.length = own + 1
        found.push(at)
      }
      if (own === line.depth) extend(at, line)
    }
  }
  return found
    .filter((q) => q.parts.length > 0 || q.attributed)
    .map(({ base: _, ...q }) => q)
    .sort((a, b) => a.start - b.start || a.depth - b.depth)
}

type Open = Omit<QuotedMail, 'parts'> & {
  readonly parts: [number, number][]
  /** The depth of the marks at which it stands. */
  readonly base: number
}

function extend(q: Open, line: Line): void {
  const last = q.parts.at(-1)
  if (last && line.start <= last[1] + 1) last[1] = line.end
  else q.parts.push([line.start, line.end])
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let at = 0; at <= text.length && lines.length < MOST_LINES; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    const raw = text.slice(at, end)
    const marks = raw.includes('>') ? MARKS.exec(raw)?.[0] : undefined
    lines.push({
      start: at,
      end,
      depth: marks ? Math.min(40, marks.split('>').length - 1) : 0,
      words: (marks ? raw.slice(marks.length) : raw).trim(),
    })
    if (next < 0) break
    at = next + 1
  }
  return lines
}

/** A line directly above that says who wrote opens another quotation of the same depth. */
function startsAnew(lines: readonly Line[], i: number, depth: number): boolean {
  return (lines[i - 1]?.depth ?? 0) < depth && readAttribution(lines, i, depth - 1) !== undefined
}

function introduce(lines: readonly Line[], i: number, depth: number): Omit<QuotedMail, 'depth' | 'parts'> {
  const told = readAttribution(lines, i, depth - 1)
  const line = lines[i]!
  return told ?? { start: line.start, end: line.end, attributed: false, form: 'quoted' }
}

/** "wrote" as mail programs say it. */
const WROTE =
  /(?<!\p{L})(?:wrote|writes|said|schrieb|écrit|ecrit|escribió|escribio|escreveu|ha scritto|scrisse|schreef|skrev|napsal(?:\(a\))?|kirjoitti|yazdı)(?!\p{L})|написал|пишет|пише|a scris|napisał|wrote|写道|写道|のメール|작성/iu

/** The line or lines above a quotation: at most three, ending with a colon, that say who wrote or when. */
function readAttribution(
  lines: readonly Line[],
  i: number,
  depth: number,
): Omit<QuotedMail, 'depth' | 'parts'> | undefined {
  let last = i - 1
  if (lines[last]?.depth === depth && lines[last]?.words === '') last--
  if (!lines[last] || lines[last]!.depth !== depth || !/[:：]$/.test(lines[last]!.words)) return undefined
  for (let first = last; first > last - 4; first--) {
    const line = lines[first]
    if (!line || line.depth !== depth || line.words === '') return undefined
    const words = lines
      .slice(first, last + 1)
      .map((l) => l.words)
      .join(' ')
    if (words.length > 400) return undefined
    const read = readIntroduction(words)
    if (read) return { start: line.start, end: lines[last]!.end, attributed: true, form: 'quoted', ...read }
  }
  return undefined
}

/** "On Fri, 26 Oct 2012 19:00:00 +0300, Ana Ruiz <ana@example.org> wrote:" */
function readIntroduction(words: string): Pick<QuotedMail, 'from' | 'address' | 'when'> | undefined {
  const wrote = WROTE.exec(words)
  const when = readWrittenMailDate(words)
  if (!wrote && !when) return undefined
  // A colon alone ends many a line: without a verb there must be a date and somebody's address.
  const address = /[<([]?(?:mailto:)?([^\s<>()[\]":,;]+@[^\s<>()[\]":,;]+)[>)\]]?/.exec(words)
  if (!wrote && !address) return undefined
  const name = nameIn(words, when, wrote?.[0], address?.[0])
  // The verb stands at the end of the first of several lines only when the line before opens the sentence.
  if (!when && !address && !/^\S+(?:\s+\S+){0,5}[:：]$/.test(words)) return undefined
  if (!when && !OPENS.test(words) && !name && !address) return undefined
  if (!when && /^\p{Ll}/u.test(words)) return undefined
  return {
    ...(name && { from: name }),
    ...(address && { address: address[1]!.toLowerCase() }),
    ...(when && { when }),
  }
}

const OPENS = /^(?:on|am|le|el|em|il|op|den|dne|w dniu|в)\b/iu
const LEFT_OVER =
  /^(?:on|am|le|el|em|il giorno|il|op|den|dne|w dniu|at|um|à|a las|às|alle|om|kl\.?|o|the|in (?:message|article)|in|v|в|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lun|mar|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|a)(?=[\s,.:]|$)[\s,.:]*/iu

function nameIn(
  words: string,
  when: WhenSaid | undefined,
  wrote: string | undefined,
  address: string | undefined,
): string | undefined {
  let left = words.replace(/[:：]\s*$/, '')
  const cuts = [when?.words, address, wrote].filter((x): x is string => Boolean(x))
  for (const cut of cuts) left = left.replace(cut, ' ¦ ')
  left = left.replace(/<[^<>]*@[^<>]*>/g, ' ').replace(/\bhat\b|\ba\b(?=\s*¦)/g, ' ')
  const pieces = left.split('¦').map((piece) => {
    let p = piece.replace(/^[\s,;:.–(-]+|[\s,;:–()-]+$/g, '')
    for (let before = ''; before !== p; ) {
      before = p
      p = p.replace(LEFT_OVER, '').replace(/^[\s,;:.–-]+/, '')
    }
    return p
      .replace(/,?\s+(?:at|um|à|om|kl\.?|on)$/i, '')
      .replace(/^["'“‘„]|["'”’“]$/g, '')
      .trim()
  })
  return pieces
    .filter((p) => /\p{L}{2}/u.test(p) && p.length <= 80 && p.split(/\s+/).length <= 8)
    .sort((a, b) => b.length - a.length)[0]
}

const RULE =
  /^[-_*=]{2,}.*[-_*=]{2,}$|^_{8,}$|^Begin forwarded message|^(?:Anfang der weitergeleiteten|Début du message)/i
const FORWARDED = /forward|weitergeleitet|transf[ée]r|reenviad|encaminhad|inoltrat|doorgestuurd|пересыла|переадрес/i
const FIELD =
  /^[*_]*(From|De|Von|Da|Van|Från|Fra|От|Od|Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Data|Verzonden|Skickat|Дата|Отправлено|Wysłano|To|An|À|A|Para|Aan|Till|Til|Кому|Do|Cc|Kopie|Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne|Emne|Тема|Temat)\s*:[*_]*\s*(.*)$/iu
const BLOCK_HINT = /^[> \t*_]*(?:From|De|Von|Da|Van|Från|Fra|От|Od)\s*:/imu

/** A block of headers above a message repeated whole: From, then at least a date or a subject, on lines that follow each other. */
function readBlock(
  lines: readonly Line[],
  i: number,
): { quoted: Omit<QuotedMail, 'depth' | 'parts'>; last: number; base: number } | undefined {
  const line = lines[i]!
  let at = i
  // A line that long is no rule, and would cost its square to be tried as one.
  const ruled = line.words.length <= 200 && RULE.test(line.words)
  if (ruled) {
    at++
    while (at < i + 3 && lines[at]?.words === '') at++
  }
  const first = lines[at] && FIELD.exec(lines[at]!.words)
  if (!first || !/^(?:from|de|von|da|van|från|fra|от|od|date|datum|subject)$/i.test(first[1]!)) return undefined
  // Some programs put their marks before the block, and none before the line that announces it.
  const base = lines[at]!.depth
  if (base < line.depth) return undefined
  const fields = new Map<string, string>()
  let last = at
  for (; last < at + 12 && lines[last]; last++) {
    const l = lines[last]!
    if (l.depth !== base) break
    const m = FIELD.exec(l.words)
    if (!m) {
      // A folded field goes on, a blank line ends the block.
      if (l.words === '' || fields.size < 2 || last === at) break
      continue
    }
    const key = fieldKind(m[1]!, fields.size === 0)
    if (key && !fields.has(key)) fields.set(key, m[2]!.trim())
  }
  const from = fields.get('from')
  if (!from || !(fields.has('date') || fields.has('subject')) || (!ruled && !fields.has('date'))) return undefined
  const address = /([^\s<>()[\]":,;]+@[^\s<>()[\]":,;]+)/.exec(from)?.[1]?.replace(/^mailto:/i, '')
  const name = from
    .replace(/[<[(][^>\])]*[>\])]/g, '')
    .replace(/^["'*]+|["'*]+$/g, '')
    .trim()
  const date = fields.get('date')
  const when = date === undefined ? undefined : (readWrittenMailDate(date) ?? readMailDate(date))
  const to = fields
    .get('to')
    ?.split(/[;,](?![^<]*>)/)
    .map((x) => x.replace(/[<[(][^>\])]*[>\])]/g, '').replace(/^["'\s]+|["'\s]+$/g, '') || x.trim())
    .filter(Boolean)
  const subject = fields.get('subject')
  return {
    last: last - 1,
    base,
    quoted: {
      start: line.start,
      end: lines[last - 1]!.end,
      attributed: true,
      form: ruled && FORWARDED.test(line.words) ? 'forwarded' : 'quoted',
      ...((name || address) && { from: name || address! }),
      ...(address && { address: address.toLowerCase() }),
      ...(when && { when: { ...when, words: date! } }),
      ...(to?.length && { to }),
      ...(subject && { subject }),
    },
  }
}

function fieldKind(label: string, first: boolean): 'from' | 'date' | 'to' | 'subject' | undefined {
  const l = label.toLowerCase()
  if (/^(?:from|von|van|från|fra|от|od)$/.test(l) || ((l === 'de' || l === 'da') && first)) return 'from'
  if (
    /^(?:sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|data|verzonden|skickat|дата|отправлено|wysłano)$/.test(l)
  )
    return 'date'
  if (/^(?:to|an|à|a|para|aan|till|til|кому|do)$/.test(l)) return 'to'
  if (/^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|тема|temat)$/.test(l)) return 'subject'
  return undefined
}

/** The words of a quotation as they were before they were quoted: without its marks, and without what is quoted deeper in it. */
export function quotedWords(text: string, q: QuotedMail): string {
  return q.parts.map(([a, b]) => withoutMarks(text.slice(a, b))).join('\n')
}

/** Lines without the marks that quote them. */
export function withoutMarks(text: string): string {
  return text
    .split('\n')
    .map((l) => l.replace(MARKS, ''))
    .join('\n')
}

/** White space aside: lines are broken anew by whoever quotes them. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00AD\u200B\uFEFF]+/g, '')
}

/** The text with everything quoted from other messages blanked out, at the same length: what the writer says himself. */
export function blankQuotedMail(text: string, quotations: readonly QuotedMail[] = readQuotedMail(text)): string {
  if (quotations.length === 0) return text
  const cuts = quotations.flatMap((q) => [...(q.attributed ? [[q.start, q.end] as const] : []), ...q.parts])
  let out = ''
  let at = 0
  for (const [a, b] of [...cuts].sort((x, y) => x[0] - y[0])) {
    if (b <= at) continue
    const from = Math.max(a, at)
    out += text.slice(at, from) + text.slice(from, b).replace(/[^\n]/g, ' ')
    at = b
  }
  return out + text.slice(at)
}
