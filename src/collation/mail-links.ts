/**
 * What messages say of each other: by their headers, which name Message-IDs exactly, and by what they quote, which outlives the
 * message quoted. A message that is named and not on file gets a place, described from the quotations.
 *
 *     In-Reply-To: <1@example.org>                    the id: not on file
 *     On Fri, 26 Oct 2012 19:00, Ana Ruiz wrote:      so it was Ana's, of that day
 *     > I cannot come on Monday.                      and these of its words survive
 */
import { isForwardSubject } from '../reading/forwarded-mail.ts'
import { minuteOf, minutesMeant, offsetOf } from '../reading/mail-date.ts'
import { type QuotedMail, quotedWords, squeeze } from '../reading/quoted-mail.ts'
import { type Copy, dateOf, type Record } from '../record/record.ts'
import type { Link, Relation, Reply } from './link.ts'
import { findQuotedTexts } from './mail-quoted-text.ts'
import { isFrom, isOfDay, type MailShelf, type Message } from './mail-shelf.ts'

/** A quotation, and the message it is from: a paper, or the key of one that is not on file. */
export interface Quotation {
  readonly paper: string
  readonly quoted: QuotedMail
  readonly target?: string
  readonly absent?: string
}

export interface MailLink {
  readonly link: Link
  /** What is not on file, under a name that only this room uses. */
  readonly absent?: { readonly key: string; readonly messageId?: string; readonly quoted?: QuotedMail }
}

export interface MailLinks {
  readonly byPaper: ReadonlyMap<string, readonly MailLink[]>
  readonly quotations: readonly Quotation[]
}

const CONTEXT = 24

/** The links of every message, in the order of the papers. Linear in headers and texts. */
export function linkMail(record: Record, shelf: MailShelf): MailLinks {
  const byPaper = new Map<string, MailLink[]>()
  const quotations: Quotation[] = []
  const placed = new Map<Message, Placed[]>()
  for (const m of shelf.messages) if (m.quotations.length) placed.set(m, placeQuotations(record, shelf, m))
  const byText = findQuotedTexts(
    shelf,
    [...placed].flatMap(([message, list]) =>
      list.filter((p) => !p.target && !p.messageId).map((p) => ({ message, quoted: p.quoted })),
    ),
  )
  for (const m of shelf.messages) {
    const list: MailLink[] = []
    const own = placed.get(m) ?? []
    for (const p of own) {
      const found = byText.get(p.quoted)
      if (!p.target && !p.messageId && found?.length === 1) {
        p.target = found[0]!
        p.reasons = ['its words stand in that message']
      } else if (!p.target && !p.messageId && found && found.length > 1) p.among = found
    }
    const isReply = m.answers.length > 0
    for (const id of m.answers) list.push(headerLink(m, shelf, id, own, isAnswer(m, id)))
    for (const id of m.ancestors)
      if (!m.answers.includes(id) && !shelf.byMessageId.has(id)) list.push(headerLink(m, shelf, id, own, 'References'))
    const answered =
      !isReply && !isForwardSubject(m.paper.title) && m.quotations.some((q) => q.depth === 1 && q.form === 'quoted')
    for (const p of own) {
      if (!p.linked) {
        const link = quotationLink(m, p, answered)
        if (link) list.push(link)
      }
      const target = p.target
      quotations.push({
        paper: m.paper.id,
        quoted: p.quoted,
        ...(target !== undefined ? { target } : { absent: p.messageId ?? quotedKey(p.quoted) }),
      })
    }
    if (list.length) byPaper.set(m.paper.id, list)
  }
  return { byPaper, quotations }
}

interface Placed {
  readonly quoted: QuotedMail
  /** The paper that it is from. */
  target?: string
  /** The Message-ID, not on file, that it is from. */
  messageId?: string
  among?: readonly string[]
  reasons: readonly string[]
  /** A link of the header stands at its place already. */
  linked?: boolean
}

/** Which of the messages that the header names, or of all on file, each quotation of a message is from. */
function placeQuotations(record: Record, shelf: MailShelf, m: Message): Placed[] {
  const given = new Set<string>()
  return m.quotations.map((quoted): Placed => {
    const named = shelf.byPaper.get(shelf.byMessageId.get(m.ancestors[quoted.depth - 1] ?? '') ?? '')
    if (named && quoted.attributed && quoted.form === 'quoted' && isSentThen(record, named, m, quoted)) {
      given.add(m.ancestors[quoted.depth - 1]!)
      return { quoted, target: named.paper.id, reasons: ['the header names it, and the line above the quotation fits'] }
    }
    const sent = quoted.attributed
      ? (sentThen(record, shelf, m, quoted) ?? copiedFrom(record, shelf, m, quoted))
      : undefined
    if (sent)
      return {
        quoted,
        target: sent.paper.id,
        reasons: ['sent by that person in that minute, and with these words in it'],
      }
    if (quoted.form === 'forwarded') return { quoted, reasons: [] }
    const id = m.ancestors[quoted.depth - 1]
    // Of two quotations of one depth the first is of the message answered; the other may be of any.
    if (id === undefined || (given.has(id) && quoted.attributed)) return { quoted, reasons: [] }
    const target = shelf.byMessageId.get(id)
    if (target === undefined) {
      if (quoted.attributed) given.add(id)
      return { quoted, messageId: id, reasons: [] }
    }
    const other = shelf.byPaper.get(target)!
    const fits = isOfDay(other.paper, quoted) !== false && (isFrom(record, other.paper, quoted) ?? true)
    if (fits || holds(other, quotedWords(m.text, quoted))) {
      if (quoted.attributed) given.add(id)
      return { quoted, target, reasons: ['the header names it, and the line above the quotation fits'] }
    }
    const elsewhere = m.ancestors
      .slice(1)
      .map((a) => shelf.byPaper.get(shelf.byMessageId.get(a) ?? ''))
      .find((o) => o && isOfDay(o.paper, quoted) && isFrom(record, o.paper, quoted))
    return elsewhere
      ? { quoted, target: elsewhere.paper.id, reasons: ['the header names it, and the line above the quotation fits'] }
      : { quoted, reasons: [] }
  })
}

/** Sent in that very minute by that person: with the header that names it there is nothing left to compare. */
function isSentThen(record: Record, other: Message, m: Message, q: QuotedMail): boolean {
  const minute = minuteOf(dateOf(other.paper))
  return (
    minute !== undefined &&
    minutesMeant(q.when, offsetOf(dateOf(m.paper))).includes(minute) &&
    isFrom(record, other.paper, q) === true
  )
}

/** The one message that this person sent in that minute and that has the quoted words. */
function sentThen(record: Record, shelf: MailShelf, m: Message, q: QuotedMail): Message | undefined {
  const there = minutesMeant(q.when, offsetOf(dateOf(m.paper)))
    .flatMap((minute) => shelf.byMinute.get(minute) ?? [])
    .filter((o) => o !== m && !o.paper.versionOf && isFrom(record, o.paper, q) !== false)
  if (there.length === 0 || there.length > 50) return undefined
  const words = quotedWords(m.text, q)
  const fit = there.filter((o) => holds(o, words))
  return fit.length === 1 ? fit[0] : undefined
}

/** The message of which a copy was made from this very place when it was taken in. */
function copiedFrom(record: Record, shelf: MailShelf, m: Message, q: QuotedMail): Message | undefined {
  if (q.form !== 'forwarded') return undefined
  const copy = copiesIn(record)
    .get(m.paper.id)
    ?.find((c) => c.passage?.start === q.start && c.passage.end === q.end)
  return copy && shelf.byPaper.get(copy.paper)
}

const inPapers = new WeakMap<Record['copies'], ReadonlyMap<string, readonly Copy[]>>()

/** Copies by the paper in which they were passed on. */
function copiesIn(record: Record): ReadonlyMap<string, readonly Copy[]> {
  const earlier = inPapers.get(record.copies)
  if (earlier) return earlier
  const made = new Map<string, Copy[]>()
  for (const c of record.copies)
    if (c.in !== undefined) {
      const list = made.get(c.in)
      if (list) list.push(c)
      else made.set(c.in, [c])
    }
  inPapers.set(record.copies, made)
  return made
}

/** Does the message say these words itself? Half of the lines will do, for some are edited. */
function holds(m: Message, words: string): boolean {
  const lines = words
    .split('\n')
    .map(squeeze)
    .filter((l) => l.length >= 12)
  const own = squeeze(m.text)
  // "No." is found in many a message; one that says nothing else has said it.
  if (lines.length === 0) return own !== '' && own === squeeze(words)
  return lines.filter((l) => own.includes(l)).length * 2 >= lines.length
}

function isAnswer(m: Message, id: string): 'In-Reply-To' | 'References' {
  return m.paper.header && !m.paper.header.answers?.includes(id) ? 'References' : 'In-Reply-To'
}

function headerLink(
  m: Message,
  shelf: MailShelf,
  id: string,
  placed: readonly Placed[],
  field: 'In-Reply-To' | 'References',
): MailLink {
  const target = shelf.byMessageId.get(id)
  const at = placed.find((p) => p.quoted.attributed && !p.linked && (target ? p.target === target : p.messageId === id))
  if (at) at.linked = true
  const relation: Relation = m.answers.includes(id) ? 'answers' : 'cites'
  const stands = at ? ([at.quoted.start, at.quoted.end] as const) : ([0, 0] as const)
  const link = linkAt(m, stands, at ? undefined : `${field}: <${id}>`, relation)
  const said = m.paper.header ? `${field} names its Message-ID` : 'the keeper says that it answers it'
  const also = at ? ['the quotation gives its day and sender'] : []
  if (target !== undefined)
    return {
      link: {
        ...link,
        outcome: 'resolved',
        target,
        targets: [target],
        confidence: 0.99,
        reasons: [said, ...also],
        candidates: [{ paper: target, confidence: 0.99 }],
      },
    }
  return {
    link: { ...link, confidence: 0.97, reasons: [`${field} names a message that is not on file`, ...also] },
    absent: { key: id, messageId: id, ...(at && { quoted: at.quoted }) },
  }
}

/** A quotation that no header explains: found by its words or its minute, one of several, or of a message not on file. */
function quotationLink(m: Message, p: Placed, answers: boolean): MailLink | undefined {
  const { quoted } = p
  const relation: Relation = passesOn(m, quoted) ? 'forwards' : answers && quoted.depth === 1 ? 'answers' : 'quotes'
  const link = linkAt(m, [quoted.start, quoted.end], undefined, relation)
  if (p.target !== undefined) {
    if (p.target === m.paper.id) return undefined
    return {
      link: {
        ...link,
        outcome: 'resolved',
        target: p.target,
        targets: [p.target],
        confidence: 0.9,
        reasons: p.reasons,
        candidates: [{ paper: p.target, confidence: 0.9 }],
      },
    }
  }
  if (p.among)
    return {
      link: {
        ...link,
        outcome: 'ambiguous',
        confidence: Math.round(1000 / p.among.length) / 1000,
        reasons: [`its words stand in ${p.among.length} messages`],
        candidates: p.among.map((paper) => ({ paper, confidence: Math.round(900 / p.among!.length) / 1000 })),
      },
    }
  // Without a day and a name nothing tells which message it was.
  if (!quoted.attributed || !(quoted.when?.edtf && (quoted.from || quoted.address)) || p.messageId) return undefined
  return {
    link: { ...link, confidence: 0.8, reasons: ['quoted with its day and sender, and not on file'] },
    absent: { key: quotedKey(quoted), quoted },
  }
}

function passesOn(m: Message, quoted: QuotedMail): boolean {
  return quoted.form === 'forwarded' || (quoted.depth === 1 && quoted.attributed && isForwardSubject(m.paper.title))
}

const quotedKey = (q: QuotedMail) => `quoted ${(q.from ?? q.address ?? '').toLowerCase()} ${q.when?.edtf ?? ''}`

function linkAt(
  m: Message,
  [start, end]: readonly [number, number],
  words: string | undefined,
  relation: Relation,
): Link {
  return {
    paper: m.paper.id,
    start,
    end,
    words: words ?? m.text.slice(start, end),
    outcome: 'absent',
    targets: [],
    confidence: 0,
    reasons: [],
    candidates: [],
    relation,
    ...(m.paper.textHash && { textHash: m.paper.textHash }),
    prefix: m.text.slice(Math.max(0, start - CONTEXT), start),
    suffix: m.text.slice(end, end + CONTEXT),
  }
}

/** Replies that headers and quotations make, with the link that says so in place of the keeper's word. */
export function addMailReplies(
  replies: readonly Reply[],
  links: readonly Link[],
  isMail: (link: number) => boolean,
): Reply[] {
  const byPair = new Map(replies.map((r) => [`${r.reply}\0${r.to}`, r]))
  links.forEach((link, i) => {
    if (!isMail(i) || link.relation !== 'answers' || link.outcome !== 'resolved' || !link.target) return
    if (link.target !== link.paper)
      byPair.set(`${link.paper}\0${link.target}`, { reply: link.paper, to: link.target, kind: 'formal', link: i })
  })
  return [...byPair.values()].sort((a, b) => (a.reply < b.reply ? -1 : a.reply > b.reply ? 1 : a.to < b.to ? -1 : 1))
}
